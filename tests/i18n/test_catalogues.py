"""Every word on screen has a translation, and a translation keeps the places of its message."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import messages  # noqa: E402 - a tool, not a package

OTHERS = [code for code in LANGUAGES if code != DEFAULT_LANGUAGE]
PLACES = re.compile(r"\{(\w+)\}")


def catalogue(code: str) -> dict[str, str]:
    with (messages.CATALOGUES / f"{code}.po").open("rb") as source:
        return {str(entry.id): str(entry.string) for entry in read_po(source, locale=code) if entry.id}


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_left_untranslated(code: str) -> None:
    translated = catalogue(code)
    missing = [message for message in messages.extracted() if not translated.get(message)]
    assert not missing, f"{code}.po lacks {len(missing)}; run `make messages` and translate: {missing[:5]}"


@pytest.mark.parametrize("code", OTHERS)
def test_translations_fill_the_same_places(code: str) -> None:
    wrong = {
        message: translation
        for message, translation in catalogue(code).items()
        if set(PLACES.findall(message)) != set(PLACES.findall(translation))
    }
    assert not wrong


@pytest.mark.parametrize("code", OTHERS)
def test_no_translation_outlives_its_message(code: str) -> None:
    assert set(catalogue(code)) <= set(messages.extracted())


def test_extraction_finds_words_of_every_layer() -> None:
    found = messages.extracted()
    places = {name.split("/")[2] for files in found.values() for name in files if name.startswith("src/")}
    assert {"data", "metrics", "charts", "ui", "i18n"} <= places
    assert len(found) > 150
