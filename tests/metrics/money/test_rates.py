"""Contribution rates: the figures of the field, by date, payer and kind of work."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.contract.words import COLUMNS, GOVERNMENT_FUNDING, SILENT_FUNDING
from dashboard.data.store import load_rates
from dashboard.i18n import Language
from dashboard.metrics.cube.months import months_from
from dashboard.metrics.money.rates import NoRateError, Rate, project_contribution, rate_for, rates_over
from tests.metrics.build import areas

TEXT = Language()
NAN = float("nan")
JAKON = ((0, 100), (100, 500), (500, 1_000), (1_000, 5_000), (5_000, None))


def row(
    segment: str,
    value: float,
    *,
    group: str = "SEMUA",
    funding: str = "SEMUA",
    program: str = "JKK+JKM",
    unit: str = "rupiah",
    low: float = NAN,
    high: float = NAN,
    minimum: float = NAN,
    limit: float = NAN,
    since: str = "2015-07",
    until: str = "",
    basis: str = "PP 44/2015",
) -> tuple[object, ...]:
    return (segment, group, funding, program, value, unit, low, high, minimum, limit, since, until, basis)


def table(*rows: tuple[object, ...]) -> pd.DataFrame:
    floats = ("nilai", "batas_bawah", "batas_atas", "minimum", "upah_maksimum")
    return pd.DataFrame(list(rows), columns=list(COLUMNS["tarif_iuran"])).astype(
        dict.fromkeys(COLUMNS["tarif_iuran"], "str") | dict.fromkeys(floats, "float64")
    )


@cache
def law() -> pd.DataFrame:
    """The table that ships."""
    return load_rates(areas())


def bpu(group: str, funding: str, month: str, **more: object) -> Rate:
    return rate_for(law(), segment="BPU", group=group, funding=funding, month=month, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("group", "funding", "month", "rupiah"),
    [
        ("tukang ojek", "mandiri", "2025-12", 16_800),
        ("tukang ojek", "mandiri", "2026-01", 8_400),
        ("tukang ojek", "mandiri", "2026-02", 8_400),
        ("tukang ojek", "mandiri", "2027-03", 8_400),
        ("tukang ojek", "mandiri", "2027-04", 16_800),
        ("pengemudi dan kurir", "mandiri", "2026-02", 8_400),
        ("nelayan", "APBD kab/kota", "2025-12", 16_800),
        ("nelayan", "APBD kab/kota", "2026-02", 16_800),
        ("nelayan", "APBD kab/kota", "2026-05", 16_800),
        ("petani", "mandiri", "2026-02", 16_800),
        ("petani", "mandiri", "2026-05", 8_400),
        ("petani", "mandiri", "2026-12", 8_400),
        ("petani", "mandiri", "2027-01", 16_800),
        ("SEMUA", "mandiri", "2026-02", 16_800),
        ("SEMUA", "mandiri", "2026-05", 8_400),
        ("SEMUA", "SEMUA", "2026-05", 16_800),
    ],
)
def test_own_account_workers_by_date_and_payer(group: str, funding: str, month: str, rupiah: int) -> None:
    found = bpu(group, funding, month)
    assert (found.rupiah, found.halved) == (rupiah, rupiah == 8_400)
    assert found.since <= month
    assert not found.until or found.until >= month


@pytest.mark.parametrize("funding", GOVERNMENT_FUNDING)
@pytest.mark.parametrize("silent_half", [True, False])
def test_half_never_where_a_government_pays(funding: str, silent_half: bool) -> None:
    found = bpu("tukang ojek", funding, "2026-05", silent_half=silent_half)
    assert (found.rupiah, found.halved) == (16_800, False)
    assert "jadi tidak setengah harga" in TEXT.render(found.why)


@pytest.mark.parametrize("funding", [*SILENT_FUNDING, "pemberi kerja"])
def test_where_the_law_is_silent_a_setting_decides(funding: str) -> None:
    full = bpu("tukang ojek", funding, "2026-05")
    half = bpu("tukang ojek", funding, "2026-05", silent_half=True)
    assert (full.rupiah, half.rupiah) == (16_800, 8_400)
    assert (full.halved, half.halved) == (False, True)
    assert "aturan tidak menyebut" in TEXT.render(full.why)
    assert "aturan tidak menyebut" in TEXT.render(half.why)
    assert "diam" not in TEXT.render(bpu("tukang ojek", funding, "2025-12").why)


def test_a_row_about_a_silent_payer_ends_the_silence() -> None:
    said = pd.concat([law(), table(row("BPU", 8400, funding="CSR", since="2026-01", basis="SE 1/2026"))])
    for silent_half in (True, False):
        found = rate_for(
            said, segment="BPU", group="petani", funding="CSR", month="2026-05", silent_half=silent_half
        )
        assert (found.rupiah, found.basis, found.halved) == (8_400, "SE 1/2026", True)
        assert "diam" not in TEXT.render(found.why)


def test_the_reason_is_told_in_words() -> None:
    def why(group: str, funding: str, month: str) -> str:
        return TEXT.render(bpu(group, funding, month).why)

    assert why("tukang ojek", "mandiri", "2026-02") == (
        "Rp8.400: setengah iuran (Tukang ojek, membayar sendiri), Jan 2026 sampai Mar 2027 (PP 50/2025)"
    )
    assert why("petani", "mandiri", "2026-05") == (
        "Rp8.400: setengah iuran bagi yang membayar sendiri, Apr 2026 sampai Des 2026 (PP 50/2025)"
    )
    assert why("nelayan", "APBD provinsi", "2026-05") == (
        "Rp16.800: dibayar APBD provinsi, jadi tidak setengah harga"
    )
    assert why("nelayan", "Dana Desa", "2026-05") == (
        "Rp16.800: aturan tidak menyebut Dana Desa; dihitung penuh, dapat dipilih setengah"
    )
    assert why("nelayan", "mandiri", "2025-12") == "Rp16.800: tarif sejak Jul 2015 (PP 44/2015)"


@pytest.mark.parametrize(("wage", "rupiah"), [(600_000, 3_240), (1_000_000, 5_400), (2_000_000, 10_800)])
def test_wage_earners_pay_of_their_declared_wage(wage: int, rupiah: int) -> None:
    found = rate_for(
        law(), segment="PU", group="non-ASN", funding="APBD kab/kota", month="2026-05", wage=wage
    )
    assert (found.rupiah, found.halved) == (rupiah, False)
    assert "0,54%" in TEXT.render(found.why)


@pytest.mark.parametrize("wage", [None, 0])
def test_wage_earners_need_a_wage(wage: int | None) -> None:
    with pytest.raises(NoRateError) as raised:
        rate_for(law(), segment="PU", group="non-ASN", funding="APBD kab/kota", month="2026-05", wage=wage)
    assert "upah" in TEXT.render(raised.value.message)


@given(st.integers(min_value=1, max_value=10**12))
def test_a_percentage_is_exact_and_rounded_half_up(wage: int) -> None:
    found = rate_for(law(), segment="PU", group="SEMUA", funding="SEMUA", month="2024-01", wage=wage)
    exact = Fraction(54, 10_000) * wage
    assert -Fraction(1, 2) < found.rupiah - exact <= Fraction(1, 2)


def test_old_age_adds_to_the_cover() -> None:
    assert bpu("petani", "mandiri", "2025-12", old_age=True).rupiah == 36_800
    assert bpu("petani", "mandiri", "2025-12", old_age=True, wage=1_000_000).rupiah == 36_800
    assert bpu("petani", "mandiri", "2025-12", old_age=True, wage=2_000_000).rupiah == 56_800
    halved = bpu("petani", "mandiri", "2026-05", old_age=True)
    assert (halved.rupiah, halved.halved, halved.until) == (28_400, True, "2026-12")
    assert halved.basis.startswith("PP 50/2025")
    assert "PP 46/2015" in halved.basis
    assert "ditambah JHT Rp20.000" in TEXT.render(halved.why)
    paid = rate_for(
        law(), segment="PU", group="SEMUA", funding="SEMUA", month="2025-12", wage=2_000_000, old_age=True
    )
    assert paid.rupiah == 10_800 + 114_000


def test_a_wage_counts_up_to_its_limit() -> None:
    limited = table(row("PU", 3, unit="persen", limit=10_547_400))
    found = rate_for(limited, segment="PU", group="SEMUA", funding="SEMUA", month="2025-12", wage=20_000_000)
    assert found.rupiah == 316_422


def test_the_most_specific_row_wins_then_the_latest() -> None:
    rows = table(
        row("BPU", 1),
        row("BPU", 2, since="2020-01"),
        row("BPU", 3, funding="CSR"),
        row("BPU", 4, group="petani"),
        row("BPU", 5, group="petani", funding="CSR", since="2024-01"),
    )

    def rupiah(group: str, funding: str, month: str) -> int:
        return rate_for(rows, segment="BPU", group=group, funding=funding, month=month).rupiah

    assert rupiah("nelayan", "mandiri", "2019-12") == 1
    assert rupiah("nelayan", "mandiri", "2020-01") == 2
    assert rupiah("nelayan", "CSR", "2024-01") == 3
    assert rupiah("petani", "CSR", "2023-12") == 4
    assert rupiah("petani", "CSR", "2024-01") == 5


@pytest.mark.parametrize(
    ("segment", "month", "said"),
    [("PMI", "2025-01", "PMI"), ("BPU", "2015-06", "Jun 2015"), ("JAKON", "2025-01", "nilai kontrak")],
)
def test_what_has_no_rate_says_so(segment: str, month: str, said: str) -> None:
    with pytest.raises(NoRateError) as raised:
        rate_for(law(), segment=segment, group="SEMUA", funding="SEMUA", month=month)
    assert said in TEXT.render(raised.value.message)


def test_old_age_without_a_row_says_so() -> None:
    with pytest.raises(NoRateError) as raised:
        rate_for(
            table(row("BPU", 16_800)),
            segment="BPU",
            group="SEMUA",
            funding="SEMUA",
            month="2025-01",
            old_age=True,
        )
    assert "JHT" in TEXT.render(raised.value.message)


def test_a_plan_may_cross_a_change_of_rate() -> None:
    found = rates_over(
        law(), segment="BPU", group="tukang ojek", funding="mandiri", start="2025-11", months=4
    )
    assert [each.rupiah for each in found] == [16_800, 16_800, 8_400, 8_400]
    assert months_from("2025-11", 4) == ("2025-11", "2025-12", "2026-01", "2026-02")


@pytest.mark.parametrize(
    ("millions", "rupiah"),
    [(100, 240_000), (500, 1_000_000), (1_000, 1_750_000), (5_000, 6_550_000), (10_000, 11_550_000)],
)
def test_building_projects_by_contract_value(millions: int, rupiah: int) -> None:
    found = project_contribution(law(), value=millions * 10**6, month="2025-06")
    assert found.total == rupiah
    assert sum(step.base for step in found.steps) == millions * 10**6
    assert [step.low for step in found.steps] == [low * 10**6 for low, _ in JAKON if low < millions]


def test_the_steps_of_a_building_project_are_told() -> None:
    first, second = project_contribution(law(), value=300_000_000, month="2025-06").steps
    assert (first.low, first.high, first.percent, first.base, first.rupiah) == (
        0,
        10**8,
        0.24,
        10**8,
        240_000,
    )
    assert (second.low, second.high, second.percent, second.base, second.rupiah) == (
        10**8,
        5 * 10**8,
        0.19,
        2 * 10**8,
        380_000,
    )


@given(st.integers(min_value=0, max_value=10**14))
def test_a_project_is_rounded_once_and_never_falls_with_its_value(value: int) -> None:
    found = project_contribution(law(), value=value, month="2025-06")
    exact = sum(step.rupiah for step in found.steps)
    assert -Fraction(1, 2) < found.total - exact <= Fraction(1, 2)
    assert sum(step.base for step in found.steps) == value
    assert found.total <= project_contribution(law(), value=value + 1, month="2025-06").total


def test_a_project_takes_the_bands_of_its_month() -> None:
    rows = pd.concat([law(), table(row("JAKON", 1, unit="persen", low=0, since="2026-01", basis="baru"))])
    assert project_contribution(rows, value=10**8, month="2025-12").total == 240_000
    later = project_contribution(rows, value=10**8, month="2026-01")
    assert (later.total, later.basis, later.since) == (1_000_000, "baru", "2026-01")
    with pytest.raises(NoRateError):
        project_contribution(rows, value=10**8, month="2015-06")
    with pytest.raises(ValueError, match="negative"):
        project_contribution(rows, value=-1, month="2025-06")


def bands(*bounds: tuple[float, float, float], since: str = "2015-07", until: str = "") -> pd.DataFrame:
    return table(
        *(
            row("JAKON", percent, unit="persen", low=low, high=high, since=since, until=until)
            for low, high, percent in bounds
        )
    )


def test_one_band_may_be_replaced_alone() -> None:
    rows = pd.concat(
        [bands((0, 100, 10), until="2025-12"), bands((0, 100, 20), since="2026-01"), bands((100, NAN, 5))]
    )
    assert project_contribution(rows, value=200, month="2025-12").total == 15
    later = project_contribution(rows, value=200, month="2026-01")
    assert (later.total, later.since) == (25, "2026-01")


@pytest.mark.parametrize(
    "broken",
    [
        bands((0, 100, 10), (150, NAN, 5)),
        bands((0, 100, 10), (50, NAN, 5)),
        bands((100, NAN, 5)),
        bands((0, 100, 10)),
    ],
)
def test_bands_with_a_gap_or_an_overlap_are_refused(broken: pd.DataFrame) -> None:
    with pytest.raises(NoRateError) as raised:
        project_contribution(broken, value=200, month="2025-12")
    assert "tidak bersambung" in TEXT.render(raised.value.message)


def test_a_rate_left_blank_is_no_rate() -> None:
    with pytest.raises(NoRateError):
        rate_for(table(row("BPU", NAN)), segment="BPU", group="SEMUA", funding="SEMUA", month="2025-01")


def test_half_of_a_project_is_rounded_up_once() -> None:
    steps = bands((0, 1, 50), (1, 2, 50), (2, NAN, 50))
    assert project_contribution(steps, value=2, month="2025-01").total == 1
    assert project_contribution(steps, value=3, month="2025-01").total == 2
