"""Who looks, on the pages: nothing of it where nobody can sign in, and what each may see where somebody can."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from dashboard.data import clock
from dashboard.data.published import folder as published
from dashboard.data.published.access import Role, Standing, may_somewhere
from dashboard.data.published.database.store import Store
from dashboard.data.published.errors import AwayError
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import DATABASE_VARIABLE, STORE_VARIABLE, place_at
from dashboard.ui.frame import account
from dashboard.ui.frame.registry import PAGES, PageEntry
from tests.app.conftest import ROOT, everything, finding, sent, words
from tests.app.signing_in import PROVIDER, SECRETS, address_of, came, claims, principal, session

OWN = "KC03"
Open = Callable[..., AppTest]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    path = tmp_path / "terbit.sqlite"
    monkeypatch.setattr(published, "FOLDER", tmp_path / "terbit")
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
    monkeypatch.setenv(STORE_VARIABLE, str(path))
    made = open_store(place_at(str(path)), create=True)
    yield made
    made.close()


def signs(app: AppTest) -> set[str]:
    """What a page has of signing in and out, and of pages that are not everybody's."""
    told = sent(app)
    found = {
        each for each in ("masuk.js", "kanwil", "pages/pengguna", "manage_accounts") if each.encode() in told
    }
    return found | {each.label for each in app.button if each.label == "Keluar"}


def menu(app: AppTest) -> set[str]:
    """The pages that the menu names; a page's links to itself in another language have no icon of its own."""
    icons = {each.icon: each.key for each in PAGES}
    return {icons[each.proto.icon] for each in app.get("page_link") if each.proto.icon in icons}


@pytest.mark.parametrize("missing", ["providers", "store", "both"])
def test_where_nobody_can_sign_in_it_is_the_app_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    if missing != "providers":
        monkeypatch.delenv(STORE_VARIABLE)
    secrets: dict[str, Any] = SECRETS if missing == "store" else {}
    monkeypatch.setattr(account, "script_urls", lambda *_: pytest.fail("a script is asked for"))
    app = session("metode", claims("Ani"), secrets=secrets).run()
    assert not app.exception
    assert signs(app) == set()


def test_a_guest_is_offered_to_sign_in_and_is_told_of_nobody(store: Store) -> None:
    app = session("metode", None).run()
    assert not app.exception
    assert signs(app) == {"kanwil"}
    assert "pengguna" not in menu(app)


def allowed(role: Role, page: PageEntry) -> bool:
    who = Standing(1, "A", role, frozenset({OWN}))
    return any(may_somewhere(who, each) for each in page.needs)


@pytest.mark.parametrize(
    ("page", "role"),
    [
        (page.key, role)
        for page in PAGES
        for role in (None, *Role)
        if page.needs and (role is None or not allowed(role, page))
    ],
)
def test_a_page_opened_by_name_says_nothing_to_whom_it_is_not_for(
    store: Store, page: str, role: Role | None
) -> None:
    came(store, "Rahasia", Role.ADMIN)
    if role is not None:
        came(store, "Budi", role, [OWN])
    app = session(page, None if role is None else claims("Budi")).run()
    assert not app.exception
    assert "hanya untuk petugas" in words(app)
    assert "Rahasia" not in everything(app)
    assert page not in menu(app)


