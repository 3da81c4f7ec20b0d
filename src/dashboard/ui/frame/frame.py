"""The frame around every page: configuration, language, menu, shared filters, data banner.

A page script opens it with its first statement, so a link to any page works as the first request after a
server start:

    with open_page("peta") as page:
        ...
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.data.contract.region import THE_REGION
from dashboard.data.dataset import Dataset, Source
from dashboard.data.outlines.boundaries import CREDIT
from dashboard.data.publisher import publisher
from dashboard.i18n import LANGUAGES, Language
from dashboard.ui.frame import loading, published_source, visit, who
from dashboard.ui.frame.account import IN_POPOVER, IN_SIDE, account, not_for_visitor
from dashboard.ui.frame.document import NARROW_ONLY, spoken_in
from dashboard.ui.frame.finding import IN_MENU, IN_SIDEBAR, finder
from dashboard.ui.frame.no_month import say_no_month
from dashboard.ui.frame.notices import data_notices, link_notices
from dashboard.ui.frame.opening import begin, end, page_of, page_title, ready_place, ready_source
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.publisher import publisher_words
from dashboard.ui.frame.registry import PAGES, Group, entry
from dashboard.ui.frame.screen import meeting_link
from dashboard.ui.frame.seen import as_seen, names_notice
from dashboard.ui.frame.sharing import share_button
from dashboard.ui.frame.takeaway import take_away
from dashboard.ui.frame.version_choice import Choice, settled, version_notices
from dashboard.ui.frame.way_back import origin, way_back

#: Pixels; the menu's longest words fit, and the picture gets the rest.
SIDEBAR_WIDTH = 240


@contextmanager
def open_page(key: str) -> Iterator[Page]:
    """Draw the frame of a page and hand over what it needs; afterwards publish the URL and the footer."""
    text = begin(key, sidebar=SIDEBAR_WIDTH)
    page_entry = entry(key)
    source, menu = _sidebar(text)
    choice = settled(source)
    on_top = st.container(key=NARROW_ONLY)
    data = loading.dataset(source)
    told = _heading(text, key, data)
    notices = st.container()
    filters = _shared_filters(text, data)
    if page_entry.named:
        data = as_seen(data, st.session_state["wilayah"])
    page = page_of(key, text, data, filters=filters, told=told, pinned=choice.pinned)
    page.origin = origin(page)
    with menu:
        finder(page, IN_SIDEBAR)
        page.still("menu", draw=partial(_menu, page))
        _staff_menu(page)
    with on_top.popover(text("Menu"), icon=":material/menu:"):
        finder(page, IN_MENU)
        page.still("menu", draw=partial(_menu, page))
        _staff_menu(page)
        _other_choices(page)
        account(text, IN_POPOVER)
    way_back(page)
    if not who.may_any(page_entry.needs):
        not_for_visitor(page)
        _close(page, notices, choice)
        st.stop()
    if page.period or page_entry.always:
        yield page
    else:
        say_no_month(page)
        _close(page, notices, choice)
        st.stop()
    _close(page, notices, choice)


def _close(page: Page, notices: DeltaGenerator, choice: Choice) -> None:
    """What can only be said and kept when the whole page has been asked."""
    with notices:
        names_notice(page)
        version_notices(page, choice)
        link_notices(page)
        data_notices(page)
    with page.filters:
        _share(page)
        take_away(page)
        meeting_link(page)
    _footer(page)
    spoken_in(page.text, slash=True)
    end(page)


def _share(page: Page) -> None:
    text = page.text
    finding = f"{text('DATA CONTOH')}: {page.finding}" if page.is_sample and page.finding else page.finding
    share_button(text, finding=finding, title=page_title(text, page.key))


def _sidebar(text: Language) -> tuple[Source, DeltaGenerator]:
    with st.sidebar:
        st.markdown(f"**{text('Cakupan BPJS Ketenagakerjaan')}**  \n{THE_REGION.office(text.code)}")
        menu = st.container(gap="xxsmall")
        sources = ready_source()
        if len(sources) > 1:
            st.segmented_control(
                text("Sumber data"),
                [str(source) for source in sources],
                key="sumber",
                format_func=lambda code: text(visit.SHORT_NAMES[Source(code)]),
                required=True,
            )
        visit.put_away_button(text)
        st.segmented_control(
            "Bahasa / Language",
            list(LANGUAGES),
            key="bahasa",
            format_func=lambda code: LANGUAGES[code],
            required=True,
        )
        account(text, IN_SIDE)
    return Source(st.session_state["sumber"]), menu


def _menu(page: Page) -> None:
    for group in (each for each in Group if each is not Group.STAFF):
        st.caption(page.text(group))
        for target in (each for each in PAGES if each.group is group):
            label, params = page.text(target.title), page.params_to(target.key)
            st.page_link(target.script, label=label, icon=target.icon, query_params=params, width="stretch")


def _staff_menu(page: Page) -> None:
    """The pages that concern only some; never kept, as it is this person's own."""
    mine = [each for each in PAGES if each.needs and who.may_any(each.needs)]
    if not mine:
        return
    st.caption(page.text(Group.STAFF))
    for target in mine:
        page.link(target.key, page.text(target.title), icon=target.icon)


