"""The command line's own words in Indonesian: argparse has them in English only."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Final, NoReturn

from dashboard.i18n import N_, Language

text = Language()

#: How argparse begins a complaint -> what is said instead; the groups fill the places.
_COMPLAINTS: Final = (
    (r"the following arguments are required: (?P<names>.+)", N_("wajib ditulis: {names}")),
    (r"unrecognized arguments: (?P<names>.+)", N_("tidak dikenal: {names}")),
    (
        r"argument (?P<name>[^:]+): expected (?:one|at least one) argument",
        N_("{name} perlu diisi sesudahnya"),
    ),
    (
        r"argument (?P<name>[^:]+): invalid (?:choice|\w+ value): '?(?P<value>[^']*)'?(?: \(.*choose from (?P<names>.*)\))?",
        N_("{name} tidak sah: “{value}” {names}"),
    ),
    (r"argument (?P<name>[^:]+): ignored explicit argument .*", N_("{name} tidak diisi apa pun")),
    (
        r"ambiguous option: (?P<name>\S+) could match (?P<names>.+)",
        N_("{name} dapat berarti {names}; tulis lengkap"),
    ),
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Indonesian."""

    def __init__(self, **given: object) -> None:
        super().__init__(**given, add_help=False, formatter_class=_Formatter)  # type: ignore[arg-type]
        self._positionals.title = text("yang ditulis")
        self._optionals.title = text("pilihan")
        self.add_argument("-h", "--help", action="help", help=text("tampilkan penjelasan ini, lalu selesai"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is written, and end with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{text('Perintah belum lengkap')}: {_in_indonesian(message)}\n")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or f"{text('cara menulis')}: ")


def _in_indonesian(message: str) -> str:
    for pattern, said in _COMPLAINTS:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match is not None:
            parts = {name: value or "" for name, value in match.groupdict().items()}
            names = parts.get("names", "")
            if "choose" in message and names:
                parts["names"] = text("(pilih: {names})", names=names.replace("'", ""))
            return text(said, **parts).strip()
    return message
