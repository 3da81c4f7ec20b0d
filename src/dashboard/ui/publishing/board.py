"""Papan: how far each branch is in a month, table by table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.data.clock import today_wita
from dashboard.data.published.access import Action, may
from dashboard.data.published.submitted import Submission
from dashboard.ui.frame import who
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.tables import show_table
from dashboard.ui.publishing.change import published_tables
from dashboard.ui.publishing.figures import Board, State, board, months_of_board
from dashboard.ui.publishing.words import branch_name

#: Before the word of each state, so that nothing is told by colour alone; its colour on light and on dark.
_MARKS: Final = {
    State.SENT: ("◐", "#8a5200", "#f0a468"),
    State.RETURNED: ("↩", "#a93226", "#f1948a"),
    State.APPROVED: ("✓", "#0b5394", "#7fbdf5"),
    State.PUBLISHED: ("●", "#166a45", "#57c2b2"),
    State.MISSING: ("–", "#5f6b76", "#a9b5c0"),
}


def draw_board(page: Page, submissions: Sequence[Submission]) -> None:
    """The month, the table of branches, and what its words mean."""
    text, published = page.text, published_tables()
    members = published.get("kepesertaan")
    months = months_of_board(
        submissions, () if members is None else members["periode"].unique(), today=today_wita()
    )
    month = page.choose(
        "papan", text("Bulan"), {each: text.month(each) for each in months}, default=months[0]
    )
    standing = who.standing()
    branches = [code for code in page.areas.branches if may(standing, Action.SEE_SUBMISSIONS, branch=code)]
    found = board(submissions, published, month=month, branches=branches, areas=page.areas)
    st.markdown(
        text(
            "{month}: {published} tabel terbit, {approved} disetujui, {sent} menunggu, {returned} dikembalikan, {missing} belum.",
            month=text.month(month),
            published=found.count(State.PUBLISHED),
            approved=found.count(State.APPROVED),
            sent=found.count(State.SENT),
            returned=found.count(State.RETURNED),
            missing=found.count(State.MISSING),
        )
    )
    shown = _table(page, found)
    show_table(
        shown.style.set_uuid("papan").map(partial(_coloured, dark=page.dark), subset=list(found.tables)),
        alt=text("Keadaan setiap tabel setiap cabang, {month}", month=text.month(month)),
        height="content",
    )
    st.caption(
        text(
            "Terbit: barisnya ada dalam versi yang berlaku, lewat kiriman atau folder. Disetujui: menunggu diterbitkan. Kolom lain muncul begitu ada kirimannya."
        )
    )


def _table(page: Page, found: Board) -> pd.DataFrame:
    text = page.text
    return pd.DataFrame(
        {
            text("Cabang"): [branch_name(page, code) for code in found.rows],
            **{
                table: [f"{_MARKS[row[table]][0]} {text(row[table])}" for row in found.rows.values()]
                for table in found.tables
            },
        }
    )


def _coloured(cell: Any, *, dark: bool) -> str:
    colours = next((each[1:] for each in _MARKS.values() if str(cell).startswith(each[0])), None)
    return "" if colours is None else f"color: {colours[dark]}; font-weight: 600"
