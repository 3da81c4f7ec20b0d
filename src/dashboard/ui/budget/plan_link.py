"""A plan in the link: its parts as codes, and the codes as a plan again."""

from __future__ import annotations

import re
from typing import Final

from dashboard.data.cells.amounts import MOST_MONTHLY, MOST_WAGE
from dashboard.data.cells.payers import ALL_PEOPLE, Size, Span, span
from dashboard.data.contract.words import FUNDING_NAMES, GROUP_NAMES, Segment
from dashboard.data.places.areas import Areas
from dashboard.metrics.money.bill import BillError, Payer, check_payers
from dashboard.metrics.money.budget import FirstBudget
from dashboard.metrics.money.plan import (
    DEFAULT_FUNDING,
    MONTHS,
    MOST_MONEY,
    MOST_MONTHS,
    MOST_PEOPLE,
    PROJECT_VALUE,
    SEGMENTS,
    BrokenPlanError,
    Plan,
    Terms,
    usual_first,
    usual_wage,
)
from dashboard.ui.budget.payer_choices import ROWS, USUAL, usual_sizes
from dashboard.ui.frame import url_state

#: In the link: between the fields of a plan, and between the entries of one field; no code holds them.
_FIELD: Final = "_"
_ENTRY: Final = "."
_MONTH: Final = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
_COUNTS: Final = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})*")
_FLAGS: Final = re.compile(r"[psj]*")
_WHOLE: Final = re.compile(r"[0-9]{1,16}")
#: Between the parts of a payer.
_PART: Final = "~"
_PAYER: Final = re.compile(
    r"(?P<name>[^~]+)~(?P<size>[0-9]{1,8})(?P<percent>p?)~(?P<span>[0-9]{0,3}(-[0-9]{1,3})?)~(?P<rate>[0-9]{0,12})"
)


def to_code(plan: Plan) -> str:
    """A plan as short, language-neutral text for the link."""
    terms = plan.terms
    flags = (
        ("p" if plan.first is FirstBudget.PERUBAHAN else "")
        + ("s" if terms.silent_half else "")
        + ("j" if terms.old_age else "")
    )
    fields = (
        plan.area,
        _ENTRY.join(map(str, plan.heads)),
        terms.segment,
        _ENTRY.join(terms.groups),
        terms.funding,
        terms.start,
        str(terms.months),
        str(plan.already_active),
        "" if terms.wage is None else str(terms.wage),
        flags,
    )
    shared = (
        _ENTRY.join(_payer_code(payer) for payer in terms.payers),
        "" if terms.value is None else str(terms.value),
        "" if terms.wage_percent is None else str(terms.wage_percent),
    )
    return _FIELD.join((*fields, *shared) if any(shared) else fields)


def _payer_code(payer: Payer) -> str:
    size = f"{payer.size.amount}{'p' if payer.size.percent else ''}"
    return _PART.join((payer.name, size, payer.span.code, "" if payer.rate is None else str(payer.rate)))


def _payers(code: str) -> tuple[Payer, ...]:
    """Read what `_payer_code` wrote of each. Raises BrokenPlanError."""
    found = [_PAYER.fullmatch(each) for each in filter(None, code.split(_ENTRY))]
    payers = []
    for each in found:
        if each is None or each["name"] not in FUNDING_NAMES:
            raise BrokenPlanError(code)
        size = Size(int(each["size"]), percent=bool(each["percent"]))
        months = span(each["span"])
        rate = int(each["rate"]) if each["rate"] else None
        fits = 1 <= size.amount <= (ALL_PEOPLE if size.percent else MOST_PEOPLE)
        if not fits or not isinstance(months, Span) or (rate is not None and not 1 <= rate <= MOST_MONTHLY):
            raise BrokenPlanError(code)
        payers.append(Payer(each["name"], size, months, rate))
    if len(payers) > ROWS:
        raise BrokenPlanError(code)
    return tuple(payers)


