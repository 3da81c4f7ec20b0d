"""The page Data, and files that are tried in one visit."""

from __future__ import annotations

import ast
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data.dataset import Source
from dashboard.ui.data.sections import SECTIONS
from dashboard.ui.frame.registry import PAGES
from tests.app.conftest import ROOT, gauges, words
from tests.data.intake_tools import xlsx
from tests.memory import holders_of, new_marker

Open = Callable[..., AppTest]

MEMBERS = "periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara\n"
ELIGIBLE = "berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber\n"
#: 4.321 of 8.642 is 50 %.
OWN = {
    "kepesertaan.csv": MEMBERS + "2025-05,7307,SEMUA,SEMUA,SEMUA,4321,tidak\n",
    "potensi.csv": ELIGIBLE + "2025-01,7307,SEMUA,8642,2025,x\n",
}


def send(app: AppTest, **files: str | bytes) -> AppTest:
    """Choose files and let them be checked."""
    app.file_uploader[0].set_value(
        [
            (name, content.encode() if isinstance(content, str) else content, "application/octet-stream")
            for name, content in files.items()
        ]
    )
    return button(app, "Periksa berkas").click().run()


def titled(header: list[str], row: list[object]) -> bytes:
    """A workbook with merged title rows above the header, and rows that were formatted and left blank."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet["A1"] = "KANTOR WILAYAH SULAWESI MALUKU"
    sheet.merge_cells("A1:F1")
    sheet["A2"] = "Potensi pekerja"
    sheet.merge_cells("A2:F2")
    for at, cells in ((4, header), (5, row)):
        for column, value in enumerate(cells, start=1):
            sheet.cell(at, column).value = value
    for blank in range(6, 40):
        sheet.cell(blank, 1).number_format = "@"
    packed = io.BytesIO()
    workbook.save(packed)
    return packed.getvalue()


def button(app: AppTest, label: str):
    return next(each for each in app.button if each.label == label)


def labels(app: AppTest) -> list[str]:
    return [each.label for each in app.button]


def test_targets_that_differ_are_told_where_the_files_were_read(open_page: Open) -> None:
    told = words(open_page("data", bagian="baca"))
    assert "289\\.003" in told
    assert "288\\.410" in told


def test_targets_that_differ_are_told_of_files_that_are_tried(open_page: Open) -> None:
    targets = "tahun,tingkat,kode,segmen,jenis,nilai,satuan,sumber\n" + "".join(
        f"2025,kabkota,7307,SEMUA,UCJ,{value},x\n" for value in ("50,persen", "4400,orang")
    )
    app = send(open_page("data", bagian="coba"), **OWN, **{"target.csv": targets})
    assert "target 4\\.400 orang berbeda" in words(app)
    assert "4\\.321 orang" in words(app)


@pytest.mark.parametrize("section", list(SECTIONS))
def test_every_section_opens(open_page: Open, section: str) -> None:
    app = open_page("data", bagian=section)
    assert not app.exception
    assert app.metric[0].value == "Oktober 2026"
    assert app.metric[1].value == "102 dari 102"


def test_nothing_changes_before_the_numbers_are_used(open_page: Open) -> None:
    app = send(open_page("data"), **OWN)
    assert not app.exception
    assert "Tidak ada baris yang ditolak." in [each.value for each in app.success]
    assert any("DATA CONTOH" in each.value for each in app.main.markdown)
    assert app.session_state["sumber"] == Source.SAMPLE
    assert "Pakai angka ini" in labels(app)


@pytest.mark.full
def test_used_they_are_on_every_page_marked_until_put_away(open_page: Open) -> None:
    app = send(open_page("data"), **OWN)
    button(app, "Pakai angka ini").click().run()
    assert "Pakai angka ini" not in labels(app)
    for page in PAGES:
        # Pages of people with a role show what was sent in, nobody's own files.
        if page.needs:
            continue
        app.switch_page(page.script).run()
        assert not app.exception
        # A warning, and in meeting mode a badge.
        said = (*app.warning, *app.markdown)
        assert any("BERKAS UNGGAHAN, HANYA KUNJUNGAN INI" in each.value for each in said), page.key
        assert not any("DATA CONTOH" in each.value for each in app.main.markdown)
        assert "Berkas unggahan, hanya kunjungan ini" in app.main.caption[-1].value
        assert "Singkirkan berkas unggahan" in labels(app)
    app.switch_page("app.py").run()
    app.selectbox(key="wilayah").set_value("7307").run()
    assert "50,00%" in gauges(app)[-2]
    button(app, "Singkirkan berkas unggahan").click().run()
    assert not app.exception
    assert "50,00%" not in gauges(app)[-2]
    assert any("DATA CONTOH" in each.value for each in app.main.markdown)
    assert "4.321" not in words(app)


def test_another_visitor_with_the_link_gets_the_usual_source_and_is_told(open_page: Open) -> None:
    owner = send(open_page("data"), **OWN)
    button(owner, "Pakai angka ini").click().run()
    other = open_page("ringkasan", sumber="unggahan", wilayah="7307", periode="2025-05")
    assert not other.exception
    assert any("hanya ada dalam kunjungan pemiliknya" in each.value for each in other.warning)
    assert "4.321" not in words(other)
    assert other.metric[0].value != "50,00%"


@pytest.mark.full
def test_what_was_not_sent_comes_from_the_offices_files_and_never_from_the_sample(
    open_page: Open, office: Callable[..., Path]
) -> None:
    members = {"kepesertaan.csv": OWN["kepesertaan.csv"]}
    app = send(open_page("data"), **members)
    button(app, "Pakai angka ini").click().run()
    assert any("potensi data contoh tidak dipinjam" in each.value for each in app.warning)
    office(kepesertaan=MEMBERS + "2025-02,7307,SEMUA,SEMUA,SEMUA,1,tidak\n", potensi=OWN["potensi.csv"])
    app = send(open_page("data"), **members)
    assert any("potensi" in each.value and "data kantor" in each.value for each in app.caption)
    button(app, "Pakai angka ini").click().run()
    app.switch_page("app.py").run()
    app.selectbox(key="wilayah").set_value("7307").run()
    assert "50,00%" in gauges(app)[-2]


def test_small_counts_of_the_office_are_not_told_to_a_guest(
    open_page: Open, office: Callable[..., Path]
) -> None:
    office(
        kepesertaan=MEMBERS
        + "2025-05,7307,BPU,nelayan,mandiri,3,tidak\n2025-05,7307,BPU,petani,mandiri,90,tidak\n"
        + "2025-05,7308,BPU,nelayan,mandiri,4,tidak\n2025-05,7308,BPU,petani,mandiri,80,tidak\n"
        + "2025-05,7309,SEMUA,SEMUA,SEMUA,900,tidak\n",
        potensi=OWN["potensi.csv"],
    )
    guess = "2025-05,7307,BPU,nelayan,mandiri,{},tidak\n2025-05,7309,SEMUA,SEMUA,SEMUA,901,tidak\n"
    shown = []
    for count in (2, 3):
        app = send(open_page("data"), **{"kepesertaan.csv": MEMBERS + guess.format(count)})
        tables = [frame.value.to_string() for frame in (*app.table, *app.dataframe)]
        assert any("900" in table and "901" in table for table in tables)
        # What was sent is told as it was sent, and whether it is right follows from nothing else.
        shown.append([frame.value.replace(str(count), "sent") for frame in app.dataframe])
        assert not any(frame.isin(["3", "4", 3, 4]).any(axis=None) for frame in shown[-1])
    assert all(one.equals(other) for one, other in zip(*shown, strict=True))


def test_a_file_of_which_nothing_can_be_used_can_only_be_put_away(open_page: Open) -> None:
    app = send(open_page("data"), **{"kepesertaan.csv": "apa saja\n1\n"})
    assert not app.exception
    assert "Pakai angka ini" not in labels(app)
    button(app, "Singkirkan berkas dan angkanya").click().run()
    assert "Hasil pemeriksaan" not in words(app)


def test_asking_for_a_check_without_a_file_says_what_to_do(open_page: Open) -> None:
    app = button(open_page("data"), "Periksa berkas").click().run()
    assert any("Pilih dulu berkasnya" in each.value for each in app.info)


HEAD = MEMBERS.strip()
COLUMNS_OF_ELIGIBLE = ELIGIBLE.strip().split(",")
#: As offices send them: (file name, content, what the page says about the reading).
AS_SENT = {
    "semicolons, decimal commas, BOM": (
        "target.csv",
        "\ufefftahun;tingkat;kode;segmen;jenis;nilai;satuan;sumber\n2025;provinsi;73;SEMUA;UCJ;62,93;persen;Pergub\n",
        "“62,93” = 62.93",
    ),
    "Windows-1252": (
        "potensi.csv",
        (ELIGIBLE + "2025-01,7307,SEMUA,900,2025,Dinas – Sinjai\n").encode("cp1252"),
        "Windows-1252",
    ),
    "Excel dates and numeric codes": (
        "kepesertaan.xlsx",
        xlsx(
            kepesertaan=[
                HEAD.split(","),
                [date(2025, 5, 31), 7307, "SEMUA", "SEMUA", "SEMUA", 100.0, "tidak"],
            ]
        ),
        "“2025-05-31” = 2025-05",
    ),
    "names instead of codes": (
        "kepesertaan.csv",
        MEMBERS
        + "2025-05,Sidrap,SEMUA,SEMUA,SEMUA,100,tidak\n2025-05,Kab. Sinjai,SEMUA,SEMUA,SEMUA,100,tidak\n",
        "“Sidrap” = 7314",
    ),
    "month in words": (
        "kepesertaan.csv",
        MEMBERS + "Jan 2025,7307,SEMUA,SEMUA,SEMUA,100,tidak\n",
        "“Jan 2025” = 2025-01",
    ),
    "thousands marks": (
        "kepesertaan.csv",
        MEMBERS.replace(",", ";") + "2025-05;7307;SEMUA;SEMUA;SEMUA;1.234;tidak\n",
        "“1.234” = 1234",
    ),
    "merged title rows and a blank tail": (
        "potensi.xlsx",
        titled(COLUMNS_OF_ELIGIBLE, ["2025-01", "7307", "SEMUA", 900, "2025", "Kanwil"]),
        "baris 4",
    ),
}


@pytest.mark.parametrize("case", list(AS_SENT))
def test_files_as_offices_send_them_are_read_and_the_reading_is_told(open_page: Open, case: str) -> None:
    name, content, reading = AS_SENT[case]
    app = send(open_page("data"), **{name: content})
    assert not app.exception
    counted = app.dataframe[0].value
    sent = counted[counted.iloc[:, 0] == name].iloc[0].tolist()
    assert sent[1] == sent[2] > 0
    assert sent[3] == 0
    assert any(reading in each.value for each in app.text), [each.value for each in app.text]


@pytest.mark.full
def test_a_new_check_takes_the_place_of_the_one_before(open_page: Open) -> None:
    app = send(open_page("data"), **{"kepesertaan.csv": MEMBERS + "2025-05,7399,SEMUA,SEMUA,SEMUA,1,tidak\n"})
    assert "7399" in words(app)
    app = send(app, **OWN)
    assert "7399" not in words(app)


@pytest.mark.parametrize("with_personal_numbers", [True, False])
def test_put_away_nothing_of_a_file_is_left_in_memory(open_page: Open, with_personal_numbers: bool) -> None:
    marker = new_marker()
    nik = ",7307010101010001" if with_personal_numbers else ",x"
    app = open_page("data")
    send(
        app,
        **{
            f"kepesertaan {marker}.csv": MEMBERS.strip()
            + f",catatan\n2025-05,7307,SEMUA,{marker},SEMUA,1,tidak{nik}\n2025-05,7308,SEMUA,SEMUA,SEMUA,1,tidak,{marker}\n"
        },
    )
    assert not app.exception
    button(app, "Singkirkan berkas dan angkanya").click().run()
    assert marker not in words(app)
    # What AppTest itself keeps of the run before is no part of the app.
    app._tree = None  # type: ignore[assignment]
    assert holders_of(marker) == []


#: Where something is kept for all visitors: each leaves out what follows from a visit's own files, and is tested.
KNOW_VISITS = {
    "loading.py",
    "published_source.py",
    "drawing.py",
    "pictures.py",
    "document_numbers.py",
    "seen.py",
}
#: Kept of the reference tables alone; and the desk where ZIPs are ordered, which keeps none of them.
OF_NO_DATASET = {"finding.py", "bulk.py"}


def test_every_computation_from_a_dataset_is_kept_where_visits_are_known() -> None:
    """A cache of its own in a page or section would share one visitor's upload with all."""
    found = []
    for path in [
        *(ROOT / "src" / "dashboard" / "ui").rglob("*.py"),
        *(ROOT / "pages").glob("*.py"),
        ROOT / "app.py",
    ]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += [
            path.name
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and node.attr in {"cache_data", "cache_resource"}
        ]
    assert set(found) == KNOW_VISITS | OF_NO_DATASET
