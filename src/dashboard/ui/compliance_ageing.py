"""How old arrears are: entities and rupiah by age class and type."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.compliance_ageing import AgeRow, age_bars, age_bars_alt
from dashboard.data.contract import ALL, ENTITY_NAMES
from dashboard.metrics import compliance
from dashboard.ui import loading
from dashboard.ui.compliance_overview import area_rows, nothing_here
from dashboard.ui.compliance_view import ComplianceView, month_of
from dashboard.ui.frame import Page, area_label
from dashboard.ui.missing import missing_file
from dashboard.ui.tables import download, numbers_written, source_line
from dashboard.ui.target_gauges import Picture, show
from dashboard.ui.values import count


def ageing(page: Page, view: ComplianceView) -> None:
    """Draw entities beside rupiah, and both as a table."""
    if missing_file(page, "kepatuhan"):
        return
    month = month_of(page, page.data.compliance)
    if month is None:
        return
    text = page.text
    rows = area_rows(page)
    if rows[rows["periode"] == month].empty:
        nothing_here(page, month)
        return
    entities, rupiah, frame, styled = loading.kept(
        page.data, "compliance ageing", text.code, page.theme, page.area, month, view.kind, view.limits,
        compute=lambda: _made(page, view, rows, month),
    )  # fmt: skip
    left, right = st.columns(2, gap="medium")
    with left:
        show(entities, key="umur_entitas")
    with right:
        show(rupiah, key="umur_rupiah")
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
    area = area_label(page.areas, page.area, text)
    limits = "-".join(str(each) for each in view.limits)
    download(
        page, frame, name=text("umur-tunggakan"), parts=(page.area, limits, view.kind), month=month, about=area
    )  # fmt: skip


def _made(
    page: Page, view: ComplianceView, rows: pd.DataFrame, month: str
) -> tuple[Picture, Picture, pd.DataFrame, Any]:
    text = page.text
    table = compliance.ageing(compliance.of_kind(rows, view.kind), period=month, limits=view.limits)
    kinds = list(ENTITY_NAMES) if view.kind == ALL else [view.kind]
    classes = compliance.age_classes(view.limits)
    numbers = list(dict.fromkeys(table.index.get_level_values("umur")))
    names = {
        number: text("umur tidak ada data")
        if number == compliance.AGE_UNKNOWN
        else text.render(classes[number].name)
        for number in numbers
    }
    area = area_label(page.areas, page.area, text)
    pictures = []
    for column, money, title in (
        ("entities", False, text("Entitas menunggak menurut umur tunggakan: {area}", area=area)),
        ("arrears", True, text("Tunggakan menurut umurnya: {area}", area=area)),
    ):
        bars = [
            AgeRow(names[number], {kind: count(table.loc[(number, kind), column]) for kind in kinds})
            for number in numbers
        ]
        figure = age_bars(
            bars, title=title, lines=[source_line(page, month)], text=text, theme=page.theme, rupiah=money
        )
        pictures.append(Picture(figure, age_bars_alt(bars, title=title, text=text, rupiah=money)))
    shown = table[table.index.get_level_values("jenis_entitas").isin(kinds)]
    frame = pd.DataFrame(
        {
            text("Umur tunggakan"): [names[number] for number, _ in shown.index],
            text("Jenis entitas"): [text(ENTITY_NAMES[kind]) for _, kind in shown.index],
            text("Entitas"): shown["entities"].array,
            text("Tunggakan (Rp)"): shown["arrears"].array,
        }
    )
    return pictures[0], pictures[1], frame, numbers_written(frame, text, uuid="ageing")
