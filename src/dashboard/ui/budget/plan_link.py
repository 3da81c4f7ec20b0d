"""A plan in the link: its parts as codes, and the codes as a plan again."""

from __future__ import annotations

import re
from typing import Final

from dashboard.data.cells.amounts import MOST_WAGE
from dashboard.data.contract.words import FUNDING_NAMES, GROUP_NAMES, Segment
from dashboard.data.places.areas import Areas
from dashboard.metrics.money.budget import FirstBudget
from dashboard.metrics.money.plan import (
    DEFAULT_FUNDING,
    MONTHS,
    MOST_MONTHS,
    MOST_PEOPLE,
    SEGMENTS,
    BrokenPlanError,
    Plan,
    Terms,
    usual_first,
    usual_wage,
)
from dashboard.ui.frame import url_state

#: In the link: between the fields of a plan, and between the entries of one field; no code holds them.
_FIELD: Final = "_"
_ENTRY: Final = "."
_MONTH: Final = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
_COUNTS: Final = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})*")
_FLAGS: Final = re.compile(r"[psj]*")


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
    return _FIELD.join(fields)


def from_code(code: str, areas: Areas) -> Plan:
    """Read what `to_code` wrote. Raises BrokenPlanError for anything else."""
    fields = code.split(_FIELD)
    if len(fields) != 10:
        raise BrokenPlanError(code)
    area, heads, segment, groups, funding, start, months, already, wage, flags = fields
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
        ),
        heads=tuple(map(int, heads.split(_ENTRY))),
        first=FirstBudget.PERUBAHAN if "p" in flags else FirstBudget.MURNI,
        already_active=int(already),
    )
    if not plan.already_active <= plan.people <= MOST_PEOPLE:
        raise BrokenPlanError(code)
    return plan


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
        **heads,
    }
    usual = {
        "segmen": str(Segment.BPU),
        "dana": DEFAULT_FUNDING,
        "bulan": str(MONTHS),
        "sudah": "0",
        "awal": str(usual_first(terms.start)),
        "upah": str(usual_wage(terms.segment)),
    }
    return {name: value for name, value in params.items() if value and usual.get(name) != value}
