"""Reports of reading as JSON and back, so that what was read once need not be read again to be told."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from dashboard.data.contract.report import ColumnDoubt, FileReport, Problem
from dashboard.i18n import Message, Month, Percent

#: What may stand among a message's params besides plain values, by the name it has in JSON.
_KINDS: Final[dict[str, type[Month | Percent]]] = {"bulan": Month, "persen": Percent}
_MESSAGE: Final = "pesan"
_PLAIN: Final = ("path", "rows_read", "rows_used", "rows_refused", "table")


class UnkeepableError(TypeError):
    """A report holds something that JSON would not give back as it was."""


def as_json(report: FileReport) -> dict[str, Any]:
    """A report as plain values. Raises UnkeepableError."""
    return {
        **{
            name: getattr(report, name)
            for name in ("path", "rows_read", "rows_used", "rows_refused", "table")
        },
        "errors": [_problem(each) for each in report.errors],
        "warnings": [_problem(each) for each in report.warnings],
        "readings": [_message(each) for each in report.readings],
        "doubts": [asdict(each) for each in report.doubts],
    }


def from_json(told: dict[str, Any]) -> FileReport:
    """The report that was written. Raises KeyError, TypeError or ValueError where that is none."""
    return FileReport(
        **told
        | {
            "errors": tuple(map(_problem_of, told["errors"])),
            "warnings": tuple(map(_problem_of, told["warnings"])),
            "readings": tuple(map(_message_of, told["readings"])),
            "doubts": tuple(ColumnDoubt(**each) for each in told["doubts"]),
        }
    )


def _problem(each: Problem) -> dict[str, Any]:
    return {
        "row": each.row,
        "column": each.column,
        "value": each.value,
        "expected": _message(each.expected),
        "suggestion": None if each.suggestion is None else _message(each.suggestion),
    }


def _problem_of(told: dict[str, Any]) -> Problem:
    suggestion = told["suggestion"]
    return Problem(
        told["row"],
        told["column"],
        told["value"],
        _message_of(told["expected"]),
        None if suggestion is None else _message_of(suggestion),
    )


def _message(each: Message) -> dict[str, Any]:
    return {
        "template": each.template,
        "params": {name: _written(value) for name, value in each.params.items()},
    }


def _message_of(told: dict[str, Any]) -> Message:
    return Message(told["template"], {name: _read(value) for name, value in told["params"].items()})


def _written(value: object) -> object:
    if isinstance(value, Message):
        return {_MESSAGE: _message(value)}
    for name, kind in _KINDS.items():
        if isinstance(value, kind):
            return {name: asdict(value)}
    # Exactly these: a number of numpy would come back as another.
    if value is None or type(value) in {str, int, float, bool}:
        return value
    raise UnkeepableError(f"{type(value).__name__} in a message")


def _read(value: object) -> object:
    if not isinstance(value, dict):
        return value
    ((name, told),) = value.items()
    return _message_of(told) if name == _MESSAGE else _KINDS[name](**told)
