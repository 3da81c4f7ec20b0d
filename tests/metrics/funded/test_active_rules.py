"""Arrears make inactive in BPU only; a term that ends without another does so in every segment (rule 21)."""

from __future__ import annotations

import pytest

from dashboard.data.contract.active_rules import NO_RULES
from dashboard.data.contract.words import Level
from dashboard.i18n import Language
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.funded.lapse import Lapse, LapseKind
from dashboard.metrics.funded.lapse_effects import by_segment, covered_people, fall
from dashboard.metrics.funded.lapse_findings import lapse_findings
from dashboard.metrics.funded.lapses import Date, areas_with_terms, lapse_series, lapse_total, lapses
from tests.metrics.build import areas, dataset, member, potensi
from tests.metrics.funded_rows import RULES, Term, fundings, term

NOW = "2025-10"
OTHERS = ["PU", "JAKON", "PMI"]


def listed(*terms: Term, period: str = NOW, horizon: int = 3) -> tuple[Lapse, ...]:
    return lapses(fundings(*terms), rules=RULES, period=period, horizon=horizon)


@pytest.mark.parametrize("segment", OTHERS)
@pytest.mark.parametrize("paid", ["2025-09", "2025-07", "2025-02", ""])
@pytest.mark.parametrize("horizon", [1, 6])
def test_a_running_term_that_is_behind_is_in_arrears_and_still_counts(
    segment: str, paid: str, horizon: int
) -> None:
    (found,) = listed(term(segment=segment, paid=paid, months=24), horizon=horizon)
    assert (found.kind, found.people, found.coming) == (LapseKind.ARREARS, 1_000, False)
    assert found.month == found.unpaid
    total = lapse_total([found])
    assert (total.ending.people, total.inactive.people, total.overdue.people) == (0, 0, 0)
    assert (total.arrears.people, total.arrears.groups) == (1_000, 1)
    said = " ".join(Language().render(each) for each in found.reasons)
    assert "menunggak" in said
    assert "tetap terhitung" in said
    assert "nonaktif" not in said


def test_the_same_arrears_in_bpu_make_inactive() -> None:
    kinds = [listed(term(paid=paid, months=24))[0].kind for paid in ("2025-09", "2025-07", "2025-02")]
    assert kinds == [LapseKind.BEHIND, LapseKind.BEHIND, LapseKind.OVERDUE]


@pytest.mark.parametrize("segment", OTHERS)
def test_that_the_end_is_near_comes_before_arrears(segment: str) -> None:
    (found,) = listed(term(segment=segment, paid="2025-02"))
    assert (found.kind, found.month, found.behind) == (LapseKind.ENDS, "2026-01", 8)


@pytest.mark.parametrize(
    ("period", "kind", "month"),
    [
        ("2026-01", LapseKind.ENDED, "2026-04"),
        ("2026-03", LapseKind.ENDED, "2026-04"),
        ("2026-04", LapseKind.OVERDUE, "2026-04"),
        ("2026-07", LapseKind.OVERDUE, "2026-04"),
        ("2026-08", None, ""),
    ],
)
@pytest.mark.parametrize("segment", OTHERS)
def test_the_fourth_month_after_the_end_whatever_was_owed_before(
    segment: str, period: str, kind: LapseKind | None, month: str
) -> None:
    for paid in ("2025-12", "2025-03", ""):
        found = listed(term(segment=segment, paid=paid), period=period)
        assert [(each.kind, each.month) for each in found] == ([] if kind is None else [(kind, month)])
    assert ("7307" in areas_with_terms(fundings(term(segment=segment)), rules=RULES, period=period)) == (
        kind is not None
    )


@pytest.mark.parametrize("segment", OTHERS)
def test_arrears_do_not_keep_people_from_the_term_that_follows(segment: str) -> None:
    found = listed(
        term(segment=segment, paid="2025-02"), term(segment=segment, start="2026-01", months=12, paid="")
    )
    assert [(each.kind, each.people) for each in found] == [(LapseKind.ARREARS, 1_000)]


def test_arrears_are_in_no_sum_of_those_who_lapse() -> None:
    rows = (term(people=300), term("7308", people=50, segment="PU", paid="2025-01", months=24))
    found = listed(*rows)
    assert [each.kind for each in found] == [LapseKind.ENDS, LapseKind.ARREARS]
    total = lapse_total(found)
    assert (total.ending.people, total.overdue.people, total.arrears.people) == (300, 0, 50)
    series = lapse_series(
        fundings(*rows),
        rules=RULES,
        periods=[NOW],
        areas=areas(),
        level=Level.REGENCY,
        date=Date.MONEY_ENDS,
    ).loc[NOW]
    assert (series["7307"], series["7308"]) == (300, 0)
    findings = list(lapse_findings(fundings(*rows), rules=RULES, period=NOW))
    assert [(each.code, each.people) for each in findings] == [("7307", 300)]


def test_coverage_without_those_who_should_be_inactive() -> None:
    data = dataset([member(NOW, "7307", "SEMUA", 5_000)], [potensi("2025-01", "7307", "SEMUA", 10_000)])
    found = listed(
        term(people=700, paid="2025-05", months=24),
        term(people=200, segment="PU", start="2024-06", paid="2025-05"),
        term(people=90, segment="PU", paid="2025-01", months=24, group="petani"),
        term(people=30, segment="PMI", start="2024-06", paid="2025-05"),
    )
    overdue = [each for each in found if each.kind is LapseKind.OVERDUE]
    assert by_segment(overdue) == {"BPU": 700, "PU": 200, "PMI": 30}
    month = month_of(measures(data, level=Level.REGENCY), NOW).loc["7307"]
    drop = fall(month, covered_people(overdue))
    assert drop is not None
    assert (drop.people, drop.before, drop.after) == (900, 50, 41)


def test_without_rules_nobody_is_known_to_become_inactive() -> None:
    found = lapses(fundings(term(paid="2025-01", months=24)), rules=NO_RULES, period=NOW)
    assert [each.kind for each in found] == [LapseKind.ARREARS]
