"""How a step is drawn: head, finding, body, sources."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from dashboard.data.dataset import Source
from dashboard.export.papers.told import Figure
from dashboard.metrics.story.gather import story
from dashboard.ui.frame.document_numbers import numbers_in_visit
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.frame.registry import entry
from dashboard.ui.meeting.figures import STEP_NAMES, Printed, Slide, Step
from dashboard.ui.meeting.map_step import meeting_map
from dashboard.ui.meeting.steps import link_of, opened_from, slide_of, told_of
from dashboard.ui.meeting.style import BODY, FIGURES, FIGURES_BESIDE, HEAD, LEAVE, SOURCES, WAY
from dashboard.ui.parts.gauges import bare_gauge


def head(page: Page, step: Step) -> None:
    """Which step of which area and month, whose numbers, and the way back."""
    text = page.text
    with page.filters, st.container(key=HEAD, horizontal=True, vertical_alignment="center"):
        st.title(text(STEP_NAMES[step]), anchor=False)
        page.still("meeting head", draw=partial(_whose, page))
        with st.container(key=LEAVE, width="content"):
            back = opened_from(page)
            label = text("Selesai, ke {page}", page=text(entry(back).title))
            page.link(back, label, icon=":material/close:")


def _whose(page: Page) -> None:
    told = told_of(page)
    st.markdown(f"{as_text(told.area)} · {told.month}", width="content")
    if told.stamp:
        st.badge(page.text("DATA CONTOH, tidak resmi"), icon=":material/science:", color="violet")
    if page.data.source is Source.VISIT:
        st.badge(
            page.text("BERKAS UNGGAHAN, HANYA KUNJUNGAN INI"), icon=":material/upload_file:", color="orange"
        )


def body(page: Page, step: Step) -> None:
    """What the step shows, below the sentence that says it."""
    shown = slide_of(page, step)
    page.say(shown.finding)
    with st.container(key=BODY):
        match step:
            case Step.MAP:
                meeting_map(page)
            case Step.LINK:
                link = link_of(page)
                page.still("meeting code", link, draw=partial(_code, page, link))
            case _:
                page.still("meeting body", step, draw=partial(_body, page, step, shown))


def sources(page: Page) -> None:
    """The numbers behind the coverage, and where all of them are from."""
    page.still("meeting sources", draw=partial(_sources, page))


def _sources(page: Page) -> None:
    told = told_of(page)
    with st.container(key=SOURCES, gap=None):
        st.caption("  \n".join(as_text(each, most=400) for each in (told.based, told.source) if each))


def _body(page: Page, step: Step, shown: Slide) -> None:
    if step is Step.STANDING:
        ring, numbers = st.columns([11, 9], gap="large", vertical_alignment="center")
        with ring:
            _gauge(page)
        with numbers:
            _figures(shown.figures, beside=False)
            _notes(shown)
        return
    _figures(shown.figures, beside=True)
    if shown.picture:
        with st.container(key=WAY):
            st.image(shown.picture, width="stretch", alt=shown.alt)
    if shown.tables:
        wide = [len(each.head) + 1 for each in shown.tables]
        for place, table in zip(st.columns(wide, gap="large"), shown.tables, strict=True):
            with place:
                st.html(_html(table, alone=len(shown.tables) == 1))
    if shown.lines:
        st.markdown("\n".join(f"{at}. {as_text(each, most=400)}" for at, each in enumerate(shown.lines, 1)))
    _notes(shown)


def _gauge(page: Page) -> None:
    """The area's coverage on a ring, from the story's own record."""
    found = story(numbers_in_visit(page.data, page.period), page.area).whole
    picture, alt = bare_gauge(page, found)
    st.image(picture, width="stretch", alt=alt)


def _figures(figures: tuple[Figure, ...], *, beside: bool) -> None:
    if not figures:
        return
    with st.container(key=FIGURES_BESIDE if beside else FIGURES):
        places = st.columns(len(figures), gap="medium") if beside else [st.container() for _ in figures]
        for place, each in zip(places, figures, strict=True):
            with place:
                lines = (as_text(each.label), f"**{as_text(each.value)}**", as_text(each.under))
                st.markdown("  \n".join(line for line in lines if line))


def _notes(shown: Slide) -> None:
    for each in shown.notes:
        st.markdown(as_text(each, most=400))


def _html(table: Printed, *, alone: bool) -> str:
    """The table, every word as text; larger where it stands alone."""

    kinds = ['class="n"' if number else "" for number in table.numbers]
    heads = "".join(
        f'<th scope="col" {kind}>{escape(name)}</th>' for name, kind in zip(table.head, kinds, strict=True)
    )
    rows = "".join(_row(table, at, kinds) for at in range(len(table.rows)))
    # On a phone it may be wider than the screen, and whoever has a keyboard there must get at the rest.
    return (
        f'<div class="rapat_tabel" role="group" tabindex="0" aria-label="{escape(table.title)}">'
        f'<table class="rapat{" alone" if alone else ""}"><caption>{escape(table.title)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(table: Printed, at: int, kinds: Sequence[str]) -> str:
    name, *cells = table.rows[at]
    made = [f'<th scope="row">{escape(name)}</th>']
    for column, cell in enumerate(cells, start=1):
        length = table.lengths[at] if column == table.bars else None
        bar = "" if length is None else f' style="background-size: {length:.1f}% 70%"'
        made.append(f"<td {kinds[column]}{bar}>{escape(cell)}</td>")
    return f"<tr{' class=b' if at in table.strong else ''}>{''.join(made)}</tr>"


def _code(page: Page, link: str) -> None:
    """The link that opens the same on another device, as a picture and in words."""
    text = page.text
    if not link:
        own = page.data.source is Source.VISIT
        st.markdown(
            text("Angka ini dari berkas unggahan, yang hanya ada dalam kunjungan ini; tidak ada tautannya.")
            if own
            else text("Alamat dasbor ini tidak diketahui; salin tautan dari bilah alamat peramban.")
        )
        return
    from dashboard.export.papers.link import qr_svg  # noqa: PLC0415 - imported when first needed

    picture, words = st.columns(2, gap="large", vertical_alignment="center")
    with picture:
        st.image(qr_svg(link), width="stretch", alt=text("Kode QR tautan"))
    with words:
        st.html(f'<p class="rapat_tautan">{escape(link)}</p>')
