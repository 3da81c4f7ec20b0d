"""What every file and column of the contract holds, in words: for the page, the templates and the README."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.data.contract.words import COLUMNS
from dashboard.i18n import N_, Language

_AREA: Final = N_(
    "kode Kemendagri kabupaten/kota (4 angka), atau provinsi (2 angka) bila hanya ada total provinsi"
)
_SEGMENT: Final = N_("`PU`, `BPU`, `JAKON`, `PMI`, atau `SEMUA` (tidak dirinci)")
_GROUP: Final = N_("kelompok pekerja seperti di daftar kode, atau `SEMUA`")
_ACTIVE: Final = N_(
    "orang (NIK), bilangan bulat 0 atau lebih; kosong atau `-` berarti tidak ada data, bukan nol"
)
_PUBLISHER: Final = N_("penerbit angka")
_VERSION: Final = N_("nama versi, tampil di samping setiap persentase")
_PAST_MONTH: Final = N_("bulan, `YYYY-MM`; tidak boleh sesudah bulan ini (WITA)")
_YEAR: Final = N_("tahun, empat angka")
_OWN_SEGMENT: Final = N_("`PU`, `BPU`, `JAKON`, atau `PMI`")
_COUNT: Final = N_("bilangan bulat 0 atau lebih; kosong berarti tidak ada data")
_PEOPLE: Final = N_("orang, bilangan bulat 0 atau lebih; kosong berarti tidak ada data")
_RUPIAH: Final = N_("rupiah bulat, ditulis lengkap: `504000000`; kosong berarti tidak ada data")
_LAST_PAID: Final = N_("bulan iuran terakhir yang sudah dibayar, `YYYY-MM`; kosong bila belum ada")
_ENTITY: Final = N_("`badan usaha`, `OPD`, atau `desa`")
_COMPLIANCE: Final = N_(
    "`PWBD` (wajib belum daftar), `PDS` (daftar sebagian tenaga kerja, upah, atau program), atau `menunggak`"
)
_ARREARS: Final = N_("lama menunggak dalam bulan, 0–600; 0 bila tidak menunggak")
_RECOVERED: Final = N_("rupiah tunggakan yang sudah dipulihkan; kosong berarti tidak ada data")


@dataclass(frozen=True)
class FileWords:
    """A file in words, as message ids. columns: the contract's columns, in its order."""

    row_is: str
    columns: dict[str, str]


