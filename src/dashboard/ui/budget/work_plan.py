"""The work plan of a programme: who does what and when, what it costs, where the people are; on screen and as a document."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.data.contract.words import Level
from dashboard.export.tables import file_name
from dashboard.export.work_plan import PlanTable, WorkPlan, work_plan_document
from dashboard.i18n import Language
from dashboard.metrics.money.names import group_words, payer_names, span_words
from dashboard.metrics.money.plan import Outcome, Plan
from dashboard.metrics.money.share_out import ShareOut
from dashboard.ui.budget.activities import ACTIVITIES, months_of
from dashboard.ui.budget.bill import bill_frame
from dashboard.ui.budget.share_out import GOAL_NAMES
from dashboard.ui.budget.words import (
    cost_steps,
    effect_steps,
    scope_words,
    timing_words,
    why_steps,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.handing import hand_over
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import without_marks
from dashboard.ui.parts.active_words import rule_lines
from dashboard.ui.parts.plan_base import now_of
from dashboard.ui.parts.tables import source_line

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def work_plan(scene: Page, plan: Plan, result: Outcome, shared: ShareOut | None) -> None:
    """Draw the work plan of a plan, with the document to download. shared: None where nobody can be shared out."""
    text = scene.text
    made = loading.kept(
        scene.data,
        "work plan",
        text.code,
        scene.period,
        now_of(scene),
        plan,
        None if shared is None else shared.choices,
        compute=lambda: written_plan(scene, plan, result, shared),
    )
    st.subheader(made.title, anchor=False)
    st.caption(made.subtitle)
    for table in made.tables:
        st.markdown(f"**{table.heading}**")
        st.table(
            _styled(table),
            border="horizontal",
            hide_index=True,
            alt=text("Tabel: {title}", title=table.heading),
        )
        if table.note:
            st.caption(table.note)
    st.markdown("\n".join(f"- {note}" for note in made.notes))
    hand_over(
        scene,
        text("Unduh rencana kerja (Word)"),
        data=lambda: work_plan_document(made),
        file_name=file_name(
            text("Rencana kerja"), plan.area, plan.terms.start, sample=scene.is_sample, extension="docx"
        ),
        mime=_WORD,
        icon=":material/description:",
        key="unduh_rencana",
    )


def folded_work_plan(page: Page, plan: Plan, result: Outcome, shared: ShareOut | None) -> None:
    """The work plan of whatever is planned, made only when it is unfolded."""
    fold = st.expander(page.text("Rencana kerja"), key="work_plan", on_change="rerun")
    if fold.open:
        with fold:
            work_plan(page, plan, result, shared)


def _styled(table: PlanTable) -> Styler:
    """The table with numbers flush right and its sum in bold, as in the document."""
    frame = pd.DataFrame(list(table.rows), columns=list(table.columns))
    style = frame.style.set_properties(
        subset=[table.columns[at] for at in table.numbers], **{"text-align": "right"}
    )
    if table.total:
        style = style.set_properties(subset=pd.IndexSlice[[len(frame) - 1], :], **{"font-weight": "bold"})
    return style


def written_plan(scene: Page, plan: Plan, result: Outcome, shared: ShareOut | None) -> WorkPlan:
    """Every word and number of the plan. scene: the page of its area and month."""
    text = scene.text
    now = now_of(scene)
    tables = [
        _activities(plan, result, text, now=now),
        _budgets(result, text),
        *_payers(plan, result, text),
        *_coverage(result, text),
    ]
    if shared is not None:
        tables.append(_areas(scene, plan, result, shared))
    return WorkPlan(
        title=text("Rencana kerja perlindungan pekerja"),
        subtitle=f"{area_label(scene.areas, plan.area, text)} · {scope_words(plan, text)}",
        stamp=text("DATA CONTOH") if scene.is_sample else "",
        purpose=text(
            "Melindungi {people} pekerja ({groups}) dengan jaminan kecelakaan kerja (JKK) dan jaminan kematian (JKM), iurannya dibayar: {payer}.",
            people=plan.people,
            groups=group_words(plan.terms.groups, text),
            payer=payer_names(plan, text),
        ),
        facts=tuple(
            (text("Hitungan {number}", number=number), without_marks(step))
            for number, step in enumerate(
                (
                    *cost_steps(plan, result, text),
                    *why_steps(plan, result, text),
                    *effect_steps(plan, result, text),
                ),
                start=1,
            )
        ),
        tables=tuple(tables),
        notes=(
            text("Satu NIK tidak dibayar dua kali oleh dua anggaran."),
            text("Santunan kematian penuh memerlukan kepesertaan tiga bulan."),
            *rule_lines(scene.data.active_rules, text, segment=plan.terms.segment),
            text("Jumlah orang tiap kelompok ditetapkan setelah nama dan NIK terkumpul."),
            *_not_shared(shared, text),
            *filter(None, (timing_words(plan.terms.start, now=now, text=text),)),
        ),
        source=source_line(scene),
    )


def _activities(plan: Plan, result: Outcome, text: Language, *, now: str) -> PlanTable:
    rows = [
        (
            str(number),
            text(each.what),
            text(each.who),
            span_words(months_of(each, plan, result, now=now), text),
            text(each.outcome),
        )
        for number, each in enumerate(ACTIVITIES, start=1)
    ]
    return PlanTable(
        heading=text("Kegiatan (usulan)"),
        columns=(text("No."), text("Kegiatan"), text("Penanggung jawab"), text("Waktu"), text("Hasil")),
        rows=tuple(rows),
    )


def _payers(plan: Plan, result: Outcome, text: Language) -> tuple[PlanTable, ...]:
    """Who pays how much in which year, where the bill is shared."""
    if not plan.terms.payers:
        return ()
    frame = bill_frame([result.bill], text)
    return (
        PlanTable(
            heading=text("Pembayar"),
            columns=tuple(frame.columns),
            rows=tuple(
                (str(name), *(text.rupiah(int(each)) for each in amounts))
                for name, *amounts in frame.itertuples(index=False)
            ),
            numbers=tuple(range(1, len(frame.columns))),
            total=len(frame) > 1,
        ),
    )


def _coverage(result: Outcome, text: Language) -> tuple[PlanTable, ...]:
    """Members and coverage before and after, where they are known."""
    base, done = result.base, result.effect
    if done.before is None or done.after is None or base.active is None or base.eligible is None:
        return ()
    before, after = text("Sebelum"), text("Setelah")
    return (
        PlanTable(
            heading=text("Cakupan"),
            columns=(text("Ukuran"), before, after),
            rows=(
                (text("Peserta aktif"), text.number(base.active), text.number(base.active + done.new)),
                (text("Potensi pekerja"), text.number(base.eligible), text.number(base.eligible)),
                (text("Cakupan"), text.percent(done.before), text.percent(done.after)),
            ),
            numbers=(1, 2),
            note=text(
                "Sebelum: per akhir {month}, potensi versi {version}.",
                month=text.month(base.month),
                version=base.version,
            ),
        ),
    )


def _budgets(result: Outcome, text: Language) -> PlanTable:
    rows = [
        (text.render(line.name), text.number(len(line.months)), text.rupiah(line.rupiah))
        for line in result.lines
    ]
    total = (text("Jumlah"), text.number(len(result.cost.months)), text.rupiah(result.cost.total))
    return PlanTable(
        heading=text("Anggaran"),
        columns=(text("Anggaran"), text("Bulan"), text("Rupiah")),
        rows=(*rows, total),
        numbers=(1, 2),
        total=True,
    )


def _areas(scene: Page, plan: Plan, result: Outcome, shared: ShareOut) -> PlanTable:
    """Everyone paid for: by kabupaten/kota, then whose place is not known; people and rupiah are the plan's."""
    text = scene.text
    rows = [(scene.areas.name(each.code), each.share) for each in shared.areas]
    rows += [
        (text("Belum terbagi"), shared.left),
        (text("Sudah aktif, wilayahnya belum dirinci"), shared.already),
    ]
    written = [
        (name, text.number(share.people), text.rupiah(share.rupiah)) for name, share in rows if share.people
    ]
    total = (text("Jumlah"), text.number(plan.people), text.rupiah(result.cost.total))
    alone = scene.areas.level(plan.area) is Level.REGENCY
    return PlanTable(
        heading=text("Pembagian menurut kabupaten/kota (usulan)"),
        columns=(text("Wilayah"), text("Orang"), text("Rupiah")),
        rows=(*written, total),
        numbers=(1, 2),
        total=True,
        note="" if alone else _how_shared(scene, result, shared),
    )


def _not_shared(shared: ShareOut | None, text: Language) -> tuple[str, ...]:
    if shared is not None:
        return ()
    return (
        text(
            "Pembagian menurut kabupaten/kota belum dapat dibuat; lihat sebabnya di Pembagian, perencana anggaran."
        ),
    )


def _how_shared(scene: Page, result: Outcome, shared: ShareOut) -> str:
    text = scene.text
    goal = text(
        "Tujuan: {goal}, per akhir {month}; tujuan dan batas lain ada di perencana anggaran.",
        goal=text(GOAL_NAMES[shared.choices.goal]),
        month=text.month(result.base.month),
    )
    return " ".join((goal, *(text.render(each) for each in shared.why)))
