"""What is kept between runs: never older than the day, the files or the boundaries, and never pushed out by pictures."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.data.dataset import Dataset, Source
from dashboard.data.intake import build_dataset
from dashboard.data.outlines import boundaries
from dashboard.ui.frame import drawing, loading
from tests.app.conftest import SCRIPTS, words
from tests.app.test_pages import ELIGIBLE, MEMBERS
from tests.data.intake_tools import TODAY, areas
from tests.spread import spread

GEOJSON = boundaries.GEOJSON
Open = Callable[..., AppTest]
NO_DATA = build_dataset([], source=Source.SAMPLE, areas=areas(), today=TODAY, fingerprint="x")
At = Callable[..., None]


@pytest.fixture
def empty_pools() -> Iterator[None]:
    """Nothing at hand before the test; what the test kept of replaced files is gone after it."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.usefixtures("empty_pools")
@pytest.mark.parametrize("page", ["ringkasan", pytest.param("peta", marks=pytest.mark.full)])
def test_a_month_that_ends_is_there_the_next_day_with_the_same_file(
    open_page: Open, office: Callable[..., Path], at: At, page: str
) -> None:
    rows = "".join(
        f"2026-{month},7307,SEMUA,SEMUA,SEMUA,{people},tidak\n"
        for month, people in (("09", 500), ("10", 600))
    )
    office(kepesertaan=MEMBERS + rows, potensi=ELIGIBLE + "2026-01,7307,SEMUA,1000,2026,x\n")
    at(2026, 9, 30, 23, 59)
    before = open_page(page, wilayah="7307")
    assert not before.exception
    assert before.session_state["periode"] == "2026-09"
    at(2026, 10, 31, 0, 1)
    after = open_page(page, wilayah="7307")
    assert not after.exception
    assert after.session_state["periode"] == "2026-10"
    assert "600" in words(after)
    assert not before.run().exception


@pytest.fixture
def outlines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Boundaries of the test's own, replaced while the app runs: Sinjai as it is, or as a square of its own."""
    path = tmp_path / "batas.geojson"
    monkeypatch.setattr(boundaries, "GEOJSON", path)
    for name, place in (("source", path), ("folder", tmp_path / "static")):
        monkeypatch.setitem(boundaries.load_geometry.__kwdefaults__, name, place)

    shipped = json.loads(GEOJSON.read_text(encoding="utf-8"))
    label = areas().regencies.loc["7307"]
    lon, lat = float(label["label_lon"]), float(label["label_lat"])
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    square = {
        "type": "Polygon",
        "coordinates": [[[lon + x / 14, lat + y / 14] for x, y in corners]],
    }

    def put(*, square_sinjai: bool) -> None:
        features = [
            {**each, "geometry": square}
            if square_sinjai and each["properties"]["kode_wilayah"] == "7307"
            else each
            for each in shipped["features"]
        ]
        path.write_text(json.dumps({**shipped, "features": features}), encoding="utf-8")

    return put


@pytest.mark.full
def map_pictures(app: AppTest) -> list[str]:
    """The pictures of a page that draw outlines, as SVG; a gauge has a few lines only."""
    urls = [image.url for shown in app.get("image") for image in shown.proto.imgs]
    drawn = [b64decode(url.partition(",")[2]).decode() for url in urls]
    return [svg for svg in drawn if svg.count("<path") > 20]


