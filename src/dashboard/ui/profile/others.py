"""An area beside others: its rank, those it is compared with, and what has been published about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.data.contract.words import REGION, Level
from dashboard.i18n import N_
from dashboard.metrics.coverage.peers import (
    CIRCLE_NAMES,
    Circle,
    Rank,
    Why,
    circles,
    compared,
    comparison,
    ranks,
)
from dashboard.metrics.cube.versions import version_column
from dashboard.ui.frame import loading
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.tables import download, show_table, source_line, styled, table_of_areas
from dashboard.ui.parts.values import rate, written

#: The only denominator of a published rate that is coverage in our sense.
OURS: Final = "potensi"
#: What a whole level is called in a rank.
_LEVEL_NAMES: Final = {
    Level.PROVINCE: N_("Provinsi se-kanwil"),
    Level.BRANCH: N_("Wilayah kerja cabang se-kanwil"),
}


def rank(page: Page) -> None:
    """The place of the area by coverage among those it is compared with, its province and the region."""
    text = page.text
    level = page.areas.level(page.area)
    if level is Level.REGION:
        return
    st.subheader(text("Peringkat cakupan"), anchor=False)
    found = loading.kept(page.data, "ranks", page.area, page.period, compute=lambda: _ranks(page))
    lines = []
    for each in found.values():
        name = text(_LEVEL_NAMES.get(level, CIRCLE_NAMES[each.circle]))
        place = (
            text("tidak berperingkat, datanya belum lengkap")
            if each.place is None
            else text("**{place}** dari {count}", place=each.place, count=each.of)
        )
        without = f" ({text('{count} tanpa data', count=each.without)})" if each.without else ""
        among = _named(page) if level is Level.REGENCY and each.circle is Circle.COMPARED else ""
        lines.append(f"- {name}: {place}{without}{among}")
    st.markdown("\n".join(lines))
    st.caption(
        text(
            "1 = cakupan tertinggi, per akhir {month}; pembanding = tetangga, dan wilayah sejenis dengan potensi terdekat",
            month=text.month(page.period),
        )
    )


def _named(page: Page) -> str:
    """Whom a kabupaten/kota is compared with, by name."""
    areas, area = page.areas, page.area

    def found() -> str:
        month = loading.measured_month(page.data, page.period, Cut(Level.REGENCY))
        compared_with = circles(areas, code=area, others=_others(page, month))[Circle.COMPARED]
        return ", ".join(areas.short_name(code) for code in compared_with if code != area)

    names = loading.kept(page.data, "compared names", area, page.period, compute=found)
    return f": {names}" if names else ""


def _ranks(page: Page) -> dict[Circle, Rank]:
    areas, area = page.areas, page.area
    level = areas.level(area)
    month = loading.measured_month(page.data, page.period, Cut(level))
    if level is not Level.REGENCY:
        others = (area, *(code for code in areas.at_level(level) if code != area))
        return ranks(month, {Circle.REGION: others})
    return ranks(month, circles(areas, code=area, others=_others(page, month)))


def _others(page: Page, month: pd.DataFrame) -> dict[Why, tuple[str, ...]]:
    """The areas that the chosen kabupaten/kota is compared with, and why."""
    return compared(month, code=page.area, neighbours=loading.geometry().neighbours[page.area])


def neighbours(page: Page) -> None:
    """Those that a kabupaten/kota is compared with, or the kabupaten/kota inside a larger area, best first."""
    text = page.text
    regency = page.areas.level(page.area) is Level.REGENCY
    if regency:
        st.subheader(text("Wilayah pembanding"), anchor=False)
        _table_beside(page, text("Wilayah pembanding"))
        return
    title = text("Kabupaten/kota di dalamnya")
    fold = st.expander(title, key="di_dalamnya", on_change="rerun")
    if fold.open:
        with fold:
            _table_beside(page, title)


def _table_beside(page: Page, title: str) -> None:
    text = page.text
    codes, frame, style = loading.kept(
        page.data, "neighbours", text.code, page.area, page.period, compute=lambda: _beside(page)
    )
    key = f"beside_{page.area}"

    table_of_areas(
        style,
        text=text,
        key=key,
        codes=codes,
        alt=text("{title}: {count} wilayah menurut cakupan", title=title, count=len(frame)),
    )
    st.caption(text("Pilih satu baris untuk membuka profilnya. {source}", source=source_line(page)))
    download(
        page, frame, pd.DataFrame(index=frame.index), name=text("pembanding"), parts=(page.area,), about=title
    )


def _beside(page: Page) -> tuple[list[str], pd.DataFrame, Styler]:
    text, areas, area = page.text, page.areas, page.area
    month = loading.measured_month(page.data, page.period, Cut(Level.REGENCY))
    if areas.level(area) is Level.REGENCY:
        others = _others(page, month)
        rows = comparison(month, circles(areas, code=area, others=others)[Circle.COMPARED])
        why = [_why(page, str(code), others) for code in rows.index]
    else:
        rows = comparison(month, areas.inside(area))
        why = []
    codes = [str(code) for code in rows.index]
    columns: dict[str, object] = {
        text("Wilayah"): [areas.short_name(code) for code in codes],
        text("Peringkat"): rows["rank"].array,
        text("Cakupan (%)"): rows["coverage_percent"].to_numpy(),
        text("Peserta aktif"): rows["active"].array,
        text("Potensi"): rows["eligible"].array,
        text("Belum terlindungi"): rows["not_covered"].array,
        text("Capaian target (%)"): rows["achievement_percent"].to_numpy(),
        text("Versi potensi"): version_column(rows["eligible_versions"]),
    }
    if why:
        columns[text("Mengapa di sini")] = why
    columns[text("Kode")] = codes
    frame = pd.DataFrame(columns)
    return codes, frame, styled(page, frame, pd.DataFrame(index=frame.index), uuid="beside")


def _why(page: Page, code: str, others: Mapping[Why, Sequence[str]]) -> str:
    text = page.text
    if code == page.area:
        return text("wilayah ini")
    words = {Why.NEIGHBOUR: text("tetangga"), Why.PEER: text("sejenis, potensi terdekat")}
    return ", ".join(words[why] for why, codes in others.items() if code in codes)


def published(page: Page) -> None:
    """Every figure that has been published about the area, beside the numbers above and never summed; at a click."""
    fold = st.expander(
        page.text("Angka publik tentang wilayah ini"), key="angka_publik_profil", on_change="rerun"
    )
    if fold.open:
        with fold:
            _published(page)


def _published(page: Page) -> None:
    text = page.text
    figures = loading.published()
    own = figures["kode_wilayah"] == page.area
    if page.area == REGION:
        own = (figures["tingkat"] == "kanwil") | own
    rows = figures[own].sort_values("per_tanggal", ascending=False, kind="stable")
    if rows.empty:
        st.caption(text("Belum ada angka terbit yang tercatat untuk wilayah ini."))
        return
    frame = pd.DataFrame(
        {
            text("Per tanggal"): rows["per_tanggal"].to_numpy(),
            text("Ukuran"): rows["ukuran"].to_numpy(),
            text("Nilai"): rows["nilai"].to_numpy(),
            text("Satuan"): rows["satuan"].to_numpy(),
            text("Penyebut"): rows["penyebut"].to_numpy(),
            text("Cakupan dalam arti dasbor"): [
                text("ya")
                if (size, base) == ("cakupan", OURS)
                else "–"
                if size != "cakupan"
                else text("bukan")
                for size, base in zip(rows["ukuran"], rows["penyebut"], strict=True)
            ],
            text("Mutu"): rows["mutu"].to_numpy(),
            text("Penerbit"): rows["penerbit"].to_numpy(),
            text("Tanggal terbit"): rows["terbit"].to_numpy(),
            text("Yang dihitung"): rows["yang_dihitung"].to_numpy(),
            text("Catatan"): rows["catatan"].to_numpy(),
            text("Sumber"): rows["sumber"].to_numpy(),
        }
    )
    show_table(
        frame.style.set_uuid("published").format({text("Nilai"): lambda value: _as_printed(page, value)}),
        placeholder=text("tidak ada data"),
        height=300 if len(frame) > 8 else "auto",
        columns={text("Sumber"): st.column_config.LinkColumn()},
        alt=text("{count} angka publik dengan tanggal, penerbit, penyebut, dan mutu", count=len(frame)),
    )
    st.caption(
        text(
            "Hanya angka berpenyebut potensi yang setara dengan cakupan di dasbor ini. Mutu A: pembilang dan penyebut cocok; B: satu pernyataan; C: dibulatkan, bermakna ganda, atau dibantah. Angka publik tidak dijumlahkan dengan data."
        )
    )


def _as_printed(page: Page, value: object) -> str:
    number = rate(value)
    return written(page.text, digits=0 if number is None or number == int(number) else 2)(value)