#: The contract's files by name; Markdown code marks stand around what is typed as it is.
DESCRIPTIONS: Final[dict[str, FileWords]] = {
    "kepesertaan": FileWords(
        N_("satu baris satu jumlah peserta aktif pada akhir bulan"),
        {
            "periode": _PAST_MONTH,
            "kode_wilayah": _AREA,
            "segmen": _SEGMENT,
            "kelompok": _GROUP,
            "sumber_dana": N_("pembayar iuran seperti di daftar kode, atau `SEMUA`"),
            "peserta_aktif": _ACTIVE,
            "sementara": N_("`ya` untuk peserta sementara seperti petugas ad hoc pemilu, selain itu `tidak`"),
        },
    ),
    "potensi": FileWords(
        N_("satu baris satu jumlah pekerja yang layak menjadi peserta, berlaku sejak suatu bulan"),
        {
            "berlaku_mulai": N_(
                "bulan, `YYYY-MM`; yang terbaru pada atau sebelum suatu bulan dipakai untuk bulan itu"
            ),
            "kode_wilayah": _AREA,
            "segmen": N_("`PU`, `BPU`, `JAKON`, atau `SEMUA`; potensi tidak memuat PMI"),
            "potensi": N_("orang, bilangan bulat 0 atau lebih"),
            "versi": _VERSION,
            "sumber": _PUBLISHER,
        },
    ),
    "populasi_kelompok": FileWords(
        N_("satu baris jumlah orang dalam satu kelompok sejak suatu tahun"),
        {
            "tahun": _YEAR,
            "kode_wilayah": _AREA,
            "kelompok": N_("kelompok pekerja seperti di daftar kode"),
            "jumlah": N_("orang, bilangan bulat 0 atau lebih"),
            "versi": _VERSION,
            "sumber": _PUBLISHER,
        },
    ),
    "target": FileWords(
        N_("satu baris satu target"),
        {
            "tahun": _YEAR,
            "tingkat": N_("`nasional`, `kanwil`, `provinsi`, `cabang`, atau `kabkota`"),
            "kode": N_("kode menurut tingkatnya: `ID`, `SULAMA`, 2 angka, `KC..`, atau 4 angka"),
            "segmen": N_("seperti pada kepesertaan, biasanya `SEMUA`"),
            "jenis": N_("`UCJ`, `RPJMN`, `RPJMD`, `RPJPN`, atau `cabang`"),
            "nilai": N_("persen dari potensi (0–200; `62,93` atau `62.93`), atau orang"),
            "satuan": N_("`persen` atau `orang`; bila keduanya ada, orang yang dipakai untuk capaian"),
            "sumber": N_("dasar target"),
        },
    ),
    "realisasi_cabang": FileWords(
        N_("satu baris hitungan kantor cabang sendiri, menurut pemberi kerja"),
        {
            "periode": _PAST_MONTH,
            "kode_cabang": N_("kode kantor cabang, `KC` dan dua angka, seperti di daftar kode"),
            "segmen": _SEGMENT,
            "peserta_aktif": _ACTIVE,
        },
    ),
    "tonggak": FileWords(
        N_("satu baris satu tanggal kebijakan"),
        {
            "tanggal": N_("tanggal, `YYYY-MM-DD`"),
            "judul": N_("judul kebijakan"),
            "dasar": N_("peraturan atau dasar lain"),
        },
    ),
    "tarif_iuran": FileWords(
        N_("satu baris satu tarif iuran; hanya bila kantor memakai tarif lain daripada tabel peraturan"),
        {
            "segmen": _OWN_SEGMENT,
            "kelompok": N_("kelompok seperti di daftar kode, atau `SEMUA`; tarif yang paling khusus dipakai"),
            "sumber_dana": N_("pembayar iuran seperti di daftar kode, atau `SEMUA`"),
            "program": N_("`JKK+JKM`, `JHT`, `JP`, atau program lain di daftar kode"),
            "nilai": N_("rupiah seorang sebulan, atau persen dari upah atau nilai kontrak: `0,54`"),
            "satuan": N_("`rupiah` atau `persen`"),
            "batas_bawah": N_("Jakon: tarif ini untuk bagian nilai kontrak di atas angka ini, rupiah"),
            "batas_atas": N_("Jakon: sampai angka ini, rupiah; kosong bila tidak ada batas atas"),
            "minimum": N_("iuran paling sedikit, rupiah; kosong bila tidak ada"),
            "upah_maksimum": N_("upah tertinggi yang dihitung, rupiah; kosong bila tidak ada"),
            "berlaku_mulai": N_("bulan pertama, `YYYY-MM`"),
            "berlaku_sampai": N_("bulan terakhir, `YYYY-MM`; kosong bila masih berlaku"),
            "dasar": N_("peraturan atau dasar lain"),
        },
    ),
    "pendanaan": FileWords(
        N_("satu baris satu kelompok pekerja yang iurannya didanai untuk beberapa bulan"),
        {
            "kode_wilayah": _AREA,
            "segmen": _OWN_SEGMENT,
            "kelompok": N_("kelompok seperti di daftar kode, atau `SEMUA` bila tidak dirinci"),
            "sumber_dana": N_("pembayar iuran seperti di daftar kode"),
            "jumlah_pekerja": _PEOPLE,
            "tarif": N_("rupiah seorang sebulan: `16800`; kosong berarti tidak ada data"),
            "mulai": N_("bulan pertama yang didanai, `YYYY-MM`"),
            "bulan": N_("banyaknya bulan yang didanai, 1–60"),
            "terakhir_dibayar": _LAST_PAID,
            "anggaran": N_("rupiah untuk seluruh masa itu; kosong berarti tidak ada data"),
            "pihak": N_(
                "boleh tidak ada: instansi yang membayar, bukan nama orang; hanya tampil untuk petugas kantor"
            ),
        },
    ),
    "iuran_desa": FileWords(
        N_("satu baris iuran satu desa untuk satu kelompok dalam satu tahun; bukan untuk kelurahan"),
        {
            "tahun": N_("tahun anggaran desa, paling akhir tahun depan"),
            "kode_desa": N_("kode desa Kemendagri, 10 angka; kode BPS dan kode kelurahan ditolak"),
            "kelompok": N_("kelompok seperti di daftar kode, atau `SEMUA`; untuk satu desa tidak keduanya"),
            "jumlah_pekerja": _PEOPLE,
            "bulan_dibayar": N_("bulan iuran yang dibayar untuk tahun itu, 0–12; 0 berarti tidak membayar"),
            "terakhir_dibayar": _LAST_PAID,
            "anggaran": N_("rupiah iuran dalam APBDes tahun itu; kosong berarti tidak ada data"),
            "realisasi": N_("rupiah yang sudah dibayar; kosong berarti tidak ada data"),
            "anggaran_tahun_depan": N_("rupiah dalam APBDes tahun berikutnya; kosong berarti belum diisi"),
        },
    ),
    "kepatuhan": FileWords(
        N_("satu baris satu jumlah badan usaha, OPD, atau desa yang belum patuh, tanpa nama"),
        {
            "periode": _PAST_MONTH,
            "kode_wilayah": _AREA,
            "jenis_entitas": _ENTITY,
            "kategori": _COMPLIANCE,
            "jumlah": N_("banyaknya badan usaha, OPD, atau desa; kosong berarti tidak ada data"),
            "tunggakan": _RUPIAH,
            "bulan_tunggakan": _ARREARS,
            "skk": N_("banyaknya surat kuasa khusus yang diserahkan; kosong berarti tidak ada data"),
            "dipulihkan": _RECOVERED,
        },
    ),
    "daftar_kepatuhan": FileWords(
        N_("satu baris satu badan usaha, OPD, atau desa dengan namanya; tidak tampil di server umum"),
        {
            "periode": _PAST_MONTH,
            "kode_wilayah": _AREA,
            "jenis_entitas": _ENTITY,
            "nama_entitas": N_("nama badan usaha, OPD, atau desa; bukan nama orang"),
            "kategori": _COMPLIANCE,
            "pekerja": N_("orang yang bekerja di sana; kosong berarti tidak ada data"),
            "terdaftar": N_("orang yang sudah terdaftar, paling banyak sama dengan `pekerja`"),
            "tunggakan": _RUPIAH,
            "bulan_tunggakan": _ARREARS,
            "skk_tanggal": N_("tanggal surat kuasa khusus, `YYYY-MM-DD`; kosong bila belum ada"),
            "dipulihkan": _RECOVERED,
        },
    ),
    "proyek_konstruksi": FileWords(
        N_("satu baris satu proyek konstruksi pemerintah; nama proyek tidak tampil di server umum"),
        {
            "kode_wilayah": _AREA,
            "nama": N_("nama proyek"),
            "pemilik": N_("OPD atau instansi pemilik proyek"),
            "nilai_kontrak": _RUPIAH,
            "tanggal_spk": N_("tanggal surat perintah kerja, `YYYY-MM-DD`"),
            "tanggal_daftar": N_("tanggal proyek didaftarkan, `YYYY-MM-DD`; kosong bila belum"),
            "status": N_("`berjalan`, `selesai`, atau `batal`"),
        },
    ),
    "dukungan_pemda": FileWords(
        N_("satu baris satu bentuk dukungan pemerintah daerah menurut Inpres 2/2021"),
        {
            "kode_wilayah": _AREA,
            "jenis": N_("`peraturan`, `tim`, `anggaran`, atau `edaran`"),
            "tahun": _YEAR,
            "ada": N_("`ya` atau `tidak`"),
            "dasar": N_("nomor peraturan, keputusan, atau surat"),
        },
    ),
    "manfaat": FileWords(
        N_(
            "satu baris manfaat yang dibayarkan dalam satu bulan; jumlah setahun boleh pada bulan terakhirnya"
        ),
        {
            "periode": _PAST_MONTH,
            "kode_wilayah": _AREA,
            "program": N_("`JKK`, `JKM`, `JHT`, `JP`, atau program lain di daftar kode"),
            "kasus": _COUNT,
            "rupiah": _RUPIAH,
            "penerima_beasiswa": N_("anak penerima beasiswa; kosong berarti tidak ada data"),
        },
    ),
    "komitmen": FileWords(
        N_("satu baris satu janji dari satu pertemuan"),
        {
            "id": N_("kode pendek yang tidak berulang, misalnya `K-001`; bukan 11 atau 16 angka"),
            "tanggal": N_("tanggal janji, `YYYY-MM-DD`; tidak boleh sesudah hari ini"),
            "kode_wilayah": _AREA,
            "pihak": N_("instansi yang berjanji, bukan nama orang"),
            "janji": N_("isi janji dalam satu kalimat"),
            "jumlah_pekerja": N_("orang yang dijanjikan; kosong bila janji tidak menyebut orang"),
            "rupiah": N_("rupiah yang dijanjikan; kosong bila janji tidak menyebut rupiah"),
            "tenggat": N_("tanggal janji harus dipenuhi, `YYYY-MM-DD`"),
            "status": N_("menurut instansi itu: `berjalan`, `selesai`, atau `batal`"),
        },
    ),
    "kemiskinan": FileWords(
        N_("satu baris angka kemiskinan satu tahun"),
        {
            "tahun": _YEAR,
            "kode_wilayah": _AREA,
            "persen": N_("penduduk miskin, persen (`9,81` atau `9.81`); kosong berarti tidak ada data"),
            "jumlah": _PEOPLE,
            "sumber": _PUBLISHER,
        },
    ),
}


def readme_tables(text: Language) -> str:
    """The files and columns as Markdown, as they stand in data/README.md."""
    return "\n\n".join(_readme_table(name, text) for name in COLUMNS)


def _readme_table(name: str, text: Language) -> str:
    words = DESCRIPTIONS[name]
    rows = [f"| `{column}` | {text(meaning)} |" for column, meaning in words.columns.items()]
    heading = f"### `{name}` – {text(words.row_is)}"
    return "\n".join([heading, "", f"| {text('kolom')} | {text('isi')} |", "|---|---|", *rows])
