"""Trying one's own files: sending them, what they would change, what goes back, using them."""

from __future__ import annotations

import streamlit as st

from dashboard.data.contract.words import REQUIRED_FILES
from dashboard.data.dataset import SOURCE_NAMES, Source
from dashboard.data.dry_run import DryRun
from dashboard.data.files.limits import MAX_BYTES
from dashboard.data.places.resolving import CodeList
from dashboard.export.returned_file import returned_files
from dashboard.i18n import N_, Language
from dashboard.ui.data.addresses import check_files, from_addresses
from dashboard.ui.data.doubts import doubts
from dashboard.ui.data.mapping_step import mapping_download, mapping_step
from dashboard.ui.data.sending import send_to_office
from dashboard.ui.frame import visit
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.comparisons import compared_rows, compared_tables
from dashboard.ui.parts.reports import file_reports

CODE_LISTS = {CodeList.KEMENDAGRI: N_("Kode Kemendagri"), CodeList.BPS: N_("Kode BPS")}


def try_files(page: Page) -> None:
    """The whole section: the uploader, and below it what the files sent last came to."""
    text = page.text
    st.subheader(text("Coba berkas sendiri"), anchor=False)
    st.caption(
        text(
            "Berkas diperiksa lebih dulu; tidak ada yang berubah sebelum Anda menekan “Pakai angka ini”. Berkas dan angkanya hanya ada dalam kunjungan ini: tidak disimpan, tidak ikut dengan tautan, tidak terlihat oleh pengunjung lain, dan hilang bila halaman dimuat ulang."
        )
    )
    _send(page)
    mapping_step(page)
    run = visit.current()
    if run is not None and all(file.proposals for file in run.files):
        _put_away(page.text)
    elif run is not None:
        _outcome(page, run)


def _send(page: Page) -> None:
    text = page.text
    key = visit.uploader_key()
    with st.form(f"kirim_{key}"):
        files = st.file_uploader(
            text(
                "Berkas CSV, Excel (.xlsx), atau Parquet; boleh beberapa sekaligus, paling besar {count} MB per berkas",
                count=MAX_BYTES >> 20,
            ),
            # Any file may be chosen: what can't be read is then told in the reader's own language, with the way out.
            accept_multiple_files=True,
            key=key,
        )
        codes = st.radio(
            text("Kode wilayah di berkas"),
            list(CODE_LISTS),
            format_func=lambda code: text(CODE_LISTS[code]),
            horizontal=True,
            key=f"kode_{key}",
        )
        sent = st.form_submit_button(text("Periksa berkas"), icon=":material/rule:")
    from_addresses(page, codes)
    if not sent:
        return
    if not files:
        st.info(text("Pilih dulu berkasnya, lalu tekan “Periksa berkas”."), icon=":material/upload_file:")
        return
    check_files(page, [(file.name, file.getvalue()) for file in files], codes)


def _outcome(page: Page, run: DryRun) -> None:
    text = page.text
    refused = sum(report.rows_refused for report in run.reports)
    with st.container(border=True):
        st.markdown(f"#### {text('Hasil pemeriksaan')}")
        if any(report.errors for report in run.reports):
            some = any(report.rows_used for report in run.reports)
            st.warning(
                text(
                    "{count} baris ditolak. Perbaiki menurut pesan di bawah, lalu kirim lagi; baris lain dapat dipakai.",
                    count=refused,
                )
                if some
                else text(
                    "Berkas ditolak: tidak ada baris yang dapat dipakai. Ikuti pesan di bawah, lalu kirim lagi."
                ),
                icon=":material/rule:",
            )
        else:
            st.success(text("Tidak ada baris yang ditolak."), icon=":material/check_circle:")
        doubts(page, run)
        file_reports(run.reports, text)
        mapping_download(page)
        _sent_back(page, run)
        _comparisons(page, run)
        _use_or_put_away(page, run)
    send_to_office(page, run)


