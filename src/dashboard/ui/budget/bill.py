"""The bill of a plan on the page: who pays how much in which budget year, and the arithmetic behind it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.i18n import Language
from dashboard.metrics.money.bill import Bill
from dashboard.metrics.money.names import payer_name
from dashboard.metrics.money.plan import Outcome, Plan
from dashboard.ui.budget.words import scope_words
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.tables import download, numbers_written


def bill_table(page: Page, plan: Plan, result: Outcome) -> None:
    """The page's first table: payers and budget years, with their sums."""
    text = page.text
    frame = bill_frame([result.bill], text)
    st.dataframe(
        numbers_written(frame, text, uuid="bill"),
        hide_index=True,
        height="content",
        key="bill",
        column_config={text("Pembayar"): st.column_config.TextColumn(pinned=True)},
        alt=text("Tabel tagihan menurut pembayar dan tahun anggaran"),
    )
    about = text("tagihan {area}: {scope}", area=page.areas.name(plan.area), scope=scope_words(plan, text))
    download(
        page,
        frame,
        name=text("tagihan"),
        parts=(plan.area,),
        about=about,
        label=text("Unduh tagihan (CSV)"),
    )


def bill_frame(bills: Sequence[Bill], text: Language) -> pd.DataFrame:
    """One row a payer of all bills together, then the sum; columns named for the screen, rupiah as numbers."""
    totals: dict[str, dict[str, int]] = {}
    for bill in bills:
        for payer, years in bill.by_payer.items():
            known = totals.setdefault(payer, {})
            for year, rupiah in years.items():
                known[year] = known.get(year, 0) + rupiah
    years_of_all = sorted({year for years in totals.values() for year in years})
    rows = [
        {text("Pembayar"): payer_name(payer, text)}
        | {text("Tahun {year} (Rp)", year=year): years.get(year, 0) for year in years_of_all}
        | {text("Jumlah (Rp)"): sum(years.values())}
        for payer, years in totals.items()
    ]
    frame = pd.DataFrame(rows)
    if len(rows) > 1:
        whole = frame.sum(numeric_only=True)
        frame.loc[len(frame)] = [text("Jumlah"), *whole]
    return frame
