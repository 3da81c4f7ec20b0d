"""Who looks: a value that travels with the question, never a switch that code asks for on its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """In what capacity somebody looks at a dataset."""

    GUEST = "tamu"
    OWNER = "pemilik"
    OFFICE = "kantor"


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks at a dataset.

    A guest has the link and nothing else; an owner looks at the files of his own visit; the office looks at
    its own files, on a server that only it reaches.
    """

    role: Role

    @property
    def sees_all(self) -> bool:
        """Whether the dataset is this viewer's own, so that nothing in it is hidden from him."""
        return self.role is not Role.GUEST


GUEST: Final = Viewer(Role.GUEST)
OWNER: Final = Viewer(Role.OWNER)
OFFICE: Final = Viewer(Role.OFFICE)
