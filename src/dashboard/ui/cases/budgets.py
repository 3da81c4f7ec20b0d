"""The answers that are budgets: Majene's study and Sulawesi Barat's programme with its work plan."""

from __future__ import annotations

import streamlit as st

from dashboard.metrics.money.plan import Outcome, Plan
from dashboard.ui.budget.answer import answer, arithmetic, outcome_of
from dashboard.ui.budget.choices import ChosenPlan, Direction
from dashboard.ui.budget.maps import before_after
from dashboard.ui.budget.share_out import share_alone
from dashboard.ui.budget.work_plan import work_plan
from dashboard.ui.cases.heading import open_planner
from dashboard.ui.cases.meetings import MAJENE_PLAN, NO_RATE, SULBAR_PLAN
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text


def majene(scene: Page) -> None:
    """The budget study, the poor of the area, and where the prosecutor goes."""
    result = planned(scene, ChosenPlan(Direction.PEOPLE, MAJENE_PLAN))
    if result is None:
        return
    _what_a_budget_buys(scene, MAJENE_PLAN, result)
    _poor_first(scene, MAJENE_PLAN)
    open_planner(scene, MAJENE_PLAN)
    newest = scene.data.periods[-1]
    scene.link(
        "kepatuhan",
        scene.text(
            "Badan usaha, OPD, dan desa yang perlu didatangi kejaksaan: daftar kunjungan {month}, data terbaru",
            month=scene.text.month(newest),
        ),
        periode=newest,
        bagian="kunjungan",
    )
    before_after(scene, {scene.area: result.effect.new}, note="")


def sulbar(scene: Page) -> None:
    """The cost of the programme, and the written work plan that was asked for."""
    result = planned(scene, ChosenPlan(Direction.PEOPLE, SULBAR_PLAN))
    if result is not None:
        open_planner(scene, SULBAR_PLAN)
        work_plan(scene, SULBAR_PLAN, result, share_alone(scene, SULBAR_PLAN, result))


def majene_line(scene: Page) -> str:
    """What the study comes to a month and in all, and what each budget carries of it."""
    result = outcome_of(scene, MAJENE_PLAN)
    if result is None:
        return scene.text(NO_RATE)
    text = scene.text
    parts = [
        text("{rupiah} dari {budget}", rupiah=text.rupiah_short(each.rupiah), budget=text.render(each.name))
        for each in result.lines
    ]
    return f"{_cost_words(scene, MAJENE_PLAN, result)}: {', '.join(parts)}."


def sulbar_line(scene: Page) -> str:
    """What the programme comes to a month and in all, and what it does to coverage."""
    result = outcome_of(scene, SULBAR_PLAN)
    if result is None:
        return scene.text(NO_RATE)
    text, done = scene.text, result.effect
    said = _cost_words(scene, SULBAR_PLAN, result)
    if done.before is None or done.after is None or result.base.partial:
        return f"{said}."
    moved = text(
        "cakupan dari {before} menjadi {after}",
        before=text.percent(done.before),
        after=text.percent(done.after),
    )
    return f"{said}; {moved}."


def _cost_words(scene: Page, plan: Plan, result: Outcome) -> str:
    text = scene.text
    return text(
        "{people} orang: {monthly} sebulan, {total} untuk {months} bulan",
        people=plan.people,
        monthly=text.rupiah(result.cost.monthly),
        total=text.rupiah(result.cost.total),
        months=plan.terms.months,
    )


def planned(scene: Page, chosen: ChosenPlan) -> Outcome | None:
    """Draw what a plan comes to, every step of it; None where the table of rates has nothing for it."""
    result = outcome_of(scene, chosen.plan)
    if result is None:
        st.info(scene.text(NO_RATE), icon=":material/upload_file:")
        return None
    answer(scene, chosen, result)
    arithmetic(scene, chosen, result)
    return result


def _what_a_budget_buys(scene: Page, plan: Plan, result: Outcome) -> None:
    """The other way round: how many people the first budget alone would pay for over the whole term."""
    text = scene.text
    first, per_head = result.lines[0], result.parties[0].per_head
    if not per_head:
        st.markdown(text("Sebaliknya: tarif nol rupiah, jadi anggaran tidak membatasi jumlah orang."))
        return
    words = text(
        "Sebaliknya, {budget} saja untuk {months} bulan: {rupiah} ÷ {per_head} seorang = {people} orang, dibulatkan ke bawah.",
        budget=first.name,
        months=plan.terms.months,
        rupiah=text.rupiah(first.rupiah),
        per_head=text.rupiah(per_head),
        people=first.rupiah // per_head,
    )
    st.markdown(words)


def _poor_first(scene: Page, plan: Plan) -> None:
    """How many of the plan's people the poor of its area would take."""
    text = scene.text
    rows = scene.data.poverty
    rows = rows[(rows["kode_wilayah"] == plan.area) & rows["jumlah"].notna()]
    if rows.empty:
        words = text(
            "Yang miskin lebih dulu: jumlah penduduk miskin wilayah ini belum ada; isi kemiskinan.csv (templat di halaman Data)."
        )
    else:
        known = rows[rows["tahun"] <= int(scene.period[:4])]
        newest = (known if len(known) else rows).sort_values("tahun").iloc[-1 if len(known) else 0]
        words = text(
            "Yang miskin lebih dulu: {poor} penduduk miskin di {area} ({year}; {source}), termasuk anak-anak dan lansia; yang miskin ekstrem tidak dirinci di data ini. Program ini untuk {people} pekerja; nama dan NIK dipadankan dengan data kemiskinan daerah sebelum didaftarkan.",
            poor=int(newest["jumlah"]),
            area=scene.areas.name(plan.area),
            year=str(newest["tahun"]),
            source=as_text(str(newest["sumber"])),
            people=plan.people,
        )
    st.markdown(words)
