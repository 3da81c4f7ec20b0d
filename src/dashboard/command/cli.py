"""Commands for the person who keeps the data: check files, summarise an area, plan, write templates, sample.

Exit codes: 0 done, 1 something was refused, 2 the command could not be carried out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from dashboard.command.arguments import (
    CannotError,
    area_code,
    data_folder,
    month,
    monthly_rupiah,
    whole_number,
)
from dashboard.command.printing import (
    discrepancy_lines,
    plan_lines,
    problem_line,
    report_lines,
    summary_lines,
)
from dashboard.data import store
from dashboard.data.clock import today_wita
from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.dataset import Dataset, Source
from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import CodeList
from dashboard.data.reference import BrokenReferenceError
from dashboard.data.sample import write_sample
from dashboard.data.templates.templates import TemplateExistsError, write_templates
from dashboard.i18n import Language
from dashboard.metrics.coverage.standing import standing
from dashboard.metrics.coverage.summary import summarise
from dashboard.metrics.coverage.target_warnings import with_target_warnings
from dashboard.metrics.money.plan_of_one_rate import plan, plan_figures

DONE: Final = 0
REFUSED: Final = 1
IMPOSSIBLE: Final = 2

#: The file that coverage and the months of the data come from.
MEMBERS: Final = "kepesertaan"

#: A plan beyond fifty years is a slip of the pen.
MOST_MONTHS: Final = 600

text = Language()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give back its exit code. arguments: None for those of the process."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except CannotError as error:
        print(error, file=sys.stderr)
    except BrokenReferenceError as error:
        print(text("Tabel acuan tidak dapat dibaca: {path}", path=str(error)), file=sys.stderr)
    return IMPOSSIBLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard", description=text("Perintah untuk pengelola data.")
    )
    commands = parser.add_subparsers(required=True, metavar=text("perintah"))

    check = commands.add_parser("check", help=text("periksa satu berkas atau satu folder data"))
    check.add_argument("path", type=Path, help=text("berkas .csv atau .xlsx, atau folder"))
    _add_codes(check)
    _add_json(check)
    check.set_defaults(run=_check)

    summary = commands.add_parser("summary", help=text("angka satu wilayah pada satu bulan"))
    summary.add_argument("--data", required=True, help=text("folder data"))
    summary.add_argument(
        "--area", required=True, help=text("kode atau nama wilayah, kode cabang, atau SULAMA")
    )
    summary.add_argument("--period", required=True, help=text("bulan, misalnya 2025-06"))
    _add_codes(summary)
    _add_json(summary)
    summary.set_defaults(run=_summary)

    planned = commands.add_parser("plan", help=text("biaya iuran satu kelompok dan pengaruhnya pada cakupan"))
    planned.add_argument(
        "--area", required=True, help=text("kode atau nama wilayah, kode cabang, atau SULAMA")
    )
    planned.add_argument("--heads", required=True, help=text("jumlah orang"))
    planned.add_argument("--rate", required=True, help=text("iuran seorang sebulan, dalam rupiah"))
    planned.add_argument("--months", required=True, help=text("berapa bulan"))
    planned.add_argument("--start", required=True, help=text("bulan pertama, misalnya 2023-10"))
    planned.add_argument(
        "--already-active", default="0", help=text("berapa dari orang itu yang sudah peserta aktif")
    )
    planned.add_argument(
        "--data", default=str(store.SAMPLE_FOLDER), help=text("folder data; tanpa ini data contoh")
    )
    _add_codes(planned)
    _add_json(planned)
    planned.set_defaults(run=_plan)

    sample = commands.add_parser("sample", help=text("tulis ulang data contoh"))
    sample.add_argument("--out", type=Path, default=store.SAMPLE_FOLDER, help=text("folder tujuan"))
    sample.set_defaults(run=_sample)

    template = commands.add_parser("template", help=text("tulis templat CSV dan Excel ke satu folder"))
    template.add_argument("folder", type=Path, metavar=text("folder"), help=text("folder tujuan"))
    template.set_defaults(run=_template)
    return parser


def _add_codes(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--codes",
        type=CodeList,
        choices=list(CodeList),
        default=CodeList.KEMENDAGRI,
        help=text("daftar kode wilayah yang dipakai berkas"),
    )


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help=text("keluaran JSON"))


def _check(options: argparse.Namespace) -> int:
    areas = _areas()
    today = today_wita()
    if options.path.is_dir():
        dataset = store.load_dataset(
            options.path, source=Source.OFFICE, today=today, areas=areas, code_list=options.codes
        )
        reports = with_target_warnings(dataset).reports
    elif options.path.exists():
        tables = store.read_path(options.path, areas=areas, today=today, code_list=options.codes)
        reports = tuple(table.report for table in tables)
    else:
        raise CannotError(text("Berkas atau folder tidak ditemukan: {path}", path=str(options.path)))
    if options.json:
        print(
            json.dumps(
                {"files": [_report_as_json(report) for report in reports]}, ensure_ascii=False, indent=2
            )
        )
    else:
        print("\n".join(line for report in reports for line in report_lines(report)))
    return DONE if all(report.ok for report in reports) else REFUSED


def _print_json(value: dict[str, object]) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _report_as_json(report: FileReport) -> dict[str, object]:
    """One file's outcome; how cells were read that could be written otherwise is told among the warnings."""
    readings = [Problem(None, "", "", reading) for reading in report.readings]
    return {
        "path": report.path,
        "rows_read": report.rows_read,
        "rows_used": report.rows_used,
        "rows_refused": report.rows_refused,
        "errors": [_problem_as_json(problem) for problem in report.errors],
        "warnings": [_problem_as_json(problem) for problem in (*report.warnings, *readings)],
    }


