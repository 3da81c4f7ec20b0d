"""The frame of the answers to the meetings: the question, the way to the others, the meeting's area and month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

import streamlit as st

from dashboard.metrics.money.plan import Plan
from dashboard.ui.budget.plan_link import link_of
from dashboard.ui.cases.meetings import CASES, Case
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Origin, Page

EVERY: Final = "semua"


def chosen_case(page: Page) -> Case | None:
    """The case of the link, None for all of them."""
    return CASES.get(page.ready("kasus", [EVERY, *(case.key for case in _cases_here(page))], default=EVERY))


def _cases_here(page: Page) -> tuple[Case, ...]:
    """Those of areas that this region has."""
    return tuple(case for case in CASES.values() if case.area in page.areas)


def all_cases(page: Page, lines: Mapping[str, Callable[[Page], str]]) -> None:
    """Every meeting with its question and its answer in a line, each with a link to how it is worked out.

    lines: of each case its answer, computed on the page as the meeting saw it.
    """
    text = page.text
    page.say(text("Lima rapat terbuka dan jawaban atas pertanyaannya, dihitung dari data di sini."))
    st.markdown(
        text(
            "Lima rapat terbuka yang pertanyaannya dijawab dasbor ini. Tiap jawaban memakai wilayah dan bulan rapatnya sendiri, apa pun yang dipilih di atas; hitungannya langkah demi langkah dan dapat dilanjutkan dengan angka sendiri."
        )
    )
    for case in _cases_here(page):
        with st.container(border=True, gap="xsmall"):
            st.subheader(f"{case.place}, {text.date(case.day)}", anchor=False)
            scene = scene_of(page, case)
            line = lines[case.key](scene)
            dated = text(
                "Jawaban, data per akhir {month}", month=text.month(scene.answers_of or scene.period)
            )
            st.markdown(f"{text(case.question)}\n\n**{dated}:** {line}")
            _open(page, case, text("Hitungannya: {place}", place=case.place))


def scene_of(page: Page, case: Case) -> Page:
    """The page as the meeting saw it: of its area and month; its links lead back to what is chosen on the page."""
    month = case.period(page.data.periods)
    chosen = page.origin or Origin(page.area, page.period)
    same = chosen == Origin(case.area, month)
    return replace(page, area=case.area, period=month, origin=None if same else chosen)


def heading(page: Page, case: Case) -> Page:
    """Draw who asked what, and the way to the other meetings.

    Returns the page as the meeting saw it: of its area and month, whatever is chosen above.
    """
    text = page.text
    with st.container(horizontal=True, gap="small"):
        page.link("kasus", text("Semua kasus"), icon=":material/list:")
        for other in _cases_here(page):
            if other is not case:
                _open(page, other, other.place)
    page.say(f"{case.place}, {text.date(case.day)}")
    st.caption(text(case.present))
    st.info(text(case.question), icon=":material/forum:")
    scene = scene_of(page, case)
    page.answers_of = scene.period
    if scene.period > f"{case.day:%Y-%m}":
        st.caption(
            text(
                "Data dimulai {month}, sesudah rapat ini; peserta dan potensi memakai bulan itu.",
                month=text.month(scene.period),
            )
        )
    if (page.area, page.period) != (scene.area, scene.period):
        st.markdown(
            text(
                "Jawaban ini tentang **{area}, per akhir {month}**; pilihan di atas tidak mengubahnya dan tetap {chosen}, {now} bila kasus ini ditinggalkan.",
                area=area_label(page.areas, scene.area, text),
                month=text.month(scene.period),
                chosen=area_label(page.areas, page.area, text),
                now=text.month(page.period),
            )
        )
    return scene


def open_planner(scene: Page, plan: Plan, **asked: str) -> None:
    """The plan on the planner, where every number can be changed; asked: what it starts from, if not people."""
    params = link_of(plan)
    if asked:
        params.pop("orang", None)
    scene.link("anggaran", scene.text("Buka di perencana anggaran dan ubah angkanya"), **(params | asked))


def _open(page: Page, case: Case, label: str) -> None:
    """A link to a case; what is chosen stays chosen."""
    page.link("kasus", label, icon=":material/arrow_forward:", kasus=case.key)
