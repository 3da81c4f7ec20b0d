"""Pekerja rentan are counted only where the funding of all BPU members is known."""

import pandas as pd
import pytest

from dashboard.data.contract.words import Level
from dashboard.metrics.categories.vulnerable import vulnerable
from tests.metrics.build import dataset, member

MONTH = "2025-06"


def bpu(count: int | None, group: str = "SEMUA", funding: str = "SEMUA", **options: object) -> tuple:
    return member(MONTH, "7501", "BPU", count, group=group, funding=funding, **options)


def one(rows: list, code: str = "7501", level: Level = Level.REGENCY, **options: object) -> pd.Series:
    return vulnerable(dataset(rows), level=level, **options).loc[(MONTH, code)]


FUNDED = [
    bpu(10, funding="mandiri"),
    bpu(5, funding="pemberi kerja"),
    bpu(20, funding="CSR"),
    bpu(15, funding="Dana Desa"),
]


@pytest.mark.parametrize(
    "rows",
    [
        FUNDED,
        [bpu(50), *FUNDED],
        [bpu(15, "nelayan", "mandiri"), bpu(35, "nelayan", "Baznas")],
        [bpu(15, "nelayan", "mandiri"), bpu(20, "petani", "CSR"), bpu(15, "petani", "Dana Desa")],
        [bpu(50, "nelayan"), *FUNDED],
    ],
)
def test_who_is_paid_by_others_counts(rows: list) -> None:
    found = one(rows)
    assert (found.vulnerable, found.members, found.share_percent, found.complete) == (35, 50, 70.0, True)


@pytest.mark.parametrize(
    "rows",
    [
        [bpu(50)],
        [bpu(50, "nelayan")],
        [bpu(30, "nelayan"), bpu(20, "petani", "CSR")],
        [bpu(50), bpu(20, funding="CSR")],
        [bpu(None, funding="CSR"), bpu(20, funding="mandiri")],
    ],
)
def test_without_the_whole_funding_there_is_no_count(rows: list) -> None:
    found = one(rows)
    assert found.vulnerable is pd.NA
    assert not found.complete


def test_nobody_is_nobody_however_funded() -> None:
    assert one([bpu(0)]).vulnerable == 0
    assert one([bpu(10, funding="mandiri")]).vulnerable == 0
    assert one([bpu(10, funding="mandiri")], code="7502").vulnerable is pd.NA


def test_other_segments_are_not_counted() -> None:
    rows = [member(MONTH, "7501", "PU", 9, funding="APBDes/ADD"), *FUNDED]
    assert one(rows).vulnerable == 35


def test_a_roll_up_says_how_many_areas_it_holds() -> None:
    other = member(MONTH, "7502", "BPU", 100)
    found = one([*FUNDED, other], code="75", level=Level.PROVINCE)
    assert (found.vulnerable, found.members, found.n_used, found.n_total) == (35, 50, 1, 6)
    assert not found.complete


def test_temporary_members_can_be_left_out() -> None:
    rows = [bpu(10, funding="CSR"), bpu(4, funding="APBD provinsi", temporary=True)]
    assert one(rows).vulnerable == 14
    assert one(rows, temporary=False).vulnerable == 10


def test_a_folder_without_rows_has_no_months() -> None:
    assert len(vulnerable(dataset([]), level=Level.PROVINCE)) == 0
