"""What commands compute on: the areas, a data folder and a month of it; what is amiss is told on the way."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from dashboard.command.arguments import CannotError, month
from dashboard.command.printing import problem_line
from dashboard.data import store
from dashboard.data.clock import today_wita
from dashboard.data.contract.as_sent import UnreadableFileError
from dashboard.data.dataset import Dataset, Source
from dashboard.data.layouts.mapping import MAPPING_FILE, LayoutMapping
from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import CodeList
from dashboard.data.start import started
from dashboard.i18n import Language

#: The file that coverage and the months of the data come from.
MEMBERS: Final = "kepesertaan"

_OWN: Final = frozenset({store.SAMPLE_FOLDER, store.OFFICE_FOLDER})

text = Language()


def read_areas() -> Areas:
    """The areas; what is wrong with the editable territory table is told on the way."""
    areas = store.load_areas()
    for problem in areas.problems:
        print(f"wilayah_kerja.csv: {problem_line(problem)}", file=sys.stderr)
    return areas


def beside(path: Path) -> Path | None:
    """The pemetaan.json that lies beside a data file."""
    mapping = path.parent / MAPPING_FILE
    return mapping if mapping.exists() else None


def named_mapping(path: Path | None) -> LayoutMapping | None:
    """The layouts in a pemetaan.json; None where none is named. Raises CannotError."""
    if path is None:
        return None
    try:
        return store.read_mapping_file(path)
    except UnreadableFileError as error:
        said = problem_line(error.problem)
        raise CannotError(
            text("Pemetaan tidak dapat dipakai: {path}: {said}", path=str(path), said=said)
        ) from None


def source_of(folder: Path) -> Source:
    """Whose data a folder holds."""
    return Source.SAMPLE if folder.resolve() == store.SAMPLE_FOLDER else Source.OFFICE


def read_dataset(folder: Path, *, areas: Areas, code_list: CodeList) -> Dataset:
    """The folder's tables; rows that were refused are told on the way. Raises CannotError."""
    source = source_of(folder)
    if source is Source.SAMPLE:
        # The sample's own codes are Kemendagri's, whichever list the command is written in.
        code_list = CodeList.KEMENDAGRI
    today = today_wita()
    try:
        # Of the app's own folders what was validated is kept; of another nothing is left behind.
        if folder.resolve() in _OWN and code_list is CodeList.KEMENDAGRI:
            dataset = started(folder, source=source, today=today, areas=areas)
        else:
            dataset = store.load_dataset(folder, source=source, today=today, areas=areas, code_list=code_list)
    except store.FolderNotFoundError:
        raise CannotError(text("Folder tidak ditemukan: {path}", path=str(folder))) from None
    _tell_refused(dataset, folder)
    return dataset


def month_of_data(written: str, dataset: Dataset, folder: Path) -> str:
    """The month of --period, one of the data's. Raises CannotError."""
    period = month(written, option="--period")
    if period in dataset.periods:
        return period
    if not dataset.periods:
        raise CannotError(no_members(dataset, folder))
    raise CannotError(
        text(
            "Tidak ada data untuk bulan {period}; data ini berisi {first} sampai {last}.",
            period=written,
            first=dataset.periods[0],
            last=dataset.periods[-1],
        )
    )


def newest_month(dataset: Dataset, folder: Path) -> str:
    """The last month of the data. Raises CannotError where there is none."""
    if not dataset.periods:
        raise CannotError(no_members(dataset, folder))
    return dataset.periods[-1]


def no_members(dataset: Dataset, folder: Path) -> str:
    """Why the data has no month at all."""
    members = f"{MEMBERS}.csv"
    told = {report.path for report in dataset.reports if report.table == MEMBERS}
    if members in told and not (folder / members).exists():
        return text("{file} tidak ada, jadi cakupan tidak diketahui.", file=members)
    return text("Folder ini tidak berisi data kepesertaan yang dapat dipakai.")


def _tell_refused(dataset: Dataset, folder: Path) -> None:
    refused = sum(report.rows_refused for report in dataset.reports)
    check = f"python -m dashboard check {folder}"
    if refused:
        said = text("Perhatian: {count} baris ditolak; lihat: {check}", count=refused, check=check)
        print(said, file=sys.stderr)
    elif not all(report.ok for report in dataset.reports):
        said = text("Perhatian: ada berkas yang tidak ada atau tidak terbaca; lihat: {check}", check=check)
        print(said, file=sys.stderr)
