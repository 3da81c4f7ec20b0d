"""A branch's own target and realisation, and what changed since the month before."""

from __future__ import annotations

import streamlit as st

from dashboard.metrics.coverage.branch import BranchProgress, branch_progress
from dashboard.metrics.coverage.change import AreaChange, change_of
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.cube.versions import version_words
from dashboard.ui.frame import loading
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.needed import Need, need_words
from dashboard.ui.parts.standing import USUAL, standing_of


def own_progress(page: Page, period: str) -> BranchProgress:
    """The branch's own count against its own target in a month."""
    return loading.kept(
        page.data,
        "branch progress",
        page.area,
        period,
        compute=lambda: branch_progress(page.data, branch=page.area, period=period),
    )


def say_own(page: Page) -> None:
    """Beside the title: the branch's own count of its own target, and what is missing of it."""
    own = own_progress(page, page.period)
    page.say(_own_words(page, own), base=_missing_words(page, own))


def _own_words(page: Page, own: BranchProgress) -> str:
    text, name = page.text, page.areas.name(page.area)
    month, year = text.month(page.period), page.period[:4]
    if own.actual is None:
        return text("{branch}: realisasi sendiri {month} tidak ada.", branch=name, month=month)
    if own.target is None:
        return text(
            "{branch}: {active} peserta menurut hitungan sendiri; target cabang {year} tidak ada.",
            branch=name,
            active=own.actual,
            year=year,
        )
    return text(
        "{branch}: {active} dari target {target} orang, {percent} dari target cabang {year}.",
        branch=name,
        active=own.actual,
        target=own.target,
        percent=text.percent(own.achievement_percent),
        year=year,
    )


def _missing_words(page: Page, own: BranchProgress) -> str:
    text, pace = page.text, own.pace
    run = pace.run(USUAL.window)
    need = Need(page.period[:4], own.gap_to_target, pace.required, run.rate, run.since)
    basis = text("Menurut pemberi kerja, per akhir {month}.", month=text.month(page.period))
    return f"{basis} {need_words(need, text)}".rstrip()


def what_changed(page: Page) -> None:
    """Draw the change since the month before: the branch's own count, and its territory's coverage."""
    text, start = page.text, month_before(page.period, 1)
    st.markdown(
        f"**{text('Yang berubah sejak {month}', month=text.month(start))}**  \n"
        + "  \n".join(_changes(page, start))
    )


def _changes(page: Page, start: str) -> list[str]:
    text = page.text
    now, before = own_progress(page, page.period).actual, own_progress(page, start).actual
    if now is None or before is None:
        said = [text("Realisasi sendiri: tidak ada data pada salah satu bulan.")]
    else:
        said = [
            text(
                "Realisasi sendiri: {people} orang ({before} → {now}).",
                people=text.number(now - before, signed=True),
                before=before,
                now=now,
            )
        ]
    level = page.areas.level(page.area)
    change = (
        change_of(
            loading.changed(page.data, Cut(level), start=start, end=page.period), page.area, since=start
        )
        if start in page.data.periods
        else None
    )
    said.append(_territory_words(page, change))
    return said


def _territory_words(page: Page, change: AreaChange | None) -> str:
    text, found = page.text, standing_of(page, page.area)
    if found.coverage is None:
        return text("Cakupan wilayah kerja: tidak ada data.")
    now = text(
        "Cakupan wilayah kerja {percent} ({active} dari {eligible} potensi)",
        percent=text.percent(found.coverage),
        active=found.active,
        eligible=found.eligible,
    )
    if change is None:
        return text("{now}; tidak dapat dibandingkan dengan bulan sebelumnya.", now=now)
    said = text(
        "{now}: {points}, {people} orang.",
        now=now,
        points=text.points(change.points),
        people=text.number(change.people, signed=True),
    )
    if change.base_changed:
        said += " " + text(
            "Basis potensi berbeda: {before} → {after}.",
            before=version_words([change.bases_before]),
            after=version_words([change.bases_after]),
        )
    return said
