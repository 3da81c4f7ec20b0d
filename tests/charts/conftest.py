"""The real areas and outlines, and a small made-up series over them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from dashboard.charts.classes import Method, classify
from dashboard.charts.indicators import COVERAGE, Indicator
from dashboard.charts.map_payload import MapData
from dashboard.data.contract.words import Level
from dashboard.data.outlines.boundaries import Tile, load_geometry, tile_positions
from dashboard.data.outlines.geometry import Geometry
from dashboard.data.places.areas import Areas
from dashboard.data.store import load_areas
from dashboard.i18n import Language

MONTHS = ["2025-04", "2025-05", "2025-06"]
NO_DATA, ZERO = "8104", "7601"


@pytest.fixture(scope="session")
def areas() -> Areas:
    return load_areas()


@pytest.fixture(scope="session")
def geometry(areas: Areas) -> Geometry:
    return load_geometry(areas)


@pytest.fixture(scope="session")
def tiles() -> dict[str, Tile]:
    return tile_positions()


@pytest.fixture(scope="session")
def text() -> Language:
    return Language("id")


@pytest.fixture(scope="session")
def place(areas: Areas, geometry: Geometry, text: Language) -> dict[str, object]:
    """What every drawing needs besides its numbers."""
    return {"areas": areas, "geometry": geometry, "text": text}


@pytest.fixture(scope="session")
def coverage(areas: Areas) -> pd.DataFrame:
    """Months x kabupaten/kota in percent; Buru has no data, Pasangkayu a zero, Sinjai the published 40 %."""
    count = len(areas.codes)
    start = np.linspace(2.22, 109.33, count)
    table = pd.DataFrame([start, start + 0.5, start - 1.25], index=MONTHS, columns=list(areas.codes))
    table[NO_DATA] = np.nan
    table[ZERO] = 0.0
    table.loc["2025-06", "7307"] = 40.0
    return table


MakeData = Callable[..., MapData]


@pytest.fixture(scope="session")
def make_data() -> MakeData:
    def make(
        values: pd.DataFrame,
        *,
        indicator: Indicator = COVERAGE,
        level: Level = Level.REGENCY,
        method: Method = Method.POLICY,
        sample: bool = True,
        **more: object,
    ) -> MapData:
        return MapData(
            values=values,
            indicator=indicator,
            classification=classify(values, indicator=indicator, method=method, level=level),
            level=level,
            title=indicator.name,
            sources=dict.fromkeys(values.index, "Sumber: uji"),
            sample=sample,
            **more,  # type: ignore[arg-type]
        )

    return make
