"""Which areas a cell of an office's sheet may mean: by code, by name or both, numbered or not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from dashboard.data.contract.as_sent import Cell, is_blank, shown
from dashboard.data.places.resolving import AreaResolver, written_code

#: "1." or "A)" before a name.
NUMBERING: Final = re.compile(r"^\s*(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+(?=\S)", re.IGNORECASE)
_CODE_AND_NAME: Final = re.compile(r"\s*(\d{2}\.?(?:\d{2})?)\s*[-–:.|]?\s*([^\d\s].*)")
_NAME_AND_KIND: Final = re.compile(
    r"\s*(.+?)\s*[,(]\s*(kab|kabupaten|kota|prov|provinsi)\.?\s*\)?\s*", re.IGNORECASE
)

PROVINCE_DIGITS: Final = 2
NOTHING: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, eq=False)
class AreaReader:
    """Reads cells as areas, more of them than `AreaResolver` takes in the contract's own files."""

    resolver: AreaResolver
    _known: dict[Cell, frozenset[str]] = field(default_factory=dict)

    def named(self, cell: Cell) -> frozenset[str]:
        """The codes that a name may mean; none for numbers, codes and unknown words."""
        if not isinstance(cell, str) or is_blank(cell):
            return NOTHING
        if cell not in self._known:
            self._known[cell] = self._named(cell)
        return self._known[cell]

    def coded(self, cell: Cell) -> frozenset[str]:
        """The code that a cell of 4 or 2 digits means, as a set of one or none."""
        code = None if cell == "" else written_code(cell)
        if code is None:
            return NOTHING
        known = self.resolver.regency_codes.get(code) or (code if code in self._provinces else None)
        return frozenset({known}) if known else NOTHING

    def meant(self, cell: Cell) -> frozenset[str]:
        """The codes that a cell may mean, as a code or as a name."""
        return self.coded(cell) or self.named(cell)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that names of areas are made of."""
        regencies = self.resolver.areas.regencies
        names = [*regencies["nama"], *regencies["alias"], *regencies["provinsi"]]
        return frozenset(word for name in names for word in re.findall(r"[^\W\d_]+", str(name).casefold()))

    @cached_property
    def _provinces(self) -> dict[str, str]:
        """Every code -> the province it lies in."""
        areas = self.resolver.areas
        return {code: areas.province_of(code) for code in areas.codes} | {
            code: code for code in areas.provinces
        }

    def is_province(self, code: str) -> bool:
        """Whether a code is a province's."""
        return len(code) == PROVINCE_DIGITS

    def province_of(self, code: str) -> str:
        """The province of a kabupaten/kota; a province's own code."""
        return self._provinces[code]

    def _named(self, cell: str) -> frozenset[str]:
        text = NUMBERING.sub("", cell).strip().strip(":").strip()
        found = self.resolver.candidates(text) if re.search(r"[^\W\d_]", text) else NOTHING
        if found:
            return found
        if match := _CODE_AND_NAME.fullmatch(text):
            code, name = self.coded(match[1]), self.resolver.candidates(match[2])
            return code & name
        if match := _NAME_AND_KIND.fullmatch(text):
            return self.resolver.candidates(f"{match[2]} {match[1]}")
        return NOTHING


def split_code(province: Cell, regency: Cell) -> str:
    """A code whose two halves stand in two columns: "73" and 7.0 is 7307; "" where they are none."""
    first, second = shown(province).lstrip("'’"), shown(regency).lstrip("'’")
    if re.fullmatch(r"\d{2}", first) and re.fullmatch(r"\d{1,2}", second):
        return f"{first}{int(second):02}"
    return ""
