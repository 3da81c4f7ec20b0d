"""What is said of lapses on other pages: a warning on the overview, a section on the profile."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.i18n import Language
from dashboard.metrics.lapse_findings import group_words
from dashboard.metrics.lapses import DEFAULT_HORIZON, Lapse
from dashboard.metrics.suppression import THRESHOLD
from dashboard.ui.frame import Page, area_label
from dashboard.ui.lapse_view import LapseView, lapse_view, nobody_lapses
from dashboard.ui.plain import as_text
from dashboard.ui.tables import source_line

#: Groups named on the profile.
NAMED: Final = 5


def lapse_line(page: Page) -> None:
    """One warning for the overview: how many people, what it costs, and where the list is."""
    text = page.text
    if page.data.fundings.empty:
        return
    view = lapse_view(page)
    total = view.total
    if not total.groups and not total.overdue_groups:
        return
    said = text(
        "**{people} orang akan nonaktif dalam {count} bulan** bila iuran yang dibiayai tidak dilanjutkan; melanjutkannya {short} sebulan ({exact}).",
        people=total.people, count=DEFAULT_HORIZON,
        short=text.rupiah_short(view.cost.monthly), exact=text.rupiah(view.cost.monthly),
    )  # fmt: skip
    if total.overdue:
        said += " " + text("{people} orang lain seharusnya sudah nonaktif; periksa.", people=total.overdue)
    with st.container(gap="xxsmall", key="akan_nonaktif"):
        st.warning(said, icon=":material/event_busy:")
        page.link("komitmen", text("Lihat kelompok yang akan nonaktif dan biayanya"))


def lapse_profile(page: Page) -> None:
    """The section of the profile: the sum, and the next groups."""
    text = page.text
    if page.data.fundings.empty:
        return
    st.subheader(text("Akan nonaktif"), anchor=False)
    view = lapse_view(page)
    if not view.rows:
        st.caption(nobody_lapses(page, DEFAULT_HORIZON))
        return
    said = [_sum_words(page, view)]
    for one in view.rows[:NAMED]:
        people = _people_words(text, one)
        why = " ".join(text.render(each) for each in one.reasons)
        place = "" if one.code == page.area else f"{as_text(area_label(page.areas, one.code, text))}: "
        said.append(f"{place}{text.render(group_words(one))}, {people}. {why}")
    if len(view.rows) > NAMED:
        said.append(text("dan {count} kelompok lagi", count=len(view.rows) - NAMED))
    st.markdown("\n".join(f"- {line}" for line in said))
    st.caption(source_line(page))
    page.link("komitmen", text("Lihat kelompok yang akan nonaktif dan biayanya"))


def _sum_words(page: Page, view: LapseView) -> str:
    text = page.text
    said = text(
        "**{people} orang** dalam {groups} kelompok akan nonaktif dalam {count} bulan",
        people=view.total.people, groups=view.total.groups, count=DEFAULT_HORIZON,
    )  # fmt: skip
    if view.fall is not None:
        said += "; " + text(
            "cakupan {before} menjadi {after} bila dibiarkan (÷ potensi versi {version})",
            before=text.percent(view.fall.before), after=text.percent(view.fall.after), version=view.version,
        )  # fmt: skip
    return f"{said}; " + text("melanjutkannya {exact} sebulan", exact=text.rupiah(view.cost.monthly))


def _people_words(text: Language, one: Lapse) -> str:
    if one.small:
        return text("di bawah {threshold} orang", threshold=THRESHOLD)
    if one.people is None:
        return text("jumlah pekerja tidak ada data")
    return text("{people} orang", people=one.people)
