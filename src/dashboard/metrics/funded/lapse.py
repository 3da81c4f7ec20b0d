"""One funded group whose money ends, that becomes inactive, should be, or is in arrears; and why, in words.

Money ends, then cover ends: two dates, never one. The first month without money is told of a term that ends;
in the month `inactive` its people leave coverage, unless somebody acts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.i18n import N_, Message, Month


class LapseKind(StrEnum):
    """Why a group is listed."""

    ENDS = "berakhir"
    ENDED = "sudah_berakhir"
    BEHIND = "tertinggal"
    OVERDUE = "lewat"
    ARREARS = "menunggak"


LAPSE_NAMES: Final[dict[LapseKind, str]] = {
    LapseKind.ENDS: N_("Masa iuran habis"),
    LapseKind.ENDED: N_("Masa iuran sudah habis"),
    LapseKind.BEHIND: N_("Pembayaran terlambat"),
    LapseKind.OVERDUE: N_("Seharusnya sudah nonaktif; periksa"),
    LapseKind.ARREARS: N_("Menunggak, tetap terhitung"),
}


@dataclass(frozen=True)
class Lapse:
    """One funded group whose money ends or is behind, that should be inactive, or that still counts.

    code: area, a kabupaten/kota or a province. segment, group, funding: codes of the contract.
    office: who pays, "" where it is not told.
    people: how many; None where unknown or `hidden` (known, and not to be seen).
    counted: of these, who are not also in a finer row: what sums add up; 0 where unknown or hidden.
    carried: people that a following term takes over, not among `people`.
    rate: rupiah a person and month as the row says, None for no data.
    over: whether the term itself has ended before the chosen month.
    month: first month without funding (ENDS), without payment (ARREARS), or in which the group is inactive
    (ENDED, BEHIND, OVERDUE).
    inactive: the month in which its people are inactive if nobody acts, "" for never. soon: whether that is
    one of the months ahead that were asked for.
    unpaid: first month for which there is no money: the one after the term, or after the last one paid.
    start, end: first and last funded month. last_paid: "" for none. Months are YYYY-MM.
    behind: months passed unpaid, the chosen one included.
    funded: people of all running terms of the same area, segment, group and funding; None where unknown.
    """

    code: str
    segment: str
    group: str
    funding: str
    office: str
    people: int | None
    counted: int
    hidden: bool
    carried: int
    rate: int | None
    kind: LapseKind
    over: bool
    month: str
    inactive: str
    soon: bool
    unpaid: str
    start: str
    end: str
    last_paid: str
    behind: int
    funded: int | None

    @property
    def coming(self) -> bool:
        """Whether it lies ahead and can still be averted."""
        return self.kind in (LapseKind.ENDS, LapseKind.ENDED, LapseKind.BEHIND)

    @property
    def ending(self) -> bool:
        """Whether its money ends ahead; its people are inactive later."""
        return self.kind is LapseKind.ENDS

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why it is listed, in sentences."""
        params: dict[str, object] = {
            "end": Month(self.end),
            "month": Month(self.month),
            "inactive": Month(self.inactive) if self.inactive else "",
            "last": Month(self.last_paid) if self.last_paid else "",
            "start": Month(self.start),
            "behind": self.behind,
            "carried": self.carried,
        }
        match (self.kind, bool(self.last_paid)):
            case (LapseKind.ENDS, _):
                said = [N_("Masa iuran habis {end}; {month} bulan pertama tanpa iuran.")]
                if self.inactive:
                    said.append(N_("Bila tidak dilanjutkan, nonaktif mulai {inactive}."))
                if self.behind:
                    said.append(N_("Pembayarannya terlambat {behind} bulan."))
            case (LapseKind.BEHIND | LapseKind.ENDED, True):
                said = [N_("Terakhir dibayar {last}; bila tidak dibayar, nonaktif {month}.")]
            case (LapseKind.BEHIND | LapseKind.ENDED, False):
                said = [N_("Belum ada yang dibayar sejak {start}; bila tidak dibayar, nonaktif {month}.")]
            case (LapseKind.ARREARS, True):
                said = [N_("Terakhir dibayar {last}, menunggak {behind} bulan; pesertanya tetap terhitung.")]
            case (LapseKind.ARREARS, False):
                said = [
                    N_(
                        "Belum ada yang dibayar sejak {start}, menunggak {behind} bulan; pesertanya tetap "
                        "terhitung."
                    )
                ]
            case (_, True):
                said = [N_("Terakhir dibayar {last}; menurut aturan nonaktif sejak {month}.")]
            case _:
                said = [N_("Belum ada yang dibayar sejak {start}; menurut aturan nonaktif sejak {month}.")]
        if self.over:
            said.insert(0, N_("Masa iuran sudah habis {end} dan tidak ada lanjutannya."))
        if self.carried:
            said.append(N_("{carried} orang lain sudah punya masa iuran lanjutan."))
        return tuple(Message(each, params) for each in said)
