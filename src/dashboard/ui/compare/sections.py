"""The parts of the page Bandingkan: the finding, a card an area, the table, the history, categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.charts.compared_trend import compared_trend, compared_trend_alt
from dashboard.data.contract.words import SEGMENT_NAMES, Level
from dashboard.metrics.categories.composition import CATEGORY_NAMES, NOT_BROKEN_DOWN, Dimension
from dashboard.metrics.comparing.figures import FEWEST, Side, overlaps
from dashboard.metrics.comparing.finding import comparison_finding
from dashboard.metrics.comparing.rise import POINTS
from dashboard.metrics.coverage.progress import trend
from dashboard.ui.compare.figures import as_numbers, rows_of
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_in_words, area_label
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.area_words import hidden_note, unverified_words
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.standing import say_standing
from dashboard.ui.parts.tables import download, show_table, source_line
from dashboard.ui.parts.two_dates import common_words, dates_line, split_words
from dashboard.ui.parts.values import count, rate

#: Pixels of the column that says what a row is, beside which a phone has room for one area.
FIRST_COLUMN: Final = 190


def say_comparison(page: Page, found: Sequence[Side]) -> None:
    """Beside the title: who is highest, who lowest, and how far apart."""
    text = page.text
    if len(found) < FEWEST:
        say_standing(page, found[0].standing)
        st.info(
            text("Pilih sampai tiga wilayah lain di kotak di atas, atau centang di tabelnya."),
            icon=":material/compare_arrows:",
        )
        return
    names = {side.code: area_in_words(page.areas, side.code, text) for side in found}
    shared = overlaps(page.areas, list(names))
    page.say(text.render(comparison_finding(found, shared=shared, names=names, period=page.period)))


def cards(page: Page, found: Sequence[Side]) -> None:
    """A card an area: coverage with its base, people not covered, and the line of two dates."""
    for slot, side in zip(st.columns(max(len(found), FEWEST)), found, strict=False):
        with slot, st.container(border=True, gap="xxsmall", height="stretch"):
            _card(page, side)
    notes = _notes(page, [side.code for side in found])
    if notes:
        st.caption("  \n".join(f":material/info: {note}" for note in notes))


def _notes(page: Page, codes: Sequence[str]) -> list[str]:
    """What keeps these areas from being added or set against a target."""
    text, areas = page.text, page.areas
    notes = []
    for each in overlaps(areas, codes):
        part, whole = (area_label(areas, code, text) for code in (each.part, each.whole))
        notes.append(
            text("{part} adalah bagian dari {whole}: angkanya ikut di dalamnya.", part=part, whole=whole)
            if each.inside
            else text(
                "{part} dan {whole} berbagi {count} kabupaten/kota: jangan dijumlahkan.",
                part=part,
                whole=whole,
                count=each.shared,
            )
        )
    if any(areas.level(code) is Level.BRANCH for code in codes):
        notes.append(
            text(
                "Angka cabang menurut wilayah kerja. Target cabang sendiri dihitung menurut pemberi kerja, jadi tidak dibandingkan dengannya."
            )
        )
    notes.append(unverified_words(page, codes))
    return [note for note in notes if note]


def _card(page: Page, side: Side) -> None:
    text, own = page.text, side.standing
    label = area_label(page.areas, side.code, text)
    st.metric(label, text.percent(own.coverage), help=text("Peserta aktif dibagi potensi pekerja."))
    said = [
        text("tidak ada data untuk bulan ini")
        if own.active is None
        else text("{active} peserta aktif; potensi belum ada", active=own.active)
        if own.eligible is None
        else text(
            "{active} dari {eligible} potensi (versi {version})",
            active=own.active,
            eligible=own.eligible,
            version=", ".join(own.versions) or "–",
        )
    ]
    if side.standing.not_covered is not None:
        said.append(text("**{people}** belum terlindungi", people=side.standing.not_covered))
    if own.total > 1 and not own.whole:
        said.append(text("{used} dari {total} kabupaten/kota punya data", used=own.used, total=own.total))
    if side.dates is not None:
        said.append(dates_line(side.dates, text))
        said += [split_words(side.dates, text), common_words(side.dates, page.areas, text)]
    st.markdown("  \n".join(filter(None, said)))
    name = page.areas.short_name(side.code)
    page.link("profil", text("Profil {name}", name=name), wilayah=side.code)


def history(page: Page, codes: Sequence[str]) -> None:
    """Coverage of all areas month by month in one picture, each month on its own potensi."""
    text = page.text
    months = {}
    for code in codes:
        own = trend(loading.measured(page.data, Cut(page.areas.level(code))), code=code)
        months[area_label(page.areas, code, text)] = own[own.index <= page.period]
    title = text("Cakupan dari bulan ke bulan")
    about = text("peserta aktif ÷ potensi tiap bulan; bulan yang datanya belum lengkap tidak digambar")
    figure = compared_trend(
        months, title=title, lines=[about, source_line(page)], text=text, theme=page.theme
    )
    show(Picture(figure, compared_trend_alt(months, title=title, text=text)), key="compared_trend")


def table(page: Page, found: Sequence[Side]) -> None:
    """All numbers side by side; the first column stays in sight."""
    text = page.text
    st.subheader(text("Angka berdampingan"), anchor=False)
    rows = rows_of(page, found)
    columns = {text("Ukuran"): [label for label, _ in rows]}
    for place, side in enumerate(found):
        columns[area_label(page.areas, side.code, text)] = [values[place] for _, values in rows]
    _show(pd.DataFrame(columns), alt=text("{count} ukuran dari wilayah yang dibandingkan", count=len(rows)))
    st.caption(" ".join(filter(None, [source_line(page) + ".", _rate_words(page, found)])))


def _show(words: pd.DataFrame, *, alt: str) -> None:
    """A table of words whole, its first column narrow enough for a phone."""
    columns: dict[str, object] = {str(words.columns[0]): st.column_config.TextColumn(width=FIRST_COLUMN)}
    columns |= {str(name): st.column_config.TextColumn(alignment="right") for name in words.columns[1:]}
    show_table(words, alt=alt, columns=columns, height="content")


def _rate_words(page: Page, found: Sequence[Side]) -> str:
    """At what rate the rise is priced, and that it is an equal step for all, no advice."""
    text = page.text
    rises = [side.rise for side in found if side.rise is not None and side.rise.rate is not None]
    if not rises or rises[0].rate is None:
        return ""
    terms, each = rises[0].terms, rises[0].rate
    said = text(
        "Naik {points} poin (paling tinggi sampai 100%) dihitung sebagai peserta baru {segment} yang dibayar {funding}, {months} bulan mulai {start}, {why}.",
        points=POINTS,
        segment=text(SEGMENT_NAMES[terms.segment]),
        funding=terms.funding,
        months=terms.months,
        start=text.month(terms.start),
        why=text.render(each.why).rstrip("."),
    )
    return as_text(said, most=600)


def file(page: Page, found: Sequence[Side]) -> None:
    """The same numbers as a file, one row an area."""
    text = page.text
    frame = as_numbers(page, found)
    names = ", ".join(page.areas.name(side.code) for side in found)
    parts = tuple(side.code for side in found)
    download(page, frame, name=text("bandingkan"), parts=parts, about=names)


def segments(page: Page, codes: Sequence[str]) -> None:
    """Coverage of each segment and who of it is out, area beside area."""
    st.subheader(page.text("Segmen: cakupan dan yang belum terlindungi"), anchor=False)
    _categories(page, codes, Dimension.SEGMENT)


def groups(page: Page, codes: Sequence[str]) -> None:
    """The same of each group of workers, at a click."""
    fold = st.expander(page.text("Menurut kelompok pekerja"), key="kelompok_bandingkan", on_change="rerun")
    if fold.open:
        with fold:
            _categories(page, codes, Dimension.GROUP)


def _categories(page: Page, codes: Sequence[str], dimension: Dimension) -> None:
    text = page.text
    figures = loading.categories_of(page.data, page.period)[True]
    names: Mapping[str, str] = {
        code: text(name) for code, name in CATEGORY_NAMES[dimension].items() if code != NOT_BROKEN_DOWN
    }
    columns = {text("Segmen") if dimension is Dimension.SEGMENT else text("Kelompok"): list(names.values())}
    hidden = False
    for code in codes:
        rows = figures.coverage_in(dimension, code)
        told = [_category_words(page, rows.loc[[name]].iloc[0]) for name in names]
        hidden = hidden or bool(rows["hidden"].any())
        columns[area_label(page.areas, code, text)] = told
    _show(pd.DataFrame(columns), alt=text("Cakupan dan yang belum terlindungi, wilayah berdampingan"))
    base = (
        text("Cakupan = peserta aktif ÷ populasi kelompok; di belakangnya yang belum terlindungi.")
        if dimension is Dimension.GROUP
        else text("Cakupan = peserta aktif ÷ potensi segmen; di belakangnya yang belum terlindungi.")
    )
    st.caption(f"{base} {source_line(page)}")
    if hidden:
        hidden_note(page)


def _category_words(page: Page, row: pd.Series) -> str:
    text = page.text
    if row["hidden"]:
        return text("disembunyikan")
    share, left = rate(row["coverage_percent"]), count(row["not_covered"])
    if share is None:
        return text("tidak ada data")
    said = text("{percent} · {left} belum", percent=text.percent(share), left=text.number(left))
    if not row["complete"]:
        used, total = int(row["n_used"]), int(row["n_total"])
        said = text("{said} ({used} dari {total})", said=said, used=used, total=total)
    return said
