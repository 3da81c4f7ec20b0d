"""The sample with small counts planted: for whatever is hidden, another world gives a guest the very same.

Two things are taken to be known to the reader: how the gate decides, and that a funded group's people are the
members of that group and payer. What another world shows is then all that a guest gets of both tables; pages
and downloads are made of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pandas as pd
import pytest

from dashboard.data import store
from dashboard.data.clock import today_wita
from dashboard.data.contract.words import ALL, OWN_FUNDING
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.limits import HIDDEN
from dashboard.metrics.categories.figures import category_figures
from dashboard.metrics.funded.lapses import lapses
from tests.data.disclosure.worlds import (
    guest,
    has_another_world,
    hidden_margins,
    of_area_year,
    same_to_a_guest,
)

OTHER_GROUP = "lainnya"
KEY = ["kode_wilayah", "segmen", "kelompok", "sumber_dana"]


@cache
def sample() -> Dataset:
    return store.load_dataset(store.SAMPLE_FOLDER, source=Source.SAMPLE, today=today_wita())


def crossings(data: Dataset, month: str) -> pd.Series:
    """Members by KEY in a month."""
    rows = data.members[(data.members["periode"] == month) & ~data.members["sementara"]]
    return rows.groupby(KEY)["peserta_aktif"].sum()


def as_members(data: Dataset, month: str) -> Dataset:
    """The same with the people of each funded group those who are members in a month."""
    people = crossings(data, month)
    at = pd.MultiIndex.from_frame(data.fundings[KEY])
    counted = pd.array(people.reindex(at).to_list(), dtype="Int64")
    return data.with_tables({"pendanaan": data.fundings.assign(jumlah_pekerja=counted)})


def planted(code: str, year: str, *, people: int, whole: bool) -> Dataset:
    """An area and year of the sample with a few people in one funded crossing; they go to another group.

    whole: the group has nobody besides, so that its own sum is small; else it keeps who pays for himself.
    """
    data = of_area_year(sample(), code, year)
    members = data.members[(data.members["kode_wilayah"] == code) & ~data.members["sementara"]]
    # Those of the other group would only be moved to themselves.
    funded = members[
        ~members["sumber_dana"].isin(OWN_FUNDING)
        & (members["sumber_dana"] != ALL)
        & (members["kelompok"] != OTHER_GROUP)
    ]
    if whole:
        payers = members.groupby(["segmen", "kelompok"])["sumber_dana"].nunique()
        alone = payers.reindex(pd.MultiIndex.from_frame(funded[["segmen", "kelompok"]])) == 1
        funded = funded[alone.to_numpy()]
    last = funded[funded["periode"] == funded["periode"].max()].sort_values("peserta_aktif")
    first = last.iloc[0]
    changed = data.members.copy()
    same = (changed[KEY] == first[KEY]).all(axis=1)
    moved = changed.loc[same].assign(kelompok=OTHER_GROUP)
    moved["peserta_aktif"] = moved["peserta_aktif"] - people
    changed.loc[same, "peserta_aktif"] = people
    added = [moved]
    if not whole:
        added.append(changed.loc[same].assign(sumber_dana="mandiri", peserta_aktif=400))
    rows = pd.concat([changed, *added], ignore_index=True)
    rows = rows.groupby([name for name in rows.columns if name != "peserta_aktif"], as_index=False).sum()
    return as_members(
        data.with_tables({"kepesertaan": rows[list(data.members.columns)]}), str(first["periode"])
    )


AREA_YEARS = [
    (code, year) for code in sample().areas.codes for year in ("2022", "2023", "2024", "2025", "2026")
]
#: Spread over the region and the years; the first two stand for what was worked out on screen before.
TWELVE = [("8107", "2026"), ("7412", "2026"), *AREA_YEARS[7 :: len(AREA_YEARS) // 10][:10]]


def check(data: Dataset, *, months: int) -> None:
    view = guest(data)
    cells = hidden_margins(view)
    assert not cells.empty
    for month in sorted(cells["periode"].unique())[-months:]:
        for cell in cells[cells["periode"] == month].drop_duplicates().to_dict("records"):
            assert has_another_world(data, view, cell), cell


@pytest.mark.parametrize(("code", "year"), TWELVE)
def test_a_hidden_member_has_another_world(code: str, year: str) -> None:
    check(planted(code, year, people=3, whole=True), months=1)


@pytest.mark.full
@pytest.mark.parametrize("people", [1, 4])
@pytest.mark.parametrize("code", sample().areas.codes)
def test_a_hidden_member_of_every_area_and_year_has_another_world(code: str, people: int) -> None:
    # Each year with one of the counts.
    for year in ("2022", "2024", "2026") if people == 1 else ("2023", "2025"):
        try:
            data = planted(code, year, people=people, whole=True)
        except IndexError:
            continue  # nobody is funded there in that year
        check(data, months=2)


def other_terms(data: Dataset, row: pd.Series, month: str) -> Iterator[Dataset]:
    """Worlds in which one person more or less is in a funded group: round by who pays for himself."""
    members = data.members
    block = members[
        (members["periode"] == month)
        & (members["kode_wilayah"] == row["kode_wilayah"])
        & (members["segmen"] == row["segmen"])
        & ~members["sementara"]
    ]

    def at(group: object, payer: object) -> list[int]:
        found = block[(block["kelompok"] == group) & (block["sumber_dana"] == payer)]
        return list(found.index)

    for other in block["kelompok"].unique():
        for own in OWN_FUNDING:
            corners = [at(row["kelompok"], row["sumber_dana"]), at(other, row["sumber_dana"])]
            corners += [at(row["kelompok"], own), at(other, own)]
            if other == row["kelompok"] or not all(corners):
                continue
            for step in (1, -1):
                changed = members.copy()
                for corner, sign in zip(corners, (step, -step, -step, step), strict=True):
                    changed.loc[corner[0], "peserta_aktif"] += sign
                if (changed["peserta_aktif"].dropna() >= 0).all():
                    yield as_members(data.with_tables({"kepesertaan": changed}), month)


def funded_planted() -> Dataset:
    """A payer of three groups, of which one has four people, and all pay for themselves too."""
    month = "2026-10"
    rows = [
        (month, "7307", "BPU", group, payer, people, False)
        for group, payer, people in (
            ("marbot", "APBD kab/kota", 4), ("petani", "APBD kab/kota", 90), ("nelayan", "APBD kab/kota", 50),
            ("marbot", "mandiri", 60), ("petani", "mandiri", 70), ("nelayan", "mandiri", 80),
        )
    ]  # fmt: skip
    data = of_area_year(sample(), "7307", "2026")
    members = pd.DataFrame(rows, columns=list(data.members.columns)).astype(data.members.dtypes.to_dict())
    terms = data.fundings.iloc[:3].assign(
        kode_wilayah="7307", segmen="BPU", kelompok=["marbot", "petani", "nelayan"],
        sumber_dana="APBD kab/kota", mulai="2026-01", bulan=12, terakhir_dibayar="2026-10",
    )  # fmt: skip
    return as_members(data.with_tables({"kepesertaan": members, "pendanaan": terms}), month)


def test_a_hidden_funded_group_has_another_world() -> None:
    data = funded_planted()
    view = guest(data)
    hidden = data.fundings[view.fundings[HIDDEN]]
    assert set(hidden["kelompok"]) == {"marbot", "nelayan"}
    for _, row in hidden.iterrows():
        assert any(same_to_a_guest(view, guest(other)) for other in other_terms(data, row, "2026-10"))


def test_nothing_a_page_makes_differs_between_two_such_worlds() -> None:
    data = funded_planted()
    view = guest(data)
    row = data.fundings[view.fundings[HIDDEN]].iloc[0]
    other = next(each for each in other_terms(data, row, "2026-10") if same_to_a_guest(view, guest(each)))
    one, two = (category_figures(guest(each), period="2026-10") for each in (data, other))
    for temporary in (True, False):
        for name in ("people", "coverage", "vulnerable", "migrants"):
            pd.testing.assert_frame_equal(getattr(one[temporary], name), getattr(two[temporary], name))
    lapsing = [
        lapses(guest(each).fundings, period="2026-10", rules=sample().active_rules) for each in (data, other)
    ]
    assert lapsing[0] == lapsing[1]
    assert any(each.hidden for each in lapsing[0])
