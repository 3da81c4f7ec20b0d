"""A promise is held against what the records say followed, and nothing more is claimed."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.data.contract.words import COLUMNS, Level
from dashboard.data.dataset import Dataset
from dashboard.i18n import Language
from dashboard.metrics.coverage.coverage import measures
from dashboard.metrics.funded.commitments import (
    BASIS_NAMES,
    VERDICT_NAMES,
    Basis,
    Checked,
    Verdict,
    check_commitments,
    verdict,
    within,
)
from dashboard.metrics.funded.members import funded_between, funded_members
from tests.metrics.build import areas, dataset, member, potensi
from tests.metrics.funded_rows import APBD, BPU, FISHERS, Term, fundings, term

BEFORE, NOW = "2025-01", "2025-12"


def promise(
    code: str = "7307",
    people: int | None = 1000,
    rupiah: int | None = None,
    *,
    day: str = "2025-01-20",
    deadline: str = "2025-12-31",
    status: str = "berjalan",
    name: str = "K1",
) -> tuple[object, ...]:
    return (name, day, code, "Contoh OPD 1", "Contoh janji", people, rupiah, deadline, status)


def followed(
    *promises: tuple[object, ...], terms: tuple[Term, ...] = (), members: tuple = (), period: str = NOW
) -> tuple[Checked, ...]:
    table = pd.DataFrame(list(promises), columns=list(COLUMNS["komitmen"])).astype(
        dict.fromkeys(COLUMNS["komitmen"], "str") | {"jumlah_pekerja": "Int64", "rupiah": "Int64"}
    )
    rows = members or (member(BEFORE, "7308", "SEMUA", 1), member(NOW, "7308", "SEMUA", 1))
    data: Dataset = replace(
        dataset(list(rows), [potensi("2024-01", "7307", "SEMUA", 100_000)]),
        commitments=table,
        fundings=fundings(*terms),
    )
    levels = (Level.REGENCY, Level.PROVINCE)
    return check_commitments(
        data, period=period, tables={each: measures(data, level=each) for each in levels}
    )


def said(one: Checked) -> str:
    return Language("id").render(one.words)


OLD = term(start="2024-01", months=36, people=500, group="petani")


@pytest.mark.parametrize(
    ("promised", "seen", "later", "deadline", "expected"),
    [
        (1000, 1000, 1000, "2025-12-31", Verdict.REACHED),
        (1000, 1200, 1200, "2026-12-31", Verdict.REACHED),
        (1000, 400, 400, "2025-12-31", Verdict.LATE),
        (1000, 0, 700, "2025-06-30", Verdict.LATE),
        (1000, 400, 400, "2026-01-01", Verdict.PART),
        (1000, 0, 0, "2026-01-01", Verdict.NOT_DUE),
        (1000, 0, 0, "2025-12-31", Verdict.NOT_SEEN),
        (1000, 0, 0, "", Verdict.NOT_DUE),
        (None, 10, 10, "2025-12-31", Verdict.UNKNOWN),
        (0, 10, 10, "2025-12-31", Verdict.UNKNOWN),
        (1000, None, None, "2025-12-31", Verdict.UNKNOWN),
    ],
)
def test_verdicts(
    promised: int | None, seen: int | None, later: int | None, deadline: str, expected: Verdict
) -> None:
    assert verdict(promised=promised, seen=seen, later=later, deadline=deadline, period=NOW) is expected


def test_a_new_term_of_as_many_people_reaches_it() -> None:
    (one,) = followed(
        promise(), terms=(OLD, term(start="2025-03", months=10, people=1000, budget=168_000_000))
    )
    assert (one.verdict, one.basis, one.seen) == (Verdict.REACHED, Basis.TERMS, 1000)
    assert one.terms is not None
    assert (one.terms.people, one.terms.rupiah) == (1000, 168_000_000)
    assert said(one) == "tercatat tercapai (1.000 dari 1.000 orang)"


def test_carrying_on_the_same_people_is_nothing_new() -> None:
    running = term(start="2024-06", months=12, people=1000)
    (one,) = followed(promise(), terms=(running, term(start="2025-06", months=12, people=1000)))
    assert one.terms is not None
    assert (one.terms.people, one.terms.added, one.verdict) == (1000, 0, Verdict.NOT_SEEN)


def test_neither_is_another_payer() -> None:
    running = term(start="2024-06", months=12, people=1000)
    (one,) = followed(
        promise(), terms=(running, term(start="2025-06", months=12, people=1400, funding="CSR"))
    )
    assert one.seen == 400
    assert said(one) == "lewat tenggat, sebagian (400 dari 1.000 orang)"


def test_a_term_of_the_promises_own_month_did_not_follow_it() -> None:
    (one,) = followed(promise(), terms=(OLD, term(start=BEFORE, months=24)))
    assert (one.verdict, one.seen) == (Verdict.NOT_SEEN, 0)


def test_a_term_that_came_too_late_is_told() -> None:
    (one,) = followed(promise(deadline="2025-06-30"), terms=(OLD, term(start="2025-09", months=12)))
    assert (one.verdict, one.seen, one.later) == (Verdict.LATE, 0, 1000)
    assert said(one) == "lewat tenggat (0 dari 1.000 orang); sesudahnya menjadi 1.000"


def test_no_more_than_the_groups_members_grew_by() -> None:
    """The table of terms begins after the promise; the members say that 300 were funded before."""
    members = tuple(
        member(month, "7307", BPU, people, group=FISHERS, funding=funding)
        for month, funding, people in (
            (BEFORE, APBD, 300), (NOW, APBD, 700), (BEFORE, "mandiri", 50), (NOW, "mandiri", 9000),
        )
    )  # fmt: skip
    (one,) = followed(promise(), terms=(term(start="2025-03"),), members=members)
    assert (one.basis, one.funded, one.seen) == (Basis.TERMS, (300, 700), 400)


def test_terms_that_do_not_go_back_far_enough_are_no_basis() -> None:
    members = tuple(
        member(month, "7307", BPU, people, funding=APBD) for month, people in ((BEFORE, 300), (NOW, 700))
    )
    (one,) = followed(promise(), terms=(term(start="2025-03"),), members=members)
    assert one.terms is not None
    assert (one.terms.people, one.terms.added) == (1000, None)
    assert (one.basis, one.funded, one.seen) == (Basis.FUNDED, (300, 700), 400)


def test_members_alone_where_nothing_is_broken_down() -> None:
    members = tuple(
        member(month, "7307", "SEMUA", people) for month, people in ((BEFORE, 40_000), (NOW, 41_500))
    )
    (one,) = followed(promise(), members=members)
    assert (one.basis, one.active, one.seen, one.verdict) == (
        Basis.ACTIVE,
        (40_000, 41_500),
        1500,
        Verdict.REACHED,
    )


def test_members_up_to_the_deadline_only() -> None:
    members = tuple(
        member(month, "7307", "SEMUA", people)
        for month, people in ((BEFORE, 100), ("2025-06", 300), (NOW, 5000))
    )
    (one,) = followed(promise(deadline="2025-06-30"), members=members)
    assert (one.until, one.active, one.seen, one.later) == ("2025-06", (100, 300), 200, 4900)


def test_rupiah_alone_is_held_against_budgets() -> None:
    (one,) = followed(promise(people=None, rupiah=200), terms=(OLD, term(start="2025-03", budget=150)))
    assert (one.basis, one.seen, one.verdict) == (Basis.MONEY, 150, Verdict.LATE)
    assert said(one) == "lewat tenggat, sebagian (Rp150 dari Rp200)"


def test_nothing_promised_in_numbers_can_not_be_checked() -> None:
    (one,) = followed(promise(people=None), terms=(OLD, term(start="2025-03")))
    assert (one.verdict, one.basis) == (Verdict.UNKNOWN, Basis.NONE)
    assert "tidak menyebut jumlah" in said(one)


def test_nothing_to_compare_with_can_not_be_checked() -> None:
    (one,) = followed(promise())
    assert (one.verdict, one.active, one.funded, one.terms) == (Verdict.UNKNOWN, None, None, None)
    assert "tidak ada data pembanding" in said(one)


def test_the_offices_own_status_stays_beside() -> None:
    (one,) = followed(promise(status="selesai"), terms=(OLD,))
    assert (one.status, one.verdict) == ("selesai", Verdict.NOT_SEEN)


def test_a_promise_of_this_month_has_nothing_after_it() -> None:
    members = (member(NOW, "7307", BPU, 300, group=FISHERS, funding=APBD),)
    (one,) = followed(promise(day="2025-12-05", deadline="2026-12-31"), members=members)
    assert (one.funded, one.seen, one.verdict) == ((300, 300), 0, Verdict.NOT_DUE)


def test_promises_of_later_months_are_not_there_yet() -> None:
    assert followed(promise(day="2026-01-01", deadline="2026-12-31")) == ()


def test_a_province_holds_all_its_areas_and_counts_nobody_twice() -> None:
    old = tuple(term(code, 10, start="2024-01", months=36, group="petani") for code in ("73", "7307"))
    new = (term("73", 1200, start="2025-03"), term("7307", 1000, start="2025-03"))
    (one,) = followed(promise("73", 2200), terms=old + new)
    assert one.seen == 1200


def test_promises_of_an_area() -> None:
    found = followed(promise(), promise("73", name="K2"), promise("8201", name="K3"))
    assert {each.code for each in within(found, "73", areas())} == {"73", "7307"}
    assert {each.code for each in within(found, "7307", areas())} == {"7307"}
    assert len(within(found, "SULAMA", areas())) == 3
    assert {each.code for each in within(found, areas().branch_of("7307"), areas())} == {"7307"}


def test_temporary_members_are_nobodys_merit() -> None:
    rows = [member(NOW, "7307", "PU", 900, group="petugas ad hoc pemilu", funding=APBD, temporary=True),
            member(NOW, "7307", "PU", 100, group="non-ASN", funding=APBD), member(NOW, "7308", "PU", 5)]  # fmt: skip
    table = funded_members(dataset(rows).members, months=[NOW])
    assert table[NOW].dropna().to_dict() == {("7307", "PU", "SEMUA"): 100, ("7307", "PU", "non-ASN"): 100}
    assert funded_between(table, ["7308"], start=NOW, end=NOW) is None


def test_every_verdict_and_basis_has_words() -> None:
    assert set(VERDICT_NAMES) == set(Verdict)
    assert set(BASIS_NAMES) == set(Basis)
