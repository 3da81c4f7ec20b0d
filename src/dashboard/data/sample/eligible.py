"""Potensi of the sample: by segment, re-based each January, adding up to the province's figure exactly."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.data.contract.words import COVERAGE_SEGMENTS
from dashboard.data.places.areas import Areas
from dashboard.data.sample.anchors import (
    AREA_ELIGIBLE,
    ELIGIBLE_SOURCES,
    PROVINCE_ELIGIBLE,
    SEGMENT_ELIGIBLE,
    VERSIONS,
)
from dashboard.data.sample.draw import allocate, between

SAMPLE = "Data contoh"

#: Places where mines, smelters or plants employ many: more wage earners among the eligible.
INDUSTRIAL = frozenset({"7172", "7206", "7212", "7309", "7324", "7401", "7402", "7409", "8202", "8206"})

Split = tuple[int, int, int]


def eligible_workers(areas: Areas) -> dict[tuple[str, str], Split]:
    """(kode_wilayah, version) -> potensi as (PU, BPU, JAKON)."""
    found: dict[tuple[str, str], Split] = {}
    for province, totals in PROVINCE_ELIGIBLE.items():
        codes = areas.inside(province)
        for version, total in zip(VERSIONS, totals, strict=True):
            for code, people in _by_area(areas, codes, version, total).items():
                found[code, version] = SEGMENT_ELIGIBLE.get((code, version)) or _by_segment(code, people)
    return found


def eligible_rows(eligible: dict[tuple[str, str], Split]) -> Iterator[tuple[object, ...]]:
    """Rows of potensi.csv, by version, area and segment."""
    for (code, version), split in sorted(eligible.items(), key=lambda item: (item[0][1], item[0][0])):
        source = ELIGIBLE_SOURCES.get((code, version), SAMPLE)
        for segment, people in zip(COVERAGE_SEGMENTS, split, strict=True):
            yield f"{version}-01", code, segment, people, version, source


def _by_area(areas: Areas, codes: tuple[str, ...], version: str, total: int) -> dict[str, int]:
    fixed = {code: AREA_ELIGIBLE[code][version] for code in codes if version in AREA_ELIGIBLE.get(code, {})}
    rest = [code for code in codes if code not in fixed]
    weights = [_weight(areas, code, version) for code in rest]
    return fixed | dict(zip(rest, allocate(total - sum(fixed.values()), weights), strict=True))


def _weight(areas: Areas, code: str, version: str) -> float:
    """What an area counts for in its province: its people, or its published share in a year that has one."""
    yearly = between(0.985, 1.015, "eligible", code, version)
    published = AREA_ELIGIBLE.get(code)
    population = areas.regencies["penduduk"]
    if published is None:
        return float(population[code]) * between(0.9, 1.1, "eligible", code) * yearly
    year, people = next(iter(published.items()))
    province = areas.province_of(code)
    of_province = people / PROVINCE_ELIGIBLE[province][VERSIONS.index(year)]
    return of_province * float(population[list(areas.inside(province))].sum()) * yearly


def _by_segment(code: str, people: int) -> Split:
    if code[2] == "7":
        wage, building = between(0.44, 0.58, "wage", code), between(0.09, 0.13, "building", code)
    elif code in INDUSTRIAL:
        wage, building = between(0.42, 0.52, "wage", code), between(0.09, 0.12, "building", code)
    else:
        wage, building = between(0.21, 0.32, "wage", code), between(0.06, 0.10, "building", code)
    if (code, "2024") in SEGMENT_ELIGIBLE or (code, "2025") in SEGMENT_ELIGIBLE:
        known = SEGMENT_ELIGIBLE[code, "2025"]
        wage, building = known[0] / sum(known), known[2] / sum(known)
    pu, bpu, jakon = allocate(people, [wage, 1 - wage - building, building])
    return pu, bpu, jakon
