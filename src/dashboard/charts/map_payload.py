"""What the browser needs to draw the interactive map: every month of one indicator, small enough to travel.

Numbers go as whole numbers (hundredths for percentages and points) and as differences to the month before,
because most months change little; the whole is deflated. Classes are decided here and not in the browser, so
that a value on an edge is in the class that Python's tables and pictures say.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.charts.classes import NO_DATA, NO_DATA_LABEL, Classification, Method
from dashboard.charts.indicators import Indicator, Unit
from dashboard.charts.map_words import map_words
from dashboard.charts.palette import PALETTES, Ramp, Theme, text_on
from dashboard.data.contract.words import Level
from dashboard.data.outlines.boundaries import Tile
from dashboard.data.outlines.geometry import Geometry
from dashboard.data.places.areas import Areas
from dashboard.i18n import Language
from dashboard.metrics.cube.rounding import DIGITS, shown_units

#: Longest name that the map writes in full; a longer one of a kabupaten gives way to its short form.
LABEL: Final = 14

#: What the map takes of the light palette, whatever the theme around it: everyone with a link sees the same
#: map, and darker is more.
COLOURS: Final = (
    "hatch", "ground", "outline", "border", "sea", "neutral", "symbol", "text", "muted", "mark"
)  # fmt: skip

#: The tables of numbers of a payload, in the order in which their bytes travel.
TABLES: Final = ("values", "classes", "active", "eligible")


@dataclass(frozen=True, eq=False)
class MapData:
    """One indicator at one level over all months; what charts and component are drawn from.

    values: index periode (YYYY-MM, oldest first), a column per area code of the level; float, NaN is no data.
    active, eligible: people, same shape, for the words beside a value; None where they say nothing.
    classification: made from `values` (all months share it).
    title: shown in the picture, and so is the line of the month in `sources`, which names the version of the
        denominator in force then.
    sample: stamp DATA CONTOH.
    basis: the month whose values the classes are made of, "" where no single one is.
    notes: area code -> one more line beside its value (an unverified branch territory, say).
    """

    values: pd.DataFrame
    indicator: Indicator
    classification: Classification
    level: Level
    title: str
    sources: Mapping[str, str]
    sample: bool
    active: pd.DataFrame | None = None
    eligible: pd.DataFrame | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    basis: str = ""

    @property
    def codes(self) -> list[str]:
        """Area codes, in the order of the columns."""
        return [str(code) for code in self.values.columns]

    @property
    def months(self) -> list[str]:
        """Months, oldest first."""
        return [str(month) for month in self.values.index]

    @property
    def numbers(self) -> npt.NDArray[np.float64]:
        """The values, months by areas."""
        return self.values.to_numpy(dtype=np.float64)

    @property
    def peak(self) -> float:
        """The largest value of any month, at least 1: what symbols are drawn in proportion to."""
        return max(1.0, float(np.nanmax(np.abs(self.numbers), initial=0.0)))

    def source(self, period: str) -> str:
        """The source of one month, "" where nothing is known of it."""
        return self.sources.get(period, "")

    def month(self, period: str) -> pd.Series:
        """One month's values by area code. Raises KeyError for a month that is not there."""
        row = self.numbers[self.months.index(period)] if period in self.months else None
        if row is None:
            raise KeyError(period)
        return pd.Series(row, index=self.codes)


def map_payload(
    data: MapData,
    *,
    areas: Areas,
    geometry: Geometry,
    text: Language,
    tiles: Mapping[str, Tile],
) -> dict[str, Any]:
    """What does not change with the visitor's choices: names, numbers, classes, words, colours.

    Plain JSON types; tables of numbers as `packed_steps`, in the order of `codes`. `values` is None where
    they are the eligible less the active.
    """
    codes = data.codes
    regencies = data.level == Level.REGENCY
    sources = list(dict.fromkeys(data.source(month) for month in data.months))
    active, eligible = (
        None if frame is None else shown_units(_same(frame, data), digits=0)
        for frame in (data.active, data.eligible)
    )
    digits = 0 if data.indicator.unit == Unit.PEOPLE else DIGITS
    return {
        "geometry": geometry.url,
        "outlines": json.loads(geometry.to_json()) if geometry.url is None else None,
        "locale": "id-ID" if text.code == "id" else "en-GB",
        "level": data.level.value,
        "codes": codes,
        "names": [areas.name(code) for code in codes],
        "short": [areas.short_name(code) for code in codes],
        "members": [list(areas.inside(code)) for code in codes],
        "labels": [label_name(code, areas, tiles) if regencies else areas.short_name(code) for code in codes],
        "borders": border_words(data.level, text),
        "parents": [areas.province_of(code) if regencies else "" for code in codes],
        "provinces": areas.provinces,
        "notes": {code: note for code, note in data.notes.items() if code in codes},
        "tiles": [list(tiles[code][:2]) if code in tiles else None for code in codes],
        "tileNames": [tile_name(code, areas, tiles) if regencies else "" for code in codes],
        "months": data.months,
        "monthNames": [text.month(month) for month in data.months],
        "scale": 10**digits,
        "unit": data.indicator.unit.value,
        "values": _values(shown_units(data.numbers, digits=digits), active, eligible),
        "classes": packed_steps(_classes(data)),
        "active": None if active is None else packed_steps(active),
        "eligible": None if eligible is None else packed_steps(eligible),
        "symbols": data.indicator.symbols,
        "legend": _legend(data, text),
        "caution": _caution(data, text),
        "title": data.title,
        "sources": sources,
        "sourceOf": [sources.index(data.source(month)) for month in data.months],
        "stamp": text("DATA CONTOH") if data.sample else "",
        "words": map_words(text),
        "palette": {name: getattr(PALETTES[Theme.LIGHT], name) for name in COLOURS},
    }