def test_the_first_administrator_comes_and_has_the_page(store: Store) -> None:
    secrets = {**SECRETS, "dasbor": {"admin": address_of("Ani").upper()}}
    app = session("metode", claims("Ani"), secrets=secrets).run()
    assert "Masuk sebagai **Ani**" in words(app)
    assert "pengguna" in menu(app)
    other = session("metode", claims("Ani", sub="lain"), secrets=secrets).run()
    assert "belum diundang" in words(other)
    assert "pengguna" not in menu(other)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"email_verified": False}, "belum diundang"),
        ({"iss": "https://lain"}, "belum diundang"),
        ({"iat": int((clock.now_wita() - timedelta(hours=12)).timestamp())}, "sudah berakhir"),
        ({"iat": "kemarin"}, ""),
        ({"sub": ""}, ""),
        ({"is_logged_in": False}, ""),
    ],
)
def test_what_a_provider_says_is_not_enough(store: Store, said: dict[str, Any], told: str) -> None:
    came(store, "Ani", Role.ADMIN)
    waiting = "Budi" if "email_verified" in said else "Ani"
    if waiting == "Budi":
        store.accounts.invite(
            name="Budi", email=address_of("Budi"), role=Role.ADMIN, branches=(),
            by=principal("Ani"), at=clock.now_wita(),
        )  # fmt: skip
    app = session("metode", claims(waiting, **said)).run()
    assert not app.exception
    assert told in words(app)
    assert b"kanwil" in sent(app), "a way to sign in again"
    assert "pengguna" not in menu(app)
    if said.get("email_verified") is False:
        # A provider whose addresses the office knows to be its own needs no such word.
        trusting = {**SECRETS, "dasbor": {"penyedia_tepercaya": ["kanwil"]}}
        assert "pengguna" in menu(session("metode", claims("Budi", **said), secrets=trusting).run())


def test_signing_out_holds_in_every_tab_and_for_a_copied_cookie(store: Store) -> None:
    came(store, "Ani", Role.ADMIN)
    cookie = claims("Ani")
    first, second = (session("metode", cookie).run() for _ in range(2))
    assert "pengguna" in menu(second)
    first.button(key="keluar_akun").click().run()
    assert not first.exception
    assert "pengguna" not in menu(second.run())
    assert "sudah berakhir" in words(second)
    copied = session("metode", cookie).run()
    assert "pengguna" not in menu(copied)
    later = clock.now_wita() + timedelta(seconds=1)
    assert "pengguna" in menu(session("metode", claims("Ani", at=later)).run())


def test_whoever_is_demoted_meanwhile_does_nothing_from_his_open_page(store: Store) -> None:
    came(store, "Ani", Role.ADMIN)
    budi = came(store, "Budi", Role.ADMIN)
    app = session("pengguna", claims("Budi")).run()
    app.text_input(key="nama_baru_0").set_value("Cici")
    app.text_input(key="surel_baru_0").set_value("cici@kantor.go.id")
    store.accounts.change(budi, role=Role.VIEWER, branches=[OWN], by=principal("Ani"), at=clock.now_wita())
    app.button(key="undang").click().run()
    assert not app.exception
    assert "hanya untuk petugas" in words(app)
    assert [each.name for each in store.accounts.everybody(by=principal("Ani"), at=clock.now_wita())] == [
        "Ani",
        "Budi",
    ]


def test_an_administrator_invites_changes_and_takes_out(store: Store) -> None:
    came(store, "Ani", Role.ADMIN)
    app = session("pengguna", claims("Ani")).run()
    assert not app.exception
    app.text_input(key="nama_baru_0").set_value("Budi")
    app.text_input(key="surel_baru_0").set_value("bukan surel")
    app.multiselect(key="cabang_baru_0").set_value([OWN]).run()
    app.button(key="undang").click().run()
    assert "Alamat surel tidak terbaca" in app.error[0].value
    app.text_input(key="surel_baru_0").set_value(address_of("Budi")).run()
    app.button(key="undang").click().run()
    assert "Budi diundang" in app.success[0].value
    assert f"diundang: {address_of('Budi')}" in everything(app)
    assert finding(app) == "1 orang boleh masuk, 1 undangan menunggu."
    budi = session("metode", claims("Budi")).run()
    assert "Masuk sebagai **Budi**" in words(budi)
    app.run()
    assert address_of("Budi") not in everything(app)
    number = app.selectbox(key="pengguna_dipilih").value
    app.selectbox(key=f"peran_ubah_{number}").set_value(Role.APPROVER).run()
    app.button(key="simpan_peran").click().run()
    assert "Peran Budi sudah diubah" in app.success[0].value
    next(each for each in app.button if "Nonaktifkan" in each.label).click().run()
    assert "dinonaktifkan" in words(budi.run())


