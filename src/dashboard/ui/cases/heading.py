"""The frame of the answers to the meetings: the question, the way to the others, the meeting's area and month."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from dashboard.metrics.money.plan import Plan
from dashboard.ui.budget.plan_link import link_of
from dashboard.ui.cases.meetings import CASES, Case
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page

EVERY: Final = "semua"


def chosen_case(page: Page) -> Case | None:
    """The case of the link, None for all of them."""
    return CASES.get(page.ready("kasus", [EVERY, *CASES], default=EVERY))


def all_cases(page: Page) -> None:
    """Every meeting with its question, each a link to the worked answer."""
    text = page.text
    page.say(text("Lima rapat terbuka dan jawaban atas pertanyaannya, dihitung dari data di sini."))
    st.markdown(
        text(
            "Lima rapat terbuka yang pertanyaannya dijawab dasbor ini. Satu klik menetapkan wilayah, bulan, kelompok, dan masa iurnya; jawabannya dihitung langkah demi langkah dan dapat dilanjutkan dengan angka sendiri."
        )
    )
    for case in CASES.values():
        with st.container(border=True, gap="xsmall"):
            st.subheader(f"{case.place}, {text.date(case.day)}", anchor=False)
            st.markdown(text(case.question))
            _open(page, case, text(case.answer))


def heading(page: Page, case: Case) -> Page:
    """Draw who asked what, and the way to the other meetings.

    Returns the page as the meeting saw it: of its area and month, whatever is chosen above.
    """
    text = page.text
    with st.container(horizontal=True, gap="small"):
        page.link("kasus", text("Semua kasus"), icon=":material/list:")
        for other in CASES.values():
            if other is not case:
                _open(page, other, other.place)
    page.say(f"{case.place}, {text.date(case.day)}")
    st.caption(text(case.present))
    st.info(text(case.question), icon=":material/forum:")
    scene = replace(page, area=case.area, period=case.period(page.data.periods))
    page.answers_of = scene.period
    if scene.period > f"{case.day:%Y-%m}":
        st.caption(
            text(
                "Data dimulai {month}, sesudah rapat ini; peserta dan potensi memakai bulan itu.",
                month=text.month(scene.period),
            )
        )
    if (page.area, page.period) != (scene.area, scene.period):
        st.caption(
            text(
                "Jawaban ini tentang {area}, per akhir {month}; pilihan di atas tidak mengubahnya.",
                area=area_label(page.areas, scene.area, text),
                month=text.month(scene.period),
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
    """A link that sets the case, its area and its month."""
    page.link(
        "kasus",
        label,
        icon=":material/arrow_forward:",
        kasus=case.key,
        wilayah=case.area,
        periode=case.period(page.data.periods),
    )
