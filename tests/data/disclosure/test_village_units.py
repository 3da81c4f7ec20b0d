"""Units of kecamatan: none is of so few villages that a number could be one village's, and nothing is lost."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.disclosure.limits import ENTITIES
from dashboard.data.disclosure.village_units import (
    KECAMATAN,
    REGENCY,
    Units,
    every_kecamatan,
    large_units,
)

#: How many desa of a kecamatan have data, and where it is.
Kecamatan = tuple[int, float | None]


def made(**kecamatan: Kecamatan) -> tuple[pd.DataFrame, list[str]]:
    """Kecamatan ("k" and their code), and the desa with data."""
    places, known = [], []
    for name, (desa, place) in kecamatan.items():
        code = name.removeprefix("k")
        places.append((code, code[:4], place, place))
        known += [f"{code}2{n:03}" for n in range(desa)]
    table = pd.DataFrame(places, columns=[KECAMATAN, REGENCY, "lat", "lon"]).set_index(KECAMATAN)
    return table.astype({"lat": "float64", "lon": "float64"}), known


def test_a_small_kecamatan_joins_its_nearest_neighbour_with_data() -> None:
    found = large_units(*made(k760501=(3, 3.0), k760502=(9, 9.0), k760507=(0, 4.1), k760508=(1, 4.0)))
    assert found.units.to_dict() == {
        "760501": "760501",
        "760502": "760502",
        "760507": "760507",
        "760508": "760501",
    }
    assert found.joined(["7605"])
    assert not found.joined(["7601"])
    assert not found.withheld
    assert found.written().to_dict()["760501"] == "760501 + 760508"


def test_the_only_small_one_and_a_place_unknown_still_join() -> None:
    assert set(large_units(*made(k760501=(2, None), k760502=(1, None))).units) == {"760501"}


def test_a_kabupaten_with_too_few_is_withheld() -> None:
    found = large_units(*made(k760501=(2, 1.0), k760101=(3, 1.0), k760201=(0, 1.0)))
    assert found.withheld == {"7605"}


def test_where_single_villages_are_shown_nothing_is_joined_or_left_out() -> None:
    found = every_kecamatan(made(k760501=(1, 1.0), k760502=(1, 2.0))[0])
    assert found.units.to_dict() == {"760501": "760501", "760502": "760502"}
    assert not found.withheld


places = st.one_of(st.none(), st.floats(-5, 5))
codes = [f"k730{r}{n:02}" for r in (1, 2) for n in range(1, 8)]


@given(st.dictionaries(st.sampled_from(codes), st.tuples(st.integers(0, 5), places), min_size=1))
def test_no_unit_is_below_the_threshold(kecamatan: dict[str, Kecamatan]) -> None:
    table, known = made(**kecamatan)
    found = large_units(table, known)
    of_desa = pd.Series(known, dtype="str")
    of_regency = of_desa.str[:4].value_counts()
    assert found.withheld == set(of_regency.index[of_regency < ENTITIES])
    shown = of_desa[~of_desa.str[:4].isin(found.withheld)]
    assert (shown.str[:6].map(found.units).value_counts() >= ENTITIES).all()
    assert_inside_their_kabupaten(found)


def assert_inside_their_kabupaten(found: Units) -> None:
    assert (found.units.str[:4] == found.units.index.str[:4]).all()
    assert (found.units.map(found.units) == found.units).all()
