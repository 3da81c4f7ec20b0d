"""Compliance: a total and its parts never added, stocks and flows apart, age classes without a hole."""

from __future__ import annotations

from contextlib import suppress

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.contract.words import COLUMNS, COMPLIANCE_NAMES, ENTITY_NAMES, REGION, Level
from dashboard.data.disclosure.compliance import guest_counts
from dashboard.i18n import Language
from dashboard.metrics.compliance.compliance import (
    AGE_LIMITS,
    AGE_UNKNOWN,
    AGES_JOINED,
    LONGEST,
    AgeLimitsError,
    age_classes,
    age_limits,
    ageing,
    ageing_hidden,
    by_area,
    by_area_hidden,
    overview,
    overview_hidden,
)
from dashboard.metrics.compliance.reports import (
    MOST_MONTHS,
    Counted,
    Reporting,
    counted,
    is_empty,
    latest,
    newest,
    not_owed,
    of_area,
    of_kinds,
    reporting,
    smaller_totals,
)
from tests.metrics.build import areas

COUNTS = ("jumlah", "tunggakan", "bulan_tunggakan", "skk", "dipulihkan")
Row = tuple[str, str, str, str, int | None, int | None, int | None, int | None, int | None]


def table(*rows: Row) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(COLUMNS["kepatuhan"]))
    return frame.astype(dict.fromkeys(COLUMNS["kepatuhan"], "str") | dict.fromkeys(COUNTS, "Int64"))


def of(frame: pd.DataFrame, code: str, period: str = "2024-12") -> Counted:
    return of_area(counted(frame, areas=areas(), level=areas().level(code), period=period), code)


def reported(found: Counted, column: str, code: str) -> Reporting:
    return reporting(found[column], column, areas=areas(), code=code)


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
    found = overview(of(SULSEL, "73")).loc[("badan usaha", "menunggak")]
    assert found.to_dict() == {
        "entities": 32,
        "arrears": 2_000_000_000,
        "year_skk": 159,
        "year_recovered": 5_900_000_000,
    }


def test_who_never_enrolled_owes_no_arrears_whatever_a_report_says() -> None:
    """Rule 22: a firm, an OPD or a village that never paid must enrol."""
    rows = table(
        ("2024-12", "7307", "badan usaha", "PWBD", 4, 7_000_000, 5, 0, 0),
        ("2024-12", "7307", "badan usaha", "menunggak", 2, 3_000_000, 5, 0, 0),
        ("2024-12", "7307", "badan usaha", "PDS", 1, 1_000_000, 5, 0, 0),
    )
    found = of(rows, "7307")
    kinds = overview(found)
    assert kinds.loc[("badan usaha", "PWBD")].tolist() == [4, 0, 0, 0]
    assert kinds["arrears"].sum() == 4_000_000
    assert not_owed(found) == 7_000_000
    ages = ageing(found, limits=AGE_LIMITS)
    assert (ages["entities"].sum(), ages["arrears"].sum()) == (3, 4_000_000)


def test_firms_opd_and_villages_all_have_a_row_and_what_nobody_reported_is_no_data() -> None:
    found = overview(of(SULSEL, "7371"))
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
        found = overview(of(both, whole))
        assert found.loc[("badan usaha", "menunggak"), "entities"] == 32
        assert found.loc[("OPD", "menunggak"), "entities"] == 34
    assert overview(of(both, "7307")).loc[("badan usaha", "menunggak"), "entities"] == 12
    branch = areas().branch_of("7307")
    assert all("73" not in set(rows["kode_wilayah"]) for rows in of(both, branch).values())


def test_areas_without_a_report_have_no_data_and_reports_are_counted() -> None:
    rows = counted(SULSEL, areas=areas(), level=Level.REGENCY, period="2024-12")
    found = by_area(rows, areas=areas(), codes=["7307", "7371", "7301"])
    assert found.loc["7371", ["PWBD", "menunggak", "arrears"]].tolist() == [55, 54, 1_300_000_000]
    assert found.loc["7307", "year_skk"] == 110
    assert (
        found.loc["7301"]
        .drop(["reported", "year_reported", "hidden", "year_hidden", "oldest", "newest"])
        .isna()
        .all()
    )
    assert found["reported"].tolist() == [1, 1, 0]
    assert found["year_reported"].tolist() == [1, 1, 0]
    assert found["newest"].tolist() == ["2024-12", "2024-12", ""]


