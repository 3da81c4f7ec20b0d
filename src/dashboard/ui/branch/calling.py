"""Whom to call: cover that ends this month and next, and whom to visit, each row to be marked as called."""

from __future__ import annotations

from collections import Counter
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import FUNDING_NAMES
from dashboard.data.disclosure.limits import HIDDEN
from dashboard.metrics.compliance import compliance
from dashboard.metrics.compliance.compliance import AGE_LIMITS
from dashboard.metrics.compliance.reports import latest, newest
from dashboard.metrics.compliance.visits import Step, sealed_step_counts, step_table, step_words, visits
from dashboard.metrics.cube.months import next_month
from dashboard.metrics.funded.due import Call, calls, due_sums
from dashboard.metrics.funded.lapses import Count, Date
from dashboard.ui.branch.checklist import Column, Row, checklist, mark_key
from dashboard.ui.branch.due_lines import DATE_NAMES, beyond_lines, sum_lines
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.area_words import entities_note, hidden_note
from dashboard.ui.parts.lapses import lapses_of
from dashboard.ui.parts.missing import missing_file

#: This month and the next: the data are of the end of the month before.
MONTHS: Final = 2
#: Rows on the sheet of paper, and visits on screen; the page Kepatuhan has all.
CALLS_PRINTED: Final = 15
VISITS_PRINTED: Final = 6
VISITS_SHOWN: Final = 12


def lapse_calls(page: Page) -> None:
    """Draw the calls about cover that ends, by month, payer and area."""
    text = page.text
    first = next_month(page.period)
    months = {"first": text.month(first), "last": text.month(next_month(first))}
    st.subheader(text("Mulai tanpa iuran dan nonaktif, {first} dan {last}", **months), anchor="panggilan")
    if missing_file(page, "pendanaan"):
        return
    own = lapses_of(page, MONTHS)
    found = loading.kept(
        page.data, "branch calls", page.area, page.period, compute=lambda: calls(own.rows, own.priced)
    )
    if not found and not own.known:
        st.caption(text("Tidak ada data pendanaan untuk wilayah dan bulan ini."))
        return
    if found:
        _called(page, found)
    else:
        st.caption(
            text("Tidak ada masa iuran yang habis dan tidak ada yang akan nonaktif dalam bulan-bulan itu.")
        )
    sums = loading.kept(
        page.data, "branch due sums", page.area, page.period, compute=lambda: due_sums(own.rows, own.priced)
    )
    lines = [*sum_lines(sums, text), *beyond_lines(page, MONTHS)]
    if lines:
        st.markdown("  \n".join(lines))
        page.link("komitmen", text("Lihat kelompok, bulannya, dan biaya melanjutkannya"))


def _called(page: Page, found: tuple[Call, ...]) -> None:
    text = page.text
    checklist(
        text,
        key="panggilan",
        caption=text("Siapa harus dihubungi tentang masa iuran, menurut bulan, pembayar, dan wilayah"),
        columns=[
            Column(text("Bulan")),
            Column(text("Wilayah")),
            Column(text("Sumber dana")),
            Column(text("Orang"), number=True),
            Column(text("12 bulan (Rp)"), number=True),
        ],
        rows=[_call_row(page, each) for each in found],
        printed=CALLS_PRINTED,
    )
    if any(each.people.people is None and each.people.hidden for each in found):
        hidden_note(page)


def _call_row(page: Page, call: Call) -> Row:
    text, areas = page.text, page.areas
    payer = text(FUNDING_NAMES[call.funding])
    who = f"{payer}: {call.office}" if call.office else payer
    when = text("{month}: {what}", month=text.month(call.month, short=True), what=text(DATE_NAMES[call.date]))
    if call.date is Date.MONEY_ENDS and call.inactive:
        when += text(", nonaktif {month}", month=text.month(call.inactive, short=True))
    area = areas.short_name(call.code)
    hidden = text("disembunyikan") if _all_hidden(call.people) else None
    return Row(
        key=mark_key(page.area, "iuran", call.month, call.date, call.code, call.funding, call.office),
        name=f"{area}, {who}, {when}",
        cells=(
            when,
            area,
            who,
            hidden or text.number(call.people.people),
            hidden or text.number(call.cost.year),
        ),
    )


def _all_hidden(people: Count) -> bool:
    return people.people is None and people.hidden > 0


