"""A total and its parts are never added: both given must agree, else both are refused.

Totals are rows with SEMUA as segment, group or funding, and province rows beside their kabupaten/kota.
Parts that are not all there (missing, or blank) may not exceed their total.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import pandas as pd

from dashboard.data.checks.totals import CELL, RollUp, add_up, by_segment, leaves, mixes_totals
from dashboard.data.contract.findings import Findings
from dashboard.data.contract.report import Problem
from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS
from dashboard.data.places.areas import Areas
from dashboard.i18n import N_, Message

_PLACE: Final = ["month", "area"]


def check_totals(
    frame: pd.DataFrame, *, amount: str, areas: Areas, findings: Findings, written: Callable[[int], str]
) -> pd.DataFrame:
    """The rows of which totals and parts agree; the others are refused in `findings`, the difference named.

    frame: kepesertaan or potensi rows, typed, index = position; amount: the column that is counted;
    written: position -> the amount as written.
    """
    rows = leaves(frame, amount)
    in_province = rows["area"].isin(list(areas.provinces))
    if not (in_province.any() or any(mixes_totals(rows[name]) for name in ("segment", "group", "fund"))):
        return frame
    refuse = partial(_refuse, amount=amount, findings=findings, written=written)
    warn = partial(_warn, amount=amount, findings=findings, written=written)

    rows = refuse(rows, within_segments(RollUp(rows)), CELL)
    wrong, unfinished = across_segments(RollUp(rows))
    warn(
        rows, unfinished.assign(segment=ALL), CELL, N_("rincian segmen yang lengkap; totalnya tetap dipakai")
    )
    rows = refuse(rows, wrong, _PLACE)

    if in_province.any():
        rows["province"] = rows["area"].where(
            rows["area"].isin(list(areas.provinces)), rows["area"].map(_parents(areas))
        )
        wrong, unfinished = across_areas(rows, areas)
        warn(
            rows,
            unfinished,
            CELL,
            N_("semua kabupaten/kota di samping total provinsi; totalnya tetap dipakai"),
        )
        whole = wrong[wrong["segment"] == ALL].drop(columns="segment")
        rows = refuse(rows, whole, ["month", "province"])
        rows = refuse(rows, wrong[wrong["segment"] != ALL], ["month", "province", "segment"])
    return frame.loc[rows.index]


def disagrees(total: pd.DataFrame, parts: pd.DataFrame) -> pd.DataFrame:
    """Where a known total and its parts can't both be right; columns total, parts.

    total, parts: columns value and unknown, on indexes of one kind.
    """
    both = total.merge(parts, left_index=True, right_index=True, suffixes=("_total", "_parts"))
    wrong = ~both["unknown_total"] & (
        (~both["unknown_parts"] & (both["value_parts"] != both["value_total"]))
        | (both["unknown_parts"] & (both["value_parts"] > both["value_total"]))
    )
    return both.loc[wrong, ["value_total", "value_parts"]].set_axis(["total", "parts"], axis="columns")


def within_segments(sums: RollUp) -> pd.DataFrame:
    """Totals over groups or funding that disagree with their parts: month, area, segment, total, parts."""
    wrong = [
        disagrees(sums.given_by_group, sums.crossed_by_group),
        disagrees(sums.given_by_fund, sums.crossed_by_fund),
        disagrees(sums.given, sums.from_groups),
        disagrees(sums.given, sums.from_funds),
        disagrees(sums.given, sums.from_crossed),
        disagrees(sums.from_groups, sums.from_funds),
        disagrees(sums.from_funds, sums.from_groups),
    ]
    found = pd.concat([each.reset_index()[[*CELL, "total", "parts"]] for each in wrong])
    return found.drop_duplicates(CELL)


def across_segments(sums: RollUp) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Months and areas of which SEMUA and the segments disagree, and those of which segments are missing.

    Complete segments may add up to SEMUA with or without PMI. Columns month, area, total, parts; month, area.
    """
    wide = by_segment(sums.segments)
    total = wide[ALL]
    unequal = (wide["low"] != total) & (wide["high"] != total)
    wrong = ~wide[f"{ALL}?"] & ((wide["complete"] & unequal) | (~wide["complete"] & (wide["low"] > total)))
    some = ~wide[[f"{segment}?" for segment in COVERAGE_SEGMENTS]].all(axis=1)
    unfinished = ~wide[f"{ALL}?"] & some & ~wide["complete"] & ~wrong
    found = wide.loc[wrong, [ALL, "low"]].set_axis(["total", "parts"], axis="columns")
    return found.reset_index(), wide.index[unfinished].to_frame(index=False)


