"""Who publishes what is shown, in the words of the foot."""

from __future__ import annotations

from dashboard.data.contract.region import THE_REGION
from dashboard.data.publisher import Publisher
from dashboard.i18n import Language
from dashboard.ui.frame.plain import as_text


def publisher_words(found: Publisher, text: Language) -> str:
    """The publisher with his contact, where one is set; the regional office where nothing is."""
    name = as_text(found.name) or f"BPJS Ketenagakerjaan, {THE_REGION.office(text.code)}"
    if not found.contact:
        return text("Penerbit: {publisher}", publisher=name)
    return text("Penerbit: {publisher} · kontak: {contact}", publisher=name, contact=as_text(found.contact))
