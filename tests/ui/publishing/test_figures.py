"""What the page of publishing counts: the board, and the areas that change most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboard.data.published.branch_scope import NO_BRANCH
from dashboard.data.published.submitted import Decision, Submission, Verdict
from dashboard.ui.publishing.figures import AreaChange, State, board, changed_areas, months_of_board
from tests.data.published.office import AREAS, HERE, HERE_TOO, OTHER, OWN, THERE, made, members, start

SENT = Submission(
    id="1",
    branch=OWN,
    person=1,
    name="Ani",
    at="2026-11-03T09:00:00+08:00",
    note="",
    tables={"kepesertaan": ("a", 3), "pendanaan": ("b", 2)},
    months={"kepesertaan": ("2026-10",), "pendanaan": ()},
    reports=(),
)


def after(verdict: Verdict, **changes: object) -> Submission:
    return replace(SENT, decisions=(Decision(verdict, 2, "Citra", SENT.at, ""),), **changes)  # type: ignore[arg-type]


def cells(*submissions: Submission, month: str = "2026-10") -> dict[str, dict[str, State]]:
    found = board(submissions, start().tables, month=month, branches=[OWN, OTHER], areas=AREAS)
    return {branch: dict(row) for branch, row in found.rows.items()}


def test_each_table_of_each_branch_has_the_state_of_what_was_sent_last() -> None:
    assert cells(SENT)[OWN]["kepesertaan"] is State.SENT
    assert cells(after(Verdict.APPROVED))[OWN]["kepesertaan"] is State.APPROVED
    assert cells(SENT, after(Verdict.RETURNED))[OWN]["kepesertaan"] is State.SENT
    assert cells(after(Verdict.RETURNED), SENT)[OWN]["kepesertaan"] is State.RETURNED
    # What was taken back is as if it had never been sent.
    assert cells(after(Verdict.WITHDRAWN), after(Verdict.RETURNED))[OWN]["kepesertaan"] is State.RETURNED
    out = replace(SENT, version="3f2a9c1b", months={"kepesertaan": ("2026-09",), "pendanaan": ("2026-09",)})
    assert cells(out, month="2026-09")[OWN]["pendanaan"] is State.PUBLISHED
    # After a step back it stands in no version that is in force.
    assert cells(replace(SENT, version="3f2a9c1b"))[OWN]["kepesertaan"] is State.MISSING
    # A table without months counts for the month it came with.
    assert cells(SENT)[OWN]["pendanaan"] is State.SENT
    assert cells(SENT)[OTHER] == dict.fromkeys(cells(SENT)[OTHER], State.MISSING)


def test_what_was_published_as_a_folder_is_published_too() -> None:
    found = cells(month="2026-09")
    assert found[OWN]["kepesertaan"] is found[OTHER]["kepesertaan"] is State.PUBLISHED
    assert found[OWN]["manfaat"] is State.MISSING
    assert NO_BRANCH not in found
    assert cells(replace(SENT, branch=NO_BRANCH))[NO_BRANCH]["pendanaan"] is State.SENT


def test_the_months_hold_the_last_whole_one_whether_or_not_anything_came() -> None:
    assert months_of_board([SENT], ["2026-08"], today=date(2026, 12, 3)) == ["2026-11", "2026-10", "2026-08"]


def test_areas_that_change_most_come_first_against_the_same_month_or_the_one_before() -> None:
    full = start().full
    sent = {"kepesertaan": members((HERE, "2026-10", 1100), (HERE_TOO, "2026-10", 40)).frame}
    month, found = changed_areas({}, sent, full, areas=AREAS)  # type: ignore[arg-type]
    assert month == "2026-10"
    assert found[0] == AreaChange(HERE, None, 1000, 1100)
    assert found[0].difference == 100
    assert found[1].difference is None
    old = {"kepesertaan": full["kepesertaan"].query(f"kode_wilayah == '{HERE}' and periode == '2026-09'")}
    corrected = made(members((HERE, "2026-09", 700))).tables
    assert changed_areas(old, corrected, full, areas=AREAS)[1][0] == AreaChange(HERE, 1000, 1000, 700)
    assert changed_areas({}, {}, full, areas=AREAS) == ("", ())
    assert THERE not in {each.area for each in found}
