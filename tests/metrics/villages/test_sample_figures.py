"""The sample's figures by unit are what its villages come to one by one."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import GUEST
from dashboard.data.store import SAMPLE_FOLDER, load_dataset
from dashboard.metrics.villages.arrears import Pricing
from dashboard.metrics.villages.figures import (
    YearFigures,
    area_figures,
    depth_figures,
    single_villages,
    year_figures,
)
from dashboard.metrics.villages.package import already_enrolled, enrolled_sums
from dashboard.metrics.villages.standing import NextBudget
from tests.spread import spread

YEAR = 2025
PRICINGS = [Pricing(), Pricing(price="BPU")]


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return load_dataset(SAMPLE_FOLDER, source=Source.SAMPLE, today=date(2026, 11, 21))


@pytest.fixture(scope="module")
def seen(sample: Dataset) -> Dataset:
    return view_for(sample, GUEST)


@pytest.fixture(scope="module")
def of_year(seen: Dataset) -> YearFigures:
    return year_figures(seen, year=YEAR)


def places(sample: Dataset) -> list[tuple[str, str]]:
    """The region, its provinces and kabupaten/kota, and units of kecamatan: area and unit."""
    areas = sample.areas
    kecamatan = [(code[:4], code) for code in ("711101", "731401", "731408")]
    return [("SULAMA", ""), *((code, "") for code in (*areas.provinces, *areas.codes)), *kecamatan]


@pytest.mark.parametrize("pricing", spread(PRICINGS, quick=1))
def test_depth_is_the_sum_over_its_villages(
    sample: Dataset, seen: Dataset, of_year: YearFigures, pricing: Pricing
) -> None:
    sums = depth_figures(seen, of_year, pricing=pricing)
    singles = single_villages(sample, year=YEAR, pricing=pricing)
    singles = singles[singles["status"] != "tanpa_data"]
    unit_of = singles["kode_kecamatan"].map(of_year.villages.units.units)
    for area, unit in places(sample):
        inside = singles[unit_of == unit if unit else singles["kode_wilayah"].isin(sample.areas.inside(area))]
        found = area_figures(seen, of_year, sums, area=area, unit=unit).depth
        paying = inside[inside["status"] == "membayar"]
        late = inside[inside["bulan_tunggakan"] > 0]
        both = inside.dropna(subset=["anggaran", "realisasi"])
        assert (found.villages, found.paying, found.behind) == (len(inside), len(paying), len(late))
        assert (found.people, found.people_known) == (
            paying["jumlah_pekerja"].sum(),
            paying["jumlah_pekerja"].count(),
        )
        assert (found.owed, found.owed_unknown) == (late["tunggakan"].sum(), late["tunggakan"].isna().sum())
        assert (found.budget, found.paid) == (both["anggaran"].sum(), both["realisasi"].sum())
        assert {month: count for month, count in found.months.items() if count} == inside[
            "bulan_dibayar"
        ].value_counts().to_dict()
        assert found.last_paid == paying["terakhir_dibayar"].value_counts().to_dict()
        assert found.next[NextBudget.ENTERED] == (inside["berikut"] == "dianggarkan").sum()
        assert found.behind_months == late["bulan_tunggakan"].sum()
        assert found.months_paid == paying["bulan_dibayar"].sum()
        assert not found.any_hidden


@pytest.mark.full
def test_people_by_group_and_in_a_package_are_those_of_its_villages(
    sample: Dataset, seen: Dataset, of_year: YearFigures
) -> None:
    singles = single_villages(sample, year=YEAR, pricing=Pricing())
    paying = singles[singles["status"] == "membayar"]
    rows = sample.village_payments
    rows = rows[(rows["tahun"] == YEAR) & rows["kode_desa"].isin(paying.index)]
    enrolled = enrolled_sums(of_year.villages, people=9)
    for area, _ in places(sample)[:40]:
        inside = sample.areas.inside(area)
        groups = rows[rows["kode_desa"].str[:4].isin(inside)].groupby("kelompok")["jumlah_pekerja"].sum()
        shown = of_year.groups
        own = shown.xs(area, level="unit") if area in shown.index.get_level_values("unit") else shown.iloc[:0]
        assert own["jumlah_pekerja"].to_dict() == groups.to_dict()
        heads = paying.loc[paying["kode_wilayah"].isin(inside), "jumlah_pekerja"]
        assert already_enrolled(enrolled, regencies=inside).people == heads.clip(upper=9).sum()


def test_sidrap_in_2023_worked_out(seen: Dataset) -> None:
    of_year = year_figures(seen, year=2023)
    sums = depth_figures(seen, of_year, pricing=Pricing())
    found = area_figures(seen, of_year, sums, area="7314")
    at, depth = found.standing, found.depth
    assert (at.paying, at.known, at.desa, at.kelurahan, at.all_pay) == (68, 68, 68, 38, True)
    assert (depth.people, depth.months_paid, depth.budget, depth.paid) == (523, 772, 67_586_400, 64_022_400)
    assert (depth.behind, depth.behind_months, depth.owed) == (16, 44, 3_726_000)
    assert depth.last_paid == {"2023-12": 52, "2023-11": 4, "2023-10": 5, "2023-09": 4, "2023-06": 3}
    assert depth.next[NextBudget.ENTERED] == 68
    assert seen.village_payments.empty
