"""One loaded data source: the tables that every page and command computes on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.data.areas import Areas
from dashboard.data.report import FileReport
from dashboard.i18n import N_


class Source(StrEnum):
    """The two data sources, never mixed in one number."""

    SAMPLE = "contoh"
    OFFICE = "kantor"


SOURCE_NAMES = {Source.SAMPLE: N_("Data contoh"), Source.OFFICE: N_("Data kantor")}


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
    """

    source: Source
    areas: Areas
    members: pd.DataFrame
    eligible: pd.DataFrame
    targets: pd.DataFrame
    milestones: pd.DataFrame
    reports: tuple[FileReport, ...]
    fingerprint: str

    @property
    def periods(self) -> tuple[str, ...]:
        """The months that have any members row, oldest first."""
        return tuple(sorted(self.members["periode"].unique()))
