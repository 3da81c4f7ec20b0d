"""How many people there are in each group of the sample, member or not: its potensi, split each year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from dashboard.data.contract.words import COVERAGE_SEGMENTS, Segment
from dashboard.data.places.areas import Areas
from dashboard.data.sample.anchors import VERSIONS
from dashboard.data.sample.composition import (
    ALL_ENROLLED,
    INLAND,
    ISLANDS,
    Row,
    is_christian,
    religious_groups,
)
from dashboard.data.sample.draw import allocate, between
from dashboard.data.sample.eligible import Split

#: People of a group for each thousand inhabitants: in a kabupaten, in a kota.
PER_THOUSAND: Final[dict[str, tuple[float, float]]] = {
    "non-ASN": (14.0, 13.0),
    "RT/RW": (7.0, 6.5),
    "petani": (165.0, 9.0),
    "tukang ojek": (6.0, 40.0),
    "pengemudi dan kurir": (5.0, 22.0),
    "pedagang pasar": (14.0, 95.0),
}
#: People of a group for each desa.
PER_VILLAGE: Final = {"perangkat desa": 10.0, "BPD": 6.2}
KADER_PER_VILLAGE: Final = 15.0
#: Fishers for each thousand inhabitants: on islands, on another coast, on lakes and rivers only.
FISHERS: Final = (70.0, 34.0, 2.5)
#: Religious workers for each thousand inhabitants: where most are Muslim, where most are Christian.
RELIGIOUS: Final[dict[str, tuple[float, float]]] = {
    "guru mengaji": (3.1, 0.4),
    "imam masjid": (1.6, 0.2),
    "marbot": (1.3, 0.15),
    "pekerja gereja dan rumah ibadah lain": (0.3, 5.4),
}
#: Where one group stands for all, it is at least so many for each thousand inhabitants.
FEWEST_RELIGIOUS: Final = 4.6

#: Segment -> the group that takes what its other groups leave of potensi, and the least share it keeps.
REST: Final = {Segment.PU: "pekerja perusahaan", Segment.BPU: "lainnya", Segment.JAKON: "buruh bangunan"}
REST_SHARE: Final = {Segment.PU: 0.3, Segment.BPU: 0.15, Segment.JAKON: 1.0}
#: People of that group who are no members, at least, for each member, where there is room.
REST_OUTSIDE: Final = 0.15
#: Segments of groups without members in an area; own-account (BPU) where not said.
USUALLY: Final = dict.fromkeys(("non-ASN", "perangkat desa", "BPD"), Segment.PU)
#: None: nobody has published any of it, and thousands of rows that say so would be too many bytes.
SOURCE: Final = ""


def population_rows(
    areas: Areas, eligible: dict[tuple[str, str], Split], members: Iterable[Row]
) -> Iterator[tuple[object, ...]]:
    """Rows of populasi_kelompok.csv, by year, area and group; members: rows of kepesertaan.csv.

    The groups of an area add up to its potensi, segment by segment: `pekerja perusahaan` and `lainnya` take
    what the others leave. Each has at least as many people as members, unless its segment has fewer. Election
    staff (petugas ad hoc pemilu) come and go and have none.
    """
    most, segment_of = _enrolled(members)
    for year in VERSIONS:
        for code in areas.codes:
            wanted = {
                group: people
                * between(0.985, 1.015, "population", code, group, year)
                * (1 + 0.008 * (int(year) - 2023))
                for group, people in _usual(areas, code).items()
            }
            enrolled = most.get((code, year), {})
            for group in ALL_ENROLLED.get(code, ()):
                wanted[group] = 0
            for segment, potensi in zip(COVERAGE_SEGMENTS, eligible[code, year], strict=True):
                inside = {
                    group: people
                    for group, people in wanted.items()
                    if segment_of.get((code, group), USUALLY.get(group, Segment.BPU)) == segment
                }
                people = _within(potensi, inside, enrolled, rest=REST[segment], least=REST_SHARE[segment])
                for group, count in people.items():
                    yield int(year), code, group, count, year, SOURCE


def _enrolled(
    members: Iterable[Row],
) -> tuple[dict[tuple[str, str], dict[str, int]], dict[tuple[str, str], str]]:
    """(area, year) -> group -> permanent members in its best month; and (area, group) -> their segment."""
    monthly: dict[tuple[str, str, str], int] = defaultdict(int)
    segment_of: dict[tuple[str, str], str] = {}
    for month, code, segment, group, _, people, temporary in members:
        if segment in COVERAGE_SEGMENTS and temporary == "tidak":
            monthly[code, month, group] += people
            segment_of[code, group] = segment
    most: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for (code, month, group), people in monthly.items():
        groups = most[code, month[:4]]
        groups[group] = max(people, groups.get(group, 0))
    return most, segment_of


def _within(
    potensi: int, wanted: Mapping[str, float], enrolled: Mapping[str, int], *, rest: str, least: float
) -> dict[str, int]:
    """Group -> people, `potensi` together.

    `rest` takes what is left: where there is room, at least its share `least` and some who are no members.
    """
    fewest = {group: enrolled.get(group, 0) for group in (*wanted, rest)}
    if sum(fewest.values()) > potensi:
        return dict(zip(fewest, allocate(potensi, list(fewest.values())), strict=True))
    room = potensi - sum(fewest.values())
    kept = min(room // 2, max(int(potensi * least) - fewest[rest], int(fewest[rest] * REST_OUTSIDE)))
    more = [max(0, round(people) - fewest[group]) for group, people in wanted.items()]
    if sum(more) > room - kept:
        more = allocate(room - kept, more)
    found = {group: fewest[group] + extra for group, extra in zip(wanted, more, strict=True)}
    return found | {rest: potensi - sum(found.values())}


def _usual(areas: Areas, code: str) -> dict[str, float]:
    """Group -> people in a usual year."""
    columns = ["penduduk", "jumlah_desa", "jumlah_kelurahan"]
    inhabitants, villages, wards = map(int, areas.regencies[columns].loc[code].to_numpy())
    city, christian = code[2] == "7", is_christian(code)
    per_thousand = {group: rates[city] for group, rates in PER_THOUSAND.items()}
    enrolled = religious_groups(code)
    per_thousand |= {
        group: max(rates[christian], FEWEST_RELIGIOUS * enrolled.get(group, 0))
        for group, rates in RELIGIOUS.items()
    }
    per_thousand["nelayan"] = FISHERS[0 if code in ISLANDS else 2 if code in INLAND else 1]
    people = {group: inhabitants * rate / 1000 for group, rate in per_thousand.items()}
    people |= {group: villages * each for group, each in PER_VILLAGE.items()}
    people["kader posyandu"] = (villages + wards) * KADER_PER_VILLAGE
    return {group: number * between(0.85, 1.2, "population", code, group) for group, number in people.items()}
