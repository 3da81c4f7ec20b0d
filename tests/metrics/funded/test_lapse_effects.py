"""What a lapse does to coverage, what carrying on costs, and people a group can't have."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.i18n import Language
from dashboard.metrics.funded.lapse_effects import (
    GroupMembers,
    carry_on,
    carry_on_total,
    covered_people,
    fall,
)
from dashboard.metrics.funded.lapses import lapses
from tests.metrics.build import areas, dataset, member
from tests.metrics.funded_rows import APBD, BPU, FISHERS, RULES, fundings, rates, term

NOW = "2025-10"


def month(active: int | None, eligible: int | None, *, complete: bool = True) -> pd.Series:
    return pd.Series({"active": active, "eligible": eligible, "complete": complete}, dtype="object")


def test_coverage_if_nobody_acts() -> None:
    found = fall(month(40_000, 100_000), 1000)
    assert found is not None
    assert (found.before, found.after, found.points, found.beyond) == (40.0, 39.0, 1.0, False)


def test_more_people_than_are_active_leave_no_coverage_that_could_be_told() -> None:
    found = fall(month(10, 100), 30)
    assert found is not None
    assert (found.before, found.after, found.points, found.beyond) == (10.0, None, None, True)
    everybody = fall(month(10, 100), 10)
    assert everybody is not None
    assert (everybody.after, everybody.points) == (0.0, 10.0)


@pytest.mark.parametrize(
    ("active", "eligible", "people"), [(None, 1, 1), (1, None, 1), (1, 0, 1), (1, 1, None)]
)
def test_unknown_stays_unknown(active: int | None, eligible: int | None, people: int | None) -> None:
    assert fall(month(active, eligible), people) is None


def test_a_part_of_an_area_is_no_base_for_the_people_of_the_whole() -> None:
    """domain.md, rule 18."""
    assert fall(month(90, 300, complete=False), 70) is None


def test_pmi_lapse_without_coverage_losing_them() -> None:
    """domain.md, rule 19."""
    found = lapses(
        fundings(
            term(people=30, segment="PMI", group="SEMUA", funding="CSR"),
            term(people=20, group="SEMUA", funding="CSR"),
            term(people=15, funding="CSR"),
        ),
        period=NOW,
        rules=RULES,
    )
    assert sum(one.counted for one in found) == 50
    assert covered_people(found) == 20
    assert covered_people([one for one in found if one.segment == "PMI"]) == 0


def test_covered_people_that_nobody_can_count_are_not_zero() -> None:
    assert covered_people(lapses(fundings(term(people=None)), period=NOW, rules=RULES)) is None
    assert covered_people(lapses(fundings(term(people=None), term("7308", 9)), period=NOW, rules=RULES)) == 9
    assert covered_people(()) == 0


def test_twelve_months_from_the_first_without_money() -> None:
    """12,952 people, Rp16,800: Bone."""
    found = lapses(fundings(term(people=12_952)), period=NOW, rules=RULES)
    (priced,) = carry_on(found, rates(), period=NOW)
    assert (priced.since, priced.until) == ("2026-01", "2026-12")
    assert (priced.monthly, priced.year, priced.to_end, priced.law) == (16_800, 201_600, 201_600, 16_800)
    assert not priced.differs
    total = carry_on_total(found, (priced,))
    assert (total.monthly, total.year, total.to_end, total.unpriced) == (
        217_593_600,
        2_611_123_200,
        2_611_123_200,
        0,
    )


def test_the_next_budget_year_ends_in_december() -> None:
    (priced,) = carry_on(lapses(fundings(term(months=11)), period=NOW, rules=RULES), rates(), period=NOW)
    assert (priced.since, priced.until, priced.to_end) == ("2025-12", "2026-12", 13 * 16_800)


def test_the_rate_follows_the_months() -> None:
    found = lapses(
        fundings(term(funding="mandiri", start="2025-01", months=14)), period="2025-12", rules=RULES
    )
    (priced,) = carry_on(found, rates(), period="2025-12")
    assert (priced.since, priced.monthly) == ("2026-03", 16_800)
    assert priced.year == 16_800 + 9 * 8_400 + 2 * 16_800
    assert "sejak Apr 2026 Rp8.400" in Language("id").render(priced.why)


def test_a_row_with_another_rate_says_so() -> None:
    (priced,) = carry_on(lapses(fundings(term(rate=8_400)), period=NOW, rules=RULES), rates(), period=NOW)
    assert (priced.monthly, priced.differs) == (16_800, True)
    assert "Data pendanaan menyebut Rp8.400" in Language("id").render(priced.why)


def test_the_rows_own_rate_where_the_table_has_none() -> None:
    """A share of a wage that nobody told."""
    found = lapses(fundings(term(segment="PU", group="non-ASN", rate=10_800)), period=NOW, rules=RULES)
    (priced,) = carry_on(found, rates(), period=NOW)
    assert (priced.monthly, priced.year, priced.law, priced.differs) == (10_800, 129_600, None, False)
    assert "menurut data pendanaan" in Language("id").render(priced.why)


def gap(*, until: str = "2025-12", again: str = "2026-03") -> pd.DataFrame:
    """The rates with BPU's row for anyone ending, and one that begins later."""
    table = rates()
    anyone = (table["segmen"] == "BPU") & (table["sumber_dana"] == "SEMUA")
    later = table[anyone].assign(berlaku_mulai=again)
    return pd.concat([table.assign(berlaku_sampai=table["berlaku_sampai"].mask(anyone, until)), later])


