"""Sinjai's answer: what "naik 20 persen" means, in people and rupiah, and what stands in the way."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import ALL
from dashboard.i18n import N_
from dashboard.metrics.categories.composition import CATEGORY_NAMES, Dimension
from dashboard.metrics.categories.gap import category_gap
from dashboard.metrics.compliance.projects import (
    STATE_NAMES,
    UNREGISTERED,
    State,
    amounts,
    project_table,
    totals,
)
from dashboard.metrics.cube.months import month_end
from dashboard.metrics.money.budget import FirstBudget, Reading, people_for, raised
from dashboard.metrics.money.plan import Plan, Terms
from dashboard.ui.budget.answer import outcome_of
from dashboard.ui.budget.choices import ChosenPlan, Direction, choose_reading
from dashboard.ui.cases.budgets import planned
from dashboard.ui.cases.heading import open_planner
from dashboard.ui.cases.meetings import NO_RATE
from dashboard.ui.compliance.project_sums import sealed_by_area
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.area_words import entities_note
from dashboard.ui.parts.plan_base import base_of
from dashboard.ui.parts.values import count

#: Per cent, in whichever reading.
BY: Final = 20
#: The month after the meeting.
START: Final = "2025-05"
NO_COVERAGE: Final = N_(
    "Cakupan wilayah ini tidak ada datanya pada bulan ini; perlu kepesertaan.csv dan potensi.csv (templat di halaman Data)."
)
#: Groups of the gap in the list.
LISTED: Final = 5


def sinjai(scene: Page) -> None:
    """The reading that the visitor chooses, worked out; then groups and projects."""
    _raise(scene)
    _groups(scene)
    _projects(scene)


def _raise(scene: Page) -> None:
    text, base = scene.text, base_of(scene, scene.area)
    if base.coverage is None or base.active is None or not base.eligible:
        st.info(
            text(NO_COVERAGE),
            icon=":material/upload_file:",
        )
        return
    reading = choose_reading(scene, before=base.coverage, by=BY)
    if reading is None:
        return
    code, how = reading
    goal, plan = _plan(scene, how, before=base.coverage, eligible=base.eligible, active=base.active)
    if planned(scene, ChosenPlan(Direction.COVERAGE, plan, goal=goal)) is not None:
        open_planner(scene, plan, arah=str(Direction.COVERAGE), naik=str(BY), baca=code)


def _plan(scene: Page, how: Reading, *, before: float, eligible: int, active: int) -> tuple[float, Plan]:
    """The coverage that a reading means, and the year's plan that leads to it; before: per cent of potensi."""
    goal = raised(before, BY, how)
    heads = people_for(goal, eligible=eligible, active=active)
    return goal, Plan(
        area=scene.area,
        terms=Terms(start=START, months=12),
        heads=(heads,),
        first=FirstBudget.MURNI,
    )


def sinjai_line(scene: Page) -> str:
    """What either reading means in people and rupiah."""
    text, base = scene.text, base_of(scene, scene.area)
    if base.coverage is None or base.active is None or not base.eligible:
        return text(NO_COVERAGE)
    said = []
    for how in (Reading.POINTS, Reading.RELATIVE):
        goal, plan = _plan(scene, how, before=base.coverage, eligible=base.eligible, active=base.active)
        result = outcome_of(scene, plan)
        if result is None:
            return text(NO_RATE)
        said.append(
            text(
                "{goal} perlu {people} orang, {rupiah} setahun",
                goal=text.percent(goal),
                people=plan.people,
                rupiah=text.rupiah_short(result.cost.total),
            )
        )
    return text(
        "Dari {before}: {points} (naik {by} poin persen) atau {relative} (naik {by} persen dari cakupan kini).",
        before=text.percent(base.coverage),
        by=BY,
        points=said[0],
        relative=said[1],
    )


