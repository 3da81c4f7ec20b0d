"""What needs attention, as the overview and the profile list it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import streamlit as st

from dashboard.data.contract.words import REGION
from dashboard.metrics.attention import KIND_NAMES, Attention, Severity, not_checked
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.lapses import lapses_of

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
    left_out = _not_checked(page)
    if not found:
        nothing = (
            text("Tidak ada temuan dari yang dapat diperiksa untuk wilayah dan bulan ini.")
            if left_out
            else text("Tidak ada temuan untuk wilayah dan bulan ini.")
        )
        st.caption(nothing)
    for line in left_out:
        st.caption(f":material/help: {line}")
    shown, more = _one_of_each_first(found)
    page.still("attention", draw=partial(_findings, page, shown))
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


def _not_checked(page: Page) -> list[str]:
    """What was not looked at, and which file it needs: that is no all-clear."""
    text = page.text
    said = [
        text(
            "Belum diperiksa: {checks}; berkas {file} tidak ada.",
            checks=", ".join(text(KIND_NAMES[kind]).lower() for kind in kinds),
            file=as_text(f"{name}.csv"),
        )
        for name, kinds in not_checked(page.data).items()
    ]
    if page.data.has("pendanaan") and not lapses_of(page).known:
        said.append(
            text(
                "Belum diperiksa: masa iuran habis dan nonaktif; berkas {file} tidak memuat wilayah ini untuk {month}.",
                file=as_text("pendanaan.csv"),
                month=text.month(page.period),
            )
        )
    return said


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
