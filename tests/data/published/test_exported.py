"""A version exported and read back is the same version; anything else is no export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.data import store
from dashboard.data.clock import WITA
from dashboard.data.dataset import Source
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.exported import read_version, write_version
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import place_at
from dashboard.data.published.preparing import Prepared, prepared, prepared_again
from dashboard.data.version import version_and_digests
from tests.browser.planted import NAMES, found_in, write_office
from tests.data.published.conftest import everything_for_guests
from tests.data.published.small import NOW, act

TODAY = NOW.astimezone(WITA).date()


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """What is published of an office's files that hold names, single entities and counts of 1 to 4."""
    folder = tmp_path_factory.mktemp("asal") / "kantor"
    write_office(folder)
    (folder / "target.csv").unlink()  # that of the sample
    data = store.load_dataset(folder, source=Source.OFFICE, today=TODAY)
    return prepared(data, note="", accept_refused=None, trial=False, today=TODAY)


def again(folder: Path) -> Prepared:
    found = read_version(folder)
    assert found is not None
    return prepared_again(*found, note="pindah", trial=False, today=TODAY)


def test_an_export_is_read_as_the_version_it_was(planted: Prepared, tmp_path: Path) -> None:
    write_version(planted.version, planted.tables, tmp_path)
    read = again(tmp_path)
    assert read.version.versi == planted.version.versi
    assert read.version.tabel == planted.version.tabel
    assert read.version.rahasia == planted.version.rahasia
    assert planted.tables["kepesertaan"]["disembunyikan"].any()
    # For people, and for the contract's reader, the files are those of the template.
    data = store.load_dataset(tmp_path, source=Source.OFFICE, today=TODAY)
    assert sum(each.rows_refused for each in data.reports) == 0
    assert {"kepesertaan", "potensi", "pendanaan"} <= {each.table for each in data.reports if each.rows_used}
    assert read_version(tmp_path / "lain") is None


def test_an_export_that_was_changed_is_not_taken_for_it(planted: Prepared, tmp_path: Path) -> None:
    write_version(planted.version, planted.tables, tmp_path)
    path = tmp_path / "potensi.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("20000", "20001"), encoding="utf-8")
    with pytest.raises(PublishingError, match="sudah berubah"):
        again(tmp_path)
    path.unlink()
    with pytest.raises(PublishingError):
        again(tmp_path)


def test_files_that_never_passed_the_gate_are_not_taken_for_an_export(
    planted: Prepared, tmp_path: Path
) -> None:
    """Not even where somebody has written a description that fits them."""
    members = planted.tables["kepesertaan"].copy()
    hidden = members.index[members["disembunyikan"]][0]
    members.loc[hidden, "peserta_aktif"] = 3
    tables = {**planted.tables, "kepesertaan": members}
    write_version(planted.version, tables, tmp_path)
    read = read_version(tmp_path)
    assert read is not None
    version, digests = version_and_digests(read[1])
    said = json.loads((tmp_path / store.VERSION_FILE).read_text(encoding="utf-8"))
    said |= {"versi": version, "tabel": {name: [each, len(tables[name])] for name, each in digests.items()}}
    (tmp_path / store.VERSION_FILE).write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(PublishingError, match="sudah berubah"):
        again(tmp_path)


def test_nothing_planted_is_in_any_cell_of_a_store_that_is_for_guests(planted: Prepared, url: str) -> None:
    opened = open_store(place_at(url), create=True)
    opened.publish(planted, act())
    written = everything_for_guests(opened)
    members = opened.picture(planted.version.versi).tables["kepesertaan"]
    opened.close()
    assert b"7307" in written
    assert not found_in(written)
    assert not any(name.encode() in written for name in NAMES)
    parts = members[(members["kelompok"] != "SEMUA") | (members["sumber_dana"] != "SEMUA")]
    assert parts["disembunyikan"].any()
    assert not parts["peserta_aktif"].dropna().between(1, 4).any()