def test_a_provinces_own_total_is_of_all_its_kabupaten() -> None:
    rows = counted(
        table(
            ("2024-12", "75", "OPD", "PDS", 3, 0, 0, 0, 0), ("2024-12", "7307", "OPD", "PDS", 1, 0, 0, 0, 0)
        ),
        areas=areas(),
        level=Level.PROVINCE,
        period="2024-12",
    )
    found = by_area(rows, areas=areas(), codes=["73", "75"])
    assert found["reported"].tolist() == [1, 6]


def test_one_type_alone() -> None:
    rows = of_kinds(counted(SULSEL, areas=areas(), level=Level.PROVINCE, period="2024-12"), ["OPD"])
    found = by_area(rows, areas=areas(), codes=["73"])
    assert found.loc["73", "menunggak"] == 34
    assert pd.isna(found.loc["73", "PWBD"])


def test_the_newest_month_is_never_a_later_one() -> None:
    assert newest(SULSEL, "2024-11") == "2024-06"
    assert newest(SULSEL, "2026-01") == "2024-12"
    assert newest(SULSEL, "2022-01") is None


def test_arrears_by_age_and_type() -> None:
    found = ageing(of(SULSEL, "73"), limits=AGE_LIMITS)
    assert found.loc[(1, "badan usaha")].tolist() == [12, 900_000_000]
    assert found.loc[(2, "OPD")].tolist() == [34, 200_000_000]
    assert found.loc[(3, "badan usaha")].tolist() == [20, 1_100_000_000]
    assert found.loc[(0, "OPD")].tolist() == [0, 0]
    assert AGE_UNKNOWN not in found.index.get_level_values("umur")


def test_arrears_of_unknown_age_stand_apart_and_an_unknown_amount_stays_unknown() -> None:
    rows = table(
        ("2024-12", "7307", "OPD", "menunggak", 3, None, None, 0, 0),
        ("2024-12", "7307", "OPD", "menunggak", 2, None, 3, 0, 0),
        ("2024-12", "7307", "desa", "PDS", 4, 50_000, 12, 0, 0),
        ("2024-12", "7307", "desa", "PDS", 4, 0, 0, 0, 0),
    )
    found = ageing(of(rows, "7307"), limits=AGE_LIMITS)
    assert found.loc[(AGE_UNKNOWN, "OPD"), "entities"] == 3
    assert pd.isna(found.loc[(1, "OPD"), "arrears"])
    assert found.loc[(3, "desa")].tolist() == [4, 50_000]
    assert found["entities"].sum() == 9


def test_arrears_nobody_reported_are_no_data_in_every_class() -> None:
    rows = table(
        ("2024-12", "7307", "badan usaha", "PWBD", 4, 0, 0, None, None),
        ("2024-12", "7307", "OPD", "menunggak", 0, 0, None, None, None),
        ("2024-12", "7307", "desa", "menunggak", 2, None, 5, None, None),
    )
    found = ageing(of(rows, "7307"), limits=AGE_LIMITS)
    assert found.xs("badan usaha", level="jenis_entitas").isna().all(axis=None)
    assert (found.xs("OPD", level="jenis_entitas") == 0).all(axis=None)
    desa = found.xs("desa", level="jenis_entitas")
    assert desa["entities"].tolist() == [0, 2, 0, 0]
    assert desa["arrears"].isna().all()


#: Two kabupaten/kota that report in different months.
APART = table(
    ("2026-06", "7307", "badan usaha", "menunggak", 10, 1_000, 4, 2, 50),
    ("2026-10", "7308", "badan usaha", "menunggak", 3, 300, 4, 1, 5),
)


