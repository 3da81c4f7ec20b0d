"""What the map sends the browser: one indicator first, the others when asked, none that it already holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.charts.indicators import INDICATORS
from dashboard.ui.map.selection import keep_choice
from dashboard.ui.parts import coverage_map
from dashboard.ui.parts.coverage_map import MapChoice

Open = Callable[..., AppTest]
FIRST, OTHER, WORDS = 40_000, 30_000, 2_500  # bytes


class Wire:
    """What the last run sent the map and what brings the others."""

    def __init__(self) -> None:
        self.sent: dict[str, bytes] = {}

    def __call__(self, *, key: str, data: bytes, **_: object) -> None:
        self.sent[key] = data

    def head(self, key: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.sent[key].split(b"\n", 1)[0])
        return found

    def data(self, key: str) -> bytes:
        return self.sent[key].split(b"\n", 1)[1]


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    made = Wire()
    monkeypatch.setattr(coverage_map, "_COMPONENT", made)
    return made


def told(app: AppTest, key: str, state: object) -> AppTest:
    """The next run, after the browser said something."""
    app.session_state[key] = state
    return app.run()


def test_the_first_picture_brings_one_indicator_and_the_others_come_when_asked(
    open_page: Open, wire: Wire
) -> None:
    app = open_page("peta")
    keys = wire.head("map")["keys"]
    assert list(keys) == list(wire.head("map")["indicators"]) == list(INDICATORS)
    assert len(set(keys.values())) == len(INDICATORS)
    assert wire.head("map")["key"] == keys["cakupan"]
    assert 0 < len(wire.sent["map"]) <= FIRST
    assert (wire.head("map_others")["key"], wire.data("map_others")) == (None, b"")
    assert wire.head("map_others")["keys"] == list(keys.values())
    for code, key in keys.items():
        app = told(app, "map_others", {"minta": key})
        assert not app.exception
        assert wire.head("map_others")["key"] == key
        assert 0 < len(wire.sent["map_others"]) <= OTHER, code
    app = told(app, "map_others", {"minta": ""})
    assert wire.data("map_others") == b""


@pytest.mark.full
def test_what_is_asked_for_is_what_the_map_itself_would_bring(open_page: Open, wire: Wire) -> None:
    app = open_page("peta")
    key = wire.head("map")["keys"]["perubahan"]
    told(app, "map_others", {"minta": key})
    asked = wire.data("map_others")
    open_page("peta", ind="perubahan")
    assert wire.head("map")["key"] == key
    assert wire.data("map") == asked


def test_what_the_browser_holds_is_not_sent_again_and_other_data_are(open_page: Open, wire: Wire) -> None:
    app = open_page("peta")
    keys = wire.head("map")["keys"]
    app.session_state["ind"] = "capaian"
    app = told(app, "map", {"pilihan": {"nomor": 1, "punya": list(keys.values())}})
    assert not app.exception
    assert (wire.head("map")["indicator"], wire.data("map")) == ("capaian", b"")
    assert len(wire.sent["map"]) <= WORDS
    for key, value in (
        ("segmen", "BPU"),
        ("tingkat", "provinsi"),
        ("kelas", "kuantil"),
        ("basis", "2025-01"),
    ):
        app.session_state[key] = value
        app.run()
        assert set(wire.head("map")["keys"].values()).isdisjoint(keys.values()), key
        assert wire.data("map"), key
        keys = wire.head("map")["keys"]


@pytest.mark.full
def test_a_question_of_before_is_not_answered(open_page: Open, wire: Wire) -> None:
    app = open_page("peta")
    asked = wire.head("map")["keys"]["capaian"]
    app.session_state["tingkat"] = "provinsi"
    told(app, "map_others", {"minta": asked})
    assert (wire.head("map_others")["key"], wire.data("map_others")) == (None, b"")


@pytest.mark.full
def test_keys_hang_on_language_and_in_quantiles_on_the_month(open_page: Open, wire: Wire) -> None:
    def keys(**choices: str) -> set[str]:
        open_page("peta", **choices)
        return set(wire.head("map")["keys"].values())

    assert keys() == keys(periode="2025-03")
    assert keys().isdisjoint(keys(bahasa="en"))
    assert keys(kelas="kuantil", periode="2025-03").isdisjoint(keys(kelas="kuantil", periode="2025-04"))


def test_columns_in_3d_have_a_list_of_their_own(open_page: Open, wire: Wire) -> None:
    app = open_page("peta", tampilan="3d", ind="capaian")
    assert not wire.sent
    assert app.selectbox(key="ind").value == "capaian"
    app.session_state["tampilan"] = "peta"
    app.run()
    assert wire.head("map")["indicator"] == "capaian"


@pytest.mark.parametrize(
    ("choice", "area", "indicator"),
    [
        (MapChoice(area=None, period="2025-06", indicator="capaian"), "73", "capaian"),
        (MapChoice(area=None, period="2025-06"), "73", "cakupan"),
        (MapChoice(area="7307", period="2025-06", indicator="cakupan"), "7307", "cakupan"),
        (MapChoice(area=None, period="2025-06", back=True), "SULAMA", "cakupan"),
    ],
)
def test_another_indicator_or_month_leaves_the_area(
    choice: MapChoice, area: str, indicator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = {"wilayah": "73", "fokus": "73", "periode": "2026-10", "ind": "cakupan"}
    monkeypatch.setattr(st, "session_state", state)
    keep_choice(choice)
    assert (state["wilayah"], state["periode"], state["ind"]) == (area, "2025-06", indicator)
