"""Names, on the pages: to whom they are shown, where, and what is left of them for whoever comes after."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data import clock, store
from dashboard.data.dataset import Source
from dashboard.data.disclosure.viewer import GUEST, staff
from dashboard.data.published import folder as published
from dashboard.data.published.access import Role
from dashboard.data.published.database.store import Act, Store
from dashboard.data.published.errors import AwayError
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import DATABASE_VARIABLE, LASTING_VARIABLE, STORE_VARIABLE, place_at
from dashboard.data.published.preparing import Prepared, prepared
from dashboard.data.store import load_dataset
from dashboard.ui.frame import loading, published_source, seen, who
from dashboard.ui.frame.document_numbers import numbers_of
from tests.app.conftest import ROOT, everything, sent, words
from tests.app.signing_in import came, claims, principal, session
from tests.browser.planted import NAMES, found_in, write_office

#: The branch of Sinjai, where the names are planted, and another.
OWN, OTHER = "KC03", "KC01"
MONTH = "2026-10"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Prepared]:
    """An office's files with planted names: the folder, as read, and as what is published of it."""
    folder = tmp_path_factory.mktemp("office") / "kantor"
    write_office(folder)
    today = clock.today_wita()
    read = load_dataset(folder, source=Source.OFFICE, today=today)
    return folder, prepared(read, note="", accept_refused=None, trial=True, today=today)


@pytest.fixture(params=[pytest.param(Source.OFFICE, marks=pytest.mark.full), Source.PUBLISHED], ids=str)
def kept(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    office: tuple[Path, Prepared],
) -> Iterator[Store]:
    """A server with planted names: in the office's folder, or in what a store keeps beside a version."""
    path = tmp_path / "terbit.sqlite"
    monkeypatch.setattr(published, "FOLDER", tmp_path / "terbit")
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
    monkeypatch.setenv(STORE_VARIABLE, str(path))
    monkeypatch.setenv(LASTING_VARIABLE, "ya")
    made = open_store(place_at(str(path)), create=True)
    folder, version = office
    if request.param is Source.OFFICE:
        monkeypatch.setattr(store, "OFFICE_FOLDER", folder)
        monkeypatch.setattr(store.has_office_data, "__defaults__", (folder,))
    else:
        made.publish(version, Act("Ani", "coba", clock.now_wita()))
    yield made
    made.close()


def listed(said: dict | None, area: str = "7307", page: str = "kepatuhan", **more: str) -> AppTest:
    """The list of whom to visit, as somebody sees it."""
    if page == "kepatuhan":
        more = {"bagian": "kunjungan", **more}
    app = session(page, said, wilayah=area, periode=MONTH, **more).run()
    assert not app.exception
    return app


def names_on(app: AppTest) -> set[object]:
    return found_in(everything(app).encode() + sent(app))


def test_names_are_for_staff_of_the_area_and_for_nobody_after_them(kept: Store) -> None:
    came(kept, "Ani", Role.VIEWER, [OWN])
    came(kept, "Budi", Role.BRANCH, [OTHER])
    came(kept, "Cici", Role.APPROVER)
    came(kept, "Dewi", Role.ADMIN)
    assert not names_on(listed(None))
    for name, area in (("Ani", "7307"), ("Ani", OWN), ("Cici", "7307")):
        app = listed(claims(name), area)
        assert {NAMES[0], NAMES[1]} <= names_on(app), (name, area)
        assert "tampil untuk Anda" in "".join(each.value for each in app.markdown)
    # A larger area than one's own is seen as a guest sees it; the regional office has no larger one.
    assert not names_on(listed(claims("Ani"), "73"))
    assert {NAMES[0], NAMES[1]} <= names_on(listed(claims("Cici"), "73"))
    for name in ("Budi", "Dewi"):
        assert not names_on(listed(claims(name))), name
    # And nothing of it is left in what is kept for all.
    for page in ("kepatuhan", "komitmen", "cabang"):
        assert not names_on(listed(None, page=page)), page


def test_whoever_loses_his_role_has_no_names_in_his_next_run(kept: Store) -> None:
    ani = came(kept, "Ani", Role.VIEWER, [OWN])
    came(kept, "Dewi", Role.ADMIN)
    app = listed(claims("Ani"))
    assert names_on(app)
    at = clock.now_wita()
    kept.accounts.change(ani, role=Role.VIEWER, branches=[OTHER], by=principal("Dewi"), at=at)
    assert not names_on(app.run())
    kept.accounts.change(ani, role=Role.VIEWER, branches=[OWN], by=principal("Dewi"), at=at)
    assert names_on(app.run())
    kept.accounts.sign_out(by=principal("Ani"), at=at + timedelta(seconds=1))
    assert not names_on(app.run())


