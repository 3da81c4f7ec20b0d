"""The counting, once, as expressions that every engine carries out.

A row's cell and its place in the order of counting are packed into one whole number, so that the smallest of
a person's rows says where that person is counted: no sorting, no window, and the same answer whatever the
order of rows. NIK is used as a number of 16 digits, and leaves no expression.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Final

import ibis
import pandas as pd
from ibis.expr.types import BooleanValue, StringValue, Table

from dashboard.data.contract.active_rules import Cause
from dashboard.data.register.words import COLUMNS, REASONS, Rank, Reason, RegisterMapping, Rules

#: Packed: whether temporary, segment, funding, group, each within a hundred, and the area within a million.
_STEP: Final = 100
_AREA: Final = 1_000_000
_COUNTS: Final = -1
#: More months than can pass.
_NEVER: Final = 1_000_000
#: The years that can stand in a register, from before the first insured to beyond anybody's plans.
YEARS: Final = range(1945, 2101)
_MONTHS: Final = tuple(f"{month:02d}" for month in range(1, 13))
_NIK: Final = r"^[0-9]{16}$"
_YES, _NO = "ya", "tidak"


def named(table: Table, mapping: RegisterMapping) -> Table:
    """The columns that are read, under the names of the contract, as text."""
    return table.select(**{name: table[mapping.columns.get(name, name)].cast("string") for name in COLUMNS})


def is_month(word: str) -> bool:
    """Whether it is a month as a register writes it."""
    year, _, month = word.partition("-")
    return word.isascii() and len(word) == 7 and year.isdigit() and int(year) in YEARS and month in _MONTHS


def judged(table: Table, words: Mapping[str, Table], *, months: Sequence[str]) -> Table:
    """The rows of some months of `named`, each with what becomes of it. words: the tables of `known_words`.

    Columns: periode; orang (int64: NIK as a number, or for a row that does not count -1 less the place of its
    reason in REASONS); sel (int64, see `members_table`); cabang (int64: places of branch and segment, None
    without a known branch).
    """
    read = table.filter(table.periode.isin(months))
    for column, known in words.items():
        read = read.left_join(known, read[column] == known[f"{column}_kata"])
    cell = (
        ((read.sementara_di * _STEP + read.segmen_di) * _STEP + read.sumber_dana_di) * _STEP
        + read.kelompok_di
    ) * _AREA + read.kode_wilayah_di
    left_out = [(holds, -1 - REASONS.index(reason)) for reason, holds in _reasons(read).items()]
    return read.select(
        periode=read.periode,
        orang=ibis.cases(*left_out, else_=read.nik.cast("int64")),
        sel=cell.cast("int64"),
        cabang=(read.kode_cabang_di * _STEP + read.segmen_di).cast("int64"),
    )


def known_words(rules: Rules) -> dict[str, pd.DataFrame]:
    """Column -> the words that may stand in it with their numbers: place in an order, area code, months.

    Of a segment also how many months may pass, for each cause, before a member is inactive.
    Joined to small tables, the words of many rows cost less than compared with one after another.
    """
    months = {f"{year:04d}-{month:02d}": year * 12 + month for year, month in product(YEARS, range(1, 13))}
    rank = rules.rank
    orders = {"segmen": rank.segments, "kelompok": rank.groups, "sumber_dana": rank.fundings}
    found = {}
    for column, order in orders.items():
        own = {code: at for at, code in enumerate(order)}
        words = rules.mapping.values.get(column, {})
        found[column] = own | {word: own[code] for word, code in words.items()}
    every = {
        **found,
        "sementara": {_NO: 0, _YES: 1},
        "kode_wilayah": {code: int(code) for code in rules.areas},
        "kode_cabang": {code: at for at, code in enumerate(rules.branches)},
        **dict.fromkeys(("periode", "mulai", "berakhir", "dibayar_sampai"), months),
    }
    tables = {
        column: pd.DataFrame({f"{column}_kata": list(words), f"{column}_di": list(words.values())})
        for column, words in every.items()
    }
    segments = tables["segmen"]
    for cause in Cause:
        limits = [rules.active.months(each, cause) for each in rank.segments]
        by_place = [_NEVER if each is None else each for each in limits]
        segments[_limit(cause)] = [by_place[at] for at in segments["segmen_di"]]
    return tables


def people(rows: Table) -> Table:
    """Of `judged`: every person once a month: the smallest cell, the first and the last of their branches.

    Rows that do not count stand there too, put together by reason. baris: how many rows.
    """
    return rows.group_by(["periode", "orang"]).aggregate(
        sel=rows.sel.min(), cabang=rows.cabang.min(), cabang_lain=rows.cabang.max(), baris=rows.count()
    )


def reasons(persons: Table) -> Table:
    """Of `people`: alasan (the place in REASONS, -1 for rows that count), baris."""
    said = persons.select("baris", alasan=(persons.orang < 0).ifelse(-1 - persons.orang, _COUNTS))
    return said.group_by("alasan").aggregate(baris=said.baris.sum())


def by_cell(persons: Table) -> Table:
    """Of `people`: periode, sel, orang (how many)."""
    counted = persons.filter(persons.orang >= 0)
    return counted.group_by(["periode", "sel"]).aggregate(orang=counted.count())


def by_branch(table: Table, persons: Table, judge: Callable[[Table], Table]) -> Table:
    """Of `named` and `people`: periode, cabang (place of branch and segment), orang (how many).

    Every person once in each branch, in the first of their segments there. Most have one branch, and are
    counted from `people` alone; only the rows of the others are judged again. judge: see `judged`.
    """
    placed = persons.filter((persons.orang >= 0) & persons.cabang.notnull())
    one_branch = placed.cabang // _STEP == placed.cabang_lain // _STEP
    alone = placed.filter(one_branch).select("periode", "cabang")
    several = placed.filter(~one_branch).select("periode", "orang")
    niks = several.select(nik_lain=several.orang.cast("string").lpad(16, "0")).distinct()
    theirs = judge(table.semi_join(niks, table.nik == niks.nik_lain))
    theirs = theirs.filter(theirs.cabang.notnull()).semi_join(several, ["periode", "orang"])
    by_place = theirs.select("periode", "orang", "cabang", tempat=theirs.cabang // _STEP)
    once = by_place.group_by(["periode", "orang", "tempat"]).aggregate(cabang=by_place.cabang.min())
    every = alone.union(once.select("periode", "cabang"))
    return every.group_by(["periode", "cabang"]).aggregate(orang=every.count())


def members_table(found: pd.DataFrame, rank: Rank) -> pd.DataFrame:
    """`persons` as rows of kepesertaan, sorted by key."""
    packed = found["sel"].astype("int64")
    area, packed = packed % _AREA, packed // _AREA
    group, packed = packed % _STEP, packed // _STEP
    funding, packed = packed % _STEP, packed // _STEP
    segment, temporary = packed % _STEP, packed // _STEP
    rows = pd.DataFrame(
        {
            "periode": found["periode"].astype(str),
            "kode_wilayah": area.astype(str),
            "segmen": segment.map(dict(enumerate(rank.segments))),
            "kelompok": group.map(dict(enumerate(rank.groups))),
            "sumber_dana": funding.map(dict(enumerate(rank.fundings))),
            "peserta_aktif": found["orang"].astype("int64"),
            "sementara": temporary.map({0: _NO, 1: _YES}),
        }
    )
    keys = [name for name in rows.columns if name != "peserta_aktif"]
    return rows.sort_values(keys, kind="stable", ignore_index=True)


def branch_table(found: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """`by_branch` as rows of realisasi_cabang, sorted by key."""
    packed = found["cabang"].astype("int64")
    rows = pd.DataFrame(
        {
            "periode": found["periode"].astype(str),
            "kode_cabang": (packed // _STEP).map(dict(enumerate(rules.branches))),
            "segmen": (packed % _STEP).map(dict(enumerate(rules.rank.segments))),
            "peserta_aktif": found["orang"].astype("int64"),
        }
    )
    return rows.sort_values(["periode", "kode_cabang", "segmen"], kind="stable", ignore_index=True)


def _reasons(read: Table) -> dict[Reason, BooleanValue]:
    """Reason -> whether it holds, in the order in which they are asked."""
    asked: dict[Reason, BooleanValue] = {
        Reason.NO_NIK: _blank(read.nik),
        Reason.BAD_NIK: ~read.nik.re_search(_NIK),
        Reason.UNKNOWN_SEGMENT: read.segmen_di.isnull(),
        Reason.UNKNOWN_GROUP: read.kelompok_di.isnull(),
        Reason.UNKNOWN_FUNDING: read.sumber_dana_di.isnull(),
        Reason.UNKNOWN_AREA: read.kode_wilayah_di.isnull(),
        Reason.UNKNOWN_TEMPORARY: read.sementara_di.isnull(),
        Reason.BAD_START: read.mulai_di.isnull() & ~_blank(read.mulai),
        Reason.BAD_END: read.berakhir_di.isnull() & ~_blank(read.berakhir),
        Reason.BAD_PAID: read.dibayar_sampai_di.isnull() & ~_blank(read.dibayar_sampai),
        Reason.NOT_STARTED: read.mulai_di > read.periode_di,
        Reason.ENDED: read.periode_di - read.berakhir_di > read[_limit(Cause.ENDED)],
        Reason.NEVER_PAID: read.dibayar_sampai_di.isnull() & (read[_limit(Cause.ARREARS)] < _NEVER),
        Reason.BEHIND: read.periode_di - read.dibayar_sampai_di > read[_limit(Cause.ARREARS)],
    }
    return {each: asked[each] for each in REASONS if each in asked}


def _limit(cause: Cause) -> str:
    """The column of months after which a cause makes a member of a segment inactive."""
    return f"segmen_{cause}"


def _blank(column: StringValue) -> BooleanValue:
    return column.isnull() | (column == "")
