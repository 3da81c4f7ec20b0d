"""The projects one by one, most pressing first, and the steps of one project's contribution.

Only drawn where single projects may be shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import PROJECT_NAMES
from dashboard.i18n import Message
from dashboard.metrics.compliance.projects import STATE_NAMES, State
from dashboard.metrics.money.bands import Banded, project_contribution
from dashboard.metrics.money.rate_rows import NoRateError
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.tables import download, numbers_written, show_table
from dashboard.ui.parts.values import count

_KEY: Final = ("kode_wilayah", "nama", "pemilik", "tanggal_spk")
_CHOSEN: Final = "proyek"
_HEIGHT: Final = 430
_FITS: Final = 10


def project_list(page: Page, year: str, leave: str, table: pd.DataFrame) -> None:
    """Draw the list, and the contribution of the project chosen in it, step by step."""
    text = page.text
    codes, frame, styled = loading.kept(
        page.data, "project list", text.code, page.area, page.period, year, leave,
        compute=lambda: _frames(page, table),
    )  # fmt: skip
    key = "proyek_daftar"
    show_table(
        styled,
        placeholder=text("tidak ada data"),
        key=key,
        on_select=_chooser(key, codes),
        selection_mode="single-row",
        height=_HEIGHT if len(frame) > _FITS else "auto",
        columns={
            text("Proyek"): st.column_config.TextColumn(width=130),
            text("Keadaan"): st.column_config.TextColumn(width=260),
            text("Iuran (Rp)"): st.column_config.NumberColumn(width=110),
        },
        alt=text("Daftar {count} proyek: pendaftaran, batas waktu, iuran", count=len(frame)),
    )
    st.caption(
        text("Belum terdaftar dan lewat batas di atas, lalu yang masih dalam batas, lalu yang terdaftar; di setiap bagian iuran terbesar dulu. Pilih satu baris untuk melihat hitungan iurannya.")
    )  # fmt: skip
    download(
        page, frame, name=text("daftar-proyek"), parts=(page.area, year), month=page.period,
        about=text("batas pendaftaran {days} hari kerja sesudah SPK", days=14),
    )  # fmt: skip
    chosen = page.ready(_CHOSEN, codes, default=codes[0])
    _steps(page, table.iloc[codes.index(chosen)])


def project_code(row: pd.Series) -> str:
    """A short code for a link that names a project without holding its name."""
    key = "\n".join(str(row[name]) for name in _KEY)
    return hashlib.sha256(key.encode()).hexdigest()[:8]


def _chooser(key: str, codes: Sequence[str]) -> Callable[[], None]:
    def take_row() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            st.session_state[_CHOSEN] = codes[rows[0]]

    return take_row


def _frames(page: Page, table: pd.DataFrame) -> tuple[list[str], pd.DataFrame, Any]:
    """A code a project in row order, the table, and the table as shown."""
    text = page.text
    frame = pd.DataFrame(
        {
            text("Proyek"): table["nama"].array,
            text("Pemilik"): table["pemilik"].array,
            text("Wilayah"): [page.areas.name(code) for code in table["kode_wilayah"]],
            text("Keadaan"): [text(STATE_NAMES[State(state)]) for state in table["state"]],
            text("Hari kerja"): [_days(page, state, days) for state, days in zip(table["state"], table["days"], strict=True)],
            text("Iuran (Rp)"): table["owed"].array,
            text("Nilai kontrak (Rp)"): table["nilai_kontrak"].array,
            text("SPK"): table["tanggal_spk"].array,
            text("Batas pendaftaran"): [
                text("tidak ada data") if pd.isna(until) else until.isoformat() for until in table["deadline"]
            ],
            text("Didaftarkan"): [day or "–" for day in table["tanggal_daftar"]],
            text("Status proyek"): [text(PROJECT_NAMES[status]) for status in table["status"]],
        }
    )  # fmt: skip
    codes = [project_code(row) for _, row in table.iterrows()]
    return codes, frame, numbers_written(frame, text, uuid="projects")


def _days(page: Page, state: str, days: object) -> str:
    number = count(days)
    if number is None:
        return "–"
    if state == State.OPEN:
        return page.text("sisa {days}", days=number)
    return page.text("lewat {days}", days=number)


def _steps(page: Page, row: pd.Series) -> None:
    text = page.text
    st.markdown(
        f"**{text('Hitungan iuran: {name}', name=as_text(str(row['nama'])))}** · {as_text(str(row['pemilik']))}"
    )
    value = count(row["nilai_kontrak"])
    if value is None:
        st.caption(text("Nilai kontraknya tidak ada data, jadi iurannya tidak dapat dihitung."))
        return
    month = str(row["tanggal_spk"])[:7]
    found = loading.kept(
        page.data, "project steps", value, month, compute=lambda: _contribution(page.data.rates, value, month)
    )
    if isinstance(found, Message):
        st.caption(text.render(found))
        return
    lines = [
        text(
            "{percent} × {base} (bagian nilai kontrak {low} sampai {high}) = {rupiah}",
            percent=text.percent(step.percent), base=text.rupiah(step.base), low=text.rupiah(step.low),
            high=text("seterusnya") if step.high is None else text.rupiah(step.high),
            rupiah=text.rupiah(round(step.rupiah)),
        )
        for step in found.steps
    ]  # fmt: skip
    lines.append(f"**{text('Jumlah: {rupiah}', rupiah=text.rupiah(found.total))}**")
    st.markdown("\n".join(f"- {each}" for each in lines))
    st.caption(text.render(found.why))


def _contribution(rates: pd.DataFrame, value: int, month: str) -> Banded | Message:
    """The contribution step by step, or why there is none."""
    try:
        return project_contribution(rates, value=value, month=month)
    except NoRateError as error:
        return error.message
