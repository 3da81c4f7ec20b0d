"""What pages show of categories of what a viewer may see: hidden is told as hidden, and is in no sum."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data.contract.words import Level
from dashboard.data.dataset import Dataset
from dashboard.metrics.categories.composition import Dimension
from dashboard.metrics.categories.figures import CategoryFigures, category_figures
from tests.data.disclosure.worlds import guest
from tests.metrics.build import areas, dataset, group_people, member, potensi

MONTH = "2025-06"
GORONTALO = areas().inside("75")


def figures(data: Dataset, *, temporary: bool = True) -> CategoryFigures:
    return category_figures(guest(data), period=MONTH)[temporary]


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
    assert found.people.loc[("kelompok", "7501", "marbot"), "share_percent"] == 10.81
    assert set(Dimension) == set(found.people.index.unique("dimensi"))
    assert all(code in found.people.index.unique("kode") for code in areas().at_level(Level.BRANCH))


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_the_boundary(count: int, hidden: bool) -> None:
    found = figures(dataset(religious(k7502=count)))
    cell = found.people.loc[("kelompok", "7502", "marbot")]
    assert bool(cell["hidden"]) is hidden
    assert pd.isna(cell["people"]) is hidden
    assert pd.isna(cell["share_percent"]) is hidden
    # A companion hides with it, and what nobody breaks down: together they are the rest of the total.
    own = found.people.loc[("kelompok", "7502", slice(None)), "hidden"]
    assert own.sum() == 3 * hidden
    assert found.people.loc[("kelompok", "7502", "non-ASN"), "people"] == 200


def test_a_wider_area_is_the_sum_of_what_is_shown_and_says_of_how_many() -> None:
    row = figures(dataset(religious(k7502=3))).people.loc[("kelompok", "75", "marbot")]
    assert row["people"] == 200
    assert (row["n_known"], row["n_hidden"], row["n_total"]) == (5, 1, 6)
    assert not row["hidden"]


def test_a_viewer_who_may_see_all_sees_all() -> None:
    data = dataset(religious(k7502=3))
    found = category_figures(data, period=MONTH)[True]
    assert not found.people["hidden"].any()
    assert found.people.loc[("kelompok", "7502", "marbot"), "people"] == 3


def test_what_is_hidden_is_hidden_in_its_coverage_too() -> None:
    data = dataset(religious(k7502=3), people=[group_people(2025, code, "marbot", 80) for code in GORONTALO])
    found = figures(data).coverage
    row = found.loc[("kelompok", "7502", "marbot")]
    assert row["hidden"]
    assert row[["coverage_percent", "not_covered"]].isna().all()
    # The province is of the others, numerator and denominator alike.
    whole = found.loc[("kelompok", "75", "marbot")]
    assert whole[["active", "eligible", "n_used"]].tolist() == [200, 400, 5]
    assert not whole["complete"]


def test_a_few_people_not_covered_are_hidden_as_well() -> None:
    data = dataset(religious(), people=[group_people(2025, code, "marbot", 42) for code in GORONTALO[:1]])
    found = figures(data)
    row = found.coverage.loc[("kelompok", GORONTALO[0], "marbot")]
    assert row["hidden"]
    assert row[["eligible", "coverage_percent", "not_covered"]].isna().all()
    assert found.people.loc[("kelompok", GORONTALO[0], "marbot"), "people"] == 40


def test_coverage_over_some_areas_only_is_of_those_alone() -> None:
    """The province's 203 less the 200 of the areas with a denominator would be the hidden one's three."""
    data = dataset(
        religious(k7502=3),
        people=[group_people(2025, code, "marbot", 80) for code in GORONTALO if code != "7502"],
    )
    assert figures(data).coverage.loc[("kelompok", "75", "marbot"), "active"] == 200


def test_pekerja_rentan_are_hidden_where_a_payer_is() -> None:
    found = figures(dataset(religious(k7502=3))).vulnerable
    assert found.loc["7502", ["vulnerable", "share_percent"]].isna().all()
    assert found.loc["7502", "hidden"]
    assert found.loc["75", ["vulnerable", "n_used"]].tolist() == [200, 5]
    assert not found.loc["75", "hidden"]


def test_pmi_stand_apart() -> None:
    pmi = [member(MONTH, code, "PMI", n) for code, n in (("7501", 30), ("7502", 60), ("7503", 70))]
    found = figures(dataset([*religious(), *pmi]))
    assert found.migrants["people"].reindex(["7501", "7502", "75"]).tolist() == [30, 60, 160]
    assert found.people.loc[("segmen", "7503", "BPU"), "total"] == 370


@pytest.mark.full
def test_leaving_temporary_members_out_brings_nothing_back() -> None:
    staff = [
        member(
            MONTH, code, "PU", count, group="petugas ad hoc pemilu", funding="APBD kab/kota", temporary=True
        )
        for code, count in (("7502", 3), ("7503", 50))
    ]
    data = dataset([*religious(), *staff])
    for temporary in (True, False):
        own = figures(data, temporary=temporary).people.loc[("kelompok", "7502")]
        assert own.loc[["petugas ad hoc pemilu", "non-ASN"], "people"].isna().all()
    assert figures(data).people.loc[("kelompok", "7503", "petugas ad hoc pemilu"), "people"] == 50


def test_a_province_known_as_a_whole_only_is_hidden_and_the_region_is_of_the_others() -> None:
    data = dataset(
        [
            *religious(),
            member(MONTH, "82", "PU", 3, group="marbot"),
            member(MONTH, "82", "PU", 90, group="non-ASN"),
            member(MONTH, "82", "PU", 80, group="lainnya"),
        ],
        [potensi("2025-01", "82", "PU", 900)],
    )
    found = figures(data).people
    assert found.loc[[("kelompok", "82", "marbot"), ("kelompok", "82", "lainnya")], "hidden"].all()
    assert not found.loc[("kelompok", "82", "non-ASN"), "hidden"]
    assert found.loc[("kelompok", "SULAMA", "marbot"), "people"] == 240
