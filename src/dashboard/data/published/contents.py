"""Tables as they are kept: Parquet, each checked against the digest of its content whenever it is read."""

from __future__ import annotations

import io

import pandas as pd

from dashboard.data.contract.words import COLUMNS
from dashboard.data.published.errors import PublishingError
from dashboard.data.version import table_digest
from dashboard.i18n import N_, Message


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
