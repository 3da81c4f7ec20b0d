"""Boundaries: what is drawn, how a replaced file follows by itself, and what each bad file is told."""

import copy
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from dashboard.data.outlines import geometry
from dashboard.data.outlines.boundaries import GEOJSON, STATIC, load_geometry, tile_positions
from dashboard.data.outlines.geometry import (
    BoundaryError,
    BoundaryFileMissingError,
    CoordinateSystemError,
    Geometry,
    InvalidShapeError,
    MissingAreasError,
    MissingCodesError,
    NotGeoJsonError,
    UnknownCodesError,
)
from dashboard.data.places.areas import Areas
from dashboard.data.reference import load_areas


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas()


@pytest.fixture(scope="module")
def shipped(areas: Areas) -> Geometry:
    return load_geometry(areas)


@pytest.fixture(scope="module")
def original() -> dict:
    return dict(json.loads(GEOJSON.read_text(encoding="utf-8")))


@pytest.fixture
def collection(original: dict) -> dict:
    return copy.deepcopy(original)


def load(collection: object, areas: Areas, folder: Path) -> Geometry:
    source = folder / "batas.geojson"
    source.write_text(collection if isinstance(collection, str) else json.dumps(collection), encoding="utf-8")
    return load_geometry(areas, source=source, folder=folder / "geo")


def rank_correlation(one: Iterable[float], other: Iterable[float]) -> float:
    return pd.Series(list(one)).rank().corr(pd.Series(list(other)).rank())


def points(path: str) -> list[tuple[float, float]]:
    """Absolute corners of a path as this project writes them."""
    x = y = 0.0
    found = []
    for ring in re.findall(r"m([^z]*)z", path):
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d?|\.\d)", ring)]
        start = None
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            start = start or (x, y)
            found.append((round(x, 1), round(y, 1)))
        assert start is not None
        x, y = start
    return found


def test_every_area_is_drawn_inside_the_picture(areas: Areas, shipped: Geometry) -> None:
    assert shipped.paths.keys() == set(areas.codes)
    assert shipped.outlines.keys() == {"provinsi", "cabang"}
    assert shipped.outlines["provinsi"].keys() == areas.provinces.keys()
    assert shipped.outlines["cabang"].keys() == areas.branches.keys()
    left, top, width, height = shipped.viewbox
    assert (left, top, width) == (0, 0, 1000)
    for code, path in shipped.paths.items():
        corners = points(path)
        box = shipped.boxes[code]
        assert all(0 <= x <= width and 0 <= y <= height for x, y in corners)
        assert all(
            box[0] - 0.2 <= x <= box[2] + 0.2 and box[1] - 0.2 <= y <= box[3] + 0.2 for x, y in corners
        )


def test_neighbours_still_meet_after_simplifying(shipped: Geometry) -> None:
    sinjai, bone = (set(points(shipped.paths[code])) for code in ("7307", "7308"))
    assert len(sinjai & bone) > 5


def test_the_picture_is_not_upside_down_or_mirrored(shipped: Geometry) -> None:
    (talaud_x, talaud_y), (selayar_x, selayar_y) = shipped.labels["7104"], shipped.labels["7301"]
    assert talaud_y < selayar_y
    assert talaud_x > selayar_x
    lon, lat = shipped.projection.to_degrees(*shipped.labels["7371"])
    assert (lon, lat) == pytest.approx((119.46, -5.15), abs=0.05)


def test_cities_and_islets_that_cannot_be_seen_are_marked_small(shipped: Geometry) -> None:
    assert {"7372", "7571", "8271", "7109"} <= shipped.small
    assert "7308" not in shipped.small


def test_neighbours_share_a_border_or_are_the_three_nearest(areas: Areas, shipped: Geometry) -> None:
    assert shipped.neighbours["7307"] == ("7302", "7303", "7306", "7308")
    assert len(shipped.neighbours["7407"]) == 3
    assert shipped.neighbours.keys() == set(areas.codes)
    assert all(code not in others and others for code, others in shipped.neighbours.items())


def test_the_kept_copy_is_what_the_boundaries_give(areas: Areas, shipped: Geometry, tmp_path: Path) -> None:
    rebuilt = load_geometry(areas, folder=tmp_path)
    assert rebuilt == shipped
    assert shipped.url is not None
    name = shipped.url.rpartition("/")[2]
    assert (STATIC / name).read_bytes() == (tmp_path / name).read_bytes()
    assert (STATIC / name).stat().st_size < 200_000


