"""kemiskinan.csv of the sample: invented percentages, not the statistics office's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dashboard.data.places.areas import Areas
from dashboard.data.sample.draw import between
from dashboard.data.sample.eligible import SAMPLE

SOURCE: Final = f"{SAMPLE}; bukan angka BPS"
YEARS: Final = (2022, 2023, 2024, 2025)
#: Percent of the inhabitants of a kabupaten by province, of which a kota has about half.
USUAL: Final = {"71": 7.5, "72": 12.5, "73": 9.0, "74": 12.0, "75": 15.5, "76": 11.5, "81": 18.0, "82": 7.0}
OF_A_CITY: Final = 0.5


def poverty_rows(areas: Areas) -> Iterator[tuple[object, ...]]:
    """Rows of kemiskinan.csv, by year and area."""
    for year in YEARS:
        for code in areas.codes:
            usual = USUAL[areas.province_of(code)] * (OF_A_CITY if code[2] == "7" else 1.0)
            yearly = between(0.95, 1.02, "poverty", code, str(year))
            hundredths = round(usual * between(0.65, 1.5, "poverty", code) * yearly * 100)
            people = round(int(areas.regencies["penduduk"][code]) * hundredths / 10_000)
            yield year, code, f"{hundredths // 100}.{hundredths % 100:02}", people, SOURCE
