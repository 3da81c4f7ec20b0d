"""What moves while the app runs: choices one after another in one visit, the month, the year, the files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import SCRIPTS, words
from tests.app.test_links import called_unknown, chosen
from tests.app.test_pages import ELIGIBLE, MEMBERS, TARGETS
from tests.spread import spread

Open = Callable[..., AppTest]
Office = Callable[..., Path]
At = Callable[..., None]

SALES = {"dana": "mandiri", "kelompok": "pedagang pasar", "orang": "1000"}


def sinjai(*months: str) -> str:
    return MEMBERS + "".join(
        f"{month},7307,SEMUA,SEMUA,SEMUA,{480 + at},tidak\n" for at, month in enumerate(months)
    )


def visited(app: AppTest, page: str) -> AppTest:
    return app.switch_page(SCRIPTS[page]).run()


@pytest.mark.full
def test_one_visit_through_every_page_keeps_its_area_and_month(open_page: Open) -> None:
    app = open_page("ringkasan")
    app = chosen(chosen(app, "wilayah", "7307"), "periode", "2025-12")
    for page in [*SCRIPTS, "peta"]:
        app = visited(app, page)
        assert not app.exception, page
        assert (app.session_state["wilayah"], app.session_state["periode"]) == ("7307", "2025-12"), page
        assert not called_unknown(app), page


def test_choices_of_one_page_after_another_lead_to_the_same_picture_as_their_link(open_page: Open) -> None:
    app = open_page("peta")
    for key, value in (
        ("segmen", "BPU"),
        ("wilayah", "73"),
        ("ind", "capaian"),
        ("wilayah", "7307"),
        ("ind", "cakupan"),
    ):
        app = chosen(app, key, value)
        assert not app.exception
    linked = open_page("peta", wilayah="7307", segmen="BPU", fokus="73")
    assert [(each.label, each.value) for each in app.metric] == [
        (each.label, each.value) for each in linked.metric
    ]
    assert app.query_params == linked.query_params


@pytest.mark.full
def test_a_month_that_is_taken_from_the_file_falls_back_within_the_visit(
    open_page: Open, office: Office
) -> None:
    potensi = ELIGIBLE + "2026-01,7307,SEMUA,1000,2026,x\n"
    office(kepesertaan=sinjai("2026-08", "2026-09"), potensi=potensi)
    app = open_page("ringkasan", wilayah="7307", periode="2026-09")
    assert "481" in words(app)
    office(kepesertaan=sinjai("2026-08"), potensi=potensi)
    app.run()
    assert not app.exception
    assert app.session_state["periode"] == "2026-08"
    assert not called_unknown(app)


@pytest.mark.parametrize("page", spread(["ringkasan", "target", "peta"], quick=1))
def test_in_january_the_last_months_of_the_old_year_are_still_shown(
    open_page: Open, at: At, page: str
) -> None:
    at(2027, 1, 15)
    app = open_page(page)
    assert not app.exception
    assert app.session_state["periode"].startswith("2026-")
    assert "2026" in words(app)
    assert "tidak ada target" not in words(app)


def test_half_prices_end_with_the_year(open_page: Open, at: At) -> None:
    at(2027, 1, 15)
    across = words(open_page("anggaran", wilayah="7307", mulai="2026-11", **SALES))
    assert "1.000 orang × Rp8.400 = **Rp8.400.000** sebulan" in across
    assert "Rp8.400.000 × 2 bulan (November – Desember 2026)" in across
    assert "Rp16.800.000 × 10 bulan (Januari – Oktober 2027)" in across
    after = words(open_page("anggaran", wilayah="7307", mulai="2027-01", **SALES))
    assert "1.000 orang × Rp16.800 = **Rp16.800.000** sebulan" in after
    assert "8.400" not in after


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("ringkasan", "belum ada target UCJ 2027"),
        ("target", "Tidak ada target UCJ 2027 untuk wilayah ini"),
        pytest.param("peta", "tidak ada target 2027", marks=pytest.mark.full),
        pytest.param("profil", "tanpa target", marks=pytest.mark.full),
        pytest.param("anggaran", "Januari – Desember 2028", marks=pytest.mark.full),
    ],
)
def test_a_year_without_a_target_yet_says_so(
    open_page: Open, office: Office, at: At, page: str, said: str
) -> None:
    office(
        kepesertaan=sinjai("2026-11", "2026-12", "2027-01"),
        potensi=ELIGIBLE + "2026-01,7307,SEMUA,1000,2026,x\n",
        target=TARGETS + "2026,kabkota,7307,SEMUA,UCJ,60,persen,x\n",
    )
    at(2027, 2, 1)
    app = open_page(page, wilayah="7307")
    assert not app.exception
    assert app.session_state["periode"] == "2027-01"
    assert said in words(app)
