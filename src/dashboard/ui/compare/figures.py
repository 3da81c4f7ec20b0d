"""The figures of the page Bandingkan, kept: the areas beside each other, and their numbers as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd

from dashboard.charts.lights import light_words
from dashboard.data.contract.words import Level
from dashboard.metrics.categories.composition import CATEGORY_NAMES, Dimension
from dashboard.metrics.categories.gap import category_gap
from dashboard.metrics.comparing.figures import Side, sides
from dashboard.metrics.comparing.rise import Rise, rise, usual_terms
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.plan_base import base_of, now_of
from dashboard.ui.parts.standing import USUAL, progress_of
from dashboard.ui.parts.two_dates import two_dates_of

Write = Callable[[Side], str]


def sides_of(page: Page, codes: Sequence[str], other: str | None) -> tuple[Side, ...]:
    """The areas beside each other in the page's month; other: the month they are set against."""
    return loading.kept(
        page.data,
        "sides",
        page.period,
        tuple(codes),
        other,
        compute=lambda: sides(
            codes,
            areas=page.areas,
            period=page.period,
            series=USUAL.series,
            progress=partial(progress_of, page),
            dates=lambda code: None if other is None else two_dates_of(page, code, other),
            rises=partial(_rise, page),
        ),
    )


def _rise(page: Page, code: str) -> Rise | None:
    return rise(base_of(page, code), area=code, rates=page.data.rates, terms=usual_terms(now_of(page)))


def largest_gap(page: Page, code: str, dimension: Dimension) -> str:
    """The category with most people not covered, and how many; in words, "" where none is known."""
    coverage = loading.categories_of(page.data, page.period)[True].coverage_of(dimension)
    largest = category_gap(coverage, codes=[code]).largest
    if largest is None:
        return ""
    name, people = largest
    # A segment by its code, which is short enough for a column.
    words = name if dimension is Dimension.SEGMENT else page.text(CATEGORY_NAMES[dimension][name])
    return page.text("{name}: {count} orang", name=words, count=people)


def rows_of(page: Page, found: Sequence[Side]) -> list[tuple[str, list[str]]]:
    """What is compared, in words: the label of each row, and its value for every area."""
    text = page.text
    year = page.period[:4]

    def people(value: int | None) -> str:
        return text("tidak ada data") if value is None else text.number(value)

    def percent(value: float | None) -> str:
        return text("tidak ada data") if value is None else text.percent(value)

    def of_target(side: Side, value: str) -> str:
        if page.areas.level(side.code) is Level.BRANCH:
            return text("tidak dibandingkan")
        return value if side.standing.target is not None else text("tanpa target")

    def per_month(value: float | None) -> str:
        return text("tidak ada data") if value is None else text.number(value, signed=True)

    writers: list[tuple[str, Write]] = [
        (text("Cakupan"), lambda side: percent(side.standing.coverage)),
        (text("Peserta aktif"), lambda side: people(side.standing.active)),
        (text("Potensi"), lambda side: people(side.standing.eligible)),
        (text("Versi potensi"), lambda side: ", ".join(side.standing.versions) or "–"),
        *_completeness(page, found),
        (text("Belum terlindungi"), lambda side: people(side.standing.not_covered)),
        (
            text("Segmen terbanyak belum"),
            lambda side: largest_gap(page, side.code, Dimension.SEGMENT) or text("tidak ada data"),
        ),
        (
            text("Kelompok terbanyak belum"),
            lambda side: largest_gap(page, side.code, Dimension.GROUP) or text("tidak ada data"),
        ),
        (
            text("Target {series} {year}", series=USUAL.series, year=year),
            lambda side: of_target(side, people(side.standing.target)),
        ),
        (
            text("Target dari potensi"),
            lambda side: of_target(side, percent(side.standing.target_rate)),
        ),
        (text("Capaian target"), lambda side: of_target(side, percent(side.standing.achievement))),
        (text("Kurang ke target"), lambda side: of_target(side, people(side.standing.gap))),
        (
            text("Perlu bersih sebulan"),
            lambda side: of_target(side, people(side.standing.required)),
        ),
        (
            text("Laju sebulan ({months} bulan)", months=USUAL.window),
            lambda side: per_month(side.standing.rate),
        ),
        (text("Proyeksi Desember"), lambda side: people(side.projected)),
        (text("Menuju target"), lambda side: of_target(side, _state(side, page))),
        *_date_writers(page, found),
        *_rise_writers(page, found),
    ]
    return [(label, [write(side) for side in found]) for label, write in writers]


