"""Where the people of a plan go: shared out over the kabupaten/kota of an area by a stated goal, within limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.data.cells.typed import Kind
from dashboard.data.contract.words import Level
from dashboard.i18n import N_, Language
from dashboard.metrics.money.allocation import MinimumError
from dashboard.metrics.money.names import group_words
from dashboard.metrics.money.plan import MOST_PEOPLE, Outcome, Plan
from dashboard.metrics.money.share_out import WHOLE, ShareChoices, ShareOut, share_out
from dashboard.metrics.money.sharing import Goal
from dashboard.ui.budget.maps import people_map
from dashboard.ui.budget.words import scope_words
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.missing import missing_file
from dashboard.ui.parts.tables import download, folded, show_table
from dashboard.ui.parts.values import written

GOAL_NAMES: Final = {
    Goal.EQUAL: N_("Bagian sama dari yang belum terlindungi"),
    Goal.LOWEST: N_("Naikkan yang terendah"),
    Goal.MOST: N_("Paling banyak orang, di sesedikit mungkin tempat"),
    Goal.POOREST: N_("Termiskin lebih dahulu"),
}
#: Rows that a table shows without scrolling.
SHORT: Final = 12


def shared_out(page: Page, plan: Plan, result: Outcome, choices: ShareChoices) -> ShareOut | MinimumError:
    """The share-out of a plan on the page's data and month, kept; or why it can't be."""

    def found() -> ShareOut | MinimumError:
        try:
            return share_out(
                plan,
                result,
                regencies=loading.measured_month(page.data, page.period, Cut(Level.REGENCY)),
                poverty=page.data.poverty,
                areas=page.areas,
                choices=choices,
            )
        except MinimumError as error:
            return error

    return loading.kept(page.data, "budget share-out", page.period, plan, choices, compute=found)


def share_alone(page: Page, plan: Plan, result: Outcome) -> ShareOut | None:
    """The share-out with nothing chosen; None where nobody can be shared out."""
    found = shared_out(page, plan, result, ShareChoices())
    return None if isinstance(found, MinimumError) or not found.areas else found


def share_section(page: Page, plan: Plan, result: Outcome) -> ShareOut | None:
    """Choose a goal and limits, draw who gets how many; None where nobody can be shared out."""
    text = page.text
    st.subheader(text("Pembagian ke kabupaten/kota"), anchor=False)
    st.markdown(
        text(
            "{people} peserta baru di {area} dibagi ke kabupaten/kota menurut tujuan dan batas yang dipilih.",
            people=result.effect.new,
            area=area_label(page.areas, page.area, text),
        )
    )
    if plan.terms.groups:
        st.caption(
            text(
                "Dibagi menurut yang belum terlindungi dari semua pekerja, bukan hanya kelompok yang dipilih."
            )
        )
    choices = _choices(page)
    if choices.goal is Goal.POOREST and missing_file(page, "kemiskinan"):
        return None
    found = shared_out(page, plan, result, choices)
    if isinstance(found, MinimumError):
        st.warning(text.render(found.message), icon=":material/warning:")
        return None
    if not found.areas:
        st.info(
            text(
                "Tidak ada kabupaten/kota dengan peserta aktif dan potensi pada bulan ini, jadi tidak ada yang dapat dibagi. Perlu kepesertaan.csv dan potensi.csv; templatnya di halaman Data."
            ),
            icon=":material/upload_file:",
        )
        return None
    lines = [text.render(each) for each in found.why]
    if found.poverty_year is not None:
        lines.append(
            text("Kemiskinan tahun {year}, persen penduduk (kemiskinan.csv).", year=str(found.poverty_year))
        )
    lines.append(_money_words(found, result, text))
    left, right = st.columns(2, gap="medium")
    with left:
        people_map(page, found.new_people, note=text(GOAL_NAMES[choices.goal]))
    right.markdown("\n".join(f"- {line}" for line in lines))
    _table(page, plan, result, found)
    return found


def goal_words(found: ShareOut, text: Language) -> str:
    """The goal chosen, for the caption of what is drawn from the share-out."""
    goal = text(GOAL_NAMES[found.choices.goal])
    return text("Peserta baru dibagi menurut tujuan “{goal}”; lihat Pembagian.", goal=goal)


def _choices(page: Page) -> ShareChoices:
    text = page.text
    with st.container(horizontal=True):
        goal = page.choose(
            "tujuan",
            text("Tujuan"),
            {str(each): text(name) for each, name in GOAL_NAMES.items()},
            default=str(Goal.EQUAL),
            width=320,
        )
        most = page.number(
            "batas",
            text("Paling banyak (%)"),
            Kind.WHOLE_PERCENT,
            default=WHOLE,
            least=1,
            most=WHOLE,
            said=N_("{value} dari yang belum terlindungi"),
        )
        least = page.number(
            "minimum",
            text("Paling sedikit (orang)"),
            Kind.PEOPLE,
            default=0,
            most=MOST_PEOPLE,
            said=N_("{value} tiap wilayah"),
        )
    return ShareChoices(Goal(goal), most, least)


def _money_words(found: ShareOut, result: Outcome, text: Language) -> str:
    """How the rupiah of the areas come to the plan's own total."""
    given = sum(each.share.rupiah for each in found.areas)
    parts = [text("{rupiah} untuk peserta baru di kabupaten/kota", rupiah=text.rupiah(given))]
    for share, words in (
        (found.left, N_("{rupiah} untuk {people} orang yang tidak terbagi")),
        (found.already, N_("{rupiah} untuk {people} orang yang sudah aktif")),
    ):
        if share.people:
            parts.append(text(words, rupiah=text.rupiah(share.rupiah), people=share.people))
    total = text.rupiah(result.cost.total)
    return text("Iuran: {parts} = {total}.", parts=" + ".join(parts), total=f"**{total}**")


