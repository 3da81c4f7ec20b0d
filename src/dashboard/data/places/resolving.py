"""Which area a cell means: by Kemendagri or BPS code, by full, short or former name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from dashboard.data.cells.parsed import Parsed
from dashboard.data.contract.as_sent import Cell, shown
from dashboard.data.contract.region import THE_REGION
from dashboard.data.contract.words import NATION, REGION, Level
from dashboard.data.places.areas import Areas
from dashboard.data.places.former import Former, formers
from dashboard.i18n import N_, Message

_SIMILAR: Final = 70
#: The year in which BPJS Ketenagakerjaan began.
BEGAN: Final = 2014
_KINDS: Final = {
    "kab": "kabupaten",
    "kabupaten": "kabupaten",
    "kota": "kota",
    "kotamadya": "kota",
    "kodya": "kota",
    "prov": "provinsi",
    "propinsi": "provinsi",
    "provinsi": "provinsi",
    "kc": "cabang",
    "cabang": "cabang",
}
_NATION_NAMES: Final = frozenset({"id", "indonesia", "nasional"})


def _region_names() -> frozenset[str]:
    """How the region may be written: its code and its names, with and without the word kanwil."""
    bare = {_squeezed(each) for each in (THE_REGION.kode, THE_REGION.nama, THE_REGION.singkat)}
    return frozenset(bare | {f"kanwil{each}" for each in bare})


class CodeList(StrEnum):
    """The two official lists of area codes; for 37 kabupaten/kota they differ."""

    KEMENDAGRI = "kemendagri"
    BPS = "bps"


@dataclass(frozen=True, eq=False)
class AreaResolver:
    """Reads area codes and names. `code_list` says which list the 4-digit codes of a file are from."""

    areas: Areas
    code_list: CodeList = CodeList.KEMENDAGRI

    @cached_property
    def regency_codes(self) -> dict[str, str]:
        """4-digit code as written in the file -> kode_wilayah."""
        if self.code_list is CodeList.KEMENDAGRI:
            return {code: code for code in self.areas.codes}
        return {str(written): str(code) for code, written in self.areas.regencies["kode_bps"].items()}

    @cached_property
    def only_in_other_list(self) -> frozenset[str]:
        """Codes that only the list not chosen has: a file with one of them is written in that other list."""
        kemendagri, bps = set(self.areas.codes), set(self.areas.regencies["kode_bps"])
        return frozenset(bps - kemendagri if self.code_list is CodeList.KEMENDAGRI else kemendagri - bps)

    @cached_property
    def only_in_chosen_list(self) -> frozenset[str]:
        """Codes that the chosen list has and the other has not."""
        kemendagri, bps = set(self.areas.codes), set(self.areas.regencies["kode_bps"])
        return frozenset(kemendagri - bps if self.code_list is CodeList.KEMENDAGRI else bps - kemendagri)

    @cached_property
    def differing(self) -> frozenset[str]:
        """Codes as written that don't mean the same area in both lists."""
        both = self.areas.regencies["kode_bps"].items()
        return frozenset(code for pair in both if pair[0] != pair[1] for code in map(str, pair))

    @cached_property
    def _codes(self) -> dict[str, str]:
        return self.regency_codes | {code: code for code in self.areas.provinces}

    @cached_property
    def _former_codes(self) -> dict[str, Former]:
        """Codes of former times that no area has in either list today; the others would be another area's."""
        today = {*self.areas.codes, *self.areas.regencies["kode_bps"], *self.areas.provinces}
        return {
            each.written: each
            for each in formers(self.areas.former)
            if each.is_code and each.written not in today
        }

    @cached_property
    def _former_names(self) -> dict[str, list[Former]]:
        """Former names, squeezed, with their kind and, where nothing is called so today, without it."""
        today = {_split_kind(str(name))[1] for name in self.areas.regencies["nama"]}
        today |= {_split_kind(name)[1] for name in self.areas.provinces.values()}
        found: dict[str, list[Former]] = {}
        for each in formers(self.areas.former):
            if each.is_code:
                continue
            kind, bare = _split_kind(each.written)
            keys = [kind + bare] if any(bare in name for name in today) else [kind + bare, bare]
            for key in keys:
                found.setdefault(key, []).append(each)
        return found

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """Name without spaces or marks, with and without its kind -> the codes it may mean."""
        names: dict[str, set[str]] = {}
        regencies = self.areas.regencies
        for code, name, alias in zip(regencies.index, regencies["nama"], regencies["alias"], strict=True):
            kind, bare = _split_kind(str(name))
            for written in (bare, *(str(alias).split(";") if alias else ())):
                other = _split_kind(written)[1]
                for key in (other, kind + other):
                    names.setdefault(key, set()).add(code)
        for code, name in self.areas.provinces.items():
            for written in (name, self.areas.province_short_names.get(code, name)):
                for key in (_split_kind(written)[1], "provinsi" + _split_kind(written)[1]):
                    names.setdefault(key, set()).add(code)
        for key, meant in self._former_names.items():
            names.setdefault(key, {each.code for each in meant})
        return names

    def spellings(self) -> dict[str, frozenset[str]]:
        """Every name of a kabupaten/kota or province, without spaces or marks -> the codes it may mean."""
        return {name: frozenset(codes) for name, codes in self._names.items()}

    def regency_or_province(self, cell: Cell, _given: object = None) -> Parsed:
        """kode_wilayah of a data row: a kabupaten/kota or a province.

        A code that ended before the agency began is in no file of it: there it is a slip of the keyboard.
        """
        return self._read(cell, since=BEGAN)

    def _read(self, cell: Cell, *, since: int) -> Parsed:
        """The same, with former codes that were in use in a year or after."""
        code = written_code(cell)
        if code is not None:
            known = self._codes.get(code)
            former = self._former_codes.get(code)
            if known is None and former is not None and int(former.until) >= since:
                return Parsed(former.code, rewritten=True, told=self._told(former, shown(cell)))
            if known is None:
                return self._unknown_code(code)
            return Parsed(known, rewritten=known != shown(cell))
        if isinstance(cell, str) and (match := re.fullmatch(r"\s*(\d{2})[.,](\d)\s*", cell)):
            return Parsed(
                expected=_expected_code(),
                suggestion=self._either(match[1] + match[2] + "0", match[1] + "0" + match[2]),
            )
        if isinstance(cell, str) and (match := re.fullmatch(r"\s*(\d)[.,](\d{3})\s*", cell)):
            return self._unknown_code(match[1] + match[2])
        return self._named(shown(cell))

    def of_level(self, cell: Cell, level: object) -> Parsed:
        """An area of a stated level (a value of Level), as `kode` of a target; ID, SULAMA may be blank."""
        written = _squeezed(shown(cell))
        only = {Level.NATION: (NATION, _NATION_NAMES), Level.REGION: (REGION, _region_names())}
        if level in only:
            code, names = only[Level(str(level))]
            if not written or written in names:
                return Parsed(code, rewritten=shown(cell) != code)
            return Parsed(
                expected=Message(N_("kode {code} untuk tingkat {level}"), {"code": code, "level": str(level)})
            )
        if level == Level.BRANCH:
            return self._branch(shown(cell))
        read = self.regency_or_province(cell)
        if read.expected is None and self.areas.level(str(read.value)) != level:
            suggestion = self._of_same_name(str(read.value), Level(str(level)))
            return Parsed(
                expected=Message(N_("wilayah bertingkat {level}"), {"level": str(level)}),
                suggestion=suggestion,
            )
        return read

    def any_area(self, written: str) -> Parsed:
        """Any area: kabupaten/kota, province, branch or region, by code or name."""
        if _squeezed(written) in _region_names():
            return Parsed(REGION)
        if _split_kind(written)[0] == "cabang" or re.fullmatch(r"\s*KC\d+\s*", written, re.IGNORECASE):
            return self._branch(written)
        return self._read(written, since=0)

    def candidates(self, name: str) -> frozenset[str]:
        """The codes a name may mean; none where it is unknown."""
        kind, bare = _split_kind(name)
        return frozenset(self._names.get(kind + bare, ()))

    def _named(self, written: str) -> Parsed:
        found = sorted(self.candidates(written), key=lambda code: (-len(code), code))
        if len(found) == 1:
            once = self._former_names.get("".join(_split_kind(written)), [])
            former = next((each for each in once if each.code == found[0]), None)
            told = None if former is None else self._told(former, written)
            return Parsed(found[0], rewritten=True, told=told)
        if found:
            offered = self.listed(*found)
            return Parsed(
                expected=Message(N_("nama yang hanya dimiliki satu wilayah, atau kodenya")),
                suggestion=offered,
            )
        if _squeezed(written) in _region_names() | _NATION_NAMES:
            return Parsed(expected=_expected_code())
        nearest = process.extractOne(
            "".join(_split_kind(written)), self._names.keys(), scorer=fuzz.ratio, score_cutoff=_SIMILAR
        )
        bare = _split_kind(written)[1]
        codes = self._names.get(bare) or (self._names[nearest[0]] if nearest else set())
        return Parsed(expected=_expected_code(), suggestion=self.listed(*sorted(codes)) if codes else None)

    def _told(self, former: Former, written: str) -> Message:
        return former.told(written.strip(), self.described(former.code))

    def _branch(self, written: str) -> Parsed:
        by_key = {_squeezed(code): code for code in self.areas.branches}
        for code, name in self.areas.branches.items():
            for part in (name, *re.split(r"[()]", name)):
                by_key.setdefault(_split_kind(part)[1], code)
        key = _split_kind(written)[1]
        found = by_key.get(_squeezed(written)) or by_key.get(key)
        if found is not None:
            return Parsed(found, rewritten=found != written)
        expected = Message(
            N_("kode kantor cabang, misalnya {code}"), {"code": next(iter(self.areas.branches), "KC01")}
        )
        nearest = process.extractOne(
            _squeezed(written), list(by_key), scorer=fuzz.ratio, score_cutoff=_SIMILAR
        )
        return Parsed(expected=expected, suggestion=self.listed(by_key[nearest[0]]) if nearest else None)

    def _unknown_code(self, code: str) -> Parsed:
        """The nearest code: fewest slips of the keyboard, then the same province, then the nearest number.

        One that another area has in the other list today, and a former one had, is offered as both.
        """
        once = [each.code for each in formers(self.areas.former) if each.is_code and each.written == code]
        if once and code in self.only_in_other_list:
            regencies = self.areas.regencies
            now = [str(each) for each in regencies.index[regencies["kode_bps"] == code]]
            return Parsed(expected=_expected_code(), suggestion=self.listed(*now, *once))
        same_length = [known for known in self._codes if len(known) == len(code)] or list(self._codes)
        nearest = min(
            same_length,
            key=lambda known: (
                OSA.distance(code, known),
                known[:2] != code[:2],
                abs(int(known) - int(code)),
                known,
            ),
        )
        return Parsed(expected=_expected_code(), suggestion=self._written(nearest))

    def _either(self, first: str, second: str) -> Message | None:
        return self.listed(*(self._codes[code] for code in (first, second) if code in self._codes))

    def _of_same_name(self, code: str, level: Level) -> Message | None:
        same = [
            other
            for other in self.candidates(_split_kind(self.areas.name(code))[1])
            if self.areas.level(other) == level
        ]
        return self.listed(*sorted(same)) if same else None

    def _written(self, code: str) -> Message:
        return Message(N_("{code} ({name})"), {"code": code, "name": self.areas.name(self._codes[code])})

    def listed(self, *codes: str) -> Message | None:
        """Areas offered in a suggestion: 7501 (Kabupaten Gorontalo) atau 7571 (Kota Gorontalo)."""
        described = [
            Message(N_("{code} ({name})"), {"code": code, "name": self.described(code)}) for code in codes
        ]
        if not described:
            return None
        listed = described[0]
        for following in described[1:]:
            listed = Message(N_("{first} atau {second}"), {"first": listed, "second": following})
        return listed

    def described(self, code: str) -> str:
        """The name of an area, a province's with the word for its level."""
        name = self.areas.name(code)
        return f"Provinsi {name}" if self.areas.level(code) is Level.PROVINCE else name


