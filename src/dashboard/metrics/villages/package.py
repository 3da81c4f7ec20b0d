"""A standard package: so many people in every village, what it costs and what it adds to coverage.

It is reckoned for villages with data. Of the others nobody knows whom they have enrolled already, so for them
it is an upper bound and called so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pandas as pd

from dashboard.data.disclosure.village_units import REGENCY, WIDTHS
from dashboard.data.disclosure.villages import VillageYear
from dashboard.metrics.money.budget import Cost, Effect, cost, effect
from dashboard.metrics.money.rates import Rate
from dashboard.metrics.villages.arrears import Money
from dashboard.metrics.villages.standing import Standing, Status, village_year


@dataclass(frozen=True)
class Package:
    """So many people a village for so many months, and how their contributions are reckoned."""

    people: int
    months: int
    money: Money


@dataclass(frozen=True)
class Enrolled:
    """Of a package, whom the paying villages have enrolled already.

    people: at most the package's a village, in `known` of the villages; hidden: villages of which that is not
    shown; unknown: those that don't say how many people they have.
    """

    people: int
    known: int
    hidden: int
    unknown: int


class Whom(StrEnum):
    """Which villages a line of the package is for; the last two are upper bounds."""

    KNOWN = "punya_data"
    PAYING_NOT = "tidak"
    NO_DATA = "tanpa_data"
    HIDDEN = "disembunyikan"


#: Lines that say what the package costs at most.
BOUNDS: Final = (Whom.NO_DATA, Whom.HIDDEN)


@dataclass(frozen=True)
class Line:
    """The package for some villages.

    already: people counted as enrolled there, None where nothing is known of it or `hidden`: all that is
    known is not shown. effect: None for a bound. unknown, uncounted: paying villages that don't say how many
    they have, and those whose number is not shown; none of theirs is taken off the new people in `effect`.
    """

    whom: Whom
    villages: int
    people: int
    cost: Cost
    effect: Effect | None
    already: int | None
    unknown: int
    uncounted: int
    hidden: bool

    @property
    def bound(self) -> bool:
        """Whether it is what the package costs at most, as nobody knows who is enrolled already."""
        return self.whom in BOUNDS


@dataclass(frozen=True)
class Coverage:
    """An area before the package: active members and potensi (people, None where unknown).

    used of total: its kabupaten/kota whose people these are.
    """

    active: int | None
    eligible: int | None
    used: int
    total: int


def enrolled_rows(rows: pd.DataFrame, *, people: int) -> pd.DataFrame:
    """What each desa adds to `enrolled_sums`; index kode_desa, Int64.

    rows: `desa_rows` of a year. sudah: people of a paying desa, at most `people`; orang:
    all of them; desa: 1 where it says how many; tidak_menyebut: 1 where it pays and does not.
    """
    villages = village_year(rows)
    pays, heads = villages["status"] == Status.PAYS, villages["jumlah_pekerja"]
    return pd.DataFrame(
        {
            "orang": heads.where(pays),
            "sudah": heads.clip(upper=people).where(pays),
            "desa": pays & heads.notna(),
            "tidak_menyebut": pays & heads.isna(),
        },
        index=villages.index,
    ).astype("Int64")


def enrolled_sums(villages: VillageYear, *, people: int) -> pd.DataFrame:
    """By unit what `enrolled` adds up; index the unit's code, Int64 without <NA>.

    Columns sudah, desa, tidak_menyebut as `enrolled_rows` has them; desa_disembunyikan, the villages of a
    number that is hidden, which are then not in desa.
    """
    sums = villages.sums(lambda rows: enrolled_rows(rows, people=people), people={"orang": ("sudah",)})
    hidden, desa = sums.hidden["sudah"], sums.amounts["desa"]
    found = sums.amounts.drop(columns="orang").assign(
        desa=desa.mask(hidden, 0), desa_disembunyikan=desa.where(hidden, 0)
    )
    return found.fillna(0)


def already_enrolled(sums: pd.DataFrame, *, regencies: Sequence[str], unit: str = "") -> Enrolled:
    """What an `enrolled_sums` comes to in some kabupaten/kota, or in one unit."""
    inside = sums.index == unit if unit else sums.index.str[: WIDTHS[REGENCY]].isin(list(regencies))
    added = sums[inside].sum()
    return Enrolled(
        people=int(added["sudah"]),
        known=int(added["desa"]),
        hidden=int(added["desa_disembunyikan"]),
        unknown=int(added["tidak_menyebut"]),
    )


def package_lines(
    package: Package,
    *,
    rates: Sequence[Rate],
    start: str,
    at: Standing,
    enrolled: Enrolled,
    coverage: Coverage,
) -> list[Line]:
    """The package for the desa with data, for those of them that do not pay, and at most for the others.

    rates: of each month from `start` (`YYYY-MM`) on; coverage: of the area before. Lines for nobody are left
    out.
    """
    nobody = Enrolled(people=0, known=0, hidden=0, unknown=0)
    wanted = (
        (Whom.KNOWN, at.known, enrolled),
        (Whom.PAYING_NOT, at.stopped + at.never, nobody),
        (Whom.NO_DATA, at.unknown, nobody),
        (Whom.HIDDEN, at.hidden, nobody),
    )
    lines = []
    for whom, villages, those in wanted:
        if not villages:
            continue
        heads, bound = villages * package.people, whom in BOUNDS
        hidden = whom is Whom.HIDDEN or (those.hidden > 0 and not those.known)
        told = not bound and not hidden and (those.known > 0 or not those.unknown)
        lines.append(
            Line(
                whom=whom,
                villages=villages,
                people=heads,
                cost=cost(heads=heads, rates=rates, start=start),
                effect=None
                if bound
                else effect(
                    active=coverage.active,
                    eligible=coverage.eligible,
                    heads=heads,
                    already_active=min(those.people, heads),
                    used=coverage.used,
                    total=coverage.total,
                ),
                already=those.people if told else None,
                unknown=those.unknown,
                uncounted=those.hidden,
                hidden=hidden,
            )
        )
    return lines
