"""Trying files before they count: what would be new, changed and missing against what is loaded now."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import pandas as pd

from dashboard.data.contract import ALL, COLUMNS
from dashboard.data.dataset import Dataset, Source
from dashboard.data.intake import build_dataset, validate_upload
from dashboard.data.report import FileReport
from dashboard.data.resolving import AreaResolver, CodeList
from dashboard.data.schemas import TableSpec, table_specs
from dashboard.data.validation import ValidTable

#: Column names of an amount before and after, in `Comparison.changed`.
OLD, NEW = "lama", "baru"

#: Called with how much is done (0 to 1) and the name of the file being read.
Progress = Callable[[float, str], None]

_NAME_LENGTH: Final = 80
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, eq=False)
class Comparison:
    """One table as sent, against the same table as loaded now. A row is told by its key.

    new, missing: the key columns and the amount of rows that only one of the two has; changed: the key
    columns, `lama` and `baru`; same: how many rows agree. veiled: loaded amounts of broken-down members are
    <NA> here, and small ones count as the same, because a guest may see neither.
    """

    name: str
    new: pd.DataFrame
    changed: pd.DataFrame
    missing: pd.DataFrame
    same: int
    veiled: bool = False


@dataclass(frozen=True, eq=False)
class TriedFile:
    """One file as sent: its name without any folder, and its tables."""

    name: str
    tables: tuple[ValidTable, ...]


@dataclass(frozen=True, eq=False)
class DryRun:
    """What trying some files came to.

    data: the dataset they would make; kept: names of the tables that come from the office's files, because no
    file sent holds them; compared_with: the source that `comparisons` are against.
    """

    files: tuple[TriedFile, ...]
    data: Dataset
    kept: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    compared_with: Source

    @property
    def usable(self) -> bool:
        """Whether there are members to show."""
        return bool(self.data.periods)

    @property
    def reports(self) -> tuple[FileReport, ...]:
        """What reading came to, without the tables that were loaded already."""
        return tuple(report for report in self.data.reports if report.path not in self.kept)


def dry_run(
    files: Sequence[tuple[str, bytes]],
    *,
    loaded: Dataset,
    office: Dataset | None,
    today: date,
    code_list: CodeList = CodeList.KEMENDAGRI,
    hide_below: int | None = None,
    progress: Progress = lambda _done, _name: None,
) -> DryRun:
    """Read files given by name and bytes, and say what they would change; nothing is written anywhere.

    loaded: what the pages show now. office: the office's own files, which lend the tables that were not sent;
    the sample never lends any. hide_below: counts of loaded members below this are small; None where the
    loaded data holds nothing to hide.
    """
    tried: list[TriedFile] = []
    for at, (written, content) in enumerate(files):
        name = plain_name(written)
        progress(at / len(files), name)

        def halfway(at: int = at, name: str = name) -> None:
            progress((at + 0.5) / len(files), name)

        tables = validate_upload(
            name, content, areas=loaded.areas, today=today, code_list=code_list, on_read=halfway
        )
        tried.append(TriedFile(name, tuple(_without_good_rows(table) for table in tables)))
    sent = [table for file in tried for table in file.tables]
    lent = _lent(office, sent) if office is not None else ()
    data = build_dataset(
        (*sent, *lent),
        source=Source.VISIT,
        areas=loaded.areas,
        today=today,
        fingerprint=f"{Source.VISIT}-{secrets.token_hex(16)}",
    )
    specs = table_specs(AreaResolver(loaded.areas), today=today)
    names = {table.name for table in sent if table.frame is not None}
    return DryRun(
        files=tuple(tried),
        data=data,
        kept=tuple(table.name for table in lent),
        comparisons=tuple(
            compare(
                name,
                loaded=loaded.tables[name],
                sent=data.tables[name],
                spec=specs[name],
                hide_below=hide_below if name == "kepesertaan" else None,
            )
            for name in COLUMNS
            if name in names
        ),
        compared_with=loaded.source,
    )


def compare(
    name: str,
    *,
    loaded: pd.DataFrame,
    sent: pd.DataFrame,
    spec: TableSpec,
    hide_below: int | None = None,
) -> Comparison:
    """What a table as sent would add to, change in and take from the one that is loaded.

    hide_below: see `dry_run`; only for members, whose rows may be broken down.
    """
    key, amount = list(spec.key), next(iter(spec.amounts), None)
    columns = [*key] if amount is None else [*key, amount]
    both = loaded[columns].merge(
        sent[columns], on=key, how="outer", suffixes=("_old", "_new"), indicator="_in"
    )
    if amount is None:
        both["_old"] = both["_new"] = 0
    else:
        both = both.rename(columns={f"{amount}_old": "_old", f"{amount}_new": "_new"})
    old, new = both["_old"].astype("Float64"), both["_new"].astype("Float64")
    differs = (old.isna() != new.isna()) | (old != new).fillna(value=False).astype(bool)
    in_both = both["_in"] == "both"
    if hide_below is not None:
        differs &= ~(old.between(1, hide_below - 1) & new.between(1, hide_below - 1)).fillna(value=False)
        broken_down = (both["kelompok"] != ALL) | (both["sumber_dana"] != ALL)
        both["_old"] = old.mask(broken_down)

    def side(rows: pd.Series[bool], column: str) -> pd.DataFrame:
        found = both.loc[rows, key if amount is None else [*key, column]]
        return found.rename(columns={column: str(amount)}).reset_index(drop=True)

    changed = both.loc[in_both & differs, [*key, "_old", "_new"]]
    return Comparison(
        name=name,
        new=side(both["_in"] == "right_only", "_new"),
        changed=changed.rename(columns={"_old": OLD, "_new": NEW}).reset_index(drop=True),
        missing=side(both["_in"] == "left_only", "_old"),
        same=int((in_both & ~differs).sum()),
        veiled=hide_below is not None,
    )


def plain_name(written: str) -> str:
    """A file's name without folders or characters that can't be seen, shortened."""
    name = _UNPRINTABLE.sub("", re.split(r"[\\/]", written)[-1]).strip() or "berkas"
    stem, dot, suffix = name.rpartition(".")
    return name if len(name) <= _NAME_LENGTH else f"{(stem or suffix)[:_NAME_LENGTH]}…{dot}{suffix[:8]}"


def _without_good_rows(table: ValidTable) -> ValidTable:
    """Rows as sent are only kept where there is something to send back."""
    return table if table.report.rows_refused else replace(table, sent=None)


def _lent(office: Dataset, sent: Sequence[ValidTable]) -> tuple[ValidTable, ...]:
    given = {table.name for table in sent}
    return tuple(
        ValidTable(name, frame, FileReport(name, len(frame), len(frame), 0))
        for name, frame in office.tables.items()
        if name not in given and not frame.empty
    )