def test_every_area_stands_with_its_own_newest_report_and_the_sum_says_of_how_many() -> None:
    for code, total in (("73", 24), (REGION, 102)):
        found = of(APART, code, "2026-10")
        row = overview(found).loc[("badan usaha", "menunggak")]
        assert row.tolist() == [13, 1_300, 3, 55]
        for column in found:
            assert reported(found, column, code) == Reporting(
                2, 0, total, told=True, oldest="2026-06", newest="2026-10"
            )
    assert overview(of(APART, "7307", "2026-10")).loc[("badan usaha", "menunggak"), "entities"] == 10
    table_ = by_area(
        counted(APART, areas=areas(), level=Level.PROVINCE, period="2026-10"),
        areas=areas(),
        codes=["73", "76"],
    )
    assert table_["oldest"].tolist() == ["2026-06", ""]
    assert table_["newest"].tolist() == ["2026-10", ""]
    assert table_["year_reported"].tolist() == [2, 0]


def test_a_report_older_than_a_year_says_nothing_of_today() -> None:
    assert MOST_MONTHS == 12
    assert reported(of(APART, "73", "2027-06"), "jumlah", "73").reported == 2
    assert reported(of(APART, "73", "2027-07"), "jumlah", "73").oldest == "2026-10"
    assert reported(of(APART, "73", "2027-11"), "jumlah", "73") == Reporting(
        0, 0, 24, told=False, oldest="", newest=""
    )
    assert set(latest(APART, period="2026-09")["kode_wilayah"]) == {"7307"}


def test_an_area_that_reports_only_what_followed_keeps_its_last_stock() -> None:
    rows = pd.concat([APART, table(("2026-10", "7307", "badan usaha", "menunggak", None, None, 5, 7, 1))])
    row = overview(of(rows, "7307", "2026-10")).loc[("badan usaha", "menunggak")]
    assert row.tolist() == [10, 1_000, 9, 51]


def test_an_unknown_total_does_not_replace_known_parts() -> None:
    rows = pd.concat([APART, table(("2026-10", "73", "badan usaha", "menunggak", None, None, 5, None, None))])
    found = of(rows, "73", "2026-10")
    assert overview(found).loc[("badan usaha", "menunggak")].tolist() == [13, 1_300, 3, 55]
    half = pd.concat([APART, table(("2026-10", "73", "badan usaha", "menunggak", 40, None, 5, None, None))])
    found = of(half, "73", "2026-10")
    assert overview(found).loc[("badan usaha", "menunggak")].tolist() == [40, 1_300, 3, 55]
    assert reported(found, "jumlah", "73").reported == 24
    assert reported(found, "tunggakan", "73").reported == 2


def test_a_total_gives_way_when_all_its_parts_have_reported_since() -> None:
    whole = ("2026-03", "76", "OPD", "PDS", 9, 0, 0, None, None)
    parts = [("2026-05", code, "OPD", "PDS", 1, 0, 0, None, None) for code in areas().inside("76")]
    some = of(table(whole, *parts[1:]), "76", "2026-06")
    assert overview(some).loc[("OPD", "PDS"), "entities"] == 9
    every = of(table(whole, *parts), "76", "2026-06")
    assert overview(every).loc[("OPD", "PDS"), "entities"] == len(parts)


def test_a_total_smaller_than_its_parts_is_named_and_never_added() -> None:
    rows = table(
        ("2026-10", "73", "badan usaha", "menunggak", 5, 100, 5, None, None),
        ("2026-10", "7307", "badan usaha", "menunggak", 20, 2_000_000, 5, None, None),
    )
    for code in ("73", REGION):
        found = of(rows, code, "2026-10")
        assert overview(found).loc[("badan usaha", "menunggak"), "entities"] == 5
        for column, total, parts in (("jumlah", 5, 20), ("tunggakan", 100, 2_000_000)):
            told = smaller_totals(found[column], column).to_dict("records")
            assert [(each["provinsi"], each["total"], each["parts"]) for each in told] == [
                ("73", total, parts)
            ]
    assert smaller_totals(of(rows, "7307", "2026-10")["jumlah"], "jumlah").empty
    assert smaller_totals(of(APART, "73", "2026-10")["jumlah"], "jumlah").empty


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
    rows = table(("2024-12", "7307", "OPD", "menunggak", 1, 7, months, 0, 0))
    found = ageing({"jumlah": rows, "tunggakan": rows}, limits=limits)
    assert found.index[(found["entities"] == 1).fillna(False)].tolist() == [(inside[0], "OPD")]
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


# --- what a guest may not see


