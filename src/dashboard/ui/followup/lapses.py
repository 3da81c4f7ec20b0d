"""Lapses: whose money ends, who is inactive when, what coverage loses by that and what carrying on costs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.charts.lapse_months import LapseBar, LapseMonth, lapse_months, lapse_months_alt
from dashboard.data.contract.words import Level
from dashboard.data.disclosure.limits import FEW_PEOPLE
from dashboard.i18n import Language
from dashboard.metrics.cube.months import month_before, month_number, month_text, next_month
from dashboard.metrics.funded.area_lapses import AreaLapses
from dashboard.metrics.funded.lapse import Lapse
from dashboard.metrics.funded.lapses import Count, count_of
from dashboard.ui.followup.lapse_figures import (
    beyond_words,
    choose_horizon,
    ending_months,
    inactive_from,
    nobody_lapses,
    overdue_words,
    reporting_words,
    segment_words,
)
from dashboard.ui.followup.lapse_table import BY_AREA, BY_GROUP, SHAPES, lapse_table
from dashboard.ui.followup.payers import payers_by_month
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.active_words import rule_lines
from dashboard.ui.parts.lapses import lapses_of
from dashboard.ui.parts.missing import missing_file
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.tables import source_line

#: A number with what stands under it.
CardWords = tuple[str, str]


def lapse_section(page: Page) -> None:
    """Everything about lapses of the chosen area: sums, months, and the list."""
    text = page.text
    if missing_file(page, "pendanaan"):
        return
    with page.filters:
        horizon = choose_horizon(page)
    own = lapses_of(page, horizon)
    page.still("lapse cards", horizon, draw=partial(_cards, page, own, horizon))
    _notes(page, own)
    if not own.rows:
        icon = ":material/check_circle:" if own.known else ":material/help:"
        st.info(nobody_lapses(page, own, horizon), icon=icon)
        return
    page.still("payers", horizon, draw=partial(payers_by_month, page, own, horizon))
    if own.total.ending.people or own.total.inactive.people:
        picture = loading.kept(
            page.data,
            "lapse months",
            text.code,
            page.theme,
            page.area,
            page.period,
            horizon,
            compute=lambda: _months(page, own, horizon),
        )
        show(picture, key="lapse_months")
    whole = page.areas.level(page.area) is Level.REGION
    shape = page.pick(
        "susun",
        text("Tabel"),
        {k: text(v) for k, v in SHAPES.items()},
        default=BY_AREA if whole else BY_GROUP,
    )
    lapse_table(page, own, horizon, shape)


def _cards(page: Page, own: AreaLapses, horizon: int) -> None:
    text = page.text
    reporting = reporting_words(page, own)
    st.markdown(
        f"**{as_text(area_label(page.areas, page.area, text))}**  \n"
        + text(
            "per akhir {month}, bulan {first} sampai {last}",
            month=text.month(page.period),
            first=text.month(next_month(page.period)),
            last=text.month(month_before(page.period, -horizon)),
        )
        + (f" · {reporting}" if reporting else "")
    )
    cards: tuple[tuple[str, Callable[[Page, AreaLapses], CardWords]], ...] = (
        (text("Masa iuran habis"), _ending_card),
        (text("Akan nonaktif"), _inactive_card),
        (text("Cakupan bila dibiarkan"), _coverage_card),
        (text("Melanjutkan 12 bulan"), _cost_card),
        (text("Seharusnya sudah nonaktif"), _overdue_card),
    )
    slots = (*st.columns(3), *st.columns(2))
    for slot, (label, card) in zip(slots, cards, strict=True):
        value, base = card(page, own) if own.known else ("–", text("tidak ada data pendanaan"))
        with slot.container(border=True, gap="xxsmall", height="stretch"):
            st.metric(label, value)
            st.caption(base)
    warned = beyond_words(page, own)
    if warned:
        st.warning(warned, icon=":material/warning:")


def _ending_card(page: Page, own: AreaLapses) -> CardWords:
    text, ending = page.text, own.total.ending
    value, said = _counted(text, ending)
    months, inactive = ending_months(own, text), inactive_from(own, text)
    if months:
        said.append(text("bulan pertama tanpa iuran {months}", months=months))
    if inactive:
        said.append(text("nonaktif mulai {month} bila tidak dilanjutkan", month=inactive))
    return value, "; ".join(said)


def _inactive_card(page: Page, own: AreaLapses) -> CardWords:
    text = page.text
    value, said = _counted(text, own.total.inactive)
    both = count_of([one for one in own.rows if one.ending and one.soon])
    said.append(text("nonaktif dalam bulan-bulan itu bila tidak dibayar"))
    if both.people:
        said.append(
            text("{people} orang di antaranya juga terhitung di Masa iuran habis", people=both.people)
        )
    return value, "; ".join(said)


def _counted(text: Language, some: Count) -> tuple[str, list[str]]:
    """The people of some groups, and of how many groups they are."""
    more = _untold_words(text, hidden=some.hidden, unknown=some.unknown)
    if some.people is None:
        return _untold(text, hidden=some.hidden), [more]
    said = [text("orang dalam {groups} kelompok", groups=some.groups)]
    return text.number(some.people), [*said, more] if more else said


def _coverage_card(page: Page, own: AreaLapses) -> CardWords:
    text, drop = page.text, own.later
    if not any(one.coming for one in own.rows):
        now = own.soon
        if now is None:
            return "–", text("data cakupan wilayah ini belum lengkap")
        return text.percent(now.before), text("tidak ada yang akan nonaktif")
    if drop is None:
        ahead = count_of([one for one in own.rows if one.coming])
        if ahead.people is None:
            return _untold(text, hidden=ahead.hidden), text("jumlah orangnya tidak dapat dijumlahkan")
        return "–", text("data cakupan wilayah ini belum lengkap")
    if drop.beyond:
        return "–", text(
            "tidak dihitung: {people} orang, tetapi peserta aktif {active}",
            people=drop.people,
            active=drop.active,
        )
    said = text(
        "sejak {month}, bila semua dibiarkan sampai nonaktif: dari {before}, turun {points}; ({active} − {people}) ÷ {eligible} potensi (versi {version})",
        month=text.month(own.since),
        before=text.percent(drop.before),
        points=text.points(drop.points).lstrip("+"),
        active=drop.active,
        people=drop.people,
        eligible=drop.eligible,
        version=own.version,
    )
    if own.soon is not None and own.soon.people < drop.people:
        said += "; " + text("sampai akhir bulan yang dilihat: {after}", after=text.percent(own.soon.after))
    return text.percent(drop.after), said


def _cost_card(page: Page, own: AreaLapses) -> CardWords:
    text, cost, behind = page.text, own.ending_cost, own.behind_cost
    if cost.year is None and own.total.ending.people is None and own.total.ending.hidden:
        return text("disembunyikan"), text("jumlah orangnya tidak dapat dijumlahkan")
    if cost.year is None:
        return "–", text("jumlah orang atau tarifnya tidak diketahui")
    said = text(
        "yang masa iurannya habis: {year}; {month} sebulan; {end} sampai Desember {next}",
        year=text.rupiah(cost.year),
        month=text.rupiah(cost.monthly),
        end=text.rupiah(cost.to_end),
        next=str(int(page.period[:4]) + 1),
    )
    if behind.year:
        said += "; " + text("yang terlambat dibayar tersendiri: {year}", year=text.rupiah(behind.year))
    return text.rupiah_short(cost.year), said


def _overdue_card(page: Page, own: AreaLapses) -> CardWords:
    text, overdue = page.text, own.total.overdue
    if overdue.people is None:
        return _untold(text, hidden=overdue.hidden), _untold_words(
            text, hidden=overdue.hidden, unknown=overdue.unknown
        )
    counted = text(
        "orang dalam {groups} kelompok; periksa, tidak ikut dijumlahkan di kartu lain", groups=overdue.groups
    )
    more = overdue_words(page, own)
    return text.number(overdue.people), f"{counted}. {more}" if more else counted


def _untold(text: Language, *, hidden: int) -> str:
    """What stands in place of a number of people that can't be told."""
    return text("disembunyikan") if hidden else "–"


