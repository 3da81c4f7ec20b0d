"""The sections of the area profile that belong to the area itself: facts, history, rank, target, branch."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.charts.lights import light_words
from dashboard.charts.target_trend import Milestone, Scale, milestones_between, target_trend, trend_alt
from dashboard.data.contract.words import Level
from dashboard.i18n import N_
from dashboard.metrics.coverage.area_pace import area_pace, assumptions, nothing_ahead
from dashboard.metrics.coverage.pace import LAST_YEAR
from dashboard.metrics.coverage.progress import trend
from dashboard.metrics.cube.versions import version_words
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.lapses import left_out_words
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.shared_choices import OWN_BASE, base_months
from dashboard.ui.parts.standing import USUAL, standing_of
from dashboard.ui.parts.tables import source_line

#: How far a branch territory is confirmed, as the editable table says it.
GROUNDS: Final = {
    "terverifikasi": N_("terverifikasi"),
    "sebagian": N_("belum terverifikasi, hanya sebagian"),
    "perkiraan": N_("belum terverifikasi, perkiraan"),
}


def place(page: Page) -> None:
    """Where the area lies and who serves it."""
    text, areas, area = page.text, page.areas, page.area
    if areas.level(area) is not Level.REGENCY:
        inside = areas.inside(area)
        st.caption(text("{count} kabupaten/kota", count=len(inside)))
        return
    row = areas.regencies.loc[[area]].iloc[0]
    territory = areas.territory.loc[[area]].iloc[0]
    said = [
        text("Kode {code}", code=area),
        text("Provinsi {name}", name=areas.provinces[areas.province_of(area)]),
        text("ibu kota {name}", name=as_text(str(row["ibu_kota"]))),
        text(
            "{sub} kecamatan, {villages} desa, {wards} kelurahan",
            sub=int(row["jumlah_kecamatan"]),
            villages=int(row["jumlah_desa"]),
            wards=int(row["jumlah_kelurahan"]),
        ),
    ]
    branch = text("Wilayah kerja {name}", name=as_text(str(territory["kantor_cabang"])))
    ground = str(territory["dasar_induk"])
    mark = text(GROUNDS.get(ground, GROUNDS["perkiraan"]))
    if ground != "terverifikasi":
        mark = f":material/help: **{mark}**"
    local = str(territory["kantor_setempat"] or "")
    said.append(
        f"{branch}: {mark}" + (f"; {text('kantor setempat {name}', name=as_text(local))}" if local else "")
    )
    st.caption(" · ".join(said))


def history(page: Page) -> None:
    """Coverage month by month, on each month's own potensi or on one fixed base."""
    text = page.text
    st.subheader(text("Riwayat cakupan"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choices = {OWN_BASE: text("Potensi yang berlaku tiap bulan")}
        choices |= {
            month: text("Tetap: {version}", version=name)
            for month, name in base_months(page.data.eligible).items()
        }
        chosen = page.choose("basis", text("Basis potensi"), choices, default=OWN_BASE, width=260)
        temporary = page.choose(
            "sementara",
            text("Peserta sementara"),
            {"ya": text("Dihitung"), "tidak": text("Dikeluarkan")},
            default="ya",
            width=160,
        )
    base = None if chosen == OWN_BASE else chosen
    marks = milestones_of(page)
    picture = loading.kept(
        page.data,
        "history",
        text.code,
        page.theme,
        page.area,
        page.period,
        base,
        temporary,
        compute=lambda: _history(page, base=base, temporary=temporary == "ya", marks=marks),
    )
    show(picture, key="history")
    if marks:
        fold = st.expander(text("Tanggal kebijakan dalam gambar"), key="tonggak_profil", on_change="rerun")
        if fold.open:
            fold.caption(
                "\n".join(
                    f"{each.number}. {text.date(each.day)}: {as_text(text(each.title))} ({as_text(text(each.basis))})"
                    for each in marks
                )
            )


def milestones_of(page: Page) -> tuple[Milestone, ...]:
    """The policy dates up to the chosen month."""
    return loading.kept(
        page.data,
        "history dates",
        page.period,
        compute=lambda: milestones_between(
            page.data.milestones, first=page.data.periods[0], last=page.period
        ),
    )


def _history(page: Page, *, base: str | None, temporary: bool, marks: tuple[Milestone, ...]) -> Picture:
    text, area = page.text, page.area
    table = loading.measured(page.data, Cut(page.areas.level(area), base=base, temporary=temporary))
    months = trend(table, code=area)
    months = months[months.index <= page.period]
    said = version_words(months["eligible_versions"]) or "–"
    about = (
        text("peserta aktif ÷ potensi tiap bulan (versi {versions})", versions=said)
        if base is None
        else text("peserta aktif dan target ÷ potensi tetap, versi {versions}", versions=said)
    )
    title = text("Cakupan {area} dari bulan ke bulan", area=area_label(page.areas, area, text))
    nothing = nothing_ahead()
    lines = [about, source_line(page, temporary=temporary)]
    figure = target_trend(
        months,
        nothing,
        scale=Scale.PERCENT,
        milestones=marks,
        title=title,
        lines=lines,
        text=text,
        theme=page.theme,
    )
    return Picture(figure, trend_alt(months, nothing, scale=Scale.PERCENT, title=title, text=text))


def pace_line(page: Page) -> None:
    """Where the pace leads, with what the projection takes for granted; target and need stand by the gauges."""
    text = page.text
    st.subheader(text("Target dan laju"), anchor=False)
    found = loading.kept(
        page.data,
        "profile pace",
        page.area,
        page.period,
        compute=lambda: area_pace(
            page.data, area=page.area, period=page.period, panel=loading.panel_of(page.data)
        ),
    ).everyone
    run = found.run(USUAL.window)
    lag = standing_of(page, page.area).lag
    said = [f"**{light_words(run.state, text, falls_back=run.falls_back, lag=lag)}**"]
    if run.projected is not None:
        said.append(text("proyeksi Desember {people} orang", people=run.projected))
    if run.reached is not None:
        said.append(text("tercapai {month} pada laju ini", month=text.month(run.reached)))
    elif run.beyond:
        said.append(text("tercapai sesudah {year} pada laju ini", year=str(LAST_YEAR)))
    st.markdown("\n".join(f"- {line}" for line in said))
    if run.projected is not None:
        said = [text.render(each) for each in assumptions(found, window=USUAL.window)]
        st.caption(" ".join(filter(None, [*said, left_out_words(page)])))
    if page.areas.level(page.area) is Level.BRANCH:
        st.caption(
            text("Target cabang sendiri dihitung menurut pemberi kerja; lihat halaman Target dan progres.")
        )
    page.link("target", text("Buka target dan progres"))
