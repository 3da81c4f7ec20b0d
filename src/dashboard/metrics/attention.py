"""What needs someone's attention in a month: each finding says which area, what, and how much it matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS, SEGMENT_NAMES, Level, Segment
from dashboard.data.dataset import Dataset
from dashboard.data.disclosure.breakdowns import Flags
from dashboard.i18n import N_, Message
from dashboard.metrics.coverage.change import PEOPLE, POINTS, TEMPORARY, changes
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.coverage.targets import target_discrepancies
from dashboard.metrics.cube.eligible import SEGMENT_AXIS
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.cube.panel import Cube, dataset_panel, of_months
from dashboard.metrics.funded.lapse_effects import FALLS_FROM, fall
from dashboard.metrics.funded.lapse_findings import lapse_findings
from dashboard.metrics.funded.lapses import Date

#: Falls of coverage worth a look, in percentage points: months back -> points.
FALL_POINTS: Final[dict[int, float]] = {1: 2.0, 12: 5.0}


#: Achievement below this, in per cent of the year's target, is far behind, whatever the month.
FAR_BEHIND_PERCENT: Final = 60.0


class Severity(IntEnum):
    """How much a finding matters."""

    NOTE = 1
    WARNING = 2
    ALERT = 3


class Kind(StrEnum):
    """What was found, in the order of listing among equals."""

    FALL = "penurunan"
    ENDING = "masa_habis"
    LAPSING = "akan_nonaktif"
    LAPSED = "seharusnya_nonaktif"
    FAR_BEHIND = "jauh_dari_target"
    UNCOUNTED = "tanpa_potensi"
    OVER_ELIGIBLE = "di_atas_potensi"
    TARGET_MISMATCH = "target_berbeda"
    STALE = "data_lama"
    NO_DATA = "tidak_ada_data"
    INCOMPLETE = "belum_lengkap"
    PARTIAL = "segmen_sebagian"
    NOT_BROKEN_DOWN = "hanya_total"


KIND_NAMES: Final[dict[Kind, str]] = {
    Kind.FALL: N_("Cakupan turun"),
    Kind.ENDING: N_("Masa iuran habis"),
    Kind.LAPSING: N_("Akan nonaktif"),
    Kind.LAPSED: N_("Seharusnya sudah nonaktif"),
    Kind.FAR_BEHIND: N_("Jauh dari target"),
    Kind.UNCOUNTED: N_("Peserta tanpa potensi"),
    Kind.OVER_ELIGIBLE: N_("Peserta melebihi potensi"),
    Kind.TARGET_MISMATCH: N_("Target tidak sama"),
    Kind.STALE: N_("Data belum diperbarui"),
    Kind.NO_DATA: N_("Tidak ada data"),
    Kind.INCOMPLETE: N_("Gabungan belum lengkap"),
    Kind.PARTIAL: N_("Sebagian segmen"),
    Kind.NOT_BROKEN_DOWN: N_("Hanya total provinsi"),
}


#: What each check is made from, by the contract's names; the rest need members only.
NEEDS: Final[dict[Kind, str]] = {
    Kind.ENDING: "pendanaan",
    Kind.LAPSING: "pendanaan",
    Kind.LAPSED: "pendanaan",
    Kind.FALL: "potensi",
    Kind.OVER_ELIGIBLE: "potensi",
    Kind.UNCOUNTED: "potensi",
    Kind.FAR_BEHIND: "target",
    Kind.TARGET_MISMATCH: "target",
}


@dataclass(frozen=True)
class Attention:
    """One finding about one area.

    message: the finding in words, without the area's name. weight: people or months concerned, to order by.
    segment: the segment concerned, or SEMUA. points: percentage points gained: negative for a fall, and for
        one that is coming.
    """

    kind: Kind
    code: str
    message: Message
    severity: Severity
    weight: int
    segment: str = ALL
    points: float | None = None


def not_checked(dataset: Dataset) -> dict[str, tuple[Kind, ...]]:
    """File that isn't there -> the checks that need it: that they found nothing means nothing."""
    files = [name for name in dict.fromkeys(NEEDS.values()) if not dataset.has(name)]
    return {name: tuple(kind for kind, needed in NEEDS.items() if needed == name) for name in files}


