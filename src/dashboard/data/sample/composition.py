"""From an area's members a month to rows by segment, group and funding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dashboard.data.contract.words import Segment
from dashboard.data.places.areas import Areas
from dashboard.data.sample.anchors import MISSING, MONTHS, SEGMENT_MEMBERS
from dashboard.data.sample.draw import allocate, between, chance
from dashboard.data.sample.eligible import Split
from dashboard.data.sample.trajectories import Trajectory

#: Building work by calendar month, January first: few contracts early in a budget year, most at its end.
SEASON: Final = (0.72, 0.74, 0.79, 0.84, 0.88, 0.92, 0.95, 0.98, 1.0, 1.03, 1.05, 1.0)

LOCAL, VILLAGE, VILLAGE_FUND = "APBD kab/kota", "APBDes/ADD", "Dana Desa"

CHRISTIAN_MAJORITY: Final = frozenset({"71", "81"})
CHRISTIAN_AREAS: Final = frozenset({"7318", "7326", "7603", "7202", "7212", "8201", "8203", "8207"})
PALM_OIL: Final = frozenset({"7201", "7212", "7322", "7324", "7601", "7606"})
ISLANDS: Final = frozenset({
    "7103", "7104", "7109", "7207", "7211", "7301", "7310", "7403", "7404", "7407", "7410", "7412", "7413",
    "7414", "7415", "8102", "8103", "8104", "8105", "8107", "8108", "8109", "8172", "8204", "8205", "8207",
    "8208", "8272",
})  # fmt: skip
#: Without a coast: no fishers among the vulnerable.
INLAND: Final = frozenset({
    "7173", "7174", "7210", "7312", "7314", "7316", "7318", "7326", "7411", "7603",
})  # fmt: skip
#: Areas whose migrant workers the sample shows, with about how many.
MIGRANTS: Final = {"7171": 60, "7271": 90, "7315": 160, "7371": 210, "7372": 140, "7471": 50, "7604": 120}
#: Its own programme for vulnerable workers grew large in 2025 (81,466 published for that December).
MAKASSAR: Final = "7371"
#: Its own programme for 12,952 vulnerable workers from October 2025 is published, so there are that many: how
#: likely an own-account worker is a member, and the share of the segment that joined then.
BONE: Final = "7308"
BONE_LIKELY, BONE_JOINED = 0.26, 0.12
#: Its villages pay for RT/RW too, from 2025 on, as its rows of iuran_desa.csv do.
SIDRAP: Final = "7314"
#: Own-account workers paid by the province: from which month, and their share of the segment.
BY_PROVINCE: Final = {"71": ("2024-02", 0.62), "72": ("2025-07", 0.55), "73": ("2025-10", 0.08)}

#: Religious workers are given group by group where a meeting asked for them so (domain: Sulawesi Selatan).
BY_RELIGIOUS_GROUP: Final = "73"
RELIGIOUS_SHARES: Final = {
    "guru mengaji": 0.45,
    "imam masjid": 0.30,
    "marbot": 0.17,
    "pekerja gereja dan rumah ibadah lain": 0.08,
}
#: Groups of an area without anybody outside: Sinjai said so in April 2025.
ALL_ENROLLED: Final = {"7307": ("non-ASN", "perangkat desa")}
#: Year -> step of its last month.
YEAR_ENDS: Final = {month[:4]: step for step, month in enumerate(MONTHS)}

#: At most one religious worker enrolled for so many inhabitants.
MOST_RELIGIOUS: Final = 250
CHRISTIAN_SHARES: Final = dict(zip(RELIGIOUS_SHARES, (0.09, 0.06, 0.04, 0.81), strict=True))

Row = tuple[str, str, str, str, str, int, str]


@dataclass(frozen=True)
class Part:
    """A group within a segment: a share of its members, at most `most` people, from step `start` on.

    enrolled: whether everybody in the group is a member, so that it grows only with the year's population.
    """

    group: str
    funding: str
    share: float
    start: int = 0
    most: int | None = None
    enrolled: bool = False

    def people(self, members: int, step: int) -> int:
        """Whole people in the group when the segment has `members`; the most rises slowly over the months."""
        share = int(members * self.share)
        if self.most is None:
            return share
        at = YEAR_ENDS[MONTHS[step][:4]] if self.enrolled else step
        return min(share, int(self.most * (0.76 + 0.004 * at)))


@dataclass(frozen=True)
class Mix:
    """How one area's members split; everything here is drawn once for the area.

    weights: how much likelier a wage, own-account and building worker is to be a member.
    wage_limit: above this share of potensi, further members are own-account workers.
    """

    weights: tuple[float, float, float]
    wage_limit: float
    wage: tuple[Part, ...]
    own_account: tuple[Part, ...]
    main_own: str
    second_own: str | None
    vulnerable: str


def member_rows(
    areas: Areas, eligible: dict[tuple[str, str], Split], trajectories: dict[str, Trajectory]
) -> Iterator[Row]:
    """Rows of kepesertaan.csv, by month and area; months in MISSING have none."""
    mixes = {code: _mix(areas, code) for code in areas.codes}
    fixed = {code: _published_weights(code, trajectories[code]) for code in SEGMENT_MEMBERS}
    for step, month in enumerate(MONTHS):
        for code in areas.codes:
            if month in MISSING.get(code, ()):
                continue
            potensi = eligible[code, month[:4]]
            for row in _rows(mixes[code], trajectories[code], potensi, step, fixed.get(code)):
                yield (month, code, *row)
            if code in MIGRANTS:
                migrants = round(MIGRANTS[code] * between(0.8, 1.2, "migrants", code, month[:4]))
                yield month, code, Segment.PMI, "lainnya", "mandiri", migrants, "tidak"


def _rows(
    mix: Mix, line: Trajectory, potensi: Split, step: int, fixed: tuple[float, float, float] | None
) -> Iterator[tuple[str, str, str, int, str]]:
    lapsed = line.funded.lapsed[step]
    permanent = line.permanent[step]
    full = round(permanent / (1 - line.funded.share)) if lapsed else permanent
    wage, usual, building = _segments(mix, full, potensi, step, fixed)
    # What lapses is own-account work; where that is little, at least half of it stays.
    own = max(usual - (full - permanent), usual // 2)
    wage, building = allocate(permanent - own, [wage, building])

    rest = wage
    for part in mix.wage:
        if step >= part.start:
            people = part.people(wage, step)
            rest -= people
            yield Segment.PU, part.group, part.funding, people, "tidak"
    yield Segment.PU, "pekerja perusahaan", "pemberi kerja", rest, "tidak"
    if line.temporary[step]:
        yield Segment.PU, "petugas ad hoc pemilu", LOCAL, line.temporary[step], "ya"

    rest = own
    if step >= line.funded.started:
        people = 0 if lapsed else min(int(full * line.funded.share), usual // 2)
        rest -= people
        yield Segment.BPU, mix.vulnerable, LOCAL, people, "tidak"
    for part in mix.own_account:
        if step >= part.start:
            people = min(part.people(usual, step), rest * 3 // 4)
            rest -= people
            yield Segment.BPU, part.group, part.funding, people, "tidak"
    if mix.second_own is not None:
        people = rest * 2 // 5
        rest -= people
        yield Segment.BPU, mix.second_own, "mandiri", people, "tidak"
    yield Segment.BPU, mix.main_own, "mandiri", rest, "tidak"
    yield Segment.JAKON, "buruh bangunan", "pemberi kerja", building, "tidak"


def _segments(
    mix: Mix, members: int, potensi: Split, step: int, fixed: tuple[float, float, float] | None
) -> list[int]:
    """Members as [PU, BPU, JAKON]."""
    season = SEASON[int(MONTHS[step][5:]) - 1]
    if fixed is not None:
        return allocate(members, [fixed[0], fixed[1], fixed[2] * season])
    weights = [likely * people for likely, people in zip(mix.weights, potensi, strict=True)]
    weights[2] *= season
    needed = members / mix.wage_limit - weights[0] - weights[2]
    return allocate(members, [weights[0], max(weights[1], needed), weights[2]])


def _published_weights(code: str, line: Trajectory) -> tuple[float, float, float]:
    """Weights that give the published segments in their month, temporary members being wage earners."""
    month, (wage, own, building) = SEGMENT_MEMBERS[code]
    step = MONTHS.index(month)
    return wage - line.temporary[step], own, building / SEASON[int(month[5:]) - 1]


def _mix(areas: Areas, code: str) -> Mix:
    city, province = code[2] == "7", areas.province_of(code)
    villages, people = map(int, areas.regencies[["jumlah_desa", "penduduk"]].loc[code].to_numpy())
    if city:
        main, second, vulnerable = "pedagang pasar", "pengemudi dan kurir", "tukang ojek"
    elif code in ISLANDS:
        main, second, vulnerable = "lainnya", "petani", "nelayan"
    else:
        main, second, vulnerable = (
            "lainnya",
            "petani",
            "petani" if code in INLAND or chance("poor", code) < 0.6 else "nelayan",
        )
    own = between(0.16, 0.24, "likely own", code) if city else between(0.11, 0.20, "likely own", code)
    return Mix(
        weights=(
            between(0.92, 1.08, "likely wage", code),
            BONE_LIKELY if code == BONE else own,
            between(0.7, 1.25, "likely building", code),
        ),
        wage_limit=0.66 if code == MAKASSAR else between(0.78, 1.12, "wage limit", code),
        wage=tuple(_wage_parts(code, city, villages, people)),
        own_account=tuple(_own_parts(code, city, villages, people, province)),
        main_own=main,
        second_own=second if chance("second", code) < 0.7 else None,
        vulnerable=vulnerable,
    )


def _wage_parts(code: str, city: bool, villages: int, people: int) -> Iterator[Part]:
    everybody = ALL_ENROLLED.get(code, ())
    staff = between(0.12, 0.3, "non-ASN", code)
    yield Part("non-ASN", LOCAL, staff, most=people // 90, enrolled="non-ASN" in everybody)
    if villages:
        share, group = between(0.06, 0.14, "officials", code), "perangkat desa"
        yield Part(group, VILLAGE, share, most=villages * 9, enrolled=group in everybody)
        if chance("BPD", code) < 0.3:
            yield Part("BPD", VILLAGE, 0.04, most=villages * 6)
    if code == SIDRAP:
        yield Part("RT/RW", VILLAGE, 0.05, MONTHS.index("2025-01"), most=villages * 6)
    if _religious_as_wage(code):
        share = between(0.03, 0.07, "religious", code)
        for group, part in religious_groups(code).items():
            yield Part(group, LOCAL, share * part, most=int(people // MOST_RELIGIOUS * part))
    if city and chance("RT", code) < 0.6:
        yield Part("RT/RW", LOCAL, 0.03, most=people // 200)


def _own_parts(code: str, city: bool, villages: int, people: int, province: str) -> Iterator[Part]:
    if not _religious_as_wage(code):
        programme = chance("religious at all", code) < 0.6
        share = between(0.04, 0.09, "religious", code) if programme else 0.0
        # Where they are asked for group by group, nobody enrolled is a zero and not a missing row.
        for group, part in religious_groups(code).items() if programme or _by_group(code) else ():
            yield Part(group, LOCAL, share * part, most=int(people // MOST_RELIGIOUS * part))
    if villages and chance("village fund", code) < 0.35:
        group = "nelayan" if code in ISLANDS else "petani"
        start = 13 + int(24 * chance("village start", code))
        yield Part(group, VILLAGE_FUND, between(0.06, 0.14, "village", code), start)
    if province in BY_PROVINCE:
        month, share = BY_PROVINCE[province]
        yield Part("lainnya", "APBD provinsi", share, MONTHS.index(month))
    if code == MAKASSAR:
        yield Part("pedagang pasar", LOCAL, 0.62, MONTHS.index("2025-08"))
    if code == BONE:
        yield Part("nelayan", LOCAL, BONE_JOINED, MONTHS.index("2025-10"))
    if code in PALM_OIL:
        yield Part("petani", "DBH sawit", between(0.05, 0.12, "palm oil", code), MONTHS.index("2024-06"))
    if chance("kader", code) < 0.2:
        yield Part("kader posyandu", VILLAGE if villages else LOCAL, 0.04)
    other = chance("other funding", code)
    for limit, funding in ((0.06, "CSR"), (0.11, "Baznas"), (0.18, "ASN peduli")):
        if other < limit:
            group = "pedagang pasar" if city else "tukang ojek"
            yield Part(
                group, funding, between(0.02, 0.05, funding, code), 6 + int(30 * chance(funding, code))
            )
            break


def _religious_as_wage(code: str) -> bool:
    return chance("religious as wage", code) < 0.28


def _by_group(code: str) -> bool:
    return code.startswith(BY_RELIGIOUS_GROUP)


def religious_groups(code: str) -> dict[str, float]:
    """Groups of religious workers with members in an area -> their part of these members."""
    christian = is_christian(code)
    if _by_group(code):
        return CHRISTIAN_SHARES if christian else RELIGIOUS_SHARES
    if christian:
        return {"pekerja gereja dan rumah ibadah lain": 1.0}
    return {("guru mengaji", "imam masjid", "marbot")[int(3 * chance("religious group", code))]: 1.0}


def is_christian(code: str) -> bool:
    """Whether most houses of worship in an area are churches."""
    return code[:2] in CHRISTIAN_MAJORITY or code in CHRISTIAN_AREAS
