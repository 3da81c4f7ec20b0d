"""Tables as they are kept: Parquet, each checked against the digest of its content whenever it is read."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.data.contract.words import COLUMNS
from dashboard.data.files.privacy import has_personal_numbers
from dashboard.data.published.errors import PersonalNumbersError, PublishingError
from dashboard.data.version import table_digest
from dashboard.i18n import N_, Message

#: How every content is kept.
FORMAT: Final = "parquet-zstd"


@dataclass(frozen=True)
class Encoded:
    """Tables as they are kept. held: table -> digest of its content and rows; contents: digest -> bytes."""

    held: Mapping[str, tuple[str, int]]
    contents: Mapping[str, bytes]


def encoded(tables: Mapping[str, pd.DataFrame]) -> Encoded:
    """Typed tables as they are kept. Raises PersonalNumbersError: nobody's number is ever kept."""
    refuse_personal_numbers(tables)
    held = {name: (table_digest(name, table), len(table)) for name, table in tables.items()}
    return Encoded(held, {held[name][0]: as_parquet(table) for name, table in tables.items()})


def refuse_personal_numbers(tables: Mapping[str, pd.DataFrame]) -> None:
    """Raise PersonalNumbersError where a cell holds somebody's NIK or KPJ."""
    found = [name for name, table in tables.items() if has_personal_numbers(table)]
    if found:
        raise PersonalNumbersError(found)


def as_parquet(table: pd.DataFrame) -> bytes:
    """The bytes of a typed table; its types come back with it."""
    made = io.BytesIO()
    table.to_parquet(made, index=False, compression="zstd")
    return made.getvalue()


def checked(content: bytes, *, table: str, digest: str, rows: int, name: str) -> pd.DataFrame:
    """The table in some bytes, if it is what it is said to be.

    table: its name in the contract; digest, rows: as a version says. name: of what is read, for whoever has
    to look. Raises PublishingError.
    """
    try:
        found = pd.read_parquet(io.BytesIO(content))
    except (OSError, ValueError):
        raise unreadable(name) from None
    if table not in COLUMNS or len(found) != rows or table_digest(table, found) != digest:
        raise unreadable(name)
    return found


def unreadable(name: str) -> PublishingError:
    """That something published is gone, or is not any more what it was."""
    return PublishingError(
        Message(
            N_("Data terbit tidak terbaca: {file} hilang atau berubah sesudah diterbitkan."), {"file": name}
        )
    )