def _table(page: Page, plan: Plan, result: Outcome, found: ShareOut) -> None:
    fold = folded(page, "tabel_pembagian")
    if fold is not None:
        with fold:
            _rows(page, plan, result, found)


def _rows(page: Page, plan: Plan, result: Outcome, found: ShareOut) -> None:
    text = page.text
    rows = sorted(found.areas, key=lambda each: -each.share.people)
    codes = [each.code for each in rows]
    columns: dict[str, object] = {
        text("Wilayah"): [page.areas.name(code) for code in codes],
        text("Peserta baru"): [each.share.people for each in rows],
    }
    if len(result.parties) > 1:
        for at, party in enumerate(result.parties):
            name = text("Orang: {group}", group=group_words(party.groups, text))
            columns[name] = [each.share.by_party[at] for each in rows]
    columns |= {
        text("Iuran (Rp)"): [each.share.rupiah for each in rows],
        text("Cakupan sebelum (%)"): pd.Series([each.before for each in rows], dtype="float64"),
        text("Cakupan setelah (%)"): pd.Series([each.after for each in rows], dtype="float64"),
        text("Belum terlindungi setelahnya"): pd.array([each.uncovered for each in rows], dtype="Int64"),
    }
    if found.choices.goal is Goal.POOREST:
        columns[text("Kemiskinan (%)")] = pd.Series([each.poverty for each in rows], dtype="float64")
    frame = pd.DataFrame(columns)
    numeric = frame.select_dtypes("number")
    writers: dict[Any, str | Callable[[object], str] | None] = {
        name: written(text, digits=2 if pd.api.types.is_float_dtype(numeric[name]) else 0)
        for name in numeric.columns
    }
    show_table(
        frame.style.set_uuid("shareout").format(writers),
        key="share_out",
        height="content" if len(frame) <= SHORT else 430,
        placeholder="–",
        columns={text("Wilayah"): st.column_config.TextColumn(width="medium")},
        alt=text("Tabel pembagian ke {count} kabupaten/kota: peserta baru, iuran, cakupan", count=len(frame)),
    )
    about = text(
        "pembagian {goal}: {scope}",
        goal=text(GOAL_NAMES[found.choices.goal]),
        scope=scope_words(plan, text),
    )
    download(
        page,
        frame.assign(**{text("Kode"): codes}),
        name=text("pembagian anggaran"),
        parts=(page.area,),
        about=about,
        label=text("Unduh pembagian (CSV)"),
    )