def attention(dataset: Dataset, *, period: str, panel: pd.DataFrame | None = None) -> tuple[Attention, ...]:
    """All findings of a month, the most important first, then by kind, weight and code.

    Areas looked at: kabupaten/kota, provinces and the region. panel: `dataset_panel(dataset)`, where it is at
    hand already. Raises UnknownPeriodError for a month the data does not have.
    """
    panel = dataset_panel(dataset) if panel is None else panel
    wanted = [period, *(month_before(period, months) for months in FALL_POINTS)]
    cube = Cube.of(panel)
    few = of_months(panel, [month for month in wanted if month == period or month in cube.periods])
    tables = {
        level: measures(dataset, level=level, panel=few)
        for level in (Level.REGENCY, Level.PROVINCE, Level.REGION)
    }
    regencies = month_of(tables[Level.REGENCY], period)
    found = [
        *_missing(dataset, cube, period),
        *_uncounted(regencies),
        *_partial(regencies),
        *_over_eligible(regencies, ALL),
        *_mismatched_targets(dataset, period),
    ]
    for table in tables.values():
        found.extend(_far_behind(month_of(table, period)))
    places = pd.concat([regencies, month_of(tables[Level.PROVINCE], period)])
    found.extend(_lapsing(dataset, places, period))
    for segment in COVERAGE_SEGMENTS:
        month = of_months(few, [period])
        table = measures(dataset, level=Level.REGENCY, segment=segment, panel=month)
        found.extend(_over_eligible(month_of(table, period), segment))
    for table in tables.values():
        found.extend(_falls(table, period))
    for level in (Level.REGION, Level.PROVINCE):
        found.extend(_incomplete(month_of(tables[level], period)))
    order = list(Kind)
    return tuple(
        sorted(
            found, key=lambda one: (-one.severity, order.index(one.kind), -one.weight, one.code, one.segment)
        )
    )


def _missing(dataset: Dataset, cube: Cube, period: str) -> Iterator[Attention]:
    """Areas without members this month: never seen, or seen last some months ago."""
    areas = dataset.areas
    covered = np.arange(len(SEGMENT_AXIS)) != SEGMENT_AXIS.index(Segment.PMI)
    known: Flags = np.isfinite(cube.active[..., covered]).sum(axis=-1) > 0
    now = cube.periods.index(period)
    at = {code: i for i, code in enumerate(cube.codes)}
    for province in areas.provinces:
        inside = areas.inside(province)
        if known[now, at[province]] and not known[now, [at[code] for code in inside]].any():
            message = Message(
                N_("Hanya total provinsi; {n} kabupaten/kota tidak dirinci."), {"n": len(inside)}
            )
            yield Attention(Kind.NOT_BROKEN_DOWN, province, message, Severity.NOTE, len(inside))
            continue
        for code in inside:
            if known[now, at[code]]:
                continue
            seen = np.flatnonzero(known[:now, at[code]])
            if not len(seen):
                message = Message(N_("Belum ada data peserta sampai bulan ini."))
                yield Attention(Kind.NO_DATA, code, message, Severity.WARNING, 0)
                continue
            months = _months_between(cube.periods[seen[-1]], period)
            message = Message(N_("Data terakhir {n} bulan sebelum bulan ini."), {"n": months})
            yield Attention(Kind.STALE, code, message, Severity.WARNING, months)


def _uncounted(month: pd.DataFrame) -> Iterator[Attention]:
    for code, row in month[month["uncounted"].map(bool)].iterrows():
        if pd.isna(row["active"]):
            message = Message(N_("Ada peserta aktif tetapi potensi tidak ada; cakupan tidak dihitung."))
        elif pd.isna(row["eligible"]):
            message = Message(
                N_("{active} peserta aktif tetapi potensi tidak ada; cakupan tidak dihitung."),
                {"active": int(row["active"])},
            )
        else:
            message = Message(
                N_("{active} peserta aktif tetapi potensi tercatat nol; cakupan tidak dihitung."),
                {"active": int(row["active"])},
            )
        weight = 0 if pd.isna(row["active"]) else int(row["active"])
        yield Attention(Kind.UNCOUNTED, str(code), message, Severity.WARNING, weight)


def _partial(month: pd.DataFrame) -> Iterator[Attention]:
    some = ~month["complete"] & month["coverage_percent"].notna()
    for code in month.index[some]:
        message = Message(N_("Hanya sebagian segmen yang punya peserta dan potensi; cakupan belum lengkap."))
        yield Attention(Kind.PARTIAL, str(code), message, Severity.WARNING, 0)


def _over_eligible(month: pd.DataFrame, segment: str) -> Iterator[Attention]:
    over = month[(month["coverage_percent"] > 100) & month["complete"]]
    for code, active, eligible in zip(over.index, over["active"], over["eligible"], strict=True):
        message = Message(
            N_("{segment}: {active} peserta aktif melebihi potensi {eligible}."),
            {"segment": Message(SEGMENT_NAMES[segment]), "active": int(active), "eligible": int(eligible)},
        )
        severity = Severity.WARNING if segment == ALL else Severity.NOTE
        yield Attention(
            Kind.OVER_ELIGIBLE, str(code), message, severity, int(active) - int(eligible), segment
        )


