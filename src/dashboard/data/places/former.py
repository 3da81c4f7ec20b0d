"""Former names and codes of areas: which of them can be read, and as what."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.data.contract.report import Problem
from dashboard.i18n import N_, Message

FORMER_COLUMNS: Final = ("kode_wilayah", "nama_lama", "kode_lama", "sampai", "dasar")


@dataclass(frozen=True)
class Former:
    """A name (or, where `is_code`, a code) that an area had until a year, and the law that ended it."""

    code: str
    written: str
    is_code: bool
    until: str
    basis: str

    def told(self, cell: str, area: str) -> Message:
        """That a cell was read by it. area: today's name."""
        said = (
            N_("“{cell}” dibaca sebagai {code} ({area}): kodenya sampai {until} ({basis}).")
            if self.is_code
            else N_("“{cell}” dibaca sebagai {code} ({area}): namanya sampai {until} ({basis}).")
        )
        places: dict[str, object] = {
            "cell": cell,
            "code": self.code,
            "area": area,
            "until": self.until,
            "basis": self.basis,
        }
        return Message(said, places)


def formers(table: pd.DataFrame) -> tuple[Former, ...]:
    """The rows of a table of former names, text columns FORMER_COLUMNS."""
    return tuple(
        Former(
            code=row["kode_wilayah"],
            written=row["nama_lama"] or row["kode_lama"],
            is_code=not row["nama_lama"],
            until=row["sampai"],
            basis=row["dasar"],
        )
        for row in table.to_dict("records")
    )


def check_former(table: pd.DataFrame, codes: Collection[str]) -> list[Problem]:
    """What is wrong with a table of former names, row by row. codes: today's areas."""
    problems = [
        Problem(None, name, "", Message(N_("kolom ini harus ada di tabel nama lama")))
        for name in FORMER_COLUMNS
        if name not in table
    ]
    if problems:
        return problems
    for number, row in enumerate(table.to_dict("records"), start=2):
        for column, fits, expected in (
            ("kode_wilayah", row["kode_wilayah"] in codes, N_("kode wilayah yang berlaku sekarang")),
            (
                "nama_lama",
                bool(row["nama_lama"]) != bool(row["kode_lama"]),
                N_("nama lama atau kode lama, salah satu di setiap baris"),
            ),
            (
                "kode_lama",
                not row["kode_lama"] or (len(row["kode_lama"]) in (2, 4) and row["kode_lama"].isdigit()),
                N_("kode lama, dua atau empat angka"),
            ),
            ("sampai", len(row["sampai"]) == 4 and row["sampai"].isdigit(), N_("tahun, empat angka")),
            ("dasar", bool(row["dasar"]), N_("peraturan yang mengubahnya")),
        ):
            if not fits:
                problems.append(Problem(number, column, row[column], Message(expected)))
    return problems
