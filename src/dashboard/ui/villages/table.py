"""The map's twin: villages by kabupaten/kota, by kecamatan, or one by one where those may be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.data.contract.words import Level
from dashboard.data.disclosure.limits import FEW_PEOPLE
from dashboard.data.disclosure.village_units import KECAMATAN, REGENCY
from dashboard.i18n import N_, Language
from dashboard.metrics.villages.depth import depth_by, depth_table
from dashboard.metrics.villages.standing import NEXT_NAMES, STATUS_NAMES, NextBudget, Status, percent
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.selection import row_chooser
from dashboard.ui.parts.tables import download, folded, show_table, styled
from dashboard.ui.villages.choices import end_of, place_name, stamp
from dashboard.ui.villages.figures import (
    VillageView,
    depths_of,
    places_in,
    single_shown,
    singles_of,
    units_in,
    villages_in,
    year_of,
)

UNITS: Final = {"kabkota": N_("Kabupaten/kota"), "kecamatan": N_("Kecamatan"), "desa": N_("Desa")}
#: Pixels; more rows than that scroll inside the table.
HEIGHT: Final = 430
_FITS: Final = 11


@dataclass(frozen=True, eq=False)
class Rows:
    """What a table says. codes: of its rows; hidden: bool, index and some columns of `frame`."""

    codes: list[str]
    frame: pd.DataFrame
    hidden: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Shown:
    """A table ready to show. few: whether numbers of people are hidden in it."""

    rows: Rows
    style: Styler
    few: bool


def table_section(page: Page, view: VillageView) -> None:
    """The table, behind a fold; choosing a row goes on to its kabupaten/kota or kecamatan."""
    fold = folded(page, "tabel_desa")
    if fold is not None:
        with fold:
            _table(page, view)


def _table(page: Page, view: VillageView) -> None:
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
    shown = loading.kept(
        page.data,
        "village table",
        text.code,
        page.area,
        page.period,
        view,
        unit,
        compute=lambda: _shown(page, view, unit),
    )
    frame = shown.rows.frame
    key = f"village_table_{unit}"
    show_table(
        shown.style,
        placeholder=text("tidak ada data"),
        key=key,
        on_select=_chooser(unit, key, shown.rows.codes),
        selection_mode="single-row",
        height=HEIGHT if len(frame) > _FITS else "auto",
        row_height=28,
        columns={
            frame.columns[0]: st.column_config.TextColumn(width=170),
            text("Membayar"): st.column_config.NumberColumn(width=100),
        },
        alt=text(
            "Tabel {count} baris: desa yang membayar, orang, bulan, tunggakan, anggaran, {area}",
            count=len(frame),
            area=place_name(page, view),
        ),
    )
    st.caption(
        text(
            "Persen dari desa yang punya data; wilayah dengan persen tertinggi lebih dulu. Pilih baris untuk melihat wilayahnya. {stamp}",
            stamp=stamp(page, view),
        )
    )
    if shown.few:
        st.caption(text.render(FEW_PEOPLE))
    download(
        page,
        frame,
        shown.rows.hidden,
        name=text("desa"),
        parts=(unit, view.kecamatan or page.area, str(view.year)),
        about=f"{place_name(page, view)}, {stamp(page, view)}",
        month=end_of(page, view),
    )


def _chooser(unit: str, key: str, codes: list[str]) -> Callable[[], None]:
    if unit == "kabkota":
        return row_chooser(key, codes)

    def take_row() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            code = codes[rows[0]]
            st.session_state["wilayah"], st.session_state["kecamatan"] = code[:4], code[:6]

    return take_row


def _shown(page: Page, view: VillageView, unit: str) -> Shown:
    if unit == "desa":
        rows, few = _villages(page, view), False
    else:
        rows, few = _units(page, view, KECAMATAN if unit == "kecamatan" else REGENCY)
    return Shown(rows, styled(page, rows.frame, rows.hidden, uuid=f"village_{unit}"), few)


def _units(page: Page, view: VillageView, by: str) -> tuple[Rows, bool]:
    """Kecamatan (their units) or kabupaten/kota, and whether numbers of people are hidden among them."""
    text, areas = page.text, page.areas
    places = places_in(page, view.year)
    if by == REGENCY:
        wanted = list(areas.inside(page.area))
    else:
        wanted = [view.kecamatan] if view.kecamatan else [str(code) for code in places.index]
    rows = _data_first(year_of(page, view.year).counted[by].reindex(wanted))
    codes = [str(code) for code in rows.index]
    columns: dict[str, object]
    if by == REGENCY:
        columns = {text("Wilayah"): [areas.name(code) for code in codes]}
    else:
        columns = {text("Kecamatan"): places.loc[codes, "nama"].to_numpy()}
        if areas.level(page.area) is not Level.REGENCY:
            columns[text("Kabupaten/kota")] = [areas.short_name(code[:4]) for code in codes]
    deep = depth_table(depth_by(depths_of(page, view), by=by)).reindex(codes)
    given = rows["persen"].notna()
    withheld = rows["disembunyikan"] > 0
    last = deep["terakhir_dibayar"].fillna("").mask(withheld, text("disembunyikan"))
    people, owed, paid = text("Orang terdaftar"), text("Tunggakan (Rp)"), text("Anggaran dibayar (%)")
    few = {
        people: deep["orang_disembunyikan"].eq(other=True),
        owed: deep["tunggakan_disembunyikan"].eq(other=True),
        paid: deep["anggaran_disembunyikan"].eq(other=True),
    }
    columns |= {
        text("Desa"): rows["desa"].array,
        text("Membayar"): rows[str(Status.PAYS)].where(given).array,
        text("Punya data"): rows["data"].array,
        text("Membayar (%)"): rows["persen"].to_numpy(),
        text("Belum mendaftar"): rows[str(Status.NEVER)].where(given).array,
        text("Berhenti membayar"): rows[str(Status.STOPPED)].where(given).array,
        text("Tanpa data"): rows[str(Status.NO_DATA)].array,
        text("Kelurahan"): rows["kelurahan"].array,
        people: deep["jumlah_pekerja"].array,
        **_said_by(
            text("Orang: disebut oleh"),
            deep["orang_desa"],
            of=deep["membayar"],
            hidden=few[people],
            text=text,
        ),
        text("Rata-rata bulan dibayar"): deep["bulan"].to_numpy(),
        text("Terakhir dibayar"): last.to_numpy(),
        text("Desa menunggak"): deep["menunggak"].array,
        owed: deep["tunggakan"].array,
        **_said_by(
            text("Tunggakan: terhitung di"),
            deep["tunggakan_desa"],
            of=deep["menunggak"],
            hidden=few[owed],
            text=text,
        ),
        paid: deep["dibayar_persen"].to_numpy(),
        text("Desa dengan anggaran {year}", year=str(view.year + 1)): deep["berikut"].array,
        text("Kode"): codes if by == REGENCY else units_in(page, view.year).written()[codes].to_numpy(),
    }
    frame = pd.DataFrame(columns)
    hidden = pd.DataFrame({name: each.to_numpy() for name, each in few.items()}, index=frame.index)
    partly = bool((deep["sebagian_disembunyikan"].eq(other=True)).any())
    known_anyway = (text("Desa"), text("Kelurahan"))
    for name in frame.select_dtypes("number").columns.drop(list(known_anyway)):
        hidden[name] = hidden.get(name, False) | withheld.to_numpy(dtype=bool)
    return Rows(codes, frame, hidden), partly


def _data_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Highest percentage first, then most desa with data; places without data after those that have some."""
    return rows.sort_index().sort_values(["persen", "data", "desa"], ascending=False, kind="stable")


def _said_by(
    name: str, known: pd.Series, *, of: pd.Series, hidden: pd.Series, text: Language
) -> dict[str, list[str]]:
    """A column that says of how many desa a sum is, where any sum that is shown is of only some of them."""
    partly = (known < of).fillna(value=False).astype(bool) & ~hidden
    if not partly.any():
        return {}
    said = [
        "" if pd.isna(all_) or not all_ else text("{count} dari {all} desa", count=int(some), all=int(all_))
        for some, all_ in zip(known, of, strict=True)
    ]
    return {name: said}


def _villages(page: Page, view: VillageView) -> Rows:
    text = page.text
    desa = villages_in(page, view)
    desa = desa[desa["jenis"] == "desa"]
    codes = [str(code) for code in desa.index]
    rows = singles_of(page, view).reindex(codes)
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
    frame = pd.DataFrame(columns)
    return Rows(codes, frame, pd.DataFrame(index=frame.index))
