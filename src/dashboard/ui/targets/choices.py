"""The choices of the page Target & progres, and the numbers they lead to."""

from __future__ import annotations

from typing import Final

import pandas as pd

from dashboard.charts.lights import light_words
from dashboard.data.contract.words import Level
from dashboard.i18n import N_, Language
from dashboard.metrics.coverage.official import DEFAULT_SERIES, series_of
from dashboard.metrics.coverage.pace import LAST_YEAR, WINDOWS, State
from dashboard.metrics.coverage.standing import Lag, lag_of
from dashboard.ui.frame import loading
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.standing import USUAL, Against, progress_of
from dashboard.ui.parts.values import rate

WINDOW_NAMES: Final = {3: N_("3 bulan"), 6: N_("6 bulan"), 12: N_("12 bulan")}


def choose_view(page: Page) -> Against:
    """Draw the page's own filters."""
    text = page.text
    with page.filters:
        series = page.choose(
            "deret",
            text("Deret target"),
            {code: code for code in series_of(page.data.targets)},
            default=DEFAULT_SERIES,
            width=130,
        )
        window = page.choose(
            "laju",
            text("Laju diambil dari"),
            {str(months): text(WINDOW_NAMES[months]) for months in WINDOWS},
            default=str(USUAL.window),
            width=150,
        )
        temporary = page.choose(
            "sementara",
            text("Peserta sementara"),
            {"ya": text("Dihitung"), "tidak": text("Dikeluarkan")},
            default="ya",
            width=160,
        )
    return Against(series=series, window=int(window), temporary=temporary == "ya")


def level_measures(
    page: Page, view: Against, level: Level, *, temporary: bool | None = None, base: str | None = None
) -> pd.DataFrame:
    """`metrics.coverage.measures` of a level against the chosen series, all months.

    temporary: None for the view's own choice. base: the month whose potensi all months use, None for each
    month's own.
    """
    counted = view.temporary if temporary is None else temporary
    cut = Cut(level, base=base, temporary=counted, target_kind=view.series)
    return loading.measured(page.data, cut)


def level_progress(page: Page, view: Against, level: Level) -> pd.DataFrame:
    """`metrics.coverage.standing.progress_table` of a level in the chosen month, as the visitor asked."""
    return progress_of(page, level, view)


def counted_line(page: Page, view: Against) -> str:
    """Whether temporary members are in the numbers; "" where they are, as nothing is left out."""
    return "" if view.temporary else page.text("tanpa peserta sementara")


def reached_words(reached: str | float | None, text: Language, *, beyond: bool) -> str:
    """When a target is reached at the present pace, as short as a table needs it: Mar 2027, or after 2040."""
    if beyond:
        return text("sesudah {year}", year=str(LAST_YEAR))
    return "–" if pd.isna(reached) else text.month(str(reached), short=True)


def state_words(rows: pd.DataFrame, text: Language) -> list[str]:
    """The light of every row of a `pace_table`, in words."""
    return [
        light_words(State(row["state"]), text, falls_back=bool(row["falls_back"]), lag=row_lag(row))
        for _, row in rows.iterrows()
    ]


def row_lag(row: pd.Series) -> Lag | None:
    """How far behind the area of a `progress_table` row is; None where its table does not say."""
    return lag_of(
        State(row["state"]), due=rate(row.get("due_percent")), achievement=rate(row["achievement_percent"])
    )
