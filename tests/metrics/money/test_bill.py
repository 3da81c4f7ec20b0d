"""The bill shared: whole people, whole rupiah, one payer for one person and month; sums that hold."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.cells.payers import ALL_MONTHS, ALL_PEOPLE, Size, Span, size, span
from dashboard.data.clock import today_wita
from dashboard.data.contract.words import Segment
from dashboard.data.dataset import Source
from dashboard.data.store import SAMPLE_FOLDER, load_dataset
from dashboard.i18n import Language, Message
from dashboard.metrics.money.base import Base
from dashboard.metrics.money.bill import NOBODY, BillError, Payer, check_payers, divided
from dashboard.metrics.money.budget import FirstBudget
from dashboard.metrics.money.plan import Outcome, Plan, Terms, outcome
from dashboard.metrics.money.pricing import parties, party_of
from dashboard.metrics.money.rates import NoRateError

UNKNOWN = Base(None, None)


@pytest.fixture(scope="module")
def rates() -> pd.DataFrame:
    return load_dataset(SAMPLE_FOLDER, source=Source.SAMPLE, today=today_wita()).rates


def percent(written: float) -> Size:
    return Size(round(written * 100), percent=True)


def planned(rates: pd.DataFrame, terms: Terms, *heads: int) -> Outcome:
    return outcome(Plan("7605", terms, heads, FirstBudget.MURNI), parties=parties(rates, terms), base=UNKNOWN)


def test_three_payers_over_two_budget_years(rates: pd.DataFrame) -> None:
    """1.001 people from October 2026 for 12 months.

    The province pays for half of them, 500.5, the regency for 33,33 %, 333.6333, a company for 100 from the
    fourth month on, at 20,000. The rest is 166.8667, later 66.8667. Rounded down one month's parts leave two
    people: they go to the two largest remainders, the rest's .8667 and the regency's .6333.
    """
    payers = (
        Payer("APBD provinsi", percent(50)),
        Payer("APBD kab/kota", percent(33.33)),
        Payer("PT Contoh", Size(100), Span(4, 12), rate=20_000),
    )
    result = planned(rates, Terms("2026-10", 12, payers=payers), 1_001)
    found = {part.name: part for part in result.bill.parts}
    assert found["APBD provinsi"].people == (500,) * 12
    assert found["APBD kab/kota"].people == (334,) * 12
    assert found["PT Contoh"].people == (0,) * 3 + (100,) * 9
    assert found[NOBODY].people == (167,) * 3 + (67,) * 9
    assert result.bill.by_payer == {
        "APBD provinsi": {"2026": 500 * 16_800 * 3, "2027": 500 * 16_800 * 9},
        "APBD kab/kota": {"2026": 334 * 16_800 * 3, "2027": 334 * 16_800 * 9},
        "PT Contoh": {"2027": 100 * 20_000 * 9},
        NOBODY: {"2026": 167 * 16_800 * 3, "2027": 67 * 16_800 * 9},
    }
    assert result.cost.by_year == {"2026": 50_450_400, "2027": 136_231_200 + 18_000_000}
    assert result.cost.total == 204_681_600
    assert [(line.year, line.rupiah) for line in result.lines] == list(result.cost.by_year.items())


def test_each_payer_pays_his_own_rate(rates: pd.DataFrame) -> None:
    """Farmers who pay for themselves pay half from April to December 2026, the government never."""
    payers = (Payer("mandiri", percent(50)), Payer("APBD kab/kota", percent(50)))
    result = planned(rates, Terms("2026-02", 4, groups=("petani",), payers=payers), 10)
    assert result.bill.by_payer == {
        "mandiri": {"2026": 5 * (2 * 16_800 + 2 * 8_400)},
        "APBD kab/kota": {"2026": 5 * 4 * 16_800},
    }


def test_groups_that_cost_one_payer_differently_are_two_parties(rates: pd.DataFrame) -> None:
    terms = Terms("2026-02", 4, groups=("petani", "tukang ojek"), payers=(Payer("mandiri", percent(100)),))
    found = parties(rates, terms)
    assert [party.groups for party in found] == [("petani",), ("tukang ojek",)]
    result = planned(rates, terms, 10, 5)
    assert result.bill.by_payer == {"mandiri": {"2026": 10 * 50_400 + 5 * 33_600}}


@pytest.mark.parametrize(
    ("value", "total"), [(1_000_000_000, 1_750_000), (10_000_000_000, 11_550_000), (0, 0)]
)
def test_construction_by_value_is_one_sum_in_the_first_month(
    rates: pd.DataFrame, value: int, total: int
) -> None:
    result = planned(rates, Terms("2026-11", 3, segment=Segment.JAKON, value=value), 40)
    assert result.cost.months == (("2026-11", total), ("2026-12", 0), ("2027-01", 0))
    assert result.cost.total == total


def test_construction_by_value_is_shared_by_people(rates: pd.DataFrame) -> None:
    """1.750.000 for 3 people, of whom one is the regency's: 583.333 1/3 each, to whole rupiah."""
    payers = (Payer("APBD kab/kota", Size(1)),)
    result = planned(rates, Terms("2026-11", 2, segment=Segment.JAKON, value=1_000_000_000, payers=payers), 3)
    assert result.bill.by_payer == {
        "APBD kab/kota": {"2026": 583_333},
        NOBODY: {"2026": 1_166_667},
    }
    own = (Payer("CSR", Size(1), rate=5_000),)
    with pytest.raises(NoRateError):
        parties(rates, Terms("2026-11", 2, segment=Segment.JAKON, value=1, payers=own))


