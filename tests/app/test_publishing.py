"""The path on screen, by three persons: a branch sends, the regional office decides and publishes, a guest looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.data import clock
from dashboard.data.published import folder as published
from dashboard.data.published.access import Principal, Role, Standing
from dashboard.data.published.database.store import Store
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import (
    ALONE_VARIABLE,
    DATABASE_VARIABLE,
    LASTING_VARIABLE,
    STORE_VARIABLE,
    place_at,
)
from dashboard.data.published.submitted import Status
from dashboard.ui.frame import who
from tests.app.conftest import everything, finding, words
from tests.data.published import small
from tests.data.published.office import (
    AREAS,
    HERE,
    NAMED,
    OTHER,
    OWN,
    THERE,
    approved,
    demote,
    members,
    people_of,
    person,
    sent,
    start,
    wish,
)

Open = Callable[..., AppTest]
HEADING = "periode;kode_wilayah;segmen;kelompok;sumber_dana;peserta_aktif;sementara\n"


class Visitors:
    """Who looks: set by the tests where the app reads who has signed in."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.looking: Principal | None = None
        self.clerk = person(store, "Ani", Role.BRANCH, [OWN])
        self.checker = person(store, "Citra", Role.APPROVER)
        self.second = person(store, "Dewi", Role.APPROVER)
        self.admin = person(store, "Eko", Role.ADMIN)

    def standing(self) -> Standing | None:
        return self.store.standing(self.looking, at=clock.now_wita())


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    path = tmp_path / "terbit.sqlite"
    now = [small.NOW]

    def tick() -> datetime:
        # So that what is asked every few seconds is asked anew at every look.
        now[0] += timedelta(seconds=1)
        return now[0]

    monkeypatch.setattr(clock, "now_wita", tick)
    monkeypatch.setattr(published, "FOLDER", tmp_path / "terbit")
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
    monkeypatch.setenv(STORE_VARIABLE, str(path))
    monkeypatch.setenv(LASTING_VARIABLE, "ya")
    made = open_store(place_at(str(path)), create=True)
    made.publish(start(), small.act("awal", by="Pengelola"))
    yield made
    made.close()


@pytest.fixture
def visitors(store: Store, monkeypatch: pytest.MonkeyPatch) -> Visitors:
    found = Visitors(store)
    monkeypatch.setattr(who, "principal", lambda: found.looking)
    monkeypatch.setattr(who, "standing", found.standing)
    return found


def upload(app: AppTest, area: str, people: int) -> AppTest:
    """Try a file of one area's October."""
    content = f"{HEADING}2026-10;{area};SEMUA;SEMUA;SEMUA;{people};tidak\n".encode()
    app.file_uploader[0].upload("kepesertaan.csv", content, "text/csv")
    return press(app, "Periksa berkas")


def menu(app: AppTest) -> list[str]:
    """The words of the menu."""
    return [each.proto.label for each in app.sidebar.get("page_link")]


def press(app: AppTest, label: str) -> AppTest:
    next(each for each in app.button if each.label == label).click()
    return app.run()


def typed(app: AppTest, label: str, value: str) -> None:
    fields = [*app.text_input, *app.text_area]
    next(each for each in fields if each.label.startswith(label)).set_value(value)


def test_from_a_branch_s_file_to_everybody_s_link(open_page: Open, store: Store, visitors: Visitors) -> None:
    visitors.looking = visitors.clerk
    app = upload(open_page("data"), HERE, 150)
    assert "Dikirim atas nama" in words(app)
    press(app, "Kirim ke kanwil")
    if "Tulis alasan atau catatannya" in words(app):
        typed(app, "Catatan untuk kanwil", "Oktober")
        press(app, "Kirim ke kanwil")
    assert not app.exception
    assert any("Terkirim: 1 baris" in each.value for each in app.success)
    # Sent once: the form is gone with it.
    assert "Kirim ke kanwil" not in [each.label for each in app.button]

    visitors.looking = visitors.checker
    (waiting,) = store.desk.submissions(by=visitors.checker, at=clock.now_wita())
    app = open_page("penerbitan", kiriman=waiting.id)
    assert finding(app) == "1 kiriman menunggu keputusan."
    assert AREAS.name(OWN) in words(app)
    press(app, "Kembalikan")
    assert any("Tulis alasan" in each.value for each in app.error)
    typed(app, "Alasan atau catatan", "terlalu kecil")
    press(app, "Kembalikan")
    assert any("Dikembalikan" in each.value for each in app.success)

    visitors.looking = visitors.clerk
    app = open_page("penerbitan")
    assert "terlalu kecil" in words(app)
    right = sent(store, visitors.clerk, members((HERE, "2026-10", 1500)))

    visitors.looking = visitors.checker
    press(open_page("penerbitan", kiriman=right.id), "Setujui")
    app = open_page("penerbitan")
    press(app, "Terbitkan")
    assert any("Bulannya belum cocok" in each.value for each in app.error)
    typed(app, "Untuk memastikan", "oktober 2026")
    press(app, "Terbitkan")
    assert not app.exception
    assert any("Sudah terbit" in each.value for each in app.success)
    assert people_of(store, HERE, "2026-10") == [1500]

    visitors.looking = None
    said = words(open_page("ringkasan", wilayah=HERE))
    assert f"versi data {store.pointer()[0]}" in said
    assert "16,67%" in said


