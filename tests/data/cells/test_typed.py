"""What a person types into a field: read as meant, in both languages alike, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.cells.amounts import MOST_RUPIAH
from dashboard.data.cells.typed import Kind, in_words, shown, typed
from dashboard.i18n import LANGUAGES, Language, Message

MOST = 10**15
WHOLE = (Kind.PEOPLE, Kind.RUPIAH, Kind.MONTHS)
LANGUAGE = st.sampled_from([Language(code) for code in LANGUAGES])


def read(written: str, kind: Kind, *, least: float = 0, most: float = MOST) -> float | None:
    value = typed(written, kind, least=least, most=most)
    return None if isinstance(value, Message) else value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("30000", 30_000), ("30.000", 30_000), ("30,000", 30_000), ("30 000", 30_000), (" 18.011 ", 18_011),
        ("30\u00a0000", 30_000), ("30\u202f000", 30_000), ("30'000", 30_000), ("30’000", 30_000),
        ("1.234.567", 1_234_567), ("0", 0), ("30.000 orang", 30_000), ("30 ribu orang", 30_000),
        ("30,000 people", 30_000), ("1,5 rb", 1_500), ("2 jt", 2_000_000),
    ],
)  # fmt: skip
def test_people_as_they_are_typed(written: str, value: int) -> None:
    assert read(written, Kind.PEOPLE) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("6.048.000.000", 6_048_000_000), ("Rp6.048.000.000", 6_048_000_000), ("Rp. 500.000", 500_000),
        ("3,63 miliar", 3_630_000_000), ("3.63 milyar", 3_630_000_000), ("3,63 M", 3_630_000_000),
        ("3,63M", 3_630_000_000), ("Rp6,05 miliar", 6_050_000_000), ("Rp6.05 billion", 6_050_000_000),
        ("500 juta", 500_000_000), ("500JUTA", 500_000_000), ("500 juta rupiah", 500_000_000),
        ("1.500 juta", 1_500_000_000), ("1,500 juta", 1_500_000_000), ("1 500 juta", 1_500_000_000),
        ("1.500,5 juta", 1_500_500_000), ("1,2345 juta", 1_234_500), ("0,000001 juta", 1),
        ("1 triliun", 10**12), ("1.250.000,00", 1_250_000), ("Rp 1.250.000,-", 1_250_000),
    ],
)  # fmt: skip
def test_rupiah_as_they_are_typed(written: str, value: int) -> None:
    assert read(written, Kind.RUPIAH) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [("20,5", 20.5), ("20.5", 20.5), ("72,3", 72.3), ("62,93 %", 62.93), ("5%", 5), ("20,5 persen", 20.5), ("1000", 1000)],
)  # fmt: skip
def test_percentages_as_they_are_typed(written: str, value: float) -> None:
    assert read(written, Kind.PERCENT) == value


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        *(
            (written, kind)
            for kind in (Kind.PEOPLE, Kind.RUPIAH)
            for written in (
                "", " ", "-", "-5", "−5", "30.00", "30.0000", "3.0000", "1.25", "1.250 000", "1.250,000", "1'250.000", "0.500",
                "01.000", "1e3", "lima", "30 000 0", "1.500.5 juta", "0,500 juta", "12345,678 juta", "0,0000001 juta", "juta",
                "5 m", "5 lusin", "5 juta juta", "= 5", "30.000 bulan", "5%", "9" * 5_000,
            )
        ),
        ("Rp30.000", Kind.PEOPLE), ("500 juta orang", Kind.RUPIAH), ("1.250.00", Kind.RUPIAH), ("1250,00", Kind.RUPIAH), ("12,5", Kind.MONTHS),
        *((written, Kind.PERCENT) for written in ("62.930", "62,930", "62,9300", "1.000", "20,5%%", "-5", "20 poin", "2 ribu", "")),
        ("12,5", Kind.WHOLE_PERCENT),
    ],
)  # fmt: skip
def test_what_could_be_meant_otherwise_is_refused(written: str, kind: Kind) -> None:
    assert read(written, kind) is None


def test_a_refusal_says_what_is_expected_with_an_example_or_the_limits() -> None:
    def told(written: str, kind: Kind, language: Language, most: float = 60) -> str:
        value = typed(written, kind, least=1, most=most)
        assert isinstance(value, Message)
        return language.render(value)

    indonesian, english = Language("id"), Language("en")
    assert "misalnya 30.000 atau 30 ribu" in told("30.00", Kind.PEOPLE, indonesian)
    assert "20,5%" in told("62.930", Kind.PERCENT, indonesian)
    assert "30,000" in told("30.00", Kind.PEOPLE, english)
    assert told("61", Kind.MONTHS, indonesian) == "1 sampai 60 bulan"
    assert told("0", Kind.PEOPLE, indonesian, 50_000) == "1 sampai 50.000 orang"
    assert told("2 miliar", Kind.RUPIAH, indonesian, 10**9) == "Rp1 sampai Rp1.000.000.000"
    assert told("725", Kind.PERCENT, indonesian, 100) == "1% sampai 100%"


def test_what_was_read_stands_in_words() -> None:
    text = Language("id")
    assert in_words(30_000, Kind.PEOPLE, text) == "30.000 orang"
    assert in_words(6_048_000_000, Kind.RUPIAH, text) == "Rp6,05 miliar"
    assert in_words(20.5, Kind.PERCENT, text) == "20,5%"
    assert in_words(12, Kind.MONTHS, text) == "12 bulan"


@given(st.integers(0, MOST), st.sampled_from(WHOLE), LANGUAGE, LANGUAGE)
def test_a_number_shown_and_typed_again_is_the_same_whichever_the_language(
    value: int, kind: Kind, text: Language, other: Language
) -> None:
    written = shown(value, kind, text)
    assert read(written, kind) == value
    assert shown(value, kind, other) == shown(int(read(written, kind) or 0), kind, other)


@given(st.integers(0, 999_999), st.sampled_from(["", "%", " %"]), LANGUAGE)
def test_a_percentage_shown_and_typed_again_is_the_same(hundredths: int, mark: str, text: Language) -> None:
    value = hundredths / 100
    assert read(shown(value, Kind.PERCENT, text) + mark, Kind.PERCENT) == value


@given(st.integers(0, MOST), st.sampled_from([".", ",", " ", "\u00a0", "\u202f", "'", "’"]))
def test_one_mark_before_groups_of_three_is_a_mark_of_thousands_whichever_it_is(
    value: int, mark: str
) -> None:
    assert read(f"{value:,}".replace(",", mark), Kind.PEOPLE) == value


@given(
    st.integers(1, 10**6),
    st.integers(0, 99),
    st.sampled_from([".", ","]),
    st.sampled_from(["ribu", "juta", "miliar"]),
)
def test_decimals_before_a_word_are_decimals(whole: int, hundredths: int, mark: str, word: str) -> None:
    scale = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9}[word]
    written = f"{whole}{mark}{hundredths:02} {word}"
    assert read(written, Kind.RUPIAH, most=10**16) == whole * scale + hundredths * scale // 100


@given(st.integers(0, MOST_RUPIAH))
def test_every_amount_in_words_of_the_screen_can_be_typed(value: int) -> None:
    """What the app writes, it reads: rounded as written."""
    for text in (Language("id"), Language("en")):
        again = read(in_words(value, Kind.RUPIAH, text), Kind.RUPIAH)
        assert again is not None
        assert abs(again - value) <= value / 199 + 1


@given(st.text(max_size=50), st.sampled_from(list(Kind)))
def test_any_text_is_a_number_within_limits_or_refused(written: str, kind: Kind) -> None:
    value = typed(written, kind, least=1, most=50)
    assert isinstance(value, Message) or 1 <= value <= 50