def _completeness(page: Page, found: Sequence[Side]) -> list[tuple[str, Write]]:
    """Of how many kabupaten/kota the numbers are, where an area has several."""
    text = page.text
    if all(side.standing.total == 1 for side in found):
        return []
    return [
        (
            text("Kabupaten/kota lengkap"),
            lambda side: text("{used} dari {total}", used=side.standing.used, total=side.standing.total),
        )
    ]


def _state(side: Side, page: Page) -> str:
    own = side.standing
    return light_words(own.state, page.text, falls_back=own.falls_back, lag=own.lag)


def _date_writers(page: Page, found: Sequence[Side]) -> list[tuple[str, Write]]:
    text = page.text
    dates = next((side.dates for side in found if side.dates is not None), None)
    if dates is None:
        return []
    span = {
        "start": text.month(dates.start.period, short=True),
        "end": text.month(dates.end.period, short=True),
    }

    def part(side: Side, name: str) -> str:
        return text.points(_split(side, name))

    return [
        (
            text("Poin, {start} ke {end}", **span),
            lambda side: text.points(None if side.dates is None else side.dates.points),
        ),
        (text("Poin dari peserta"), lambda side: part(side, "members")),
        (text("Poin dari potensi"), lambda side: part(side, "base")),
        (
            text("Orang, {start} ke {end}", **span),
            lambda side: text.number(None if side.dates is None else side.dates.people, signed=True),
        ),
    ]


def _rise_writers(page: Page, found: Sequence[Side]) -> list[tuple[str, Write]]:
    text = page.text
    known = [side.rise for side in found if side.rise is not None]
    if not known:
        return []
    months = known[0].terms.months

    def goal(side: Side) -> str:
        if side.rise is None:
            return text("tidak ada data")
        return text(
            "{goal} ({points})", goal=text.percent(side.rise.goal), points=text.points(side.rise.points)
        )

    def heads(side: Side) -> str:
        return text("tidak ada data") if side.rise is None else text.number(side.rise.people)

    def cost(side: Side) -> str:
        if side.rise is None or side.rise.rupiah is None:
            return text("tidak ada data")
        return text.rupiah(side.rise.rupiah)

    return [
        (text("Naik 20 poin menjadi"), goal),
        (text("Untuk itu, orang"), heads),
        (text("Untuk itu, iuran {months} bulan", months=months), cost),
    ]


def as_numbers(page: Page, found: Sequence[Side]) -> pd.DataFrame:
    """The same as numbers, one row an area, for a file."""
    text = page.text

    def column(values: list[int | None]) -> pd.api.extensions.ExtensionArray:
        return pd.array(values, dtype="Int64")

    own = [side.standing for side in found]
    branch = [page.areas.level(side.code) is Level.BRANCH for side in found]
    table: dict[str, object] = {
        text("Kode"): [side.code for side in found],
        text("Wilayah"): [page.areas.name(side.code) for side in found],
        text("Cakupan (%)"): [each.coverage for each in own],
        text("Peserta aktif"): column([each.active for each in own]),
        text("Potensi"): column([each.eligible for each in own]),
        text("Versi potensi"): [", ".join(each.versions) for each in own],
        text("Belum terlindungi"): column([side.standing.not_covered for side in found]),
        text("Target (orang)"): column(
            [None if apart else each.target for each, apart in zip(own, branch, strict=True)]
        ),
        text("Capaian target (%)"): [each.achievement for each in own],
        text("Kurang ke target"): column([each.gap for each in own]),
        text("Perlu tambahan bersih sebulan"): column([each.required for each in own]),
        text("Laju bersih sebulan"): [each.rate for each in own],
        text("Proyeksi Desember"): column([side.projected for side in found]),
        text("Perubahan (poin)"): [None if side.dates is None else side.dates.points for side in found],
        text("Dari peserta (poin)"): [_split(side, "members") for side in found],
        text("Dari potensi (poin)"): [_split(side, "base") for side in found],
        text("Perubahan (orang)"): column(
            [None if side.dates is None else side.dates.people for side in found]
        ),
        text("Naik 20 poin, orang"): column(
            [None if side.rise is None else side.rise.people for side in found]
        ),
        text("Naik 20 poin, iuran (Rp)"): column(
            [None if side.rise is None else side.rise.rupiah for side in found]
        ),
    }
    frame = pd.DataFrame(table)
    decimals = [text("Cakupan (%)"), text("Capaian target (%)"), text("Laju bersih sebulan")]
    changes = [text("Perubahan (poin)"), text("Dari peserta (poin)"), text("Dari potensi (poin)")]
    return frame.astype(dict.fromkeys([*decimals, *changes], "float64"))


def _split(side: Side, part: str) -> float | None:
    if side.dates is None or side.dates.split is None:
        return None
    return side.dates.split.members if part == "members" else side.dates.split.base
