"""How complete the data is: what there is of every kabupaten/kota in every month."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.dataset import Dataset
from dashboard.i18n import N_
from dashboard.metrics.cube.months import month_before


class Given(StrEnum):
    """What there is of an area in a month. A count left blank is no data."""

    FULL = "lengkap"
    NO_ELIGIBLE = "tanpa potensi"
    PROVINCE = "total provinsi"
    NOTHING = "tidak ada"


#: In words; NO_ELIGIBLE has members, but no potensi applies yet, so it has no coverage.
GIVEN_NAMES: Final[dict[Given, str]] = {
    Given.FULL: N_("peserta dan potensi ada"),
    Given.NO_ELIGIBLE: N_("peserta ada, potensi belum ada"),
    Given.PROVINCE: N_("hanya ada total provinsi"),
    Given.NOTHING: N_("tidak ada data"),
}


def completeness(data: Dataset) -> pd.DataFrame:
    """What there is, kabupaten/kota by month.

    Index kode_wilayah, all of them in code order; one column a month (YYYY-MM) from the first of the data to
    the last, months without any row among them; values of Given.
    """
    members = data.members[data.members["peserta_aktif"].notna()]
    months = _months(data.periods)
    codes = data.areas.codes
    given = set(zip(members["kode_wilayah"], members["periode"], strict=True))
    eligible = data.eligible[data.eligible["potensi"].notna()]
    since = eligible.groupby("kode_wilayah")["berlaku_mulai"].min().to_dict()
    never = "9999-12"
    cells = np.empty((len(codes), len(months)), dtype=object)
    for row, code in enumerate(codes):
        province, start = data.areas.province_of(code), since.get(code, never)
        for column, month in enumerate(months):
            if (code, month) in given:
                state = Given.FULL if start <= month else Given.NO_ELIGIBLE
            else:
                state = Given.PROVINCE if (province, month) in given else Given.NOTHING
            cells[row, column] = str(state)
    return pd.DataFrame(cells, index=pd.Index(codes, name="kode_wilayah"), columns=list(months))


def gaps(states: pd.DataFrame) -> pd.DataFrame:
    """The same in a row an area: index kode_wilayah.

    Columns: with_members, with_coverage (months, int), months (int), first, last (month with members, ""
    where none), missing (text: months of the data without members, as ranges).
    """
    has = states.isin([Given.FULL, Given.NO_ELIGIBLE])
    full = states == Given.FULL
    months = np.array(states.columns, dtype=object)
    rows = []
    for code in states.index:
        present = has.loc[code].to_numpy(dtype=bool)
        known = months[present]
        rows.append(
            {
                "with_members": int(present.sum()),
                "with_coverage": int(full.loc[code].sum()),
                "months": len(months),
                "first": str(known[0]) if len(known) else "",
                "last": str(known[-1]) if len(known) else "",
                "missing": _ranges(months, ~present),
            }
        )
    return pd.DataFrame(rows, index=states.index)


def _months(periods: tuple[str, ...]) -> tuple[str, ...]:
    """Every month from the first to the last."""
    if not periods:
        return ()
    found = [periods[-1]]
    while found[-1] > periods[0]:
        found.append(month_before(found[-1], 1))
    return tuple(reversed(found))


def _ranges(months: np.ndarray, chosen: np.ndarray) -> str:
    """Chosen months as ranges: "2024-03 – 2024-05, 2025-01"."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], chosen.astype(int), [0]])))
    spans = zip(edges[::2], edges[1::2] - 1, strict=True)
    return ", ".join(
        str(months[first]) if first == last else f"{months[first]} – {months[last]}" for first, last in spans
    )
