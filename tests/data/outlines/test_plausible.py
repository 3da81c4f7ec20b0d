"""Outlines against what is known of their areas; a map that can't be right is refused by the area's name."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely

from dashboard.command.cli import main
from dashboard.data.outlines import boundaries
from dashboard.data.outlines.build import boundary_report
from dashboard.data.reference import load_areas
from dashboard.i18n import Language

AREAS = load_areas()
SHIPPED: dict[str, Any] = json.loads(boundaries.GEOJSON.read_bytes())
HERE = Path(__file__).parent


def feature(collection: dict[str, Any], code: str) -> dict[str, Any]:
    return next(each for each in collection["features"] if each["properties"]["kode_wilayah"] == code)


def exchange_codes(collection: dict[str, Any]) -> None:
    one, other = feature(collection, "7307"), feature(collection, "7371")
    one["properties"], other["properties"] = other["properties"], one["properties"]


def exchange_codes_alone(collection: dict[str, Any]) -> None:
    one, other = feature(collection, "7307"), feature(collection, "7308")
    one["properties"]["kode_wilayah"], other["properties"]["kode_wilayah"] = "7308", "7307"


def move(collection: dict[str, Any]) -> None:
    outline = feature(collection, "7307")
    moved = shapely.transform(shapely.geometry.shape(outline["geometry"]), lambda points: points - [0, 8])
    outline["geometry"] = shapely.geometry.mapping(moved)


def twice_the_same(collection: dict[str, Any]) -> None:
    feature(collection, "7307")["geometry"] = feature(collection, "7308")["geometry"]


def shrink(collection: dict[str, Any]) -> None:
    outline = feature(collection, "7307")
    lon, lat = AREAS.regencies.loc["7307", ["label_lon", "label_lat"]].astype(float)
    outline["geometry"] = shapely.geometry.mapping(shapely.Point(lon, lat).buffer(0.01))


@pytest.mark.parametrize(
    ("change", "value", "words"),
    [
        (exchange_codes, "Kabupaten Sinjai (7307)", "terletak bentuk Kota Makassar"),
        (exchange_codes_alone, "Kabupaten Sinjai", "kode 7308 adalah Kabupaten Bone"),
        (move, "Kabupaten Sinjai (7307)", "terletak di luarnya"),
        (twice_the_same, "Kabupaten Sinjai (7307)", "menutupi bentuk Kabupaten Bone"),
        (shrink, "Kabupaten Sinjai (7307)", "km²"),
    ],
)
def test_a_map_that_can_not_be_right_is_refused_by_name(
    change: Callable[[dict[str, Any]], None], value: str, words: str
) -> None:
    collection = copy.deepcopy(SHIPPED)
    change(collection)
    report = boundary_report("batas.geojson", json.dumps(collection).encode(), AREAS)
    assert report.rows_used == 0
    told = [(problem.value, Language().render(problem.expected)) for problem in report.errors]
    assert any(value in named and words in said for named, said in told), told


def test_codes_are_read_as_tables_read_them_parts_merged_and_other_regions_left_out() -> None:
    collection = copy.deepcopy(SHIPPED)
    feature(collection, "7307")["properties"]["kode_wilayah"] = 73.07
    feature(collection, "7308")["properties"]["kode_wilayah"] = "73.08"
    island = copy.deepcopy(feature(collection, "7301"))
    island["geometry"] = shapely.geometry.mapping(shapely.box(120.5, -6.3, 120.51, -6.29))
    java = copy.deepcopy(feature(collection, "7309"))
    java["properties"] = {"kode_wilayah": "3271", "nama": "Kota Bogor"}
    collection["features"] += [island, java]
    report = boundary_report("batas.geojson", json.dumps(collection).encode(), AREAS)
    assert report.errors == ()
    assert [problem.value for problem in report.warnings] == ["3271"]


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("geo_ok_boxes", 0, ""),
        ("geo_codes_swapped", 1, "Kabupaten Sinjai (7307)"),
        ("geo_shifted_100_degrees", 1, "di luarnya"),
    ],
)
def test_check_reads_boundaries_too(
    name: str, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(HERE / f"{name}.geojson"), "--json"]) == code
    written = capsys.readouterr().out
    (file,) = json.loads(written)["files"]
    assert file["rows_read"] == file["rows_used"] + file["rows_refused"] == 102
    assert words in written


def test_the_old_map_stays_until_a_good_one_is_there(tmp_path: Path) -> None:
    source, folder = tmp_path / "batas.geojson", tmp_path / "geo"
    source.write_text(json.dumps(SHIPPED), encoding="utf-8")
    good = boundaries.load_geometry(AREAS, source=source, folder=folder)
    collection = copy.deepcopy(SHIPPED)
    exchange_codes(collection)
    source.write_text(json.dumps(collection), encoding="utf-8")
    kept = boundaries.load_geometry(AREAS, source=source, folder=folder)
    assert kept.paths == good.paths
    assert any("Kabupaten Sinjai" in problem.value for problem in kept.problems)


@pytest.mark.parametrize("name", ["KODE_WILAYAH", "Kode_Wilayah", "Kode Wilayah", "KODE", "kode"])
def test_names_of_properties_are_read_in_any_case(name: str) -> None:
    collection = copy.deepcopy(SHIPPED)
    for each in collection["features"]:
        said = each["properties"]
        each["properties"] = {
            name: said.pop("kode_wilayah"),
            **{key.upper(): value for key, value in said.items()},
        }
    report = boundary_report("batas.geojson", json.dumps(collection).encode(), AREAS)
    assert (report.ok, report.rows_used) == (True, len(SHIPPED["features"]))
    one, other = (collection["features"][at]["properties"] for at in (0, 1))
    one[name], other[name] = other[name], one[name]
    assert not boundary_report("batas.geojson", json.dumps(collection).encode(), AREAS).ok


def test_the_contracts_own_name_comes_before_others_for_the_code() -> None:
    collection = copy.deepcopy(SHIPPED)
    for each in collection["features"]:
        each["properties"] = {"KODE": "7399", "Kode_Wilayah": "", **each["properties"]}
    assert boundary_report("batas.geojson", json.dumps(collection).encode(), AREAS).ok
