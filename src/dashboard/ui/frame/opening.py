"""What every page opens and ends with, whatever it draws: language, data, area and month out of the link, and back."""

from __future__ import annotations

from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.data.contract.region import THE_REGION
from dashboard.data.contract.words import REGION
from dashboard.data.dataset import Dataset, Source
from dashboard.data.places.resolving import AreaResolver
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, Language
from dashboard.ui.frame import loading, url_state, visit, who
from dashboard.ui.frame.area_names import _area_labels
from dashboard.ui.frame.document import styled_document
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.registry import entry

#: Drawn here because Streamlit fetches an icon named by a font from another origin.
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b5394"/>'
    '<path d="M8 25V17h4v8zm6 0V12h4v13zm6 0V7h4v18z" fill="#fff"/></svg>'
)


def begin(key: str, *, sidebar: int | Literal["auto"]) -> Language:
    """Adopt the link and configure the page. sidebar: pixels, "auto" for a page that draws none."""
    who.begin_run()
    url_state.begin_run()
    url_state.ready("bahasa", LANGUAGES, DEFAULT_LANGUAGE)
    text = Language(st.session_state["bahasa"])
    st.set_page_config(
        page_title=page_title(text, key), page_icon=ICON, layout="wide", initial_sidebar_state=sidebar
    )
    styled_document()
    return text


def page_title(text: Language, key: str) -> str:
    """What the browser's tab says."""
    return f"{text(entry(key).title)} · {text('Dasbor cakupan {region}', region=THE_REGION.nama)}"


def ready_source() -> tuple[Source, ...]:
    """Make the choice of data hold one of the sources that there are; returns them."""
    sources = loading.available_sources()
    url_state.ready("sumber", [str(source) for source in sources], str(sources[0]))
    return sources


def ready_place(data: Dataset, text: Language) -> tuple[dict[str, str], list[str]]:
    """Make area and month hold ones of the data; returns area code -> words, and the months, newest first."""
    areas = data.areas
    labels = loading.kept(data, "labels", text.code, compute=lambda: _area_labels(areas, text))
    periods = list(reversed(data.periods))
    url_state.ready("wilayah", list(labels), REGION, read=AreaResolver(areas).any_area)
    url_state.ready("periode", periods, periods[0] if periods else None)
    return labels, periods


def page_of(
    key: str,
    text: Language,
    data: Dataset,
    *,
    filters: DeltaGenerator,
    told: DeltaGenerator,
    pinned: str,
) -> Page:
    """The page of what was made ready. pinned: the published version that the link asks for, "" for none."""
    return Page(
        key=key,
        text=text,
        data=data,
        area=st.session_state["wilayah"],
        period=st.session_state["periode"] or "",
        dark=st.context.theme.type == "dark",
        filters=filters,
        told=told,
        pinned=pinned,
    )


def end(page: Page) -> None:
    """Keep the state of the picture in the link."""
    url_state.publish({**page.shared, **page.extra})
    visit.sweep()
