"""What there is of every area in every month."""

from __future__ import annotations

from dashboard.data.dataset import Dataset, Source
from dashboard.data.intake import build_dataset, validate_upload
from dashboard.metrics.coverage.completeness import Given, completeness, gaps
from tests.data.intake_tools import TODAY, areas, csv, member

POTENSI = "berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber"


def dataset(*members: tuple[object, ...], eligible: tuple[tuple[object, ...], ...] = ()) -> Dataset:
    tables = [
        *validate_upload("kepesertaan.csv", csv(*members), areas=areas(), today=TODAY),
        *validate_upload("potensi.csv", csv(*eligible, header=POTENSI), areas=areas(), today=TODAY),
    ]
    return build_dataset(tables, source=Source.OFFICE, areas=areas(), today=TODAY, fingerprint="x")


DATA = dataset(
    member(periode="2025-01"),
    member(periode="2025-03"),
    member(periode="2025-03", kode_wilayah="7308", peserta_aktif="0"),
    member(periode="2025-03", kode_wilayah="7309", peserta_aktif="-"),
    member(periode="2025-03", kode_wilayah="82"),
    eligible=(("2025-03", "7307", "PU", "500", "2025", "x"), ("2025-01", "7308", "PU", "-", "2025", "x")),
)


def test_every_area_and_every_month_has_a_state() -> None:
    states = completeness(DATA)
    assert states.shape == (102, 3)
    assert list(states.columns) == ["2025-01", "2025-02", "2025-03"]
    assert states.loc["7307"].tolist() == [Given.NO_ELIGIBLE, Given.NOTHING, Given.FULL]


def test_a_zero_is_data_and_a_blank_is_none() -> None:
    march = completeness(DATA)["2025-03"]
    assert march["7308"] == Given.NO_ELIGIBLE
    assert march["7309"] == Given.NOTHING


def test_a_provincial_total_is_neither_data_nor_nothing() -> None:
    march = completeness(DATA)["2025-03"]
    assert {march[code] for code in areas().inside("82")} == {Given.PROVINCE}


def test_gaps_are_named_as_ranges() -> None:
    found = gaps(completeness(DATA))
    assert found.loc["7307", ["with_members", "with_coverage", "months"]].tolist() == [2, 1, 3]
    assert found.loc["7307", ["first", "last", "missing"]].tolist() == ["2025-01", "2025-03", "2025-02"]
    assert found.loc["7101", ["first", "last", "missing"]].tolist() == ["", "", "2025-01 – 2025-03"]


def test_no_members_have_no_months() -> None:
    assert completeness(dataset()).shape == (102, 0)
