"""dukungan_pemda.csv of the sample: what governments have done under Inpres 2/2021; invented."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dashboard.data.places.areas import Areas
from dashboard.data.sample.draw import between, chance, pick

#: Kind of support -> what a row calls it; never the number of a real regulation.
GROUNDS: Final = {
    "peraturan": "Contoh peraturan",
    "tim": "Contoh keputusan tim",
    "anggaran": "Contoh pos anggaran",
    "edaran": "Contoh surat edaran",
}
#: Kinds that hold from their year on -> years, and how common; a budget is of one year.
LASTING: Final = {"peraturan": (2021, 2025), "tim": (2021, 2024), "edaran": (2022, 2026)}
BUDGET_YEARS: Final = (2025, 2026)
#: Provinces and kabupaten/kota about which nothing has been sent.
NOT_SENT: Final = frozenset({"82", "7109", "7110", "7211", "7409", "7412", "7413", "8105", "8107", "8108"})
#: Of two hundred, a few questions were not asked.
NOT_ASKED: Final = 0.08

SupportRow = tuple[str, str, int, str, str]


def support_rows(areas: Areas) -> Iterator[SupportRow]:
    """Rows of dukungan_pemda.csv, by area, kind and year."""
    for code in (*areas.provinces, *areas.codes):
        if code in NOT_SENT:
            continue
        eager = between(0.35, 1.0, "eager", code)
        for kind, (first, last) in LASTING.items():
            if chance("not asked", code, kind) >= NOT_ASKED:
                year = pick(dict.fromkeys(range(first, last + 1), 1.0), "year", code, kind)
                yield _row(code, kind, year, there=chance("there", code, kind) < eager)
        for year in BUDGET_YEARS:
            yield _row(code, "anggaran", year, there=chance("there", code, "anggaran", str(year)) < eager)


def _row(code: str, kind: str, year: int, *, there: bool) -> SupportRow:
    return code, kind, year, "ya" if there else "tidak", GROUNDS[kind] if there else ""
