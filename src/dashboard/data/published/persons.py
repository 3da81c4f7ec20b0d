"""Persons whom the store knows: as whoever hands out roles sees them, and what can't be done to them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.data.published.access import Role
from dashboard.data.published.errors import PublishingError
from dashboard.i18n import N_, Message

#: Each role on screen.
ROLE_NAMES: Final = {
    Role.VIEWER: N_("Pembaca"),
    Role.BRANCH: N_("Kantor cabang"),
    Role.APPROVER: N_("Penyetuju"),
    Role.ADMIN: N_("Admin pengguna"),
}
#: Roles that are for some branches only.
OF_BRANCHES: Final = frozenset({Role.VIEWER, Role.BRANCH})

_ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LONGEST_ADDRESS: Final = 254
_LONGEST_NAME: Final = 80


class Why(StrEnum):
    """Why somebody who has signed in is a guest nevertheless."""

    UNKNOWN = "belum dikenal"
    ENDED = "sudah keluar"
    INACTIVE = "dinonaktifkan"


@dataclass(frozen=True)
class Person:
    """Somebody who may sign in. number: his in the store; branches: kode_cabang.

    has_come: whether he has signed in. email: where he was invited, "" once he has come, or erased.
    """

    number: int
    name: str
    role: Role
    branches: frozenset[str]
    active: bool
    has_come: bool
    email: str


class BadPersonError(PublishingError):
    """A person who can't be written down so."""


class OneselfError(PublishingError):
    """Somebody who would change what he may do himself."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("Akun sendiri tidak dapat diubah di sini; mintalah kepada admin yang lain."))
        )


class LastAdminError(PublishingError):
    """An act that would leave nobody to hand out roles."""

    def __init__(self) -> None:
        super().__init__(Message(N_("Ini admin terakhir. Tunjuk admin lain dulu, lalu ulangi.")))


class UnknownPersonError(PublishingError):
    """A person whom the store does not know, or knows by name alone."""

    def __init__(self) -> None:
        super().__init__(Message(N_("Pengguna itu tidak dikenal.")))


def checked_name(written: str) -> str:
    """A name as it is kept. Raises BadPersonError."""
    name = " ".join(written.split())
    if not name or len(name) > _LONGEST_NAME:
        raise BadPersonError(
            Message(N_("Nama perlu diisi, paling banyak {count} huruf."), {"count": _LONGEST_NAME})
        )
    return name


def address(written: str) -> str:
    """An e-mail address as it is compared. Raises BadPersonError."""
    found = written.strip().casefold()
    if not _ADDRESS.fullmatch(found) or len(found) > _LONGEST_ADDRESS:
        raise BadPersonError(Message(N_("Alamat surel tidak terbaca. Tulis seperti nama@kantor.go.id.")))
    return found


def branches_of(role: Role, written: Collection[str]) -> frozenset[str]:
    """The branches that a role is for; none where it is for all. Raises BadPersonError."""
    if role not in OF_BRANCHES:
        return frozenset()
    if not written:
        raise BadPersonError(Message(N_("Peran ini perlu paling sedikit satu kantor cabang.")))
    return frozenset(written)


@dataclass(frozen=True)
class Operator:
    """Whoever has the database itself in hand, by name: the command line. No page makes one."""

    name: str
