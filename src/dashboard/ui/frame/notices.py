"""What a visitor should know before trusting the picture: of the link and of the data."""

from __future__ import annotations

import streamlit as st

from dashboard.data.dataset import Source
from dashboard.i18n import Language
from dashboard.ui.frame import loading, url_state, visit
from dashboard.ui.frame.no_month import unread_files
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.frame.registry import SHARED, entry


def link_notices(page: Page) -> None:
    """What of the link is not known, and how the rest was read; drawn last, when the whole page has been asked."""
    text = page.text
    names = {
        "wilayah": text("wilayah"),
        "periode": text("bulan"),
        "bahasa": text("bahasa"),
        "sumber": text("sumber data"),
        "dari": text("asal kunjungan"),
        "langkah": text("langkah"),
        "asal": text("halaman asal"),
    }
    unknown = url_state.unknown()
    anothers = [each for each in unknown if (each.key, each.written) == ("sumber", Source.VISIT)]
    if anothers:
        visit.others_link(text, page.data.source)
    told = [
        _unknown_words(each, names, text)
        for each in (*unknown, *url_state.unknown_names((*SHARED, *entry(page.key).parameters)))
        if each not in anothers
    ]
    if told:
        st.warning(
            text(
                "Tautan menyebut yang tidak dikenal: {list}. Yang ditampilkan adalah pilihan awal; periksa tautannya atau pilih sendiri.",
                list="; ".join(told),
            ),
            icon=":material/link_off:",
        )
    for reading in url_state.readings():
        st.info(as_text(text.render(reading), most=300), icon=":material/history_edu:")


def data_notices(page: Page) -> None:
    """What is wrong with the data as a whole."""
    text = page.text
    if page.data.eligible.empty and page.period:
        st.warning(
            text(
                "Potensi pekerja belum ada, jadi hanya jumlah peserta yang ditampilkan; potensi data contoh tidak dipinjam. Templat dan susunan kolomnya ada di halaman Data."
            ),
            icon=":material/upload_file:",
        )
    last_good_notice(page)
    refused = sum(report.rows_refused for report in page.data.reports)
    if refused:
        st.warning(
            text(
                "{count} baris data ditolak saat dibaca; perinciannya di halaman Data, bagian Pembacaan berkas.",
                count=refused,
            ),
            icon=":material/rule:",
        )
    for problem in loading.geometry().problems:
        st.warning(text.render(problem.expected), icon=":material/map:")


def last_good_notice(page: Page) -> None:
    """That the data are older than the files, where these can't be read."""
    text = page.text
    if page.data.last_good is not None:
        st.warning(
            text(
                "Data kantor tidak terbaca ({files}); yang tampil adalah keadaan baik terakhir, {date}. Perinciannya di halaman Data, bagian Pembacaan berkas.",
                files=unread_files(page),
                date=text.date(page.data.last_good.date()),
            ),
            icon=":material/history:",
        )


def _unknown_words(each: url_state.Unknown, names: dict[str, str], text: Language) -> str:
    kind = names.get(each.key, as_text(each.key)) if each.key else text("isian")
    written = as_text(each.written, most=40)
    if each.suggestion is None:
        return text("{kind} “{value}”", kind=kind, value=written)
    near = as_text(text.render(each.suggestion))
    return text(
        "{kind} “{value}” (mungkin maksudnya {suggestion})", kind=kind, value=written, suggestion=near
    )
