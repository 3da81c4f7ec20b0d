"""What a page says where the file it is made from isn't there: which file, what a row is, where the template is."""

from __future__ import annotations

import streamlit as st

from dashboard.data.contract.descriptions import DESCRIPTIONS
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text


def say_missing(page: Page, name: str) -> None:
    """Under the title, where `missing_file` holds: that nothing can be said, which is not zero."""
    page.say(page.text("Belum dapat diperiksa: data {file} tidak ada. Itu bukan nol.", file=f"{name}.csv"))


def missing_file(page: Page, name: str) -> bool:
    """Whether a table of the contract has no row; then what to do about it is on the page.

    name: as in `contract.COLUMNS`, without its ending.
    """
    if page.data.has(name):
        return False
    text = page.text
    file = as_text(f"{name}.csv")
    if name in page.data.withheld:
        st.info(
            text(
                "Bagian ini tidak ikut diterbitkan: berkas {file} berisi satu baris untuk setiap pihak, dan yang terbit hanya untuk umum.",
                file=file,
            ),
            icon=":material/lock:",
        )
        return True
    report = next((each for each in page.data.reports if each.table == name), None)
    if report is not None and report.rows_refused:
        said = text(
            "Dari berkas {file} tidak ada baris yang dapat dipakai; {count} baris ditolak. Alasannya ada di halaman Data, bagian Pembacaan berkas.",
            file=file, count=report.rows_refused,
        )  # fmt: skip
    else:
        said = text(
            "Bagian ini memerlukan berkas {file}: {row}. Templatnya ada di halaman Data, atau dibuat oleh: python -m dashboard template FOLDER",
            file=file, row=text(DESCRIPTIONS[name].row_is),
        )  # fmt: skip
    st.info(said, icon=":material/upload_file:")
    page.link("data", text("Buka halaman Data"))
    return True
