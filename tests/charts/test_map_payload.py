"""What travels to the browser comes out as it went in, and is small."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.classes import Method
from dashboard.charts.indicators import CHANGE, FUNDED, INDICATORS, NOT_COVERED
from dashboard.charts.map_payload import (
    TABLES,
    label_name,
    map_payload,
    pack,
    packed_steps,
    tile_name,
)
from dashboard.data.contract.words import Level
from dashboard.data.outlines.geometry import Geometry
from dashboard.data.places.areas import Areas
from dashboard.metrics.cube.rounding import shown_units
from tests.charts.conftest import MONTHS, NO_DATA, ZERO, MakeData

NUMBER = st.one_of(st.none(), st.integers(-(5 * 10**8), 5 * 10**8))


def unpacked(packed: str, areas: int) -> list[list[int | None]]:
    """What the browser's `numbers` does: a list of months for each area."""
    planes = np.frombuffer(base64.b64decode(packed), dtype=np.uint8).reshape(4, areas, -1).astype(np.int64)
    cells = sum(plane << (8 * place) for place, plane in enumerate(planes))
    out = []
    for row in cells:
        known, months = 0, []
        for cell in row.tolist():
            known += 0 if cell == 0 else (cell - 1) // 2 if cell % 2 else -cell // 2
            months.append(None if cell == 0 else known)
        out.append(months)
    return out


@given(st.lists(st.lists(NUMBER, min_size=4, max_size=4), min_size=1, max_size=6))
def test_differences_come_back_as_the_numbers(rows: list[list[int | None]]) -> None:
    table = np.array([[np.nan if cell is None else cell for cell in row] for row in rows], dtype=float)
    assert unpacked(packed_steps(table), 4) == [list(column) for column in zip(*rows, strict=True)]


@pytest.mark.parametrize(
    ("value", "whole"),
    [(40.0, 4000), (1.005, 101), (-1.005, -101), (62.93, 6293), (0.0, 0), (120.735, 12074), (1e6, 10**8)],
)
def test_percentages_travel_in_hundredths_rounded_as_people_do(value: float, whole: int) -> None:
    assert shown_units([value]).tolist() == [whole]


@pytest.fixture
def payload(coverage: pd.DataFrame, make_data: MakeData, place, tiles):
    eligible = coverage.notna() * 100_000.0
    data = make_data(
        coverage, active=coverage * 1000, eligible=eligible, notes={"7307": "catatan", "xx": "?"}
    )
    return map_payload(data, **place, tiles=tiles)


def test_no_data_is_null_and_zero_is_zero(payload) -> None:
    at = {code: place for place, code in enumerate(payload["codes"])}
    values, classes = (unpacked(payload[name], len(at)) for name in ("values", "classes"))
    assert values[at[NO_DATA]] == classes[at[NO_DATA]] == [None, None, None]
    assert values[at[ZERO]] == classes[at[ZERO]] == [0, 0, 0]
    assert values[at["7307"]][-1] == 4000


def test_every_area_has_name_parent_and_square(payload, areas: Areas) -> None:
    assert payload["codes"] == list(areas.codes)
    assert payload["names"][payload["codes"].index("7307")] == "Kabupaten Sinjai"
    assert all(payload["parents"])
    assert all(payload["tiles"])
    assert payload["monthNames"][0] == "April 2025"
    assert payload["notes"] == {"7307": "catatan"}
    assert payload["legend"][-1] == {"label": "tidak ada data", "note": ""}


def test_provinces_hold_their_kabupaten_and_have_no_squares(make_data: MakeData, place, tiles) -> None:
    table = pd.DataFrame(1000.0, index=MONTHS, columns=list(place["areas"].provinces))
    data = make_data(table, indicator=NOT_COVERED, level=Level.PROVINCE)
    made = map_payload(data, **place, tiles=tiles)
    assert sum(map(len, made["members"])) == 102
    assert made["tiles"] == [None] * 8
    assert made["symbols"] is True
    assert made["active"] is None


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=INDICATORS)
def test_all_months_of_all_areas_fit_in_forty_kilobytes(indicator, make_data: MakeData, place, tiles) -> None:
    random = np.random.default_rng(7)
    months = [f"{year}-{month:02d}" for year in range(2022, 2027) for month in range(1, 13)][:59]
    eligible = np.repeat(random.integers(9_000, 700_000, (1, 102)), 59, axis=0).astype(float)
    share = random.uniform(0.05, 0.7, 102) + random.normal(0.003, 0.01, (59, 102)).cumsum(axis=0)
    active = np.round(eligible * share)
    tables = {name: pd.DataFrame(cells, index=months, columns=list(place["areas"].codes)) for name, cells in
              {"active": active, "eligible": eligible}.items()}  # fmt: skip
    values = (
        tables["eligible"] - tables["active"]
        if indicator is NOT_COVERED
        else tables["active"] / tables["eligible"] * 100
    )
    if indicator is CHANGE:
        values = values - values.iloc[0]
    if indicator in FUNDED:
        values, tables = (values * 1000).round(), {}
    data = make_data(values, indicator=indicator, **tables)
    packed = pack(map_payload(data, **place, tiles=tiles))
    assert len(packed) < 37_000


