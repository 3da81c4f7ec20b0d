"""Which funded groups lapse, when and how many people: domain.md, rule 14."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.contract.words import Level
from dashboard.i18n import Language
from dashboard.metrics.cube.months import month_number, month_text
from dashboard.metrics.funded.lapse import LAPSE_NAMES, Lapse, LapseKind
from dashboard.metrics.funded.lapses import (
    Count,
    Date,
    areas_with_terms,
    lapse_series,
    lapse_total,
    lapses,
    within,
)
from tests.metrics.build import areas
from tests.metrics.funded_rows import RULES, fundings, term

NOW = "2025-10"


def one(*terms: object, period: str = NOW, horizon: int = 3) -> Lapse:
    (found,) = lapses(fundings(*terms), period=period, horizon=horizon, rules=RULES)  # type: ignore[arg-type]
    return found


def series(
    table: pd.DataFrame, *periods: str, level: Level, date: Date = Date.MONEY_ENDS, segment: str = "SEMUA"
) -> pd.DataFrame:
    return lapse_series(
        table, periods=periods, areas=areas(), level=level, rules=RULES, date=date, segment=segment
    )


def said(lapse: Lapse) -> str:
    return " ".join(Language("id").render(each) for each in lapse.reasons)


@pytest.mark.parametrize(
    ("period", "horizon", "listed"),
    [
        ("2025-09", 3, False),  # the last funded month, December, is the fourth from September
        ("2025-10", 3, True),
        ("2025-12", 1, True),  # January is the first month without money, and the next
        ("2025-11", 1, False),
        ("2025-07", 6, True),
        ("2026-08", 6, False),  # it was over long ago
    ],
)
def test_a_term_ends_after_its_last_month(period: str, horizon: int, listed: bool) -> None:
    found = lapses(fundings(term(paid=min(period, "2025-12"))), rules=RULES, period=period, horizon=horizon)
    assert [(each.kind, each.month, each.people) for each in found] == (
        [(LapseKind.ENDS, "2026-01", 1000)] if listed else []
    )


@pytest.mark.parametrize(
    ("period", "paid", "kind", "month"),
    [
        ("2026-01", "2025-12", LapseKind.ENDED, "2026-04"),  # within the three months
        ("2026-03", "2025-12", LapseKind.ENDED, "2026-04"),
        ("2026-04", "2025-12", LapseKind.OVERDUE, "2026-04"),
        ("2026-07", "2025-12", LapseKind.OVERDUE, "2026-04"),
        ("2026-08", "2025-12", None, ""),  # three months after they must be out
        ("2026-01", "2025-08", LapseKind.OVERDUE, "2025-12"),
        ("2026-01", "", LapseKind.OVERDUE, "2025-10"),
        ("2026-02", "", None, ""),
    ],
)
def test_a_term_that_has_ended_is_listed_until_its_people_must_be_out(
    period: str, paid: str, kind: LapseKind | None, month: str
) -> None:
    found = lapses(fundings(term(start="2025-07", months=6, paid=paid)), period=period, rules=RULES)
    assert [(each.kind, each.month, each.people, each.counted) for each in found] == (
        [(kind, month, 1000, 1000)] if kind else []
    )


def test_a_term_that_has_ended_says_so() -> None:
    found = one(term(), period="2026-01")
    assert (found.over, found.coming, found.unpaid) == (True, True, "2026-01")
    assert said(found) == (
        "Masa iuran sudah habis Des 2025 dan tidak ada lanjutannya. "
        "Terakhir dibayar Des 2025; bila tidak dibayar, nonaktif Apr 2026."
    )
    assert said(one(term(), period="2026-05")).startswith("Masa iuran sudah habis Des 2025")


@pytest.mark.parametrize(
    ("start", "period", "left"),
    [
        ("2026-01", "2026-02", 200),  # in time
        ("2026-03", "2026-02", 200),  # late, but before April
        ("2026-03", "2026-03", 200),
        ("2026-06", "2026-05", 1000),  # they are out, and it has not begun
        ("2026-06", "2026-06", 200),
    ],
)
def test_whom_another_term_holds_has_not_lapsed(start: str, period: str, left: int) -> None:
    found = lapses(
        fundings(term(), term(start=start, people=800, paid="2026-12")), period=period, rules=RULES
    )
    assert [(each.people, each.over) for each in found] == [(left, True)]


def test_who_a_late_term_takes_over_is_listed_at_its_end() -> None:
    late = term(start="2026-02", months=1, paid="")
    found = lapses(fundings(term(), late), period="2026-01", rules=RULES)
    assert [(each.kind, each.month, each.people) for each in found] == [
        (LapseKind.ENDS, "2026-03", 1000),
    ]


def test_an_ended_total_and_its_ended_parts_are_not_added() -> None:
    found = lapses(fundings(term("73", 1500), term("7307", 1000)), period="2026-01", rules=RULES)
    assert {each.code: each.counted for each in found} == {"73": 500, "7307": 1000}


def test_an_area_without_a_row_of_the_month_has_no_data() -> None:
    table = fundings(term(), term("73", 50, start="2026-01"))
    assert areas_with_terms(table, period="2024-12", rules=RULES) == set()
    assert areas_with_terms(table, period="2025-01", rules=RULES) == {"7307"}
    assert areas_with_terms(table, period="2026-07", rules=RULES) == {"7307", "73"}
    assert areas_with_terms(table, period="2026-08", rules=RULES) == {"73"}
    shown = series(table, "2026-07", "2026-08", level=Level.REGENCY)
    assert shown["7307"].isna().tolist() == [False, True]


def test_it_says_when_in_words() -> None:
    found = one(term(paid="2025-10"))
    assert (found.start, found.end, found.unpaid, found.behind) == ("2025-01", "2025-12", "2026-01", 0)
    assert said(found) == (
        "Masa iuran habis Des 2025; Jan 2026 bulan pertama tanpa iuran. Bila tidak dilanjutkan, nonaktif mulai Apr 2026."
    )


@pytest.mark.parametrize(
    ("paid", "kind", "month", "behind"),
    [
        ("2025-10", None, "", 0),
        ("2025-09", LapseKind.BEHIND, "2026-01", 1),
        ("2025-07", LapseKind.BEHIND, "2025-11", 3),
        ("2025-06", LapseKind.OVERDUE, "2025-10", 4),  # four months behind: inactive this month
        ("", LapseKind.OVERDUE, "2025-04", 10),  # January to April unpaid
    ],
)
def test_more_than_three_months_behind_is_inactive(
    paid: str, kind: LapseKind | None, month: str, behind: int
) -> None:
    found = lapses(fundings(term(paid=paid, months=24)), period=NOW, horizon=3, rules=RULES)
    assert [(each.kind, each.month, each.behind) for each in found] == (
        [(kind, month, behind)] if kind else []
    )


def test_nothing_paid_yet_is_counted_from_the_first_month() -> None:
    found = one(term(start="2025-08", months=24, paid=""))
    assert (found.kind, found.month, found.unpaid, found.last_paid) == (
        LapseKind.BEHIND,
        "2025-11",
        "2025-08",
        "",
    )
    assert said(found) == "Belum ada yang dibayar sejak Agu 2025; bila tidak dibayar, nonaktif Nov 2025."


def test_one_row_by_what_comes_first() -> None:
    both = one(term(paid="2025-08"))
    assert (both.kind, both.month) == (LapseKind.BEHIND, "2025-12")
    ends_first = one(term(months=10, paid="2025-09"))
    assert (ends_first.kind, ends_first.month) == (LapseKind.ENDS, "2025-11")
    assert "terlambat 1 bulan" in said(ends_first)


def test_a_following_term_in_time_carries_the_group_on() -> None:
    assert (
        lapses(fundings(term(), term(start="2026-01", paid="")), period="2025-12", horizon=6, rules=RULES)
        == ()
    )


@pytest.mark.parametrize(
    "other",
    [
        {"start": "2026-02"},  # a month too late
        {"start": "2026-01", "group": "petani"},
        {"start": "2026-01", "funding": "CSR"},
        {"start": "2026-01", "segment": "PU"},
        {"start": "2026-01", "code": "7308"},
        {"start": "2025-01", "months": 6},  # over before
    ],
)
def test_no_other_term_does(other: dict[str, object]) -> None:
    found = lapses(fundings(term(), term(**{"paid": "", **other})), period="2025-12", horizon=1, rules=RULES)  # type: ignore[arg-type]
    assert [each.people for each in found] == [1000]


def test_who_does_not_fit_the_following_term_lapses() -> None:
    found = one(term(), term(start="2026-01", people=800, paid=""), period="2025-12")
    assert (found.people, found.carried) == (200, 800)
    assert "800 orang lain sudah punya masa iuran lanjutan" in said(found)


def test_a_following_term_that_runs_out_in_time_is_the_end() -> None:
    found = one(term(), term(start="2026-01", months=2, people=5000, paid=""), period="2025-12", horizon=6)
    assert (found.kind, found.month, found.people) == (LapseKind.ENDS, "2026-03", 1000)


def test_a_following_term_without_a_number_carries_all() -> None:
    assert (
        lapses(
            fundings(term(), term(start="2026-01", people=None, paid="")),
            period="2025-12",
            horizon=1,
            rules=RULES,
        )
        == ()
    )


def test_two_terms_do_not_share_what_takes_over_from_them() -> None:
    found = lapses(
        fundings(
            term(people=600),
            term(start="2025-06", months=7, people=500),
            term(start="2026-01", people=700, paid=""),
        ),
        period="2025-12",
        horizon=1,
        rules=RULES,
    )
    assert lapse_total(found).ending.people == 400


def test_a_term_that_begins_later_is_not_there_yet() -> None:
    assert (
        lapses(fundings(term(start="2025-11", months=2, paid="")), period=NOW, horizon=6, rules=RULES) == ()
    )


def test_an_unknown_number_is_listed_and_in_no_sum() -> None:
    found = lapses(fundings(term(people=None), term("7308", 10)), period=NOW, rules=RULES)
    assert {each.code: each.people for each in found} == {"7307": None, "7308": 10}
    total = lapse_total(found)
    assert total.ending == Count(people=10, groups=2, unknown=1, hidden=0)
    assert total.overdue == total.inactive == total.arrears == Count(0, 0, 0, 0)


def test_only_unknown_numbers_are_no_zero() -> None:
    table = fundings(term(people=None), term("7308", None, months=24, paid="2025-01"), term("7309", None))
    table = table.assign(disembunyikan=table["kode_wilayah"] == "7309")
    total = lapse_total(lapses(table, period=NOW, rules=RULES))
    assert (total.ending.people, total.ending.unknown, total.ending.hidden) == (None, 1, 1)
    assert (total.overdue.people, total.overdue.unknown) == (None, 1)
    shown = series(table, NOW, level=Level.REGENCY).loc[NOW]
    assert shown[["7307", "7308", "7309"]].isna().tolist() == [True, False, True]


def test_hidden_people_are_told_nowhere_and_in_no_sum() -> None:
    table = fundings(term(people=4), term("7308", 5))
    few = table["kode_wilayah"] == "7307"
    seen = table.assign(jumlah_pekerja=table["jumlah_pekerja"].mask(few), disembunyikan=few)
    found = lapses(seen, period=NOW, rules=RULES)
    assert {each.code: (each.people, each.counted, each.hidden) for each in found} == {
        "7307": (None, 0, True),
        "7308": (5, 5, False),
    }
    assert lapse_total(found).ending == Count(people=5, groups=2, unknown=0, hidden=1)


def test_zero_people_lapse_from_nothing() -> None:
    assert lapses(fundings(term(people=0)), period=NOW, rules=RULES) == ()


def test_a_province_and_its_parts_are_not_added() -> None:
    found = lapses(
        fundings(term("73", 1500), term("7307", 1000), term("7308", 200, group="petani")),
        period=NOW,
        rules=RULES,
    )
    assert {each.code: (each.people, each.counted) for each in found} == {
        "73": (1500, 500),
        "7307": (1000, 1000),
        "7308": (200, 200),
    }
    assert lapse_total(within(found, "73", areas())).ending.people == 1700
    assert lapse_total(within(found, "SULAMA", areas())).ending.people == 1700
    assert lapse_total(within(found, "7307", areas())).ending.people == 1000
    assert within(found, "82", areas()) == ()


def test_all_groups_together_and_its_parts_are_not_added() -> None:
    found = lapses(
        fundings(term(people=1500, group="SEMUA"), term(people=1000, months=24)), period=NOW, rules=RULES
    )
    assert {each.group: each.counted for each in found} == {"SEMUA": 500}


def test_a_branch_has_no_province_rows() -> None:
    branch = areas().branch_of("7307")
    found = lapses(fundings(term("73", 1500), term("7307", 1000)), period=NOW, rules=RULES)
    assert [each.code for each in within(found, branch, areas())] == ["7307"]


def test_overdue_is_apart() -> None:
    total = lapse_total(
        lapses(fundings(term(), term("7308", 30, months=24, paid="2025-01")), period=NOW, rules=RULES)
    )
    assert (total.ending.people, total.ending.groups) == (1000, 1)
    assert (total.overdue.people, total.overdue.groups, total.inactive.groups) == (30, 1, 0)


def test_a_map_of_every_month() -> None:
    table = fundings(
        term(), term("7308", 200, start="2025-06", months=24, paid="2027-05"), term("73", 50, group="petani")
    )
    periods = ["2024-12", "2025-09", "2025-10"]
    regencies = series(table, *periods, level=Level.REGENCY)
    assert regencies["7307"].tolist()[1:] == [0, 1000]
    assert regencies["7308"].tolist()[1:] == [0, 0]
    assert regencies.loc["2024-12"].isna().all()
    assert regencies["8201"].isna().all()
    for level, code in ((Level.PROVINCE, "73"), (Level.REGION, "SULAMA")):
        assert series(table, *periods, level=level)[code].tolist()[1:] == [0, 1050]
    branch = areas().branch_of("7307")
    assert series(table, *periods, level=Level.BRANCH)[branch].tolist()[2] == 1000
    assert series(table, *periods, level=Level.REGENCY, segment="PU").isna().all(axis=None)
    # Nobody of these is inactive within three months: that is what the other map shows.
    assert series(table, *periods, level=Level.REGENCY, date=Date.INACTIVE)["7307"].tolist()[1:] == [0, 0]


def test_money_ends_in_one_month_and_cover_in_the_fourth_after_it() -> None:
    table = fundings(term(), term("7308", 40, paid="2025-07", months=24))
    for period, ending, inactive in (
        ("2025-10", {"7307"}, {"7308"}),
        ("2025-12", {"7307"}, set()),
        ("2026-01", set(), {"7307"}),
        ("2026-03", set(), {"7307"}),
        ("2026-04", set(), set()),
    ):
        found = lapses(table, period=period, rules=RULES)
        assert {each.code for each in found if each.ending} == ending
        assert {each.code for each in found if each.soon} == inactive
        assert {each.inactive for each in found if each.code == "7307"} <= {"2026-04"}
    far = one(term(), period="2025-10", horizon=6)
    # Seen six months ahead both dates lie in the window: two counts, never added.
    assert (far.unpaid, far.inactive, far.ending, far.soon) == ("2026-01", "2026-04", True, True)
    assert one(term(paid="2025-09", months=10), period="2025-10").inactive == "2026-01"


def test_every_kind_has_a_name() -> None:
    assert set(LAPSE_NAMES) == set(LapseKind)


MONTHS = st.integers(2024 * 12, 2026 * 12).map(lambda number: f"{number // 12}-{number % 12 + 1:02d}")
TERMS = st.lists(
    st.builds(
        lambda code, group, people, start, months, paid: term(
            code, people, group=group, start=start, months=months, paid=paid if paid >= start else ""
        ),
        st.sampled_from(["7307", "7308", "73"]),
        st.sampled_from(["nelayan", "petani", "SEMUA"]),
        st.none() | st.integers(0, 50),
        MONTHS,
        st.integers(1, 24),
        MONTHS,
    ),
    max_size=8,
    unique_by=lambda each: (each[0], each[2], each[6]),
)


@given(TERMS, MONTHS, st.integers(1, 6))
def test_nobody_lapses_who_is_not_funded_and_all_lie_in_the_window(
    terms: list, period: str, horizon: int
) -> None:
    found = lapses(fundings(*terms), period=period, horizon=horizon, rules=RULES)
    running = [each for each in terms if each[6] <= period]
    assert sum(each.counted for each in found) <= sum(each[4] or 0 for each in running)
    for each in found:
        assert (each.month > period) == each.coming
        assert each.people is None or each.people > 0
        assert 0 <= each.counted <= (each.people or 0)


@given(TERMS, MONTHS, st.integers(1, 5))
def test_looking_further_ahead_loses_no_group(terms: list, period: str, horizon: int) -> None:
    table = fundings(*terms)
    near = lapses(table, period=period, horizon=horizon, rules=RULES)
    far = lapses(table, period=period, horizon=horizon + 1, rules=RULES)
    assert {replace(each, soon=False) for each in near} <= {replace(each, soon=False) for each in far}
    assert {each.unpaid for each in near if each.soon} <= {each.unpaid for each in far if each.soon}


@given(TERMS, MONTHS)
def test_the_map_says_what_the_list_says(terms: list, period: str) -> None:
    table = fundings(*terms)
    total = lapse_total(within(lapses(table, period=period, rules=RULES), "73", areas()))
    for date, counted in ((Date.MONEY_ENDS, total.ending), (Date.INACTIVE, total.inactive)):
        shown = series(table, period, level=Level.PROVINCE, date=date).loc[period, "73"]
        if shown == shown:  # noqa: PLR0124 - NaN where no term has begun
            assert shown == counted.people
        else:
            assert not counted.people


@given(TERMS, MONTHS, st.integers(1, 6))
def test_who_is_inactive_soon_is_so_within_the_months_ahead(terms: list, period: str, horizon: int) -> None:
    last = month_text(month_number(period) + horizon)
    for each in lapses(fundings(*terms), period=period, horizon=horizon, rules=RULES):
        assert each.soon == (each.coming and period < each.inactive <= last)
        assert not each.ending or period < each.unpaid <= last
        assert not (each.ending and each.inactive) or each.inactive >= each.unpaid


@pytest.mark.parametrize("order", [("A", "B"), ("B", "A")])
def test_each_office_carries_its_own_people_on_before_those_of_another(order: tuple[str, str]) -> None:
    first = [term(people=500 if each == "A" else 700, office=each) for each in order]
    again = term(people=500, office="A", start="2026-01", paid="")
    left = one(*first, again)
    assert (left.office, left.people) == ("B", 700)
    # Whom the office leaves another may take over.
    assert one(*first, term(people=800, office="A", start="2026-01", paid="")).people == 400
    assert one(*first, term(people=1100, office="C", start="2026-01", paid="")).people == 100
