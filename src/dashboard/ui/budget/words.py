"""The arithmetic of a plan in words, step by step, so that anyone at the table can check it by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dashboard.data.contract.words import SEGMENT_NAMES, Segment
from dashboard.i18n import N_, Language
from dashboard.metrics.cube.months import month_number, month_text, months_from
from dashboard.metrics.money.bands import Banded
from dashboard.metrics.money.budget import BudgetLine
from dashboard.metrics.money.names import group_words, payer_name, span_words
from dashboard.metrics.money.plan import PREPARATION, Outcome, Party, Plan
from dashboard.metrics.money.rates import Rate
from dashboard.ui.budget.choices import ChosenPlan, Direction
from dashboard.ui.frame.plain import as_text


def line_words(line: BudgetLine, text: Language, *, now: str) -> str:
    """What one budget carries: APBD Perubahan 2023: Oktober – Desember 2023, 3 bulan, Rp1.512.000.000.

    now: YYYY-MM; a budget that is passed by then says so.
    """
    words = text(
        "{name}: {span}, {months} bulan, {rupiah}",
        name=line.name,
        span=span_words(line.months, text),
        months=len(line.months),
        rupiah=text.rupiah(line.rupiah),
    )
    if not line.passed or line.passed >= now:
        return words
    passed = text(
        "lazimnya sudah ditetapkan {month}: pastikan iuran ini termuat di dalamnya",
        month=text.month(line.passed),
    )
    return f"{words} ({passed})"


def timing_words(start: str, *, now: str, text: Language) -> str:
    """Whether there is time to prepare a plan that starts in a month, from now on (both YYYY-MM); "" for enough."""
    left = month_number(start) - month_number(now)
    if left >= PREPARATION:
        return ""
    if left < 0:
        return text("Bulan mulai {start} sudah lewat.", start=text.month(start))
    return text(
        "Persiapan lazimnya {usual} bulan, sedangkan sampai {start} tersisa {left} bulan; dengan persiapan penuh paling cepat mulai {earliest}.",
        usual=PREPARATION,
        start=text.month(start),
        left=left,
        earliest=text.month(month_text(month_number(now) + PREPARATION)),
    )


def rate_words(rates: Sequence[Rate], text: Language) -> str:
    """The rate of a term, or its range where it changes: Rp16.800, or Rp8.400 – Rp16.800."""
    low, high = min(rate.rupiah for rate in rates), max(rate.rupiah for rate in rates)
    return text.rupiah(low) if low == high else f"{text.rupiah(low)} – {text.rupiah(high)}"


def people_steps(chosen: ChosenPlan, outcome: Outcome, text: Language) -> list[str]:
    """How the number of people came about; nothing where it was given."""
    base, plan = outcome.base, chosen.plan
    if chosen.direction is Direction.MONEY and chosen.money is not None:
        return [
            text(
                "{money} ÷ {per_head} seorang selama {months} bulan = {people} orang; sisa {rest}",
                money=text.rupiah(chosen.money),
                per_head=text.rupiah(outcome.parties[0].per_head),
                months=plan.terms.months,
                people=plan.people,
                rest=text.rupiah(chosen.money - outcome.cost.total),
            )
        ]
    if chosen.goal is not None and base.eligible is not None and base.active is not None:
        new = plan.people - plan.already_active
        return [
            text(
                "{goal} × {eligible} potensi = {wanted} peserta, dibulatkan ke atas",
                goal=text.percent(chosen.goal),
                eligible=base.eligible,
                wanted=new + base.active,
            ),
            text(
                "{wanted} − {active} peserta aktif = {new} peserta baru",
                wanted=new + base.active,
                active=base.active,
                new=new,
            ),
        ]
    return []


def cost_steps(plan: Plan, outcome: Outcome, text: Language) -> list[str]:
    """People times rate times months, for each party and each rate of the term, and their sum."""
    if plan.terms.payers or plan.terms.value is not None:
        return _bill_steps(outcome, text)
    steps = [
        step
        for heads, party in zip(plan.heads, outcome.parties, strict=True)
        if heads
        for step in _party_steps(plan, party, heads, text, named=len(outcome.parties) > 1)
    ]
    if len(steps) > 2:
        steps.append(text("Seluruhnya {total}", total=f"**{text.rupiah(outcome.cost.total)}**"))
    return steps


def _bill_steps(outcome: Outcome, text: Language) -> list[str]:
    """What each payer pays, for each run of months that are alike, and their sum."""
    project = outcome.parties[0].project
    steps = [] if project is None else [_project_step(project, text)]
    for part in outcome.bill.parts:
        months = zip(outcome.bill.months, part.people, part.rupiah, strict=True)
        for (people, rupiah), run in groupby(months, key=lambda month: month[1:]):
            span = [month for month, *_ in run]
            if not people or (project is not None and not rupiah):
                continue
            if project is not None:
                template = N_("{payer}: {people} orang, {total}")
            elif len(outcome.parties) == 1:
                template = N_("{payer}: {people} orang × {rate} × {months} bulan ({span}) = {total}")
            else:
                template = N_(
                    "{payer}: {people} orang, {monthly} sebulan × {months} bulan ({span}) = {total}"
                )
            steps.append(
                text(
                    template,
                    payer=payer_name(part.name, text),
                    people=people,
                    rate=text.rupiah(rupiah // people),
                    monthly=text.rupiah(rupiah),
                    months=len(span),
                    span=span_words(span, text),
                    total=f"**{text.rupiah(rupiah * len(span))}**",
                )
            )
    steps.append(text("Seluruhnya {total}", total=f"**{text.rupiah(outcome.cost.total)}**"))
    return steps


def _project_step(project: Banded, text: Language) -> str:
    bands = " + ".join(
        text("{base} × {percent}", base=text.rupiah(step.base), percent=f"{text.plain(step.percent)}%")
        for step in project.steps
    )
    return text(
        "Iuran proyek: {bands} = {total}, sekali untuk semua bulan",
        bands=bands,
        total=f"**{text.rupiah(project.total)}**",
    )


def why_steps(plan: Plan, outcome: Outcome, text: Language) -> list[str]:
    """Which rate was taken and why, once for each, with the months it holds for."""
    steps = []
    if plan.terms.payers:
        return _payers_why(outcome, text)
    for party in outcome.parties:
        for run in party.runs(plan.terms.start, by_reason=True):
            words = as_text(text.render(run.rate.why), most=400)
            who = f"{group_words(party.groups, text)}, " if len(outcome.parties) > 1 else ""
            steps.append(f"{who}{span_words(run.months, text)}: {words}")
    return steps


def _payers_why(outcome: Outcome, text: Language) -> list[str]:
    """Which rate each payer pays and why, once for each."""
    steps = [
        text(
            "Bagian dibulatkan menjadi orang utuh menurut sisa terbesar; bila sama, yang disebut lebih dulu didahulukan."
        )
    ]
    project = outcome.parties[0].project
    if project is not None:
        return [*steps, as_text(text.render(project.why), most=400)]
    for at, part in enumerate(outcome.bill.parts):
        found = [rate for party in outcome.parties for rate in (*party.paid, party.rates)[at]]
        for why in dict.fromkeys(as_text(text.render(rate.why), most=400) for rate in found):
            steps.append(f"{payer_name(part.name, text)}: {why}")
    return steps


def effect_steps(plan: Plan, outcome: Outcome, text: Language) -> list[str]:
    """New people, and coverage before and after with its denominator."""
    base, done = outcome.base, outcome.effect
    steps = [
        text(
            "{people} orang − {already} sudah aktif = {new} peserta baru",
            people=plan.people,
            already=plan.already_active,
            new=done.new,
        )
    ]
    if base.partial:
        steps.append(
            text(
                "Sebelum, per akhir {month}, {used} dari {total} kabupaten/kota saja: {active} peserta aktif ÷ {eligible} potensi (versi {version}) = {before}",
                used=base.used,
                total=base.total,
                active=base.active,
                eligible=base.eligible,
                version=as_text(base.version),
                before=text.percent(base.coverage),
                month=text.month(base.month),
            )
        )
        steps.append(text("Setelah: tidak diketahui, karena wilayah lainnya tidak ada data"))
        return steps
    if done.before is None or done.after is None or base.active is None or base.eligible is None:
        return steps
    before, after = text.percent(done.before), text.percent(done.after)
    steps.append(
        text(
            "Sebelum, per akhir {month}: {active} peserta aktif ÷ {eligible} potensi (versi {version}) = {before}",
            active=base.active,
            eligible=base.eligible,
            version=as_text(base.version),
            before=before,
            month=text.month(base.month),
        )
    )
    steps.append(
        text(
            "Setelah: ({active} + {new}) ÷ {eligible} potensi = {after}, atau {points}",
            active=base.active,
            new=done.new,
            eligible=base.eligible,
            after=after,
            points=text.points(done.points),
        )
    )
    return steps


def scope_words(plan: Plan, text: Language) -> str:
    """Who is covered for how long, in one line."""
    months = months_from(plan.terms.start, plan.terms.months)
    return text(
        "{groups}, {segment}, {months} bulan: {span}",
        groups=group_words(plan.terms.groups, text),
        segment=text(SEGMENT_NAMES[plan.terms.segment]),
        months=plan.terms.months,
        span=span_words(months, text),
    )


def _party_steps(plan: Plan, party: Party, heads: int, text: Language, *, named: bool) -> Iterator[str]:
    who = f"{group_words(party.groups, text)}, " if named else ""
    wage = plan.terms.wage
    for run in party.runs(plan.terms.start):
        monthly = heads * run.rate.rupiah
        about = ""
        if plan.terms.segment == Segment.PU and wage is not None:
            about = text(" (dari upah dilaporkan {wage})", wage=text.rupiah(wage))
        elif plan.terms.wage_percent is not None and wage is not None:
            percent = f"{text.plain(plan.terms.wage_percent / 100)}%"
            about = text(" ({percent} dari upah {wage})", percent=percent, wage=text.rupiah(wage))
        yield who + text(
            "{people} orang × {rate}{about} = {monthly} sebulan",
            people=heads,
            rate=text.rupiah(run.rate.rupiah),
            about=about,
            monthly=f"**{text.rupiah(monthly)}**",
        )
        yield who + text(
            "{monthly} × {months} bulan ({span}) = {total}",
            monthly=text.rupiah(monthly),
            months=len(run.months),
            span=span_words(run.months, text),
            total=f"**{text.rupiah(monthly * len(run.months))}**",
        )
