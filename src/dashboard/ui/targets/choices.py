"""The choices of the page Target & progres, and the numbers they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.charts.lights import light_words
from dashboard.data.contract.words import Level
from dashboard.i18n import N_, Language
from dashboard.metrics.coverage.coverage import month_of
from dashboard.metrics.coverage.official import DEFAULT_SERIES, OfficialTarget, series_of
from dashboard.metrics.coverage.pace import LAST_YEAR, WINDOWS, State, pace_table
from dashboard.ui.frame import loading
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page

DEFAULT_WINDOW: Final = 12
WINDOW_NAMES: Final = {3: N_("3 bulan"), 6: N_("6 bulan"), 12: N_("12 bulan")}


@dataclass(frozen=True)
class TargetView:
    """What the visitor asked to see.

    series: jenis of the target. window: months over which the pace is taken. temporary: whether temporary
    members count.
    """

    series: str
    window: int
    temporary: bool


def choose_view(page: Page) -> TargetView:
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
            default=str(DEFAULT_WINDOW),
            width=150,
        )
        temporary = page.choose(
            "sementara",
            text("Peserta sementara"),
            {"ya": text("Dihitung"), "tidak": text("Dikeluarkan")},
            default="ya",
            width=160,
        )
    return TargetView(series=series, window=int(window), temporary=temporary == "ya")


def level_measures(
    page: Page, view: TargetView, level: Level, *, temporary: bool | None = None, base: str | None = None
) -> pd.DataFrame:
    """`metrics.coverage.measures` of a level against the chosen series, all months.

    temporary: None for the view's own choice. base: the month whose potensi all months use, None for each
    month's own.
    """
    counted = view.temporary if temporary is None else temporary
    cut = Cut(level, base=base, temporary=counted, target_kind=view.series)
    return loading.measured(page.data, cut)


def level_progress(page: Page, view: TargetView, level: Level) -> pd.DataFrame:
    """`metrics.pace.pace_table` of a level in the chosen month, with n_used, n_total, eligible_versions."""
    return loading.kept_base(
        page.data, "target pace", level, page.period, view, compute=lambda: _progress(page, view, level)
    )


def _progress(page: Page, view: TargetView, level: Level) -> pd.DataFrame:
    table = level_measures(page, view, level)
    month = month_of(table, page.period)
    found = pace_table(table, period=page.period, months=view.window)
    # The pace is of the whole area only; what is known of a part is shown as such.
    return found.assign(
        active=month["active"],
        complete=month["complete"].fillna(False).astype(bool),
        n_used=month["n_used"],
        n_total=month["n_total"],
        eligible_versions=month["eligible_versions"],
        target_kind=month["target_kind"],
    )


def counted_line(page: Page, view: TargetView) -> str:
    """Whether temporary members are in the numbers; "" where they are, as nothing is left out."""
    return "" if view.temporary else page.text("tanpa peserta sementara")


def official_words(page: Page, each: OfficialTarget) -> str:
    """A national target with series, year and source, and that nobody says per cent of what."""
    text = page.text
    value = (
        text.percent(each.value) if each.percent else text("{number} orang", number=text.number(each.value))
    )
    words = text("{series} nasional {year}: {value}", series=each.series, year=each.year, value=value)
    about = [text(each.source)] if each.source else []
    about += [text("basis tidak dinyatakan")] if each.base_unsaid else []
    return f"{words} ({'; '.join(about)})" if about else words


def reached_words(reached: str | float | None, text: Language, *, beyond: bool) -> str:
    """When a target is reached at the present pace, as short as a table needs it: Mar 2027, or after 2040."""
    if beyond:
        return text("sesudah {year}", year=str(LAST_YEAR))
    return "–" if pd.isna(reached) else text.month(str(reached), short=True)


def state_words(rows: pd.DataFrame, text: Language) -> list[str]:
    """The light of every row of a `pace_table`, in words."""
    return [
        light_words(State(state), text, falls_back=bool(falls_back))
        for state, falls_back in zip(rows["state"], rows["falls_back"], strict=True)
    ]
