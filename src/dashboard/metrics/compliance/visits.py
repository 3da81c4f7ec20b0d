"""Who is to be visited first: one rule, in one place, of a step of urgency and a measure within it.

It is lexicographic and not a score, so that the reason of every row can be said in a sentence.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

import pandas as pd

from dashboard.data.contract.words import ENTITY_NAMES
from dashboard.data.disclosure.sealed import Sealed
from dashboard.i18n import N_, Message, Month
from dashboard.metrics.compliance.reports import BEHIND, PDS, PWBD, latest


class Step(IntEnum):
    """The steps of urgency, most urgent first."""

    LONG_BEHIND = 1
    NOT_ENROLLED = 2
    PARTLY_ENROLLED = 3
    BEHIND = 4
    FOLLOW_UP = 5
    RECENTLY_BEHIND = 6


@dataclass(frozen=True)
class _Rule:
    """What puts an entity into a step, and what orders the step, in words."""

    who: str
    order: str


_RULES: Final[dict[Step, _Rule]] = {
    Step.LONG_BEHIND: _Rule(
        N_("menunggak {oldest} bulan atau lebih, belum ada SKK"), N_("tunggakan terbesar dulu")
    ),
    Step.NOT_ENROLLED: _Rule(
        N_("wajib belum daftar (PWBD), belum ada SKK"), N_("pekerja terbanyak dulu")
    ),
    Step.PARTLY_ENROLLED: _Rule(
        N_("daftar sebagian (PDS), belum ada SKK"), N_("pekerja yang belum didaftarkan terbanyak dulu")
    ),
    Step.BEHIND: _Rule(
        N_("menunggak {youngest}–{last} bulan, atau umurnya tidak diketahui, belum ada SKK"),
        N_("tunggakan terbesar dulu"),
    ),
    Step.FOLLOW_UP: _Rule(N_("SKK sudah diserahkan: tindak lanjut"), N_("tunggakan terbesar dulu")),
    Step.RECENTLY_BEHIND: _Rule(
        N_("menunggak kurang dari {youngest} bulan: cukup diingatkan"), N_("tunggakan terbesar dulu")
    ),
}  # fmt: skip

#: `Step.BEHIND` where nothing lies between the youngest and the oldest limit.
_ONE_LIMIT: Final = _Rule(
    N_("menunggak, umurnya tidak diketahui, belum ada SKK"), N_("tunggakan terbesar dulu")
)

#: A row of daftar_kepatuhan.
Row = dict[Hashable, Any]

#: What is one entity, however many categories it is in: visited once.
ENTITY: Final = ("kode_wilayah", "jenis_entitas", "nama_entitas")


def step_who(step: Step, limits: tuple[int, ...]) -> Message:
    """Who is in a step."""
    return Message(_rule(step, limits).who, _places(limits))


def _rule(step: Step, limits: tuple[int, ...]) -> _Rule:
    return _ONE_LIMIT if step is Step.BEHIND and len(limits) == 1 else _RULES[step]


def _places(limits: tuple[int, ...]) -> dict[str, object]:
    return {"youngest": limits[0], "last": limits[-1] - 1, "oldest": limits[-1]}


def step_words(step: Step, limits: tuple[int, ...]) -> Message:
    """Who is in a step and how it is ordered, as one sentence without a full stop."""
    return Message(
        N_("{who}; {order}"), {"who": step_who(step, limits), "order": Message(_rule(step, limits).order)}
    )


def visits(listed: pd.DataFrame, *, limits: tuple[int, ...], per_day: int) -> pd.DataFrame:
    """Entities in the order in which to visit them, one row an entity.

    listed: daftar_kepatuhan, one month an area. limits: age limits in months, `compliance.age_limits`.
    per_day: visits a day. An entity in several categories stands at its most urgent step, with every reason.
    Within a step unknown amounts come last; then by area, type and name, so that the order never hangs on the
    file's.

    Columns: kode_wilayah, jenis_entitas, nama_entitas; step (`Step`); reasons (tuple of Message); workers,
    enrolled, arrears, months (Int64, the highest of its rows); categories (text); periode (of the list); day
    (from 1, counted within each kabupaten/kota, since a district prosecutor visits within one).
    """
    rows = listed.assign(step=[_step(row, limits) for row in listed.to_dict("records")])
    rows["reason"] = pd.Series(
        [_reason(row) for row in rows.to_dict("records")], index=rows.index, dtype=object
    )
    for name in ("tunggakan", "bulan_tunggakan"):
        rows[name] = rows[name].mask((rows["kategori"] == PWBD) & (rows[name] > 0).fillna(False), 0)
    missing = rows["pekerja"] - rows["terdaftar"]
    rows["measure"] = rows["tunggakan"].astype("Int64")
    for step, measure in ((Step.NOT_ENROLLED, rows["pekerja"]), (Step.PARTLY_ENROLLED, missing)):
        rows["measure"] = rows["measure"].where(rows["step"] != step, measure)
    keys = ["step", "measure", *ENTITY]
    ordered = rows.sort_values(keys, ascending=[key != "measure" for key in keys], na_position="last")
    merged = ordered.groupby(list(ENTITY), sort=False, as_index=False).agg(
        step=("step", "first"),
        reasons=("reason", tuple),
        categories=("kategori", lambda each: " + ".join(dict.fromkeys(each))),
        workers=("pekerja", "max"),
        enrolled=("terdaftar", "max"),
        arrears=("tunggakan", "max"),
        months=("bulan_tunggakan", "max"),
        periode=("periode", "max"),
    )
    merged["day"] = merged.groupby("kode_wilayah").cumcount() // per_day + 1
    return merged


def sealed_step_counts(sealed: Sealed, *, limits: tuple[int, ...], period: str) -> pd.DataFrame:
    """How many entities of each area are at each step by type, for who may see no single one.

    period: the month whose newest lists count, the same for all that such a viewer sees. One row a
    kode_wilayah, step and jenis_entitas; n (Int64) and `disembunyikan` (bool; n is then <NA>).
    """

    def each(listed: pd.DataFrame) -> pd.DataFrame:
        found = visits(latest(listed, period=period), limits=limits, per_day=1)
        return found[["kode_wilayah", "step", "jenis_entitas"]]

    return sealed.sums(each, by=["kode_wilayah", "step", "jenis_entitas"]).reset_index()


def step_table(counted: pd.DataFrame) -> pd.DataFrame:
    """Rows of `sealed_step_counts` added up: index step, a column a type, Int64; <NA> where all is hidden."""
    groups = counted.groupby(["step", "jenis_entitas"])["n"].sum(min_count=1)
    table = groups.unstack("jenis_entitas").reindex(index=list(Step), columns=list(ENTITY_NAMES))  # noqa: PD010 - no mean
    there = counted.groupby(["step", "jenis_entitas"]).size().unstack("jenis_entitas")  # noqa: PD010 - no mean
    nobody = there.reindex(index=list(Step), columns=list(ENTITY_NAMES)).isna()
    return table.astype("Int64").mask(nobody, 0)


def _step(row: Row, limits: tuple[int, ...]) -> Step:
    months = _count(row["bulan_tunggakan"])
    if row["skk_tanggal"] != "":
        return Step.FOLLOW_UP
    if _owes(row) and months is not None and months >= limits[-1]:
        return Step.LONG_BEHIND
    if row["kategori"] == PWBD:
        return Step.NOT_ENROLLED
    if row["kategori"] == PDS:
        return Step.PARTLY_ENROLLED
    return Step.BEHIND if months is None or months >= limits[0] else Step.RECENTLY_BEHIND


def _reason(row: Row) -> Message:
    parts = [_arrears(row)] if row["kategori"] == BEHIND else [_enrolment(row)]
    if row["kategori"] != BEHIND and _owes(row):
        parts.append(_arrears(row))
    if row["kategori"] == PWBD and (_count(row["tunggakan"]) or 0) > 0:
        rupiah = _count(row["tunggakan"])
        parts.append(Message(N_("Rp{rupiah} yang tercatat bukan tunggakan"), {"rupiah": rupiah}))
    given = str(row["skk_tanggal"])
    parts.append(
        Message(N_("SKK {month}"), {"month": Month(given[:7])}) if given else Message(N_("belum ada SKK"))
    )
    together = parts[0]
    for part in parts[1:]:
        together = Message(N_("{first}, {second}"), {"first": together, "second": part})
    return together


def _enrolment(row: Row) -> Message:
    workers, enrolled = _count(row["pekerja"]), _count(row["terdaftar"])
    if row["kategori"] == PWBD:
        if workers is None:
            return Message(N_("belum daftar, jumlah pekerja tidak ada data"))
        return Message(N_("belum daftar, {workers} pekerja"), {"workers": workers})
    if workers is None or enrolled is None:
        return Message(N_("daftar sebagian, jumlah pekerja tidak ada data"))
    if workers == enrolled:
        return Message(
            N_("daftar sebagian (upah atau program), {workers} pekerja terdaftar"), {"workers": workers}
        )
    return Message(
        N_("{out} dari {workers} pekerja belum didaftarkan"), {"out": workers - enrolled, "workers": workers}
    )


def _arrears(row: Row) -> Message:
    months, rupiah = _count(row["bulan_tunggakan"]), _count(row["tunggakan"])
    if rupiah is None and months is None:
        return Message(N_("menunggak, lama dan jumlahnya tidak ada data"))
    if rupiah is None:
        return Message(N_("menunggak {months} bulan, jumlahnya tidak ada data"), {"months": months})
    if months is None:
        return Message(N_("menunggak Rp{rupiah}, lamanya tidak ada data"), {"rupiah": rupiah})
    return Message(N_("menunggak {months} bulan, Rp{rupiah}"), {"months": months, "rupiah": rupiah})


def _owes(row: Row) -> bool:
    """Whether an entity is in arrears; who never enrolled is not, whatever is written."""
    return row["kategori"] == BEHIND or (row["kategori"] != PWBD and (_count(row["tunggakan"]) or 0) > 0)


def _count(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
