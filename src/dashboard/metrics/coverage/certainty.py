"""How sure a number is: a word and its reasons, by rules that stand here and nowhere else.

A number is as sure as the worst of what it rests on. Nothing here says that it is right: only who reported,
of which year its base is, whether somebody called it an estimate, and whether it is old.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL, Level
from dashboard.data.dataset import Dataset
from dashboard.i18n import N_, Message, Month, Percent
from dashboard.metrics.coverage.standing import Standing
from dashboard.metrics.cube.months import month_number


class Grade(StrEnum):
    """How sure, the surest first."""

    FIRM = "kuat"
    FAIR = "cukup"
    WEAK = "lemah"
    NONE = "tidak ada"


class Indicator(StrEnum):
    """What is graded."""

    COVERAGE = "cakupan"
    ACHIEVEMENT = "capaian"


GRADE_NAMES: Final = {
    Grade.FIRM: N_("kuat"),
    Grade.FAIR: N_("cukup"),
    Grade.WEAK: N_("lemah"),
    Grade.NONE: N_("tidak ada angka"),
}
INDICATOR_NAMES: Final = {
    Indicator.COVERAGE: N_("cakupan"),
    Indicator.ACHIEVEMENT: N_("capaian target"),
}
#: Of the kabupaten/kota, in per cent: with fewer of them the number of the whole is weak.
MOST_REPORT: Final = 90
#: Years by which a base is older than the month from which on it is weak, not only fair.
OLD_BASE: Final = 2
#: Months after which the newest month of the data is late: a month's numbers come in the next one.
LATE: Final = 2
#: As the rules in general words name them.
LIMITS: Final = {"percent": MOST_REPORT, "years": OLD_BASE, "months": LATE}
#: Per cent of potensi: nobody is beyond it.
_WHOLE: Final = 100
_ESTIMATED: Final = re.compile(r"estimasi|taksiran|perkiraan|proyeksi|sementara|estimate", re.IGNORECASE)


@dataclass(frozen=True)
class Evidence:
    """What the numbers of one area and month rest on.

    coverage, achievement: whether there is such a number. used, total: kabupaten/kota counted in full, and
    all. month: YYYY-MM. base: the month since which the oldest potensi used is in force, "" for none.
    estimate: the first name of a version of potensi that calls itself an estimate, "" for none. verified:
    whether the area's own outline is (a branch's territory). in_percent: whether the target's people follow
    from per cent of potensi. newest: the last month of the data; today: this month, "" where nobody waits.
    share, target_share: coverage, and the target on the same scale, in per cent; None where not known.
    """

    coverage: bool
    achievement: bool
    used: int
    total: int
    month: str
    base: str
    estimate: str
    verified: bool
    in_percent: bool
    newest: str
    today: str
    share: float | None = None
    target_share: float | None = None

    @property
    def base_age(self) -> int:
        """Years by which the base is older than the month."""
        return int(self.month[:4]) - int(self.base[:4]) if self.base else 0

    @property
    def late(self) -> int:
        """Months for which the newest month is overdue; 0 for an earlier month, which nobody awaits."""
        if not self.today or self.month != self.newest:
            return 0
        behind = month_number(self.today) - month_number(self.newest)
        return behind if behind > LATE else 0


@dataclass(frozen=True)
class Rule:
    """What makes a number less sure. said: in general words, with LIMITS in it; reason: of one number."""

    indicators: frozenset[Indicator]
    grade: Grade
    said: str
    reason: str
    holds: Callable[[Evidence], bool]


_BOTH: Final = frozenset(Indicator)
_COVERAGE: Final = frozenset({Indicator.COVERAGE})
_ACHIEVEMENT: Final = frozenset({Indicator.ACHIEVEMENT})

RULES: Final = (
    Rule(
        _COVERAGE,
        Grade.WEAK,
        N_("satu kabupaten/kota yang hanya sebagian segmennya punya peserta dan potensi"),
        N_("hanya sebagian segmen punya peserta dan potensi"),
        lambda on: on.total == 1 and on.used == 0,
    ),
    Rule(
        _COVERAGE,
        Grade.WEAK,
        N_("kurang dari {percent}% kabupaten/kotanya punya peserta dan potensi"),
        N_("hanya {used} dari {total} kabupaten/kota punya data lengkap"),
        lambda on: on.total > 1 and on.used * 100 < on.total * MOST_REPORT,
    ),
    Rule(
        _COVERAGE,
        Grade.FAIR,
        N_("tidak semua kabupaten/kotanya punya peserta dan potensi"),
        N_("{used} dari {total} kabupaten/kota punya data lengkap"),
        lambda on: on.total * MOST_REPORT <= on.used * 100 < on.total * 100,
    ),
    Rule(
        _COVERAGE,
        Grade.WEAK,
        N_("potensinya {years} tahun atau lebih sebelum tahun bulan itu"),
        N_("potensi berlaku sejak {base}, {years} tahun sebelumnya"),
        lambda on: on.base_age >= OLD_BASE,
    ),
    Rule(
        _COVERAGE,
        Grade.FAIR,
        N_("potensinya dari tahun sebelumnya"),
        N_("potensi berlaku sejak {base}, belum diperbarui tahun {year}"),
        lambda on: 0 < on.base_age < OLD_BASE,
    ),
    Rule(
        _COVERAGE,
        Grade.WEAK,
        N_("versi potensinya menyebut diri taksiran, perkiraan, proyeksi, estimasi, atau sementara"),
        N_("potensi versi “{estimate}” adalah taksiran"),
        lambda on: on.estimate != "",
    ),
    Rule(
        _COVERAGE,
        Grade.FAIR,
        N_("wilayah kerja cabangnya belum terverifikasi seluruhnya"),
        N_("wilayah kerja belum terverifikasi seluruhnya"),
        lambda on: not on.verified,
    ),
    Rule(
        _COVERAGE,
        Grade.WEAK,
        N_("pesertanya lebih banyak daripada potensinya"),
        N_("peserta {share} dari potensi, jadi peserta atau potensinya perlu diperiksa"),
        lambda on: on.share is not None and on.share > _WHOLE,
    ),
    Rule(
        _ACHIEVEMENT,
        Grade.WEAK,
        N_("targetnya lebih banyak daripada potensinya"),
        N_("target {target_share} dari potensi, lebih dari semua pekerja yang ada"),
        lambda on: on.target_share is not None and on.target_share > _WHOLE,
    ),
    Rule(
        _ACHIEVEMENT,
        Grade.FAIR,
        N_("target hanya diberikan dalam persen, jadi orangnya dihitung dari potensi"),
        N_("target dalam persen; orangnya dihitung dari potensi"),
        lambda on: on.in_percent,
    ),
    Rule(
        _BOTH,
        Grade.WEAK,
        N_("bulan terbaru di data kantor lebih dari {months} bulan yang lalu"),
        N_("data terbaru {newest}, terlambat {late} bulan"),
        lambda on: on.late > 0,
    ),
)


@dataclass(frozen=True)
class Certainty:
    """How sure a number is, and why: reasons in words, also for a firm one."""

    grade: Grade
    reasons: tuple[Message, ...]


def certainty(indicator: Indicator, on: Evidence) -> Certainty:
    """The grade of a number: the worst of the rules that hold for it, all of them its reasons."""
    there = on.coverage if indicator is Indicator.COVERAGE else on.achievement
    if not there:
        return Certainty(Grade.NONE, ())
    places: dict[str, object] = {
        "used": on.used,
        "total": on.total,
        "base": Month(on.base) if on.base else "",
        "years": on.base_age,
        "year": on.month[:4],
        "estimate": on.estimate,
        "newest": Month(on.newest) if on.newest else "",
        "late": on.late,
        "share": _percent(on.share),
        "target_share": _percent(on.target_share),
    }
    held = [rule for rule in RULES if indicator in rule.indicators and rule.holds(on)]
    if held:
        grade = max((rule.grade for rule in held), key=list(Grade).index)
        return Certainty(grade, tuple(Message(rule.reason, places) for rule in held))
    if indicator is Indicator.ACHIEVEMENT:
        return Certainty(Grade.FIRM, (Message(N_("target dalam orang, semua wilayahnya punya data")),))
    firm = (
        N_("peserta dan potensi semua segmen ada, potensi berlaku sejak {base}")
        if on.total == 1
        else N_("{used} dari {total} kabupaten/kota punya data, potensi berlaku sejak {base}")
    )
    return Certainty(Grade.FIRM, (Message(firm, places),))


def _percent(share: float | None) -> Percent | str:
    return "" if share is None else Percent(share)


def evidence(
    data: Dataset, found: Standing, panel: pd.DataFrame, *, segment: str, base: str | None, today: str
) -> Evidence:
    """What the numbers of a standing rest on.

    panel: `dataset_panel(data)`. segment, base: as the standing was computed. today: YYYY-MM, "" where
    nothing is awaited, as of the sample.
    """
    areas = data.areas
    month = base or found.period
    targets = data.targets
    own = targets[
        (targets["tahun"] == int(found.year))
        & (targets["kode"] == found.code)
        & (targets["jenis"] == found.series)
        & (targets["segmen"] == segment)
    ]
    return Evidence(
        coverage=found.coverage is not None,
        achievement=found.achievement is not None,
        used=found.used,
        total=found.total,
        month=found.period,
        base=_oldest_base(panel, areas.inside(found.code), month, segment),
        estimate=next((each for each in found.versions if _ESTIMATED.search(each)), ""),
        verified=areas.level(found.code) is not Level.BRANCH or areas.territory_verified(found.code),
        in_percent=not own.empty and not bool((own["satuan"] == "orang").any()),
        newest=data.periods[-1] if data.periods else "",
        today=today,
        share=found.coverage,
        target_share=found.target_rate,
    )


def _oldest_base(panel: pd.DataFrame, codes: tuple[str, ...], month: str, segment: str) -> str:
    """The month since which the oldest potensi of these areas is in force; "" where none is."""
    wanted = pd.MultiIndex.from_product([[month], codes, [segment or ALL]])
    since = panel.reindex(wanted)["eligible_since"].dropna().astype("str")
    return min((each for each in since if each), default="")
