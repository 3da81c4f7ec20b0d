"""Published data in the app: shown first, marked where they are the sample's, honest about what is not in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.indicators import COVERAGE
from dashboard.data import store
from dashboard.data.clock import WITA
from dashboard.data.dataset import Source
from dashboard.data.published import folder as published
from dashboard.data.start import started
from dashboard.export.papers.pictures import indicator_data
from dashboard.export.papers.told import told
from dashboard.i18n import Language
from dashboard.metrics.story.gather import story
from dashboard.metrics.story.numbers import Numbers
from dashboard.ui.frame import published_source
from tests.app.conftest import SCRIPTS, words
from tests.app.test_pages import ELIGIBLE, MEMBERS
from tests.spread import spread

Open = Callable[..., AppTest]
NOW = datetime(2026, 11, 27, 9, 0, tzinfo=WITA)


@pytest.fixture
def terbit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # What another test has made of the same version, whole or broken, is not this one's.
    published_source._folder_dataset.clear()
    monkeypatch.setattr(published, "FOLDER", tmp_path / "terbit")
    return tmp_path / "terbit"


def put(source: Path, folder: Path, *, trial: bool) -> None:
    data = started(source, source=Source.OFFICE, today=NOW.date())
    published.publish(data, folder, note="", accept_refused=None, trial=trial, now=NOW)


def small(tmp_path: Path) -> Path:
    folder = tmp_path / "asal"
    folder.mkdir()
    (folder / "kepesertaan.csv").write_text(MEMBERS + "2026-10,7307,SEMUA,SEMUA,SEMUA,600,tidak\n")
    (folder / "potensi.csv").write_text(ELIGIBLE + "2026-01,7307,SEMUA,1000,2026,x\n")
    return folder


@pytest.mark.parametrize("page", spread(SCRIPTS, quick=1))
def test_every_page_opens_on_published_data(open_page: Open, terbit: Path, tmp_path: Path, page: str) -> None:
    put(small(tmp_path), terbit, trial=False)
    app = open_page(page, wilayah="7307")
    assert not app.exception
    assert app.session_state["sumber"] == "terbit"
    assert "DATA CONTOH" not in words(app)


def test_published_data_are_shown_first_with_their_version_and_date(
    open_page: Open, terbit: Path, tmp_path: Path
) -> None:
    put(small(tmp_path), terbit, trial=False)
    version = published.current(terbit)
    assert version is not None
    said = words(open_page("ringkasan", wilayah="7307"))
    assert "Data terbit" in said
    assert version.versi in said
    assert "27 November 2026" in said
    assert "60,00%" in said
    with (tmp_path / "asal" / "kepesertaan.csv").open("a") as file:
        file.write("2026-10,7308,SEMUA,SEMUA,SEMUA,77,tidak\n")
    put(tmp_path / "asal", terbit, trial=False)
    assert version.versi not in words(open_page("ringkasan", wilayah="7307"))


def test_the_sample_published_for_a_trial_says_so_everywhere(open_page: Open, terbit: Path) -> None:
    put(store.SAMPLE_FOLDER, terbit, trial=True)
    app = open_page("ringkasan")
    assert app.session_state["sumber"] == "terbit"
    assert "DATA CONTOH" in words(app)
    desa = open_page("desa")
    assert not desa.exception
    assert any("tidak ikut diterbitkan" in each.value for each in desa.info)


def test_a_broken_folder_is_said_and_the_sample_offered(
    open_page: Open, terbit: Path, tmp_path: Path
) -> None:
    put(small(tmp_path), terbit, trial=False)
    for path in (terbit / "isi").iterdir():
        path.unlink()
    app = open_page("ringkasan")
    assert not app.exception
    assert any("Data terbit tidak terbaca" in each.value for each in app.subheader)
    app.button(key="lihat_contoh").click().run()
    assert app.session_state["sumber"] == "contoh"
    assert "DATA CONTOH" in words(app)


@pytest.mark.full
def test_documents_of_a_trial_bear_the_mark_of_the_sample(terbit: Path) -> None:
    put(store.SAMPLE_FOLDER, terbit, trial=True)
    data = published.read(terbit, fingerprint="x")
    numbers = Numbers(data, "2026-10")
    found = told(story(numbers, "7307"), Language(), base="")
    assert found.stamp == "DATA CONTOH"
    assert found.source.startswith("DATA CONTOH")
    drawn = indicator_data(numbers, COVERAGE, Language())
    assert drawn.sample
    assert "DATA CONTOH" in drawn.sources["2026-10"]