def _groups(scene: Page) -> None:
    """Which groups hold the gap."""
    text = scene.text
    st.subheader(text("Kelompok yang paling banyak belum terlindungi"), anchor=False)
    parts = loading.kept(
        scene.data,
        "case gap",
        scene.period,
        scene.area,
        compute=lambda: (
            category_gap(
                loading.categories_of(scene.data, scene.period)[True].coverage_of(Dimension.GROUP),
                codes=[scene.area],
            )
            .parts.droplevel("kode")
            .head(LISTED)
        ),
    )
    if parts.empty:
        st.markdown(text("Populasi kelompok belum ada; isi populasi_kelompok.csv (templat di halaman Data)."))
    else:
        st.markdown("\n".join(f"1. {_group_words(scene, str(name), row)}" for name, row in parts.iterrows()))
    st.caption(
        text(
            "Peserta baru dapat berasal dari kelompok mana pun; iurannya dihitung sebagai BPU yang dibayar kabupaten. Buruh harian pada proyek bangunan didaftarkan lewat proyeknya (Jakon), lihat di bawah."
        )
    )
    scene.link("kategori", text("Semua kelompok dan cakupannya"), dimensi=str(Dimension.GROUP))


def _group_words(scene: Page, name: str, row: pd.Series) -> str:
    text = scene.text
    return text(
        "{group}: **{count}** belum terlindungi dari {eligible} orang ({percent} terlindungi)",
        group=text(CATEGORY_NAMES[Dimension.GROUP][name]),
        count=int(row["not_covered"]),
        eligible=int(row["eligible"]),
        percent=text.percent(float(row["coverage_percent"])),
    )


def _projects(scene: Page) -> None:
    """Which government building projects are not registered, and what each owes."""
    text, data = scene.text, scene.data
    st.subheader(text("Proyek gedung pemerintah yang belum terdaftar"), anchor=False)
    if "proyek_konstruksi" in data.sealed:
        _sealed(scene)
        return
    table = loading.kept(
        data,
        "case projects",
        scene.period,
        scene.area,
        compute=lambda: project_table(
            data.projects[data.projects["kode_wilayah"] == scene.area],
            data.rates,
            as_of=month_end(scene.period),
        ),
    )
    waiting = table[table["state"].isin([str(each) for each in UNREGISTERED])]
    if data.projects.empty:
        st.markdown(text("Daftar proyek belum ada; isi proyek_konstruksi.csv (templat di halaman Data)."))
    elif waiting.empty:
        month = text.month(scene.period)
        st.markdown(text("Semua proyek yang diketahui per akhir {month} sudah terdaftar.", month=month))
    else:
        st.markdown("\n".join(_project_lines(scene, waiting)))
    scene.link("kepatuhan", text("Semua proyek, batas waktunya, dan hitungan iurannya"), bagian="proyek")


def _sealed(scene: Page) -> None:
    """What all of them owe together, where single projects may not be seen."""
    text = scene.text
    found = sealed_by_area(scene)
    owed = None if found.empty else count(found["owed_unregistered"].iloc[0])
    month = text.month(scene.data.periods[-1])
    if found.empty:
        said = text("Tidak ada proyek untuk wilayah dan tahun ini.")
    elif owed is None:
        said = f"{text('disembunyikan')} ({month})"
    else:
        said = text(
            "Proyek yang belum terdaftar per akhir {month} berutang iuran {owed}.",
            month=month,
            owed=text.rupiah(owed),
        )
    st.markdown(said)
    entities_note(scene)
    scene.link("kepatuhan", text("Semua proyek, batas waktunya, dan hitungan iurannya"), bagian="proyek")


def _project_lines(scene: Page, waiting: pd.DataFrame) -> list[str]:
    """A line a project, and their sum."""
    text = scene.text
    lines = []
    for _, row in waiting.iterrows():
        words = text(
            "{name}: nilai kontrak {value}, iuran **{owed}**; {state}",
            name=as_text(str(row["nama"])),
            value=text.rupiah(count(row["nilai_kontrak"])),
            owed=text.rupiah(count(row["owed"])),
            state=text(STATE_NAMES[State(row["state"])]),
        )
        lines.append(f"- {words}")
    lines.append(f"- {_sum_words(scene, waiting)}")
    return lines


def _sum_words(scene: Page, waiting: pd.DataFrame) -> str:
    """What all of them owe, and of how many that is known."""
    text = scene.text
    whole = totals(amounts(waiting).assign(all=ALL), "all").iloc[0]
    said = text(
        "Seluruhnya {count} proyek, iuran **{owed}**",
        count=len(waiting),
        owed=text.rupiah(count(whole["owed"])),
    )
    if not whole["no_owed"]:
        return said
    return said + text(
        "; {known} dari {count} proyek diketahui iurannya, sisanya tidak ada data",
        known=len(waiting) - int(whole["no_owed"]),
        count=len(waiting),
    )
