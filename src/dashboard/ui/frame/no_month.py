"""What a page says that has no month to show: what is wrong, and the way to the page that explains it."""

from __future__ import annotations

import streamlit as st

from dashboard.data.dataset import Source
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text

#: Files named in one notice.
MOST_NAMED = 5


def say_no_month(page: Page) -> None:
    """What a page says that has no month to show: what is wrong, and the way to the page that explains it."""
    text = page.text
    published = page.data.source is Source.PUBLISHED
    if page.data.source in (Source.OFFICE, Source.PUBLISHED):
        title = text("Data terbit tidak terbaca") if published else text("Data kantor tidak terbaca")
        st.subheader(title, anchor=False)
        if not published:
            st.markdown(text("Yang ada di folder data kantor: {files}.", files=unread_files(page)))
        st.button(
            text("Lihat data contoh"),
            on_click=_show_sample,
            key="lihat_contoh",
            icon=":material/science:",
        )
    else:
        st.subheader(text("Belum ada bulan kepesertaan yang dapat dipakai"), anchor=False)
    if published:
        st.info(
            text(
                "Muat ulang halaman ini beberapa saat lagi; bila tetap begini, hubungi penerbit yang disebut di kaki halaman."
            ),
            icon=":material/refresh:",
        )
    else:
        st.info(
            text(
                "Letakkan kepesertaan.csv dan potensi.csv di folder data/kantor, lalu muat ulang halaman ini. Susunan kolomnya ada di data/README.md; periksa berkas lebih dulu dengan: python -m dashboard check data/kantor"
            ),
            icon=":material/upload_file:",
        )
    page.link("data", text("Buka halaman Data: yang ditolak, templat, dan mencoba berkas"), bagian="baca")
    for report in page.data.reports:
        for problem in report.errors[:20]:
            where = "" if problem.row is None else text(", baris {row}", row=str(problem.row))
            st.error(f"{as_text(report.path)}{where}: {as_text(text.render(problem.expected), most=400)}")


def _show_sample() -> None:
    """The sample, because the visitor chose it; called before the page is drawn."""
    st.session_state["sumber"] = str(Source.SAMPLE)


def unread_files(page: Page) -> str:
    """The names of the files of which nothing can be used."""
    names = [report.path for report in page.data.reports if report.errors and not report.rows_used]
    return ", ".join(as_text(name, most=40) for name in names[:MOST_NAMED])
