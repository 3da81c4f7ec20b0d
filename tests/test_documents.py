"""What the documents point to is there: files, headings, pictures; and the guide quotes the app in its own words."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PIL import Image

from dashboard.command import storing
from dashboard.data.contract.findings import brief
from dashboard.data.intake import validate_upload
from dashboard.data.reference import load_areas
from dashboard.data.templates.short import short_template
from dashboard.i18n import Language
from dashboard.ui.parts.reports import problem_line
from tests import clerk_files as clerk

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "panduan-data.md"
DOCUMENTS = sorted({*ROOT.glob("*.md"), *(ROOT / "data").rglob("*.md"), *(ROOT / "docs").rglob("*.md")})
PICTURES = sorted((ROOT / "docs").rglob("*.png"))
#: The size of every picture, and the most bytes of one.
SIZE, MOST_BYTES = (1366, 768), 150_000
TODAY = date(2026, 11, 27)

_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
_QUOTED = re.compile(r"“([^“”]+)”")
_PLACE = re.compile(r"\{[^}]*\}")


def prose(path: Path) -> str:
    return _CODE.sub("", path.read_text(encoding="utf-8"))


def targets(path: Path) -> Iterator[tuple[bool, str]]:
    """Whether each link of a document is a picture, and where it leads; addresses outside are left out."""
    for picture, target in _LINK.findall(prose(path)):
        if not re.match(r"[a-z]+:", target):
            yield bool(picture), target


def headings(path: Path) -> set[str]:
    """The anchors that a document's headings get."""
    found = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_document_leads_to_a_file_and_a_heading(path: Path) -> None:
    for _, target in targets(path):
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.is_relative_to(ROOT), target
        assert there.exists(), target
        assert not anchor or anchor in headings(there), target


def test_the_pictures_shown_are_the_pictures_there_are() -> None:
    shown = {
        (path.parent / target).resolve()
        for path in DOCUMENTS
        for is_picture, target in targets(path)
        if is_picture
    }
    assert shown == set(PICTURES)


def test_the_command_makes_the_pictures_that_there_are() -> None:
    made = re.findall(r'\.take\("([^"]+)"', (ROOT / "tools" / "pictures.py").read_text(encoding="utf-8"))
    assert sorted(made) == [path.relative_to(ROOT / "docs").as_posix() for path in PICTURES]


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_a_picture_has_the_one_size_and_travels_fast(path: Path) -> None:
    assert path.stat().st_size <= MOST_BYTES
    with Image.open(path) as picture:
        assert picture.size == SIZE


@cache
def words() -> tuple[re.Pattern[str], ...]:
    """The app's words; a place that is filled in takes anything, but some word must be the app's own."""
    with (ROOT / "src" / "dashboard" / "i18n" / "en.po").open("rb") as file:
        ids = [
            each
            for message in read_po(file)
            for each in (message.id if isinstance(message.id, tuple) else [message.id])
        ]
    return tuple(
        re.compile(".+?".join(map(re.escape, _PLACE.split(each))))
        for each in ids
        if re.search(r"[^\W\d]{4}", _PLACE.sub("", each))
    )


def is_said_by_the_app(quoted: str) -> bool:
    """Whether the words quoted are a message as a whole, with anything in the places that are filled in."""
    return any(word.fullmatch(quoted) for word in words())


def plain(markdown: str) -> str:
    return re.sub(r"\\(.)", r"\1", markdown)


@cache
def told() -> frozenset[str]:
    """Every line that the files of the guide's clerk come to."""
    files = {
        "peserta Oktober.xlsx": clerk.with_mistakes(),
        "nol.xlsx": clerk.with_a_zero_too_many(),
        "catatan.xlsx": clerk.with_a_telephone(),
    }
    reports = [
        table.report
        for name, content in files.items()
        for table in validate_upload(name, content, areas=load_areas(), today=TODAY)
    ]
    return frozenset(
        plain(problem_line(problem, Language()))
        for report in reports
        for problems in (report.errors, report.warnings)
        for problem in brief(problems)
    )


def test_the_guide_calls_buttons_and_sections_as_the_app_does() -> None:
    text = "\n".join(line for line in prose(GUIDE).splitlines() if not line.startswith(">"))
    quoted = set(_QUOTED.findall(text)) - {"…"}
    assert len(quoted) > 30
    assert [each for each in sorted(quoted) if not is_said_by_the_app(each)] == []


def test_the_messages_in_the_guide_are_those_that_its_files_come_to() -> None:
    messages = [line.removeprefix("> ") for line in prose(GUIDE).splitlines() if line.startswith("> ")]
    assert len(messages) > 4
    assert [each for each in messages if each not in told() and not is_said_by_the_app(each)] == []


def test_every_setting_stands_in_the_one_table() -> None:
    table = (ROOT / "docs" / "pengaturan.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `(DASBOR_\w+)` \|", table, re.MULTILINE)
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert sorted(named) == sorted(set(re.findall(r'_VARIABLE: Final = "(DASBOR_\w+)"', code)))


def test_the_guide_of_the_store_has_every_command_and_its_words() -> None:
    text = (ROOT / "docs" / "panduan-penyimpanan.md").read_text(encoding="utf-8")
    command = argparse.ArgumentParser()
    storing.add_commands(command, reading_options=())
    (known,) = (each.choices for each in command._actions if isinstance(each, argparse._SubParsersAction))
    assert set(re.findall(r"dashboard store (\w+)", text)) == set(known)
    quoted = set(_QUOTED.findall(_CODE.sub("", text))) - {"penyimpanan sementara"}
    assert [each for each in sorted(quoted) if not is_said_by_the_app(each)] == []


def test_the_guide_of_signing_in_has_the_words_of_the_app() -> None:
    text = (ROOT / "docs" / "panduan-masuk.md").read_text(encoding="utf-8")
    quoted = set(_QUOTED.findall(_CODE.sub("", text))) - {"Penyetuju 1"}
    assert len(quoted) > 10
    assert [each for each in sorted(quoted) if not is_said_by_the_app(each)] == []


def test_the_guides_own_workbooks_are_read_as_it_says() -> None:
    def read(content: bytes) -> list[tuple[str, int, int, int]]:
        tables = validate_upload("berkas.xlsx", content, areas=load_areas(), today=TODAY)
        return [
            (table.name, table.report.rows_used, table.report.rows_refused, len(table.report.doubts))
            for table in tables
        ]

    template = short_template(load_areas(), codes=[code for code, *_ in clerk.AREAS], months=["2026-11"])
    assert read(clerk.filled_template(template)) == [("kepesertaan", 18, 0, 0), ("potensi", 18, 0, 0)]
    assert read(clerk.own_workbook()) == [("kepesertaan", 36, 0, 0)]
    assert read(clerk.new_month_and_a_correction()) == [("kepesertaan", 20, 0, 0)]
    assert read(clerk.with_a_doubt()) == [("kepesertaan", 0, 6, 1)]
    (unsure,) = validate_upload("berkas.xlsx", clerk.unnamed_counts(), areas=load_areas(), today=TODAY)
    assert unsure.proposals
