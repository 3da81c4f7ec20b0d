"""How old arrears are: entities and rupiah by age class and type."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.compliance_ageing import AgeRow, age_bars, age_bars_alt
from dashboard.data.contract.words import ALL, ENTITY_NAMES
from dashboard.i18n import N_
from dashboard.metrics.compliance import compliance
from dashboard.metrics.compliance.reports import STOCKS, Coverage, coverage, of_kinds
from dashboard.ui.compliance.choices import ComplianceView, month_of
from dashboard.ui.compliance.reports import (
    area_reports,
    coverage_words,
    is_empty,
    newest_rule,
    nothing_here,
    pair_words,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.missing import missing_file
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.tables import download, numbers_written, source_line
from dashboard.ui.parts.values import count


def ageing(page: Page, view: ComplianceView) -> None:
    """Draw entities beside rupiah, and both as a table."""
    if missing_file(page, "kepatuhan"):
        return
    if month_of(page, page.data.compliance) is None:
        return
    text = page.text
    if is_empty(area_reports(page)):
        nothing_here(page)
        return
    pictures, frame, styled, of, absent = loading.kept(
        page.data, "compliance ageing", text.code, page.theme, page.area, page.period, view.kind, view.limits,
        compute=lambda: _made(page, view),
    )  # fmt: skip
    area = area_label(page.areas, page.area, text)
    st.caption(f"**{area}** · {newest_rule(text, page.period)} {coverage_words(text, of)}.")
    if absent:
        st.info(
            text(
                "Tunggakan belum dilaporkan: {kinds}. Tidak ada baris berkategori menunggak, jadi tidak ada data, bukan 0.",
                kinds=", ".join(text(ENTITY_NAMES[kind]) for kind in absent),
            ),
            icon=":material/info:",
        )
    for slot, (key, picture) in zip(st.columns(2, gap="medium"), pictures.items(), strict=True):
        if picture is not None:
            with slot:
                show(picture, key=key)
    st.caption(
        text(
            "Dihitung: entitas dalam kategori menunggak, dan entitas lain yang punya tunggakan. Umur dihitung dalam bulan penuh; setiap umur masuk tepat satu kelas."
        )
    )
    st.dataframe(
        styled,
        hide_index=True,
        placeholder=text("tidak ada data"),
        alt=text("Entitas dan tunggakan menurut kelas umur dan jenis entitas"),
    )
    limits = "-".join(str(each) for each in view.limits)
    download(
        page, frame, name=text("umur-tunggakan"), parts=(page.area, limits, view.kind), about=area
    )  # fmt: skip


def _made(
    page: Page, view: ComplianceView
) -> tuple[dict[str, Picture | None], pd.DataFrame, Any, Coverage, list[str]]:
    """Both pictures, None where nothing is known; the table, and as shown; its coverage; types not reported."""
    text = page.text
    kinds = list(ENTITY_NAMES) if view.kind == ALL else [view.kind]
    found = of_kinds(area_reports(page), kinds)
    table = compliance.ageing(found, limits=view.limits)
    table = table[table.index.get_level_values("jenis_entitas").isin(kinds)]
    behind = {column: compliance.in_arrears(rows) for column, rows in found.items() if column in STOCKS}
    of = max(
        (coverage(rows, column, areas=page.areas, code=page.area) for column, rows in behind.items()),
        key=lambda each: each.reported,
    )
    names = _age_names(page, view, table)
    pictures: dict[str, Picture | None] = {}
    for key, column, title in (
        ("umur_entitas", "entities", N_("Entitas menunggak menurut umur tunggakan: {area}")),
        ("umur_rupiah", "arrears", N_("Tunggakan menurut umurnya: {area}")),
    ):
        known = [kind for kind in kinds if table[column].xs(kind, level="jenis_entitas").notna().any()]
        pictures[key] = _picture(page, table[column], names, known, title=title, of=of) if known else None
    frame = pd.DataFrame(
        {
            text("Umur tunggakan"): [names[number] for number, _ in table.index],
            text("Jenis entitas"): [text(ENTITY_NAMES[kind]) for _, kind in table.index],
            text("Entitas"): table["entities"].array,
            text("Tunggakan (Rp)"): table["arrears"].array,
            text("Laporan"): [pair_words(page, behind, STOCKS, kind, None) for _, kind in table.index],
        }
    )
    absent = [kind for kind in kinds if table.xs(kind, level="jenis_entitas").isna().to_numpy().all()]
    return pictures, frame, numbers_written(frame, text, uuid="ageing"), of, absent


def _age_names(page: Page, view: ComplianceView, table: pd.DataFrame) -> dict[int, str]:
    """The age classes of a table in words, in its order."""
    text = page.text
    classes = compliance.age_classes(view.limits)
    return {
        number: text("umur tidak ada data")
        if number == compliance.AGE_UNKNOWN
        else text.render(classes[number].name)
        for number in dict.fromkeys(table.index.get_level_values("umur"))
    }


def _picture(
    page: Page, values: pd.Series, names: dict[int, str], kinds: list[str], *, title: str, of: Coverage
) -> Picture:
    """One number by age, of the types of which anything is known."""
    text, money = page.text, values.name == "arrears"
    said = text(title, area=area_label(page.areas, page.area, text))
    bars = [
        AgeRow(name, {kind: count(values[(number, kind)]) for kind in kinds})
        for number, name in names.items()
    ]
    lines = [source_line(page), coverage_words(text, of)]
    figure = age_bars(bars, title=said, lines=lines, text=text, theme=page.theme, rupiah=money)
    return Picture(figure, age_bars_alt(bars, title=said, text=text, rupiah=money))