def _untold_words(text: Language, *, hidden: int, unknown: int) -> str:
    """Groups that are in no sum; "" for none."""
    said = []
    if hidden:
        said.append(text("{groups} kelompok disembunyikan", groups=hidden))
    if unknown:
        said.append(text("{groups} kelompok tanpa jumlah orang", groups=unknown))
    return " · ".join(said)


def _notes(page: Page, own: AreaLapses) -> None:
    text = page.text
    said = [
        text(
            "Uang habis lebih dulu, lalu kepesertaan: masa iuran habis dan nonaktif adalah dua tanggal, dan keduanya tidak pernah dijumlahkan. Cakupan turun sejak yang kedua."
        ),
        *rule_lines(page.data.active_rules, text),
        text(
            "Masa iuran lanjutan yang sudah tercatat diperhitungkan. Biaya dihitung sejak bulan pertama tanpa iuran."
        ),
        text("Proyeksi pada laju sekarang, yang belum mengurangi ini, ada di halaman Target dan progres."),
    ]
    if own.arrears_in:
        said.append(
            text(
                "Menunggak tetapi tetap terhitung: {segments} orang dalam {groups} kelompok; tidak dijumlahkan dengan yang akan nonaktif dan tidak mengurangi cakupan.",
                segments=segment_words(own.arrears_in, text),
                groups=own.total.arrears.groups,
            )
        )
    if own.unknown:
        said.append(text("{count} kelompok tanpa jumlah pekerja tidak ikut dijumlahkan.", count=own.unknown))
    ahead = count_of([one for one in own.rows if one.inactive and one.coming])
    if own.later is not None and ahead.people and own.later.people < ahead.people:
        said.append(
            text(
                "{count} pekerja migran (PMI) tidak masuk hitungan cakupan.",
                count=ahead.people - own.later.people,
            )
        )
    if own.hidden:
        said.append(
            text(
                "{count} kelompok disembunyikan dan tidak ikut dijumlahkan. {why}",
                count=own.hidden,
                why=text.render(FEW_PEOPLE),
            )
        )
    unpriced = own.ending_cost.unpriced + own.behind_cost.unpriced
    if unpriced:
        said.append(text("{count} kelompok tanpa tarif tidak ikut dibiayai.", count=unpriced))
    if own.elsewhere:
        said.append(
            text(
                "{count} kelompok hanya dicatat untuk seluruh provinsi; lihat di wilayah provinsi.",
                count=own.elsewhere,
            )
        )
    st.caption(" ".join(said))


def _months(page: Page, own: AreaLapses, horizon: int) -> Picture:
    """Two bars a month, until the last one listed is inactive."""
    text, now = page.text, month_number(page.period)
    last = max(now + horizon, *(month_number(one.inactive) for one in own.rows if one.inactive))
    rows = [
        LapseMonth(
            month,
            ending=_bar([one for one in own.rows if one.ending and one.unpaid == month]),
            inactive=_bar([one for one in own.rows if one.coming and one.inactive == month]),
        )
        for month in (month_text(number) for number in range(now + 1, last + 1))
    ]
    title = text("Masa iuran habis dan nonaktif, {area}", area=area_label(page.areas, page.area, text))
    lines = [
        text("orang menurut bulan pertama tanpa iuran, dan menurut bulan nonaktif bila dibiarkan"),
        source_line(page),
    ]
    return Picture(
        lapse_months(rows, title=title, lines=lines, text=text, theme=page.theme),
        lapse_months_alt(rows, title=title, text=text),
    )


def _bar(some: list[Lapse]) -> LapseBar:
    counted = count_of(some)
    return LapseBar(counted.people, hidden=counted.people is None and counted.hidden > 0)
