"""How sure the shown numbers are, in one line beside them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data import clock
from dashboard.metrics.coverage.certainty import (
    GRADE_NAMES,
    INDICATOR_NAMES,
    Grade,
    Indicator,
    certainty,
    evidence,
)
from dashboard.metrics.coverage.standing import Standing
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.standing import USUAL, Against


def certainty_words(
    page: Page, found: Standing, against: Against = USUAL, *, of: Sequence[Indicator] = tuple(Indicator)
) -> str:
    """The grade and the reasons of each number that there is; "" where there is none."""
    text = page.text
    # Nobody waits for the sample's next month.
    today = "" if page.is_sample else clock.today_wita().isoformat()[:7]
    on = loading.kept(
        page.data,
        "evidence",
        found.code,
        page.period,
        against,
        compute=lambda: evidence(
            page.data,
            found,
            loading.panel_of(page.data),
            segment=against.segment,
            base=against.base,
            today=today,
        ),
    )
    said = []
    for indicator in of:
        sure = certainty(indicator, on)
        if sure.grade is Grade.NONE:
            continue
        why = as_text("; ".join(text.render(each) for each in sure.reasons), most=300)
        said.append(f"{text(INDICATOR_NAMES[indicator])} **{text(GRADE_NAMES[sure.grade])}** ({why})")
    if not said:
        return ""
    # What rests on made-up numbers is never sure; only how complete they are can be said.
    lead = (
        text("Seberapa pasti (dinilai atas DATA CONTOH, bukan angka resmi):")
        if page.is_sample
        else text("Seberapa pasti:")
    )
    return f"{lead} {' · '.join(said)}"
