"""Per area, what is worth telling about lapses in a line: how many people, by when, mostly which group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.data.contract.active_rules import ActiveRules
from dashboard.data.contract.words import ALL, FUNDING_NAMES, GROUP_NAMES
from dashboard.i18n import N_, Message, Month
from dashboard.metrics.funded.lapse import Lapse, LapseKind
from dashboard.metrics.funded.lapse_effects import covered_people
from dashboard.metrics.funded.lapses import DEFAULT_HORIZON, lapses


@dataclass(frozen=True)
class LapseFinding:
    """What lapses of an area's own groups (coming), or should have; message: in words, without its name.

    people: all of them. covered: those ahead who are part of coverage, None where unknown.
    """

    code: str
    people: int
    covered: int | None
    coming: bool
    message: Message


def lapse_findings(
    fundings: pd.DataFrame, *, rules: ActiveRules, period: str, horizon: int = DEFAULT_HORIZON
) -> Iterator[LapseFinding]:
    """At most one finding ahead and one overdue an area, kabupaten/kota or province; nobody counted twice."""
    found = lapses(fundings, rules=rules, period=period, horizon=horizon)
    for code in sorted({one.code for one in found}):
        own = [one for one in found if one.code == code]
        ahead = [one for one in own if one.coming]
        overdue = [one for one in own if one.kind is LapseKind.OVERDUE]
        for coming, listed in ((True, ahead), (False, overdue)):
            rows = [one for one in listed if one.counted]
            if rows:
                people = sum(one.counted for one in rows)
                said = _said(rows, people, horizon=horizon)
                yield LapseFinding(code, people, covered_people(ahead), coming, said)


def group_words(one: Lapse) -> Message:
    """The group of a lapse and who pays for it."""
    group = N_("semua kelompok") if one.group == ALL else GROUP_NAMES[one.group]
    return Message(
        N_("{group} ({funding})"), {"group": Message(group), "funding": Message(FUNDING_NAMES[one.funding])}
    )


def _said(rows: Sequence[Lapse], people: int, *, horizon: int) -> Message:
    largest = max(rows, key=lambda one: one.counted)
    params: dict[str, object] = {
        "people": people,
        "groups": len(rows),
        "horizon": horizon,
        "first": Month(min(one.month for one in rows)),
        "group": group_words(largest),
    }
    if not largest.coming:
        return Message(
            N_(
                "Iuran {people} orang dalam {groups} kelompok terlalu lama terhenti; menurut aturan sudah "
                "nonaktif. Periksa; terbanyak: {group}."
            ),
            params,
        )
    return Message(
        N_(
            "Iuran {people} orang dalam {groups} kelompok terhenti dalam {horizon} bulan bila tidak "
            "dilanjutkan, mulai {first}; terbanyak: {group}."
        ),
        params,
    )
