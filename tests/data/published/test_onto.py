"""Submissions set upon what is in force: only what a branch speaks of, and only what is its own, changes."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.converting import as_written
from dashboard.data.published.branch_scope import NO_BRANCH, branches_of, own_rows
from dashboard.data.published.errors import (
    ForeignRowsError,
    NothingToSubmitError,
    NotLastingError,
    UnmergeableError,
)
from dashboard.data.published.onto import Part, merged_dataset, set_upon
from dashboard.data.published.submitted import sendable
from tests.data.published.office import AREAS, HERE, OTHER, OWN, THERE, made, members, read, start
from tests.data.published.small import NOW

FULL = start().full
#: Rows of the base that other branches, or nobody, could lose.
COMMITMENTS = read("komitmen", [f"K1,2026-05-02,{THERE},Pemda,Anggaran,100,,2026-12-31,berjalan"])
EXAMPLES = AREAS.codes[:: len(AREAS.codes) // 12]


def rows_of(table: pd.DataFrame) -> set[tuple[str, ...]]:
    return {*as_written(table).astype(str).itertuples(index=False, name=None)}


def mixes(branch: str) -> st.SearchStrategy[tuple[str, list[tuple[str, str]]]]:
    """A branch, and cells of a file: mostly its own areas, in months that are there or not."""
    own = st.sampled_from(AREAS.inside(branch))
    area = st.one_of(own, own, own, st.sampled_from(EXAMPLES))
    month = st.sampled_from(["2026-08", "2026-09", "2026-10"])
    return st.tuples(st.just(branch), st.lists(st.tuples(area, month), min_size=1, max_size=4, unique=True))


@given(st.sampled_from([OWN, OTHER, *sorted(AREAS.branches)]).flatmap(mixes))
def test_any_mix_of_rows_is_refused_whole_or_changes_the_branch_s_own_alone(
    mix: tuple[str, list[tuple[str, str]]],
) -> None:
    branch, cells = mix
    file = members(*((area, month, 700 + at) for at, (area, month) in enumerate(cells)))
    foreign = [area for area, _ in cells if AREAS.branch_of(area) != branch]
    if foreign:
        with pytest.raises(ForeignRowsError) as told:
            made(file, branch=branch)
        assert told.value.count == len(foreign)
        assert [each.value for each in told.value.rows] == foreign
        # Each is named as the clerk sees it: below the heading, in the order of the file.
        assert [cells[each.row - 2][0] for each in told.value.rows] == foreign
        return
    merge = set_upon(FULL, [Part(branch, made(file, branch=branch).tables)], areas=AREAS)
    after = pd.concat([merge.rest["kepesertaan"], *merge.after["kepesertaan"]])
    before = FULL["kepesertaan"]
    others = ~own_rows(before, branch, table="kepesertaan", areas=AREAS)
    kept = ~own_rows(after, branch, table="kepesertaan", areas=AREAS)
    assert rows_of(after[kept]) == rows_of(before[others])
    assert rows_of(after) >= rows_of(merge.after["kepesertaan"][0])
    assert merge.rest["potensi"] is FULL["potensi"]


def test_the_region_s_tables_belong_to_no_branch() -> None:
    targets = read(
        "target",
        [
            f"2026,kabkota,{HERE},SEMUA,UCJ,50,persen,Kantor",
            f"2026,cabang,{OWN},SEMUA,cabang,900,orang,Kantor",
            f"2026,provinsi,{AREAS.province_of(HERE)},SEMUA,UCJ,55,persen,Kantor",
            "2026,kanwil,SULAMA,SEMUA,UCJ,60,persen,Kantor",
        ],
    )
    assert targets.frame is not None
    found = branches_of(targets.frame, table="target", areas=AREAS)
    assert list(found) == [OWN, OWN, NO_BRANCH, NO_BRANCH]
    villages = [code for code in AREAS.villages.index if code.startswith(THERE)]
    rows = pd.DataFrame({"kode_desa": villages[:2]})
    assert set(branches_of(rows, table="iuran_desa", areas=AREAS)) == {OTHER}
    milestones = read("tonggak", ["2026-01-01,Aturan baru,Perda 1"])
    with pytest.raises(ForeignRowsError):
        made(milestones)
    assert {*made(milestones, branch=NO_BRANCH).tables} == {"tonggak"}


def test_a_promise_of_another_branch_is_not_taken_by_its_number() -> None:
    """Promises are replaced by their number, which says nothing of the area."""
    ground = {**FULL, **made(COMMITMENTS, branch=OTHER).tables}
    own = read("komitmen", [f"K1,2026-05-02,{HERE},Pemda,Anggaran,100,,2026-12-31,berjalan"])
    with pytest.raises(UnmergeableError):
        set_upon(ground, [Part(OWN, made(own).tables)], areas=AREAS)


def test_what_is_sent_later_is_set_upon_what_was_sent_before() -> None:
    first, second = (made(members((HERE, "2026-10", people))).tables for people in (1500, 1600))
    merge = set_upon(FULL, [Part(OWN, first), Part(OWN, second)], areas=AREAS)
    assert list(merge.joined["kepesertaan"]["peserta_aktif"]) == [1600]
    data = merged_dataset(merge, areas=AREAS, today=NOW.date())
    assert len(data.members) == len(FULL["kepesertaan"]) + 1


def test_names_need_a_store_that_lasts_and_nothing_is_no_submission() -> None:
    terms = {"areas": AREAS, "today": NOW.date()}
    with pytest.raises(NotLastingError):
        sendable([COMMITMENTS], OTHER, lasting=False, **terms)
    with pytest.raises(NothingToSubmitError):
        sendable([members((HERE, "bukan bulan", 1))], OWN, lasting=True, **terms)
    assert not made(members((HERE, "2026-10", 1))).needs_note
