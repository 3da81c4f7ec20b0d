"""The sample: the same every time, true to what was published, and as awkward as real data."""

from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.contract.words import (
    COLUMNS,
    FUNDING_NAMES,
    GROUP_NAMES,
    OPTIONAL_COLUMNS,
    OWN_FUNDING,
    TARGET_KINDS,
)
from dashboard.data.places.areas import Areas
from dashboard.data.sample import write_sample
from dashboard.data.sample.anchors import (
    AREA_KNOTS,
    MISSING,
    MONTHS,
    PROVINCE_ELIGIBLE,
    PROVINCE_KNOTS,
    VERSIONS,
    months_between,
)
from dashboard.data.sample.draw import allocate, pick, through
from dashboard.data.store import SAMPLE_FOLDER, load_areas
from tests.data.sample_tools import read

#: Rates are the law's, in data/reference.
NAMES = [name for name in COLUMNS if name != "tarif_iuran"]
FILES = [f"{name}.csv" for name in NAMES]
#: Columns in which a blank means something; a promise need not name people or rupiah.
BLANKS = {
    "terakhir_dibayar", "anggaran_tahun_depan", "skk_tanggal", "tanggal_daftar", "dasar", "jumlah_pekerja",
    "rupiah",
}  # fmt: skip


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas()


@pytest.fixture(scope="module")
def members() -> pd.DataFrame:
    return read("kepesertaan")


@pytest.fixture(scope="module")
def eligible() -> pd.DataFrame:
    return read("potensi")


@pytest.fixture(scope="module")
def targets() -> pd.DataFrame:
    return read("target")


@pytest.mark.full
def test_it_is_made_again_byte_for_byte(tmp_path: Path) -> None:
    write_sample(tmp_path / "contoh")
    made = {path.name: path.read_bytes() for path in (tmp_path / "contoh").iterdir()}
    assert made.keys() == set(FILES)
    for name, content in made.items():
        assert content == (SAMPLE_FOLDER / name).read_bytes(), f"make sample has to be run: {name} differs"


def test_it_is_small_enough_to_be_committed() -> None:
    assert sum(path.stat().st_size for path in SAMPLE_FOLDER.iterdir()) < 4_000_000


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_those_of_the_contract(name: str) -> None:
    table = read(name)
    assert tuple(table.columns) == COLUMNS[name]
    amounts = {"peserta_aktif", "potensi", "nilai"}
    assert not table.duplicated([column for column in table.columns if column not in amounts]).any()
    # Nobody published how many people a group has.
    blanks = BLANKS | OPTIONAL_COLUMNS.get(name, frozenset())
    blanks |= {"sumber"} if name == "populasi_kelompok" else set()
    assert table.drop(columns=blanks, errors="ignore").notna().all(axis=None)


def test_only_leaf_rows_in_known_words(members: pd.DataFrame) -> None:
    assert set(members["segmen"]) == {"PU", "BPU", "JAKON", "PMI"}
    assert set(members["kelompok"]) == GROUP_NAMES.keys()
    assert set(members["sumber_dana"]) == FUNDING_NAMES.keys()
    assert set(members["sementara"]) == {"ya", "tidak"}
    assert members["peserta_aktif"].min() == 0


def test_every_area_is_there_every_month_but_the_missing_ones(members: pd.DataFrame, areas: Areas) -> None:
    assert (MONTHS[0], MONTHS[-1], len(MONTHS)) == ("2021-12", "2026-10", 59)
    there = set(zip(members["periode"], members["kode_wilayah"], strict=True))
    absent = {(month, code) for code, months in MISSING.items() for month in months}
    assert there == {(month, code) for month in MONTHS for code in areas.codes} - absent
    for code, months in MISSING.items():
        published = PROVINCE_KNOTS[areas.province_of(code)].keys()
        assert not set(months) & published, f"{areas.name(code)} would make a published month incomplete"
        assert MONTHS[-1] not in months


