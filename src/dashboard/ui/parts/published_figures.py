"""Published figures beside the numbers of a source: badges with date, publisher and quality, never summed."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.data.contract.words import ALL
from dashboard.i18n import N_, Language
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.values import rate

#: Figures shown at once, those nearest to the chosen month first.
SHOWN = 3
#: What published rates are of, as the file has it: marked here for translation.
BASES = (
    N_("potensi"),
    N_("tidak dinyatakan"),
    N_("seluruh pekerja"),
    N_("angkatan kerja"),
    N_("angkatan kerja di luar ASN"),
)


def published_badges(page: Page, *, segment: str = ALL) -> None:
    """What has been published on the coverage of the chosen area, nearest to the chosen month first.

    Published percentages are of all segments; beside a single segment they would be misread.
    """
    if segment != ALL:
        return
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
        st.markdown(f"**{text('Angka publik: cakupan, semua segmen')}**")
        for _, figure in nearest.sort_values("away", kind="stable").head(SHOWN).iterrows():
            st.caption(
                text(
                    "{value} per {day}: {publisher}, mutu {quality}, penyebut: {base}",
                    value=text.percent(rate(figure["nilai"])),
                    day=written_day(str(figure["per_tanggal"]), text),
                    publisher=as_text(str(figure["penerbit"])),
                    quality=as_text(str(figure["mutu"])),
                    base=as_text(text(str(figure["penyebut"]))),
                )
            )


def written_day(day: str, text: Language) -> str:
    """A date as precise as it was published: a year, a month or a day, in words."""
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 3:
        return text.date(date(*parts))
    return text.month(day) if len(parts) == 2 else day


def _month_number(day: str) -> int:
    """Months since year 0 of a date as precise as published; a bare year counts as its December."""
    year, month = (*day.split("-"), "12")[:2]
    return int(year) * 12 + int(month)
