"""The same counts by other means: pandas, rows taken one by one, persons as sets."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from dashboard.data.contract.active_rules import ActiveRules, Cause
from dashboard.data.contract.words import FUNDING_NAMES, GROUP_NAMES
from dashboard.data.register.words import Rank, Reason

CELL = ("kode_wilayah", "segmen", "kelompok", "sumber_dana", "sementara")


def month_count(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])


def is_month(month: object) -> bool:
    return isinstance(month, str) and len(month) == 7 and month[4] == "-" and "01" <= month[5:] <= "12"


def reason_of(  # noqa: PLR0911 - one return a reason
    row: dict[str, object], *, areas: set[str], rules: ActiveRules
) -> Reason | None:
    """Why a row is left out; None where it counts."""
    nik, segment = row["nik"], row["segmen"]
    if not nik:
        return Reason.NO_NIK
    if len(str(nik)) != 16 or not str(nik).isascii() or not str(nik).isdigit():
        return Reason.BAD_NIK
    for name, words, reason in (
        ("segmen", ("PU", "BPU", "JAKON", "PMI"), Reason.UNKNOWN_SEGMENT),
        ("kelompok", GROUP_NAMES, Reason.UNKNOWN_GROUP),
        ("sumber_dana", FUNDING_NAMES, Reason.UNKNOWN_FUNDING),
        ("kode_wilayah", areas, Reason.UNKNOWN_AREA),
        ("sementara", ("ya", "tidak"), Reason.UNKNOWN_TEMPORARY),
    ):
        if row[name] not in words:
            return reason
    for name, reason in (
        ("mulai", Reason.BAD_START),
        ("berakhir", Reason.BAD_END),
        ("dibayar_sampai", Reason.BAD_PAID),
    ):
        if row[name] and not is_month(row[name]):
            return reason
    now = month_count(str(row["periode"]))
    if row["mulai"] and month_count(str(row["mulai"])) > now:
        return Reason.NOT_STARTED
    ended, behind = (rules.months(str(segment), cause) for cause in (Cause.ENDED, Cause.ARREARS))
    if row["berakhir"] and ended is not None and now - month_count(str(row["berakhir"])) > ended:
        return Reason.ENDED
    if behind is not None:
        if not row["dibayar_sampai"]:
            return Reason.NEVER_PAID
        if now - month_count(str(row["dibayar_sampai"])) > behind:
            return Reason.BEHIND
    return None


def recounted(
    register: pd.DataFrame, *, areas: set[str], branches: set[str], rules: ActiveRules, rank: Rank
) -> tuple[dict[tuple[str, ...], int], dict[tuple[str, ...], int], dict[str, int], dict[str, int]]:
    """Cells of kepesertaan, cells of realisasi_cabang, rows left out by reason, persons by month."""
    cells: dict[tuple[str, ...], int] = defaultdict(int)
    of_branch: dict[tuple[str, ...], set[str]] = defaultdict(set)
    out: dict[str, int] = defaultdict(int)
    memberships: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    for row in register.to_dict("records"):
        if not is_month(row["periode"]):
            out[Reason.BAD_MONTH] += 1
            continue
        reason = reason_of(row, areas=areas, rules=rules)
        if reason is None:
            memberships[row["periode"], row["nik"]].append(row)
        else:
            out[str(reason)] += 1
    persons: dict[str, int] = defaultdict(int)

    def place(row: dict[str, object]) -> tuple[object, ...]:
        return (
            row["sementara"] == "ya",
            rank.segments.index(str(row["segmen"])),
            rank.fundings.index(str(row["sumber_dana"])),
            rank.groups.index(str(row["kelompok"])),
            int(str(row["kode_wilayah"])),
        )

    for (month, nik), rows in memberships.items():
        first = min(rows, key=place)
        cells[(month, *(str(first[name]) for name in CELL))] += 1
        persons[month] += 1
        for branch in {str(row["kode_cabang"]) for row in rows if row["kode_cabang"] in branches}:
            own = [str(row["segmen"]) for row in rows if row["kode_cabang"] == branch]
            of_branch[month, branch, min(own, key=rank.segments.index)].add(nik)
    return cells, {key: len(people) for key, people in of_branch.items()}, out, persons
