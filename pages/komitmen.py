"""Tindak lanjut: which cover lapses, what was promised and followed, local support, benefits paid."""

from __future__ import annotations

from dashboard.metrics.funded.lapses import DEFAULT_HORIZON
from dashboard.ui.followup import choices as sections
from dashboard.ui.followup.benefits import benefit_section
from dashboard.ui.followup.commitments import commitment_section
from dashboard.ui.followup.lapse_figures import say_lapses
from dashboard.ui.followup.lapses import lapse_section
from dashboard.ui.followup.support import support_section
from dashboard.ui.frame.frame import open_page
from dashboard.ui.parts.lapses import lapses_of

with open_page("komitmen") as page:
    match sections.choose_section(page):
        case sections.LAPSES:
            say_lapses(page, lapses_of(page), DEFAULT_HORIZON)
            lapse_section(page)
        case sections.COMMITMENTS:
            commitment_section(page)
        case sections.SUPPORT:
            support_section(page)
        case sections.BENEFITS:
            benefit_section(page)