def _other_choices(page: Page) -> None:
    """What the sidebar has below the menu, as links: two widgets can't be one choice."""
    st.caption("Bahasa / Language")
    for code, name in LANGUAGES.items():
        if code != page.text.code:
            page.link(page.key, name, icon=":material/translate:", bahasa=code)
    others = [each for each in loading.available_sources() if each is not page.data.source]
    if others:
        st.caption(page.text("Sumber data"))
    for source in others:
        name = page.text(visit.SHORT_NAMES[source])
        page.link(page.key, name, icon=":material/database:", sumber=str(source))


def _shared_filters(text: Language, data: Dataset) -> DeltaGenerator:
    labels, periods = ready_place(data, text)
    row = st.container(horizontal=True, vertical_alignment="bottom", key="saringan")
    with row:
        st.selectbox(
            text("Wilayah"),
            list(labels),
            key="wilayah",
            format_func=labels.__getitem__,
            width=270,
        )
        if periods:
            st.selectbox(
                text("Per akhir bulan"),
                periods,
                key="periode",
                format_func=text.month,
                width=150,
            )
    return row


def _heading(text: Language, key: str, data: Dataset) -> DeltaGenerator:
    """The page's title and whose numbers these are; returns the place for what they say."""
    title, told = st.columns([1, 3], vertical_alignment="center", gap="small")
    with title.container(gap="xxsmall"):
        st.title(text(entry(key).title), anchor=False)
        if data.is_sample:
            st.badge(
                text("DATA CONTOH, tidak resmi"),
                icon=":material/science:",
                color="violet",
                help=text(
                    "Angka buatan yang disesuaikan dengan angka publik. Bukan data resmi; jangan dipakai untuk keputusan."
                ),
            )
    if data.source is Source.VISIT:
        visit.banner(text, st.container())
    return told.container(gap="xxsmall")


def _footer(page: Page) -> None:
    text = page.text
    st.divider()
    source = text(page.data.source_name)
    month = page.answers_of or page.period
    if month:
        source = text("{source} · per akhir {month}", source=source, month=text.month(month))
    if page.data.source in (Source.OFFICE, Source.PUBLISHED):
        written = max(loading.written_at(page.data.source).values(), default=None)
        if written is not None:
            source = text("{source} · diperbarui {date}", source=source, date=text.date(written.date()))
    if page.data.source is Source.PUBLISHED and not published_source.is_lasting():
        source = text("{source} · penyimpanan sementara", source=source)
    st.caption(publisher_words(publisher(), text))
    st.caption(
        text(
            "{source} · versi data {version} · cakupan = peserta aktif ÷ potensi pekerja (tanpa ASN, TNI, Polri) · batas wilayah: {boundaries}",
            boundaries=CREDIT,
            source=source,
            version=page.data.version,
        )
    )
