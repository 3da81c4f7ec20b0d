"""Per area, what is worth telling about lapses in a line: how many people, by when, mostly which group.

Whose money ends, who is inactive and who should be are three findings, never one number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.data.contract.active_rules import ActiveRules
from dashboard.data.contract.words import ALL, FUNDING_NAMES, GROUP_NAMES
from dashboard.i18n import N_, Message, Month
from dashboard.metrics.funded.lapse import Lapse, LapseKind
from dashboard.metrics.funded.lapse_effects import covered_people
from dashboard.metrics.funded.lapses import DEFAULT_HORIZON, Date, lapses


@dataclass(frozen=True)
class LapseFinding:
    """What is ahead of an area's own groups, by its date, or overdue; message: in words, without its name.

    date: None for those who should be inactive already. people: all of them. covered: those who are part of
    coverage, None where unknown.
    """

    code: str
    date: Date | None
    people: int
    covered: int | None
    message: Message


def lapse_findings(
    fundings: pd.DataFrame, *, rules: ActiveRules, period: str, horizon: int = DEFAULT_HORIZON
) -> Iterator[LapseFinding]:
    """At most one finding a date and one overdue an area, kabupaten/kota or province; nobody twice in one.

    A group whose money ends and who is inactive within the horizon too is in both.
    """
    found = lapses(fundings, rules=rules, period=period, horizon=horizon)
    for code in sorted({one.code for one in found}):
        own = [one for one in found if one.code == code]
        listed = (
            (Date.MONEY_ENDS, [one for one in own if one.ending]),
            (Date.INACTIVE, [one for one in own if one.soon]),
            (None, [one for one in own if one.kind is LapseKind.OVERDUE]),
        )
        for date, groups in listed:
            rows = [one for one in groups if one.counted]
            if rows:
                people = sum(one.counted for one in rows)
                said = _said(rows, people, date=date, horizon=horizon)
                out = [one for one in groups if one.inactive]
                yield LapseFinding(code, date, people, covered_people(out) if out else None, said)


def group_words(one: Lapse) -> Message:
    """The group of a lapse and who pays for it."""
    group = N_("semua kelompok") if one.group == ALL else GROUP_NAMES[one.group]
    return Message(
        N_("{group} ({funding})"), {"group": Message(group), "funding": Message(FUNDING_NAMES[one.funding])}
    )


def _said(rows: Sequence[Lapse], people: int, *, date: Date | None, horizon: int) -> Message:
    largest = max(rows, key=lambda one: one.counted)
    inactive = min((one.inactive for one in rows if one.inactive), default="")
    params: dict[str, object] = {
        "people": people,
        "groups": len(rows),
        "horizon": horizon,
        "first": Month(min(one.unpaid for one in rows)),
        "inactive": Month(inactive) if inactive else "",
        "group": group_words(largest),
    }
    if date is None:
        return Message(
            N_(
                "Iuran {people} orang dalam {groups} kelompok terlalu lama terhenti; menurut aturan sudah "
                "nonaktif. Periksa; terbanyak: {group}."
            ),
            params,
        )
    if date is Date.INACTIVE:
        return Message(
            N_(
                "{people} orang dalam {groups} kelompok nonaktif dalam {horizon} bulan bila iurannya tidak "
                "dibayar, mulai {inactive}; terbanyak: {group}."
            ),
            params,
        )
    if not inactive:
        return Message(
            N_(
                "Masa iuran {people} orang dalam {groups} kelompok habis dalam {horizon} bulan, mulai "
                "{first}; terbanyak: {group}."
            ),
            params,
        )
    return Message(
        N_(
            "Masa iuran {people} orang dalam {groups} kelompok habis dalam {horizon} bulan, mulai {first}; "
            "bila tidak dilanjutkan, nonaktif mulai {inactive}; terbanyak: {group}."
        ),
        params,
    )
