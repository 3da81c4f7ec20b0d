"""Tables on screen and as files: where numbers are from, choosing an area by its row, downloads that say their source."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler
from streamlit.delta_generator import DeltaGenerator

from dashboard.data.dataset import SOURCE_NAMES
from dashboard.export.returned_file import CSV_TYPE
from dashboard.export.tables import file_name, to_csv, with_hidden
from dashboard.i18n import Language
from dashboard.metrics.cube.rounding import DIGITS, table_as_shown
from dashboard.ui.frame.handing import hand_over
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.selection import row_chooser
from dashboard.ui.parts.values import rate, written

#: Pixels. Longer tables scroll within the height; a row is as high as Streamlit draws it.
HEIGHT: Final = 420
ROW: Final = 35


def source_line(page: Page, month: str | None = None, *, temporary: bool = True) -> str:
    """Where the numbers are from, of which date and which data version: stands in every picture and document.

    month: None for the page's. temporary: whether temporary members are in the numbers.
    """
    text = page.text
    source = text(page.data.source_name)
    line = text(
        "{source} · per akhir {month} · versi data {version}",
        source=source,
        month=text.month(month or page.period),
        version=page.data.version,
    )
    return line if temporary else f"{line} · {text('tanpa peserta sementara')}"


def table_words(page: Page, *words: str, temporary: bool) -> str:
    """What a downloaded table is of; `download` itself says source, month and data version."""
    left_out = () if temporary else (page.text("tanpa peserta sementara"),)
    return ", ".join((*words, *left_out))


def numbers_written(frame: pd.DataFrame, text: Language, *, uuid: str) -> Styler:
    """A table with its numbers in the language's style; sorting still goes by the numbers."""
    names = frame.select_dtypes("number").columns
    return frame.style.set_uuid(uuid).format(dict.fromkeys(names, written(text)))


def folded(page: Page, key: str) -> DeltaGenerator | None:
    """The fold of a long table and its download; None while it is closed, and nothing is made for it.

    A table of a hundred rows costs a run as much as all the rest of a page.
    """
    fold = st.expander(page.text("Tabel dan unduhan"), key=key, on_change="rerun")
    return fold if fold.open else None


#: Of a table's cell, its margins shared out.
_PIXELS_A_LETTER: Final = 8


def show_table(
    table: Styler | pd.DataFrame,
    *,
    alt: str,
    columns: Mapping[str, Any] | None = None,
    **options: Any,
) -> None:
    """Put a table on the page, its first column always in sight: what a row is of, also where a phone scrolls it.

    columns: how columns are shown, by name. options: as `st.dataframe` takes them.
    """
    shown_as = {**_wide_enough(table, str(options.get("placeholder") or "")), **(columns or {})}
    first = str(table.columns[0])
    shown_as[first] = {**(shown_as.get(first) or st.column_config.Column()), "pinned": True}
    st.dataframe(table, hide_index=True, alt=alt, column_config=shown_as, **options)


def _wide_enough(table: Styler | pd.DataFrame, placeholder: str) -> dict[str, Any]:
    """How columns are shown whose headings are too short for the words in their empty cells."""
    frame = table.data if isinstance(table, Styler) else table  # type: ignore[attr-defined]
    narrow = [
        str(name) for name, empty in frame.isna().any().items() if empty and len(str(name)) < len(placeholder)
    ]
    return {name: st.column_config.Column(width=_PIXELS_A_LETTER * len(placeholder)) for name in narrow}


def table_of_areas(
    style: Styler | pd.DataFrame,
    *,
    text: Language,
    key: str,
    codes: Sequence[str],
    alt: str,
    height: int = HEIGHT,
    width: int = 170,
    row_height: int = ROW,
    columns: Mapping[str, Any] | None = None,
) -> None:
    """A table in which choosing a row makes its area the chosen one.

    codes: the area code of each row. height, width (of the area's column), row_height: pixels. columns: how
    other columns than the area's are shown.
    """
    whole = (len(codes) + 1) * row_height + 2
    show_table(
        style,
        placeholder=text("tidak ada data"),
        key=key,
        on_select=row_chooser(key, codes),
        selection_mode="single-row",
        height=height if whole > height else "content",
        row_height=row_height,
        columns={text("Wilayah"): st.column_config.TextColumn(width=width), **(columns or {})},
        alt=alt,
    )


