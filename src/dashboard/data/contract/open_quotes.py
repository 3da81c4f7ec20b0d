"""Quotation marks that take in the rows below them, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.data.contract.report import Problem
from dashboard.i18n import N_, Message


@dataclass(frozen=True)
class OpenQuote:
    """A quotation mark that took in rows below: its column, how many lines, whether it was closed at all."""

    column: str
    lines: int
    closed: bool

    @property
    def problem(self) -> Problem:
        """What is wrong with the row that it stands in."""
        if self.closed:
            said = N_("Tanda kutip di sel ini menelan {count} baris di bawahnya.")
        elif self.lines:
            said = N_("Tanda kutip ini tidak ditutup dan menelan {count} baris di bawahnya.")
        else:
            said = N_("Tanda kutip ini tidak ditutup.")
        return Problem(None, self.column, "", Message(said, {"count": self.lines}), _close_it())


def endless_cell(row: int) -> Problem:
    """What is wrong with a file of which one cell, begun with a quotation mark, has no end in sight."""
    expected = Message(N_("Sel ini tidak berakhir, karena tanda kutipnya tidak ditutup di baris yang sama."))
    return Problem(row, "", "", expected, _close_it())


def _close_it() -> Message:
    return Message(N_("Tutup atau hapus tanda kutip itu, lalu kirim lagi."))
