"""What the command line prints for people to read, line by line, in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.data.dataset import Dataset, Source
from dashboard.data.report import FileReport, Problem
from dashboard.i18n import Language
from dashboard.metrics.target_warnings import discrepancy_message
from dashboard.metrics.targets import target_discrepancies

text = Language()


def report_lines(report: FileReport) -> Iterable[str]:
    """The outcome for one file, problem by problem."""
    yield text(
        "{path}: {read} baris dibaca, {used} dipakai, {refused} ditolak",
        path=report.path,
        read=report.rows_read,
        used=report.rows_used,
        refused=report.rows_refused,
    )
    readings = [text.render(reading) for reading in report.readings]
    for title, lines in (
        (text("Ditolak:"), [problem_line(problem) for problem in report.errors]),
        (text("Perlu dilihat:"), [problem_line(problem) for problem in report.warnings]),
        (text("Cara membaca:"), readings),
    ):
        if lines:
            yield f"  {title}"
            yield from (f"  - {line}" for line in lines)


def problem_line(problem: Problem) -> str:
    """One problem: where it is, what is written there, what was expected, what to write instead."""
    place = [] if problem.row is None else [text("baris {row}", row=str(problem.row))]
    if problem.column:
        place.append(text("kolom {column}", column=problem.column))
    if problem.value:
        place.append(text("tertulis “{value}”", value=problem.value))
    expected = (
        text("diharapkan {expected}", expected=problem.expected) if place else text.render(problem.expected)
    )
    parts = [", ".join(place), expected]
    if problem.suggestion is not None:
        parts.append(text("saran: {suggestion}", suggestion=problem.suggestion))
    return "; ".join(filter(None, parts))


def summary_lines(figures: dict[str, object], *, name: str, period: str, source: Source) -> Iterable[str]:
    """What `metrics.summary.summarise` gives of an area and month; a segment without figures is one line."""
    if source is Source.SAMPLE:
        yield text("DATA CONTOH")
    yield f"{name}, {text.month(period)}"
    yield from _figure_lines(figures, indent="  ")
    segments = figures["segments"]
    for segment in segments if isinstance(segments, list) else []:
        if all(segment[key] is None for _, key in _labels()):
            yield f"  {segment['segment']}: {text('tidak ada data')}"
            continue
        yield f"  {segment['segment']}"
        yield from _figure_lines(segment, indent="    ")


def discrepancy_lines(dataset: Dataset, *, area: str, year: str) -> Iterable[str]:
    """The targets of an area and year given in people and in per cent that do not say the same."""
    for one in target_discrepancies(dataset):
        if (one.code, one.year) == (area, year):
            yield "  " + text("Perlu dilihat: {message}", message=discrepancy_message(one, dataset.areas))


def _labels() -> tuple[tuple[str, str], ...]:
    """The figures of a summary in order: words on screen, and name."""
    return (
        (text("Peserta aktif"), "active"),
        (text("Potensi pekerja"), "eligible"),
        (text("Cakupan (dari potensi)"), "coverage_percent"),
        (text("Belum terlindungi"), "not_covered"),
        (text("Target (orang)"), "target"),
        (text("Target (persen)"), "target_percent"),
        (text("Capaian target"), "achievement_percent"),
        (text("Selisih ke target"), "gap_to_target"),
    )


def _figure_lines(figures: dict[str, object], *, indent: str) -> Iterable[str]:
    for label, key in _labels():
        value = figures[key]
        if not isinstance(value, int | float):
            written = text("tidak ada data")
        else:
            written = text.percent(value) if key.endswith("_percent") else text.number(value)
        yield f"{indent}{label}: {written}"
    if figures.get("complete") is False:
        yield indent + text(
            "Belum lengkap: {used} dari {total} kabupaten/kota",
            used=figures["n_used"],
            total=figures["n_total"],
        )
