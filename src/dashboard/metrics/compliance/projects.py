"""Government building projects: registered in time, late or not at all, and the contribution each owes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, Final

import pandas as pd

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


def totals(table: pd.DataFrame, by: str) -> pd.DataFrame:
    """Projects added up by a column, those not cancelled.

    Index `by`. Columns, Int64: let (projects), value (rupiah), in_time, late, open, overdue, unknown
    (projects), owed (rupiah, all), owed_unregistered (rupiah, of open and overdue; 0 where there are none),
    no_owed, no_owed_unregistered (projects whose owed is not known). Rupiah are <NA> where nothing is known.
    """
    kept = table[table["state"] != State.CANCELLED]
    unregistered = kept["state"].isin(UNREGISTERED)
    counted = kept.assign(
        let=1,
        in_time=(kept["state"] == State.IN_TIME).astype("int64"),
        late=(kept["state"] == State.LATE).astype("int64"),
        open=(kept["state"] == State.OPEN).astype("int64"),
        overdue=(kept["state"] == State.OVERDUE).astype("int64"),
        unknown=(kept["state"] == State.UNKNOWN).astype("int64"),
        no_owed=kept["owed"].isna().astype("int64"),
        no_owed_unregistered=(kept["owed"].isna() & unregistered).astype("int64"),
        owed_unregistered=kept["owed"].where(unregistered),
    )
    numbers = ["let", "in_time", "late", "open", "overdue", "unknown", "no_owed", "no_owed_unregistered"]
    money = {"nilai_kontrak": "value", "owed": "owed", "owed_unregistered": "owed_unregistered"}
    groups = counted.groupby(by)
    sums = (
        groups[numbers].sum().join(groups[list(money)].sum(min_count=1).rename(columns=money)).astype("Int64")
    )
    none = sums["open"] + sums["overdue"] == 0
    return sums.assign(owed_unregistered=sums["owed_unregistered"].mask(none, 0))


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
