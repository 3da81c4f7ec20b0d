"""What kepesertaan and potensi say about each other. Nothing is refused here: it is all worth a look."""

from __future__ import annotations

from typing import Final

import pandas as pd

from dashboard.data.checks.totals import CELL, RollUp, by_segment, leaves
from dashboard.data.contract.findings import with_rest
from dashboard.data.contract.report import Problem
from dashboard.data.contract.words import ALL
from dashboard.data.places.areas import Areas
from dashboard.i18n import N_, Message

_NAMED: Final = 3


def cross_check(members: pd.DataFrame, eligible: pd.DataFrame, areas: Areas) -> tuple[Problem, ...]:
    """Warnings about active members above their potensi, and about years without a potensi of their own.

    members: kepesertaan; eligible: potensi, both typed and without disagreements.
    """
    if members.empty:
        return ()
    if eligible.empty:
        expected = Message(N_("Berkas potensi tidak ada, jadi hanya jumlah peserta yang dapat ditampilkan."))
        return (
            Problem(None, "potensi", "", expected, Message(N_("Isi templat potensi untuk bulan-bulan ini."))),
        )
    bases = figures(eligible, "potensi").rename(columns={"month": "since", "value": "potensi"})
    joined = _in_force(figures(members, "peserta_aktif"), bases)
    above = _above(joined, areas)
    missing = _missing_years(members, eligible, areas)
    return with_rest([*missing, *above], total=len(missing) + len(above))


def figures(frame: pd.DataFrame, amount: str) -> pd.DataFrame:
    """One known figure an area, month and segment, SEMUA added up where it isn't given.

    Columns month, area, segment, value (int64).
    """
    segments = RollUp(leaves(frame, amount)).segments
    known = segments.loc[~segments["unknown"], ["value"]].reset_index()
    wide = by_segment(segments)
    added = wide.loc[wide[f"{ALL}?"] & wide["complete"], ["low"]].set_axis(["value"], axis="columns")
    return pd.concat([known, added.assign(segment=ALL).reset_index()])[[*CELL, "value"]]


def _in_force(active: pd.DataFrame, bases: pd.DataFrame) -> pd.DataFrame:
    """Each figure with the newest potensi at or before its month; rows that have none are left out."""
    months = pd.Index(sorted({*active["month"], *bases["since"]}))
    left = active.assign(at=months.get_indexer(active["month"])).sort_values("at", kind="stable")
    right = bases.assign(at=months.get_indexer(bases["since"])).sort_values("at", kind="stable")
    return pd.merge_asof(left, right, on="at", by=["area", "segment"]).dropna(subset="potensi")


def _above(joined: pd.DataFrame, areas: Areas) -> list[Problem]:
    above = joined[joined["value"] > joined["potensi"]]
    if above.empty:
        return []
    found = []
    for (area, segment), rows in above.groupby(["area", "segment"]):
        last = rows.iloc[-1]
        found.append(
            Problem(
                None,
                "peserta_aktif",
                str(last["value"]),
                Message(
                    N_(
                        "peserta aktif paling banyak sama dengan potensi: {area}, segmen {segment}, {month}: "
                        "{active} peserta dari potensi {eligible}; tetap dipakai ({months} bulan seperti ini)"
                    ),
                    {
                        "area": areas.name(str(area)),
                        "segment": str(segment),
                        "month": str(last["month"]),
                        "active": int(last["value"]),
                        "eligible": int(last["potensi"]),
                        "months": rows["month"].nunique(),
                    },
                ),
            )
        )
    return found


def _missing_years(members: pd.DataFrame, eligible: pd.DataFrame, areas: Areas) -> list[Problem]:
    """Years in which areas have members but no potensi from that year, with the base used instead."""
    months = members[["periode", "kode_wilayah"]].drop_duplicates()
    first = (
        months.assign(year=months["periode"].str[:4])
        .groupby(["kode_wilayah", "year"])["periode"]
        .max()
        .reset_index()
    )
    starts = eligible[["kode_wilayah", "berlaku_mulai"]].drop_duplicates()
    since: dict[str, list[str]] = {
        str(area): sorted(rows["berlaku_mulai"]) for area, rows in starts.groupby("kode_wilayah")
    }
    lacking: dict[tuple[str, str | None], list[str]] = {}
    for area, year, month in first.itertuples(index=False):
        known = [start for start in _starts_for(area, since, areas) if start <= month]
        if not known or known[-1][:4] != year:
            lacking.setdefault((year, known[-1] if known else None), []).append(area)
    return [
        _missing_year(year, base, codes, areas) for (year, base), codes in sorted(lacking.items(), key=str)
    ]


def _starts_for(area: str, since: dict[str, list[str]], areas: Areas) -> list[str]:
    """The months from which an area's potensi apply; a province may have those all its areas share."""
    if area in since or area not in areas.provinces:
        return since.get(area, [])
    inside = [set(since.get(code, ())) for code in areas.inside(area)]
    return sorted(set.intersection(*inside))


def _missing_year(year: str, base: str | None, codes: list[str], areas: Areas) -> Problem:
    names = ", ".join(areas.name(code) for code in codes[:_NAMED])
    described: dict[str, object] = {"year": year, "count": len(codes), "names": names, "base": base or ""}
    if base is None:
        expected = N_(
            "potensi {year} untuk {count} wilayah (a.l. {names}); tanpa potensi tidak ada persentase"
        )
    else:
        expected = N_("potensi {year} untuk {count} wilayah (a.l. {names}); dipakai potensi sejak {base}")
    return Problem(None, "berlaku_mulai", year, Message(expected, described))
