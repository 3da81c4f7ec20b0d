"""How many people there are in each group of the sample, member or not: invented, re-counted each year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dashboard.data.areas import Areas
from dashboard.data.sample.anchors import VERSIONS
from dashboard.data.sample.composition import INLAND, ISLANDS, is_christian, religious_groups
from dashboard.data.sample.draw import between
from dashboard.data.sample.eligible import SAMPLE, Split

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


def population_rows(areas: Areas, eligible: dict[tuple[str, str], Split]) -> Iterator[tuple[object, ...]]:
    """Rows of populasi_kelompok.csv, by year, area and group.

    Groups whose number nobody counts (pekerja perusahaan, lainnya) or that come and go (petugas ad hoc
    pemilu) have none.
    """
    for year in VERSIONS:
        for code in areas.codes:
            for group, people in _usual(areas, code).items():
                counted = people * between(0.985, 1.015, "population", code, group, year)
                grown = counted * (1 + 0.008 * (int(year) - 2023))
                yield int(year), code, group, round(grown), year, SAMPLE
            builders = eligible[code, year][2] * between(0.9, 1.15, "population", code, "builders")
            yield int(year), code, "buruh bangunan", round(builders), year, SAMPLE


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
