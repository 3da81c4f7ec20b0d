"""Lapses: which funded groups end or fall behind, what that does to coverage and what carrying on costs."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.lapse_months import LapseMonth, lapse_months, lapse_months_alt
from dashboard.data.contract.words import Level
from dashboard.data.disclosure.limits import FEW_PEOPLE
from dashboard.i18n import Language
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.funded.lapses import counted_people
from dashboard.ui.followup.lapse_figures import (
    LapseView,
    beyond_words,
    choose_horizon,
    lapse_view,
    nobody_lapses,
    overdue_words,
    reporting_words,
    segment_words,
)
from dashboard.ui.followup.lapse_table import BY_AREA, BY_GROUP, SHAPES, lapse_table
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.active_words import rule_lines
from dashboard.ui.parts.missing import missing_file
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.tables import source_line


def lapse_section(page: Page) -> None:
    """Everything about lapses of the chosen area: sums, months, and the list."""
    text = page.text
    if missing_file(page, "pendanaan"):
        return
    with page.filters:
        horizon = choose_horizon(page)
    view = lapse_view(page, horizon)
    _cards(page, view, horizon)
    _notes(page, view)
    if not view.rows:
        icon = ":material/check_circle:" if view.known else ":material/help:"
        st.info(nobody_lapses(page, view, horizon), icon=icon)
        return
    if view.total.people:
        picture = loading.kept(
            page.data,
            "lapse months",
            text.code,
            page.theme,
            page.area,
            page.period,
            horizon,
            compute=lambda: _months(page, view, horizon),
        )
        show(picture, key="lapse_months")
    whole = page.areas.level(page.area) is Level.REGION
    shape = page.pick(
        "susun",
        text("Tabel"),
        {k: text(v) for k, v in SHAPES.items()},
        default=BY_AREA if whole else BY_GROUP,
    )
    lapse_table(page, view, horizon, shape)


def _cards(page: Page, view: LapseView, horizon: int) -> None:
    text = page.text
    reporting = reporting_words(page, view)
    st.markdown(
        f"**{as_text(area_label(page.areas, page.area, text))}**  \n"
        + text(
            "per akhir {month}, bulan {first} sampai {last}",
            month=text.month(page.period),
            first=text.month(month_before(page.period, -1)),
            last=text.month(month_before(page.period, -horizon)),
        )
        + (f" · {reporting}" if reporting else "")
    )
    cards = (
        (text("Akan nonaktif"), _people_card),
        (text("Cakupan bila dibiarkan"), _coverage_card),
        (text("Melanjutkan 12 bulan"), _cost_card),
        (text("Seharusnya sudah nonaktif"), _overdue_card),
    )
    for slot, (label, card) in zip(st.columns(4), cards, strict=True):
        value, base = card(page, view) if view.known else ("–", text("tidak ada data pendanaan"))
        with slot.container(border=True, gap="xxsmall", height="stretch"):
            st.metric(label, value)
            st.caption(base)
    warned = beyond_words(page, view)
    if warned:
        st.warning(warned, icon=":material/warning:")


def _people_card(page: Page, view: LapseView) -> tuple[str, str]:
    text, total = page.text, view.total
    more = _untold_words(text, hidden=total.ahead_hidden, unknown=total.unknown)
    if total.people is None:
        return _untold(text, hidden=total.ahead_hidden), more
    return text.number(total.people), " · ".join(
        filter(None, [text("orang dalam {groups} kelompok", groups=total.groups), more])
    )


def _coverage_card(page: Page, view: LapseView) -> tuple[str, str]:
    text, drop = page.text, view.fall
    if drop is None and view.total.people is None:
        return _untold(text, hidden=view.total.ahead_hidden), text("jumlah orangnya tidak dapat dijumlahkan")
    if drop is None:
        return "–", text("data cakupan wilayah ini belum lengkap")
    if drop.beyond:
        return "–", text(
            "tidak dihitung: {people} orang, tetapi peserta aktif {active}",
            people=drop.people,
            active=drop.active,
        )
    return text.percent(drop.after), text(
        "dari {before}, turun {points}; ({active} − {people}) ÷ {eligible} potensi (versi {version})",
        before=text.percent(drop.before),
        points=text.points(drop.points).lstrip("+"),
        active=drop.active,
        people=drop.people,
        eligible=drop.eligible,
        version=view.version,
    )


def _cost_card(page: Page, view: LapseView) -> tuple[str, str]:
    text, cost = page.text, view.cost
    if cost.year is None and view.total.people is None and view.total.ahead_hidden:
        return text("disembunyikan"), text("jumlah orangnya tidak dapat dijumlahkan")
    if cost.year is None:
        return "–", text("jumlah orang atau tarifnya tidak diketahui")
    return text.rupiah_short(cost.year), text(
        "{year}; {month} sebulan; {end} sampai Desember {next}",
        year=text.rupiah(cost.year),
        month=text.rupiah(cost.monthly),
        end=text.rupiah(cost.to_end),
        next=str(int(page.period[:4]) + 1),
    )


def _overdue_card(page: Page, view: LapseView) -> tuple[str, str]:
    text, total = page.text, view.total
    if total.overdue is None:
        return _untold(text, hidden=total.overdue_hidden), _untold_words(
            text, hidden=total.overdue_hidden, unknown=total.overdue_unknown
        )
    counted = text(
        "orang dalam {groups} kelompok; periksa, tidak ikut dijumlahkan di kiri", groups=total.overdue_groups
    )
    more = overdue_words(page, view)
    return text.number(total.overdue), f"{counted}. {more}" if more else counted


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


def _notes(page: Page, view: LapseView) -> None:
    text = page.text
    said = [
        *rule_lines(page.data.active_rules, text),
        text(
            "Masa iuran lanjutan yang sudah tercatat diperhitungkan. Biaya dihitung sejak bulan pertama tanpa iuran."
        ),
    ]
    if view.arrears_in:
        said.append(
            text(
                "Menunggak tetapi tetap terhitung: {segments} orang dalam {groups} kelompok; tidak dijumlahkan dengan yang akan nonaktif dan tidak mengurangi cakupan.",
                segments=segment_words(view.arrears_in, text),
                groups=view.total.arrears_groups,
            )
        )
    unknown = view.total.unknown + view.total.overdue_unknown
    if unknown:
        said.append(text("{count} kelompok tanpa jumlah pekerja tidak ikut dijumlahkan.", count=unknown))
    if view.fall is not None and view.total.people and view.fall.people < view.total.people:
        said.append(
            text(
                "{count} pekerja migran (PMI) tidak masuk hitungan cakupan.",
                count=view.total.people - view.fall.people,
            )
        )
    if view.total.hidden:
        said.append(
            text(
                "{count} kelompok disembunyikan dan tidak ikut dijumlahkan. {why}",
                count=view.total.hidden,
                why=text.render(FEW_PEOPLE),
            )
        )
    if view.cost.unpriced:
        said.append(text("{count} kelompok tanpa tarif tidak ikut dibiayai.", count=view.cost.unpriced))
    if view.elsewhere:
        said.append(
            text(
                "{count} kelompok hanya dicatat untuk seluruh provinsi; lihat di wilayah provinsi.",
                count=view.elsewhere,
            )
        )
    st.caption(" ".join(said))


def _months(page: Page, view: LapseView, horizon: int) -> Picture:
    text = page.text
    rows = []
    for month in (month_before(page.period, -ahead) for ahead in range(1, horizon + 1)):
        found = [one for one in view.rows if one.coming and one.month == month]
        people = counted_people(found)
        hidden = people is None and any(one.hidden for one in found)
        rows.append(LapseMonth(month, people, hidden=hidden))
    title = text("Akan nonaktif menurut bulan, {area}", area=area_label(page.areas, page.area, text))
    lines = [text("orang; bulan pertama tanpa iuran atau nonaktif"), source_line(page)]
    return Picture(
        lapse_months(rows, title=title, lines=lines, text=text, theme=page.theme),
        lapse_months_alt(rows, title=title, text=text),
    )
