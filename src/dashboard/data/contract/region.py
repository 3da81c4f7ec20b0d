"""The region this dashboard is of: its code in data and links, and what it is called in words.

Read once, when the program starts, from `data/reference/kanwil.csv`, a table of one row: with another row
and other reference tables the same program serves another region, or the whole country.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).resolve().parents[4] / "data" / "reference" / "kanwil.csv"


class BrokenRegionError(Exception):
    """The table that says which region this is, is missing or has not exactly one whole row."""


@dataclass(frozen=True)
class Region:
    """One row of kanwil.csv, as it is written there.

    kode: of the whole region, in data and links. nama: within a sentence. singkat: as people shorten it.
    kantor, kantor_en: the office that publishes, in both languages.
    """

    kode: str
    nama: str
    singkat: str
    kantor: str
    kantor_en: str

    def office(self, language: str) -> str:
        """The office that publishes, in a language of the screen."""
        return self.kantor_en if language == "en" else self.kantor


def read_region(path: Path = _FILE) -> Region:
    """Raises BrokenRegionError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [
                {name: (row.get(name) or "").strip() for name in _COLUMNS} for row in csv.DictReader(file)
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BrokenRegionError(path) from error
    if len(rows) != 1 or not all(rows[0].values()):
        raise BrokenRegionError(path)
    return Region(**rows[0])


_COLUMNS: Final = tuple(each.name for each in fields(Region))
THE_REGION: Final = read_region()
