"""Tables as files a person opens in Excel: marked, sourced, and harmless."""

from __future__ import annotations

import pandas as pd

from dashboard.i18n import Language

#: A cell that begins with one of these would be run as a formula by a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(frame: pd.DataFrame, *, text: Language, sample: bool, source: str, version: str) -> bytes:
    """A table as CSV in the style of the language: Indonesian Excel wants semicolons and decimal commas.

    Every row carries where it comes from, the data version, and DATA CONTOH while it is sample data, because
    a file is soon without the page it came from. Text that a spreadsheet would run as a formula is made plain
    text.
    """
    marked = frame.copy()
    for column in marked.columns:
        if not pd.api.types.is_numeric_dtype(marked[column]):
            marked[column] = marked[column].map(plain_text, na_action="ignore")
    stamp = [text("DATA CONTOH")] if sample else []
    said = " · ".join((*stamp, source, text("versi data {version}", version=version)))
    marked[text("sumber data")] = str(plain_text(said))
    indonesian = text.code == "id"
    written = marked.to_csv(
        index=False, sep=";" if indonesian else ",", decimal="," if indonesian else ".", lineterminator="\r\n"
    )
    return written.encode("utf-8-sig")


def with_hidden(frame: pd.DataFrame, hidden: pd.DataFrame, *, text: Language) -> pd.DataFrame:
    """The table with its hidden cells in words, as an empty cell would read as no data.

    hidden: bool, index and some of the columns of `frame`.
    """
    told = frame.copy()
    for name in hidden.columns[hidden.any()]:
        told[name] = [
            text("disembunyikan") if is_hidden else _number(value, text)
            for value, is_hidden in zip(frame[name], hidden[name], strict=True)
        ]
    return told


def _number(value: float | None, text: Language) -> str:
    """A number among words, as `to_csv` writes it among numbers."""
    if pd.isna(value):
        return ""
    return str(value).replace(".", "," if text.code == "id" else ".")


def plain_text(value: object) -> object:
    """Text that no spreadsheet runs. What isn't text stays as it is; so does a lone sign: "-" is no data."""
    if isinstance(value, str) and len(value) > 1 and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def file_name(*parts: str, sample: bool, extension: str) -> str:
    """A file name of plain letters that says DATA-CONTOH while it holds sample data."""
    kept = ["DATA-CONTOH"] if sample else []
    for part in parts:
        kept.append("".join(letter if letter.isalnum() else "-" for letter in part).strip("-"))
    return f"{'_'.join(filter(None, kept))}.{extension}"
