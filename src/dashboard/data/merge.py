"""How tables grow: parts of one table put together, and a table sent set upon the one that is there.

The rule is one for a visit's upload, a folder, the command line and what is published: parts that came
together are all used; what comes later replaces what it speaks of, a unit at a time, and leaves the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.data.checks.consistency import check_totals
from dashboard.data.checks.validation import ValidTable
from dashboard.data.contract.findings import MOST_LISTED, Findings, with_rest
from dashboard.data.contract.report import Problem
from dashboard.data.places.areas import Areas
from dashboard.data.schemas import TableSpec, empty_table
from dashboard.i18n import N_, Message

#: What a row sent speaks of: all rows there of the same unit are replaced. () is the whole table.
UNITS: Final[dict[str, tuple[str, ...]]] = {
    "kepesertaan": ("periode", "kode_wilayah"),
    "potensi": ("berlaku_mulai", "kode_wilayah"),
    "populasi_kelompok": ("tahun", "kode_wilayah"),
    "target": ("tahun", "tingkat", "kode", "jenis"),
    "realisasi_cabang": ("periode", "kode_cabang"),
    "tonggak": (),
    "tarif_iuran": (),
    "pendanaan": ("kode_wilayah",),
    "iuran_desa": ("tahun", "kode_desa"),
    "kepatuhan": ("periode", "kode_wilayah"),
    "daftar_kepatuhan": ("periode", "kode_wilayah"),
    "proyek_konstruksi": ("kode_wilayah",),
    "dukungan_pemda": ("tahun", "kode_wilayah"),
    "manfaat": ("periode", "kode_wilayah"),
    "komitmen": ("id",),
    "kemiskinan": ("tahun", "kode_wilayah"),
}

_PART, _ROW, _FIRST = "_part", "_row", "_first"


@dataclass(frozen=True, eq=False)
class Merged:
    """A table after rows were set upon it. replaced: the rows that went; kept: how many rows stayed."""

    frame: pd.DataFrame
    replaced: pd.DataFrame
    kept: int


def merged(base: pd.DataFrame, sent: pd.DataFrame, *, table: str) -> Merged:
    """The rows sent, and those of the base that are of none of their units.

    base, sent: typed tables of the contract of that name; columns of the base that the contract doesn't have
    (what the gate hid) are kept, and False in rows sent.
    """
    if sent.empty or base.empty:
        return Merged(sent if base.empty else base, base[:0], len(base))
    goes = spoken_of(base, sent, table=table)
    stays = base[~goes]
    frame = pd.concat([stays, sent], ignore_index=True) if len(stays) else sent
    for column in base.columns.difference(sent.columns):
        if len(stays):
            frame[column] = frame[column].fillna(value=False).astype(base[column].dtype)
    return Merged(frame, base[goes].reset_index(drop=True), len(stays))


def spoken_of(rows: pd.DataFrame, sent: pd.DataFrame, *, table: str) -> npt.NDArray[np.bool_]:
    """Which rows are of a unit that some row sent is of too; a flag a row."""
    unit = list(UNITS[table])
    if not unit or sent.empty:
        return np.full(len(rows), fill_value=not sent.empty)
    mentioned = pd.MultiIndex.from_frame(sent[unit].drop_duplicates())
    return np.asarray(pd.MultiIndex.from_frame(rows[unit]).isin(mentioned), dtype=bool)


def put_together(parts: Sequence[ValidTable], *, spec: TableSpec, areas: Areas) -> list[ValidTable]:
    """Parts of one table from several files or sheets; each keeps the rows of its own that are used.

    The same row in two is used once, which is told; of rows that differ in what they say neither is used.
    Totals and their parts must agree across files as they must within one.
    """
    held = [(at, part) for at, part in enumerate(parts) if part.frame is not None and len(part.frame)]
    if len(held) < 2:
        return list(parts)
    frames: list[pd.DataFrame] = []
    for at, part in held:
        frame = empty_table(spec) if part.frame is None else part.frame.copy(deep=False)
        frame[_PART], frame[_ROW] = at, part.rows
        frames.append(frame)
    rows = pd.concat(frames, ignore_index=True)
    told: dict[int, list[Message]] = {at: [] for at, _ in held}
    errors: dict[int, list[Problem]] = {at: [] for at, _ in held}
    agreed = _without_conflicts(rows, parts, spec, errors=errors)
    second = agreed.index[agreed.duplicated([*spec.key, *spec.amounts])]
    used = agreed.drop(index=second)
    if spec.summed is not None:
        used = _agreeing(used, spec, areas, errors=errors)
    _tell_second_ones(agreed.loc[second], used, parts, spec, told=told, errors=errors)
    keys = pd.MultiIndex.from_frame(used[list(spec.key)])
    refused = rows[~pd.MultiIndex.from_frame(rows[list(spec.key)]).isin(keys)]
    result = list(parts)
    for at, part in held:
        own = used[used[_PART] == at]
        lost = int((refused[_PART] == at).sum())
        result[at] = replace(
            part,
            frame=own.drop(columns=[_PART, _ROW]).reset_index(drop=True),
            rows=own[_ROW].to_numpy(dtype=np.intp),
            report=replace(
                part.report,
                rows_used=part.report.rows_used - lost,
                rows_refused=part.report.rows_refused + lost,
                errors=with_rest((*part.report.errors, *errors[at]), total=len(part.report.errors) + lost),
                readings=(*part.report.readings, *told[at]),
            ),
        )
    return result


def _tell_second_ones(
    second: pd.DataFrame,
    used: pd.DataFrame,
    parts: Sequence[ValidTable],
    spec: TableSpec,
    *,
    told: dict[int, list[Message]],
    errors: dict[int, list[Problem]],
) -> None:
    """Say of rows that another part has too, word for word, whether they are used once or refused with it."""
    key = list(spec.key)
    first = used[[*key, _PART]].rename(columns={_PART: _FIRST})
    both = second[[*key, _PART, _ROW]].merge(first, on=key, how="left")
    kept = both[both[_FIRST].notna()]
    for own, of_one in kept.groupby(_PART, sort=False)[_FIRST]:
        for earlier, count in of_one.value_counts(sort=False).items():
            told[int(str(own))].append(
                Message(
                    N_("{count} baris sama dengan yang di {path}; dipakai sekali."),
                    {"count": int(count), "path": parts[int(float(str(earlier)))].report.path},
                )
            )
    expected = Message(N_("baris yang tidak ditolak di berkas lain; baris yang sama ditolak di sana"))
    for part, row in both.loc[both[_FIRST].isna(), [_PART, _ROW]].head(MOST_LISTED).itertuples(index=False):
        errors[int(part)].append(Problem(int(row), spec.key[0], "", expected))


def _without_conflicts(
    rows: pd.DataFrame, parts: Sequence[ValidTable], spec: TableSpec, *, errors: dict[int, list[Problem]]
) -> pd.DataFrame:
    """The rows that no other part contradicts; each of the others names where it is said differently."""
    said = rows.drop_duplicates([*spec.key, *spec.amounts])
    contradicted = said[said.duplicated(list(spec.key), keep=False)]
    keys = pd.MultiIndex.from_frame(contradicted[list(spec.key)])
    conflicts = rows[pd.MultiIndex.from_frame(rows[list(spec.key)]).isin(keys)]
    listed = 0
    for _, family in conflicts.groupby(list(spec.key), observed=True, sort=False, dropna=False):
        if listed >= MOST_LISTED:
            break
        amount = next((each for each in spec.amounts if len(family[each].unique()) > 1), spec.key[0])
        places = list(zip(family[_PART], family[_ROW], family[amount], strict=True))
        for at, (part, row, value) in enumerate(places):
            other, other_row, _ = places[1 if at == 0 else 0]
            expected = Message(
                N_("satu angka saja untuk rincian yang sama; {path} baris {row} berisi lain"),
                {"path": parts[int(other)].report.path, "row": str(int(other_row))},
            )
            shown = "" if spec.names or pd.isna(value) else str(value)
            errors[int(part)].append(Problem(int(row), amount, shown, expected))
            listed += 1
    return rows.drop(index=conflicts.index)


def _agreeing(
    rows: pd.DataFrame, spec: TableSpec, areas: Areas, *, errors: dict[int, list[Problem]]
) -> pd.DataFrame:
    """The rows of which totals and parts agree across files."""
    amount = str(spec.summed)
    findings = Findings(rows[_ROW].to_numpy(dtype=np.intp), quote=not spec.names)
    numbered = rows.reset_index(drop=True)
    written = numbered[amount]
    agreeing = check_totals(
        numbered, amount=amount, areas=areas, findings=findings, written=lambda at: str(written.iloc[at])
    )
    for position, problems in findings.by_position(most=MOST_LISTED).items():
        errors[int(numbered[_PART].iloc[position])].extend(problems)
    return rows.iloc[agreeing.index]
