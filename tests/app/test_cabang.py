"""KC saya: a branch's own week; what it lists, whom it names to whom, and what its link opens."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import everything, finding, sent, words
from tests.browser.planted import NAMES, as_csv, found_in, office_files
from tests.spread import spread

Open = Callable[..., AppTest]


def ending_files() -> dict[str, str]:
    """The planted files, with money that ends in the month shown: the next one is the first without."""
    files = office_files()
    files["pendanaan"] = [(*row[:7], 10, *row[8:]) for row in files["pendanaan"]]
    return {name: as_csv(name, rows) for name, rows in files.items()}


def lists(app: AppTest) -> dict[str, list[dict]]:
    """The rows of each list that can be marked, by its caption."""
    found = [json.loads(each.proto.json) for each in app.get("bidi_component") if '"rows"' in each.proto.json]
    return {each["said"]["words"]["caption"]: each["said"]["rows"] for each in found}


def test_a_branch_sees_its_own_target_first_and_only_its_own_areas(open_page: Open) -> None:
    app = open_page("cabang", wilayah="KC06")
    assert not app.exception
    assert finding(app) == "KC Palopo: 489.016 dari target 490.300 orang, 99,74% dari target cabang 2026."
    (table,) = app.table
    assert len(table.value) == 8
    assert "Sinjai" not in table.value.to_string()
    calls, visits = lists(app).values()
    own = {
        "Enrekang",
        "Luwu",
        "Luwu Timur",
        "Luwu Utara",
        "Sidenreng Rappang",
        "Tana Toraja",
        "Toraja Utara",
        "Kota Palopo",
    }
    assert {row["cells"][1] for row in calls} <= own
    assert {row["cells"][0] for row in visits} <= own


def test_below_the_calls_stand_their_sums_by_payer_and_whom_they_leave_out(open_page: Open) -> None:
    app = open_page("cabang", wilayah="KC03")
    calls, visits = lists(app).values()
    ending = [row["cells"] for row in calls if row["cells"][0].startswith("Nov 2026: mulai tanpa iuran")]
    people = sum(int(cells[3].replace(".", "")) for cells in ending)
    (line,) = (line for line in words(app).split("\n") if "**November 2026, mulai tanpa iuran:" in line)
    assert f"{people:,} orang".replace(",", ".") in line
    for payer in {cells[2] for cells in ending}:
        own = sum(int(cells[3].replace(".", "")) for cells in ending if cells[2] == payer)
        assert f"{payer} {own:,} orang".replace(",", ".") in line
    assert "Seharusnya sudah nonaktif, periksa:" in words(app)
    assert "Sesudah itu, Januari 2027 sampai Maret 2027:" in words(app)
    assert {row["cells"][0] for row in visits} == {"Sinjai"}
    (line,) = (line for line in words(app).split("\n") if "Tanpa entitas dalam daftar:" in line)
    assert "Bone" in line
    assert "Sinjai" not in line


def test_without_a_branch_there_is_a_list_to_choose_from(open_page: Open) -> None:
    app = open_page("cabang", wilayah="7373")
    assert finding(app) == "Kota Palopo dilayani KC Palopo."
    links = [each.proto.label for each in app.main.get("page_link")]
    assert sum(label.startswith("KC ") and label != "KC saya" for label in links) == 10
    assert (
        links[[label.startswith("KC ") and label != "KC saya" for label in links].index(True)] == "KC Palopo"
    )


def test_a_bookmark_follows_the_newest_month_and_an_older_month_stays(open_page: Open) -> None:
    assert "periode" not in open_page("cabang", wilayah="KC06").query_params
    assert open_page("cabang", wilayah="KC06", periode="2026-03").query_params["periode"] == "2026-03"


@pytest.mark.full
def test_the_first_month_and_a_branch_without_its_own_count_say_so(
    open_page: Open, office: Callable[..., object]
) -> None:
    app = open_page("cabang", wilayah="KC06", periode="2021-12")
    assert not app.exception
    assert "tidak dapat dibandingkan dengan bulan sebelumnya" in words(app)
    files = {
        name: as_csv(name, rows)
        for name, rows in office_files().items()
        if name in ("kepesertaan", "potensi")
    }
    office(**files)
    app = open_page("cabang", wilayah="KC03")
    assert not app.exception
    assert finding(app) == "KC Makassar: realisasi sendiri Oktober 2026 tidak ada."
    said = words(app).replace("\\", "")
    assert "realisasi sendiri bulan ini; target cabang tahun ini; peserta bulan ini: " in said
    assert "pendanaan, di semua kabupaten/kota" in said
    assert "Bagian ini memerlukan berkas pendanaan.csv" in said


@pytest.mark.parametrize("area", spread(["KC03", "7307", "73", "SULAMA"], quick=2))
def test_a_guest_sees_nothing_that_is_planted(
    open_page: Open, office: Callable[..., object], area: str
) -> None:
    office(**ending_files())
    app = open_page("cabang", wilayah=area)
    assert not app.exception
    assert not found_in(sent(app))
    assert not any(name in everything(app) for name in NAMES)
    if area == "KC03":
        assert "Nama tidak ditampilkan di sini" in words(app)
        (calls,) = lists(app).values()
        assert {row["cells"][3] for row in calls} == {"disembunyikan"}


def test_the_office_sees_names_and_payers_and_its_marks_hold_none(
    open_page: Open, office: Callable[..., object], internal: None
) -> None:
    office(**ending_files())
    app = open_page("cabang", wilayah="KC03")
    calls, visits = lists(app).values()
    assert any(NAMES[1] in row["cells"][2] for row in calls)
    assert {row["cells"][1] for row in visits} == {NAMES[0], NAMES[1]}
    keys = [row["key"] for row in (*calls, *visits)]
    assert len({*keys}) == len(keys)
    assert all(len(key) == 16 and int(key, 16) >= 0 for key in keys)
