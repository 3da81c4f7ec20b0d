"""The sample's groups: parts of the same potensi, so that its two answers to "who is not covered" agree."""

from datetime import date

import pandas as pd
import pytest

from dashboard.data.contract.words import GROUP_NAMES, Level
from dashboard.data.dataset import Dataset, Source
from dashboard.data.store import SAMPLE_FOLDER, load_dataset
from dashboard.metrics.categories.composition import Dimension
from dashboard.metrics.categories.coverage import category_coverage
from dashboard.metrics.coverage.coverage import measures, month_of
from tests.data.sample_tools import read

ELECTION = "petugas ad hoc pemilu"
KEY = ["tahun", "kode_wilayah", "kelompok"]


@pytest.fixture(scope="module")
def populations() -> pd.DataFrame:
    table = read("populasi_kelompok")
    return table.assign(jumlah=table["jumlah"].astype("int64"))


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return load_dataset(SAMPLE_FOLDER, source=Source.SAMPLE, today=date(2026, 11, 21))


@pytest.fixture(scope="module")
def members() -> pd.DataFrame:
    """Permanent members by month, area, segment and group."""
    table = read("kepesertaan")
    kept = table[(table["sementara"] == "tidak") & (table["segmen"] != "PMI")]
    by_group = kept.groupby(["periode", "kode_wilayah", "segmen", "kelompok"])["peserta_aktif"].sum()
    return by_group.reset_index().assign(tahun=lambda rows: rows["periode"].str[:4])


def test_groups_add_up_to_potensi_in_every_area_and_year(populations: pd.DataFrame) -> None:
    assert set(populations["kelompok"]) == GROUP_NAMES.keys() - {ELECTION, "SEMUA"}
    potensi = read("potensi").groupby(["kode_wilayah", "versi"])["potensi"].sum()
    together = populations.groupby(["kode_wilayah", "versi"])["jumlah"].sum()
    assert together.to_dict() == potensi.to_dict()
    builders = populations[populations["kelompok"] == "buruh bangunan"]
    of_jakon = read("potensi").query("segmen == 'JAKON'").set_index(["kode_wilayah", "versi"])["potensi"]
    assert builders.set_index(["kode_wilayah", "versi"])["jumlah"].to_dict() == of_jakon.to_dict()


def test_a_group_is_above_100_percent_only_where_its_segment_is_or_nearly(
    populations: pd.DataFrame, members: pd.DataFrame
) -> None:
    rows = members.merge(populations, on=KEY, validate="many_to_one")
    assert len(rows) == len(members)
    potensi = read("potensi").rename(columns={"versi": "tahun"})[
        ["tahun", "kode_wilayah", "segmen", "potensi"]
    ]
    unit = ["tahun", "kode_wilayah", "segmen"]
    # A year's best months of the groups need not be the same one.
    best = members.groupby([*unit, "kelompok"])["peserta_aktif"].max().groupby(unit).sum().rename("best")
    rows = rows.merge(potensi, on=unit).merge(best.reset_index(), on=unit)
    beyond = rows["peserta_aktif"] > rows["jumlah"] + 1
    assert (rows["best"] > rows["potensi"])[beyond].all()
    assert 0 < beyond.mean() < 0.25


@pytest.mark.parametrize("code", ["7307", "73"])
@pytest.mark.parametrize("period", ["2025-03", "2026-10"])
def test_people_not_covered_by_group_are_those_of_the_area(sample: Dataset, period: str, code: str) -> None:
    level = Level.REGENCY if len(code) == 4 else Level.PROVINCE
    groups = category_coverage(sample, level=level, dimension=Dimension.GROUP, period=period).loc[code]
    whole = month_of(measures(sample, level=level), period).loc[code]
    assert groups["complete"].drop(ELECTION).all()
    assert groups["not_covered"].sum() == whole["not_covered"]


def test_village_officials_and_non_asn_of_sinjai_are_all_covered(
    populations: pd.DataFrame, members: pd.DataFrame
) -> None:
    sinjai = members[(members["kode_wilayah"] == "7307") & (members["periode"] == "2025-04")]
    share = sinjai.merge(populations, on=KEY).set_index("kelompok")
    percent = (share["peserta_aktif"] / share["jumlah"] * 100)[["perangkat desa", "non-ASN"]]
    assert percent.between(95, 100).all()
