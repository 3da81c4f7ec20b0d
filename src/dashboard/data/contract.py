"""The words of the data contract: codes, columns and files, as `data/README.md` describes them."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from dashboard.i18n import N_

ALL: Final = "SEMUA"
REGION: Final = "SULAMA"
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
}  # fmt: skip

#: Without these a data folder shows nothing at all.
REQUIRED_FILES: Final = ("kepesertaan",)

#: Sheets of the Excel template that hold no data: the guide, and the valid codes.
GUIDE_SHEET: Final = "Cara mengisi"
CODES_SHEET: Final = "Daftar kode"

#: The column that a returned file adds to say what is wrong with a row; sent again, it is passed over.
FAULT_COLUMN: Final = "kesalahan"
