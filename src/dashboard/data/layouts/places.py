"""The columns of a sheet that say which area a row is of: name, code, a code in two halves, province."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from dashboard.data.layouts.areas import AreaReader, split_code
from dashboard.data.layouts.facts import Facts
from dashboard.data.layouts.grid import Grid
from dashboard.data.layouts.header import Head
from dashboard.data.layouts.meanings import Doubt, Kind, Meaning
from dashboard.data.layouts.words import Sense
from dashboard.i18n import N_, Message

#: The share of a column's cells that must be areas; the others are totals, sub-headings and misspelt names.
_MOST: Final = 0.6
_ALMOST_ALL: Final = 0.9


def area_columns(
    grid: Grid, head: Head, rows: Sequence[int], facts: Sequence[Facts], areas: AreaReader
) -> tuple[dict[int, Meaning], list[Doubt]]:
    """The columns of areas by what stands in them, and what is doubtful about them."""
    found: dict[int, Meaning] = {}
    doubts: list[Doubt] = []
    # A branch or a capital is named like the kabupaten/kota it lies in.
    elsewhere = {column.at for column in head.columns if Sense.NOTE in column.label.senses}
    name = _most([0 if at in elsewhere else each.regencies for at, each in enumerate(facts)])
    if name is None:
        name = _most([0 if at in elsewhere else each.provinces for at, each in enumerate(facts)])
    if name is not None:
        found[name] = Meaning(Kind.AREA)
        for at, each in enumerate(facts):
            if at == name or at in elsewhere:
                continue
            if each.share(each.regencies) >= _MOST and each.regencies > each.provinces:
                doubts.append(_second_area(head, at))
            elif each.share(each.provinces) >= _MOST:
                found[at] = Meaning(Kind.PROVINCE)

    def agrees(code_of: Callable[[int], str]) -> bool:
        """Whether the codes of almost all rows are of the areas that the rows name."""
        named = (
            [(code_of(row), areas.named(grid.spread(row, name))) for row in rows] if name is not None else []
        )
        both = [code in meant for code, meant in named if code and meant]
        return bool(both) and sum(both) >= _ALMOST_ALL * len(both)

    def code_at(at: int) -> Callable[[int], str]:
        return lambda row: next(iter(areas.coded(grid.spread(row, at))), "")

    for at, each in enumerate(facts):
        told = head.columns[at].label.senses & {Sense.CODE, Sense.AREA}
        if at not in found and each.share(each.codes) >= _MOST and (told or agrees(code_at(at))):
            found[at] = Meaning(Kind.CODE)
            break
    else:
        found |= _halves(grid, head, rows, areas, known=name is None, agrees=agrees)
    if not any(meaning.kind in {Kind.AREA, Kind.CODE, Kind.REGENCY_CODE} for meaning in found.values()):
        doubts.append(Doubt(Message(N_("Kolom mana yang berisi kabupaten/kota?"))))
    return found, doubts


def _halves(
    grid: Grid,
    head: Head,
    rows: Sequence[int],
    areas: AreaReader,
    *,
    known: bool,
    agrees: Callable[[Callable[[int], str]], bool],
) -> dict[int, Meaning]:
    """Two columns side by side that hold a code: 2 digits of the province, 2 of the kabupaten/kota."""
    for at in range(grid.width - 1):

        def code_of(row: int, at: int = at) -> str:
            code = split_code(grid.spread(row, at), grid.spread(row, at + 1))
            return next(iter(areas.coded(code)), "")

        headed = Sense.CODE in head.columns[at].label.senses | head.columns[at + 1].label.senses
        written = sum(bool(code_of(row)) for row in rows)
        if written >= max(_MOST * len(rows), 1) and (agrees(code_of) or (known and headed)):
            return {at: Meaning(Kind.PROVINCE_CODE), at + 1: Meaning(Kind.REGENCY_CODE)}
    return {}


def _second_area(head: Head, at: int) -> Doubt:
    return Doubt(
        Message(
            N_("Kolom “{column}” juga berisi kabupaten/kota: satu tabel saja dalam satu lembar."),
            {"column": head.columns[at].name},
        ),
        columns=(at,),
    )


def _most(counts: Sequence[int]) -> int | None:
    most = max(counts, default=0)
    return list(counts).index(most) if most else None