def test_a_store_that_is_away_makes_everybody_a_guest_and_says_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    came(store, "Ani", Role.ADMIN)
    app = session("pengguna", claims("Ani")).run()

    def away(*_: object, **__: object) -> None:
        raise AwayError

    monkeypatch.setattr("dashboard.data.published.database.accounts.Accounts.recognised", away)
    monkeypatch.setattr("dashboard.data.published.database.accounts.Accounts.sign_out", away)
    app.run()
    assert not app.exception
    assert "hak Anda belum dapat diperiksa" in words(app)
    assert "hanya untuk petugas" in words(app)
    app.button(key="keluar_akun").click().run()
    assert not app.exception


@pytest.mark.parametrize(
    ("path", "query", "script", "params"),
    [
        (
            "/peta",
            "?wilayah=7307&periode=2025-06&skenario=a",
            "pages/peta.py",
            {"wilayah": "7307", "periode": "2025-06"},
        ),
        ("/dasbor/peta/", "", "pages/peta.py", {}),
        ("/", "?wilayah=73", "app.py", {"wilayah": "73"}),
        ("//jahat.id/x", "?next=https://jahat.id", "app.py", {}),
        ("/../../etc/passwd", "?wilayah=" + "7" * 3000, "app.py", {}),
        ("/app.py", "%%%", "app.py", {}),
        (
            "/anggaran",
            "?jumlah=5&tujuan=a&orang2=7",
            "pages/anggaran.py",
            {"jumlah": "5", "tujuan": "a", "orang2": "7"},
        ),
    ],
)
def test_the_way_back_leads_to_the_app_s_own_pages_alone(
    path: str, query: str, script: str, params: dict[str, str]
) -> None:
    assert account.place_of(path, query) == (script, params)


def test_providers_are_those_of_the_secrets(store: Store) -> None:
    both = {**SECRETS, "auth": {**SECRETS["auth"], "mitra": PROVIDER}}
    assert b"Masuk lewat mitra" in sent(session("metode", None, secrets=both).run())
    alone = {
        "auth": {"redirect_uri": "http://localhost/oauth2callback", "cookie_secret": "x" * 32, **PROVIDER}
    }
    told = sent(session("metode", None, secrets=alone).run())
    assert b"default" in told
    assert b"Masuk lewat" not in told


def test_one_module_alone_reads_who_looks() -> None:
    reading = set()
    hint = re.compile(r"\b(user|login|logout)\b")
    scripts = [*(ROOT / "pages").glob("*.py"), ROOT / "app.py", ROOT / "serve.py"]
    for path in [*(ROOT / "src" / "dashboard" / "ui").rglob("*.py"), *scripts]:
        written = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(written)) if hint.search(written) else ():
            named = isinstance(node, ast.Attribute) and ast.unparse(node.value) == "st"
            imported = isinstance(node, ast.ImportFrom) and (node.module or "").startswith("streamlit")
            names = {node.attr} if named else {each.name for each in node.names} if imported else set()
            if names & {"user", "login", "logout"}:
                reading.add(path.name)
    assert reading == {"who.py"}


def test_no_page_acts_as_whoever_has_the_database_in_hand() -> None:
    for path in [*(ROOT / "src/dashboard/ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")]:
        assert "Operator" not in path.read_text(encoding="utf-8"), path.name


def test_every_page_asks_first() -> None:
    """Whoever opens a page by its name meets the frame before anything else."""
    for path in [*(ROOT / "pages").glob("*.py"), ROOT / "app.py"]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        first = next(
            node
            for node in tree.body
            if not isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.Assign)
            and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        )
        assert isinstance(first, ast.With), path.name
        opening = ast.unparse(first.items[0].context_expr)
        assert opening.startswith(("open_page(", "open_screen(")), path.name


def test_no_option_of_the_server_lets_anybody_speak_for_others() -> None:
    """Headers that name a visitor, and an interface for programs, would go around all of this."""
    assert not config.get_option("server.enableAgentApi")
    assert not config.get_option("server.trustedUserHeaders")
    written = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert "enableAgentApi" not in written
    assert "trustedUserHeaders" not in written
