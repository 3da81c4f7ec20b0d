"""What reading a file came to: rows used and refused, and each problem in words a clerk understands."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n import Message


@dataclass(frozen=True)
class Problem:
    """One thing found in a file.

    row: the row number the clerk sees in Excel (the header is row 1), None where it concerns the whole file.
    column: column name, or "" where it concerns the row or file.
    value: the value as written in the file ("" where there is none).
    expected: what was expected, in words; or a whole sentence that says what is wrong: see `says_why`.
    suggestion: the nearest valid value, or what to do; None where there is nothing sensible to offer.
    """

    row: int | None
    column: str
    value: str
    expected: Message
    suggestion: Message | None = None

    @property
    def says_why(self) -> bool:
        """Whether `expected` is a sentence of its own: it then says what is wrong, not what was expected."""
        return self.expected.template.endswith(".")


@dataclass(frozen=True)
class ColumnDoubt:
    """A column of which some cells have two readings; their rows are refused until one is chosen for all.

    example: one such cell as written; readings: the name of each reading -> what the example is in it.
    """

    column: str
    example: str
    readings: dict[str, str]


@dataclass(frozen=True)
class FileReport:
    """The outcome for one file. Always rows_read == rows_used + rows_refused.

    Lines of a file that an open quotation mark took in count as read and refused.

    errors: refused rows (or the whole file); warnings: kept rows worth a look; readings: how something was
    read that could have been written otherwise ("Sidrap" read as 7314). table: the contract's name of the
    table read, in the reports of a Dataset. doubts: columns whose reading is to be chosen.
    """

    path: str
    rows_read: int
    rows_used: int
    rows_refused: int
    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    readings: tuple[Message, ...] = ()
    table: str = ""
    doubts: tuple[ColumnDoubt, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing was refused."""
        return not self.errors
