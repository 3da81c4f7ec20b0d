"""The sample that ships with the project: invented, seeded, and calibrated to what has been published.

`data/contoh/README.md` says how it is made and what it is not good for.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from dashboard.data.contract.words import COLUMNS
from dashboard.data.reference import load_areas
from dashboard.data.sample.benefits import benefit_rows
from dashboard.data.sample.branches import branch_rows
from dashboard.data.sample.commitments import commitment_rows
from dashboard.data.sample.compliance import compliance_rows, listed_entities
from dashboard.data.sample.composition import member_rows
from dashboard.data.sample.eligible import eligible_rows, eligible_workers
from dashboard.data.sample.few import with_few
from dashboard.data.sample.funded_groups import funding_rows
from dashboard.data.sample.populations import population_rows
from dashboard.data.sample.poverty import poverty_rows
from dashboard.data.sample.projects import project_rows
from dashboard.data.sample.support import support_rows
from dashboard.data.sample.targets import MILESTONES, target_rows
from dashboard.data.sample.trajectories import trajectories
from dashboard.data.sample.villages import village_rows

__all__ = ["write_sample"]


def write_sample(folder: Path) -> None:
    """Write every file of the contract into `folder`, byte for byte the same each time and everywhere.

    Rates are the law's and no sample: data/reference has them.

    Raises:
        OSError: the folder can't be written to.
    """
    areas = load_areas()
    eligible = eligible_workers(areas)
    lines = trajectories(areas, eligible)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder, "potensi", eligible_rows(eligible))
    members = list(with_few(member_rows(areas, eligible, lines)))
    _write(folder, "kepesertaan", members)
    _write(folder, "populasi_kelompok", population_rows(areas, eligible, members))
    _write(folder, "realisasi_cabang", branch_rows(areas, members, lines))
    _write(folder, "target", target_rows(areas, eligible, lines))
    _write(folder, "tonggak", MILESTONES)
    _write(folder, "pendanaan", funding_rows(members))
    villages = list(village_rows(areas, members))
    _write(folder, "iuran_desa", villages)
    listed = listed_entities(villages)
    _write(folder, "daftar_kepatuhan", listed)
    _write(folder, "kepatuhan", compliance_rows(areas, listed, villages))
    _write(folder, "proyek_konstruksi", project_rows())
    _write(folder, "dukungan_pemda", support_rows(areas))
    _write(folder, "manfaat", benefit_rows(areas, lines))
    _write(folder, "komitmen", commitment_rows())
    _write(folder, "kemiskinan", poverty_rows(areas))


def _write(folder: Path, name: str, rows: Iterable[tuple[object, ...]]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS[name])
        writer.writerows(rows)
