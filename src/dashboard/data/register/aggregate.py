"""The whole way: a register read month by month, what was counted kept, and the contract's files written."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from shutil import rmtree
from typing import Final

import pandas as pd
from ibis.expr.types import Table

from dashboard.data.register import expression
from dashboard.data.register.engines import Engine, opened, quiet
from dashboard.data.register.mapping import RegisterError
from dashboard.data.register.words import (
    BRANCHES,
    COLUMNS,
    DUCKDB,
    MEMBERS,
    QUALITY,
    REASONS,
    SPARK,
    Quality,
    Reason,
    Rules,
    Step,
)
from dashboard.i18n import N_, Message

#: What is counted of each month, until all are; a run that is stopped goes on from there.
PARTS: Final = ".bagian"
#: Changes with every change of how is counted.
RECIPE: Final = 2


def aggregate(
    register: str,
    *,
    out: Path,
    rules: Rules,
    engine: str,
    memory: str,
    wanted: tuple[str, str] | None,
    told: Callable[[Step], None],
) -> Quality:
    """Count a register and write kepesertaan.csv, realisasi_cabang.csv and mutu.json to a folder.

    register: a folder or file, or the name of a table of the database at the address `engine`. wanted: the
    first and the last month, None for all. told: called after each step.
    Raises RegisterError; OSError where the folder can't be written.
    """
    _may_be_written(out)
    out.mkdir(parents=True, exist_ok=True)
    with opened(engine, out=out, memory=memory) as at_work:
        table = at_work.table(register)
        missing = [name for name in COLUMNS if rules.mapping.columns.get(name, name) not in table.columns]
        if missing:
            raise RegisterError(
                Message(
                    N_("Register tidak punya kolom {columns}. Sebut nama kolom kantor dengan --mapping."),
                    {"columns": ", ".join(missing)},
                )
            )
        rows = expression.named(table, rules.mapping)
        months = _months(rows)
        if wanted is not None:
            months = {month: count for month, count in months.items() if wanted[0] <= str(month) <= wanted[1]}
        known = {month: count for month, count in months.items() if expression.is_month(month)}
        if not known:
            raise RegisterError(Message(N_("Register tidak memuat bulan yang diminta")))
        parts = _Parts(out / PARTS, _key(register, engine, rules))
        _count(at_work, rows, known, parts=parts, rules=rules, told=told)
    bad = sum(months.values()) - sum(known.values())
    return _written(out, parts, sorted(known), rules=rules, bad_months=bad)


def _may_be_written(out: Path) -> None:
    """A folder with such files that did not come from a register is somebody's own."""
    if (out / QUALITY).exists():
        return
    for name in (MEMBERS, BRANCHES):
        if (out / name).exists():
            raise RegisterError(
                Message(
                    N_("{file} sudah ada dan tidak ditimpa. Pilih folder lain."), {"file": str(out / name)}
                )
            )


def _months(rows: Table) -> dict[str, int]:
    """How many rows each word in the column of months has."""
    with quiet():
        found = rows.group_by("periode").aggregate(baris=rows.count()).to_pandas()
    return {str(month): int(count) for month, count in zip(found["periode"], found["baris"], strict=True)}


def _batches(months: dict[str, int], most: int | None) -> Iterator[tuple[str, ...]]:
    """Months that are counted together, in order."""
    batch: list[str] = []
    size = 0
    for month in sorted(months):
        if batch and most is not None and size + months[month] > most:
            yield tuple(batch)
            batch, size = [], 0
        batch.append(month)
        size += months[month]
    yield tuple(batch)


def _count(
    engine: Engine,
    rows: Table,
    months: dict[str, int],
    *,
    parts: _Parts,
    rules: Rules,
    told: Callable[[Step], None],
) -> None:
    todo = {month: count for month, count in months.items() if not parts.has(month)}
    begun, counted = time.monotonic(), 0
    if not todo:
        return
    with quiet():
        words = {
            column: engine.small_table(f"kata_{column}", known)
            for column, known in expression.known_words(rules).items()
        }
    for batch in _batches(todo, engine.rows_at_once):
        parts.keep(batch, _counted(engine, rows, batch, words=words))
        counted += sum(todo[month] for month in batch)
        passed = time.monotonic() - begun
        left = passed / counted * (sum(todo.values()) - counted)
        done = sum(parts.has(month) for month in months)
        told(Step(batch, done, len(months), counted, left))


