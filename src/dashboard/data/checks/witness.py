"""What a column shows that its cells one by one don't: zeros that were lost, fractions for percentages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from dashboard.data.cells.dates import is_month_first, readings_in_doubt
from dashboard.data.cells.parsed import Doubt, Parsed, Reading, either, suggested
from dashboard.data.checks.read_columns import ReadColumn
from dashboard.data.contract.as_sent import Cell, shown
from dashboard.data.schemas.spec import Holds
from dashboard.i18n import N_, Message

#: Digits after a thousands mark of which the zeros at the end are gone: 1.25 was 1.250.
_ZEROS_LOST: Final = re.compile(r"(\d{1,3})[.,](\d{1,2})")
_PLAIN: Final = re.compile(r"\d+")
_AS_FLOAT: Final = re.compile(r"\d{4,}\.0")
#: A column of percentages whose values all lie up to here is taken for one of fractions.
_MOST_FRACTION: Final = 1.5


def judged(columns: Mapping[str, ReadColumn]) -> dict[str, ReadColumn]:
    """The columns, with the cells refused that the rest of their column makes doubtful."""
    return {name: _judge(column) for name, column in columns.items()}


def _judge(column: ReadColumn) -> ReadColumn:
    parsed = list(column.parsed)
    whole = [at for at, kind in enumerate(column.holds) if kind is Holds.WHOLE]
    percent = [at for at, kind in enumerate(column.holds) if kind is Holds.PERCENT]
    if any(_AS_FLOAT.fullmatch(shown(column.cells[at])) for at in whole):
        for at in whole:
            parsed[at] = _without_decimals(column.cells[at], parsed[at])
        whole = [at for at in whole if parsed[at].expected is not None]
    evidence = next((cell for cell in (column.cells[at] for at in whole) if _lost_zeros(cell)), None)
    if evidence is not None:
        for at in whole:
            parsed[at] = _without_its_zeros(column.cells[at], parsed[at], evidence=shown(evidence))
    if _are_fractions([parsed[at] for at in percent]):
        for at in percent:
            parsed[at] = _fraction(parsed[at])
    if any(isinstance(cell, str) and is_month_first(shown(cell)) for cell in column.cells):
        parsed = [_swappable(cell, each) for cell, each in zip(column.cells, parsed, strict=True)]
    return replace(column, parsed=parsed)


def _without_decimals(cell: Cell, parsed: Parsed) -> Parsed:
    """1250.0 as a program writes a column of numbers that has a blank somewhere."""
    match = re.fullmatch(r"(\d+)\.0", shown(cell))
    return Parsed(int(match[1]), rewritten=True) if match else parsed


def _swappable(cell: Cell, parsed: Parsed) -> Parsed:
    """A day or month that was read day first, in a column of which another can only be month first."""
    both = readings_in_doubt(shown(cell)) if isinstance(cell, str) else None
    if both is None or not isinstance(parsed.value, str):
        return parsed
    day_first, month_first = (written[: len(parsed.value)] for written in both)
    if parsed.value != day_first:
        return parsed
    expected = Message(
        N_("tanggal yang hanya dapat dibaca satu arah; kolom ini juga berisi bulan di depan hari")
    )
    readings = ((Reading.DAY_FIRST, day_first), (Reading.MONTH_FIRST, month_first))
    return Parsed(expected=expected, suggestion=either(day_first, month_first), doubt=Doubt(readings))


def _lost_zeros(cell: Cell) -> bool:
    return isinstance(cell, str | float) and _ZEROS_LOST.fullmatch(shown(cell)) is not None


def _without_its_zeros(cell: Cell, parsed: Parsed, *, evidence: str) -> Parsed:
    """The cell of a column in which another lost its zeros: 12 may be 12.000, so only whole groups stay."""
    written = shown(cell)
    lost = _ZEROS_LOST.fullmatch(written)
    is_plain = _PLAIN.fullmatch(written) is not None and parsed.value not in (None, 0)
    if not lost and not is_plain:
        return parsed
    if lost:
        thousands = int(lost[1] + lost[2].ljust(3, "0"))
        return replace(parsed, suggestion=_save_again(), doubt=Doubt(((Reading.THOUSANDS, thousands),)))
    expected = Message(
        N_(
            "bilangan bulat; “{evidence}” menunjukkan kolom ini melewati program yang membuang nol di "
            "belakang titik, jadi 12 dapat berarti 12.000"
        ),
        {"evidence": evidence},
    )
    plain = int(written)
    readings = ((Reading.THOUSANDS, plain * 1000), (Reading.AS_WRITTEN, plain))
    return Parsed(expected=expected, suggestion=_save_again(), doubt=Doubt(readings))


def _save_again() -> Message:
    return Message(N_("Simpan ulang dari berkas asalnya dengan kolom ini sebagai teks."))


def _are_fractions(parsed: Sequence[Parsed]) -> bool:
    values = [float(each.value) for each in parsed if isinstance(each.value, int | float) and each.value]
    return bool(values) and all(value <= _MOST_FRACTION for value in values)


def _fraction(parsed: Parsed) -> Parsed:
    if not isinstance(parsed.value, int | float) or not parsed.value:
        return parsed
    value = float(parsed.value)
    times_100 = float(f"{value * 100:.6g}")
    written = f"{times_100:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    expected = Message(
        N_(
            "persen antara 0 dan 100; semua nilai kolom ini paling besar 1,5, seperti pecahan: sel Excel "
            "berformat % menyimpan 62,93% sebagai 0,6293"
        )
    )
    readings = ((Reading.FRACTION, times_100), (Reading.PERCENT, value))
    return Parsed(expected=expected, suggestion=suggested(written), doubt=Doubt(readings))


def chosen(columns: Mapping[str, ReadColumn], ways: Mapping[str, Reading]) -> dict[str, ReadColumn]:
    """The columns, with the doubtful cells of some read as was chosen for the whole column.

    ways: column -> the reading that somebody who knows the file has chosen.
    """
    return {
        name: _as_chosen(column, ways[name]) if name in ways else column for name, column in columns.items()
    }


def _as_chosen(column: ReadColumn, way: Reading) -> ReadColumn:
    return replace(column, parsed=[_resolved(each, way) for each in column.parsed])


def _resolved(parsed: Parsed, way: Reading) -> Parsed:
    if parsed.doubt is None:
        return parsed
    values = dict(parsed.doubt.readings)
    return Parsed(values[way], rewritten=True) if way in values else parsed
