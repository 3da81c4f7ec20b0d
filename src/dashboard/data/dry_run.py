"""Trying files before they count: what would be new, changed and missing against what is loaded now."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import pandas as pd

from dashboard.data.checks.validation import ValidTable
from dashboard.data.contract.report import FileReport
from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset, Source, hidden_in
from dashboard.data.intake import build_dataset, validate_upload
from dashboard.data.layouts.mapping import NO_MAPPING, LayoutMapping
from dashboard.data.layouts.proposing import Proposal
from dashboard.data.merge import spoken_of
from dashboard.data.places.resolving import AreaResolver, CodeList
from dashboard.data.schemas import TableSpec, table_specs

#: Column names of an amount before and after, in `Comparison.changed`.
OLD, NEW = "lama", "baru"

#: Called with how much is done (0 to 1) and the name of the file being read.
Progress = Callable[[float, str], None]

_OLD, _NEW = "_old", "_new"
_NAME_LENGTH: Final = 80
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, eq=False)
class Comparison:
    """One table as sent, against the same table as loaded now. A row is told by its key.

    new, missing: the key columns and the amounts of rows that only one of the two has; changed: the key
    columns, `lama` and `baru`: the amount, or for a table with several what differs, in words; same: how many
    rows agree. amounts: the names of the amounts. hidden: loaded rows whose numbers the viewer may not see;
    neither they nor rows sent for the same key are in any of the others. kept: how many loaded rows are of
    other units than the rows sent, and stay; see merge.
    """

    name: str
    new: pd.DataFrame
    changed: pd.DataFrame
    missing: pd.DataFrame
    same: int
    amounts: tuple[str, ...] = ()
    hidden: int = 0
    kept: int = 0


@dataclass(frozen=True, eq=False)
class TriedFile:
    """One file as sent: its name without any folder, and its tables."""

    name: str
    tables: tuple[ValidTable, ...]

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """What has to be answered before the file can be read."""
        return tuple(proposal for table in self.tables for proposal in table.proposals)

    @property
    def waits(self) -> bool:
        """Whether an answer would let more of the file be read."""
        return bool(self.proposals) or any(table.report.doubts for table in self.tables)


@dataclass(frozen=True, eq=False)
class DryRun:
    """What trying some files came to.

    data: the dataset they would make; kept: names of the tables that come from the office's files, because no
    file sent holds them; compared_with: the source that `comparisons` are against. not_compared: names of
    tables sent whose loaded rows the viewer may not see.
    """

    files: tuple[TriedFile, ...]
    data: Dataset
    kept: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    compared_with: Source
    not_compared: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether there are members to show."""
        return bool(self.data.periods)

    @property
    def reports(self) -> tuple[FileReport, ...]:
        """What reading came to, without the tables that were loaded already."""
        return tuple(report for report in self.data.reports if report.path not in self.kept)


def dry_run(
    files: Sequence[tuple[str, bytes] | TriedFile],
    *,
    loaded: Dataset,
    base: Dataset | None,
    today: date,
    code_list: CodeList = CodeList.KEMENDAGRI,
    mapping: LayoutMapping = NO_MAPPING,
    progress: Progress = lambda _done, _name: None,
) -> DryRun:
    """Read files given by name and bytes, and say what they would change; nothing is written anywhere.

    files: one that was tried already stays as it is. mapping: layouts that somebody has confirmed.
    loaded: what the pages show now. base: what the files are set upon: the visit's earlier files, else the
    office's; it lends the tables that were not sent, and the units of those sent that no row speaks of. The
    sample never lends any. Both as this viewer may see them: what is lent or compared keeps its rights.
    """
    tried: list[TriedFile] = []
    for at, file in enumerate(files):
        if isinstance(file, TriedFile):
            tried.append(file)
            continue
        written, content = file
        name = plain_name(written)
        progress(at / len(files), name)

        def halfway(at: int = at, name: str = name) -> None:
            progress((at + 0.5) / len(files), name)

        tables = validate_upload(
            name,
            content,
            areas=loaded.areas,
            today=today,
            code_list=code_list,
            mapping=mapping,
            on_read=halfway,
        )
        tried.append(TriedFile(name, tuple(_without_good_rows(table) for table in tables)))
    sent = [table for file in tried for table in file.tables]
    given = {table.name for table in sent}
    lent = _lent(base, given) if base is not None else ()
    sealed = {} if base is None else {name: kept for name, kept in base.sealed.items() if name not in given}
    names = [
        name for name in COLUMNS if any(table.name == name and table.frame is not None for table in sent)
    ]
    ground = {} if base is None else {name: base.tables[name] for name in names if _is_shown(base, name)}
    if base is not None and not base.has_own_rates:
        ground.pop("tarif_iuran", None)
    data = build_dataset(
        (*sent, *lent),
        source=Source.VISIT,
        areas=loaded.areas,
        today=today,
        fingerprint=f"{Source.VISIT}-{secrets.token_hex(16)}",
        law_rates=loaded.law_rates,
        active_rules=loaded.active_rules,
        base=ground,
    )
    specs = table_specs(AreaResolver(loaded.areas), today=today)
    compared = loaded if base is None else base
    not_compared = tuple(name for name in names if not _is_shown(compared, name))
    return DryRun(
        files=tuple(tried),
        data=replace(
            data,
            sealed=sealed,
            summed=frozenset() if base is None else base.summed - given,
            withheld=frozenset() if base is None else base.withheld - given,
        ),
        kept=(*(table.name for table in lent), *sealed),
        comparisons=tuple(
            _compared(name, ground.get(name), sent, loaded=compared.tables[name], data=data, spec=specs[name])
            for name in names
            if name not in not_compared
        ),
        compared_with=compared.source,
        not_compared=not_compared,
    )


