"""Several areas named in one line, as people ask for them side by side: "sinjai, bone dan bulukumba"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from dashboard.data.contract.words import Level
from dashboard.data.places.areas import Areas
from dashboard.data.places.search import Kind, Near, SearchIndex

_MARKS: Final = re.compile(r"([,;/&+])")
#: What may stand between two names; some of it also within one ("Pangkajene dan Kepulauan").
_BETWEEN: Final = frozenset({*",;/&+", "dan", "and", "dengan", "with", "vs", "vs.", "versus"})
#: Words of a line that are looked at, and of one name.
_MOST_WORDS: Final = 24
_LONGEST_NAME: Final = 6
#: Of names that several areas have, the one whose level all others have too.
_LEVELS: Final = (Level.REGENCY, Level.PROVINCE, Level.BRANCH, Level.REGION)


def several_areas(written: str, *, index: SearchIndex, areas: Areas, most: int) -> tuple[str, ...]:
    """The codes of two to `most` areas that a line names in order; () where it names fewer or more.

    A line that is itself the name of an area names one ("bone bolango"). index: of the areas alone.
    """
    words = _MARKS.sub(r" \1 ", written).split()
    if not 1 < len(words) <= _MOST_WORDS or _called(index, written):
        return ()
    found = _split(words, index)
    if not 1 < len(found) <= most:
        return ()
    chosen = tuple(_of_one_level(found, areas))
    return chosen if len(set(chosen)) == len(chosen) else ()


def _called(index: SearchIndex, name: str) -> tuple[str, ...]:
    """Areas that are called so; else those that are called so but for one letter."""
    found = [each for each in index.find(name) if each.kind is Kind.AREA]
    same = tuple(each.code for each in found if each.near is Near.SAME)
    return same or tuple(each.code for each in found if each.near is Near.ONE_SLIP)


def _split(words: Sequence[str], index: SearchIndex) -> list[tuple[str, ...]]:
    """The fewest names that a line is made of, each as the areas called so; [] where it is made of none."""

    @cache
    def rest(start: int) -> tuple[tuple[str, ...], ...] | None:
        if start == len(words):
            return ()
        ways = []
        if words[start].casefold() in _BETWEEN and (after := rest(start + 1)) is not None:
            ways.append(after)
        for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1):
            if _MARKS.fullmatch(words[end - 1]):
                break
            codes = _called(index, " ".join(words[start:end]))
            if codes and (after := rest(end)) is not None:
                ways.append((codes, *after))
        return min(ways, key=len, default=None)

    return list(rest(0) or ())


def _of_one_level(found: Sequence[tuple[str, ...]], areas: Areas) -> Iterator[str]:
    for level in _LEVELS:
        alike = [[code for code in codes if areas.level(code) is level] for codes in found]
        if all(alike):
            yield from (codes[0] for codes in alike)
            return
    yield from (codes[0] for codes in found)
