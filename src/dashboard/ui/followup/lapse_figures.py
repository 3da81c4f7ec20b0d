"""What pages say about lapses, computed once for an area, a month and a horizon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.data.contract.words import COVERAGE_SEGMENTS, Level
from dashboard.i18n import Language
from dashboard.metrics.cube.versions import version_words
from dashboard.metrics.funded.lapse import Lapse, LapseKind
from dashboard.metrics.funded.lapse_effects import (
    CarryOn,
    CarryOnTotal,
    Fall,
    GroupMembers,
    by_segment,
    carry_on,
    carry_on_total,
    covered_people,
    fall,
)
from dashboard.metrics.funded.lapses import (
    DEFAULT_HORIZON,
    HORIZONS,
    LapseTotal,
    areas_with_terms,
    codes_of,
    lapse_total,
    lapses,
    within,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text


@dataclass(frozen=True)
class LapseView:
    """The lapses of an area and what they come to.

    rows, priced, before, falls, members: one element a lapse, in the same order; before (coverage in per cent)
    and falls are of the row's own area, None where it has no coverage or nobody lapses, falls also where it
    is not known how many. fall: of the chosen area, by everyone who lapses ahead;
    without_overdue: by everyone who should have lapsed before. overdue_in, arrears_in: segment -> people who
    should have lapsed, or are in arrears and still count. cost: of those ahead.
    version: of the potensi. elsewhere: groups of whole provinces that this area can't be told of. known:
    whether there is any funding data of the area and month; reporting: kabupaten/kota with it, of `inside`.
    """

    rows: tuple[Lapse, ...]
    priced: tuple[CarryOn, ...]
    before: tuple[float | None, ...]
    falls: tuple[Fall | None, ...]
    members: tuple[int | None, ...]
    total: LapseTotal
    fall: Fall | None
    without_overdue: Fall | None
    overdue_in: Mapping[str, int]
    arrears_in: Mapping[str, int]
    cost: CarryOnTotal
    version: str
    elsewhere: int
    known: bool
    reporting: int
    inside: int

    def of(self, *kinds: LapseKind) -> LapseView:
        """The same with only the rows of some kinds; sums stay those of all."""
        kept = [at for at, one in enumerate(self.rows) if one.kind in kinds]
        return replace(
            self,
            rows=tuple(self.rows[at] for at in kept),
            priced=tuple(self.priced[at] for at in kept),
            before=tuple(self.before[at] for at in kept),
            falls=tuple(self.falls[at] for at in kept),
            members=tuple(self.members[at] for at in kept),
        )


def choose_horizon(page: Page) -> int:
    """How many months ahead to look; in the URL."""
    text = page.text
    choices = {str(months): text("{count} bulan", count=months) for months in HORIZONS}
    return int(page.choose("ufuk", text("Ke depan"), choices, default=str(DEFAULT_HORIZON), width=110))


def lapse_view(page: Page, horizon: int = DEFAULT_HORIZON) -> LapseView:
    """The view of the chosen area and month, kept."""
    return loading.kept(
        page.data, "lapses", page.area, page.period, horizon, compute=lambda: _view(page, horizon)
    )


def area_fall(page: Page, code: str, found: Sequence[Lapse]) -> Fall | None:
    """What some who lapse are of an area's coverage; None where it is not known for the whole area."""
    return fall(_month(page, code), covered_people(found))


def reporting_words(page: Page, view: LapseView) -> str:
    """How many of the areas inside have funding data; "" for a single one."""
    if page.areas.level(page.area) is Level.REGENCY:
        return ""
    return page.text(
        "{used} dari {total} kabupaten/kota punya data pendanaan", used=view.reporting, total=view.inside
    )


def beyond_words(page: Page, view: LapseView) -> str:
    """A warning where more people would lapse than the area has active members; else ""."""
    drop = view.fall
    if drop is None or not drop.beyond:
        return ""
    return page.text(
        "Periksa data pendanaan: {people} orang akan nonaktif, lebih banyak dari {active} peserta aktif wilayah ini; cakupan bila dibiarkan tidak dihitung.",
        people=drop.people,
        active=drop.active,
    )


