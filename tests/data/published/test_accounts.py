"""Accounts: who is let in and who is not, who hands out roles, and what is written down of it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
import sqlalchemy as sa

from dashboard.data.published.access import NotAllowedError, Principal, Role, Standing
from dashboard.data.published.database import tables as t
from dashboard.data.published.database.accounts import Accounts
from dashboard.data.published.database.people import SIGNED_IN_FOR
from dashboard.data.published.database.store import Store
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.persons import (
    BadPersonError,
    LastAdminError,
    OneselfError,
    Operator,
    UnknownPersonError,
    Why,
)
from tests.data.published.conftest import MOSTLY_SQLITE, fresh_address
from tests.data.published.small import NOW

OPERATOR = Operator("Petugas TI")
LATER = NOW + timedelta(minutes=5)
ANI = Principal("https://masuk", "ani", NOW - timedelta(minutes=1), "ani@kantor.go.id", True, "Ani")
BUDI = replace(ANI, subject="budi", email="budi@kantor.go.id", name="Budi")


@pytest.fixture(params=MOSTLY_SQLITE)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that is not there yet."""
    return fresh_address(request, tmp_path)


def came(accounts: Accounts, who: Principal, role: Role, *branches: str) -> int:
    """Invite somebody and let him come; returns his number."""
    number = accounts.invite(
        name=who.name, email=who.email, role=role, branches=branches, by=OPERATOR, at=NOW
    )
    assert isinstance(accounts.recognised(who, at=NOW), Standing)
    return number


def everything(store: Store) -> str:
    """All that is kept of persons, and of what they did."""
    with store._engine.connect() as connection:
        tables = (t.people, t.accounts, t.account_branches, t.audit)
        return "".join(str(each) for table in tables for each in connection.execute(sa.select(table)))


def log(store: Store) -> list[Any]:
    with store._engine.connect() as connection:
        return list(connection.execute(sa.select(t.audit).order_by(t.audit.c.id)))


def test_an_invitation_is_taken_up_once_by_whoever_proves_to_have_the_address(opened: Store) -> None:
    accounts = opened.accounts
    number = accounts.invite(
        name="Ani", email=" ANI@Kantor.go.id", role=Role.BRANCH, branches=["KC03"], by=OPERATOR, at=NOW
    )
    unproven = replace(ANI, email_verified=False)
    other = replace(ANI, email="orang@kantor.go.id")
    assert accounts.recognised(unproven, at=NOW) is Why.UNKNOWN
    assert accounts.recognised(other, at=NOW) is Why.UNKNOWN
    assert opened.standing(ANI, at=NOW) is None
    known = Standing(number, "Ani", Role.BRANCH, frozenset({"KC03"}))
    assert accounts.recognised(ANI, at=NOW) == known
    assert opened.standing(ANI, at=NOW) == known
    # From here on he is issuer and subject, whatever address he has; the same address elsewhere is nobody.
    assert accounts.recognised(replace(unproven, email=""), at=NOW) == known
    assert accounts.recognised(replace(ANI, issuer="https://lain"), at=NOW) is Why.UNKNOWN
    assert accounts.recognised(replace(ANI, subject="lain"), at=NOW) is Why.UNKNOWN
    assert ANI.email not in everything(opened).lower()
    assert [each.tindakan for each in log(opened)] == ["undang", "masuk_pertama"]


def test_the_first_administrator_is_named_by_the_secrets_and_only_while_there_is_none(opened: Store) -> None:
    accounts = opened.accounts
    accounts.invite(
        name="Ani", email="x@kantor.go.id", role=Role.VIEWER, branches=["KC01"], by=OPERATOR, at=NOW
    )
    assert (
        accounts.recognised(replace(ANI, email_verified=False), at=NOW, first_admin=ANI.email) is Why.UNKNOWN
    )
    found = accounts.recognised(ANI, at=NOW, first_admin=ANI.email)
    assert isinstance(found, Standing)
    # Another has the name already.
    assert (found.role, found.name) == (Role.ADMIN, "Ani 2")
    elsewhere = replace(ANI, issuer="https://lain")
    assert accounts.recognised(elsewhere, at=NOW, first_admin=ANI.email) is Why.UNKNOWN


