"""“Bawa pulang”: on every page with a month; nothing is drawn or made before it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.export.papers.kinds import FORMS, DocumentKind
from dashboard.i18n import Language
from tests.app.conftest import ROOT
from tests.pdf_text import pdf_text
from tests.sample_numbers import material
from tests.spread import spread

#: On one worker, so that the sample is read once.
pytestmark = pytest.mark.xdist_group("documents")

Open = Callable[..., AppTest]
OPENED = "bawa_pulang"


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the page offers for download by the key of its button, not made yet."""
    found: dict[str, Any] = {}

    def keep(label: str, data: Any, **rest: Any) -> bool:
        found[str(rest.get("key"))] = (data, rest["file_name"])
        return False

    monkeypatch.setattr(st, "download_button", keep)
    return found


@pytest.mark.parametrize("page", spread(["ringkasan", "peta", "metode"], quick=1))
def test_closed_it_offers_nothing(open_page: Open, offered: dict[str, Any], page: str) -> None:
    app = open_page(page, wilayah="73")
    assert not app.exception
    assert not any(key.startswith("bawa_") for key in offered)


def test_opened_it_offers_every_kind(
    open_page: Open, offered: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASBOR_LINK", "https://dasbor.example/sulama")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["wilayah"] = "73"
    app.query_params["periode"] = "2026-10"
    app.session_state[OPENED] = True
    app.run()
    assert not app.exception
    kinds = {key.split("_")[1] for key in offered if key.startswith("bawa_")}
    assert kinds == {str(kind) for kind in DocumentKind}
    for key, (data, name) in offered.items():
        if key.startswith("bawa_"):
            _, kind, form = key.split("_")
            assert form in FORMS[DocumentKind(kind)]
            assert callable(data)
            assert name.startswith("DATA-CONTOH")
            assert name.endswith(f"2026-10.{form}")
    made = offered["bawa_lembar_pdf"][0]()
    told = material().told("73", Language())
    assert told.story.version in pdf_text(made)
    assert made[:5] == b"%PDF-"


@pytest.mark.full
def test_an_area_without_a_gap_gets_no_study(open_page: Open, offered: dict[str, Any]) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["wilayah"] = "KC01"
    app.session_state[OPENED] = True
    app.run()
    assert not app.exception
    assert not any("kajian" in key for key in offered)
    assert any("lembar" in key for key in offered)
