"""Data of a store in the app: the newest first, the same while one looks, an old one where the link says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data import clock
from dashboard.data.dataset import Source
from dashboard.data.published import folder as published
from dashboard.data.published.database.store import Store
from dashboard.data.published.errors import AwayError
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import DATABASE_VARIABLE, LASTING_VARIABLE, STORE_VARIABLE, place_at
from dashboard.ui.frame import loading
from dashboard.ui.frame.document_numbers import numbers_of
from dashboard.ui.serving.answer import answer
from tests.app.conftest import words
from tests.data.published.small import NOW, act, made

Open = Callable[..., AppTest]
FIRST, SECOND = made(60_000), made(70_000)
A, B = FIRST.version.versi, SECOND.version.versi


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The clock, by its only entry."""
    now = [NOW]
    monkeypatch.setattr(clock, "now_wita", lambda: now[0])
    return now


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: list[datetime]) -> Iterator[Store]:
    path = tmp_path / "terbit.sqlite"
    monkeypatch.setattr(published, "FOLDER", tmp_path / "terbit")
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
    monkeypatch.setenv(STORE_VARIABLE, str(path))
    made_here = open_store(place_at(str(path)), create=True)
    yield made_here
    made_here.close()


def later(at: list[datetime], **by: float) -> None:
    at[0] += timedelta(**by)


def test_what_is_in_force_is_shown_with_version_date_and_whether_it_lasts(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.publish(FIRST, act())
    said = words(open_page("ringkasan", wilayah="7307"))
    assert "Data terbit" in said
    assert "DATA CONTOH" not in said
    assert "60,00%" in said
    assert f"versi data {A}" in said
    assert "27 November 2026" in said
    assert "penyimpanan sementara" in said
    monkeypatch.setenv(LASTING_VARIABLE, "ya")
    assert "penyimpanan sementara" not in words(open_page("ringkasan", wilayah="7307"))


def test_a_session_keeps_its_version_until_it_takes_the_new_one(
    open_page: Open, store: Store, at: list[datetime]
) -> None:
    store.publish(FIRST, act())
    app = open_page("ringkasan", wilayah="7307")
    later(at, seconds=5)
    store.publish(SECOND, act())
    # Within a minute of being published everybody new has it, and those who look are offered it.
    later(at, seconds=30)
    said = words(app.run())
    assert f"Versi baru terbit: **{B}**" in said
    assert "60,00%" in said
    assert "70,00%" in words(open_page("ringkasan", wilayah="7307"))
    app.button(key="tampilkan_versi").click().run()
    said = words(app.run())
    assert "70,00%" in said
    # Whoever looked at the newest month goes on to the newest one.
    store.publish(made(75_000, last="2026-11"), act())
    later(at, seconds=30)
    app.run()
    app.button(key="tampilkan_versi").click().run()
    said = words(app.run())
    assert "75,00%" in said
    assert "November 2026" in said
    assert "Versi baru terbit" not in said


def test_a_link_pins_an_old_version_and_says_so_on_every_page(
    open_page: Open, store: Store, at: list[datetime]
) -> None:
    store.publish(FIRST, act())
    store.publish(SECOND, act())
    app = open_page("ringkasan", wilayah="7307", versi=A)
    said = words(app)
    assert f"versi lama **{A}**" in said
    assert B in said
    assert "60,00%" in said
    assert app.query_params["versi"] == A
    assert f"versi lama **{A}**" in words(open_page("metode", wilayah="7307", versi=A))
    # Documents asked for later hold what the page shows, whatever is in force by then.
    shown = loading.dataset(Source.PUBLISHED)
    later(at, seconds=30)
    store.rollback(A, act())
    assert numbers_of(shown, "2026-10").dataset.version == B
    later(at, seconds=30)
    assert loading.dataset(Source.PUBLISHED).version == A
    # The first answer is of the version in force alone.
    assert answer("/", {"wilayah": "7307", "versi": B}) is None
    assert answer("/", {"wilayah": "7307", "versi": A}) is not None


@pytest.mark.parametrize("asked", ["withdrawn", "unknown"])
def test_a_link_to_a_version_that_is_gone_says_so_and_shows_what_is_in_force(
    open_page: Open, store: Store, at: list[datetime], asked: str
) -> None:
    store.publish(FIRST, act())
    store.publish(SECOND, act())
    store.withdraw(A, act())
    app = open_page("ringkasan", wilayah="7307", versi=A if asked == "withdrawn" else "ffffffff")
    told = "\n".join(each.value for each in app.warning)
    assert ("sudah ditarik" if asked == "withdrawn" else "tidak dikenal") in told
    assert f"Yang tampil: versi {B}" in told
    assert "70,00%" in words(app)
    assert "versi" not in app.query_params


@pytest.mark.full
def test_a_version_withdrawn_under_a_session_is_left(
    open_page: Open, store: Store, at: list[datetime]
) -> None:
    store.publish(FIRST, act())
    app = open_page("ringkasan", wilayah="7307")
    store.publish(SECOND, act())
    store.withdraw(A, act())
    later(at, seconds=30)
    app.run()
    assert "70,00%" in words(app)
    assert any("sudah ditarik" in each.value for each in app.warning)
    assert not any("sudah ditarik" in each.value for each in app.run().warning)


def test_a_store_that_is_away_leaves_the_last_version_up_with_its_age(
    open_page: Open, store: Store, at: list[datetime], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store.publish(FIRST, act())
    app = open_page("ringkasan", wilayah="7307")

    def away(*_: object) -> None:
        raise AwayError

    monkeypatch.setattr(Store, "pointer", away)
    monkeypatch.setattr(Store, "picture", away)
    # Over a day's turn, when everything computed is computed anew.
    later(at, hours=16)
    for shown in (app.run(), open_page("ringkasan", wilayah="7307")):
        assert not shown.exception
        assert "60,00%" in words(shown)
        assert shown.session_state["sumber"] == "terbit"
        told = "\n".join(each.value for each in shown.warning)
        assert "tidak terjangkau" in told
        assert "27 November 2026 pukul 09.00 WITA (16 jam yang lalu)" in told
    # A server that starts while the store is away has nothing to show, and says so.
    monkeypatch.setenv(STORE_VARIABLE, str(tmp_path / "lain.sqlite"))
    fresh = open_page("ringkasan")
    assert not fresh.exception
    assert any("Data terbit tidak terbaca" in each.value for each in fresh.subheader)
    assert any("tidak terjangkau" in each.value for each in fresh.error)


@pytest.mark.full
def test_a_store_without_anything_in_force_leaves_the_other_sources_alone_also_while_it_is_away(
    open_page: Open, store: Store, at: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_page("metode").session_state["sumber"] == "contoh"

    def away(*_: object) -> None:
        raise AwayError

    monkeypatch.setattr(Store, "pointer", away)
    later(at, minutes=5)
    assert open_page("metode").session_state["sumber"] == "contoh"


def test_an_address_that_is_none_is_said_and_never_shown(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATABASE_VARIABLE, "mysql://ani:rahasia@db/dasbor")
    app = open_page("ringkasan")
    assert not app.exception
    assert any("Alamat penyimpanan tidak dikenal" in each.value for each in app.error)
    assert "rahasia" not in words(app)
    assert app.session_state["sumber"] == "terbit"