def _counted(
    engine: Engine, rows: Table, batch: Sequence[str], *, words: Mapping[str, Table]
) -> dict[str, pd.DataFrame]:
    def judge(some: Table) -> Table:
        return expression.judged(some, words, months=batch)

    with quiet(), engine.at_hand("orang", expression.people(judge(rows))) as persons:
        return {
            "alasan": expression.reasons(persons).to_pandas(),
            "sel": expression.by_cell(persons).to_pandas(),
            "cabang": expression.by_branch(rows, persons, judge).to_pandas(),
        }


class _Parts:
    """What is counted of each month, on disk: numbers of cells only, no person."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder = folder
        known = folder / "asal.txt"
        if not known.exists() or known.read_text(encoding="utf-8") != key:
            rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
            known.write_text(key, encoding="utf-8")

    def has(self, month: str) -> bool:
        return (self.folder / f"{month}.txt").exists()

    def keep(self, batch: Sequence[str], found: dict[str, pd.DataFrame]) -> None:
        """The marks of the months come last: a batch without them is counted again."""
        for name, frame in found.items():
            frame.to_parquet(self.folder / f"{batch[0]}.{name}.parquet")
        for month in batch:
            (self.folder / f"{month}.txt").write_text(batch[0], encoding="utf-8")

    def read(self, months: Sequence[str], name: str) -> pd.DataFrame:
        batches = sorted({(self.folder / f"{month}.txt").read_text(encoding="utf-8") for month in months})
        return pd.concat(
            [pd.read_parquet(self.folder / f"{batch}.{name}.parquet") for batch in batches], ignore_index=True
        )

    def forget(self) -> None:
        rmtree(self.folder, ignore_errors=True)


def _key(register: str, engine: str, rules: Rules) -> str:
    """Of the register as its files lie there, and of everything that decides how it is counted."""
    digest = hashlib.sha256(repr((RECIPE, register, engine, rules)).encode())
    if engine in (DUCKDB, SPARK):
        path = Path(register)
        for each in sorted(path.rglob("*")) if path.is_dir() else [path]:
            state = each.stat()
            digest.update(f"{each}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _written(out: Path, parts: _Parts, months: Sequence[str], *, rules: Rules, bad_months: int) -> Quality:
    members = expression.members_table(parts.read(months, "sel"), rules.rank)
    members = members[members["periode"].isin(months)]
    by_branch = expression.branch_table(parts.read(months, "cabang"), rules)
    by_branch = by_branch[by_branch["periode"].isin(months)]
    reasons = parts.read(months, "alasan")
    counts: Counter[int] = Counter()
    for at, rows in zip(reasons["alasan"], reasons["baris"], strict=True):
        counts[int(at)] += int(rows)
    used = counts.pop(-1, 0)
    left_out = {str(REASONS[at]): rows for at, rows in counts.items()}
    if bad_months:
        left_out[str(Reason.BAD_MONTH)] = bad_months
    persons = dict.fromkeys(months, 0)
    for month, people in zip(members["periode"], members["peserta_aktif"], strict=True):
        persons[str(month)] += int(people)
    found = Quality(
        rows_read=used + sum(left_out.values()),
        rows_used=used,
        left_out={str(each): left_out[str(each)] for each in REASONS if str(each) in left_out},
        persons=persons,
    )
    for name, content in (
        (MEMBERS, members.to_csv(index=False, lineterminator="\n")),
        (BRANCHES, by_branch.to_csv(index=False, lineterminator="\n")),
        (QUALITY, json.dumps(found.as_json(), ensure_ascii=False, indent=2) + "\n"),
    ):
        _replaced(out / name, content)
    parts.forget()
    return found


def _replaced(path: Path, content: str) -> None:
    """Write a file whole, or leave the one before."""
    made = path.with_name(f"{path.name}.baru")
    made.write_text(content, encoding="utf-8")
    made.replace(path)
