"""Folders on disk, the reference tables, and speed."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from dashboard.data import clock, reference, store
from dashboard.data.dataset import Source
from dashboard.data.files import reading
from dashboard.data.outlines import boundaries
from dashboard.data.places.areas import UNASSIGNED_BRANCH, Areas
from dashboard.data.reference import BrokenReferenceError, load_areas, load_published
from tests.data.intake_tools import TODAY, areas, csv, member, said, xlsx


def load(folder: Path):
    return store.load_dataset(folder, source=Source.OFFICE, today=TODAY, areas=areas())


def test_a_folder_of_csv_and_excel_files(tmp_path: Path) -> None:
    (tmp_path / "kepesertaan.csv").write_bytes(csv(member()))
    header = ["berlaku_mulai", "kode_wilayah", "segmen", "potensi", "versi", "sumber"]
    (tmp_path / "potensi.xlsx").write_bytes(xlsx(a=[header, ["2025-01", "7307", "PU", 500, "2025", "x"]]))
    (tmp_path / "catatan.csv").write_text("x")
    (tmp_path / "~$potensi.xlsx").write_text("x")
    (tmp_path / "README.md").write_text("x")
    data = load(tmp_path)
    assert (len(data.members), len(data.eligible), len(data.targets)) == (1, 1, 0)
    assert data.periods == ("2025-01",)
    assert [report.path for report in data.reports] == ["kepesertaan.csv", "potensi.xlsx", "catatan.csv"]
    assert "tidak dibaca" in said(data.reports[2].warnings[0].expected)


def test_an_empty_folder_has_a_report_and_a_missing_one_is_an_error(tmp_path: Path) -> None:
    assert not load(tmp_path).reports[0].ok
    with pytest.raises(store.FolderNotFoundError):
        load(tmp_path / "tidak ada")


def test_a_workbook_that_is_no_table_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kepesertaan.csv").write_bytes(csv(member()))
    (tmp_path / "laporan.xlsx").write_bytes(xlsx(a=[["periode", "segmen"], ["2025-01", "PU"]]))
    data = load(tmp_path)
    assert all(report.ok for report in data.reports)
    assert [report.path for report in data.reports if report.warnings][-1] == "laporan.xlsx"


def test_what_lies_unread_in_a_folder_is_named_once_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "kepesertaan.csv").write_bytes(csv(member()))
    as_data = ["Kepesertaan 2024.docx", "potensi.txt", "lama.xls", "target.csv.txt", "angka.ods"]
    others = ["catatan.txt", "surat.docx", "laporan.PDF", "foto.jpg", "tanpa_akhiran", "arsip.zip"]
    silent = ["README.md", "pemetaan.json", "batas.geojson", ".gitkeep", "~$kepesertaan.xlsx", "~$surat.docx"]
    for name in (*as_data, *others, *silent):
        (tmp_path / name).write_bytes(b'{"versi": 1, "lembar": []}')
    (tmp_path / "pemetaan.json").unlink()
    data = load(tmp_path)
    told = {each.path: each for each in data.reports if each.path != "kepesertaan.csv"}
    assert len(data.reports) == len(told) + 1
    assert set(told) == {*as_data, *others}
    for name, report in told.items():
        assert report.ok is (name in others)
        (problem,) = (*report.errors, *report.warnings)
        assert f"{name} ada tetapi formatnya tidak dibaca" in said(problem.expected)
        assert said(problem.suggestion)


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "kepesertaan.csv").write_bytes(csv(member()))
    (tmp_path / "potensi.csv").write_bytes(b"\x89PNG\0\0\0\0")
    data = load(tmp_path)
    assert len(data.members) == 1
    assert [report.ok for report in data.reports] == [True, False]


def test_too_large_a_file_is_refused_without_opening_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kepesertaan.csv"
    with path.open("wb") as file:
        file.truncate(reading.MAX_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("opened"))
    (table,) = store.read_path(path, areas=areas(), today=TODAY)
    assert "50 MB" in said(table.report.errors[0].expected)


def test_the_fingerprint_follows_the_files(tmp_path: Path) -> None:
    seen = [store.fingerprint(tmp_path)]
    path = tmp_path / "kepesertaan.csv"
    path.write_bytes(csv(member()))
    seen.append(store.fingerprint(tmp_path))
    os.utime(path, ns=(1, 1))
    seen.append(store.fingerprint(tmp_path))
    path.rename(tmp_path / "kepesertaan.xlsx")
    seen.append(store.fingerprint(tmp_path))
    assert len(set(seen)) == 4
    assert store.fingerprint(tmp_path) == seen[-1]


def test_office_data_is_there_once_a_file_is(tmp_path: Path) -> None:
    assert not store.has_office_data(tmp_path / "kantor")
    (tmp_path / "kepesertaan.csv").write_bytes(b"")
    assert store.has_office_data(tmp_path)


def test_the_day_turns_at_midnight_in_wita(monkeypatch: pytest.MonkeyPatch) -> None:
    before_midnight = datetime(2026, 9, 30, 15, 59, tzinfo=UTC)
    for moment, day in (
        (before_midnight, date(2026, 9, 30)),
        (before_midnight + timedelta(minutes=1), date(2026, 10, 1)),
    ):
        monkeypatch.setattr(clock, "now_wita", lambda moment=moment: moment.astimezone(clock.WITA))
        assert clock.today_wita() == day


def test_replaced_boundaries_and_reference_tables_are_other_surroundings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlines = tmp_path / "batas.geojson"
    monkeypatch.setattr(boundaries, "GEOJSON", outlines)
    monkeypatch.setattr(store, "REFERENCE_FOLDER", tmp_path)
    seen = [store.fingerprint(tmp_path / "kantor")]
    outlines.write_text("{}")
    seen.append(store.fingerprint(tmp_path / "kantor"))
    (tmp_path / "wilayah.csv").write_text("x")
    seen.append(store.fingerprint(tmp_path / "kantor"))
    assert len(set(seen)) == 3
    assert seen[-1].endswith(store.surroundings())


def test_the_key_of_the_data_holds_the_source_and_the_day(tmp_path: Path) -> None:
    (tmp_path / "kepesertaan.csv").write_bytes(csv(member()))
    keys = {
        store.load_dataset(tmp_path, source=source, today=today, areas=areas()).fingerprint
        for source in (Source.OFFICE, Source.SAMPLE)
        for today in (TODAY, TODAY + timedelta(days=1))
    }
    assert len(keys) == 4


def test_areas_as_shipped() -> None:
    shipped = areas()
    assert len(shipped.codes) == 102
    assert [len(shipped.inside(code)) for code in shipped.provinces] == [15, 13, 24, 17, 6, 6, 11, 10]
    assert not shipped.problems
    assert shipped.regencies.index.str.fullmatch(r"\d{4}").all()


def test_published_figures_as_shipped() -> None:
    published = load_published()
    assert len(published) == 206
    assert published["nilai"].notna().all()
    assert set(published["mutu"]) == {"A", "B", "C"}
    assert (published["kode_wilayah"].str.len() <= 4).all()


def _territory(folder: Path, change: dict[str, dict[str, str]], *, sep: str = ",", drop: str = "") -> Areas:
    source = reference.REFERENCE_FOLDER
    for name in ("wilayah.csv", "desa.csv"):
        (folder / name).write_bytes((source / name).read_bytes())
    table = pd.read_csv(source / "wilayah_kerja.csv", dtype="str", keep_default_na=False).set_index(
        "kode_wilayah", drop=False
    )
    for code, cells in change.items():
        for column, value in cells.items():
            table.loc[code, column] = value
    table[table["kode_wilayah"] != drop].to_csv(folder / "wilayah_kerja.csv", index=False, sep=sep)
    return load_areas(folder)


@pytest.mark.parametrize(
    "cells",
    [
        {"kode_wilayah": "9999"},
        {"kode_cabang": ""},
        {"kode_cabang": "7307"},
        {"kantor_cabang": ""},
        {"kantor_cabang": "KC Lain"},
        {"dasar_induk": "mungkin"},
    ],
)
def test_a_bad_row_of_the_territory_table_is_told_and_its_area_unassigned(
    tmp_path: Path, cells: dict[str, str]
) -> None:
    loaded = _territory(tmp_path, {"7307": cells})
    assert loaded.problems
    assert loaded.branch_of("7307") == UNASSIGNED_BRANCH
    assert loaded.inside(UNASSIGNED_BRANCH) == ("7307",)
    assert not loaded.territory_verified(UNASSIGNED_BRANCH)
    assert len(loaded.territory) == 102


def test_the_territory_table_may_be_edited_saved_by_excel_or_broken(tmp_path: Path) -> None:
    moved = _territory(tmp_path, {"7307": {"kode_cabang": "KC06", "kantor_cabang": "KC Palopo"}}, sep=";")
    assert not moved.problems
    assert moved.branch_of("7307") == "KC06"
    assert _territory(tmp_path, {}, drop="7307").branch_of("7307") == UNASSIGNED_BRANCH
    (tmp_path / "wilayah_kerja.csv").unlink()
    assert load_areas(tmp_path).problems
    (tmp_path / "wilayah.csv").unlink()
    with pytest.raises(BrokenReferenceError):
        load_areas(tmp_path)


def test_the_sample_is_read_without_a_refusal() -> None:
    data = store.load_dataset(
        store.SAMPLE_FOLDER, source=Source.SAMPLE, today=date(2026, 11, 1), areas=areas()
    )
    assert all(report.ok for report in data.reports)
    assert len(data.members) > 10_000
