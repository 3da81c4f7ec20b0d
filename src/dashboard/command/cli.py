"""Commands for the person who keeps the data: check, convert, summarise, plan, documents, templates, sample.

Exit codes: 0 done, 1 something was refused, 2 the command could not be carried out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from dashboard.command import aggregating, documents, planning, publishing, storing
from dashboard.command.arguments import CannotError, add_area, add_data, area_code, data_folder, unwritable
from dashboard.command.output import until_closed
from dashboard.command.parser import Parser
from dashboard.command.printing import discrepancy_lines, problem_line, report_lines, summary_lines
from dashboard.command.reading import (
    beside,
    month_of_data,
    named_mapping,
    newest_month,
    read_areas,
    read_dataset,
    source_of,
)
from dashboard.data import store
from dashboard.data.clock import today_wita
from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.converting import write_tables
from dashboard.data.dataset import Source
from dashboard.data.layouts.mapping import NO_MAPPING
from dashboard.data.new_files import AlreadyThereError
from dashboard.data.places.resolving import CodeList
from dashboard.data.reference import BrokenReferenceError
from dashboard.data.sample import write_sample
from dashboard.data.templates.templates import write_templates
from dashboard.i18n import Language
from dashboard.metrics.coverage.summary import summarise
from dashboard.metrics.coverage.target_warnings import with_target_warnings

DONE: Final = 0
REFUSED: Final = 1
IMPOSSIBLE: Final = 2
#: Files that hold outlines of areas instead of tables.
OUTLINE_SUFFIXES: Final = (".geojson", ".json")

text = Language()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give back its exit code. arguments: None for those of the process."""
    options = _parser().parse_args(arguments)
    return until_closed(lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    try:
        return int(options.run(options))
    except CannotError as error:
        print(error, file=sys.stderr)
    except BrokenReferenceError as error:
        print(text("Tabel acuan tidak dapat dibaca: {path}", path=str(error)), file=sys.stderr)
        for problem in error.problems:
            print(f"- {problem_line(problem)}", file=sys.stderr)
    return IMPOSSIBLE


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m dashboard", description=text("Perintah untuk pengelola data."))
    commands = parser.add_subparsers(
        required=True, metavar=text("perintah"), dest="command", parser_class=Parser
    )

    check = commands.add_parser("check", help=text("periksa satu berkas atau satu folder data"))
    check.add_argument(
        "path", type=Path, help=text("berkas .csv, .xlsx, .parquet, atau .geojson, atau folder")
    )
    _add_mapping(check)
    _add_codes(check)
    _add_json(check)
    check.set_defaults(run=_check)

    convert = commands.add_parser(
        "convert", help=text("tulis folder data sebagai berkas CSV menurut templat")
    )
    convert.add_argument("folder", type=Path, metavar=text("folder"), help=text("folder data"))
    convert.add_argument("--out", type=Path, required=True, help=text("folder tujuan"))
    _add_mapping(convert)
    _add_codes(convert)
    convert.set_defaults(run=_convert)

    summary = commands.add_parser("summary", help=text("angka satu wilayah pada satu bulan"))
    add_data(summary)
    add_area(summary)
    summary.add_argument(
        "--period", help=text("bulan, misalnya 2025-06; tanpa ini bulan terakhir yang ada datanya")
    )
    _add_codes(summary)
    _add_json(summary)
    summary.set_defaults(run=_summary)

    plan = commands.add_parser("plan", help=text("biaya iuran satu rencana dan pengaruhnya pada cakupan"))
    planning.add_options(plan)
    _add_codes(plan)
    _add_json(plan)
    plan.set_defaults(run=_plan)

    paper = commands.add_parser(
        "document", help=text("buat dokumen rapat: lembar, kajian, paparan, tabel, paket luring, atau gambar")
    )
    documents.add_options(paper)
    _add_codes(paper)
    paper.set_defaults(run=_document)

    register = commands.add_parser(
        "aggregate", help=text("hitung register peserta menjadi berkas data, tanpa menyimpan NIK")
    )
    aggregating.add_options(register)
    _add_json(register)
    register.set_defaults(run=aggregating.run)

    publish = commands.add_parser(
        "publish", help=text("terbitkan folder data untuk semua yang punya tautan; kembali satu langkah")
    )
    publishing.add_options(publish)
    _add_mapping(publish)
    _add_codes(publish)
    _add_json(publish)
    publish.set_defaults(run=publishing.run)

    storing.add_commands(
        commands.add_parser(
            "store", help=text("penyimpanan versi terbit di basis data: terbit, riwayat, tarik")
        ),
        reading_options=(_add_mapping, _add_codes),
    )

    sample = commands.add_parser("sample", help=text("tulis ulang data contoh"))
    sample.add_argument("--out", type=Path, default=store.SAMPLE_FOLDER, help=text("folder tujuan"))
    sample.set_defaults(run=_sample)

    template = commands.add_parser("template", help=text("tulis templat CSV dan Excel ke satu folder"))
    template.add_argument("folder", type=Path, metavar=text("folder"), help=text("folder tujuan"))
    template.set_defaults(run=_template)
    return parser


def _add_mapping(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--mapping",
        type=Path,
        help=text(
            "pemetaan.json untuk tata letak kantor sendiri; bila tidak disebut, yang ada di folder data"
        ),
    )


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
    areas = read_areas()
    today = today_wita()
    if options.path.is_dir():
        dataset = store.load_dataset(
            options.path,
            source=Source.OFFICE,
            today=today,
            areas=areas,
            code_list=options.codes,
            mapping=named_mapping(options.mapping),
        )
        reports = with_target_warnings(dataset).reports
    elif options.path.suffix.lower() in OUTLINE_SUFFIXES:
        reports = (store.check_outlines(options.path, areas=areas),)
    elif options.path.exists():
        mapping = named_mapping(options.mapping or beside(options.path))
        tables = store.read_path(
            options.path, areas=areas, today=today, code_list=options.codes, mapping=mapping or NO_MAPPING
        )
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


def _convert(options: argparse.Namespace) -> int:
    if not options.folder.is_dir():
        raise CannotError(text("Folder tidak ditemukan: {path}", path=str(options.folder)))
    dataset = store.load_dataset(
        options.folder,
        source=Source.OFFICE,
        today=today_wita(),
        areas=read_areas(),
        code_list=options.codes,
        mapping=named_mapping(options.mapping),
    )
    print("\n".join(line for report in dataset.reports for line in report_lines(report)))
    written = _new_files(options.out, lambda: write_tables(dataset, options.out))
    return DONE if written and all(report.ok for report in dataset.reports) else REFUSED


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
    areas = read_areas()
    area = area_code(options.area, areas, code_list=options.codes)
    folder = data_folder(options.data)
    dataset = read_dataset(folder, areas=areas, code_list=options.codes)
    source = source_of(folder)
    period = (
        newest_month(dataset, folder)
        if options.period is None
        else month_of_data(options.period, dataset, folder)
    )
    figures = summarise(dataset, area=area, period=period)
    if options.json:
        stated = {"area": area, "name": areas.name(area), "period": period, "source": str(source)}
        _print_json({**stated, **figures})
    else:
        lines = summary_lines(figures, name=areas.name(area), period=period, source=source)
        print("\n".join((*lines, *discrepancy_lines(dataset, area=area, year=period[:4]))))
    return DONE


def _plan(options: argparse.Namespace) -> int:
    found = planning.planned(options)
    if isinstance(found, dict):
        _print_json(found)
    else:
        print("\n".join(found))
    return DONE


def _document(options: argparse.Namespace) -> int:
    written = documents.write_document(options)
    if written.lacking:
        print(text("Tidak dibuat:"), *written.lacking, sep="\n- ", file=sys.stderr)
    print(written.path)
    return DONE


def _sample(options: argparse.Namespace) -> int:
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        write_sample(options.out)
    except OSError as error:
        raise unwritable(error, options.out) from None
    print(text("Data contoh ditulis ke {path}", path=str(options.out)))
    return DONE


def _template(options: argparse.Namespace) -> int:
    _new_files(options.folder, lambda: write_templates(options.folder, areas=read_areas()))
    return DONE


def _new_files(folder: Path, write: Callable[[], tuple[Path, ...]]) -> tuple[Path, ...]:
    """The files that were written, each told. Raises CannotError."""
    try:
        written = write()
    except AlreadyThereError as error:
        raise CannotError(
            text("Sudah ada dan tidak ditimpa: {path}. Pilih folder lain.", path=str(error.filename))
        ) from None
    except OSError as error:
        raise unwritable(error, folder) from None
    for path in written:
        print(path)
    return written