def _falls(table: pd.DataFrame, period: str) -> Iterator[Attention]:
    for months, threshold in FALL_POINTS.items():
        moved = changes(table, period, months=months)
        for code, row in moved[(moved[POINTS] <= -threshold).to_numpy(dtype=bool)].iterrows():
            people = int(row[PEOPLE])
            fewer_temporary = 0 if pd.isna(row[TEMPORARY]) else max(0, -int(row[TEMPORARY]))
            params: dict[str, object] = {
                "months": months,
                "people": abs(people),
                "temporary": fewer_temporary,
            }
            if people >= 0:
                message = Message(
                    N_("Cakupan turun dalam {months} bulan: potensi bertambah, peserta tidak berkurang."),
                    params,
                )
            elif fewer_temporary:
                message = Message(
                    N_(
                        "Peserta aktif berkurang {people} dalam {months} bulan; peserta sementara "
                        "berkurang {temporary}."
                    ),
                    params,
                )
            elif row["base_changed"]:
                message = Message(
                    N_("Peserta aktif berkurang {people} dalam {months} bulan; versi potensi juga berganti."),
                    params,
                )
            else:
                message = Message(N_("Peserta aktif berkurang {people} dalam {months} bulan."), params)
            severity = Severity.ALERT if people < 0 else Severity.NOTE
            yield Attention(
                Kind.FALL, str(code), message, severity, max(0, -people), points=float(row[POINTS])
            )


def _lapsing(dataset: Dataset, places: pd.DataFrame, period: str) -> Iterator[Attention]:
    known = places[list(FALLS_FROM)].to_dict("index")
    for one in lapse_findings(dataset.fundings, rules=dataset.active_rules, period=period):
        if one.date is None:
            yield Attention(Kind.LAPSED, one.code, one.message, Severity.WARNING, one.people)
            continue
        loss = fall(known[one.code], one.covered)
        message, points = one.message, None if loss is None else loss.points
        if loss is not None and loss.beyond:
            message = Message(
                N_("{said} Periksa: lebih banyak dari {active} peserta aktif wilayah ini."),
                {"said": message, "active": loss.active},
            )
        yield Attention(
            Kind.ENDING if one.date is Date.MONEY_ENDS else Kind.LAPSING,
            one.code,
            message,
            Severity.NOTE if points is not None and points < FALL_POINTS[1] else Severity.WARNING,
            one.people,
            points=-points if points else None,
        )


def _far_behind(month: pd.DataFrame) -> Iterator[Attention]:
    behind = month[(month["achievement_percent"] < FAR_BEHIND_PERCENT).to_numpy(dtype=bool)]
    for code, row in behind.iterrows():
        message = Message(
            N_("{active} peserta aktif dari target {target}; kurang {gap}."),
            {
                "active": int(row["active"]),
                "target": int(row["target"]),
                "gap": int(row["gap_to_target"]),
            },
        )
        yield Attention(Kind.FAR_BEHIND, str(code), message, Severity.WARNING, int(row["gap_to_target"]))


def _incomplete(month: pd.DataFrame) -> Iterator[Attention]:
    for code, used, total in zip(month.index, month["n_used"], month["n_total"], strict=True):
        if 0 < used < total:
            message = Message(
                N_("Angka mencakup {n} dari {total} kabupaten/kota; capaian target tidak dihitung."),
                {"n": int(used), "total": int(total)},
            )
            yield Attention(Kind.INCOMPLETE, str(code), message, Severity.NOTE, int(total - used))


def _mismatched_targets(dataset: Dataset, period: str) -> Iterator[Attention]:
    for one in target_discrepancies(dataset):
        if one.year != period[:4]:
            continue
        message = Message(
            N_(
                "Target {kind} {year}: {people} orang, tetapi target persennya berarti "
                "{percent_people} orang. Yang dipakai target dalam orang."
            ),
            {
                "kind": one.kind,
                "year": one.year,
                "people": one.people,
                "percent_people": one.percent_people,
            },
        )
        yield Attention(
            Kind.TARGET_MISMATCH, one.code, message, Severity.WARNING, abs(one.difference), one.segment
        )


def _months_between(earlier: str, later: str) -> int:
    return (int(later[:4]) - int(earlier[:4])) * 12 + int(later[5:]) - int(earlier[5:])
