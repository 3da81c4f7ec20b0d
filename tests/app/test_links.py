"""A link says what it names that is not known; the visitor's own choices are never called that."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

import dashboard.ui
from dashboard.ui.frame import url_state
from dashboard.ui.frame.registry import PAGES, entry
from tests.app.conftest import SCRIPTS
from tests.spread import spread

Open = Callable[..., AppTest]
PACKAGES = {
    "ringkasan": ("overview",),
    "peta": ("map",),
    "kategori": ("categories",),
    "target": ("targets",),
    "anggaran": ("budget",),
    "bandingkan": ("compare", "parts"),
    "rapat": ("meeting",),
    "cabang": ("branch",),
    "desa": ("villages",),
    "kepatuhan": ("compliance",),
    "komitmen": ("followup",),
    "kasus": ("cases",),
    "profil": ("profile",),
    "data": ("data",),
    "metode": ("method",),
    "penerbitan": ("publishing",),
    "pengguna": ("people",),
}
ASKING = {"ready", "choose", "pick", "ask", "answered", "several", "typed", "number", "percent"}


def called_unknown(app: AppTest) -> list[str]:
    return [each.value for each in app.warning if "Tautan menyebut" in each.value]


@pytest.mark.parametrize("page", spread(SCRIPTS, quick=4))
def test_an_unknown_name_in_a_link_is_told_once(open_page: Open, page: str) -> None:
    app = open_page(page, wilyah="7307", utm_source="surat")
    assert not app.exception
    (told,) = called_unknown(app)
    assert "wilyah" in told
    assert "utm" not in told
    assert not called_unknown(app.run())
    assert "wilyah" not in app.query_params


@pytest.mark.parametrize(
    ("page", "link", "read"),
    [
        ("peta", {"wilayah": "Sidrap\u200b ", "amp;periode": "Mar 2025"}, {"wilayah": "7314", "periode": "2025-03"}),
        ("anggaran", {"Wilayah": "73.07", "amp;amp;periode ": "202503", "bahasa": "EN", "mulai": "Okt 2023", "kelompok": "Nelayan+petani", "orang": "30000 "}, {"wilayah": "7307", "periode": "2025-03", "bahasa": "en", "mulai": "2023-10", "kelompok": "nelayan+petani", "orang": "30000"}),
    ],
)  # fmt: skip
def test_a_link_is_read_as_files_are_and_rewritten(
    open_page: Open, page: str, link: dict[str, str], read: dict[str, str]
) -> None:
    app = open_page(page, **link)
    assert not app.exception
    assert not called_unknown(app)
    address = {name: app.query_params[name] for name in app.query_params}
    assert read.items() <= address.items()
    assert set(address) <= {*read, "sumber"}


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ({"wilayah": "Gorontalo", "periode": "05/03/2025", "fokus": "9999"}, ["75 (Provinsi Gorontalo)", "7501 (Kabupaten Gorontalo)", "7571 (Kota Gorontalo)", "2025-03 atau 2025-05", "fokus “9999”."]),
        ({"wilayah": "Kab. Sinjay", "periode": "2031-01", "segmen": "BPUU", "tinkat": "provinsi"}, ["7307 (Kabupaten Sinjai)", "2026-10", "maksudnya BPU)", "maksudnya tingkat)"]),
    ],
)  # fmt: skip
def test_a_doubt_or_slip_in_a_link_is_told_with_what_it_may_mean(
    open_page: Open, link: dict[str, str], told: list[str]
) -> None:
    app = open_page("peta", **link)
    assert not app.exception
    (warning,) = called_unknown(app)
    said = warning.replace("\\", "")
    assert [each for each in (*link.values(), *told) if each not in said] in ([], ["provinsi"])
    assert (app.session_state["wilayah"], app.session_state["periode"]) == ("SULAMA", "2026-10")


def test_the_parameters_of_a_part_that_is_not_drawn_are_known(open_page: Open) -> None:
    assert not called_unknown(open_page("kepatuhan", bagian="ringkas", cuti="ya", hari="8"))
    assert not called_unknown(open_page("anggaran", orang1="10", orang2="20"))


@pytest.mark.parametrize(
    ("page", "link", "first", "then"),
    spread(
        [
            ("kepatuhan", {}, ("tingkat", "provinsi"), ("wilayah", "73")),
            ("kepatuhan", {"wilayah": "73", "bagian": "proyek"}, ("tahun", "2025"), ("wilayah", "7371")),
            ("desa", {}, ("gambar", "provinsi"), ("wilayah", "7307")),
            ("desa", {"wilayah": "7307"}, ("tahun", "2026"), ("periode", "2025-01")),
            ("komitmen", {"bagian": "dukungan"}, ("tahun", "2026"), ("periode", "2025-01")),
        ],
        quick=2,
    ),
)
def test_a_choice_that_no_longer_fits_after_another_is_nobodys_mistake(
    open_page: Open, page: str, link: dict[str, str], first: tuple[str, str], then: tuple[str, str]
) -> None:
    app = open_page(page, **link)
    for key, value in (first, then):
        app = chosen(app, key, value)
        assert not app.exception
        assert not called_unknown(app)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What each choice of the page last drawn offers: its key -> the codes."""
    seen: dict[str, list[str]] = {}
    ready = url_state.ready

    def noting(key: str, options: Sequence[str], default: str | None, **more: Any) -> None:
        seen[key] = list(options)
        ready(key, options, default, **more)

    monkeypatch.setattr(url_state, "ready", noting)
    return seen


