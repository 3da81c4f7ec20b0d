"""Names for staff, in a browser: they come with the page alone, and a guest after them receives none."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.data.published.access import Role
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import STORE_VARIABLE, place_at
from tests.app.signing_in import came, claims
from tests.browser.conftest import Visit
from tests.browser.planted import NAMES, found_in, write_office
from tests.browser.provider import OFFICE, app_with_sign_in, signed_in
from tests.browser.server import Server
from tests.browser.test_gate import Wire

VISITS = "/kepatuhan?wilayah=7307&periode=2026-10&bagian=kunjungan"


@pytest.fixture
def office_with_staff(tmp_path: Path) -> Iterator[Server]:
    """An office's server that anybody reaches; Ani is of the branch of Sinjai, where the names are."""
    folder, path = tmp_path / "kantor", tmp_path / "terbit.sqlite"
    write_office(folder)
    store = open_store(place_at(str(path)), create=True)
    came(store, "Ani", Role.VIEWER, ["KC03"])
    store.close()
    env = {STORE_VARIABLE: str(path), "DASBOR_INTERNAL": ""}
    launcher = ("tests.browser.harness.office", str(folder))
    with app_with_sign_in(tmp_path, {OFFICE: []}, env=env, launcher=launcher) as running:
        yield running


def test_a_guest_after_staff_receives_no_name(visit: Callable[..., Visit], office_with_staff: Server) -> None:
    url = office_with_staff.url
    staff = visit(base=url)
    staff.page.context.add_cookies([signed_in(url, claims("Ani"))])
    wire = Wire(staff.page)
    page = staff.open(VISITS)
    expect(page.get_by_text("tampil untuk Anda").first).to_be_visible()
    assert {NAMES[0], NAMES[1]} <= found_in(b"\n".join(wire.received))
    # The file comes with the page, not from an address.
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh tabel").click()
    assert {NAMES[0], NAMES[1]} <= found_in(Path(download.value.path()).read_bytes())
    assert download.value.url.startswith("blob:")
    assert not found_in(b"\n".join(page.request.get(each).body() for each in wire.pictures))
    staff.assert_clean()
    guest = visit(base=url)
    received = Wire(guest.page)
    guest.open(VISITS)
    expect(guest.page.get_by_text("tampil untuk Anda")).to_have_count(0)
    metrics = urllib.request.urlopen(f"{url}/_stcore/metrics").read()
    assert not found_in(received.read() + metrics + office_with_staff.log.read_bytes())
    # Another, whose cookie is not this server's.
    forged = visit(base=url)
    cookie = signed_in(url, claims("Ani"))
    forged.page.context.add_cookies([{**cookie, "value": cookie["value"][:-4] + "AAAA"}])
    received = Wire(forged.page)
    forged.open(VISITS)
    assert not found_in(received.read())
