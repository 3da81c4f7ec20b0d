"""How many members each kabupaten/kota has each month, before they are split into segments and groups."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import fsum

from dashboard.data.places.areas import Areas
from dashboard.data.sample.anchors import AREA_KNOTS, ELECTION, MONTHS, PROVINCE_KNOTS, VERSIONS, Knots
from dashboard.data.sample.draw import allocate, between, chance, through, wander
from dashboard.data.sample.eligible import INDUSTRIAL, Split

#: How far (share) a line may stray between its knots.
LOOSENESS = 0.004
#: Months around a knot of a kabupaten/kota in which no funded group lapses, so that the knot is met.
CALM = 2


@dataclass(frozen=True)
class Funded:
    """An area's local-government funded own-account workers: their share of members, and when they lapse.

    lapsed: one bool a month of MONTHS, True before the programme starts and while it is unpaid.
    started: index of the month the programme starts.
    """

    share: float
    started: int
    lapsed: tuple[bool, ...]


@dataclass(frozen=True)
class Trajectory:
    """Members of one kabupaten/kota, one whole number a month of MONTHS."""

    permanent: tuple[int, ...]
    temporary: tuple[int, ...]
    funded: Funded


def trajectories(areas: Areas, eligible: dict[tuple[str, str], Split]) -> dict[str, Trajectory]:
    """Code -> trajectory: areas with knots follow them, the others share what their province has left."""
    potensi = {code: [sum(eligible[code, month[:4]]) for month in MONTHS] for code in areas.codes}
    staff = {code: _election_staff(code, potensi[code]) for code in areas.codes}
    funded = {code: _funded(code) for code in areas.codes}
    permanent = {
        code: [round(people * _paid(funded[code], step)) for step, people in enumerate(line)]
        for code, knots in AREA_KNOTS.items()
        for line in [_line(code, knots, potensi[code], staff[code])]
    }
    for province, knots in PROVINCE_KNOTS.items():
        codes = areas.inside(province)
        total = _line(province, knots, _added(potensi, codes), _added(staff, codes))
        taken = _added(permanent, [code for code in codes if code in AREA_KNOTS])
        rest = [code for code in codes if code not in AREA_KNOTS]
        weights = {code: _weights(code, eligible, funded[code]) for code in rest}
        shares = [
            allocate(round(total[step]) - taken[step], [weights[code][step] for code in rest])
            for step in range(len(MONTHS))
        ]
        permanent |= {code: [month[place] for month in shares] for place, code in enumerate(rest)}
    return {
        code: Trajectory(tuple(permanent[code]), tuple(staff[code]), funded[code]) for code in areas.codes
    }


def _added(lines: dict[str, list[int]], codes: Collection[str]) -> list[int]:
    return [sum(lines[code][step] for code in codes) for step in range(len(MONTHS))]


def _line(name: str, knots: Knots, potensi: list[int], staff: list[int]) -> list[float]:
    """Permanent members a month: straight between knots, a little loose, exact at them."""
    steps = {MONTHS.index(month): value for month, value in knots.items()}
    people = {
        step: (value if isinstance(value, int) else round(value * potensi[step] / 100)) - staff[step]
        for step, value in steps.items()
    }
    stray = wander(len(MONTHS), "stray", name, every=3)
    return [
        value if step in steps else value * (1 + LOOSENESS * stray[step])
        for step, value in enumerate(through(people, len(MONTHS)))
    ]


def _election_staff(code: str, potensi: list[int]) -> list[int]:
    # Pulau Taliabu's few members by NIK address can't hold election staff of the usual number.
    intensity = 0.04 if code == "8208" else between(0.6, 1.4, "election", code)
    return [
        round(ELECTION.get(month, 0) * intensity * people)
        for month, people in zip(MONTHS, potensi, strict=True)
    ]


def _funded(code: str) -> Funded:
    """Started in 2022 or 2023, and in some years unpaid until the revised budget."""
    started = 1 + int(24 * chance("started", code))
    lapsed = [step < started for step in range(len(MONTHS))]
    for year in range(2023, 2027):
        if chance("lapse", code, str(year)) < 0.28:
            january = MONTHS.index(f"{year}-01")
            paid_again = january + 3 + int(4 * chance("length", code, str(year)))
            for step in range(january, min(paid_again, len(MONTHS))):
                lapsed[step] = True
    for month in AREA_KNOTS.get(code, {}):
        around = MONTHS.index(month)
        for step in range(max(around - CALM, started), min(around + CALM + 1, len(MONTHS))):
            lapsed[step] = False
    if code in AREA_KNOTS:
        started = 0
        lapsed[0] = False
    return Funded(between(0.05, 0.13, "funded", code), started, tuple(lapsed))


def _paid(funded: Funded, step: int) -> float:
    return 1 - funded.share if funded.lapsed[step] else 1.0


def _weights(code: str, eligible: dict[tuple[str, str], Split], funded: Funded) -> list[float]:
    """What an area without knots counts for in its province, month by month."""
    usual = fsum(sum(eligible[code, version]) for version in VERSIONS) / len(VERSIONS)
    if code[2] == "7":
        level = between(1.05, 1.45, "level", code)
    elif code in INDUSTRIAL:
        level = between(1.15, 1.5, "level", code)
    else:
        level = between(0.55, 1.2, "level", code)
    drift = wander(len(MONTHS), "drift", code, every=9)
    return [usual * level * (1 + 0.06 * drift[step]) * _paid(funded, step) for step in range(len(MONTHS))]