def test_construction_by_wage_at_a_percentage_that_is_typed_and_printed(rates: pd.DataFrame) -> None:
    """1,74 % of Rp2.500.000 are Rp43.500 a person and month; 40 people for 3 months Rp5.220.000."""
    terms = Terms("2026-11", 3, segment=Segment.JAKON, wage=2_500_000, wage_percent=174)
    result = planned(rates, terms, 40)
    assert result.cost.by_year == {"2026": 3_480_000, "2027": 1_740_000}
    why = Language().render(result.parties[0].rates[0].why)
    assert why == "Rp43.500: 1,74% dari upah Rp2.500.000 sebulan; persennya diisi sendiri"
    with pytest.raises(NoRateError):
        parties(rates, Terms("2026-11", 3, segment=Segment.JAKON, wage=2_500_000))


def test_ties_go_to_the_first_named() -> None:
    assert divided(3, [percent(50), percent(50)]) == (2, 1, 0)
    assert divided(1, [percent(50)]) == (1, 0)
    assert divided(100, [percent(33.3)] * 3) == (34, 33, 33, 0)
    assert divided(10, [Size(4), percent(25)]) == (4, 3, 3)
    assert divided(10, []) == (10,)


@pytest.mark.parametrize(
    ("payers", "words"),
    [
        ([Payer("a", percent(60)), Payer("b", percent(50))], "berjumlah 110,00%, lebih dari 100%"),
        ([Payer("a", Size(60)), Payer("b", Size(50))], "menanggung 110 orang dalam Jan 2027"),
        ([Payer("a", Size(60)), Payer("b", percent(40.5))], "menanggung 101 orang"),
        ([Payer("a", percent(50), Span(1, 13))], "a: bulan ke-13 tidak ada dalam rencana 12 bulan"),
        ([Payer("a", percent(5)), Payer("A", percent(5), Span(3, 4))], "A tertulis dua kali untuk Mar 2027"),
    ],
)
def test_payers_that_do_not_fit_are_refused_in_words(payers: list[Payer], words: str) -> None:
    with pytest.raises(BillError) as refused:
        check_payers(payers, people=100, months=[f"2027-{month:02d}" for month in range(1, 13)])
    assert words in Language().render(refused.value.message)


def test_one_after_the_other_is_no_more_than_all(rates: pd.DataFrame) -> None:
    """A hundred per cent each, of the first six months and of the last; and the same payer twice."""
    payers = (
        Payer("CSR", percent(100), Span(1, 4)),
        Payer("Baznas", percent(100), Span(5, 8)),
        Payer("CSR", percent(100), Span(9, 12)),
    )
    result = planned(rates, Terms("2027-01", 12, payers=payers), 7)
    assert result.bill.by_payer == {
        "CSR": {"2027": 8 * 7 * 16_800},
        "Baznas": {"2027": 4 * 7 * 16_800},
    }


