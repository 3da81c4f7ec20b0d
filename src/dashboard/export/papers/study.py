"""`kajian`: the budget study of a plan, as a tagged PDF and as a document that an office can edit and sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.data.contract.words import Level
from dashboard.export.papers.printed import common, printed, qr
from dashboard.export.papers.same_bytes import same_bytes
from dashboard.export.papers.study_tables import (
    budgets_table,
    coverage_table,
    laws,
    payers_table,
    question_table,
    rates_table,
    shares_table,
)
from dashboard.export.papers.tables import Table
from dashboard.export.papers.told import Told
from dashboard.export.papers.typesetting import pages, pdf
from dashboard.export.work_plan import PlanTable, WorkPlan, work_plan_document
from dashboard.i18n import N_, Month
from dashboard.metrics.coverage.coverage import month_of
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.money.plan import PREPARATION, Outcome, Plan
from dashboard.metrics.money.share_out import ShareChoices, ShareOut, share_out
from dashboard.metrics.story.numbers import Numbers

TITLE: Final = N_("Kajian penganggaran")
_TEMPLATE: Final = "kajian.typ"
_SIGNERS: Final = (N_("Pemerintah daerah"), N_("BPJS Ketenagakerjaan"))
#: Widths of the columns of each table, as shares.
_WIDTHS: Final = {
    "pertanyaan": (1, 2.4),
    "tarif": (1.4, 1.1, 1.4, 1, 3),
    "pembayar": (2, 1, 1.4),
    "anggaran": (1.4, 2, 0.7, 1.4),
    "sebelum_setelah": (1.4, 1, 1, 1),
    "pembagian": (2.2, 1, 1.4, 1, 1),
}


class NothingToStudyError(ValueError):
    """An area whose gap to the target is closed, unknown or can't be priced, and no plan was given."""


@dataclass(frozen=True)
class Study:
    """A plan, what it comes to, and where its people are; None where that can't be said."""

    plan: Plan
    outcome: Outcome
    shared: ShareOut | None


def study_of(told: Told, numbers: Numbers, *, plan: tuple[Plan, Outcome] | None) -> Study:
    """The study of a plan, or of closing the gap to the target where none is given.

    Raises NothingToStudyError.
    """
    closing = told.story.closing
    if plan is not None:
        return Study(*plan, _shared(numbers, *plan))
    if closing is None:
        raise NothingToStudyError(told.area)
    return Study(closing.plan, closing.outcome, _shared(numbers, closing.plan, closing.outcome))


def study_pdf(told: Told, study: Study) -> bytes:
    """The bytes of the PDF."""
    return pdf(_TEMPLATE, _filled(told, study), qr(told), day=told.day)


def study_pages(told: Told, study: Study, *, resolution: int = 80) -> list[bytes]:
    """The pages as PNG, to be looked at."""
    return pages(_TEMPLATE, _filled(told, study), qr(told), resolution=resolution)


def study_document(told: Told, study: Study) -> bytes:
    """The bytes of the .docx."""
    text = told.text
    tables = _tables(told, study)
    signatures = tuple((text(each), "\n\n\n") for each in _SIGNERS)
    plan = WorkPlan(
        title=told.title(text(TITLE)),
        subtitle=told.month,
        stamp=told.stamp,
        purpose=_answer(told, study),
        facts=tuple((str(name), str(words)) for name, words in tables[0].rows),
        tables=(
            *(_plain(table, told) for table in tables[1:]),
            PlanTable(text("Tanda tangan"), (text("Pihak"), text("Nama, jabatan, tanda tangan")), signatures),
        ),
        notes=(
            *_notes(told, study),
            *laws(study.outcome),
            *(f"{term}: {meaning}" for term, meaning in told.definitions),
        ),
        source=" · ".join(filter(None, (told.source, told.link))),
    )
    return same_bytes(work_plan_document(plan), day=told.day)


def _shared(numbers: Numbers, plan: Plan, result: Outcome) -> ShareOut | None:
    data = numbers.dataset
    if data.areas.level(plan.area) is Level.REGENCY or not data.periods:
        return None
    return share_out(
        plan,
        result,
        regencies=month_of(numbers.months(Level.REGENCY), numbers.period),
        poverty=data.poverty,
        areas=data.areas,
        choices=ShareChoices(),
    )


def _tables(told: Told, study: Study) -> list[Table]:
    text = told.text
    found = [
        question_table(study.plan, study.outcome, text),
        rates_table(study.plan, study.outcome, text),
        payers_table(study.outcome, text),
        budgets_table(study.outcome, text),
        coverage_table(study.outcome, text),
    ]
    if study.shared is not None:
        found.append(shares_table(study.shared, study.plan, told.story.areas, text))
    return found


def _answer(told: Told, study: Study) -> str:
    terms = study.plan.terms
    return told.text(
        "Melindungi {people} orang selama {months} bulan mulai {start} memerlukan {rupiah}.",
        people=study.plan.people,
        months=terms.months,
        start=told.text.month(terms.start),
        rupiah=told.text.rupiah(study.outcome.cost.total),
    )


def _notes(told: Told, study: Study) -> tuple[str, ...]:
    """What a reader has to know, with the steps counted back from what is still possible."""
    text, start = told.text, study.plan.terms.start
    ready = month_before(told.story.period, -PREPARATION)
    said = [
        text("Satu NIK tidak dibayar dua kali oleh dua anggaran."),
        text("Santunan kematian penuh memerlukan kepesertaan tiga bulan."),
        text(
            "Nama dan NIK, keputusan kepala daerah, dan perjanjian memerlukan {months} bulan: mulai {first}.",
            months=PREPARATION,
            first=Month(month_before(start, PREPARATION), short=False),
        ),
    ]
    if start < ready:
        said.append(
            text(
                "Dihitung dari {now}, persiapan penuh paling cepat selesai untuk iuran mulai {ready}; mulai {start} memerlukan persiapan yang lebih singkat.",
                now=told.month,
                ready=text.month(ready),
                start=text.month(start),
            )
        )
    beyond = study.outcome.effect.beyond
    if beyond:
        said.append(text("Perhatian: {count} orang melebihi yang belum terlindungi.", count=beyond))
    return tuple(said)


def _filled(told: Told, study: Study) -> dict[str, object]:
    text = told.text
    data = common(told, text(TITLE))
    words = data["words"]
    return data | {
        "answer": _answer(told, study),
        "standing": " ".join(filter(None, (told.finding, told.based))),
        "tables": [
            printed(table, text) | {"widths": list(_WIDTHS[table.key])} for table in _tables(told, study)
        ],
        "notes": list(_notes(told, study)),
        "laws": list(laws(study.outcome)),
        "signatures": [text(each) for each in _SIGNERS],
        "words": (words if isinstance(words, dict) else {})
        | {
            "notes": text("Yang perlu diketahui"),
            "laws": text("Dasar hukum tarif"),
            "signatures": text("Tanda tangan"),
        },
    }


def _plain(table: Table, told: Told) -> PlanTable:
    """A table as the work plan's writer takes it."""
    return PlanTable(
        heading=table.title,
        columns=tuple(column.name for column in table.columns),
        rows=tuple(tuple(row) for row in table.written(told.text)),
        numbers=tuple(at for at, column in enumerate(table.columns) if column.is_number),
        total=len(table.rows) - 1 in table.strong,
        note=table.note,
    )
