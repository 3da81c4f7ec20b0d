"""The columns of a register, why a row of it is left out, and who is counted where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from dashboard.data.contract.active_rules import ActiveRules
from dashboard.data.contract.words import FUNDING_NAMES, GROUP_NAMES, SEGMENT_NAMES, Segment
from dashboard.i18n import N_

#: The engines that need no address, and how much memory one gets where nobody says.
DUCKDB: Final = "duckdb"
SPARK: Final = "spark"
DEFAULT_MEMORY: Final = "1GB"
#: What is written, and where an engine puts what memory does not hold while it counts.
MEMBERS: Final = "kepesertaan.csv"
BRANCHES: Final = "realisasi_cabang.csv"
QUALITY: Final = "mutu.json"
SPILL: Final = ".tumpahan"

#: One row is a membership in a month. KPJ is described, and never read.
COLUMNS: Final = (
    "periode",
    "nik",
    "segmen",
    "kelompok",
    "sumber_dana",
    "kode_wilayah",
    "kode_cabang",
    "mulai",
    "berakhir",
    "dibayar_sampai",
    "sementara",
)
UNREAD: Final = ("kpj",)


class Reason(StrEnum):
    """Why a row is in no count; a row has the first that holds."""

    BAD_MONTH = "periode_tidak_sah"
    NO_NIK = "nik_kosong"
    BAD_NIK = "nik_bukan_16_angka"
    UNKNOWN_SEGMENT = "segmen_tidak_dikenal"
    UNKNOWN_GROUP = "kelompok_tidak_dikenal"
    UNKNOWN_FUNDING = "sumber_dana_tidak_dikenal"
    UNKNOWN_AREA = "kode_wilayah_tidak_dikenal"
    UNKNOWN_TEMPORARY = "sementara_tidak_dikenal"
    BAD_START = "mulai_tidak_sah"
    BAD_END = "berakhir_tidak_sah"
    BAD_PAID = "dibayar_sampai_tidak_sah"
    NOT_STARTED = "belum_mulai"
    ENDED = "sudah_berakhir"
    NEVER_PAID = "belum_pernah_dibayar"
    BEHIND = "menunggak_nonaktif"


REASON_NAMES: Final[dict[Reason, str]] = {
    Reason.BAD_MONTH: N_("bulan tidak tertulis YYYY-MM"),
    Reason.NO_NIK: N_("NIK kosong"),
    Reason.BAD_NIK: N_("NIK bukan 16 angka"),
    Reason.UNKNOWN_SEGMENT: N_("segmen tidak dikenal"),
    Reason.UNKNOWN_GROUP: N_("kelompok tidak dikenal"),
    Reason.UNKNOWN_FUNDING: N_("sumber dana tidak dikenal"),
    Reason.UNKNOWN_AREA: N_("kode wilayah tidak dikenal"),
    Reason.UNKNOWN_TEMPORARY: N_("kolom sementara bukan ya atau tidak"),
    Reason.BAD_START: N_("bulan mulai tidak tertulis YYYY-MM"),
    Reason.BAD_END: N_("bulan berakhir tidak tertulis YYYY-MM"),
    Reason.BAD_PAID: N_("dibayar sampai tidak tertulis YYYY-MM"),
    Reason.NOT_STARTED: N_("belum mulai pada bulan itu"),
    Reason.ENDED: N_("sudah berakhir, nonaktif menurut aturan aktif"),
    Reason.NEVER_PAID: N_("dibayar sampai kosong, di segmen yang tunggakannya membuat nonaktif"),
    Reason.BEHIND: N_("menunggak, nonaktif menurut aturan aktif"),
}
#: In the order in which they are asked; the place in it is what an engine writes.
REASONS: Final = tuple(Reason)

_SEGMENT_ORDER: Final = (Segment.PU, Segment.JAKON, Segment.PMI, Segment.BPU)
_FUNDING_ORDER: Final = (
    "pemberi kerja",
    "mandiri",
    "APBD kab/kota",
    "APBD provinsi",
    "DBH sawit",
    "APBDes/ADD",
    "Dana Desa",
    "CSR",
    "Baznas",
    "ASN peduli",
)


@dataclass(frozen=True)
class Rank:
    """Where a person with several memberships in a month is counted: at the first of them in this order.

    Members that are not temporary come first, then the order of segments, of fundings, of groups, and last
    the smaller area code. Each holds every code of the contract.
    """

    segments: tuple[str, ...] = tuple(str(each) for each in _SEGMENT_ORDER)
    fundings: tuple[str, ...] = _FUNDING_ORDER
    groups: tuple[str, ...] = tuple(GROUP_NAMES)


#: Column of the contract -> its codes.
CODES: Final[dict[str, tuple[str, ...]]] = {
    "segmen": tuple(str(each) for each in SEGMENT_NAMES if each in set(Segment)),
    "kelompok": tuple(GROUP_NAMES),
    "sumber_dana": tuple(FUNDING_NAMES),
}


@dataclass(frozen=True)
class RegisterMapping:
    """How an office's register is written.

    columns: column of `COLUMNS` -> its name in the register, where that differs. values: column of the
    contract -> word in the register -> code of the contract. rank: whose order.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rank: Rank = field(default_factory=Rank)


AS_DESCRIBED: Final = RegisterMapping()


@dataclass(frozen=True)
class Rules:
    """What is known beside the register. areas, branches: codes, branches in the order of their numbers."""

    areas: tuple[str, ...]
    branches: tuple[str, ...]
    active: ActiveRules
    mapping: RegisterMapping

    @property
    def rank(self) -> Rank:
        """See `Rank`."""
        return self.mapping.rank


@dataclass(frozen=True)
class Step:
    """How far a run is. months: counted just now; done, of: months; rows: so far; left: seconds, a guess."""

    months: tuple[str, ...]
    done: int
    of: int
    rows: int
    left: float


@dataclass(frozen=True)
class Quality:
    """What became of the rows.

    rows_read = rows_used + those left out, by reason. persons: month -> distinct active persons.
    """

    rows_read: int
    rows_used: int
    left_out: dict[str, int]
    persons: dict[str, int]

    def as_json(self) -> dict[str, object]:
        """As it is written."""
        return {
            "rows_read": self.rows_read,
            "rows_used": self.rows_used,
            "left_out": self.left_out,
            "persons": self.persons,
        }
