"""The map's twin: villages by kabupaten/kota, by kecamatan, or one by one where those may be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.data.contract.words import Level
from dashboard.i18n import N_, Language
from dashboard.metrics.villages.depth import depth_by, small
from dashboard.metrics.villages.standing import (
    KECAMATAN,
    NEXT_NAMES,
    REGENCY,
    STATUS_NAMES,
    NextBudget,
    Status,
    percent,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.selection import row_chooser
from dashboard.ui.parts.tables import download, styled
from dashboard.ui.villages.choices import place_name, stamp
from dashboard.ui.villages.figures import (
    VillageView,
    behind_in,
    counted,
    in_scope,
    paid_in,
    places_in,
    single_shown,
    units_in,
    villages_in,
    withheld_in,
)

UNITS: Final = {"kabkota": N_("Kabupaten/kota"), "kecamatan": N_("Kecamatan"), "desa": N_("Desa")}
#: Pixels; more rows than that scroll inside the table.
HEIGHT: Final = 430
_FITS: Final = 11
#: How many figures of a row's code name what it is a part of: few people of one are hidden with another's.
_PARENT: Final = {"kabkota": 2, "kecamatan": 4, "desa": 6}


@dataclass(frozen=True, eq=False)
class Made:
    """A table ready to show. codes: of its rows; hidden: cells of few people."""

    codes: list[str]
    frame: pd.DataFrame
    hidden: pd.DataFrame
    style: Styler


def table_section(page: Page, view: VillageView) -> None:
    """Draw the table; choosing a row goes on to its kabupaten/kota or kecamatan."""
    text = page.text
    level = page.areas.level(page.area)
    units = {
        key: text(name)
        for key, name in UNITS.items()
        if (key != "kabkota" or level is not Level.REGENCY) and (key != "desa" or single_shown(page))
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.subheader(text("Tabel desa"), anchor=False, width="content")
        if len(units) > 1:
            unit = page.pick(
                "tabel", text("Baris tabel"), units, default=next(iter(units)), label_visibility="collapsed"
            )
        else:
            unit = page.ready("tabel", list(units), default=next(iter(units)))
    made = loading.kept(
        page.data, "village table", text.code, page.area, page.period, view, unit,
        compute=lambda: _made(page, view, unit),
    )  # fmt: skip
    key = f"village_table_{unit}"
    st.dataframe(
        made.style,
        hide_index=True,
        placeholder=text("tidak ada data"),
        key=key,
        on_select=_chooser(unit, key, made.codes),
        selection_mode="single-row",
        height=HEIGHT if len(made.frame) > _FITS else "auto",
        row_height=28,
        column_config={
            made.frame.columns[0]: st.column_config.TextColumn(pinned=True, width=170),
            text("Membayar"): st.column_config.NumberColumn(width=100),
        },
        alt=text(
            "Tabel {count} baris: desa yang membayar, orang, bulan, tunggakan, anggaran, {area}",
            count=len(made.frame), area=place_name(page, view),
        ),
    )  # fmt: skip
    st.caption(
        text(
            "Persen dari semua desa; wilayah dengan persen tertinggi lebih dulu. Pilih baris untuk melihat wilayahnya. {stamp}",
            stamp=stamp(page, view),
        )
        + (
            f" {text('Jumlah kecil disembunyikan bersama yang dapat membukanya.')}"
            if made.hidden.any(axis=None)
            else ""
        )
    )
    download(
        page, made.frame, made.hidden, name=text("desa"), parts=(unit, view.kecamatan or page.area, str(view.year)),
        about=f"{place_name(page, view)}, {stamp(page, view)}",
    )  # fmt: skip


def _chooser(unit: str, key: str, codes: list[str]) -> Callable[[], None]:
    if unit == "kabkota":
        return row_chooser(key, codes)

    def take_row() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            code = codes[rows[0]]
            st.session_state["wilayah"], st.session_state["kecamatan"] = code[:4], code[:6]

    return take_row


def _made(page: Page, view: VillageView, unit: str) -> Made:
    text = page.text
    paid = in_scope(page, view, paid_in(page, view.year))
    if unit == "desa":
        codes, frame = _villages(page, view, paid)
    elif unit == "kecamatan":
        codes, frame = _units(page, view, paid, KECAMATAN)
    else:
        codes, frame = _units(page, view, paid, REGENCY)
    people, owed = text("Orang terdaftar"), text("Tunggakan (Rp)")
    parents = pd.Series([code[: _PARENT[unit]] for code in codes], dtype="str")
    hidden = pd.DataFrame(dict.fromkeys((people, owed), small(frame[people], parents)))
    if unit != "desa":
        withheld = pd.Series([code[:4] for code in codes]).isin(withheld_in(page, view.year))
        known_anyway = (text("Desa"), text("Kelurahan"))
        for name in frame.select_dtypes("number").columns.drop(list(known_anyway)):
            hidden[name] = hidden.get(name, False) | withheld
    return Made(codes, frame, hidden, styled(page, frame, hidden, uuid=f"village_{unit}"))


def _units(page: Page, view: VillageView, paid: pd.DataFrame, by: str) -> tuple[list[str], pd.DataFrame]:
    text, areas = page.text, page.areas
    places = places_in(page, view.year)
    if by == REGENCY:
        wanted = list(areas.inside(page.area))
    else:
        wanted = [view.kecamatan] if view.kecamatan else [str(code) for code in places.index]
    rows = _data_first(counted(page, view.year, by).reindex(wanted))
    codes = [str(code) for code in rows.index]
    columns: dict[str, object]
    if by == REGENCY:
        columns = {text("Wilayah"): [areas.name(code) for code in codes]}
    else:
        columns = {text("Kecamatan"): places.loc[codes, "nama"].to_numpy()}
        if areas.level(page.area) is not Level.REGENCY:
            columns[text("Kabupaten/kota")] = [areas.short_name(code[:4]) for code in codes]
    deep = depth_by(paid, behind_in(page, view), by=by).reindex(codes)
    given = rows["persen"].notna()
    last = deep["terakhir_dibayar"].fillna("").mask((rows["disembunyikan"] > 0), text("disembunyikan"))
    columns |= {
        text("Desa"): rows["desa"].array,
        text("Membayar"): rows[str(Status.PAYS)].where(given).array,
        text("Membayar (%)"): rows["persen"].to_numpy(),
        text("Tidak membayar"): rows[str(Status.PAYS_NOT)].where(given).array,
        text("Tanpa data"): rows[str(Status.NO_DATA)].array,
        text("Kelurahan"): rows["kelurahan"].array,
        text("Orang terdaftar"): deep["jumlah_pekerja"].array,
        **_said_by(text("Orang: disebut oleh"), deep["orang_desa"], deep["membayar"], text),
        text("Rata-rata bulan dibayar"): deep["bulan"].to_numpy(),
        text("Terakhir dibayar"): last.to_numpy(),
        text("Desa menunggak"): deep["menunggak"].array,
        text("Tunggakan (Rp)"): deep["tunggakan"].array,
        **_said_by(text("Tunggakan: terhitung di"), deep["tunggakan_desa"], deep["menunggak"], text),
        text("Anggaran dibayar (%)"): deep["dibayar_persen"].to_numpy(),
        text("Desa dengan anggaran {year}", year=str(view.year + 1)): deep["berikut"].array,
        text("Kode"): codes if by == REGENCY else units_in(page, view.year).written()[codes].to_numpy(),
    }
    return codes, pd.DataFrame(columns)


def _data_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Highest percentage first, then most desa; places without data after those that have some."""
    return rows.sort_index().sort_values(["persen", "desa"], ascending=False, kind="stable")


