"""What a branch's data lack in a month: which file, and which of its kabupaten/kota are not in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.data.contract.words import ALL, Level
from dashboard.data.dataset import Dataset, hidden_in
from dashboard.metrics.coverage.targets import BRANCH_KIND


class Lacks(StrEnum):
    """What can be lacking, in the order in which it matters."""

    OWN_COUNT = "realisasi_cabang"
    OWN_TARGET = "target_cabang"
    MEMBERS = "kepesertaan"
    ELIGIBLE = "potensi"
    TARGET = "target"
    FUNDINGS = "pendanaan"
    COMPLIANCE = "kepatuhan"
    POPULATION = "populasi_kelompok"


@dataclass(frozen=True)
class Gap:
    """Something lacking. codes: kabupaten/kota without it, in code order; () where it is the branch's own."""

    what: Lacks
    codes: tuple[str, ...] = ()


def branch_gaps(data: Dataset, *, branch: str, period: str) -> tuple[Gap, ...]:
    """What a branch and its kabupaten/kota lack in a month.

    Members and the branch's own count: a count in that month. Potensi: one in force. Targets: of the month's
    year. Groups' people: of that year or an earlier one. Compliance: a report of that month or earlier.
    Funded groups: any. A blank count is lacking, a hidden one is there.
    """
    inside = data.areas.inside(branch)
    year = int(period[:4])
    own = data.branch_actuals
    own = own[(own["kode_cabang"] == branch) & (own["periode"] == period) & own["peserta_aktif"].notna()]
    targets = data.targets[data.targets["tahun"] == year]
    own_target = (targets["kode"] == branch) & (targets["jenis"] == BRANCH_KIND)
    members, eligible = data.members, data.eligible
    there: dict[Lacks, pd.Series] = {
        Lacks.MEMBERS: _codes(members, (members["periode"] == period) & _known(members, "peserta_aktif")),
        Lacks.ELIGIBLE: _codes(eligible, (eligible["berlaku_mulai"] <= period) & eligible["potensi"].notna()),
        Lacks.TARGET: targets.loc[
            (targets["tingkat"] == str(Level.REGENCY)) & (targets["segmen"] == ALL), "kode"
        ],
        Lacks.FUNDINGS: data.fundings["kode_wilayah"],
        Lacks.COMPLIANCE: _codes(data.compliance, data.compliance["periode"] <= period),
        Lacks.POPULATION: _codes(data.group_population, data.group_population["tahun"] <= year),
    }
    found = [] if len(own) else [Gap(Lacks.OWN_COUNT)]
    if not own_target.any():
        found.append(Gap(Lacks.OWN_TARGET))
    for what, codes in there.items():
        known = set(codes)
        without = tuple(code for code in inside if code not in known)
        if without:
            found.append(Gap(what, without))
    return tuple(found)


def _codes(table: pd.DataFrame, rows: pd.Series) -> pd.Series:
    return table.loc[rows.fillna(False).astype(bool), "kode_wilayah"]


def _known(table: pd.DataFrame, column: str) -> pd.Series:
    """A number, or one that is hidden: not for this viewer, but there."""
    return table[column].notna() | hidden_in(table)
