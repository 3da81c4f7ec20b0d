"""Sulawesi Selatan's answer: who is in and out among religious workers and non-ASN, and what each rate costs."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data.contract import Segment
from dashboard.metrics.budget import FirstBudget
from dashboard.metrics.categories import CATEGORY_NAMES, Dimension
from dashboard.ui import loading
from dashboard.ui.budget_answer import outcome_of
from dashboard.ui.budget_choices import PU_WAGE
from dashboard.ui.budget_plan import Outcome, Plan, Terms
from dashboard.ui.budget_words import cost_steps, why_steps
from dashboard.ui.case_view import open_planner
from dashboard.ui.frame import Page
from dashboard.ui.plain import as_text
from dashboard.ui.religious import GROUPS
from dashboard.ui.tables import source_line

#: A thousand people from the next budget year on, paid by the province, as own-account and as wage earners.
OWN_PLAN: Final = Plan(
    area="73",
    terms=Terms(start="2024-01", months=12, funding="APBD provinsi"),
    heads=(1_000,),
    first=FirstBudget.MURNI,
)
WAGE_PLAN: Final = replace(OWN_PLAN, terms=replace(OWN_PLAN.terms, segment=Segment.PU, wage=PU_WAGE))


def sulsel(scene: Page) -> None:
    """A thousand people a year with both rates, then in, out and the cost of those out by group."""
    text = scene.text
    results = {}
    for slot, plan, title in zip(
        st.columns(2, gap="medium"),
        (OWN_PLAN, WAGE_PLAN),
        (text("Sebagai BPU"), text("Sebagai PU, upah dilaporkan {wage}", wage=text.rupiah(PU_WAGE))),
        strict=True,
    ):
        result = outcome_of(scene, plan)
        with slot.container(border=True, height="stretch"):
            if result is None:
                st.markdown(
                    text(
                        "Tabel tarif_iuran tidak memuat tarif untuk rencana ini; periksa berkasnya di halaman Data."
                    )
                )
                continue
            results[plan.terms.segment] = result
            _thousand(scene, plan, result, title)
    if len(results) == 2:
        st.caption(
            text(
                "Golongan ditentukan oleh hubungan kerja, bukan oleh biaya: yang menerima upah atau honor dari pemberi kerja adalah PU. Keduanya memberi JKK dan JKM."
            )
        )
        _groups(scene, own=results[Segment.BPU], waged=results[Segment.PU])
    scene.link("kategori", text("Masuk dan belum di tiap kabupaten/kota"), bagian="keagamaan")


def _thousand(scene: Page, plan: Plan, result: Outcome, title: str) -> None:
    """What a thousand people cost in a year, every step of it."""
    text = scene.text
    st.metric(
        text("{title}: {people} orang setahun", title=title, people=plan.people),
        text.rupiah(result.cost.total),
    )
    steps = [*cost_steps(plan, result, text), *why_steps(plan, result, text)]
    st.markdown("\n".join(f"{at}. {step}" for at, step in enumerate(steps, start=1)))
    open_planner(scene, plan)


def _groups(scene: Page, *, own: Outcome, waged: Outcome) -> None:
    """In, out and the yearly cost of those out, by group, for the whole province."""
    text = scene.text
    st.subheader(text("Yang masuk, yang belum, dan biaya setahun bagi yang belum"), anchor=False)
    frame, versions = loading.kept(
        scene.data, "case religious", text.code, scene.period, compute=lambda: _table(scene, own, waged)
    )
    st.table(
        frame.fillna(text("tidak ada data")),
        border="horizontal",
        hide_index=True,
        alt=text("Tabel {count} kelompok: masuk, belum, cakupan, biaya setahun", count=len(frame)),
    )
    about = text("peserta aktif ÷ populasi kelompok (versi {version})", version=as_text(versions or "–"))
    st.caption(f"{scene.areas.name(scene.area)} · {about} · {source_line(scene)}")


def _table(scene: Page, own: Outcome, waged: Outcome) -> tuple[pd.DataFrame, str]:
    """One row a group, every cell as it is shown; None for no data. And the versions of the populations."""
    text = scene.text
    rows = loading.categories_of(scene.data, scene.period)[True].coverage_in(Dimension.GROUP, scene.area)
    rows = rows.loc[list(GROUPS)]

    def cells(values: pd.Series, write: object) -> list[str | None]:
        return [
            text("disembunyikan") if hidden else None if pd.isna(value) else write(value)  # type: ignore[operator]
            for hidden, value in zip(rows["hidden"], values, strict=True)
        ]

    def yearly(result: Outcome) -> list[str | None]:
        return cells(
            rows["not_covered"], lambda out: text.rupiah(max(int(out), 0) * result.parties[0].per_head)
        )

    frame = pd.DataFrame(
        {
            text("Kelompok"): [text(CATEGORY_NAMES[Dimension.GROUP][name]) for name in GROUPS],
            text("Masuk"): cells(rows["active"], lambda value: text.number(int(value))),
            text("Belum"): cells(rows["not_covered"], lambda value: text.number(int(value))),
            text("Cakupan"): cells(rows["coverage_percent"], lambda value: text.percent(float(value))),
            text("Setahun sebagai BPU"): yearly(own),
            text("Setahun sebagai PU"): yearly(waged),
        }
    )
    return frame, ", ".join(sorted({str(each) for each in rows["eligible_version"].dropna()}))
