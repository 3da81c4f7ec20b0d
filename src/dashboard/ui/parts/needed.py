"""What is missing to a target, what that takes a month, and what comes: of areas and of branches alike."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n import Language
from dashboard.metrics.coverage.standing import Standing
from dashboard.ui.frame.plain import as_text


@dataclass(frozen=True)
class Need:
    """People missing to the target of a year (negative beyond it), and net members a month.

    gap: None where not known. required: to reach it by December, None with no month left. rate, since: what
    has come a month since a month (YYYY-MM), None where not known.
    """

    year: str
    gap: int | None
    required: int | None
    rate: float | None
    since: str | None


def need_words(need: Need, text: Language) -> str:
    """The sentences; "" where neither gap nor pace is known."""
    return " ".join(each for each in (_missing(need, text), _coming(need, text)) if each)


def needed_words(found: Standing, text: Language) -> str:
    """The same of an area, in Markdown; why nothing can be said where the gap is not known or of a part only."""
    if found.gap is not None and found.whole:
        need = Need(found.year, found.gap, found.required, found.rate, found.since)
        return need_words(need, text)
    if found.target is None:
        return text(
            "Selisih ke target tidak dapat dihitung: tidak ada target {series} {year}.",
            series=as_text(found.series),
            year=found.year,
        )
    return text(
        "Selisih ke target tidak dapat dihitung: data peserta {month} belum ada atau belum lengkap.",
        month=text.month(found.period),
    )


def _missing(need: Need, text: Language) -> str:
    december = text.month(f"{need.year}-12")
    if need.gap is None:
        return ""
    if need.gap <= 0:
        return text("Target tercapai, {people} orang di atasnya.", people=-need.gap)
    if need.required is None:
        return text(
            "Kurang {gap} orang, dan tidak ada bulan tersisa sampai {month}.", gap=need.gap, month=december
        )
    return text(
        "Kurang {gap} orang: perlu tambahan bersih {required} orang sebulan sampai {month}.",
        gap=need.gap,
        required=need.required,
        month=december,
    )


def _coming(need: Need, text: Language) -> str:
    if need.rate is None or need.since is None:
        return ""
    pace = {"rate": text.number(abs(need.rate)), "month": text.month(need.since)}
    if need.rate < 0:
        return text("Sejak {month} berkurang {rate} orang sebulan.", **pace)
    return text("Sejak {month} bertambah {rate} orang sebulan.", **pace)
