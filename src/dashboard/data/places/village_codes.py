"""Which village a cell means: a desa by its 10-digit Kemendagri code, or one that the sample made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from dashboard.data.cells.parsed import Parsed
from dashboard.data.contract.as_sent import Cell, Positions, shown
from dashboard.data.contract.findings import Findings
from dashboard.data.contract.report import Problem
from dashboard.data.places.areas import Areas
from dashboard.i18n import N_, Message

_CODE: Final = re.compile(r"(\d{2})\.?(\d{2})\.?(\d{2})\.?(\d{4})")
_PART_OF_CODE: Final = re.compile(r"\d{2}(?:\.?\d{2}){0,2}")
_INVENTED: Final = re.compile(r"(\d{6})9\d{3}")
_KELURAHAN: Final = "kelurahan"
_KINDS: Final = re.compile(r"^(?:desa|kelurahan|kel|negeri|nagori)\b\.?", re.IGNORECASE)
_MOST_OFFERED: Final = 3
#: Digits of a code that is no village's -> what was expected.
_OF_LARGER_PLACE: Final = {
    2: N_("kode desa Kemendagri 10 angka; 2 angka adalah kode provinsi"),
    4: N_("kode desa Kemendagri 10 angka; 4 angka adalah kode kabupaten/kota"),
    6: N_("kode desa Kemendagri 10 angka; 6 angka adalah kode kecamatan"),
}

#: The column that holds a village's code.
VILLAGE_COLUMN: Final = "kode_desa"


def is_invented(code: str) -> bool:
    """Whether a village code is one of the sample's: "9" where real ones have 1 (kelurahan) or 2 (desa)."""
    return _INVENTED.fullmatch(code) is not None


@dataclass(frozen=True, eq=False)
class VillageResolver:
    """Reads village codes, of the Kemendagri list only: BPS numbers villages in a way of its own."""

    areas: Areas

    def village(self, cell: Cell, _given: object = None) -> Parsed:
        """kode_desa of a data row: a desa, or an invented village in a kecamatan that exists."""
        written = shown(cell).lstrip("'’")
        match = _CODE.fullmatch(written)
        if match is None:
            return self._no_code(written)
        code = "".join(match.groups())
        kind = self._kinds.get(code)
        if kind == _KELURAHAN:
            name = str(self.areas.villages.at[code, "nama"])
            return Parsed(
                expected=Message(
                    N_("kode desa; {name} adalah kelurahan, yang tidak memiliki anggaran desa (APBDes)"),
                    {"name": name},
                )
            )
        if kind is None and not (is_invented(code) and code[:6] in self._inside):
            return Parsed(expected=_expected(), suggestion=self._nearest(code))
        return Parsed(code, rewritten=code != shown(cell))

    def _no_code(self, written: str) -> Parsed:
        if _PART_OF_CODE.fullmatch(written):
            return Parsed(expected=Message(_OF_LARGER_PLACE[len(written.replace(".", ""))]))
        if re.fullmatch(r"[\d.]+", written):
            return Parsed(expected=_expected(), suggestion=self._nearest(written.replace(".", "")))
        codes = self._by_name.get(_plain(written), ())
        suggestion = self._offered(codes) if 0 < len(codes) <= _MOST_OFFERED else None
        return Parsed(expected=_expected(), suggestion=suggestion)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """Code -> jenis."""
        return dict(zip(self.areas.villages.index, self.areas.villages["jenis"], strict=True))

    @cached_property
    def _desa(self) -> list[str]:
        return [code for code, kind in self._kinds.items() if kind != _KELURAHAN]

    @cached_property
    def _inside(self) -> dict[str, list[str]]:
        """Code of a kecamatan or kabupaten/kota -> the desa in it, [] where it has none."""
        inside: dict[str, list[str]] = {code[:6]: [] for code in self._kinds}
        for code in self._desa:
            inside[code[:6]].append(code)
            inside.setdefault(code[:4], []).append(code)
        return inside

    @cached_property
    def _same_end(self) -> dict[str, list[str]]:
        """What follows the code of a kabupaten/kota -> the desa whose code ends so."""
        ends: dict[str, list[str]] = {}
        for code in self._desa:
            ends.setdefault(code[4:], []).append(code)
        return ends

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """A name without spaces or marks -> the desa that are called so."""
        names: dict[str, list[str]] = {}
        desa = self.areas.villages[self.areas.villages["jenis"] != _KELURAHAN]
        for code, name in desa["nama"].items():
            names.setdefault(_plain(str(name)), []).append(str(code))
        return names

    def _nearest(self, code: str) -> Message | None:
        """The desa of the same kecamatan, kabupaten/kota or ending of the code, with the fewest slips."""
        near = self._inside.get(code[:6]) or self._inside.get(code[:4]) or self._same_end.get(code[4:])
        if not near:
            return None
        slips = process.cdist([code], near, scorer=OSA.distance)[0]
        _, _, nearest = min(
            (int(slip), abs(int(each) - int(code)), each) for slip, each in zip(slips, near, strict=True)
        )
        return self._offered([nearest])

    def _offered(self, codes: Sequence[str]) -> Message:
        described = [self._described(code) for code in codes]
        listed = described[0]
        for following in described[1:]:
            listed = Message(N_("{first} atau {second}"), {"first": listed, "second": following})
        return listed

    def _described(self, code: str) -> Message:
        row = self.areas.villages.loc[code]
        return Message(
            N_("{code} ({name}, kecamatan {kecamatan}, {area})"),
            {
                "code": code,
                "name": str(row["nama"]),
                "kecamatan": str(row["kecamatan"]),
                "area": self.areas.name(str(row["kode_wilayah"])),
            },
        )


def refuse_mixed_villages(
    codes: Positions, cells: Sequence[Cell], values: Sequence[object], findings: Findings
) -> None:
    """Refuse the rows of invented villages where a file has rows of real ones too: samples count for nobody.

    codes, cells, values: the village column; row i was written cells[codes[i]] and read as values[codes[i]].
    """
    invented = np.array([isinstance(value, str) and is_invented(value) for value in values], dtype=bool)
    real = np.array([isinstance(value, str) for value in values], dtype=bool) & ~invented
    if not (invented.any() and real.any()):
        return
    findings.refuse(np.flatnonzero(invented[codes]), partial(_mixed, codes, cells))


def _mixed(codes: Positions, cells: Sequence[Cell], position: int) -> Problem:
    expected = Message(
        N_("desa yang ada; ini desa karangan dari data contoh, di berkas dengan desa sungguhan")
    )
    suggestion = Message(N_("Hapus baris data contoh."))
    return Problem(None, VILLAGE_COLUMN, shown(cells[codes[position]]), expected, suggestion)


def _expected() -> Message:
    return Message(N_("kode desa Kemendagri (bukan BPS), 10 angka, misalnya 7314012004"))


def _plain(written: str) -> str:
    return re.sub(r"[\W_]+", "", _KINDS.sub("", written.strip()).casefold())
