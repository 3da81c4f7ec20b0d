"""What pages show of categories: small counts hidden so that nobody finds them by adding or taking away."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.contract.words import Level
from dashboard.data.dataset import Dataset
from dashboard.data.disclosure.hiding import hidden_cells
from dashboard.data.disclosure.suppression import THRESHOLD
from dashboard.metrics.categories.composition import Dimension
from dashboard.metrics.categories.figures import CategoryFigures, category_figures
from tests.metrics.build import areas, dataset, group_people, member, potensi

MONTH = "2025-06"
GORONTALO = areas().inside("75")
#: Areas in two groups, and both in a third.
GROUPS = {"p": ("a", "b", "c"), "q": ("d", "e"), "all": ("a", "b", "c", "d", "e")}


def figures(data: Dataset, *, temporary: bool = True) -> CategoryFigures:
    return category_figures(data, period=MONTH)[temporary]


def religious(**marbot: int) -> list[tuple]:
    rows = []
    for code in GORONTALO:
        rows += [
            member(MONTH, code, "BPU", marbot.get(f"k{code}", 40), group="marbot", funding="CSR"),
            member(MONTH, code, "BPU", 100, group="petani", funding="mandiri"),
            member(MONTH, code, "PU", 200, group="non-ASN", funding="APBD kab/kota"),
            member(MONTH, code, "JAKON", 30, group="buruh bangunan", funding="pemberi kerja"),
        ]
    return rows


def test_without_small_counts_nothing_is_hidden() -> None:
    found = figures(dataset(religious()))
    assert not found.people["hidden"].any()
    assert found.people.loc[("kelompok", "75", "marbot"), "people"] == 240
    assert found.people.loc[("kelompok", "7501", "marbot"), "share_percent"] == pytest.approx(40 / 370 * 100)


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_the_boundary(count: int, hidden: bool) -> None:
    found = figures(dataset(religious(k7502=count)))
    cell = found.people.loc[("kelompok", "7502", "marbot")]
    assert bool(cell["hidden"]) is hidden
    assert pd.isna(cell["people"]) is hidden
    assert pd.isna(cell["share_percent"]) is hidden
    # Others hide with it, and the province, in which both areas lie, stays.
    assert found.people.loc[("kelompok", "7502", slice(None)), "hidden"].sum() == 2 * hidden
    assert not found.people.loc[("kelompok", "75", slice(None)), "hidden"].any()
    assert found.people.loc[("kelompok", "75", "marbot"), "people"] == 200 + count


def test_what_is_hidden_is_hidden_in_its_coverage_too() -> None:
    data = dataset(religious(k7502=3), people=[group_people(2025, code, "marbot", 80) for code in GORONTALO])
    found = figures(data)
    row = found.coverage.loc[("kelompok", "7502", "marbot")]
    assert row["eligible"] == 80
    assert row[["active", "coverage_percent", "not_covered"]].isna().all()


def test_a_few_people_not_covered_are_hidden_as_well() -> None:
    data = dataset(religious(), people=[group_people(2025, code, "marbot", 42) for code in GORONTALO[:1]])
    found = figures(data)
    assert found.coverage.loc[("kelompok", GORONTALO[0], "marbot"), "hidden"]
    assert found.people.loc[("kelompok", GORONTALO[0], "marbot"), "hidden"]


def test_coverage_over_some_areas_only_does_not_give_the_others_away() -> None:
    """The province's 203 less the 200 of the areas with a denominator would be the hidden one's three."""
    data = dataset(
        religious(k7502=3),
        people=[group_people(2025, code, "marbot", 80) for code in GORONTALO if code != "7502"],
    )
    assert figures(data).coverage.loc[("kelompok", "75", "marbot"), "active"] is pd.NA


def test_pekerja_rentan_go_with_the_bpu_they_are_part_of() -> None:
    found = figures(dataset(religious(k7502=3)))
    assert found.vulnerable.loc["7502", ["vulnerable", "share_percent"]].isna().all()
    assert found.vulnerable.loc["75", "vulnerable"] == 203
    assert found.vulnerable.loc["7501":"7504", "hidden"].sum() == 2


def test_pmi_stand_apart_and_are_hidden_with_another_areas() -> None:
    pmi = [member(MONTH, code, "PMI", n) for code, n in (("7501", 3), ("7502", 60), ("7503", 70))]
    found = figures(dataset([*religious(), *pmi]))
    assert found.migrants["people"].reindex(["7501", "7502", "7503", "75"]).tolist() == [
        pd.NA,
        pd.NA,
        70,
        133,
    ]
    assert found.people.loc[("segmen", "7503", "BPU"), "total"] == 370


def test_leaving_temporary_members_out_brings_nothing_back() -> None:
    staff = [
        member(
            MONTH, "7502", "PU", 3, group="petugas ad hoc pemilu", funding="APBD kab/kota", temporary=True
        ),
        member(
            MONTH, "7503", "PU", 50, group="petugas ad hoc pemilu", funding="APBD kab/kota", temporary=True
        ),
    ]
    both = category_figures(dataset([*religious(), *staff]), period=MONTH)
    assert both[True].people.loc[("kelompok", "7502", "petugas ad hoc pemilu"), "hidden"]
    assert both[True].people.loc[("kelompok", "7502", "non-ASN"), "total"] == 373
    assert both[False].people.loc[("kelompok", "7502", "non-ASN"), "total"] is pd.NA
    assert both[False].people.loc[("kelompok", "7503", "non-ASN"), "total"] == 370


def test_the_same_cells_are_hidden_whatever_is_looked_at() -> None:
    data = dataset(religious(k7502=3, k7505=2))
    one, two = figures(data), figures(data)
    pd.testing.assert_frame_equal(one.people, two.people)
    assert set(Dimension) == set(one.people.index.unique("dimensi"))
    assert all(code in one.people.index.unique("kode") for code in areas().at_level(Level.BRANCH))


COUNTS = st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=5, max_size=5)


@settings(max_examples=60, deadline=None)
@given(COUNTS)
def test_every_hidden_cell_has_another_answer_that_fits_all_sums(rows: list[list[int]]) -> None:
    leaves = pd.DataFrame(rows, index=list("abcde"), columns=["x", "y", "z"])
    # Totals of areas are public: one small by itself, or all in one category, can't be hidden by anyone.
    leaves["y"] += 5
    leaves["z"] += 7
    counts = pd.concat([leaves, pd.DataFrame({g: leaves.loc[list(i)].sum() for g, i in GROUPS.items()}).T])
    counts = counts.astype("Int64")
    primary = ((counts > 0) & (counts < THRESHOLD)).astype(bool)
    hidden = hidden_cells(counts, primary, GROUPS)
    assert (hidden | ~primary).all(axis=None)
    assert not (hidden & (counts == 0)).any(axis=None)
    seen = ~hidden
    values = counts.to_numpy(dtype=np.int64)
    place = {code: at for at, code in enumerate(counts.index)}
    for row, column in np.argwhere(hidden.loc[list("abcde")].to_numpy(dtype=bool)):
        assert any(
            _fits(values, seen.to_numpy(), place, change)
            for change in _rectangles(values[:5], int(row), int(column))
        ), (row, column)


def _rectangles(values: np.ndarray, row: int, column: int) -> list[np.ndarray]:
    found = []
    for other in range(5):
        for beside in range(3):
            if beside == column:
                continue
            for step in (1, -1):
                change = np.zeros_like(values)
                change[row, column], change[row, beside] = step, -step
                if other != row:
                    change[other, column], change[other, beside] = -step, step
                if ((values + change) >= (values > 0)).all() and (change[values == 0] == 0).all():
                    found.append(change)
    return found


def _fits(values: np.ndarray, seen: np.ndarray, place: dict[str, int], change: np.ndarray) -> bool:
    """Whether a reader who sees what is shown could not tell the changed counts from the real ones."""
    moved = np.zeros_like(values)
    moved[:5] = change
    for group, inside in GROUPS.items():
        moved[place[group]] = change[[place[code] for code in inside]].sum(axis=0)
    return bool((moved[seen] == 0).all() and (moved.sum(axis=1) == 0).all())


def test_a_province_known_as_a_whole_only_is_hidden_in_the_region_too() -> None:
    data = dataset(
        [
            *religious(),
            member(MONTH, "82", "PU", 3, group="marbot"),
            member(MONTH, "82", "PU", 90, group="non-ASN"),
            member(MONTH, "82", "PU", 80, group="lainnya"),
        ],
        [potensi("2025-01", "82", "PU", 900)],
    )
    found = figures(data).people["hidden"]
    assert found[("kelompok", "82", "marbot")]
    assert found[("kelompok", "82", "lainnya")]
    assert found[("kelompok", "SULAMA", "marbot")]
    assert not found[("kelompok", "82", "non-ASN")]
