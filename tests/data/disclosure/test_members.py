"""Members as a guest gets them: totals exact, small counts hidden with a companion, and no way back."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest
from hypothesis import Phase, assume, example, given, settings
from hypothesis import strategies as st

from dashboard.data.contract.words import ALL
from dashboard.data.dataset import Dataset
from dashboard.data.disclosure.limits import HIDDEN, PEOPLE
from dashboard.data.disclosure.members import guest_members, small_blocks, with_blocks
from dashboard.metrics.cube.panel import dataset_panel
from tests.data.disclosure.worlds import guest, has_another_world, hidden_margins, same_to_a_guest
from tests.metrics.build import Member, dataset, group_people, member
from tests.spread import examples

MONTH, AREA = "2025-06", "7502"


def religious(marbot: int, *, month: str = MONTH, area: str = AREA) -> list[Member]:
    return [
        member(month, area, "BPU", marbot, group="marbot", funding="CSR"),
        member(month, area, "BPU", 90, group="petani", funding="CSR"),
        member(month, area, "BPU", 100, group="petani", funding="mandiri"),
        member(month, area, "BPU", 40, group="nelayan", funding="mandiri"),
        member(month, area, "PU", 200, group="non-ASN", funding="APBD kab/kota"),
    ]


def rows_of(data: Dataset, **wanted: str) -> pd.DataFrame:
    found = data.members
    for name, value in wanted.items():
        found = found[found[name] == value]
    return found


@pytest.mark.parametrize(("marbot", "hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_the_boundary(marbot: int, hidden: bool) -> None:
    seen = guest(dataset(religious(marbot)))
    cell = rows_of(seen, segmen="BPU", kelompok="marbot").iloc[0]
    assert bool(cell[HIDDEN]) is hidden
    assert pd.isna(cell["peserta_aktif"]) is hidden
    assert not rows_of(seen, segmen="PU")[HIDDEN].any()


def test_a_small_group_is_hidden_with_one_of_many_and_the_total_stays() -> None:
    seen = guest(dataset(religious(3)))
    block = rows_of(seen, segmen="BPU")
    assert set(block.loc[block[HIDDEN], "kelompok"]) == {"marbot", "nelayan"}
    assert block.loc[block["kelompok"] == "petani", "peserta_aktif"].tolist() == [190]
    total = block[(block["kelompok"] == ALL) & (block["sumber_dana"] == ALL)]
    assert total["peserta_aktif"].tolist() == [233]
    # Nothing is left crossed: a group's people by payer would be small again.
    assert ((block["kelompok"] == ALL) | (block["sumber_dana"] == ALL)).all()


def test_hidden_in_one_month_is_hidden_in_every_month_of_the_year() -> None:
    rows = [*religious(3), *religious(30, month="2025-09"), *religious(30, month="2026-01")]
    seen = guest(dataset(rows))
    marbot = rows_of(seen, segmen="BPU", kelompok="marbot").set_index("periode")[HIDDEN]
    assert marbot.to_dict() == {"2025-06": True, "2025-09": True, "2026-01": False}


def test_with_nobody_to_stand_beside_all_groups_are_hidden() -> None:
    seen = guest(dataset([member(MONTH, AREA, "BPU", 3, group="marbot", funding="CSR")]))
    block = rows_of(seen, segmen="BPU")
    assert block.loc[block["kelompok"] != ALL, HIDDEN].all()
    assert len(block.loc[block["kelompok"] != ALL]) > 10
    assert block.loc[(block["kelompok"] == ALL) & (block["sumber_dana"] == ALL), "peserta_aktif"].item() == 3


def test_totals_of_every_area_month_segment_and_state_are_what_they_were() -> None:
    rows = [
        *religious(3),
        member(MONTH, AREA, "BPU", 2, group="lainnya", funding="CSR", temporary=True),
        member(MONTH, AREA, "PU", None, group="BPD", funding="APBDes/ADD"),
        *religious(2, area="7503"),
    ]
    data = dataset(rows)
    pd.testing.assert_frame_equal(dataset_panel(data), dataset_panel(guest(data)))


def test_a_provinces_own_rows_do_not_give_its_areas_away() -> None:
    whole = [
        member(MONTH, "75", "BPU", 3, group="marbot"),
        member(MONTH, "75", "BPU", 190, group="petani"),
        member(MONTH, "75", "BPU", 40, group="nelayan"),
    ]
    seen = guest(dataset([*religious(3), *whole]))
    own = rows_of(seen, kode_wilayah="75", segmen="BPU")
    assert own.loc[own["kelompok"] != ALL, HIDDEN].all()
    assert own.loc[own["kelompok"] == ALL, "peserta_aktif"].tolist() == [233]


def test_rows_of_all_segments_do_not_give_a_segment_away() -> None:
    whole = [member(MONTH, AREA, ALL, 3, group="marbot"), member(MONTH, AREA, ALL, 430, group="petani")]
    seen = guest(dataset([*religious(3), *whole]))
    own = rows_of(seen, segmen=ALL)
    assert own.loc[own["kelompok"] != ALL, HIDDEN].all()


def test_the_last_few_of_a_group_are_hidden_through_its_people() -> None:
    data = dataset(
        religious(60),
        people=[group_people(2025, AREA, "marbot", 62), group_people(2025, AREA, "petani", 900)],
    )
    seen = guest(data)
    people = seen.group_population.set_index("kelompok")
    assert people[HIDDEN].to_dict() == {"marbot": True, "petani": False}
    assert rows_of(seen, segmen="BPU", kelompok="marbot")["peserta_aktif"].tolist() == [60]


def test_the_few_whom_nobody_breaks_down_are_hidden_by_hiding_a_group() -> None:
    rows = [
        member(MONTH, AREA, "PU", 203),
        member(MONTH, AREA, "PU", 150, group="non-ASN"),
        member(MONTH, AREA, "PU", 50, group="BPD"),
    ]
    seen = rows_of(guest(dataset(rows)), segmen="PU").set_index("kelompok")
    assert seen[HIDDEN].to_dict() == {ALL: False, "non-ASN": False, "BPD": True}
    assert seen.loc[ALL, "peserta_aktif"] == 203


GROUPS, PAYERS = ("marbot", "petani", "nelayan", "lainnya"), ("CSR", "Baznas", "mandiri")
COUNTS = st.one_of(st.integers(0, 9), st.integers(0, 60))


@st.composite
def blocks(draw: st.DrawFn) -> list[Member]:
    rows = []
    for month in ("2025-06", "2025-07")[: draw(st.sampled_from([1, 1, 2]))]:
        for group in GROUPS:
            for payer in PAYERS:
                for temporary in (False, True):
                    count = draw(COUNTS) if not temporary or draw(st.booleans()) else 0
                    if count or draw(st.booleans()):
                        rows.append(
                            member(month, AREA, "BPU", count, group=group, funding=payer, temporary=temporary)
                        )
    return rows


@pytest.mark.full
@settings(max_examples=examples(2), deadline=None, phases=[Phase.generate])
@given(blocks())
def test_every_hidden_cell_with_anybody_beside_it_has_another_answer(rows: list[Member]) -> None:
    check_worlds(dataset(rows))


@pytest.mark.full
@settings(max_examples=examples(60), deadline=None, phases=[Phase.generate])
@given(blocks())
def test_every_hidden_cell_has_another_answer_in_many_blocks(rows: list[Member]) -> None:
    check_worlds(dataset(rows))


def seen_of(people: dict[str, int]) -> pd.DataFrame:
    """The rows a guest gets of a block of one payer with these people by group."""
    rows = with_blocks(one_payer().assign(peserta_aktif=pd.array(list(people.values()), dtype="Int64")))
    return guest_members(rows, small=small_blocks(rows), provinces=frozenset())


@cache
def one_payer() -> pd.DataFrame:
    return dataset([member(MONTH, AREA, "BPU", 1, group=group) for group in GROUPS]).members


@settings(max_examples=examples(30), deadline=None)
@example([1, 53, 8, 0], "marbot", 1)
@example([4, 9, 9, 20], "marbot", 4)
@given(
    st.lists(st.one_of(st.integers(0, 14), st.integers(0, 60)), min_size=len(GROUPS), max_size=len(GROUPS)),
    st.sampled_from(GROUPS),
    st.integers(1, PEOPLE - 1),
)
def test_who_knows_which_one_is_small_learns_nothing_of_how_small(
    counts: list[int], few: str, count: int
) -> None:
    """With one companion all of 1 to 4 look the same; with more, at least two of them."""
    groups = {**dict(zip(GROUPS, counts, strict=True)), few: count}
    assume(sum(1 <= n < PEOPLE for n in groups.values()) == 1)
    view = seen_of(groups)
    hidden = {str(name) for name in view.loc[view[HIDDEN], "kelompok"]}
    assume(hidden < set(GROUPS))
    beside = hidden - {few}
    alike = {
        other
        for other in range(1, PEOPLE)
        for one in beside
        if groups[one] + count >= other
        and seen_of({**groups, few: other, one: groups[one] + count - other}).equals(view)
    }
    assert len(alike) >= (PEOPLE - 1 if len(beside) == 1 else 2)


def check_worlds(data: Dataset) -> None:
    """Of a hidden number that is none of 1 to 4 a reader may find out that it is not: such stand open elsewhere."""
    view = guest(data)
    for cell in hidden_margins(view).to_dict("records"):
        if 1 <= people_in(data, cell) < PEOPLE:
            assert has_another_world(data, view, cell), cell


def people_in(data: Dataset, cell: dict[str, object]) -> int:
    rows = data.members
    for name in ("periode", "kode_wilayah", "segmen", "sementara"):
        rows = rows[rows[name] == cell[name]]
    dimension = "kelompok" if cell["kelompok"] != ALL else "sumber_dana"
    return int(rows.loc[rows[dimension] == cell[dimension], "peserta_aktif"].sum())


@settings(max_examples=examples(20), deadline=None)
@given(blocks())
def test_beside_hidden_ones_no_small_count_is_shown(rows: list[Member]) -> None:
    view = guest(dataset(rows))
    shown = view.members[
        ~view.members[HIDDEN] & ((view.members["kelompok"] != ALL) | (view.members["sumber_dana"] != ALL))
    ]
    assert not shown["peserta_aktif"].between(1, PEOPLE - 1).any()


def test_another_world_is_told_apart_where_nothing_is_hidden() -> None:
    data = dataset(religious(60))
    moved = dataset(
        [*religious(59)[:4], member(MONTH, AREA, "PU", 201, group="non-ASN", funding="APBD kab/kota")]
    )
    assert not same_to_a_guest(guest(data), guest(moved))
