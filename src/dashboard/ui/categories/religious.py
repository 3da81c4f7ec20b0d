"""Religious workers and non-ASN, all kabupaten/kota of a province on one screen: in, out and coverage."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.charts.indicators import COVERAGE
from dashboard.data.contract.words import Level
from dashboard.i18n import Language
from dashboard.metrics.categories.composition import Dimension
from dashboard.metrics.cube.versions import Names, version_words
from dashboard.ui.categories.choices import (
    CategoryView,
    base_words,
    category_names,
    figures,
    needs_population,
)
from dashboard.ui.categories.table import class_colours
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import chosen_regency, hidden_note
from dashboard.ui.parts.tables import download, source_line, table_of_areas, table_words, with_words
from dashboard.ui.parts.values import count, rate

#: The province the question was first asked in; shown while the whole region is chosen, if it is part of it.
FIRST_ASKED: Final = "73"
WORKERS: Final = (
    "guru mengaji",
    "imam masjid",
    "marbot",
    "pekerja gereja dan rumah ibadah lain",
)
GROUPS: Final = (*WORKERS, "non-ASN")
#: Pixels; with these 24 kabupaten/kota and their sum stand on a laptop's screen.
ROW_HEIGHT: Final = 18
_EDGES: Final = tuple(each.value for each in COVERAGE.thresholds)


def religious_workers(page: Page, view: CategoryView) -> None:
    """Draw every kabupaten/kota of the province around the chosen area."""
    text = page.text
    province = _province(page)
    codes = [province, *page.areas.inside(province)]
    style, file, hidden, version = loading.kept(
        page.data,
        "religious",
        text.code,
        page.theme,
        page.period,
        province,
        view.temporary,
        compute=lambda: _made(page, codes, temporary=view.temporary),
    )
    title = text("Pekerja keagamaan dan non-ASN, {province}", province=page.areas.name(province))
    if not version:
        needs_population(page)
    key = "religious_table"

    table_of_areas(
        style,
        text=text,
        key=key,
        codes=codes,
        height=ROW_HEIGHT * (len(codes) + 1) + 18,
        width=130,
        row_height=ROW_HEIGHT,
        alt=text(
            "{title}: masuk, belum, dan cakupan menurut kelompok, {count} wilayah",
            title=title,
            count=len(codes) - 1,
        ),
    )
    st.caption(
        f"**{title}** · {base_words(page, Dimension.GROUP, version)} · {source_line(page, temporary=view.temporary)} · "
        + text(
            "setiap sel: peserta aktif (masuk) / belum terlindungi (belum) · cakupan; urut menurut cakupan"
        )
    )
    if hidden.any(axis=None):
        hidden_note(page)
    chosen_regency(page)
    download(
        page,
        file,
        hidden,
        name=text("keagamaan"),
        parts=(province,),
        about=table_words(page, title, temporary=view.temporary),
    )


def say_religious(page: Page, view: CategoryView) -> None:
    """Under the title: how many of the religious workers of the province are covered, non-ASN apart."""
    text, province = page.text, _province(page)
    rows = (
        figures(page, temporary=view.temporary).coverage_of(Dimension.GROUP).loc[province].loc[list(WORKERS)]
    )
    known = rows[rows["coverage_percent"].notna().to_numpy(dtype=bool)]
    area = page.areas.short_name(province)
    if known.empty:
        page.say(text("Cakupan pekerja keagamaan di {area} tidak ada datanya.", area=area))
        return
    base = [
        text("per akhir {month}", month=text.month(page.period)),
        text("{count} kelompok, tanpa non-ASN", count=len(known)),
    ]
    if (known["n_used"] < known["n_total"]).any():
        base.append(text("kabupaten/kota yang datanya lengkap"))
    page.say(
        text(
            "{active} dari {eligible} pekerja keagamaan di {area} terlindungi.",
            active=int(known["active"].sum()),
            eligible=int(known["eligible"].sum()),
            area=area,
        ),
        base=" · ".join(base),
    )


def _province(page: Page) -> str:
    areas = page.areas
    match areas.level(page.area):
        case Level.PROVINCE:
            return page.area
        case Level.REGENCY:
            return areas.province_of(page.area)
        case Level.BRANCH if areas.inside(page.area):
            return areas.province_of(areas.inside(page.area)[0])
    return FIRST_ASKED if FIRST_ASKED in areas else next(iter(areas.provinces))


def _made(page: Page, codes: list[str], *, temporary: bool) -> tuple[Styler, pd.DataFrame, pd.DataFrame, str]:
    """The table on screen, the same with a column a figure for the file, its hidden cells, the version."""
    text, areas = page.text, page.areas
    names = category_names(page, Dimension.GROUP)
    rows = figures(page, temporary=temporary).coverage_of(Dimension.GROUP)
    places = [text("Seluruh provinsi"), *(areas.short_name(code) for code in codes[1:])]
    seen: dict[str, object] = {text("Wilayah"): places}
    words: dict[str, list[str]] = {}
    file: dict[str, object] = {text("Wilayah"): places, text("Kode"): codes}
    flags: dict[str, object] = {}
    versions: set[Names] = set()
    for group in GROUPS:
        own = rows.xs(group, level="kategori").loc[codes]
        seen[names[group]] = own["coverage_percent"].to_numpy()
        words[names[group]] = [_words(row, text) for _, row in own.iterrows()]
        columns = {
            text("{group}: masuk", group=names[group]): own["active"].array,
            text("{group}: belum", group=names[group]): own["not_covered"].array,
            text("{group}: cakupan (%)", group=names[group]): own["coverage_percent"].to_numpy(),
        }
        file |= columns | {text("{group}: populasi", group=names[group]): own["eligible"].array}
        flags |= dict.fromkeys(columns, own["hidden"].to_numpy(dtype=bool))
        versions |= set(own["eligible_versions"])
    frame = pd.DataFrame(seen)
    said = pd.DataFrame({name: [cell != "" for cell in cells] for name, cells in words.items()})
    style = with_words(frame, said & frame[list(words)].isna()).style.set_uuid("religious")
    for name, cells in words.items():
        for at, cell in enumerate(cells):
            style = style.format(lambda _, cell=cell: cell, subset=([at], [name]))  # type: ignore[misc]
    css = class_colours(frame, list(words), _EDGES, page.theme)
    style = style.apply(lambda _: css, axis=None)
    return style, pd.DataFrame(file), pd.DataFrame(flags), version_words(versions)


def _words(row: pd.Series, text: Language) -> str:
    if row["hidden"]:
        return text("disembunyikan")
    if count(row["active"]) is None:
        return ""
    words = f"{text.number(count(row['active']))} / {text.number(count(row['not_covered']))} · {text.percent(rate(row['coverage_percent']))}"
    if not row["complete"] and row["n_total"] > 1:
        words += f" ({text('{used} dari {total}', used=int(row['n_used']), total=int(row['n_total']))})"
    return words
