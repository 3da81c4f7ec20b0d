"""Names beside codes, and which of the two official code lists a file is written in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from dashboard.data.contract.as_sent import Cell, Positions, RawTable, is_blank, shown
from dashboard.data.contract.findings import Findings
from dashboard.data.contract.headers import NAME_COLUMNS, column_name
from dashboard.data.contract.report import Problem
from dashboard.data.places.resolving import AreaResolver, CodeList, written_code
from dashboard.i18n import N_, Message

_LIST_NAMES: Final = {CodeList.KEMENDAGRI: "Kemendagri", CodeList.BPS: "BPS"}


def check_names(
    raw: RawTable,
    *,
    names: Collection[str],
    codes: Positions,
    cells: Sequence[Cell],
    values: Sequence[object],
    resolver: AreaResolver,
    findings: Findings,
) -> npt.NDArray[np.bool_]:
    """Refuse rows whose name disagrees with their code; tell, a row, whether a name confirms it.

    names: the headers that may hold names of areas, because the table has no such column of its own.
    codes, cells, values: the area column; row i was written cells[codes[i]] and read as values[codes[i]].
    """
    confirmed = np.zeros(len(codes), dtype=bool)
    for header, column in zip(raw.header, raw.columns, strict=True):
        if header not in names or column_name(header) not in NAME_COLUMNS:
            continue
        pairs, place = np.unique(codes * max(len(column.cells), 1) + column.codes, return_inverse=True)
        for at, pair in enumerate(pairs):
            cell, name = cells[pair // len(column.cells)], column.cells[pair % len(column.cells)]
            value = values[pair // len(column.cells)]
            if value is None or is_blank(name):
                continue
            positions = np.flatnonzero(place == at)
            meant = resolver.candidates(shown(name))
            if value in meant:
                confirmed[positions] = True
            elif meant:
                problem = _disagreement(
                    header=header, name=name, cell=cell, value=str(value), resolver=resolver
                )
                findings.refuse(positions, partial(_at_any_row, problem))
            else:
                expected = Message(N_("nama wilayah yang dikenal, agar dapat dicocokkan dengan kodenya"))
                findings.warn(positions, partial(_at_any_row, Problem(None, header, shown(name), expected)))
    return confirmed


def _at_any_row(problem: Problem, _position: int) -> Problem:
    return problem


def _disagreement(*, header: str, name: Cell, cell: Cell, value: str, resolver: AreaResolver) -> Problem:
    expected = Message(
        N_("nama dan kode dari satu wilayah; kode {code} adalah {area}"),
        {"code": shown(cell), "area": resolver.areas.name(value)},
    )
    meant = sorted(resolver.candidates(shown(name)))
    return Problem(None, header, shown(name), expected, resolver.listed(*meant))


def check_code_list(
    codes: Positions,
    cells: Sequence[Cell],
    *,
    confirmed: npt.NDArray[np.bool_],
    resolver: AreaResolver,
    findings: Findings,
) -> None:
    """Refuse a file written in the other official code list: most of its codes are another area's valid code.

    A file is taken to be so where it has a code that only the other list has, none that only the chosen list
    has, and no row of which the code differs between the lists while its name confirms the chosen one.
    """
    written = [written_code(cell) for cell in cells]
    telling = [code for code in written if code in resolver.only_in_other_list]
    own = any(code in resolver.only_in_chosen_list for code in written)
    ambiguous = np.array([code in resolver.differing for code in written], dtype=bool)
    if not telling or own or (confirmed & ambiguous[codes]).any():
        return
    other = CodeList.BPS if resolver.code_list is CodeList.KEMENDAGRI else CodeList.KEMENDAGRI
    findings.refuse_all(
        Problem(
            None,
            "kode_wilayah",
            str(telling[0]),
            Message(
                N_("kode {chosen}; berkas ini memakai kode {other}: {code} hanya ada di daftar {other}"),
                {
                    "chosen": _LIST_NAMES[resolver.code_list],
                    "other": _LIST_NAMES[other],
                    "code": str(telling[0]),
                },
            ),
            Message(
                N_(
                    "Pilih daftar kode {other} untuk berkas ini, lalu periksa lagi: di halaman Data pada "
                    "“Kode wilayah di berkas”, di baris perintah dengan --codes {option}."
                ),
                {"other": _LIST_NAMES[other], "option": str(other)},
            ),
        )
    )
