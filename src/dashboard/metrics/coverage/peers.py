"""An area among others: those it is compared with, and its rank in each circle.

It is compared with one set, its neighbours and the areas most like it, which has one name and one rank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pandas as pd

from dashboard.data.places.areas import Areas
from dashboard.i18n import N_
from dashboard.metrics.coverage.ranking import is_better_when_more

#: How many peers an area is compared with.
PEERS: Final = 5
_CITY_MARK: Final = "7"


class Circle(StrEnum):
    """The areas that an area is ranked among; it is one of them itself."""

    COMPARED = "pembanding"
    PROVINCE = "provinsi"
    REGION = "kanwil"


class Why(StrEnum):
    """Why an area is one of those another is compared with."""

    NEIGHBOUR = "tetangga"
    PEER = "sebanding"


CIRCLE_NAMES: Final[dict[Circle, str]] = {
    Circle.COMPARED: N_("Wilayah pembanding"),
    Circle.PROVINCE: N_("Kabupaten/kota seprovinsi"),
    Circle.REGION: N_("Kabupaten/kota se-kanwil"),
}


@dataclass(frozen=True)
class Rank:
    """A place among the areas of a circle that have a figure: 1 is best, equals share a place.

    place: None where the area itself has no figure. of: how many have one. without: how many have none.
    """

    circle: Circle
    place: int | None
    of: int
    without: int


def is_city(code: str) -> bool:
    """Whether a kode_wilayah is a kota; the third digit of a Kemendagri code says so."""
    return code[2:3] == _CITY_MARK


def peers(month: pd.DataFrame, *, code: str, k: int = PEERS) -> tuple[str, ...]:
    """The k areas of the same type (kabupaten or kota) nearest in potensi, the nearest first.

    month: one month of a `measures` table of kabupaten/kota, index kode. Only areas whose potensi is known in
    full are looked at; ties are in code order. None where the area's own potensi is not known.
    """
    eligible = month.loc[month["complete"].to_numpy(dtype=bool), "eligible"].dropna().astype("int64")
    if code not in eligible.index:
        return ()
    same = [other for other in eligible.index if other != code and is_city(other) == is_city(code)]
    distance = (eligible[same] - eligible[code]).abs().sort_index()
    return tuple(distance.sort_values(kind="stable").index[:k])


def compared(
    month: pd.DataFrame, *, code: str, neighbours: Sequence[str], k: int = PEERS
) -> dict[Why, tuple[str, ...]]:
    """The areas that an area is compared with, and why. neighbours: of `Geometry.neighbours[code]`."""
    return {Why.NEIGHBOUR: tuple(neighbours), Why.PEER: peers(month, code=code, k=k)}


def circles(areas: Areas, *, code: str, others: Mapping[Why, Sequence[str]]) -> dict[Circle, tuple[str, ...]]:
    """The areas of each circle, the area itself first. others: `compared`."""
    found = {
        Circle.COMPARED: tuple(dict.fromkeys(one for inside in others.values() for one in inside)),
        Circle.PROVINCE: areas.inside(areas.province_of(code)),
        Circle.REGION: areas.codes,
    }
    return {circle: (code, *(one for one in inside if one != code)) for circle, inside in found.items()}


def comparison(month: pd.DataFrame, codes: Sequence[str], *, by: str = "coverage_percent") -> pd.DataFrame:
    """Areas beside each other, best first, those without a figure last.

    month: as for `peers`; codes: a circle of `circles`, or any other areas. Returns the columns of `month`,
    index kode, with rank (Int64): the place among these areas, as `ranks` has it, <NA> without a complete
    figure. Raises UnknownMeasureError for a measure that is neither good nor bad.
    """
    rows = month.reindex(list(dict.fromkeys(codes))).rename_axis("kode")
    rows["rank"] = _places(rows, by)
    return rows.sort_index().sort_values("rank", kind="stable", na_position="last")


def ranks(
    month: pd.DataFrame, among: dict[Circle, tuple[str, ...]], *, by: str = "coverage_percent"
) -> dict[Circle, Rank]:
    """The area's rank in each circle, by one measure. Raises UnknownMeasureError."""
    found: dict[Circle, Rank] = {}
    for circle, codes in among.items():
        places = _places(month.reindex(list(codes)), by)
        own = places.iloc[0]
        known = int(places.notna().sum())
        found[circle] = Rank(circle, None if pd.isna(own) else int(own), known, len(places) - known)
    return found


def _places(rows: pd.DataFrame, by: str) -> pd.Series:
    """1 for the best; Int64, <NA> where the figure is missing or of only a part of the area."""
    better_when_more = is_better_when_more(by)
    values = rows[by].astype("float64").where(rows["complete"].fillna(False).to_numpy(dtype=bool))
    return values.rank(method="min", ascending=not better_when_more).astype("Int64")