def test_potensi_adds_up_to_the_province_every_year(eligible: pd.DataFrame, areas: Areas) -> None:
    province = eligible["kode_wilayah"].map(areas.province_of)
    sums = eligible.groupby([province, "versi"])["potensi"].sum()
    expected = {
        (code, version): total
        for code, totals in PROVINCE_ELIGIBLE.items()
        for version, total in zip(VERSIONS, totals, strict=True)
    }
    assert sums.to_dict() == expected
    assert set(eligible["berlaku_mulai"]) == {f"{version}-01" for version in VERSIONS}
    assert (eligible["potensi"] > 0).all()


def test_published_potensi_names_its_source(eligible: pd.DataFrame) -> None:
    wajo = eligible[(eligible["kode_wilayah"] == "7313") & (eligible["versi"] == "2025")]
    assert wajo.set_index("segmen")["potensi"].to_dict() == {"PU": 35_036, "BPU": 93_537, "JAKON": 12_196}
    assert not wajo["sumber"].str.startswith("Data contoh").any()
    others = eligible[~eligible["kode_wilayah"].isin(["7313", "7471"])]
    assert others["sumber"].str.startswith("Data contoh").all()


def test_election_staff_come_and_go_and_do_not_explain_the_whole_swing(members: pd.DataFrame) -> None:
    temporary = members[members["sementara"] == "ya"]
    assert set(temporary["kelompok"]) == {"petugas ad hoc pemilu"}
    assert set(temporary["periode"]) == {
        *months_between("2023-11", "2024-04"),
        *months_between("2024-07", "2024-12"),
    }
    south = members[members["kode_wilayah"].str.startswith("73") & (members["segmen"] != "PMI")]
    total = south.groupby("periode")["peserta_aktif"].sum()
    staff = south[south["sementara"] == "ya"].groupby("periode")["peserta_aktif"].sum()
    explained = (staff["2024-03"] - staff["2024-07"]) / (total["2024-03"] - total["2024-07"])
    assert 0.1 < explained < 0.5


def test_some_segments_are_above_100_percent(members: pd.DataFrame, eligible: pd.DataFrame) -> None:
    last = members[members["periode"] == "2025-12"].groupby(["kode_wilayah", "segmen"])["peserta_aktif"].sum()
    base = eligible[eligible["versi"] == "2025"].set_index(["kode_wilayah", "segmen"])["potensi"]
    above = ((last / base) > 1).groupby("segmen").sum()
    assert 3 <= above["PU"] <= 40
    assert 3 <= above["JAKON"] <= 40


def test_funded_groups_lapse_to_zero_rows_and_come_back(members: pd.DataFrame) -> None:
    funded = members[(members["segmen"] == "BPU") & (members["sumber_dana"] == "APBD kab/kota")]
    lines = [line.tolist() for _, line in funded.groupby(["kode_wilayah", "kelompok"])["peserta_aktif"]]
    back = [
        line
        for line in lines
        if line[0] > 0 and any(before == 0 and after > 0 for before, after in pairwise(line))
    ]
    assert len(back) > 15


def test_groups_are_where_they_can_be(members: pd.DataFrame, areas: Areas) -> None:
    village_money = members[members["sumber_dana"].isin(["Dana Desa", "APBDes/ADD"])]
    no_village = areas.regencies.index[areas.regencies["jumlah_desa"] == 0]
    assert len(no_village) > 0
    assert not set(village_money["kode_wilayah"]) & set(no_village)
    religious = members[members["kelompok"].isin(["guru mengaji", "imam masjid", "marbot"])]
    segments = religious.groupby("kode_wilayah")["segmen"].agg(set)
    assert {frozenset(found) for found in segments} == {frozenset({"PU"}), frozenset({"BPU"})}
    vulnerable = members[(members["segmen"] == "BPU") & ~members["sumber_dana"].isin(OWN_FUNDING)]
    assert set(vulnerable["kode_wilayah"]) == set(areas.codes)


