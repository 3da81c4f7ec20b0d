"""How submissions are called on the page: whose, of which month, how far, by whom."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final, Literal

from dashboard.data.published.branch_scope import NO_BRANCH
from dashboard.data.published.submitted import Decision, Status, Submission, Verdict
from dashboard.i18n import N_, Language
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text

Colour = Literal["orange", "red", "blue", "green", "gray"]

#: Status -> words, icon and colour of its badge; the words alone tell it.
BADGES: Final[dict[Status, tuple[str, str, Colour]]] = {
    Status.WAITING: (N_("Menunggu"), ":material/schedule:", "orange"),
    Status.RETURNED: (N_("Dikembalikan"), ":material/undo:", "red"),
    Status.APPROVED: (N_("Disetujui"), ":material/task_alt:", "blue"),
    Status.PUBLISHED: (N_("Terbit"), ":material/public:", "green"),
    Status.WITHDRAWN: (N_("Ditarik pengirim"), ":material/block:", "gray"),
}
_NO_MORE: Final[tuple[str, str, Colour]] = (N_("Tidak berlaku lagi"), ":material/history:", "gray")
_DECIDED: Final = {
    Verdict.APPROVED: N_("Disetujui oleh {name}, {when}."),
    Verdict.RETURNED: N_("Dikembalikan oleh {name}, {when}: {why}"),
    Verdict.WITHDRAWN: N_("Ditarik oleh pengirimnya, {when}."),
}


def badge_of(submission: Submission, standing_versions: Collection[str]) -> tuple[str, str, Colour]:
    """Words, icon and colour of a submission. standing_versions: those that what is in force rests on."""
    if submission.version and submission.version not in standing_versions:
        return _NO_MORE
    return BADGES[submission.status]


def branch_name(page: Page, branch: str) -> str:
    """The branch, or the regional office, that something is sent for."""
    return page.text("Kantor wilayah") if branch == NO_BRANCH else page.areas.name(branch)


def title_of(page: Page, submission: Submission) -> str:
    """Whose submission it is and of which month."""
    return f"{branch_name(page, submission.branch)} · {page.text.month(submission.month)}"


def when(written: str, text: Language) -> str:
    """A moment as the store keeps it, in words; WITA."""
    moment = datetime.fromisoformat(written)
    return f"{text.date(moment.date())}, {moment:%H.%M}"


def tables_line(submission: Submission, text: Language) -> str:
    """What was sent, by whom and when, and what is to be looked at."""
    parts = [
        ", ".join(
            text("{table} {count} baris", table=name, count=rows)
            for name, (_, rows) in submission.tables.items()
        ),
        text("dari {name}, {when}", name=as_text(submission.name), when=when(submission.at, text)),
    ]
    if submission.refused:
        parts.append(text("{count} baris ditolak", count=submission.refused))
    if submission.warnings:
        parts.append(text("{count} peringatan", count=submission.warnings))
    return " · ".join(parts)


def decided(each: Decision, text: Language) -> str:
    """What was done with a submission, in a sentence."""
    said = text(
        _DECIDED[each.verdict],
        name=as_text(each.name),
        when=when(each.at, text),
        why=as_text(each.why, most=500),
    )
    if each.verdict is Verdict.APPROVED and each.why:
        said = f"{said} {as_text(each.why, most=500)}"
    if each.alone:
        said = f"{said} {text('Diputuskan pengirimnya sendiri (kantor satu orang).')}"
    return said
