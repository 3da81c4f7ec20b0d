"""The law's rates: what the table says, that a broken one is never used, and whose rates apply."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.data import reference, store
from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.viewer import GUEST, OFFICE
from dashboard.data.reference import REFERENCE_FOLDER, BrokenReferenceError, load_rates
from tests.data.filled_rows import FILLED
from tests.data.intake_tools import TODAY, areas, csv, member

FILE = REFERENCE_FOLDER / reference.RATES_FILE


def load(folder: Path, *, source: Source = Source.OFFICE) -> Dataset:
    return store.load_dataset(folder, source=source, today=TODAY, areas=areas())


def test_the_table_is_the_laws() -> None:
    rates = load_rates(areas())
    assert tuple(rates.columns) == COLUMNS["tarif_iuran"]
    funded = rates[(rates["segmen"] == "BPU") & (rates["program"] == "JKK+JKM")]
    said = funded[["kelompok", "sumber_dana", "nilai", "berlaku_mulai", "berlaku_sampai"]]
    assert said.to_numpy().tolist() == [
        ["SEMUA", "SEMUA", 16800.0, "2015-07", ""],
        ["tukang ojek", "mandiri", 8400.0, "2026-01", "2027-03"],
        ["pengemudi dan kurir", "mandiri", 8400.0, "2026-01", "2027-03"],
        ["SEMUA", "mandiri", 8400.0, "2026-04", "2026-12"],
    ]
    wage = rates[rates["segmen"] == "PU"].set_index("program")["nilai"]
    assert wage.to_dict() == {"JKK+JKM": 0.54, "JHT": 5.7, "JP": 3.0}
    assert rates.loc[rates["program"].eq("JHT") & rates["segmen"].eq("BPU"), "minimum"].tolist() == [20_000]


def test_bands_of_building_contracts_leave_no_gap() -> None:
    bands = load_rates(areas()).query("segmen == 'JAKON'")
    assert bands["nilai"].tolist() == [0.24, 0.19, 0.15, 0.12, 0.1]
    assert bands["batas_bawah"].tolist() == [0, *bands["batas_atas"].tolist()[:-1]]
    assert bands["batas_atas"].isna().tolist() == [False] * 4 + [True]


@pytest.mark.parametrize(
    "content",
    [b"", b"segmen,nilai\nBPU,1\n", FILE.read_bytes().replace(b"16800", b"murah"), FILE.read_bytes().split(b"\n")[0]],
)  # fmt: skip
def test_a_broken_table_is_never_used(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE.name).write_bytes(content)
    with pytest.raises(BrokenReferenceError):
        load_rates(areas(), tmp_path)


def test_a_missing_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BrokenReferenceError):
        load_rates(areas(), tmp_path)


def test_a_source_without_rates_has_the_laws_and_one_with_rates_its_own(tmp_path: Path) -> None:
    (tmp_path / "kepesertaan.csv").write_bytes(csv(member()))
    assert not load(tmp_path).has_own_rates
    assert len(load(tmp_path).rates) == len(load_rates(areas()))
    header = ",".join(COLUMNS["tarif_iuran"])
    (tmp_path / "tarif_iuran.csv").write_bytes(csv(*FILLED["tarif_iuran"], header=header))
    assert load(tmp_path).has_own_rates
    assert len(load(tmp_path).rates) == len(FILLED["tarif_iuran"])
    (tmp_path / "tarif_iuran.csv").write_bytes(csv(header=header))
    assert not load(tmp_path).has_own_rates


def test_a_changed_rate_changes_the_fingerprint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = tmp_path / "reference"
    shutil.copytree(REFERENCE_FOLDER, copied)
    monkeypatch.setattr(store, "REFERENCE_FOLDER", copied)
    before = store.fingerprint(tmp_path)
    table = copied / FILE.name
    table.chmod(0o644)
    table.write_bytes(table.read_bytes() + b"\n")
    assert store.fingerprint(tmp_path) != before


@pytest.mark.parametrize(
    ("said", "internal"),
    [(None, False), ("", False), ("tidak", False), ("0", False), ("ya", True), (" YA ", True), ("true", True), ("1", True)],
)  # fmt: skip
def test_the_office_looks_at_its_own_files_only_where_the_server_is_said_to_be_internal(
    monkeypatch: pytest.MonkeyPatch, said: str | None, internal: bool
) -> None:
    if said is None:
        monkeypatch.delenv(store.INTERNAL_VARIABLE, raising=False)
    else:
        monkeypatch.setenv(store.INTERNAL_VARIABLE, said)
    assert store.office_viewer() == (OFFICE if internal else GUEST)
