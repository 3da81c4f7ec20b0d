"""A register counted: equal to a recount by other means, whatever is wrong with its rows, and without a trace of anybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.command.cli import main
from dashboard.data import store
from dashboard.data.reference import load_active_rules
from dashboard.data.register import aggregate as counting
from dashboard.data.register.aggregate import PARTS
from dashboard.data.register.mapping import RegisterError, read_mapping
from dashboard.data.register.words import (
    AS_DESCRIBED,
    BRANCHES,
    COLUMNS,
    DEFAULT_MEMORY,
    DUCKDB,
    MEMBERS,
    QUALITY,
    SPILL,
    Quality,
    Rank,
    RegisterMapping,
    Rules,
    Step,
)
from tests.data.intake_tools import areas
from tests.data.register.made import as_frame, made_register
from tests.data.register.recount import CELL, recounted
from tests.spread import examples

TEXT = {"dtype": str, "keep_default_na": False}


def rules(mapping: RegisterMapping = AS_DESCRIBED) -> Rules:
    return Rules(tuple(areas().codes), tuple(areas().branches), load_active_rules(), mapping)


def counted(
    register: Path, out: Path, *, told: Callable[[Step], None] = lambda _: None, **asked: Any
) -> Quality:
    given_rules = asked.pop("rules", None) or rules()
    asked = {"wanted": None, "engine": DUCKDB, "memory": DEFAULT_MEMORY} | asked
    return counting.aggregate(str(register), out=out, rules=given_rules, told=told, **asked)


def agrees(out: Path, register: pd.DataFrame, found: Quality, *, rank: Rank | None = None) -> None:
    """Files and quality are those of the recount."""
    cells, branches, left_out, persons = recounted(
        register,
        areas=set(areas().codes),
        branches=set(areas().branches),
        rules=load_active_rules(),
        rank=rank or Rank(),
    )
    members = pd.read_csv(out / MEMBERS, **TEXT)
    keys = [tuple(row) for row in members[["periode", *CELL]].to_numpy()]
    assert dict(zip(keys, members["peserta_aktif"].astype(int), strict=True)) == cells
    own = pd.read_csv(out / BRANCHES, **TEXT)
    keys = [tuple(row) for row in own[["periode", "kode_cabang", "segmen"]].to_numpy()]
    assert dict(zip(keys, own["peserta_aktif"].astype(int), strict=True)) == branches
    assert found.left_out == left_out
    assert {month: people for month, people in found.persons.items() if people} == persons
    assert found.rows_read == len(register) == found.rows_used + sum(left_out.values())
    assert json.loads((out / QUALITY).read_text(encoding="utf-8")) == found.as_json()


def test_a_register_with_every_fault_is_counted_as_by_hand(tmp_path: Path) -> None:
    register = made_register(tmp_path / "register", rows=9_000, months=6)
    found = counted(register, tmp_path / "hasil")
    agrees(tmp_path / "hasil", as_frame(register), found)
    assert sorted(path.name for path in (tmp_path / "hasil").iterdir()) == sorted(
        (MEMBERS, BRANCHES, QUALITY)
    )


def test_what_is_written_is_read_by_the_app(tmp_path: Path) -> None:
    counted(made_register(tmp_path / "register", rows=3_000, months=2), tmp_path / "hasil")
    assert main(["check", str(tmp_path / "hasil" / MEMBERS)]) == 0
    assert main(["check", str(tmp_path / "hasil" / BRANCHES)]) == 0


words = st.sampled_from
row = st.fixed_dictionaries(
    {
        "periode": words(["2025-01", "2025-02", "2025-13", "Januari"]),
        "nik": words([f"{each:012d}0000" for each in range(4)] + [None, "", "123", "73710000000000０0"]),
        "kpj": words(["1", "2"]),
        "segmen": words(["PU", "BPU", "JAKON", "PMI", "pu"]),
        "kelompok": words(["petani", "nelayan", "lainnya", "petani "]),
        "sumber_dana": words(["mandiri", "APBD kab/kota", "CSR", None]),
        "kode_wilayah": words(["7307", "7308", "8271", "9999", None]),
        "kode_cabang": words(["KC01", "KC02", "KC99", None]),
        "mulai": words(["2024-01", "2025-01", "2025-02", None, "2025"]),
        "berakhir": words([None, "", "2024-09", "2024-10", "2024-11", "2026-01"]),
        "dibayar_sampai": words([None, "2024-09", "2024-10", "2024-11", "2025-03", "x"]),
        "sementara": words(["ya", "tidak", None]),
    }
)


@settings(
    max_examples=examples(8), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(row, min_size=1, max_size=25))
def test_any_rows_are_counted_as_by_hand(
    rows: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("register")
    register = pd.DataFrame(rows, dtype=object)
    register.astype("string").to_parquet(folder / "register.parquet")
    if not register["periode"].isin(["2025-01", "2025-02"]).any():
        with pytest.raises(RegisterError):
            counted(folder / "register.parquet", folder / "hasil")
        return
    agrees(folder / "hasil", register, counted(folder / "register.parquet", folder / "hasil"))


def test_csv_is_counted_as_parquet_is(tmp_path: Path) -> None:
    register = made_register(tmp_path / "register", rows=2_000, months=2)
    as_frame(register).to_csv(tmp_path / "register.csv", index=False)
    first = counted(register, tmp_path / "satu")
    second = counted(tmp_path / "register.csv", tmp_path / "dua")
    assert first == second
    for name in (MEMBERS, BRANCHES):
        assert (tmp_path / "satu" / name).read_bytes() == (tmp_path / "dua" / name).read_bytes()


def test_the_offices_own_words_and_order(tmp_path: Path) -> None:
    register = as_frame(made_register(tmp_path / "register", rows=1_500, months=1))
    written = register.rename(columns={"nik": "NO_NIK", "segmen": "SEGMEN"})
    written["SEGMEN"] = written["SEGMEN"].replace({"PU": "Penerima Upah"})
    written.to_parquet(tmp_path / "kantor.parquet")
    order = ["BPU", "PMI", "JAKON", "PU"]
    (tmp_path / "register.json").write_text(
        json.dumps(
            {
                "kolom": {"nik": "NO_NIK", "segmen": "SEGMEN"},
                "nilai": {"segmen": {"Penerima Upah": "PU"}},
                "urutan": {"segmen": order},
            }
        )
    )
    mapping = read_mapping(tmp_path / "register.json")
    found = counted(tmp_path / "kantor.parquet", tmp_path / "hasil", rules=rules(mapping))
    agrees(tmp_path / "hasil", register, found, rank=Rank(segments=tuple(order)))


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ({"kolom": {"nama": "X"}}, "nama"),
        ({"urutan": {"segmen": ["PU"]}}, "segmen"),
        ({"nilai": {"segmen": {"x": "BUKAN"}}}, "BUKAN"),
        ({"lain": 1}, "lain"),
        ([], "register.json"),
    ],
)
def test_a_mapping_that_is_not_understood_says_what(written: object, named: str, tmp_path: Path) -> None:
    (tmp_path / "register.json").write_text(json.dumps(written))
    with pytest.raises(RegisterError) as error:
        read_mapping(tmp_path / "register.json")
    assert named in str(error.value.message.params)


@pytest.mark.full
def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = made_register(tmp_path / "register", rows=4_000, months=4)
    whole = counted(register, tmp_path / "sekali")
    monkeypatch.setattr("dashboard.data.register.engines.MOST_ROWS", 1_000)

    class StoppedError(Exception):
        pass

    seen: list[tuple[str, ...]] = []

    def stop_at_second(step: Step) -> None:
        seen.append(step.months)
        if len(seen) == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        counted(register, tmp_path / "dua_kali", told=stop_at_second)
    assert not (tmp_path / "dua_kali" / SPILL).exists()
    assert not (tmp_path / "dua_kali" / MEMBERS).exists()
    (tmp_path / "dua_kali" / SPILL).mkdir()  # as a killed run leaves it
    again: list[tuple[str, ...]] = []
    found = counted(register, tmp_path / "dua_kali", told=lambda step: again.append(step.months))
    assert len(seen) == len(again) == 2
    assert found == whole
    for name in (MEMBERS, BRANCHES, QUALITY):
        assert (tmp_path / "sekali" / name).read_bytes() == (tmp_path / "dua_kali" / name).read_bytes()
    assert not (tmp_path / "dua_kali" / SPILL).exists()
    assert not (tmp_path / "dua_kali" / PARTS).exists()


def test_what_was_counted_of_another_register_is_not_used(tmp_path: Path) -> None:
    register = made_register(tmp_path / "register", rows=1_000, months=1)

    def stop(_: Step) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        counted(register, tmp_path / "hasil", told=stop)
    made_register(register, rows=1_200, months=1, seed=8)
    agrees(tmp_path / "hasil", as_frame(register), counted(register, tmp_path / "hasil"))


def test_months_asked_for_and_only_those(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = made_register(tmp_path / "register", rows=3_000, months=3)
    code = main(
        [
            "aggregate",
            str(register),
            "--out",
            str(tmp_path / "hasil"),
            "--months",
            "2022-01..2022-01",
            "--json",
        ]
    )
    assert code == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told["persons"]) == ["2022-01"]
    assert told["rows_read"] == 1_000
    assert set(pd.read_csv(tmp_path / "hasil" / MEMBERS, **TEXT)["periode"]) == {"2022-01"}


def test_nobody_is_written_told_or_left_behind(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    register = made_register(tmp_path / "register", rows=1_000, months=1)
    everybody = {str(nik) for nik in as_frame(register)["nik"].dropna()}
    assert main(["aggregate", str(register), "--out", str(tmp_path / "hasil")]) == 0
    told = "".join(capfd.readouterr())
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "hasil").iterdir())
    assert not any(nik in told + written for nik in everybody)


@pytest.mark.parametrize("wrong", ["columns", "broken", "nothing", "memory", "engine", "own file"])
def test_what_can_not_be_counted_is_said_without_the_engines_words(
    wrong: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    register, more = made_register(tmp_path / "register", rows=500, months=1), []
    out = tmp_path / "hasil"
    (path,) = register.glob("*.parquet")
    match wrong:
        case "columns":
            as_frame(register).drop(columns=["dibayar_sampai"]).to_parquet(path)
        case "broken":
            path.write_bytes(path.read_bytes()[:200] + b"0000000000000000")
        case "nothing":
            path.unlink()
        case "memory":
            more = ["--memory", "banyak"]
        case "engine":
            more = ["--engine", "mesin"]
        case "own file":
            out.mkdir()
            (out / MEMBERS).write_text("milik kantor")
    assert main(["aggregate", str(register), "--out", str(out), *more]) == 2
    told = capfd.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    assert "0000000000000000" not in told.err
    if wrong == "columns":
        assert "dibayar_sampai" in told.err
    if wrong == "own file":
        assert (out / MEMBERS).read_text() == "milik kantor"


def test_every_column_and_reason_is_described() -> None:
    described = (store.SAMPLE_FOLDER.parent / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in described for name in (*COLUMNS, "kpj"))
