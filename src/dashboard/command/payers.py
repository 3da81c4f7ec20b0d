"""`plan --payer`: who pays for which part of a plan, as it is written on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Final

from dashboard.command.arguments import CannotError, monthly_rupiah
from dashboard.data.cells import parsing, payers
from dashboard.data.cells.parsing import MOST_PEOPLE
from dashboard.data.contract.words import FUNDING_NAMES
from dashboard.i18n import Language, Message
from dashboard.metrics.money.bill import MOST_PAYERS, NOBODY, Payer

OPTION: Final = "--payer"

text = Language()


def add_payers(command: argparse.ArgumentParser) -> None:
    """The option that shares the bill."""
    command.add_argument(
        OPTION,
        action="append",
        default=[],
        metavar=text("NAMA:BAGIAN|ORANG[:BULAN[:TARIF]]"),
        help=text(
            "pembayar sebagian iuran, boleh diulang: bagian dari semua orang (33,3%%) atau jumlah orang (15.000), untuk sekian bulan pertama (6), bulan ke-7 sampai ke-12 (7-12) atau semua bulan, dengan tarif menurut sumber dananya atau yang ditulis; orang dibulatkan menurut sisa terbesar, yang disebut dulu didahulukan; sisanya “{nobody}”, dihitung dengan tarif --funding, sehingga bagian-bagian di by_payer berjumlah total",
            nobody=text(NOBODY),
        ),
    )


def payers_of(written: Sequence[str]) -> tuple[Payer, ...]:
    """The payers as they are written. Raises CannotError."""
    if len(written) > MOST_PAYERS:
        raise CannotError(text("{option} paling banyak {most} kali.", option=OPTION, most=MOST_PAYERS))
    return tuple(_payer(each) for each in written)


def _payer(written: str) -> Payer:
    parts = [part.strip() for part in written.split(":")]
    if not 2 <= len(parts) <= 4 or not parts[0]:
        raise CannotError(
            text(
                "{option} tidak sah: {value}. Tulislah NAMA:BAGIAN, misalnya {example}; nama tidak memuat titik dua.",
                option=OPTION,
                value=written,
                example="APBD provinsi:50%:1-6",
            )
        )
    name, size, span, rate = (*parts, "", "")[:4]
    heads = payers.size(size, most=MOST_PEOPLE)
    if isinstance(heads, Message):
        raise _wrong(written, size, heads)
    months = payers.span(span)
    if isinstance(months, Message):
        raise _wrong(written, span, months)
    own = monthly_rupiah(rate, option=OPTION) if rate else None
    return Payer(_name(name), heads, months, own)


def _name(written: str) -> str:
    """A sumber_dana by its code or words, any other name as it is."""
    if written.casefold() in (NOBODY, text(NOBODY).casefold()):
        raise CannotError(text("“{name}” adalah nama sisanya, jadi bukan nama pembayar.", name=text(NOBODY)))
    read = parsing.choice(FUNDING_NAMES)(written, None)
    return read.value if isinstance(read.value, str) else written


def _wrong(written: str, part: str, expected: Message) -> CannotError:
    return CannotError(
        text(
            "{option} {written}: “{part}” tidak dapat dipakai. Tulislah {expected}.",
            option=OPTION,
            written=written,
            part=part,
            expected=expected,
        )
    )
