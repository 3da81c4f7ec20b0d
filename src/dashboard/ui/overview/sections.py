"""The sections of the overview below its map: highest and lowest, what changed, what needs attention."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import Level
from dashboard.i18n import Language
from dashboard.metrics.coverage.change import PEOPLE, movers
from dashboard.metrics.coverage.ranking import ranking
from dashboard.metrics.cube.months import month_before
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.selection import compared_areas

#: Areas in each of the lists.
LISTED = 5
#: Areas named in a line before the rest is only counted.
NAMED = 8


def ranked(page: Page) -> None:
    """The highest and the lowest coverage among the kabupaten/kota of the chosen area."""
    text = page.text
    month = loading.measured_month(page.data, page.period, Cut(Level.REGENCY))
    found = ranking(month.loc[compared_areas(page)], n=LISTED)
    left, right = st.columns(2, gap="medium")
    for slot, title, rows in (
        (left, text("Cakupan tertinggi"), found.best),
        (right, text("Cakupan terendah"), found.worst),
    ):
        with slot:
            st.subheader(title, anchor=False)
            words = [
                text(
                    "{percent} · {active} dari {eligible}",
                    percent=text.percent(row["coverage_percent"]),
                    active=int(row["active"]),
                    eligible=int(row["eligible"]),
                )
                for _, row in rows.iterrows()
            ]
            _area_list(page, [str(code) for code in rows.index], words)
    if page.areas.level(page.area) is Level.REGENCY:
        province = area_label(page.areas, page.areas.province_of(page.area), text)
        st.caption(text("di antara kabupaten/kota {name}", name=province))
    missing = [page.areas.short_name(code) for code in found.without_data]
    if missing:
        more = text(" dan {count} lainnya", count=len(missing) - NAMED) if len(missing) > NAMED else ""
        st.caption(
            text(
                "{count} kabupaten/kota tidak punya data lengkap pada bulan ini dan tidak ikut diurutkan: {names}",
                count=len(missing),
                names=", ".join(missing[:NAMED]) + more,
            )
        )


def changed(page: Page) -> None:
    """The largest rises and falls in coverage since a month or a year before."""
    text = page.text
    st.subheader(text("Apa yang berubah"), anchor=False)
    span = page.pick(
        "rentang",
        text("Dibanding"),
        {"1": text("bulan sebelumnya"), "12": text("12 bulan sebelumnya")},
        default="1",
    )
    page.still("changed", span, draw=partial(_moved_most, page, span=int(span)))


def _moved_most(page: Page, *, span: int) -> None:
    text = page.text
    codes = compared_areas(page)
    table = loading.changed(
        page.data, Cut(Level.REGENCY), start=month_before(page.period, span), end=page.period
    )
    moved = movers(table.loc[codes], n=LISTED)
    for title, rows in ((text("Naik"), moved.rises), (text("Turun"), moved.falls)):
        st.markdown(f"**{title}**")
        if rows.empty:
            known = table.loc[codes, PEOPLE].notna().any()
            st.caption(text("tidak ada") if known else text("data salah satu bulan tidak tersedia"))
        _area_list(
            page, [str(code) for code in rows.index], [_moved(row, text) for _, row in rows.iterrows()]
        )


def _moved(row: pd.Series, text: Language) -> str:
    words = text(
        "{points} · {people} orang",
        points=text.points(row["change_points"]), people=text.number(int(row["change_people"]), signed=True),
    )  # fmt: skip
    temporary = row["change_temporary"]
    if pd.notna(temporary) and temporary != 0:
        words += " · " + text(
            "termasuk {count} peserta sementara", count=text.number(int(temporary), signed=True)
        )
    if row["base_changed"]:
        words += " · " + text("basis potensi berganti")
    return words


def _area_list(page: Page, codes: Sequence[str], words: Sequence[str]) -> None:
    """Areas under each other, each leading to its profile."""
    for code, line in zip(codes, words, strict=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            page.link("profil", page.areas.name(code), icon=":material/location_on:", wilayah=code)
            st.caption(line, width="content")
