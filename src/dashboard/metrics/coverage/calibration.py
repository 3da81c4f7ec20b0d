"""How close a dataset comes to what has been published: every figure met, or listed with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS, REGION, Level
from dashboard.data.dataset import Dataset
from dashboard.data.places.areas import Areas
from dashboard.i18n import N_, Message
from dashboard.metrics.coverage.coverage import measures
from dashboard.metrics.cube.panel import dataset_panel

MET: Final = "tercapai"
MISSED: Final = "meleset"
CONTRADICTED: Final = "bertentangan"
OUT_OF_RANGE: Final = "di luar rentang"
OTHER_BASIS: Final = "basis lain"
NOT_COMPARED: Final = "tidak dibandingkan"

STATUS_NAMES: Final[dict[str, str]] = {
    MET: N_("Tercapai"),
    MISSED: N_("Meleset"),
    CONTRADICTED: N_("Bertentangan dengan angka lain"),
    OUT_OF_RANGE: N_("Di luar rentang data contoh"),
    OTHER_BASIS: N_("Basis lain"),
    NOT_COMPARED: N_("Tidak dibandingkan"),
}

#: Largest difference that still counts as met: points of a percentage, by level, and per cent of a count.
POINTS: Final = {Level.REGENCY: 1.0}
POINTS_OTHERWISE: Final = 0.5
COUNT_PERCENT: Final = 1.0

#: `ukuran` of the published file -> column of `measures`.
_COLUMNS: Final = {
    "cakupan": "coverage_percent",
    "peserta": "active",
    "peserta_turunan": "active",
    "potensi": "eligible",
}
_COMPARABLE: Final = ("A", "B")
_UNSTATED: Final = "tidak dinyatakan"


@dataclass(frozen=True)
class _Figure:
    """One published figure and where to look for it: `column` is "" for what `measures` doesn't hold."""

    code: str
    level: Level | None
    month: str
    kind: str
    column: str
    segment: str
    value: float
    percent: bool
    basis: str
    quality: str

    @property
    def tolerance(self) -> float:
        """Points of a percentage, or per cent of a count."""
        if not self.percent:
            return COUNT_PERCENT
        return POINTS_OTHERWISE if self.level is None else POINTS.get(self.level, POINTS_OTHERWISE)

    def difference(self, other: float) -> float:
        """How far another value lies from the published one, in the unit of the tolerance."""
        return other - self.value if self.percent else (other / self.value - 1) * 100

    def contradicts(self, other: _Figure) -> bool:
        """Whether both are about the same thing and can't both be met."""
        same = (self.code, self.month, self.column, self.segment, self.percent) == (
            other.code,
            other.month,
            other.column,
            other.segment,
            other.percent,
        )
        return same and abs(self.difference(other.value)) > self.tolerance


def calibration_report(dataset: Dataset, published: pd.DataFrame) -> pd.DataFrame:
    """Compare a dataset with the published figures, at the end of each figure's month.

    published: `load_published()`, one row a figure.

    Returns one row a published figure, in the file's order. Columns wilayah, per_tanggal, ukuran, mutu as
    published; kode_wilayah, also of SULAMA and of branches; published and sample, float64, in the figure's
    unit, NaN where there is none; difference and tolerance, float64, percentage points for a percentage, per
    cent of the published for a count; status, a key of STATUS_NAMES; reason, a Message, or None where the
    figure is met.

    What must be met is every figure of quality A or B whose penyebut is potensi: percentages of a province
    within 0.5 points and of a kabupaten/kota within 1 point, counts within 1 %.
    """
    figures = [_figure(row, dataset.areas) for row in published.itertuples(index=False)]
    samples = list(_samples(dataset, figures))
    findings = [
        _finding(figure, sample, figures, dataset) for figure, sample in zip(figures, samples, strict=True)
    ]
    compared = [bool(figure.column) and figure.level is not None for figure in figures]
    return published[["wilayah", "per_tanggal", "ukuran", "mutu"]].assign(
        kode_wilayah=[figure.code for figure in figures],
        published=[figure.value for figure in figures],
        sample=samples,
        difference=[figure.difference(sample) for figure, sample in zip(figures, samples, strict=True)],
        tolerance=[
            figure.tolerance if known else float("nan")
            for figure, known in zip(figures, compared, strict=True)
        ],
        status=[status for status, _ in findings],
        reason=pd.Series([reason for _, reason in findings], index=published.index, dtype="object"),
    )


