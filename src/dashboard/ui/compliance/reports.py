"""What was reported for the chosen area or a level, and what is said of it: of how many, when, and contradictions."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.charts.compliance_ageing import SHORT_NAMES
from dashboard.data.contract.words import COMPLIANCE_NAMES, Level
from dashboard.i18n import Language
from dashboard.metrics.compliance.reports import (
    MOST_MONTHS,
    Counted,
    Coverage,
    counted,
    coverage,
    of_area,
    smaller_totals,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page

#: Contradictions that are spelled out; more are counted.
_TOLD = 2


def level_reports(page: Page, level: Level) -> Counted:
    """`compliance_reports.counted` at a level, of the page's month."""
    return loading.kept(
        page.data, "compliance level", level, page.period,
        compute=lambda: counted(page.data.compliance, areas=page.areas, level=level, period=page.period),
    )  # fmt: skip


def area_reports(page: Page) -> Counted:
    """What counts for the chosen area."""

    def made() -> Counted:
        return of_area(level_reports(page, page.areas.level(page.area)), page.area)

    return loading.kept(page.data, "compliance area", page.area, page.period, compute=made)


def is_empty(found: Counted) -> bool:
    """Whether nothing is known."""
    return all(rows[column].isna().all() for column, rows in found.items())


def months_words(text: Language, oldest: str, newest: str) -> str:
    """The month or months of reports; an en dash where there are none."""
    if not oldest:
        return "–"
    last = text.month(newest, short=True)
    return last if oldest == newest else f"{text.month(oldest, short=True)} – {last}"


def coverage_words(text: Language, of: Coverage) -> str:
    """Of how many kabupaten/kota a sum is, and of which months."""
    if not of.reported:
        return (
            text("tidak ada data")
            if of.total == 1
            else text("0 dari {total} kabupaten/kota melapor", total=of.total)
        )
    months = months_words(text, of.oldest, of.newest)
    if of.total == 1:
        return text("laporan {months}", months=months)
    return text(
        "{used} dari {total} kabupaten/kota melapor, {months}",
        used=of.reported,
        total=of.total,
        months=months,
    )


def pair_words(page: Page, found: Counted, columns: tuple[str, ...], kind: str, category: str | None) -> str:
    """`coverage_words` of a type and category (None: any) of the chosen area, in any of some columns."""
    chosen = [
        coverage(
            rows[(rows["jenis_entitas"] == kind) & ((category is None) | (rows["kategori"] == category))],
            column, areas=page.areas, code=page.area,
        )
        for column, rows in found.items()
        if column in columns
    ]  # fmt: skip
    return coverage_words(page.text, max(chosen, key=lambda of: of.reported))


def newest_rule(text: Language, period: str) -> str:
    """Which reports are used, as a sentence."""
    return text(
        "Yang dipakai: laporan terbaru tiap kabupaten/kota sampai {chosen}, paling lama {count} bulan sebelumnya.",
        chosen=text.month(period), count=MOST_MONTHS,
    )  # fmt: skip


def contradictions(page: Page, rows: pd.DataFrame, column: str) -> str:
    """Provinces' totals that are smaller than their own parts, in words; "" where there are none."""
    told = smaller_totals(rows, column)
    if told.empty:
        return ""
    text = page.text
    write = text.rupiah if column in ("tunggakan", "dipulihkan") else text.number
    said = []
    for row in told.sort_values("parts", ascending=False, kind="stable").head(_TOLD).to_dict("records"):
        what = f"{text(SHORT_NAMES[row['jenis_entitas']])}, {text(COMPLIANCE_NAMES[row['kategori']])}"
        said.append(
            text(
                "Total {province} ({what}, {month}) lebih kecil daripada rinciannya: {total}, padahal kabupaten/kota di dalamnya melaporkan {parts}. Yang dihitung totalnya; periksa kepatuhan.csv.",
                province=page.areas.name(row["provinsi"]), what=what,
                month=text.month(row["periode"], short=True),
                total=write(int(row["total"])), parts=write(int(row["parts"])),
            )
        )  # fmt: skip
    if len(told) > _TOLD:
        said.append(text("Begitu juga {count} total lain.", count=len(told) - _TOLD))
    return " ".join(said)


def nothing_here(page: Page) -> None:
    """Say that the chosen area reported nothing, and where a total of its province hides it."""
    text, areas = page.text, page.areas
    said = text(
        "Tidak ada data kepatuhan {area} sampai {month}, paling lama {count} bulan sebelumnya.",
        area=area_label(areas, page.area, text), month=text.month(page.period), count=MOST_MONTHS,
    )  # fmt: skip
    if areas.level(page.area) in (Level.REGENCY, Level.BRANCH):
        above = level_reports(page, Level.PROVINCE)
        provinces = {areas.province_of(code) for code in areas.inside(page.area)}
        if any(rows["kode_wilayah"].isin(provinces).any() for rows in above.values()):
            said += " " + text(
                "Laporannya hanya berupa total provinsi, yang tidak dapat dibagi ke kabupaten/kota."
            )
    st.info(said, icon=":material/info:")
