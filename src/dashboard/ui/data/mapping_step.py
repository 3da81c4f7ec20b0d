"""The mapping step: a file in the office's own layout, what its columns seem to be, and one confirmation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.data.clock import today_wita
from dashboard.data.contract.as_sent import is_blank, shown
from dashboard.data.contract.words import ALL, COLUMNS, GROUP_NAMES, SEGMENT_NAMES
from dashboard.data.layouts.areas import AreaReader
from dashboard.data.layouts.grid import letter
from dashboard.data.layouts.header import MOST_HEADER_ROWS
from dashboard.data.layouts.layout import Layout
from dashboard.data.layouts.mapping import MAPPING_FILE, MappedLayout, write_mapping
from dashboard.data.layouts.meanings import TABLES, Fixed, Kind, Meaning
from dashboard.data.layouts.proposing import (
    NOTHING_FIXED,
    AskedColumn,
    Proposal,
    answered,
    asked_columns,
    confirmed,
    guessed_fixed,
    is_hidden,
    left_out,
    open_questions,
    with_headings,
)
from dashboard.data.layouts.reading import LayoutReader
from dashboard.data.layouts.records import Record
from dashboard.data.layouts.telling import meaning_words
from dashboard.data.layouts.words import forget
from dashboard.data.places.resolving import AreaResolver
from dashboard.i18n import Language
from dashboard.ui.frame import visit
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.tables import show_table

#: Rows of the table as it is, and of what would be read.
ROWS_AS_SENT = 14
ROWS_AS_READ = 5
#: Rows that may be chosen as headings.
_HEADING_ROWS = 40
_SIDE_BY_SIDE = 3
_MONTHS_BACK = 120
_YEARS_BACK = 12

MEANINGS: tuple[Meaning, ...] = (
    *(Meaning(kind) for kind in Kind if kind not in TABLES),
    *(Meaning(kind, segment) for kind in TABLES for segment in ("", *SEGMENT_NAMES)),
)


def mapping_step(page: Page) -> None:
    """Everything that has to be answered before the files sent can be read."""
    text = page.text
    waiting = visit.asked()
    if not waiting:
        return
    st.markdown(f"#### {text('Cocokkan kolom')}")
    st.caption(
        text(
            "Tata letak berkas ini belum dikenal pasti. Periksa tebakannya, jawab yang ditanyakan, lalu tekan sekali; bulan berikutnya berkas dengan judul kolom yang sama langsung dibaca bila pemetaan.json disimpan."
        )
    )
    answers = [
        _answer(page, file, proposal, key=f"{visit.uploader_key()}_{at}", several=len(waiting) > 1)
        for at, (file, proposal) in enumerate(waiting)
    ]
    forget()
    given = [answer for answer in answers if answer is not None]
    if st.button(
        text("Ya, baca seperti ini"),
        disabled=len(given) < len(answers),
        type="primary",
        icon=":material/check:",
        key="baca_pemetaan",
    ):
        with st.spinner(text("Membaca berkas…")):
            visit.answer(given, loaded=page.data, progress=lambda _done, _name: None)
        st.rerun()


def mapping_download(page: Page) -> None:
    """The layouts confirmed in this visit, to be kept for next month."""
    text = page.text
    if not (visit.mapping().layouts or visit.mapping().ways):
        return
    st.download_button(
        text("Unduh pemetaan.json"),
        data=write_mapping(visit.mapping()),
        file_name=MAPPING_FILE,
        mime="application/json",
        on_click="ignore",
        icon=":material/download:",
        key="unduh_pemetaan",
    )
    st.caption(
        text(
            "Kirim pemetaan.json bersama berkas bulan depan, atau simpan di folder data: tata letak yang sama langsung dibaca. Isinya nama lembar, nama kolom, dan nilai tetap; tidak ada isi sel."
        )
    )


def _answer(page: Page, file: str, proposal: Proposal, *, key: str, several: bool) -> MappedLayout | None:
    """One layout and its questions; None while any is open."""
    text = page.text
    reader = LayoutReader(AreaResolver(page.areas, visit.asked_code_list()), today_wita())
    with st.container(border=True):
        sheets = ", ".join(as_text(each.grid.name) for each in proposal.layouts if each.grid.name)
        st.markdown(f"**{as_text(file)}**" + (f" · {text('lembar {names}', names=sheets)}" if sheets else ""))
        for _, doubt in open_questions(proposal):
            st.markdown(f"- {as_text(text.render(doubt.question), most=400)}")
        if several and st.checkbox(
            text("Bukan data peserta atau potensi; tidak usah dibaca"), key=f"lewati_{key}"
        ):
            return left_out(proposal)
        proposal = _with_headings(proposal, reader.areas, text, key=key)
        _as_sent(proposal.first, text)
        columns = _meanings(proposal.first, text, key=key)
        asked = {
            doubt.about
            for _, doubt in open_questions(answered(proposal, columns, NOTHING_FIXED, reader.areas))
        }
        fixed = _fixed(guessed_fixed(proposal.first, file), asked, text, key=key)
        proposal = answered(proposal, columns, fixed, reader.areas)
        left = list(open_questions(proposal))
        for sheet, doubt in left:
            question = as_text(text.render(doubt.question), most=400)
            st.warning(f"{as_text(sheet)}: {question}" if sheet else question, icon=":material/help:")
        if left:
            return None
        _as_read(page, proposal, reader)
    return confirmed(proposal, columns, fixed)


def _with_headings(proposal: Proposal, areas: AreaReader, text: Language, *, key: str) -> Proposal:
    """The proposal with the rows of headings that are chosen."""
    head, grid = proposal.first.head, proposal.first.grid
    rows = range(min(len(grid.rows), max(_HEADING_ROWS, head.last + 1)))
    left, right = st.columns(2)
    first = left.selectbox(
        text("Judul kolom dari baris"),
        rows,
        index=head.first,
        format_func=lambda row: str(row + 1),
        key=f"judul_{key}",
    )
    until = range(first, min(first + MOST_HEADER_ROWS, len(grid.rows)))
    last = right.selectbox(
        text("sampai baris"),
        until,
        index=min(max(head.last - first, 0), len(until) - 1),
        format_func=lambda row: str(row + 1),
        key=f"judul_akhir_{key}_{first}",
    )
    if (first, last) == (head.first, head.last):
        return proposal
    return with_headings(proposal, first, last, areas)


def _as_sent(layout: Layout, text: Language) -> None:
    """The first rows as they stand in the file; how somebody is reached is not shown."""
    grid = layout.grid
    rows = range(min(max(ROWS_AS_SENT, layout.head.last + 6), len(grid.rows)))
    hidden = {at for at in range(grid.width) if is_hidden(layout, at)}
    table = pd.DataFrame(
        {
            letter(at): [
                text("disembunyikan")
                if at in hidden and row > layout.head.last and not is_blank(grid.cell(row, at))
                else shown(grid.cell(row, at))
                for row in rows
            ]
            for at in range(grid.width)
        },
        index=pd.Index([str(row + 1) for row in rows], name=text("baris")),
    )
    st.dataframe(table, height=280, alt=text("Baris pertama berkas, seperti tertulis"))


def _meanings(layout: Layout, text: Language, *, key: str) -> dict[str, Meaning]:
    """What each column is chosen to mean, by the key of its headings."""
    chosen: dict[str, Meaning] = {}
    headed = f"{key}_{layout.head.first}_{layout.head.last}"
    asked = asked_columns(layout)
    for start in range(0, len(asked), _SIDE_BY_SIDE):
        for slot, column in zip(
            st.columns(_SIDE_BY_SIDE), asked[start : start + _SIDE_BY_SIDE], strict=False
        ):
            chosen[column.key] = slot.selectbox(
                _label(column, text),
                MEANINGS,
                index=MEANINGS.index(column.meaning),
                format_func=lambda meaning: text.render(meaning_words(meaning)),
                key=f"kolom_{headed}_{column.key}",
            )
    return chosen


def _label(column: AskedColumn, text: Language) -> str:
    name = as_text(column.name, most=60)
    if column.others:
        return text("Kolom “{name}” dan {count} lagi =", name=name, count=column.others)
    return text("Kolom “{name}” =", name=name)


def _fixed(guess: Fixed, asked: set[str], text: Language, *, key: str) -> Fixed:
    """What is chosen to hold for the whole sheet, of what it does not say itself."""
    today = today_wita()
    year = period = segment = group = None
    if "year" in asked:
        years = [str(each) for each in range(today.year, today.year - _YEARS_BACK, -1)]
        year = st.selectbox(
            text("Tahun semua bulannya"),
            years,
            index=_place(guess.year, years),
            key=f"tahun_{key}",
            placeholder=text("Pilih"),
        )
    if "period" in asked:
        months = _months(today)
        period = st.selectbox(
            text("Bulan semua angkanya"),
            months,
            index=_place(guess.period, months),
            format_func=text.month,
            key=f"bulan_{key}",
            placeholder=text("Pilih"),
        )
    if "segment" in asked:
        segment = st.selectbox(
            text("Segmen semua angkanya"),
            list(SEGMENT_NAMES),
            index=None,
            format_func=lambda code: text(SEGMENT_NAMES[code]),
            key=f"segmen_{key}",
            placeholder=text("Pilih"),
        )
    if "group" in asked:
        groups = {ALL: text("Semua kelompok"), **{code: text(name) for code, name in GROUP_NAMES.items()}}
        group = st.selectbox(
            text("Kelompok semua angkanya"),
            list(groups),
            index=None,
            format_func=groups.__getitem__,
            key=f"kelompok_{key}",
            placeholder=text("Pilih"),
        )
    return Fixed(year or "", period or "", segment or "", group or "")


def _place(guess: str, options: Sequence[str]) -> int | None:
    """Where a guess stands among what may be chosen; nothing is chosen where it doesn't."""
    return options.index(guess) if guess in options else None


