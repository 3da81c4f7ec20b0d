"""Compliance: a total and its parts never added, stocks and flows apart, age classes without a hole."""

from __future__ import annotations

from contextlib import suppress

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.contract import COLUMNS, COMPLIANCE_NAMES, ENTITY_NAMES, REGION, Level
from dashboard.i18n import Language
from dashboard.metrics.compliance import (
    AGE_LIMITS,
    AGE_UNKNOWN,
    LONGEST,
    AgeLimitsError,
    age_classes,
    age_limits,
    ageing,
    by_area,
    months_reported,
    newest,
    of_kind,
    overview,
    placed,
)
from tests.metrics.build import areas

COUNTS = ("jumlah", "tunggakan", "bulan_tunggakan", "skk", "dipulihkan")
Row = tuple[str, str, str, str, int | None, int | None, int | None, int | None, int | None]


def table(*rows: Row) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(COLUMNS["kepatuhan"]))
    return frame.astype(dict.fromkeys(COLUMNS["kepatuhan"], "str") | dict.fromkeys(COUNTS, "Int64"))


def of(frame: pd.DataFrame, code: str) -> pd.DataFrame:
    rows = placed(frame, areas=areas(), level=areas().level(code))
    return rows[rows["kode"] == code]


#: Sulawesi Selatan 2024 as published: Rp5.9 billion recovered from 159 SKK, here in two months and two places.
SULSEL = table(
    ("2024-06", "7307", "badan usaha", "menunggak", 10, 800_000_000, 4, 60, 2_400_000_000),
    ("2024-12", "7307", "badan usaha", "menunggak", 12, 900_000_000, 4, 50, 2_000_000_000),
    ("2024-12", "7371", "badan usaha", "menunggak", 20, 1_100_000_000, 14, 49, 1_500_000_000),
    ("2024-12", "7371", "OPD", "menunggak", 34, 200_000_000, 7, 0, 0),
    ("2024-12", "7371", "badan usaha", "PWBD", 55, 0, 0, 0, 0),
    ("2023-12", "7371", "badan usaha", "menunggak", 5, 1, 14, 99, 99),
)


def test_stocks_stand_at_the_month_and_flows_add_up_over_the_year() -> None:
    found = overview(of(SULSEL, "73"), period="2024-12").loc[("badan usaha", "menunggak")]
    assert found.to_dict() == {
        "entities": 32,
        "arrears": 2_000_000_000,
        "skk": 99,
        "recovered": 3_500_000_000,
        "year_skk": 159,
        "year_recovered": 5_900_000_000,
    }
    assert months_reported(of(SULSEL, "73"), "2024-12") == ("2024-06", "2024-12")


def test_firms_opd_and_villages_all_have_a_row_and_what_nobody_reported_is_no_data() -> None:
    found = overview(of(SULSEL, "7371"), period="2024-12")
    assert list(found.index) == [(kind, category) for kind in ENTITY_NAMES for category in COMPLIANCE_NAMES]
    assert found.loc[("OPD", "menunggak"), "entities"] == 34
    assert found.loc[("badan usaha", "PWBD"), "arrears"] == 0
    assert found.loc[("desa", "PWBD")].isna().all()


def test_a_provinces_own_total_is_its_own_and_never_added_to_its_parts() -> None:
    both = table(
        ("2024-12", "73", "badan usaha", "menunggak", 32, 2_000_000_000, 4, 99, 0),
        ("2024-12", "7307", "badan usaha", "menunggak", 12, 900_000_000, 4, 50, 0),
        ("2024-12", "7371", "badan usaha", "menunggak", 20, 1_100_000_000, 14, 49, 0),
        ("2024-12", "7371", "OPD", "menunggak", 34, 1, 7, 0, 0),
    )
    for whole in ("73", REGION):
        found = overview(of(both, whole), period="2024-12")
        assert found.loc[("badan usaha", "menunggak"), "entities"] == 32
        assert found.loc[("OPD", "menunggak"), "entities"] == 34
    assert overview(of(both, "7307"), period="2024-12").loc[("badan usaha", "menunggak"), "entities"] == 12
    branch = areas().branch_of("7307")
    assert "73" not in set(of(both, branch)["kode_wilayah"])


def test_areas_without_a_report_have_no_data_and_reports_are_counted() -> None:
    rows = placed(SULSEL, areas=areas(), level=Level.REGENCY)
    found = by_area(rows, areas=areas(), codes=["7307", "7371", "7301"], period="2024-12")
    assert found.loc["7371", ["PWBD", "menunggak", "arrears"]].tolist() == [55, 54, 1_300_000_000]
    assert found.loc["7307", "year_skk"] == 110
    assert found.loc["7301"].drop("reported").isna().all()
    assert found["reported"].tolist() == [1, 1, 0]


