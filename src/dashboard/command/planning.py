"""`plan`: what a group costs and what it does to coverage, by the table of rates or at a given rate.

The calculation is the planner page's, which has one segment and one source of money: each combination of those
that are repeated is a plan of its own, of the same people, to be compared. Payers share the bill of a plan.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.command.arguments import (
    CannotError,
    add_area,
    add_data,
    area_code,
    data_folder,
    month,
    monthly_rupiah,
    whole_number,
)
from dashboard.command.payers import add_payers, payers_of
from dashboard.command.plan_terms import terms_of
from dashboard.command.printing import plan_lines
from dashboard.command.reading import month_of_data, no_members, read_areas, read_dataset, source_of
from dashboard.data.clock import today_wita
from dashboard.data.dataset import Dataset
from dashboard.i18n import Language
from dashboard.metrics.money.base import base_in
from dashboard.metrics.money.bill import BillError
from dashboard.metrics.money.plan import (
    BPU_INCOME,
    DEFAULT_FUNDING,
    PU_WAGE,
    Outcome,
    Party,
    Plan,
    Terms,
    outcome,
    usual_first,
)
from dashboard.metrics.money.pricing import parties, party_of
from dashboard.metrics.money.rates import NoRateError

#: A plan beyond fifty years is a slip of the pen.
MOST_MONTHS: Final = 600
text = Language()


@dataclass(frozen=True)
class Planned:
    """A plan and what it comes to. rate: rupiah a person and month where it was given, else None."""

    plan: Plan
    result: Outcome
    rate: int | None = None


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of `plan`, but for those that all commands share."""
    add_area(command)
    add_terms(command, required=True)
    command.add_argument(
        "--period", help=text("bulan cakupan, misalnya 2025-06; tanpa ini bulan terbaru di data")
    )
    add_data(command)


def add_terms(command: argparse.ArgumentParser, *, required: bool) -> None:
    """The options that say who is covered, paid by whom and for how long. required: of the people's number."""
    command.add_argument(
        "--heads",
        required=required,
        action="append",
        help=text(
            "jumlah orang; dengan beberapa --group boleh ditulis sekali untuk tiap kelompok, berurutan"
        ),
    )
    command.add_argument(
        "--rate", help=text("iuran seorang sebulan, dalam rupiah; tanpa ini menurut tabel tarif_iuran")
    )
    command.add_argument("--months", default="12", help=text("berapa bulan; tanpa ini 12"))
    command.add_argument(
        "--start", help=text("bulan pertama, misalnya 2023-10; tanpa ini Januari tahun anggaran berikutnya")
    )
    command.add_argument(
        "--already-active", default="0", help=text("berapa dari orang itu yang sudah peserta aktif")
    )
    command.add_argument(
        "--group",
        action="append",
        default=[],
        help=text("kelompok pekerja, boleh diulang; tanpa ini semua kelompok"),
    )
    command.add_argument(
        "--segment",
        action="append",
        default=[],
        help=text(
            "segmen: BPU (bila tidak ditulis), PU, atau JAKON; bila diulang, satu rencana untuk tiap segmen dan pembayar"
        ),
    )
    command.add_argument(
        "--funding",
        action="append",
        default=[],
        help=text(
            "pembayar iuran, tanpa ini {funding}; bila diulang, satu rencana untuk tiap segmen dan pembayar",
            funding=DEFAULT_FUNDING,
        ),
    )
    command.add_argument(
        "--wage",
        help=text(
            "upah dilaporkan sebulan untuk PU (tanpa ini {wage}), atau penghasilan untuk JHT BPU (tanpa ini {income})",
            wage=text.rupiah(PU_WAGE),
            income=text.rupiah(BPU_INCOME),
        ),
    )
    command.add_argument(
        "--value",
        help=text(
            "nilai kontrak proyek dalam rupiah, untuk segmen JAKON: iurannya satu jumlah di bulan pertama"
        ),
    )
    command.add_argument(
        "--percent",
        help=text("iuran sebagai persen dari --wage, untuk segmen JAKON, misalnya {example}", example="0,54"),
    )
    add_payers(command)
    command.add_argument("--jht", action="store_true", help=text("dengan jaminan hari tua (JHT)"))
    command.add_argument(
        "--silent-half",
        action="store_true",
        help=text("hitung setengah bila aturan tidak menyebut pembayarnya; tanpa ini penuh"),
    )


def planned(options: argparse.Namespace) -> Iterable[str] | dict[str, object]:
    """What the options ask for: lines to print, or with --json what is to be written. Raises CannotError."""
    areas = read_areas()
    area = area_code(options.area, areas, code_list=options.codes)
    folder = data_folder(options.data)
    dataset = read_dataset(folder, areas=areas, code_list=options.codes)
    period = None if options.period is None else month_of_data(options.period, dataset, folder)
    if not dataset.periods:
        # The arithmetic of the plan needs no data: only the coverage stays unknown.
        print(no_members(dataset, folder), file=sys.stderr)
    found = plans(options, dataset, area=area, period=period)
    name, source = areas.name(area), source_of(folder)
    if options.json:
        stated = {"area": area, "name": name, "source": str(source)}
        written = [{**figures(each), **stated} for each in found]
        return written[0] if len(written) == 1 else {"plans": written}
    return [
        line
        for each in found
        for line in plan_lines(each.plan, each.result, name=name, source=source, by_table=each.rate is None)
    ]