def test_a_sign_in_holds_for_twelve_hours(opened: Store) -> None:
    came(opened.accounts, ANI, Role.APPROVER)
    ahead = timedelta(minutes=1)
    for since, holds in (
        (timedelta(0), True),
        (SIGNED_IN_FOR - timedelta(seconds=1), True),
        (SIGNED_IN_FOR, False),
        (timedelta(seconds=1) - ahead, True),
        (-ahead, False),
    ):
        who = replace(ANI, issued_at=NOW - since)
        found = opened.accounts.recognised(who, at=NOW)
        assert isinstance(found, Standing) == holds
        assert (opened.standing(who, at=NOW) is not None) == holds
        assert holds or found is Why.ENDED


def test_signing_out_ends_every_sign_in_up_to_now(opened: Store) -> None:
    accounts = opened.accounts
    came(accounts, ANI, Role.APPROVER)
    # The provider's clock is ahead.
    ahead = replace(ANI, issued_at=NOW + timedelta(seconds=30))
    accounts.sign_out(by=ahead, at=NOW)
    for copied in (ANI, ahead):
        assert accounts.recognised(copied, at=NOW) is Why.ENDED
        assert opened.standing(copied, at=NOW) is None
    again = replace(ANI, issued_at=NOW + timedelta(seconds=31))
    assert isinstance(accounts.recognised(again, at=LATER), Standing)
    # A stranger has nothing to sign out of, and is no trouble.
    accounts.sign_out(by=BUDI, at=NOW)
    assert accounts.recognised(BUDI, at=NOW) is Why.UNKNOWN


Act = Callable[[Accounts, int, Principal], object]
ACTS: dict[str, Act] = {
    "undang": lambda its, _, by: its.invite(
        name="Cici", email="cici@kantor.go.id", role=Role.ADMIN, branches=(), by=by, at=NOW
    ),
    "undang_lagi": lambda its, who, by: its.invite_again(who, email="b@kantor.go.id", by=by, at=NOW),
    "ubah_peran": lambda its, who, by: its.change(who, role=Role.ADMIN, branches=(), by=by, at=NOW),
    "nonaktifkan": lambda its, who, by: its.set_active(who, active=False, by=by, at=NOW),
    "aktifkan": lambda its, who, by: its.set_active(who, active=True, by=by, at=NOW),
    "keluarkan": lambda its, who, by: its.sign_out_other(who, by=by, at=NOW),
    "hapus_surel": lambda its, who, by: its.erase_address(who, by=by, at=NOW),
    "lihat_pengguna": lambda its, _, by: its.everybody(by=by, at=NOW),
}


def accounts_as_kept(store: Store) -> list[Any]:
    with store._engine.connect() as connection:
        found = [*connection.execute(sa.select(t.accounts).order_by(t.accounts.c.pengguna_id))]
        return [*found, *connection.execute(sa.select(t.account_branches))]


def test_only_an_administrator_manages_people_and_a_refusal_is_written_down(opened: Store) -> None:
    accounts = opened.accounts
    target = came(accounts, BUDI, Role.BRANCH, "KC01")
    number = came(accounts, ANI, Role.ADMIN)
    for kind in (Role.VIEWER, Role.BRANCH, Role.APPROVER):
        accounts.change(target, role=kind, branches=["KC01"], by=OPERATOR, at=NOW)
        before = accounts_as_kept(opened)
        for name, act in ACTS.items():
            with pytest.raises(NotAllowedError):
                act(accounts, number, BUDI)
            last = log(opened)[-1]
            assert (last.pelaku, last.tindakan, last.objek) == (target, "ditolak", name)
        assert accounts_as_kept(opened) == before
    # An administrator who has signed out since, and one whom the store never knew.
    dewi = replace(ANI, subject="dewi", email="dewi@kantor.go.id", name="Dewi")
    came(accounts, dewi, Role.ADMIN)
    accounts.sign_out(by=ANI, at=NOW)
    lines = len(log(opened))
    for act in ACTS.values():
        for refused in (ANI, replace(ANI, subject="siapa")):
            with pytest.raises(NotAllowedError):
                act(accounts, target, refused)
    # Strangers can't fill the log.
    assert len(log(opened)) == lines + len(ACTS)
    for name, act in ACTS.items():
        act(accounts, target, dewi)
        assert log(opened)[-1].tindakan == name or name == "lihat_pengguna"


