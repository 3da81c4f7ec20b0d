"""What the command line prints for people to read, line by line, in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.data.contract.findings import brief
from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.contract.words import ALL, FUNDING_NAMES, GROUP_NAMES, SEGMENT_NAMES
from dashboard.data.dataset import Dataset, Source
from dashboard.i18n import N_, Language, Message, Month
from dashboard.metrics.coverage.target_warnings import discrepancy_message
from dashboard.metrics.coverage.targets import target_discrepancies
from dashboard.metrics.money.plan import Outcome, Plan

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
        (text("Ditolak:"), [problem_line(problem) for problem in brief(report.errors)]),
        (text("Perlu dilihat:"), [problem_line(problem) for problem in brief(report.warnings)]),
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
    where = ", ".join(place)
    if problem.says_why:
        parts = [": ".join(filter(None, (where, text.render(problem.expected).removesuffix("."))))]
    elif place:
        parts = [where, text("diharapkan {expected}", expected=problem.expected)]
    else:
        parts = [text.render(problem.expected)]
    if problem.suggestion is not None:
        parts.append(text("saran: {suggestion}", suggestion=problem.suggestion))
    return "; ".join(parts)


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


def plan_lines(plan: Plan, result: Outcome, *, name: str, source: Source, by_table: bool) -> Iterable[str]:
    """A plan with every step of its arithmetic. by_table: priced by the table of rates."""
    if source is Source.SAMPLE:
        yield text("DATA CONTOH")
    months = [month for month, _ in result.cost.months]
    yield text(
        "{name}: {heads} orang selama {count} bulan, {first} sampai {last}",
        name=name,
        heads=plan.people,
        count=len(months),
        first=Month(months[0]),
        last=Month(months[-1]),
    )
    if by_table:
        yield from (f"  {line}" for line in _rate_lines(plan, result))
    if result.cost.even and not plan.terms.payers:
        yield from (f"  {line}" for line in _even_lines(plan, result))
    else:
        yield "  " + text("Iuran seluruhnya: Rp{rupiah}", rupiah=result.cost.total)
        for year, rupiah in result.cost.by_year.items():
            yield "  " + text("Tahun {year}: Rp{rupiah}", year=year, rupiah=rupiah)
    if plan.terms.payers:
        yield from (f"  {line}" for line in _bill_lines(result))
    yield from (f"  {line}" for line in _effect_lines(plan, result))


def _rate_lines(plan: Plan, result: Outcome) -> Iterable[str]:
    """Who pays for whom, and the rate of each party and run of months with its reason."""
    terms = plan.terms
    yield text(
        N_("Segmen {segment}, {count} pembayar; tarif sisanya dan pembayar lain menurut {funding}")
        if terms.payers
        else N_("Segmen {segment}, dibayar {funding}"),
        segment=Message(SEGMENT_NAMES[terms.segment]),
        funding=Message(FUNDING_NAMES[terms.funding]),
        count=len(terms.payers),
    )
    project = result.parties[0].project
    if project is not None:
        yield text("Iuran proyek, sekali di bulan pertama: Rp{rupiah}", rupiah=project.total)
        yield f"  {text.render(project.why)}"
    if terms.payers or project is not None:
        return
    for party, heads in zip(result.parties, plan.heads, strict=True):
        groups = [text(GROUP_NAMES[group]) for group in party.groups if group != ALL]
        for run in party.runs(terms.start, by_reason=True):
            yield text(
                "{groups}, {first} sampai {last}: {heads} orang × Rp{rate} × {count} bulan = Rp{rupiah}",
                groups=", ".join(groups) or text("Semua kelompok"),
                first=Month(run.months[0]),
                last=Month(run.months[-1]),
                heads=heads,
                rate=run.rate.rupiah,
                count=len(run.months),
                rupiah=heads * run.rate.rupiah * len(run.months),
            )
            yield f"  {text.render(run.rate.why)}"


def _bill_lines(result: Outcome) -> Iterable[str]:
    """What each payer pays for how many people, year by year, and why at that rate."""
    for at, part in enumerate(result.bill.parts):
        name = text(FUNDING_NAMES.get(part.name, part.name))
        people = sorted({count for count in part.people if count}) or [0]
        yield text(
            "{payer}: {people} orang, {count} bulan: Rp{rupiah}",
            payer=name,
            people="–".join(text.number(each) for each in dict.fromkeys((people[0], people[-1]))),
            count=sum(map(bool, part.people)),
            rupiah=part.total,
        )
        for year, rupiah in result.bill.by_year(part).items():
            yield "  " + text("Tahun {year}: Rp{rupiah}", year=year, rupiah=rupiah)
        rates = [rate for party in result.parties for rate in (*party.paid, party.rates)[at]]
        for why in dict.fromkeys(
            text.render(rate.why) for rate in rates if rate.rupiah and rate.why.template
        ):
            yield f"  {why}"


def _even_lines(plan: Plan, result: Outcome) -> Iterable[str]:
    """What every month costs alike, the whole, and each year."""
    cost = result.cost
    if len(result.parties) == 1:
        yield text(
            "Iuran sebulan: {heads} orang × Rp{rate} = Rp{rupiah}",
            heads=plan.people,
            rate=result.parties[0].rates[0].rupiah,
            rupiah=cost.monthly,
        )
    else:
        yield text("Iuran sebulan: Rp{rupiah}", rupiah=cost.monthly)
    yield text(
        "Iuran seluruhnya: Rp{monthly} × {count} bulan = Rp{rupiah}",
        monthly=cost.monthly,
        count=len(cost.months),
        rupiah=cost.total,
    )
    for year, rupiah in cost.by_year.items():
        yield text(
            "Tahun {year}: Rp{monthly} × {count} bulan = Rp{rupiah}",
            year=year,
            monthly=cost.monthly,
            count=sum(month[:4] == year for month, _ in cost.months),
            rupiah=rupiah,
        )


def _effect_lines(plan: Plan, result: Outcome) -> Iterable[str]:
    base, effect = result.base, result.effect
    yield text(
        "Peserta baru: {heads} orang − {already} yang sudah aktif = {new}",
        heads=plan.people,
        already=plan.already_active,
        new=effect.new,
    )
    if base.partial:
        yield text(
            "Cakupan tidak diketahui: per akhir {month} baru {used} dari {total} kabupaten/kota punya data peserta dan potensi",
            month=Month(base.month),
            used=base.used,
            total=base.total,
        )
        return
    if base.active is None or base.eligible is None or effect.after is None:
        yield text("Cakupan: tidak ada data peserta aktif dan potensi wilayah ini")
        return
    yield text(
        "Cakupan {month}: {active} peserta aktif / {eligible} potensi (versi {version}) = {percent}",
        month=Month(base.month),
        active=base.active,
        eligible=base.eligible,
        version=base.version,
        percent=text.percent(effect.before),
    )
    yield text(
        "Cakupan sesudahnya: ({active} + {new}) / {eligible} = {percent} ({points})",
        active=base.active,
        new=effect.new,
        eligible=base.eligible,
        percent=text.percent(effect.after),
        points=text.points(effect.points),
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
