"""The path walked by three persons against PostgreSQL: from a branch's file to everybody's link, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.data.published.access import Role
from dashboard.data.published.database.store import Store
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import DATABASE_VARIABLE, place_at
from tests.browser.conftest import Visit
from tests.browser.harness.signed_in import COOKIE
from tests.browser.server import Server, running_app
from tests.browser.test_data_page import upload
from tests.browser.test_pages import FOR_ALL, serious_findings
from tests.data.published import office, small
from tests.data.published.conftest import postgresql  # noqa: F401 - the server that the store's tests bring

pytestmark = [pytest.mark.full, pytest.mark.xdist_group("postgresql")]
FILE = "periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara\n2026-10,{},SEMUA,SEMUA,SEMUA,{},tidak\n"


@pytest.fixture
def store(postgresql: str) -> Iterator[Store]:  # noqa: F811 - the fixture above
    with closing(open_store(place_at(postgresql), create=True)) as made:
        made.publish(office.start(), small.act("awal", by="Pengelola"))
        office.person(made, "Ani", Role.BRANCH, [office.OWN])
        office.person(made, "Citra", Role.APPROVER)
        yield made


@pytest.fixture
def published_server(store: Store, postgresql: str, tmp_path: Path) -> Iterator[Server]:  # noqa: F811 - as above
    launcher = ("tests.browser.harness.signed_in",)
    env = {DATABASE_VARIABLE: postgresql}
    with running_app(tmp_path / "log.txt", launcher=launcher, env=env) as running:
        yield running


def send(made: Visit, people: int) -> None:
    """Try a file on page Data, and send it."""
    page = made.open("/data")
    upload(page, ("kepesertaan.csv", "text/csv", FILE.format(office.HERE, people).encode()))
    made.settle()
    page.get_by_label("Catatan untuk kanwil").fill("Oktober")
    page.get_by_role("button", name="Kirim ke kanwil").click()
    expect(page.get_by_text("Terkirim: 1 baris")).to_be_visible()


def check(made: Visit) -> Page:
    """Open the submission that waits."""
    page = made.open("/penerbitan")
    page.get_by_role("link", name="Periksa").first.click()
    expect(page.get_by_role("button", name="Setujui")).to_be_visible()
    made.settle()
    return page


def test_three_persons_walk_the_path_and_back(
    visit: Callable[..., Visit], published_server: Server, store: Store
) -> None:
    clerk, checker, guest = (visit(base=published_server.url) for _ in range(3))
    for made, name in ((clerk, "Ani"), (checker, "Citra")):
        made.page.context.add_cookies([{"name": COOKIE, "value": name, "url": published_server.url}])
    first = store.pointer()[0]
    expect(guest.open(f"/?wilayah={office.HERE}").get_by_text(f"versi data {first}")).to_be_visible()
    expect(guest.page.get_by_role("link", name="Penerbitan")).to_have_count(0)

    send(clerk, 15)
    page = check(checker)
    assert not serious_findings(checker.page, menu=len(FOR_ALL) + 1)
    page.get_by_label("Alasan atau catatan").fill("terlalu kecil")
    page.get_by_role("button", name="Kembalikan").click()
    expect(page.get_by_text("Dikembalikan dengan alasannya.")).to_be_visible()
    expect(clerk.open("/penerbitan").get_by_text("terlalu kecil")).to_be_visible()

    send(clerk, 1500)
    page = check(checker)
    page.get_by_role("button", name="Setujui").click()
    expect(page.get_by_text("Disetujui. Terbitkan")).to_be_visible()
    page = checker.open("/penerbitan")
    page.get_by_label("Untuk memastikan").fill("Oktober 2026")
    page.get_by_role("button", name="Terbitkan").click()
    expect(page.get_by_text("Sudah terbit. Semua")).to_be_visible()
    version = store.pointer()[0]
    assert version != first

    # In the guest's browser, which nobody touches: offered within a minute.
    expect(guest.page.get_by_text(f"Versi baru terbit: {version}")).to_be_visible()
    guest.page.get_by_role("button", name="Tampilkan").click()
    expect(guest.page.get_by_text(f"versi data {version}")).to_be_visible()

    page = checker.open("/penerbitan?bagian=riwayat")
    assert not serious_findings(checker.page, menu=len(FOR_ALL) + 1)
    page.get_by_label("Alasan").first.fill("keliru")
    page.get_by_role("button", name="Kembalikan versi ini").click()
    expect(page.get_by_text(f"Versi {first} berlaku lagi.")).to_be_visible()
    page.get_by_label("Alasan").last.fill("berisi yang keliru")
    page.get_by_label("Untuk memastikan").fill(version)
    page.get_by_role("button", name="Tarik versi ini").click()
    expect(page.get_by_text(f"Versi {version} ditarik")).to_be_visible()
    expect(guest.open(f"/?versi={version}").get_by_text("sudah ditarik")).to_be_visible()
    assert store.verify() == []
    for made in (clerk, checker, guest):
        made.assert_clean()
