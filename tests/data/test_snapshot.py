"""A bad file never takes the site down: the last good state stays, on disk, across restarts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.data import store
from dashboard.data.dataset import Dataset, Source
from dashboard.data.kept_tables import CACHE_VARIABLE
from dashboard.data.snapshot import good_or_last

HEADER = "periode;kode_wilayah;segmen;kelompok;sumber_dana;peserta_aktif;sementara\n"
GOOD = HEADER + "2025-01;7307;SEMUA;SEMUA;SEMUA;1250;tidak\n"
ELIGIBLE = "berlaku_mulai;kode_wilayah;segmen;potensi;versi;sumber\n2025-01;7307;SEMUA;30000;v;s\n"

Loaded = Callable[[], Dataset]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "simpanan"))
    (tmp_path / "kantor").mkdir()
    return tmp_path / "kantor"


@pytest.fixture
def loaded(folder: Path) -> Loaded:
    def load() -> Dataset:
        read = store.load_dataset(folder, source=Source.OFFICE, today=date(2026, 11, 27))
        return good_or_last(read, folder)

    return load


def test_a_workbook_laid_out_otherwise_leaves_the_last_good_data_up(folder: Path, loaded: Loaded) -> None:
    members, eligible = folder / "kepesertaan.csv", folder / "potensi.csv"
    members.write_text(GOOD, encoding="utf-8")
    eligible.write_text(ELIGIBLE, encoding="utf-8")
    good = loaded()
    assert good.last_good is None
    members.write_text("apa;saja\n1;2\n", encoding="utf-8")
    kept = loaded()
    assert kept.last_good is not None
    assert kept.version == good.version
    pd.testing.assert_frame_equal(kept.members, good.members)
    pd.testing.assert_frame_equal(kept.eligible, good.eligible)
    assert any(report.errors for report in kept.reports)
    members.write_text(GOOD.replace("1250", "1300"), encoding="utf-8")
    again = loaded()
    assert again.last_good is None
    assert again.members["peserta_aktif"].tolist() == [1300]


def test_another_table_that_can_not_be_used_any_more_does_the_same(folder: Path, loaded: Loaded) -> None:
    (folder / "kepesertaan.csv").write_text(GOOD, encoding="utf-8")
    (folder / "potensi.csv").write_text(ELIGIBLE, encoding="utf-8")
    loaded()
    (folder / "potensi.csv").write_text(ELIGIBLE.replace("2025-01", "2025"), encoding="utf-8")
    assert loaded().eligible["potensi"].tolist() == [30000]
    (folder / "potensi.csv").unlink()
    without = loaded()
    assert without.last_good is None
    assert without.eligible.empty


def test_where_no_good_state_was_ever_kept_there_is_none(folder: Path, loaded: Loaded) -> None:
    (folder / "kepesertaan.csv").write_text("apa;saja\n1;2\n", encoding="utf-8")
    nothing = loaded()
    assert nothing.last_good is None
    assert nothing.periods == ()


def test_what_is_kept_is_the_servers_own_and_a_damaged_copy_is_no_state(
    folder: Path, loaded: Loaded, tmp_path: Path
) -> None:
    (folder / "kepesertaan.csv").write_text(GOOD, encoding="utf-8")
    loaded()
    (place,) = (tmp_path / "simpanan").iterdir()
    assert place.stat().st_mode & 0o077 == 0
    (place / "kepesertaan.parquet").write_bytes(b"PAR1")
    (folder / "kepesertaan.csv").write_text("apa;saja\n1;2\n", encoding="utf-8")
    assert loaded().periods == ()


def test_a_place_that_can_not_be_written_keeps_nothing_and_hinders_nothing(
    folder: Path, loaded: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "berkas" / "di dalamnya"))
    (folder / "kepesertaan.csv").write_text(GOOD, encoding="utf-8")
    assert loaded().periods == ("2025-01",)
