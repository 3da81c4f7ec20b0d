"""The sections of the page Tindak lanjut."""

from __future__ import annotations

from typing import Final

from dashboard.i18n import N_
from dashboard.ui.frame.page import Page

LAPSES: Final = "akan_nonaktif"
COMMITMENTS: Final = "komitmen"
SUPPORT: Final = "dukungan"
BENEFITS: Final = "manfaat"
SECTIONS: Final = {
    LAPSES: N_("Akan nonaktif"),
    COMMITMENTS: N_("Komitmen"),
    SUPPORT: N_("Dukungan pemda"),
    BENEFITS: N_("Manfaat"),
}


def choose_section(page: Page) -> str:
    """Draw the choice of sections. Returns the code."""
    text = page.text
    return page.pick(
        "bagian", text("Bagian"), {code: text(name) for code, name in SECTIONS.items()},
        default=LAPSES, label_visibility="collapsed",
    )  # fmt: skip
