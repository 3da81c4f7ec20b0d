"""Mode rapat says at every step what the documents of the same area and month say, and never less than why not."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.palette import Theme
from dashboard.data.dataset import Source
from dashboard.export.papers.told import Told, told
from dashboard.i18n import Language
from dashboard.metrics.story.gather import story
from dashboard.ui.frame import loading
from dashboard.ui.frame.document_numbers import numbers_of
from dashboard.ui.frame.registry import PAGES
from dashboard.ui.meeting.figures import STEP_NAMES, Step, slide
from tests.app.conftest import SCRIPTS, everything, finding, sent, words
from tests.app.test_data_page import OWN, button, send
from tests.browser.planted import as_csv, found_in, office_files
from tests.spread import spread

Open = Callable[..., AppTest]

#: The region, a province, a branch; no data, a tiny city, a segment above 100 %.
PLACES = (
    ("SULAMA", "2026-10"),
    ("73", "2026-10"),
    ("KC03", "2026-10"),
    ("7503", "2022-04"),
    ("7171", "2026-10"),
    ("8203", "2026-10"),
)
STEPS = tuple(enumerate(Step, start=1))


def told_of(area: str, period: str, language: str) -> Told:
    return told(story(numbers_of(loading.dataset(Source.SAMPLE), period), area), Language(language), base="")


@pytest.mark.parametrize(
    ("place", "language", "step"),
    spread(
        [(place, language, step) for place in PLACES for language in ("id", "en") for step in STEPS], quick=4
    ),
)
def test_a_step_says_what_documents_say_with_area_date_base_source_and_mark(
    open_page: Open, place: tuple[str, str], language: str, step: tuple[int, Step]
) -> None:
    (area, period), (number, which) = place, step
    app = open_page("rapat", wilayah=area, periode=period, bahasa=language, langkah=str(number))
    assert not app.exception
    told_ = told_of(area, period, language)
    shown = slide(which, told_, theme=Theme.LIGHT)
    assert app.title[0].value == told_.text(STEP_NAMES[which])
    assert finding(app) == shown.finding
    drawn = unescape(" ".join(each.proto.body for each in app.get("html")))
    said = everything(app).replace("\\", "") + drawn
    for each in (told_.area, told_.month, *shown.lines, *shown.notes):
        assert each in said
    for figure in shown.figures:
        assert figure.value in said
    for table in shown.tables:
        assert all(cell in drawn for row in table.rows for cell in row)
    foot = app.main.caption[-1].value.replace("\\", "")
    assert all(each in foot for each in (told_.source, told_.based, told_.stamp))
    assert not app.sidebar


@pytest.mark.parametrize(
    ("place", "language"),
    spread([(place, language) for place in PLACES for language in ("id", "en")], quick=3),
)
def test_every_step_has_a_sentence_and_no_hole(place: tuple[str, str], language: str) -> None:
    told_ = told_of(*place, language)
    for step in Step:
        shown = slide(step, told_, theme=Theme.DARK)
        written = [shown.finding, *shown.lines, *shown.notes]
        written += [word for each in shown.figures for word in (each.label, each.value)]
        written += [cell for table in shown.tables for row in table.rows for cell in row[:1]]
        assert shown.finding.endswith(".")
        assert all(written), step
        assert not [each for each in written if "None" in each or "nan" in each.split() or "{" in each]
        for table in shown.tables:
            assert all(length is None or 0 <= length <= 100 for length in table.lengths)


@pytest.mark.full
def test_nothing_known_is_said_in_words_at_every_step() -> None:
    told_ = told_of("7503", "2022-04", "id")
    said = {step: slide(step, told_, theme=Theme.LIGHT).finding for step in Step}
    assert "Tidak ada data peserta aktif" in said[Step.STANDING]
    assert "tidak dapat dihitung" in said[Step.TARGET]
    assert "Biayanya juga tidak" in said[Step.COST]
    assert "tidak diketahui siapa yang akan nonaktif" in said[Step.LAPSES]
    assert "Tidak ada komitmen" in said[Step.PROMISES]
    assert "datanya belum lengkap" in said[Step.ASKS]


@pytest.mark.full
def test_above_a_hundred_per_cent_is_not_clipped() -> None:
    segments, _ = slide(Step.CATEGORIES, told_of("8203", "2026-10", "id"), theme=Theme.LIGHT).tables
    assert segments.rows[0][3] == "100,86%"
    assert segments.lengths[0] == max(length or 0 for length in segments.lengths) == 100


def test_every_step_has_a_name() -> None:
    assert set(STEP_NAMES) == set(Step)


def test_a_step_that_there_is_not_is_told_and_the_first_is_shown(open_page: Open) -> None:
    app = open_page("rapat", wilayah="73", langkah="12")
    assert any("langkah “12”" in each.value.replace("\\", "") for each in app.warning)
    assert app.title[0].value == "Posisi"
    assert "langkah" not in app.query_params
    assert not app.run().warning


@pytest.mark.usefixtures("internal")
@pytest.mark.parametrize(("area", "number"), spread([("7307", each) for each, _ in STEPS], quick=1, first=6))
def test_whoever_presents_shows_what_a_guest_may_see(
    open_page: Open, office: Callable[..., object], area: str, number: int
) -> None:
    office(**{name: as_csv(name, rows) for name, rows in office_files().items()})
    app = open_page("rapat", wilayah=area, langkah=str(number))
    assert not app.exception
    assert app.session_state["sumber"] == Source.OFFICE
    assert not found_in(everything(app).encode() + sent(app))


@pytest.mark.full
def test_numbers_of_ones_own_files_are_said_to_be_and_get_no_link(open_page: Open) -> None:
    app = button(send(open_page("data"), **OWN), "Pakai angka ini").click().run()
    app.query_params["wilayah"] = "7307"
    app.session_state["wilayah"] = "7307"
    app.switch_page(SCRIPTS["rapat"]).run()
    assert not app.exception
    assert "50 dari 100" in finding(app)
    assert any("HANYA KUNJUNGAN INI" in each.value for each in app.markdown)
    app.session_state["_langkah_ditekan"] = str(len(Step))
    app.run()
    assert "tidak ada tautannya" in words(app)
    assert not app.get("image")


@pytest.mark.full
def test_it_leads_back_to_where_it_was_opened_with_area_and_month(open_page: Open) -> None:
    app = open_page("rapat", wilayah="7307", periode="2025-03", asal="target")
    (back,) = app.get("page_link")
    assert back.proto.page == "target"
    assert "wilayah=7307&periode=2025-03" in back.proto.query_string
    assert app.query_params["asal"] == "target"


@pytest.mark.parametrize("page", spread([each.key for each in PAGES if each.menu], quick=2))
def test_one_click_from_any_page_shows_what_is_looked_at(open_page: Open, page: str) -> None:
    app = open_page(page, wilayah="7307", periode="2025-03")
    links = [each.proto for each in app.main.get("page_link") if each.proto.page == "rapat"]
    assert links
    for each in links:
        assert "wilayah=7307&periode=2025-03" in each.query_string
        assert f"asal={page}" in each.query_string
