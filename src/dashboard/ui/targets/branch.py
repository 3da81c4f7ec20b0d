"""Branches against their own targets: counted by employer, and kept apart from the members of their territories."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.bullets import Bullet, bullets, bullets_alt
from dashboard.metrics.coverage.branch import branch_measures
from dashboard.metrics.coverage.pace import State, pace_table
from dashboard.metrics.cube.panel import whole_numbers
from dashboard.metrics.cube.rounding import shown
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.standing import Against
from dashboard.ui.parts.tables import download, show_table, source_line
from dashboard.ui.parts.values import rate, written
from dashboard.ui.targets.choices import reached_words, state_words
from dashboard.ui.targets.gauges import STEPS


def own_count(page: Page, view: Against) -> None:
    """Draw every branch that serves the chosen area, by its own count and its own target."""
    text = page.text
    st.subheader(text("Realisasi cabang sendiri"), anchor=False)
    st.caption(
        text(
            "Dihitung menurut pemberi kerja yang dilayani cabang, dan dibandingkan hanya dengan target cabang sendiri. Bukan peserta wilayah kerjanya; keduanya tidak harus sama."
        )
    )
    if page.data.branch_actuals.empty:
        st.info(
            text(
                "Realisasi cabang belum ada. Isi realisasi_cabang.csv, dan target jenis cabang di target.csv; templatnya ada di halaman Data dan dibuat oleh: python -m dashboard template DIR"
            ),
            icon=":material/upload_file:",
        )
        return
    picture, frame, styled = loading.kept(
        page.data, "own count", text.code, page.theme, page.area, page.period, view.window,
        compute=lambda: _made(page, view),
    )  # fmt: skip
    show(picture, key="own_count")
    fold = st.expander(text("Tabel: realisasi cabang sendiri"), key="tabel_cabang", on_change="rerun")
    if not fold.open:
        return
    with fold:
        _table(page, view, frame, styled)


def _table(page: Page, view: Against, frame: pd.DataFrame, styled: Any) -> None:
    text = page.text
    show_table(
        styled,
        alt=text("Tabel {count} cabang: realisasi sendiri, target cabang, laju", count=len(frame)),
    )
    about = text(
        "realisasi menurut pemberi kerja, target jenis cabang, laju {count} bulan", count=view.window
    )
    download(page, frame, name=text("realisasi-cabang"), parts=(), about=about)


def _branches(page: Page) -> tuple[str, ...]:
    """The branches whose territory holds any of the chosen area."""
    territory = page.areas.territory
    inside = [code for code in page.areas.inside(page.area) if code in territory.index]
    return tuple(sorted({page.areas.branch_of(code) for code in inside}))


def _made(page: Page, view: Against) -> tuple[Picture, pd.DataFrame, Any]:
    text = page.text
    table = branch_measures(page.data)
    rows = pace_table(table, period=page.period, months=view.window).loc[list(_branches(page))]
    bars = [_bullet(page, str(code), row) for code, row in rows.iterrows()]
    title = text("Capaian target cabang {year}", year=page.period[:4])
    lines = [
        source_line(page),
        text("batang: realisasi menurut pemberi kerja ÷ target cabang"),
        text("▷ akhir tahun pada laju {count} bulan", count=view.window),
    ]
    figure = bullets(bars, title=title, lines=lines, references=STEPS, text=text, theme=page.theme)
    frame = pd.DataFrame(
        {
            text("Cabang"): [page.areas.name(str(code)) for code in rows.index],
            text("Keadaan"): state_words(rows, text),
            text("Realisasi sendiri"): rows["active"].array,
            text("Target cabang (orang)"): rows["target"].array,
            text("Capaian target cabang (%)"): rows["achievement_percent"].to_numpy(),
            text("Selisih ke target"): rows["gap_to_target"].array,
            text("Laju per bulan"): whole_numbers(shown(rows["rate"], digits=0)),
            text("Perlu per bulan"): rows["required"].array,
            text("Proyeksi Desember"): rows["projected"].array,
            text("Tercapai"): [
                reached_words(reached, text, beyond=bool(beyond))
                for reached, beyond in zip(rows["reached"], rows["beyond"], strict=True)
            ],
            text("Sumber target"): [
                "" if pd.isna(each) else text(str(each)) for each in rows["target_source"]
            ],
            text("Kode"): [str(code) for code in rows.index],
        }
    )
    numeric = frame.select_dtypes("number")
    styled = frame.style.set_uuid("own").format(
        {
            name: written(text, digits=2 if pd.api.types.is_float_dtype(numeric[name]) else 0)
            for name in numeric.columns
        }
    )
    return Picture(figure, bullets_alt(bars, title=title, text=text)), frame, styled


def _bullet(page: Page, code: str, row: pd.Series) -> Bullet:
    text = page.text
    detail = []
    if pd.notna(row["active"]):
        detail.append(text("{count} peserta menurut pemberi kerja", count=int(row["active"])))
    if pd.notna(row["target"]):
        detail.append(text("target cabang {target} orang", target=int(row["target"])))
    achieved = rate(row["achievement_percent"])
    return Bullet(
        code=code,
        name=page.areas.name(code),
        value=achieved,
        target=None if achieved is None else 100.0,
        projected=None if achieved is None else rate(row["projected_percent"]),
        state=State(row["state"]),
        falls_back=bool(row["falls_back"]),
        detail=tuple(detail),
    )
