"""Who publishes what is shown and who answers for it, as whoever runs the server says."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

#: Set by whoever runs the server: an office's name, and where it can be reached (an address, a telephone).
PUBLISHER_VARIABLE: Final = "DASBOR_PENERBIT"
CONTACT_VARIABLE: Final = "DASBOR_KONTAK"
#: Where the dashboard is reached: what links and QR codes in documents begin with.
LINK_VARIABLE: Final = "DASBOR_LINK"


@dataclass(frozen=True)
class Publisher:
    """An office and where it can be reached; "" where nobody says."""

    name: str
    contact: str


def publisher() -> Publisher:
    """As the environment has it now."""
    return Publisher(*(os.environ.get(each, "").strip() for each in (PUBLISHER_VARIABLE, CONTACT_VARIABLE)))


#: Who may show the app within a page of theirs: origins, or `*`; nobody but the app itself without it.
FRAME_VARIABLE: Final = "DASBOR_BINGKAI"


def framing() -> str:
    """The sources that may frame the app, as a content security policy writes them."""
    return os.environ.get(FRAME_VARIABLE, "").strip() or "'self'"


def app_link() -> str:
    """Where the dashboard is reached, as the environment has it now; "" where nobody says."""
    return os.environ.get(LINK_VARIABLE, "").strip()
