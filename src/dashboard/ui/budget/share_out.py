"""Where the people of a plan go: shared out over the kabupaten/kota of an area by a stated goal, within limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import Level
from dashboard.i18n import N_
from dashboard.metrics.money.allocation import Allocation, MinimumError, allocate
from dashboard.metrics.money.plan import MOST_PEOPLE, Outcome
from dashboard.metrics.money.sharing import Goal, newest_poverty
from dashboard.ui.budget.choices import BudgetView
from dashboard.ui.budget.maps import people_map
from dashboard.ui.budget.words import scope_words
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.missing import missing_file
from dashboard.ui.parts.tables import download
from dashboard.ui.parts.values import written

GOAL_NAMES: Final = {
    Goal.EQUAL: N_("Bagian sama dari yang belum terlindungi"),
    Goal.LOWEST: N_("Naikkan yang terendah"),
    Goal.MOST: N_("Paling banyak orang, di sesedikit mungkin tempat"),
    Goal.POOREST: N_("Termiskin lebih dahulu"),
}
WHOLE: Final = 100
#: Rows that a table shows without scrolling.
SHORT: Final = 12


@dataclass(frozen=True)
class Limits:
    """What a share-out has to keep to. most: per cent of an area's people not covered. least: people an area."""

    goal: Goal
    most: int
    least: int


def share_out(page: Page, view: BudgetView, result: Outcome) -> Mapping[str, int] | None:
    """Choose a goal and limits, draw who gets how many; new people by kabupaten/kota, None where it can't be."""
    text = page.text
    st.subheader(text("Pembagian ke kabupaten/kota"), anchor=False)
    new = result.effect.new
    st.markdown(
        text(
            "{people} peserta baru di {area} dibagi ke kabupaten/kota menurut tujuan dan batas yang dipilih.",
            people=new, area=area_label(page.areas, page.area, text),
        )
    )  # fmt: skip
    if view.plan.terms.groups:
        st.caption(
            text(
                "Dibagi menurut yang belum terlindungi dari semua pekerja, bukan hanya kelompok yang dipilih."
            )
        )
    limits = _limits(page)
    if limits.goal is Goal.POOREST and missing_file(page, "kemiskinan"):
        return None
    areas, year, found = loading.kept(
        page.data, "budget share-out", page.period, page.area, new, limits,
        compute=lambda: _shared(page, new, limits),
    )  # fmt: skip
    if isinstance(found, MinimumError):
        st.warning(text.render(found.message), icon=":material/warning:")
        return None
    if found.people.empty:
        st.info(
            text(
                "Tidak ada kabupaten/kota dengan peserta aktif dan potensi pada bulan ini, jadi tidak ada yang dapat dibagi. Perlu kepesertaan.csv dan potensi.csv; templatnya di halaman Data."
            ),
            icon=":material/upload_file:",
        )
        return None
    lines = [text.render(each) for each in found.why]
    if year is not None:
        lines.append(text("Kemiskinan tahun {year}, persen penduduk (kemiskinan.csv).", year=str(year)))
    people = {str(code): int(count) for code, count in found.people.items()}
    left, right = st.columns(2, gap="medium")
    with left:
        people_map(page, people, note=text(GOAL_NAMES[limits.goal]))
    right.markdown("\n".join(f"- {line}" for line in lines))
    _table(page, view, result, areas, found)
    return people


def goal_words(page: Page) -> str:
    """The goal chosen, for the caption of what is drawn from the share-out."""
    goal = GOAL_NAMES[Goal(st.session_state["tujuan"])]
    return page.text("Peserta baru dibagi menurut tujuan “{goal}”; lihat Pembagian.", goal=page.text(goal))


