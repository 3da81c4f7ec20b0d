"""pemetaan.json: how an office's layouts are read, as somebody has confirmed. No cell of a table is in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from dashboard.data.cells.parsed import Reading
from dashboard.data.contract.as_sent import UnreadableFileError
from dashboard.data.contract.report import Problem
from dashboard.data.contract.words import ALL, COLUMNS, GROUP_NAMES, SEGMENT_NAMES
from dashboard.data.layouts.header import MOST_HEADER_ROWS
from dashboard.data.layouts.meanings import Fixed, Kind, Meaning
from dashboard.i18n import N_, Message

MAPPING_FILE: Final = "pemetaan.json"
MAX_BYTES: Final = 1024 * 1024
VERSION: Final = 1
#: More layouts than any office has.
_MOST_LAYOUTS: Final = 200
_MOST_COLUMNS: Final = 400


@dataclass(frozen=True)
class MappedLayout:
    """One layout.

    fingerprint: of the headings; sheets: names of the sheets it was confirmed for, months replaced.
    header_rows: how many; columns: what each column means, by its headings.
    fixed: what holds although the sheet does not say so. months: numbers of the months that the sheets had
    when their year was fixed; digests: of the sheets whose year or month was fixed.
    used: whether such sheets are read.
    """

    fingerprint: str
    header_rows: int
    columns: Mapping[str, Meaning]
    sheets: tuple[str, ...] = ()
    fixed: Fixed = field(default_factory=Fixed)
    months: tuple[int, ...] = ()
    digests: tuple[str, ...] = ()
    used: bool = True


@dataclass(frozen=True)
class LayoutMapping:
    """All layouts that are known.

    ways: table of the contract -> column -> how its doubtful cells are read.
    """

    layouts: tuple[MappedLayout, ...] = ()
    ways: Mapping[str, Mapping[str, Reading]] = field(default_factory=dict)

    def find(self, fingerprint: str, sheet: str, *, alone: bool) -> tuple[MappedLayout, ...]:
        """What was confirmed for the headings of a sheet, and for sheets of its name where several have them.

        Several where years or months were fixed for several files. alone: whether the file has no other
        table, so that its sheet may be called otherwise than before.
        """
        alike = tuple(each for each in self.layouts if each.fingerprint == fingerprint)
        named = tuple(each for each in alike if sheet in each.sheets)
        if named or not alone or len({each.sheets for each in alike}) != 1:
            return named
        return alike

    def with_layout(self, added: MappedLayout) -> LayoutMapping:
        """The same with a layout more; it takes the place of the one for the same headings and sheets.

        Two that fix another year or month for other files stand side by side.
        """
        others = []
        for each in self.layouts:
            if each.fingerprint != added.fingerprint or _differ_in_time(each, added):
                others.append(each)
            elif sheets := tuple(name for name in each.sheets if name not in added.sheets):
                others.append(replace(each, sheets=sheets))
        return replace(self, layouts=(*others, added))

    def with_way(self, table: str, column: str, way: Reading) -> LayoutMapping:
        """The same with a reading of the doubtful cells of a column."""
        return replace(self, ways={**self.ways, table: {**self.ways.get(table, {}), column: way}})

    def __or__(self, other: LayoutMapping) -> LayoutMapping:
        """Both; where they differ, the other counts."""
        joined = self
        for each in other.layouts:
            joined = joined.with_layout(each)
        for table, columns in other.ways.items():
            for column, way in columns.items():
                joined = joined.with_way(table, column, way)
        return joined


def _differ_in_time(one: MappedLayout, other: MappedLayout) -> bool:
    """Whether two layouts fix years or months, other ones for other files."""
    times = {(each.fixed.year, each.fixed.period) for each in (one, other)}
    return ("", "") not in times and len(times) == 2 and not {*one.digests} & {*other.digests}


#: Where nobody has confirmed anything.
NO_MAPPING: Final = LayoutMapping()


def write_mapping(mapping: LayoutMapping) -> bytes:
    """The mapping as the bytes of pemetaan.json."""
    written = {
        "jenis": "pemetaan",
        "versi": VERSION,
        "tata_letak": [_layout_as_json(each) for each in mapping.layouts],
        "bacaan": {
            table: {column: str(way) for column, way in columns.items()}
            for table, columns in mapping.ways.items()
        },
    }
    return (json.dumps(written, ensure_ascii=False, indent=2) + "\n").encode()


def read_mapping(content: bytes) -> LayoutMapping:
    """The mapping in the bytes of a pemetaan.json. Raises UnreadableFileError, which names the place."""
    if len(content) > MAX_BYTES:
        raise _wrong("", "", Message(N_("berkas paling besar {count} MB"), {"count": MAX_BYTES >> 20}))
    try:
        written = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _wrong(
            "", "", Message(N_("berkas pemetaan (JSON) yang utuh, seperti diunduh dari halaman Data"))
        ) from None
    whole = _object(written, "", N_("berkas pemetaan (JSON) yang utuh, seperti diunduh dari halaman Data"))
    if whole.get("versi") != VERSION:
        raise _wrong("versi", whole.get("versi"), Message(N_("{value}"), {"value": str(VERSION)}))
    layouts = _list(whole.get("tata_letak"), "tata_letak", N_("daftar tata letak"))
    if len(layouts) > _MOST_LAYOUTS:
        raise _wrong(
            "tata_letak", len(layouts), Message(N_("paling banyak {count}"), {"count": _MOST_LAYOUTS})
        )
    return LayoutMapping(
        tuple(_layout(each, f"tata_letak[{at}]") for at, each in enumerate(layouts)),
        _ways(whole.get("bacaan", {})),
    )


def _ways(written: object) -> dict[str, dict[str, Reading]]:
    """How doubtful cells are read: table -> column -> reading."""
    ways: dict[str, dict[str, Reading]] = {}
    for table, columns in _object(written, "bacaan", N_("tabel, kolom, dan cara membacanya")).items():
        place = f"bacaan.{table}"
        if table not in COLUMNS:
            listed = Message(N_("salah satu dari: {choices}"), {"choices": ", ".join(COLUMNS)})
            raise _wrong(place, table, listed)
        for column, way in _object(columns, place, N_("kolom dan cara membacanya")).items():
            if column not in COLUMNS[table] or way not in set(map(str, Reading)):
                listed = Message(N_("salah satu dari: {choices}"), {"choices": ", ".join(Reading)})
                raise _wrong(f"{place}.{column}", way, listed)
            ways.setdefault(table, {})[column] = Reading(way)
    return ways


def _layout_as_json(layout: MappedLayout) -> dict[str, object]:
    fixed = {
        "tahun": layout.fixed.year,
        "periode": layout.fixed.period,
        "segmen": layout.fixed.segment,
        "kelompok": layout.fixed.group,
    }
    return {
        "sidik": layout.fingerprint,
        "lembar": list(layout.sheets),
        "dipakai": layout.used,
        "baris_judul": layout.header_rows,
        "kolom": {
            name: {"isi": str(meaning.kind)} | ({"segmen": meaning.segment} if meaning.segment else {})
            for name, meaning in layout.columns.items()
        },
        "tetap": {name: value for name, value in fixed.items() if value},
        "bulan": list(layout.months),
        "sidik_isi": list(layout.digests),
    }


def _layout(written: object, place: str) -> MappedLayout:
    given = _object(written, place, N_("satu tata letak"))
    columns = _object(given.get("kolom"), f"{place}.kolom", N_("nama kolom dan isinya"))
    if len(columns) > _MOST_COLUMNS:
        raise _wrong(
            f"{place}.kolom", len(columns), Message(N_("paling banyak {count}"), {"count": _MOST_COLUMNS})
        )
    fixed = _object(given.get("tetap", {}), f"{place}.tetap", N_("nilai tetap"))
    months = _list(given.get("bulan", []), f"{place}.bulan", N_("daftar nomor bulan"))
    if not all(isinstance(each, int) and 1 <= each <= 12 for each in months):
        raise _wrong(f"{place}.bulan", months, Message(N_("daftar nomor bulan")))
    rows = given.get("baris_judul")
    if not isinstance(rows, int) or not 1 <= rows <= MOST_HEADER_ROWS:
        expected = Message(N_("bilangan bulat {low} sampai {high}"), {"low": 1, "high": MOST_HEADER_ROWS})
        raise _wrong(f"{place}.baris_judul", rows, expected)
    digests = _list(given.get("sidik_isi", []), f"{place}.sidik_isi", N_("daftar sidik isi lembar"))
    if not all(isinstance(each, str) and re.fullmatch(r"[0-9a-f]{16}", each) for each in digests):
        raise _wrong(f"{place}.sidik_isi", digests, Message(N_("daftar sidik isi lembar")))
    used = given.get("dipakai", True)
    if not isinstance(used, bool):
        raise _wrong(f"{place}.dipakai", used, Message(N_("true atau false")))
    sheets = _list(given.get("lembar", []), f"{place}.lembar", N_("daftar nama lembar"))
    return MappedLayout(
        fingerprint=_text(given, "sidik", place, r"[0-9a-f]{12}"),
        header_rows=rows,
        columns={str(name): _meaning(each, f"{place}.kolom.{name}") for name, each in columns.items()},
        sheets=tuple(map(str, sheets)),
        fixed=Fixed(
            year=_text(fixed, "tahun", f"{place}.tetap", r"20\d\d|"),
            period=_text(fixed, "periode", f"{place}.tetap", r"20\d\d-(?:0[1-9]|1[0-2])|"),
            segment=_code(fixed, "segmen", f"{place}.tetap", SEGMENT_NAMES),
            group=_code(fixed, "kelompok", f"{place}.tetap", {ALL: ALL, **GROUP_NAMES}),
        ),
        months=tuple(months),
        digests=tuple(digests),
        used=used,
    )


def _meaning(written: object, place: str) -> Meaning:
    given = _object(written, place, N_("isi kolom"))
    kind = given.get("isi")
    if kind not in {str(each) for each in Kind}:
        listed = Message(N_("salah satu dari: {choices}"), {"choices": ", ".join(Kind)})
        raise _wrong(f"{place}.isi", kind, listed)
    return Meaning(Kind(str(kind)), _code(given, "segmen", place, SEGMENT_NAMES))


def _code(given: Mapping[str, Any], name: str, place: str, names: Mapping[str, str]) -> str:
    """One of the contract's codes, or "" where there is none."""
    code = _text(given, name, place, r".*")
    if code and code not in names:
        listed = Message(N_("salah satu dari: {choices}"), {"choices": ", ".join(names)})
        raise _wrong(f"{place}.{name}", code, listed)
    return code


def _text(given: Mapping[str, Any], name: str, place: str, pattern: str) -> str:
    value = given.get(name, "")
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        raise _wrong(f"{place}.{name}", value, Message(N_("nilai seperti ditulis halaman Data")))
    return value


def _object(value: object, place: str, expected: str) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise _wrong(place, value, Message(expected))


def _list(value: object, place: str, expected: str) -> list[Any]:
    if isinstance(value, list):
        return value
    raise _wrong(place, value, Message(expected))


def _wrong(place: str, value: object, expected: Message) -> UnreadableFileError:
    written = "" if value is None or isinstance(value, dict | list) else str(value)[:80]
    return UnreadableFileError(Problem(None, place, written, expected))
