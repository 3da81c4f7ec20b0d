"""“Bawa pulang”: on every page with a month; nothing is drawn or made before it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.data.dataset import Source
from dashboard.export.bulk import desk
from dashboard.export.bulk.archive import Lack, Order
from dashboard.export.bulk.progress import Phase, Progress
from dashboard.export.papers.kinds import FORMS, DocumentKind
from dashboard.i18n import Language
from dashboard.ui.frame import bulk, loading
from dashboard.ui.frame.document_numbers import guests_view
from tests.app.conftest import ROOT
from tests.browser.planted import as_csv, office_files
from tests.pdf_text import pdf_text
from tests.sample_numbers import material
from tests.spread import spread

#: On one worker, so that the sample is read once.
pytestmark = pytest.mark.xdist_group("documents")

Open = Callable[..., AppTest]
OPENED = "bawa_pulang"


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the page offers for download by the key of its button, not made yet."""
    found: dict[str, Any] = {}

    def keep(label: str, data: Any, **rest: Any) -> bool:
        found[str(rest.get("key"))] = (data, rest["file_name"])
        return False

    monkeypatch.setattr(st, "download_button", keep)
    return found


@pytest.mark.parametrize("page", spread(["ringkasan", "peta", "metode"], quick=1))
def test_closed_it_offers_nothing(open_page: Open, offered: dict[str, Any], page: str) -> None:
    app = open_page(page, wilayah="73")
    assert not app.exception
    assert not any(key.startswith("bawa_") for key in offered)


