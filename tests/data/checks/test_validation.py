"""Rows used and refused: keys, ranges, names beside codes, code lists."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.places.resolving import CodeList
from tests.data.intake_tools import MEMBER_HEADER, csv, error_rows, frame, member, members, said, upload, xlsx

POTENSI = "berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber"
TARGET = "tahun,tingkat,kode,segmen,jenis,nilai,satuan,sumber"


def test_types_of_the_members_table() -> None:
    used = frame(
        members(member(peserta_aktif="1.234"), member(segmen="BPU", peserta_aktif="-", sementara="ya"))
    )
    assert {name: str(dtype) for name, dtype in used.dtypes.items()} == {
        "periode": "str", "kode_wilayah": "str", "segmen": "str", "kelompok": "str", "sumber_dana": "str",
        "peserta_aktif": "Int64", "sementara": "bool",
    }  # fmt: skip
    assert used["peserta_aktif"].isna().tolist() == [False, True]
    assert (used["kode_wilayah"] == "7307").all()
    assert used.index.tolist() == [0, 1]


def test_a_problem_names_row_column_value_expectation_and_suggestion() -> None:
    (problem,) = members(member(), member(segmen="BPU", kelompok="nelyan")).report.errors
    assert (problem.row, problem.column, problem.value) == (3, "kelompok", "nelyan")
    assert said(problem.suggestion) == "nelayan"


def test_a_row_with_two_faults_is_refused_once_and_both_are_told() -> None:
    report = members(member(kelompok="?", peserta_aktif="-1")).report
    assert report.rows_refused == 1
    assert [problem.column for problem in report.errors] == ["kelompok", "peserta_aktif"]


@pytest.mark.parametrize("mark", ["", "-", " "])
def test_a_blank_count_is_no_data_kept_and_told(mark: str) -> None:
    table = members(member(peserta_aktif=mark))
    assert frame(table)["peserta_aktif"].isna().all()
    assert [problem.row for problem in table.report.warnings] == [2]
    assert "tidak ada data" in said(table.report.warnings[0].expected)


def test_a_zero_is_a_zero() -> None:
    table = members(member(peserta_aktif="0"))
    assert frame(table)["peserta_aktif"].tolist() == [0]
    assert not table.report.warnings


def test_readings_other_than_the_contract_are_told() -> None:
    readings = " ".join(
        map(said, members(member(kode_wilayah="Kab. Sinjai", periode="Jan 2025")).report.readings)
    )
    assert "“Kab. Sinjai” = 7307" in readings
    assert "“Jan 2025” = 2025-01" in readings


def test_of_identical_twins_one_is_kept() -> None:
    table = members(member(), member(kode_wilayah="Sinjai"), member())
    assert table.report.rows_used == 1
    assert error_rows(table.report) == [3, 4]
    assert "baris 2" in said(table.report.errors[0].expected)


def test_twins_that_differ_are_all_refused() -> None:
    table = members(member(), member(peserta_aktif="101"), member(), member(segmen="BPU"))
    assert table.report.rows_used == 1
    assert error_rows(table.report) == [2, 3, 4]
    assert "“101”" in said(table.report.errors[2].expected) or "“100”" in said(
        table.report.errors[2].expected
    )


def test_a_blank_twin_differs_from_a_number() -> None:
    assert members(member(), member(peserta_aktif="-")).report.rows_used == 0
    assert members(member(peserta_aktif="-"), member(peserta_aktif="")).report.rows_used == 1


def test_temporary_and_other_members_are_two_rows() -> None:
    assert members(member(), member(sementara="ya")).report.rows_used == 2


def test_the_same_month_appended_twice_is_not_kept_twice() -> None:
    month = [member(kode_wilayah=code) for code in ("7301", "7302", "7303")]
    assert members(*month, *month).report.rows_used == 3


@pytest.mark.parametrize(("period", "used"), [("2025-12", 1), ("2026-01", 0), ("2027-05", 0)])
def test_a_month_after_this_one_is_refused(period: str, used: int) -> None:
    table = members(member(periode=period))
    assert table.report.rows_used == used
    if not used:
        assert "2025-12" in said(table.report.errors[0].expected)


def test_the_clock_is_injected() -> None:
    content = csv(member(periode="2026-01"))
    assert upload(content, today=date(2026, 1, 1)).report.ok
    assert not upload(content, today=date(2025, 12, 31)).report.ok


def test_a_future_potensi_is_not_refused_but_pmi_is() -> None:
    rows = [("2026-01", "7307", "PU", "10", "2026", "x"), ("2025-01", "7307", "PMI", "10", "2025", "x")]
    table = upload(csv(*rows, header=POTENSI), name="potensi.csv")
    assert error_rows(table.report) == [3]
    assert "PMI" in said(table.report.errors[0].expected)


def test_two_bases_from_one_month_are_refused_whatever_their_version() -> None:
    rows = [("2025-01", "7307", "PU", "10", "2025", "x"), ("2025-01", "7307", "PU", "11", "2025 revisi", "x")]
    assert upload(csv(*rows, header=POTENSI), name="potensi.csv").report.rows_used == 0


def test_targets() -> None:
    rows = [
        ("2025", "provinsi", "Sulsel", "SEMUA", "RPJMD", "62.93", "persen", "Pergub"),
        ("2025", "provinsi", "73", "semua", "rpjmd", "1.763.259", "orang", "Pergub"),
        ("2025", "nasional", "", "SEMUA", "RPJMN", "32.15", "persen", "Perpres"),
        ("2025", "kabkota", "73", "SEMUA", "UCJ", "50", "persen", "x"),
        ("2025", "provinsi", "73", "SEMUA", "UCJ", "62.930", "persen", "x"),
        ("2025", "provinsi", "73", "SEMUA", "UCJ", "6293", "persen", "x"),
        ("2025", "provinsi", "73", "SEMUA", "UCJ", "", "orang", "x"),
    ]
    table = upload(csv(*rows, header=TARGET), name="target.csv")
    used = frame(table)
    assert used["nilai"].tolist() == [62.93, 1763259.0, 32.15]
    assert used["kode"].tolist() == ["73", "73", "ID"]
    assert used["tahun"].tolist() == [2025, 2025, 2025]
    assert error_rows(table.report) == [5, 6, 7, 8]


def test_several_series_of_targets_stand_beside_each_other() -> None:
    rows = [
        ("2025", "nasional", "ID", "SEMUA", kind, value, "persen", "x")
        for kind, value in (("RPJMN", "32.15"), ("UCJ", "52.15"))
    ]
    assert upload(csv(*rows, header=TARGET), name="target.csv").report.rows_used == 2


def test_milestones() -> None:
    table = upload(
        csv(
            ("25/03/2021", "Inpres 2/2021", "Inpres 2/2021"),
            ("2021-03-25", "", "x"),
            header="tanggal,judul,dasar",
        ),
        name="tonggak.csv",
    )
    assert frame(table)["tanggal"].tolist() == ["2021-03-25"]
    assert error_rows(table.report) == [3]


NAMED = MEMBER_HEADER + ",Nama Kabupaten"


def test_a_name_that_disagrees_with_its_code_refuses_the_row() -> None:
    table = upload(csv((*member(), "Sinjai"), (*member(kode_wilayah="7308"), "Maros"), header=NAMED))
    assert error_rows(table.report) == [3]
    (problem,) = table.report.errors
    assert problem.value == "Maros"
    assert "7309" in said(problem.suggestion)


def test_a_name_unknown_or_shared_does_not_refuse_its_row() -> None:
    table = upload(csv((*member(kode_wilayah="7571"), "Gorontalo"), (*member(), "Anu"), header=NAMED))
    assert table.report.ok
    assert [problem.row for problem in table.report.warnings] == [3]


def test_a_file_with_a_code_that_only_bps_has_is_named_and_refused() -> None:
    content = csv(member(kode_wilayah="7325"), member(kode_wilayah="7308"))
    table = upload(content)
    assert table.report.rows_used == 0
    assert "BPS" in said(table.report.errors[0].expected)
    assert "7325" in said(table.report.errors[0].expected)
    assert "--codes bps" in said(table.report.errors[0].suggestion)
    assert "halaman Data" in said(table.report.errors[0].suggestion)
    chosen = upload(content, code_list=CodeList.BPS)
    assert frame(chosen)["kode_wilayah"].tolist() == ["7324", "7309"]


def test_a_mistyped_7325_among_kemendagri_codes_refuses_only_its_row() -> None:
    table = upload(csv(member(kode_wilayah="7325"), member(kode_wilayah="7324")))
    assert error_rows(table.report) == [2]
    named = upload(
        csv((*member(kode_wilayah="7325"), ""), (*member(kode_wilayah="7308"), "Bone"), header=NAMED)
    )
    assert error_rows(named.report) == [2]


def test_a_kemendagri_file_read_with_the_bps_list_is_named_too() -> None:
    table = upload(csv(member(kode_wilayah="7324"), member(kode_wilayah="7308")), code_list=CodeList.BPS)
    assert table.report.rows_used == 0
    assert "Kemendagri" in said(table.report.errors[0].expected)
    assert "--codes kemendagri" in said(table.report.errors[0].suggestion)


def test_at_most_a_hundred_problems_are_listed_and_the_rest_are_counted() -> None:
    report = members(*[member(peserta_aktif=f"x{at}") for at in range(250)]).report
    assert report.rows_refused == 250
    assert len(report.errors) == 101
    assert error_rows(report)[:3] == [2, 3, 4]
    assert "150" in said(report.errors[-1].expected)


FOOTERS = [
    ("Total", "", "", "", "12345"),
    ("TOTAL", "", "", "", "", "12345", ""),
    ("Makassar, 5 Februari 2025",),
    ("", "", "", "", "", "", "Kepala Kantor Cabang"),
]


@pytest.mark.parametrize("footer", FOOTERS)
@pytest.mark.parametrize("fast", [True, False])
def test_a_row_that_is_no_data_has_one_error(footer: tuple[str, ...], fast: bool) -> None:
    report = upload(csv(member(), footer, delimiter=";"), fast=fast).report
    assert (report.rows_read, report.rows_used, report.rows_refused) == (2, 1, 1)
    (problem,) = report.errors
    assert (problem.row, problem.column, problem.value) == (3, "", next(filter(None, footer)))
    assert "bukan baris data" in said(problem.expected)
    assert "Hapus" in said(problem.suggestion)


def test_a_footer_with_a_comma_in_a_comma_file_has_one_error() -> None:
    report = upload(csv(member(), ("Makassar", " 5 Februari 2025"))).report
    assert error_rows(report) == [3]
    assert "kode_wilayah" not in said(report.errors[0].expected)


def test_footers_of_a_workbook_have_one_error_each() -> None:
    rows = [
        MEMBER_HEADER.split(","),
        member(),
        ["Jumlah", "", "", "", "", 100],
        [],
        ["Manado, 31 Januari 2025"],
    ]
    report = upload(xlsx(kepesertaan=rows), name="kepesertaan.xlsx").report
    assert error_rows(report) == [3, 5]
    assert [problem.value for problem in report.errors] == ["Jumlah", "Manado, 31 Januari 2025"]


@pytest.mark.parametrize(
    ("header", "name", "rows"),
    [
        (
            POTENSI,
            "potensi.csv",
            [("2025-01", "7307", "PU", "10", "2025", "x"), ("Jumlah", "", "", "10", "", "")],
        ),
        (
            TARGET,
            "target.csv",
            [
                ("2025", "provinsi", "73", "SEMUA", "UCJ", "50", "persen", "x"),
                ("", "", "", "", "Rata-rata", "50", "", ""),
            ],
        ),
    ],
)
def test_footers_of_other_tables(header: str, name: str, rows: list[tuple[str, ...]]) -> None:
    assert error_rows(upload(csv(*rows, header=header), name=name).report) == [3]


def test_a_row_of_data_with_a_few_blanks_is_told_cell_by_cell() -> None:
    report = members(member(periode="", kode_wilayah="")).report
    assert [problem.column for problem in report.errors] == ["periode", "kode_wilayah"]


def test_every_former_name_is_told_however_many() -> None:
    written = ("Kab. Mamuju Utara", "Polmas", "Kab. Kendari", "Kab. Maluku Tenggara Barat", "7307")
    report = upload(csv(*(member(kode_wilayah=each) for each in written))).report
    told = [said(each) for each in report.readings if "dibaca sebagai" in said(each)]
    assert [each.split("”")[0].lstrip("“") for each in told] == list(written[:-1])
    assert report.rows_used == len(written)


def test_an_old_code_that_is_anothers_today_is_refused_where_the_name_says_so() -> None:
    """7101 was Gorontalo's once and is Bolaang Mongondow's."""
    header = MEMBER_HEADER + ",nama"
    report = upload(csv((*member(kode_wilayah="7101"), "Kabupaten Gorontalo"), header=header)).report
    assert report.rows_used == 0
    assert "7501 (Kabupaten Gorontalo)" in said(report.errors[0].suggestion)