def plans(
    options: argparse.Namespace, dataset: Dataset, *, area: str, period: str | None
) -> tuple[Planned, ...]:
    """The plans that the options of `add_terms` ask for, one for each combination of their terms.

    period: the month of coverage, None for the newest. Raises CannotError.
    """
    blank = _blank(options, area)
    heads = [whole_number(each, option="--heads") for each in options.heads]
    if blank.already_active > sum(heads):
        raise CannotError(text("--already-active tidak boleh melebihi --heads ({heads}).", heads=sum(heads)))
    rate = None if options.rate is None else monthly_rupiah(options.rate, option="--rate")
    base = base_in(dataset, area=area, month=period)
    found = []
    for terms in terms_of(options, blank.terms):
        priced = _parties(dataset, terms, rate)
        plan = Plan(area, terms, _heads(heads, terms, priced), blank.first, blank.already_active)
        try:
            result = outcome(plan, parties=priced, base=base)
        except BillError as error:
            raise CannotError(text.render(error.message)) from None
        found.append(Planned(plan, result, rate))
    return tuple(found)


def figures(found: Planned) -> dict[str, object]:
    """A plan as --json gives it: percentages unrounded, None where unknown.

    by_year: year (YYYY) -> rupiah; by_payer: payer -> year -> rupiah, which sums to the total, with what nobody
    pays yet under a name of its own. coverage_month: the month whose end active, eligible and coverage are of.
    beyond_uncovered: people of the plan beyond those not covered. Coverage is unknown where only n_used of
    n_total kabupaten/kota have members and potensi; both counts are then theirs. rate: rupiah a person and
    month where it is one for everybody throughout. By the table there are also the terms, by_month and what
    each party (groups of one cost) comes to.
    """
    plan, result = found.plan, found.result
    base, terms = result.base, plan.terms
    amounts = {
        rate.rupiah
        for party in result.parties
        for each, _ in zip((*party.paid, party.rates), result.bill.parts, strict=False)
        for rate in each
    }
    told = {
        "monthly": result.cost.monthly,
        "total": result.cost.total,
        "by_year": result.cost.by_year,
        "by_payer": result.bill.by_payer,
        "coverage_before": result.effect.before,
        "coverage_after": result.effect.after,
        "coverage_month": base.month or None,
        "active": base.active,
        "eligible": base.eligible,
        "eligible_version": base.version or None,
        "n_used": base.used,
        "n_total": base.total,
        "heads": plan.people,
        "already_active": plan.already_active,
        "beyond_uncovered": result.effect.beyond,
        "rate": amounts.pop() if len(amounts) == 1 and terms.value is None else None,
        "months": terms.months,
        "start": terms.start,
    }
    if found.rate is not None:
        return told
    return told | {
        "segment": terms.segment,
        "groups": list(terms.groups),
        "funding": terms.funding,
        "wage": terms.wage,
        "value": terms.value,
        "percent": None if terms.wage_percent is None else terms.wage_percent / 100,
        "jht": terms.old_age,
        "silent_half": terms.silent_half,
        "by_month": dict(result.cost.months),
        "parties": [
            {"groups": list(party.groups), "heads": heads, "per_head": party.per_head}
            for party, heads in zip(result.parties, plan.heads, strict=True)
        ],
    }


def _blank(options: argparse.Namespace, area: str) -> Plan:
    """The plan without its people and prices."""
    next_budget = f"{today_wita().year + 1}-01"
    start = next_budget if options.start is None else month(options.start, option="--start")
    months = whole_number(options.months, option="--months", least=1, most=MOST_MONTHS)
    already = whole_number(options.already_active, option="--already-active")
    terms = Terms(start, months, payers=payers_of(options.payer))
    return Plan(area, terms, heads=(), first=usual_first(start), already_active=already)


def _parties(dataset: Dataset, terms: Terms, rate: int | None) -> tuple[Party, ...]:
    if rate is not None:
        return (party_of(rate, terms),)
    try:
        return parties(dataset.rates, terms)
    except NoRateError as error:
        raise CannotError(text.render(error.message)) from None


def _heads(heads: Sequence[int], terms: Terms, priced: Sequence[Party]) -> tuple[int, ...]:
    """People of each party: all where there is one, else as given for each group. Raises CannotError."""
    if len(heads) == 1 and len(priced) == 1:
        return tuple(heads)
    if len(heads) == 1:
        raise CannotError(
            text("Tarif kelompok yang dipilih berbeda: tulis --heads sekali untuk tiap --group, berurutan.")
        )
    if len(heads) != len(terms.groups):
        raise CannotError(
            text(
                "--heads ditulis {heads} kali, --group {groups} kali: tulis --heads sekali, atau sekali untuk tiap --group.",
                heads=len(heads),
                groups=len(terms.groups),
            )
        )
    of_group = dict(zip(terms.groups, heads, strict=True))
    return tuple(sum(of_group[group] for group in party.groups) for party in priced)
