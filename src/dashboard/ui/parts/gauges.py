"""The gauges of an area: coverage on a scale of potensi, achievement on a scale of the target, always apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from dashboard.charts.gauges import SHAPES, Gauge, Mark, Marked, gauge_alt, gauge_svg, small_gauge_svg
from dashboard.data.contract.words import COVERAGE_SEGMENTS, SEGMENT_NAMES, Level
from dashboard.metrics.coverage.official import OfficialTarget, national_targets
from dashboard.metrics.coverage.pace import State
from dashboard.metrics.coverage.standing import Standing
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.certainty import certainty_words
from dashboard.ui.parts.needed import needed_words
from dashboard.ui.parts.standing import USUAL, Against, around, parts_of, standing_of
from dashboard.ui.parts.tables import source_line

#: Pixels on screen, where there is room.
LARGE: Final = 384
SMALL: Final = 132


def coverage_gauge(page: Page, found: Standing, *, temporary: bool) -> Gauge:
    """Active members of potensi, with the target and the official series on the same scale."""
    text = page.text
    marks = [] if found.target_rate is None else [Marked(Mark.TARGET, found.target_rate)]
    marks += [Marked(Mark.OFFICIAL, each.value) for each in _official(page, found) if each.percent]
    if found.active is None:
        empty = (
            text("potensi belum ada") if page.data.eligible.empty else text("tidak ada data untuk bulan ini")
        )
    else:
        empty = text("{active} peserta aktif; potensi belum ada", active=found.active)
    return Gauge(
        title=text("Cakupan kepesertaan"),
        area=_name(page, found.code),
        value=found.coverage,
        marks=tuple(marks),
        under=text("{active} dari {eligible} potensi", active=found.active, eligible=found.eligible),
        empty=empty,
        foot=(source_line(page, temporary=temporary),),
    )


def achievement_gauge(page: Page, found: Standing, *, temporary: bool) -> Gauge:
    """Active members of the target, with the mark where they should be by this month."""
    text = page.text
    value = found.achievement
    due = [] if found.due is None or value is None else [Marked(Mark.DUE, found.due)]
    params = {"series": found.series, "year": found.year}
    if found.target is None:
        empty = text("tidak ada target {series} {year}", **params)
    elif not found.whole:
        empty = text("{used} dari {total} kabupaten/kota punya data", used=found.used, total=found.total)
    else:
        empty = text("tidak ada data untuk bulan ini")
    return Gauge(
        title=text("Capaian target {series} {year}", **params),
        area=_name(page, found.code),
        value=value,
        marks=(*due, Marked(Mark.TARGET, 100.0)) if value is not None else (),
        under=text("{active} dari target {target}", active=found.active, target=found.target),
        state=State.NO_TARGET if found.target is None else found.state,
        falls_back=found.falls_back,
        lag=found.lag,
        empty=empty,
        foot=(source_line(page, temporary=temporary),),
    )


def area_gauges(page: Page, found: Standing, against: Against = USUAL, *, side_by_side: bool = True) -> None:
    """Draw both gauges of an area, and what is missing and needed below them."""
    page.still(
        "gauges", against, side_by_side, draw=partial(_area_gauges, page, found, against, side_by_side)
    )


def _area_gauges(page: Page, found: Standing, against: Against, side_by_side: bool) -> None:
    first, second = st.columns(2, gap="medium") if side_by_side else (st.container(), st.container())
    for slot, name, made in (
        (first, "coverage", coverage_gauge),
        (second, "achievement", achievement_gauge),
    ):
        with slot:
            _large(page, name, found, against, partial(made, page, found, temporary=against.temporary))
    st.markdown(needed_words(found, page.text))
    st.caption(key_words(page, found))
    sure = certainty_words(page, found, against)
    if sure:
        st.caption(sure)


#: The key of a row of small gauges begins so; their names may take several lines (`frame.document`).
FAMILY: Final = "keluarga"


def key_words(page: Page, found: Standing) -> str:
    """What the marks of both gauges are, each with its number."""
    text = page.text
    said = []
    if found.target_rate is not None:
        said.append(
            f"{SHAPES[Mark.TARGET]} "
            + text(
                "target {series} {year}: {percent} dari potensi",
                series=as_text(found.series),
                year=found.year,
                percent=text.percent(found.target_rate),
            )
        )
    if found.due is not None:
        said.append(
            f"{SHAPES[Mark.DUE]} "
            + text(
                "seharusnya per akhir {month} bila lurus dari Desember ke Desember: {percent} dari target",
                month=text.month(found.period),
                percent=text.percent(found.due),
            )
        )
    said += [
        f"{SHAPES[Mark.OFFICIAL]} {as_text(official_words(page, each), most=300)}"
        for each in _official(page, found)
    ]
    return " · ".join(said)


def official_words(page: Page, each: OfficialTarget) -> str:
    """A national target with series, year and source, and that nobody says per cent of what."""
    text = page.text
    value = (
        text.percent(each.value) if each.percent else text("{number} orang", number=text.number(each.value))
    )
    words = text("{series} nasional {year}: {value}", series=each.series, year=each.year, value=value)
    about = [text(each.source)] if each.source else []
    about += [text("basis tidak dinyatakan")] if each.base_unsaid else []
    return f"{words} ({'; '.join(about)})" if about else words


def family_gauges(page: Page, against: Against = USUAL) -> None:
    """A small gauge for everything the area is part of, and for each of its parts; a name leads there."""
    page.still("family", against, draw=partial(_family_gauges, page, against))


def _family_gauges(page: Page, against: Against) -> None:
    text, areas, area = page.text, page.areas, page.area
    for title, codes in (
        (text("Bagian dari"), around(areas, area)),
        (text("Cakupan bagian-bagiannya"), parts_of(areas, area)),
    ):
        if codes:
            st.markdown(f"**{title}**  \n{_small_words(page, against)}")
            _row(page, codes, against)
    if areas.level(area) is Level.REGENCY:
        title = text("Cakupan menurut segmen")
        st.markdown(f"**{title}**  \n{_small_words(page, against)}")
        with st.container(horizontal=True, gap="small"):
            for segment in COVERAGE_SEGMENTS:
                with st.container(width=SMALL, gap="xxsmall"):
                    _small(page, area, replace(against, segment=segment))
                    st.caption(text(SEGMENT_NAMES[segment]))


def _small_words(page: Page, against: Against) -> str:
    """What the numbers of a row of small gauges are of, when, and what their mark and their words mean."""
    text = page.text
    said = text(
        "peserta aktif ÷ potensi masing-masing, per akhir {month}; {mark} target {series} {year}; tertinggal = di bawah laju ke target itu",
        month=text.month(page.period),
        mark=SHAPES[Mark.TARGET],
        series=as_text(against.series),
        year=page.period[:4],
    )
    return said if against.temporary else f"{said}; {text('tanpa peserta sementara')}"


def _row(page: Page, codes: Sequence[str], against: Against) -> None:
    with st.container(horizontal=True, gap="small", key=f"{FAMILY}_{codes[0]}"):
        for code in codes:
            with st.container(width=SMALL, gap="xxsmall"):
                _small(page, code, against)
                page.link(page.key, page.areas.short_name(code), icon="", wilayah=code)


def _large(page: Page, name: str, found: Standing, against: Against, made: Callable[[], Gauge]) -> None:
    text = page.text

    def drawn() -> tuple[str, str]:
        gauge = made()
        return gauge_svg(gauge, text=text, theme=page.theme), gauge_alt(gauge, text=text)

    picture, alt = loading.kept(
        page.data, "gauge", name, text.code, page.theme, found.code, page.period, against, compute=drawn
    )
    st.image(picture, width=LARGE, alt=alt)


def bare_gauge(page: Page, found: Standing) -> tuple[str, str]:
    """The gauge of coverage and its words, without date and source, which stand beside it; SVG."""
    gauge = replace(coverage_gauge(page, found, temporary=True), foot=())
    return gauge_svg(gauge, text=page.text, theme=page.theme), gauge_alt(gauge, text=page.text)


def _small(page: Page, code: str, against: Against) -> None:
    """Coverage alone, with its state where there is a target to stand against."""
    text = page.text

    def drawn() -> tuple[str, str]:
        found = standing_of(page, code, against)
        gauge = Gauge(
            title=text("Cakupan kepesertaan"),
            area=_name(page, code),
            value=found.coverage,
            marks=() if found.target_rate is None else (Marked(Mark.TARGET, found.target_rate),),
            state=None if found.target is None else found.state,
            falls_back=found.falls_back,
            lag=found.lag,
        )
        return small_gauge_svg(gauge, text=text, theme=page.theme), gauge_alt(gauge, text=text)

    picture, alt = loading.kept(
        page.data, "small gauge", text.code, page.theme, code, page.period, against, compute=drawn
    )
    st.image(picture, width=SMALL, alt=alt)


def _official(page: Page, found: Standing) -> tuple[OfficialTarget, ...]:
    """The nation's targets of the series that the area is measured against."""
    return loading.kept_base(
        page.data,
        "official targets",
        found.series,
        found.year,
        compute=lambda: national_targets(page.data.targets, series=found.series, year=found.year),
    )


def _name(page: Page, code: str) -> str:
    areas = page.areas
    return (
        areas.short_name(code) if areas.level(code) is Level.REGENCY else area_label(areas, code, page.text)
    )
