"""Paket luring: one file, both languages, the story's numbers, nothing that runs but its own script."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import unescape

import pytest

from dashboard.data.contract.words import ALL
from dashboard.data.reference import ROOT
from dashboard.export.papers.kinds import DocumentKind, Wanted, document
from dashboard.i18n import Language
from tests.sample_numbers import material

#: On one worker, so that the sample is read once.
pytestmark = pytest.mark.xdist_group("documents")

PACK = Wanted(DocumentKind.PACK, "html")
MOST = 3_000_000


@pytest.fixture(scope="module")
def page() -> str:
    return document(PACK, material(), "73", Language()).decode()


def test_it_is_small_and_the_same_twice(page: str) -> None:
    assert len(page.encode()) < MOST
    assert page == document(PACK, material(), "73", Language()).decode()


def test_only_its_own_script_may_run(page: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    (script,) = re.findall(r'<script type="module">(.*?)</script>', page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy[1]
    assert "import(" not in re.sub(r"/\*\*.*?\*/", "", script, flags=re.DOTALL)
    assert not re.search(
        r'(?:src|href)="(?!data:|https://dasbor\.example)', page.split("<script", maxsplit=1)[0]
    )


def test_the_map_of_the_file_is_told_all_that_the_map_of_a_page_is(page: str) -> None:
    (said,) = re.findall(
        r"^interface Head \{(.*?)^\}", (ROOT / "static/peta/types.d.ts").read_text(), re.M | re.S
    )
    wanted = set(re.findall(r"^  (\w+):", said, re.M))
    (data,) = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)
    script = (ROOT / "data/documents/paket.script").read_text()
    for each in json.loads(data)["languages"].values():
        left = {name for name in wanted - set(each["head"]) if not re.search(rf"\b{name}:", script)}
        assert not left


def test_both_languages_hold_the_tables_of_the_story(page: str) -> None:
    for code in ("id", "en"):
        told = material().told("73", Language(code))
        section = "".join(re.findall(rf'<section lang="{code}"[^>]*>(.*?)</section>', page, re.DOTALL))
        for table in told.tables.values():
            for row in table.written(Language(code)):
                cells = "".join(
                    f"<td{'' if column.is_number else ' class=t'}>{word}</td>"
                    for word, column in zip(row, table.columns, strict=True)
                )
                assert cells in unescape(section)
        assert told.story.version in section
    assert ALL not in unescape(page.split("<script", maxsplit=1)[0])


def test_its_data_are_one_harmless_document(page: str) -> None:
    (data,) = re.findall(r'<script type="application/json" id="packed">(.*?)</script>', page, re.DOTALL)
    assert "<" not in data
    found = json.loads(data)
    assert set(found["languages"]) == {"id", "en"}
    assert len(found["languages"]["en"]["maps"]) == 4
