"""The choices of the budget planner: widgets in, a plan out, or what is still to be chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.data.cells.typed import Kind, shown
from dashboard.i18n import N_, Language, Message, Percent
from dashboard.metrics.money.base import Base
from dashboard.metrics.money.bill import BillError, check_payers
from dashboard.metrics.money.budget import HIGHEST_GOAL, Reading, affordable, most_raise, people_for, raised
from dashboard.metrics.money.names import group_words
from dashboard.metrics.money.plan import (
    MOST_MONEY,
    MOST_PEOPLE,
    PEOPLE,
    Party,
    Plan,
    usual_people,
)
from dashboard.metrics.money.rates import NoRateError
from dashboard.ui.budget.follow import follow
from dashboard.ui.budget.term_choices import choose_first, choose_terms
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.plan_base import base_of

MONEY, RAISE = 1_000_000_000, 10
#: Per cent; no rise beyond it is meant.
MOST_RAISE: Final = 1_000
READINGS: Final = {"poin": Reading.POINTS, "relatif": Reading.RELATIVE, "sampai": Reading.GOAL}


class Direction(StrEnum):
    """What is known, and so what is asked."""

    PEOPLE = "orang"
    MONEY = "rupiah"
    COVERAGE = "cakupan"


DIRECTION_NAMES: Final = {
    Direction.PEOPLE: N_("Orang → rupiah"),
    Direction.MONEY: N_("Rupiah → orang"),
    Direction.COVERAGE: N_("Target cakupan → orang dan rupiah"),
}


@dataclass(frozen=True)
class ChosenPlan:
    """A plan and where it comes from.

    money: the sum given, with Direction.MONEY. goal: the coverage aimed at in per cent, with
    Direction.COVERAGE.
    """

    direction: Direction
    plan: Plan
    money: int | None = None
    goal: float | None = None


def choose_plan(page: Page) -> ChosenPlan | None:
    """Draw the choices; None where something is still to be chosen, which then stands on the page."""
    text = page.text
    with st.container(border=True):
        direction = Direction(
            page.pick(
                "arah",
                text("Yang diketahui"),
                {str(each): text(name) for each, name in DIRECTION_NAMES.items()},
                default=str(Direction.PEOPLE),
                label_visibility="collapsed",
            )
        )
        # At the top, as what was read stands below a field, and below no list.
        with st.container(horizontal=True):
            amounts = st.container(horizontal=True, width="content")
            times = st.container(horizontal=True, width="content")
        details = st.container(horizontal=True)
        # A sum of money is one payer's.
        bill = None if direction is Direction.MONEY else st.container(gap="xsmall")
        questions = st.container()
    with details:
        terms, found = choose_terms(page, times=times, bill=bill)
    with times:
        already = page.number(
            "sudah", text("Di antaranya sudah aktif"), Kind.PEOPLE, default=0, most=MOST_PEOPLE
        )
        first = choose_first(page, terms)
    if isinstance(found, NoRateError):
        # What was typed stays while something else is still to be chosen.
        with amounts:
            if direction is Direction.PEOPLE:
                _people(page)
            elif direction is Direction.MONEY:
                _money(page)
        questions.info(as_text(text.render(found.message), most=400), icon=":material/payments:")
        return None
    blank = Plan(area=page.area, terms=terms, heads=(), first=first, already_active=already)
    with questions:
        if direction is Direction.PEOPLE:
            chosen = _from_people(page, blank, found, amounts)
        elif len(found) > 1:
            _one_rate_only(page, found)
            return None
        elif direction is Direction.MONEY:
            chosen = _from_money(page, blank, found[0], amounts)
        else:
            chosen = _from_coverage(page, blank, base_of(page, page.area), amounts)
        if chosen is not None and chosen.plan.people > MOST_PEOPLE:
            st.warning(
                text(
                    "Itu {people} orang, lebih banyak daripada yang dapat dihitung dalam satu rencana ({most} orang). Kecilkan angkanya.",
                    people=chosen.plan.people,
                    most=MOST_PEOPLE,
                ),
                icon=":material/warning:",
            )
            return None
        if chosen is not None and already > chosen.plan.people:
            st.warning(
                text(
                    "Yang sudah aktif ({already} orang) lebih banyak daripada orang dalam rencana ({people}). Perbaiki salah satunya.",
                    already=already,
                    people=chosen.plan.people,
                ),
                icon=":material/warning:",
            )
            return None
        if chosen is not None and (wrong := _wrong_payers(chosen.plan)) is not None:
            st.warning(as_text(text.render(wrong), most=400), icon=":material/warning:")
            return None
    return chosen


def _wrong_payers(plan: Plan) -> Message | None:
    try:
        check_payers(plan.terms.payers, people=plan.people, months=plan.terms.all_months)
    except BillError as error:
        return error.message
    return None


def _people(page: Page) -> int:
    usual = usual_people(base_of(page, page.area))
    follow("orang", shown(usual, Kind.PEOPLE, page.text))
    label = page.text("Orang")
    return page.number("orang", label, Kind.PEOPLE, default=usual, least=1, most=MOST_PEOPLE)


def _money(page: Page) -> int:
    return page.number("rupiah", page.text("Anggaran (Rp)"), Kind.RUPIAH, default=MONEY, most=MOST_MONEY)


def _from_people(
    page: Page, blank: Plan, found: tuple[Party, ...], amounts: DeltaGenerator
) -> ChosenPlan | None:
    text = page.text
    usual = usual_people(base_of(page, page.area))
    heads: tuple[int, ...]
    with amounts:
        if len(found) == 1:
            heads = (_people(page),)
        else:
            heads = tuple(
                page.number(
                    f"orang{at}",
                    text("Orang: {group}", group=group_words(party.groups, text)),
                    Kind.PEOPLE,
                    default=0,
                    most=MOST_PEOPLE,
                )
                for at, party in enumerate(found, start=1)
            )
    if not sum(heads):
        st.info(
            text("Tarif kelompok yang dipilih berbeda. Isi jumlah orang tiap kelompok."),
            icon=":material/edit:",
        )
        return None
    if heads == (usual,) and usual != PEOPLE:
        st.caption(
            text(
                "{people} orang adalah yang diperlukan untuk menaikkan cakupan satu poin persen; ganti dengan jumlah lain.",
                people=usual,
            )
        )
    return ChosenPlan(Direction.PEOPLE, replace(blank, heads=heads))


def _one_rate_only(page: Page, found: tuple[Party, ...]) -> None:
    text = page.text
    st.info(
        text(
            "Tarif kelompok yang dipilih berbeda, jadi jumlah orang tidak dapat dihitung tanpa tahu pembagiannya. Pilih satu kelompok, atau “Orang → rupiah” dengan jumlah tiap kelompok."
        ),
        icon=":material/payments:",
    )
    for party in found:
        why = as_text(text.render(party.rates[0].why), most=400)
        st.markdown(f"- **{group_words(party.groups, text)}**: {why}")


def _from_money(page: Page, blank: Plan, party: Party, amounts: DeltaGenerator) -> ChosenPlan | None:
    text = page.text
    if party.project is not None:
        st.info(
            text("Nilai kontrak sudah menentukan iurannya; pilih “Orang → rupiah”."),
            icon=":material/construction:",
        )
        return None
    with amounts:
        money = _money(page)
    people = affordable(money, party.rates) if party.per_head else 0
    if not people:
        st.warning(
            text(
                "{money} tidak cukup untuk satu orang selama {months} bulan ({per_head}).",
                money=text.rupiah(money),
                months=blank.terms.months,
                per_head=text.rupiah(party.per_head),
            ),
            icon=":material/warning:",
        )
        return None
    return ChosenPlan(Direction.MONEY, replace(blank, heads=(people,)), money=money)


def _from_coverage(page: Page, blank: Plan, base: Base, amounts: DeltaGenerator) -> ChosenPlan | None:
    text = page.text
    before, active, eligible = base.coverage, base.active, base.eligible
    with amounts:
        by = page.percent(
            "naik",
            text("Naik (persen)"),
            default=RAISE,
            least=0.01,
            most=MOST_RAISE,
            step=1,
            width=100,
            wrong=None if before is None or base.partial else lambda by: too_high(before, by, text),
        )
    if base.partial:
        st.info(
            text(
                "Baru {used} dari {total} kabupaten/kota wilayah ini punya peserta aktif dan potensi yang lengkap, jadi target cakupannya tidak dapat dihitung. Lengkapi datanya, atau pilih satu kabupaten/kota. Jumlah orang dan rupiah tetap dapat dihitung.",
                used=base.used,
                total=base.total,
            ),
            icon=":material/upload_file:",
        )
        return None
    if before is None or active is None or not eligible:
        st.info(
            text(
                "Cakupan wilayah ini tidak ada datanya pada bulan ini, jadi target cakupan tidak dapat dihitung. Perlu kepesertaan.csv dan potensi.csv; templatnya di halaman Data. Jumlah orang dan rupiah tetap dapat dihitung."
            ),
            icon=":material/upload_file:",
        )
        return None
    reading = choose_reading(page, before=before, by=by)
    if reading is None:
        return None
    goal = raised(before, by, reading[1])
    new = people_for(goal, eligible=eligible, active=active)
    if new <= 0:
        st.info(text("Cakupan itu sudah tercapai; tidak perlu peserta baru."), icon=":material/check:")
        return None
    heads = (new + blank.already_active,)
    return ChosenPlan(Direction.COVERAGE, replace(blank, heads=heads), goal=goal)


def too_high(before: float, by: float, text: Language) -> Message | None:
    """What to write instead of a rise that leads above 100 %, whichever way it is read; None where one fits."""
    most = max(most_raise(before, each) for each in Reading)
    if by <= most:
        return None
    return Message(
        N_("paling banyak {most} persen, karena dengan lebih dari itu cakupan {now} naik melebihi 100%"),
        {"most": text.plain(most), "now": Percent(before)},
    )


def choose_reading(page: Page, *, before: float, by: float) -> tuple[str, Reading] | None:
    """Ask what "naik 20 persen" means, with what each reading comes to; its code and the reading, once chosen.

    None also where the reading chosen leads nowhere or above 100 %, which is told.
    """
    text = page.text
    number, now = text.plain(by), text.percent(before)
    goals = {code: raised(before, by, reading) for code, reading in READINGS.items()}
    goal = {code: text.percent(each) for code, each in goals.items()}
    options = {
        "poin": text("Naik {number} poin persen: {now} → {goal}", number=number, now=now, goal=goal["poin"]),
        "relatif": text(
            "Naik {number} persen dari {now}: {now} → {goal}", number=number, now=now, goal=goal["relatif"]
        ),
    }
    if by > before or page.answered("baca", list(READINGS)) == "sampai":
        options["sampai"] = text(
            "Naik sampai {number} persen: {now} → {goal}", number=number, now=now, goal=goal["sampai"]
        )
    answer = page.ask("baca", text("“Naik {number} persen” dibaca sebagai apa?", number=number), options)
    if answer is None:
        st.info(
            text(
                "Cara membaca ini dipakai dalam pembicaraan resmi dan hasilnya berbeda. Pilih salah satu; setelah itu orang dan rupiahnya dihitung."
            ),
            icon=":material/help:",
        )
        return None
    if goals[answer] > HIGHEST_GOAL:
        st.warning(
            text(
                "Cakupan {goal} tidak dapat menjadi target: lebih dari 100% berarti lebih banyak peserta aktif daripada potensi pekerja. Kecilkan kenaikannya.",
                goal=goal[answer],
            ),
            icon=":material/block:",
        )
        return None
    if goals[answer] <= before:
        st.info(text("Cakupan itu sudah tercapai; tidak perlu peserta baru."), icon=":material/check:")
        return None
    return answer, READINGS[answer]