def seen_by_a_guest(*rows: Row) -> pd.DataFrame:
    return guest_counts(table(*rows), provinces=frozenset(areas().provinces))


#: Two OPD and one letter in 7307; enough of everything in 7371.
HIDDEN_BESIDE = (
    ("2024-12", "7307", "OPD", "menunggak", 2, 5_000, 4, 0, 0),
    ("2024-12", "7307", "badan usaha", "menunggak", 12, 900, 4, 1, 70),
    ("2024-12", "7371", "OPD", "menunggak", 34, 200_000, 7, 5, 500),
)


def test_what_is_hidden_was_reported_and_is_no_missing_report() -> None:
    frame = seen_by_a_guest(*HIDDEN_BESIDE)
    one = of_kinds(of(frame, "7307"), ["OPD"])
    assert not is_empty(one)
    assert reported(one, "jumlah", "7307") == Reporting(
        1, 1, 1, told=False, oldest="2024-12", newest="2024-12"
    )
    assert reported(of(frame, "73"), "jumlah", "73") == Reporting(
        2, 1, 24, told=True, oldest="2024-12", newest="2024-12"
    )
    assert overview_hidden(of(frame, "7307")).loc[("OPD", "menunggak"), "entities"]
    assert not overview_hidden(of(frame, "7371")).any(axis=None)


def test_a_hidden_newest_report_does_not_bring_an_older_one_back() -> None:
    older = ("2024-11", "7307", "OPD", "menunggak", 9, 9, 4, 0, 0)
    found = of(seen_by_a_guest(older, HIDDEN_BESIDE[0]), "7307")
    assert overview(found)["entities"].isna().all()
    assert reported(found, "jumlah", "7307").newest == "2024-12"


def test_hidden_letters_are_told_apart_from_hidden_counts_and_areas_counted() -> None:
    frame = seen_by_a_guest(*HIDDEN_BESIDE)
    found = counted(frame, areas=areas(), level=Level.PROVINCE, period="2024-12")
    row = by_area(found, areas=areas(), codes=["73"]).loc["73"]
    assert row[["reported", "hidden", "year_reported", "year_hidden"]].tolist() == [2, 1, 2, 1]
    assert (row["menunggak"], row["year_skk"]) == (46, 5)
    regencies = counted(frame, areas=areas(), level=Level.REGENCY, period="2024-12")
    some = by_area_hidden(regencies, codes=["7307", "7371"])
    assert some.loc["7307", ["menunggak", "arrears", "year_skk", "year_recovered"]].all()
    assert not some.loc["7307", "PWBD"]
    assert not some.loc["7371"].any()


def test_a_provinces_own_letters_do_not_give_an_areas_away() -> None:
    own = ("2024-12", "73", "badan usaha", "menunggak", 60, 9_000, 4, 10, 700)
    frame = seen_by_a_guest(*HIDDEN_BESIDE, own).set_index(["kode_wilayah", "jenis_entitas"])
    assert frame.loc[("73", "badan usaha"), ["skk", "dipulihkan"]].isna().all()
    assert frame.loc[("73", "badan usaha"), "jumlah"] == 60


def test_joined_ages_stand_apart_from_unknown_ones_and_hidden_entities_may_be_of_any_age() -> None:
    frame = seen_by_a_guest(
        ("2024-12", "7307", "badan usaha", "menunggak", 1, 7, 14, 0, 0),
        ("2024-12", "7307", "badan usaha", "menunggak", 2, 30, 5, 0, 0),
        ("2024-12", "7307", "badan usaha", "menunggak", 9, 100, 2, 0, 0),
        ("2024-12", "7307", "OPD", "menunggak", 2, 5_000, 4, 0, 0),
    )
    found = of(frame, "7307")
    ages = ageing(found, limits=AGE_LIMITS)
    assert ages.loc[(AGES_JOINED, "badan usaha"), "entities"] == 3
    assert AGE_UNKNOWN not in ages.index.get_level_values("umur")
    hidden = ageing_hidden(found, ages)
    assert hidden.xs("OPD", level="jenis_entitas").all(axis=None)
    assert not hidden.xs("badan usaha", level="jenis_entitas").any(axis=None)
    assert not hidden.xs("desa", level="jenis_entitas").any(axis=None)
