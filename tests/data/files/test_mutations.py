"""Files changed as programs and people change them: the same table, or a row refused, never another value."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from dashboard.data.checks.validation import validate_table
from dashboard.data.contract.as_sent import UnreadableFileError
from dashboard.data.contract.words import COLUMNS
from dashboard.data.files.reading import read_file
from dashboard.data.places.resolving import AreaResolver
from dashboard.data.schemas import table_specs
from tests.data.intake_tools import TODAY, areas

RESOLVER = AreaResolver(areas())
SPECS = table_specs(RESOLVER, today=TODAY)

Rows = list[list[str]]
#: periode, kode_wilayah, segmen -> peserta_aktif; or tahun, kode -> nilai.
Values = dict[tuple[str, ...], float]


def members(draw: random.Random) -> Rows:
    months = draw.sample(["2024-11", "2024-12", "2025-01", "2025-02"], k=2)
    counts = (0, 7, 12, 100, 999, 1000, 1250, 12000, 15075, 1234567)
    return [
        [month, code, segment, "SEMUA", "SEMUA", str(draw.choice(counts)), "tidak"]
        for month in months
        for code in draw.sample(["7307", "7308", "7310", "7371"], k=2)
        for segment in ("PU", "BPU")
    ]


def targets(draw: random.Random) -> Rows:
    return [
        [
            "2025",
            "kabkota",
            code,
            "SEMUA",
            "UCJ",
            str(draw.choice([52.15, 62.93, 68.0, 7.5, 109.33])),
            "persen",
            "x",
        ]
        for code in draw.sample(["7307", "7308", "7310", "7371"], k=3)
    ]


def thousands(rows: Rows, name: str, draw: random.Random) -> Rows:
    """Every count of four digits or more gets its marks, all of one kind."""
    if name != "kepesertaan" or not all(row[5].isdigit() for row in rows):
        return rows
    mark = draw.choice(".,")
    return [[*row[:5], f"{int(row[5]):,}".replace(",", mark), *row[6:]] for row in rows]


def decimal_comma(rows: Rows, name: str, draw: random.Random) -> Rows:
    return [[*row[:5], row[5].replace(".", ","), *row[6:]] for row in rows] if name == "target" else rows


def dropped_zeros(rows: Rows, name: str, draw: random.Random) -> Rows:
    """What a spreadsheet of another language makes of 12.000 and 1.250; only 1.25 gives it away."""
    if name != "kepesertaan" or not all(row[5].isdigit() for row in rows):
        return rows
    if not any(row[5] == "1250" for row in rows):
        return rows
    return [[*row[:5], f"{int(row[5]) / 1000:g}" if int(row[5]) > 999 else row[5], *row[6:]] for row in rows]


def blank_rows(rows: Rows, name: str, draw: random.Random) -> Rows:
    at = draw.randrange(len(rows) + 1)
    return [*rows[:at], [""] * len(rows[0]), *rows[at:], [""]]


def short_names(rows: Rows, name: str, draw: random.Random) -> Rows:
    at = 1 if name == "kepesertaan" else 2
    names = {"7307": "Sinjai", "7308": "Kab. Bone", "7310": "73.10", "7371": "KOTA MAKASSAR"}
    return [[*row[:at], names[row[at]], *row[at + 1 :]] for row in rows]


CHANGES: tuple[Callable[[Rows, str, random.Random], Rows], ...] = (
    thousands, decimal_comma, dropped_zeros, blank_rows, short_names,
)  # fmt: skip


def written(header: list[str], rows: Rows, draw: random.Random, *, may_cut: bool) -> tuple[bytes, bool]:
    """The bytes of the file, and whether its tail was cut off."""
    order = (
        draw.sample(range(len(header)), k=len(header)) if draw.random() < 0.3 else list(range(len(header)))
    )
    delimiter = draw.choice(";,\t")
    always_quoted = draw.random() < 0.3

    def cell(text: str) -> str:
        return f'"{text}"' if always_quoted or delimiter in text else text

    names = [
        draw.choice([name, name.upper(), f" {name} ", name.replace("_", " ").title()]) for name in header
    ]
    lines = [
        delimiter.join(cell(row[at]) for at in order) if len(row) == len(header) else row[0]
        for row in (names, *rows)
    ]
    if draw.random() < 0.2:
        lines = ["Laporan Kanwil Sulawesi Maluku", "", *lines]
    text = draw.choice(["\n", "\r\n"]).join(lines) + draw.choice(["", "\n", "\n\n", "\x1a"])
    encoding = draw.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
    content = text.encode(encoding)
    # A number at the very end of a file that lost its tail can't be told from a smaller one.
    if may_cut and draw.random() < 0.2 and header[order[-1]] not in {"peserta_aktif", "nilai"}:
        return content[: -draw.randrange(1, max(len(content) // 3, 2))], True
    return content, False


def values_of(name: str, content: bytes) -> tuple[Values, int]:
    """What is read, and how many rows are refused; nothing where the whole file is refused in words."""
    try:
        ((table, raw),) = read_file(f"{name}.csv", content).tables
    except UnreadableFileError:
        return {}, 1
    valid = validate_table(raw, name=table, path=name, spec=SPECS[table], resolver=RESOLVER)
    assert valid.report.rows_read == valid.report.rows_used + valid.report.rows_refused
    assert valid.frame is not None
    key = ["periode", "kode_wilayah", "segmen"] if name == "kepesertaan" else ["tahun", "kode"]
    amount = "peserta_aktif" if name == "kepesertaan" else "nilai"
    rows = zip(*(valid.frame[column].astype(str) for column in key), valid.frame[amount], strict=True)
    return {tuple(row[:-1]): float(row[-1]) for row in rows}, valid.report.rows_refused


def survives(seed: int) -> None:
    draw = random.Random(seed)
    name = draw.choice(["kepesertaan", "kepesertaan", "target"])
    rows = members(draw) if name == "kepesertaan" else targets(draw)
    at = (0, 1, 2, 5) if name == "kepesertaan" else (0, 2, 5)
    meant = {tuple(row[each] for each in at[:-1]): float(row[5]) for row in rows}
    changes = draw.sample(CHANGES, k=draw.randrange(len(CHANGES)))
    for change in changes:
        rows = change(rows, name, draw) if all(len(row) == len(COLUMNS[name]) for row in rows) else rows
    # What gives lost zeros away may be gone with the tail.
    content, was_cut = written(list(COLUMNS[name]), rows, draw, may_cut=dropped_zeros not in changes)
    found, refused = values_of(name, content)
    wrong = {key: (value, meant.get(key)) for key, value in found.items() if meant.get(key) != value}
    assert not wrong, (seed, wrong, content)
    # Of rows that are gone whole with the tail nothing is left to refuse.
    assert len(found) == len(meant) or refused or was_cut, (seed, content)


@pytest.mark.parametrize("part", range(4))
def test_five_hundred_changed_files_are_never_read_otherwise(part: int) -> None:
    for seed in range(part * 125, (part + 1) * 125):
        survives(seed)


@pytest.mark.full
@pytest.mark.parametrize("part", range(8))
def test_twenty_thousand_changed_files_are_never_read_otherwise(part: int) -> None:
    for seed in range(1000 + part * 2500, 1000 + (part + 1) * 2500):
        survives(seed)