def across_areas(rows: pd.DataFrame, areas: Areas) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Provinces that disagree with their kabupaten/kota, and those of which kabupaten/kota are missing.

    rows: as `leaves` gives them, with `province`, the area's province (its own code for a province row).
    Columns month, province, segment, total, parts; and month, area, segment.
    """
    is_province = rows["area"] == rows["province"]
    if is_province.all() or not is_province.any():
        nothing = pd.DataFrame(columns=["month", "province", "segment", "total", "parts"])
        return nothing, nothing[["month", "segment"]].assign(area=nothing["province"])
    plain = rows["group"].eq(ALL) & rows["fund"].eq(ALL)
    parts = RollUp(rows[~is_province])
    expected = pd.Series({code: len(areas.inside(code)) for code in areas.provinces}, name="expected")

    totals = _ranges(RollUp(rows[is_province & plain]).segments)
    sums = _sum_over(_ranges(parts.segments), _parents(areas), ["month", "province", "segment"])
    compared = _compare(totals, sums, expected)

    detail = add_up(rows[is_province & ~plain], [*CELL, "group", "fund"]).reset_index()
    detail_sums = _sum_over(
        _detailed(parts), _parents(areas), ["month", "province", "segment", "group", "fund"]
    )
    detailed = _compare(detail.assign(low=detail["value"], high=detail["value"]), detail_sums, expected)
    every = pd.concat([compared, detailed])
    wrong = every[every["wrong"]].drop_duplicates(["month", "province", "segment"])
    unfinished = compared[~compared["wrong"] & ~compared["complete"]]
    return (
        wrong[["month", "province", "segment", "total", "parts"]],
        unfinished[["month", "province", "segment"]].rename(columns={"province": "area"}),
    )


def _ranges(segments: pd.DataFrame) -> pd.DataFrame:
    """What a figure can be: low and high differ where SEMUA is added up and PMI may be in it or not.

    Columns month, area, segment, low, high, unknown.
    """
    given = segments.assign(low=segments["value"], high=segments["value"]).reset_index()
    wide = by_segment(segments)
    derived = wide[wide[f"{ALL}?"] & (wide["low"] > 0)]
    added = derived[["low", "high"]].assign(unknown=~derived["complete"], segment=ALL).reset_index()
    known = given[(given["segment"] != ALL) | ~given["unknown"]]
    return pd.concat([known, added])[[*CELL, "low", "high", "unknown"]]


def _detailed(parts: RollUp) -> pd.DataFrame:
    by_group = parts.crossed_by_group[~parts.crossed_by_group.index.isin(parts.given_by_group.index)]
    by_fund = parts.crossed_by_fund[~parts.crossed_by_fund.index.isin(parts.given_by_fund.index)]
    every = pd.concat(
        [
            parts.cells.reset_index(),
            by_group.reset_index().assign(fund=ALL),
            by_fund.reset_index().assign(group=ALL),
        ]
    )
    return every.assign(low=every["value"], high=every["value"])


def _sum_over(parts: pd.DataFrame, parents: dict[str, str], keys: list[str]) -> pd.DataFrame:
    placed = parts.assign(province=parts["area"].map(parents), count=1)
    return placed.groupby(keys, sort=False, as_index=False).agg(
        {"low": "sum", "high": "sum", "unknown": "any", "count": "sum"}
    )


def _compare(totals: pd.DataFrame, sums: pd.DataFrame, expected: pd.Series) -> pd.DataFrame:
    keys = [key for key in sums.columns if key in {"month", "province", "segment", "group", "fund"}]
    totals = totals.rename(columns={"area": "province"})
    both = totals[~totals["unknown"].astype(bool)].merge(sums, on=keys, suffixes=("_total", "_parts"))
    complete = (both["count"] == both["province"].map(expected)) & ~both["unknown_parts"].astype(bool)
    too_many = both["low_parts"] > both["high_total"]
    too_few = complete & (both["high_parts"] < both["low_total"])
    return both.assign(
        total=both["low_total"], parts=both["low_parts"], complete=complete, wrong=too_many | too_few
    )


def _parents(areas: Areas) -> dict[str, str]:
    return {code: areas.province_of(code) for code in areas.codes}


def _refuse(
    rows: pd.DataFrame,
    wrong: pd.DataFrame,
    keys: list[str],
    *,
    amount: str,
    findings: Findings,
    written: Callable[[int], str],
) -> pd.DataFrame:
    """Refuse the rows that match `wrong` (columns keys, total, parts) and give back the others."""
    if wrong.empty:
        return rows
    hit = rows[keys].rename_axis(index="position").reset_index().merge(wrong, on=keys)
    claims = dict(
        zip(
            hit["position"].tolist(),
            zip(hit["total"].tolist(), hit["parts"].tolist(), strict=True),
            strict=True,
        )
    )

    def problem_at(position: int) -> Problem:
        total, parts = (int(number) for number in claims[position])
        expected = Message(
            N_("total = jumlah bagiannya; total {total}, jumlah bagian {parts}, selisih {difference}"),
            {"total": total, "parts": parts, "difference": abs(total - parts)},
        )
        return Problem(None, amount, written(position), expected)

    findings.refuse(hit["position"].to_numpy(), problem_at)
    return rows[~findings.refused[rows.index]]


def _warn(
    rows: pd.DataFrame,
    places: pd.DataFrame,
    keys: list[str],
    expected: str,
    *,
    amount: str,
    findings: Findings,
    written: Callable[[int], str],
) -> None:
    """Warn once a place, at its first row."""
    if places.empty:
        return
    hit = rows[keys].rename_axis(index="position").reset_index().merge(places, on=keys).drop_duplicates(keys)
    findings.warn(
        hit["position"].to_numpy(),
        lambda position: Problem(None, amount, written(position), Message(expected)),
    )
