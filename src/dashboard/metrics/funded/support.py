"""What local governments have done under Inpres 2/2021: regulation, team, budget, circular, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pandas as pd

from dashboard.data.contract.words import SUPPORT_NAMES
from dashboard.i18n import N_


class Answer(StrEnum):
    """What the table says of a year; a missing row is no "no"."""

    YES = "ya"
    NO = "tidak"
    UNKNOWN = "tidak_ada_data"


ANSWER_NAMES: Final[dict[Answer, str]] = {
    Answer.YES: N_("ya"),
    Answer.NO: N_("tidak"),
    Answer.UNKNOWN: N_("tidak ada data"),
}


#: What is decided anew every year: the row of the year itself answers. The rest goes on until something newer
#: is said, so that there the newest row up to the year does.
YEARLY: Final = ("anggaran",)


@dataclass(frozen=True)
class Support:
    """One kind of support of one local government in a year.

    year: of the row that answers; of a yearly kind without one in the year, of the newest row before, which
    then only says what was (before); None without any row. basis: the regulations or decisions named.
    """

    code: str
    kind: str
    answer: Answer
    year: int | None
    before: Answer
    basis: str


@dataclass(frozen=True)
class SupportCount:
    """How many local governments answer what about one kind; earlier: yes by a row of an earlier year."""

    kind: str
    yes: int
    no: int
    unknown: int
    earlier: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.yes + self.no + self.unknown


def support_years(support: pd.DataFrame, *, period: str) -> tuple[int, ...]:
    """The years with any row, newest first, none after the chosen month's; that year itself always."""
    now = int(period[:4])
    years = {int(year) for year in support["tahun"].dropna() if int(year) <= now}
    return tuple(sorted(years | {now}, reverse=True))


def checklist(support: pd.DataFrame, *, codes: Sequence[str], year: int) -> tuple[Support, ...]:
    """Every kind for every local government, in the order of `codes` and of SUPPORT_NAMES.

    support: dukungan_pemda, typed as `Dataset.support`. Of several rows of a year one yes is enough.
    """
    rows = support[support["tahun"].notna() & (support["tahun"] <= year)]
    known: dict[tuple[str, str], dict[int, list[tuple[bool, str]]]] = {}
    for code, kind, its_year, present, basis in rows[
        ["kode_wilayah", "jenis", "tahun", "ada", "dasar"]
    ].itertuples(index=False):
        years = known.setdefault((str(code), str(kind)), {})
        years.setdefault(int(its_year), []).append((bool(present), str(basis)))
    return tuple(
        _support(code, kind, known.get((code, kind), {}), year) for code in codes for kind in SUPPORT_NAMES
    )


def support_counts(found: Sequence[Support], *, year: int) -> tuple[SupportCount, ...]:
    """The answers counted by kind, in the order of SUPPORT_NAMES."""
    counts = []
    for kind in SUPPORT_NAMES:
        own = [one for one in found if one.kind == kind]
        counts.append(
            SupportCount(
                kind=kind,
                yes=sum(one.answer is Answer.YES for one in own),
                no=sum(one.answer is Answer.NO for one in own),
                unknown=sum(one.answer is Answer.UNKNOWN for one in own),
                earlier=sum(one.answer is Answer.YES and one.year != year for one in own),
            )
        )
    return tuple(counts)


def _support(code: str, kind: str, years: dict[int, list[tuple[bool, str]]], year: int) -> Support:
    newest = max(years, default=None)
    if newest is None:
        return Support(code, kind, Answer.UNKNOWN, None, Answer.UNKNOWN, "")
    rows = years[newest]
    yes = any(present for present, _ in rows)
    said = Answer.YES if yes else Answer.NO
    if kind in YEARLY and newest != year:
        return Support(code, kind, Answer.UNKNOWN, newest, said, "")
    named = [basis for present, basis in rows if basis and present == yes]
    return Support(code, kind, said, newest, Answer.UNKNOWN, "; ".join(dict.fromkeys(named)))
