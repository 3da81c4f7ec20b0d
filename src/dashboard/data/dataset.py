"""One loaded data source: the tables that every page and command computes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from dashboard.data.areas import Areas
from dashboard.data.contract import COLUMNS
from dashboard.data.report import FileReport
from dashboard.i18n import N_


class Source(StrEnum):
    """The data sources, never mixed in one number. VISIT is one visitor's own upload and nobody else's."""

    SAMPLE = "contoh"
    OFFICE = "kantor"
    VISIT = "unggahan"


SOURCE_NAMES = {
    Source.SAMPLE: N_("Data contoh"),
    Source.OFFICE: N_("Data kantor"),
    Source.VISIT: N_("Berkas unggahan, hanya kunjungan ini"),
}


def _none_of(name: str, **dtypes: str) -> pd.DataFrame:
    """The typed table of an optional file that isn't there; columns not named are text."""
    return pd.DataFrame({column: pd.Series(dtype=dtypes.get(column, "str")) for column in COLUMNS[name]})


@dataclass(frozen=True, eq=False)
class Dataset:
    """Validated tables of one source. Codes and periods are text (`YYYY-MM`), counts nullable Int64.

    members: kepesertaan; one row a count of active members at a month's end; columns of the contract, with
        sementara as bool. A blank count is <NA> and means "no data".
    eligible: potensi; one row eligible workers from a month on.
    targets: target; one row a target; nilai is float64, in satuan persen or orang.
    milestones: tonggak; one row a policy date; tanggal is `YYYY-MM-DD` text.
    reports: what reading each file came to.
    fingerprint: changes whenever any file's content changes; caches are keyed on it.
    group_population: populasi_kelompok; one row the people in a group from a year (Int64) on; optional.
    branch_actuals: realisasi_cabang; one row a branch's own count by employer at a month's end; optional.
    """

    source: Source
    areas: Areas
    members: pd.DataFrame
    eligible: pd.DataFrame
    targets: pd.DataFrame
    milestones: pd.DataFrame
    reports: tuple[FileReport, ...]
    fingerprint: str
    group_population: pd.DataFrame = field(
        default_factory=lambda: _none_of("populasi_kelompok", tahun="Int64", jumlah="Int64")
    )
    branch_actuals: pd.DataFrame = field(
        default_factory=lambda: _none_of("realisasi_cabang", peserta_aktif="Int64")
    )

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The typed tables by the contract's names; those of files that aren't there are empty."""
        return {
            "kepesertaan": self.members,
            "potensi": self.eligible,
            "populasi_kelompok": self.group_population,
            "target": self.targets,
            "realisasi_cabang": self.branch_actuals,
            "tonggak": self.milestones,
        }

    @property
    def periods(self) -> tuple[str, ...]:
        """The months that have any members row, oldest first."""
        return tuple(sorted(self.members["periode"].unique()))
