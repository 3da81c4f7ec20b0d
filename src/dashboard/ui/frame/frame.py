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

from dashboard.data.contract.words import REGION
from dashboard.data.dataset import Dataset, Source
from dashboard.data.outlines.boundaries import CREDIT
from dashboard.data.places.resolving import AreaResolver
from dashboard.data.publisher import publisher
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, Language
from dashboard.ui.frame import loading, published_source, url_state, visit
from dashboard.ui.frame.area_names import _area_labels
from dashboard.ui.frame.document import NARROW_ONLY, spoken_in, styled_document
from dashboard.ui.frame.finding import IN_MENU, IN_SIDEBAR, finder
from dashboard.ui.frame.no_month import say_no_month, unread_files
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.frame.publisher import publisher_words
from dashboard.ui.frame.registry import PAGES, SHARED, Group, entry
from dashboard.ui.frame.sharing import share_button
from dashboard.ui.frame.takeaway import take_away
from dashboard.ui.frame.version_choice import Choice, settled, version_notices
from dashboard.ui.frame.way_back import origin, way_back

#: Drawn here because Streamlit fetches an icon named by a font from another origin.
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b5394"/>'
    '<path d="M8 25V17h4v8zm6 0V12h4v13zm6 0V7h4v18z" fill="#fff"/></svg>'
)

#: Pixels; the menu's longest words fit, and the picture gets the rest.
SIDEBAR_WIDTH = 240


@contextmanager
def open_page(key: str) -> Iterator[Page]:
    """Draw the frame of a page and hand over what it needs; afterwards publish the URL and the footer."""
    url_state.begin_run()
    url_state.ready("bahasa", LANGUAGES, DEFAULT_LANGUAGE)
    text = Language(st.session_state["bahasa"])
    page_entry = entry(key)
    st.set_page_config(
        page_title=_page_title(text, key),
        page_icon=ICON,
        layout="wide",
        initial_sidebar_state=SIDEBAR_WIDTH,
    )
    styled_document()
    source, menu = _sidebar(text)
    choice = settled(source)
    on_top = st.container(key=NARROW_ONLY)
    data = loading.dataset(source)
    told = _heading(text, key, data)
    notices = st.container()
    filters = _shared_filters(text, data)
    page = Page(
        key=key,
        text=text,
        data=data,
        area=st.session_state["wilayah"],
        period=st.session_state["periode"] or "",
        dark=st.context.theme.type == "dark",
        filters=filters,
        told=told,
        pinned=choice.pinned,
    )
    page.origin = origin(page)
    with menu:
        finder(page, IN_SIDEBAR)
        page.still("menu", draw=partial(_menu, page))
    with on_top.popover(text("Menu"), icon=":material/menu:"):
        finder(page, IN_MENU)
        page.still("menu", draw=partial(_menu, page))
        _other_choices(page)
    way_back(page)
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
        version_notices(page, choice)
        _notices(page)
    with page.filters:
        _share(page)
        take_away(page)
    _footer(page)
    spoken_in(page.text)
    url_state.publish({**page.shared, **page.extra})
    visit.sweep()


def _page_title(text: Language, key: str) -> str:
    return f"{text(entry(key).title)} · {text('Dasbor cakupan Sulawesi Maluku')}"


def _share(page: Page) -> None:
    text = page.text
    finding = f"{text('DATA CONTOH')}: {page.finding}" if page.is_sample and page.finding else page.finding
    share_button(text, finding=finding, title=_page_title(text, page.key))


def _sidebar(text: Language) -> tuple[Source, DeltaGenerator]:
    with st.sidebar:
        st.markdown(f"**{text('Cakupan BPJS Ketenagakerjaan')}**  \n{text('Kantor Wilayah Sulawesi Maluku')}")
        menu = st.container(gap="xxsmall")
        sources = loading.available_sources()
        url_state.ready("sumber", [str(source) for source in sources], str(sources[0]))
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
    return Source(st.session_state["sumber"]), menu


def _menu(page: Page) -> None:
    params = {key: value for key, value in page.shared.items() if value}
    for group in Group:
        st.caption(page.text(group))
        for target in (each for each in PAGES if each.group is group):
            label = page.text(target.title)
            st.page_link(target.script, label=label, icon=target.icon, query_params=params, width="stretch")


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
    areas = data.areas
    labels = loading.kept(data, "labels", text.code, compute=lambda: _area_labels(areas, text))
    options = list(labels)
    periods = list(reversed(data.periods))
    url_state.ready("wilayah", options, REGION, read=AreaResolver(areas).any_area)
    url_state.ready("periode", periods, periods[0] if periods else None)
    row = st.container(horizontal=True, vertical_alignment="bottom", key="saringan")
    with row:
        st.selectbox(
            text("Wilayah"),
            options,
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


def _notices(page: Page) -> None:
    """What the visitor should know before trusting the picture; drawn last, when the whole page has been asked."""
    text = page.text
    names = {
        "wilayah": text("wilayah"),
        "periode": text("bulan"),
        "bahasa": text("bahasa"),
        "sumber": text("sumber data"),
        "dari": text("asal kunjungan"),
    }
    unknown = url_state.unknown()
    anothers = [each for each in unknown if (each.key, each.written) == ("sumber", Source.VISIT)]
    if anothers:
        visit.others_link(text, page.data.source)
    told = [
        _unknown_words(each, names, text)
        for each in (*unknown, *url_state.unknown_names((*SHARED, *entry(page.key).parameters)))
        if each not in anothers
    ]
    if told:
        st.warning(
            text(
                "Tautan menyebut yang tidak dikenal: {list}. Yang ditampilkan adalah pilihan awal; periksa tautannya atau pilih sendiri.",
                list="; ".join(told),
            ),
            icon=":material/link_off:",
        )
    for reading in url_state.readings():
        st.info(as_text(text.render(reading), most=300), icon=":material/history_edu:")
    if page.data.eligible.empty and page.period:
        st.warning(
            text(
                "Potensi pekerja belum ada, jadi hanya jumlah peserta yang ditampilkan; potensi data contoh tidak dipinjam. Templat dan susunan kolomnya ada di halaman Data."
            ),
            icon=":material/upload_file:",
        )
    if page.data.last_good is not None:
        st.warning(
            text(
                "Data kantor tidak terbaca ({files}); yang tampil adalah keadaan baik terakhir, {date}. Perinciannya di halaman Data, bagian Pembacaan berkas.",
                files=unread_files(page),
                date=text.date(page.data.last_good.date()),
            ),
            icon=":material/history:",
        )
    refused = sum(report.rows_refused for report in page.data.reports)
    if refused:
        st.warning(
            text(
                "{count} baris data ditolak saat dibaca; perinciannya di halaman Data, bagian Pembacaan berkas.",
                count=refused,
            ),
            icon=":material/rule:",
        )
    for problem in loading.geometry().problems:
        st.warning(text.render(problem.expected), icon=":material/map:")


def _unknown_words(each: url_state.Unknown, names: dict[str, str], text: Language) -> str:
    kind = names.get(each.key, as_text(each.key)) if each.key else text("isian")
    written = as_text(each.written, most=40)
    if each.suggestion is None:
        return text("{kind} “{value}”", kind=kind, value=written)
    near = as_text(text.render(each.suggestion))
    return text(
        "{kind} “{value}” (mungkin maksudnya {suggestion})", kind=kind, value=written, suggestion=near
    )


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
