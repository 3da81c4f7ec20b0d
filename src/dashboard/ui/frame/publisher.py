"""Who publishes what is shown and who answers for it, as whoever runs the server says."""

from __future__ import annotations

import os
from typing import Final

from dashboard.i18n import Language
from dashboard.ui.frame.plain import as_text

#: Set by whoever runs the server: an office's name, and where it can be reached (an address, a telephone).
PUBLISHER_VARIABLE: Final = "DASBOR_PENERBIT"
CONTACT_VARIABLE: Final = "DASBOR_KONTAK"
_MOST: Final = 120


def publisher_words(text: Language) -> str:
    """The publisher with his contact, where one is set; the regional office where nothing is."""
    named, contact = (
        as_text(os.environ.get(name, ""), most=_MOST) for name in (PUBLISHER_VARIABLE, CONTACT_VARIABLE)
    )
    publisher = named or text("BPJS Ketenagakerjaan, Kantor Wilayah Sulawesi Maluku")
    if not contact:
        return text("Penerbit: {publisher}", publisher=publisher)
    return text("Penerbit: {publisher} · kontak: {contact}", publisher=publisher, contact=contact)
