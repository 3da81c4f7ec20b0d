"""Targets whose people and per cent differ, told in the report of the file they came from."""

from __future__ import annotations

from dataclasses import replace

from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.dataset import Dataset
from dashboard.data.places.areas import Areas
from dashboard.i18n import N_, Message
from dashboard.metrics.coverage.targets import TargetDiscrepancy, target_discrepancies


def with_target_warnings(dataset: Dataset) -> Dataset:
    """The same dataset, a warning for each of `target_discrepancies` first in the report of its targets."""
    found = tuple(
        Problem(None, "", "", discrepancy_message(one, dataset.areas))
        for one in target_discrepancies(dataset)
    )

    def told(report: FileReport) -> FileReport:
        if report.table != "target":
            return report
        return replace(report, warnings=(*found, *report.warnings))

    return replace(dataset, reports=tuple(map(told, dataset.reports))) if found else dataset


def discrepancy_message(one: TargetDiscrepancy, areas: Areas) -> Message:
    """The two targets that differ, with both numbers of people and which is used."""
    return Message(
        N_(
            "{area}, {kind} {year}, segmen {segment}: target {people} orang berbeda dari target persennya, "
            "yang berarti {percent_people} orang; yang dipakai target dalam orang"
        ),
        {
            "area": areas.name(one.code),
            "kind": one.kind,
            "year": one.year,
            "segment": one.segment,
            "percent_people": one.percent_people,
            "people": one.people,
        },
    )
