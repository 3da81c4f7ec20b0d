"""The list of funded groups whose money ends or is behind, by group or by area, with what carrying on costs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.data.contract.words import ALL, FUNDING_NAMES, GROUP_NAMES, SEGMENT_NAMES, Level
from dashboard.i18n import N_, Language
from dashboard.metrics.funded.area_lapses import ASKED, AreaLapses
from dashboard.metrics.funded.lapse import LAPSE_NAMES, Lapse, LapseKind
from dashboard.metrics.funded.lapse_effects import CarryOn, Fall, carry_on_total, covered_people, fall
from dashboard.metrics.funded.lapses import lapse_total
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.tables import download, source_line, styled, table_of_areas

BY_GROUP: Final = "kelompok"
BY_AREA: Final = "wilayah"
OVERDUE: Final = "lewat"
ARREARS: Final = "menunggak"
SHAPES: Final = {BY_GROUP: N_("Menurut kelompok"), BY_AREA: N_("Menurut wilayah")}
#: Groups on screen at once; the download has all of them.
LISTED: Final = 150
#: Rates told under the table; the download has all of them.
RATES_TOLD: Final = 6


@dataclass(frozen=True, eq=False)
class _LapseRows:
    """Groups or areas, a row each. codes: the area of each row on screen. full: what the download holds.

    hidden: which cells of `full` may not be seen. shown: the rows on screen.
    """

    codes: list[str]
    full: pd.DataFrame
    hidden: pd.DataFrame
    shown: Styler


def lapse_table(page: Page, own: AreaLapses, horizon: int, shape: str) -> None:
    """Draw the groups, those overdue and in arrears apart, or the areas they are in; choosing a row chooses its area."""
    text = page.text
    if shape == BY_AREA:
        _table(page, own, horizon, BY_AREA)
        return
    ahead = own.of(LapseKind.ENDS, LapseKind.ENDED, LapseKind.BEHIND)
    if ahead.rows:
        _table(page, ahead, horizon, BY_GROUP)
    for kind, shape_of in ((LapseKind.OVERDUE, OVERDUE), (LapseKind.ARREARS, ARREARS)):
        listed = own.of(kind)
        if listed.rows:
            st.subheader(text(LAPSE_NAMES[kind]), anchor=False)
            _table(page, listed, horizon, shape_of)
    _rates_told(page, own)


def _table(page: Page, own: AreaLapses, horizon: int, shape: str) -> None:
    text = page.text
    table = loading.kept(
        page.data,
        "lapse table",
        text.code,
        page.area,
        page.period,
        horizon,
        shape,
        compute=lambda: _by_area(page, own) if shape == BY_AREA else _by_group(page, own, shape),
    )
    key = f"lapse_table_{shape}"

    table_of_areas(
        table.shown,
        text=text,
        key=key,
        codes=table.codes,
        width=150,
        alt=text(
            "Tabel {count} baris: masa iuran siapa yang habis, sejak kapan nonaktif, cakupan bila dibiarkan, dan biaya melanjutkan",
            count=len(table.codes),
        ),
    )
    st.caption(
        text(
            "Cakupan = peserta aktif ÷ potensi (versi {version}) wilayah di baris itu. {source}",
            version=own.version,
            source=source_line(page),
        )
    )
    if len(table.full) > len(table.codes):
        st.caption(
            text(
                "Ditampilkan {shown} dari {count} kelompok, yang paling dekat bulannya; unduhan memuat semuanya.",
                shown=len(table.codes),
                count=len(table.full),
            )
        )
    about = (
        text("menunggak, tetap terhitung")
        if shape == ARREARS
        else text("masa iuran habis dan akan nonaktif dalam {count} bulan", count=horizon)
    )
    parts = (shape, page.area, str(horizon))
    download(page, table.full, table.hidden, name=text("akan-nonaktif"), parts=parts, about=about)


def _rates_told(page: Page, own: AreaLapses) -> None:
    text = page.text
    told = list(dict.fromkeys(as_text(text.render(each.why), most=400) for each in own.priced))
    if not told:
        return
    more = text("dan {count} tarif lain; lihat unduhan", count=len(told) - RATES_TOLD)
    lines = told[:RATES_TOLD] + ([more] if len(told) > RATES_TOLD else [])
    st.caption(text("Tarif yang dipakai") + ":\n" + "\n".join(f"- {line}" for line in lines))


def _by_group(page: Page, own: AreaLapses, shape: str) -> _LapseRows:
    text, areas = page.text, page.areas
    rows = list(zip(own.rows, own.priced, own.falls, own.members, strict=True))
    next_year = str(int(page.period[:4]) + 1)
    frame = pd.DataFrame(
        {
            text("Wilayah"): [_short(page, one.code) for one in own.rows],
            text("Kelompok"): [
                text("Semua kelompok") if one.group == ALL else text(GROUP_NAMES[one.group])
                for one in own.rows
            ],
            text("Orang"): _whole([one.people for one in own.rows]),
            text("Bulan pertama tanpa iuran"): pd.to_datetime([f"{one.unpaid}-01" for one in own.rows]),
            text("Nonaktif mulai"): pd.DatetimeIndex(
                [f"{one.inactive}-01" if one.inactive else None for one in own.rows]
            ),
            text("Sumber dana"): [text(FUNDING_NAMES[one.funding]) for one in own.rows],
            text("Sebab"): [text(LAPSE_NAMES[one.kind]) for one in own.rows],
            text("Cakupan sekarang (%)"): _floats(list(own.before)),
            text("Bila dibiarkan (%)"): _floats([None if drop is None else drop.after for drop in own.falls]),
            text("Poin hilang"): _floats([None if drop is None else drop.points for drop in own.falls]),
            text("Tarif (Rp)"): _whole([each.monthly for each in own.priced]),
            text("Sebulan (Rp)"): _whole([_times(one, each.monthly) for one, each, _, _ in rows]),
            text("12 bulan (Rp)"): _whole([_times(one, each.year) for one, each, _, _ in rows]),
            text("Sampai Desember {year} (Rp)", year=next_year): _whole(
                [_times(one, each.to_end) for one, each, _, _ in rows]
            ),
            text("Keterangan"): [_remarks(text, *row) for row in rows],
        }
    )
    offices = [one.office for one in own.rows]
    if any(offices):
        frame.insert(list(frame.columns).index(text("Sumber dana")) + 1, text("Pihak"), offices)
    full = frame.assign(
        **{
            text("Bulan pertama tanpa iuran"): [one.unpaid for one in own.rows],
            text("Nonaktif mulai"): [one.inactive for one in own.rows],
            text("Segmen"): [text(SEGMENT_NAMES[one.segment]) for one in own.rows],
            text("Mulai"): [one.start for one in own.rows],
            text("Bulan terakhir didanai"): [one.end for one in own.rows],
            text("Terakhir dibayar"): [one.last_paid for one in own.rows],
            text("Tarif dan alasannya"): [text.render(each.why) for each in own.priced],
            text("Kode"): [one.code for one in own.rows],
        }
    )
    of_people = (
        text("Orang"),
        text("Sebulan (Rp)"),
        text("12 bulan (Rp)"),
        text("Sampai Desember {year} (Rp)", year=next_year),
    )
    of_coverage = (text("Bila dibiarkan (%)"), text("Poin hilang"))
    not_shown = [one.hidden for one in own.rows]
    not_covered = [
        one.hidden and before is not None for one, before in zip(own.rows, own.before, strict=True)
    ]
    hidden = pd.DataFrame(
        dict.fromkeys(of_people, not_shown) | dict.fromkeys(of_coverage, not_covered),
        index=full.index,
        dtype=bool,
    )
    if areas.level(page.area) is Level.REGENCY:
        # It would only say the chosen area's name, and a phone has room for few columns.
        frame = frame.drop(columns=text("Wilayah"))
    if shape == ARREARS:
        # Who still counts takes nothing from coverage.
        coverage = (text("Cakupan sekarang (%)"), text("Bila dibiarkan (%)"), text("Poin hilang"))
        frame = frame.drop(columns=[text("Nonaktif mulai"), *coverage])
    # Every cell on screen is written anew on every run.
    frame = frame.head(LISTED)
    codes = [one.code for one in own.rows[:LISTED]]
    return _LapseRows(codes, full, hidden, _style(page, frame, hidden, f"lapse_{shape}"))


def _by_area(page: Page, own: AreaLapses) -> _LapseRows:
    text = page.text
    codes = sorted({one.code for one in own.rows})
    pairs = list(zip(own.rows, own.priced, strict=True))
    before = {one.code: coverage for one, coverage in zip(own.rows, own.before, strict=True) if coverage}
    ending, inactive = text("Masa iuran habis (orang)"), text("Akan nonaktif (orang)")
    overdue, arrears = text("Seharusnya sudah nonaktif"), text("Menunggak, tetap terhitung")
    of_ending = (ending, text("Sebulan (Rp)"), text("12 bulan (Rp)"))
    now, percents = text("Cakupan sekarang (%)"), (text("Bila dibiarkan (%)"), text("Poin hilang"))
    month = loading.places_month(page.data, page.period)[list(ASKED)].to_dict("index")
    lines, flags = [], []
    for code in codes:
        inside = [(one, each) for one, each in pairs if one.code == code]
        total = lapse_total([one for one, _ in inside])
        ends = [(one, each) for one, each in inside if one.ending]
        cost = carry_on_total([one for one, _ in ends], [each for _, each in ends])
        out = [one for one, _ in inside if one.coming and one.inactive]
        drop = fall(month[code], covered_people(out))
        counts = {
            ending: total.ending,
            inactive: total.inactive,
            overdue: total.overdue,
            arrears: total.arrears,
        }
        untold = {name: count.people is None and count.hidden > 0 for name, count in counts.items()}
        flags.append(
            untold
            | dict.fromkeys(of_ending[1:], untold[ending])
            | dict.fromkeys(percents, covered_people(out) is None and any(one.hidden for one in out))
        )
        lines.append(
            {
                text("Wilayah"): _short(page, code),
                ending: total.ending.people,
                inactive: total.inactive.people,
                text("Kelompok"): sum(one.coming for one, _ in inside),
                now: before.get(code) if drop is None else drop.before,
                text("Bila dibiarkan (%)"): None if drop is None else drop.after,
                text("Poin hilang"): None if drop is None else drop.points,
                text("Sejak"): max((one.inactive for one in out), default=""),
                text("Sebulan (Rp)"): cost.monthly,
                text("12 bulan (Rp)"): cost.year,
                overdue: total.overdue.people,
                arrears: total.arrears.people,
                text("Kode"): code,
            }
        )
    whole = (*of_ending, inactive, overdue, arrears)
    types = dict.fromkeys(whole, "Int64") | dict.fromkeys((now, *percents), "float64")
    frame = pd.DataFrame(lines).astype(types)
    frame = frame.sort_values([ending, inactive], ascending=False, kind="stable")
    hidden = pd.DataFrame(flags, dtype=bool).loc[frame.index].reset_index(drop=True)
    frame = frame.reset_index(drop=True)
    codes = [str(code) for code in frame[text("Kode")]]
    return _LapseRows(codes, frame, hidden, _style(page, frame, hidden, "lapse_area"))


def _remarks(text: Language, one: Lapse, cost: CarryOn, drop: Fall | None, members: int | None) -> str:
    said = [text.render(each) for each in one.reasons]
    if one.hidden:
        said.append(text("Jumlah orangnya disembunyikan."))
    elif one.people is None:
        said.append(text("Jumlah pekerja tidak ada data."))
    if one.people is not None and one.counted < one.people:
        said.append(
            text("Total yang sebagian sudah dirinci; dijumlahkan {counted} orang.", counted=one.counted)
        )
    if members is not None and one.funded is not None and one.funded > members:
        said.append(
            text(
                "Periksa: {funded} orang didanai, tetapi anggota aktif kelompok ini {members}.",
                funded=one.funded,
                members=members,
            )
        )
    if drop is not None and drop.beyond:
        said.append(text("Periksa: lebih banyak dari peserta aktif wilayah ini."))
    if cost.differs:
        said.append(text("Tarif di data pendanaan berbeda: {rate}.", rate=text.rupiah(one.rate)))
    return " ".join(said)


def _style(page: Page, frame: pd.DataFrame, hidden: pd.DataFrame, uuid: str) -> Styler:
    text = page.text
    cells = hidden.loc[frame.index, [name for name in hidden.columns if name in frame]]
    style = styled(page, frame, cells, uuid=uuid)
    for name in frame.columns:
        if pd.api.types.is_datetime64_any_dtype(frame[name]):
            style = style.format(partial(_month_words, text), subset=[name])
    return style


def _month_words(text: Language, day: Any) -> str:
    return "–" if pd.isna(day) else text.month(f"{day:%Y-%m}", short=True)


def _short(page: Page, code: str) -> str:
    areas = page.areas
    name = areas.short_name(code)
    return page.text("Provinsi {name}", name=name) if code in areas.provinces else name


def _whole(values: list[int | None]) -> pd.arrays.IntegerArray:
    return pd.array(values, dtype="Int64")


def _floats(values: list[float | None]) -> pd.Series:
    return pd.Series(values, dtype="float64")


def _times(one: Lapse, rupiah: int | None) -> int | None:
    return None if one.people is None or rupiah is None else one.people * rupiah
