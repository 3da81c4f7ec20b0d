"""`plan`: the terms that its options ask for, one plan for each combination of those that are repeated."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from dashboard.command.arguments import CannotError, code_of, monthly_rupiah
from dashboard.data.cells.amounts import MOST_WAGE
from dashboard.data.cells.typed import Kind, typed
from dashboard.data.contract.words import FUNDING_NAMES, GROUP_NAMES, SEGMENT_NAMES, Segment
from dashboard.i18n import Language, Message
from dashboard.metrics.money.plan import (
    DEFAULT_FUNDING,
    MOST_MONEY,
    SEGMENTS,
    Terms,
    usual_wage,
    wage_counts,
)

#: What says how the table is read, and so has no place beside a rate that is given: option, name in the options.
TABLE_OPTIONS: Final = {
    "--group": "group",
    "--segment": "segment",
    "--funding": "funding",
    "--wage": "wage",
    "--value": "value",
    "--percent": "percent",
    "--jht": "jht",
    "--silent-half": "silent_half",
}

text = Language()


def terms_of(options: argparse.Namespace, blank: Terms) -> list[Terms]:
    """The terms of each plan: one for each combination of the segments and payers asked for."""
    if options.rate is not None:
        unused = [option for option, name in TABLE_OPTIONS.items() if getattr(options, name)]
        if unused or len(options.heads) > 1:
            raise CannotError(
                text(
                    "--rate menetapkan iuran untuk semua orang, jadi tidak dapat bersama {options}.",
                    options=", ".join(unused or [text("--heads yang diulang")]),
                )
            )
        return [blank]
    segments = {str(each): SEGMENT_NAMES[each] for each in SEGMENTS}
    groups = _codes(options.group, GROUP_NAMES, option="--group")
    wage = None
    if options.wage is not None:
        wage = monthly_rupiah(options.wage, option="--wage", most=MOST_WAGE)
    chosen = _codes(options.segment, segments, option="--segment") or (str(Segment.BPU),)
    value, percent = _building(options, chosen)
    return [
        replace(
            blank,
            segment=segment,
            groups=groups,
            funding=funding,
            wage=_wage(wage, segment, old_age=options.jht),
            value=value,
            wage_percent=percent,
            silent_half=options.silent_half,
            old_age=options.jht,
        )
        for segment, funding in product(
            chosen,
            _codes(options.funding, FUNDING_NAMES, option="--funding") or (DEFAULT_FUNDING,),
        )
    ]


def _wage(wage: int | None, segment: str, *, old_age: bool) -> int | None:
    """The wage or income that a segment's contribution is reckoned from; construction has no usual one."""
    if not wage_counts(segment, old_age=old_age):
        return None
    return wage if wage is not None or segment == Segment.JAKON else usual_wage(segment)


def _building(options: argparse.Namespace, segments: Sequence[str]) -> tuple[int | None, int | None]:
    """The contract value, or the percentage of wages in hundredths, of construction alone. Raises CannotError."""
    given = options.value, options.percent
    if Segment.JAKON not in segments:
        if given != (None, None):
            raise CannotError(text("--value dan --percent hanya untuk --segment JAKON."))
        return None, None
    if (
        len(segments) > 1
        or given.count(None) != 1
        or (options.value is not None) == (options.wage is not None)
    ):
        raise CannotError(
            text(
                "--segment JAKON ditulis sendiri, dengan --value (nilai kontrak), atau dengan --wage dan --percent (persen dari upah)."
            )
        )
    if options.jht:
        raise CannotError(text("--jht tidak berlaku untuk --segment JAKON."))
    if options.value is not None:
        return monthly_rupiah(options.value, option="--value", most=MOST_MONEY), None
    read = typed(options.percent, Kind.PERCENT, least=0.01, most=100)
    if isinstance(read, Message):
        raise CannotError(
            text("--percent tidak sah: {value}. Tulislah {expected}.", value=options.percent, expected=read)
        )
    return None, round(read * 100)


def _codes(written: Sequence[str], names: dict[str, str], *, option: str) -> tuple[str, ...]:
    """Codes of the contract, each once. Raises CannotError."""
    codes = tuple(code_of(each, names, option=option) for each in written)
    for code in codes:
        if codes.count(code) > 1:
            raise CannotError(text("{option} {code} ditulis lebih dari sekali.", option=option, code=code))
    return codes
