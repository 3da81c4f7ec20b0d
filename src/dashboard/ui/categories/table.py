"""Areas x categories: a table whose colours follow its numbers, sortable, each row leading to its area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.charts.indicators import COVERAGE
from dashboard.charts.palette import Ramp, Theme, fills, text_on
from dashboard.data.contract.words import REGION, Level
from dashboard.i18n import N_
from dashboard.metrics.categories.composition import DIMENSION_NAMES, Dimension
from dashboard.metrics.categories.figures import WITH_COVERAGE
from dashboard.metrics.cube.versions import version_words
from dashboard.ui.categories.choices import (
    CategoryView,
    base_words,
    category_names,
    figures,
    needs_population,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import chosen_regency, hidden_note
from dashboard.ui.parts.selection import compared_areas
from dashboard.ui.parts.shared_choices import LEVELS
from dashboard.ui.parts.tables import download, source_line, styled, table_of_areas, table_words

PEOPLE: Final = "orang"
SHARE: Final = "bagian"
COVERED: Final = "cakupan"
VALUES: Final = {
    PEOPLE: N_("Peserta (orang)"),
    SHARE: N_("Bagian dari peserta (%)"),
    COVERED: N_("Cakupan (%)"),
}
#: Column of the figures, and where the next colour begins.
_COLUMNS: Final = {PEOPLE: "people", SHARE: "share_percent", COVERED: "coverage_percent"}
_EDGES: Final[dict[str, tuple[float, ...]]] = {
    PEOPLE: (1, 100, 1_000, 5_000, 20_000),
    SHARE: (0.01, 2, 10, 25, 50),
    COVERED: tuple(each.value for each in COVERAGE.thresholds),
}
#: Pixels; more rows than that scroll inside the table.
HEIGHT: Final = 560


def area_table(page: Page, view: CategoryView) -> None:
    """Draw the areas of the chosen territory, or all of a level, by category."""
    text = page.text
    values = {k: text(v) for k, v in VALUES.items() if k != COVERED or view.dimension in WITH_COVERAGE}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        value = page.pick("nilai", text("Isi sel"), values, default=PEOPLE)
        level = Level(
            page.choose(
                "tingkat",
                text("Tingkat"),
                {str(k): text(v) for k, v in LEVELS.items()},
                default=str(Level.REGENCY),
                width=190,
            )
        )
    codes = compared_areas(page) if level is Level.REGENCY else list(page.areas.at_level(level))
    frame, hidden, style = loading.kept(
        page.data,
        "category table",
        text.code,
        page.theme,
        page.period,
        view,
        value,
        codes,
        compute=lambda: _made(page, view, value, codes),
    )
    if value == COVERED and view.dimension is Dimension.GROUP and len(frame.columns) <= 1:
        needs_population(page)
        return
    key = f"category_table_{level}_{view.dimension}"

    table_of_areas(
        style,
        text=text,
        key=key,
        codes=codes,
        height=HEIGHT,
        width=150,
        row_height=28,
        alt=text(
            "Tabel {count} wilayah menurut {dimension}, {value}, per akhir {month}",
            count=len(frame),
            dimension=text(DIMENSION_NAMES[view.dimension]).lower(),
            value=values[value],
            month=text.month(page.period),
        ),
    )
    base = _base(page, view, value, codes)
    st.caption(
        f"{values[value]}{base} · {source_line(page, temporary=view.temporary)} · "
        + text("warna makin kuat, angka makin besar")
    )
    if hidden.any(axis=None):
        hidden_note(page)
    chosen_regency(page)
    about = table_words(
        page, f"{values[value]}{base}", text(DIMENSION_NAMES[view.dimension]), temporary=view.temporary
    )
    download(
        page,
        frame,
        hidden,
        name=text("kategori"),
        parts=(str(view.dimension), value, str(level)),
        about=about,
    )


def _made(
    page: Page, view: CategoryView, value: str, codes: list[str]
) -> tuple[pd.DataFrame, pd.DataFrame, Styler]:
    text, areas = page.text, page.areas
    shown = figures(page, temporary=view.temporary)
    table = (shown.coverage_of if value == COVERED else shown.people_of)(view.dimension)
    rows = table.loc[codes]
    names = category_names(page, view.dimension)
    wide = rows[_COLUMNS[value]].unstack("kategori").reindex(index=codes)  # noqa: PD010 - the index is the key
    flags = rows["hidden"].unstack("kategori").reindex(index=codes)  # noqa: PD010
    # A category that nobody here has any figure but 0 of only takes room.
    kept = [code for code in names if code in wide and (((wide[code].fillna(0) != 0) | flags[code]).any())]
    frame = pd.DataFrame(
        {text("Wilayah"): [_short(page, code) for code in codes]}
        | {names[code]: wide[code].array for code in kept}
        | {text("Kode"): codes}
    )
    hidden = pd.DataFrame({names[code]: flags[code].to_numpy(dtype=bool) for code in kept}, index=frame.index)
    if not kept:
        return (
            pd.DataFrame({text("Wilayah"): [areas.short_name(code) for code in codes]}),
            hidden,
            frame.style,
        )
    css = class_colours(frame, list(hidden.columns), _EDGES[value], page.theme)
    return frame, hidden, styled(page, frame, hidden, uuid="heat", css=css)


def _base(page: Page, view: CategoryView, value: str, codes: list[str]) -> str:
    """What coverage is of, with its version; "" for the other values, which name it themselves."""
    if value != COVERED:
        return ""
    rows = figures(page, temporary=view.temporary).coverage_of(view.dimension).loc[codes]
    version = version_words(rows["eligible_versions"])
    return f", {base_words(page, view.dimension, version)}"


def _short(page: Page, code: str) -> str:
    return page.areas.name(REGION) if code == REGION else page.areas.short_name(code)


def class_colours(
    frame: pd.DataFrame, columns: Sequence[str], edges: Sequence[float], theme: Theme
) -> pd.DataFrame:
    """A background by class for these columns, with ink that reads on it; none where there is no number."""
    ramp = fills(Ramp.SEQUENTIAL, len(edges) + 1, theme)
    css = [f"background-color:{colour};color:{text_on(colour)}" for colour in ramp]
    found = pd.DataFrame("", index=frame.index, columns=frame.columns)
    for name in columns:
        numbers = frame[name].astype("Float64").astype("float64")
        classes = np.searchsorted(np.array(edges), numbers.to_numpy(), side="right")
        found[name] = [
            "" if pd.isna(number) else css[at] for number, at in zip(numbers, classes, strict=True)
        ]
    return found