def from_code(code: str, areas: Areas) -> Plan:
    """Read what `to_code` wrote. Raises BrokenPlanError for anything else."""
    fields = code.split(_FIELD)
    if len(fields) not in (10, 13):
        raise BrokenPlanError(code)
    area, heads, segment, groups, funding, start, months, already, wage, flags = fields[:10]
    payers, value, percent = fields[10:] or ("", "", "")
    named = tuple(filter(None, groups.split(_ENTRY)))
    readable = (
        area in areas
        and _COUNTS.fullmatch(heads)
        and segment in SEGMENTS
        and set(named) <= GROUP_NAMES.keys()
        and len(set(named)) == len(named)
        and funding in FUNDING_NAMES
        and _MONTH.fullmatch(start)
        and all(_COUNTS.fullmatch(each) and each.isdigit() for each in (months, already))
        and 1 <= int(months) <= MOST_MONTHS
        and (not wage or (_COUNTS.fullmatch(wage) and wage.isdigit() and 1 <= int(wage) <= MOST_WAGE))
        and _FLAGS.fullmatch(flags)
        and (not value or (_WHOLE.fullmatch(value) and 1 <= int(value) <= MOST_MONEY))
        and (not percent or (_WHOLE.fullmatch(percent) and 1 <= int(percent) <= ALL_PEOPLE))
        and _one_basis(segment, wage=wage, value=value, percent=percent, old_age="j" in flags)
    )
    if not readable:
        raise BrokenPlanError(code)
    plan = Plan(
        area=area,
        terms=Terms(
            start=start,
            months=int(months),
            segment=segment,
            groups=named,
            funding=funding,
            wage=int(wage) if wage else None,
            silent_half="s" in flags,
            old_age="j" in flags,
            payers=_payers(payers),
            value=int(value) if value else None,
            wage_percent=int(percent) if percent else None,
        ),
        heads=tuple(map(int, heads.split(_ENTRY))),
        first=FirstBudget.PERUBAHAN if "p" in flags else FirstBudget.MURNI,
        already_active=int(already),
    )
    if not plan.already_active <= plan.people <= MOST_PEOPLE:
        raise BrokenPlanError(code)
    try:
        check_payers(plan.terms.payers, people=plan.people, months=plan.terms.all_months)
    except BillError:
        raise BrokenPlanError(code) from None
    return plan


def _one_basis(segment: str, *, wage: str, value: str, percent: str, old_age: bool) -> bool:
    """Whether construction has either a value, or a wage and a percentage of it; others have neither."""
    if segment != Segment.JAKON:
        return not value and not percent
    return not old_age and (bool(value), bool(wage), bool(percent)) in (
        (True, False, False),
        (False, True, True),
    )


def link_of(plan: Plan) -> dict[str, str]:
    """The link's parameters that open a plan; those that are the planner's own defaults are left out.

    So the planner has nothing to rewrite in the address, and the browser's back button leads back at once.
    """
    terms = plan.terms
    heads = (
        {"orang": str(plan.heads[0])}
        if len(plan.heads) == 1
        else {f"orang{at}": str(heads) for at, heads in enumerate(plan.heads, start=1)}
    )
    params = {
        "wilayah": plan.area,
        "kelompok": url_state.SEVERAL.join(terms.groups),
        "segmen": str(terms.segment),
        "dana": terms.funding,
        "mulai": terms.start,
        "bulan": str(terms.months),
        "sudah": str(plan.already_active),
        "awal": str(plan.first),
        "upah": "" if terms.wage is None else str(terms.wage),
        "diam": "setengah" if terms.silent_half else "",
        "jht": "ya" if terms.old_age else "",
        "jakon": "upah" if terms.wage_percent is not None else "",
        "nilai": "" if terms.value is None else str(terms.value),
        "persen": "" if terms.wage_percent is None else f"{terms.wage_percent / 100:g}",
        "pembayar": str(len(terms.payers)) if terms.payers else "",
        **heads,
    }
    for at, payer in enumerate(terms.payers, start=1):
        params |= {
            f"bayar{at}": payer.name,
            f"bagian{at}": payer.size.code,
            f"masa{at}": payer.span.code,
            f"tarif{at}": "" if payer.rate is None else str(payer.rate),
        }
    usual = {
        "segmen": str(Segment.BPU),
        "dana": DEFAULT_FUNDING,
        "bulan": str(MONTHS),
        "sudah": "0",
        "awal": str(usual_first(terms.start)),
        "upah": str(usual_wage(terms.segment)),
        "nilai": str(PROJECT_VALUE),
    }
    usual |= {f"bayar{at}": name for at, name in enumerate(USUAL, start=1)}
    usual |= {
        f"bagian{at}": size.code for at, size in enumerate(usual_sizes(len(terms.payers) or 1), start=1)
    }
    return {name: value for name, value in params.items() if value and usual.get(name) != value}