def overdue_words(page: Page, view: LapseView) -> str:
    """Of which segments those are who should be inactive, and what coverage is without them; "" for none."""
    text, drop = page.text, view.without_overdue
    if not view.overdue_in:
        return ""
    segments = segment_words(view.overdue_in, text)
    if drop is None or drop.beyond or not drop.people:
        return segments
    return text(
        "{segments}; bila masih terhitung di antara {active} peserta aktif, tanpa mereka cakupan {after}, bukan {before}",
        segments=segments,
        active=drop.active,
        after=text.percent(drop.after),
        before=text.percent(drop.before),
    )


def segment_words(people: Mapping[str, int], text: Language) -> str:
    """Segments with their people: BPU 1.200, PU 30."""
    return ", ".join(f"{segment} {text.number(count)}" for segment, count in people.items())


def nobody_lapses(page: Page, view: LapseView, horizon: int) -> str:
    """What to say where no group is listed: there is no data, or nobody is about to lapse."""
    text = page.text
    if not view.known:
        return text(
            "Tidak ada data pendanaan {area} untuk {month}; siapa yang akan nonaktif tidak diketahui.",
            area=as_text(area_label(page.areas, page.area, text)),
            month=text.month(page.period),
        )
    return text(
        "Tidak ada kelompok di {area} yang iurannya berakhir atau terlalu lama tertinggal dalam {count} bulan sesudah {month}.",
        area=as_text(area_label(page.areas, page.area, text)),
        count=horizon,
        month=text.month(page.period),
    )


def _view(page: Page, horizon: int) -> LapseView:
    areas, period = page.areas, page.period
    funded = loading.kept(
        page.data,
        "funded areas",
        period,
        compute=lambda: areas_with_terms(page.data.fundings, rules=page.data.active_rules, period=period),
    )
    every = loading.kept(
        page.data,
        "all lapses",
        period,
        horizon,
        compute=lambda: lapses(
            page.data.fundings, rules=page.data.active_rules, period=period, horizon=horizon
        ),
    )
    rows = within(every, page.area, areas)
    ahead = tuple(one for one in rows if one.coming)
    overdue = tuple(one for one in rows if one.kind is LapseKind.OVERDUE)
    members = GroupMembers(page.data.members, period=period, areas=areas)
    provinces = {areas.province_of(code) for code in areas.inside(page.area)} - {one.code for one in rows}
    return LapseView(
        rows=rows,
        priced=carry_on(rows, page.data.rates, period=period),
        before=tuple(_coverage(page, one.code) if _lowers(one) else None for one in rows),
        falls=tuple(fall(_month(page, one.code), one.people) if _lowers(one) else None for one in rows),
        members=tuple(members.of((one.code, one.segment, one.group, one.funding)) for one in rows),
        total=lapse_total(rows),
        fall=area_fall(page, page.area, ahead),
        without_overdue=area_fall(page, page.area, overdue),
        overdue_in=by_segment(overdue),
        arrears_in=by_segment([one for one in rows if one.kind is LapseKind.ARREARS]),
        cost=carry_on_total(ahead, carry_on(ahead, page.data.rates, period=period)),
        version=version_words([_month(page, page.area)["eligible_versions"]]) or "–",
        elsewhere=sum(one.code in provinces for one in every),
        known=not funded.isdisjoint(codes_of(page.area, areas)),
        reporting=sum(code in funded for code in areas.inside(page.area)),
        inside=len(areas.inside(page.area)),
    )


def _lowers(one: Lapse) -> bool:
    """Whether coverage falls by the people: not by PMI, who are no part of it, nor by arrears that still count."""
    return one.segment in COVERAGE_SEGMENTS and one.kind is not LapseKind.ARREARS


def _coverage(page: Page, code: str) -> float | None:
    """Coverage of an area in per cent; None where it is not known for the whole area."""
    nobody = fall(_month(page, code), 0)
    return None if nobody is None else nobody.before


def _month(page: Page, code: str) -> pd.Series:
    table = loading.measured_month(page.data, page.period, Cut(page.areas.level(code)))
    return table.loc[[code]].iloc[0]