@pytest.mark.full
@pytest.mark.usefixtures("empty_pools")
def test_replaced_boundaries_are_drawn_while_the_server_runs(
    open_page: Open, outlines: Callable[..., None]
) -> None:
    pictures, beside = [], []
    for square in (False, True):
        outlines(square_sinjai=square)
        pages = [open_page("ringkasan"), open_page("anggaran", wilayah="73")]
        assert not any(page.exception for page in pages)
        pictures.append([map_pictures(page) for page in pages])
        profile = open_page("profil", wilayah="7308")
        beside.append("Sinjai" in " ".join(each.value.to_string() for each in profile.dataframe))
    for before, after in zip(*pictures, strict=True):
        assert len(before) == len(after) > 0
        assert not set(before) & set(after)
    assert beside == [True, False]


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each kept result was computed, by what it is of."""
    counted: Counter[str] = Counter()
    kept = loading._kept

    def counting(pool: loading.Pool, data: Dataset, what: str, compute: Callable[[], object]) -> object:
        def counted_once() -> object:
            counted[f"{pool.value} {what}"] += 1
            return compute()

        return kept(pool, data, what, counted_once)

    monkeypatch.setattr(loading, "_kept", counting)
    return counted


TEN_AREAS = ("SULAMA", "73", "7307", "7371", "82", "8201", "KC01", "7501", "7101", "8271")


@pytest.mark.full
@pytest.mark.usefixtures("empty_pools")
def test_one_visitor_on_twelve_pages_in_ten_areas_computes_everything_once(
    open_page: Open, computed: Counter[str]
) -> None:
    for area in TEN_AREAS:
        for page in SCRIPTS:
            assert not open_page(page, wilayah=area).exception
    assert computed["base panel ()"] == 1
    assert {what: times for what, times in computed.items() if times > 1} == {}
    base = [what for what in computed if what.startswith("base")]
    assert len(base) * 3 <= loading.SHARED_BASE
    assert len(computed) - len(base) <= loading.SHARED_SHOWN


@pytest.mark.usefixtures("empty_pools")
@pytest.mark.parametrize("source", [Source.SAMPLE, Source.VISIT])
def test_pictures_never_push_out_what_they_rest_on(
    source: Source, monkeypatch: pytest.MonkeyPatch, computed: Counter[str]
) -> None:
    monkeypatch.setattr(st, "session_state", {})
    data = replace(NO_DATA, source=source)
    for area in range(3 * loading.SHARED_SHOWN):
        loading.kept_base(data, "panel", compute=lambda: "panel")
        loading.kept(data, "picture", area, compute=lambda: "picture")
    assert computed["base panel ()"] == 1
    assert loading.kept(data, "picture", 0, compute=lambda: "anew") == "anew"


@pytest.mark.usefixtures("empty_pools")
def test_what_is_asked_for_again_outlives_what_is_not_in_a_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    data = replace(NO_DATA, source=Source.VISIT)
    for month in range(2 * loading.VISIT_ENTRIES[loading.Pool.BASE]):
        loading.kept_base(data, "panel", compute=lambda month=month: month)
        loading.kept_base(data, "month", month, compute=lambda: None)
    assert loading.kept_base(data, "panel", compute=lambda: "anew") == 0


def everything(app: AppTest) -> list[str]:
    """What stands on the page, in order; a file that is not made yet has another name each time."""
    made = [f"{each.type} {each.proto}" for each in (*app.main, *app.sidebar)]
    return [re.sub(r'deferred_file_id: "\w+"', "", each) for each in made]


@pytest.mark.usefixtures("empty_pools")
@pytest.mark.parametrize("page", spread(SCRIPTS, quick=1))
def test_what_is_sent_again_is_what_was_drawn_for_these_choices(open_page: Open, page: str) -> None:
    drawn = everything(open_page(page, wilayah="7307"))
    other = everything(open_page(page, wilayah="7371", bahasa="en"))
    assert everything(open_page(page, wilayah="7307")) == drawn
    assert everything(open_page(page, wilayah="7371", bahasa="en")) == other
    st.cache_resource.clear()
    assert everything(open_page(page, wilayah="7371", bahasa="en")) == other


@pytest.mark.usefixtures("empty_pools")
def test_nothing_drawn_from_a_visits_own_files_is_kept_for_others(open_page: Open) -> None:
    told: list[str] = []
    own = replace(NO_DATA, source=Source.VISIT)
    for _ in range(2):
        drawing.drawn(own, "part", draw=lambda: told.append("own"))
        drawing.drawn(NO_DATA, "part", draw=lambda: told.append("sample"))
    assert Counter(told) == {"own": 2, "sample": 1}
