"""Units of kecamatan: none is of so few villages that a number could be one village's, and nothing is lost."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.contract.words import COLUMNS
from dashboard.metrics.villages.standing import KECAMATAN, REGENCY, Status, counts, standing, village_year
from dashboard.metrics.villages.units import LEAST, Units, every_kecamatan, large_units

#: Kecamatan -> what its desa with a row have paid, and where it is.
Kecamatan = tuple[list[int | None], float | None]


def made(**kecamatan: Kecamatan) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Kecamatan, villages (two more desa than have rows in each) and their year."""
    places, villages, rows = [], [], []
    for name, (months, place) in kecamatan.items():
        code = name.removeprefix("k")
        places.append((code, code[:4], place, place))
        villages += [(f"{code}2{n:03}", "desa", code, code[:4]) for n in range(len(months) + 2)]
        rows += [
            (2023, f"{code}2{n:03}", "SEMUA", 7, paid, "", None, None, None) for n, paid in enumerate(months)
        ]
    table = pd.DataFrame(rows, columns=list(COLUMNS["iuran_desa"])).astype(
        dict.fromkeys(COLUMNS["iuran_desa"], "Int64")
        | dict.fromkeys(("kode_desa", "kelompok", "terakhir_dibayar"), "str")
    )
    return (
        pd.DataFrame(places, columns=[KECAMATAN, REGENCY, "lat", "lon"])
        .set_index(KECAMATAN)
        .astype({"lat": "float64", "lon": "float64"}),
        pd.DataFrame(villages, columns=["kode_desa", "jenis", KECAMATAN, REGENCY]).set_index("kode_desa"),
        village_year(table, year=2023),
    )


def known(paid: pd.DataFrame, by: str) -> pd.Series:
    return paid[paid["status"] != Status.NO_DATA].groupby(by).size()


def test_a_small_kecamatan_joins_its_nearest_neighbour_with_data() -> None:
    kecamatan, _, paid = made(
        k760501=([1, 0, 1], 3.0), k760502=([1] * 9, 9.0), k760507=([], 4.1), k760508=([0], 4.0)
    )
    found = large_units(kecamatan, paid)
    assert found.units.to_dict() == {
        "760501": "760501",
        "760502": "760502",
        "760507": "760507",
        "760508": "760501",
    }
    assert found.joined(["7605"])
    assert not found.joined(["7601"])
    assert not found.withheld


def test_the_only_small_one_and_a_place_unknown_still_join() -> None:
    kecamatan, _, paid = made(k760501=([1, 0], None), k760502=([1], None))
    assert set(large_units(kecamatan, paid).units) == {"760501"}


def test_a_kabupaten_with_too_few_is_left_out_of_every_sum() -> None:
    kecamatan, villages, paid = made(
        k760501=([1, 12], 1.0), k760101=([1, 0, 12], 1.0), k760201=([], 1.0), k760301=([None], 1.0)
    )
    found = large_units(kecamatan, paid)
    assert found.withheld == {"7605"}
    shown = found.shown(paid)
    table = counts(found.of(villages), shown, by=REGENCY, withheld=found.withheld)
    at = standing(table, ["7605", "7601", "7602", "7603"])
    assert (at.paying, at.not_paying, at.base, at.hidden, at.n_used, at.n_hidden) == (2, 1, 5, 4, 1, 1)
    assert at.unknown == at.desa - at.hidden - 3
    assert standing(table, ["7605"]).percent is None


def test_where_single_villages_are_shown_nothing_is_joined_or_left_out() -> None:
    kecamatan, _, paid = made(k760501=([1], 1.0), k760502=([0], 2.0))
    found = every_kecamatan(kecamatan)
    assert found.units.to_dict() == {"760501": "760501", "760502": "760502"}
    pd.testing.assert_frame_equal(found.shown(paid), paid)


months = st.lists(st.sampled_from([None, 0, 1, 12]), max_size=5)
places = st.one_of(st.none(), st.floats(-5, 5))


@given(st.dictionaries(st.sampled_from([f"k730{r}{n:02}" for r in (1, 2) for n in range(1, 8)]),
                       st.tuples(months, places), min_size=1))  # fmt: skip
def test_no_unit_is_below_the_threshold_and_no_sum_changes(kecamatan: dict[str, Kecamatan]) -> None:
    around, villages, paid = made(**kecamatan)
    found = large_units(around, paid)
    shown = found.shown(paid)
    assert (known(shown, KECAMATAN) >= LEAST).all()
    assert (known(shown, REGENCY) >= LEAST).all()
    of_regency = known(paid, REGENCY)
    assert found.withheld == set(of_regency.index[of_regency < LEAST])
    assert (found.units.str[:4] == found.units.index.str[:4]).all()
    assert (found.units.map(found.units) == found.units).all()
    assert_sums_unchanged(found, villages, paid, shown)


def assert_sums_unchanged(
    found: Units, villages: pd.DataFrame, paid: pd.DataFrame, shown: pd.DataFrame
) -> None:
    by_unit = counts(found.of(villages), shown, by=KECAMATAN, withheld=found.withheld).drop(columns="persen")
    whole = counts(villages, paid, by=REGENCY).drop(columns=["persen", "disembunyikan"])
    sums = by_unit.groupby(by_unit.index.str[:4]).sum()
    seen = [code for code in whole.index if code not in found.withheld]
    pd.testing.assert_frame_equal(sums.loc[seen, whole.columns], whole.loc[seen], check_names=False)
    assert (sums["disembunyikan"] == whole["desa"].where(whole.index.isin(found.withheld), 0)).all()
    people = shown.groupby(REGENCY)["jumlah_pekerja"].sum()
    assert people.equals(paid[~paid[REGENCY].isin(found.withheld)].groupby(REGENCY)["jumlah_pekerja"].sum())
