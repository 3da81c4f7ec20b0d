"""An area among others: its peers, its neighbours, and its rank in each circle."""

from __future__ import annotations

from collections.abc import Sequence
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
    """The areas that an area is compared with; it is one of them itself."""

    PEERS = "sebanding"
    NEIGHBOURS = "tetangga"
    PROVINCE = "provinsi"
    REGION = "kanwil"


CIRCLE_NAMES: Final[dict[Circle, str]] = {
    Circle.PEERS: N_("Wilayah sebanding"),
    Circle.NEIGHBOURS: N_("Wilayah tetangga"),
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


def circles(
    month: pd.DataFrame, areas: Areas, *, code: str, neighbours: Sequence[str], k: int = PEERS
) -> dict[Circle, tuple[str, ...]]:
    """The areas of each circle, the area itself first. neighbours: of `Geometry.neighbours[code]`."""
    found = {
        Circle.PEERS: peers(month, code=code, k=k),
        Circle.NEIGHBOURS: tuple(neighbours),
        Circle.PROVINCE: areas.inside(areas.province_of(code)),
        Circle.REGION: areas.codes,
    }
    return {circle: (code, *(one for one in inside if one != code)) for circle, inside in found.items()}


def comparison(
    month: pd.DataFrame,
    among: dict[Circle, tuple[str, ...]],
    *,
    by: str = "coverage_percent",
    shown: Sequence[Circle] = (Circle.PEERS, Circle.NEIGHBOURS),
) -> pd.DataFrame:
    """The area beside the areas of the circles shown, best first, those without a figure last.

    month: as for `peers`; among: `circles`. Returns the columns of `month`, index kode, with: is_self and one
    bool column a circle shown (its value as name); rank (Int64): the place within the rows of this table,
    <NA> without a complete figure. Raises UnknownMeasureError for a measure that is neither good nor bad.
    """
    code = among[shown[0]][0]
    codes = list(dict.fromkeys(one for circle in shown for one in among[circle]))
    rows = month.reindex(codes).rename_axis("kode")
    rows["is_self"] = rows.index == code
    for circle in shown:
        rows[str(circle)] = rows.index.isin(among[circle]) & ~rows["is_self"]
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
