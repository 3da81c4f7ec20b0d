"""Whom to call: one call an area, payer and date, with people and rupiah by hand."""

from __future__ import annotations

from dashboard.metrics.funded.due import Call, DueSum, calls, due_sums
from dashboard.metrics.funded.lapse_effects import carry_on
from dashboard.metrics.funded.lapses import Date, lapses
from tests.metrics.funded_rows import RULES, Term, fundings, rates, term

NOW = "2026-10"


def called(*terms: Term) -> tuple[Call, ...]:
    found = lapses(fundings(*terms), rules=RULES, period=NOW, horizon=2)
    return calls(found, carry_on(found, rates(), period=NOW))


def summed(*terms: Term) -> tuple[DueSum, ...]:
    found = lapses(fundings(*terms), rules=RULES, period=NOW, horizon=2)
    return due_sums(found, carry_on(found, rates(), period=NOW))


def test_groups_of_one_payer_and_date_are_one_call_with_their_people_and_rupiah() -> None:
    """1,000 + 200 people x Rp16,800 x 12 months = Rp241,920,000."""
    ends = {"start": "2026-01", "months": 10, "paid": "2026-10"}
    (call,) = called(term(people=1000, **ends), term(people=200, group="petani", **ends))
    assert (call.month, call.date, call.code, call.inactive) == (
        "2026-11",
        Date.MONEY_ENDS,
        "7307",
        "2027-02",
    )
    assert (call.people.people, call.people.groups) == (1200, 2)
    assert call.cost.year == 241_920_000


def test_another_payer_area_or_office_is_another_call_and_the_nearest_month_comes_first() -> None:
    november = {"start": "2026-01", "months": 10, "paid": "2026-10"}
    december = {"start": "2026-01", "months": 11, "paid": "2026-10"}
    found = called(
        term(people=10, funding="CSR", **december),
        term(people=20, **november),
        term("7308", people=30, **november),
        term(people=40, group="petani", office="Dinas Sosial", **november),
    )
    assert [(each.month, each.people.people, each.office) for each in found] == [
        ("2026-11", 40, "Dinas Sosial"),
        ("2026-11", 30, ""),
        ("2026-11", 20, ""),
        ("2026-12", 10, ""),
    ]


def test_who_is_behind_is_called_about_the_month_of_being_inactive_and_arrears_of_pu_are_not() -> None:
    behind = {"start": "2026-01", "months": 24}
    found = called(
        term(people=50, paid="2026-07", **behind),
        term(people=60, paid="2026-07", segment="PU", group="non-ASN", **behind),
        term(people=70, paid="2026-01", **behind),
    )
    assert [(each.month, each.date, each.people.people) for each in found] == [("2026-11", Date.INACTIVE, 50)]


def test_who_is_inactive_soonest_is_called_first_however_few_they_are() -> None:
    found = called(
        term(people=900, start="2026-01", months=10, paid="2026-10"),
        term(people=50, group="petani", start="2026-01", months=24, paid="2026-07"),
    )
    assert [(each.month, each.date) for each in found] == [
        ("2026-11", Date.INACTIVE),
        ("2026-11", Date.MONEY_ENDS),
    ]


def test_a_group_without_a_number_is_called_too() -> None:
    (call,) = called(term(people=None, start="2026-01", months=10, paid="2026-10"))
    assert (call.people.people, call.people.unknown, call.cost.year) == (None, 1, None)


def test_sums_are_by_month_date_and_payer_and_the_two_dates_are_never_added() -> None:
    """Rp201,600 a person and year: 16,800 x 12; of 300 people Rp60,480,000."""
    november = {"start": "2026-01", "months": 10, "paid": "2026-10"}
    december = {"start": "2026-01", "months": 11, "paid": "2026-10"}
    found = summed(
        term(people=100, **november),
        term("7308", people=200, **november),
        term(people=50, funding="CSR", group="petani", **november),
        term(people=30, **december),
        term(people=40, group="nelayan", start="2026-01", months=24, paid="2026-07"),
    )
    usual = term(people=1)[3]
    assert [(each.month, each.date, each.funding, each.people.people, each.cost.year) for each in found] == [
        ("2026-11", Date.INACTIVE, "", 40, 8_064_000),
        ("2026-11", Date.INACTIVE, usual, 40, 8_064_000),
        ("2026-11", Date.MONEY_ENDS, "", 350, 70_560_000),
        ("2026-11", Date.MONEY_ENDS, usual, 300, 60_480_000),
        ("2026-11", Date.MONEY_ENDS, "CSR", 50, 10_080_000),
        ("2026-12", Date.MONEY_ENDS, "", 30, 6_048_000),
        ("2026-12", Date.MONEY_ENDS, usual, 30, 6_048_000),
    ]
