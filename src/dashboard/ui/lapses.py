"""Lapses: which funded groups end or fall behind, what that does to coverage and what carrying on costs."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.lapse_months import LapseMonth, lapse_months, lapse_months_alt
from dashboard.data.contract import Level
from dashboard.metrics.change import month_before
from dashboard.metrics.lapses import MONTHS_BEHIND
from dashboard.metrics.suppression import THRESHOLD
from dashboard.ui import loading
from dashboard.ui.frame import Page, area_label
from dashboard.ui.lapse_table import BY_AREA, BY_GROUP, SHAPES, lapse_table
from dashboard.ui.lapse_view import LapseView, choose_horizon, lapse_view, nobody_lapses
from dashboard.ui.missing import missing_file
from dashboard.ui.plain import as_text
from dashboard.ui.tables import source_line
from dashboard.ui.target_gauges import Picture, show


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
        st.info(nobody_lapses(page, horizon), icon=":material/check_circle:")
        return
    picture = loading.kept(
        page.data, "lapse months", text.code, page.theme, page.area, page.period, horizon,
        compute=lambda: _months(page, view, horizon),
    )  # fmt: skip
    show(picture, key="lapse_months")
    whole = page.areas.level(page.area) is Level.REGION
    shape = page.pick(
        "susun", text("Tabel"), {k: text(v) for k, v in SHAPES.items()},
        default=BY_AREA if whole else BY_GROUP,
    )  # fmt: skip
    lapse_table(page, view, horizon, shape)


def _cards(page: Page, view: LapseView, horizon: int) -> None:
    text, total, cost = page.text, view.total, view.cost
    st.markdown(
        f"**{as_text(area_label(page.areas, page.area, text))}**  \n"
        + text(
            "per akhir {month}, bulan {first} sampai {last}",
            month=text.month(page.period),
            first=text.month(month_before(page.period, -1)), last=text.month(month_before(page.period, -horizon)),
        )
    )  # fmt: skip
    drop = view.fall
    cards = [
        (
            text("Akan nonaktif"),
            text.number(total.people),
            text("orang dalam {groups} kelompok", groups=total.groups),
        ),
        (
            text("Cakupan bila dibiarkan"),
            text.percent(None if drop is None else drop.after),
            text("data cakupan wilayah ini belum lengkap")
            if drop is None
            else text(
                "dari {before}, turun {points}; ({active} − {people}) ÷ {eligible} potensi (versi {version})",
                before=text.percent(drop.before), points=text.points(drop.points).lstrip("+"),
                active=drop.active, people=drop.people, eligible=drop.eligible, version=view.version,
            ),
        ),
        (
            text("Melanjutkan 12 bulan"),
            text.rupiah_short(cost.year),
            text(
                "{year}; {month} sebulan; {end} sampai Desember {next}",
                year=text.rupiah(cost.year), month=text.rupiah(cost.monthly),
                end=text.rupiah(cost.to_end), next=str(int(page.period[:4]) + 1),
            ),
        ),
        (
            text("Seharusnya sudah nonaktif"),
            text.number(total.overdue),
            text("orang dalam {groups} kelompok; periksa, tidak ikut dijumlahkan di kiri", groups=total.overdue_groups),
        ),
    ]  # fmt: skip
    for slot, (label, value, base) in zip(st.columns(4), cards, strict=True):
        with slot.container(border=True, gap="xxsmall", height="stretch"):
            st.metric(label, value)
            st.caption(base)


def _notes(page: Page, view: LapseView) -> None:
    text = page.text
    said = [
        text(
            "Peserta BPU nonaktif bila tertinggal lebih dari {limit} bulan; batas yang sama dipakai untuk semua kelompok di berkas pendanaan. Masa iuran lanjutan yang sudah tercatat diperhitungkan. Biaya dihitung sejak bulan pertama tanpa iuran.",
            limit=MONTHS_BEHIND,
        )
    ]
    if view.total.unknown:
        said.append(
            text("{count} kelompok tanpa jumlah pekerja tidak ikut dijumlahkan.", count=view.total.unknown)
        )
    if view.total.small:
        said.append(
            text(
                "{count} kelompok di bawah {threshold} orang disembunyikan dan tidak ikut dijumlahkan.",
                count=view.total.small, threshold=THRESHOLD,
            )
        )  # fmt: skip
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
    rows = [
        LapseMonth(month, sum(one.counted for one in view.rows if one.coming and one.month == month))
        for month in (month_before(page.period, -ahead) for ahead in range(1, horizon + 1))
    ]
    title = text("Akan nonaktif menurut bulan, {area}", area=area_label(page.areas, page.area, text))
    lines = [text("orang; bulan pertama tanpa iuran atau nonaktif"), source_line(page)]
    return Picture(
        lapse_months(rows, title=title, lines=lines, text=text, theme=page.theme),
        lapse_months_alt(rows, title=title, text=text),
    )
