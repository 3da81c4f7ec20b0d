"""What one person of a plan costs in each month, by group and payer: from the table of rates, or as typed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pandas as pd

from dashboard.data.cells.payers import ALL_MONTHS, ALL_PEOPLE, Span
from dashboard.data.contract.words import ALL, Segment
from dashboard.i18n import N_, Message, Percent
from dashboard.metrics.money.bands import project_contribution
from dashboard.metrics.money.bill import Payer
from dashboard.metrics.money.plan import Party, Terms
from dashboard.metrics.money.rate_rows import NoRateError, whole
from dashboard.metrics.money.rates import Rate, rates_over


def parties(rates: pd.DataFrame, terms: Terms) -> tuple[Party, ...]:
    """The groups of the terms, those of one cost together; raises NoRateError.

    rates: tarif_iuran, typed as `Dataset.rates`. A payer who is no sumber_dana pays what the plan's own does.
    """
    if terms.segment == Segment.JAKON:
        return (_building(rates, terms),)
    found: dict[tuple[int, ...], Party] = {}
    for group in terms.groups or (ALL,):
        monthly = _monthly(rates, terms, group, terms.funding, ALL_MONTHS)
        paid = tuple(
            _monthly(rates, terms, group, payer.funding or terms.funding, payer.span)
            if payer.rate is None
            else _typed(payer, payer.rate, terms)
            for payer in terms.payers
        )
        amounts = tuple(rate.rupiah for each in (monthly, *paid) for rate in each)
        known = found.get(amounts, Party((), monthly, paid))
        found[amounts] = replace(known, groups=(*known.groups, group))
    return tuple(found.values())


def party_of(rupiah: int, terms: Terms) -> Party:
    """Everyone at one rate, whatever the table of rates says: whole rupiah a person and month."""
    return _alike(Rate(rupiah, "", terms.start, "", Message(""), halved=False), terms)


def _monthly(rates: pd.DataFrame, terms: Terms, group: str, funding: str, span: Span) -> tuple[Rate, ...]:
    """The rates of a group and source in those months of the term that a span covers."""
    months = span.of(terms.all_months)
    return rates_over(
        rates,
        segment=terms.segment,
        group=group,
        funding=funding,
        start=months[0] if months else terms.start,
        months=len(months),
        wage=terms.wage,
        silent_half=terms.silent_half,
        old_age=terms.old_age,
    )


def _typed(payer: Payer, rupiah: int, terms: Terms) -> tuple[Rate, ...]:
    why = Message(N_("Rp{rupiah}: tarif yang diisi sendiri"), {"rupiah": rupiah})
    each = Rate(rupiah, "", terms.start, "", why, halved=False)
    return (each,) * len(payer.span.of(terms.all_months))


def _alike(each: Rate, terms: Terms) -> Party:
    """Everyone at one rate, but for payers with a rate of their own."""
    paid = tuple(
        (each,) * len(payer.span.of(terms.all_months))
        if payer.rate is None
        else _typed(payer, payer.rate, terms)
        for payer in terms.payers
    )
    return Party(terms.groups or (ALL,), (each,) * terms.months, paid)


def _building(rates: pd.DataFrame, terms: Terms) -> Party:
    """Construction workers: by the contract value, or by a percentage of wages that was typed."""
    if terms.value is not None:
        if any(payer.rate is not None for payer in terms.payers):
            raise NoRateError(
                Message(
                    N_("Iuran proyek dihitung dari nilai kontrak, jadi pembayar tidak punya tarif sendiri.")
                )
            )
        project = project_contribution(rates, value=terms.value, month=terms.start)
        nothing = Rate(0, project.basis, project.since, project.until, project.why, halved=False)
        return replace(_alike(nothing, terms), project=project)
    if terms.wage is None or terms.wage_percent is None:
        raise NoRateError(
            Message(N_("Isi nilai kontrak proyek, atau upah sebulan dan persen iurannya dari upah."))
        )
    rupiah = whole(Fraction(terms.wage * terms.wage_percent, ALL_PEOPLE))
    why = Message(
        N_("Rp{rupiah}: {percent} dari upah Rp{wage} sebulan; persennya diisi sendiri"),
        {"rupiah": rupiah, "percent": Percent(terms.wage_percent / 100), "wage": terms.wage},
    )
    return _alike(Rate(rupiah, "", terms.start, "", why, halved=False), terms)
