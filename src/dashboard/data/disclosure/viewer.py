"""Who looks: a value that travels with the question, never a switch that code asks for on its own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """In what capacity somebody looks at a dataset."""

    GUEST = "tamu"
    OWNER = "pemilik"
    OFFICE = "kantor"
    STAFF = "staf"


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks at a dataset.

    A guest has the link and nothing else; an owner looks at the files of his own visit; the office looks at
    its own files, on a server that only it reaches. Staff have signed in on a server that anybody reaches,
    and look at their own areas. branches: kode_cabang of these; everywhere: whether all are theirs.
    """

    role: Role
    branches: frozenset[str] = frozenset()
    everywhere: bool = False

    @property
    def sees_all(self) -> bool:
        """Whether the dataset is this viewer's own, so that nothing in it is hidden from him."""
        return self.role in (Role.OWNER, Role.OFFICE)

    @property
    def key(self) -> str:
        """What tells his view apart from every other: it is in the key of all that is kept of it."""
        whose = ["semua"] if self.everywhere else sorted(self.branches)
        return " ".join([self.role, *whose]) if self.role is Role.STAFF else str(self.role)

    def sees_names_in(self, branches: Collection[str | None]) -> bool:
        """Whether single entities of areas of these branches are for him; None: of no branch."""
        if self.role is not Role.STAFF:
            return self.sees_all
        return self.everywhere or all(each in self.branches for each in branches)


def staff(branches: Collection[str], *, everywhere: bool) -> Viewer:
    """Somebody who has signed in; everywhere: whether all branches, and what is of none, are his."""
    return Viewer(Role.STAFF, frozenset() if everywhere else frozenset(branches), everywhere)


GUEST: Final = Viewer(Role.GUEST)
OWNER: Final = Viewer(Role.OWNER)
OFFICE: Final = Viewer(Role.OFFICE)
