"""What a plan does to coverage, as pictures: the map before and after on one scale, and points of the levels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.charts.budget_effect import EffectRow, effect_points, effect_points_alt
from dashboard.charts.classes import Method, classify
from dashboard.charts.indicators import Indicator, Unit
from dashboard.charts.map_payload import MapData
from dashboard.charts.map_picture import map_alt, map_svg
from dashboard.charts.palette import Ramp
from dashboard.data.contract.words import REGION, Level
from dashboard.i18n import N_
from dashboard.metrics.money.plan import Outcome
from dashboard.ui.budget.choices import ChosenPlan
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.map.choices import COVERAGE_VIEW, map_data
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.plan_base import base_of
from dashboard.ui.parts.tables import source_line

NEW_PEOPLE: Final = Indicator(
    code="rencana",
    name=N_("Peserta baru menurut rencana"),
    meaning=N_("orang yang ditambahkan oleh rencana"),
    unit=Unit.PEOPLE,
    column="",
    ramp=Ramp.SEQUENTIAL,
    thresholds=(),
    symbols=True,
)


@dataclass(frozen=True)
class Drawn:
    """A map as SVG, what it shows in words, and how many areas are in another class than before."""

    svg: str
    alt: str
    moved: int = 0


def before_after(page: Page, people: Mapping[str, int], *, note: str) -> None:
    """The map before and after, side by side on a laptop and under each other on a phone; only where it changes.

    people: kabupaten/kota -> new people. note: how they came to be spread, "" for a single area.
    """
    text = page.text
    after = _kept(page, "after", people, compute=lambda: _after(page, people))
    if not after.moved:
        total = len(page.areas.inside(_focus(page) or REGION))
        st.caption(
            text(
                "Petanya akan tetap sama: tidak satu pun dari {total} kabupaten/kota pindah kelas warna.",
                total=total,
            )
        )
        return
    before = _kept(page, "before", {}, compute=lambda: _drawn(page, _before(page), text("sebelum")))
    st.subheader(text("Cakupan di peta, sebelum dan setelah"), anchor=False)
    slots = st.columns(2, gap="small")
    for slot, drawn in zip(slots, (before, after), strict=True):
        slot.image(drawn.svg, width="stretch", alt=drawn.alt)
    said = text(
        "{count} dari {total} kabupaten/kota di peta pindah kelas warna.",
        count=after.moved,
        total=len(page.areas.inside(_focus(page) or REGION)),
    )
    st.caption(f"{note} {said}".strip())


def people_map(page: Page, people: Mapping[str, int], *, note: str) -> None:
    """The new people of each kabupaten/kota as circles. note: how they came to be spread."""
    drawn = _kept(page, note, people, compute=lambda: _drawn(page, _people_data(page, people), note))
    st.image(drawn.svg, width="stretch", alt=drawn.alt)


def _kept(page: Page, name: str, people: Mapping[str, int], *, compute: Callable[[], Drawn]) -> Drawn:
    """A picture that `people` (code -> count, if any) and the page's choices fix."""
    return loading.kept(
        page.data,
        "budget map",
        name,
        page.period,
        page.text.code,
        page.area,
        tuple(people.items()),
        compute=compute,
    )


def _drawn(page: Page, data: MapData, words: str) -> Drawn:
    """The chosen territory of a map, with the area in words and outlined where it is not all of it."""
    text, area = page.text, page.area
    symbols = data.indicator.symbols
    svg = map_svg(
        data,
        period=page.period,
        areas=page.areas,
        geometry=loading.geometry(),
        text=text,
        note=words if symbols else f"{words} · {area_label(page.areas, area, text)}",
        outlined=None if symbols or area == REGION else area,
        focus=_focus(page),
    )
    return Drawn(svg, f"{words}: {map_alt(data, period=page.period, areas=page.areas, text=text)}")


def _after(page: Page, people: Mapping[str, int]) -> Drawn:
    """The same map with the new people among the members of each kabupaten/kota."""
    before = _before(page)
    row = before.month(page.period)
    for code, new in people.items():
        done = base_of(page, code).effect(new)
        if done.after is not None:
            row[code] = done.after
    values = pd.DataFrame([row.to_numpy()], index=[page.period], columns=before.codes)
    after = replace(before, values=values, title=page.text("{title} setelah rencana", title=before.title))
    classes = [before.classification.index(data.numbers) for data in (before, after)]
    moved = int((classes[0] != classes[1]).sum())
    if not moved:
        return Drawn("", "")
    return replace(_drawn(page, after, page.text("setelah")), moved=moved)


def _people_data(page: Page, people: Mapping[str, int]) -> MapData:
    codes = list(page.areas.inside(page.area))
    row = [float(people[code]) if code in people else float("nan") for code in codes]
    values = pd.DataFrame([row], index=[page.period], columns=codes)
    text = page.text
    return MapData(
        values=values,
        indicator=NEW_PEOPLE,
        classification=classify(values, indicator=NEW_PEOPLE, method=Method.EQUAL),
        level=Level.REGENCY,
        title=text(NEW_PEOPLE.name),
        sources={page.period: text("Sumber: {source}", source=source_line(page))},
        sample=page.is_sample,
    )


def levels(page: Page, chosen: ChosenPlan, result: Outcome) -> None:
    """The area, its province and the region before and after, as points; those whose coverage changes."""
    picture = loading.kept(
        page.data,
        "budget levels",
        page.text.code,
        page.theme,
        page.period,
        chosen.plan.area,
        result.effect.new,
        compute=lambda: _levels(page, chosen.plan.area, result.effect.new),
    )
    if picture is not None:
        show(picture, key="budget_levels")


def _focus(page: Page) -> str | None:
    """The territory that fills the picture: the area, the province of a kabupaten/kota; None for the region."""
    areas, area = page.areas, page.area
    if areas.level(area) is Level.REGENCY:
        return areas.province_of(area)
    return None if area == REGION else area


def _before(page: Page) -> MapData:
    """Coverage in the page's month, of the kabupaten/kota in the picture only."""
    data = map_data(page, COVERAGE_VIEW)
    shown = list(page.areas.inside(_focus(page) or REGION))
    return replace(data, values=data.values.loc[[page.period], shown], active=None, eligible=None)


def _levels(page: Page, area: str, new: int) -> Picture | None:
    text, areas = page.text, page.areas
    family = [area]
    if areas.level(area) is Level.REGENCY:
        family.append(areas.province_of(area))
    family = list(dict.fromkeys((*family, REGION)))
    rows = []
    for code in family:
        done = base_of(page, code).effect(new)
        if done.before is not None and done.after is not None and done.points:
            rows.append(EffectRow(area_label(areas, code, text), done.before, done.after))
    # A single row says no more than its card.
    if len(rows) < 2:
        return None
    title = text("Cakupan sebelum (○) dan setelah (◆) {people} peserta baru", people=new)
    lines = (text("peserta aktif ÷ potensi pekerja"), source_line(page))
    figure = effect_points(rows, title=title, lines=lines, text=text, theme=page.theme)
    return Picture(figure, effect_points_alt(rows, title=title, text=text))
