"""A checklist in which a missing row is no "no"."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.contract.words import COLUMNS, SUPPORT_NAMES
from dashboard.metrics.funded.support import (
    ANSWER_NAMES,
    Answer,
    Support,
    checklist,
    support_counts,
    support_years,
)

Row = tuple[str, str, int, bool, str]


def table(*rows: Row) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(COLUMNS["dukungan_pemda"])).astype(
        {"kode_wilayah": "str", "jenis": "str", "tahun": "Int64", "ada": "bool", "dasar": "str"}
    )


def cell(found: tuple[Support, ...], code: str, kind: str) -> Support:
    return next(one for one in found if (one.code, one.kind) == (code, kind))


def test_yes_no_and_no_data() -> None:
    found = checklist(
        table(
            ("7307", "peraturan", 2025, True, "Perda 1/2025"),
            ("7307", "tim", 2025, False, "SK"),
            ("7307", "edaran", 2023, True, "SE 2/2023"),
            ("7308", "peraturan", 2025, True, "Perbup"),
        ),
        codes=["7307"],
        year=2025,
    )
    assert len(found) == len(SUPPORT_NAMES)
    regulation, circular = cell(found, "7307", "peraturan"), cell(found, "7307", "edaran")
    assert (regulation.answer, regulation.basis, regulation.year) == (Answer.YES, "Perda 1/2025", 2025)
    assert cell(found, "7307", "tim").answer is Answer.NO
    assert (circular.answer, circular.year) == (Answer.YES, 2023)
    assert (cell(found, "7307", "anggaran").answer, cell(found, "7307", "anggaran").year) == (
        Answer.UNKNOWN,
        None,
    )


def test_a_budget_answers_for_its_own_year_only() -> None:
    budget = cell(
        checklist(table(("7307", "anggaran", 2024, True, "x")), codes=["7307"], year=2025), "7307", "anggaran"
    )
    assert (budget.answer, budget.year, budget.before, budget.basis) == (Answer.UNKNOWN, 2024, Answer.YES, "")


def test_what_is_said_later_replaces_what_was() -> None:
    rows = table(("7307", "tim", 2022, True, "SK"), ("7307", "tim", 2024, False, "dicabut"))
    team = cell(checklist(rows, codes=["7307"], year=2025), "7307", "tim")
    assert (team.answer, team.year, team.basis) == (Answer.NO, 2024, "dicabut")


def test_one_yes_of_several_is_enough() -> None:
    rows = table(("7307", "peraturan", 2025, False, "a"), ("7307", "peraturan", 2025, True, "b"))
    assert cell(checklist(rows, codes=["7307"], year=2025), "7307", "peraturan").basis == "b"


def test_a_later_year_is_not_known_yet() -> None:
    rows = table(("7307", "peraturan", 2026, True, "a"))
    assert cell(checklist(rows, codes=["7307"], year=2025), "7307", "peraturan").year is None
    assert support_years(rows, period="2025-06") == (2025,)
    assert support_years(rows, period="2027-06") == (2027, 2026)


def test_counted_of_all() -> None:
    rows = table(
        ("7307", "anggaran", 2025, True, ""),
        ("7308", "anggaran", 2025, False, ""),
        ("7309", "anggaran", 2024, True, ""),
        ("7309", "edaran", 2024, True, ""),
    )
    found = checklist(rows, codes=["7307", "7308", "7309", "7310"], year=2025)
    counts = {one.kind: one for one in support_counts(found, year=2025)}
    budget, circular = counts["anggaran"], counts["edaran"]
    assert (budget.yes, budget.no, budget.unknown, budget.earlier, budget.total) == (1, 1, 2, 0, 4)
    assert (circular.yes, circular.unknown, circular.earlier) == (1, 3, 1)


def test_every_answer_has_a_word() -> None:
    assert set(ANSWER_NAMES) == set(Answer)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["7307", "7308"]),
            st.sampled_from(list(SUPPORT_NAMES)),
            st.integers(2021, 2026),
            st.booleans(),
            st.text(max_size=3),
        )
    )
)
def test_every_local_government_is_counted_once_a_kind(rows: list[Row]) -> None:
    found = checklist(table(*rows), codes=["7307", "7308", "7309"], year=2025)
    for one in support_counts(found, year=2025):
        assert one.total == 3
        assert one.earlier <= one.yes
