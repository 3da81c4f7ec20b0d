"""The gate as a whole: what each viewer gets, and that nothing passes it by."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard.data import store
from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.compliance import guest_counts
from dashboard.data.disclosure.fundings import guest_fundings
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.limits import ENTITIES, HIDDEN
from dashboard.data.disclosure.sealed import Sealed
from dashboard.data.disclosure.viewer import GUEST, OFFICE, OWNER
from dashboard.i18n import Message
from tests.data.disclosure.worlds import guest
from tests.metrics.build import areas, dataset, member
from tests.metrics.funded_rows import fundings, term

SRC = Path(store.__file__).parents[1]
MONTH, AREA = "2025-06", "7502"
SINGLE = ("daftar_kepatuhan", "proyek_konstruksi", "komitmen", "iuran_desa")


def typed(name: str, *rows: tuple[object, ...]) -> pd.DataFrame:
    like = dataset([]).tables[name]
    return pd.DataFrame(list(rows), columns=list(COLUMNS[name])).astype(like.dtypes.to_dict())


def named() -> Dataset:
    """One firm, project, promise and village, each of a planted name."""
    return dataset([member(MONTH, AREA, "PU", 100)]).with_tables(
        {
            "daftar_kepatuhan": typed(
                "daftar_kepatuhan",
                (MONTH, AREA, "badan usaha", "PT Rahasia", "PWBD", 77, 0, 0, 0, "", 0),
            ),
            "proyek_konstruksi": typed(
                "proyek_konstruksi",
                (AREA, "Gedung Rahasia", "Dinas Rahasia", 987_654_321, "2025-02-03", "", "berjalan"),
            ),
            "komitmen": typed(
                "komitmen",
                ("K1", "2025-01-20", AREA, "BKAD Rahasia", "Janji rahasia", 4321, None, "", "berjalan"),
            ),
            "iuran_desa": typed(
                "iuran_desa", (2025, "7502012001", "RT/RW", 13, 3, "2025-03", 1_234_567, 1_234_567, None)
            ),
        }
    )


def test_a_guest_gets_no_row_about_a_single_entity() -> None:
    seen = guest(named())
    for name in SINGLE:
        assert seen.tables[name].empty
        assert list(seen.tables[name].columns) == list(named().tables[name].columns)
        assert name in seen.sealed
        assert seen.has(name)


@pytest.mark.parametrize("viewer", [OWNER, OFFICE])
def test_who_looks_at_what_is_his_gets_all_of_it(viewer: object) -> None:
    data = named()
    seen = view_for(data, viewer)  # type: ignore[arg-type]
    assert all(seen.tables[name].equals(data.tables[name]) for name in COLUMNS)
    assert not seen.sealed


def test_the_sample_is_seen_alike_by_all_and_its_villages_are_real() -> None:
    sample = replace(named(), source=Source.SAMPLE)
    for viewer in (GUEST, OFFICE):
        seen = view_for(sample, viewer)
        assert set(seen.sealed) == {"iuran_desa"}
        assert seen.village_payments.empty
        assert len(seen.projects) == 1


def test_a_guest_reads_of_no_cell_in_what_reading_the_offices_files_came_to() -> None:
    problem = Problem(3, "peserta_aktif", "4 orang", Message("selisih {n}", {"n": 4}), Message("4"))
    report = FileReport("kepesertaan.csv", 9, 8, 1, errors=(problem,), warnings=(problem,))
    (seen,) = guest(replace(named(), reports=(report,))).reports
    assert (seen.rows_read, seen.rows_used, seen.rows_refused) == (9, 8, 1)
    for told in (*seen.errors, *seen.warnings):
        assert (told.row, told.column, told.value, told.suggestion) == (3, "peserta_aktif", "", None)
        assert not told.expected.params


def test_a_guest_reads_of_no_file_that_holds_no_table() -> None:
    note, table = (
        FileReport("Teguran PT Rahasia.docx", 0, 0, 0),
        FileReport("kepesertaan.xls", 0, 0, 0, table="kepesertaan"),
    )
    data = replace(named(), reports=(note, table))
    assert [each.path for each in guest(data).reports] == ["kepesertaan.xls"]
    assert view_for(replace(data, source=Source.OFFICE), OFFICE).reports == data.reports


# --- sums over entities


def entities(**values: list[object]) -> Sealed:
    return Sealed(pd.DataFrame(values))


def test_a_sum_over_fewer_than_three_is_none() -> None:
    sealed = entities(kode=["a"] * 3 + ["b"] * 2, rupiah=pd.array([1, 2, 3, 40, 50], dtype="Int64"))
    found = sealed.sums(lambda rows: rows, by=["kode"])
    assert found[HIDDEN].to_dict() == {"a": False, "b": True}
    assert found.loc["a", ["rupiah", "n"]].tolist() == [6, 3]
    assert found.loc["b", ["rupiah", "n"]].isna().all()


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ([3, 4], [True, True]),
        ([1, 5], [False, False]),
        ([1, 1, 1], [False, False, False]),
        ([2, 2, 9], [False, False, True]),
        ([1, 4, 9], [False, False, True]),
        ([0, 3], [True, True]),
    ],
)
def test_a_part_of_few_is_hidden_with_another(states: list[int], shown: list[bool]) -> None:
    names = [f"s{at}" for at in range(len(states))]
    kind = [name for name, count in zip(names, states, strict=True) for _ in range(count)]
    flags = {name: pd.array([int(each == name) for each in kind], dtype="Int64") for name in names}
    owed = {f"owed_{name}": flags[name] * 10 for name in names}
    sealed = Sealed(pd.DataFrame({"kode": ["a"] * len(kind), **flags, **owed}))
    found = sealed.sums(lambda rows: rows, by=["kode"], parts={name: [f"owed_{name}"] for name in names}).loc[
        "a"
    ]
    assert found[names].notna().tolist() == shown
    assert found[[f"owed_{name}" for name in names]].notna().tolist() == shown
    assert found["n"] == len(kind)


# --- compliance counted


def counts(*rows: tuple[object, ...]) -> pd.DataFrame:
    table = typed("kepatuhan", *((MONTH, *row) for row in rows))
    return guest_counts(table, provinces=frozenset(areas().provinces))


def test_a_category_of_two_is_hidden_with_its_rupiah() -> None:
    found = counts((AREA, "badan usaha", "menunggak", 2, 5_000_000, 4, 0, 0)).iloc[0]
    assert found[HIDDEN]
    assert found[["jumlah", "tunggakan", "bulan_tunggakan"]].isna().all()


def test_ages_of_few_are_joined_and_the_sum_of_the_category_stays() -> None:
    found = counts(
        (AREA, "badan usaha", "menunggak", 1, 7, 14, 0, 0),
        (AREA, "badan usaha", "menunggak", 2, 30, 5, 0, 0),
        (AREA, "badan usaha", "menunggak", 9, 100, 2, 0, 0),
    )
    assert not found[HIDDEN].any()
    assert found["jumlah"].tolist().count(3) == 1
    assert (found["jumlah"].sum(), found["tunggakan"].sum()) == (12, 137)
    assert (found["jumlah"] >= ENTITIES).all()
    assert found.loc[found["jumlah"] == 3, "bulan_tunggakan"].isna().all()


def test_a_provinces_own_count_does_not_give_an_areas_away() -> None:
    found = counts(
        (AREA, "OPD", "menunggak", 2, 5, 4, 0, 0), ("75", "OPD", "menunggak", 30, 500, 4, 0, 0)
    ).set_index("kode_wilayah")
    assert found[HIDDEN].to_dict() == {AREA: True, "75": True}
    assert found["tunggakan"].isna().all()


def test_a_single_letter_to_the_prosecutor_is_not_told_with_what_it_brought() -> None:
    found = counts((AREA, "OPD", "menunggak", 30, 500, 4, 1, 99)).iloc[0]
    assert found[["skk", "dipulihkan"]].isna().all()
    assert found["jumlah"] == 30


# --- funded groups


def religious(marbot: int, petani: int, own: int = 60) -> Dataset:
    return dataset(
        [
            member(MONTH, "7307", "BPU", marbot, group="marbot", funding="APBD kab/kota"),
            member(MONTH, "7307", "BPU", petani, group="petani", funding="APBD kab/kota"),
            member(MONTH, "7307", "BPU", 50, group="nelayan", funding="APBD kab/kota"),
            member(MONTH, "7307", "BPU", own, group="marbot", funding="mandiri"),
            member(MONTH, "7307", "BPU", own, group="petani", funding="mandiri"),
        ]
    )


def funded(data: Dataset, *people: int) -> pd.DataFrame:
    groups = ("marbot", "petani", "nelayan")
    rows = [term("7307", count, group=group) for count, group in zip(people, groups, strict=False)]
    table = fundings(*rows)
    shown = guest(data.with_tables({"pendanaan": table}))
    return shown.fundings.set_index("kelompok")


def test_a_small_crossing_is_hidden_with_another_of_its_payer_and_the_rupiah() -> None:
    found = funded(religious(4, 90), 4, 90, 50)
    assert found[HIDDEN].to_dict() == {"marbot": True, "petani": False, "nelayan": True}
    assert found.loc[["marbot", "nelayan"], ["jumlah_pekerja", "anggaran"]].isna().all(axis=None)
    assert found.loc["petani", "jumlah_pekerja"] == 90


def test_a_guest_gets_no_paying_office_and_what_several_pay_alike_as_one_row() -> None:
    rows = [
        term("7307", people, group="petani", office=office, budget=budget)
        for office, people, budget in (("Dinas A", 500, 10), ("Dinas B", 700, 20), ("Dinas C", 900, None))
    ]
    data = replace(religious(40, 90), source=Source.OFFICE)
    for offices, people, budget in ((2, 1200, 30), (3, 2100, None)):
        own = data.with_tables({"pendanaan": fundings(*rows[:offices])})
        (found,) = view_for(own, GUEST).fundings.to_dict("records")
        assert (found["pihak"], found["jumlah_pekerja"], found[HIDDEN]) == ("", people, False)
        assert found["anggaran"] == budget
        assert len(view_for(own, OFFICE).fundings["pihak"].unique()) == offices


def test_what_one_office_pays_is_no_way_to_the_few_another_pays_for() -> None:
    rows = [term("7307", people, group="petani", office=f"Dinas {people}") for people in (3, 900)]
    later = term("7307", 800, group="petani", office="Dinas 800", paid="2025-11")
    data = religious(40, 903).with_tables({"pendanaan": fundings(*rows, later)})
    found = guest(data).fundings
    assert found[HIDDEN].all()
    assert found["jumlah_pekerja"].isna().all()
    assert found["terakhir_dibayar"].tolist() == ["2025-12", "2025-11"]


def test_a_total_of_which_its_parts_leave_a_few_is_hidden() -> None:
    table = fundings(term("73", 1004, group="petani"), term("7307", 1000, group="petani"))
    found = guest(dataset([member(MONTH, "7307", "PU", 9)]).with_tables({"pendanaan": table})).fundings
    assert found.set_index("kode_wilayah")[HIDDEN].to_dict() == {"73": True, "7307": False}


def test_where_nobody_pays_for_himself_all_funded_groups_are_hidden() -> None:
    data = religious(4, 90)
    members = data.members[data.members["sumber_dana"] != "mandiri"]
    assert funded(data.with_tables({"kepesertaan": members}), 4, 90, 50)[HIDDEN].all()


def test_without_small_numbers_funded_groups_stay() -> None:
    assert not funded(religious(40, 90), 40, 90, 50)[HIDDEN].any()


def test_a_group_hidden_among_members_is_hidden_among_the_funded() -> None:
    data = religious(3, 90, own=0)
    found = guest_fundings(
        fundings(term("7307", 300, group="marbot")), members=data.members, shown=guest(data).members
    )
    assert found[HIDDEN].all()


# --- nobody decides but the gate


def _names(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.ImportFrom | ast.Import):
            found |= {each.name.rpartition(".")[2] for each in node.names}
    return found


#: What a decision would be made by: the numbers, who looks, and the gate itself.
DECIDING = {
    "PEOPLE", "ENTITIES", "THRESHOLD", "names_shown", "is_internal", "internal", "sees_all",
    "INTERNAL_VARIABLE", "SINGLE_FILES",
}  # fmt: skip


@pytest.mark.parametrize("room", ["ui", "charts", "export", "metrics"])
def test_nothing_beyond_the_gate_asks_what_may_be_shown(room: str) -> None:
    for path in (SRC / room).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        limits = [
            each.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "dashboard.data.disclosure.limits"
            for each in node.names
        ]
        assert set(limits) <= {"HIDDEN", "FEW_PEOPLE", "FEW_ENTITIES"}, path
        if "disclosure.viewer" in path.read_text(encoding="utf-8"):
            assert not _names(tree) & {"Role"}, path
        asked = _names(tree) & (DECIDING - {"PEOPLE"})
        assert not asked, (path, asked)


def test_the_office_and_the_sample_are_loaded_at_the_gate_alone() -> None:
    loaders = {
        path.relative_to(SRC).as_posix()
        for room in ("ui", "charts", "export", "metrics")
        for path in (SRC / room).rglob("*.py")
        if {"load_dataset", "build_dataset", "started"} & _names(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert loaders == {"ui/frame/loading.py"}
