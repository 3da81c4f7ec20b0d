"""The choices of the map page: widgets in, plain values out, and what is drawn from them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.charts.classes import METHOD_NAMES, Classification, Method, classify
from dashboard.charts.indicator_map import SPANS, YEAR, indicator_map
from dashboard.charts.indicators import (
    ACHIEVEMENT,
    ACTIVE,
    CHANGE,
    COVERAGE,
    ENDING,
    FUNDED,
    INDICATORS,
    NOT_COVERED,
    Indicator,
)
from dashboard.charts.map_payload import MapData
from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS, REGION, SEGMENT_NAMES, Level
from dashboard.i18n import N_
from dashboard.metrics.funded.lapses import DEFAULT_HORIZON, Date, lapse_series
from dashboard.ui.frame import loading, url_state
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.shared_choices import LEVELS, OWN_BASE, base_months

VIEWS = {"peta": N_("Peta"), "petak": N_("Petak"), "3d": N_("Kolom 3D")}
NO_COMPARISON = "tidak"


@dataclass(frozen=True)
class MapView:
    """What the visitor asked to see.

    base: None for each month's own potensi, else the month whose potensi all months use. compare: the second
    month, None for one map. span: months between the two ends of a change.
    """

    indicator: Indicator
    segment: str
    level: Level
    method: Method
    view: str
    compare: str | None
    base: str | None
    temporary: bool
    span: int

    @property
    def cut(self) -> Cut:
        """Which numbers the view is made of."""
        return Cut(self.level, self.segment, self.base, self.temporary)

    def replaced(self, *, indicator: Indicator, level: Level) -> MapView:
        """The same view of another indicator and level."""
        return replace(self, indicator=indicator, level=level)


#: Coverage of all segments in every kabupaten/kota.
COVERAGE_VIEW = MapView(
    indicator=COVERAGE,
    segment=ALL,
    level=Level.REGENCY,
    method=Method.POLICY,
    view="peta",
    compare=None,
    base=None,
    temporary=True,
    span=YEAR,
)


def choose_view(page: Page) -> MapView:
    """Draw the map's own filters; the rarer ones stay folded away."""
    text = page.text
    views = {code: text(name) for code, name in VIEWS.items()}
    indicators = indicator_names(page)
    first = first_view(page).indicator.code
    with page.filters:
        # The map has its own list, which the browser answers at once; columns in 3D have none.
        if page.ready("tampilan", views, default="peta") == "3d":
            chosen = page.choose("ind", text("Indikator"), indicators, default=first, width=190)
        else:
            chosen = page.ready("ind", indicators, default=first)
        indicator = INDICATORS[chosen]
        # In the row of the others: what stands below it is the map's room.
        more = st.popover(
            text("Pilihan lain"), help=text("Tampilan, segmen, tingkat, kelas warna, pembanding, dan basis")
        )
    with more:
        view = page.pick("tampilan", text("Tampilan"), views, default="peta")
        segments = {str(code): text(SEGMENT_NAMES[code]) for code in (ALL, *COVERAGE_SEGMENTS)}
        segment = page.choose("segmen", text("Segmen"), segments, default=ALL, width=260)
        level = page.choose(
            "tingkat",
            text("Tingkat"),
            {str(code): text(name) for code, name in LEVELS.items()},
            default=str(Level.REGENCY),
        )
        method = page.choose(
            "kelas",
            text("Kelas warna"),
            {str(code): text(name) for code, name in METHOD_NAMES.items()},
            default=str(Method.POLICY),
            width=260,
        )
        months = {NO_COMPARISON: text("Tidak dibandingkan")}
        months |= {month: text.month(month) for month in reversed(page.data.periods)}
        compare = page.choose("banding", text("Bandingkan dengan"), months, default=NO_COMPARISON)
        bases = {OWN_BASE: text("Potensi yang berlaku tiap bulan")}
        bases |= {
            month: text("Tetap: {version}", version=name)
            for month, name in base_months(page.data.eligible).items()
        }
        base = page.choose("basis", text("Basis potensi"), bases, default=OWN_BASE, width=260)
        span = str(YEAR)
        if indicator is CHANGE:
            span = page.choose(
                "rentang",
                text("Rentang perubahan"),
                {str(k): text(v) for k, v in SPANS.items()},
                default=str(YEAR),
            )
        temporary = page.choose(
            "sementara",
            text("Peserta sementara"),
            {"ya": text("Dihitung"), "tidak": text("Dikeluarkan")},
            default="ya",
        )
    return MapView(
        indicator=indicator,
        segment=segment,
        level=Level(level),
        method=Method(method),
        view=view,
        compare=None if compare == NO_COMPARISON else compare,
        base=None if base == OWN_BASE else base,
        temporary=temporary == "ya",
        span=int(span),
    )


def indicator_names(page: Page) -> dict[str, str]:
    """The indicators that the data allow: code -> words, the first to be shown first."""
    data = page.data
    # Without potensi there are members to show, and perhaps a target in people.
    without = (COVERAGE, NOT_COVERED, CHANGE) if data.eligible.empty else ()
    return {
        code: page.text(each.name)
        for code, each in INDICATORS.items()
        if each not in without and (each not in FUNDED or not data.fundings.empty)
    }


def first_view(page: Page) -> MapView:
    """What the overview shows, and where the map page starts: coverage, or members where there is no potensi."""
    return COVERAGE_VIEW if not page.data.eligible.empty else replace(COVERAGE_VIEW, indicator=ACTIVE)


