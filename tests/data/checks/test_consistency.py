"""A total and its parts: both given must agree, else both are refused with the difference named."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.data.intake_tools import areas, csv, error_rows, frame, member, members, said, upload
from tests.spread import examples

Rows = Sequence[tuple[object, ...]]


def segments(**counts: object) -> Rows:
    return [member(segmen=segment, peserta_aktif=count) for segment, count in counts.items()]


def detail(*cells: tuple[str, str, object]) -> Rows:
    return [member(kelompok=group, sumber_dana=fund, peserta_aktif=count) for group, fund, count in cells]


AGREE = [
    segments(SEMUA=100, PU=70, BPU=20, JAKON=10),
    segments(SEMUA=100, PU=70, BPU=20, JAKON=10, PMI=5),
    segments(SEMUA=105, PU=70, BPU=20, JAKON=10, PMI=5),
    segments(SEMUA=0, PU=0, BPU=0, JAKON=0),
    segments(SEMUA=100),
    segments(PU=70, BPU=20, JAKON=10),
    segments(SEMUA="-", PU=70, BPU=20, JAKON=10),
    detail(("SEMUA", "SEMUA", 100), ("nelayan", "SEMUA", 60), ("petani", "SEMUA", 40)),
    detail(("SEMUA", "SEMUA", 100), ("SEMUA", "CSR", 60), ("SEMUA", "mandiri", 40)),
    detail(("nelayan", "SEMUA", 60), ("petani", "SEMUA", 40), ("SEMUA", "CSR", 30), ("SEMUA", "mandiri", 70)),
    detail(("SEMUA", "SEMUA", 100), ("nelayan", "CSR", 60), ("petani", "mandiri", 40)),
    detail(
        ("SEMUA", "SEMUA", 100), ("nelayan", "SEMUA", 60), ("petani", "mandiri", 30), ("petani", "CSR", 10)
    ),
    detail(("nelayan", "SEMUA", 60), ("nelayan", "CSR", 50), ("nelayan", "mandiri", 10)),
    detail(("SEMUA", "SEMUA", 35), ("nelayan", "CSR", 30), ("SEMUA", "mandiri", 5)),
    [
        member(peserta_aktif=100),
        member(kelompok="nelayan", peserta_aktif=90),
        member(kelompok="nelayan", peserta_aktif=10, sementara="ya"),
    ],
]


@pytest.mark.parametrize("rows", AGREE)
def test_totals_that_agree_are_kept_with_their_parts(rows: Rows) -> None:
    table = members(*rows)
    assert table.report.ok
    assert table.report.rows_used == len(rows)


DISAGREE = [
    (segments(SEMUA=100, PU=70, BPU=20, JAKON=11), "selisih 1"),
    (segments(SEMUA=100, PU=70, BPU=20, JAKON=9), "selisih 1"),
    (segments(SEMUA=102, PU=70, BPU=20, JAKON=10, PMI=5), "selisih 2"),
    (segments(SEMUA=100, PU=70, BPU=31), "selisih 1"),
    (segments(SEMUA=100, PU=70, BPU=40, JAKON="-"), "selisih 10"),
    (detail(("SEMUA", "SEMUA", 100), ("nelayan", "SEMUA", 60)), "selisih 40"),
    (detail(("SEMUA", "SEMUA", 100), ("SEMUA", "CSR", 101)), "selisih 1"),
    (detail(("SEMUA", "SEMUA", 100), ("nelayan", "CSR", 99)), "selisih 1"),
    (detail(("nelayan", "SEMUA", 60), ("SEMUA", "CSR", 61)), "selisih 1"),
    (detail(("nelayan", "SEMUA", 60), ("nelayan", "CSR", 50), ("nelayan", "mandiri", 9)), "selisih 1"),
    (detail(("SEMUA", "SEMUA", 100), ("nelayan", "SEMUA", "-"), ("petani", "SEMUA", 101)), "selisih 1"),
]


@pytest.mark.parametrize(("rows", "difference"), DISAGREE)
def test_totals_that_disagree_are_refused_with_their_parts(rows: Rows, difference: str) -> None:
    other = member(kode_wilayah="7308", segmen="SEMUA", peserta_aktif=1)
    table = members(*rows, other)
    assert frame(table)["kode_wilayah"].tolist() == ["7308"]
    assert error_rows(table.report) == list(range(2, len(rows) + 2))
    assert difference in said(table.report.errors[0].expected)


def test_an_incomplete_breakdown_within_its_total_is_kept_and_told() -> None:
    for rows in (segments(SEMUA=100, PU=70, BPU=20), segments(SEMUA=100, PU=70, BPU=20, JAKON="-")):
        table = members(*rows)
        assert table.report.ok
        assert any("rincian segmen" in said(problem.expected) for problem in table.report.warnings)


def test_only_the_segment_that_disagrees_is_refused() -> None:
    rows = [
        member(segmen="PU", peserta_aktif=10),
        member(segmen="BPU", peserta_aktif=100),
        member(segmen="BPU", kelompok="nelayan", peserta_aktif=90),
    ]
    assert error_rows(members(*rows).report) == [3, 4]


GORONTALO = areas().inside("75")


def province(total: object, each: Sequence[object], **cells: object) -> Rows:
    parts = [
        member(kode_wilayah=code, peserta_aktif=count, **cells)
        for code, count in zip(GORONTALO, each, strict=False)
    ]
    return [member(kode_wilayah="75", peserta_aktif=total, **cells), *parts]


@pytest.mark.parametrize(
    "rows",
    [
        province(60, [10] * 6),
        province(60, [10] * 5),
        province(60, [10, 10, 10, 10, 10, "-"]),
        province(60, [10] * 6, segmen="SEMUA"),
        province(60, [10] * 6, kelompok="nelayan", sumber_dana="CSR"),
        province(500, [10] * 5, kelompok="nelayan"),
        # A province given by one group only claims nothing about everyone.
        [*province(500, [], kelompok="nelayan"), *province(0, [1000] * 6, kelompok="petani")[1:]],
    ],
)
def test_provinces_that_agree_with_their_areas_are_kept(rows: Rows) -> None:
    assert members(*rows).report.ok


@pytest.mark.parametrize(
    "rows",
    [
        province(61, [10] * 6),
        province(59, [10] * 6),
        province(49, [10] * 5),
        province(59, [10] * 6, segmen="SEMUA"),
        province(59, [10] * 6, kelompok="nelayan", sumber_dana="CSR"),
        province(49, [10, 10, 10, 10, 10, "-"]),
    ],
)
def test_provinces_that_disagree_with_their_areas_are_refused_with_them(rows: Rows) -> None:
    table = members(*rows, member(kode_wilayah="7307"))
    assert frame(table)["kode_wilayah"].tolist() == ["7307"]
    assert "selisih" in said(table.report.errors[0].expected)


def test_a_province_total_is_compared_with_areas_given_by_segment() -> None:
    parts = [
        member(kode_wilayah=code, segmen=segment, peserta_aktif=count)
        for code in GORONTALO
        for segment, count in (("PU", 5), ("BPU", 3), ("JAKON", 2))
    ]
    assert members(member(kode_wilayah="75", segmen="SEMUA", peserta_aktif=60), *parts).report.ok
    assert members(member(kode_wilayah="75", segmen="SEMUA", peserta_aktif=61), *parts).report.rows_used == 0


def test_a_province_with_missing_areas_is_told() -> None:
    warnings = [said(problem.expected) for problem in members(*province(60, [10] * 5)).report.warnings]
    assert any("kabupaten/kota" in warning for warning in warnings)


def test_months_are_judged_apart() -> None:
    wrong = [member(segmen="SEMUA", peserta_aktif=5), *segments(PU=70)]
    right = [member(periode="2025-02", segmen="SEMUA"), member(periode="2025-02", peserta_aktif=70)]
    assert frame(members(*wrong, *right))["periode"].unique().tolist() == ["2025-02"]


def test_potensi_is_judged_the_same_way() -> None:
    header = "berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber"
    rows = [
        ("2024-01", "7313", segment, count, "2024", "x")
        for segment, count in (("SEMUA", 140769), ("PU", 35036), ("BPU", 93537), ("JAKON", 12196))
    ]
    assert upload(csv(*rows, header=header), name="potensi.csv").report.ok
    rows[0] = ("2024-01", "7313", "SEMUA", 140768, "2024", "x")
    assert upload(csv(*rows, header=header), name="potensi.csv").report.rows_used == 0


def test_kendari_by_segment_of_its_potensi_does_not_pass_for_active_members() -> None:
    table = members(*segments(SEMUA=49397, PU=88357, BPU=36140, JAKON=16443))
    assert table.report.rows_used == 0


@settings(deadline=None, max_examples=examples(12))
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["7501", "7502", "75"]),
            st.sampled_from(["PU", "BPU", "JAKON", "SEMUA", "PMI"]),
            st.sampled_from(["SEMUA", "nelayan", "petani"]),
            st.sampled_from(["SEMUA", "CSR"]),
            st.sampled_from(["0", "1", "2", "3", "-"]),
        ),
        max_size=20,
    )
)
def test_what_is_used_would_be_used_again_and_every_row_is_accounted_for(rows: list[tuple[str, ...]]) -> None:
    first = members(
        *[
            member(kode_wilayah=code, segmen=segment, kelompok=group, sumber_dana=fund, peserta_aktif=count)
            for code, segment, group, fund, count in rows
        ]
    )
    used = frame(first)
    again = used.assign(sementara="tidak", peserta_aktif=used["peserta_aktif"].astype("object").fillna("-"))
    assert members(*again.itertuples(index=False)).report.rows_refused == 0
