"""Rows about single villages, firms, projects or promises, of which only sums over enough of them leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.data.disclosure.limits import ENTITIES, HIDDEN


@dataclass(frozen=True, eq=False)
class Sealed:
    """A table that a viewer gets no row of: whoever holds it can ask for `sums` only."""

    _rows: pd.DataFrame

    def sums(
        self,
        entities: Callable[[pd.DataFrame], pd.DataFrame],
        *,
        by: Sequence[str],
        parts: Mapping[str, Sequence[str]] | None = None,
    ) -> pd.DataFrame:
        """Sums of what `entities` makes of the rows, each over at least ENTITIES of them.

        entities: the table's rows -> one row an entity, with the columns `by` and amounts that may be added
            up: whole numbers, <NA> for unknown. by: what the sums are of. parts: an amount of 0 or 1 that
            counts the entities of one kind -> the amounts that only these have.

        Returns index `by`, columns the amounts and `n`, the entities (Int64), and `disembunyikan` (bool): too
        few in all, so that every other column is <NA>. A part of fewer entities is <NA> with its amounts, and
        so are other parts of the same sum, so that they don't give it.
        """
        table = entities(self._rows)
        groups = table.groupby(list(by), sort=True)
        amounts = [name for name in table.columns if name not in by]
        found = groups[amounts].sum(min_count=1).astype("Int64")
        found["n"] = groups.size().astype("Int64")
        hidden = _hidden_parts(found[list(parts or ())].fillna(0).astype("int64"))
        for part, its_amounts in (parts or {}).items():
            for name in (part, *its_amounts):
                found[name] = found[name].mask(hidden[part])
        few = (found["n"] < ENTITIES).astype(bool)
        told = {name: column.mask(few) for name, column in found.items()}
        return pd.DataFrame({**told, HIDDEN: few}, index=found.index)


def rows_within(sealed: Sealed) -> pd.DataFrame:
    """The rows themselves, for whoever keeps them on the server's own disk, and for nobody else."""
    return sealed._rows


def _hidden_parts(counts: pd.DataFrame) -> pd.DataFrame:
    """Which counts to hide: those of too few, and others of their row until a second answer is left. Bool."""
    hidden = (counts > 0) & (counts < ENTITIES)
    for row in hidden.index[hidden.any(axis=1)]:
        own, chosen = counts.loc[row], hidden.loc[row].copy()
        # A reader who takes no hidden count for zero must not find them all to be one.
        while chosen.sum() < 2 or own[chosen].sum() <= chosen.sum():
            others = own[~chosen & (own > 0)]
            if others.empty:
                chosen[:] = True
                break
            chosen[others.idxmin()] = True
        hidden.loc[row] = chosen
    return hidden
