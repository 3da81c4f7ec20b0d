"""The files of the five meetings: what is read, what is refused and why, and whose names are never repeated."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.checks.validation import ValidTable
from dashboard.data.contract.words import COLUMNS, NAMED_FILES
from dashboard.data.dataset import Source
from dashboard.data.intake import build_dataset
from dashboard.data.places.resolving import AreaResolver
from dashboard.data.schemas import table_specs
from tests.data.filled_rows import FILLED
from tests.data.intake_tools import TODAY, areas, csv, error_rows, frame, said, upload, xlsx
from tests.spread import examples

NEW = tuple(COLUMNS)[tuple(COLUMNS).index("tarif_iuran") :]
NAME = "PT Rahasia Jaya"


def row(name: str, at: int = 0, **cells: object) -> tuple[object, ...]:
    """A row of a file, with some cells replaced."""
    return tuple(
        cells.get(column, cell) for column, cell in zip(COLUMNS[name], FILLED[name][at], strict=True)
    )


def read(name: str, *rows: tuple[object, ...]) -> ValidTable:
    return upload(csv(*rows, header=";".join(COLUMNS[name]), delimiter=";"), name=f"{name}.csv")


@pytest.mark.parametrize("name", NEW)
def test_rows_of_each_file_are_read_as_its_columns_say(name: str) -> None:
    table = read(name, *FILLED[name])
    assert table.report.ok
    spec = table_specs(AreaResolver(areas()), today=TODAY)[name]
    assert {column: str(dtype) for column, dtype in frame(table).dtypes.items()} == {
        column: each.dtype for column, each in spec.columns.items()
    }


@pytest.mark.parametrize(
    ("name", "cells", "column", "expected"),
    [
        ("tarif_iuran", {"segmen": "SEMUA"}, "segmen", "salah satu dari"),
        ("tarif_iuran", {"nilai": ""}, "nilai", "nilai tarif"),
        ("tarif_iuran", {"satuan": "persen", "nilai": 101}, "nilai", "paling banyak 100"),
        ("tarif_iuran", {"satuan": "persen", "nilai": 0}, "nilai", "lebih dari 0"),
        ("tarif_iuran", {"nilai": 0}, "nilai", "seorang sebulan, 1 sampai 10.000.000"),
        ("tarif_iuran", {"nilai": 99_999_999_999_999}, "nilai", "1 sampai 10.000.000"),
        ("tarif_iuran", {"minimum": 10_000_001}, "minimum", "1 sampai 10.000.000"),
        ("tarif_iuran", {"upah_maksimum": 0}, "upah_maksimum", "1 sampai 1.000.000.000"),
        ("pendanaan", {"tarif": 0}, "tarif", "seorang sebulan, 1 sampai 10.000.000"),
        ("pendanaan", {"tarif": "Rp 10.000.001"}, "tarif", "1 sampai 10.000.000"),
        ("tarif_iuran", {"batas_bawah": 5, "batas_atas": 5}, "batas_atas", "di atas batas bawahnya"),
        ("tarif_iuran", {"batas_atas": 0}, "batas_atas", "di atas batas bawahnya"),
        ("tarif_iuran", {"berlaku_sampai": "2015-06"}, "berlaku_sampai", "tidak mendahului"),
        ("pendanaan", {"sumber_dana": "SEMUA"}, "sumber_dana", "salah satu dari"),
        ("pendanaan", {"bulan": 0}, "bulan", "1 sampai 60"),
        ("pendanaan", {"bulan": ""}, "bulan", "1 sampai 60"),
        ("pendanaan", {"terakhir_dibayar": "2023-09"}, "terakhir_dibayar", "tidak mendahului mulai"),
        ("pendanaan", {"anggaran": "6,048 miliar"}, "anggaran", "rupiah bulat"),
        ("pendanaan", {"tarif": "16.8"}, "tarif", "rupiah bulat"),
        ("pendanaan", {"terakhir_dibayar": "2024-10"}, "terakhir_dibayar", "di dalam masa yang didanai"),
        ("iuran_desa", {"terakhir_dibayar": "2024-09"}, "terakhir_dibayar", "di dalam tahun baris itu"),
        ("iuran_desa", {"terakhir_dibayar": "2026-01"}, "terakhir_dibayar", "di dalam tahun baris itu"),
        ("iuran_desa", {"bulan_dibayar": 0}, "bulan_dibayar", "hanya bila terakhir_dibayar kosong"),
        ("iuran_desa", {"bulan_dibayar": 10}, "bulan_dibayar", "sampai bulan terakhir_dibayar"),
        ("kepatuhan", {"jumlah": 0}, "jumlah", "lebih dari 0 bila ada tunggakan"),
        ("daftar_kepatuhan", {"skk_tanggal": "2025-12-11"}, "skk_tanggal", "2025-12-10"),
        ("proyek_konstruksi", {"tanggal_daftar": "2025-12-11"}, "tanggal_daftar", "2025-12-10"),
        ("dukungan_pemda", {"tahun": 2026}, "tahun", "paling akhir 2025"),
        ("kepatuhan", {"periode": "2026-01"}, "periode", "2025-12"),
        ("kepatuhan", {"bulan_tunggakan": 601}, "bulan_tunggakan", "0 sampai 600"),
        ("kepatuhan", {"kategori": "lunas"}, "kategori", "salah satu dari"),
        ("daftar_kepatuhan", {"periode": "2026-01"}, "periode", "2025-12"),
        ("daftar_kepatuhan", {"terdaftar": 41}, "terdaftar", "sama dengan pekerja"),
        ("daftar_kepatuhan", {"nama_entitas": " "}, "nama_entitas", "nama badan usaha"),
        ("daftar_kepatuhan", {"skk_tanggal": "05/03/2025"}, "skk_tanggal", "tanggal"),
        ("proyek_konstruksi", {"nilai_kontrak": -1}, "nilai_kontrak", "rupiah bulat"),
        ("proyek_konstruksi", {"tanggal_spk": ""}, "tanggal_spk", "tanggal"),
        ("proyek_konstruksi", {"status": "mangkrak"}, "status", "salah satu dari"),
        ("dukungan_pemda", {"ada": "sebagian"}, "ada", "ya atau tidak"),
        ("dukungan_pemda", {"jenis": "doa"}, "jenis", "salah satu dari"),
        ("manfaat", {"periode": "2026-01"}, "periode", "2025-12"),
        ("manfaat", {"kasus": "1,5"}, "kasus", "tanpa pecahan"),
        ("komitmen", {"tanggal": "2025-12-11"}, "tanggal", "2025-12-10"),
        ("komitmen", {"tenggat": "2025-04-22"}, "tenggat", "tidak mendahului tanggal janji"),
        ("komitmen", {"janji": ""}, "janji", "isi janji"),
        ("kemiskinan", {"persen": 100.5}, "persen", "antara 0 dan 100"),
        ("kemiskinan", {"kode_wilayah": "7325"}, "kode_wilayah", "kode"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    name: str, cells: dict[str, object], column: str, expected: str
) -> None:
    table = read(name, row(name, **cells))
    (problem, *_) = table.report.errors
    assert problem.column == column
    assert expected in said(problem.expected)


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("proyek_konstruksi", {"tanggal_daftar": "2025-03-01"}),  # registered before the work order: good
        ("proyek_konstruksi", {"tanggal_daftar": "-"}),
        ("pendanaan", {"terakhir_dibayar": "2024-09"}),  # paid ahead, to the end of the term
        ("iuran_desa", {"bulan_dibayar": 12, "terakhir_dibayar": "2025-12"}),
        ("iuran_desa", {"bulan_dibayar": 9, "terakhir_dibayar": ""}),
        ("iuran_desa", {"bulan_dibayar": 1, "terakhir_dibayar": "2025-12"}),
        ("daftar_kepatuhan", {"skk_tanggal": "2025-12-10"}),
        ("kepatuhan", {"jumlah": 0, "tunggakan": 0}),
        ("daftar_kepatuhan", {"terdaftar": 40, "pekerja": 40}),
        ("komitmen", {"tenggat": "2025-04-23", "jumlah_pekerja": ""}),
        ("kemiskinan", {"persen": "9,81"}),
        ("tarif_iuran", {"nilai": "Rp 16.800"}),
        ("tarif_iuran", {"nilai": 1, "minimum": 10_000_000, "upah_maksimum": 1_000_000_000}),
        ("tarif_iuran", {"nilai": 100, "satuan": "persen"}),
    ],
)
def test_what_can_be_is_kept_without_a_warning(name: str, cells: dict[str, object]) -> None:
    report = read(name, row(name, **cells)).report
    assert report.ok
    assert not report.warnings


@pytest.mark.parametrize("name", NEW)
def test_identical_twins_are_kept_once_and_twins_that_differ_not_at_all(name: str) -> None:
    first = FILLED[name][0]
    same = read(name, first, first)
    assert (same.report.rows_used, error_rows(same.report)) == (1, [3])
    spec = table_specs(AreaResolver(areas()), today=TODAY)[name]
    other: dict[str, object] = {
        "tarif": 8400, "nilai": 8400, "bulan_dibayar": 8, "tunggakan": 1, "ada": "tidak", "kasus": 5, "persen": 9,
        "nilai_kontrak": 7, "rupiah": 8,
    }  # fmt: skip
    amount = next(column for column in spec.amounts if column in other)
    twins = read(name, first, row(name, **{amount: other[amount]}))
    assert twins.report.rows_used == 0
    assert [problem.column for problem in twins.report.errors] == [amount, amount]
    assert "baris 3" in said(twins.report.errors[0].expected)


def test_the_last_amount_tells_twins_apart_too() -> None:
    twins = read("komitmen", row("komitmen"), row("komitmen", status="selesai"))
    assert twins.report.rows_used == 0
    assert {(problem.column, problem.value) for problem in twins.report.errors} == {
        ("status", "berjalan"),
        ("status", "selesai"),
    }


def test_differing_twins_point_at_a_row_that_says_something_else() -> None:
    rows = [row("komitmen"), row("komitmen"), row("komitmen", status="selesai"), row("komitmen")]
    errors = read("komitmen", *rows).report.errors
    assert [each.row for each in errors] == [2, 3, 4, 5]
    pointed = [re.search(r"baris (\d+) berisi “(\w+)”", said(each.expected)) for each in errors]
    assert [each and each.groups() for each in pointed] == [
        ("4", "selesai"), ("4", "selesai"), ("2", "berjalan"), ("4", "selesai"),
    ]  # fmt: skip


def test_village_months_paid_ahead_are_worth_a_look() -> None:
    def warnings(month: int) -> list[str]:
        cells = {"bulan_dibayar": 12, "terakhir_dibayar": "2025-12"}
        table = read("iuran_desa", row("iuran_desa", **cells))
        assert table.report.ok
        built = build_dataset(
            [table], source=Source.OFFICE, areas=areas(), today=date(2025, month, 10), fingerprint=""
        )
        report = next(each for each in built.reports if each.table == "iuran_desa")
        return [said(each.expected) for each in report.warnings]

    assert any("dibayar di muka; 1 baris" in each for each in warnings(11))
    assert not any("dibayar di muka" in each for each in warnings(12))


def test_totals_of_the_new_files_are_not_checked_as_members_are() -> None:
    rows = [row("pendanaan", kelompok=group) for group in ("SEMUA", "nelayan", "petani")]
    assert read("pendanaan", *rows).report.ok
    assert read("kepatuhan", row("kepatuhan"), row("kepatuhan", kode_wilayah="73")).report.ok


def test_the_paying_office_may_be_left_out_and_every_cell_is_then_blank() -> None:
    full, without = (
        read("pendanaan", row("pendanaan", pihak="-")),
        upload(
            csv(row("pendanaan")[:-1], header=";".join(COLUMNS["pendanaan"][:-1]), delimiter=";"),
            name="pendanaan.csv",
        ),
    )
    assert without.report.ok
    assert not without.report.warnings
    assert frame(without).equals(frame(full))
    assert frame(without)["pihak"].tolist() == [""]
    sheet = upload(xlsx(Lembar1=[COLUMNS["pendanaan"][:-1], row("pendanaan")[:-1]]), name="data.xlsx")
    assert (sheet.name, len(frame(sheet))) == ("pendanaan", 1)


def test_two_offices_may_fund_one_group_from_one_month_but_one_office_once() -> None:
    rows = [
        row("pendanaan", pihak=office, jumlah_pekerja=n) for office, n in (("Dinas A", 5), ("Dinas B", 7))
    ]
    assert frame(read("pendanaan", *rows))["jumlah_pekerja"].tolist() == [5, 7]
    twice = read("pendanaan", *rows, row("pendanaan", pihak="Dinas B", jumlah_pekerja=8)).report
    assert error_rows(twice) == [3, 4]
    assert "Dinas" not in repr(twice)


def test_names_of_areas_stand_beside_their_codes_but_a_projects_name_is_its_own() -> None:
    header = ["kabupaten", *COLUMNS["proyek_konstruksi"]]
    rows = [
        ["Sinjai", *row("proyek_konstruksi", nama="Sidrap")],
        ["Bone", *row("proyek_konstruksi", nama="Bone")],
    ]
    table = upload(xlsx(proyek_konstruksi=[header, *rows]), name="data.xlsx")
    assert frame(table)["nama"].tolist() == ["Sidrap"]
    assert [problem.column for problem in table.report.errors] == ["kabupaten"]


@pytest.mark.parametrize("amount", ["25000000000", "25.000.000.000", "Rp 25.000.000.000,00", 99_999_999_999])
def test_ten_billion_rupiah_is_no_kpj_number(amount: object) -> None:
    table = read("proyek_konstruksi", row("proyek_konstruksi", nilai_kontrak=amount))
    assert frame(table)["nilai_kontrak"].iloc[0] >= 25_000_000_000


@pytest.mark.parametrize("name", NEW)
@pytest.mark.parametrize("number", ["7307010101010001", "12345678901"])
def test_personal_numbers_refuse_any_of_the_new_files(name: str, number: str) -> None:
    for column in COLUMNS[name]:
        if len(number) == 16 or column in {
            "nama",
            "nama_entitas",
            "pihak",
            "id",
            "kode_desa",
            "kode_wilayah",
        }:
            table = read(name, row(name, **{column: number}))
            assert table.frame is None
            assert number not in repr(table.report)
    extra = upload(
        csv((*row(name), "ada"), header=";".join((*COLUMNS[name], "NIK")), delimiter=";"), name=f"{name}.csv"
    )
    assert extra.frame is None


def test_named_files_are_those_with_names_in_their_columns() -> None:
    specs = table_specs(AreaResolver(areas()), today=TODAY)
    assert {name for name, spec in specs.items() if spec.names} == set(NAMED_FILES)


@pytest.mark.parametrize("name", NAMED_FILES)
def test_a_name_is_repeated_nowhere_whatever_cell_it_stands_in(name: str) -> None:
    rows: list[tuple[object, ...]] = [row(name, **{column: NAME}) for column in COLUMNS[name]]
    rows += [(NAME,), (NAME, *row(name)), (*row(name), NAME), row(name), row(name), tuple("" for _ in rows)]
    spec = table_specs(AreaResolver(areas()), today=TODAY)[name]
    rows += [row(name, **dict.fromkeys(spec.names, NAME), **{spec.amounts[0]: value}) for value in (7, 8)]
    content = csv(*rows, header=";".join(COLUMNS[name]), delimiter=";")
    for each in (
        content,
        content.split(b"\n", 1)[1],
        csv((NAME, "x"), header=f"{NAME};kolom", delimiter=";"),
    ):
        report = upload(each, name=f"{name}.csv").report
        assert report.errors
        assert "Rahasia" not in repr(report)
    sheet = upload(xlsx(**{name: [(NAME, "satu"), (NAME, "dua")]}), name="data.xlsx")
    assert "Rahasia" not in repr(sheet.report)


def test_a_name_of_an_area_is_still_suggested_where_words_are_not_repeated() -> None:
    (problem,) = read("daftar_kepatuhan", row("daftar_kepatuhan", kode_wilayah="Sinjay")).report.errors
    assert problem.value == ""
    assert "Sinjai" in said(problem.suggestion)


HOSTILE = st.one_of(
    st.sampled_from(
        [
            "", "-", "SEMUA", "0", "Rp 1.250.000", "1.250", "1,5", "-3", "2025", "2025-01", "31/01/2025", "05/03/2025",
            "7307", "73", "73.1", "Sidrap", "Gorontalo", "7314012004", "7314019001", "7314011001", "7325", "ya", "PU",
            "BPU", "nelayan", "mandiri", "persen", "rupiah", "OPD", "PDS", "=1+1", "NaN", "inf", "1e5", "\u200b", "٣",
            "JKM", "berjalan", "9" * 15, "tim",
        ]
    ),
    st.text(st.characters(exclude_characters=';"\r\n\0', exclude_categories=("Cs",)), max_size=12),
)  # fmt: skip


@settings(deadline=None, max_examples=examples(40))
@given(st.data())
def test_every_row_is_used_or_refused_whatever_stands_in_it(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NEW))
    rows = data.draw(
        st.lists(
            st.dictionaries(st.sampled_from(COLUMNS[name]), HOSTILE, max_size=3).map(
                lambda cells: row(name, **cells)
            ),
            max_size=6,
        )
    )
    table = read(name, *rows)  # `upload` checks that rows read are rows used and rows refused
    if table.frame is None:
        return
    spec = table_specs(AreaResolver(areas()), today=TODAY)[name]
    assert not table.frame.duplicated(list(spec.key)).any()
    for column, each in spec.columns.items():
        if each.dtype == "Int64":
            assert (table.frame[column].dropna() >= 0).all()
