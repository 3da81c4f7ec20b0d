"""Who must pay by when: the people whose money ends, by payer and by the first month without it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import FUNDING_NAMES
from dashboard.metrics.funded.area_lapses import AreaLapses
from dashboard.metrics.funded.lapse import Lapse
from dashboard.metrics.funded.lapses import Count, count_of
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.tables import styled


def payers_by_month(page: Page, own: AreaLapses, horizon: int) -> None:
    """Draw the table, the payer of most people first, with its total row; nothing where no money ends."""
    text = page.text
    ending = [one for one in own.rows if one.ending]
    if not ending:
        return
    st.subheader(text("Siapa harus membayar, sebelum kapan (orang)"), anchor=False)
    frame, hidden = loading.kept(
        page.data,
        "lapse payers",
        text.code,
        page.area,
        page.period,
        horizon,
        compute=lambda: _made(page, ending),
    )
    st.table(styled(page, frame, hidden, uuid="payers").hide(axis="index"))
    st.caption(text("orang yang masa iurannya habis, menurut bulan pertama tanpa iuran"))


def _made(page: Page, ending: Sequence[Lapse]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table, and which of its cells may not be seen."""
    text = page.text
    months = sorted({one.unpaid for one in ending})
    payers = {payer: [one for one in ending if one.funding == payer] for payer in FUNDING_NAMES}
    rows = sorted(
        ((text(FUNDING_NAMES[payer]), own) for payer, own in payers.items() if own),
        key=lambda row: -(count_of(row[1]).people or 0),
    )
    rows.append((text("Jumlah"), list(ending)))
    cells = {
        **{
            text.month(month, short=True): [
                count_of([one for one in own if one.unpaid == month]) for _, own in rows
            ]
            for month in months
        },
        text("Jumlah"): [count_of(own) for _, own in rows],
    }
    frame = pd.DataFrame(
        {
            text("Sumber dana"): [name for name, _ in rows],
            **{
                name: pd.array([each.people for each in column], dtype="Int64")
                for name, column in cells.items()
            },
        }
    )
    flags = {name: [_untold(each) for each in column] for name, column in cells.items()}
    return frame, pd.DataFrame(flags, dtype=bool)


def _untold(some: Count) -> bool:
    """Whether all there is to count is hidden."""
    return some.people is None and some.hidden > 0