def pack(payload: Mapping[str, Any]) -> bytes:
    """The payload as it travels: a line of JSON, then the bytes of the tables of numbers, deflated (zlib).

    In the JSON a table is the number of its bytes: as base64 they would deflate to a tenth more.
    """
    tables = {name: base64.b64decode(payload[name]) for name in TABLES if payload[name] is not None}
    sizes = {name: len(table) for name, table in tables.items()}
    document = json.dumps({**payload, **sizes}, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return zlib.compress(document.encode() + b"\n" + b"".join(tables.values()), 6)


def border_words(level: Level, text: Language) -> str:
    """What the thicker lines of a map of a level are."""
    return text("batas wilayah kerja cabang") if level == Level.BRANCH else text("batas provinsi")


def tile_name(code: str, areas: Areas, tiles: Mapping[str, Tile]) -> str:
    """A name for a square of the tile grid, "|" where it may be broken; the official one if none is kept."""
    kept = tiles[code].name if code in tiles else ""
    return kept or areas.short_name(code)


def label_name(code: str, areas: Areas, tiles: Mapping[str, Tile]) -> str:
    """A name for a kabupaten/kota on the map: the official one, or its short form where that is too long."""
    official = areas.short_name(code)
    if len(official) <= LABEL or official.startswith("Kota "):
        return official
    return tile_name(code, areas, tiles).replace("|", "")


def _same(frame: pd.DataFrame, data: MapData) -> npt.NDArray[np.float64]:
    """A companion table in the months and areas of the values; what it lacks is no data."""
    fitted = frame.reindex(index=data.months, columns=data.codes)
    return fitted.astype("float64").to_numpy(dtype=np.float64, na_value=np.nan)


def _values(
    values: npt.NDArray[np.float64],
    active: npt.NDArray[np.float64] | None,
    eligible: npt.NDArray[np.float64] | None,
) -> str | None:
    derived = (
        active is not None
        and eligible is not None
        and np.array_equal(eligible - active, values, equal_nan=True)
    )
    return None if derived else packed_steps(values)


def _classes(data: MapData) -> npt.NDArray[np.float64]:
    found = data.classification.index(data.numbers).astype(np.float64)
    found[found == NO_DATA] = np.nan
    return found


def packed_steps(numbers: npt.NDArray[np.float64]) -> str:
    """Months x areas of whole numbers as text: area by area the difference to the last known month.

    A difference d is written as 2d + 1 (2|d| where negative), 0 is no data; four bytes each, first all the
    lowest bytes and so on, because those of a kind deflate best; base64.
    """
    known = pd.DataFrame(numbers).ffill().shift(1).fillna(0).to_numpy()
    steps = numbers - known
    missing = ~np.isfinite(steps)
    signed = np.where(missing, 0, steps).astype(np.int64).T.ravel()
    cells = np.where(missing.T.ravel(), 0, np.where(signed < 0, -2 * signed, 2 * signed + 1))
    planes = [((cells >> shift) & 0xFF).astype(np.uint8).tobytes() for shift in (0, 8, 16, 24)]
    return base64.b64encode(b"".join(planes)).decode("ascii")


def _legend(data: MapData, text: Language) -> list[dict[str, object]]:
    fills = data.classification.fills(Theme.LIGHT)
    labels, notes = data.classification.labels(text), data.classification.notes(text)
    starts = (None, *data.classification.edges)
    ends = (*data.classification.edges, None)
    rows: list[dict[str, object]] = [
        {
            "label": label,
            "note": note,
            "fill": fills[row],
            "ink": text_on(fills[row]),
            "from": starts[row],
            "to": ends[row],
        }
        for row, (label, note) in enumerate(zip(labels, notes, strict=True))
    ]
    return [*rows, {"label": text(NO_DATA_LABEL), "note": ""}]


def _caution(data: MapData, text: Language) -> str:
    """What to know before reading the classes."""
    method = data.classification.method
    if method == Method.POLICY and data.indicator.caution:
        return text(data.indicator.caution)
    if method != Method.QUANTILE or not data.basis:
        return ""
    month = text.month(data.basis)
    if data.indicator.ramp == Ramp.DIVERGING:
        return text(
            "Kuantil dari besarnya perubahan {month}, seluruh wilayah; simetris terhadap nol.", month=month
        )
    return text("Kuantil dari nilai {month}, seluruh wilayah.", month=month)
