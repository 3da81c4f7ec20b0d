"""Files made to do harm: each is refused or made harmless, in bounded time and memory."""

from __future__ import annotations

import io
import itertools
import json
import socket
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from dashboard.data.contract.words import COLUMNS, GROUP_NAMES
from dashboard.data.reference import ROOT
from dashboard.export.tables import to_csv
from dashboard.i18n import Language
from tests.data.intake_tools import MEMBER_HEADER, areas, csv, frame, member, said, upload, xlsx
from tests.spread import spread

HEADER = COLUMNS["kepesertaan"]
SECONDS, MEBIBYTES = 20, 700


def measured(path: Path, content: bytes) -> dict[str, Any]:
    """What reading a file comes to in a process of its own; fails where it takes too long or too much."""
    path.write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-m", "tests.data.limits", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    outcome: dict[str, Any] = json.loads(done.stdout)
    assert outcome["seconds"] < SECONDS, outcome
    assert outcome["peak_mib"] < MEBIBYTES, outcome
    return outcome


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """A workbook with parts added or replaced; `__` stands for a slash and `_dot_` for a dot."""
    renamed = {name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in renamed:
                new.writestr(name, old.read(name))
        for name, part in renamed.items():
            new.writestr(name, part)
    return packed.getvalue()


def sheet(rows: str) -> bytes:
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return f"{start}{rows}</sheetData></worksheet>".encode()


def workbook_of(rows: str, **parts: bytes) -> bytes:
    return with_parts(
        xlsx(kepesertaan=[HEADER, member()]), xl__worksheets__sheet1_dot_xml=sheet(rows), **parts
    )


def bomb(megabytes: int, *, declared: int | None = None) -> bytes:
    """A workbook of one part that unpacks to so many megabytes of blanks, from a block repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * (8 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block * (megabytes // 8) + zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    size = (megabytes << 20) if declared is None else declared
    name = b"xl/worksheets/sheet1.xml"
    sizes = struct.pack("<III", 0, len(packed), size & 0xFFFFFFFF)
    local = (
        b"PK\x03\x04"
        + struct.pack("<HHHHH", 20, 0, 8, 0, 33)
        + sizes
        + struct.pack("<HH", len(name), 0)
        + name
    )
    entry = (
        b"PK\x01\x02"
        + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 33)
        + sizes
        + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0)
        + name
    )
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(local) + len(packed), 0)
    return local + packed + entry + end


@pytest.mark.parametrize("declared", spread([None, 1000], quick=1))
def test_a_workbook_that_expands_to_gigabytes(tmp_path: Path, declared: int | None) -> None:
    content = bomb(3000, declared=declared)
    assert len(content) < 25 << 20
    outcome = measured(tmp_path / "kepesertaan.xlsx", content)
    assert outcome["used"] == 0
    assert "MB" in outcome["errors"][0]


@pytest.mark.parametrize(
    "rows",
    spread(
        [
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1400000"><c r="GR1400000"><v>1</v></c></row>',
            '<row r="1">' + "<c><v>1</v></c>" * 150 + "</row>" + "<row/>" * 100_000,
            '<row\tr="1400000"><c\nt="n"\tr = "GR1400000"><v>1</v></c></row>',
            '<x:row r="1400000"><x:c r="GR1400000"><x:v>1</x:v></x:c></x:row>',
        ],
        quick=2,
    ),
)
def test_a_sheet_that_spans_hundreds_of_millions_of_cells(tmp_path: Path, rows: str) -> None:
    outcome = measured(tmp_path / "kepesertaan.xlsx", workbook_of(rows))
    assert outcome["used"] == 0
    assert outcome["seconds"] < 5


@pytest.mark.full
def test_such_a_sheet_under_another_name_is_found_too(tmp_path: Path) -> None:
    far = '<row r="1400000"><c r="GR1400000"><v>1</v></c></row>'
    content = xlsx(kepesertaan=[HEADER, member()])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        links = archive.read("xl/_rels/workbook.xml.rels").replace(b"worksheets/sheet1.xml", b"gambar/x.bin")
    hidden = with_parts(content, xl___rels__workbook_dot_xml_dot_rels=links, xl__gambar__x_dot_bin=sheet(far))
    assert "sel" in measured(tmp_path / "kepesertaan.xlsx", hidden)["errors"][0]


@pytest.mark.full
def test_one_long_text_that_every_cell_repeats(tmp_path: Path) -> None:
    texts = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        + b"x" * 30_000
        + b"</t></si></sst>"
    )
    rows = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{column}{row}" t="s"><v>0</v></c>' for column in "ABCDEFG")
        + "</row>"
        for row in range(1, 40_001)
    )
    types = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    content = workbook_of(rows, xl__sharedStrings_dot_xml=texts)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        listed = archive.read("[Content_Types].xml")
    content = with_parts(content, **{"[Content_Types]_dot_xml": listed.replace(b"</Types>", types)})
    outcome = measured(tmp_path / "kepesertaan.xlsx", content)
    assert outcome["used"] == 0
    assert "MB" in outcome["errors"][0]


def test_long_notes_in_an_ordinary_workbook_are_read() -> None:
    rows = [
        (*member(periode=f"20{year}-{month:02}"), "catatan " * 300)
        for year in range(10, 25)
        for month in range(1, 13)
    ]
    table = upload(xlsx(kepesertaan=[[*HEADER, "catatan"], *rows]), name="kepesertaan.xlsx")
    assert table.report.rows_used == len(rows)


@pytest.mark.full
def test_deeply_nested_xml(tmp_path: Path) -> None:
    deep = "<a>" * 300_000 + "</a>" * 300_000
    outcome = measured(tmp_path / "kepesertaan.xlsx", workbook_of(deep))
    assert outcome["used"] == 0


@pytest.mark.full
def test_entities_that_multiply_are_not_expanded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    rows = '<row r="1"><c r="A1" t="str"><v>&l9;</v></c></row>'
    body = f'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY l0 "ha">{laughs}]>'.encode() + sheet(rows)
    content = with_parts(xlsx(kepesertaan=[HEADER, member()]), xl__worksheets__sheet1_dot_xml=body)
    assert measured(tmp_path / "kepesertaan.xlsx", content)["used"] == 0


def test_a_format_that_repeats_cells_by_number_is_not_opened(tmp_path: Path) -> None:
    body = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="kepesertaan"><table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="1000"/>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", body)
    assert ".xlsx" in measured(tmp_path / "kepesertaan.ods", packed.getvalue())["errors"][0]


def test_macros_and_links_to_other_files_are_plain_values_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a file reached for the network")

    monkeypatch.setattr(socket, "socket", no_network)
    cells = [str(cell) for cell in member()]
    rows = "".join(
        f'<row r="{at}">{line}</row>'
        for at, line in enumerate(
            (
                "".join(
                    f'<c r="{column}1" t="inlineStr"><is><t>{name}</t></is></c>'
                    for column, name in zip("ABCDEFG", HEADER, strict=True)
                ),
                "".join(
                    f'<c r="{column}2" t="inlineStr"><is><t>{cell}</t></is></c>'
                    for column, cell in zip("ABCDE", cells, strict=False)
                )
                + '<c r="F2"><f>[1]Lembar!A1*2</f><v>250</v></c><c r="G2" t="str"><f>HYPERLINK("http://luar.example","x")</f><v>tidak</v></c>',
            ),
            start=1,
        )
    )
    content = workbook_of(
        rows,
        xl__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0 Sub Auto_Open()",
        xl__externalLinks__externalLink1_dot_xml=b'<externalLink xmlns="x"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
    )
    table = upload(content, name="kepesertaan.xlsm")
    assert frame(table)["peserta_aktif"].tolist() == [250]
    assert frame(table)["sementara"].tolist() == [False]


def test_a_formula_without_a_value_is_no_data_and_never_worked_out() -> None:
    table = upload(xlsx(kepesertaan=[HEADER, member(peserta_aktif="=1+1")]), name="kepesertaan.xlsx")
    assert frame(table)["peserta_aktif"].isna().all()


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_text_that_a_spreadsheet_would_run_goes_into_downloads_as_text(start: str) -> None:
    content = csv(
        ("2025-01", "7307", "PU", "10", f"{start}cmd|'/c calc'!A1", "x"),
        header="berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber",
    )
    used = frame(upload(content, name="potensi.csv"))
    written = to_csv(
        pd.DataFrame({"Versi potensi": used["versi"]}),
        text=Language(),
        sample=False,
        source=used["versi"][0],
        version="1a2b3c4d",
    ).decode("utf-8-sig")
    for cell in itertools.chain.from_iterable(line.split(";") for line in written.splitlines()):
        assert not cell.strip('"').startswith(start)


@pytest.mark.full
def test_ten_thousand_columns(tmp_path: Path) -> None:
    wide = [*HEADER, *(f"kolom{at}" for at in range(10_000))]
    line = ",".join([*map(str, member()), *["1"] * 10_000])
    content = "\n".join([",".join(wide), *[line] * 500]).encode()
    for name, file in (("kepesertaan.csv", content), ("lebar.xlsx", xlsx(kepesertaan=[wide, [*member()]]))):
        outcome = measured(tmp_path / name, file)
        assert "kolom" in outcome["errors"][0]
        assert outcome["seconds"] < 5
    short = "\n".join([MEMBER_HEADER, *[line] * 500]).encode()
    assert measured(tmp_path / "kepesertaan.csv", short)["used"] == 0


@pytest.mark.full
def test_a_million_errors_are_the_first_hundred_and_a_count(tmp_path: Path) -> None:
    rows = "\n".join(f"2025-01;7307;PU;SEMUA;SEMUA;x{at};mungkin" for at in range(600_000))
    outcome = measured(tmp_path / "kepesertaan.csv", f"{MEMBER_HEADER.replace(',', ';')}\n{rows}".encode())
    assert outcome["refused"] == outcome["read"] == 600_000
    assert len(outcome["errors"]) == 101
    assert "1.199.900" in outcome["errors"][-1]


@pytest.mark.full
def test_half_a_million_rows_load_in_five_seconds_and_600_mib(tmp_path: Path) -> None:
    months = [f"20{year}-{month:02}" for year in range(22, 26) for month in range(1, 13)]
    groups, segments = list(GROUP_NAMES), ("PU", "BPU", "JAKON")
    every = itertools.product(months, areas().codes, segments, groups, ("mandiri", "CSR"))
    lines = (
        f"{month},{code},{segment},{group},{fund},{at % 997},tidak"
        for at, (month, code, segment, group, fund) in enumerate(every)
    )
    content = "\n".join([MEMBER_HEADER, *itertools.islice(lines, 500_000)]).encode()
    outcomes = [measured(tmp_path / "kepesertaan.csv", content) for _ in range(2)]
    assert outcomes[0]["used"] == 500_000
    assert min(each["seconds"] for each in outcomes) < 5
    assert max(each["peak_mib"] for each in outcomes) < 600


def test_names_of_sheets_and_columns_never_reach_a_path_or_a_formula() -> None:
    evil = "=HYPERLINK(1)"
    content = xlsx(kepesertaan=[[*HEADER, evil], (*member(segmen="?"), evil)])
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    workbook["kepesertaan"]["H1"].data_type = "s"
    packed = io.BytesIO()
    workbook.save(packed)
    table = upload(packed.getvalue(), name="../../kepesertaan.xlsx")
    assert evil in [problem.column for problem in table.report.warnings]
    assert "templat" in said(table.report.warnings[0].expected)
