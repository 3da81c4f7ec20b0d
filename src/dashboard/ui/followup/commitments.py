"""Promises made in meetings, what followed, and what the office itself says, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import COMMITMENT_NAMES, Level
from dashboard.data.disclosure.limits import HIDDEN
from dashboard.metrics.funded.commitments import (
    BASIS_NAMES,
    VERDICT_NAMES,
    Checked,
    check_commitments,
    sealed_verdicts,
    within,
)
from dashboard.ui.followup.findings import say_promises, say_sealed_promises
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.area_words import entities_note
from dashboard.ui.parts.missing import missing_file, say_missing
from dashboard.ui.parts.selection import row_chooser
from dashboard.ui.parts.tables import download, show_table, source_line, styled
from dashboard.ui.parts.values import written

_FITS: Final = 12
_HEIGHT: Final = 460


def commitment_section(page: Page) -> None:
    """The promises of the chosen area up to the chosen month."""
    text = page.text
    if missing_file(page, "komitmen"):
        say_missing(page, "komitmen")
        return
    if "komitmen" in page.data.sealed:
        _sealed(page)
        return
    found = loading.kept(page.data, "commitments", page.area, page.period, compute=lambda: _found(page))
    counted = Counter(one.verdict for one in found)
    say_promises(page, counted)
    if not found:
        _nothing_yet(page, page.period)
        return
    st.caption(
        text(
            "Pemeriksaan membandingkan catatan pada bulan janji dan pada tenggatnya (atau bulan ini bila belum jatuh tempo). Semua kelompok di wilayah itu dilihat bersama, apa pun yang disebut janjinya. Bertambahnya peserta tidak membuktikan bahwa janji itu penyebabnya. Status menurut instansi ditampilkan apa adanya, terpisah dari hasil pemeriksaan."
        )
    )
    _table(page, found)


def _nothing_yet(page: Page, month: str) -> None:
    text = page.text
    st.info(
        text(
            "Belum ada janji {area} yang tercatat sampai {month}. Pilih wilayah yang lebih luas atau bulan yang lebih baru.",
            area=as_text(area_label(page.areas, page.area, text)),
            month=text.month(month),
        ),
        icon=":material/handshake:",
    )


def _sealed(page: Page) -> None:
    """Promises by province and verdict, as they stood at the newest month."""
    text, areas = page.text, page.areas
    newest = page.data.periods[-1]
    every = loading.kept(
        page.data,
        "sealed commitments",
        compute=lambda: sealed_verdicts(
            page.data, page.data.sealed["komitmen"], period=newest, tables=_tables(page)
        ),
    )
    provinces = {areas.province_of(code) for code in areas.inside(page.area)}
    found = every[every["provinsi"].isin(provinces)].reset_index(drop=True)
    if found.empty:
        say_promises(page, {})
        _nothing_yet(page, newest)
        return
    say_sealed_promises(page, found["n"], newest)
    st.info(
        text(
            "Nama instansi dan isi janji tidak ditampilkan di server terbuka. Untuk melihatnya, unggah berkasnya untuk kunjungan ini di halaman Data, atau pakai server internal."
        ),
        icon=":material/visibility_off:",
    )
    frame = pd.DataFrame(
        {
            text("Provinsi"): [areas.name(str(code)) for code in found["provinsi"]],
            text("Janji"): found["n"].array,
            **{text(name): found[str(kind)].array for kind, name in VERDICT_NAMES.items()},
            text("Orang dijanjikan"): found["people"].array,
            text("Rupiah dijanjikan"): found["rupiah"].array,
        }
    )
    numbers = [name for name in frame.columns if name != text("Provinsi")]
    told = {name: found[HIDDEN].to_numpy(dtype=bool) for name in numbers}
    told |= {text(name): frame[text(name)].isna().to_numpy(dtype=bool) for name in VERDICT_NAMES.values()}
    hidden = pd.DataFrame(told, index=frame.index)
    show_table(
        styled(page, frame, hidden, uuid="sealed_commitments"),
        placeholder=text("tidak ada data"),
        alt=text("Janji menurut provinsi dan hasil pemeriksaan: {count} baris", count=len(frame)),
    )
    st.caption(
        text("Menurut provinsi, per akhir {month}, bulan mana pun yang dipilih.", month=text.month(newest))
    )
    if hidden.any(axis=None):
        entities_note(page)
    download(
        page,
        frame,
        hidden,
        name=text("komitmen"),
        parts=(page.area,),
        about=text("janji menurut provinsi"),
        month=newest,
    )


def _tables(page: Page) -> dict[Level, pd.DataFrame]:
    return {level: loading.measured(page.data, Cut(level)) for level in (Level.REGENCY, Level.PROVINCE)}


def _found(page: Page) -> tuple[Checked, ...]:
    every = loading.kept(
        page.data,
        "all commitments",
        page.period,
        compute=lambda: check_commitments(
            page.data,
            period=page.period,
            tables=_tables(page),
        ),
    )
    return within(every, page.area, page.areas)


def _table(page: Page, found: Sequence[Checked]) -> None:
    text = page.text
    full, frame, style = loading.kept(
        page.data, "commitment table", text.code, page.area, page.period, compute=lambda: _made(page, found)
    )
    codes = [one.code for one in found]

    show_table(
        style,
        placeholder=text("tidak ada data"),
        key="commitment_table",
        on_select=row_chooser("commitment_table", codes),
        selection_mode="single-row",
        height=_HEIGHT if len(frame) > _FITS else "auto",
        columns={
            text("Wilayah"): st.column_config.TextColumn(width=120),
            text("Hasil pemeriksaan"): st.column_config.TextColumn(width=390),
            text("Janji"): st.column_config.TextColumn(width=350),
        },
        alt=text(
            "Tabel {count} janji: siapa, apa, tenggat, dan apa yang tercatat sesudahnya", count=len(frame)
        ),
    )
    st.caption(
        text(
            "Peserta yang didanai = peserta bukan sementara yang iurannya tidak dibayar sendiri atau oleh pemberi kerja. Masa iuran baru = masa iuran di data pendanaan yang mulai sesudah bulan janji. {source}",
            source=source_line(page),
        )
    )
    download(
        page,
        full,
        name=text("komitmen"),
        parts=(page.area,),
        about=text("janji dan yang tercatat sesudahnya"),
    )


def _made(page: Page, found: Sequence[Checked]) -> tuple[pd.DataFrame, pd.DataFrame, Any]:
    """All columns, those on screen, and these with their numbers and days in the language's style."""
    text = page.text
    columns: dict[str, object] = {
        text("Wilayah"): [_place(page, one.code) for one in found],
        text("Instansi"): [one.office for one in found],
        text("Janji"): [one.promise for one in found],
        text("Hasil pemeriksaan"): [text.render(one.words) for one in found],
        text("Status menurut instansi"): [text(COMMITMENT_NAMES[one.status]) for one in found],
        text("Tanggal janji"): _days([one.day for one in found]),
        text("Tenggat"): _days([one.deadline for one in found]),
        text("Orang dijanjikan"): _whole([one.people for one in found]),
        text("Rupiah dijanjikan"): _whole([one.rupiah for one in found]),
        text("Diperiksa menurut"): [text(BASIS_NAMES[one.basis]) or "–" for one in found],
        text("Peserta didanai saat janji"): _whole([one.funded[0] if one.funded else None for one in found]),
        text("Peserta didanai saat diperiksa"): _whole(
            [one.funded[1] if one.funded else None for one in found]
        ),
        text("Peserta aktif saat janji"): _whole([one.active[0] if one.active else None for one in found]),
        text("Peserta aktif saat diperiksa"): _whole(
            [one.active[1] if one.active else None for one in found]
        ),
        text("Masa iuran baru (orang)"): _whole([one.terms.people if one.terms else None for one in found]),
        text("Masa iuran baru (Rp)"): _whole([one.terms.rupiah if one.terms else None for one in found]),
        text("Bulan diperiksa"): [one.until for one in found],
        text("Nomor"): [one.id for one in found],
        text("Kode"): [one.code for one in found],
    }
    full = pd.DataFrame(columns)
    # Of a single area the column would only say its name, and leave the promise cut.
    frame = full.drop(columns=text("Wilayah")) if page.areas.level(page.area) is Level.REGENCY else full
    writers: dict[Any, Any] = {name: written(text) for name in frame.select_dtypes("number").columns}
    for name in (text("Tanggal janji"), text("Tenggat")):
        writers[name] = lambda day: "–" if pd.isna(day) else text.date(date(day.year, day.month, day.day))
    return full, frame, frame.style.set_uuid("commitments").format(writers)


def _place(page: Page, code: str) -> str:
    areas = page.areas
    name = areas.short_name(code)
    return page.text("Provinsi {name}", name=name) if code in areas.provinces else name


def _days(days: Sequence[str]) -> pd.DatetimeIndex:
    return pd.DatetimeIndex([day or None for day in days])


def _whole(values: Sequence[int | None]) -> pd.arrays.IntegerArray:
    return pd.array(list(values), dtype="Int64")