def test_targets_are_published_with_their_source_or_marked_as_sample(
    targets: pd.DataFrame, areas: Areas
) -> None:
    south = targets[(targets["kode"] == "73") & (targets["tahun"] == "2025")]
    assert dict(zip(south["satuan"], south["nilai"], strict=True)) == {"persen": 62.93, "orang": 1_763_259}
    assert not south["sumber"].str.contains("Data contoh").any()
    assert set(targets["jenis"]) == set(TARGET_KINDS) - {"RPJMD"}
    own = targets[targets["jenis"] != "cabang"]
    for year in map(str, range(2022, 2027)):
        assert {"SULAMA", *areas.provinces, *areas.codes} <= set(own[own["tahun"] == year]["kode"])
        branches = targets[(targets["jenis"] == "cabang") & (targets["tahun"] == year)]
        assert set(branches["kode"]) == areas.branches.keys()
    invented = targets[targets["sumber"] == "Data contoh"]
    assert (
        not invented[(invented["tahun"] == "2025") & (invented["jenis"] == "UCJ")]["kode"]
        .isin(["73", "81", "82", "7202", "7313", "7472"])
        .any()
    )


@pytest.mark.parametrize(
    ("code", "before", "after"), [("73", 52.89, 62.93), ("7313", 48, 68), ("82", 45, 68)]
)
def test_published_pairs_of_targets(targets: pd.DataFrame, code: str, before: float, after: float) -> None:
    own = targets[(targets["kode"] == code) & (targets["jenis"] == "UCJ") & (targets["satuan"] == "persen")]
    by_year = own.set_index("tahun")
    assert by_year.loc[["2024", "2025"], "nilai"].tolist() == [before, after]
    assert not by_year.loc[["2024", "2025"], "sumber"].str.contains("Data contoh").any()
    assert by_year.loc["2024", "sumber"].startswith("Terbit")


def test_invented_targets_keep_their_place_beside_published_ones(targets: pd.DataFrame) -> None:
    own = targets[
        (targets["jenis"] == "UCJ") & (targets["satuan"] == "persen") & (targets["tingkat"] != "nasional")
    ]
    is_invented = own["sumber"] == "Data contoh"
    pairs = own[is_invented].merge(own[~is_invented], on="kode", suffixes=("", "_published"))
    later = pairs["tahun"] > pairs["tahun_published"]
    assert set(pairs["kode"]) == {"73", "81", "82", "7202", "7313", "7472"}
    assert (pairs["nilai"] > pairs["nilai_published"])[later].all()
    assert (pairs["nilai"] < pairs["nilai_published"])[~later].all()
    assert (pairs["nilai"] > 20).all()


def test_no_line_jumps_without_a_cause(members: pd.DataFrame) -> None:
    counted = members[(members["segmen"] != "PMI") & (members["sementara"] == "tidak")]
    monthly = counted.groupby(["kode_wilayah", "periode"])["peserta_aktif"].sum()
    before = monthly.groupby("kode_wilayah").shift()
    change = (monthly / before - 1).abs().dropna()
    assert change.median() < 0.03
    assert change.max() < 0.3


def test_knots_are_months_of_the_sample() -> None:
    for knots in (*PROVINCE_KNOTS.values(), *AREA_KNOTS.values()):
        assert knots.keys() <= set(MONTHS)
        assert list(knots) == sorted(knots)


@given(st.integers(0, 10**7), st.lists(st.floats(0.001, 1e6), min_size=1, max_size=40))
def test_allocation_is_whole_complete_and_fair(total: int, weights: list[float]) -> None:
    shares = allocate(total, weights)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - total * weight / sum(weights)) < 1 + 1e-3


@given(st.dictionaries(st.text(), st.floats(0.001, 10), min_size=1), st.text())
def test_one_of_the_choices_is_picked_and_always_the_same(odds: dict[str, float], name: str) -> None:
    assert pick(odds, name) in odds
    assert pick(odds, name) == pick(odds, name)


def test_a_line_passes_through_its_knots_and_is_level_outside() -> None:
    assert through({1: 10, 3: 20}, 6) == [10, 10, 15, 20, 20, 20]