def written_code(cell: Cell) -> str | None:
    """The code a cell holds, as 2 or 4 digits; None where it is not written as a code.

    A number lost its last zero in Excel: 73.1 is 73.10, so 7310. As text it may be 73.01 or 73.10: None.
    """
    if isinstance(cell, float):
        if cell.is_integer():
            text = str(int(cell))
        else:
            text = f"{cell:.2f}"
            if abs(float(text) - cell) > 1e-9:
                return None
    else:
        text = shown(cell).lstrip("'’")
    match = re.fullmatch(r"(\d{2})\.?(\d{2})(?:[.,]0)?|(\d{2})", text)
    return (match[3] or match[1] + match[2]) if match else None


def _expected_code() -> Message:
    expected = N_("kode atau nama kabupaten/kota atau provinsi di {region}, misalnya 7307")
    return Message(expected, {"region": THE_REGION.nama})


def _split_kind(written: str) -> tuple[str, str]:
    """A name's kind (kabupaten, kota, provinsi, cabang or "") and the rest, squeezed."""
    tokens = re.findall(r"[^\W_]+", written.casefold().replace("&", " dan "))
    kind = _KINDS.get(tokens[0], "") if len(tokens) > 1 else ""
    rest = tokens[1:] if kind else tokens
    return kind, "".join("kepulauan" if token == "kep" else token for token in rest)


def _squeezed(written: str) -> str:
    return re.sub(r"[\W_]+", "", written.casefold())
