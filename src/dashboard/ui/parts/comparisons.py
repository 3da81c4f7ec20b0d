"""What tables sent would change: how many rows of each, and the rows themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data.dry_run import NEW, OLD, Comparison
from dashboard.i18n import Language
from dashboard.ui.parts.tables import show_in_words, show_table
from dashboard.ui.parts.values import rate

#: Rows of a comparison shown on the page; the rest are counted.
MOST_SHOWN: Final = 100


def compared_tables(comparisons: Sequence[Comparison], text: Language, *, replaced: bool) -> None:
    """A row a table: how many rows are new, changed and the same; replaced: and how many go."""
    counted = {
        text("Tabel"): [found.name for found in comparisons],
        text("Baru"): [text.number(len(found.new)) for found in comparisons],
        text("Berubah"): [text.number(len(found.changed)) for found in comparisons],
        text("Tetap"): [text.number(found.same) for found in comparisons],
    }
    if replaced:
        counted[text("Hilang")] = [text.number(len(found.missing)) for found in comparisons]
    # A table that a phone scrolls must be reached by keyboard, too.
    show_in_words(pd.DataFrame(counted), alt=text("Berapa baris setiap tabel berubah"))


def compared_rows(comparisons: Sequence[Comparison], text: Language, *, replaced: bool) -> None:
    """The rows that change, are new or, where that is replaced, go; a fold for each kind of each table."""
    for found in comparisons:
        for rows, heading in (
            (found.changed, text("{name}: berubah", name=found.name)),
            (found.new, text("{name}: baru", name=found.name)),
            *([(found.missing, text("{name}: hilang", name=found.name))] if replaced else []),
        ):
            if len(rows):
                with st.expander(f"{heading} ({text.number(len(rows))})"):
                    _rows(found, rows, heading, text)


def _rows(found: Comparison, rows: pd.DataFrame, heading: str, text: Language) -> None:
    shown = rows.head(MOST_SHOWN).copy()
    for name in (OLD, NEW, *found.amounts, *shown.select_dtypes("float").columns):
        if name in shown.columns:
            shown[name] = [_amount(value, text) for value in shown[name]]
    for name in shown.select_dtypes("bool").columns:
        shown[name] = ["ya" if value else "tidak" for value in shown[name]]
    shown = shown.rename(columns={OLD: text("lama"), NEW: text("baru")})
    show_table(shown.astype(str), alt=heading)
    if len(rows) > MOST_SHOWN:
        st.caption(text("dan {count} baris lagi", count=len(rows) - MOST_SHOWN))
    if found.hidden:
        st.caption(
            ":material/visibility_off: "
            + text(
                "{count} baris yang dimuat disembunyikan dan tidak dibandingkan; rincian di sekitarnya hanya menurut kelompok atau menurut sumber dana.",
                count=found.hidden,
            )
        )


def _amount(value: object, text: Language) -> str:
    if isinstance(value, str):
        return value
    number = rate(value)
    return text.number(number, digits=0 if number is None or number == int(number) else 2)