def test_whoever_is_slower_is_told_and_sees_the_comparison_anew(
    open_page: Open, store: Store, visitors: Visitors
) -> None:
    first = approved(store, visitors.clerk, visitors.checker, members((HERE, "2026-10", 1500)))
    visitors.looking = visitors.checker
    app = open_page("penerbitan")
    before = store.pointer()[0]
    store.publish(small.made(600), small.act(by="Pengelola"))
    store.rollback(before, small.act("kembali", by="Pengelola"))
    typed(app, "Untuk memastikan", "2026-10")
    press(app, "Terbitkan")
    assert any("Ada yang lebih dulu" in each.value for each in app.warning)
    assert people_of(store, HERE, "2026-10") == []
    typed(app, "Untuk memastikan", "2026-10")
    press(app, "Terbitkan")
    assert people_of(store, HERE, "2026-10") == [1500]
    assert store.desk.submissions(by=visitors.clerk, at=clock.now_wita())[0].id == first.id


def test_a_right_taken_away_under_an_open_page_does_nothing(
    open_page: Open, store: Store, visitors: Visitors
) -> None:
    waiting = sent(store, visitors.clerk, members((HERE, "2026-10", 1500)))
    visitors.looking = visitors.checker
    app = open_page("penerbitan", kiriman=waiting.id)
    demote(store, visitors.checker)
    press(app, "Setujui")
    assert not app.exception
    assert "hanya untuk petugas" in finding(app)
    (found,) = store.desk.submissions(by=visitors.second, at=clock.now_wita())
    assert found.status is Status.WAITING


def test_nobody_sees_what_does_not_concern_him(open_page: Open, store: Store, visitors: Visitors) -> None:
    secret = sent(store, visitors.clerk, members((HERE, "2026-10", 1500)), NAMED, note="rahasia kantor")
    visitors.looking = visitors.checker
    seen = everything(open_page("penerbitan", kiriman=secret.id))
    assert "PT Mawar Melati" in seen
    assert menu(open_page("ringkasan"))[-1] == "Penerbitan (1)"
    visitors.looking = visitors.admin
    seen = everything(open_page("penerbitan", kiriman=secret.id))
    assert "rahasia kantor" in seen
    assert "PT Mawar Melati" not in seen
    assert "Setujui" not in seen
    other = person(store, "Budi", Role.BRANCH, [OTHER])
    for looking in (other, None):
        visitors.looking = looking
        for page in ("penerbitan", "ringkasan"):
            seen = everything(open_page(page, **({"kiriman": secret.id} if page == "penerbitan" else {})))
            assert not any(each in seen for each in ("PT Mawar Melati", "rahasia kantor"))
    assert not any(each.startswith("Penerbitan") for each in menu(open_page("ringkasan")))


def test_one_foreign_row_refuses_the_file_with_its_place(
    open_page: Open, store: Store, visitors: Visitors
) -> None:
    visitors.looking = visitors.clerk
    app = upload(open_page("data"), THERE, 900)
    said = words(app).replace("\\", "")
    assert "1 baris bukan milik cabang ini" in "\n".join(each.value for each in app.error)
    assert f"kepesertaan.csv, baris 2** · kode_wilayah {THERE}" in said
    assert "Kirim ke kanwil" not in [each.label for each in app.button]
    visitors.looking = None
    assert "Kirim ke kanwil" not in words(upload(open_page("data"), HERE, 900))


