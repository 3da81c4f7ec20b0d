"""Paid out and paid in side by side, never one from the other."""

from __future__ import annotations

import pytest

from dashboard.charts.benefit_years import BenefitYear, benefit_years, benefit_years_alt
from dashboard.charts.figure_frame import heading
from dashboard.charts.palette import Theme
from dashboard.i18n import Language

ROWS = (
    BenefitYear(2024, {"JKK": 3_000_000, "JKM": 42_000_000}, 10_000_000),
    BenefitYear(2025, {"JKM": 84_000_000}, None),
)


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("code", ["id", "en"])
def test_a_trace_a_programme_and_one_of_what_was_paid_in(theme: Theme, code: str) -> None:
    text = Language(code)
    figure = benefit_years(ROWS, title="Manfaat", lines=["DATA CONTOH"], text=text, theme=theme)
    bars = [each for each in figure.data if each.type == "bar"]
    assert [list(each.y) for each in bars] == [
        [3_000_000, None],
        [42_000_000, 84_000_000],
        [10_000_000, None],
    ]
    assert len({each.marker.color for each in bars}) == len(bars)
    assert len({each.marker.pattern.shape for each in bars[:-1]}) == len(bars) - 1
    out, into = [each for each in figure.data if each.type == "scatter"]
    assert list(out.text) == [text.rupiah_short(45_000_000), text.rupiah_short(84_000_000)]
    assert list(into.text) == [text.rupiah_short(10_000_000), "–"]
    assert figure.layout.yaxis.range[0] == 0
    assert figure.layout.yaxis.range[1] > 84_000_000
    assert "DATA CONTOH" in " ".join(heading(figure)[1])


def test_the_words_name_both_and_subtract_nothing() -> None:
    alt = benefit_years_alt(ROWS, title="Manfaat", text=Language("id"))
    assert "2024: manfaat Rp45,00 juta (JKK Rp3,00 juta, JKM Rp42,00 juta)" in alt
    assert "iuran yang dibayar untuk kelompok yang dibiayai Rp10,00 juta" in alt
    assert "35" not in alt


def test_each_number_says_of_how_many_areas_it_is() -> None:
    """Contributions of 2, 3 and 24 areas are no growth by itself."""
    rows = [
        BenefitYear(
            year, {"JKM": 42_000_000}, 10_000_000 * areas, out_of="97 dari 102", in_of=f"{areas} dari 102"
        )
        for year, areas in ((2024, 2), (2025, 3), (2026, 24))
    ]
    text = Language("id")
    figure = benefit_years(rows, title="Manfaat", lines=[], text=text, theme=Theme.LIGHT)
    out, into = [each for each in figure.data if each.type == "scatter"]
    assert [each.split("<br>")[1] for each in into.text] == ["2 dari 102", "3 dari 102", "24 dari 102"]
    assert all(each.endswith("97 dari 102") for each in out.text)
    alt = benefit_years_alt(rows, title="Manfaat", text=text)
    assert "dibiayai Rp20,00 juta (2 dari 102)" in alt
    assert "(JKM Rp42,00 juta, 97 dari 102)" in alt


def test_nothing_to_draw_is_said() -> None:
    assert benefit_years_alt((), title="Manfaat", text=Language("id")) == "Manfaat: tidak ada data"
    assert benefit_years((), title="Manfaat", lines=[], text=Language("id"), theme=Theme.LIGHT).data
