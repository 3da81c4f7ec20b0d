"""How old arrears are: entities and rupiah by age class and type."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.charts.compliance_ageing import AgeRow, age_bars, age_bars_alt
from dashboard.data.contract.words import ALL, ENTITY_NAMES
from dashboard.i18n import N_
from dashboard.metrics.compliance import compliance
from dashboard.metrics.compliance.reports import (
    STOCKS,
    Counted,
    Reporting,
    is_empty,
    of_kinds,
    reporting,
)
from dashboard.ui.compliance.choices import ComplianceView, month_of
from dashboard.ui.compliance.reports import (
    area_reports,
    newest_rule,
    not_owed_note,
    nothing_here,
    pair_words,
    reported_words,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import entities_note
from dashboard.ui.parts.missing import missing_file
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.tables import download, show_table, source_line, styled
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
    made = loading.kept(
        page.data,
        "compliance ageing",
        text.code,
        page.theme,
        page.area,
        page.period,
        view.kind,
        view.limits,
        compute=lambda: _ages(page, view),
    )
    area = area_label(page.areas, page.area, text)
    st.caption(f"**{area}** · {newest_rule(text, page.period)} {reported_words(text, made.of)}.")
    if made.absent:
        st.info(
            text(
                "Tunggakan belum dilaporkan: {kinds}. Tidak ada baris berkategori menunggak, jadi tidak ada data, bukan 0.",
                kinds=", ".join(text(ENTITY_NAMES[kind]) for kind in made.absent),
            ),
            icon=":material/info:",
        )
    for slot, (key, picture) in zip(st.columns(2, gap="medium"), made.pictures.items(), strict=True):
        if picture is not None:
            with slot:
                show(picture, key=key)
    st.caption(
        text(
            "Dihitung: entitas dalam kategori menunggak, dan entitas lain yang punya tunggakan. Umur dihitung dalam bulan penuh; setiap umur masuk tepat satu kelas."
        )
    )
    not_owed_note(page, area_reports(page))
    if made.joined:
        st.caption(
            text(
                "“umur digabung”: entitas dari beberapa umur, yang sendiri-sendiri terlalu sedikit untuk ditampilkan."
            )
        )
    show_table(
        made.shown,
        placeholder=text("tidak ada data"),
        alt=text("Entitas dan tunggakan menurut kelas umur dan jenis entitas"),
    )
    if made.hidden.any(axis=None):
        entities_note(page)
    limits = "-".join(str(each) for each in view.limits)
    parts = (page.area, limits, view.kind)
    download(page, made.frame, made.hidden, name=text("umur-tunggakan"), parts=parts, about=area)


@dataclass(frozen=True, eq=False)
class _Ages:
    """Arrears by age as pictures and as a table.

    pictures: None where no number may be seen. frame, hidden, shown: the table, which of its cells are
    hidden, and the table as shown. of: of how many areas it is. absent: types of which nothing was reported.
    joined: whether some ages stand together.
    """

    pictures: dict[str, Picture | None]
    frame: pd.DataFrame
    hidden: pd.DataFrame
    shown: Styler
    of: Reporting
    absent: list[str]
    joined: bool


def _ages(page: Page, view: ComplianceView) -> _Ages:
    text = page.text
    kinds = list(ENTITY_NAMES) if view.kind == ALL else [view.kind]
    found = of_kinds(area_reports(page), kinds)
    table = compliance.ageing(found, limits=view.limits)
    table = table[table.index.get_level_values("jenis_entitas").isin(kinds)]
    hidden = compliance.ageing_hidden(found, table)
    behind: Counted = {
        column: compliance.in_arrears(rows) for column, rows in found.items() if column in STOCKS
    }
    of = max(
        (reporting(rows, column, areas=page.areas, code=page.area) for column, rows in behind.items()),
        key=lambda each: (each.reported, each.told),
    )
    names = _age_names(page, view, table)
    pictures: dict[str, Picture | None] = {}
    for key, column, title in (
        ("umur_entitas", "entities", N_("Entitas menunggak menurut umur tunggakan: {area}")),
        ("umur_rupiah", "arrears", N_("Tunggakan menurut umurnya: {area}")),
    ):
        told = table[column].notna().groupby(level="jenis_entitas").any()
        drawn = [kind for kind in kinds if told[kind] or hidden[column].xs(kind, level="jenis_entitas").any()]
        pictures[key] = (
            _picture(page, table[column], hidden[column], names, drawn, title=title, of=of)
            if told.any()
            else None
        )
    columns = {"entities": text("Entitas"), "arrears": text("Tunggakan (Rp)")}
    frame = pd.DataFrame(
        {
            text("Umur tunggakan"): [names[number] for number, _ in table.index],
            text("Jenis entitas"): [text(ENTITY_NAMES[kind]) for _, kind in table.index],
            **{name: table[column].array for column, name in columns.items()},
            text("Laporan"): [pair_words(page, behind, STOCKS, kind, None) for _, kind in table.index],
        }
    )
    cells = hidden.rename(columns=columns).reset_index(drop=True)
    nothing = (table.isna() & ~hidden).all(axis=1).groupby(level="jenis_entitas").all()
    return _Ages(
        pictures=pictures,
        frame=frame,
        hidden=cells,
        shown=styled(page, frame, cells, uuid="ageing"),
        of=of,
        absent=[kind for kind in kinds if nothing[kind]],
        joined=compliance.AGES_JOINED in names,
    )


def _age_names(page: Page, view: ComplianceView, table: pd.DataFrame) -> dict[int, str]:
    """The age classes of a table in words, in its order."""
    text = page.text
    classes = compliance.age_classes(view.limits)
    others = {
        compliance.AGE_UNKNOWN: text("umur tidak ada data"),
        compliance.AGES_JOINED: text("umur digabung"),
    }
    return {
        number: others[number] if number in others else text.render(classes[number].name)
        for number in dict.fromkeys(table.index.get_level_values("umur"))
    }


def _picture(
    page: Page,
    values: pd.Series,
    hidden: pd.Series,
    names: dict[int, str],
    kinds: list[str],
    *,
    title: str,
    of: Reporting,
) -> Picture:
    """One number by age, of the types of which anything is known."""
    text, money = page.text, values.name == "arrears"
    said = text(title, area=area_label(page.areas, page.area, text))
    bars = [
        AgeRow(
            name,
            {kind: count(values[(number, kind)]) for kind in kinds},
            hidden=frozenset(kind for kind in kinds if hidden[(number, kind)]),
        )
        for number, name in names.items()
    ]
    lines = [source_line(page), reported_words(text, of)]
    figure = age_bars(bars, title=said, lines=lines, text=text, theme=page.theme, rupiah=money)
    return Picture(figure, age_bars_alt(bars, title=said, text=text, rupiah=money))
