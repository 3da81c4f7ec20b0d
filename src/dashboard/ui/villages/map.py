"""The map of villages: circles that fill as villages pay, or every desa as a point; the rest listed beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.charts.village_map import Frame, ReadyDeck, frame_of, village_map
from dashboard.data.contract.words import Level
from dashboard.data.disclosure.limits import FEW_ENTITIES
from dashboard.data.disclosure.village_units import KECAMATAN, REGENCY
from dashboard.i18n import N_
from dashboard.metrics.villages.standing import STATUS_NAMES, Status
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.villages.choices import place_name, share, stamp
from dashboard.ui.villages.figures import (
    VillageView,
    figures_of,
    places_in,
    single_shown,
    singles_of,
    villages_in,
    year_of,
)

UNITS: Final = {
    "kabkota": N_("Kabupaten/kota"),
    "kecamatan": N_("Kecamatan"),
    "desa": N_("Setiap desa"),
}
_FIRST: Final = {Level.REGION: "kabkota", Level.REGENCY: "desa"}
#: Pixels: the picture, screens up to which it is shown smaller, and by how much.
HEIGHT, PHONE, SMALLER = 450, 640, 0.52
#: Villages named in a list before the rest is only counted.
NAMED: Final = 20


@dataclass(frozen=True, eq=False)
class Drawn:
    """The map ready to send.

    placed: how many desa have a point on it. circles: whether any are drawn; joined: some of them stand for
    several kecamatan. missing, outside: the desa and kelurahan without a point and those with one outside the
    picture, in words.
    """

    deck: ReadyDeck
    alt: str
    placed: int
    circles: bool
    joined: bool
    missing: tuple[str, ...]
    outside: tuple[str, ...]


def map_section(page: Page, view: VillageView) -> None:
    """Draw the map, its legend, and what is not on it."""
    text = page.text
    level = page.areas.level(page.area)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.subheader(text("Peta desa"), anchor=False, width="content")
        units = {k: text(v) for k, v in UNITS.items() if k != "kabkota" or level is not Level.REGENCY}
        unit = page.pick(
            "gambar",
            text("Yang digambar"),
            units,
            default=_FIRST.get(level, "kecamatan"),
            label_visibility="collapsed",
        )
    drawn = loading.kept(
        page.data,
        "village map",
        page.area,
        page.period,
        text.code,
        page.theme,
        view.year,
        view.kecamatan,
        unit,
        loading.geometry().url,
        compute=lambda: _drawn(page, view, unit),
    )
    picture, beside = st.columns([7, 3], gap="medium")
    with picture:
        # The deck's camera is set on the server, where nobody knows how wide the screen is.
        st.html(f"<style>@media (max-width: {PHONE}px) {{.st-key-peta_desa {{zoom: {SMALLER}}}}}</style>")
        with st.container(border=True, key="peta_desa"):
            st.pydeck_chart(drawn.deck, height=HEIGHT, alt=drawn.alt)
    with beside:
        _legend(page, unit, circles=drawn.circles)
        _not_drawn(page, drawn, unit)


def _drawn(page: Page, view: VillageView, unit: str) -> Drawn:
    text, geometry = page.text, loading.geometry()
    region = page.areas.level(page.area) is Level.REGION
    frame = frame_of([page.area], geometry)
    villages = villages_in(page, view)
    points = _points(page, view, villages) if unit == "desa" else villages.iloc[:0].assign(status="")
    circles = circles_of(page, view, unit)
    title = text("Desa yang membayar iuran: {area}", area=place_name(page, view))
    deck = village_map(
        codes=list(page.areas.provinces) if region else page.areas.inside(page.area),
        frame=frame,
        points=points if not region else points[points["jenis"] == "desa"],
        circles=circles,
        geometry=geometry,
        theme=page.theme,
        caption=f"{title}\n{stamp(page, view)}",
    )
    desa = villages[villages["jenis"] == "desa"]
    return Drawn(
        deck=deck,
        alt=_alt(page, view, title=title, circles=circles, unit=unit),
        placed=int(frame.holds(desa).sum()),
        circles=not circles.empty,
        joined=unit != "kabkota" and figures_of(page, view).joined,
        missing=_names(page, villages[villages["lat"].isna() | villages["lon"].isna()]),
        outside=_names(page, villages[villages["lat"].notna() & ~_held(frame, villages)]),
    )


def _held(frame: Frame, villages: pd.DataFrame) -> pd.Series:
    return frame.holds(villages).astype(bool)


def _points(page: Page, view: VillageView, villages: pd.DataFrame) -> pd.DataFrame:
    if not single_shown(page):
        return villages.assign(status="")
    status = singles_of(page, view)["status"].reindex(villages.index).fillna(str(Status.NO_DATA))
    words = [
        f"{unit}: {page.text(STATUS_NAMES[Status(each)])}"
        for unit, each in zip(villages["kecamatan"], status, strict=True)
    ]
    return villages.assign(status=status.to_numpy(), kecamatan=words)


def circles_of(page: Page, view: VillageView, unit: str) -> pd.DataFrame:
    """Circles of the chosen unit; over single points only where those can't show the status themselves."""
    areas, text = page.areas, page.text
    if unit == "kabkota":
        codes = list(areas.inside(page.area))
        places = areas.regencies.loc[codes, ["nama"]].assign(
            lat=areas.regencies.loc[codes, "label_lat"], lon=areas.regencies.loc[codes, "label_lon"]
        )
        table = year_of(page, view.year).counted[REGENCY]
    else:
        places = places_in(page, view.year)[["nama", "lat", "lon"]]
        if view.kecamatan:
            places = places.loc[[view.kecamatan]]
        if unit == "desa" and (single_shown(page) or areas.level(page.area) is Level.REGION):
            places = places.iloc[:0]
        table = year_of(page, view.year).counted[KECAMATAN]
    rows = places.join(table, how="inner")
    known = rows["persen"].notna()
    rows["known"] = known
    rows["words"] = [
        text(
            "{name}: {paying} dari {known} desa yang punya data membayar ({percent}); {known} dari {desa} desa punya data",
            name=name,
            paying=int(paying),
            known=int(data),
            desa=int(desa),
            percent=share(percent, text),
        )
        if given
        else text("{name}: {desa} desa, disembunyikan", name=name, desa=int(desa))
        if hidden
        else text("{name}: {desa} desa, tidak ada data", name=name, desa=int(desa))
        for name, paying, data, desa, percent, given, hidden in zip(
            rows["nama"],
            rows[str(Status.PAYS)],
            rows["data"],
            rows["desa"],
            rows["persen"],
            known,
            rows["disembunyikan"] > 0,
            strict=True,
        )
    ]
    return rows


