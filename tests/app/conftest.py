"""Pages run in process, on the sample or on a folder of files made for the test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.data import clock, store

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = {
    "ringkasan": "app.py",
    "peta": "pages/peta.py",
    "kategori": "pages/kategori.py",
    "target": "pages/target.py",
    "anggaran": "pages/anggaran.py",
    "bandingkan": "pages/bandingkan.py",
    "rapat": "pages/rapat.py",
    "cabang": "pages/cabang.py",
    "desa": "pages/desa.py",
    "kepatuhan": "pages/kepatuhan.py",
    "komitmen": "pages/komitmen.py",
    "kasus": "pages/kasus.py",
    "profil": "pages/profil.py",
    "data": "pages/data.py",
    "metode": "pages/metode.py",
    "penerbitan": "pages/penerbitan.py",
    "pengguna": "pages/pengguna.py",
}


@pytest.fixture(autouse=True)
def no_search_for_components(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every AppTest looks through all installed packages for components; ours is in the app itself."""
    monkeypatch.setattr(
        "streamlit.components.v2.manifest_scanner.scan_component_manifests", lambda *_, **__: []
    )


#: The folds of long tables, which pages opened by tests have open.
FOLDS = ("tabel_peta", "tabel_desa", "tabel_pembagian")


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """Open a page as a link does: `open_page("peta", wilayah="7307")`; its long tables are unfolded."""

    def open_it(page: str, **params: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in params.items():
            app.query_params[name] = value
        for fold in FOLDS:
            app.session_state[fold] = True
        if page != "ringkasan":
            app.switch_page(SCRIPTS[page])
        return app.run()

    return open_it


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Set the clock: `at(2026, 9, 30, 23, 59)`, in WITA."""

    def set_to(*moment: int) -> None:
        monkeypatch.setattr(clock, "now_wita", lambda: datetime(*moment, tzinfo=clock.WITA))

    return set_to


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Put files into the office's folder: `office(kepesertaan="periode,...")`."""

    def put(**files: str) -> Path:
        folder = tmp_path / "kantor"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            (folder / f"{name}.csv").write_text(content, encoding="utf-8")
        monkeypatch.setattr(store, "OFFICE_FOLDER", folder)
        monkeypatch.setattr(store.has_office_data, "__defaults__", (folder,))
        return folder

    return put


@pytest.fixture
def internal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that only the office reaches; without it whoever opens office data is a guest."""
    monkeypatch.setenv(store.INTERNAL_VARIABLE, "ya")


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that the pages hand over for download, as text."""
    handed: list[str] = []

    def keep(label: str, data: Any, **rest: Any) -> bool:
        content = data() if callable(data) else data
        told = content if isinstance(content, str) else content.decode("utf-8-sig", errors="replace")
        handed.append(told + str(rest["file_name"]))
        return False

    monkeypatch.setattr(st, "download_button", keep)
    return handed


def everything(app: AppTest) -> str:
    """What a page sends to the browser, whole."""
    tables = "\n".join(each.value.to_string() for each in (*app.dataframe, *app.table))
    return "\n".join([words(app), tables, str(app._tree), str(app.query_params)])


def sent(app: AppTest) -> bytes:
    """The same as it goes over the wire, tables cell by cell."""
    protos = [getattr(each, "proto", None) for each in app._tree]
    return b"\n".join(each.SerializeToString() for each in protos if each is not None)


def words(app: AppTest) -> str:
    """Everything a page says, as one text."""
    kinds = ("title", "header", "markdown", "caption", "warning", "info", "error", "metric", "subheader")
    said = []
    for kind in kinds:
        for element in getattr(app, kind):
            said.append(str(element.value))
            said.append(str(getattr(element, "label", "")))
    return "\n".join(said)


def gauges(app: AppTest) -> list[str]:
    """What the gauges and other still pictures show, in words, in their order on the page."""
    return [image.alt for shown in app.get("image") for image in shown.proto.imgs]


def finding(app: AppTest) -> str:
    """The sentence beside the page's title."""
    return str(app.header[0].value).replace("\\", "")