def _said_by(name: str, known: pd.Series, of: pd.Series, text: Language) -> dict[str, list[str]]:
    """A column that says of how many desa a sum is, where any sum is of only some of them."""
    partly = (known < of).fillna(False).astype(bool)
    if not partly.any():
        return {}
    said = [
        "" if pd.isna(all_) or not all_ else text("{count} dari {all} desa", count=int(some), all=int(all_))
        for some, all_ in zip(known, of, strict=True)
    ]
    return {name: said}


def _villages(page: Page, view: VillageView, paid: pd.DataFrame) -> tuple[list[str], pd.DataFrame]:
    text = page.text
    desa = in_scope(page, view, villages_in(page, view.year))
    desa = desa[desa["jenis"] == "desa"]
    codes = [str(code) for code in desa.index]
    rows = paid.join(behind_in(page, view)).reindex(codes)
    following = [
        text("tidak ada data") if pd.isna(each) else text(NEXT_NAMES[NextBudget(each)])
        for each in rows["berikut"]
    ]
    columns = {
        text("Desa"): desa["nama"].to_numpy(),
        text("Kecamatan"): desa["kecamatan"].to_numpy(),
        text("Status"): [
            text(STATUS_NAMES[Status(each)]) for each in rows["status"].fillna(str(Status.NO_DATA))
        ],
        text("Orang terdaftar"): rows["jumlah_pekerja"].array,
        text("Bulan dibayar"): rows["bulan_dibayar"].array,
        text("Terakhir dibayar"): rows["terakhir_dibayar"].fillna("").to_numpy(),
        text("Bulan menunggak"): rows["bulan_tunggakan"].array,
        text("Tunggakan (Rp)"): rows["tunggakan"].array,
        text("Anggaran (Rp)"): rows["anggaran"].array,
        text("Dibayar (Rp)"): rows["realisasi"].array,
        text("Anggaran dibayar (%)"): percent(rows["realisasi"], rows["anggaran"]).to_numpy(),
        text("Anggaran {year}", year=str(view.year + 1)): following,
        text("Anggaran {year} (Rp)", year=str(view.year + 1)): rows["anggaran_tahun_depan"].array,
        text("Kode"): codes,
    }
    return codes, pd.DataFrame(columns)
