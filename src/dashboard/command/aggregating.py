"""`aggregate`: from a member-level register to the contract's files."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from dashboard.command.arguments import CannotError, month, unwritable
from dashboard.command.reading import read_areas
from dashboard.data.reference import load_active_rules
from dashboard.data.register.mapping import RegisterError, read_mapping
from dashboard.data.register.words import (
    AS_DESCRIBED,
    BRANCHES,
    DEFAULT_MEMORY,
    DUCKDB,
    MEMBERS,
    REASON_NAMES,
    SPILL,
    Quality,
    Reason,
    Rules,
    Step,
)
from dashboard.i18n import Language

text = Language()


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of `aggregate`, but for those that all commands share."""
    command.add_argument(
        "register",
        metavar=text("register"),
        help=text("folder atau berkas .parquet atau .csv, atau nama tabel di basis data"),
    )
    command.add_argument("--out", type=Path, required=True, help=text("folder tujuan"))
    command.add_argument(
        "--engine", default=DUCKDB, help=text("duckdb (bila tidak ditulis), spark, atau alamat basis data")
    )
    command.add_argument(
        "--memory", default=DEFAULT_MEMORY, help=text("batas memori mesin hitung, misalnya 1GB")
    )
    command.add_argument(
        "--months", help=text("bulan pertama dan terakhir, misalnya 2025-01..2025-12; tanpa ini semua")
    )
    command.add_argument(
        "--mapping",
        type=Path,
        help=text("berkas JSON: nama kolom kantor, kata-katanya, dan urutan hitungnya"),
    )


def run(options: argparse.Namespace) -> int:
    """Count, write, and say what was left out. Raises CannotError."""
    try:
        from dashboard.data.register.aggregate import aggregate  # noqa: PLC0415 - an extra brings the engine
    except ImportError:
        raise CannotError(
            text("Mesin hitung belum terpasang. Pasang dengan: {command}", command='pip install ".[skala]"')
        ) from None
    try:
        mapping = AS_DESCRIBED if options.mapping is None else read_mapping(options.mapping)
        areas = read_areas()
        rules = Rules(
            areas=tuple(areas.codes),
            branches=tuple(areas.branches),
            active=load_active_rules(),
            mapping=mapping,
        )
        print(
            text(
                "Yang tidak muat di memori ditulis ke {folder} dan dihapus sesudahnya.",
                folder=options.out / SPILL,
            ),
            file=sys.stderr,
        )
        found = aggregate(
            options.register,
            out=options.out,
            rules=rules,
            engine=options.engine,
            memory=options.memory,
            wanted=_months(options.months),
            told=_progress,
        )
    except RegisterError as error:
        raise CannotError(text.render(error.message)) from None
    except OSError as error:
        raise unwritable(error, options.out) from None
    if options.json:
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found, options.out)))
    return 0


def _months(written: str | None) -> tuple[str, str] | None:
    if written is None:
        return None
    first, _, last = written.partition("..")
    chosen = (month(first, option="--months"), month(last or first, option="--months"))
    if chosen[0] > chosen[1]:
        raise CannotError(text("--months: bulan pertama sesudah bulan terakhir."))
    return chosen


def _progress(step: Step) -> None:
    left = (
        "" if step.left is None else ", " + text("kira-kira {seconds} detik lagi", seconds=round(step.left))
    )
    print(
        text(
            "{month}: {done} dari {of} bulan, {rows} baris{left}",
            month=step.months[-1],
            done=step.done,
            of=step.of,
            rows=step.rows,
            left=left,
        ),
        file=sys.stderr,
    )


def _lines(found: Quality, out: Path) -> list[str]:
    lines = [
        text("{read} baris dibaca, {used} dihitung.", read=found.rows_read, used=found.rows_used),
        *(
            f"- {text.number(rows)}: {text(REASON_NAMES[Reason(reason)])}"
            for reason, rows in found.left_out.items()
        ),
    ]
    if found.persons:
        last = max(found.persons)
        lines.append(
            text(
                "{people} orang aktif per akhir {month}.", people=found.persons[last], month=text.month(last)
            )
        )
    lines.append(text("Ditulis: {files}", files=", ".join(str(out / name) for name in (MEMBERS, BRANCHES))))
    return lines