@pytest.mark.full
@pytest.mark.parametrize("page", list(SCRIPTS))
def test_any_choice_and_then_any_area_or_month_is_never_called_unknown(
    open_page: Open, offered: dict[str, list[str]], page: str
) -> None:
    app = open_page(page)
    own = [(key, code) for key in entry(page).parameters for code in offered.get(key, [])[:4]]
    for key, code in own:
        if code not in offered.get(key, []):
            continue
        for choice in (
            (key, code),
            ("wilayah", "73"),
            ("wilayah", "7307"),
            ("periode", "2025-01"),
            ("wilayah", "SULAMA"),
        ):
            offered.clear()
            app = chosen(app, *choice)
            assert not app.exception, (key, code, choice)
            assert not called_unknown(app), (key, code, choice)


def chosen(app: AppTest, key: str, value: str) -> AppTest:
    """The page after a choice, as the widget leaves it in the session."""
    app.session_state[key] = value
    return app.run()


class Visit:
    """One visitor's session and address bar, without a page."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.session: dict = {}
        self.address = Address()
        monkeypatch.setattr(url_state.st, "session_state", self.session)
        monkeypatch.setattr(url_state.st, "query_params", self.address)

    def run(self, options: dict[str, list[str]]) -> tuple[dict[str, str], list[str]]:
        """Draw a page of these choices; which values and names of the link it calls unknown."""
        url_state.begin_run()
        for key, offered in options.items():
            url_state.ready(key, offered, offered[0])
        values = {each.key: each.written for each in url_state.unknown()}
        told = values, [each.written for each in url_state.unknown_names(())]
        url_state.publish({key: self.session[key] for key in options if self.session[key] != options[key][0]})
        return told


class Address(dict):
    """The address bar as Streamlit hands it over."""

    def to_dict(self) -> dict[str, str]:
        return dict(self)

    def from_dict(self, values: dict[str, str]) -> None:
        self.clear()
        self.update(values)


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    return Visit(monkeypatch)


CODES = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4, unique=True)
PAGE = st.dictionaries(st.sampled_from(["x", "y", "z"]), CODES, min_size=1)


@given(
    link=st.dictionaries(st.sampled_from("xyzw"), st.sampled_from("abcdefg")),
    pages=st.lists(PAGE, min_size=2),
    data=st.data(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_only_what_came_from_the_link_is_called_unknown(
    visit: Visit, link: dict[str, str], pages: list[dict[str, list[str]]], data: st.DataObject
) -> None:
    visit.session.clear()
    visit.address.from_dict(link)
    first, *others = pages
    values, names = visit.run(first)
    assert values == {key: value for key, value in link.items() if key in first and value not in first[key]}
    assert names == [key for key in link if key not in first]
    for page in others:
        for key in data.draw(st.lists(st.sampled_from(sorted(first)))):
            visit.session[key] = data.draw(st.sampled_from(first[key]))
        assert visit.run(page) == ({}, [])
        assert all(visit.session[key] in offered for key, offered in page.items())
        first = page


def test_a_link_that_was_cut_short_by_a_click_is_still_answered(visit: Visit) -> None:
    visit.address.from_dict({"x": "strange"})
    url_state.begin_run()
    assert visit.run({"x": ["a"]}) == ({"x": "strange"}, [])
    assert visit.run({"x": ["a"]}) == ({}, [])


@pytest.mark.parametrize("page", list(PACKAGES))
def test_the_registry_names_every_parameter_that_a_page_asks_for(page: str) -> None:
    asked = set()
    for package in PACKAGES[page]:
        for path in (Path(dashboard.ui.__path__[0]) / package).glob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for call in ast.walk(tree):
                named = isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args
                if named and call.func.attr in ASKING and isinstance(call.args[0], ast.Constant):
                    asked.add(str(call.args[0].value))
    # The language writes numbers and percentages by the same names, with a number first.
    assert {name for name in asked if name.isalpha()} <= set(entry(page).parameters)
    assert set(PACKAGES) == {each.key for each in PAGES}


def test_a_link_by_a_former_name_opens_the_area_of_today_and_says_so(open_page: Open) -> None:
    app = open_page("profil", wilayah="Kab. Mamuju Utara")
    assert app.session_state["wilayah"] == "7601"
    said = [each.value.replace("\\", "") for each in app.info]
    assert any("“Kab. Mamuju Utara” dibaca sebagai 7601 (Kabupaten Pasangkayu)" in each for each in said)
    app.run()
    assert not any("dibaca sebagai" in each.value for each in app.info)