shares = st.lists(st.integers(1, ALL_PEOPLE), max_size=6).map(
    lambda weights: [
        Size(max(1, each * ALL_PEOPLE // (sum(weights) + each)), percent=True) for each in weights
    ]
)


@given(st.integers(0, 2_000_000), st.integers(0, 500), shares)
def test_whole_people_add_up_and_are_less_than_one_from_their_share(
    more: int, heads: int, sizes: list[Size]
) -> None:
    all_sizes = [*([Size(heads)] if heads else []), *sizes]
    people = heads * 1_000 + more
    exact = [each.of(people) for each in all_sizes]
    if sum(exact, Fraction(0)) > people:
        return
    counts = divided(people, all_sizes)
    assert sum(counts) == people
    assert all(
        abs(count - wanted) < 1
        for count, wanted in zip(counts, [*exact, people - sum(exact, Fraction(0))], strict=True)
    )
    assert all(
        count == each.amount for count, each in zip(counts, all_sizes, strict=False) if not each.percent
    )


spans = st.tuples(st.integers(1, 14), st.integers(0, 13)).map(
    lambda pair: Span(pair[0], min(14, pair[0] + pair[1]))
)
payers_of_all = st.lists(
    st.tuples(st.integers(1, 2_500), st.none() | spans, st.none() | st.integers(1, 50_000)), max_size=4
).map(
    lambda drawn: tuple(
        Payer(f"pembayar {at}", Size(share, percent=True), each or ALL_MONTHS, rate)
        for at, (share, each, rate) in enumerate(drawn)
    )
)


@given(st.lists(st.integers(0, 9_000), min_size=1, max_size=3), payers_of_all, st.integers(1, 50_000))
def test_parts_sum_to_the_whole_in_every_month(
    heads: list[int], payers: tuple[Payer, ...], rate: int
) -> None:
    terms = Terms("2026-08", 14, payers=payers)
    priced = [party_of(rate + at, terms) for at in range(len(heads))]
    result = outcome(Plan("7605", terms, tuple(heads), FirstBudget.MURNI), parties=priced, base=UNKNOWN)
    parts = result.bill.parts
    assert sum(rupiah for years in result.bill.by_payer.values() for rupiah in years.values()) == (
        result.cost.total
    )
    for at in range(14):
        assert sum(part.people[at] for part in parts) == sum(heads)
        assert sum(part.rupiah[at] for part in parts) == result.cost.months[at][1]
    for payer, part in zip(payers, parts, strict=False):
        assert all(payer.span.covers(at + 1) or not people for at, people in enumerate(part.people))


@given(st.integers(1, 50_000_000), payers_of_all)
def test_without_rates_of_their_own_payers_change_nothing_of_the_whole(
    people: int, payers: tuple[Payer, ...]
) -> None:
    plain = tuple(Payer(each.name, each.size, each.span) for each in payers)
    terms = Terms("2026-08", 14, payers=plain)
    result = outcome(
        Plan("7605", terms, (people,), FirstBudget.MURNI), parties=[party_of(16_800, terms)], base=UNKNOWN
    )
    assert result.cost.total == people * 16_800 * 14


@given(st.integers(1, ALL_PEOPLE), st.sampled_from(["id", "en"]))
def test_a_share_is_read_as_it_is_written(hundredths: int, language: str) -> None:
    found = Size(hundredths, percent=True)
    assert size(found.words(Language(language)), most=100) == found


@given(st.integers(1, 99), st.integers(0, 99))
def test_months_are_read_as_they_are_written(first: int, more: int) -> None:
    found = Span(first, first + more)
    assert span(found.code) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("33,3%", Size(3_330, percent=True)),
        (" 33.3 persen", Size(3_330, percent=True)),
        ("100%", Size(10_000, percent=True)),
        ("15.000", Size(15_000)),
        ("15 ribu orang", Size(15_000)),
    ],
)
def test_shares_and_heads(written: str, found: Size) -> None:
    assert size(written, most=50_000) == found


@pytest.mark.parametrize("written", ["", "0%", "101%", "33,333%", "0", "60.000", "separuh", "0,5", "-1%"])
def test_what_is_no_share_is_refused(written: str) -> None:
    assert isinstance(size(written, most=50_000), Message)


@pytest.mark.parametrize("written", ["0", "7-6", "x", "1-2-3", "-3", "0-4"])
def test_what_are_no_months_is_refused(written: str) -> None:
    assert isinstance(span(written), Message)
