"""Tables of a template in which nobody has written a number yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.data.contract.as_sent import Column, RawTable
from dashboard.data.contract.findings import Findings
from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.schemas.spec import TableSpec
from dashboard.i18n import N_, Message

_NUMBERS: Final = ("Int64", "float64")


def _counts(spec: TableSpec) -> list[str]:
    """The columns of numbers that a row says; none where a row may be there without any."""
    counts = [name for name in spec.amounts if spec.columns[name].dtype in _NUMBERS]
    return [] if spec.names or any(spec.columns[name].often_blank for name in counts) else counts


def is_form(sent: Mapping[str, Column], spec: TableSpec) -> bool:
    """Whether nobody has written a number yet: a template's rows, which say nothing and replace nothing."""
    counts = _counts(spec)
    return bool(counts) and all(set(sent[name].cells) == {""} for name in counts)


def form_report(raw: RawTable, *, path: str, spec: TableSpec) -> FileReport:
    """What is said of it: no row counts as read."""
    findings = Findings(raw.rows[:0])
    findings.readings.extend(raw.readings)
    said = Message(
        N_("Belum ada angka di kolom {columns}; {count} barisnya tidak dipakai."),
        {"columns": ", ".join(_counts(spec)), "count": len(raw.rows)},
    )
    findings.warn_file(Problem(None, "", "", said))
    return findings.report(path)