def test_months_without_a_rate_take_the_rows_own_and_are_named() -> None:
    found = lapses(fundings(term(months=11, rate=10_000)), period=NOW, rules=RULES)
    (priced,) = carry_on(found, gap(), period=NOW)
    assert (priced.since, priced.monthly, priced.law) == ("2025-12", 16_800, 16_800)
    assert (priced.year, priced.to_end) == (10 * 16_800 + 2 * 10_000, 11 * 16_800 + 2 * 10_000)
    why = Language("id").render(priced.why)
    assert why.startswith("Rp16.800: tarif Jul 2015 sampai Des 2025 (PP 44/2015). Data pendanaan")
    assert why.endswith(
        "Belum ada tarif Bukan Penerima Upah (BPU) untuk Jan 2026 di tabel tarif_iuran. "
        "Untuk 2 bulan (Jan 2026 sampai Feb 2026) dipakai Rp10.000 menurut data pendanaan."
    )


def test_a_gap_at_the_start_is_the_rows_rate_until_the_tables_begins() -> None:
    (priced,) = carry_on(lapses(fundings(term(rate=10_000)), period=NOW, rules=RULES), gap(), period=NOW)
    assert (priced.monthly, priced.law, priced.year) == (10_000, None, 2 * 10_000 + 10 * 16_800)
    (one_month,) = carry_on(
        lapses(fundings(term()), period=NOW, rules=RULES), gap(again="2026-02"), period=NOW
    )
    assert "Untuk Jan 2026 dipakai Rp16.800 menurut data pendanaan." in Language("id").render(one_month.why)


def test_a_gap_that_nothing_fills_is_not_priced() -> None:
    found = lapses(fundings(term(months=11, rate=None)), period=NOW, rules=RULES)
    priced = carry_on(found, gap(), period=NOW)
    assert (priced[0].monthly, priced[0].year, priced[0].to_end) == (16_800, None, None)
    assert "Data pendanaan juga tidak menyebut tarif." in Language("id").render(priced[0].why)
    total = carry_on_total(found, priced)
    assert (total.monthly, total.year, total.unpriced) == (16_800_000, None, 1)


def test_nothing_priced_is_not_for_free() -> None:
    unknown = lapses(fundings(term(people=None)), period=NOW, rules=RULES)
    assert carry_on_total(unknown, carry_on(unknown, rates(), period=NOW)).monthly is None
    assert carry_on_total((), ()).monthly == 0


def test_no_rate_at_all() -> None:
    found = lapses(fundings(term(segment="PU", group="non-ASN", rate=None)), period=NOW, rules=RULES)
    priced = carry_on(found, rates(), period=NOW)
    assert priced[0].monthly is None
    assert carry_on_total(found, priced).unpriced == 1


def test_arrears_are_part_of_carrying_on() -> None:
    (priced,) = carry_on(
        lapses(fundings(term(months=24, paid="2025-08")), period=NOW, rules=RULES), rates(), period=NOW
    )
    assert (priced.since, priced.to_end) == ("2025-09", 16 * 16_800)


def test_members_that_a_group_cannot_exceed() -> None:
    rows = [
        member(NOW, "7307", BPU, 900, group=FISHERS, funding=APBD),
        member(NOW, "7307", BPU, 300, group=FISHERS, funding="mandiri"),
        member(NOW, "7307", BPU, 50, group="petani", funding=APBD),
        member(NOW, "7308", BPU, 70, group=FISHERS),
        member(NOW, "7309", BPU, 500),
        member("2025-09", "7310", BPU, 500, group=FISHERS),
    ]
    members = GroupMembers(dataset(rows).members, period=NOW, areas=areas())
    assert members.of(("7307", BPU, FISHERS, APBD)) == 900
    assert members.of(("7307", BPU, FISHERS, "CSR")) == 0
    assert members.of(("7307", BPU, "SEMUA", APBD)) == 950
    assert members.of(("7308", BPU, FISHERS, APBD)) == 70
    assert members.of(("7309", BPU, FISHERS, APBD)) is None
    assert members.of(("7309", BPU, "SEMUA", APBD)) == 500
    assert members.of(("7310", BPU, FISHERS, APBD)) is None
    assert members.of(("73", BPU, FISHERS, APBD)) is None


def test_a_provinces_members_are_those_of_all_its_areas() -> None:
    rows = [member(NOW, code, BPU, 10, group=FISHERS) for code in areas().inside("75")]
    members = GroupMembers(dataset(rows).members, period=NOW, areas=areas())
    assert members.of(("75", BPU, FISHERS, APBD)) == 60


def test_all_running_terms_of_a_group_are_held_against_its_members() -> None:
    found = lapses(
        fundings(term(people=600), term(start="2025-02", months=11, people=500)), period=NOW, rules=RULES
    )
    assert {each.funded for each in found} == {1100}
