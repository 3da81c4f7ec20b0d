"""The choices of the page of villages, and the tables that its sections share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data.contract import ALL, FUNDING_NAMES, SEGMENT_NAMES, Level, Segment
from dashboard.data.dataset import SOURCE_NAMES
from dashboard.i18n import Language
from dashboard.metrics.change import month_before
from dashboard.metrics.rates import NoRateError, Rate, rates_over
from dashboard.metrics.village_depth import MONTHS, Depth, arrears, depth
from dashboard.metrics.villages import (
    KECAMATAN,
    REGENCY,
    Standing,
    counts,
    rows_of,
    standing,
    village_year,
    years_until,
)
from dashboard.ui import loading
from dashboard.ui.frame import Page, area_label
from dashboard.ui.values import rate

#: Village money: the village budget with the regency's share, and what comes from the centre.
FUNDINGS: Final = ("APBDes/ADD", "Dana Desa")
SEGMENTS: Final = (Segment.BPU, Segment.PU)
FULL, HALF = "penuh", "setengah"
#: Rupiah a month that people on village pay are declared with, until another wage is given.
WAGE: Final = 2_000_000


@dataclass(frozen=True)
class Money:
    """How contributions are reckoned. wage: declared, for PU; None for BPU."""

    segment: str = Segment.BPU
    funding: str = FUNDINGS[0]
    silent_half: bool = False
    wage: int | None = None


@dataclass(frozen=True)
class VillageView:
    """What the visitor asked to see. kecamatan: its code (6 digits), "" for all of the area."""

    year: int
    kecamatan: str = ""
    money: Money = Money()


def choose_year(page: Page) -> int | None:
    """The year of the table, in the row of the shared filters; None where it has none so early."""
    text = page.text
    years = loading.kept(
        page.data, "village years", page.period,
        compute=lambda: years_until(page.data.village_payments, page.period),
    )  # fmt: skip
    if not years:
        st.info(
            text(
                "Berkas iuran_desa belum memuat tahun sampai dengan {year}. Pilih bulan yang lebih baru.",
                year=page.period[:4],
            ),
            icon=":material/event_busy:",
        )
        return None
    options = {str(year): str(year) for year in years}
    _forget_unless("tahun", options)
    with page.filters:
        return int(
            page.choose("tahun", text("Tahun anggaran desa"), options, default=str(years[0]), width=150)
        )


def choose_kecamatan(page: Page) -> str:
    """A kecamatan of the chosen kabupaten/kota, or ""; nothing to choose above that."""
    if page.areas.level(page.area) is not Level.REGENCY:
        _forget_unless("kecamatan", [ALL])
        page.ready("kecamatan", [ALL], default=ALL)
        return ""
    text = page.text
    names = page.areas.kecamatan(page.area)["nama"]
    options = {ALL: text("Semua kecamatan")} | {str(code): str(name) for code, name in names.items()}
    _forget_unless("kecamatan", options)
    with page.filters:
        chosen = page.choose("kecamatan", text("Kecamatan"), options, default=ALL, width=190)
    return "" if chosen == ALL else chosen


def _forget_unless(key: str, options: Sequence[str] | dict[str, str]) -> None:
    """Another area or month has other choices: what was chosen before is then nobody's mistake."""
    if key in st.session_state and st.session_state[key] not in options:
        st.session_state[key] = next(iter(options))


def choose_money(page: Page) -> Money:
    """What contributions are reckoned with: segment, whose village money, and how silent rules are read."""
    text = page.text
    segment = page.choose(
        "segmen", text("Iuran dihitung sebagai"), {str(each): text(SEGMENT_NAMES[each]) for each in SEGMENTS},
        default=str(Segment.BPU), width=230,
    )  # fmt: skip
    funding = page.choose(
        "dana", text("Dibayar oleh"), {code: text(FUNDING_NAMES[code]) for code in FUNDINGS},
        default=FUNDINGS[0], width=210,
    )  # fmt: skip
    if segment == Segment.PU:
        wage = page.number(
            "upah", text("Upah dilaporkan (Rp)"), default=WAGE, least=1, step=100_000, width=170
        )
        return Money(segment, funding, wage=wage)
    silent = page.choose(
        "diam", text("Aturan diam soal pembayar ini"),
        {FULL: text("Hitung penuh"), HALF: text("Hitung setengah")}, default=FULL, width=200,
    )  # fmt: skip
    return Money(segment, funding, silent_half=silent == HALF)


