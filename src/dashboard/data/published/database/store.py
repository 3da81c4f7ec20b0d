"""A store of published versions: what may be asked of it and done to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd
import sqlalchemy as sa

from dashboard.data.published.access import Action, NotAllowedError, Principal, Standing, may_somewhere
from dashboard.data.published.contents import as_parquet, encoded
from dashboard.data.published.database import full, people, verifying, writing
from dashboard.data.published.database import reading as asked
from dashboard.data.published.database import tables as t
from dashboard.data.published.database.accounts import Accounts
from dashboard.data.published.database.desk import Desk
from dashboard.data.published.database.engine import engine_for, let_read, reading, sweep_pages
from dashboard.data.published.database.engine import writing as transaction
from dashboard.data.published.database.migrating import HEAD, bring_up_to_date
from dashboard.data.published.database.writing import Act
from dashboard.data.published.errors import AwayError
from dashboard.data.published.place import Place
from dashboard.data.published.preparing import Prepared, keepable
from dashboard.data.published.records import Entry, Picture, Version
from dashboard.i18n import Message

__all__ = ["Act", "State", "Store", "opened"]


@dataclass(frozen=True)
class State:
    """How a store stands. schema: its migration; versions: those that stand; size: bytes of all contents."""

    schema: str
    versions: int
    withdrawn: int
    size: int


def opened(place: Place, *, create: bool) -> Store:
    """The store at a place, its tables brought up to date. create: whether to make one.

    Raises PublishingError.
    """
    if place.file is not None and create:
        try:
            place.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Names are in it: it is this user's alone, whatever else on the machine may be read.
            place.file.touch(mode=0o600)
        except OSError:
            raise AwayError from None
    engine = engine_for(place)
    try:
        bring_up_to_date(engine, create=create, there=place.file is None or place.file.is_file())
    except BaseException:
        engine.dispose()
        raise
    by_reader = replace(place, url=place.reading_url, reading_url="")
    return Store(
        engine,
        for_guests=engine_for(by_reader) if place.reading_url else engine,
        lasting=place.lasting,
        alone=place.alone,
    )


class Store:
    """A store. Each question sees one state of it; each change is whole or nothing.

    All of them raise PublishingError.
    """

    def __init__(self, engine: sa.Engine, *, for_guests: sa.Engine, lasting: bool, alone: bool) -> None:
        """for_guests: by which everything is read that a guest may see. lasting, alone: see Desk."""
        self._engine = engine
        self._for_guests = for_guests
        self.desk = Desk(engine, lasting=lasting, alone=alone)

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()
        self._for_guests.dispose()

    def let_read(self, user: str) -> None:
        """Let a user of the database read what a guest may see, and nothing else."""
        let_read(self._engine, user, t.READ_FOR_GUESTS)

    def current(self) -> tuple[Version, Entry] | None:
        """The version in force, and the line that put it there; None where nothing is published."""
        with reading(self._for_guests) as connection:
            wanted, _ = asked.in_force(connection)
            if not wanted:
                return None
            return asked.described(connection, wanted), asked.last_entry(connection, wanted)

    def pointer(self) -> tuple[str, int, frozenset[str]]:
        """The id of the version in force, "" for none, the lines of the history, and the versions withdrawn.

        The cheapest question.
        """
        with reading(self._for_guests) as connection:
            return *asked.in_force(connection), frozenset(asked.withdrawn(connection))

    def picture(self, wanted: str) -> Picture:
        """A version that stands, whole."""
        with reading(self._for_guests) as connection:
            version, entry = asked.described(connection, wanted), asked.last_entry(connection, wanted)
            found = asked.contents_of(connection, version)
        return Picture(version, entry, asked.decoded(version, found))

    def history(self) -> tuple[Entry, ...]:
        """What was published, put in force again and withdrawn, the newest first."""
        with reading(self._for_guests) as connection:
            return asked.entries(connection)

    def state(self) -> State:
        """How the store stands."""
        with reading(self._engine) as connection:
            count = connection.execute(sa.select(sa.func.count()).select_from(t.versions)).scalar_one()
            sizes = [
                connection.execute(sa.select(sa.func.sum(sa.func.length(each.c.isi)))).scalar()
                for each in (t.contents, t.full_contents)
            ]
            gone = len(asked.withdrawn(connection))
        return State(HEAD, int(count) - gone, gone, sum(int(each or 0) for each in sizes))

    def verify(self) -> list[Message]:
        """What is wrong in the store; nothing, if all is well."""
        with reading(self._engine) as connection:
            return verifying.problems(connection)

    def standing(self, who: Principal | None, *, at: datetime) -> Standing | None:
        """What a person may do at a moment, with a time zone; None for a guest."""
        with reading(self._engine) as connection:
            return people.standing(connection, who, at=at)

    def full_tables(self, wanted: str, *, by: Principal, at: datetime) -> Mapping[str, pd.DataFrame] | None:
        """The tables of a version as they were before the gate, for somebody who may see names of any branch.

        Those behind the line that put it in force last. None where the store keeps none of it.
        """
        with reading(self._engine) as connection:
            if not may_somewhere(people.standing(connection, by, at=at), Action.SEE_NAMES):
                raise NotAllowedError
            asked.described(connection, wanted)
            held = full.held_by(connection, asked.last_entry(connection, wanted).urutan)
            return full.tables_of(connection, held) if held else None

    @property
    def accounts(self) -> Accounts:
        """Who may sign in."""
        return Accounts(self._engine)

    def publish(self, made: Prepared, act: Act) -> bool:
        """Put a version in force. Whether anything changed: what is in force already stays as it is."""
        contents = {made.version.tabel[name][0]: as_parquet(table) for name, table in made.tables.items()}
        whole = encoded(keepable(made.full, lasting=self.desk.lasting))
        with transaction(self._engine) as connection:
            return writing.publish(connection, made.version, contents, act, full=whole)

    def rollback(self, wanted: str, act: Act) -> None:
        """Put an older version in force again, once all of its content has been found to be there."""
        self.picture(wanted)
        with transaction(self._engine) as connection:
            writing.rollback(connection, wanted, act)

    def withdraw(self, wanted: str, act: Act) -> None:
        """Take the content of a version that is not in force away, from the disk too; a tombstone is left."""
        with transaction(self._engine) as connection:
            writing.withdraw(connection, wanted, act)
        sweep_pages(self._engine)
