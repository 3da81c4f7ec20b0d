"""A real child: what it makes, what it never holds, and that nothing of it is left."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from dashboard.data import store
from dashboard.data.clock import today_wita
from dashboard.data.dataset import Source
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import GUEST
from dashboard.data.outlines import boundaries
from dashboard.export.bulk.archive import Order, usual, write_zip, zip_name
from dashboard.export.bulk.job import PATIENCE, Job, NotDoneError
from dashboard.export.bulk.progress import Phase
from dashboard.export.papers.kinds import DocumentKind, Material
from dashboard.metrics.story.numbers import Numbers
from tests.browser.planted import NAMES, NUMBERS, found_in, write_office
from tests.command.test_documents import everything_in
from tests.sample_numbers import material

pytestmark = pytest.mark.xdist_group("documents")
#: Busy machines are slow; nothing waits longer than it has to.
SECONDS = 120
#: A province of two kabupaten/kota, one of them without data and neither with a gap to a target.
FEW = ("7306", "7307")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, for child and parent alike."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@cache
def planted_material() -> Material:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "kantor"
        write_office(folder)
        areas = store.load_areas()
        few = replace(
            areas, regencies=areas.regencies.loc[list(FEW)], territory=areas.territory.loc[list(FEW)]
        )
        data = store.load_dataset(folder, source=Source.OFFICE, today=today_wita(), areas=few)
    return Material(
        Numbers(view_for(data, GUEST), "2026-10"),
        geometry=boundaries.load_geometry(areas),
        tiles=boundaries.tile_positions(),
    )


def order_of(*kinds: DocumentKind, language: str = "id") -> Order:
    return Order(usual(kinds), planted_material(), "73", language)


@pytest.fixture
def job() -> Iterator[Callable[..., Job]]:
    jobs: list[Job] = []

    def start(order: Order, **how: object) -> Job:
        jobs.append(Job(order, **{"wanted": lambda: True, **how}))  # type: ignore[arg-type]
        return jobs[-1]

    yield start
    for each in jobs:
        each.put_away()


def test_the_child_makes_what_is_made_here(
    job: Callable[..., Job], temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes, without other programs, and nothing in it or left by it that a guest may not see."""
    monkeypatch.setenv("PATH", "")
    order = order_of(DocumentKind.TABLES, DocumentKind.STUDY)
    made = job(order)
    assert made.wait(SECONDS)
    assert made.progress.phase is Phase.DONE
    assert (made.progress.at, made.progress.of, made.progress.area) == (2, 2, FEW[1])
    here = io.BytesIO()
    assert write_zip(order, here) == made.progress.lacking
    assert made.content() == here.getvalue()
    assert not list(temporary.iterdir())

    archive = zipfile.ZipFile(io.BytesIO(made.content()))
    assert [(each.area, each.kind) for each in made.progress.lacking] == [
        (code, DocumentKind.STUDY) for code in FEW
    ]
    names = archive.namelist()
    assert len(names) == 2 + 1
    told = archive.read(names[-1]).decode()
    assert order.material.numbers.dataset.version in told
    assert "Kabupaten Gowa: Kajian penganggaran" in told
    for name in names:
        content = archive.read(name)
        words = "".join(everything_in(content, name.rpartition(".")[2]).split())
        assert not found_in(content)
        assert not [each for each in (*NAMES, *map(str, NUMBERS)) if "".join(each.split()) in words]
    made.put_away()
    with pytest.raises(NotDoneError):
        made.content()


def test_a_stopped_child_leaves_nothing(job: Callable[..., Job], temporary: Path) -> None:
    made = job(order_of(DocumentKind.DECK))
    made.stop()
    assert made.wait(SECONDS)
    assert made.progress.phase is Phase.STOPPED
    assert not list(temporary.iterdir())
    with pytest.raises(NotDoneError):
        made.content()


def test_a_child_that_nobody_waits_for_is_stopped(job: Callable[..., Job]) -> None:
    """Not at once: whoever comes back within so many looks finds it."""
    looks = iter([False] * (PATIENCE - 1) + [True] + [False] * PATIENCE)
    seen: list[bool] = []

    def wanted() -> bool:
        seen.append(next(looks))
        return seen[-1]

    made = job(order_of(DocumentKind.DECK), wanted=wanted, look_every=0.001)
    assert made.wait(SECONDS)
    assert made.progress.phase is Phase.STOPPED
    assert len(seen) == 2 * PATIENCE


def test_a_child_that_fails_is_told(job: Callable[..., Job], capfd: pytest.CaptureFixture[str]) -> None:
    made = job(replace(order_of(DocumentKind.TABLES), province="99"))
    assert made.wait(SECONDS)
    assert made.progress.phase is Phase.FAILED
    assert "UnknownAreaError" in capfd.readouterr().err


def test_a_child_ends_with_the_server() -> None:
    code = (
        "import sys, time\n"
        "from dashboard.data.background import end_with\n"
        "end_with(sys.stdin.buffer)\n"
        "print('there', flush=True)\n"
        "time.sleep(600)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline() == b"there\n"
        assert child.poll() is None
        child.stdin.close()
        assert child.wait(timeout=SECONDS) == 1


def test_the_name_says_what_it_is() -> None:
    order = Order(usual([DocumentKind.TABLES]), material(), "73", "en")
    version = material().numbers.dataset.version
    assert zip_name(order) == f"DATA-CONTOH_Table_Sulawesi-Selatan_2026-10_{version}.zip"
    assert zip_name(replace(order, wanted=usual(list(DocumentKind)))).startswith("DATA-CONTOH_Documents_")


@pytest.mark.full
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_whole_province_of_every_kind(job: Callable[..., Job], language: str, tmp_path: Path) -> None:
    """As the command line makes it, and as a second child does."""
    order = Order(usual(list(DocumentKind)), material(), "73", language)
    first, out = job(order), tmp_path / "sulsel.zip"
    more = ("--area", "73", "--period", "2026-10", "--language", language, "--link", material().base)
    command = [sys.executable, "-m", "dashboard", "document", "semua", "--zip", *more, "--out", str(out)]
    subprocess.run(command, check=True)
    assert first.wait(600)
    assert first.progress.phase is Phase.DONE
    made = first.content()
    assert hashlib.sha256(made).hexdigest() == hashlib.sha256(out.read_bytes()).hexdigest()
    archive = zipfile.ZipFile(io.BytesIO(made))
    assert archive.testzip() is None
    assert len(archive.namelist()) == 24 * len(DocumentKind) - len(first.progress.lacking) + bool(
        first.progress.lacking
    )