def visit_calls(page: Page) -> None:
    """Draw whom to visit first, by name where the viewer may see names, else how many of each step."""
    text = page.text
    st.subheader(text("Daftar kunjungan"), anchor="kunjungan")
    if missing_file(page, "daftar_kepatuhan"):
        return
    if "daftar_kepatuhan" in page.data.sealed:
        page.still("branch visits", draw=lambda: _counted(page))
    else:
        _named(page)
    page.link("kepatuhan", text("Seluruh daftar dan aturannya"), bagian="kunjungan")


def _named(page: Page) -> None:
    text = page.text
    month = newest(page.data.compliance_list, page.period)
    rows = loading.kept(
        page.data, "branch visit rows", text.code, page.area, page.period, compute=lambda: _rows(page)
    )
    if month is None or not rows:
        st.caption(text("Tidak ada entitas dalam daftar untuk wilayah dan bulan ini."))
        return
    checklist(
        text,
        key="kunjungan",
        caption=text("Siapa dikunjungi lebih dulu, dengan alasannya"),
        columns=[Column(text("Wilayah")), Column(text("Nama")), Column(text("Alasan"))],
        rows=rows[:VISITS_SHOWN],
        printed=VISITS_PRINTED,
    )
    if left := _visits_left(page, rows):
        st.caption(left)


def _visits_left(page: Page, rows: list[Row]) -> str:
    """How many visits are not shown, and of which areas none is, or none is listed; "" where all are shown."""
    text, areas = page.text, page.areas
    said = []
    if len(rows) > VISITS_SHOWN:
        said.append(
            text("{shown} dari {count} entitas, yang paling mendesak.", shown=VISITS_SHOWN, count=len(rows))
        )
    listed, shown = Counter(row.cells[0] for row in rows), {row.cells[0] for row in rows[:VISITS_SHOWN]}
    below = [f"{as_text(name)} ({text.number(count)})" for name, count in listed.items() if name not in shown]
    if below:
        said.append(text("Belum tampak di atas: {areas}.", areas=", ".join(below)))
    inside = [areas.short_name(code) for code in areas.inside(page.area)]
    none = [as_text(name) for name in inside if name not in listed]
    if none:
        said.append(text("Tanpa entitas dalam daftar: {areas}.", areas=", ".join(none)))
    return " ".join(said)


def _rows(page: Page) -> list[Row]:
    text = page.text
    listed = compliance.in_area(
        latest(page.data.compliance_list, period=page.period), areas=page.areas, code=page.area
    )
    if listed.empty:
        return []
    found = visits(listed, limits=AGE_LIMITS, per_day=1)
    rows = []
    for code, kind, name, reasons in found[
        ["kode_wilayah", "jenis_entitas", "nama_entitas", "reasons"]
    ].itertuples(index=False):
        area = page.areas.short_name(str(code))
        why = "; ".join(text.render(each) for each in reasons)
        key = mark_key(page.area, "kunjungan", page.period, str(code), str(kind), str(name))
        rows.append(Row(key=key, name=f"{name}, {area}", cells=(area, str(name), why)))
    return rows


def _counted(page: Page) -> None:
    """How many entities stand at each step, for who may see no single one."""
    text, period = page.text, page.data.periods[-1]
    every = loading.kept_base(
        page.data,
        "sealed steps",
        AGE_LIMITS,
        compute=lambda: sealed_step_counts(
            page.data.sealed["daftar_kepatuhan"], limits=AGE_LIMITS, period=period
        ),
    )
    found = compliance.in_area(every, areas=page.areas, code=page.area)
    counts = step_table(found).sum(axis=1, min_count=1)
    lines = [
        f"{step}. {text.render(step_words(step, AGE_LIMITS))}: **{_steps_words(page, counts[step])}**"
        for step in Step
        if pd.isna(counts[step]) or counts[step] != 0
    ]
    st.markdown("\n".join(lines) if lines else text("Tidak ada entitas dalam daftar."))
    st.caption(
        text(
            "Nama tidak ditampilkan di sini; menurut daftar terbaru sampai {month}.", month=text.month(period)
        )
    )
    if found[HIDDEN].any():
        entities_note(page)


def _steps_words(page: Page, number: object) -> str:
    return page.text("disembunyikan") if pd.isna(number) else page.text.number(int(number))  # type: ignore[call-overload]
