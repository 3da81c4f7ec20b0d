"""Submissions in the store: written once, read with what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from dashboard.data.contract.as_sent import UnreadableFileError
from dashboard.data.kept_reports import as_json, from_json
from dashboard.data.layouts.mapping import NO_MAPPING, LayoutMapping, read_mapping, write_mapping
from dashboard.data.published.contents import Encoded
from dashboard.data.published.database import full
from dashboard.data.published.database import tables as t
from dashboard.data.published.errors import UnknownSubmissionError
from dashboard.data.published.submitted import Decision, Sendable, Submission, Verdict


def write(
    connection: sa.Connection,
    made: Sendable,
    kept: Encoded,
    *,
    number: str,
    person: int,
    at: datetime,
    note: str,
) -> None:
    """Write a submission, and how its branch's layouts are read where that is news. kept: its tables."""
    full.write(connection, kept)
    connection.execute(
        t.submissions.insert().values(
            id=number,
            kode_cabang=made.branch,
            oleh=person,
            waktu=at.isoformat(timespec="seconds"),
            catatan=note,
            bulan={name: list(months) for name, months in made.months.items()},
            laporan=[as_json(each) for each in made.reports],
        )
    )
    connection.execute(
        t.submission_tables.insert(),
        [
            {"kiriman_id": number, "tabel": name, "sha_bernama": digest, "baris": rows}
            for name, (digest, rows) in kept.held.items()
        ],
    )
    known = mapping(connection, [made.branch])
    if known | made.mapping != known:
        connection.execute(
            t.mappings.insert().values(
                kode_cabang=made.branch,
                isi=write_mapping(known | made.mapping).decode(),
                oleh=person,
                waktu=at.isoformat(timespec="seconds"),
            )
        )


def decide(
    connection: sa.Connection,
    submission: Submission,
    verdict: Verdict,
    *,
    person: int,
    at: datetime,
    why: str,
    alone: bool = False,
) -> None:
    """Write what somebody has done with a submission."""
    connection.execute(
        t.decisions.insert().values(
            kiriman_id=submission.id,
            langkah=len(submission.decisions) + 1,
            putusan=str(verdict),
            oleh=person,
            waktu=at.isoformat(timespec="seconds"),
            alasan=why,
            satu_orang=alone,
        )
    )


def one(connection: sa.Connection, number: str) -> Submission:
    """A submission. Raises UnknownSubmissionError."""
    found = _described(connection, t.submissions.c.id == number)
    if not found:
        raise UnknownSubmissionError
    return found[0]


def every(connection: sa.Connection) -> tuple[Submission, ...]:
    """All of them, the newest first."""
    return _described(connection, sa.true())


def waiting(connection: sa.Connection) -> list[str]:
    """The branch of each submission on which nobody has decided."""
    decided = sa.select(t.decisions.c.kiriman_id)
    asked = sa.select(t.submissions.c.kode_cabang).where(t.submissions.c.id.not_in(decided))
    return list(connection.execute(asked).scalars())


def mapping(connection: sa.Connection, branches: Iterable[str]) -> LayoutMapping:
    """How the layouts of some branches' files are read; the newest that each has confirmed."""
    newest = (
        sa.select(sa.func.max(t.mappings.c.id))
        .where(t.mappings.c.kode_cabang.in_(sorted(branches)))
        .group_by(t.mappings.c.kode_cabang)
    )
    asked = sa.select(t.mappings.c.isi).where(t.mappings.c.id.in_(newest)).order_by(t.mappings.c.kode_cabang)
    found = NO_MAPPING
    for written in connection.execute(asked).scalars():
        try:
            found |= read_mapping(written.encode())
        except UnreadableFileError:
            # An older form of it: the questions are asked once more.
            continue
    return found


def _described(connection: sa.Connection, which: sa.ColumnElement[bool]) -> tuple[Submission, ...]:
    asked = (
        sa.select(t.submissions, t.people.c.nama, t.version_submissions.c.versi_id)
        .join(t.people, t.people.c.id == t.submissions.c.oleh)
        .outerjoin(t.version_submissions, t.version_submissions.c.kiriman_id == t.submissions.c.id)
        .where(which)
        .order_by(t.submissions.c.waktu.desc(), t.submissions.c.id)
    )
    rows = connection.execute(asked).all()
    numbers = [each.id for each in rows]
    decisions, tables = _decisions(connection, numbers), _tables(connection, numbers)
    return tuple(
        Submission(
            id=each.id,
            branch=each.kode_cabang,
            person=int(each.oleh),
            name=each.nama,
            at=each.waktu,
            note=each.catatan,
            tables=tables[each.id],
            months={name: tuple(months) for name, months in each.bulan.items()},
            reports=tuple(map(from_json, each.laporan)),
            decisions=tuple(decisions[each.id]),
            version=each.versi_id or "",
        )
        for each in rows
    )


def _decisions(connection: sa.Connection, numbers: list[str]) -> dict[str, list[Decision]]:
    asked = (
        sa.select(t.decisions, t.people.c.nama)
        .join(t.people, t.people.c.id == t.decisions.c.oleh)
        .where(t.decisions.c.kiriman_id.in_(numbers))
        .order_by(t.decisions.c.langkah)
    )
    found: dict[str, list[Decision]] = defaultdict(list)
    for each in connection.execute(asked):
        found[each.kiriman_id].append(
            Decision(
                Verdict(each.putusan),
                int(each.oleh),
                each.nama,
                each.waktu,
                each.alasan,
                bool(each.satu_orang),
            )
        )
    return found


def _tables(connection: sa.Connection, numbers: list[str]) -> dict[str, dict[str, tuple[str, int]]]:
    asked = sa.select(t.submission_tables).where(t.submission_tables.c.kiriman_id.in_(numbers))
    found: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    for each in connection.execute(asked):
        found[each.kiriman_id][each.tabel] = (each.sha_bernama, int(each.baris))
    return found