def _figure(row: Any, areas: Areas) -> _Figure:
    column, segment = _COLUMNS.get(row.ukuran, ""), ALL
    measure, _, part = str(row.ukuran).partition("_")
    if part in COVERAGE_SEGMENTS:
        column, segment = _COLUMNS[measure], part
    code = _code(row, areas)
    return _Figure(
        code=code,
        level=areas.level(code) if code in areas else None,
        month=row.per_tanggal[:7],
        kind=row.ukuran,
        column=column,
        segment=segment,
        value=row.nilai,
        percent=row.satuan == "%",
        basis=row.penyebut,
        quality=row.mutu,
    )


def _code(row: Any, areas: Areas) -> str:
    if row.kode_wilayah:
        return str(row.kode_wilayah)
    if row.tingkat == Level.REGION:
        return REGION
    named = (code for code, name in areas.branches.items() if row.wilayah.startswith(name))
    return next(named, "")


def _samples(dataset: Dataset, figures: list[_Figure]) -> Iterator[float]:
    """The dataset's value for each figure, NaN where it has none."""
    panel = dataset_panel(dataset)
    months = set(dataset.periods)
    tables: dict[tuple[Level, str], pd.DataFrame] = {}
    for figure in figures:
        if figure.level is None or not figure.column or figure.month not in months:
            yield float("nan")
            continue
        wanted = figure.level, figure.segment
        if wanted not in tables:
            tables[wanted] = measures(dataset, level=figure.level, segment=figure.segment, panel=panel)
        value: Any = tables[wanted][figure.column].loc[(figure.month, figure.code)]
        yield float("nan") if pd.isna(value) else float(value)


def _finding(
    figure: _Figure, sample: float, figures: list[_Figure], dataset: Dataset
) -> tuple[str, Message | None]:
    """(status, reason) of one figure."""
    ruled_out = _ruled_out(figure, dataset)
    if ruled_out is None and abs(figure.difference(sample)) <= figure.tolerance:
        return MET, None
    rival = next((other for other in figures if figure.column and figure.contradicts(other)), None)
    if rival is not None and (ruled_out is None or ruled_out[0] == NOT_COMPARED):
        words = N_("Bertentangan dengan angka lain untuk wilayah dan waktu ini: {other} (mutu {quality}).")
        return CONTRADICTED, Message(words, {"other": f"{rival.value:g}", "quality": rival.quality})
    return ruled_out or (MISSED, Message(N_("Selisihnya melebihi toleransi.")))


def _ruled_out(figure: _Figure, dataset: Dataset) -> tuple[str, Message] | None:
    """Why a figure is none of those that must be met; None for those that must."""
    rules = (
        (
            figure.kind.startswith("target"),
            NOT_COMPARED,
            Message(N_("Target dicatat apa adanya, bukan dihitung.")),
        ),
        (not figure.column, NOT_COMPARED, Message(N_("Bukan peserta aktif, potensi, atau cakupan."))),
        (
            figure.basis in ("", _UNSTATED),
            NOT_COMPARED,
            Message(N_("Penyebut tidak dinyatakan dalam sumbernya.")),
        ),
        (
            figure.basis != "potensi",
            OTHER_BASIS,
            Message(N_("Penyebutnya {basis}, bukan potensi."), {"basis": figure.basis}),
        ),
        (len(figure.month) < 7, NOT_COMPARED, Message(N_("Hanya tahun yang disebut, bukan bulan."))),
        (
            figure.month not in dataset.periods,
            OUT_OF_RANGE,
            Message(N_("Bulan ini tidak ada dalam data contoh.")),
        ),
        (
            figure.quality not in _COMPARABLE,
            NOT_COMPARED,
            Message(N_("Mutu C: dibulatkan, bermakna ganda, atau dibantah sumber lain.")),
        ),
    )
    return next(((status, reason) for applies, status, reason in rules if applies), None)
