"""The data contract as code: how each column of each file is read, and the ranges its values must lie in."""

from __future__ import annotations

from datetime import date

from dashboard.data.contract.words import COLUMNS
from dashboard.data.places.resolving import AreaResolver
from dashboard.data.schemas.action import action_specs
from dashboard.data.schemas.coverage import MAX_PERCENT, coverage_specs
from dashboard.data.schemas.funding import funding_specs, rates_spec
from dashboard.data.schemas.spec import PEOPLE, PERCENT, RUPIAH, ColumnSpec, TableSpec, empty_table

__all__ = [
    "MAX_PERCENT",
    "PEOPLE",
    "PERCENT",
    "RUPIAH",
    "ColumnSpec",
    "TableSpec",
    "empty_table",
    "rates_spec",
    "table_specs",
]


def table_specs(resolver: AreaResolver, *, today: date) -> dict[str, TableSpec]:
    """The contract's files by name; areas are read by `resolver`, months up to `today` are in the past."""
    found = (
        coverage_specs(resolver, today=today)
        | funding_specs(resolver, today=today)
        | action_specs(resolver, today=today)
    )
    return {name: found[name] for name in COLUMNS}