def test_opened_it_offers_every_kind(
    open_page: Open, offered: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASBOR_LINK", "https://dasbor.example/sulama")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["wilayah"] = "73"
    app.query_params["periode"] = "2026-10"
    app.session_state[OPENED] = True
    app.run()
    assert not app.exception
    kinds = {key.split("_")[1] for key in offered if key.startswith("bawa_")}
    assert kinds == {str(kind) for kind in DocumentKind}
    for key, (data, name) in offered.items():
        if key.startswith("bawa_"):
            _, kind, form = key.split("_")
            assert form in FORMS[DocumentKind(kind)]
            assert callable(data)
            assert name.startswith("DATA-CONTOH")
            assert name.endswith(f"2026-10.{form}")
    made = offered["bawa_lembar_pdf"][0]()
    told = material().told("73", Language())
    assert told.story.version in pdf_text(made)
    assert made[:5] == b"%PDF-"


@pytest.mark.full
def test_an_area_without_a_gap_gets_no_study(open_page: Open, offered: dict[str, Any]) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["wilayah"] = "KC01"
    app.session_state[OPENED] = True
    app.run()
    assert not app.exception
    assert not any("kajian" in key for key in offered)
    assert any("lembar" in key for key in offered)


class FakeJob:
    """A job whose progress the test sets; the last one that was ordered is `last`."""

    last: FakeJob

    def __init__(self, order: Order, *, wanted: Callable[[], bool]) -> None:
        self.order, self.progress, self.dropped = order, Progress(), False
        FakeJob.last = self

    def stop(self) -> None:
        self.progress = Progress(Phase.STOPPED)

    def put_away(self) -> None:
        self.dropped = True

    def content(self) -> bytes:
        return b"zip"


def no_process(order: Order, *, wanted: Callable[[], bool]) -> FakeJob:
    raise OSError


def ordering(**params: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in {"periode": "2026-10", **params}.items():
        app.query_params[name] = value
    app.session_state[OPENED] = True
    return app.run()


def test_a_zip_is_ordered_followed_and_taken(
    offered: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From one kabupaten of the province, with one kind left out, and in English half-way."""
    monkeypatch.setattr(desk, "Job", FakeJob)
    app = ordering(wilayah="7501")
    app.session_state["zip_jenis"] = [str(kind) for kind in DocumentKind if kind is not DocumentKind.PACK]
    app.run()
    assert app.button(key="zip_buat").label == "Buat ZIP: 30 dokumen"
    app.button(key="zip_buat").click().run()
    job = FakeJob.last
    assert job.order.province == "75"
    assert [each.kind for each in job.order.wanted] == [
        kind for kind in DocumentKind if kind is not DocumentKind.PACK
    ]
    assert job.order.material.numbers.dataset.version == app.session_state["_zip_kabkota"].name[-12:-4]
    job.progress = Progress(Phase.MAKING, "7502", 2, 6)
    app.session_state["bahasa"] = "en"
    app.run()
    assert said(app) == ["2 of 6: Kabupaten Boalemo"]
    job.progress = Progress(
        Phase.DONE, "7571", 6, 6, (Lack("7504", DocumentKind.STUDY, "selisih ke target sudah tertutup"),)
    )
    app.run()
    data, name = offered["zip_unduh"]
    assert data() == b"zip"
    assert name.startswith("DATA-CONTOH_Dokumen_Gorontalo_2026-10_")
    assert any("Kabupaten Pohuwato: Budget study" in each.value for each in app.warning)
    offered.clear()
    job.progress = replace(job.progress, lacking=job.progress.lacking * 30)
    app.run()
    assert any("None can be made" in each.value for each in app.warning)
    assert "zip_unduh" not in offered
    app.button(key="zip_lain").click().run()
    assert job.dropped
    assert app.button(key="zip_buat").label == "Make ZIP: 36 documents"
    assert not app.exception


def said(app: AppTest) -> list[str]:
    return [each.proto.text for each in app.get("progress")]


def test_a_zip_is_stopped_and_the_next_visitor_waits(
    offered: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "Job", FakeJob)
    app = ordering()
    app.selectbox(key="zip_provinsi").select("75").run()
    app.button(key="zip_buat").click().run()
    monkeypatch.setattr(bulk, "_visitor", lambda: ("another", bool))
    other = ordering(wilayah="75")
    other.button(key="zip_buat").click().run()
    assert any("pengunjung lain" in each.value for each in other.warning)
    app.button(key="zip_henti").click().run()
    assert any("Dihentikan" in each.value for each in app.info)
    assert "zip_unduh" not in offered
    other.button(key="zip_buat").click().run()
    assert said(other) == ["Menyiapkan data…"]
    FakeJob.last.stop()
    other.run()
    other.button(key="zip_lain").click().run()
    monkeypatch.setattr(desk, "Job", no_process)
    other.button(key="zip_buat").click().run()
    assert any("tidak dapat memulai proses" in each.value for each in other.warning)
    assert not app.exception
    assert not other.exception


@pytest.mark.parametrize("own", [True, False])
def test_a_zip_of_own_files_goes_with_them(monkeypatch: pytest.MonkeyPatch, own: bool) -> None:
    job = FakeJob(None, wanted=bool)  # type: ignore[arg-type]
    state = {bulk._TICKET: bulk._Ticket(job, 6, own, "75", "2026-10", "x.zip")}  # type: ignore[arg-type]
    monkeypatch.setattr(st, "session_state", state)
    bulk.forget_own()
    assert job.dropped is own
    assert (bulk._TICKET in state) is not own


@pytest.mark.usefixtures("internal")
def test_documents_are_of_the_version_on_the_page_as_a_guest_sees_it(office: Callable[..., Path]) -> None:
    """Also where staff look at it, and the files have been replaced since."""
    rows = office_files()
    office(**{name: as_csv(name, each) for name, each in rows.items()})
    page = loading.dataset(Source.OFFICE)
    assert len(page.compliance_list)
    guests = guests_view(page)
    month, code, segment, group, _, _, temporary = rows["kepesertaan"][0]
    rows["kepesertaan"].append((month, code, segment, group, "Baznas", 77, temporary))
    office(kepesertaan=as_csv("kepesertaan", rows["kepesertaan"]))
    later = loading.dataset(Source.OFFICE)
    assert later.version != page.version
    for shown, expected in ((guests, page), (guests_view(page), page), (guests_view(later), later)):
        assert shown.version == expected.version
        assert not len(shown.compliance_list)
        assert shown.members["disembunyikan"].any()
