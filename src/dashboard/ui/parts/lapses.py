"""The lapses of the chosen area, as several pages rest on them, and what a projection leaves out."""

from __future__ import annotations

from dashboard.metrics.funded.area_lapses import AreaLapses, area_lapses
from dashboard.metrics.funded.lapse import Lapse
from dashboard.metrics.funded.lapse_effects import GroupMembers
from dashboard.metrics.funded.lapses import DEFAULT_HORIZON, areas_with_terms, lapses
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page


def lapses_of(page: Page, horizon: int = DEFAULT_HORIZON) -> AreaLapses:
    """`metrics.funded.area_lapses` of the chosen area and month, kept. horizon: months ahead."""
    return loading.kept(
        page.data,
        "lapses",
        page.area,
        page.period,
        horizon,
        compute=lambda: area_lapses(
            page.data,
            area=page.area,
            period=page.period,
            every=_every(page, horizon),
            funded=_funded(page),
            members=loading.kept(
                page.data,
                "group members",
                page.period,
                compute=lambda: GroupMembers(page.data.members, period=page.period, areas=page.areas),
            ),
            month=loading.places_month(page.data, page.period),
        ),
    )


def left_out_words(page: Page) -> str:
    """What a projection at the present pace doesn't take off: cover that ends with money; "" for nothing."""
    if page.data.fundings.empty:
        return ""
    text, own = page.text, lapses_of(page)
    if own.later is None or not own.later.people or own.later.beyond:
        return ""
    return text(
        "Proyeksi belum mengurangi masa iuran yang habis atau terlambat dibayar: bila {people} orang tidak dilanjutkan, cakupan sejak {month} menjadi {after}, bukan {before} (halaman Tindak lanjut).",
        people=own.later.people,
        month=text.month(own.since),
        after=text.percent(own.later.after),
        before=text.percent(own.later.before),
    )


def _every(page: Page, horizon: int) -> tuple[Lapse, ...]:
    return loading.kept(
        page.data,
        "all lapses",
        page.period,
        horizon,
        compute=lambda: lapses(
            page.data.fundings, rules=page.data.active_rules, period=page.period, horizon=horizon
        ),
    )


def _funded(page: Page) -> frozenset[str]:
    return loading.kept(
        page.data,
        "funded areas",
        page.period,
        compute=lambda: areas_with_terms(
            page.data.fundings, rules=page.data.active_rules, period=page.period
        ),
    )
