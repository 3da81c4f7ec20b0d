"""Peers, neighbours and ranks."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.contract.words import Level
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.coverage.peers import (
    Circle,
    Rank,
    Why,
    circles,
    compared,
    comparison,
    is_city,
    peers,
    ranks,
)
from dashboard.metrics.coverage.ranking import UnknownMeasureError
from tests.metrics.build import areas, dataset, member, potensi
from tests.spread import examples

MONTH = "2025-06"
#: code -> (active, potensi)
FIGURES: dict[str, tuple[int | None, int | None]] = {
    "7307": (400, 1_000),
    "7304": (600, 1_010),
    "7305": (300, 960),
    "7308": (900, 5_000),
    "7315": (100, 1_200),
    "7322": (None, 1_001),
    "7371": (990, 1_000),
    "7501": (500, 1_040),
}


def month(figures: dict[str, tuple[int | None, int | None]] = FIGURES) -> pd.DataFrame:
    data = dataset(
        [member(MONTH, code, "SEMUA", active) for code, (active, _) in figures.items()],
        [potensi("2025-01", code, "SEMUA", people) for code, (_, people) in figures.items()],
    )
    return month_of(measures(data, level=Level.REGENCY), MONTH)


def test_a_kota_is_told_by_its_code() -> None:
    assert {code for code in areas().codes if is_city(code)} == {
        code for code, name in areas().regencies["nama"].items() if str(name).startswith("Kota ")
    }


def test_peers_are_of_the_same_type_and_nearest_in_potensi() -> None:
    assert peers(month(), code="7307", k=3) == ("7304", "7305", "7501")
    assert peers(month(), code="7307") == ("7304", "7305", "7501", "7315", "7308")
    assert peers(month(), code="7371") == ()


def test_an_area_without_data_has_no_peers_and_is_nobodys() -> None:
    assert peers(month(), code="7322") == ()
    assert peers(month(), code="7102") == ()


def among(
    table: pd.DataFrame, *, code: str, neighbours: tuple[str, ...], k: int = 5
) -> dict[Circle, tuple[str, ...]]:
    return circles(areas(), code=code, others=compared(table, code=code, neighbours=neighbours, k=k))


def test_ranks_count_those_with_a_figure_and_say_how_many_have_none() -> None:
    found = ranks(month(), among(month(), code="7307", neighbours=("7306", "7308"), k=3))
    # 7304, 7305, 7501 are alike; 7306 and 7308 are beside it, one without a figure.
    assert found[Circle.COMPARED] == Rank(Circle.COMPARED, place=3, of=5, without=1)
    assert found[Circle.PROVINCE] == Rank(Circle.PROVINCE, place=3, of=6, without=18)
    assert found[Circle.REGION] == Rank(Circle.REGION, place=4, of=7, without=95)


def test_equals_share_a_place_and_less_uncovered_is_better() -> None:
    same = {"7307": (50, 100), "7308": (60, 120), "7304": (10, 100)}
    circle = among(month(same), code="7308", neighbours=("7307", "7304"))
    assert ranks(month(same), circle)[Circle.COMPARED].place == 1
    assert ranks(month(same), circle, by="not_covered")[Circle.COMPARED].place == 2
    with pytest.raises(UnknownMeasureError):
        ranks(month(same), circle, by="eligible")


def test_one_set_is_compared_with_the_best_first_and_has_one_rank() -> None:
    others = compared(month(), code="7307", neighbours=("7304", "7306"), k=2)
    assert others == {Why.NEIGHBOUR: ("7304", "7306"), Why.PEER: ("7304", "7305")}
    circle = circles(areas(), code="7307", others=others)
    found = comparison(month(), circle[Circle.COMPARED])
    assert found.index.tolist() == ["7304", "7307", "7305", "7306"]
    assert found["rank"].tolist() == [1, 2, 3, pd.NA]
    assert ranks(month(), circle)[Circle.COMPARED].place == found.loc["7307", "rank"]


def test_an_area_without_data_has_no_place() -> None:
    circle = among(month(), code="7322", neighbours=("7324",))
    assert ranks(month(), circle)[Circle.PROVINCE] == Rank(Circle.PROVINCE, place=None, of=6, without=18)


@pytest.mark.full
@settings(max_examples=examples(40), deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["7307", "7308", "7309", "7371", "7372", "7501", "8171"]),
        st.tuples(st.one_of(st.none(), st.integers(0, 50)), st.one_of(st.none(), st.integers(0, 50))),
        min_size=1,
    ),
    st.integers(0, 4),
)
def test_peers_are_never_further_than_those_left_out(figures: dict, k: int) -> None:
    table = month(figures)
    for code in figures:
        found = peers(table, code=code, k=k)
        assert code not in found
        assert len(found) == len(set(found)) <= k
        if not found:
            continue
        known = table[table["complete"] & table["eligible"].notna()]["eligible"]
        away = (known - known[code]).abs()
        others = [one for one in known.index if one not in (*found, code) and is_city(one) == is_city(code)]
        assert all(away[one] >= max(away[list(found)]) for one in others)