def test_a_provinces_own_total_is_of_all_its_kabupaten() -> None:
    rows = placed(
        table(
            ("2024-12", "75", "OPD", "PDS", 3, 0, 0, 0, 0), ("2024-12", "7307", "OPD", "PDS", 1, 0, 0, 0, 0)
        ),
        areas=areas(),
        level=Level.PROVINCE,
    )
    found = by_area(rows, areas=areas(), codes=["73", "75"], period="2024-12")
    assert found["reported"].tolist() == [1, 6]


def test_one_type_alone() -> None:
    rows = of_kind(placed(SULSEL, areas=areas(), level=Level.PROVINCE), "OPD")
    found = by_area(rows, areas=areas(), codes=["73"], period="2024-12")
    assert found.loc["73", "menunggak"] == 34
    assert pd.isna(found.loc["73", "PWBD"])


def test_the_newest_month_is_never_a_later_one() -> None:
    assert newest(SULSEL, "2024-11") == "2024-06"
    assert newest(SULSEL, "2026-01") == "2024-12"
    assert newest(SULSEL, "2022-01") is None


def test_arrears_by_age_and_type() -> None:
    found = ageing(of(SULSEL, "73"), period="2024-12", limits=AGE_LIMITS)
    assert found.loc[(1, "badan usaha")].tolist() == [12, 900_000_000]
    assert found.loc[(2, "OPD")].tolist() == [34, 200_000_000]
    assert found.loc[(3, "badan usaha")].tolist() == [20, 1_100_000_000]
    assert found.loc[(0, "desa")].tolist() == [0, 0]
    assert AGE_UNKNOWN not in found.index.get_level_values("umur")


def test_arrears_of_unknown_age_stand_apart_and_an_unknown_amount_stays_unknown() -> None:
    rows = table(
        ("2024-12", "7307", "OPD", "menunggak", 3, None, None, 0, 0),
        ("2024-12", "7307", "OPD", "menunggak", 2, None, 3, 0, 0),
        ("2024-12", "7307", "desa", "PDS", 4, 50_000, 12, 0, 0),
        ("2024-12", "7307", "desa", "PDS", 4, 0, 0, 0, 0),
    )
    found = ageing(of(rows, "7307"), period="2024-12", limits=AGE_LIMITS)
    assert found.loc[(AGE_UNKNOWN, "OPD"), "entities"] == 3
    assert pd.isna(found.loc[(1, "OPD"), "arrears"])
    assert found.loc[(3, "desa")].tolist() == [4, 50_000]
    assert found["entities"].sum() == 9


LIMITS = st.lists(st.integers(1, LONGEST), min_size=1, max_size=6, unique=True).map(
    lambda x: tuple(sorted(x))
)


@given(limits=LIMITS, months=st.integers(0, 600))
def test_every_age_is_in_exactly_one_class_and_the_ageing_puts_it_there(
    limits: tuple[int, ...], months: int
) -> None:
    classes = age_classes(limits)
    inside = [n for n, c in enumerate(classes) if c.low <= months and (c.high is None or months < c.high)]
    assert len(inside) == 1
    rows = of(table(("2024-12", "7307", "OPD", "menunggak", 1, 7, months, 0, 0)), "7307")
    found = ageing(rows, period="2024-12", limits=limits)
    assert found.index[found["entities"] == 1].tolist() == [(inside[0], "OPD")]
    assert found["arrears"].sum() == 7


@given(limits=LIMITS)
def test_written_limits_are_read_back(limits: tuple[int, ...]) -> None:
    assert age_limits("-".join(map(str, limits))) == limits
    assert age_limits(", ".join(map(str, limits))) == limits


@given(written=st.text(max_size=20))
def test_any_text_is_limits_or_a_message(written: str) -> None:
    limits: tuple[int, ...] = (1,)
    with suppress(AgeLimitsError):
        limits = age_limits(written)
    assert list(limits) == sorted(set(limits))
    assert limits[0] >= 1


@pytest.mark.parametrize(
    "written", ["", "3-", "6-3", "3-3", "0-3", "3-6-a", "1-2-3-4-5-6-7", "3-999", "-3", "٣"]
)
def test_unusable_limits_say_why(written: str) -> None:
    with pytest.raises(AgeLimitsError):
        age_limits(written)


def test_classes_in_words() -> None:
    names = [Language().render(each.name) for each in age_classes((1, 3, 4, 12))]
    assert names == ["0 bulan", "1–2 bulan", "3 bulan", "4–11 bulan", "12 bulan atau lebih"]
    assert Language().render(age_classes(AGE_LIMITS)[0].name) == "kurang dari 3 bulan"
