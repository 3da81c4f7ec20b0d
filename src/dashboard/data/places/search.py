"""Finding anything by a name as people type it: begun, in part, or with a letter wrong.

An index holds names of things of several kinds; it knows nothing of what they lead to. Of things that are
called alike all are found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import AreaResolver

#: Letters that are needed before anything is looked for, and before a letter may be wrong.
SHORTEST: Final = 2
_SLIPS_FROM: Final = 3
#: Letters from which on two of them may be wrong.
_TWO_SLIPS_FROM: Final = 8
#: Longer texts are no name.
_LONGEST: Final = 80
#: Things shown that are not called exactly so: areas, and all others together.
MOST_AREAS: Final = 6
MOST_OTHERS: Final = 8


class Kind(StrEnum):
    """Kinds of things, the one first that is shown first."""

    AREA = "wilayah"
    PAGE = "halaman"
    INDICATOR = "indikator"
    SEGMENT = "segmen"
    GROUP = "kelompok"
    KECAMATAN = "kecamatan"
    VILLAGE = "desa"


class Near(IntEnum):
    """How near a name is to what was typed, the nearest first."""

    SAME = 0
    BEGINS = 1
    ONE_SLIP = 2
    HOLDS = 3
    TWO_SLIPS = 4


_ORDER: Final = {kind: place for place, kind in enumerate(Kind)}
#: A word before a name -> the only kind it goes with.
_WORDS: Final = {
    "desa": Kind.VILLAGE,
    "kel": Kind.VILLAGE,
    "kelurahan": Kind.VILLAGE,
    "negeri": Kind.VILLAGE,
    "kec": Kind.KECAMATAN,
    "kecamatan": Kind.KECAMATAN,
    "halaman": Kind.PAGE,
    "segmen": Kind.SEGMENT,
    "kelompok": Kind.GROUP,
}
#: Before the name of a kabupaten/kota: the branch that serves it.
SERVING: Final = ("KC", "cabang")
_SHORT: Final = {"kab": "kabupaten", "prov": "provinsi", "kep": "kepulauan", "kec": "kecamatan"}


@dataclass(frozen=True)
class Findable:
    """Something that can be found, by any of its names; code: what it is known by among its kind."""

    kind: Kind
    code: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """Something found, how near its nearest name is, and that name as it was given."""

    kind: Kind
    code: str
    near: Near
    name: str = field(default="", compare=False)


def places(areas: Areas) -> Iterator[Findable]:
    """Areas of every level, by full, short and former names and by code; kecamatan and villages by name."""
    spelled: dict[str, set[str]] = {}
    for name, codes in AreaResolver(areas).spellings().items():
        for code in codes:
            spelled.setdefault(code, set()).add(name)
    for code, name, alias in zip(
        areas.regencies.index, areas.regencies["nama"], areas.regencies["alias"], strict=True
    ):
        names = (str(name), *(str(alias).split(";") if alias else ()), str(code), *sorted(spelled[str(code)]))
        yield Findable(Kind.AREA, str(code), names)
    for code, name in areas.provinces.items():
        yield Findable(Kind.AREA, code, (name, f"provinsi {name}", code, *sorted(spelled[code])))
    for code, name in areas.branches.items():
        bare = re.sub(r"^KC\s+", "", name)
        parts = [part for each in (name, bare) for part in (each, *re.split(r"[()]", each))]
        served = [areas.short_name(each) for each in areas.inside(code)]
        names = (*parts, *(f"cabang {part}" for part in parts), code)
        yield Findable(Kind.AREA, code, (*names, *(f"{word} {each}" for each in served for word in SERVING)))
    kecamatan = areas.villages.drop_duplicates("kode_kecamatan")
    for code, name in zip(kecamatan["kode_kecamatan"], kecamatan["kecamatan"], strict=True):
        yield Findable(Kind.KECAMATAN, str(code), (str(name),))
    for village, name in areas.villages["nama"].items():
        yield Findable(Kind.VILLAGE, str(village), (str(name),))


class SearchIndex:
    """The names of everything that can be found; made once."""

    def __init__(self, things: Iterable[Findable]) -> None:
        self._things = tuple(things)
        self._called: dict[str, dict[int, str]] = {}
        for place, thing in enumerate(self._things):
            for name in thing.names:
                if bare := plain(name):
                    self._called.setdefault(bare, {}).setdefault(place, name)
        self._names = list(self._called)

    def find(self, written: str) -> tuple[Found, ...]:
        """What is meant, the nearest first: all that is called so, and some that are called nearly so.

        Nothing for less than SHORTEST letters.
        """
        nearest: dict[int, tuple[Near, str]] = {}
        for typed, only in _readings(written[:_LONGEST]):
            for near, name in self._near(typed):
                for place in self._called[name]:
                    if only is not None and self._things[place].kind is not only:
                        continue
                    if (near, name) < nearest.get(place, (Near.TWO_SLIPS, "￿")):
                        nearest[place] = (near, name)
        ordered = sorted(nearest, key=lambda place: self._rank(place, *nearest[place]))
        left = {True: MOST_AREAS, False: MOST_OTHERS}
        shown = []
        for place in ordered:
            thing, (near, name) = self._things[place], nearest[place]
            if near is not Near.SAME:
                left[thing.kind is Kind.AREA] -= 1
                if left[thing.kind is Kind.AREA] < 0:
                    continue
            shown.append(Found(thing.kind, thing.code, near, self._called[name][place]))
        return tuple(shown)

    def _rank(self, place: int, near: Near, name: str) -> tuple[int, int, int, str, str]:
        thing = self._things[place]
        return near, _ORDER[thing.kind], len(name), name, thing.code

    def _near(self, typed: str) -> Iterator[tuple[Near, str]]:
        if len(typed) < SHORTEST:
            return
        for name in self._names:
            if name.startswith(typed):
                yield Near.SAME if len(name) == len(typed) else Near.BEGINS, name
            elif len(typed) >= _SLIPS_FROM and typed in name:
                yield Near.HOLDS, name
        slips = 0 if len(typed) < _SLIPS_FROM or typed.isdigit() else 1 + (len(typed) >= _TWO_SLIPS_FROM)
        if slips:
            near = process.extract(typed, self._names, scorer=OSA.distance, score_cutoff=slips, limit=None)
            for name, distance, _ in near:
                if distance:
                    yield Near.ONE_SLIP if distance == 1 else Near.TWO_SLIPS, name


def plain(written: str) -> str:
    """A name in small letters and figures alone, without accents, marks and spaces."""
    bare = unicodedata.normalize("NFKD", written).casefold()
    return "".join(each for each in bare if each.isalnum())


def _readings(written: str) -> Iterator[tuple[str, Kind | None]]:
    """What was typed; with short words written out; without the word for a kind, which is then sure."""
    words = [plain(word) for word in re.findall(r"[^\W_]+", written)]
    if not words:
        return
    yield "".join(words), None
    longer = "".join(_SHORT.get(word, word) for word in words)
    if longer != "".join(words):
        yield longer, None
    if len(words) > 1 and words[0] in _WORDS:
        yield "".join(words[1:]), _WORDS[words[0]]
