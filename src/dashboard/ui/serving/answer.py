"""What a link is answered with before the app has started: the finding of its area and month, and a still picture.

All of it is made from what a guest may see, by the same functions as the page; a link with anything that is not
known gets no answer, and the app explains.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.charts.classes import Method, classify
from dashboard.charts.indicators import COVERAGE
from dashboard.charts.map_payload import MapData
from dashboard.charts.map_picture import map_alt, map_svg
from dashboard.data.contract.region import THE_REGION
from dashboard.data.contract.words import REGION, Level
from dashboard.data.dataset import Dataset, Source
from dashboard.data.places.areas import Areas
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, Language
from dashboard.metrics.coverage.said import said
from dashboard.ui.frame import loading
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.registry import PAGES, PageEntry
from dashboard.ui.parts.standing import standing_in

#: Longer ones are nobody's link to a page.
_MOST_WRITTEN: Final = 40


@dataclass(frozen=True)
class Answer:
    """title: of the browser's tab; heading: of the page. stamp: the sample's mark, "" for none. picture: SVG."""

    language: str
    title: str
    heading: str
    finding: str
    base: str
    stamp: str
    picture: str
    alt: str


@dataclass(frozen=True)
class _Asked:
    page: PageEntry
    source: Source
    area: str
    period: str
    language: str


def answer(path: str, query: Mapping[str, str]) -> Answer | None:
    """The answer to a link; None where it holds anything that is not known, or nothing is to be shown."""
    asked = _asked(path, query)
    if asked is None:
        return None
    data = loading.dataset(asked.source)
    return loading.kept(data, "answer", asked, compute=lambda: _made(data, asked))


def _asked(path: str, query: Mapping[str, str]) -> _Asked | None:
    name = path.removesuffix("/").rpartition("/")[2]
    page = next((each for each in PAGES if each.address == name), None)
    if page is None or page.needs or any(len(each) > _MOST_WRITTEN for each in query.values()):
        return None
    first = loading.stored_sources()[0]
    sources = {str(each): each for each in loading.guest_sources()}
    source = sources.get(query.get("sumber", str(first)))
    language = query.get("bahasa", DEFAULT_LANGUAGE)
    if source is None or language not in LANGUAGES:
        return None
    data = loading.dataset(source)
    if query.get("versi", data.version) != data.version:
        return None
    area = query.get("wilayah", REGION)
    period = query.get("periode", data.periods[-1] if data.periods else "")
    if period not in data.periods or not _known(data.areas, area):
        return None
    return _Asked(page, source, area, period, language)


def _known(areas: Areas, code: str) -> bool:
    return any(
        code in areas.at_level(level) for level in (Level.REGION, Level.PROVINCE, Level.BRANCH, Level.REGENCY)
    )


def _made(data: Dataset, asked: _Asked) -> Answer | None:
    text = Language(asked.language)
    found = standing_in(data, asked.period, asked.area)
    if found.active is None:
        return None
    words = said(found, areas=data.areas, text=text, with_members=0)
    month = _month(data, asked, text)
    focus = _focus(data.areas, asked.area)
    picture = map_svg(
        month,
        period=asked.period,
        areas=data.areas,
        geometry=loading.geometry(),
        text=text,
        outlined=None if asked.area == REGION else asked.area,
        focus=focus,
    )
    heading = text(asked.page.title)
    return Answer(
        language=text.code,
        title=f"{heading} · {text('Dasbor cakupan {region}', region=THE_REGION.nama)}",
        heading=heading,
        finding=words.finding,
        base=words.base,
        stamp=text("DATA CONTOH, tidak resmi") if data.is_sample else "",
        picture=picture,
        alt=map_alt(month, period=asked.period, areas=data.areas, text=text),
    )


def _focus(areas: Areas, area: str) -> str | None:
    """What fills the picture: a province or branch, or the province of a kabupaten/kota."""
    match areas.level(area):
        case Level.REGION:
            return None
        case Level.REGENCY:
            return areas.province_of(area)
        case _:
            return area


def _month(data: Dataset, asked: _Asked, text: Language) -> MapData:
    """Coverage of the month, as the overview shows it."""
    values = loading.measured_month(data, asked.period, Cut(Level.REGENCY))["coverage_percent"]
    focus = _focus(data.areas, asked.area)
    inside = list(data.areas.inside(focus or REGION))
    wide = values.astype("float64").reindex(inside).to_frame(asked.period).T
    source = text(
        "Sumber: {source} · versi data {version}",
        source=text(data.source_name),
        version=data.version,
    )
    return MapData(
        values=wide,
        indicator=COVERAGE,
        classification=classify(wide, indicator=COVERAGE, method=Method.POLICY, level=Level.REGENCY),
        level=Level.REGENCY,
        title=text(COVERAGE.name),
        sources={asked.period: source},
        sample=data.is_sample,
    )