def test_board_and_history_tell_what_was_done_and_an_old_version_comes_back(
    open_page: Open, store: Store, visitors: Visitors
) -> None:
    first = store.pointer()[0]
    done = approved(store, visitors.clerk, visitors.checker, members((HERE, "2026-10", 1500)))
    visitors.looking = visitors.second
    (board,) = open_page("penerbitan", bagian="papan", papan="2026-10").dataframe
    cells = board.value.set_index("Cabang")["kepesertaan"]
    assert (cells[AREAS.name(OWN)], cells[AREAS.name(OTHER)]) == ("✓ disetujui", "– belum")
    second = store.desk.publish(
        [done.id], note="Oktober", onto=store.desk.in_force(), wish=wish(visitors.checker), areas=AREAS
    )
    app = open_page("penerbitan", bagian="riwayat")
    said = words(app)
    assert first in said
    assert second in said
    assert "Oktober" in said
    typed(app, "Alasan", "keliru")
    press(app, "Kembalikan versi ini")
    assert store.pointer()[0] == first
    app = open_page("penerbitan", bagian="riwayat")
    for each in app.text_input:
        if each.key in {"alasan_tarik", "ketik_tarik"}:
            each.set_value(second)
    press(app, "Tarik versi ini")
    assert store.pointer()[::2] == (first, frozenset({second}))
    assert f"versi {second}, sudah ditarik" in words(open_page("penerbitan", kiriman=done.id))
    (noted,) = open_page("penerbitan", bagian="catatan").dataframe
    assert list(noted.value["Yang dilakukan"])[:2] == ["tarik", "kembali ke versi lama"]
    assert list(noted.value["Oleh"])[:2] == ["Dewi", "Dewi"]
    visitors.looking = visitors.clerk
    app = open_page("penerbitan", bagian="riwayat")
    assert "Kembalikan versi ini" not in [each.label for each in app.button]


def test_an_office_of_one_person_and_a_disk_that_passes_are_said(
    open_page: Open, store: Store, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = sent(store, visitors.checker, members((HERE, "2026-10", 1500)), branch="")
    visitors.looking = visitors.checker
    said = words(open_page("penerbitan", kiriman=own.id))
    assert "orang lain yang memutuskannya" in said
    assert "Penyimpanan ini sementara" not in said
    st.cache_resource.clear()
    monkeypatch.setenv(ALONE_VARIABLE, "ya")
    monkeypatch.delenv(LASTING_VARIABLE)
    app = open_page("penerbitan", kiriman=own.id)
    assert "Kantor ini diatur untuk satu orang" in words(app)
    assert "Penyimpanan ini sementara" in words(app)
    press(app, "Setujui")
    assert "Diputuskan pengirimnya sendiri" in words(open_page("penerbitan", kiriman=own.id))
    (noted,) = open_page("penerbitan", bagian="catatan", bahasa="en").dataframe
    assert noted.value["Act"].iloc[0] == "approve (office of one person)"


def test_whoever_gets_another_role_under_an_open_page_is_shown_what_that_role_sees(
    open_page: Open, store: Store, visitors: Visitors
) -> None:
    secret = sent(store, visitors.clerk, members((HERE, "2026-10", 1500)), NAMED, note="Oktober")
    visitors.looking = visitors.checker
    app = open_page("penerbitan", kiriman=secret.id)
    assert "PT Mawar Melati" in everything(app)
    demote(store, visitors.checker, to=Role.ADMIN)
    seen = everything(app.run())
    assert AREAS.name(OWN) in seen
    assert "PT Mawar Melati" not in seen


def test_what_is_written_leads_nobody_elsewhere(open_page: Open, store: Store, visitors: Visitors) -> None:
    """The screen makes a link of an address, however its marks are escaped."""
    note = "lihat https://evil.example/masuk www.evil.example a@evil.example [x](https://evil.example)"
    waiting = sent(store, visitors.clerk, members((HERE, "2026-10", 1500)), note=note)
    visitors.looking = visitors.checker
    for app in (
        open_page("penerbitan", kiriman=waiting.id),
        open_page("penerbitan"),
        open_page("ringkasan", versi=note),
        open_page("ringkasan", wilayah=note, dari=note),
    ):
        shown = "\n".join(each.value for each in (*app.markdown, *app.warning, *app.caption, *app.header))
        assert "evil" in shown
        assert not re.search(r"://evil|www.?\.evil|@evil|\]\(", shown)


def test_what_was_published_and_stepped_back_over_is_not_called_published(
    open_page: Open, store: Store, visitors: Visitors
) -> None:
    before = store.pointer()[0]
    approved(store, visitors.clerk, visitors.checker, members((HERE, "2026-10", 1500)))
    visitors.looking = visitors.checker
    app = open_page("penerbitan")
    typed(app, "Untuk memastikan", "2026-10")
    press(app, "Terbitkan")
    assert "tidak berlaku lagi" not in words(open_page("penerbitan"))
    store.rollback(before, small.act("kembali", by="Pengelola"))
    said = words(open_page("penerbitan"))
    assert "tidak berlaku lagi sesudah kembali ke versi lama" in said
    assert "Tidak berlaku lagi" in said
