"""The page Data as a clerk uses it: template, mistakes, messages, corrected file, map, and away again."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.data.contract.words import COLUMNS
from tests.browser.conftest import LAPTOP, PHONE, Visit
from tests.browser.server import Server, running_app
from tests.browser.test_pages import serious_findings
from tests.memory import new_marker

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: An active count that no other data has; shown whole in the card of Sinjai.
ACTIVE, ELIGIBLE = 43_217, 86_434

RIGHT = {
    "kepesertaan": [
        ("2025-05", "7307", "SEMUA", "SEMUA", "SEMUA", ACTIVE, "tidak"),
        ("2025-05", "7308", "SEMUA", "SEMUA", "SEMUA", 50_000, "tidak"),
        ("2025-05", "7309", "SEMUA", "SEMUA", "SEMUA", 40_000, "tidak"),
        ("2025-05", "7310", "SEMUA", "SEMUA", "SEMUA", 30_000, "tidak"),
        ("2025-05", "7311", "SEMUA", "SEMUA", "SEMUA", 20_000, "tidak"),
        ("2025-05", "7312", "SEMUA", "SEMUA", "SEMUA", 10_000, "tidak"),
    ],
    "potensi": [("2025-01", "7307", "SEMUA", ELIGIBLE, "2025", "Kantor")],
}
#: (row, column) -> what is written wrongly there.
WRONG = {(2, 1): "2031-01", (3, 2): "7399", (4, 4): "nelyan", (5, 6): -7, (6, 7): "mungkin"}


def upload(page: Page, *files: tuple[str, str, bytes]) -> None:
    """Choose files and let them be checked."""
    choose(page, *files)
    page.get_by_role("button", name="Periksa berkas").click()


def choose(page: Page, *files: tuple[str, str, bytes]) -> None:
    """Choose files and wait until the server has them."""
    with page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
        page.locator('input[type="file"]').set_input_files(
            [{"name": name, "mimeType": mime, "buffer": content} for name, mime, content in files]
        )
    for name, _, _ in files:
        expect(page.get_by_role("button", name=f"Remove {name}")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)


def filled(template: bytes, *, wrong: bool) -> bytes:
    """The Excel template filled in, rightly or with the five mistakes."""
    workbook = openpyxl.load_workbook(io.BytesIO(template))
    for name, rows in RIGHT.items():
        for row, values in enumerate(rows, start=2):
            for column, value in enumerate(values, start=1):
                written = WRONG.get((row, column), value) if wrong and name == "kepesertaan" else value
                workbook[name].cell(row, column).value = written
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def download_template(page: Page) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh templat lengkap").click()
    assert download.value.suggested_filename == "templat-dasbor.xlsx"
    return Path(download.value.path()).read_bytes()


def stamp(page: Page) -> Locator:
    return page.locator("strong").filter(has_text="BERKAS UNGGAHAN, HANYA KUNJUNGAN INI")


def shows_own_numbers(page: Page) -> bool:
    return "43.217" in page.locator("body").inner_text()


@pytest.mark.full
def test_a_clerks_path_from_the_template_to_the_map_and_back(
    visit: Callable[..., Visit], server: Server
) -> None:
    made, other = visit(), visit()
    page = made.open("/data")
    template = download_template(page)
    made.settle()

    upload(page, ("data saya.xlsx", XLSX, filled(template, wrong=True)))
    expect(page.get_by_text("5 baris ditolak", exact=False).first).to_be_visible()
    messages = page.get_by_test_id("stExpander").get_by_role("listitem").filter(has_text="tertulis")
    expect(messages).to_have_count(5)
    for row, column, written, hint in (
        ("2", "periode", "2031-01", "paling akhir"),
        ("3", "kode_wilayah", "7399", "kode"),
        ("4", "kelompok", "nelyan", "nelayan"),
        ("5", "peserta_aktif", "-7", "Bilangannya negatif"),
        ("6", "sementara", "mungkin", "ya atau tidak"),
    ):
        line = messages.filter(has_text=f"Baris {row}, kolom {column}")
        expect(line).to_contain_text(written)
        expect(line).to_contain_text(hint)
    made.settle()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("Unduh data saya-kesalahan")).click()
    returned = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))["kepesertaan"]
    assert [cell.value for cell in returned[1]] == [*COLUMNS["kepesertaan"], "kesalahan"]
    assert [bool(returned.cell(row, 8).value) for row in range(2, 8)] == [True] * 5 + [False]

    upload(page, ("data saya.xlsx", XLSX, filled(template, wrong=False)))
    expect(page.get_by_text("Tidak ada baris yang ditolak.")).to_be_visible()
    page.get_by_role("button", name="Pakai angka ini").click()
    expect(stamp(page)).to_be_visible()
    made.settle()

    page.get_by_role("link", name="Lihat di peta").click()
    sinjai = page.get_by_role("option", name=re.compile("^Kabupaten Sinjai:"))
    expect(sinjai).to_have_attribute("aria-label", re.compile(r"50,0"))
    made.settle()
    expect(stamp(page)).to_be_visible()
    page.get_by_role("combobox", name=re.compile("Wilayah")).fill("sinjai")
    page.keyboard.press("Enter")
    expect(page.get_by_text("43.217").first).to_be_visible()
    # A click while the page is still being drawn is a click on a button about to be replaced.
    made.settle()
    page.get_by_text("Tabel dan unduhan").click()
    made.settle()
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh tabel (CSV)").click()
    rows = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert all("Berkas unggahan, hanya kunjungan ini" in row for row in rows[1:])
    link = page.url.removeprefix(server.url)
    assert "sumber=unggahan" in link

    theirs = other.open(link)
    expect(theirs.get_by_text("hanya ada dalam kunjungan pemiliknya")).to_be_visible()
    expect(theirs.get_by_text("DATA CONTOH").filter(visible=True).first).to_be_visible()
    expect(theirs.locator('.pane [role="option"]')).to_have_count(102)
    assert not shows_own_numbers(theirs)
    for path in ("/", "/data", "/metode"):
        other.open(f"{path}?sumber=unggahan&wilayah=7307&periode=2025-05")
        assert not shows_own_numbers(other.page)

    page.get_by_role("button", name="Singkirkan berkas unggahan").click()
    expect(page.get_by_text("DATA CONTOH").filter(visible=True).first).to_be_visible()
    expect(stamp(page)).to_have_count(0)
    made.settle()
    assert not shows_own_numbers(page)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Data", exact=True).click()
    expect(page.get_by_role("button", name="Periksa berkas")).to_be_visible()
    made.settle()
    expect(page.get_by_text("Hasil pemeriksaan")).to_have_count(0)
    made.assert_clean()
    other.assert_clean()


MEMBERS = ";".join(COLUMNS["kepesertaan"])
EVIL = "<img src=x onerror=alert(1)>**tebal** $x^2$ [tautan](http://luar.example) :material/home:"


def test_names_and_cells_with_markup_are_shown_as_text(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/data")
    content = f"{MEMBERS};{EVIL}\n2025-05;{EVIL};SEMUA;SEMUA;SEMUA;1;tidak;x".encode()
    upload(page, (f"kepesertaan_{EVIL.replace('/', '')}.csv", "text/csv", content))
    message = page.get_by_test_id("stExpander").get_by_role("listitem").filter(has_text="seharusnya").first
    # As it was written, but for a mark without width that keeps an address from being one.
    expect(message).to_contain_text(EVIL.partition("//")[0])
    made.settle()
    main = page.get_by_test_id("stMain")
    expect(main.locator("img[src='x']")).to_have_count(0)
    expect(main.get_by_role("link", name="tautan")).to_have_count(0)
    expect(main.locator("a[href*='luar.example']")).to_have_count(0)
    expect(main.locator(".katex")).to_have_count(0)
    expect(main.locator("strong").filter(has_text=re.compile("^tebal$"))).to_have_count(0)
    made.assert_clean()


@pytest.mark.full
@pytest.mark.parametrize("personal", [True, pytest.param(False, marks=pytest.mark.full)])
def test_put_away_nothing_of_a_file_is_left_on_the_server(
    visit: Callable[..., Visit], tmp_path: Path, personal: bool
) -> None:
    marker, marker_file, answer = new_marker(), tmp_path / "marker.txt", tmp_path / "answer.json"
    marker_file.write_text(marker)
    padding = "2025-05;7307;SEMUA;SEMUA;SEMUA;-9;tidak;x\n" * 60_000  # large enough to be spooled to disk
    last = f"2025-05;7307;SEMUA;{marker};SEMUA;1;tidak;{'7307010101010001' if personal else marker}"
    content = f"{MEMBERS};catatan\n{padding}{last}".encode()
    folder = tmp_path / "tmp"
    folder.mkdir()
    launcher = ("tests.browser.harness.watched", str(marker_file), str(answer))
    with running_app(tmp_path / "log.txt", launcher=launcher, env={"TMPDIR": str(folder)}) as server:

        def holders() -> list[str]:
            answer.unlink(missing_ok=True)
            os.kill(server.pid, signal.SIGUSR1)
            page.wait_for_function("() => true")
            deadline = time.monotonic() + 60
            while not answer.exists() and time.monotonic() < deadline:
                page.evaluate("() => new Promise(done => requestAnimationFrame(done))")
            return list(json.loads(answer.read_text()))

        made = visit(base=server.url)
        page = made.open("/data")
        choose(page, (f"kepesertaan {marker}.csv", "text/csv", content))
        assert "UploadedFileRec" in holders(), "the search finds what Streamlit holds of an upload"
        page.get_by_role("button", name="Periksa berkas").click()
        expect(page.get_by_text("Hasil pemeriksaan").first).to_be_visible()
        made.settle()
        if not personal:
            with page.expect_download():
                page.get_by_role("button", name=re.compile("kesalahan.csv")).click()
        assert "UploadedFileRec" not in holders()
        page.get_by_role("button", name="Singkirkan berkas dan angkanya").click()
        expect(page.get_by_text("Hasil pemeriksaan")).to_have_count(0)
        made.settle()
        assert holders() == []
        assert marker not in page.content()
        assert marker not in server.log.read_text()
        assert not list(folder.iterdir())
        made.assert_clean()


@pytest.mark.parametrize(
    ("section", "size", "dark"),
    [
        pytest.param(section, size, dark, marks=[] if quick else [pytest.mark.full])
        for number, section in enumerate(("coba", "lengkap", "baca", "kolom"))
        for size, dark, quick in ((LAPTOP, False, False), (PHONE, True, number == 2))
    ],
)
def test_every_section_is_clean_in_both_themes(
    visit: Callable[..., Visit], section: str, size: tuple[int, int], dark: bool
) -> None:
    made = visit(size=size, dark=dark)
    page = made.open(f"/data?bagian={section}")
    made.settle()
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    assert not serious_findings(page)
    made.assert_clean()


@pytest.mark.full
def test_the_outcome_of_a_check_is_clean(visit: Callable[..., Visit]) -> None:
    made = visit(size=PHONE)
    page = made.open("/data")
    rows = "\n".join(f"2025-05;7307;SEMUA;SEMUA;SEMUA;x{at};tidak" for at in range(120))
    upload(page, ("kepesertaan.csv", "text/csv", f"{MEMBERS}\n{rows}".encode()))
    expect(page.get_by_text("120 baris ditolak", exact=False).first).to_be_visible()
    made.settle()
    expect(page.get_by_text("dan 110 lagi", exact=False).first).to_be_visible()
    assert not serious_findings(page)
    made.assert_clean()
