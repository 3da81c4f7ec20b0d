"""Where villages differ once they pay: months paid, and people by group."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.charts.village_months import village_months, village_months_alt
from dashboard.data.contract.words import ALL, GROUP_NAMES
from dashboard.data.disclosure.limits import FEW_PEOPLE
from dashboard.metrics.villages.figures import months_due
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.tables import download, in_words, show_in_words
from dashboard.ui.villages.choices import end_of, place_name, stamp
from dashboard.ui.villages.figures import VillageView, figures_of, year_of


def depth_section(page: Page, view: VillageView) -> None:
    """Draw how many months the villages have paid, and whom they pay for."""
    if not figures_of(page, view).standing.n_used:
        return
    text = page.text
    left, right = st.columns(2, gap="medium")
    with left:
        picture = loading.kept(
            page.data,
            "village months",
            text.code,
            page.theme,
            page.area,
            page.period,
            view,
            compute=lambda: _months(page, view),
        )
        show(picture, key="village_months")
    with right:
        _groups(page, view)


def _months(page: Page, view: VillageView) -> Picture:
    text = page.text
    months = figures_of(page, view).depth.months
    due = months_due(page.data, view.year)
    title = text("{area}: bulan dibayar per desa", area=place_name(page, view))
    lines = [
        text(
            "jumlah desa menurut bulan dibayar {year} oleh kelompok yang paling lengkap di tiap desa (kelompok lainnya dapat menunggak); bergaris: kurang dari {due} bulan yang jatuh tempo; 0 bulan: belum mendaftar atau berhenti",
            year=str(view.year),
            due=due,
        ),
        stamp(page, view),
    ]
    return Picture(
        village_months(months, due=due, title=title, lines=lines, text=text, theme=page.theme),
        village_months_alt(months, title=title, text=text),
    )


@dataclass(frozen=True, eq=False)
class GroupTable:
    """People by group, ready to show: its cells, which of them are hidden, and it in words.

    partly: whether a number that is shown leaves out some that are hidden.
    """

    frame: pd.DataFrame
    hidden: pd.DataFrame
    shown: pd.DataFrame
    partly: bool


def _groups(page: Page, view: VillageView) -> None:
    text = page.text
    st.markdown(f"**{text('Orang menurut kelompok, desa yang membayar')}**")
    table = loading.kept(
        page.data,
        "village groups shown",
        text.code,
        page.area,
        view.year,
        view.kecamatan,
        compute=lambda: _group_table(page, view),
    )
    if table is None:
        st.caption(text("tidak ada desa yang membayar"))
        return
    show_in_words(
        table.shown,
        alt=text(
            "Orang menurut kelompok di {area}, {count} kelompok",
            area=place_name(page, view),
            count=len(table.frame),
        ),
    )
    st.caption(text("Desa: yang menyebut jumlah orang kelompok itu. {stamp}", stamp=stamp(page, view)))
    if table.partly or table.hidden.any(axis=None):
        st.caption(text.render(FEW_PEOPLE))
    download(
        page,
        table.frame,
        table.hidden,
        name=text("desa-kelompok"),
        parts=(view.kecamatan or page.area, str(view.year)),
        about=f"{place_name(page, view)}, {stamp(page, view)}",
        month=end_of(page, view),
    )


def _group_table(page: Page, view: VillageView) -> GroupTable | None:
    """People by group of the chosen area or kecamatan; None where no village pays."""
    text = page.text
    table = year_of(page, view.year).groups
    unit = view.kecamatan or page.area
    if unit not in table.index.get_level_values("unit"):
        return None
    rows = pd.DataFrame(table.xs(unit, level="unit"))
    rows = rows.sort_values("jumlah_pekerja", ascending=False, kind="stable")
    names = {ALL: text("Tidak dirinci menurut kelompok")} | {
        code: text(name) for code, name in GROUP_NAMES.items()
    }
    frame = pd.DataFrame(
        {
            text("Kelompok"): [names[str(code)] for code in rows.index],
            text("Orang"): rows["jumlah_pekerja"].array,
            text("Desa"): rows["desa"].array,
            text("Rata-rata per desa"): rows["rata_rata"].to_numpy(),
            text("Rata-rata bulan dibayar"): rows["bulan"].to_numpy(),
        }
    )
    of_people = (text("Orang"), text("Desa"), text("Rata-rata per desa"))
    hidden = pd.DataFrame(dict.fromkeys(of_people, rows["disembunyikan"].to_numpy()))
    return GroupTable(
        frame, hidden, in_words(frame, hidden, text), partly=bool((rows["desa_disembunyikan"] > 0).any())
    )
