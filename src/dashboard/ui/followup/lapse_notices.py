"""What is said of lapses on other pages: a warning on the overview, a section on the profile.

Two dates, two sentences: whose money ends, and who is inactive.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.i18n import N_, Language
from dashboard.metrics.funded.area_lapses import AreaLapses
from dashboard.metrics.funded.lapse import Lapse
from dashboard.metrics.funded.lapse_findings import group_words
from dashboard.metrics.funded.lapses import DEFAULT_HORIZON
from dashboard.ui.followup.lapse_figures import (
    beyond_words,
    ending_months,
    inactive_from,
    later_words,
    nobody_lapses,
    overdue_words,
    reporting_words,
)
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.lapses import lapses_of
from dashboard.ui.parts.tables import source_line

#: Groups named on the profile.
NAMED: Final = 5


def lapse_line(page: Page) -> None:
    """One warning for the overview: whose money ends, who is inactive when, and where the list is."""
    text = page.text
    if page.data.fundings.empty:
        return
    own = lapses_of(page)
    parts = (_ending_words, _inactive_words, _coverage_words, _overdue_words)
    said = [each for each in (part(page, own) for part in parts) if each]
    if not said:
        return
    warned = beyond_words(page, own)
    if warned:
        said.append(warned)
    if own.reporting < own.inside:
        said.append(f"({reporting_words(page, own)})")
    with st.container(gap="xxsmall", key="akan_nonaktif"):
        st.warning(" ".join(said), icon=":material/event_busy:")
        page.link("komitmen", text("Lihat kelompok, bulannya, dan biaya melanjutkannya"))


def lapse_profile(page: Page) -> None:
    """The section of the profile: the sum, and the next groups."""
    text = page.text
    if page.data.fundings.empty:
        return
    st.subheader(text("Masa iuran habis dan nonaktif"), anchor=False)
    own = lapses_of(page)
    if not own.rows:
        st.caption(nobody_lapses(page, own, DEFAULT_HORIZON))
        return
    parts = (_ending_words, _inactive_words, _coverage_words, beyond_words, _overdue_words)
    said = [each for each in (part(page, own) for part in parts) if each]
    for one in own.rows[:NAMED]:
        people = _people_words(text, one)
        why = " ".join(text.render(each) for each in one.reasons)
        place = "" if one.code == page.area else f"{as_text(area_label(page.areas, one.code, text))}: "
        said.append(f"{place}{text.render(group_words(one))}, {people}. {why}")
    if len(own.rows) > NAMED:
        said.append(text("dan {count} kelompok lagi", count=len(own.rows) - NAMED))
    st.markdown("\n".join(f"- {line}" for line in said))
    st.caption(source_line(page))
    page.link("komitmen", text("Lihat kelompok, bulannya, dan biaya melanjutkannya"))


def _ending_words(page: Page, own: AreaLapses) -> str:
    """Whose money ends, in which months, from when they are inactive, and what carrying them on costs."""
    text, ending, cost = page.text, own.total.ending, own.ending_cost
    said = []
    if ending.people:
        line = text(
            "**Masa iuran {people} orang habis dalam {count} bulan** (bulan pertama tanpa iuran {months})",
            people=ending.people,
            count=DEFAULT_HORIZON,
            months=ending_months(own, text),
        )
        inactive = inactive_from(own, text)
        if inactive:
            line += "; " + text("bila tidak dilanjutkan, nonaktif mulai {month}", month=inactive)
        if cost.monthly is not None:
            line += "; " + text(
                "melanjutkannya {short} sebulan ({exact})",
                short=text.rupiah_short(cost.monthly),
                exact=text.rupiah(cost.monthly),
            )
        said.append(f"{line}.")
    if ending.unknown:
        said.append(
            text(
                "**Masa iuran {groups} kelompok tanpa jumlah orang** habis dalam {count} bulan.",
                groups=ending.unknown,
                count=DEFAULT_HORIZON,
            )
        )
    return " ".join(said)


def _inactive_words(page: Page, own: AreaLapses) -> str:
    """Who is inactive within the months ahead unless they are paid for."""
    text, inactive = page.text, own.total.inactive
    said = []
    if inactive.people:
        said.append(
            text(
                "**{people} orang akan nonaktif dalam {count} bulan** bila iurannya tidak dibayar.",
                people=inactive.people,
                count=DEFAULT_HORIZON,
            )
        )
    if inactive.unknown:
        said.append(
            text(
                "**{groups} kelompok tanpa jumlah orang** akan nonaktif dalam {count} bulan.",
                groups=inactive.unknown,
                count=DEFAULT_HORIZON,
            )
        )
    return " ".join(said)


def _overdue_words(page: Page, own: AreaLapses) -> str:
    """Those who should be inactive already, and groups of them without a number."""
    text, overdue = page.text, own.total.overdue
    said = []
    if overdue.people:
        ahead = own.total.ending.people or own.total.inactive.people
        template = (
            N_("{people} orang lain seharusnya sudah nonaktif; periksa: {more}.")
            if ahead
            else N_("{people} orang seharusnya sudah nonaktif; periksa: {more}.")
        )
        said.append(text(template, people=overdue.people, more=overdue_words(page, own)))
    if overdue.unknown:
        said.append(
            text(
                "{groups} kelompok tanpa jumlah orang seharusnya sudah nonaktif; periksa.",
                groups=overdue.unknown,
            )
        )
    return " ".join(said)


def _coverage_words(page: Page, own: AreaLapses) -> str:
    """What coverage is once everyone ahead is inactive, as a sentence; "" where it is not known."""
    said = later_words(own, page.text)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _people_words(text: Language, one: Lapse) -> str:
    if one.hidden:
        return text("disembunyikan")
    if one.people is None:
        return text("jumlah pekerja tidak ada data")
    return text("{people} orang", people=one.people)