def _months(today: date) -> list[str]:
    """The months that may be chosen, the latest first."""
    last = today.year * 12 + today.month - 1
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(last, last - _MONTHS_BACK, -1)]


def _as_read(page: Page, proposal: Proposal, reader: LayoutReader) -> None:
    """The first rows of the contract that the first sheet comes to, and how many there are in all."""
    text = page.text
    records = [each for layout in proposal.layouts for each in reader.records(layout)[0].every]
    refused = sum(each.problem is not None for each in records)
    st.markdown(f"**{text('Begini dibacanya')}**")
    show_table(
        _rows_as_read(records[:ROWS_AS_READ], reader, page),
        alt=text("Lima baris pertama, seperti akan dibaca"),
    )
    said = text("{count} angka akan dibaca.", count=len(records) - refused)
    if refused:
        said += " " + text("{count} ditolak; sebabnya tertulis sesudah dibaca.", count=refused)
    st.caption(said)


def _rows_as_read(records: Sequence[Record], reader: LayoutReader, page: Page) -> pd.DataFrame:
    def area(record: Record) -> str:
        code = reader.resolver.regency_or_province(record.code).value
        return f"{code} {page.areas.name(str(code))}" if code else shown(record.code)

    members = COLUMNS["kepesertaan"]
    return pd.DataFrame(
        {
            page.text("Tabel"): [each.table for each in records],
            members[0]: [shown(each.period) for each in records],
            members[1]: [area(each) for each in records],
            members[2]: [shown(each.segment) for each in records],
            members[3]: [shown(each.group) for each in records],
            members[4]: [shown(each.fund) for each in records],
            page.text("Jumlah orang"): [shown(each.amount) for each in records],
        }
    )