def _alt(page: Page, view: VillageView, *, title: str, circles: pd.DataFrame, unit: str) -> str:
    text = page.text
    at = figures_of(page, view).standing
    said = text(
        "{title}: {paying} membayar, {stopped} berhenti membayar, {never} belum mendaftar, {unknown} tanpa data, dari {desa} desa.",
        title=title,
        paying=at.paying,
        stopped=at.stopped,
        never=at.never,
        unknown=at.unknown,
        desa=at.desa,
    )
    if at.hidden:
        hidden = text("{count} desa disembunyikan.", count=at.hidden)
        said = f"{said} {hidden}" if at.n_used else f"{title}: {hidden}"
    lowest = circles[circles["known"].astype(bool)].sort_values("persen").head(5)
    if unit == "desa" or lowest.empty:
        return said
    return f"{said} {text('Terendah')}: {'; '.join(lowest['words'])}."


def _names(page: Page, rows: pd.DataFrame) -> tuple[str, ...]:
    kelurahan = page.text("kelurahan")
    return tuple(
        f"{name} ({place})" if kind == "desa" else f"{name} ({kelurahan}, {place})"
        for name, kind, place in zip(rows["nama"], rows["jenis"], rows["kecamatan"], strict=True)
    )


def _legend(page: Page, unit: str, *, circles: bool) -> None:
    text = page.text
    said = []
    if circles:
        said += [
            text("Luas lingkaran: desa yang punya data. Isi penuh di tengah: yang membayar"),
            text("Tepi tebal tanpa isi: tidak ada desa yang membayar"),
            text("Cincin kecil abu-abu: tidak ada data"),
        ]
    if unit == "desa" and single_shown(page):
        said = [
            text("Bulatan penuh: desa membayar"),
            text("Cincin tebal: desa belum mendaftar"),
            text("Cincin kecil berwarna: desa berhenti membayar"),
            text("Cincin kecil abu-abu: tidak ada data"),
            text("Titik kecil abu-abu: kelurahan, tidak punya uang desa"),
        ]
    elif unit == "desa":
        said.append(text("Titik kecil: satu desa atau kelurahan; statusnya hanya per kecamatan"))
    st.markdown("\n".join(f"- {each}" for each in said))
    if unit == "desa" and page.is_sample:
        st.caption(text("Desa di data contoh rekaan, jadi statusnya hanya digambar per kecamatan."))
    elif unit == "desa" and not single_shown(page):
        st.caption(
            text(
                "Status tiap desa tidak ditampilkan di tautan yang terbuka untuk umum. Unggah berkasnya untuk kunjungan ini di halaman Data, atau pakai server internal."
            )
        )


def _not_drawn(page: Page, drawn: Drawn, unit: str) -> None:
    text = page.text
    if unit != "desa":
        st.caption(
            text(
                "{count} desa di wilayah ini bertitik; pilih “Setiap desa” untuk melihat satu per satu.",
                count=drawn.placed,
            )
        )
    else:
        st.caption(text("{count} desa digambar.", count=drawn.placed))
    for count_words, names in (
        (text("{count} desa dan kelurahan tanpa titik", count=len(drawn.missing)), drawn.missing),
        (text("{count} titik di luar gambar", count=len(drawn.outside)), drawn.outside),
    ):
        if names:
            rest = text(" dan {count} lainnya", count=len(names) - NAMED) if len(names) > NAMED else ""
            with st.expander(count_words):
                st.caption(f"{as_text('; '.join(names[:NAMED]), most=2000)}{rest}")
    if drawn.joined:
        st.caption(
            text(
                "Kecamatan dengan data dari terlalu sedikit desa digabung dengan tetangga terdekatnya, supaya satu desa tidak terbaca. {why}",
                why=text.render(FEW_ENTITIES),
            )
        )
    st.caption(text("Letak titik perkiraan; beberapa jatuh sedikit di luar batas wilayahnya."))
