"""The map's script without a browser: `node --test` on what it computes, with payloads as Python writes them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

from dashboard.charts.classes import classify
from dashboard.charts.indicators import CHANGE, COVERAGE, NOT_COVERED, Indicator, Unit
from dashboard.charts.map_payload import MapData, map_payload, pack
from dashboard.data.contract.words import Level
from dashboard.data.outlines.boundaries import load_geometry, tile_positions
from dashboard.data.store import load_areas
from dashboard.i18n import Language

HERE: Final = Path(__file__).parent
OLDEST: Final = 20
MONTHS: Final = [f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13)]
NO_DATA, ZERO = 3, 5  # places of areas
SOURCE: Final = "Sumber: data contoh · potensi tiap bulan (versi Potensi 2024, Potensi 2025)"

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """One payload: what it shows, and the whole numbers that must come out of it (NaN is no data)."""

    indicator: Indicator
    level: Level
    language: str
    title: str
    values: Numbers
    active: Numbers | None = None
    eligible: Numbers | None = None


def _cases(areas_at: Mapping[Level, int]) -> dict[str, Case]:
    random = np.random.default_rng(11)

    def shape(level: Level) -> tuple[int, int]:
        return len(MONTHS), areas_at[level]

    def gaps(numbers: Numbers) -> Numbers:
        numbers[:, ZERO] = 0
        numbers[:, NO_DATA] = np.nan
        numbers[4:7, NO_DATA + 1] = np.nan
        return numbers

    regency = shape(Level.REGENCY)
    eligible = gaps(random.integers(9_000, 900_000, regency).astype(float))
    active = gaps(random.integers(0, 950_000, regency).astype(float))
    long = "Perubahan cakupan dalam 12 bulan · Bukan penerima upah (BPU), tanpa peserta sementara"
    return {
        "cakupan": Case(
            COVERAGE, Level.REGENCY, "id", "Cakupan kepesertaan · Semua segmen",
            gaps(random.integers(0, 13_000, regency).astype(float)), active, eligible,
        ),
        "belum": Case(
            NOT_COVERED, Level.REGENCY, "id", "Belum terlindungi · Semua segmen", eligible - active, active, eligible
        ),
        "perubahan": Case(CHANGE, Level.REGENCY, "en", long, gaps(random.integers(-3_000, 3_000, regency).astype(float))),
        "provinsi": Case(
            COVERAGE, Level.PROVINCE, "id", long, random.integers(0, 13_000, shape(Level.PROVINCE)).astype(float)
        ),
        "cabang": Case(
            COVERAGE, Level.BRANCH, "en", long, random.integers(0, 13_000, shape(Level.BRANCH)).astype(float)
        ),
    }  # fmt: skip


@pytest.fixture(scope="module")
def payloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each case packed as it travels, its numbers in plain JSON, and the outlines."""
    folder = tmp_path_factory.mktemp("peta")
    areas = load_areas()
    geometry = load_geometry(areas)
    (folder / "outlines.json").write_text(geometry.to_json(), encoding="utf-8")
    levels = (Level.REGENCY, Level.PROVINCE, Level.BRANCH)
    for name, case in _cases({level: len(areas.at_level(level)) for level in levels}).items():
        codes = list(areas.at_level(case.level))
        scale = 1 if case.indicator.unit == Unit.PEOPLE else 100
        tables = {"values": case.values, "active": case.active, "eligible": case.eligible}
        frames = {
            table: None if numbers is None else pd.DataFrame(numbers, index=MONTHS, columns=codes)
            for table, numbers in tables.items()
        }
        values = pd.DataFrame(case.values / scale, index=MONTHS, columns=codes)
        data = MapData(
            values=values,
            indicator=case.indicator,
            classification=classify(values, indicator=case.indicator, level=case.level),
            level=case.level,
            title=case.title,
            sources=dict.fromkeys(MONTHS, SOURCE),
            sample=True,
            active=frames["active"],
            eligible=frames["eligible"],
        )
        payload = map_payload(
            data, areas=areas, geometry=geometry, text=Language(case.language), tiles=tile_positions()
        )
        (folder / f"{name}.bin").write_bytes(pack(payload | {"file": "Peta"}))
        plain = {table: None if numbers is None else _plain(numbers) for table, numbers in tables.items()}
        (folder / f"{name}.json").write_text(json.dumps({"codes": codes, **plain}), encoding="utf-8")
    return folder


def _plain(numbers: Numbers) -> list[list[int | None]]:
    """A list of months for each area, None for no data."""
    return [[None if np.isnan(cell) else int(cell) for cell in column] for column in numbers.T]


def _node() -> str:
    """Node, or a skipped test that says why."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed, so the map's script is tested in the browser only")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    if int(version.lstrip("v").split(".")[0]) < OLDEST:
        pytest.skip(f"node is {version.strip()}; the tests of the map's script need {OLDEST} or newer")
    return node


def test_the_script_computes_what_it_should(payloads: Path) -> None:
    files = [str(file) for file in sorted(HERE.glob("*.test.js"))]
    assert files
    done = subprocess.run(
        [_node(), "--test", *files],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PETA_PAYLOADS": str(payloads)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
