"""Which region this is stands in a table of one row."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.data.contract.region import BrokenRegionError, Region, read_region

HEAD = "kode,nama,singkat,kantor,kantor_en\n"


def test_another_row_is_another_region(tmp_path: Path) -> None:
    path = tmp_path / "kanwil.csv"
    path.write_text(HEAD + "NUSA,Indonesia,RI,Kantor Pusat,Head office\n", encoding="utf-8-sig")
    region = read_region(path)
    assert region == Region("NUSA", "Indonesia", "RI", "Kantor Pusat", "Head office")
    assert (region.office("id"), region.office("en")) == ("Kantor Pusat", "Head office")


@pytest.mark.parametrize("rows", ["", "A,B,C,D,E\n" * 2, "A,B,,D,E\n", "A,B\n"])
def test_no_row_two_rows_or_half_a_row_is_no_region(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "kanwil.csv"
    path.write_text(HEAD + rows)
    with pytest.raises(BrokenRegionError):
        read_region(path)


def test_without_the_table_there_is_no_region(tmp_path: Path) -> None:
    with pytest.raises(BrokenRegionError):
        read_region(tmp_path / "kanwil.csv")
