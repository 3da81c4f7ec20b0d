"""The terms of a plan: widgets in, what fixes the price of one person out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.data.cells.amounts import MOST_WAGE
from dashboard.data.cells.typed import Kind, shown, typed
from dashboard.data.contract.words import (
    FUNDING_NAMES,
    GOVERNMENT_FUNDING,
    GROUP_NAMES,
    SEGMENT_NAMES,
    Segment,
)
from dashboard.i18n import N_, Language, Message
from dashboard.metrics.cube.months import next_month
from dashboard.metrics.money.bill import Payer
from dashboard.metrics.money.budget import FirstBudget
from dashboard.metrics.money.plan import (
    DEFAULT_FUNDING,
    MONTHS,
    MOST_MONEY,
    MOST_MONTHS,
    PROJECT_VALUE,
    SEGMENTS,
    Party,
    Terms,
    next_budget_year,
    usual_first,
    usual_wage,
    wage_counts,
)
from dashboard.metrics.money.pricing import parties
from dashboard.metrics.money.rates import SILENT, NoRateError
from dashboard.ui.budget.follow import follow
from dashboard.ui.budget.payer_choices import choose_payers, paid_by_several
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.typed_field import Typed
from dashboard.ui.parts.plan_base import now_of

#: Plans may begin from the instruction that set them going, and so many years after the newest data.
FIRST_START: Final = "2021-01"
YEARS_AHEAD: Final = 3
FIRST_NAMES: Final = {
    FirstBudget.PERUBAHAN: N_("APBD Perubahan"),
    FirstBudget.MURNI: N_("APBD murni"),
}


def choose_terms(
    page: Page, *, times: DeltaGenerator, bill: DeltaGenerator | None
) -> tuple[Terms, tuple[Party, ...] | NoRateError]:
    """The terms, and the rates they lead to or why there are none.

    times, bill: the places for its months and its payers; None where a single one pays.
    """
    text = page.text
    names = {code: text(name) for code, name in GROUP_NAMES.items()}
    with st.container(width=300):
        groups = tuple(page.several("kelompok", text("Kelompok"), names, placeholder=text("Semua kelompok")))
    segment = page.choose(
        "segmen",
        text("Segmen"),
        {str(each): text(SEGMENT_NAMES[each]) for each in SEGMENTS},
        default=str(Segment.BPU),
        width=225,
    )
    funding = page.choose(
        "dana",
        text("Dibayar oleh") if bill is None or not paid_by_several() else text("Sisanya seperti"),
        {code: text(name) for code, name in FUNDING_NAMES.items()},
        default=DEFAULT_FUNDING,
        width=190,
    )
    building = segment == Segment.JAKON
    old_age = "tidak"
    if not building:
        old_age = page.choose(
            "jht",
            text("Jaminan hari tua (JHT)"),
            {"tidak": text("Tanpa JHT"), "ya": text("Dengan JHT")},
            default="tidak",
            width=160,
        )
    by_value = building and _by_value(page)
    value = wage = percent = None
    if by_value:
        value = page.number(
            "nilai", text("Nilai kontrak (Rp)"), Kind.RUPIAH, default=PROJECT_VALUE, least=1, most=MOST_MONEY
        )
    elif wage_counts(segment, old_age=old_age == "ya"):
        usual = usual_wage(segment)
        follow("upah", shown(usual, Kind.RUPIAH, text))
        label = (
            text("Penghasilan (Rp/bulan)") if segment == Segment.BPU else text("Upah dilaporkan (Rp/bulan)")
        )
        wage = page.number("upah", label, Kind.RUPIAH, default=usual, least=1, most=MOST_WAGE)
    if building and not by_value:
        percent = page.typed("persen", text("Iuran (% dari upah)"), _percents(text), default=0) or None
    with times:
        start = _start(page)
        months = page.number(
            "bulan", text("Selama (bulan)"), Kind.MONTHS,
            default=MONTHS, least=1, most=MOST_MONTHS, step=1, width=100,
        )  # fmt: skip
    payers: tuple[Payer, ...] = ()
    if bill is not None:
        with bill:
            payers = choose_payers(page)
    terms = Terms(
        start=start,
        months=months,
        segment=segment,
        groups=groups,
        funding=funding,
        wage=wage,
        old_age=old_age == "ya",
        payers=payers,
        value=value,
        wage_percent=percent,
    )
    if building or not {funding, *(payer.name for payer in payers)} & set(SILENT):
        return terms, _parties(page, terms)
    full, half = (_parties(page, replace(terms, silent_half=each)) for each in (False, True))
    if full == half or isinstance(full, NoRateError) or isinstance(half, NoRateError):
        return terms, full
    silent = page.choose(
        "diam",
        text("Bila aturan tidak menyebut pembayar ini"),
        {"penuh": text("Hitung penuh"), "setengah": text("Hitung setengah")},
        default="penuh",
        width=270,
    )
    chosen = silent == "setengah"
    return replace(terms, silent_half=chosen), half if chosen else full


def _by_value(page: Page) -> bool:
    """Whether construction is reckoned from the contract value, else from wages."""
    text = page.text
    bases = {"nilai": text("Nilai kontrak"), "upah": text("Persen dari upah")}
    return page.choose("jakon", text("Dihitung dari"), bases, default="nilai", width=170) == "nilai"


def _percents(text: Language) -> Typed[int]:
    """Hundredths of a per cent that the visitor types; 0, written as nothing, until then."""

    def read(written: str) -> int | Message:
        if not written.strip():
            return 0
        found = typed(written, Kind.PERCENT, least=0.01, most=100)
        return found if isinstance(found, Message) else round(found * 100)

    def linked(written: str) -> int | None:
        found = read(written)
        return found if isinstance(found, int) else None

    return Typed(
        read=read,
        shown=lambda found: text.plain(found / 100) if found else "",
        words=lambda found: f"{text.plain(found / 100)}%" if found else text("belum diisi"),
        linked=linked,
        written=lambda found: f"{found / 100:g}",
    )


def _start(page: Page) -> str:
    usual = next_budget_year(now_of(page))
    last = f"{int(usual[:4]) + YEARS_AHEAD}-12"
    first = min(FIRST_START, page.period)
    months = {str(month): page.text.month(str(month)) for month in pd.period_range(first, last, freq="M")}
    follow("mulai", usual)
    start = page.choose("mulai", page.text("Mulai bulan"), months, default=usual, width=170)
    # A link must not move on with the calendar: only what its own month says is left out.
    page.extra["mulai"] = None if start == next_budget_year(next_month(page.period)) else start
    return start


def choose_first(page: Page, terms: Terms) -> FirstBudget:
    """The budget of the first year's months; asked only where a local government's budget pays."""
    if terms.payers or terms.funding not in GOVERNMENT_FUNDING:
        return FirstBudget.MURNI
    usual = usual_first(terms.start)
    follow("awal", str(usual))
    names = {str(each): page.text(name) for each, name in FIRST_NAMES.items()}
    chosen = page.choose("awal", page.text("Anggaran tahun pertama"), names, default=str(usual), width=170)
    return FirstBudget(chosen)


def _parties(page: Page, terms: Terms) -> tuple[Party, ...] | NoRateError:
    def found() -> tuple[Party, ...] | NoRateError:
        try:
            return parties(page.data.rates, terms)
        except NoRateError as error:
            return error

    return loading.kept(page.data, "budget parties", terms, compute=found)
