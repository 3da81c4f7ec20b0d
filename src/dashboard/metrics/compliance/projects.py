"""Government building projects: registered in time, late or not at all, and the contribution each owes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, Final

import pandas as pd

from dashboard.data.disclosure.sealed import Sealed
from dashboard.i18n import N_
from dashboard.metrics.compliance.workdays import NoCalendarError, deadline, is_settled, workdays_after
from dashboard.metrics.money.bands import project_contribution
from dashboard.metrics.money.rates import NoRateError

#: Working days after the work order within which a project is to be registered.
DAYS: Final = 14
CANCELLED: Final = "batal"


class State(StrEnum):
    """How a project stands towards its registration on a day."""

    IN_TIME = "tepat"
    LATE = "terlambat"
    OPEN = "berjalan"
    OVERDUE = "belum"
    CANCELLED = "batal"
    UNKNOWN = "tidak diketahui"


STATE_NAMES: Final[dict[State, str]] = {
    State.OVERDUE: N_("Belum terdaftar, lewat 14 hari kerja"),
    State.OPEN: N_("Belum terdaftar, masih dalam 14 hari kerja"),
    State.LATE: N_("Terdaftar terlambat"),
    State.IN_TIME: N_("Terdaftar dalam 14 hari kerja"),
    State.UNKNOWN: N_("Batas waktu tidak dapat dihitung"),
    State.CANCELLED: N_("Dibatalkan"),
}

_STATES: Final = ("in_time", "late", "open", "overdue", "unknown")
_COUNTS: Final = ("let", *_STATES, "no_owed", "no_owed_unregistered", "cancelled")
_RUPIAH: Final = ("value", "owed", "owed_unregistered")

#: Not registered as far as the file says.
UNREGISTERED: Final = (State.OVERDUE, State.OPEN)


def project_table(
    projects: pd.DataFrame, rates: pd.DataFrame, *, as_of: date, joint_leave_off: bool = True
) -> pd.DataFrame:
    """Every project let by a day, most pressing first.

    projects: proyek_konstruksi; rates: tarif_iuran, by which each contribution is owed in the month of the
    work order. A registration after `as_of` is not known yet. joint_leave_off: see `workdays.deadline`.

    Columns of the file, and: year (of the work order), state (`State`), deadline (date; None where no
    calendar is known), days (Int64: working days left where OPEN, late where LATE or OVERDUE), owed (Int64
    rupiah; <NA> where the value or the rate is not known, or the project is cancelled; also of projects
    registered, whose payment the file does not hold), estimated (whether holidays on the way to the deadline
    are not all announced).
    """
    let = projects[projects["tanggal_spk"].ne("") & (projects["tanggal_spk"] <= as_of.isoformat())]
    rows = []
    for each in let.to_dict("records"):
        ordered = date.fromisoformat(each["tanggal_spk"])
        registered = date.fromisoformat(each["tanggal_daftar"]) if each["tanggal_daftar"] else None
        if registered is not None and registered > as_of:
            registered, each["tanggal_daftar"] = None, ""
        until, state, days = _standing(
            ordered,
            registered,
            as_of=as_of,
            joint_leave_off=joint_leave_off,
            cancelled=each["status"] == CANCELLED,
        )
        settled = until is not None and all(is_settled(year) for year in {ordered.year, until.year})
        found = {
            "year": ordered.year, "state": state, "deadline": until, "days": days,
            "owed": None if state is State.CANCELLED
            else _owed(rates, each["nilai_kontrak"], each["tanggal_spk"][:7]),
            "estimated": not settled,
        }  # fmt: skip
        rows.append({str(key): value for key, value in each.items()} | found)
    added = ("year", "state", "deadline", "days", "owed", "estimated")
    table = pd.DataFrame(rows, columns=[*projects.columns, *added])
    table = table.astype({"nilai_kontrak": "Int64", "year": "Int64", "days": "Int64", "owed": "Int64"})
    order = {state: number for number, state in enumerate(STATE_NAMES)}
    return (
        table.assign(_order=table["state"].map(order))
        .sort_values(["_order", "owed", "kode_wilayah", "nama"], ascending=[True, False, True, True])
        .drop(columns="_order")
        .reset_index(drop=True)
    )


def amounts(table: pd.DataFrame) -> pd.DataFrame:
    """What each project adds to a sum; one row a project.

    table: as `project_table` gives it. Columns kode_wilayah, year, pemilik; and Int64: let, in_time, late,
    open, overdue, unknown (0 or 1, none of them cancelled), cancelled (0 or 1), no_owed and
    no_owed_unregistered (1 where what it owes is not known), value, owed (rupiah) and owed_unregistered
    (rupiah, of open and overdue).
    """
    kept = table["state"] != State.CANCELLED
    unregistered = table["state"].isin(UNREGISTERED)
    unknown = table["owed"].isna()
    flags = {
        "let": kept,
        "in_time": table["state"] == State.IN_TIME,
        "late": table["state"] == State.LATE,
        "open": table["state"] == State.OPEN,
        "overdue": table["state"] == State.OVERDUE,
        "unknown": table["state"] == State.UNKNOWN,
        "no_owed": kept & unknown,
        "no_owed_unregistered": unregistered & unknown,
        "cancelled": ~kept,
    }
    rupiah = {
        "value": table["nilai_kontrak"].where(kept),
        "owed": table["owed"].where(kept),
        "owed_unregistered": table["owed"].where(unregistered),
    }
    return table[["kode_wilayah", "year", "pemilik"]].assign(
        **{name: flag.astype("Int64") for name, flag in flags.items()}, **rupiah
    )


def totals(added: pd.DataFrame, by: str) -> pd.DataFrame:
    """Sums of `amounts` by a column, without groups of cancelled projects only.

    Index `by`; the amounts, Int64. owed_unregistered is 0 where no project waits; other rupiah are <NA> where
    nothing is known.
    """
    groups = added.groupby(by)[[*_COUNTS, *_RUPIAH]]
    sums = groups.sum(min_count=1).astype("Int64")
    sums = sums[(sums["let"] > 0).fillna(value=False).astype(bool)]
    none = (sums["open"] + sums["overdue"] == 0).fillna(value=False).astype(bool)
    return sums.assign(owed_unregistered=sums["owed_unregistered"].mask(none, 0))


def sealed_amounts(sealed: Sealed, rates: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """Sums of `amounts` by area, for who may see no single project: columns kode_wilayah, the amounts, and
    `disembunyikan` (bool; the amounts are then <NA>).

    as_of: one day for all that such a viewer sees, or the project let since would be the difference of two.
    """

    def each(projects: pd.DataFrame) -> pd.DataFrame:
        added = amounts(project_table(projects, rates, as_of=as_of))
        return added.loc[added["let"] == 1, ["kode_wilayah", "let", *_STATES, *_RUPIAH]]

    waiting = ("owed_unregistered",)
    found = sealed.sums(each, by=["kode_wilayah"], parts=dict.fromkeys(_STATES, waiting))
    nothing = {name: pd.array([pd.NA] * len(found), dtype="Int64") for name in _COUNTS if name not in found}
    return found.assign(**nothing).drop(columns="n").reset_index()


def _standing(
    ordered: date, registered: date | None, *, as_of: date, joint_leave_off: bool, cancelled: bool
) -> tuple[date | None, State, int | None]:
    try:
        until = deadline(ordered, DAYS, joint_leave_off=joint_leave_off)
        reached = registered or as_of
        days = workdays_after(until, reached, joint_leave_off=joint_leave_off)
    except NoCalendarError:
        return None, State.CANCELLED if cancelled else State.UNKNOWN, None
    if cancelled:
        return until, State.CANCELLED, None
    if reached <= until:
        return (until, State.IN_TIME, None) if registered else (until, State.OPEN, -days)
    # A registration on a Saturday after the deadline is late, though by no working day.
    return until, State.LATE if registered else State.OVERDUE, days


def _owed(rates: pd.DataFrame, value: Any, month: str) -> int | None:
    if pd.isna(value):
        return None
    try:
        return project_contribution(rates, value=int(value), month=month).total
    except NoRateError:
        return None