def test_while_the_store_is_away_nobody_sees_names(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    came(kept, "Ani", Role.VIEWER, [OWN])
    app = listed(claims("Ani"))
    assert names_on(app)

    def away(*_: object, **__: object) -> None:
        raise AwayError

    monkeypatch.setattr("dashboard.data.published.database.accounts.Accounts.recognised", away)
    assert not names_on(app.run())
    assert "tidak terjangkau" in words(app)


def test_nothing_named_is_handed_over_by_an_address(kept: Store, downloads: list[str]) -> None:
    came(kept, "Ani", Role.VIEWER, [OWN])
    for page in ("kepatuhan", "komitmen", "desa", "cabang"):
        app = listed(claims("Ani"), page=page)
        assert not app.exception
    assert not found_in("\n".join(downloads).encode())
    app = listed(claims("Ani"))
    # As the browser's button says it: the file comes with the page, once.
    app.session_state["_download_daftar-kunjungan_7307_SEMUA_halaman"] = "kata"
    file = re.search(rb'"content":\s*"([^"]+)"', sent(app.run()))
    assert file
    assert found_in(b64decode(file[1])) >= {NAMES[0], NAMES[1]}
    assert b'"content"' not in sent(app.run())


def test_documents_hold_what_a_guest_may_see_whoever_asks(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    came(kept, "Ani", Role.VIEWER, [OWN])
    guests = loading.dataset(loading.stored_sources()[0])
    monkeypatch.setattr(who, "principal", lambda: principal("Ani"))
    monkeypatch.setattr(who, "viewer", lambda: staff({OWN}, everywhere=False))
    named = seen.as_seen(guests, "7307")
    assert NAMES[0] in {*named.compliance_list["nama_entitas"]}
    assert numbers_of(named, MONTH).dataset.fingerprint == guests.fingerprint
    assert seen.as_seen(guests, "7371").fingerprint == named.fingerprint
    assert seen.as_seen(guests, "73") is guests
    # What follows from a visit's own files is that visit's, and kept for nobody here.
    own = replace(guests, source=Source.VISIT)
    assert seen.as_seen(own, "7307") is own


def test_nothing_named_has_a_way_around_the_page() -> None:
    """Files at addresses hold what a guest may see; parts that run by themselves show nothing named, or ask again."""
    handing, alone = set(), set()
    for path in (ROOT / "src" / "dashboard" / "ui").rglob("*.py"):
        written = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT / "src" / "dashboard" / "ui").as_posix()
        handing |= {name} if "download_button(" in written else set()
        alone |= {name} if "@st.fragment" in written else set()
    assert handing == {
        "frame/handing.py",
        # Documents, of what a guest may see.
        "frame/takeaway.py",
        "frame/bulk.py",
        # Templates, reference tables, and what the visitor himself has sent; the page Data is never named.
        "data/mapping_step.py",
        "data/sections.py",
        "data/upload.py",
        "method/sections.py",
    }
    assert alone == {"frame/finding.py", "frame/takeaway.py", "frame/version_choice.py", "map/others.py"}


def test_a_part_that_runs_by_itself_asks_again(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    came(kept, "Ani", Role.VIEWER, [OWN])
    guests = loading.dataset(loading.stored_sources()[0])
    monkeypatch.setattr(who, "principal", lambda: principal("Ani"))
    monkeypatch.setattr(who, "viewer", lambda: staff({OWN}, everywhere=False))
    page = SimpleNamespace(data=seen.as_seen(guests, "7307"), area="7307")
    assert seen.is_still_seen(page)  # type: ignore[arg-type]
    monkeypatch.setattr(who, "viewer", lambda: GUEST)
    assert not seen.is_still_seen(page)  # type: ignore[arg-type]
    assert seen.is_still_seen(SimpleNamespace(data=guests, area="7307"))  # type: ignore[arg-type]


def test_names_that_were_corrected_are_those_that_staff_see(
    kept: Store, office: tuple[Path, Prepared], request: pytest.FixtureRequest
) -> None:
    """What no guest sees may change behind a version whose number stays."""
    if request.node.callspec.params["kept"] is not Source.PUBLISHED:
        pytest.skip("the office's files have no versions")
    came(kept, "Ani", Role.VIEWER, [OWN])
    assert NAMES[0] in names_on(listed(claims("Ani")))
    before = kept.pointer()
    full = office[1].full
    corrected = full["daftar_kepatuhan"].replace({"nama_entitas": {NAMES[0]: "PT Nama Benar"}})
    version = replace(office[1], full={**full, "daftar_kepatuhan": corrected})
    kept.publish(version, Act("Ani", "nama", clock.now_wita()))
    assert (kept.pointer()[0], kept.pointer()[1]) == (before[0], before[1] + 1)
    watch = published_source.watched()
    assert watch is not None
    watch.look_again()
    app = listed(claims("Ani"))
    assert NAMES[0] not in names_on(app)
    assert "PT Nama Benar" in everything(app)
