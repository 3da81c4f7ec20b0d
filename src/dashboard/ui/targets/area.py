"""The pace of the chosen area, and its way to the target with what the projection assumes."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from dashboard.charts.lights import LIGHTS, light_words
from dashboard.charts.target_trend import (
    SCALE_NAMES,
    Milestone,
    Scale,
    milestones_between,
    target_trend,
    trend_alt,
)
from dashboard.i18n import Language
from dashboard.metrics.coverage.area_pace import Pace, Run, assumptions, pace, projection
from dashboard.metrics.coverage.band import Band, band
from dashboard.metrics.coverage.pace import STATE_NAMES, State
from dashboard.metrics.coverage.progress import trend
from dashboard.metrics.cube.versions import version_words
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.area_words import leads_on
from dashboard.ui.parts.lapses import left_out_words
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.shared_choices import OWN_BASE, base_months
from dashboard.ui.parts.standing import Against
from dashboard.ui.parts.tables import show_table, source_line
from dashboard.ui.targets.band_words import band_words
from dashboard.ui.targets.choices import counted_line, level_measures, reached_words

_STATE_WORDS_AT: Final = (State.NO_TARGET, State.NO_DATA)


def area_pace_cards(page: Page, view: Against) -> None:
    """What it takes to reach the target of the year, and where the present pace leads."""
    text = page.text
    st.subheader(text("Laju: {area}", area=area_label(page.areas, page.area, text)), anchor=False)
    with st.container(horizontal=True):
        leads_on(page)
    found = _pace(page, view, temporary=view.temporary)
    run = found.run(view.window)
    for slot, (label, value, base) in zip(
        st.columns(4),
        (_required(page, found), _rate(page, run), _year_end(page, found, run), _reached(page, run)),
        strict=True,
    ):
        with slot.container(border=True, gap="xxsmall", height="stretch"):
            st.metric(label, value)
            st.caption(base)
    _all_runs(page, view)


def area_trend(page: Page, view: Against) -> None:
    """Month by month against the target, with policy dates and the straight line to December."""
    text = page.text
    st.subheader(text("Jalan menuju target"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        scale = Scale(
            page.pick(
                "satuan",
                text("Satuan"),
                {str(k): text(v) for k, v in SCALE_NAMES.items()},
                default=str(Scale.PERCENT),
            )
        )
        choices = {OWN_BASE: text("Potensi yang berlaku tiap bulan")}
        choices |= {
            month: text("Tetap: {version}", version=name)
            for month, name in base_months(page.data.eligible).items()
        }
        chosen = page.choose("basis", text("Basis potensi"), choices, default=OWN_BASE, width=260)
    base = None if chosen == OWN_BASE else chosen
    marks = _milestones(page)
    picture = loading.kept(
        page.data,
        "target trend",
        text.code,
        page.theme,
        page.area,
        page.period,
        view,
        scale,
        base,
        compute=lambda: _picture(page, view, scale=scale, base=base, marks=marks),
    )
    show(picture, key="target_trend")
    found = _pace(page, view, temporary=view.temporary)
    said = [text.render(each) for each in assumptions(found, window=view.window)]
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(band_words(page, found, _band(page, view, found), window=view.window))
        st.markdown(f"**{text('Proyeksi beranggapan')}**")
        left_out = left_out_words(page)
        st.caption("\n".join(f"- {each}" for each in (*said, *filter(None, [left_out]))))
        if left_out:
            page.link("komitmen", text("Buka masa iuran yang habis dan yang akan nonaktif"))
    with right:
        st.markdown(f"**{text('Tanggal kebijakan dalam gambar')}**")
        st.caption(
            "\n".join(
                f"{each.number}. {text.date(each.day)}: {as_text(text(each.title))} ({as_text(text(each.basis))})"
                for each in marks
            )
            or text("tidak ada dalam rentang ini; isi tonggak.csv")
        )


def _pace(page: Page, view: Against, *, temporary: bool) -> Pace:
    return loading.kept(
        page.data,
        "target area pace",
        page.area,
        page.period,
        view.series,
        temporary,
        compute=lambda: pace(
            level_measures(page, view, page.areas.level(page.area), temporary=temporary),
            code=page.area,
            period=page.period,
            temporary=temporary,
        ),
    )


def _band(page: Page, view: Against, found: Pace) -> Band | None:
    def compute() -> Band | None:
        months = trend(level_measures(page, view, page.areas.level(page.area)), code=page.area)
        counts = months["active"].astype("Float64").where(months["whole"]).to_dict()
        known = {str(month): float(count) for month, count in counts.items() if pd.notna(count)}
        return band(known, period=page.period, window=view.window, ahead=found.months_left)

    return loading.kept(page.data, "target band", page.area, page.period, view, compute=compute)


def _required(page: Page, found: Pace) -> tuple[str, str, str]:
    text = page.text
    year = page.period[:4]
    label = text("Perlu per bulan")
    if found.target is None:
        return label, "–", text("tidak ada target {year} dalam orang untuk wilayah ini", year=year)
    if found.gap is None:
        return label, "–", text("data belum lengkap, jadi selisih ke target tidak dihitung")
    if found.gap <= 0:
        return (
            label,
            text.number(0),
            text("target {target} orang terlampaui {people} orang", target=found.target, people=-found.gap),
        )
    if found.required is None:
        return (
            label,
            "–",
            text("kurang {gap} orang, dan tidak ada bulan tersisa di {year}", gap=found.gap, year=year),
        )
    return (
        label,
        text.number(found.required),
        text(
            "tambahan bersih per bulan selama {left} bulan, untuk menutup {gap} orang sampai target {target} orang; peserta baru harus lebih banyak daripada itu bila ada yang nonaktif",
            left=found.months_left,
            gap=found.gap,
            target=found.target,
        ),
    )


def _rate(page: Page, run: Run) -> tuple[str, str, str]:
    text = page.text
    label = text("Laju sekarang")
    if run.rate is None or run.since is None:
        return label, "–", text("bulan pembanding tidak ada atau belum lengkap")
    base = text(
        "perubahan bersih peserta per bulan sejak {month}, {span} bulan",
        month=text.month(run.since),
        span=run.span or 0,
    )
    return label, text.number(run.rate, signed=True), base


def _year_end(page: Page, found: Pace, run: Run) -> tuple[str, str, str]:
    text = page.text
    label = text("Proyeksi akhir {year}", year=page.period[:4])
    if run.projected is None:
        return label, "–", text("tidak ada laju untuk diproyeksikan")
    if not found.target:
        return label, text.number(run.projected), text("orang pada laju ini")
    return (
        label,
        text.number(run.projected),
        text(
            "orang pada laju ini: {percent} dari target",
            percent=text.percent(run.projected / found.target * 100),
        ),
    )


def _reached(page: Page, run: Run) -> tuple[str, str, str]:
    text = page.text
    label = text("Target tercapai")
    light = LIGHTS[run.state]
    if run.state is State.REACHED and run.falls_back:
        return (
            label,
            f"{light.shape} {text('sudah')}",
            text("pada laju ini turun lagi di bawah target akhir tahun"),
        )
    if run.state is State.REACHED:
        return label, f"{light.shape} {text('sudah')}", text(STATE_NAMES[run.state])
    if run.reached is None and not run.beyond:
        value = "–" if run.state in _STATE_WORDS_AT else light.shape
        return label, value, text(STATE_NAMES[run.state])
    month = reached_words(run.reached, text, beyond=run.beyond)
    return label, f"{light.shape} {month}", text(STATE_NAMES[run.state])


def _all_runs(page: Page, view: Against) -> None:
    """Every window, with and without temporary members: one glance shows how much the answer depends on them."""
    text = page.text
    title = text("Laju 3, 6, dan 12 bulan, dengan dan tanpa peserta sementara")
    fold = st.expander(title, key="semua_laju", on_change="rerun")
    if not fold.open:
        return
    rows = []
    for temporary in (True, False):
        found = _pace(page, view, temporary=temporary)
        rows += [_run_row(run, found, text) for run in found.runs]
    with fold:
        show_table(
            pd.DataFrame(rows).style.set_uuid("runs"),
            alt=text("Laju menurut rentang bulan, dengan dan tanpa peserta sementara"),
        )


def _run_row(run: Run, found: Pace, text: Language) -> dict[str, str]:
    return {
        text("Peserta sementara"): text("Dihitung") if found.temporary else text("Dikeluarkan"),
        text("Rentang"): text("{count} bulan", count=run.window),
        text("Sejak"): "–" if run.since is None else text.month(run.since, short=True),
        text("Laju per bulan"): text.number(run.rate, signed=True),
        text("Proyeksi Desember"): text.number(run.projected),
        text("Tercapai"): reached_words(run.reached, text, beyond=run.beyond),
        text("Keadaan"): light_words(run.state, text),
    }


def _milestones(page: Page) -> tuple[Milestone, ...]:
    last = f"{page.period[:4]}-12"
    return loading.kept(
        page.data,
        "target milestones",
        last,
        compute=lambda: milestones_between(page.data.milestones, first=page.data.periods[0], last=last),
    )


def _picture(
    page: Page, view: Against, *, scale: Scale, base: str | None, marks: tuple[Milestone, ...]
) -> Picture:
    text, area = page.text, page.area
    table = level_measures(page, view, page.areas.level(area), base=base)
    months = trend(table, code=area)
    months = months[months.index <= page.period]
    eligible = months["eligible"].iloc[-1]
    found = _pace(page, view, temporary=view.temporary)
    ahead = projection(
        found,
        window=view.window,
        period=page.period,
        eligible=None if pd.isna(eligible) else int(eligible),
        within=_band(page, view, found),
    )
    versions = version_words(months["eligible_versions"]) or "–"
    if scale is Scale.PEOPLE:
        about = text("peserta aktif dan target, orang")
    elif base is None:
        about = text("peserta aktif ÷ potensi tiap bulan (versi {versions})", versions=versions)
    else:
        about = text("peserta aktif dan target ÷ potensi tetap, versi {versions}", versions=versions)
    title = text("{area} menuju target {series}", area=area_label(page.areas, area, text), series=view.series)
    lines = [line for line in (source_line(page), about, counted_line(page, view)) if line]
    figure = target_trend(
        months, ahead, scale=scale, milestones=marks, title=title, lines=lines, text=text, theme=page.theme
    )
    return Picture(figure, trend_alt(months, ahead, scale=scale, title=title, text=text))