def _sent_back(page: Page, run: DryRun) -> None:
    text = page.text
    returned = [each for file in run.files for each in returned_files(file.name, file.tables)]
    if not returned:
        return
    st.caption(
        text(
            "Berkas yang dikembalikan: susunannya sama, ditambah kolom “kesalahan” di setiap baris yang ditolak. Perbaiki di situ dan kirim lagi; kolom itu dilewati."
        )
    )
    with st.container(horizontal=True):
        for at, each in enumerate(returned):
            st.download_button(
                text("Unduh {name}", name=as_text(each.name)),
                data=lambda each=each: each.write(text),  # type: ignore[misc]
                file_name=each.name,
                mime=each.mime,
                key=f"kembali_{at}_{visit.uploader_key()}",
                on_click="ignore",
                icon=":material/download:",
            )


def _comparisons(page: Page, run: DryRun) -> None:
    text = page.text
    if run.not_compared:
        st.caption(
            ":material/visibility_off: "
            + text(
                "Tidak dibandingkan, karena baris {source} tidak untuk semua orang: {names}.",
                source=text(SOURCE_NAMES[run.compared_with]),
                names=", ".join(run.not_compared),
            )
        )
    if not run.comparisons:
        return
    st.markdown(
        f"**{text('Dibandingkan dengan yang sekarang dimuat: {source}', source=text(SOURCE_NAMES[run.compared_with]))}**"
    )
    # Of the sample nothing goes: its rows stop being used, all of them.
    replaced = run.compared_with is not Source.SAMPLE
    compared_tables(run.comparisons, text, replaced=replaced)
    st.caption(
        text("Data contoh tidak ikut dipakai, jadi tidak ada yang terhapus.")
        if not replaced
        else text(
            "Hilang: ada dalam data yang dimuat untuk bulan dan wilayah yang dikirim, tidak ada dalam berkas. Baris bulan atau wilayah lain tetap dipakai: {kept}.",
            kept=", ".join(
                f"{found.name} {text.number(found.kept)}" for found in run.comparisons if found.kept
            ),
        )
        if any(found.kept for found in run.comparisons)
        else text("Hilang: ada dalam data yang dimuat, tidak ada dalam berkas.")
    )
    compared_rows(run.comparisons, text, replaced=replaced)
    if run.kept:
        names = ", ".join(run.kept)
        st.caption(
            text("Tidak dikirim, jadi diambil dari berkas Anda sebelumnya: {names}.", names=names)
            if run.compared_with is Source.VISIT
            else text("Tidak dikirim, jadi diambil dari data kantor: {names}.", names=names)
        )


def _use_or_put_away(page: Page, run: DryRun) -> None:
    text = page.text
    used = visit.is_used() and page.data is run.data
    if not run.usable:
        st.info(
            text(
                "Belum dapat dipakai: tidak ada satu pun baris {name} yang dapat dibaca.",
                name=REQUIRED_FILES[0],
            ),
            icon=":material/info:",
        )
    elif used:
        st.success(
            text("Seluruh dasbor sedang memakai angka ini, sampai Anda menyingkirkannya."),
            icon=":material/check_circle:",
        )
    elif run.data.eligible.empty:
        st.info(
            text("Tanpa potensi hanya jumlah peserta yang tampil; cakupan tidak dapat dihitung."),
            icon=":material/info:",
        )
    with st.container(horizontal=True):
        if run.usable and not used:
            st.button(
                text("Pakai angka ini"),
                on_click=visit.use,
                icon=":material/play_arrow:",
                key="pakai",
            )
        if used:
            page.link("peta", text("Lihat di peta"))
        _put_away(text)


def _put_away(text: Language) -> None:
    st.button(
        text("Singkirkan berkas dan angkanya"),
        on_click=visit.put_away,
        icon=":material/delete:",
        key="singkirkan",
    )
