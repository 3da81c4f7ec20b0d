"""Numbers, dates and rupiah in each language's style."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.i18n import Language, Message, Month, Percent

INDONESIAN, ENGLISH = Language("id"), Language("en")


def test_numbers_of_the_field_in_both_styles() -> None:
    assert INDONESIAN.number(1_763_259) == "1.763.259"
    assert ENGLISH.number(1_763_259) == "1,763,259"
    assert INDONESIAN.percent(62.93) == "62,93%"
    assert ENGLISH.percent(62.93) == "62.93%"
    assert INDONESIAN.rupiah(504_000_000) == "Rp504.000.000"
    assert INDONESIAN.rupiah_short(6_048_000_000) == "Rp6,05 miliar"
    assert ENGLISH.rupiah_short(6_048_000_000) == "Rp6.05 billion"
    assert INDONESIAN.month("2025-06") == "Juni 2025"
    assert ENGLISH.month("2025-06") == "June 2025"
    assert INDONESIAN.date(date(2025, 5, 31)) == "31 Mei 2025"


def test_a_change_in_points_is_never_written_as_percent() -> None:
    assert INDONESIAN.points(1.2) == "+1,20 poin"
    assert INDONESIAN.points(-0.5) == "−0,50 poin"
    assert ENGLISH.points(1.2) == "+1.20 pp"


def test_unknown_is_a_dash_and_zero_is_a_zero() -> None:
    for text in (INDONESIAN, ENGLISH):
        assert text.number(None) == text.percent(None) == text.number(float("nan")) == "–"
        assert text.number(0) == "0"
        assert text.number(-0.001) == "0"


def test_half_rounds_away_from_zero_as_people_do() -> None:
    assert INDONESIAN.percent(62.925) == "62,93%"
    assert INDONESIAN.percent(0.125) == "0,13%"


def test_a_message_is_translated_where_it_is_shown() -> None:
    message = Message("{number} poin", {"number": Message("Mandiri")})
    assert INDONESIAN.render(message) == "Mandiri poin"
    assert ENGLISH.render(message) == "Self-paid pp"


def test_months_and_percentages_in_a_message_are_written_where_it_is_shown() -> None:
    message = Message("{share} {month}", {"share": Percent(0.54), "month": Month("2027-10")})
    assert INDONESIAN.render(message) == "0,54% Okt 2027"
    assert ENGLISH.render(message) == "0.54% Oct 2027"


def test_text_from_a_file_is_never_taken_for_a_template() -> None:
    assert INDONESIAN("{number} poin", number="{kode}") == "{kode} poin"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown language"):
        Language("xx")


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_whole_number_survives_its_marks(value: int) -> None:
    for text in (INDONESIAN, ENGLISH):
        assert int(text.number(value).replace("−", "-").replace(".", "").replace(",", "")) == value


@given(st.integers(-(10**60), 10**60))
def test_whole_numbers_of_any_size_are_exact(value: int) -> None:
    digits = f"{value:,}".replace("-", "−")
    assert ENGLISH.number(value) == digits
    assert INDONESIAN.number(value) == digits.replace(",", ".")
    assert ENGLISH.number(value, digits=2) == f"{digits}.00"
    assert INDONESIAN.rupiah(value).removeprefix("−") == f"Rp{abs(value):,}".replace(",", ".")
    assert INDONESIAN.rupiah_short(value)


def test_a_headline_is_rounded_half_away_from_zero_and_large_floats_are_written() -> None:
    assert INDONESIAN.rupiah_short(10**30) == "Rp1.000.000.000.000.000.000,00 triliun"
    assert INDONESIAN.rupiah_short(6_045_000_000) == "Rp6,05 miliar"
    assert INDONESIAN.rupiah_short(-6_045_000_000) == "Rp−6,05 miliar"
    assert ENGLISH.percent(1e40) == f"{10**40:,}.00%"


@pytest.mark.parametrize(
    ("months", "words"), [(0, "0 months"), (1, "1 month"), ("1", "1 month"), (12, "12 months")]
)
def test_one_and_many_in_a_language_that_tells_them_apart(months: object, words: str) -> None:
    assert ENGLISH("{months} bulan", months=months) == words
    assert INDONESIAN("{months} bulan", months=months) == f"{months} bulan"


def test_a_word_is_counted_by_its_own_number() -> None:
    template = "{people} orang di {count} desa yang membayar"
    assert ENGLISH(template, people=1, count=2) == "1 person in 2 paying villages"
    assert ENGLISH(template, people=2_000, count=1) == "2,000 people in 1 paying village"
    assert ENGLISH("{used} dari {total} kabupaten/kota", used=1, total=24) == "1 of 24 regencies/cities"


def test_a_bar_in_a_text_is_a_bar() -> None:
    assert ENGLISH("{a} | {b}", a="x|y", b=1_000) == "x|y | 1,000"
