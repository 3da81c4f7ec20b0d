"""Sources by address on page Data: for whoever sends for their branch, checked like a file that was sent."""

from __future__ import annotations

import pytest

from dashboard.data.published.addresses import Address, AddressError
from dashboard.ui.data import addresses as section
from tests.app.conftest import words
from tests.app.test_publishing import HEADING, Open, Visitors, press, store, visitors
from tests.data.published.office import HERE, OTHER, OWN

__all__ = ["store", "visitors"]

URL = "https://data.example/rahasia.csv"
SOURCES = (Address("Rekap sendiri", URL, branch=OWN), Address("Rekap lain", URL, branch=OTHER))


def offered(open_page: Open) -> list[str]:
    return [each.label for each in open_page("data").button if each.label.startswith("Rekap")]


def test_a_source_is_for_its_own_branch_and_becomes_a_submission(
    open_page: Open, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(section, "addresses", lambda: SOURCES)
    content = f"{HEADING}2026-10;{HERE};SEMUA;SEMUA;SEMUA;150;tidak\n".encode()
    monkeypatch.setattr(section, "fetched", lambda _: ("kepesertaan.csv", content))
    assert offered(open_page) == []
    visitors.looking = visitors.admin
    assert offered(open_page) == []
    visitors.looking = visitors.checker
    assert offered(open_page) == ["Rekap sendiri", "Rekap lain"]
    visitors.looking = visitors.clerk
    assert offered(open_page) == ["Rekap sendiri"]
    app = press(open_page("data"), "Rekap sendiri")
    assert not app.exception
    assert "Dikirim atas nama" in words(app)
    assert "data.example" not in words(app)


def test_what_stands_in_the_way_is_said_without_the_address(
    open_page: Open, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(address: Address) -> tuple[str, bytes]:
        raise AddressError(
            "{name} tidak terjangkau. Periksa alamatnya di rahasia server, dan jaringannya.", address
        )

    monkeypatch.setattr(section, "addresses", lambda: SOURCES)
    monkeypatch.setattr(section, "fetched", away)
    visitors.looking = visitors.clerk
    app = press(open_page("data"), "Rekap sendiri")
    assert not app.exception
    (said,) = [each.value for each in app.error]
    assert said.startswith("Rekap sendiri tidak terjangkau")
    assert "data.example" not in said
