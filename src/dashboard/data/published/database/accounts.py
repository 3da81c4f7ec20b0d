"""Who may sign in: invited, given a role, taken out. Each act asks for the right first, and is noted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from dashboard.data.published.access import Action, NotAllowedError, Principal, Role, Standing, require
from dashboard.data.published.database import joining, people
from dashboard.data.published.database import tables as t
from dashboard.data.published.database.engine import reading
from dashboard.data.published.database.engine import writing as transaction
from dashboard.data.published.database.noting import note, person_called
from dashboard.data.published.database.reading import in_force
from dashboard.data.published.persons import (
    BadPersonError,
    LastAdminError,
    OneselfError,
    Operator,
    Person,
    UnknownPersonError,
    Why,
    address,
    branches_of,
    checked_name,
)
from dashboard.i18n import N_, Message

#: What is written down of an act that was refused.
REFUSED: Final = "ditolak"

Actor = Principal | Operator


class Accounts:
    """The accounts of a store. `by`: who acts; `at`: when, with a time zone.

    Acts raise NotAllowedError, which is written down, and PublishingError.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def recognised(self, who: Principal, *, at: datetime, first_admin: str = "") -> Standing | Why:
        """What somebody who has signed in may do, or why nothing; an invitation is taken up here.

        first_admin: the address that becomes an administrator while there is none yet.
        """
        with reading(self._engine) as connection:
            found = people.recognised(connection, who, at=at)
            if found is not Why.UNKNOWN or not joining.awaited(connection, who, first_admin=first_admin):
                return found
        with transaction(self._engine) as connection:
            in_force(connection, for_update=True)
            joining.join(connection, who, at=at, first_admin=first_admin)
            return people.recognised(connection, who, at=at)

    def sign_out(self, *, by: Principal, at: datetime) -> None:
        """End every sign-in of one's own, in every tab and wherever a cookie was copied to."""
        # A provider's clock may be ahead of this one.
        until = max(at, by.issued_at).timestamp()
        with transaction(self._engine) as connection:
            number = people.number_of(connection, by)
            if number is not None:
                _set(connection, number, keluar_sebelum=until)
                note(connection, number, at=at, act="keluar", about=number)

    def everybody(self, *, by: Actor, at: datetime) -> tuple[Person, ...]:
        """All who may sign in or could, by name."""
        with self._told_if_refused(by, at, "lihat_pengguna"), reading(self._engine) as connection:
            if isinstance(by, Principal):
                _require(connection, by, at=at)
            return people.everybody(connection)

    def invite(
        self, *, name: str, email: str, role: Role, branches: Collection[str], by: Actor, at: datetime
    ) -> int:
        """Let whoever proves to have an address sign in, once. Returns his number."""
        called, sent_to, given = checked_name(name), address(email), branches_of(role, branches)
        with self._managing(by, at, "undang") as (connection, actor):
            _refuse_second(connection, sent_to)
            person = _place_for(connection, called)
            connection.execute(
                t.accounts.insert().values(
                    pengguna_id=person, surel=sent_to, peran=role, aktif=True, keluar_sebelum=0.0
                )
            )
            _give_branches(connection, person, given)
            note(connection, actor, at=at, act="undang", about=person, details=_told(role, given))
        return person

    def invite_again(self, person: int, *, email: str, by: Actor, at: datetime) -> None:
        """Let a person come anew, also from another provider; how he signed in before holds no more."""
        sent_to = address(email)
        with self._managing(by, at, "undang_lagi") as (connection, actor):
            account = _another(connection, person, actor)
            _refuse_second(connection, sent_to)
            _keep_an_admin(connection, account)
            _set(connection, person, iss=None, sub=None, surel=sent_to, aktif=True)
            _set(connection, person, keluar_sebelum=at.timestamp())
            note(connection, actor, at=at, act="undang_lagi", about=person)

    def change(self, person: int, *, role: Role, branches: Collection[str], by: Actor, at: datetime) -> None:
        """Give a person another role, for other branches; it holds from his next click on."""
        given = branches_of(role, branches)
        with self._managing(by, at, "ubah_peran") as (connection, actor):
            account = _another(connection, person, actor)
            if role is not Role.ADMIN:
                _keep_an_admin(connection, account)
            _set(connection, person, peran=role)
            _give_branches(connection, person, given)
            note(connection, actor, at=at, act="ubah_peran", about=person, details=_told(role, given))

    def set_active(self, person: int, active: bool, *, by: Actor, at: datetime) -> None:
        """Take a person out, at once and in every tab, or let him in again."""
        act = "aktifkan" if active else "nonaktifkan"
        with self._managing(by, at, act) as (connection, actor):
            account = _another(connection, person, actor)
            if not active:
                _keep_an_admin(connection, account)
            _set(connection, person, aktif=active, keluar_sebelum=at.timestamp())
            note(connection, actor, at=at, act=act, about=person)

    def sign_out_other(self, person: int, *, by: Actor, at: datetime) -> None:
        """End every sign-in of a person; he may sign in again."""
        with self._managing(by, at, "keluarkan") as (connection, actor):
            _another(connection, person, actor)
            _set(connection, person, keluar_sebelum=at.timestamp())
            note(connection, actor, at=at, act="keluarkan", about=person)

    def erase_address(self, person: int, *, by: Actor, at: datetime) -> None:
        """Forget where a person was invited; an invitation that was not taken up is over."""
        with self._managing(by, at, "hapus_surel") as (connection, actor):
            _another(connection, person, actor)
            _set(connection, person, surel=None)
            note(connection, actor, at=at, act="hapus_surel", about=person)

    @contextmanager
    def _managing(self, by: Actor, at: datetime, act: str) -> Iterator[tuple[sa.Connection, int]]:
        """The transaction of an act, and the number of who acts. Raises NotAllowedError, written down."""
        with self._told_if_refused(by, at, act), transaction(self._engine) as connection:
            # One after the other: two administrators could each take the other's role at once.
            in_force(connection, for_update=True)
            yield connection, _actor(connection, by, at=at)

    @contextmanager
    def _told_if_refused(self, by: Actor, at: datetime, act: str) -> Iterator[None]:
        """Write a refusal within the block down."""
        try:
            yield
        except NotAllowedError:
            with transaction(self._engine) as connection:
                # Who is not known at all can't fill the log.
                number = people.number_of(connection, by) if isinstance(by, Principal) else None
                if number is not None:
                    note(connection, number, at=at, act=REFUSED, about=act)
            raise


