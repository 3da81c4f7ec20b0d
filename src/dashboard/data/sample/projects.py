"""proyek_konstruksi.csv of the sample: government building projects, registered in time, late or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from dashboard.data.sample.draw import between, chance, pick

#: Areas with rows -> how many projects.
PROJECTS: Final = {
    "7111": 4, "7171": 7, "7202": 5, "7271": 6, "7307": 12, "7308": 6, "7314": 5, "7371": 12, "7402": 5,
    "7471": 7, "7502": 4, "7571": 6, "7602": 5, "7605": 6, "8101": 5, "8171": 6, "8202": 4, "8271": 6,
}  # fmt: skip
SINJAI: Final = "7307"
#: Sinjai's first projects are of early 2025, and so many of them are not registered.
SINJAI_EARLY, SINJAI_UNREGISTERED = 6, 4
#: Contract values: round ones at the edges of the contribution's bands, and others between.
ROUND_VALUES: Final = (100_000_000, 500_000_000, 1_000_000_000, 5_000_000_000, 10_000_000_000)
ROUND: Final = 0.45
USUAL_VALUES: Final = {(120, 480): 0.45, (520, 980): 0.25, (1_050, 4_900): 0.22, (5_100, 18_000): 0.08}
FIRST_DAY, LAST_DAY = date(2024, 2, 1), date(2026, 9, 30)
IN_TIME, LATE = (2, 14), (35, 110)
#: Days of building; the file has the status of its newest day only.
LENGTH: Final = (300, 400)
REGISTERED: Final = {"in time": 0.52, "late": 0.23, "not": 0.25}
NEWEST_DAY: Final = date(2026, 10, 31)
SATURDAY: Final = 5

ProjectRow = tuple[str, str, str, int, str, str, str]


def project_rows() -> Iterator[ProjectRow]:
    """Rows of proyek_konstruksi.csv, by area and number."""
    for code, count in PROJECTS.items():
        for number in range(1, count + 1):
            yield _project(code, number)


def _project(code: str, number: int) -> ProjectRow:
    name = ("project", code, str(number))
    early = code == SINJAI and number <= SINJAI_EARLY
    first, last = (date(2025, 1, 6), date(2025, 3, 28)) if early else (FIRST_DAY, LAST_DAY)
    started = _working_day(first + timedelta(days=int((last - first).days * chance("start", *name))))
    how = pick(REGISTERED, "registered", *name)
    if code == SINJAI:
        how = "not" if number <= SINJAI_UNREGISTERED else ("in time", "late")[number % 2]
    registered = None
    if how != "not":
        soonest, latest = IN_TIME if how == "in time" else LATE
        registered = _working_day(started + timedelta(days=int(between(soonest, latest, "after", *name))))
    if registered is not None and registered > NEWEST_DAY:
        registered = None
    ends = started + timedelta(days=int(between(*LENGTH, "length", *name)))
    status = "selesai" if ends <= NEWEST_DAY else "berjalan"
    if chance("stopped", *name) < 0.04:
        status = "batal"
    return (
        code,
        f"Contoh proyek {number}",
        f"Contoh OPD {1 + int(4 * chance('owner', *name))}",
        _value(number, *name),
        f"{started}",
        f"{registered or ''}",
        status,
    )


def _value(number: int, *name: str) -> int:
    if number <= len(ROUND_VALUES) and (name[1] == SINJAI or chance("round", *name) < ROUND):
        return ROUND_VALUES[number - 1]
    low, high = pick(USUAL_VALUES, "value", *name)
    return int(between(low, high, "millions", *name)) * 1_000_000


def _working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day
