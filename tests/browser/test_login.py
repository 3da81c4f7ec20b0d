"""Signing in at a real provider, in a real browser: there, back to the page, and out again everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboard.data.clock import now_wita
from dashboard.data.published.access import Role
from dashboard.data.published.opening import open_store
from dashboard.data.published.persons import Operator
from dashboard.data.published.place import STORE_VARIABLE, place_at
from tests.browser.conftest import LAPTOP, PHONE, Visit
from tests.browser.provider import OFFICE, PARTNER, app_with_sign_in
from tests.browser.server import Server

ANI = {"sub": "ani", "email": "ani@kantor.go.id", "email_verified": True, "name": "Ani"}
LINK = "/metode?wilayah=7307&periode=2025-06&bagian=sumber&sumber=contoh"


@pytest.fixture(scope="module")
def with_sign_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("masuk")
    path = folder / "terbit.sqlite"
    store = open_store(place_at(str(path)), create=True)
    store.accounts.invite(
        name="Ani", email=ANI["email"], role=Role.ADMIN, branches=(), by=Operator("TI"), at=now_wita()
    )
    store.close()
    users = {OFFICE: [ANI], PARTNER: [{**ANI, "sub": "lain", "email_verified": False}]}
    with app_with_sign_in(folder, users, env={STORE_VARIABLE: str(path)}) as running:
        yield running


def visits(visit: Callable[..., Visit], server: Server, *, size: tuple[int, int] = LAPTOP) -> Visit:
    """A visit; the provider's own page would ask for a style sheet from outside."""
    made = visit(base=server.url, size=size)
    made.page.context.route(lambda url: "://cdn." in url, lambda route: route.abort())
    return made


def go_to_sign_in(page: Page, provider: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("button", name=f"Masuk lewat {provider}").click()
    page.wait_for_url("**/oauth2/authorize**")


def back_at(page: Page, path: str) -> None:
    """Wait until the page is the one that was left for signing in."""
    wanted = urlsplit(path)
    page.wait_for_url(lambda url: urlsplit(url).path == wanted.path and "wilayah=7307" in url)


def test_there_and_back_and_out_of_everywhere(visit: Callable[..., Visit], with_sign_in: Server) -> None:
    made = visits(visit, with_sign_in)
    page = made.open(LINK)
    # No page asks a provider by itself.
    made.assert_clean()
    go_to_sign_in(page, OFFICE)
    page.get_by_role("button", name="ani").click()
    back_at(page, LINK)
    side = page.get_by_test_id("stSidebar")
    expect(side.get_by_text("Masuk sebagai Ani")).to_be_visible()
    assert "bagian=sumber" in page.url
    expect(side.get_by_role("link", name="Pengguna")).to_be_visible()
    # A cookie copied to another browser, as good as another tab.
    thief = visits(visit, with_sign_in)
    thief.page.context.add_cookies(page.context.cookies(with_sign_in.url))
    thief.open("/pengguna")
    expect(thief.page.get_by_role("heading", name="Undang pengguna")).to_be_visible()
    side.get_by_role("button", name="Keluar").click()
    page.get_by_role("button", name="End session").click()
    expect(side.get_by_role("button", name=f"Masuk lewat {OFFICE}")).to_be_visible()
    # It was not loaded again: it is refused at its next press.
    thief.page.get_by_role("button", name="Undang", exact=True).click()
    expect(
        thief.page.get_by_role(
            "heading", name="Halaman ini hanya untuk petugas yang masuk dengan akun kantor."
        )
    ).to_be_visible()
    expect(thief.page.get_by_role("heading", name="Undang pengguna")).to_have_count(0)
    expect(thief.page.get_by_test_id("stSidebar").get_by_text("sudah berakhir")).to_be_visible()


@pytest.mark.full
def test_a_refusal_at_the_provider_is_told_in_words(
    visit: Callable[..., Visit], with_sign_in: Server
) -> None:
    made = visits(visit, with_sign_in)
    page = made.open(LINK)
    go_to_sign_in(page, OFFICE)
    page.get_by_role("button", name="Deny").click()
    back_at(page, LINK)
    expect(page.get_by_test_id("stSidebar").get_by_text("Masuk belum berhasil")).to_be_visible()


@pytest.mark.full
def test_an_address_that_a_provider_does_not_vouch_for_is_nobody_also_on_a_phone(
    visit: Callable[..., Visit], with_sign_in: Server
) -> None:
    made = visits(visit, with_sign_in, size=PHONE)
    page = made.open(LINK)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("button", name=f"Masuk lewat {PARTNER}").filter(visible=True).click()
    page.wait_for_url("**/oauth2/authorize**")
    page.get_by_role("button", name="lain").click()
    back_at(page, LINK)
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_text("belum diundang").filter(visible=True)).to_be_visible()
    expect(page.get_by_role("link", name="Pengguna")).to_have_count(0)
