"""Every word on screen has a translation, and a translation keeps the places of its message."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, Language
from dashboard.i18n.counted import COUNTED, WORDS

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import messages  # noqa: E402 - a tool, not a package

OTHERS = [code for code in LANGUAGES if code != DEFAULT_LANGUAGE]
PLACES = re.compile(r"\{(\w+)\}")
#: A place for the form of a counted word: {count:desa}.
COUNTED_PLACES = re.compile(r"\{(\w+):([^}]*)\}")


def entries(code: str) -> list[Message]:
    with (messages.CATALOGUES / f"{code}.po").open("rb") as source:
        return [entry for entry in read_po(source, locale=code) if entry.id]


def catalogue(code: str) -> dict[str, str]:
    return {str(entry.id): str(entry.string) for entry in entries(code) if not entry.context}


def forms(code: str) -> dict[str, tuple[str, ...]]:
    """Counted words with the forms that a language has of them."""
    return {entry.id[0]: tuple(entry.string) for entry in entries(code) if entry.context == COUNTED}


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
def test_every_counted_word_has_its_forms_and_a_number_that_it_goes_with(code: str) -> None:
    known = forms(code)
    assert set(known) == set(WORDS)
    assert all(form for each in known.values() for form in each)
    asked = {
        (message, name, word)
        for message, translation in catalogue(code).items()
        for name, word in COUNTED_PLACES.findall(translation)
    }
    assert not {each for each in asked if each[2] not in known}
    assert not {(message, name) for message, name, _ in asked if name not in PLACES.findall(message)}


def test_one_is_never_followed_by_many() -> None:
    """With every number 1, no English sentence says "1 months" or "1 areas have"."""
    english, many = Language("en"), {plural for _, plural in forms("en").values()} - {"do", "pay", "were"}
    wrong = re.compile(
        rf"\b1\**(?: (?:new|active|other|more|paying))? (?:{'|'.join(map(re.escape, many))})\b"
    )
    translated = catalogue("en")
    counts = {name for each in translated.values() for name, _ in COUNTED_PLACES.findall(each)}
    said = {
        message: english(message, **{name: 1 if name in counts else "x" for name in PLACES.findall(message)})
        for message in translated
        if PLACES.search(message)
    }
    assert not {message: words for message, words in said.items() if wrong.search(words)}


@pytest.mark.parametrize("code", OTHERS)
def test_no_translation_says_everything_twice(code: str) -> None:
    texts = {said for said in catalogue(code).values() if len(said) > 3}
    assert not {said for said in texts if said[: len(said) // 2] == said[len(said) // 2 :]}


@pytest.mark.parametrize("code", OTHERS)
def test_no_translation_outlives_its_message(code: str) -> None:
    assert set(catalogue(code)) <= set(messages.extracted())


def test_extraction_finds_words_of_every_layer() -> None:
    found = messages.extracted()
    places = {name.split("/")[2] for files in found.values() for name in files if name.startswith("src/")}
    assert {"data", "metrics", "charts", "ui", "i18n"} <= places
    assert len(found) > 150