@pytest.mark.full
def test_reading_the_kept_copy_imports_no_geometry_library() -> None:
    script = (
        "import sys\n"
        "from dashboard.data.outlines.boundaries import load_geometry\n"
        "from dashboard.data.reference import load_areas\n"
        "load_geometry(load_areas())\n"
        "sys.exit('geopandas' in sys.modules or 'shapely' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, cwd=GEOJSON.parents[2]).returncode == 0


@pytest.mark.full
def test_replaced_boundaries_give_a_new_copy_and_drop_the_old(
    areas: Areas, collection: dict, tmp_path: Path
) -> None:
    first = load(collection, areas, tmp_path)
    kendari = next(f for f in collection["features"] if f["properties"]["kode_wilayah"] == "7471")
    kendari["geometry"] = {
        "type": "Polygon",
        "coordinates": [[[122.5, -4], [122.6, -4], [122.6, -3.9], [122.5, -3.9], [122.5, -4]]],
    }
    second = load(collection, areas, tmp_path)
    assert second.url is not None
    assert second.url != first.url
    assert second.paths["7471"] != first.paths["7471"]
    assert [path.name for path in (tmp_path / "geo").iterdir()] == [second.url.rpartition("/")[2]]


def test_a_moved_branch_territory_gives_a_new_copy(areas: Areas, tmp_path: Path) -> None:
    territory = areas.territory.copy()
    territory.loc["7313", "kode_cabang"] = "KC06"
    moved = load_geometry(Areas(areas.regencies, territory), folder=tmp_path)
    assert moved.outlines["cabang"]["KC06"] != load_geometry(areas).outlines["cabang"]["KC06"]


def test_a_folder_that_cannot_be_written_is_reported_and_the_map_still_drawn(
    areas: Areas, tmp_path: Path
) -> None:
    blocked = tmp_path / "geo"
    blocked.write_text("a file where the folder should be")
    drawn = load_geometry(areas, folder=blocked)
    assert drawn.url is None
    assert drawn.paths == load_geometry(areas).paths
    assert ["Folder static" in problem.expected.template for problem in drawn.problems] == [True]


@pytest.mark.full
def test_a_damaged_copy_is_made_again(areas: Areas, tmp_path: Path) -> None:
    first = load_geometry(areas, folder=tmp_path)
    (copy_path,) = tmp_path.iterdir()
    copy_path.write_text('{"viewbox":')
    assert load_geometry(areas, folder=tmp_path) == first


def test_refused_boundaries_leave_the_last_good_ones(areas: Areas, collection: dict, tmp_path: Path) -> None:
    good = load(collection, areas, tmp_path)
    kept = load("<html>", areas, tmp_path)
    assert kept.paths == good.paths
    assert kept.problems[0].expected.template.startswith("Berkas batas wilayah bukan GeoJSON")
    (tmp_path / "batas.geojson").unlink()
    gone = load_geometry(areas, source=tmp_path / "batas.geojson", folder=tmp_path / "geo")
    assert gone.problems[0].expected.template.startswith("Berkas batas wilayah tidak dapat dibaca")


@pytest.mark.parametrize("text", ["", "kode;nama", "[]", "{}", '{"features": {}}', '{"features": [1]}'])
def test_not_geojson(areas: Areas, tmp_path: Path, text: str) -> None:
    with pytest.raises(NotGeoJsonError):
        load(text, areas, tmp_path)


def test_no_file_at_all(areas: Areas, tmp_path: Path) -> None:
    with pytest.raises(BoundaryFileMissingError):
        load_geometry(areas, source=tmp_path / "none", folder=tmp_path)


def test_missing_codes_say_which_features(areas: Areas, collection: dict, tmp_path: Path) -> None:
    del collection["features"][4]["properties"]["kode_wilayah"]
    collection["features"][7]["properties"] = None
    with pytest.raises(MissingCodesError) as caught:
        load(collection, areas, tmp_path)
    assert (caught.value.problem.row, caught.value.problem.value) == (5, "5, 8")


def test_unknown_codes_are_named(areas: Areas, collection: dict, tmp_path: Path) -> None:
    collection["features"][0]["properties"]["kode_wilayah"] = "7399"
    with pytest.raises(UnknownCodesError, match="7399"):
        load(collection, areas, tmp_path)


@pytest.mark.full
def test_features_of_one_code_are_one_area(areas: Areas, collection: dict, tmp_path: Path) -> None:
    before = load(collection, areas, tmp_path).boxes
    collection["features"].append(collection["features"][0])
    assert load(collection, areas, tmp_path).boxes == before


def test_missing_areas_are_listed_by_name(areas: Areas, collection: dict, tmp_path: Path) -> None:
    gone = {"7307", "8271"}
    collection["features"] = [
        f for f in collection["features"] if f["properties"]["kode_wilayah"] not in gone
    ]
    with pytest.raises(MissingAreasError) as caught:
        load(collection, areas, tmp_path)
    assert caught.value.problem.value == "Kabupaten Sinjai (7307), Kota Ternate (8271)"


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[122, -4], [123, -4]]]},
        {"type": "Polygon", "coordinates": "rusak"},
        {"type": "Point", "coordinates": [122, -4]},
    ],
)
def test_shapes_beyond_repair_are_refused_by_name(
    areas: Areas, collection: dict, tmp_path: Path, geometry: object
) -> None:
    collection["features"][0]["geometry"] = geometry
    with pytest.raises(InvalidShapeError, match="Bolaang Mongondow"):
        load(collection, areas, tmp_path)


