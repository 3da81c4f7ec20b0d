"""Where villages differ once they pay: months paid, and people by group."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.charts.village_months import village_months, village_months_alt
from dashboard.data.contract import ALL, GROUP_NAMES, REGION, Level
from dashboard.metrics.village_depth import months_due
from dashboard.metrics.village_groups import by_group, group_table
from dashboard.ui import loading
from dashboard.ui.category_view import download, styled
from dashboard.ui.frame import Page
from dashboard.ui.target_gauges import Picture, show
from dashboard.ui.village_view import VillageView, depth_of, paid_in, place_name, stamp, standing_of


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
        text("jumlah desa menurut bulan dibayar {year}; bergaris: kurang dari {due} bulan yang jatuh tempo", year=str(view.year), due=due),
        stamp(page, view),
    ]  # fmt: skip
    return Picture(
        village_months(months, due=due, title=title, lines=lines, text=text, theme=page.theme),
        village_months_alt(months, title=title, text=text),
    )


def _groups(page: Page, view: VillageView) -> None:
    text = page.text
    st.markdown(f"**{text('Orang menurut kelompok, desa yang membayar')}**")
    table = loading.kept(page.data, "village groups", view.year, compute=lambda: _table(page, view.year))
    unit = view.kecamatan or page.area
    if unit not in table.index.get_level_values("unit"):
        st.caption(text("tidak ada desa yang membayar"))
        return
    rows = pd.DataFrame(table.xs(unit, level="unit")).sort_values(
        "jumlah_pekerja", ascending=False, kind="stable"
    )
    frame = pd.DataFrame(
        {
            text("Kelompok"): [
                text("Tidak dirinci menurut kelompok") if code == ALL else text(GROUP_NAMES.get(str(code), str(code)))
                for code in rows.index
            ],
            text("Orang"): rows["jumlah_pekerja"].array,
            text("Desa"): rows["desa"].array,
            text("Rata-rata per desa"): rows["rata_rata"].round(1).to_numpy(),
            text("Rata-rata bulan dibayar"): rows["bulan"].round(1).to_numpy(),
        }
    )  # fmt: skip
    hidden = pd.DataFrame(
        {name: rows["hidden"].to_numpy() for name in (text("Orang"), text("Rata-rata per desa"))}
    )
    st.dataframe(
        styled(page, frame, hidden, uuid="village_groups"),
        hide_index=True,
        placeholder=text("tidak ada data"),
        alt=text(
            "Orang menurut kelompok di {area}, {count} kelompok",
            area=place_name(page, view),
            count=len(frame),
        ),
    )
    st.caption(
        text("Desa: yang menyebut jumlah orang kelompok itu. {stamp}", stamp=stamp(page, view))
        + (
            f" {text('Jumlah kecil disembunyikan bersama yang dapat membukanya.')}"
            if rows["hidden"].any()
            else ""
        )
    )
    download(
        page, frame, hidden, name=text("desa-kelompok"), parts=(unit, str(view.year)),
        about=f"{place_name(page, view)}, {stamp(page, view)}",
    )  # fmt: skip


def _table(page: Page, year: int) -> pd.DataFrame:
    areas = page.areas
    wanted = [
        REGION,
        *(code for level in (Level.PROVINCE, Level.BRANCH, Level.REGENCY) for code in areas.at_level(level)),
    ]
    members = {code: list(areas.kecamatan(code).index) for code in wanted}
    return group_table(by_group(page.data.village_payments, paid_in(page, year), year=year), members)
