"""What the command line prints for people to read, line by line, in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.dataset import Dataset, Source
from dashboard.i18n import Language, Month
from dashboard.metrics.coverage.target_warnings import discrepancy_message
from dashboard.metrics.coverage.targets import target_discrepancies
from dashboard.metrics.cube.versions import version_words
from dashboard.metrics.money.plan_of_one_rate import Plan

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


def plan_lines(plan: Plan, *, name: str, source: Source) -> Iterable[str]:
    """A plan with every step of its arithmetic."""
    if source is Source.SAMPLE:
        yield text("DATA CONTOH")
    months = [month for month, _ in plan.cost.months]
    yield text(
        "{name}: {heads} orang selama {count} bulan, {first} sampai {last}",
        name=name,
        heads=plan.heads,
        count=len(months),
        first=Month(months[0]),
        last=Month(months[-1]),
    )
    yield "  " + text(
        "Iuran sebulan: {heads} orang × Rp{rate} = Rp{rupiah}",
        heads=plan.heads,
        rate=plan.rate,
        rupiah=plan.cost.monthly,
    )
    yield "  " + text(
        "Iuran seluruhnya: Rp{monthly} × {count} bulan = Rp{rupiah}",
        monthly=plan.cost.monthly,
        count=len(months),
        rupiah=plan.cost.total,
    )
    for year, rupiah in plan.cost.by_year.items():
        yield "  " + text(
            "Tahun {year}: Rp{monthly} × {count} bulan = Rp{rupiah}",
            year=year,
            monthly=plan.cost.monthly,
            count=sum(month[:4] == year for month in months),
            rupiah=rupiah,
        )
    yield from (f"  {line}" for line in _effect_lines(plan))


def _effect_lines(plan: Plan) -> Iterable[str]:
    yield text(
        "Peserta baru: {heads} orang − {already} yang sudah aktif = {new}",
        heads=plan.heads,
        already=plan.already_active,
        new=plan.effect.new,
    )
    before, effect = plan.standing, plan.effect
    if before.active is not None and before.eligible and before.n_used < before.n_total:
        yield text(
            "Cakupan tidak diketahui: baru {used} dari {total} kabupaten/kota punya data peserta dan potensi",
            used=before.n_used, total=before.n_total,
        )  # fmt: skip
        return
    if before.month is None or before.active is None or before.eligible is None or effect.after is None:
        yield text("Cakupan: tidak ada data peserta aktif dan potensi wilayah ini")
        return
    yield text(
        "Cakupan {month}: {active} peserta aktif / {eligible} potensi (versi {version}) = {percent}",
        month=Month(before.month),
        active=before.active,
        eligible=before.eligible,
        version=version_words([before.versions]),
        percent=text.percent(effect.before),
    )
    yield text(
        "Cakupan sesudahnya: ({active} + {new}) / {eligible} = {percent} ({points})",
        active=before.active,
        new=effect.new,
        eligible=before.eligible,
        percent=text.percent(effect.after),
        points=text.points(effect.points),
    )
    if before.month > plan.start:
        yield text(
            "Perhatian: data baru mulai {month}, sesudah bulan pertama rencana.", month=Month(before.month)
        )
    if effect.beyond:
        yield text("Perhatian: {count} orang melebihi yang belum terlindungi.", count=effect.beyond)


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
