"""Villages paying of all villages: zeros, gaps and kelurahan told apart; depth where all pay."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.disclosure.village_units import KECAMATAN, REGENCY
from dashboard.data.disclosure.villages import desa_rows, years_in
from dashboard.metrics.villages.arrears import arrears
from dashboard.metrics.villages.depth import depth, depth_by, depth_sums, depth_table
from dashboard.metrics.villages.figures import months_due, year_end
from dashboard.metrics.villages.groups import by_group, group_table
from dashboard.metrics.villages.package import Enrolled, already_enrolled, enrolled_sums
from dashboard.metrics.villages.standing import (
    NextBudget,
    Status,
    counts,
    standing,
    village_year,
)
from tests.metrics.build import dataset, member
from tests.village_rows import row, table, year_of

#: The columns of a table of depths, but those that say what is hidden.
TOLD = [
    "membayar",
    "jumlah_pekerja",
    "orang_desa",
    "bulan",
    "terakhir_dibayar",
    "menunggak",
    "tunggakan",
    "tunggakan_desa",
    "dibayar_persen",
    "berikut",
]
RATES = {"SEMUA": [16_800] * 12, "perangkat desa": [16_800] * 12, "RT/RW": [16_800] * 6 + [8_400] * 6}


def villages(**units: tuple[int, int]) -> pd.DataFrame:
    """Kecamatan code after "k" -> how many desa and kelurahan it has."""
    rows = []
    for unit, (desa, kelurahan) in units.items():
        code = unit.removeprefix("k")
        rows += [(f"{code}2{n:03}", "desa", code, code[:4]) for n in range(1, desa + 1)]
        rows += [(f"{code}1{n:03}", "kelurahan", code, code[:4]) for n in range(1, kelurahan + 1)]
    return pd.DataFrame(rows, columns=["kode_desa", "jenis", KECAMATAN, REGENCY]).set_index("kode_desa")


SIDRAP = villages(k731401=(30, 8), k731402=(38, 30))
SIDRAP_DESA = list(SIDRAP.index[SIDRAP["jenis"] == "desa"])


def test_sidrap_68_of_68_desa_and_38_kelurahan_apart() -> None:
    paid = year_of(table(*(row(code, 12) for code in SIDRAP_DESA)), SIDRAP)
    found = standing(counts(SIDRAP, paid, by=REGENCY), ["7314"])
    assert (found.paying, found.known, found.desa, found.kelurahan) == (68, 68, 68, 38)
    assert found.percent == 100
    assert found.all_pay


def test_invented_villages_of_the_sample_count_in_their_kecamatan() -> None:
    codes = [f"731401{9000 + n}" for n in range(1, 31)]
    found = counts(SIDRAP, year_of(table(*(row(code, 3) for code in codes)), SIDRAP), by=KECAMATAN)
    assert found.loc["731401", "persen"] == 100
    assert pd.isna(found.loc["731402", "persen"])
    assert found.loc["731402", "tanpa_data"] == 38


def test_a_zero_does_not_pay_and_no_row_is_no_data() -> None:
    places = villages(k731401=(4, 0), k730101=(2, 1))
    payments = table(row("7314012001", 0), row("7314012002", 1), row("7314012003", None))
    assert village_year(desa_rows(payments, 2023))["status"].to_dict() == {
        "7314012001": Status.NEVER,
        "7314012002": Status.PAYS,
        "7314012003": Status.NO_DATA,
    }
    units = counts(places, year_of(payments, places), by=REGENCY)
    assert units.loc["7314", ["desa", "data", "membayar", "belum_mendaftar", "tanpa_data"]].tolist() == [
        4,
        2,
        1,
        1,
        2,
    ]
    # Of those with data: two, of whom one pays.
    assert units.loc["7314", "persen"] == 50
    assert pd.isna(units.loc["7301", "persen"])
    both = standing(units, ["7314", "7301"])
    assert (both.desa, both.known, both.n_used, both.n_total, both.percent) == (6, 2, 1, 2, 50)
    assert standing(units, ["7301"]).percent is None
    assert not both.all_pay


def test_one_regency_all_paying_is_not_all_of_the_area() -> None:
    places = villages(k731401=(1, 0), k730101=(2, 0))
    units = counts(places, year_of(table(row("7314012001", 5)), places), by=REGENCY)
    assert standing(units, ["7314"]).all_pay
    whole = standing(units, ["7314", "7301"])
    assert whole.percent == 100
    assert not whole.all_pay


def test_a_place_without_desa_pays_nothing_and_counts_nowhere() -> None:
    places = villages(k737101=(0, 5))
    units = counts(places, year_of(table(), places), by=REGENCY)
    found = standing(units, ["7371"])
    assert (found.desa, found.kelurahan, found.n_total, found.percent) == (0, 5, 0, None)
    assert not found.all_pay


def test_rows_of_kelurahan_are_in_no_count() -> None:
    payments = table(row("7314011001", 12), row("7314012001", 12))
    assert list(village_year(desa_rows(payments, 2023)).index) == ["7314012001"]


def test_a_village_pays_when_any_group_does() -> None:
    payments = table(
        row("7314012001", 0, group="RT/RW", people=7, last="2023-01"),
        row("7314012001", 6, group="perangkat desa", people=9, last="2023-06"),
        row("7314012002", 0, group="RT/RW"),
        row("7314012002", None, group="perangkat desa"),
    )
    paid = village_year(desa_rows(payments, 2023))
    assert paid.loc["7314012001", ["status", "jumlah_pekerja", "bulan_dibayar"]].tolist() == [
        Status.PAYS,
        16,
        6,
    ]
    assert paid.loc["7314012001", "terakhir_dibayar"] == "2023-06"
    assert paid.loc["7314012002", "status"] == Status.NO_DATA


def test_a_total_and_its_groups_are_never_added() -> None:
    payments = table(
        row("7314012001", 6, people=20, budget=None),
        row("7314012001", 6, group="perangkat desa", people=12, budget=100),
        row("7314012001", 6, group="RT/RW", people=8, budget=50),
    )
    paid = village_year(desa_rows(payments, 2023))
    assert paid.loc["7314012001", ["jumlah_pekerja", "anggaran"]].tolist() == [20, 150]


def test_an_unknown_part_leaves_the_whole_unknown() -> None:
    payments = table(
        row("7314012001", 6, group="perangkat desa"), row("7314012001", 6, group="RT/RW", people=None)
    )
    assert pd.isna(village_year(desa_rows(payments, 2023)).loc["7314012001", "jumlah_pekerja"])


@pytest.mark.parametrize(
    ("amounts", "kind"),
    [
        ((500, None), NextBudget.ENTERED),
        ((0, 0), NextBudget.NOTHING),
        ((0, None), NextBudget.UNKNOWN),
        ((None, None), NextBudget.UNKNOWN),
    ],
)
def test_next_years_budget_entered_nothing_or_not_known(
    amounts: tuple[int | None, int | None], kind: NextBudget
) -> None:
    groups = ("perangkat desa", "RT/RW")
    payments = table(
        *(
            row("7314012001", 1, group=group, following=amount)
            for group, amount in zip(groups, amounts, strict=True)
        )
    )
    assert village_year(desa_rows(payments, 2023)).loc["7314012001", "berikut"] == kind


def test_years_are_newest_first() -> None:
    payments = table(row("7314012001", 1, year=2023), row("7314012001", 1, year=2025))
    assert years_in(payments) == (2025, 2023)


@pytest.mark.parametrize(
    ("newest", "end", "due"),
    [("2023-10", "2023-10", 10), ("2023-01", "2023-01", 1), ("2024-02", "2023-12", 12)],
)
def test_a_year_is_told_for_its_own_end(newest: str, end: str, due: int) -> None:
    data = dataset([member(newest, "7314", "SEMUA", 1)])
    assert (year_end(data, 2023), months_due(data, 2023)) == (end, due)
    assert year_end(data, 2025) == "2025-12"


def test_who_never_paid_must_enrol_and_owes_no_arrears() -> None:
    payments = table(
        row("7314012001", 0, people=9),
        row("7314012002", 0, people=9, year=2023),
        row("7314012002", 3, people=9, year=2022),
        row("7314012003", 0, people=9, year=2023),
        row("7314012003", 0, people=9, year=2022),
        row("7314012003", 12, people=9, year=2024),
        row("7314012004", None, people=9),
    )
    rows = desa_rows(payments, 2023)
    assert village_year(rows)["status"].tolist() == [
        "belum_mendaftar",
        "berhenti",
        "belum_mendaftar",
        "tanpa_data",
    ]
    found = arrears(rows, due=12, rates=RATES)
    assert found["bulan_tunggakan"].fillna(-1).tolist() == [0, 12, 0, -1]
    assert found["tunggakan"].fillna(-1).tolist() == [0, 12 * 9 * 16_800, 0, -1]
    deep = depth(depth_sums(year_of(payments), due=12, rates=RATES))
    assert (deep.villages, deep.enrolled, deep.behind) == (3, 1, 1)
    at = standing(counts(SIDRAP, year_of(payments), by=REGENCY), ["7314"])
    assert (at.known, at.paying, at.stopped, at.never, at.unknown, at.percent) == (3, 0, 1, 2, 65, 0)


def test_arrears_go_by_group_and_by_the_rates_of_the_months_unpaid() -> None:
    payments = table(
        row("7314012001", 12, group="perangkat desa", people=9),
        row("7314012001", 4, group="RT/RW", people=2),
        row("7314012002", 10),
        row("7314012003", 0, people=0),
        row("7314012004", 9, people=None),
    )
    found = arrears(desa_rows(payments, 2023), due=10, rates=RATES)
    # RT/RW: ten months due, four paid: May and June at 16,800, July to October at 8,400, two people.
    assert found.loc["7314012001"].tolist() == [6, 2 * (2 * 16_800 + 4 * 8_400)]
    assert found.loc["7314012002"].tolist() == [0, 0]
    assert found.loc["7314012003"].tolist() == [0, 0]
    assert found.loc["7314012004", "bulan_tunggakan"] == 1
    assert pd.isna(found.loc["7314012004", "tunggakan"])


def test_without_a_rate_the_months_are_known_and_the_rupiah_are_not() -> None:
    found = arrears(desa_rows(table(row("7314012001", 2)), 2023), due=12, rates={"SEMUA": None})
    assert found.loc["7314012001", "bulan_tunggakan"] == 10
    assert pd.isna(found.loc["7314012001", "tunggakan"])


def test_depth_by_hand() -> None:
    payments = table(
        row("7314012001", 12, people=20, last="2023-12", budget=400, paid=300, following=500),
        row("7314012002", 6, people=10, last="2023-06", budget=100, paid=150, following=0),
        row("7314012003", 0, people=5, budget=None, paid=7),
        row("7314012004", 12, people=None, last="2023-12"),
    )
    found = depth(depth_sums(year_of(payments), due=12, rates=RATES))
    assert (found.villages, found.paying) == (4, 3)
    assert (found.people, found.people_known, found.people_mean) == (30, 2, 15)
    assert found.months_mean == 10
    assert (found.months[0], found.months[6], found.months[12], sum(found.months.values())) == (1, 1, 2, 4)
    assert found.last_paid == {"2023-12": 2, "2023-06": 1}
    assert (found.budget, found.paid, found.budget_known, found.paid_percent) == (500, 450, 2, 90)
    assert found.next == {NextBudget.ENTERED: 1, NextBudget.NOTHING: 1, NextBudget.UNKNOWN: 2}
    # The third never paid: it must enrol and is not behind.
    assert (found.enrolled, found.behind, found.behind_mean) == (3, 1, 6)
    assert (found.owed, found.owed_unknown) == (10 * 6 * 16_800, 0)


def test_depth_of_units_by_hand() -> None:
    payments = table(
        row("7314012001", 12, people=20, last="2023-12", budget=400, paid=300, following=500),
        row("7314012002", 6, people=10, last="2023-06", budget=100, paid=150, following=0),
        row("7314022003", 0, people=5),
        row("7314022003", 1, people=5, year=2022),
    )
    sums = depth_sums(year_of(payments), due=12, rates=RATES)
    found = depth_table(depth_by(sums, by=KECAMATAN))
    assert found.loc["731401", TOLD].tolist() == [2, 30, 2, 9, "2023-12", 1, 10 * 6 * 16_800, 1, 90, 1]
    none = found.loc["731402"]
    assert none[["jumlah_pekerja", "bulan", "dibayar_persen"]].isna().all()
    assert none[["membayar", "terakhir_dibayar", "menunggak", "tunggakan", "berikut"]].tolist() == [
        0,
        "",
        1,
        5 * 12 * 16_800,
        0,
    ]
    assert depth_by(sums, by=REGENCY)["7314"].behind == 2


def test_people_and_rupiah_that_no_village_says_are_unknown_not_zero() -> None:
    payments = table(row("7314012001", 6, people=None), row("7314012002", 12, people=None))
    sums = depth_sums(year_of(payments), due=12, rates=RATES)
    unit = depth_table(depth_by(sums, by=KECAMATAN)).loc["731401"]
    assert unit[["jumlah_pekerja", "tunggakan"]].isna().all()
    assert unit[["membayar", "orang_desa", "menunggak", "tunggakan_desa"]].tolist() == [2, 0, 1, 0]
    found = by_group(year_of(payments))
    assert pd.isna(found.loc[("731401", "SEMUA"), "jumlah_pekerja"])
    assert group_table(found, {"7314": ["731401"]})["jumlah_pekerja"].isna().all()


def test_arrears_go_by_the_rate_that_the_row_itself_implies() -> None:
    payments = table(
        row("7314012001", 8, people=9, budget=9 * 10_800 * 12),
        row("7314012002", 8, people=9, budget=0),
        row("7314012003", 8, people=9),
    )
    asked: dict[str, Any] = {"due": 10, "rates": RATES}
    own = arrears(desa_rows(payments, 2023), **asked, own_rate=True)["tunggakan"]
    # A budget of nothing says nothing about the rate, and not that nothing is owed.
    assert own.fillna(-1).tolist() == [9 * 2 * 10_800, -1, 9 * 2 * 16_800]
    assert arrears(desa_rows(payments, 2023), **asked)["tunggakan"].tolist() == [9 * 2 * 16_800] * 3


def test_arrears_of_a_total_and_its_groups_are_never_added() -> None:
    payments = table(row("7314012001", 8, people=20), row("7314012001", 8, group="perangkat desa", people=12))
    found = arrears(desa_rows(payments, 2023), due=10, rates=RATES)
    assert found["tunggakan"].tolist() == [20 * 2 * 16_800]


@given(
    st.integers(1, 10**12),
    st.integers(1, 10_000),
    st.integers(0, 12),
    st.integers(1, 12),
    st.integers(0, 100),
)
def test_arrears_by_the_row_s_rate_fit_in_what_its_budget_leaves(
    budget: int, people: int, months: int, now: int, paid_part: int
) -> None:
    paid = budget * months * paid_part // 1200
    payments = table(
        row("7314012001", months, people=people, budget=budget, paid=paid), row("7314012001", 1, year=2022)
    )
    found = arrears(desa_rows(payments, 2023), due=now, rates={"SEMUA": None}, own_rate=True)
    assert found["tunggakan"].iloc[0] <= budget - paid + 1
    assert abs(found["tunggakan"].iloc[0] - budget * max(now - months, 0) / 12) <= 0.5 + budget * 1e-15


def test_depth_of_nothing_is_no_number() -> None:
    payments = table()
    found = depth(depth_sums(year_of(payments), due=12, rates=RATES))
    assert (found.villages, found.months_mean, found.people_mean, found.paid_percent) == (0, None, None, None)


def test_groups_are_those_of_paying_villages_and_totals_stand_in_where_none_is_named() -> None:
    payments = table(
        row("7314012001", 12, people=20),
        row("7314012001", 12, group="perangkat desa", people=12),
        row("7314012002", 6, people=10),
        row("7314012003", 6, group="perangkat desa", people=None),
        row("7314012004", 0, group="perangkat desa", people=9),
    )
    found = by_group(year_of(payments))
    assert found.loc[("731401", "perangkat desa")].tolist() == [1, 12, 18, 2, 0]
    assert found.loc[("731401", "SEMUA")].tolist() == [1, 10, 6, 1, 0]


def test_a_larger_area_adds_the_groups_of_its_units() -> None:
    payments = table(
        *(
            row(f"73140{unit}2001", 12, group=group, people=people)
            for unit, group, people in (
                (1, "perangkat desa", 3),
                (1, "RT/RW", 20),
                (2, "perangkat desa", 30),
                (2, "RT/RW", 9),
            )
        )
    )
    found = group_table(by_group(year_of(payments)), {"7314": ["731401", "731402"]})
    assert found.loc[("7314", "perangkat desa"), "jumlah_pekerja"] == 33
    assert not found["disembunyikan"].any()
    assert found.loc[("7314", "RT/RW"), ["desa", "rata_rata", "bulan"]].tolist() == [2, 14.5, 12]


def test_a_group_nobody_has_here_is_no_row() -> None:
    payments = table(row("7314012001", 12, group="RT/RW"), row("7301012001", 12, group="BPD"))
    found = group_table(by_group(year_of(payments)), {"7314": ["731401"]})
    assert list(found.loc["7314"].index) == ["RT/RW"]


def test_those_already_enrolled_are_at_most_the_package() -> None:
    payments = table(
        row("7314012001", 12, people=30),
        row("7314012002", 1, people=8),
        row("7314012003", 0, people=8),
        row("7314012004", 1, people=None),
    )
    found = already_enrolled(enrolled_sums(year_of(payments), people=20), regencies=["7314"])
    assert found == Enrolled(people=28, known=2, hidden=0, unknown=1)


@given(st.lists(st.sampled_from([None, 0, 1, 12]), min_size=1, max_size=8))
def test_every_desa_has_one_status(months: list[int | None]) -> None:
    payments = table(*(row(f"731401200{n}", month) for n, month in enumerate(months, start=1)))
    places = villages(k731401=(9, 3))
    units = counts(places, year_of(payments, places), by=KECAMATAN)
    assert units[["membayar", "berhenti", "belum_mendaftar", "tanpa_data"]].loc["731401"].sum() == 9
    assert pd.isna(units.loc["731401", "persen"]) == all(month is None for month in months)
