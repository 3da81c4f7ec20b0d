"""Names for staff, in a browser: they come with the page alone, and a guest after them receives none."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.data.clock import now_wita
from dashboard.data.published.access import Role
from dashboard.data.published.database.store import Store
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import STORE_VARIABLE, place_at
from dashboard.ui.frame.registry import PAGES
from tests.app.signing_in import came, claims, principal
from tests.browser.conftest import Visit
from tests.browser.planted import NAMES, found_in, write_office
from tests.browser.provider import OFFICE, app_with_sign_in, signed_in
from tests.browser.server import Server
from tests.browser.socket import Socket, pressed, written
from tests.browser.test_gate import Wire

QUERY = "wilayah=7307&periode=2026-10&bagian=kunjungan"
VISITS = f"/kepatuhan?{QUERY}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Ani is of the branch of Sinjai, where the names are; Dewi and Eko hand out roles."""
    made = open_store(place_at(str(tmp_path_factory.mktemp("store") / "terbit.sqlite")), create=True)
    came(made, "Ani", Role.VIEWER, ["KC03"])
    for name in ("Dewi", "Eko"):
        came(made, name, Role.ADMIN)
    yield made
    made.close()


@pytest.fixture(scope="module")
def office_with_staff(tmp_path_factory: pytest.TempPathFactory, store: Store) -> Iterator[Server]:
    """An office's server that anybody reaches."""
    place = tmp_path_factory.mktemp("office")
    write_office(place / "kantor")
    env = {STORE_VARIABLE: str(store._engine.url.database), "DASBOR_INTERNAL": ""}
    launcher = ("tests.browser.harness.office", str(place / "kantor"))
    with app_with_sign_in(place, {OFFICE: []}, env=env, launcher=launcher) as running:
        yield running


@pytest.mark.full
def test_a_file_with_names_comes_with_the_page(
    visit: Callable[..., Visit], office_with_staff: Server
) -> None:
    url = office_with_staff.url
    staff = visit(base=url)
    staff.page.context.add_cookies([signed_in(url, claims("Ani"))])
    wire = Wire(staff.page)
    page = staff.open(VISITS)
    expect(page.get_by_text("tampil untuk Anda").first).to_be_visible()
    assert {NAMES[0], NAMES[1]} <= found_in(b"\n".join(wire.received))
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh tabel").click()
    assert {NAMES[0], NAMES[1]} <= found_in(Path(download.value.path()).read_bytes())
    assert download.value.url.startswith("blob:")
    assert not found_in(b"\n".join(page.request.get(each).body() for each in wire.pictures))
    staff.assert_clean()
    guest = visit(base=url)
    received = Wire(guest.page)
    guest.open(VISITS)
    assert not found_in(received.read())


@pytest.mark.parametrize(
    "pages",
    [
        ("kepatuhan", "komitmen", "cabang", "desa"),
        pytest.param(tuple(each.address for each in PAGES), marks=pytest.mark.full),
    ],
    ids=["some", "all"],
)
def test_a_guest_after_staff_receives_no_name(office_with_staff: Server, pages: tuple[str, ...]) -> None:
    url, cookie = office_with_staff.url, signed_in(office_with_staff.url, claims("Ani"))
    staff, guest = Socket(url, cookie), Socket(url)
    forged = Socket(url, {**cookie, "value": cookie["value"][:-4] + "AAAA"})
    for page in pages:
        sent = staff.run(page=page, query=QUERY)
        # A presentation has the whole screen, and shows what a guest may see.
        named = next(each.named and each.menu for each in PAGES if each.address == page)
        assert (b"tampil untuk Anda" in sent) == named, page
        assert found_in(sent) or page not in ("kepatuhan", "komitmen")
        # What lies at an address is anybody's who has it.
        for address in {each.decode() for each in re.findall(rb"/media/[0-9a-f]+\.\w+", sent)}:
            assert not found_in(urllib.request.urlopen(url + address).read()), address
        assert not found_in(guest.run(page=page, query=QUERY) + forged.run(page=page, query=QUERY))
    for each in (staff, guest, forged):
        each.close()
    metrics = urllib.request.urlopen(f"{url}/_stcore/metrics").read()
    assert not found_in(metrics + office_with_staff.log.read_bytes())


def test_what_is_sent_past_the_page_does_nothing(store: Store, office_with_staff: Server) -> None:
    url = office_with_staff.url
    admin = Socket(url, signed_in(url, claims("Eko")))
    assert b"Undang pengguna" in admin.run(page="pengguna")
    invitation = [
        written(admin.widgets["Nama, seperti tampil di riwayat"], "Fitri"),
        written(admin.widgets["Surel"], "fitri@kantor.go.id"),
        pressed(admin.widgets["Undang"]),
    ]
    # A guest who knows the names of buttons and pages, and staff who is no administrator.
    guest, staff = Socket(url), Socket(url, signed_in(url, claims("Ani")))
    for other in (guest, staff):
        assert b"hanya untuk petugas" in other.run(page="pengguna", widgets=invitation)
    assert not found_in(guest.run(page="kepatuhan", query=QUERY))
    assert {NAMES[0], NAMES[1]} <= found_in(staff.run(page="kepatuhan", query=QUERY))
    # The administrator of the open page is none any more, when his press comes; and Ani of another branch.
    by, at = principal("Dewi"), now_wita()
    people = {each.name: each.number for each in store.accounts.everybody(by=by, at=at)}
    store.accounts.change(people["Eko"], role=Role.VIEWER, branches=["KC03"], by=by, at=at)
    store.accounts.change(people["Ani"], role=Role.VIEWER, branches=["KC01"], by=by, at=at)
    assert b"hanya untuk petugas" in admin.run(page="pengguna", widgets=invitation)
    assert not found_in(staff.run(page="kepatuhan", query=QUERY))
    assert "Fitri" not in {each.name for each in store.accounts.everybody(by=by, at=at)}
    store.accounts.change(people["Ani"], role=Role.VIEWER, branches=["KC03"], by=by, at=at)
    for each in (admin, guest, staff):
        each.close()