def test_a_ring_that_crosses_itself_is_repaired_and_reported(
    areas: Areas, collection: dict, tmp_path: Path
) -> None:
    bow_tie = [[122.5, -4], [122.6, -3.9], [122.6, -4], [122.5, -3.9], [122.5, -4]]
    kendari = next(f for f in collection["features"] if f["properties"]["kode_wilayah"] == "7471")
    kendari["geometry"] = {"type": "Polygon", "coordinates": [bow_tie]}
    first, again = load(collection, areas, tmp_path), load(collection, areas, tmp_path)
    assert [problem.value for problem in first.problems] == ["Kota Kendari"]
    assert again.problems == first.problems
    assert first.paths["7471"]


@pytest.mark.full
def test_another_coordinate_system_is_reprojected_when_declared(
    areas: Areas, collection: dict, shipped: Geometry, tmp_path: Path
) -> None:
    import geopandas as gpd  # noqa: PLC0415

    frame = gpd.GeoDataFrame.from_features(collection["features"], crs="EPSG:4326").to_crs("EPSG:3857")
    projected = json.loads(frame.to_json(to_wgs84=False))
    projected["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    drawn = load(projected, areas, tmp_path)
    for code, box in shipped.boxes.items():
        assert drawn.boxes[code] == pytest.approx(box, abs=0.2)


def test_undeclared_metres_and_swapped_axes_are_refused(
    areas: Areas, collection: dict, tmp_path: Path
) -> None:
    square = [[13_600_000, -450_000], [13_700_000, -450_000], [13_700_000, -400_000], [13_600_000, -450_000]]
    for ring in (square, [[-4, 122.5], [-4, 122.6], [-3.9, 122.6], [-4, 122.5]]):
        collection["features"][0]["geometry"] = {"type": "Polygon", "coordinates": [ring]}
        with pytest.raises(CoordinateSystemError, match="Bolaang Mongondow"):
            load(collection, areas, tmp_path)


@pytest.mark.parametrize("crs", ["EPSG", {"properties": {"name": "bukan CRS"}}, {"properties": None}])
def test_an_unknown_coordinate_system_is_refused(
    areas: Areas, collection: dict, tmp_path: Path, crs: object
) -> None:
    collection["crs"] = crs
    with pytest.raises(CoordinateSystemError):
        load(collection, areas, tmp_path)


def test_every_refusal_is_a_boundary_error() -> None:
    kinds = [
        kind
        for name, kind in vars(geometry).items()
        if name.endswith("Error") and isinstance(kind, type) and kind.__module__ == geometry.__name__
    ]
    assert len(kinds) == 9
    assert all(issubclass(kind, BoundaryError) for kind in kinds)


def test_tiles_are_distinct_and_lie_as_the_land_lies(areas: Areas) -> None:
    tiles = {code: tile[:2] for code, tile in tile_positions().items()}
    assert tiles.keys() == set(areas.codes)
    assert len(set(tiles.values())) == 102
    places = areas.regencies.loc[list(tiles)]
    columns, rows = zip(*tiles.values(), strict=True)
    assert rank_correlation(columns, places["label_lon"]) > 0.93
    assert rank_correlation(rows, -places["label_lat"]) > 0.93
    for province in areas.provinces:
        inside = areas.inside(province)
        within = places.loc[list(inside)]
        assert rank_correlation([tiles[code][0] for code in inside], within["label_lon"]) > 0.6
        assert rank_correlation([tiles[code][1] for code in inside], -within["label_lat"]) > 0.6


def test_tiles_of_a_province_hang_together(areas: Areas) -> None:
    tiles = {code: tile[:2] for code, tile in tile_positions().items()}
    for province in areas.provinces:
        rest = {tiles[code] for code in areas.inside(province)}
        reached = [rest.pop()]
        for column, row in reached:
            near = {(c, r) for c, r in rest if abs(c - column) <= 1 and abs(r - row) <= 1}
            rest -= near
            reached += near
        assert not rest, areas.name(province)


def test_paths_stay_whole_from_ring_to_ring(shipped: Geometry) -> None:
    for path in shipped.paths.values():
        assert re.fullmatch(r"(m[-\d. ]+l[-\d. ]+z)+", path)
        corners = points(path)
        assert all(one != other for one, other in pairwise(corners))
