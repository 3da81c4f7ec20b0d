"""What needs attention, as the overview and the profile list it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import streamlit as st

from dashboard.data.contract.words import REGION
from dashboard.metrics.attention import KIND_NAMES, Attention, Severity
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page

#: Findings shown at once, and at most behind the fold.
ATTENTION_SHOWN: Final = 6
ATTENTION_MOST: Final = 40
SEVERITY_ICONS: Final = {
    Severity.ALERT: ":material/error:",
    Severity.WARNING: ":material/warning:",
    Severity.NOTE: ":material/info:",
}


def attention(page: Page, *, above: Callable[[Page], None] | None = None) -> None:
    """What someone should look at this month, the most important first, each leading to its area.

    above: what a page says first under the same heading.
    """
    text, areas = page.text, page.areas
    st.subheader(text("Perlu perhatian"), anchor=False)
    if above is not None:
        above(page)
    inside = set(areas.inside(page.area)) | {page.area}
    if page.area == REGION:
        inside |= set(areas.provinces)
    found = [each for each in loading.attention_of(page.data, page.period) if each.code in inside]
    if not found:
        st.caption(text("Tidak ada temuan untuk wilayah dan bulan ini."))
    shown, more = _one_of_each_first(found)
    _findings(page, shown)
    if more:
        rest = st.expander(text("{count} temuan lain", count=len(more)), key="temuan", on_change="rerun")
        if not rest.open:
            return
        with rest:
            _findings(page, more[:ATTENTION_MOST])
            if len(more) > ATTENTION_MOST:
                st.caption(
                    text(
                        "dan {count} lagi; persempit wilayahnya untuk melihat semuanya",
                        count=len(more) - ATTENTION_MOST,
                    )
                )


def _one_of_each_first(found: Sequence[Attention]) -> tuple[list[Attention], list[Attention]]:
    """The first of every kind, then more in order until the list is full; and the rest."""
    firsts = list({each.kind: each for each in reversed(found)}.values())
    ordered = sorted(found, key=lambda each: each not in firsts)
    return ordered[:ATTENTION_SHOWN], ordered[ATTENTION_SHOWN:]


def _findings(page: Page, found: Sequence[Attention]) -> None:
    text = page.text
    for each in found:
        points = "" if each.points is None else f" ({text.points(each.points)})"
        with st.container(gap="xxsmall"):
            page.link(
                "peta" if page.key == "profil" else "profil",
                area_label(page.areas, each.code, text),
                icon=SEVERITY_ICONS[each.severity],
                wilayah=each.code,
            )
            st.caption(f"**{text(KIND_NAMES[each.kind])}**{points}. {text.render(each.message)}")