def rates_of(page: Page, money: Money, *, start: str, months: int, group: str = ALL) -> tuple[Rate, ...]:
    """The rate of each month from `start` on. Raises NoRateError."""
    return loading.kept(
        page.data, "village rates", money, start, months, group,
        compute=lambda: rates_over(
            page.data.rates, segment=money.segment, group=group, funding=money.funding, start=start,
            months=months, wage=money.wage, silent_half=money.silent_half,
        ),
    )  # fmt: skip


def next_month(period: str) -> str:
    """The month after a month (YYYY-MM): a package begins there."""
    return month_before(period, -1)


def single_shown(page: Page) -> bool:
    """Whether the status of single villages may be seen; the sample's are made up and have no place."""
    return page.data.names_shown and not page.is_sample


def paid_in(page: Page, year: int) -> pd.DataFrame:
    """`metrics.villages.village_year` of all villages."""
    return loading.kept(
        page.data, "village year", year, compute=lambda: village_year(page.data.village_payments, year=year)
    )


def counted(page: Page, year: int, by: str) -> pd.DataFrame:
    """`metrics.villages.counts` of all units."""
    return loading.kept(
        page.data, "village counts", year, by,
        compute=lambda: counts(page.areas.villages, paid_in(page, year), by=by),
    )  # fmt: skip


def behind_in(page: Page, view: VillageView) -> pd.DataFrame:
    """`metrics.village_depth.arrears` of all villages; a group without a rate owes unknown rupiah."""
    return loading.kept(
        page.data, "village arrears", page.period, view.year, view.money,
        compute=lambda: arrears(
            page.data.village_payments, year=view.year, period=page.period, rates=_year_rates(page, view)
        ),
    )  # fmt: skip


def _year_rates(page: Page, view: VillageView) -> dict[str, tuple[int, ...] | None]:
    found: dict[str, tuple[int, ...] | None] = {}
    for group in rows_of(page.data.village_payments, view.year)["kelompok"].unique():
        try:
            rates = rates_of(page, view.money, start=f"{view.year}-01", months=MONTHS, group=str(group))
        except NoRateError:
            found[str(group)] = None
        else:
            found[str(group)] = tuple(rate.rupiah for rate in rates)
    return found


def in_scope(page: Page, view: VillageView, table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table with kode_kecamatan and kode_wilayah that are in the chosen area or kecamatan."""
    if view.kecamatan:
        return table[table[KECAMATAN] == view.kecamatan]
    return table[table[REGENCY].isin(page.areas.inside(page.area))]


def standing_of(page: Page, view: VillageView) -> Standing:
    """How many villages of the chosen area or kecamatan pay."""
    return loading.kept(
        page.data, "village standing", page.area, view.year, view.kecamatan,
        compute=lambda: standing(counted(page, view.year, KECAMATAN), [view.kecamatan])
        if view.kecamatan
        else standing(counted(page, view.year, REGENCY), page.areas.inside(page.area)),
    )  # fmt: skip


def depth_of(page: Page, view: VillageView) -> Depth:
    """How deep the villages of the chosen area or kecamatan are in."""
    return loading.kept(
        page.data, "village depth", page.area, page.period, view,
        compute=lambda: depth(in_scope(page, view, paid_in(page, view.year)), behind_in(page, view)),
    )  # fmt: skip


def place_name(page: Page, view: VillageView) -> str:
    """The chosen area, or kecamatan with its kabupaten/kota, in words."""
    area = area_label(page.areas, page.area, page.text)
    if not view.kecamatan:
        return area
    name = str(page.areas.kecamatan(page.area).loc[view.kecamatan, "nama"])
    return page.text("Kecamatan {name}, {area}", name=name, area=area)


def stamp(page: Page, view: VillageView) -> str:
    """Which year, month and source the numbers are of."""
    text = page.text
    source = text("DATA CONTOH") if page.is_sample else text(SOURCE_NAMES[page.data.source])
    return text(
        "iuran_desa {year}, keadaan per akhir {month}, {source}",
        year=str(view.year), month=text.month(page.period), source=source,
    )  # fmt: skip


def share(value: float | None, text: Language) -> str:
    """A percentage, or the words for none."""
    return text("tidak ada data") if value is None else text.percent(value)


def in_words(frame: pd.DataFrame, hidden: pd.DataFrame, text: Language, *, digits: int = 1) -> pd.DataFrame:
    """A table of a few rows as text, which travels faster than a styled one.

    hidden: bool, index and some of the columns of `frame`. digits: decimals of columns that are no counts.
    """
    return pd.DataFrame(
        {
            name: [
                _cell(value, text, digits=digits if pd.api.types.is_float_dtype(column) else 0, hidden=each)
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
    st.dataframe(shown, hide_index=True, alt=alt, column_config=numbers)