def _map_data(page: Page, view: MapView) -> MapData:
    if view.indicator in FUNDED:
        return _lapsing_data(page, view)
    text = page.text
    drawn = indicator_map(
        loading.measured(page.data, view.cut),
        of=page.data,
        indicator=view.indicator,
        level=view.level,
        text=text,
        method=view.method,
        span=view.span,
        fixed=view.base is not None,
    )
    title = drawn.title
    if view.segment != ALL:
        title = f"{title} · {text(SEGMENT_NAMES[view.segment])}"
    if not view.temporary:
        title = text("{title}, tanpa peserta sementara", title=title)
    return replace(drawn, title=title, notes=_notes(page, view))


def _lapsing_data(page: Page, view: MapView) -> MapData:
    """Whose money ends, or who is inactive: of the funded groups, without potensi or temporary members."""
    text = page.text
    periods = page.data.periods
    values = lapse_series(
        page.data.fundings,
        rules=page.data.active_rules,
        periods=periods,
        areas=page.areas,
        level=view.level,
        date=Date.MONEY_ENDS if view.indicator is ENDING else Date.INACTIVE,
        segment=view.segment,
    )
    title = ahead_words(page, view)
    if view.segment != ALL:
        title = f"{title} · {text(SEGMENT_NAMES[view.segment])}"
    source = text(
        "Sumber: {source} · pendanaan · versi data {version}",
        source=text(page.data.source_name),
        version=page.data.version,
    )
    return MapData(
        values=values,
        indicator=view.indicator,
        classification=_classes(values, view),
        level=view.level,
        title=title,
        sources=dict.fromkeys(periods, source),
        sample=page.is_sample,
        notes=_notes(page, view),
    )


def ahead_words(page: Page, view: MapView) -> str:
    """What an indicator of the funded groups counts, with the months it looks ahead."""
    if view.indicator is ENDING:
        return page.text("Masa iuran habis dalam {count} bulan", count=DEFAULT_HORIZON)
    return page.text("Akan nonaktif dalam {count} bulan", count=DEFAULT_HORIZON)


def _notes(page: Page, view: MapView) -> dict[str, str]:
    """Area -> one more line beside its value."""
    if view.level is not Level.BRANCH:
        return {}
    areas = page.areas
    unverified = page.text("wilayah kerja belum terverifikasi")
    return {code: unverified for code in areas.branches if not areas.territory_verified(code)}


def month_values(data: MapData, period: str) -> pd.Series[float]:
    """One month of the map's numbers, index area code."""
    row = data.values.loc[[period]]
    return row.iloc[0]


def map_data(page: Page, view: MapView) -> MapData:
    """The numbers of the map for every month, kept until the data changes."""
    if view.method is Method.QUANTILE:
        data = map_data(page, replace(view, method=Method.EQUAL))
        of_month = (view.indicator.code, view.cut, view.span, page.period)
        return loading.kept(
            page.data,
            "quantiles",
            page.text.code,
            of_month,
            compute=lambda: _by_quantiles(data, view, page.period),
        )
    shown = (view.indicator.code, view.cut, view.method, view.span)
    return loading.kept(page.data, "map", page.text.code, shown, compute=lambda: _map_data(page, view))


def _by_quantiles(data: MapData, view: MapView, period: str) -> MapData:
    """The same numbers in classes with as many areas each in one month; all months share its breaks."""
    return replace(data, classification=_classes(data.values.loc[[period]], view), basis=period)


def _classes(values: pd.DataFrame, view: MapView) -> Classification:
    return classify(values, indicator=view.indicator, method=view.method, level=view.level)


def focus_area(page: Page, view: MapView) -> str | None:
    """The territory that fills the picture: a chosen province or branch, kept while moving about inside it."""
    if view.level is not Level.REGENCY:
        return None
    areas = page.areas
    level = areas.level(page.area)
    if level in (Level.PROVINCE, Level.BRANCH):
        focus: str | None = page.area
    else:
        kept = str(st.session_state.get("fokus") or st.query_params.get("fokus") or "")
        inside = kept in areas and page.area != REGION and page.area in areas.inside(kept)
        focus = kept if inside else None
        if kept and kept not in areas:
            url_state.say_unknown("fokus", kept)
    st.session_state["fokus"] = focus
    page.extra["fokus"] = focus if focus != page.area else None
    return focus


def say_if_empty(page: Page, view: MapView, data: MapData) -> None:
    """What to choose instead where the month has no value at all at this level."""
    text = page.text
    if month_values(data, page.period).notna().any():
        return
    if view.indicator is ACHIEVEMENT:
        message = text(
            "Tidak ada target untuk segmen dan tingkat ini, jadi tidak ada capaian. Pilih segmen atau tingkat lain."
        )
    elif view.indicator in FUNDED:
        message = text(
            "Belum ada masa iuran di berkas pendanaan yang mulai pada atau sebelum bulan ini untuk segmen dan tingkat ini. Pilih bulan yang lebih baru, segmen lain, atau tingkat lain."
        )
    elif view.level is Level.REGENCY:
        message = text(
            "Tidak ada angka per kabupaten/kota untuk bulan ini. Coba tingkat Provinsi di “Pilihan lain”."
        )
    else:
        message = text("Tidak ada angka pada tingkat ini untuk bulan ini. Pilih bulan atau tingkat lain.")
    st.info(message, icon=":material/info:")
