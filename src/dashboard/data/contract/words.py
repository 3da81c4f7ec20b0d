"""The words of the data contract: codes, columns and files, as `data/README.md` describes them."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from dashboard.data.contract.region import THE_REGION
from dashboard.i18n import N_

ALL: Final = "SEMUA"
REGION: Final = THE_REGION.kode
NATION: Final = "ID"


class Segment(StrEnum):
    """Membership segments of the agency."""

    PU = "PU"
    BPU = "BPU"
    JAKON = "JAKON"
    PMI = "PMI"


#: The segments that eligible workers (potensi) split into. PMI are shown apart: potensi has none.
COVERAGE_SEGMENTS: Final = (Segment.PU, Segment.BPU, Segment.JAKON)

SEGMENT_NAMES: Final[dict[str, str]] = {
    ALL: N_("Semua segmen"),
    Segment.PU: N_("Penerima Upah (PU)"),
    Segment.BPU: N_("Bukan Penerima Upah (BPU)"),
    Segment.JAKON: N_("Jasa Konstruksi (Jakon)"),
    Segment.PMI: N_("Pekerja Migran Indonesia (PMI)"),
}

#: kelompok: code in files -> words on screen.
GROUP_NAMES: Final[dict[str, str]] = {
    "non-ASN": N_("Non-ASN"),
    "perangkat desa": N_("Perangkat desa"),
    "BPD": N_("Badan Permusyawaratan Desa (BPD)"),
    "RT/RW": N_("RT/RW"),
    "kader posyandu": N_("Kader posyandu"),
    "guru mengaji": N_("Guru mengaji"),
    "imam masjid": N_("Imam masjid"),
    "marbot": N_("Marbot"),
    "pekerja gereja dan rumah ibadah lain": N_("Pekerja gereja dan rumah ibadah lain"),
    "nelayan": N_("Nelayan"),
    "petani": N_("Petani"),
    "tukang ojek": N_("Tukang ojek"),
    "pengemudi dan kurir": N_("Pengemudi dan kurir"),
    "pedagang pasar": N_("Pedagang pasar"),
    "buruh bangunan": N_("Buruh bangunan"),
    "pekerja perusahaan": N_("Pekerja perusahaan"),
    "petugas ad hoc pemilu": N_("Petugas ad hoc pemilu"),
    "lainnya": N_("Lainnya"),
}

#: sumber_dana: code in files -> words on screen.
FUNDING_NAMES: Final[dict[str, str]] = {
    "mandiri": N_("Mandiri"),
    "pemberi kerja": N_("Pemberi kerja"),
    "APBD provinsi": N_("APBD provinsi"),
    "APBD kab/kota": N_("APBD kabupaten/kota"),
    "APBDes/ADD": N_("APBDes/ADD"),
    "Dana Desa": N_("Dana Desa"),
    "DBH sawit": N_("DBH sawit"),
    "CSR": N_("CSR"),
    "Baznas": N_("Baznas"),
    "ASN peduli": N_("ASN peduli"),
}

#: BPU paid by anyone but the worker or an employer are pekerja rentan.
OWN_FUNDING: Final = ("mandiri", "pemberi kerja")

#: Paid from the state's or a local government's budget; DBH sawit reaches a regency through its APBD.
GOVERNMENT_FUNDING: Final = ("APBD provinsi", "APBD kab/kota", "DBH sawit")

#: Payers about whom the rules on half the contribution say nothing.
SILENT_FUNDING: Final = ("APBDes/ADD", "Dana Desa", "CSR", "Baznas", "ASN peduli")

#: program: code in files -> words on screen.
PROGRAM_NAMES: Final[dict[str, str]] = {
    "JKK+JKM": N_("Kecelakaan kerja dan kematian (JKK + JKM)"),
    "JKK": N_("Jaminan Kecelakaan Kerja (JKK)"),
    "JKM": N_("Jaminan Kematian (JKM)"),
    "JHT": N_("Jaminan Hari Tua (JHT)"),
    "JP": N_("Jaminan Pensiun (JP)"),
    "JKP": N_("Jaminan Kehilangan Pekerjaan (JKP)"),
}

#: jenis_entitas: code in files -> words on screen.
ENTITY_NAMES: Final[dict[str, str]] = {
    "badan usaha": N_("Badan usaha"),
    "OPD": N_("OPD"),
    "desa": N_("Pemerintah desa"),
}

#: kategori of compliance: code in files -> words on screen.
COMPLIANCE_NAMES: Final[dict[str, str]] = {
    "PWBD": N_("Wajib belum daftar (PWBD)"),
    "PDS": N_("Daftar sebagian (PDS)"),
    "menunggak": N_("Menunggak iuran"),
}

#: status of a building project: code in files -> words on screen.
PROJECT_NAMES: Final[dict[str, str]] = {
    "berjalan": N_("Berjalan"),
    "selesai": N_("Selesai"),
    "batal": N_("Batal"),
}

#: jenis of a local government's support under Inpres 2/2021: code in files -> words on screen.
SUPPORT_NAMES: Final[dict[str, str]] = {
    "peraturan": N_("Peraturan daerah atau kepala daerah"),
    "tim": N_("Tim pelaksana"),
    "anggaran": N_("Anggaran iuran"),
    "edaran": N_("Surat edaran"),
}

#: status of a commitment, as the office that made it says: code in files -> words on screen.
COMMITMENT_NAMES: Final[dict[str, str]] = {
    "berjalan": N_("Berjalan"),
    "selesai": N_("Selesai"),
    "batal": N_("Batal"),
}

#: How `sumber` begins in rows that the sample's generator made up.
SAMPLE_SOURCE: Final = "Data contoh"

TARGET_KINDS: Final = ("UCJ", "RPJMN", "RPJMD", "RPJPN", "cabang")
TARGET_LEVELS: Final = ("nasional", "kanwil", "provinsi", "cabang", "kabkota")


class Level(StrEnum):
    """Levels an area can have; the values are those of `tingkat` in the files."""

    NATION = "nasional"
    REGION = "kanwil"
    PROVINCE = "provinsi"
    BRANCH = "cabang"
    REGENCY = "kabkota"


#: Files of a data folder: name -> columns, in the order of the templates.
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "kepesertaan": (
        "periode", "kode_wilayah", "segmen", "kelompok", "sumber_dana", "peserta_aktif", "sementara",
    ),
    "potensi": ("berlaku_mulai", "kode_wilayah", "segmen", "potensi", "versi", "sumber"),
    "populasi_kelompok": ("tahun", "kode_wilayah", "kelompok", "jumlah", "versi", "sumber"),
    "target": ("tahun", "tingkat", "kode", "segmen", "jenis", "nilai", "satuan", "sumber"),
    "realisasi_cabang": ("periode", "kode_cabang", "segmen", "peserta_aktif"),
    "tonggak": ("tanggal", "judul", "dasar"),
    "tarif_iuran": (
        "segmen", "kelompok", "sumber_dana", "program", "nilai", "satuan", "batas_bawah", "batas_atas",
        "minimum", "upah_maksimum", "berlaku_mulai", "berlaku_sampai", "dasar",
    ),
    "pendanaan": (
        "kode_wilayah", "segmen", "kelompok", "sumber_dana", "jumlah_pekerja", "tarif", "mulai", "bulan",
        "terakhir_dibayar", "anggaran", "pihak",
    ),
    "iuran_desa": (
        "tahun", "kode_desa", "kelompok", "jumlah_pekerja", "bulan_dibayar", "terakhir_dibayar", "anggaran",
        "realisasi", "anggaran_tahun_depan",
    ),
    "kepatuhan": (
        "periode", "kode_wilayah", "jenis_entitas", "kategori", "jumlah", "tunggakan", "bulan_tunggakan",
        "skk", "dipulihkan",
    ),
    "daftar_kepatuhan": (
        "periode", "kode_wilayah", "jenis_entitas", "nama_entitas", "kategori", "pekerja", "terdaftar",
        "tunggakan", "bulan_tunggakan", "skk_tanggal", "dipulihkan",
    ),
    "proyek_konstruksi": (
        "kode_wilayah", "nama", "pemilik", "nilai_kontrak", "tanggal_spk", "tanggal_daftar", "status",
    ),
    "dukungan_pemda": ("kode_wilayah", "jenis", "tahun", "ada", "dasar"),
    "manfaat": ("periode", "kode_wilayah", "program", "kasus", "rupiah", "penerima_beasiswa"),
    "komitmen": (
        "id", "tanggal", "kode_wilayah", "pihak", "janji", "jumlah_pekerja", "rupiah", "tenggat", "status",
    ),
    "kemiskinan": ("tahun", "kode_wilayah", "persen", "jumlah", "sumber"),
}  # fmt: skip

#: File -> columns that it may leave out; every cell of them is then blank.
OPTIONAL_COLUMNS: Final[dict[str, frozenset[str]]] = {"pendanaan": frozenset({"pihak"})}

#: Files with names of firms, OPD and projects, which are never repeated in a report.
NAMED_FILES: Final = ("daftar_kepatuhan", "proyek_konstruksi", "pendanaan")

#: Without these a data folder shows nothing at all.
REQUIRED_FILES: Final = ("kepesertaan",)

#: Sheets of the Excel template that hold no data: the guide, and the valid codes.
GUIDE_SHEET: Final = "Cara mengisi"
CODES_SHEET: Final = "Daftar kode"

#: The column that a returned file adds to say what is wrong with a row; sent again, it is passed over.
FAULT_COLUMN: Final = "kesalahan"
