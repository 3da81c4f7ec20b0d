"""The choices of the page of villages, and the words that its sections share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from dashboard.data.cells.amounts import MOST_WAGE
from dashboard.data.cells.typed import Kind
from dashboard.data.contract.words import ALL, FUNDING_NAMES, SEGMENT_NAMES, Level, Segment
from dashboard.i18n import N_, Language
from dashboard.metrics.villages.arrears import FUNDINGS, OWN_RATE, WAGE, Money
from dashboard.metrics.villages.figures import village_years, year_end
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.villages.figures import VillageView, places_in, units_in

SEGMENTS: Final = (Segment.BPU, Segment.PU)
#: How rules that do not name a payer are read: at the whole contribution, or half.
FULL, HALF = "penuh", "setengah"

#: How arrears are priced, in words.
PRICES: Final = {
    OWN_RATE: N_("tarif menurut baris"),
    str(Segment.BPU): N_("tarif BPU"),
    str(Segment.PU): N_("tarif PU"),
}


def choose_year(page: Page) -> int | None:
    """The year of the table, in the row of the shared filters; None where it has none so early."""
    text = page.text
    ends = loading.kept(
        page.data,
        "village years",
        compute=lambda: {year: year_end(page.data, year) for year in village_years(page.data)},
    )
    options = {str(year): str(year) for year, end in ends.items() if end <= page.period}
    _not_over(page, {str(year): end for year, end in ends.items() if end > page.period})
    if not options:
        st.info(
            text(
                "Data iuran desa belum memuat tahun yang sudah selesai per akhir {month}. Pilih bulan yang lebih baru.",
                month=text.month(page.period),
            ),
            icon=":material/event_busy:",
        )
        return None
    _forget_unless("tahun", options)
    with page.filters:
        return int(
            page.choose("tahun", text("Tahun anggaran desa"), options, default=next(iter(options)), width=150)
        )


def _not_over(page: Page, later: dict[str, str]) -> None:
    """Say from which month on a year's table is shown, if the link or the chosen month is within that year.

    later: year -> the month whose end its rows tell.
    """
    asked = str(st.session_state.get("tahun", st.query_params.get("tahun", "")))
    year = asked if asked in later else page.period[:4]
    if year not in later:
        return
    if asked == year:
        # A year that is not over yet is no unknown one: it falls back without a word about the link.
        st.session_state["tahun"] = asked
    text, month = page.text, page.text.month(later[year])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            text(
                "Baris iuran desa memuat satu tahun. Tahun {year} dibaca per akhir {month}; yang tampil di sini tahun yang sudah dapat diketahui per akhir {chosen}.",
                year=year,
                month=month,
                chosen=text.month(page.period),
            ),
            width="content",
        )
        page.link(
            "desa",
            text("Lihat {year} per akhir {month}", year=year, month=month),
            periode=later[year],
            tahun=year,
        )


def choose_kecamatan(page: Page, year: int) -> str:
    """The unit of a kecamatan of the chosen kabupaten/kota, or ""; nothing to choose above that."""
    if page.areas.level(page.area) is not Level.REGENCY:
        _forget_unless("kecamatan", [ALL])
        page.ready("kecamatan", [ALL], default=ALL)
        return ""
    text = page.text
    names = places_in(page, year)["nama"]
    _take_unit(page, year)
    options = {ALL: text("Semua kecamatan")} | {str(code): str(name) for code, name in names.items()}
    _forget_unless("kecamatan", options)
    with page.filters:
        chosen = page.choose("kecamatan", text("Kecamatan"), options, default=ALL, width=190)
    return "" if chosen == ALL else chosen


def _take_unit(page: Page, year: int) -> None:
    """A kecamatan that is shown together with others means that unit, from a link too."""
    asked = st.session_state.get("kecamatan", st.query_params.get("kecamatan"))
    if asked in page.areas.kecamatan(page.area).index:
        st.session_state["kecamatan"] = str(units_in(page, year).units[asked])


def choose_price(page: Page) -> str:
    """What arrears are priced at: each row's own rate, or a segment's."""
    text = page.text
    with page.filters:
        return page.choose(
            "tarif",
            text("Tunggakan dihitung dengan"),
            {key: text(name) for key, name in PRICES.items()},
            default=OWN_RATE,
            width=190,
        )


def _forget_unless(key: str, options: Sequence[str] | dict[str, str]) -> None:
    """Another area or month has other choices: what was chosen before is then nobody's mistake."""
    if key in st.session_state and st.session_state[key] not in options:
        st.session_state[key] = next(iter(options))


def choose_money(page: Page) -> Money:
    """What contributions are reckoned with: segment, whose village money, and how silent rules are read."""
    text = page.text
    segment = page.choose(
        "segmen",
        text("Iuran dihitung sebagai"),
        {str(each): text(SEGMENT_NAMES[each]) for each in SEGMENTS},
        default=str(Segment.BPU),
        width=230,
    )
    funding = page.choose(
        "dana",
        text("Dibayar oleh"),
        {code: text(FUNDING_NAMES[code]) for code in FUNDINGS},
        default=FUNDINGS[0],
        width=210,
    )
    if segment == Segment.PU:
        wage = page.number(
            "upah", text("Upah dilaporkan (Rp)"), Kind.RUPIAH, default=WAGE, least=1, most=MOST_WAGE
        )
        return Money(segment, funding, wage=wage)
    silent = page.choose(
        "diam",
        text("Bila aturan tidak menyebut pembayar ini"),
        {FULL: text("Hitung penuh"), HALF: text("Hitung setengah")},
        default=FULL,
        width=270,
    )
    return Money(segment, funding, silent_half=silent == HALF)


def place_name(page: Page, view: VillageView) -> str:
    """The chosen area, or kecamatan with its kabupaten/kota, in words."""
    area = area_label(page.areas, page.area, page.text)
    if not view.kecamatan:
        return area
    name = str(places_in(page, view.year).loc[view.kecamatan, "nama"])
    return page.text("Kecamatan {name}, {area}", name=name, area=area)


def stamp(page: Page, view: VillageView) -> str:
    """Which year, to which month, and which source the numbers are of."""
    text = page.text
    source = text(page.data.source_name)
    return text(
        "iuran desa {year}, satu baris setahun, dibaca per akhir {month}, {source}",
        year=str(view.year),
        month=text.month(end_of(page, view)),
        source=source,
    )


def end_of(page: Page, view: VillageView) -> str:
    """The month (`YYYY-MM`) for whose end the rows of the chosen year stand."""
    return year_end(page.data, view.year)


def share(value: float | None, text: Language) -> str:
    """A percentage, or the words for none."""
    return text("tidak ada data") if value is None else text.percent(value)
