"""People in a group, and a branch's own count: two optional files beside the members."""

from datetime import date

import pandas as pd
import pytest

from dashboard.data.checks.validation import ValidTable
from dashboard.data.dataset import Dataset, Source
from dashboard.data.intake import build_dataset, validate_upload
from dashboard.data.places.areas import Areas
from dashboard.data.store import SAMPLE_FOLDER, load_areas, load_dataset

TODAY = date(2026, 11, 21)
GROUPS = "tahun,kode_wilayah,kelompok,jumlah,versi,sumber\n"
BRANCHES = "periode,kode_cabang,segmen,peserta_aktif\n"
RELIGIOUS = ("guru mengaji", "imam masjid", "marbot", "pekerja gereja dan rumah ibadah lain")


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas()


@pytest.fixture(scope="module")
def sample(areas: Areas) -> Dataset:
    return load_dataset(SAMPLE_FOLDER, source=Source.SAMPLE, today=TODAY, areas=areas)


def read(name: str, text: str, areas: Areas) -> ValidTable:
    return validate_upload(name, text.encode(), areas=areas, today=TODAY)[0]


def used(table: ValidTable) -> list[tuple]:
    assert table.frame is not None
    return list(table.frame.itertuples(index=False, name=None))


def test_names_are_read_and_blank_is_no_data(areas: Areas) -> None:
    text = GROUPS + "2025,Sinjai,Guru Mengaji,1.250,2025,Kemenag\n2025,7308,marbot,,2025,\n"
    table = read("populasi_kelompok.csv", text, areas)
    assert used(table)[0] == (2025, "7307", "guru mengaji", 1_250, "2025", "Kemenag")
    assert used(table)[1][3] is pd.NA
    assert (table.report.rows_used, table.report.rows_refused) == (2, 0)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("2025,7307,SEMUA,10,,", "kelompok"),
        ("2025,7307,penyihir,10,,", "kelompok"),
        ("2025,7307,marbot,-3,,", "jumlah"),
        ("25,7307,marbot,3,,", "tahun"),
        ("2025,7399,marbot,3,,", "kode_wilayah"),
    ],
)
def test_a_wrong_cell_of_a_group_is_named(row: str, column: str, areas: Areas) -> None:
    report = read("populasi_kelompok.csv", GROUPS + row, areas).report
    assert (report.rows_refused, [error.column for error in report.errors]) == (1, [column])


def test_two_numbers_for_one_group_and_year_are_both_refused(areas: Areas) -> None:
    rows = "2025,7307,marbot,30,a,Kemenag\n2025,7307,marbot,31,b,Dinas\n2025,7307,imam masjid,40,a,Kemenag\n"
    table = read("populasi_kelompok.csv", GROUPS + rows, areas)
    assert [row[2] for row in used(table)] == ["imam masjid"]


def test_a_province_of_a_group_must_agree_with_its_areas_for_that_group_only(areas: Areas) -> None:
    codes = areas.inside("75")
    rows = [f"2025,{code},{group},10,," for code in codes for group in ("marbot", "nelayan")]
    rows += [f"2025,75,marbot,{10 * len(codes) + 1},,", f"2025,75,nelayan,{10 * len(codes)},,"]
    table = read("populasi_kelompok.csv", GROUPS + "\n".join(rows), areas)
    assert {row[2] for row in used(table)} == {"nelayan"}
    assert table.report.rows_refused == len(codes) + 1


def test_a_branch_is_read_by_name_and_its_segments_must_add_up(areas: Areas) -> None:
    good = "2025-06,KC Palopo,PU,70\n2025-06,KC06,BPU,30\n2025-06,KC06,JAKON,10\n2025-06,KC06,SEMUA,110\n"
    assert [row[1:] for row in used(read("realisasi_cabang.csv", BRANCHES + good, areas))] == [
        ("KC06", "PU", 70),
        ("KC06", "BPU", 30),
        ("KC06", "JAKON", 10),
        ("KC06", "SEMUA", 110),
    ]
    bad = read("realisasi_cabang.csv", BRANCHES + good.replace("110", "111"), areas)
    assert used(bad) == []
    assert bad.report.rows_refused == 4


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("2025-06,7307,PU,70", "kode_cabang"),
        ("2025-06,KC99,PU,70", "kode_cabang"),
        ("2026-12,KC06,PU,70", "periode"),
        ("2025-06,KC06,ASN,70", "segmen"),
    ],
)
def test_a_wrong_cell_of_a_branch_is_named(row: str, column: str, areas: Areas) -> None:
    report = read("realisasi_cabang.csv", BRANCHES + row, areas).report
    assert (report.rows_refused, [error.column for error in report.errors]) == (1, [column])


def test_without_the_files_their_tables_are_empty(areas: Areas) -> None:
    found = build_dataset([], source=Source.OFFICE, areas=areas, today=TODAY, fingerprint="")
    for table in (found.group_population, found.branch_actuals):
        assert table.empty
    plain = Dataset(
        source=Source.OFFICE,
        areas=areas,
        members=found.members,
        eligible=found.eligible,
        targets=found.targets,
        milestones=found.milestones,
        reports=(),
        fingerprint="",
    )
    pd.testing.assert_frame_equal(plain.group_population, found.group_population)
    pd.testing.assert_frame_equal(plain.branch_actuals, found.branch_actuals)


def test_the_sample_answers_the_question_of_sulawesi_selatan(sample: Dataset, areas: Areas) -> None:
    wanted = {(code, group) for code in areas.inside("73") for group in (*RELIGIOUS, "non-ASN")}
    members = sample.members[sample.members["periode"] == "2026-10"]
    there = set(zip(members["kode_wilayah"], members["kelompok"], strict=True))
    population = sample.group_population[sample.group_population["tahun"] == 2026]
    counted = set(zip(population["kode_wilayah"], population["kelompok"], strict=True))
    assert wanted <= there
    assert wanted <= counted
    inside = members.groupby(["kode_wilayah", "kelompok"])["peserta_aktif"].sum()
    people = population.set_index(["kode_wilayah", "kelompok"])["jumlah"]
    share = (inside / people)[sorted(wanted)].dropna()
    assert (share == 0).sum() > 10
    assert 0.2 < share[share > 0].median() < 0.9
    assert share.max() < 1.25


@pytest.mark.full
def test_the_branches_of_the_sample_count_otherwise_than_their_territories(
    sample: Dataset, areas: Areas
) -> None:
    own = sample.branch_actuals.groupby(["periode", "kode_cabang"])["peserta_aktif"].sum()
    assert set(own.loc["2026-10"].index) == set(areas.branches)
    month = sample.members[(sample.members["periode"] == "2026-10") & (sample.members["segmen"] != "PMI")]
    placed = month.groupby(month["kode_wilayah"].map(areas.branch_of))["peserta_aktif"].sum()
    ratio = (own.loc["2026-10"] / placed).astype("float64")
    assert ((ratio - 1).abs() < 0.1).all()
    assert (own.loc["2026-10"] != placed).all()
    assert ("2025-03", "KC04") not in own.index
