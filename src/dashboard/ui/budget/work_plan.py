"""The work plan of a programme: who does what and when, what it costs, where the people are; on screen and as a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.data.contract.words import FUNDING_NAMES, Level
from dashboard.export.tables import file_name
from dashboard.export.work_plan import PlanTable, WorkPlan, work_plan_document
from dashboard.i18n import N_, Language
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.money.plan import Outcome, Plan
from dashboard.metrics.money.share_out import ShareOut
from dashboard.ui.budget.names import group_words
from dashboard.ui.budget.share_out import GOAL_NAMES
from dashboard.ui.budget.words import cost_steps, effect_steps, scope_words, span_words, why_steps
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import without_marks
from dashboard.ui.parts.active_words import rule_lines
from dashboard.ui.parts.tables import source_line

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Activity:
    """A step of the plan. first, last: months from the start of cover, negative before it; None: its last month."""

    what: str
    who: str
    first: int
    last: int | None
    outcome: str


#: Proposed; the domain's rules of enrolment (under 65, valid NIK, working, not enrolled) are in the second.
ACTIVITIES: Final = (
    Activity(
        N_("Tetapkan kelompok sasaran dan kuota tiap kabupaten/kota"),
        N_("Dinas tenaga kerja"),
        -3,
        -3,
        N_("daftar kuota"),
    ),
    Activity(
        N_(
            "Kumpulkan nama dan NIK; keluarkan yang berusia 65 tahun atau lebih, tidak bekerja, NIK tidak sah, atau sudah menjadi peserta"
        ),
        N_("Dinas pembina tiap kelompok, pemerintah desa dan kelurahan"),
        -3,
        -2,
        N_("daftar calon yang bersih"),
    ),
    Activity(
        N_("Tetapkan penerima dengan keputusan kepala daerah"),
        N_("Biro atau bagian hukum"),
        -1,
        -1,
        N_("keputusan penerima"),
    ),
    Activity(
        N_("Sediakan anggaran dan dokumen pelaksanaannya"),
        N_("Badan keuangan daerah"),
        -2,
        -1,
        N_("anggaran tersedia"),
    ),
    Activity(
        N_("Tandatangani perjanjian kerja sama"),
        N_("Pemerintah daerah dan kantor cabang BPJS Ketenagakerjaan"),
        -1,
        -1,
        N_("perjanjian"),
    ),
    Activity(
        N_("Daftarkan peserta dan bagikan kartu"),
        N_("Kantor cabang BPJS Ketenagakerjaan"),
        0,
        0,
        N_("peserta aktif"),
    ),
    Activity(
        N_("Bayar iuran setiap bulan, tanpa bulan yang terlewat"),
        N_("Badan keuangan daerah"),
        0,
        None,
        N_("bukti bayar bulanan"),
    ),
    Activity(
        N_("Laporkan peserta aktif, klaim, dan tunggakan setiap bulan"),
        N_("Kantor cabang BPJS Ketenagakerjaan"),
        0,
        None,
        N_("laporan bulanan"),
    ),
    Activity(
        N_("Ganti yang meninggal, pindah, atau tidak lagi memenuhi syarat"),
        N_("Dinas pembina tiap kelompok"),
        3,
        None,
        N_("daftar yang diperbarui"),
    ),
    Activity(
        N_("Putuskan kelanjutan dan anggarannya sebelum masa iur berakhir"),
        N_("Tim anggaran pemerintah daerah"),
        8,
        9,
        N_("keputusan lanjut atau berhenti"),
    ),
)


def work_plan(scene: Page, plan: Plan, result: Outcome, shared: ShareOut | None) -> None:
    """Draw the work plan of a plan, with the document to download. shared: None where nobody can be shared out."""
    text = scene.text
    made = loading.kept(
        scene.data,
        "work plan",
        text.code,
        scene.period,
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
    st.download_button(
        text("Unduh rencana kerja (Word)"),
        data=lambda: work_plan_document(made),
        file_name=file_name(
            text("Rencana kerja"), plan.area, plan.terms.start, sample=scene.is_sample, extension="docx"
        ),
        mime=_WORD,
        icon=":material/description:",
        on_click="ignore",
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
    tables = [_activities(plan, result, text), _budgets(result, text)]
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
            payer=text(FUNDING_NAMES[plan.terms.funding]),
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
        ),
        source=source_line(scene),
    )


def _activities(plan: Plan, result: Outcome, text: Language) -> PlanTable:
    start, end = plan.terms.start, result.cost.months[-1][0]
    rows = []
    for number, each in enumerate(ACTIVITIES, start=1):
        first = month_before(start, -each.first)
        last = end if each.last is None else month_before(start, -each.last)
        rows.append(
            (
                str(number),
                text(each.what),
                text(each.who),
                span_words((first, last), text),
                text(each.outcome),
            )
        )
    return PlanTable(
        heading=text("Kegiatan (usulan)"),
        columns=(text("No."), text("Kegiatan"), text("Penanggung jawab"), text("Waktu"), text("Hasil")),
        rows=tuple(rows),
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
