"""The gauges of the chosen area and of what it is part of: coverage and achievement, always two pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.charts.bullets import Bullet, Reference, bullets, bullets_alt
from dashboard.charts.indicators import ACHIEVEMENT
from dashboard.data.contract.words import Level
from dashboard.metrics.coverage.official import national_targets
from dashboard.metrics.coverage.pace import STATE_NAMES, State
from dashboard.metrics.coverage.standing import Standing
from dashboard.metrics.cube.versions import version_words
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.area_words import target_flag, unverified_words
from dashboard.ui.parts.gauges import area_gauges, family_gauges
from dashboard.ui.parts.pictures import Picture
from dashboard.ui.parts.standing import Against, around, parts_of, standing_of
from dashboard.ui.parts.tables import source_line
from dashboard.ui.parts.values import count, rate
from dashboard.ui.targets.choices import counted_line, row_lag

#: Steps of the scale of achievement, drawn faint.
STEPS: Final = tuple(Reference(each.value) for each in ACHIEVEMENT.thresholds)


def gauges(page: Page, view: Against) -> None:
    """Draw the gauges of the chosen area and of what it is part of, and what has to be known to read them."""
    text = page.text
    found = view_standing(page, view)
    area_gauges(page, found, view)
    if found.target is None:
        no_targets(page, view)
    family_gauges(page, view)
    shown = (page.area, *around(page.areas, page.area), *parts_of(page.areas, page.area))
    if any(page.areas.level(code) is Level.BRANCH for code in shown):
        st.caption(
            text(
                "Wilayah kerja cabang dihitung menurut alamat NIK peserta. Target cabang dihitung menurut pemberi kerja, jadi tidak dibandingkan di sini; lihat “Realisasi cabang sendiri” di bawah."
            )
            + f" {unverified_words(page, shown)}"
        )


def view_standing(page: Page, view: Against) -> Standing:
    """Where the chosen area stands against the chosen series, at the chosen pace."""
    return standing_of(page, page.area, view)


def coverage_picture(page: Page, view: Against, rows: pd.DataFrame, *, title: str) -> Picture:
    """Coverage of each row's area, with its target and the national series on the same scale."""
    text = page.text
    year = page.period[:4]
    references = [
        Reference(
            each.value,
            text(
                "{series} nasional {year}: {value}",
                series=each.series,
                year=each.year,
                value=text.percent(each.value),
            ),
        )
        for each in national_targets(page.data.targets, series=view.series, year=year)
        if each.percent
    ]
    return _picture(
        page,
        view,
        coverage_rows(page, rows),
        title=title,
        references=references,
        lines=(
            text(
                "batang: peserta aktif ÷ potensi (versi {versions})",
                versions=version_words(rows["eligible_versions"]) or "–",
            ),
            text("┃ target {series} {year} dalam persen potensi", series=view.series, year=year),
        ),
    )


def achievement_picture(page: Page, view: Against, rows: pd.DataFrame, *, title: str) -> Picture | None:
    """Achievement of each row's area, with the year's end at the present pace; None without any target."""
    text = page.text
    if rows["target"].isna().all() and rows["target_percent"].isna().all():
        return None
    return _picture(
        page,
        view,
        achievement_rows(page, rows),
        title=title,
        references=STEPS,
        lines=(
            text("batang: peserta aktif ÷ target (orang)"),
            text("┃ target"),
            text("▷ akhir tahun pada laju {count} bulan", count=view.window),
        ),
    )


def coverage_rows(page: Page, rows: pd.DataFrame) -> list[Bullet]:
    """A bullet an area: coverage in per cent of potensi."""
    return [
        Bullet(
            code=str(code),
            name=_name(page, str(code)),
            value=rate(row["coverage_percent"]),
            target=rate(row["target_rate"]),
            note=_part(page, row),
            detail=_detail(page, row),
        )
        for code, row in rows.iterrows()
    ]


def achievement_rows(page: Page, rows: pd.DataFrame) -> list[Bullet]:
    """A bullet an area: achievement in per cent of the target, none for a sum of only some areas."""
    return [
        Bullet(
            code=str(code),
            name=_name(page, str(code)),
            value=rate(row["achievement_percent"]),
            target=None if pd.isna(row["achievement_percent"]) else 100.0,
            projected=None if pd.isna(row["achievement_percent"]) else rate(row["projected_percent"]),
            state=State(row["state"]),
            falls_back=bool(row["falls_back"]),
            lag=row_lag(row),
            note=_part(page, row),
            detail=_detail(page, row),
        )
        for code, row in rows.iterrows()
    ]


def no_targets(page: Page, view: Against) -> None:
    """What to do where the chosen series has no target for what is shown."""
    st.info(
        page.text(
            "Tidak ada target {series} {year} untuk wilayah ini. Pilih deret lain, atau isi target.csv (tingkat, kode, jenis {series}, tahun {year}); templatnya ada di halaman Data dan dibuat oleh: python -m dashboard template DIR",
            series=as_text(view.series),
            year=page.period[:4],
        ),
        icon=":material/flag:",
    )


def _picture(
    page: Page,
    view: Against,
    rows: Sequence[Bullet],
    *,
    title: str,
    lines: Sequence[str],
    references: Sequence[Reference],
) -> Picture:
    said = [line for line in (source_line(page), *lines, counted_line(page, view)) if line]
    return Picture(
        bullets(rows, title=title, lines=said, references=references, text=page.text, theme=page.theme),
        bullets_alt(rows, title=title, text=page.text),
    )


def _name(page: Page, code: str) -> str:
    """As in lists, but short for a kabupaten: the words share their line with the numbers."""
    areas = page.areas
    return (
        areas.short_name(code) if areas.level(code) is Level.REGENCY else area_label(areas, code, page.text)
    )


def _part(page: Page, row: pd.Series) -> str:
    """That a sum is of only some kabupaten/kota; "" where it is whole, or is one of them."""
    if row["complete"] or int(row["n_total"]) == 1 or not int(row["n_used"]):
        return ""
    return page.text("{used} dari {total} kabupaten/kota", used=int(row["n_used"]), total=int(row["n_total"]))


def _detail(page: Page, row: pd.Series) -> tuple[str, ...]:
    """For the pointer: people, target with its source, pace."""
    text = page.text
    said = []
    active, eligible, target = count(row["active"]), count(row["eligible"]), count(row["target"])
    if active is not None and eligible is not None:
        said.append(
            text(
                "{active} dari {eligible} potensi (versi {version})",
                active=active,
                eligible=eligible,
                version=version_words([row["eligible_versions"]]),
            )
        )
    elif active is not None:
        said.append(text("{active} peserta aktif; potensi belum ada", active=active))
    if target is not None:
        flag = target_flag(rate(row["target_percent"]), text)
        said.append(text("target {target} orang", target=target) + flag)
    if pd.notna(row["target_source"]):
        said.append(text("sumber target: {source}", source=text(str(row["target_source"]))))
    if pd.notna(row["rate"]):
        said.append(text("laju {rate} orang per bulan", rate=text.number(float(row["rate"]), signed=True)))
    said.append(text(STATE_NAMES[State(row["state"])]))
    return tuple(said)