def _problem_as_json(problem: Problem) -> dict[str, object]:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "expected": text.render(problem.expected),
        "suggestion": None if problem.suggestion is None else text.render(problem.suggestion),
    }


def _summary(options: argparse.Namespace) -> int:
    areas = _areas()
    area = area_code(options.area, areas, code_list=options.codes)
    period = month(options.period, option="--period")
    folder = data_folder(options.data)
    source, dataset = _source(folder), _dataset(folder, areas, options.codes)
    if period not in dataset.periods:
        raise CannotError(
            _unknown_period(options.period, dataset) if dataset.periods else _no_members(dataset, folder)
        )
    figures = summarise(dataset, area=area, period=period)
    if options.json:
        stated = {"area": area, "name": areas.name(area), "period": period, "source": str(source)}
        _print_json({**stated, **figures})
    else:
        lines = summary_lines(figures, name=areas.name(area), period=period, source=source)
        print("\n".join((*lines, *discrepancy_lines(dataset, area=area, year=period[:4]))))
    return DONE


def _source(folder: Path) -> Source:
    return Source.SAMPLE if folder.resolve() == store.SAMPLE_FOLDER else Source.OFFICE


def _dataset(folder: Path, areas: Areas, code_list: CodeList) -> Dataset:
    """The folder's tables; rows that were refused are told on the way."""
    source = _source(folder)
    if source is Source.SAMPLE:
        # The sample's own codes are Kemendagri's, whichever list the command is written in.
        code_list = CodeList.KEMENDAGRI
    try:
        dataset = store.load_dataset(
            folder, source=source, today=today_wita(), areas=areas, code_list=code_list
        )
    except store.FolderNotFoundError:
        raise CannotError(text("Folder tidak ditemukan: {path}", path=str(folder))) from None
    _tell_refused(dataset, folder)
    return dataset


def _plan(options: argparse.Namespace) -> int:
    areas = _areas()
    area = area_code(options.area, areas, code_list=options.codes)
    start = month(options.start, option="--start")
    heads = whole_number(options.heads, option="--heads")
    rate = monthly_rupiah(options.rate, option="--rate")
    months = whole_number(options.months, option="--months", least=1, most=MOST_MONTHS)
    already_active = whole_number(options.already_active, option="--already-active")
    if already_active > heads:
        raise CannotError(text("--already-active tidak boleh melebihi --heads ({heads}).", heads=heads))
    folder = data_folder(options.data)
    dataset = _dataset(folder, areas, options.codes)
    if not dataset.periods:
        # The arithmetic of the plan needs no data: only the coverage stays unknown.
        print(_no_members(dataset, folder), file=sys.stderr)
    before = standing(dataset, area=area, month=start)
    figures = plan(before, heads=heads, rate=rate, months=months, start=start, already_active=already_active)
    name, source = areas.name(area), _source(folder)
    if options.json:
        _print_json({**plan_figures(figures), "area": area, "name": name, "source": str(source)})
    else:
        print("\n".join(plan_lines(figures, name=name, source=source)))
    return DONE


def _no_members(dataset: Dataset, folder: Path) -> str:
    """Why the data has no month at all."""
    members = f"{MEMBERS}.csv"
    told = {report.path for report in dataset.reports if report.table == MEMBERS}
    if members in told and not (folder / members).exists():
        return text("{file} tidak ada, jadi cakupan tidak diketahui.", file=members)
    return text("Folder ini tidak berisi data kepesertaan yang dapat dipakai.")


def _unknown_period(written: str, dataset: Dataset) -> str:
    return text(
        "Tidak ada data untuk bulan {period}; data ini berisi {first} sampai {last}.",
        period=written,
        first=dataset.periods[0],
        last=dataset.periods[-1],
    )


def _tell_refused(dataset: Dataset, folder: Path) -> None:
    refused = sum(report.rows_refused for report in dataset.reports)
    check = f"python -m dashboard check {folder}"
    if refused:
        said = text("Perhatian: {count} baris ditolak; lihat: {check}", count=refused, check=check)
        print(said, file=sys.stderr)
    elif not all(report.ok for report in dataset.reports):
        said = text("Perhatian: ada berkas yang tidak ada atau tidak terbaca; lihat: {check}", check=check)
        print(said, file=sys.stderr)


def _sample(options: argparse.Namespace) -> int:
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        write_sample(options.out)
    except OSError as error:
        raise CannotError(text("Folder tidak dapat ditulis: {path}", path=str(error.filename))) from None
    print(text("Data contoh ditulis ke {path}", path=str(options.out)))
    return DONE


def _template(options: argparse.Namespace) -> int:
    try:
        written = write_templates(options.folder, areas=_areas())
    except TemplateExistsError as error:
        raise CannotError(
            text("Sudah ada dan tidak ditimpa: {path}. Pilih folder lain.", path=str(error.filename))
        ) from None
    except OSError as error:
        raise CannotError(text("Folder tidak dapat ditulis: {path}", path=str(error.filename))) from None
    for path in written:
        print(path)
    return DONE


def _areas() -> Areas:
    """The areas; what is wrong with the editable territory table is told on the way."""
    areas = store.load_areas()
    for problem in areas.problems:
        print(f"wilayah_kerja.csv: {problem_line(problem)}", file=sys.stderr)
    return areas
