"""The gate: a loaded dataset and who looks at it in, the dataset that this viewer may see out.

Pages, cases, comparisons, downloads and whatever is lent to somebody's own files take what comes out here and
nothing else; they read its states (`disembunyikan`, `sealed`) and decide nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pandas as pd

from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.contract.words import ALL, REGION
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.benefits import guest_benefits
from dashboard.data.disclosure.compliance import guest_counts
from dashboard.data.disclosure.fundings import guest_fundings, small_terms
from dashboard.data.disclosure.limits import HIDDEN, PEOPLE
from dashboard.data.disclosure.members import guest_members, small_blocks, with_blocks
from dashboard.data.disclosure.population import guest_population
from dashboard.data.disclosure.sealed import Sealed
from dashboard.data.disclosure.viewer import Viewer
from dashboard.data.disclosure.villages import SealedVillages
from dashboard.i18n import N_, Message

#: Stands for a reason that names cells or numbers.
_FOR_THE_OFFICE: Final = N_("isi lain; perinciannya tampil di server yang hanya dibuka dari kantor")
#: Tables whose rows are each about a single village, firm or OPD, project, or promise.
SINGLE: Final = ("iuran_desa", "daftar_kepatuhan", "proyek_konstruksi", "komitmen")
#: Tables of which a guest gets rows with states.
_STATED: Final = frozenset({"kepesertaan", "populasi_kelompok", "pendanaan", "manfaat", "kepatuhan"})
#: Those of the sample whose names are real, so that nobody may see what is invented about them.
_REAL_IN_SAMPLE: Final = ("iuran_desa",)


def view_for(dataset: Dataset, viewer: Viewer) -> Dataset:
    """What a viewer may see of a dataset.

    Members, funded groups, benefits and compliance counts: rows with the state `disembunyikan` in place of
    numbers that could point at a person or at one of a few entities. Tables about single entities: empty,
    and `sealed`, so that only sums over enough of them can be had. The sample follows the guest's rule
    whoever looks; its firms, OPD, projects and promises are invented and stay.
    """
    if dataset.source is Source.PUBLISHED:
        # It went through here when it was published.
        return dataset
    sample = dataset.source is Source.SAMPLE
    # What is kept of one viewer's numbers is never another's.
    dataset = replace(dataset, fingerprint=f"{dataset.fingerprint} {viewer.role}")
    if viewer.sees_all and not sample:
        return dataset
    single = _REAL_IN_SAMPLE if sample else SINGLE
    provinces = frozenset(dataset.areas.provinces)
    members = with_blocks(dataset.members)
    small = small_blocks(members) | small_terms(dataset.fundings)
    shown = guest_members(members, small=small, provinces=provinces)
    tables = {
        "kepesertaan": shown,
        "populasi_kelompok": guest_population(
            dataset.group_population, members=dataset.members, provinces=provinces
        ),
        "pendanaan": guest_fundings(dataset.fundings, members=dataset.members, shown=shown),
        "manfaat": guest_benefits(dataset.benefits, provinces=provinces),
        **({} if sample else {"kepatuhan": guest_counts(dataset.compliance, provinces=provinces)}),
    }
    summed = {"manfaat"} if sample else {"manfaat", "kepatuhan"}
    sealed = {name: _sealed(dataset, name) for name in single if not dataset.tables[name].empty}
    emptied = {name: dataset.tables[name].iloc[:0] for name in sealed}
    return replace(
        dataset.with_tables({**tables, **emptied}),
        sealed={**dataset.sealed, **sealed},
        summed=dataset.summed | summed,
        reports=dataset.reports
        if sample
        else tuple(map(_without_cells, filter(_is_of_data, dataset.reports))),
    )


def has_passed(tables: Mapping[str, pd.DataFrame]) -> bool:
    """Whether tables look as `view_for` leaves them for a guest: none is about single entities, those with
    states have them, and no breakdown of members has a count that could point at a person.
    """
    if any(name in tables for name in SINGLE) or any(
        HIDDEN not in tables[name] for name in _STATED & {*tables}
    ):
        return False
    members = tables["kepesertaan"]
    parts = members[(members["kelompok"] != ALL) | (members["sumber_dana"] != ALL)]
    return not parts["peserta_aktif"].between(1, PEOPLE - 1).any()


def _sealed(dataset: Dataset, name: str) -> Sealed:
    rows = dataset.tables[name]
    return SealedVillages(rows, dataset.areas.kecamatan(REGION)) if name == "iuran_desa" else Sealed(rows)


def _is_of_data(report: FileReport) -> bool:
    """Whether a report is about a table; another file in the folder may have anybody's name."""
    return bool(report.table or report.rows_read)


def _without_cells(report: FileReport) -> FileReport:
    """A report that names row and column of each problem, and shows no cell and no number of them."""
    return replace(
        report,
        errors=tuple(map(_without_cell, report.errors)),
        warnings=tuple(map(_without_cell, report.warnings)),
        readings=(),
    )


def _without_cell(problem: Problem) -> Problem:
    expected = Message(_FOR_THE_OFFICE) if problem.expected.params else problem.expected
    return replace(problem, value="", expected=expected, suggestion=None)
