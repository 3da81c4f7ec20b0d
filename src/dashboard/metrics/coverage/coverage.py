"""Coverage, target, achievement and the gaps, for every month and every area of a level."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.data.contract.words import ALL, Level
from dashboard.data.dataset import Dataset
from dashboard.data.disclosure.breakdowns import Numbers
from dashboard.metrics.coverage.targets import given_targets, people_targets
from dashboard.metrics.cube.eligible import Eligible, eligible_in_force
from dashboard.metrics.cube.panel import Cube, UnknownPeriodError, dataset_panel, whole_numbers
from dashboard.metrics.cube.rollup import Grouping, roll_up, whole_eligible

INDEX = ("periode", "kode")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def measures(
    dataset: Dataset,
    *,
    level: Level,
    segment: str = ALL,
    base: str | None = None,
    temporary: bool = True,
    target_kind: str = "UCJ",
    panel: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """All measures of one level and one segment (or SEMUA).

    base: None for each month's own potensi, or a month (YYYY-MM) whose potensi is used for all months.
    temporary: False leaves members flagged sementara out.
    target_kind: jenis of the target; its year is the month's.
    panel: `dataset_panel(dataset)`, where it is at hand already; its months are the ones returned.

    Returns one row a (periode, kode), the index: every month of the data and every area of the level.
    Columns, <NA> or NaN where there is no data, which is never 0:

    active, eligible: Int64, people, of the same areas and segments. Where no area has both, the side that is
        known for the whole area stands alone.
    temporary: Int64, people flagged sementara in those same areas: within active, or left out of it.
    eligible_versions: tuple, names of the versions of the potensi used; () for none.
    coverage_percent: float64, per cent = active / eligible x 100, neither rounded nor clipped.
    not_covered: Int64, people = eligible - active; negative above 100 %.
    n_used, n_total: int64, kabupaten/kota counted in full, and all of them. A kabupaten/kota with only some
        segments known on both sides adds those to SEMUA but is not among n_used.
    complete: bool, n_used == n_total.
    target: Int64, people, for the whole area: as given, else ceil(given per cent x own potensi of the month).
    target_percent: float64, per cent as given, else target / own potensi of the month.
    target_kind, target_source: text. A branch territory never has the branch's own target.
    achievement_percent: float64, per cent = active / target x 100; only where complete.
    gap_to_target: Int64, people = target - active, negative once the target is passed; only where complete.
    uncounted: tuple, codes of areas with members but no potensi: listed, not counted; () for none.

    Raises UnknownPeriodError if `base` is no month.
    """
    cube = Cube.of(dataset_panel(dataset) if panel is None else panel)
    if not temporary:
        cube = cube.without_temporary()
    areas = dataset.areas
    codes = areas.at_level(level)
    grouping = Grouping.of(areas, {code: areas.inside(code) for code in codes})
    own_potensi = whole_eligible(cube.eligible, grouping, segment=segment)
    if base is not None:
        cube = replace(cube, eligible=_fixed(dataset.eligible, base, cube))
    rolled = roll_up(cube, grouping, segment=segment)

    years = sorted({period[:4] for period in cube.periods})
    year = [years.index(period[:4]) for period in cube.periods]
    given = given_targets(
        dataset.targets, level=level, codes=codes, years=years, segment=segment, kind=target_kind
    )
    percent, source = given.percent[year], given.source[year]
    target = people_targets(given.people[year], percent, own_potensi)
    has_target = ~np.isnan(target) | ~np.isnan(percent)
    complete = rolled.n_used == rolled.n_total
    countable = (rolled.eligible > 0) | (rolled.active == 0)
    return pd.DataFrame(
        {
            "active": whole_numbers(rolled.active),
            "temporary": whole_numbers(rolled.temporary),
            "eligible": whole_numbers(rolled.eligible),
            "eligible_versions": rolled.versions.ravel(),
            "coverage_percent": _percent(rolled.active, rolled.eligible),
            "not_covered": whole_numbers(np.where(countable, rolled.eligible - rolled.active, np.nan)),
            "n_used": rolled.n_used.ravel(),
            "n_total": rolled.n_total.ravel(),
            "complete": complete.ravel(),
            "target": whole_numbers(target),
            "target_percent": np.where(
                np.isnan(percent.ravel()), _percent(target, own_potensi), percent.ravel()
            ),
            "target_kind": _text(np.where(has_target, target_kind, "").astype(object)),
            "target_source": _text(source),
            "achievement_percent": _percent(np.where(complete, rolled.active, np.nan), target),
            "gap_to_target": whole_numbers(np.where(complete, target - rolled.active, np.nan)),
            "uncounted": rolled.uncounted.ravel(),
        },
        index=pd.MultiIndex.from_product([cube.periods, codes], names=INDEX),
    )


def month_of(table: pd.DataFrame, period: str) -> pd.DataFrame:
    """One month of a `measures` table: one row an area, index kode; all missing where the table lacks it."""
    codes = table.index.levels[1]  # type: ignore[attr-defined]
    month = table.reindex(pd.MultiIndex.from_product([[period], codes], names=INDEX)).droplevel(0)
    for name in month.columns.intersection(["eligible_versions", "uncounted"]):
        month[name] = [names if isinstance(names, tuple) else () for names in month[name]]
    return month


def _fixed(eligible: pd.DataFrame, base: str, cube: Cube) -> Eligible:
    if not _MONTH.fullmatch(base):
        raise UnknownPeriodError(base)
    at_base = eligible_in_force(eligible, months=[base], codes=cube.codes)
    return at_base.at([0] * len(cube.periods))


def _percent(part: Numbers, whole: Numbers) -> Numbers:
    """part / whole x 100, flat; NaN where the whole is 0 or either is unknown."""
    whole = np.where(whole > 0, whole, np.nan)
    return (part / whole * 100).ravel()


def _text(texts: NDArray[np.object_]) -> pd.api.extensions.ExtensionArray:
    return pd.array([text or None for text in texts.ravel()], dtype="str")
