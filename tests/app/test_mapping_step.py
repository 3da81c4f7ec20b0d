"""The mapping step on page Data: a layout that leaves something open is answered once, and read the next time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data.dataset import Source
from dashboard.data.layouts.mapping import MAPPING_FILE, write_mapping
from dashboard.data.layouts.meanings import Kind, Meaning
from tests.app.conftest import everything, words
from tests.app.test_data_page import button, labels, send
from tests.data.layouts.offices import SULSEL, Rows, short_of, workbook_of
from tests.memory import holders_of, new_marker

Open = Callable[..., AppTest]

MONTHS = ["Jan", "Feb", "Mar"]


def unsure(months: int, *, title: str = "TOTAL KEPESERTAAN") -> bytes:
    """A sheet of total members over some months that names no year and does not say "aktif"."""
    body = [
        [short_of(code), *(1000 * (at + 1) + nth for at in range(months)), "0411-123"]
        for nth, code in enumerate(SULSEL)
    ]
    sums = [sum(row[at] for row in body) for at in range(1, months + 1)]  # type: ignore[misc]
    head = [[title], ["Kab/Kota", *MONTHS[:months], "Alamat"]]
    return workbook_of({"Sheet1": [*head, *body, ["JUMLAH", *sums]]})


def choose(app: AppTest, start: str, value: object) -> AppTest:
    """Choose in the list whose label begins so."""
    return next(each for each in app.selectbox if each.label.startswith(start)).select(value).run()


@pytest.mark.full
def test_a_layout_is_answered_once_and_then_read(open_page: Open, downloads: list[str]) -> None:
    app = send(open_page("data"), **{"rekap.xlsx": unsure(2)})
    assert not app.exception
    assert "Cocokkan kolom" in words(app)
    assert "Hasil pemeriksaan" not in words(app)
    assert any("“Jan”, “Feb”" in each.value.replace("\\", "") for each in app.markdown)
    as_sent = app.dataframe[0].value
    assert as_sent.loc["3", "A"] == "Kepulauan Selayar"
    # How an office is reached is nobody's business here.
    assert set(as_sent.loc["3":, "D"]) <= {"disembunyikan", ""}
    assert button(app, "Ya, baca seperti ini").disabled
    app = choose(app, "Tahun", "2025")
    assert not app.exception
    as_read = app.dataframe[1].value
    assert len(as_read) == 5
    assert as_read.iloc[0].tolist()[:3] == ["kepesertaan", "2025-01", "7301 Kabupaten Kepulauan Selayar"]
    downloads.clear()
    app = button(app, "Ya, baca seperti ini").click().run()
    assert not app.exception
    assert "Cocokkan kolom" not in words(app)
    assert "Tidak ada baris yang ditolak." in [each.value for each in app.success]
    button(app, "Pakai angka ini").click().run()
    assert app.session_state["sumber"] == Source.VISIT
    assert app.session_state["periode"] == "2025-02"

    kept = next(each for each in downloads if "tata_letak" in each).removesuffix(MAPPING_FILE)
    assert json.loads(kept)["tata_letak"][0]["tetap"] == {"tahun": "2025"}
    assert short_of(SULSEL[1]) not in kept
    other = send(open_page("data"), **{"rekap.xlsx": unsure(3), MAPPING_FILE: kept})
    assert not other.exception
    assert "Cocokkan kolom" not in words(other)
    assert "Tidak ada baris yang ditolak." in [each.value for each in other.success]


def test_other_headings_and_meanings_are_chosen_and_a_sheet_left_out(open_page: Open) -> None:
    members: Rows = [
        ["JANUARI 2025"],
        ["Laporan", "lain", "x"],
        ["Daerah", "a", "b"],
        ["Sinjai", 5, 7],
        ["Bone", 6, 8],
    ]
    other: Rows = [["PESERTA LAIN JANUARI 2025"], ["Kab/Kota", "PU", "Magang"], ["Sinjai", 5, 6]]
    app = send(open_page("data"), **{"campuran.xlsx": workbook_of({"Data": members, "Magang": other})})
    assert not app.exception
    assert button(app, "Ya, baca seperti ini").disabled
    app = app.checkbox[1].check().run()
    app = choose(app, "Judul kolom dari baris", 2)
    app = choose(app, "Kolom “Daerah”", Meaning(Kind.AREA))
    app = choose(app, "Kolom “a”", Meaning(Kind.MEMBERS, "BPU"))
    assert not app.exception
    assert not button(app, "Ya, baca seperti ini").disabled
    app = button(app, "Ya, baca seperti ini").click().run()
    counted = app.dataframe[0].value
    assert counted.iloc[0].tolist()[1:4] == [2, 2, 0]


@pytest.mark.full
def test_the_offices_own_mapping_reads_its_folder_and_what_is_sent(
    open_page: Open, office: Callable[..., Path]
) -> None:
    folder = office()
    app = send(open_page("data"), **{"rekap.xlsx": unsure(2)})
    app = button(choose(app, "Tahun", "2025"), "Ya, baca seperti ini").click().run()
    kept = app.session_state["_mapping_of_visit"]
    (folder / MAPPING_FILE).write_bytes(write_mapping(kept))
    (folder / "rekap.xlsx").write_bytes(unsure(2))
    other = send(open_page("data", sumber="kantor"), **{"rekap.xlsx": unsure(3)})
    assert not other.exception
    assert "Cocokkan kolom" not in words(other)
    assert other.session_state["periode"] == "2025-02"


@pytest.mark.parametrize("content", [b"{", b'{"versi": 1, "tata_letak": [{}]}'])
def test_a_mapping_that_is_none_is_told_like_any_file(open_page: Open, content: bytes) -> None:
    app = send(open_page("data"), **{MAPPING_FILE: content})
    assert not app.exception
    assert MAPPING_FILE in everything(app)
    assert any("ditolak" in each.value for each in app.warning)


def test_a_list_of_people_is_pointed_away_and_nothing_of_it_held(open_page: Open) -> None:
    marker = new_marker()
    rows = [["Nama Peserta", "Tgl Lahir", "Kab/Kota", "Upah"], [marker, "1980-01-02", "Sinjai", 3000000]]
    content = workbook_of({"Sheet1": rows})
    del rows
    app = send(open_page("data"), **{"x.xlsx": content})
    assert not app.exception
    assert "bukan daftar orang" in words(app)
    assert "Cocokkan kolom" not in words(app)
    assert marker not in everything(app)
    app._tree = None  # type: ignore[assignment]
    assert holders_of(marker) == []


def test_a_file_that_waits_is_forgotten_when_it_is_put_away(open_page: Open) -> None:
    marker = new_marker()
    app = send(open_page("data"), **{f"{marker}.xlsx": unsure(2, title=f"TOTAL KEPESERTAAN {marker}")})
    assert "Cocokkan kolom" in words(app)
    assert "Singkirkan berkas dan angkanya" in labels(app)
    button(app, "Singkirkan berkas dan angkanya").click().run()
    assert "Cocokkan kolom" not in words(app)
    assert marker not in everything(app)
    app._tree = None  # type: ignore[assignment]
    assert holders_of(marker) == []
