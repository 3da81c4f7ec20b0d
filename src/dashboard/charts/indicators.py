"""The indicators a map can show: what each one is called, how it is drawn and where its classes break.

Thresholds are data with their reasons. Coverage breaks at the published national and regional targets of
2025, so that a colour answers "which target does this place already meet?"; the series are named as they were
published, and their bases are not stated publicly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from dashboard.charts.palette import Ramp
from dashboard.data.contract.words import Level
from dashboard.i18n import N_


class Unit(StrEnum):
    """What the numbers of an indicator are."""

    PERCENT = "persen"
    POINTS = "poin"
    PEOPLE = "orang"


@dataclass(frozen=True)
class Threshold:
    """Where a class begins, in the indicator's unit, and why there (a message id; "" for a round number)."""

    value: float
    reason: str = ""


@dataclass(frozen=True)
class Indicator:
    """One indicator.

    code: language-neutral, for URLs.
    meaning: one line that names the denominator.
    column: its column in `metrics.coverage.measures`; "" where it is computed otherwise.
    symbols: drawn as circles whose area is the count, not as fill.
    thresholds: for kabupaten/kota. wide_thresholds: for larger areas with larger counts; none: the same.
    lowest: what the lowest class means. caution: what to know before reading the classes.
    """

    code: str
    name: str
    meaning: str
    unit: Unit
    column: str
    ramp: Ramp
    thresholds: tuple[Threshold, ...]
    wide_thresholds: tuple[Threshold, ...] = ()
    symbols: bool = False
    lowest: str = ""
    caution: str = ""

    def breaks(self, level: Level) -> tuple[Threshold, ...]:
        """The policy thresholds at a level."""
        return self.thresholds if level == Level.REGENCY or not self.wide_thresholds else self.wide_thresholds


_ABOVE_ELIGIBLE: Final = N_("peserta aktif melebihi potensi pekerja")

COVERAGE: Final = Indicator(
    code="cakupan",
    name=N_("Cakupan kepesertaan"),
    meaning=N_("peserta aktif dibagi potensi pekerja"),
    unit=Unit.PERCENT,
    column="coverage_percent",
    ramp=Ramp.SEQUENTIAL,
    thresholds=(
        Threshold(32.15, N_("≥ target RPJMN 2025")),
        Threshold(43.92, N_("≥ target RPJMN 2029")),
        Threshold(52.15, N_("≥ UCJ Kemendagri 2025")),
        Threshold(68.0, N_("≥ target daerah tertinggi 2025")),
        Threshold(100.0, _ABOVE_ELIGIBLE),
    ),
    caution=N_("Batas kelas mengikuti target yang diumumkan; basis target nasional tidak dinyatakan."),
)
ACHIEVEMENT: Final = Indicator(
    code="capaian",
    name=N_("Capaian target"),
    meaning=N_("peserta aktif dibagi target peserta"),
    unit=Unit.PERCENT,
    column="achievement_percent",
    ramp=Ramp.SEQUENTIAL,
    thresholds=(
        Threshold(50.0, N_("setengah target")),
        Threshold(75.0, N_("tiga perempat target")),
        Threshold(90.0, N_("hampir tercapai")),
        Threshold(100.0, N_("target tercapai")),
    ),
)
NOT_COVERED: Final = Indicator(
    code="belum_terlindungi",
    name=N_("Belum terlindungi"),
    meaning=N_("potensi pekerja dikurangi peserta aktif"),
    unit=Unit.PEOPLE,
    column="not_covered",
    ramp=Ramp.SEQUENTIAL,
    thresholds=(
        Threshold(0.0),
        Threshold(10_000.0),
        Threshold(25_000.0),
        Threshold(50_000.0),
        Threshold(100_000.0),
    ),
    wide_thresholds=(
        Threshold(0.0),
        Threshold(100_000.0),
        Threshold(250_000.0),
        Threshold(500_000.0),
        Threshold(1_000_000.0),
    ),
    lowest=_ABOVE_ELIGIBLE,
    symbols=True,
)
#: The one that members alone can fill, without any potensi.
ACTIVE: Final = Indicator(
    code="peserta",
    name=N_("Peserta aktif"),
    meaning=N_("orang yang aktif per akhir bulan"),
    unit=Unit.PEOPLE,
    column="active",
    ramp=Ramp.SEQUENTIAL,
    thresholds=(
        Threshold(5_000.0),
        Threshold(10_000.0),
        Threshold(25_000.0),
        Threshold(50_000.0),
        Threshold(100_000.0),
    ),
    wide_thresholds=(
        Threshold(50_000.0),
        Threshold(100_000.0),
        Threshold(250_000.0),
        Threshold(500_000.0),
        Threshold(1_000_000.0),
    ),
    symbols=True,
)
CHANGE: Final = Indicator(
    code="perubahan",
    name=N_("Perubahan cakupan"),
    meaning=N_("selisih cakupan antara dua bulan, dalam poin persen"),
    unit=Unit.POINTS,
    column="",
    ramp=Ramp.DIVERGING,
    thresholds=(
        Threshold(-5.0, N_("turun lebih dari 1 poin")),
        Threshold(-1.0, N_("hampir tetap: turun paling banyak 1 poin, naik kurang dari 1 poin")),
        Threshold(1.0, N_("naik paling sedikit 1 poin")),
        Threshold(5.0, N_("naik paling sedikit 5 poin")),
    ),
    lowest=N_("turun lebih dari 5 poin"),
)
LAPSING: Final = Indicator(
    code="akan_nonaktif",
    name=N_("Akan nonaktif"),
    meaning=N_("pekerja yang dibiayai dan nonaktif dalam 3 bulan bila iurannya tidak dibayar"),
    unit=Unit.PEOPLE,
    column="",
    ramp=Ramp.SEQUENTIAL,
    thresholds=(
        Threshold(1.0),
        Threshold(1_000.0),
        Threshold(5_000.0),
        Threshold(10_000.0),
        Threshold(25_000.0),
    ),
    wide_thresholds=(
        Threshold(1.0),
        Threshold(10_000.0),
        Threshold(50_000.0),
        Threshold(100_000.0),
        Threshold(250_000.0),
    ),
    lowest=N_("tidak ada yang akan nonaktif"),
    symbols=True,
)

ENDING: Final = replace(
    LAPSING,
    code="masa_habis",
    name=N_("Masa iuran habis"),
    meaning=N_(
        "pekerja yang dibiayai dan masa iurannya habis dalam 3 bulan tanpa lanjutan; nonaktif kemudian"
    ),
    lowest=N_("tidak ada masa iuran yang habis"),
)

INDICATORS: Final[dict[str, Indicator]] = {
    indicator.code: indicator
    for indicator in (COVERAGE, ACHIEVEMENT, NOT_COVERED, ACTIVE, CHANGE, ENDING, LAPSING)
}
#: Counted from the funded groups, not from members.
FUNDED: Final = (ENDING, LAPSING)
