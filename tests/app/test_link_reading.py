"""What a value of a link means: read as cells are, a doubt told with its readings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.i18n import Language
from dashboard.ui.frame.link_reading import option

MONTHS = ("2026-10", "2025-03", "2025-05")
SEGMENTS = {"SEMUA": "Semua segmen", "BPU": "Bukan Penerima Upah (BPU)", "PU": "Penerima Upah (PU)"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-03", "2025-03"), (" 2025-03 ", "2025-03"), ("202503", "2025-03"), ("Mar 2025", "2025-03"),
        ("maret 2025", "2025-03"), ("03/2025", "2025-03"), ("31/03/2025", "2025-03"),
    ],
)  # fmt: skip
def test_a_month_as_files_write_it(written: str, read: str) -> None:
    assert option(written, MONTHS).value == read


@pytest.mark.parametrize(("written", "read"), [("bpu", "BPU"), ("PU ", "PU"), ("penerima upah (pu)", "PU")])
def test_a_code_in_any_case_or_the_words_on_screen(written: str, read: str) -> None:
    assert option(written, SEGMENTS).value == read


@pytest.mark.parametrize(
    ("written", "options", "offered"),
    [
        ("05/03/2025", MONTHS, "2025-03 atau 2025-05"), ("2031-01", MONTHS, "2026-10"),
        ("Jan 2025", MONTHS, "2025-03"), ("kemarin", MONTHS, None),
        ("BPUU", SEGMENTS, "BPU"), ("JAKON", SEGMENTS, None), ("", SEGMENTS, None),
    ],
)  # fmt: skip
def test_what_means_no_option_is_refused_with_what_comes_nearest(
    written: str, options: dict[str, str], offered: str | None
) -> None:
    read = option(written, options)
    assert read.value not in options
    assert (read.suggestion and Language().render(read.suggestion)) == offered


@pytest.mark.parametrize("name", ["_url_unknown", "_url_asked", "_url_readings", "_url_linked"])
def test_a_link_can_not_touch_the_apps_own_notes(open_page: Callable[..., AppTest], name: str) -> None:
    app = open_page("metode", wilayah="7307")
    app.query_params[name] = "x"
    app.query_params["wilayah"] = "7302"
    app.run()
    assert not app.exception
    assert app.session_state["wilayah"] == "7302"
