"""The pace of one area, with and without its temporary members, and the line it draws to December."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL
from dashboard.data.dataset import Dataset
from dashboard.i18n import N_, Message
from dashboard.metrics.coverage.band import Band
from dashboard.metrics.coverage.coverage import measures
from dashboard.metrics.coverage.pace import WINDOWS, State, pace_table, recent
from dashboard.metrics.cube.known import known_count
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.cube.panel import dataset_panel


@dataclass(frozen=True)
class Run:
    """The pace over one window; None where it can't be had.

    window: months asked for; span: months between the two counts compared, fewer where months are missing.
    since: the earlier month. rate: members a month. projected: members at the year's end. reached: the first
    month at whose end the target is reached at this rate; beyond: that is after LAST_YEAR. falls_back:
    reached by now, but not at the year's end at this rate.
    """

    window: int
    state: State
    since: str | None
    span: int | None
    rate: float | None
    projected: int | None
    reached: str | None
    beyond: bool
    falls_back: bool


@dataclass(frozen=True)
class Pace:
    """Members against the target of the month's year; None where unknown.

    temporary: whether members flagged sementara are counted. gap: target - active, negative once passed.
    months_left: months after this one until December. required: new members a month that reach the target by
    December, rounded up; 0 once reached, None in December itself. runs: one for each of WINDOWS.
    """

    temporary: bool
    active: int | None
    target: int | None
    gap: int | None
    months_left: int
    required: int | None
    runs: tuple[Run, ...]

    def run(self, window: int) -> Run:
        """The run over one of WINDOWS."""
        return next(run for run in self.runs if run.window == window)


@dataclass(frozen=True)
class AreaPace:
    """The pace of an area with its temporary members, and without them at both ends of each span."""

    code: str
    period: str
    segment: str
    everyone: Pace
    permanent: Pace


def area_pace(
    dataset: Dataset,
    *,
    area: str,
    period: str,
    segment: str = ALL,
    target_kind: str = "UCJ",
    panel: pd.DataFrame | None = None,
) -> AreaPace:
    """The pace of one area (any level but the nation) and segment, with and without temporary members.

    A branch is its territory here; `branch_progress` has the branch's own count. panel:
    `dataset_panel(dataset)`, where it is at hand. Raises UnknownAreaError, UnknownPeriodError.
    """
    level = dataset.areas.level(area)
    dataset.areas.inside(area)
    few = recent(dataset_panel(dataset) if panel is None else panel, period)
    with_temporary, without = (
        pace(
            measures(
                dataset, level=level, segment=segment, target_kind=target_kind, temporary=counted, panel=few
            ),
            code=area,
            period=period,
            temporary=counted,
        )
        for counted in (True, False)
    )
    return AreaPace(area, period, segment, everyone=with_temporary, permanent=without)


def pace(table: pd.DataFrame, *, code: str, period: str, temporary: bool) -> Pace:
    """The pace of one area of a `measures` (or `branch_measures`) table over each of WINDOWS."""
    own = table[table.index.get_level_values("kode") == code]
    own.index = own.index.remove_unused_levels()  # type: ignore[attr-defined]
    rows = [pace_table(own, period=period, months=window).loc[code].to_dict() for window in WINDOWS]
    first = rows[0]
    return Pace(
        temporary=temporary,
        active=known_count(first["active"]),
        target=known_count(first["target"]),
        gap=known_count(first["gap_to_target"]),
        months_left=int(first["months_left"]),
        required=known_count(first["required"]),
        runs=tuple(
            Run(
                window=window,
                state=State(row["state"]),
                since=None if pd.isna(row["since"]) else str(row["since"]),
                span=known_count(row["span"]),
                rate=None if pd.isna(row["rate"]) else float(row["rate"]),
                projected=known_count(row["projected"]),
                reached=None if pd.isna(row["reached"]) else str(row["reached"]),
                beyond=bool(row["beyond"]),
                falls_back=bool(row["falls_back"]),
            )
            for window, row in zip(WINDOWS, rows, strict=True)
        ),
    )


def projection(
    found: Pace, *, window: int, period: str, eligible: int | None = None, within: Band | None = None
) -> pd.DataFrame:
    """The straight line from this month to December at the rate of a window, for a chart.

    Returns one row a month, this one first: periode (text), active, low and high (float64, people; the latter
    two the ends of the band, NaN beyond it), and coverage_percent, low_percent and high_percent (float64, per
    cent of `eligible`, NaN without it). No rows without a rate.
    """
    rate = found.run(window).rate
    steps = range(found.months_left + 1) if rate is not None and found.active is not None else range(0)
    active = np.array([(found.active or 0) + (rate or 0.0) * step for step in steps], dtype=np.float64)
    widths = np.full(len(active), np.nan)
    if within is not None and len(active):
        own = (0.0, *within.widths)[: len(active)]
        widths[: len(own)] = own
    low, high = np.maximum(active - widths, 0), active + widths
    share = 100 / (eligible or np.nan)
    return pd.DataFrame(
        {
            "periode": pd.array([month_before(period, -step) for step in steps], dtype="str"),
            "active": active,
            "low": low,
            "high": high,
            "coverage_percent": active * share,
            "low_percent": low * share,
            "high_percent": high * share,
        }
    )


def nothing_ahead() -> pd.DataFrame:
    """A `projection` without a row, for a picture of what was alone."""
    numbers = ("active", "low", "high", "coverage_percent", "low_percent", "high_percent")
    return pd.DataFrame(
        {"periode": pd.array([], dtype="str"), **{name: np.array([], dtype=np.float64) for name in numbers}}
    )


def assumptions(found: Pace, *, window: int) -> tuple[Message, ...]:
    """What the projection over a window takes for granted, to be shown beside it."""
    run = found.run(window)
    said = [
        Message(
            N_("Laju adalah perubahan peserta aktif dalam {span} bulan dibagi {span}, dianggap tetap."),
            {"span": run.span or window},
        )
    ]
    if run.span is not None and run.span != window:
        said.append(
            Message(
                N_("Data {window} bulan sebelumnya tidak ada; dipakai bulan terlama yang ada di antaranya."),
                {"window": window},
            )
        )
    said.append(
        Message(N_("Peserta sementara ikut dihitung; mereka dapat keluar sewaktu-waktu."))
        if found.temporary
        else Message(N_("Peserta sementara tidak dihitung, di awal maupun di akhir."))
    )
    said.append(Message(N_("Target dan potensi dianggap tidak berubah sampai Desember.")))
    said.append(Message(N_("Musim proyek konstruksi dan iuran yang berhenti dibayar tidak diperhitungkan.")))
    return tuple(said)
