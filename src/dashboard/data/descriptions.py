"""What every file and column of the contract holds, in words: for the page, the templates and the README."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.data.contract import COLUMNS
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
            "tahun": N_("tahun, empat angka"),
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
            "tahun": N_("tahun, empat angka"),
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
}


def readme_tables(text: Language) -> str:
    """The files and columns as Markdown, as they stand in data/README.md."""
    return "\n\n".join(_readme_table(name, text) for name in COLUMNS)


def _readme_table(name: str, text: Language) -> str:
    words = DESCRIPTIONS[name]
    rows = [f"| `{column}` | {text(meaning)} |" for column, meaning in words.columns.items()]
    heading = f"### `{name}` – {text(words.row_is)}"
    return "\n".join([heading, "", f"| {text('kolom')} | {text('isi')} |", "|---|---|", *rows])
