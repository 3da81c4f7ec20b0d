"""What a guest gets of villages from the office's data: sums of several, and the same numbers as the office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pandas as pd
import pytest

from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import GUEST, OFFICE
from dashboard.data.disclosure.village_units import KECAMATAN, REGENCY
from dashboard.data.store import SAMPLE_FOLDER, load_dataset
from dashboard.metrics.villages.arrears import Money, Pricing
from dashboard.metrics.villages.depth import depth_by, depth_table
from dashboard.metrics.villages.figures import (
    area_figures,
    depth_figures,
    single_villages,
    village_years,
    villages_of,
    year_figures,
)
from dashboard.metrics.villages.package import already_enrolled, enrolled_sums
from tests.village_rows import row, table

#: Numbers that no sum of the reference comes to.
PEOPLE, BUDGET, PAID, NEXT = 48_611, 9_799_977_601, 9_311_717, 8_877_661
PRICED = [Pricing(), Pricing(price="BPU"), Pricing(Money(segment="PU", wage=2_000_000), price="PU")]


def told(value: object) -> Iterator[object]:
    """Every number and word in a record or table."""
    if isinstance(value, pd.DataFrame | pd.Series):
        frame = pd.DataFrame(value)
        yield from frame.index.to_frame().to_numpy().ravel().tolist()
        for name in frame.columns:
            yield from (name, *frame[name].dropna().tolist())
    elif is_dataclass(value):
        for each in fields(value):
            if not each.name.startswith("_"):
                yield from told(getattr(value, each.name))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from (key, *told(each))
    elif isinstance(value, list | tuple | frozenset):
        for each in value:
            yield from told(each)
    else:
        yield value


def everything(data: Dataset, *, area: str) -> Iterator[object]:
    """Whatever the functions of villages say of a dataset."""
    yield village_years(data)
    of_year = year_figures(data, year=2023)
    yield of_year
    for pricing in PRICED:
        sums = depth_figures(data, of_year, pricing=pricing)
        yield sums
        yield area_figures(data, of_year, sums, area=area)
        for by in (KECAMATAN, REGENCY):
            yield depth_table(depth_by(sums, by=by))
        yield single_villages(data, year=2023, pricing=pricing)
    for people in (1, 20, 100_000):
        enrolled = enrolled_sums(villages_of(data, 2023), people=people)
        yield enrolled
        yield already_enrolled(enrolled, regencies=data.areas.inside(area))


@pytest.fixture(scope="module")
def office() -> Dataset:
    sample = load_dataset(SAMPLE_FOLDER, source=Source.SAMPLE, today=date(2026, 11, 21))
    return replace(sample, source=Source.OFFICE)


@pytest.mark.full
@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_villages_of_a_kabupaten_give_nothing_away(office: Dataset, count: int) -> None:
    codes = ["7314012004", "7314012005"][:count]
    wajo = office.areas.villages_of("7313").query("jenis == 'desa'").index[:4]
    payments = table(
        *(
            row(code, 7, people=PEOPLE, last="2023-07", budget=BUDGET, paid=PAID, following=NEXT)
            for code in codes
        ),
        *(row(str(code), 10, people=10, last="2023-10", budget=100, paid=50, following=0) for code in wajo),
    )
    data = office.with_tables({"iuran_desa": payments})
    guest, own = view_for(data, GUEST), view_for(data, OFFICE)
    secrets = {n * each for n in (1, 2) for each in (PEOPLE, BUDGET, PAID, NEXT)} | {
        "2023-07",
        "terakhir_2023-07",
    }
    for area in ("7314", "73", "SULAMA"):
        seen = set(told(list(everything(guest, area=area))))
        assert not seen & secrets
        assert not seen & set(payments["kode_desa"])
        assert secrets & set(told(list(everything(own, area=area))))
    figures = year_figures(guest, year=2023)
    sums = depth_figures(guest, figures, pricing=Pricing())
    sidrap = area_figures(guest, figures, sums, area="7314")
    assert (sidrap.standing.hidden, sidrap.standing.known, sidrap.standing.unknown) == (68, 0, 0)
    assert sidrap.withheld == ("7314",)
    assert (sidrap.depth.villages, sidrap.depth.people) == (0, 0)
    whole = area_figures(guest, figures, sums, area="73")
    assert (whole.standing.paying, whole.standing.n_used, whole.standing.n_hidden) == (4, 1, 1)
    assert whole.depth.people == 40


@pytest.mark.full
def test_guest_and_office_read_the_same_numbers_of_a_kabupaten(office: Dataset) -> None:
    desa = office.areas.villages_of("7314").query("jenis == 'desa'").index
    payments = table(
        *(
            row(
                str(code),
                n % 13,
                people=n + 10,
                last=f"2023-{n % 12 + 1:02}" if n % 13 else "",
                budget=(n + 10) * 16_800 * 12,
                paid=(n + 10) * 16_800 * (n % 13),
                following=n * 1000 if n % 3 else None,
            )
            for n, code in enumerate(desa[::2])
        )
    )
    data = office.with_tables({"iuran_desa": payments})
    for pricing in PRICED:
        own, seen = (
            area_figures(each, of_year, sums, area="7314")
            for each in (view_for(data, OFFICE), view_for(data, GUEST))
            for of_year in [year_figures(each, year=2023)]
            for sums in [depth_figures(each, of_year, pricing=pricing)]
        )
        assert seen.depth == own.depth
        assert seen.standing == own.standing
        assert (seen.joined, own.joined) == (True, False)
    # The office's, village by village.
    singles = single_villages(data, year=2023, pricing=PRICED[1])
    late = singles[singles["bulan_tunggakan"] > 0]
    depth = area_figures(
        data,
        year_figures(data, year=2023),
        depth_figures(data, year_figures(data, year=2023), pricing=PRICED[1]),
        area="7314",
    ).depth
    assert (depth.behind, depth.owed) == (len(late), late["tunggakan"].sum())
    assert depth.people == singles.loc[singles["status"] == "membayar", "jumlah_pekerja"].sum()
    assert depth.behind_mean == pytest.approx(late["bulan_tunggakan"].astype(float).mean())


@pytest.mark.full
def test_few_people_are_left_out_of_every_larger_sum(office: Dataset) -> None:
    sidrap, wajo = (
        office.areas.villages_of(code).query("jenis == 'desa'").index[:3] for code in ("7314", "7313")
    )
    payments = table(
        *(row(str(code), 10, people=1, budget=100, paid=50) for code in sidrap),
        *(row(str(code), 10, people=20, budget=100, paid=50) for code in wajo),
    )
    guest = view_for(office.with_tables({"iuran_desa": payments}), GUEST)
    figures = year_figures(guest, year=2023)
    sums = depth_figures(guest, figures, pricing=Pricing(price="BPU"))
    own, whole = (area_figures(guest, figures, sums, area=area).depth for area in ("7314", "73"))
    assert (own.people, own.people_known, own.people_hidden, own.people_mean) == (0, 0, 3, None)
    assert (own.budget, own.budget_hidden, own.owed, own.owed_hidden, own.behind) == (0, 3, 0, 3, 3)
    assert (whole.people, whole.people_known, whole.people_hidden) == (60, 3, 3)
    assert (whole.budget, whole.owed) == (300, 60 * 2 * 16_800)
    shown = depth_table(depth_by(sums, by=REGENCY))
    assert shown["orang_disembunyikan"].to_dict() == {"7313": False, "7314": True}
    groups = figures.groups
    assert groups.loc[("7314", "SEMUA"), "disembunyikan"]
    assert groups.loc[("73", "SEMUA"), ["jumlah_pekerja", "desa", "desa_disembunyikan"]].tolist() == [
        60,
        3,
        3,
    ]
    enrolled = already_enrolled(
        enrolled_sums(villages_of(guest, 2023), people=20), regencies=["7313", "7314"]
    )
    assert (enrolled.people, enrolled.known, enrolled.hidden) == (60, 3, 3)
