"""The counting, once, as expressions that every engine carries out.

A row's cell and its place in the order of counting are packed into one whole number, so that the smallest of
a person's rows says where that person is counted: no sorting, no window, and the same answer whatever the
order of rows. NIK is used as a number of 16 digits, and leaves no expression.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import product
from operator import or_
from typing import Final

import ibis
import pandas as pd
from ibis.expr.types import BooleanValue, IntegerValue, StringValue, Table

from dashboard.data.contract.active_rules import Cause
from dashboard.data.register.words import COLUMNS, REASONS, Rank, Reason, RegisterMapping, Rules

#: Packed: whether temporary, segment, funding, group, each within a hundred, and the area within a million.
_STEP: Final = 100
_AREA: Final = 1_000_000
_COUNTS: Final = -1
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


def judged(table: Table, words: Mapping[str, Table], rules: Rules, *, months: Sequence[str]) -> Table:
    """The rows of some months of `named`, each with what becomes of it. words: the tables of `known_words`.

    Columns: periode; alasan (int16, the place of its reason in REASONS, -1 for a row that counts); nik; sel
    (int64, see `members_table`); cabang (int64: places of branch and segment, None without a known branch).
    """
    read = table.filter(table.periode.isin(months))
    for column, known in words.items():
        read = read.left_join(known, read[column] == known[f"{column}_kata"])
    temporary = (read.sementara == _YES).ifelse(1, 0)
    cell = (
        ((temporary * _STEP + read.segmen_di) * _STEP + read.sumber_dana_di) * _STEP + read.kelompok_di
    ) * _AREA + read.kode_wilayah_di
    return read.select(
        periode=read.periode,
        alasan=_reason(read, rules),
        nik=read.nik,
        sel=cell.cast("int64"),
        cabang=(read.kode_cabang_di * _STEP + read.segmen_di).cast("int64"),
    )


def known_words(rules: Rules) -> dict[str, pd.DataFrame]:
    """Column -> the words that may stand in it with their numbers: place in an order, area code, months.

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
        "kode_wilayah": {code: int(code) for code in rules.areas},
        "kode_cabang": {code: at for at, code in enumerate(rules.branches)},
        **dict.fromkeys(("periode", "mulai", "berakhir", "dibayar_sampai"), months),
    }
    return {
        column: pd.DataFrame({f"{column}_kata": list(words), f"{column}_di": list(words.values())})
        for column, words in every.items()
    }


def reasons(rows: Table) -> Table:
    """Of `judged`: alasan, baris."""
    return rows.group_by("alasan").aggregate(baris=rows.count())


def people(rows: Table) -> Table:
    """Of `judged`: every person once a month: the smallest cell, the first and the last of their branches."""
    counted = rows.filter(rows.alasan == _COUNTS)
    counted = counted.select("periode", "sel", "cabang", orang=counted.nik.cast("int64"))
    return counted.group_by(["periode", "orang"]).aggregate(
        sel=counted.sel.min(), cabang=counted.cabang.min(), cabang_lain=counted.cabang.max()
    )


def by_cell(persons: Table) -> Table:
    """Of `people`: periode, sel, orang (how many)."""
    return persons.group_by(["periode", "sel"]).aggregate(orang=persons.count())


def by_branch(rows: Table, persons: Table) -> Table:
    """Of `judged` and `people`: periode, cabang (place of branch and segment), orang (how many).

    Every person once in each branch, in the first of their segments there. Most have one branch, and are
    counted from `people` alone.
    """
    one_branch = persons.cabang // _STEP == persons.cabang_lain // _STEP
    alone = persons.filter(persons.cabang.notnull() & one_branch).select("periode", "cabang")
    several = persons.filter(persons.cabang.notnull() & ~one_branch).select("periode", "orang")
    counted = rows.filter((rows.alasan == _COUNTS) & rows.cabang.notnull())
    counted = counted.select("periode", "cabang", orang=counted.nik.cast("int64"))
    theirs = counted.semi_join(several, ["periode", "orang"])
    placed = theirs.select("periode", "orang", "cabang", tempat=theirs.cabang // _STEP)
    once = placed.group_by(["periode", "orang", "tempat"]).aggregate(cabang=placed.cabang.min())
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


def _reason(read: Table, rules: Rules) -> IntegerValue:
    """The place in REASONS of the first that holds, _COUNTS where none does."""
    absent = {name: _blank(read[name]) for name in ("nik", "mulai", "berakhir", "dibayar_sampai")}
    late = {cause: _limits(rules, cause) for cause in Cause}

    def out(cause: Cause, until: IntegerValue) -> BooleanValue:
        """Whether more months have passed since then than the rule of the segment lets pass."""
        passed = [
            (read.segmen_di == each) & (read.periode_di - until > by) for each, by in late[cause].items()
        ]
        return reduce(or_, passed, ibis.literal(False))

    asked: dict[Reason, BooleanValue] = {
        Reason.NO_NIK: absent["nik"],
        Reason.BAD_NIK: ~read.nik.re_search(_NIK),
        Reason.UNKNOWN_SEGMENT: read.segmen_di.isnull(),
        Reason.UNKNOWN_GROUP: read.kelompok_di.isnull(),
        Reason.UNKNOWN_FUNDING: read.sumber_dana_di.isnull(),
        Reason.UNKNOWN_AREA: read.kode_wilayah_di.isnull(),
        Reason.UNKNOWN_TEMPORARY: read.sementara.isnull() | ~read.sementara.isin([_YES, _NO]),
        Reason.BAD_START: ~absent["mulai"] & read.mulai_di.isnull(),
        Reason.BAD_END: ~absent["berakhir"] & read.berakhir_di.isnull(),
        Reason.BAD_PAID: ~absent["dibayar_sampai"] & read.dibayar_sampai_di.isnull(),
        Reason.NOT_STARTED: read.mulai_di > read.periode_di,
        Reason.ENDED: out(Cause.ENDED, read.berakhir_di),
        Reason.NEVER_PAID: absent["dibayar_sampai"] & read.segmen_di.isin([*late[Cause.ARREARS], -1]),
        Reason.BEHIND: out(Cause.ARREARS, read.dibayar_sampai_di),
    }
    branches = [(asked[each], REASONS.index(each)) for each in REASONS if each in asked]
    return ibis.cases(*branches, else_=_COUNTS).cast("int16")


def _limits(rules: Rules, cause: Cause) -> dict[int, int]:
    """Places of the segments that a cause makes inactive, and after how many months."""
    limits = {at: rules.active.months(each, cause) for at, each in enumerate(rules.rank.segments)}
    return {at: months for at, months in limits.items() if months is not None}


def _blank(column: StringValue) -> BooleanValue:
    return column.isnull() | (column == "")
