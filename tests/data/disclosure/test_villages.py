"""A sealed iuran_desa: sums by unit of several villages, few people hidden in them, and nothing else."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.disclosure.limits import ENTITIES, PEOPLE
from dashboard.data.disclosure.villages import SealedVillages, months_paid
from tests.village_rows import Row, row, sealed, table, year_of


def people_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a village: itself, its people and what they pay."""
    heads = rows.groupby("kode_desa")["jumlah_pekerja"].sum()
    return pd.DataFrame({"desa": 1, "orang": heads, "rupiah": heads * 16_800}).astype("Int64")


def group_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a village and group: its people."""
    return rows.set_index("kode_desa")[["kelompok", "jumlah_pekerja"]].rename(
        columns={"jumlah_pekerja": "orang"}
    )


def units_of(villages: SealedVillages) -> pd.DataFrame:
    return villages.year(2023).sums(people_rows, people={"orang": ("rupiah",)}).amounts


def test_a_kabupaten_with_too_few_villages_is_in_no_sum() -> None:
    few = sealed(table(*(row(f"731401200{n}", 12) for n in range(1, ENTITIES))))
    assert few.year(2023).units.withheld == {"7314"}
    assert units_of(few).empty


def test_villages_without_data_make_no_unit_large() -> None:
    villages = sealed(table(row("7314012001", 12), row("7314012002", 0), row("7314012003", None)))
    assert villages.year(2023).units.withheld == {"7314"}


def test_a_sum_is_of_a_unit_and_of_its_villages_with_data() -> None:
    villages = sealed(
        table(
            *(row(f"731401200{n}", n) for n in range(3)),
            row("7314022001", 12, people=7),
            row("7314022002", None, people=50),
            row("7314021003", 12, people=90),
        )
    )
    assert villages.year(2023).units.units.to_dict() == {"731401": "731401", "731402": "731401"}
    assert units_of(villages).loc["731401"].tolist() == [4, 37, 37 * 16_800]
    assert units_of(villages).index.tolist() == ["731401"]


def test_no_other_sum_can_be_asked_for() -> None:
    villages = sealed(table(*(row(f"731401200{n}", 12) for n in range(5))))
    with pytest.raises(TypeError, match="by unit"):
        villages.sums(people_rows, by=["kode_desa"])


def test_what_makes_rows_of_villages_gets_no_code_of_theirs() -> None:
    seen: list[str] = []

    def entities(rows: pd.DataFrame) -> pd.DataFrame:
        seen.extend(str(value) for value in rows.to_numpy().ravel())
        return people_rows(rows)

    payments = table(*(row(f"731401{2000 + n}", n, people=20 - n) for n in range(1, 9)))
    sealed(payments).year(2023).sums(entities, people={})
    assert not set(seen) & set(payments["kode_desa"])
    assert not [each for each in seen if each.startswith("7314012")]


def test_years_are_known_and_nothing_else_of_them() -> None:
    villages = sealed(table(row("7314012001", 1, year=2023), row("7314012001", 1, year=2025)))
    assert villages.years == (2025, 2023)


def test_few_people_of_a_unit_are_hidden_with_their_rupiah() -> None:
    payments = table(*(row(f"731401200{n}", 12, people=1) for n in range(3)))
    found = sealed(payments).year(2023).sums(people_rows, people={"orang": ("rupiah",)})
    assert found.amounts.loc["731401", ["orang", "rupiah"]].isna().all()
    assert found.hidden.loc["731401"].all()
    assert found.amounts.loc["731401", "desa"] == 3
    own = year_of(payments).sums(people_rows, people={"orang": ("rupiah",)})
    assert own.amounts.loc["731401"].tolist() == [3, 3, 3 * 16_800]
    assert not own.hidden.any(axis=None)


def test_a_unit_that_could_be_one_person_of_each_group_is_hidden_too() -> None:
    groups = ("perangkat desa", "BPD", "RT/RW", "nelayan", "petani", "marbot")
    payments = table(*(row(f"731401200{n % 3}", 12, group=group, people=1) for n, group in enumerate(groups)))
    assert units_of(sealed(payments))["orang"].isna().all()


def test_a_group_of_few_people_is_hidden_with_another_of_its_unit() -> None:
    amounts = {"perangkat desa": 3, "BPD": 9, "RT/RW": 20}
    payments = table(
        *(
            row(f"731401200{n}", 12, group=group, people=people)
            for n, (group, people) in enumerate(amounts.items())
        )
    )
    villages = sealed(payments).year(2023)
    found = villages.sums(group_rows, by="kelompok", people={"orang": ()})
    hidden = found.hidden["orang"].xs("731401")
    assert hidden.to_dict() == {"perangkat desa": True, "BPD": True, "RT/RW": False}
    assert villages.sums(people_rows, people={"orang": ()}).amounts.loc["731401", "orang"] == 32


people = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["a", "b", "c", "d"]), st.integers(0, 9)),
    min_size=3,
    max_size=9,
    unique_by=lambda each: each[:2],
)


@given(people)
def test_no_shown_number_of_people_is_few_nor_what_a_unit_has_left(cells: list[tuple[int, str, int]]) -> None:
    villages = [row(f"731401200{n}", 0, group="e", people=0) for n in range(3)]
    rows = [row(f"731401200{n}", 12, group=group, people=count) for n, group, count in cells]
    payments = table(*villages, *rows)
    year = sealed(payments).year(2023)
    total = year.sums(people_rows, people={"orang": ()}).amounts["orang"].iloc[0]
    parts = year.sums(group_rows, by="kelompok", people={"orang": ()})
    shown = parts.amounts["orang"].dropna()
    assert not shown.between(1, PEOPLE - 1).any()
    if pd.isna(total):
        return
    assert not 1 <= total < PEOPLE
    hidden = int(parts.hidden["orang"].sum())
    left = int(total - shown.sum())
    # Each hidden number is one at least: more people than numbers leave a second answer.
    assert (hidden == 0 and left == 0) or (hidden >= 2 and left > hidden)


@st.composite
def two_worlds(draw: st.DrawFn) -> tuple[list[Row], list[Row]]:
    """The same rows of the villages of one kecamatan, in two of which they are told of other villages."""
    count = draw(st.integers(3, 7))
    told = [
        (draw(st.integers(0, 12)), draw(st.integers(0, 30)), draw(st.sampled_from(["SEMUA", "BPD"])))
        for _ in range(count)
    ]
    codes = [f"731401200{n}" for n in range(count)]
    first, second = (
        [
            row(code, months, group=group, people=heads, last="2023-10" if months else "", budget=heads * 100)
            for code, (months, heads, group) in zip(draw(st.permutations(codes)), told, strict=True)
        ]
        for _ in range(2)
    )
    return first, second


@pytest.mark.full
@given(two_worlds())
def test_which_village_of_a_unit_pays_makes_no_difference(worlds: tuple[list[Row], list[Row]]) -> None:
    one, other = (sealed(table(*rows)).year(2023) for rows in worlds)
    assert one.units.units.equals(other.units.units)
    for of_villages in (people_rows, paying_first):
        first, second = (each.sums(of_villages, people={"orang": ()}) for each in (one, other))
        pd.testing.assert_frame_equal(first.amounts, second.amounts)
        pd.testing.assert_frame_equal(first.hidden, second.hidden)
    parts = [each.sums(group_rows, by="kelompok", people={"orang": ()}).amounts for each in (one, other)]
    pd.testing.assert_frame_equal(*parts)


def paying_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Even who asks for the first village of each unit is told the same, whichever village that is."""
    months = months_paid(rows)
    first = rows.drop_duplicates("kode_kecamatan")["kode_desa"]
    return pd.DataFrame(
        {
            "bulan": months.where(months.index.isin(first)),
            "orang": rows.groupby("kode_desa")["jumlah_pekerja"].sum(),
        }
    )