def _limits(page: Page) -> Limits:
    text = page.text
    with st.container(horizontal=True, vertical_alignment="bottom"):
        goal = page.choose(
            "tujuan", text("Tujuan"), {str(each): text(name) for each, name in GOAL_NAMES.items()},
            default=str(Goal.EQUAL), width=320,
        )  # fmt: skip
        most = page.number(
            "batas", text("Paling banyak (% dari yang belum terlindungi)"), default=WHOLE, least=1, most=WHOLE,
            step=5, width=320,
        )  # fmt: skip
        least = page.number(
            "minimum",
            text("Paling sedikit tiap wilayah (orang)"),
            default=0,
            most=MOST_PEOPLE,
            step=50,
            width=260,
        )
    return Limits(Goal(goal), most, least)


def _shared(
    page: Page, people: int, limits: Limits
) -> tuple[pd.DataFrame, int | None, Allocation | MinimumError]:
    """The areas and the year of their poverty as in `_areas`; who gets how many, or why that can't be."""
    areas, year = _areas(page, limits.goal)
    share = None if limits.most == WHOLE else limits.most / WHOLE
    try:
        return (
            areas,
            year,
            allocate(areas, people=people, goal=limits.goal, most_share=share, least=limits.least),
        )
    except MinimumError as error:
        return areas, year, error


def _areas(page: Page, goal: Goal) -> tuple[pd.DataFrame, int | None]:
    """Active, eligible and name of the kabupaten/kota inside, with poverty in per cent and its year.

    All of them, as the words name those without numbers of all their segments.
    """
    month = loading.measured_month(page.data, page.period, Cut(Level.REGENCY))
    codes = list(page.areas.inside(page.area))
    names = [page.areas.short_name(code) for code in codes]
    known = month.loc[codes]
    areas = known[["active", "eligible"]].where(known["complete"]).assign(name=names)
    if goal is not Goal.POOREST:
        return areas, None
    percent, year = newest_poverty(page.data.poverty, codes=codes, year=int(page.period[:4]))
    return areas.assign(poverty=percent), year


def _table(page: Page, view: BudgetView, result: Outcome, areas: pd.DataFrame, found: Allocation) -> None:
    text = page.text
    people = found.people.sort_values(ascending=False, kind="stable")
    codes = [str(code) for code in people.index]
    areas = areas.loc[codes]
    columns: dict[str, object] = {
        text("Wilayah"): [page.areas.name(code) for code in codes],
        text("Peserta baru"): people.array,
    }
    if len(result.parties) == 1:
        columns[text("Iuran (Rp)")] = (people * result.parties[0].per_head).array
    columns |= {
        text("Cakupan sebelum (%)"): found.before.loc[codes].array,
        text("Cakupan setelah (%)"): found.after.loc[codes].array,
        text("Belum terlindungi setelahnya"): (areas["eligible"] - areas["active"] - people).array,
    }
    if "poverty" in areas:
        columns[text("Kemiskinan (%)")] = areas["poverty"].to_numpy(dtype="float64")
    frame = pd.DataFrame(columns)
    numeric = frame.select_dtypes("number")
    writers: dict[Any, str | Callable[[object], str] | None] = {
        name: written(text, digits=2 if pd.api.types.is_float_dtype(numeric[name]) else 0)
        for name in numeric.columns
    }
    st.dataframe(
        frame.style.set_uuid("shareout").format(writers),
        hide_index=True,
        key="share_out",
        height="content" if len(frame) <= SHORT else 430,
        placeholder="–",
        column_config={text("Wilayah"): st.column_config.TextColumn(pinned=True, width="medium")},
        alt=text("Tabel pembagian ke {count} kabupaten/kota: peserta baru, iuran, cakupan", count=len(frame)),
    )
    about = text(
        "pembagian {goal}: {scope}",
        goal=text(GOAL_NAMES[Goal(st.session_state["tujuan"])]), scope=scope_words(view.plan, text),
    )  # fmt: skip
    download(
        page, frame.assign(**{text("Kode"): codes}), name=text("pembagian anggaran"), parts=(page.area,),
        about=about, label=text("Unduh pembagian (CSV)"),
    )  # fmt: skip