def test_acts_hold_at_once_and_name_people_by_number_alone(opened: Store) -> None:
    accounts = opened.accounts
    came(accounts, ANI, Role.ADMIN)
    budi = came(accounts, BUDI, Role.BRANCH, "KC01", "KC02")
    accounts.change(budi, role=Role.VIEWER, branches=["KC02"], by=ANI, at=NOW)
    assert opened.standing(BUDI, at=NOW) == Standing(budi, "Budi", Role.VIEWER, frozenset({"KC02"}))
    accounts.change(budi, role=Role.APPROVER, branches=["KC02"], by=ANI, at=NOW)
    assert opened.standing(BUDI, at=NOW) == Standing(budi, "Budi", Role.APPROVER)
    accounts.sign_out_other(budi, by=ANI, at=NOW)
    assert opened.standing(BUDI, at=NOW) is None
    back = replace(BUDI, issued_at=LATER)
    assert opened.standing(back, at=LATER) is not None
    accounts.set_active(budi, active=False, by=ANI, at=LATER)
    assert (
        accounts.recognised(replace(BUDI, issued_at=LATER + timedelta(1)), at=LATER + timedelta(1))
        is Why.INACTIVE
    )
    accounts.set_active(budi, active=True, by=ANI, at=LATER)
    assert opened.standing(replace(BUDI, issued_at=LATER + timedelta(seconds=1)), at=LATER) is not None
    said = "".join(str(each) for each in log(opened))
    assert "Budi" not in said
    assert "@" not in said


def test_an_erased_address_ends_an_invitation_and_a_new_one_is_for_another_sign_in(opened: Store) -> None:
    accounts = opened.accounts
    came(accounts, ANI, Role.ADMIN)
    budi = accounts.invite(name="Budi", email=BUDI.email, role=Role.APPROVER, branches=(), by=ANI, at=NOW)
    with pytest.raises(BadPersonError):
        accounts.invite(name="Lain", email=BUDI.email, role=Role.APPROVER, branches=(), by=ANI, at=NOW)
    accounts.erase_address(budi, by=ANI, at=NOW)
    assert accounts.recognised(BUDI, at=NOW) is Why.UNKNOWN
    assert BUDI.email not in everything(opened)
    accounts.invite_again(budi, email="Budi@lain.id", by=ANI, at=NOW)
    elsewhere = replace(BUDI, issuer="https://lain", email="budi@lain.id", issued_at=LATER)
    assert isinstance(accounts.recognised(elsewhere, at=LATER), Standing)
    accounts.invite_again(budi, email=BUDI.email, by=ANI, at=LATER)
    assert accounts.recognised(elsewhere, at=LATER) is Why.UNKNOWN
    accounts.set_active(budi, active=False, by=ANI, at=LATER)
    assert accounts.recognised(BUDI, at=NOW) is Why.UNKNOWN


def test_what_can_t_be(opened: Store) -> None:
    accounts = opened.accounts
    ani = came(accounts, ANI, Role.ADMIN)
    for act in set(ACTS) - {"undang", "lihat_pengguna"}:
        with pytest.raises(OneselfError):
            ACTS[act](accounts, ani, ANI)
        with pytest.raises(UnknownPersonError):
            ACTS[act](accounts, 999, ANI)
    # From the command line nobody is oneself; an administrator who has not come is none yet.
    accounts.invite(name="Cici", email="c@kantor.go.id", role=Role.ADMIN, branches=(), by=OPERATOR, at=NOW)
    for last in (
        lambda: accounts.change(ani, role=Role.VIEWER, branches=["KC01"], by=OPERATOR, at=NOW),
        lambda: accounts.set_active(ani, active=False, by=OPERATOR, at=NOW),
        lambda: accounts.invite_again(ani, email="a@kantor.go.id", by=OPERATOR, at=NOW),
    ):
        with pytest.raises(LastAdminError):
            last()
    for name, email, role in (
        ("", "d@kantor.go.id", Role.ADMIN),
        ("Dewi", "d@kantor", Role.ADMIN),
        ("Dewi", "d@kantor.go.id", Role.BRANCH),
        ("Ani", "d@kantor.go.id", Role.ADMIN),
    ):
        with pytest.raises(BadPersonError):
            accounts.invite(name=name, email=email, role=role, branches=(), by=ANI, at=NOW)
    assert [(each.name, each.has_come) for each in accounts.everybody(by=ANI, at=NOW)] == [
        ("Ani", True),
        ("Cici", False),
    ]


def test_two_administrators_can_t_take_each_other_s_role_at_once(opened: Store) -> None:
    accounts = opened.accounts
    numbers = {who: came(accounts, who, Role.ADMIN) for who in (ANI, BUDI)}
    together = Barrier(2)

    def demote(by: Principal, other: Principal) -> bool:
        together.wait()
        try:
            accounts.set_active(numbers[other], active=False, by=by, at=NOW)
        except PublishingError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(demote, (ANI, BUDI), (BUDI, ANI)))
    assert sorted(done) == [False, True]
