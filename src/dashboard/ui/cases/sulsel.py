"""Sulawesi Selatan's answer: who is in and out among religious workers and non-ASN, and what each rate costs."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import Segment
from dashboard.i18n import N_, Language
from dashboard.metrics.categories.composition import CATEGORY_NAMES, Dimension
from dashboard.metrics.cube.versions import version_words
from dashboard.metrics.money.budget import FirstBudget
from dashboard.metrics.money.plan import PU_WAGE, Outcome, Plan, Terms
from dashboard.ui.budget.answer import outcome_of
from dashboard.ui.budget.words import cost_steps, why_steps
from dashboard.ui.cases.heading import open_planner
from dashboard.ui.cases.meetings import NO_RATE
from dashboard.ui.categories.religious import GROUPS
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.tables import source_line
from dashboard.ui.parts.values import count, rate

#: They are PU through their office, never BPU.
NON_ASN: Final = "non-ASN"
_SUM: Final = "keagamaan"
RELIGIOUS: Final = N_("Keempat kelompok keagamaan")
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
                st.markdown(text(NO_RATE))
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


def sulsel_line(scene: Page) -> str:
    """What a thousand people cost a year by either rate, and how many religious workers are in and out."""
    text = scene.text
    own, waged = outcome_of(scene, OWN_PLAN), outcome_of(scene, WAGE_PLAN)
    if own is None or waged is None:
        return text(NO_RATE)
    said = text(
        "{people} orang setahun {own} sebagai BPU atau {waged} sebagai PU",
        people=OWN_PLAN.people,
        own=text.rupiah(own.cost.total),
        waged=text.rupiah(waged.cost.total),
    )
    frame, _ = _kept_table(scene, own, waged)
    whole = frame[frame[text("Kelompok")] == text(RELIGIOUS)]
    if whole.empty:
        return f"{said}."
    row = whole.iloc[0]
    return text(
        "{active} pekerja keagamaan sudah masuk, {out} belum ({percent}); {cost}.",
        active=row[text("Masuk")],
        out=row[text("Belum")],
        percent=row[text("Cakupan")],
        cost=said,
    )


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
    frame, versions = _kept_table(scene, own, waged)
    st.table(
        frame.fillna(text("tidak ada data")),
        border="horizontal",
        hide_index=True,
        alt=text("Tabel {count} kelompok: masuk, belum, cakupan, biaya setahun", count=len(frame)),
    )
    st.caption(text("Non-ASN adalah PU lewat instansinya, jadi biayanya sebagai BPU tidak berlaku."))
    about = text("peserta aktif ÷ populasi kelompok (versi {version})", version=as_text(versions or "–"))
    st.caption(f"{scene.areas.name(scene.area)} · {about} · {source_line(scene)}")


def _kept_table(scene: Page, own: Outcome, waged: Outcome) -> tuple[pd.DataFrame, str]:
    return loading.kept(
        scene.data,
        "case religious",
        scene.text.code,
        scene.period,
        compute=lambda: _table(scene, own, waged),
    )


def _table(scene: Page, own: Outcome, waged: Outcome) -> tuple[pd.DataFrame, str]:
    """One row a group and the sum of the religious ones, every cell as it is shown; and the populations' versions."""
    text = scene.text
    rows = loading.categories_of(scene.data, scene.period)[True].coverage_in(Dimension.GROUP, scene.area)
    rows = rows.loc[list(GROUPS)]
    religious = rows.drop(NON_ASN)
    known = religious[["active", "eligible"]].notna().all(axis=None)
    lines = {str(name): _cells(row, text) for name, row in religious.iterrows()}
    words = {name: text(label) for name, label in CATEGORY_NAMES[Dimension.GROUP].items()}
    out = rows["not_covered"].astype(object)
    if known and not religious["hidden"].any():
        total = religious[["active", "eligible", "not_covered"]].sum().astype("float64")
        lines[_SUM] = _cells(
            pd.concat(
                [
                    total,
                    pd.Series(
                        {"hidden": False, "coverage_percent": total["active"] / total["eligible"] * 100}
                    ),
                ]
            ),
            text,
        )
        words[_SUM] = text(RELIGIOUS)
        out[_SUM] = total["not_covered"]
    lines[NON_ASN] = _cells(rows.loc[[NON_ASN]].iloc[0], text)

    def yearly(name: str, result: Outcome) -> str | None:
        people = count(out[name])
        return None if people is None else text.rupiah(max(people, 0) * result.parties[0].per_head)

    frame = pd.DataFrame(
        [
            (words[name], *cells, "–" if name == NON_ASN else yearly(name, own), yearly(name, waged))
            for name, cells in lines.items()
        ],
        columns=[
            text("Kelompok"),
            text("Masuk"),
            text("Belum"),
            text("Cakupan"),
            text("Setahun sebagai BPU"),
            text("Setahun sebagai PU"),
        ],
    )
    return frame, version_words(rows["eligible_versions"])


def _cells(row: pd.Series, text: Language) -> tuple[str | None, str | None, str | None]:
    """In, out and coverage of a group as they are shown; None for no data."""
    if row["hidden"]:
        told = text("disembunyikan")
        return told, told, told
    active, out, share = count(row["active"]), count(row["not_covered"]), rate(row["coverage_percent"])
    return (
        None if active is None else text.number(active),
        None if out is None else text.number(out),
        None if share is None else text.percent(share),
    )
