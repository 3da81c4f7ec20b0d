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
    Reporting,
    counted,
    not_owed,
    of_area,
    reporting,
    smaller_totals,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page

#: Contradictions that are spelled out; more are counted.
_TOLD = 2


def level_reports(page: Page, level: Level) -> Counted:
    """`reports.counted` at a level, of the page's month."""
    return loading.kept(
        page.data,
        "compliance level",
        level,
        page.period,
        compute=lambda: counted(page.data.compliance, areas=page.areas, level=level, period=page.period),
    )


def area_reports(page: Page) -> Counted:
    """What counts for the chosen area."""

    def made() -> Counted:
        return of_area(level_reports(page, page.areas.level(page.area)), page.area)

    return loading.kept(page.data, "compliance area", page.area, page.period, compute=made)


def months_words(text: Language, oldest: str, newest: str) -> str:
    """The month or months of reports; an en dash where there are none."""
    if not oldest:
        return "–"
    last = text.month(newest, short=True)
    return last if oldest == newest else f"{text.month(oldest, short=True)} – {last}"


def reported_words(text: Language, of: Reporting) -> str:
    """Of how many kabupaten/kota a sum is, of which months, and how many of them are hidden."""
    if not of.reported:
        return (
            text("tidak ada data")
            if of.total == 1
            else text("0 dari {total} kabupaten/kota melapor", total=of.total)
        )
    months = months_words(text, of.oldest, of.newest)
    if of.total == 1:
        said = text("laporan {months}", months=months)
    else:
        said = text(
            "{used} dari {total} kabupaten/kota melapor, {months}",
            used=of.reported,
            total=of.total,
            months=months,
        )
    if not of.hidden:
        return said
    if not of.told:
        return f"{said} · {text('disembunyikan')}"
    return f"{said} · {partly_hidden(text) if of.total == 1 else hidden_areas(text, of.hidden)}"


def partly_hidden(text: Language) -> str:
    """What is said beside numbers of one area of which some are hidden."""
    return text("ada yang disembunyikan")


def hidden_areas(text: Language, areas: int) -> str:
    """What is said beside a sum that leaves out hidden numbers of some areas."""
    return text("{count} disembunyikan", count=areas)


def pair_words(page: Page, found: Counted, columns: tuple[str, ...], kind: str, category: str | None) -> str:
    """`reported_words` of a type and category (None: any) of the chosen area, in any of some columns."""
    chosen = [
        reporting(
            rows[(rows["jenis_entitas"] == kind) & ((category is None) | (rows["kategori"] == category))],
            column,
            areas=page.areas,
            code=page.area,
        )
        for column, rows in found.items()
        if column in columns
    ]
    return reported_words(page.text, max(chosen, key=lambda of: (of.reported, of.told)))


def newest_rule(text: Language, period: str) -> str:
    """Which reports are used, as a sentence."""
    return text(
        "Yang dipakai: laporan terbaru tiap kabupaten/kota sampai {chosen}, paling lama {count} bulan sebelumnya.",
        chosen=text.month(period),
        count=MOST_MONTHS,
    )


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
                province=page.areas.name(row["provinsi"]),
                what=what,
                month=text.month(row["periode"], short=True),
                total=write(int(row["total"])),
                parts=write(int(row["parts"])),
            )
        )
    if len(told) > _TOLD:
        said.append(text("Begitu juga {count} total lain.", count=len(told) - _TOLD))
    return " ".join(said)


def not_owed_note(page: Page, found: Counted) -> None:
    """Say what a report names as arrears of entities that never enrolled, which is in no sum."""
    aside = not_owed(found)
    if aside:
        st.caption(
            page.text(
                "{rupiah} dicatat sebagai tunggakan entitas yang wajib belum daftar (PWBD) dan tidak dihitung: yang belum pernah mendaftar tidak menunggak. Periksa kategorinya di kepatuhan.csv.",
                rupiah=page.text.rupiah(aside),
            )
        )


def nothing_here(page: Page) -> None:
    """Say that the chosen area reported nothing, and where a total of its province hides it."""
    text, areas = page.text, page.areas
    said = text(
        "Tidak ada data kepatuhan {area} sampai {month}, paling lama {count} bulan sebelumnya.",
        area=area_label(areas, page.area, text),
        month=text.month(page.period),
        count=MOST_MONTHS,
    )
    if areas.level(page.area) in (Level.REGENCY, Level.BRANCH):
        above = level_reports(page, Level.PROVINCE)
        provinces = {areas.province_of(code) for code in areas.inside(page.area)}
        if any(rows["kode_wilayah"].isin(provinces).any() for rows in above.values()):
            said += " " + text(
                "Laporannya hanya berupa total provinsi, yang tidak dapat dibagi ke kabupaten/kota."
            )
    st.info(said, icon=":material/info:")
