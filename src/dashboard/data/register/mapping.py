"""The file that says how an office's register is written: names of columns, words, order of counting."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from dashboard.data.register.words import CODES, COLUMNS, Rank, RegisterMapping
from dashboard.i18n import N_, Message

MOST_BYTES: Final = 1024 * 1024
#: Key of the file for an order -> field of Rank.
_ORDERS: Final = {"segmen": "segments", "sumber_dana": "fundings", "kelompok": "groups"}


class RegisterError(Exception):
    """A register, or what is said about it, that can't be used; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


def read_mapping(path: Path) -> RegisterMapping:
    """The mapping in a JSON file of `kolom`, `nilai` and `urutan`, each of which may be missing.

    Raises RegisterError naming what is not understood.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise RegisterError(
                Message(N_("{file} lebih besar daripada pemetaan register"), {"file": path.name})
            )
        written = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise RegisterError(Message(N_("Berkas tidak ditemukan: {file}"), {"file": path.name})) from None
    except (OSError, ValueError):
        raise RegisterError(Message(N_("{file} tidak terbaca sebagai JSON"), {"file": path.name})) from None
    if not isinstance(written, dict):
        raise RegisterError(Message(N_("{file} tidak berisi pemetaan register"), {"file": path.name}))
    unknown = set(written) - {"kolom", "nilai", "urutan"}
    if unknown:
        _unknown(path, sorted(unknown)[0], ("kolom", "nilai", "urutan"))
    return RegisterMapping(
        columns=_columns(path, written.get("kolom", {})),
        values=_values(path, written.get("nilai", {})),
        rank=_rank(path, written.get("urutan", {})),
    )


def _columns(path: Path, written: Any) -> dict[str, str]:
    found = _of_text(path, written)
    for name in found:
        if name not in COLUMNS:
            _unknown(path, name, COLUMNS)
    return found


def _values(path: Path, written: Any) -> dict[str, dict[str, str]]:
    found = {}
    for column, words in _mapping(path, written).items():
        if column not in CODES:
            _unknown(path, column, tuple(CODES))
        found[column] = _of_text(path, words)
        for code in found[column].values():
            if code not in CODES[column]:
                _unknown(path, code, CODES[column])
    return found


def _rank(path: Path, written: Any) -> Rank:
    orders: dict[str, tuple[str, ...]] = {}
    for column, codes in _mapping(path, written).items():
        if column not in _ORDERS:
            _unknown(path, column, tuple(_ORDERS))
        if not isinstance(codes, list) or sorted(map(str, codes)) != sorted(CODES[column]):
            raise RegisterError(
                Message(
                    N_("{file}: urutan {column} harus memuat setiap kode tepat sekali: {codes}"),
                    {"file": path.name, "column": column, "codes": ", ".join(CODES[column])},
                )
            )
        orders[_ORDERS[column]] = tuple(map(str, codes))
    return Rank(**orders)


def _mapping(path: Path, written: Any) -> Mapping[str, Any]:
    if not isinstance(written, dict):
        raise RegisterError(Message(N_("{file} tidak berisi pemetaan register"), {"file": path.name}))
    return written


def _of_text(path: Path, written: Any) -> dict[str, str]:
    found = _mapping(path, written)
    if not all(isinstance(each, str) for each in found.values()):
        raise RegisterError(Message(N_("{file} tidak berisi pemetaan register"), {"file": path.name}))
    return dict(found)


def _unknown(path: Path, word: str, known: Sequence[str]) -> None:
    raise RegisterError(
        Message(
            N_("{file}: {word} tidak dikenal; yang ada {known}"),
            {"file": path.name, "word": word, "known": ", ".join(known)},
        )
    )
