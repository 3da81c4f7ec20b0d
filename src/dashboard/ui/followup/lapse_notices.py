"""What is said of lapses on other pages: a warning on the overview, a section on the profile."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.i18n import N_, Language
from dashboard.metrics.funded.lapse import Lapse
from dashboard.metrics.funded.lapse_findings import group_words
from dashboard.metrics.funded.lapses import DEFAULT_HORIZON
from dashboard.ui.followup.lapse_figures import (
    LapseView,
    beyond_words,
    lapse_view,
    nobody_lapses,
    overdue_words,
    reporting_words,
)
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.tables import source_line

#: Groups named on the profile.
NAMED: Final = 5


def lapse_line(page: Page) -> None:
    """One warning for the overview: how many people, what it costs, and where the list is."""
    text = page.text
    if page.data.fundings.empty:
        return
    view = lapse_view(page)
    said = [each for each in (_ahead_words(page, view), _overdue_words(page, view)) if each]
    if not said:
        return
    warned = beyond_words(page, view)
    if warned:
        said.append(warned)
    if view.reporting < view.inside:
        said.append(f"({reporting_words(page, view)})")
    with st.container(gap="xxsmall", key="akan_nonaktif"):
        st.warning(" ".join(said), icon=":material/event_busy:")
        page.link("komitmen", text("Lihat kelompok yang akan nonaktif dan biayanya"))


def lapse_profile(page: Page) -> None:
    """The section of the profile: the sum, and the next groups."""
    text = page.text
    if page.data.fundings.empty:
        return
    st.subheader(text("Akan nonaktif"), anchor=False)
    view = lapse_view(page)
    if not view.rows:
        st.caption(nobody_lapses(page, view, DEFAULT_HORIZON))
        return
    said = [
        each
        for each in (_sum_words(page, view), beyond_words(page, view), _overdue_words(page, view))
        if each
    ]
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


def _ahead_words(page: Page, view: LapseView) -> str:
    """The people ahead and what carrying them on costs, and groups without a number."""
    text, total, cost = page.text, view.total, view.cost
    said = []
    if total.people:
        line = text(
            "**{people} orang akan nonaktif dalam {count} bulan** bila iuran yang dibiayai tidak dilanjutkan",
            people=total.people,
            count=DEFAULT_HORIZON,
        )
        if cost.monthly is not None:
            line += "; " + text(
                "melanjutkannya {short} sebulan ({exact})",
                short=text.rupiah_short(cost.monthly),
                exact=text.rupiah(cost.monthly),
            )
        said.append(f"{line}.")
    if total.unknown:
        said.append(
            text(
                "**{groups} kelompok tanpa jumlah orang** akan nonaktif dalam {count} bulan.",
                groups=total.unknown,
                count=DEFAULT_HORIZON,
            )
        )
    return " ".join(said)


def _overdue_words(page: Page, view: LapseView) -> str:
    """Those who should be inactive already, and groups of them without a number."""
    text, total = page.text, view.total
    said = []
    if total.overdue:
        template = (
            N_("{people} orang lain seharusnya sudah nonaktif; periksa: {more}.")
            if total.people
            else N_("{people} orang seharusnya sudah nonaktif; periksa: {more}.")
        )
        said.append(text(template, people=total.overdue, more=overdue_words(page, view)))
    if total.overdue_unknown:
        said.append(
            text(
                "{groups} kelompok tanpa jumlah orang seharusnya sudah nonaktif; periksa.",
                groups=total.overdue_unknown,
            )
        )
    return " ".join(said)


def _sum_words(page: Page, view: LapseView) -> str:
    text, total = page.text, view.total
    if not total.people:
        return _ahead_words(page, view)
    said = text(
        "**{people} orang** dalam {groups} kelompok akan nonaktif dalam {count} bulan",
        people=total.people,
        groups=total.groups,
        count=DEFAULT_HORIZON,
    )
    if view.fall is not None and not view.fall.beyond:
        said += "; " + text(
            "cakupan {before} menjadi {after} bila dibiarkan (÷ potensi versi {version})",
            before=text.percent(view.fall.before),
            after=text.percent(view.fall.after),
            version=view.version,
        )
    if view.cost.monthly is not None:
        said += "; " + text("melanjutkannya {exact} sebulan", exact=text.rupiah(view.cost.monthly))
    return said


def _people_words(text: Language, one: Lapse) -> str:
    if one.hidden:
        return text("disembunyikan")
    if one.people is None:
        return text("jumlah pekerja tidak ada data")
    return text("{people} orang", people=one.people)
