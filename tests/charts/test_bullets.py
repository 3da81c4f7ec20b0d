"""Bullets: values as they are, marks where they belong, words beside every bar."""

import pytest

from dashboard.charts.bullets import Bullet, Reference, bullets, bullets_alt, reach
from dashboard.charts.figure_frame import heading
from dashboard.charts.lights import LIGHTS, light_words
from dashboard.charts.palette import PALETTES, Theme, contrast
from dashboard.i18n import LANGUAGES, Language
from dashboard.metrics.coverage.pace import State

ROWS = (
    Bullet("73", "Sulawesi Selatan", 75.29, 100.0, 80.5, State.BEHIND, detail=("target 1.763.259 orang",)),
    Bullet("7307", "Sinjai", 121.0, 100.0, 125.0, State.REACHED),
    Bullet("8208", "Pulau Taliabu", None, None, None, State.NO_DATA),
    Bullet("KC03", "<b>KC</b> $x$", 0.0, 100.0, None, State.NEVER),
)
TEXT = Language()


def drawn(theme: Theme = Theme.LIGHT, text: Language = TEXT, references: tuple[Reference, ...] = ()):
    return bullets(
        ROWS,
        title="Capaian",
        lines=["DATA CONTOH · per akhir Juni 2025"],
        references=references,
        text=text,
        theme=theme,
    )


def test_values_are_never_clipped_and_no_data_is_not_zero() -> None:
    bars, words, targets, projected = drawn().data
    assert list(bars.x) == [75.29, 121.0, None, 0.0]
    assert list(targets.x) == [100.0, 100.0, None, 100.0]
    assert list(projected.x) == [80.5, 125.0, None, None]
    assert "tidak ada data" in words.text[2]
    assert "0,00%" in words.text[3]
    assert drawn().layout.xaxis.range[1] > 125


def test_rows_run_from_top_to_bottom() -> None:
    figure = drawn()
    assert list(figure.data[0].y) == sorted(figure.data[0].y)
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]


def test_every_row_says_its_light_in_a_shape_and_a_word() -> None:
    words = drawn().data[1].text
    assert "▼ tertinggal" in words[0]
    assert "✓ sudah tercapai" in words[1]
    assert len({light.shape for light in LIGHTS.values()}) == len(State)
    assert len({light.word for light in LIGHTS.values()}) == len(State)
    assert "turun" in light_words(State.REACHED, TEXT, falls_back=True)


@pytest.mark.parametrize("theme", list(Theme))
def test_bars_stand_out_from_the_page(theme: Theme) -> None:
    ground = PALETTES[theme].ground
    assert all(contrast(colour, ground) >= 3 for colour in drawn(theme).data[0].marker.color)


def test_text_from_files_is_no_markup() -> None:
    figure = drawn()
    assert "<b>KC</b> $" not in figure.data[1].text[3]
    assert "&lt;b&gt;KC&lt;/b&gt;" in figure.data[1].text[3]


def test_date_source_and_stamp_are_in_the_picture() -> None:
    title, lines = heading(drawn())
    said = " ".join((title, *lines))
    assert "DATA CONTOH" in said
    assert "per akhir Juni 2025" in said
    assert "Capaian" in said


def test_series_of_one_scale_are_named_each_on_its_own_line() -> None:
    series = (Reference(52.15, "UCJ 52,15%"), Reference(57.1, "UCJ 57,10%"), Reference(50.0))
    figure = drawn(references=series)
    assert [shape.x0 for shape in figure.layout.shapes] == [52.15, 57.1, 50.0]
    named = [each for each in figure.layout.annotations if each.text.startswith("UCJ")]
    assert len({each.yshift for each in named}) == 2


@pytest.mark.parametrize(("code", "separators"), [("id", ",."), ("en", ".,")])
def test_numbers_are_in_the_style_of_the_language(code: str, separators: str) -> None:
    assert code in LANGUAGES
    assert drawn(text=Language(code)).layout.separators == separators


def test_a_scale_reaches_a_hundred_at_least() -> None:
    assert reach([], []) >= 100
    assert reach(ROWS[2:3], [Reference(140.0)]) > 140


def test_alt_text_names_rows_values_targets_and_how_many_more() -> None:
    said = bullets_alt(ROWS, title="Capaian", text=TEXT, most=2)
    assert "Sulawesi Selatan: 75,29% · ▼ tertinggal, target 100,00%" in said
    assert "dan 2 wilayah lain" in said
