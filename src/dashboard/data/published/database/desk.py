"""The path of a submission through the regional office, from a branch's file to a version in force.

Every act asks first what the person may do at that moment; nothing that a page drew, or did not draw, counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from dashboard.data.contract.report import Problem
from dashboard.data.contract.words import NAMED_FILES
from dashboard.data.disclosure.gate import SINGLE
from dashboard.data.layouts.mapping import LayoutMapping
from dashboard.data.places.areas import Areas
from dashboard.data.published.access import Action, NotAllowedError, Principal, may, may_somewhere, require
from dashboard.data.published.branch_scope import NO_BRANCH
from dashboard.data.published.contents import as_parquet, encoded
from dashboard.data.published.database import deciding, people, putting, reading, submissions
from dashboard.data.published.database.acting import acting, told_if_refused
from dashboard.data.published.database.engine import reading as snapshot
from dashboard.data.published.database.engine import sweep_pages
from dashboard.data.published.errors import UnknownSubmissionError, UnmergeableError
from dashboard.data.published.onto import Change, Part, merged_dataset, prepared_upon, set_upon
from dashboard.data.published.preparing import keepable
from dashboard.data.published.records import InForce, Noted
from dashboard.data.published.submitted import Sendable, Submission
from dashboard.data.published.wish import Wish

#: Left out for whoever sees no names.
_NAMED: Final = frozenset({*SINGLE, *NAMED_FILES})


class Desk:
    """Where submissions come in and versions go out. All of it raises PublishingError."""

    def __init__(self, engine: sa.Engine, *, lasting: bool, alone: bool) -> None:
        """lasting: whether the store outlasts its server; alone: whether a sender may approve his own."""
        self._engine = engine
        self.lasting, self.alone = lasting, alone

    def in_force(self) -> InForce:
        """What is in force now."""
        with snapshot(self._engine) as connection:
            return reading.standing_line(connection)

    def submissions(self, *, by: Principal, at: datetime) -> tuple[Submission, ...]:
        """Those that a person may know of, the newest first."""
        with snapshot(self._engine) as connection:
            who = people.standing(connection, by, at=at)
            if not may_somewhere(who, Action.SEE_SUBMISSIONS):
                raise NotAllowedError
            found = submissions.every(connection)
        return tuple(each for each in found if may(who, Action.SEE_SUBMISSIONS, branch=each.branch or None))

    def waiting(self, *, by: Principal, at: datetime) -> int:
        """How many submissions that a person may know of wait for a decision."""
        with snapshot(self._engine) as connection:
            who = people.standing(connection, by, at=at)
            branches = submissions.waiting(connection)
        return sum(may(who, Action.SEE_SUBMISSIONS, branch=each or None) for each in branches)

    def audit(self, *, by: Principal, at: datetime, most: int) -> tuple[Noted, ...]:
        """The newest lines of the audit: everybody's, or one's own for whoever may see no others."""
        with snapshot(self._engine) as connection:
            who = people.standing(connection, by, at=at)
            if who is None or not may_somewhere(who, Action.SEE_AUDIT):
                raise NotAllowedError
            everybody = may(who, Action.SEE_AUDIT, branch=None)
            return reading.noted(connection, person=None if everybody else who.person, most=most)

    def mapping(self, *, by: Principal, at: datetime) -> LayoutMapping:
        """How the layouts of the branches that a person sends for are read."""
        with snapshot(self._engine) as connection:
            who = people.standing(connection, by, at=at)
            if who is None or not may_somewhere(who, Action.SUBMIT):
                raise NotAllowedError
            return submissions.mapping(connection, who.branches or {NO_BRANCH})

    def would_change(self, made: Sendable, *, by: Principal, at: datetime, areas: Areas) -> Change:
        """What sending something would change, before it is sent."""
        with snapshot(self._engine) as connection:
            require(people.standing(connection, by, at=at), Action.SUBMIT, branch=made.branch or None)
            onto = reading.standing_line(connection)
            ground = putting.ground_of(connection, onto, names=made.tables)
        merge = set_upon(ground, [Part(made.branch, made.tables)], areas=areas)
        return Change(onto, merge.before, merge.joined)

    def change(self, numbers: Sequence[str], *, by: Principal, at: datetime, areas: Areas) -> Change:
        """What submissions would change now; for whoever decides, also whether they can be published so."""
        with snapshot(self._engine) as connection:
            who = people.standing(connection, by, at=at)
            asked = [submissions.one(connection, each) for each in numbers]
            if not all(may(who, Action.SEE_SUBMISSIONS, branch=each.branch or None) for each in asked):
                raise UnknownSubmissionError
            decides = may(who, Action.DECIDE, branch=None)
            sees_names = all(may(who, Action.SEE_NAMES, branch=each.branch or None) for each in asked)
            onto = reading.standing_line(connection)
            parts = putting.parts_of(connection, asked)
            names = {name for part in parts for name in part.tables}
            ground = putting.ground_of(connection, onto, names=None if decides else names)
        merge = set_upon(ground, parts, areas=areas)
        problems: tuple[Problem, ...] = ()
        if decides:
            try:
                merged_dataset(merge, areas=areas, today=at.date())
            except UnmergeableError as error:
                problems = error.problems
        withheld = () if sees_names else tuple(sorted(_NAMED & names))
        before, after = (
            {name: table for name, table in side.items() if name not in withheld}
            for side in (merge.before, merge.joined)
        )
        return Change(onto, before, after, withheld, problems)

    def submit(self, made: Sendable, *, note: str, wish: Wish, areas: Areas) -> Submission:
        """Send something to the regional office."""
        kept = encoded(made.tables)
        with acting(self._engine, wish, "kirim", made.branch) as connection:
            number = deciding.submit(
                connection, made, kept, said=note, wish=wish, areas=areas, lasting=self.lasting
            )
            return submissions.one(connection, number)

    def take_back(self, number: str, *, why: str, wish: Wish) -> None:
        """Take one's own submission back while nobody has decided; its content goes, from the disk too."""
        with acting(self._engine, wish, "tarik", number) as connection:
            deciding.take_back(connection, number, why=why, wish=wish)
        sweep_pages(self._engine)

    def approve(self, number: str, *, why: str, wish: Wish) -> None:
        """Approve somebody else's submission; one's own only where the office has said so."""
        with acting(self._engine, wish, "setuju", number) as connection:
            deciding.approve(connection, number, why=why, wish=wish, alone=self.alone)

    def send_back(self, number: str, *, why: str, wish: Wish) -> None:
        """Return a submission with the reason."""
        with acting(self._engine, wish, "kembalikan", number) as connection:
            deciding.send_back(connection, number, why=why, wish=wish)

    def publish(self, numbers: Sequence[str], *, note: str, onto: InForce, wish: Wish, areas: Areas) -> str:
        """Publish approved submissions upon what is in force, as it was looked at; the version they make."""
        about = " ".join(numbers)
        with told_if_refused(self._engine, wish, "terbit", about), snapshot(self._engine) as connection:
            ground = putting.looked_at(connection, numbers, onto=onto, wish=wish)
        if isinstance(ground, str):
            return ground
        made = prepared_upon(
            ground.base,
            ground.tables,
            ground.parts,
            note=deciding.reason(note),
            areas=areas,
            today=wish.at.date(),
        )
        outcome = putting.Outcome(
            made.version,
            {made.version.tabel[name][0]: as_parquet(table) for name, table in made.tables.items()},
            encoded(keepable(made.full, lasting=self.lasting)),
        )
        with acting(self._engine, wish, "terbit", about) as connection:
            return putting.publish(connection, numbers, outcome, onto=onto, wish=wish)

    def rollback(self, wanted: str, *, why: str, onto: InForce, wish: Wish) -> None:
        """Put an older version in force again, once all of its content has been found to be there."""
        with acting(self._engine, wish, "kembali", wanted) as connection:
            putting.rollback(connection, wanted, why=why, onto=onto, wish=wish)

    def withdraw(self, wanted: str, *, why: str, wish: Wish) -> None:
        """Take the content of a version that is not in force away, and of what went into it."""
        with acting(self._engine, wish, "tarik", wanted) as connection:
            putting.withdraw(connection, wanted, why=why, wish=wish)
        sweep_pages(self._engine)
