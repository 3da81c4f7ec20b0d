"""Sentences about the chosen area that several pages say."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.data.contract.words import Level
from dashboard.data.disclosure.limits import FEW_ENTITIES, FEW_PEOPLE
from dashboard.i18n import Language
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text


def target_flag(percent: float | None, text: Language) -> str:
    """That a target is above all there are to enrol, which can be but is no usual one; "" else."""
    if percent is None or percent <= 100:
        return ""
    return " · " + text("target di atas 100% potensi ({percent})", percent=text.percent(percent))


def unverified_words(page: Page, codes: Sequence[str]) -> str:
    """Which of the branch territories shown are not verified throughout; "" for none."""
    areas = page.areas
    found = [
        areas.name(code)
        for code in codes
        if areas.level(code) is Level.BRANCH and not areas.territory_verified(code)
    ]
    return (
        page.text("Wilayah kerja belum terverifikasi seluruhnya: {names}.", names=as_text(", ".join(found)))
        if found
        else ""
    )


def leads_on(page: Page) -> None:
    """Links to the pages that say more about the chosen area."""
    text = page.text
    page.link("profil", text("Buka profil wilayah"))
    page.link("peta", text("Lihat di peta"))


def leads_to_who_is_out(page: Page) -> None:
    """The link to who of the chosen area is not covered."""
    page.link("kategori", page.text("Siapa yang belum terlindungi"), bagian="siapa")


def hidden_note(page: Page) -> None:
    """What a hidden cell means; drawn where a table or picture has any."""
    st.caption(f":material/visibility_off: {page.text.render(FEW_PEOPLE)}")


def entities_note(page: Page) -> None:
    """What a hidden sum over few entities means; drawn where a table has any."""
    st.caption(f":material/visibility_off: {page.text.render(FEW_ENTITIES)}")


def chosen_regency(page: Page) -> None:
    """Where the area that was chosen in a table leads."""
    text = page.text
    if page.areas.level(page.area) is Level.REGENCY:
        name = page.areas.name(page.area)
        with st.container(horizontal=True):
            page.link("profil", text("Profil {name}", name=name))
            page.link("bandingkan", text("Bandingkan"))
            page.link("peta", text("Lihat di peta"))
    else:
        st.caption(text("Pilih satu baris untuk membuka profil wilayahnya."))
