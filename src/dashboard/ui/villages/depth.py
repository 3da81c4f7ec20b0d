"""Where villages differ once they pay: months paid, and people by group."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.charts.village_months import village_months, village_months_alt
from dashboard.data.contract.words import ALL, GROUP_NAMES, REGION, Level
from dashboard.metrics.villages.depth import months_due
from dashboard.metrics.villages.groups import by_group, group_table
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.tables import download, in_words, show_in_words
from dashboard.ui.villages.choices import place_name, stamp
from dashboard.ui.villages.figures import VillageView, depth_of, paid_in, standing_of, units_in


def depth_section(page: Page, view: VillageView) -> None:
    """Draw how many months the villages have paid, and whom they pay for."""
    if not standing_of(page, view).n_used:
        return
    text = page.text
    left, right = st.columns(2, gap="medium")
    with left:
        picture = loading.kept(
            page.data, "village months", text.code, page.theme, page.area, page.period, view,
            compute=lambda: _months(page, view),
        )  # fmt: skip
        show(picture, key="village_months")
    with right:
        _groups(page, view)


def _months(page: Page, view: VillageView) -> Picture:
    text = page.text
    months = depth_of(page, view).months
    due = months_due(view.year, page.period)
    title = text("{area}: bulan dibayar per desa", area=place_name(page, view))
    lines = [
        text("jumlah desa menurut bulan dibayar {year}, kelompok terlengkap; bergaris: kurang dari {due} bulan yang jatuh tempo", year=str(view.year), due=due),
        stamp(page, view),
    ]  # fmt: skip
    return Picture(
        village_months(months, due=due, title=title, lines=lines, text=text, theme=page.theme),
        village_months_alt(months, title=title, text=text),
    )


def _groups(page: Page, view: VillageView) -> None:
    text = page.text
    st.markdown(f"**{text('Orang menurut kelompok, desa yang membayar')}**")
    made = loading.kept(
        page.data, "village groups shown", text.code, page.area, view.year, view.kecamatan,
        compute=lambda: _made(page, view),
    )  # fmt: skip
    if made is None:
        st.caption(text("tidak ada desa yang membayar"))
        return
    frame, hidden, shown = made
    show_in_words(
        shown,
        alt=text(
            "Orang menurut kelompok di {area}, {count} kelompok",
            area=place_name(page, view),
            count=len(frame),
        ),
    )
    st.caption(text("Desa: yang menyebut jumlah orang kelompok itu. {stamp}", stamp=stamp(page, view)))
    if hidden.any(axis=None):
        st.caption(text("Jumlah kecil disembunyikan bersama yang dapat membukanya."))
    download(
        page, frame, hidden, name=text("desa-kelompok"), parts=(view.kecamatan or page.area, str(view.year)),
        about=f"{place_name(page, view)}, {stamp(page, view)}",
    )  # fmt: skip


def _made(page: Page, view: VillageView) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame] | None:
    """The table of groups, its hidden cells, and it in words; None where no village pays."""
    text = page.text
    table = loading.kept(page.data, "village groups", view.year, compute=lambda: _table(page, view.year))
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
    shown_of_people = (text("Orang"), text("Rata-rata per desa"))
    hidden = pd.DataFrame(dict.fromkeys(shown_of_people, rows["hidden"].to_numpy()))
    return frame, hidden, in_words(frame, hidden, text)


def _table(page: Page, year: int) -> pd.DataFrame:
    areas = page.areas
    wanted = [
        REGION,
        *(code for level in (Level.PROVINCE, Level.BRANCH, Level.REGENCY) for code in areas.at_level(level)),
    ]
    units = units_in(page, year).units
    members = {code: list(units[areas.kecamatan(code).index].unique()) for code in wanted}
    return group_table(by_group(page.data.village_payments, paid_in(page, year), year=year), members)