def _actor(connection: sa.Connection, by: Actor, *, at: datetime) -> int:
    if isinstance(by, Operator):
        return person_called(connection, checked_name(by.name))
    return _require(connection, by, at=at).person


def _require(connection: sa.Connection, by: Principal, *, at: datetime) -> Standing:
    return require(people.standing(connection, by, at=at), Action.MANAGE_PEOPLE, branch=None)


def _another(connection: sa.Connection, person: int, actor: int) -> Any:
    """The account of somebody else than who acts."""
    account = connection.execute(
        sa.select(t.accounts).where(t.accounts.c.pengguna_id == person)
    ).one_or_none()
    if account is None:
        raise UnknownPersonError
    if person == actor:
        raise OneselfError
    return account


def _keep_an_admin(connection: sa.Connection, account: Any) -> None:
    """Refuse to take away the last administrator who has come."""
    others = joining.ADMIN_THERE & (t.accounts.c.pengguna_id != account.pengguna_id)
    is_one = account.peran == Role.ADMIN and account.aktif and account.sub is not None
    if is_one and connection.execute(sa.select(t.accounts.c.pengguna_id).where(others)).first() is None:
        raise LastAdminError


def _refuse_second(connection: sa.Connection, email: str) -> None:
    there = sa.select(t.accounts.c.pengguna_id).where(t.accounts.c.surel == email)
    if connection.execute(there).first() is not None:
        raise BadPersonError(Message(N_("Alamat itu sudah diundang dan belum dipakai masuk.")))


def _place_for(connection: sa.Connection, name: str) -> int:
    """The number of a name that no account has. Raises BadPersonError."""
    person = person_called(connection, name)
    if (
        connection.execute(sa.select(t.accounts).where(t.accounts.c.pengguna_id == person)).first()
        is not None
    ):
        raise BadPersonError(
            Message(N_("Nama {name} sudah dipakai. Tulis nama yang membedakan."), {"name": name})
        )
    return person


def _set(connection: sa.Connection, person: int, **values: Any) -> None:
    connection.execute(t.accounts.update().where(t.accounts.c.pengguna_id == person).values(**values))


def _give_branches(connection: sa.Connection, person: int, branches: frozenset[str]) -> None:
    connection.execute(t.account_branches.delete().where(t.account_branches.c.pengguna_id == person))
    if branches:
        connection.execute(
            t.account_branches.insert(),
            [{"pengguna_id": person, "kode_cabang": each} for each in sorted(branches)],
        )


def _told(role: Role, branches: frozenset[str]) -> Mapping[str, Any]:
    return {"peran": str(role), "cabang": sorted(branches)}
