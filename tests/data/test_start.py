"""A start takes what was read before, where files, code and day are the same; and it is the very same then."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

from dashboard.data import start, store
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.sealed import rows_within
from dashboard.data.kept_tables import CACHE_VARIABLE, place_of
from dashboard.data.start import started, started_for_guests
from dashboard.data.store import SAMPLE_FOLDER

TODAY = date(2026, 11, 27)
MEMBERS = "periode;kode_wilayah;segmen;kelompok;sumber_dana;peserta_aktif;sementara\n"
ELIGIBLE = "berlaku_mulai;kode_wilayah;segmen;potensi;versi;sumber\n"


@pytest.fixture(autouse=True)
def kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "simpanan"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office's folder with what is read, what is refused and what lies unread."""
    found = tmp_path / "kantor"
    found.mkdir()
    rows = "2025-01;Sidrap;SEMUA;SEMUA;SEMUA;1.250;tidak\n2025-01;7399;SEMUA;SEMUA;SEMUA;1;tidak\n"
    (found / "kepesertaan.csv").write_text(MEMBERS + rows, encoding="utf-8")
    (found / "potensi.csv").write_text(ELIGIBLE + "2025-01;7314;SEMUA;1200;2025;s\n", encoding="utf-8")
    (found / "surat.pdf").write_bytes(b"%PDF-1.4")
    return found


def never(*_args: object, **_more: object) -> Dataset:
    raise AssertionError("read anew")


def same(one: Dataset, other: Dataset) -> None:
    assert one.reports == other.reports
    assert (one.version, one.fingerprint, one.source) == (other.version, other.fingerprint, other.source)
    assert one.has_own_rates == other.has_own_rates
    pd.testing.assert_frame_equal(one.law_rates, other.law_rates)
    assert list(one.tables) == list(other.tables)
    for name, table in one.tables.items():
        pd.testing.assert_frame_equal(table, other.tables[name], obj=name)


def test_the_second_start_is_the_first_and_reads_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = started(folder, source=Source.OFFICE, today=TODAY)
    assert any(report.errors for report in first.reports)
    assert any(report.readings for report in first.reports)
    monkeypatch.setattr(store, "load_dataset", never)
    same(started(folder, source=Source.OFFICE, today=TODAY), first)


def test_the_sample_is_kept_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    first = started(SAMPLE_FOLDER, source=Source.SAMPLE, today=TODAY)
    monkeypatch.setattr(store, "load_dataset", never)
    same(started(SAMPLE_FOLDER, source=Source.SAMPLE, today=TODAY), first)


def test_whatever_differs_is_read_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started(folder, source=Source.OFFICE, today=TODAY)
    members = folder / "kepesertaan.csv"
    members.write_text(members.read_text(encoding="utf-8").replace("1.250", "1.260"), encoding="utf-8")
    assert started(folder, source=Source.OFFICE, today=TODAY).members["peserta_aktif"].tolist() == [1_260]
    monkeypatch.setattr(store, "load_dataset", never)
    with pytest.raises(AssertionError, match="read anew"):
        started(folder, source=Source.OFFICE, today=date(2026, 11, 28))
    with pytest.raises(AssertionError, match="read anew"):
        started(folder, source=Source.SAMPLE, today=TODAY)
    monkeypatch.setattr(start, "_code", lambda: "another")
    with pytest.raises(AssertionError, match="read anew"):
        started(folder, source=Source.OFFICE, today=TODAY)


@pytest.mark.parametrize("damage", ["cut", "gone", "nonsense", "away"])
def test_what_can_not_be_read_whole_is_read_anew(folder: Path, damage: str) -> None:
    first = started(folder, source=Source.OFFICE, today=TODAY)
    place = place_of(folder, kind="-awal")
    table, told = place / "kepesertaan.parquet", place / "isi.json"
    match damage:
        case "cut":
            table.write_bytes(table.read_bytes()[:100])
        case "gone":
            table.unlink()
        case "nonsense":
            told.write_text(told.read_text(encoding="utf-8").replace('"reports": [', '"reports": [7, '))
        case _:
            shutil.rmtree(place)
    same(started(folder, source=Source.OFFICE, today=TODAY), first)


def test_nobody_else_on_the_machine_reads_it(folder: Path) -> None:
    started(folder, source=Source.OFFICE, today=TODAY)
    place = place_of(folder, kind="-awal")
    assert place.stat().st_mode & 0o077 == 0
    assert place.parent.stat().st_mode & 0o077 == 0


def test_where_nothing_can_be_kept_the_files_are_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "berkas").write_text("no folder")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "berkas" / "x"))
    assert started(folder, source=Source.OFFICE, today=TODAY).periods == ("2025-01",)


def guests_of(folder: Path, source: Source, read: Callable[[], Dataset]) -> Dataset:
    return started_for_guests(folder, source=source, today=TODAY, read=read)


@pytest.mark.parametrize("source", [Source.OFFICE, pytest.param(Source.SAMPLE, marks=pytest.mark.full)])
def test_what_guests_see_is_the_same_the_second_time_and_nothing_else_is_read(source: Source) -> None:
    """Of the sample's files as the office's, so that every table is stripped, sealed or summed."""
    full = started(SAMPLE_FOLDER, source=source, today=TODAY)
    first = guests_of(SAMPLE_FOLDER, source, lambda: full)
    second = guests_of(SAMPLE_FOLDER, source, never)
    same(first, second)
    assert first.fingerprint != full.fingerprint
    assert (
        second.summed
        == first.summed
        == ({"manfaat", "kepatuhan"} if source is Source.OFFICE else {"manfaat"})
    )
    assert second.sealed.keys() == first.sealed.keys()
    for name, sealed in first.sealed.items():
        assert type(second.sealed[name]) is type(sealed)
        pd.testing.assert_frame_equal(rows_within(second.sealed[name]), rows_within(sealed))
        assert second.tables[name].empty


def test_what_guests_see_follows_the_files_and_the_day(folder: Path) -> None:
    def read() -> Dataset:
        return started(folder, source=Source.OFFICE, today=TODAY)

    guests_of(folder, Source.OFFICE, read)
    (folder / "kepesertaan.csv").write_text(
        MEMBERS + "2025-01;Sidrap;SEMUA;SEMUA;SEMUA;1.300;tidak\n", encoding="utf-8"
    )
    assert list(guests_of(folder, Source.OFFICE, read).members["peserta_aktif"]) == [1300]
    with pytest.raises(AssertionError, match="read anew"):
        started_for_guests(folder, source=Source.OFFICE, today=date(2026, 11, 28), read=never)


def test_what_stands_in_for_files_that_can_not_be_used_is_not_kept(folder: Path) -> None:
    def last() -> Dataset:
        data = started(folder, source=Source.OFFICE, today=TODAY)
        return replace(data, last_good=datetime(2026, 11, 1, tzinfo=UTC))

    assert guests_of(folder, Source.OFFICE, last).last_good
    with pytest.raises(AssertionError, match="read anew"):
        guests_of(folder, Source.OFFICE, never)
