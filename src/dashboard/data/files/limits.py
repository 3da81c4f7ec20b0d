"""How large a file may be: one setting each, said alike wherever a file is sent or refused."""

from __future__ import annotations

from typing import Final

from dashboard.data.contract.as_sent import UnreadableFileError, unreadable
from dashboard.i18n import N_, Message

#: The same as `server.maxUploadSize`, which Streamlit reads by itself; a test compares them.
MAX_BYTES: Final = 50 * 1024 * 1024
MAX_COLUMNS: Final = 200
MAX_ROWS: Final = 1_500_000


def too_large() -> UnreadableFileError:
    """The error for a file that is refused by its size alone."""
    return unreadable(
        Message(N_("berkas paling besar {count} MB"), {"count": MAX_BYTES >> 20}), suggestion=_in_parts()
    )


def too_wide() -> UnreadableFileError:
    """The error for a table with an absurd number of columns."""
    return unreadable(Message(N_("paling banyak {count} kolom"), {"count": MAX_COLUMNS}))


def too_long() -> UnreadableFileError:
    """The error for a table with an absurd number of rows."""
    return unreadable(Message(N_("paling banyak {count} baris"), {"count": MAX_ROWS}), suggestion=_in_parts())


def _in_parts() -> Message:
    return Message(N_("Bagi menjadi beberapa berkas, satu untuk setiap tahun; semuanya dibaca bersama."))