def _compared(
    name: str,
    ground: pd.DataFrame | None,
    sent: Sequence[ValidTable],
    *,
    loaded: pd.DataFrame,
    data: Dataset,
    spec: TableSpec,
) -> Comparison:
    """What the tables sent under a name change: of the units they speak of, where there is a ground."""
    now = data.tables[name]
    if ground is None:
        return compare(name, loaded=loaded, sent=now, spec=spec)
    rows = pd.concat([table.frame for table in sent if table.name == name and table.frame is not None])
    told = spoken_of(ground, rows, table=name)
    found = compare(name, loaded=ground[told], sent=now[spoken_of(now, rows, table=name)], spec=spec)
    return replace(found, kept=int((~told).sum()))


def _is_shown(data: Dataset, name: str) -> bool:
    """Whether a table's rows are there as its file had them, for this viewer."""
    return name not in data.sealed and name not in data.summed


def compare(name: str, *, loaded: pd.DataFrame, sent: pd.DataFrame, spec: TableSpec) -> Comparison:
    """What a table as sent would add to, change in and take from the one that is loaded."""
    key, amounts = list(spec.key), list(spec.amounts)
    withheld = hidden_in(loaded)
    # Where numbers are withheld, so is whose they are.
    nameless = [name for name in key if name not in spec.names]
    untold = pd.MultiIndex.from_frame(loaded.loc[withheld, nameless])
    sent = sent[~pd.MultiIndex.from_frame(sent[nameless]).isin(untold)]
    both = _in_words(loaded.loc[~withheld, [*key, *amounts]], amounts).merge(
        _in_words(sent[[*key, *amounts]], amounts),
        on=key,
        how="outer",
        suffixes=(_OLD, _NEW),
        indicator="_in",
    )
    in_both = both["_in"] == "both"
    differs = pd.DataFrame(
        {amount: _differs(both[amount + _OLD], both[amount + _NEW]) for amount in amounts}, index=both.index
    )
    changed = in_both & differs.any(axis=1)

    def side(rows: pd.Series[bool], suffix: str) -> pd.DataFrame:
        found = both.loc[rows, [*key, *(amount + suffix for amount in amounts)]]
        return found.set_axis([*key, *amounts], axis="columns").reset_index(drop=True)

    return Comparison(
        name=name,
        new=side(both["_in"] == "right_only", _NEW),
        changed=_changes(both[changed], differs[changed], key=key, amounts=amounts),
        missing=side(both["_in"] == "left_only", _OLD),
        same=int((in_both & ~changed).sum()),
        amounts=spec.amounts,
        hidden=int(withheld.sum()),
    )


def _differs(old: pd.Series, new: pd.Series) -> pd.Series:
    """Whether an amount is another than before; no data is the same as no data."""
    other = (old != new).fillna(value=False).astype(bool)
    return (old.isna() != new.isna()) | (other & old.notna() & new.notna())


def _changes(
    rows: pd.DataFrame, differs: pd.DataFrame, *, key: list[str], amounts: list[str]
) -> pd.DataFrame:
    """The key, and each changed row before and after."""
    found = rows[key].copy()
    for column, suffix in ((OLD, _OLD), (NEW, _NEW)):
        if len(amounts) == 1:
            found[column] = rows[amounts[0] + suffix]
            continue
        sides = rows[[amount + suffix for amount in amounts]].set_axis(amounts, axis="columns")
        found[column] = [
            "; ".join(f"{amount}: {_said(side[amount])}" for amount in amounts if told[amount])
            for side, told in zip(sides.to_dict("records"), differs.to_dict("records"), strict=True)
        ]
    return found.reset_index(drop=True)


def _in_words(frame: pd.DataFrame, amounts: list[str]) -> pd.DataFrame:
    """The same rows; what a row answers with ya or tidak is in those words."""
    answers = [amount for amount in amounts if frame[amount].dtype == bool]
    words = {name: frame[name].map({True: "ya", False: "tidak"}).astype("str") for name in answers}
    return frame.assign(**words)


def _said(value: Any) -> str:
    if pd.isna(value) or value == "":
        return "–"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def plain_name(written: str) -> str:
    """A file's name without folders or characters that can't be seen, shortened."""
    name = _UNPRINTABLE.sub("", re.split(r"[\\/]", written)[-1]).strip() or "berkas"
    stem, dot, suffix = name.rpartition(".")
    return name if len(name) <= _NAME_LENGTH else f"{(stem or suffix)[:_NAME_LENGTH]}…{dot}{suffix[:8]}"


def _without_good_rows(table: ValidTable) -> ValidTable:
    """Rows as sent are only kept where there is something to send back."""
    return table if table.report.rows_refused else replace(table, sent=None)


def _lent(base: Dataset, given: set[str]) -> tuple[ValidTable, ...]:
    """The tables that were not sent."""
    own = base.tables if base.has_own_rates else base.tables | {"tarif_iuran": base.law_rates[:0]}
    return tuple(
        ValidTable(name, frame, FileReport(name, len(frame), len(frame), 0))
        for name, frame in own.items()
        if name not in given and not frame.empty
    )
