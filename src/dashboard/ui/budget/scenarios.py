"""Plans kept side by side in the link, to be compared, taken up again or left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import SEGMENT_NAMES
from dashboard.i18n import Language
from dashboard.metrics.money.names import group_words, payer_names
from dashboard.metrics.money.plan import BrokenPlanError, Outcome, Plan
from dashboard.ui.budget.answer import outcome_of
from dashboard.ui.budget.bill import bill_frame
from dashboard.ui.budget.plan_link import from_code, link_of, to_code
from dashboard.ui.budget.words import rate_words
from dashboard.ui.frame import url_state
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.tables import download, numbers_written
from dashboard.ui.parts.values import written

KEY: Final = "skenario"
MOST: Final = 6
#: In the link: between plans; no plan holds it.
_PLAN: Final = "*"


def scenarios(page: Page, plan: Plan | None) -> None:
    """The kept plans as a table; `plan`, where there is one, can join them."""
    text = page.text
    st.subheader(text("Skenario berdampingan"), anchor=False)
    kept = _kept(page)
    code = None if plan is None else to_code(plan)
    codes = [to_code(each) for each in kept]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            text("Simpan sebagai skenario"),
            icon=":material/bookmark_add:",
            disabled=code is None or code in codes or len(codes) >= MOST,
            on_click=_keep,
            args=([*codes, code] if code is not None else codes,),
            key="scenario_keep",
        )
        if not codes:
            st.caption(
                text(
                    "Simpan rencana ini, ubah pilihannya, lalu simpan lagi: paling banyak {most} skenario, semuanya ikut dalam tautan.",
                    most=MOST,
                )
            )
        elif len(codes) >= MOST:
            st.caption(text("Sudah {most} skenario; hapus satu untuk menyimpan yang lain.", most=MOST))
    page.extra[KEY] = _PLAN.join(codes) or None
    if not kept:
        return
    found = [(each, outcome_of(page, each)) for each in kept]
    frame = _table(page, found)
    st.dataframe(
        frame.style.set_uuid("scenarios").format(_writers(frame, text)),
        hide_index=True,
        height="content",
        key="scenario_table",
        placeholder="–",
        column_config={text("Skenario"): st.column_config.TextColumn(pinned=True)},
        alt=text("Tabel {count} skenario: orang, tarif, bulan, iuran, cakupan setelahnya", count=len(frame)),
    )
    if len(kept) > 1:
        _together(page, [result for _, result in found if result is not None])
    with st.container(horizontal=True):
        for at, each in enumerate(kept, start=1):
            page.link(
                "anggaran",
                text("Buka {number}", number=at),
                icon=":material/open_in_new:",
                **link_of(each),
                skenario=_PLAN.join(codes),
            )
            st.button(
                text("Hapus {number}", number=at),
                icon=":material/delete:",
                on_click=_keep,
                args=([other for other in codes if other != codes[at - 1]],),
                key=f"scenario_drop{at}",
            )
    download(
        page,
        frame,
        name=text("skenario anggaran"),
        parts=(),
        about=text("skenario anggaran"),
        label=text("Unduh skenario (CSV)"),
    )


def _together(page: Page, results: Sequence[Outcome]) -> None:
    """The scenarios added up, by payer and budget year, where that is asked for."""
    text = page.text
    options = {"": text("Berdampingan saja"), "ya": text("Jumlahkan")}
    if not page.pick("jumlah", text("Skenario bersama"), options, default=""):
        return
    frame = bill_frame([result.bill for result in results], text)
    st.dataframe(
        numbers_written(frame, text, uuid="scenariobill"),
        hide_index=True,
        height="content",
        key="scenario_bill",
        column_config={text("Pembayar"): st.column_config.TextColumn(pinned=True)},
        alt=text("Tabel tagihan semua skenario menurut pembayar dan tahun anggaran"),
    )
    st.caption(
        text(
            "{people} orang dalam {count} skenario; jumlah ini berlaku bila tidak seorang pun ada di dua skenario.",
            people=sum(result.bill.people for result in results),
            count=len(results),
        )
    )
    download(
        page,
        frame,
        name=text("tagihan skenario"),
        parts=(),
        about=text("tagihan semua skenario"),
        label=text("Unduh tagihan skenario (CSV)"),
    )


def _kept(page: Page) -> list[Plan]:
    """The plans of this session, else of the link; what can't be read is named as unknown."""
    if KEY not in st.session_state:
        st.session_state[KEY] = st.query_params.get(KEY, "")
    plans: dict[str, Plan] = {}
    for code in filter(None, str(st.session_state[KEY]).split(_PLAN)):
        try:
            plans[code] = from_code(code, page.areas)
        except BrokenPlanError:
            url_state.say_unknown(KEY, code)
    found = list(plans.values())[:MOST]
    st.session_state[KEY] = _PLAN.join(map(to_code, found))
    return found


def _keep(codes: list[str]) -> None:
    st.session_state[KEY] = _PLAN.join(codes)


def _table(page: Page, found: list[tuple[Plan, Outcome | None]]) -> pd.DataFrame:
    """One row a plan, columns named for the screen; numbers as numbers."""
    text = page.text
    years = sorted({year for _, result in found if result is not None for year in result.cost.by_year})
    of_year = {year: text("Tahun {year} (Rp)", year=year) for year in years}
    total = text("Iuran seluruhnya (Rp)")
    before, after = text("Cakupan sebelum (%)"), text("Cakupan setelah (%)")
    rows = []
    for at, (plan, result) in enumerate(found, start=1):
        terms = plan.terms
        row: dict[str, object] = {
            text("Skenario"): text(
                "{number}. {area}: {people} orang, {months} bulan",
                number=at,
                area=page.areas.short_name(plan.area),
                people=plan.people,
                months=terms.months,
            ),
            text("Orang"): plan.people,
            text("Tarif per bulan"): text("tarif berubah; simpan ulang")
            if result is None
            else _rates(result, text),
            text("Bulan"): terms.months,
            total: pd.NA if result is None else result.cost.total,
            before: None if result is None else result.effect.before,
            after: None if result is None else result.effect.after,
        }
        for year in years:
            row[of_year[year]] = pd.NA if result is None else result.cost.by_year.get(year, 0)
        row |= {
            text("Kelompok"): group_words(terms.groups, text),
            text("Dibayar oleh"): payer_names(plan, text),
            text("Mulai"): text.month(terms.start, short=True),
            text("Sudah aktif"): plan.already_active,
            text("Segmen"): text(SEGMENT_NAMES[terms.segment]),
        }
        rows.append(row)
    frame = pd.DataFrame(rows)
    rupiah = dict.fromkeys((total, *of_year.values()), "Int64")
    return frame.astype(rupiah | dict.fromkeys((before, after), "float64"))


def _writers(frame: pd.DataFrame, text: Language) -> dict[Any, str | Callable[[object], str] | None]:
    numeric = frame.select_dtypes("number")
    return {
        str(name): written(text, digits=2 if pd.api.types.is_float_dtype(numeric[name]) else 0)
        for name in numeric.columns
    }


def _rates(result: Outcome, text: Language) -> str:
    return rate_words([rate for party in result.parties for rate in party.rates], text)
