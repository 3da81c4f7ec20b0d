"""A published version as the dataset that every page computes on."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset, Source, none_of
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.records import Version
from dashboard.data.reference import load_active_rules, load_areas, load_rates


def as_dataset(version: Version, tables: Mapping[str, pd.DataFrame], *, fingerprint: str) -> Dataset:
    """The tables of a version, each what its digest says; fingerprint: see Dataset, without the source."""
    areas = load_areas()
    return Dataset(
        source=Source.PUBLISHED,
        areas=areas,
        reports=(),
        fingerprint=f"{Source.PUBLISHED} {fingerprint}",
        law_rates=load_rates(areas),
        active_rules=load_active_rules(),
        version=version.versi,
        trial=version.uji,
        withheld=frozenset(version.rahasia),
        summed=frozenset({"manfaat", "kepatuhan"}),
        members=none_of("kepesertaan"),
        eligible=none_of("potensi"),
        targets=none_of("target"),
        milestones=none_of("tonggak"),
    ).with_own_tables({name: tables.get(name, none_of(name)) for name in COLUMNS})


def unreadable_dataset(error: PublishingError, *, name: str, fingerprint: str) -> Dataset:
    """What stands for published data that can't be used: no table, and a report that says why.

    name: of where they lie, for the report.
    """
    areas = load_areas()
    problem = Problem(None, "", "", error.message)
    return Dataset(
        source=Source.PUBLISHED,
        areas=areas,
        reports=(FileReport(name, 0, 0, 0, errors=(problem,)),),
        fingerprint=f"{Source.PUBLISHED} {fingerprint}",
        law_rates=load_rates(areas),
        members=none_of("kepesertaan"),
        eligible=none_of("potensi"),
        targets=none_of("target"),
        milestones=none_of("tonggak"),
    )
