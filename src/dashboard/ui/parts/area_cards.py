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
from dashboard.ui.parts.certainty import certainty_words
from dashboard.ui.parts.standing import Against, standing_of
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
    cut = Cut(page.areas.level(page.area), segment, base, temporary)
    drawn = partial(_area_cards, page, cut, columns=columns, compare=compare, shares=shares)
    page.still("cards", cut, columns, compare, shares, draw=drawn)


def _area_cards(page: Page, cut: Cut, *, columns: int, compare: str | None, shares: bool) -> None:
    text, areas, area = page.text, page.areas, page.area
    month = loading.measured_month(page.data, page.period, cut)
    start, end = sorted((compare or month_before(page.period, SPAN), page.period))
    moved = loading.changed(page.data, cut, start=start, end=end)
    row = month.loc[[area]].iloc[0]
    about = [text("per akhir {month}", month=text.month(page.period))]
    if cut.segment != ALL:
        about.append(text(SEGMENT_NAMES[cut.segment]))
    if not cut.temporary:
        about.append(text("tanpa peserta sementara"))
    st.markdown(f"**{area_label(areas, area, text)}**  \n{' · '.join(about)}")
    for note in _notes(page, row, cut.level):
        st.caption(f":material/info: {note}")
    if shares:
        against = Against(temporary=cut.temporary, segment=cut.segment, base=cut.base)
        sure = certainty_words(page, standing_of(page, area, against), against)
        if sure:
            st.caption(sure)
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
        base = " · ".join(_target_words(page, row, target))
    _card(
        text("Capaian target"),
        text.percent(rate(row["achievement_percent"])),
        base=base,
        explanation=text("Peserta aktif dibagi target (orang); bukan cakupan."),
    )


def _target_words(page: Page, row: pd.Series, target: int) -> list[str]:
    """People of people first; then the target's own per cent, of another whole, and whose target it is."""
    text = page.text
    active, gap = count(row["active"]), count(row["gap_to_target"])
    series = text("target {series} {year}", series=str(row["target_kind"]), year=page.period[:4])
    if gap is None or active is None:
        said = [text("{series}: {target} orang", series=series, target=target)]
    elif gap > 0:
        said = [
            text(
                "{active} dari {target} orang ({series}); kurang {gap} orang",
                active=active,
                target=target,
                series=series,
                gap=gap,
            )
        ]
    else:
        said = [
            text(
                "{active} dari {target} orang ({series}); terlampaui {over} orang",
                active=active,
                target=target,
                series=series,
                over=-gap,
            )
        ]
    share = rate(row["target_percent"])
    flag = target_flag(share, text).removeprefix(" · ")
    if share is not None:
        said.append(flag or text("target itu {percent} dari potensi", percent=text.percent(share)))
    return [*said, text("sumber target: {source}", source=text(as_text(str(row["target_source"]))))]


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
