"""Who may do what with published data: asked at every act, of what the store says at that moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from dashboard.data.published.errors import PublishingError
from dashboard.i18n import N_, Message


class Role(StrEnum):
    """What somebody whom the store knows may do; whoever it does not know is a guest."""

    VIEWER = "viewer"
    BRANCH = "branch"
    APPROVER = "approver"
    ADMIN = "admin"


class Action(StrEnum):
    """What only some may do."""

    SEE_NAMES = "lihat_nama"
    SUBMIT = "kirim"
    SEE_SUBMISSIONS = "lihat_kiriman"
    DECIDE = "putuskan"
    PUBLISH = "terbitkan"
    SEE_AUDIT = "lihat_catatan"
    MANAGE_PEOPLE = "atur_pengguna"


class Scope(StrEnum):
    """How far an action reaches: one's own branches, or all of them and what belongs to none."""

    OWN = "sendiri"
    ALL = "semua"


#: Role -> what it may do, and how far. An administrator hands out roles, and sees no names by that.
_MAY: Final[Mapping[Role, Mapping[Action, Scope]]] = {
    Role.VIEWER: {Action.SEE_NAMES: Scope.OWN},
    Role.BRANCH: {
        Action.SEE_NAMES: Scope.OWN,
        Action.SUBMIT: Scope.OWN,
        Action.SEE_SUBMISSIONS: Scope.OWN,
        Action.SEE_AUDIT: Scope.OWN,
    },
    Role.APPROVER: {
        Action.SEE_NAMES: Scope.ALL,
        Action.SUBMIT: Scope.ALL,
        Action.SEE_SUBMISSIONS: Scope.ALL,
        Action.DECIDE: Scope.ALL,
        Action.PUBLISH: Scope.ALL,
        Action.SEE_AUDIT: Scope.ALL,
    },
    Role.ADMIN: {
        Action.SEE_SUBMISSIONS: Scope.ALL,
        Action.SEE_AUDIT: Scope.ALL,
        Action.MANAGE_PEOPLE: Scope.ALL,
    },
}


@dataclass(frozen=True)
class Principal:
    """Somebody whom a provider has identified: by issuer and subject, never by an address alone.

    issued_at: when he signed in, with a time zone. email: "" where the provider gives none; email_verified:
    whether the provider vouches for it.
    """

    issuer: str
    subject: str
    issued_at: datetime
    email: str = ""
    email_verified: bool = False
    name: str = ""


@dataclass(frozen=True)
class Standing:
    """What the store says of a person at this moment. person: his number there; branches: kode_cabang."""

    person: int
    name: str
    role: Role
    branches: frozenset[str] = frozenset()


class NotAllowedError(PublishingError):
    """An act that this person may not do, or no longer; nothing was done."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("Anda tidak (atau tidak lagi) berhak melakukan ini. Tidak ada yang berubah."))
        )


def may(standing: Standing | None, action: Action, *, branch: str | None) -> bool:
    """Whether somebody may do something for a branch; branch None: for all, or for what belongs to none."""
    scope = None if standing is None else _MAY[standing.role].get(action)
    if standing is None or scope is None:
        return False
    return scope is Scope.ALL or (branch is not None and branch in standing.branches)


def may_somewhere(standing: Standing | None, action: Action) -> bool:
    """Whether somebody may do something for any branch at all."""
    scope = None if standing is None else _MAY[standing.role].get(action)
    if standing is None or scope is None:
        return False
    return scope is Scope.ALL or bool(standing.branches)


def require(standing: Standing | None, action: Action, *, branch: str | None) -> Standing:
    """The same, or NotAllowedError; the first line of every act."""
    if standing is None or not may(standing, action, branch=branch):
        raise NotAllowedError
    return standing