def test_what_is_not_covered_travels_as_eligible_and_active(
    coverage: pd.DataFrame, make_data: MakeData, place, tiles
) -> None:
    eligible = coverage.notna() * 100_000.0
    active = (coverage * 1000).round()
    args = {"indicator": NOT_COVERED, "active": active, "eligible": eligible}
    assert map_payload(make_data(eligible - active, **args), **place, tiles=tiles)["values"] is None
    other = map_payload(make_data(eligible - active + 1, **args), **place, tiles=tiles)
    assert other["values"] is not None


def test_packed_is_a_line_of_json_and_the_bytes_of_the_tables(payload) -> None:
    line, _, rest = zlib.decompress(pack(payload)).partition(b"\n")
    read = json.loads(line)
    for name in TABLES:
        if read[name] is not None:
            read[name], rest = base64.b64encode(rest[: read[name]]).decode(), rest[read[name] :]
    assert read == payload
    assert rest == b""


def test_where_no_copy_could_be_kept_the_outlines_travel_along(
    coverage: pd.DataFrame, make_data: MakeData, place, tiles
) -> None:
    unkept = Geometry.from_json(place["geometry"].to_json(), url=None)
    made = map_payload(make_data(coverage), **(place | {"geometry": unkept}), tiles=tiles)
    assert made["geometry"] is None
    assert made["outlines"]["paths"].keys() == set(place["areas"].codes)


def test_squares_have_short_names_of_their_own(areas: Areas, tiles) -> None:
    assert tile_name("7310", areas, tiles) == "Pangkep"
    names = [tile_name(code, areas, tiles) for code in areas.codes]
    assert len({name.replace("|", "") for name in names}) == 102
    assert all(len(part) <= 7 for name in names for part in name.replace(" ", "|").split("|"))
    assert tile_name("7501", areas, tiles) != tile_name("7571", areas, tiles)


def test_no_square_has_a_former_name(areas: Areas, tiles) -> None:
    former = {"Matra", "MTB", "Polmas", "Ujung Pandang"}
    assert not former & {tile_name(code, areas, tiles).replace("|", "") for code in areas.codes}


def test_a_square_without_a_kept_name_has_the_official_one(areas: Areas) -> None:
    assert tile_name("7371", areas, {}) == "Kota Makassar"


@pytest.mark.parametrize(
    ("code", "name"),
    [("7314", "Sidrap"), ("7307", "Sinjai"), ("7371", "Kota Makassar"), ("7501", "Gorontalo")],
)
def test_long_names_give_way_to_short_forms_on_the_map(code: str, name: str, areas: Areas, tiles) -> None:
    assert label_name(code, areas, tiles) == name


def test_every_month_has_the_source_of_its_own(
    coverage: pd.DataFrame, make_data: MakeData, place, tiles
) -> None:
    versions = ("versi 2024", "versi 2024", "versi 2025")
    data = replace(make_data(coverage), sources=dict(zip(MONTHS, versions, strict=True)))
    made = map_payload(data, **place, tiles=tiles)
    assert made["sources"] == ["versi 2024", "versi 2025"]
    assert made["sourceOf"] == [0, 0, 1]


def test_quantiles_name_the_month_they_are_made_of(
    coverage: pd.DataFrame, make_data: MakeData, place, tiles
) -> None:
    data = replace(make_data(coverage, method=Method.QUANTILE), basis="2025-06")
    assert "Juni 2025" in map_payload(data, **place, tiles=tiles)["caution"]
