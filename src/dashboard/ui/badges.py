"""Published figures beside the numbers of a source: badges with date, publisher and quality, never summed."""

from __future__ import annotations

import streamlit as st

from dashboard.ui import loading
from dashboard.ui.frame import Page
from dashboard.ui.plain import as_text
from dashboard.ui.values import rate

#: Figures shown at once, those nearest to the chosen month first.
SHOWN = 3


def published_badges(page: Page) -> None:
    """What has been published on the coverage of the chosen area, nearest to the chosen month first."""
    text = page.text
    figures = loading.published()
    own = figures[
        (figures["kode_wilayah"] == page.area) & (figures["ukuran"] == "cakupan") & figures["nilai"].notna()
    ]
    if own.empty:
        return
    asked = _month_number(page.period)
    nearest = own.assign(away=[abs(_month_number(str(day)) - asked) for day in own["per_tanggal"]])
    with st.container(border=True, gap="xxsmall"):
        st.markdown(f"**{text('Angka publik')}**")
        for _, figure in nearest.sort_values("away", kind="stable").head(SHOWN).iterrows():
            st.caption(
                text(
                    "{value} per {day}: {publisher}, mutu {quality}, penyebut: {base}",
                    value=text.percent(rate(figure["nilai"])),
                    day=as_text(str(figure["per_tanggal"])),
                    publisher=as_text(str(figure["penerbit"])),
                    quality=as_text(str(figure["mutu"])),
                    base=as_text(str(figure["penyebut"])),
                )
            )


def _month_number(day: str) -> int:
    """Months since year 0 of a date as precise as published; a bare year counts as its December."""
    year, month = (*day.split("-"), "12")[:2]
    return int(year) * 12 + int(month)
