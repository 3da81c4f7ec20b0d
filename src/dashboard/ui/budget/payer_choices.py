"""Who pays for which part of a plan: a small list in, payers out."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.data.cells import payers, typed
from dashboard.data.cells.amounts import MOST_MONTHLY
from dashboard.data.cells.payers import ALL_PEOPLE, Size, Span
from dashboard.data.cells.typed import Kind
from dashboard.data.contract.words import FUNDING_NAMES
from dashboard.i18n import Language, Message
from dashboard.metrics.money.bill import Payer
from dashboard.metrics.money.filling import largest_remainder
from dashboard.metrics.money.plan import MOST_PEOPLE
from dashboard.ui.budget.follow import follow
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.typed_field import Typed

#: Rows of the list; more payers than that are for the command line.
ROWS: Final = 6
#: Who stands in the rows at first, in order.
USUAL: Final = ("APBD provinsi", "APBD kab/kota", "APBDes/ADD", "Dana Desa", "CSR", "Baznas")
_HALF: Final = Size(ALL_PEOPLE // 2, percent=True)


def choose_payers(page: Page) -> tuple[Payer, ...]:
    """Draw how many payers there are, and a row for each."""
    text = page.text
    options = {"0": text("Satu pembayar")} | {
        str(count): text("{count} pembayar", count=count) for count in range(1, ROWS + 1)
    }
    options["1"] = text("1 pembayar dan sisanya")
    count = int(page.choose("pembayar", text("Tagihan dibagi"), options, default="0", width=225))
    return tuple(_row(page, at, count) for at in range(1, count + 1))


def paid_by_several() -> bool:
    """Whether the bill is shared, before its list is drawn in this run."""
    return str(st.session_state.get("pembayar", st.query_params.get("pembayar", "0"))) != "0"


def usual_sizes(count: int) -> tuple[Size, ...]:
    """The shares that a list of so many payers begins with: whole per cent, together all; of one payer half."""
    if count == 1:
        return (_HALF,)
    return tuple(Size(each * 100, percent=True) for each in largest_remainder(100, [1] * count))


def _row(page: Page, at: int, count: int) -> Payer:
    text = page.text
    usual = usual_sizes(count)[at - 1]
    follow(f"bagian{at}", usual.words(text))
    names = {code: text(name) for code, name in FUNDING_NAMES.items()}
    with st.container(horizontal=True):
        name = page.choose(
            f"bayar{at}", text("Pembayar {number}", number=at), names, default=USUAL[at - 1], width=225
        )
        size = page.typed(
            f"bagian{at}", text("Bagian (%) atau orang"), _sizes(text), default=usual, width=160
        )
        span = page.typed(f"masa{at}", text("Bulan ke-"), _spans(text), default=Span(), width=110)
        rate = page.typed(f"tarif{at}", text("Tarif sendiri (Rp)"), _rates(text), default=0, width=140)
    return Payer(name, size, span, rate or None)


def _sizes(text: Language) -> Typed[Size]:
    def read(written: str) -> Size | Message:
        return payers.size(written, most=MOST_PEOPLE)

    def linked(written: str) -> Size | None:
        found = read(written)
        return found if isinstance(found, Size) else None

    return Typed(
        read=read,
        shown=lambda found: found.words(text),
        words=lambda found: (
            text("{share} dari semua orang", share=found.words(text))
            if found.percent
            else text("{number} orang", number=found.amount)
        ),
        linked=linked,
        written=lambda found: found.code,
    )


def _spans(text: Language) -> Typed[Span]:
    def linked(written: str) -> Span | None:
        found = payers.span(written)
        return found if isinstance(found, Span) else None

    return Typed(
        read=payers.span,
        shown=lambda found: found.code,
        words=lambda found: text("semua bulan") if found.last is None else _span_words(found, text),
        linked=linked,
        written=lambda found: found.code,
    )


def _span_words(found: Span, text: Language) -> str:
    return text("bulan {first} sampai {last}", first=found.first, last=found.last)


def _rates(text: Language) -> Typed[int]:
    """Rupiah a person and month; 0, written as nothing, for the table's."""

    def read(written: str) -> int | Message:
        if not written.strip():
            return 0
        found = typed.typed(written, Kind.RUPIAH, least=1, most=MOST_MONTHLY)
        return found if isinstance(found, Message) else int(found)

    def linked(written: str) -> int | None:
        found = read(written)
        return found if isinstance(found, int) else None

    return Typed(
        read=read,
        shown=lambda found: typed.shown(found, Kind.RUPIAH, text) if found else "",
        words=lambda found: text.rupiah(found) if found else text("menurut tabel tarif"),
        linked=linked,
        written=str,
    )
