"""Where the store is: the environment, the secrets, or nowhere; and its password in no word of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.data.published import place
from dashboard.data.published.errors import UnknownAddressError
from dashboard.data.published.place import configured, place_at

ADDRESS = "postgresql://ani:rahasia@db.example/dasbor"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (
        place.STORE_VARIABLE,
        place.DATABASE_VARIABLE,
        place.READING_VARIABLE,
        place.LASTING_VARIABLE,
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(place, "ROOT", tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)


def test_nothing_set_is_no_store(tmp_path: Path) -> None:
    assert configured() is None
    assert configured({"dasbor": {"lain": 1}}) is None
    assert list(tmp_path.iterdir()) == []


def test_a_path_or_yes_is_sqlite_and_lasts_only_if_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(place.STORE_VARIABLE, str(tmp_path / "x.sqlite"))
    found = configured()
    assert found is not None
    assert (found.file, found.lasting) == (tmp_path / "x.sqlite", False)
    monkeypatch.setenv(place.LASTING_VARIABLE, "ya")
    monkeypatch.setenv(place.STORE_VARIABLE, "Ya")
    found = configured()
    assert found is not None
    assert (found.file, found.lasting) == (tmp_path / "data" / "dasbor-sulama" / "terbit.sqlite", True)


def test_the_database_goes_before_the_file_and_the_environment_before_the_secrets(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text(f'[dasbor]\ndatabase_url = "{ADDRESS}"\n')
    monkeypatch.setenv(place.STORE_VARIABLE, "x.sqlite")
    found = configured()
    assert found is not None
    assert (found.file, found.url, found.lasting) == (
        None,
        ADDRESS.replace("postgresql", "postgresql+psycopg"),
        True,
    )
    assert "rahasia" not in f"{found!r} {found.said}"
    monkeypatch.setenv(place.DATABASE_VARIABLE, "postgres://lain/dasbor")
    found = configured({"dasbor": {"database_url": ADDRESS}})
    assert found is not None
    assert found.url == "postgresql+psycopg://lain/dasbor"


def test_another_user_may_read_for_guests_in_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = ADDRESS.replace("ani:rahasia", "pembaca:sandi")
    found = configured({"dasbor": {"database_url": ADDRESS, "database_url_baca": reader}})
    assert found is not None
    assert found.reading_url == reader.replace("postgresql", "postgresql+psycopg")
    assert "sandi" not in f"{found!r} {found.said}"
    monkeypatch.setenv(place.READING_VARIABLE, "x.sqlite")
    with pytest.raises(UnknownAddressError):
        configured({"dasbor": {"database_url": ADDRESS}})
    # A file has no users.
    monkeypatch.setenv(place.STORE_VARIABLE, "y.sqlite")
    found = configured({})
    assert found is not None
    assert found.reading_url == ""


@pytest.mark.parametrize("written", ["mysql://ani:rahasia@db/dasbor", "https://x", "", "sqlite:///"])
def test_any_other_address_is_refused_without_repeating_it(written: str) -> None:
    with pytest.raises(UnknownAddressError) as told:
        place_at(written)
    assert "rahasia" not in str(told.value)