def download(
    page: Page,
    frame: pd.DataFrame,
    hidden: pd.DataFrame | None = None,
    *,
    name: str,
    parts: Sequence[str],
    about: str,
    month: str | None = None,
    label: str | None = None,
) -> None:
    """A button for a table as CSV, with its source and date in every row.

    hidden: cells that are told in words, as `export.tables.with_hidden` has them. name, parts: of the file.
    about: what the table is of. month: None for the page's.
    """
    text = page.text
    of = month or page.period
    source = text(
        "{source}, per akhir {month}, {title}",
        source=text(SOURCE_NAMES[page.data.source]),
        month=text.month(of),
        title=about,
    )
    hand_over(
        page,
        label or text("Unduh tabel (CSV)"),
        data=lambda: to_csv(
            # As on screen; nobody wants 7,6911764705882355 in a spreadsheet.
            table_as_shown(frame)
            if hidden is None
            else with_hidden(table_as_shown(frame), hidden, text=text),
            text=text,
            sample=page.is_sample,
            source=source,
            version=page.data.version,
        ),
        file_name=file_name(name, of, *parts, sample=page.is_sample, extension="csv"),
        mime=CSV_TYPE,
        key="_".join(["download", name, *parts]),
    )


def styled(
    page: Page, frame: pd.DataFrame, hidden: pd.DataFrame, *, uuid: str, css: pd.DataFrame | None = None
) -> Styler:
    """A table with numbers in the language's style and hidden cells in words; sorting goes by the numbers.

    hidden: bool, index and some of the columns of `frame`. css: the same labels, colours of cells.
    """
    text = page.text
    numeric = frame.select_dtypes("number")
    digits = {name: DIGITS if pd.api.types.is_float_dtype(numeric[name]) else 0 for name in numeric.columns}
    word = text("disembunyikan")
    style = with_words(frame, hidden).style.set_uuid(uuid)
    style = style.format({name: written(text, digits=each) for name, each in digits.items()})
    for name in hidden.columns[hidden.any()]:
        style = style.format(lambda _: word, subset=(hidden.index[hidden[name]], [name]))
    return style if css is None else style.apply(lambda _: css, axis=None)


def with_words(frame: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """The table with a value below all others in these cells, so that a style can write words there.

    A cell without a value always reads as no data, whatever its style says.
    """
    told = frame.copy()
    for name in cells.columns[cells.any()]:
        told[name] = frame[name].astype("Float64").astype("float64").mask(cells[name], -math.inf)
    return told


def in_words(frame: pd.DataFrame, hidden: pd.DataFrame, text: Language) -> pd.DataFrame:
    """A table of a few rows as text, which travels faster than a styled one.

    hidden: bool, index and some of the columns of `frame`.
    """
    return pd.DataFrame(
        {
            name: [
                _cell(value, text, digits=DIGITS if pd.api.types.is_float_dtype(column) else 0, hidden=each)
                for value, each in zip(column, hidden.get(name, [False] * len(frame)), strict=True)
            ]
            for name, column in frame.items()
        }
    )


def _cell(value: object, text: Language, *, digits: int, hidden: bool) -> str:
    if isinstance(value, str):
        return value
    if hidden:
        return text("disembunyikan")
    number = rate(value)
    return text("tidak ada data") if number is None else text.number(number, digits=digits)


def show_in_words(shown: pd.DataFrame, *, alt: str) -> None:
    """Put an `in_words` table on the page, its numbers to the right."""
    numbers = {name: st.column_config.TextColumn(alignment="right") for name in shown.columns[1:]}
    show_table(shown, alt=alt, columns=numbers)
