"""The versions of a potensi or a population that a figure stands on: names that travel as they were given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

#: Names (or area codes), each once, in order; none for no data. Never joined but where words are written.
Names: TypeAlias = tuple[str, ...]
#: An array of `Names`.
NameSets: TypeAlias = NDArray[np.object_]


def together(cells: Iterable[Names]) -> Names:
    """The names of all cells."""
    return tuple(sorted({name for cell in cells for name in cell}))


def version_words(cells: Iterable[Names]) -> str:
    """The names of all cells as words; "" for none."""
    return ", ".join(together(cells))


def version_column(cells: Iterable[Names]) -> pd.api.extensions.ExtensionArray:
    """Each cell as words for a table; <NA> for none."""
    return pd.array([version_words([cell]) or None for cell in cells], dtype="str")


def name_sets(shape: tuple[int, ...]) -> NameSets:
    """An array of this shape without any name in it."""
    empty = np.empty(shape, dtype=object)
    empty.fill(())
    return empty
