"""What a column of an office's sheet means in the contract, in the words that pemetaan.json keeps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.i18n import N_, Message


class Kind(StrEnum):
    """What a column holds; the values are those of `isi` in pemetaan.json."""

    AREA = "wilayah"
    CODE = "kode_wilayah"
    PROVINCE_CODE = "kode_provinsi"
    REGENCY_CODE = "kode_kabkota"
    PROVINCE = "provinsi"
    PERIOD = "periode"
    YEAR = "tahun"
    SEGMENT = "segmen"
    GROUP = "kelompok"
    FUND = "sumber_dana"
    TEMPORARY = "sementara"
    VERSION = "versi"
    SOURCE = "sumber"
    MEMBERS = "peserta_aktif"
    ELIGIBLE = "potensi"
    TOTAL = "jumlah"
    IGNORED = "abaikan"


#: Words on screen for each kind.
KIND_NAMES: Final[dict[Kind, str]] = {
    Kind.AREA: N_("nama wilayah"),
    Kind.CODE: N_("kode wilayah"),
    Kind.PROVINCE_CODE: N_("kode provinsi, 2 angka pertama"),
    Kind.REGENCY_CODE: N_("kode kabupaten/kota, 2 angka terakhir"),
    Kind.PROVINCE: N_("provinsi"),
    Kind.PERIOD: N_("bulan"),
    Kind.YEAR: N_("tahun"),
    Kind.SEGMENT: N_("segmen"),
    Kind.GROUP: N_("kelompok"),
    Kind.FUND: N_("sumber dana"),
    Kind.TEMPORARY: N_("sementara"),
    Kind.VERSION: N_("versi potensi"),
    Kind.SOURCE: N_("sumber potensi"),
    Kind.MEMBERS: N_("peserta aktif"),
    Kind.ELIGIBLE: N_("potensi pekerja"),
    Kind.TOTAL: N_("jumlah kolom lain"),
    Kind.IGNORED: N_("tidak dipakai"),
}

#: The contract's table that each count goes to.
TABLES: Final = {Kind.MEMBERS: "kepesertaan", Kind.ELIGIBLE: "potensi"}

#: Columns that say of whom and when a row's counts are.
ROW_KINDS: Final = (
    Kind.AREA, Kind.CODE, Kind.PROVINCE_CODE, Kind.REGENCY_CODE, Kind.PROVINCE, Kind.PERIOD, Kind.YEAR,
    Kind.SEGMENT, Kind.GROUP, Kind.FUND, Kind.TEMPORARY, Kind.VERSION, Kind.SOURCE,
)  # fmt: skip


@dataclass(frozen=True)
class Meaning:
    """What a column holds. segment: that all its counts are of, "" where the headings or the rows say it."""

    kind: Kind
    segment: str = ""

    @property
    def is_count(self) -> bool:
        """Whether its cells are counts that become rows of the contract."""
        return self.kind in TABLES


IGNORED: Final = Meaning(Kind.IGNORED)


@dataclass(frozen=True)
class Fixed:
    """What holds for a whole sheet that does not say so. period: `YYYY-MM`; "" where nothing is fixed."""

    year: str = ""
    period: str = ""
    segment: str = ""
    group: str = ""


@dataclass(frozen=True)
class Doubt:
    """A question that a sheet leaves open. columns, about: the columns, or field of `Fixed`, it is about."""

    question: Message
    columns: tuple[int, ...] = ()
    about: str = ""
