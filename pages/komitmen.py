"""Tindak lanjut: which cover lapses, what was promised and followed, local support, benefits paid."""

from __future__ import annotations

from dashboard.ui import commitment_sections as sections
from dashboard.ui.benefit_view import benefit_section
from dashboard.ui.commitment_table import commitment_section
from dashboard.ui.frame import open_page
from dashboard.ui.lapses import lapse_section
from dashboard.ui.support_table import support_section

with open_page("komitmen") as page:
    match sections.choose_section(page):
        case sections.LAPSES:
            lapse_section(page)
        case sections.COMMITMENTS:
            commitment_section(page)
        case sections.SUPPORT:
            support_section(page)
        case sections.BENEFITS:
            benefit_section(page)
