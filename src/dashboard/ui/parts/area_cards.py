"""The numbers of one area and month: coverage, achievement, people not covered, change. Each says of what."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.data.contract.words import ALL, SEGMENT_NAMES, Level
from dashboard.metrics.coverage.change import change_of
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.cube.versions import version_words
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.area_words import target_flag
from dashboard.ui.parts.values import count, rate

#: Months between the two ends of the change shown.
SPAN = 12


def area_cards(
    page: Page,
    *,
    segment: str = ALL,
    base: str | None = None,
    temporary: bool = True,
    columns: int = 2,
    compare: str | None = None,
    shares: bool = True,
) -> None:
    """Draw the cards of the chosen area.

    columns: how many stand side by side. compare: the other month of the change, None for a year before.
    shares: whether coverage and achievement are among them; not where gauges show them.
    """
    text, areas, area = page.text, page.areas, page.area
    level = areas.level(area)
    cut = Cut(level, segment, base, temporary)
    month = loading.measured_month(page.data, page.period, cut)
    start, end = sorted((compare or month_before(page.period, SPAN), page.period))
    moved = loading.changed(page.data, cut, start=start, end=end)
    row = month.loc[[area]].iloc[0]
    about = [text("per akhir {month}", month=text.month(page.period))]
    if segment != ALL:
        about.append(text(SEGMENT_NAMES[segment]))
    if not temporary:
        about.append(text("tanpa peserta sementara"))
    st.markdown(f"**{area_label(areas, area, text)}**  \n{' · '.join(about)}")
    for note in _notes(page, row, level):
        st.caption(f":material/info: {note}")
    cards = [partial(_not_covered, page, row), partial(_change, page, moved, start=start, end=end)]
    if shares:
        cards = [partial(_coverage, page, row), partial(_achievement, page, row), *cards]
    slots: list[DeltaGenerator] = []
    while len(slots) < len(cards):
        slots.extend(st.columns(columns))
    for slot, card in zip(slots, cards, strict=False):
        with slot:
            card()
    if page.key != "profil":
        page.link("profil", text("Profil {name}", name=area_label(areas, area, text)))


def _card(label: str, value: str, *, base: str, explanation: str, delta: str | None = None) -> None:
    with st.container(border=True, gap="xxsmall", height="stretch"):
        st.metric(label, value, delta=delta, delta_color="off", help=explanation)
        st.markdown(base)


def _coverage(page: Page, row: pd.Series) -> None:
    text = page.text
    active, eligible = count(row["active"]), count(row["eligible"])
    if active is None:
        base = text("tidak ada data untuk bulan ini")
    elif eligible is None:
        base = text("{active} peserta aktif; potensi belum ada", active=active)
    else:
        base = text(
            "{active} dari {eligible} potensi (versi {version})",
            active=active,
            eligible=eligible,
            version=version_words([row["eligible_versions"]]),
        )
    _card(
        text("Cakupan kepesertaan"),
        text.percent(rate(row["coverage_percent"])),
        base=base,
        explanation=text("Peserta aktif dibagi potensi pekerja; bukan capaian target."),
    )


def _achievement(page: Page, row: pd.Series) -> None:
    text = page.text
    target = count(row["target"])
    year = page.period[:4]
    if target is None:
        base = text("tidak ada target {year} untuk wilayah dan segmen ini", year=year)
        if page.areas.level(page.area) is Level.BRANCH:
            base = text(
                "target cabang dihitung per pemberi kerja, tidak dibandingkan dengan peserta wilayah kerja"
            )
    else:
        base = text(
            "target {kind} {year}: {target} orang ({percent}); kurang {gap} orang",
            kind=str(row["target_kind"]),
            year=year,
            target=target,
            percent=text.percent(rate(row["target_percent"])),
            gap=text.number(count(row["gap_to_target"])),
        )
        gap = count(row["gap_to_target"])
        if gap is not None and gap <= 0:
            base = text(
                "target {kind} {year}: {target} orang ({percent}); terlampaui {gap} orang",
                kind=str(row["target_kind"]),
                year=year,
                target=target,
                percent=text.percent(rate(row["target_percent"])),
                gap=-gap,
            )
        elif gap is None:
            base = text(
                "target {kind} {year}: {target} orang", kind=str(row["target_kind"]), year=year, target=target
            )
        base += target_flag(rate(row["target_percent"]), text)
        base += f" · {text(as_text(str(row['target_source'])))}"
    _card(
        text("Capaian target"),
        text.percent(rate(row["achievement_percent"])),
        base=base,
        explanation=text("Peserta aktif dibagi target (orang); bukan cakupan."),
    )


def _not_covered(page: Page, row: pd.Series) -> None:
    text = page.text
    people = count(row["not_covered"])
    _card(
        text("Belum terlindungi"),
        text.number(people),
        base=text("orang: potensi dikurangi peserta aktif")
        if people is None or people >= 0
        else text("peserta aktif melebihi potensi"),
        explanation=text("Bukan selisih ke target, dan bukan target itu sendiri."),
    )


def _change(page: Page, moved: pd.DataFrame, *, start: str, end: str) -> None:
    text = page.text
    change = change_of(moved, page.area, since=start)
    if change is None:
        base = text("tidak ada data pada salah satu bulan")
        value = "–"
    else:
        value = text.points(rate(change.points))
        base = text(
            "{people} orang, {start} ke {end}",
            people=text.number(count(change.people), signed=True),
            start=text.month(start),
            end=text.month(end),
        )
        if change.base_changed:
            base += " · " + text(
                "basis potensi berbeda: {before} → {after}",
                before=version_words([change.bases_before]),
                after=version_words([change.bases_after]),
            )
    _card(
        text("Perubahan 12 bulan") if start == month_before(end, SPAN) else text("Perubahan"),
        value,
        base=base,
        explanation=text("Selisih cakupan dalam poin persen, bukan persen."),
    )


def _notes(page: Page, row: pd.Series, level: Level) -> list[str]:
    text, areas = page.text, page.areas
    notes = []
    if level is not Level.REGENCY and not row["complete"]:
        notes.append(
            text(
                "{used} dari {total} kabupaten/kota punya data lengkap; capaian gabungan tidak ditampilkan",
                used=int(row["n_used"]),
                total=int(row["n_total"]),
            )
        )
    if row["uncounted"]:
        names = ", ".join(areas.short_name(code) for code in row["uncounted"] if code in areas)
        notes.append(text("ada peserta tetapi tidak ada potensi, jadi tidak dihitung: {names}", names=names))
    if level is Level.BRANCH:
        notes.append(text("cakupan menurut wilayah kerja, bukan realisasi cabang sendiri"))
        if not areas.territory_verified(page.area):
            notes.append(text("wilayah kerja belum terverifikasi seluruhnya"))
    return notes
