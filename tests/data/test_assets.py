"""A changed script gets another address."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.data.assets import asset_names, asset_url


def test_the_version_follows_any_file_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "peta"
    folder.mkdir()
    (folder / "peta.js").write_text("one")
    (folder / "dom.js").write_text("two")
    first = asset_url("peta", "peta.js", root=tmp_path)
    assert first.startswith("app/static/peta/peta.js?v=")
    assert asset_url("peta", "peta.js", root=tmp_path) == first
    (folder / "dom.js").write_text("three")
    os.utime(folder / "dom.js", ns=(1, 1))
    assert asset_url("peta", "peta.js", root=tmp_path) != first


def test_a_missing_script_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="static/peta/peta"):
        asset_url("peta", "peta.js", root=tmp_path)


def test_the_scripts_of_a_folder_are_named_without_its_other_files(tmp_path: Path) -> None:
    for name in ("peta.js", "dom.js", "types.d.ts"):
        (tmp_path / name).touch()
    assert asset_names(".", ".js", root=tmp_path) == ["dom.js", "peta.js"]


def test_the_map_is_there() -> None:
    assert asset_url("peta", "peta.js")
    assert "peta.js" in asset_names("peta", ".js")
