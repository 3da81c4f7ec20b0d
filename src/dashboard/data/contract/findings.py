"""Collecting what is wrong with the rows of one table, cheaply however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from dashboard.data.contract.as_sent import Positions
from dashboard.data.contract.report import ColumnDoubt, FileReport, Problem
from dashboard.i18n import N_, Message

#: Problems listed of each kind; the rest are counted.
MOST_LISTED: Final = 100

#: Makes the problem of the row at a position; its `row` is filled in when listed.
ProblemAt = Callable[[int], Problem]


class Findings:
    """Errors and warnings of one table. Problems are only written out for the rows that are listed."""

    def __init__(self, rows: Positions, *, quote: bool = True) -> None:
        """rows: the row number of each position, as the clerk sees it.

        quote: whether words may be repeated as they were written. Not in a table with names of firms, offices
        or projects: a name may stand in any cell, one column too far.
        """
        self._rows = rows
        self._quote = quote
        self.refused: npt.NDArray[np.bool_] = np.zeros(len(rows), dtype=bool)
        self.readings: list[Message] = []
        self.doubts: list[ColumnDoubt] = []
        self._errors: list[tuple[Positions, ProblemAt]] = []
        self._warnings: list[tuple[Positions, ProblemAt]] = []
        self._file_errors: list[Problem] = []
        self._file_warnings: list[Problem] = []
        self._lines_refused = 0

    def refuse_lines(self, count: int) -> None:
        """Lines of the file that are part of a refused row, and rows themselves as it seems: refused too."""
        self._lines_refused += count

    def refuse(self, positions: Positions, problem_at: ProblemAt) -> None:
        """Refuse the rows at these positions."""
        if len(positions):
            self.refused[positions] = True
            self._errors.append((positions, problem_at))

    def refuse_rows(self, positions: Positions, problem: Problem) -> None:
        """Refuse rows that are wrong together, for one reason told once."""
        self.refused[positions] = True
        self._file_errors.append(problem)

    def refuse_all(self, problem: Problem) -> None:
        """Refuse the whole table for one reason."""
        self.refused[:] = True
        self._file_errors.append(problem)

    def warn(self, positions: Positions, problem_at: ProblemAt) -> None:
        """Rows that are kept but worth a look."""
        if len(positions):
            self._warnings.append((positions, problem_at))

    def warn_file(self, problem: Problem) -> None:
        """Something about the whole table that is worth a look."""
        self._file_warnings.append(problem)

    def name_error(self, problem: Problem) -> None:
        """Say what the refused rows have in common; refuses none by itself."""
        self._file_errors.append(problem)

    def report(self, path: str) -> FileReport:
        """The outcome; every row is either used or refused."""
        refused = int(self.refused.sum())
        return FileReport(
            path=path,
            rows_read=len(self._rows) + self._lines_refused,
            rows_used=len(self._rows) - refused,
            rows_refused=refused + self._lines_refused,
            errors=self._listed(self._file_errors, self._errors),
            warnings=self._listed(
                self._file_warnings,
                [(at[~self.refused[at]], problem_at) for at, problem_at in self._warnings],
            ),
            readings=tuple(self.readings),
            doubts=tuple(self.doubts),
        )

    def by_position(self, *, most: int) -> dict[int, list[Problem]]:
        """The errors of each refused row, by the row's position; at most `most` errors are written out.

        Errors of the whole table stand at the first row, as they would at the top of a page.
        """
        found: dict[int, list[Problem]] = {}
        if self._file_errors and len(self._rows):
            found[0] = list(self._file_errors)
        left = most
        for positions, problem_at in self._errors:
            for position in positions[: max(left, 0)].tolist():
                found.setdefault(position, []).append(
                    place_at(problem_at(position), int(self._rows[position]))
                )
            left -= len(positions)
        return found

    def _listed(
        self, of_file: list[Problem], of_rows: list[tuple[Positions, ProblemAt]]
    ) -> tuple[Problem, ...]:
        positions = np.concatenate([entry[0] for entry in of_rows]) if of_rows else np.zeros(0, dtype=np.intp)
        sources = np.repeat(np.arange(len(of_rows)), [len(entry[0]) for entry in of_rows])
        order = np.lexsort((sources, self._rows[positions]))[: max(MOST_LISTED - len(of_file), 0)]
        listed = [
            place_at(of_rows[sources[at]][1](int(positions[at])), int(self._rows[positions[at]]))
            for at in order
        ]
        every = [*of_file, *listed]
        if not self._quote:
            every = [replace(each, value=_without_words(each.value)) for each in every]
        return with_rest(every, total=len(of_file) + len(positions))


def _without_words(value: str) -> str:
    return "" if any(map(str.isalpha, value)) else value


def place_at(problem: Problem, row: int) -> Problem:
    """The same problem, placed at a row."""
    return Problem(row, problem.column, problem.value, problem.expected, problem.suggestion)


#: Problems that are read of one file before the rest is only counted.
MOST_READ: Final = 10

_REST: Final = N_("dan {count} lagi yang tidak ditulis di sini")


def brief(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """As many problems as anybody reads, and how many more there are, those counted before included."""
    counted = [
        int(str(each.expected.params["count"])) for each in problems if each.expected.template == _REST
    ]
    listed = [each for each in problems if each.expected.template != _REST]
    return with_rest(listed[:MOST_READ], total=len(listed) + sum(counted))


def with_rest(problems: Iterable[Problem], *, total: int) -> tuple[Problem, ...]:
    """At most MOST_LISTED problems, and how many more there are."""
    listed = tuple(problems)[:MOST_LISTED]
    if total <= len(listed):
        return listed
    rest = Message(_REST, {"count": total - len(listed)})
    return (*listed, Problem(None, "", "", rest))
