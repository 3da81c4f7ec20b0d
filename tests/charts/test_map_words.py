"""The words of the map's script: every place in them is one that the browser can fill."""

from __future__ import annotations

import re

import pytest

from dashboard.charts.map_words import map_words
from dashboard.i18n import Language


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_word_waits_for_a_number_that_only_the_browser_has(language: str) -> None:
    for key, words in map_words(Language(language)).items():
        assert re.fullmatch(r"(?:[^{}]|\{\w+\})*", words), (key, words)
