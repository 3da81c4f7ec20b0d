"""A published folder: the guest's view and nothing else, whole or not at all, and one step back."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from dashboard.command.cli import main
from dashboard.data import store
from dashboard.data.clock import WITA
from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import GUEST
from dashboard.data.dry_run import dry_run
from dashboard.data.published import folder as published
from dashboard.data.published import preparing
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.records import Version
from dashboard.data.start import started
from tests.browser.planted import NAMES, found_in, write_office
from tests.spread import spread

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=WITA)
TODAY = NOW.date()


def office(folder: Path, *, today: date = TODAY) -> Dataset:
    return store.load_dataset(folder, source=Source.OFFICE, today=today)


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    write_office(tmp_path / "kantor")
    (tmp_path / "kantor" / "target.csv").unlink()  # that of the sample
    return tmp_path / "kantor"


def put(data: Dataset, folder: Path, *, note: str = "", trial: bool = False) -> tuple[Version, bool]:
    return published.publish(data, folder, note=note, accept_refused=None, trial=trial, now=NOW)


def everything_in(folder: Path) -> bytes:
    """Every byte of the folder, and every cell of its tables as text."""
    found = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    found += [pd.read_parquet(path).to_csv().encode() for path in folder.rglob("*.parquet")]
    return b"\n".join(found)


def test_a_version_is_the_guests_view_and_is_read_as_it_was(planted: Path, tmp_path: Path) -> None:
    data = office(planted)
    version, changed = put(data, tmp_path / "terbit")
    assert changed
    shown = view_for(data, GUEST)
    again = published.read(tmp_path / "terbit", fingerprint="x")
    assert again.version == version.versi
    assert again.source is Source.PUBLISHED
    assert not again.is_sample
    assert view_for(again, GUEST) is again
    for name, table in shown.own_tables.items():
        pd.testing.assert_frame_equal(again.own_tables[name], table.reset_index(drop=True), check_dtype=False)
    assert again.withheld == set(shown.sealed)
    assert again.summed == shown.summed


def test_nothing_planted_is_in_any_byte(planted: Path, tmp_path: Path) -> None:
    put(office(planted), tmp_path / "terbit")
    written = everything_in(tmp_path / "terbit")
    assert not found_in(written)
    assert not any(name.encode() in written for name in NAMES)


def test_no_number_of_people_below_the_limit_is_published(planted: Path, tmp_path: Path) -> None:
    put(office(planted), tmp_path / "terbit")
    members = published.read(tmp_path / "terbit", fingerprint="x").members
    parts = members[(members["kelompok"] != "SEMUA") | (members["sumber_dana"] != "SEMUA")]
    assert parts["peserta_aktif"].notna().any()
    assert parts["disembunyikan"].any()
    assert not parts["peserta_aktif"].dropna().between(1, 4).any()


@pytest.mark.full
def test_the_same_content_is_the_same_version_whatever_its_order_and_place(
    planted: Path, tmp_path: Path
) -> None:
    first, _ = put(office(planted), tmp_path / "satu")
    lines = (planted / "kepesertaan.csv").read_text(encoding="utf-8").splitlines()
    (planted / "kepesertaan.csv").write_text(
        "\n".join([lines[0], *reversed(lines[1:])]) + "\n", encoding="utf-8"
    )
    second, _ = put(office(planted), tmp_path / "dua", note="urutan lain")
    assert first.versi == second.versi
    assert first.tabel == second.tabel
    assert put(office(planted), tmp_path / "satu") == (first, False)
    assert len(published.history(tmp_path / "satu")) == 1


@pytest.mark.full
def test_another_month_is_another_version_and_the_first_comes_back(planted: Path, tmp_path: Path) -> None:
    folder = tmp_path / "terbit"
    first, _ = put(office(planted), folder)
    shared = {path.name for path in (folder / "isi").iterdir()}
    with (planted / "kepesertaan.csv").open("a", encoding="utf-8") as file:
        file.write("2026-10,8271,SEMUA,SEMUA,SEMUA,4321,tidak\n")
    second, _ = put(office(planted), folder, note="Oktober Ternate")
    assert first.versi != second.versi
    assert second.induk == first.versi
    assert len({path.name for path in (folder / "isi").iterdir()} - shared) == 1
    assert published.rollback(folder, first.versi, note="salah kirim", now=NOW).versi == first.versi
    assert published.read(folder, fingerprint="x").version == first.versi
    assert [(each.versi, each.jenis) for each in published.history(folder)] == [
        (first.versi, "kembali"),
        (second.versi, "terbit"),
        (first.versi, "terbit"),
    ]


@pytest.mark.parametrize("broken", spread(["kini", "versi", "isi", "isi lain"], quick=1))
def test_what_was_changed_by_hand_is_not_shown(planted: Path, tmp_path: Path, broken: str) -> None:
    folder = tmp_path / "terbit"
    put(office(planted), folder)
    table = sorted((folder / "isi").iterdir())[0]
    match broken:
        case "kini":
            (folder / "kini").write_text("../../kantor")
        case "versi":
            next((folder / "versi").iterdir()).write_text("{}")
        case "isi":
            table.unlink()
        case "isi lain":
            pd.read_parquet(table).iloc[1:].to_parquet(table)
    with pytest.raises(PublishingError):
        published.read(folder, fingerprint="x")


@pytest.mark.full
def test_a_run_that_is_stopped_anywhere_leaves_the_version_before(
    planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "terbit"
    first, _ = put(office(planted), folder)
    with (planted / "kepesertaan.csv").open("a", encoding="utf-8") as file:
        file.write("2026-10,8271,SEMUA,SEMUA,SEMUA,4321,tidak\n")
    data, written = office(planted), published._put
    for at in range(4):
        left = [at]

        def stopping(path: Path, content: bytes, left: list[int] = left) -> None:
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
            written(path, content)

        monkeypatch.setattr(published, "_put", stopping)
        try:
            put(data, folder)
        except KeyboardInterrupt:
            assert published.read(folder, fingerprint="x").version == first.versi
    monkeypatch.setattr(published, "_put", written)
    second, _ = put(data, folder)
    assert published.read(folder, fingerprint="x").version == second.versi != first.versi


def run(*words: str | Path) -> int:
    return main(["publish", *map(str, words)])


def test_the_command_refuses_what_would_embarrass(
    planted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "terbit"
    assert run(store.SAMPLE_FOLDER, "--to", folder) == 2
    assert "data contoh" in capsys.readouterr().err
    with (planted / "kepesertaan.csv").open("a", encoding="utf-8") as file:
        file.write("2026-10,9999,SEMUA,SEMUA,SEMUA,10,tidak\n")
    assert run(planted, "--to", folder) == 2
    assert "1 baris ditolak" in capsys.readouterr().err
    assert run(planted, "--to", folder, "--terima-ditolak", "2", "--note", "x") == 2
    assert run(planted, "--to", folder, "--terima-ditolak", "1") == 2
    assert not folder.exists()
    capsys.readouterr()
    assert run(planted, "--to", folder, "--terima-ditolak", "1", "--note", "satu kode keliru", "--json") == 0
    version = json.loads(capsys.readouterr().out)["version"]
    assert run("--history", "--to", folder, "--json") == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["version"], entry["catatan"]) == (version, "satu kode keliru")
    assert run("--rollback", "ffffffff", "--to", folder) == 2
    assert run("--rollback", version, "--to", folder, "--note", "coba") == 0


@pytest.mark.full
def test_the_sample_is_published_for_a_trial_only_and_bears_its_mark(tmp_path: Path) -> None:
    folder = tmp_path / "terbit"
    assert run(store.SAMPLE_FOLDER, "--to", folder, "--uji") == 0
    data = published.read(folder, fingerprint="x")
    assert data.is_sample
    assert "iuran_desa" in data.withheld


@pytest.mark.full
def test_each_file_of_the_sample_is_known_by_its_rows() -> None:
    """Rows are counted before they are compared: a line of the sample is a row that is used."""
    sample = started(store.SAMPLE_FOLDER, source=Source.SAMPLE, today=TODAY).own_tables
    assert {name: preparing._rows_of_sample(name) for name in sample} == {
        name: len(table) for name, table in sample.items()
    }


def test_a_month_sent_by_a_guest_is_set_upon_what_is_published(planted: Path, tmp_path: Path) -> None:
    put(office(planted), tmp_path / "terbit")
    shown = published.read(tmp_path / "terbit", fingerprint="x")
    month = ",".join(COLUMNS["kepesertaan"]) + "\n2026-10,8271,SEMUA,SEMUA,SEMUA,4321,tidak\n"
    run = dry_run([("kepesertaan.csv", month.encode())], loaded=shown, base=shown, today=TODAY)
    members = run.data.members
    assert set(members["kode_wilayah"]) == {*shown.members["kode_wilayah"], "8271"}
    assert run.data.withheld == shown.withheld
    assert run.data.periods == shown.periods
