"""pemetaan.json: what was confirmed once is read again, for as long as it holds."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.contract.as_sent import UnreadableFileError
from dashboard.data.contract.words import GROUP_NAMES, SEGMENT_NAMES
from dashboard.data.layouts.areas import AreaReader
from dashboard.data.layouts.mapping import (
    NO_MAPPING,
    LayoutMapping,
    MappedLayout,
    read_mapping,
    write_mapping,
)
from dashboard.data.layouts.meanings import Fixed, Kind, Meaning
from dashboard.data.layouts.proposing import (
    Proposal,
    answered,
    asked_columns,
    confirmed,
    guessed_fixed,
    left_out,
    with_headings,
)
from dashboard.data.places.resolving import AreaResolver
from tests.data.intake_tools import areas, said
from tests.data.layouts.offices import Rows, workbook_of
from tests.data.layouts.test_recognised import problems, tables_of, told, used
from tests.spread import examples

READER = AreaReader(AreaResolver(areas()))


def file_of(*months: str, title: str = "TOTAL KEPESERTAAN", sheet: str = "Sheet1", factor: int = 1) -> bytes:
    body = [
        [name, *(factor * (number + at) for at in range(len(months)))]
        for name, number in (("Sinjai", 10), ("Bone", 20))
    ]
    return workbook_of({sheet: [[title], ["Kab/Kota", *months], *body]})


def asked(content: bytes) -> Proposal:
    (table,) = tables_of("x.xlsx", content)
    (proposal,) = table.proposals
    return proposal


def confirm(content: bytes, fixed: Fixed, **meanings: Meaning) -> LayoutMapping:
    """The guess for a file, some columns meant otherwise, confirmed."""
    proposal = asked(content)
    columns = {column.key: column.meaning for column in asked_columns(proposal.first)} | meanings
    assert not answered(proposal, columns, fixed, READER).questions
    return NO_MAPPING.with_layout(confirmed(proposal, columns, fixed))


def test_next_months_file_is_read_by_what_was_confirmed() -> None:
    mapping = confirm(file_of("Jan", "Feb"), Fixed(year="2025"))
    mapping = read_mapping(write_mapping(mapping))
    tables = tables_of("x.xlsx", file_of("Jan", "Feb", "Mar", factor=3), mapping)
    assert not problems(tables)
    assert used(tables)["kepesertaan", "2025-03", "7308", "SEMUA"] == 66
    assert "menurut pemetaan" in told(tables)


def test_a_year_that_was_fixed_is_asked_again_once_its_months_are_no_longer_there() -> None:
    mapping = confirm(file_of("Jan", "Feb"), Fixed(year="2025"))
    tables = tables_of("x.xlsx", file_of("Jan"), mapping)
    assert "Tahun berapa?" in problems(tables)
    assert not used(tables)


def test_a_month_that_was_fixed_holds_for_that_sheet_alone() -> None:
    content = workbook_of({"Data": [["PESERTA AKTIF"], ["Kab/Kota", "PU"], ["Sinjai", 5]]})
    mapping = confirm(content, Fixed(period="2025-03"))
    assert used(tables_of("x.xlsx", content, mapping)) == {("kepesertaan", "2025-03", "7307", "PU"): 5}
    other = workbook_of({"Data": [["PESERTA AKTIF"], ["Kab/Kota", "PU"], ["Sinjai", 6]]})
    assert "Bulan apa?" in problems(tables_of("x.xlsx", other, mapping))


def test_two_files_of_one_layout_keep_the_years_that_were_fixed_for_each() -> None:
    first, second = file_of("Jan", "Feb"), file_of("Jan", "Feb", factor=2)
    both = confirm(first, Fixed(year="2024")) | confirm(second, Fixed(year="2025"))
    both = read_mapping(write_mapping(both))
    for content, year in ((first, "2024"), (second, "2025")):
        assert {key[1][:4] for key in used(tables_of("x.xlsx", content, both))} == {year}
    assert "Tahun berapa?" in problems(tables_of("x.xlsx", file_of("Jan", "Feb", "Mar"), both))
    # The later answer for one file takes the place of the earlier.
    later = both | confirm(first, Fixed(year="2023"))
    assert {key[1][:4] for key in used(tables_of("x.xlsx", first, later))} == {"2023"}


def test_sheets_that_name_no_month_are_asked_about_one_by_one() -> None:
    rows: Rows = [["PESERTA AKTIF"], ["Kab/Kota", "PU"]]
    content = workbook_of({"Sheet1": [*rows, ["Sinjai", 5]], "Sheet2": [*rows, ["Sinjai", 6]]})
    (table,) = tables_of("x.xlsx", content)
    mapping = NO_MAPPING
    for proposal, month in zip(table.proposals, ("2025-01", "2025-02"), strict=True):
        columns = {column.key: column.meaning for column in asked_columns(proposal.first)}
        mapping = mapping.with_layout(confirmed(proposal, columns, Fixed(period=month)))
    assert {key[1]: value for key, value in used(tables_of("x.xlsx", content, mapping)).items()} == {
        "2025-01": 5,
        "2025-02": 6,
    }


def test_what_is_fixed_does_not_go_against_what_the_sheet_says() -> None:
    mapping = confirm(file_of("Jan", "Feb"), Fixed(year="2025"))
    said_otherwise = file_of("Jan", "Feb", title="TOTAL KEPESERTAAN 2024")
    assert "menetapkan 2025" in problems(tables_of("x.xlsx", said_otherwise, mapping))
    mapping = confirm(file_of("Jan 2025", title="PESERTA AKTIF"), Fixed(segment="BPU"))
    assert {
        key[3] for key in used(tables_of("x.xlsx", file_of("Jan 2025", title="PESERTA AKTIF"), mapping))
    } == {"BPU"}
    of_pu = file_of("Jan 2025", title="PESERTA AKTIF PU")
    assert "menetapkan BPU" in problems(tables_of("x.xlsx", of_pu, mapping))


def test_titles_that_speak_of_others_are_another_layout() -> None:
    mapping = confirm(file_of("Jan 2025"), Fixed())
    assert used(tables_of("x.xlsx", file_of("Jan 2025"), mapping))
    registered = file_of("Jan 2025", title="TOTAL KEPESERTAAN TERDAFTAR")
    assert "berisi peserta aktif?" in problems(tables_of("x.xlsx", registered, mapping))


def test_one_layout_for_sheets_of_months_and_none_for_a_sheet_of_another_name() -> None:
    rows: Rows = [["TOTAL KEPESERTAAN 2025"], ["Kab/Kota", "Jumlah"], ["Sinjai", 5]]
    mapping = confirm(workbook_of({"Jan": rows, "Feb": [*rows[:2], ["Sinjai", 6]]}), Fixed())
    grown = workbook_of({"Jan": rows, "Feb": [*rows[:2], ["Sinjai", 6]], "Mar": [*rows[:2], ["Sinjai", 7]]})
    assert sorted(key[1] for key in used(tables_of("x.xlsx", grown, mapping))) == [
        "2025-01",
        "2025-02",
        "2025-03",
    ]
    with_other = workbook_of({"Jan": rows, "Lain-lain": rows})
    assert "Lain-lain" in problems(tables_of("x.xlsx", with_other, mapping))


def test_sheets_that_are_not_to_be_read_are_left_out() -> None:
    members: Rows = [["PESERTA AKTIF JANUARI 2025"], ["Kab/Kota", "PU"], ["Sinjai", 5]]
    other: Rows = [["PESERTA LAIN JANUARI 2025"], ["Kab/Kota", "PU", "Lain"], ["Sinjai", 5, 6]]
    content = workbook_of({"Aktif": members, "Lain": other})
    (table,) = tables_of("x.xlsx", content)
    (proposal,) = table.proposals
    mapping = read_mapping(write_mapping(NO_MAPPING.with_layout(left_out(proposal))))
    tables = tables_of("x.xlsx", content, mapping)
    assert used(tables) == {("kepesertaan", "2025-01", "7307", "PU"): 5}
    assert [each.value for each in tables[0].report.warnings] == ["Lain"]


def test_other_headings_and_other_meanings_can_be_chosen() -> None:
    rows: Rows = [
        ["JANUARI 2025"],
        ["Peserta", "Aktif dan lain"],
        ["Daerah", "a"],
        ["Sinjai", 5],
        ["Bone", 6],
    ]
    proposal = with_headings(asked(workbook_of({"Sheet1": rows})), 2, 2, READER)
    assert [column.name for column in asked_columns(proposal.first)] == ["Daerah", "a"]
    columns = {"daerah": Meaning(Kind.AREA), "a": Meaning(Kind.MEMBERS, "BPU")}
    assert not answered(proposal, columns, Fixed(), READER).questions
    mapping = NO_MAPPING.with_layout(confirmed(proposal, columns, Fixed()))
    tables = tables_of("x.xlsx", workbook_of({"Sheet1": rows}), mapping)
    assert used(tables)["kepesertaan", "2025-01", "7308", "BPU"] == 6


def test_a_column_can_be_of_registered_people_and_is_then_still_not_read_by_itself() -> None:
    content = workbook_of({"Sheet1": [["JANUARI 2025"], ["Kab/Kota", "TK Terdaftar PU"], ["Sinjai", 5]]})
    proposal = asked(content)
    columns = {column.key: column.meaning for column in asked_columns(proposal.first)}
    assert columns["tk terdaftar pu"].kind is Kind.IGNORED
    assert "Kolom mana" in said(answered(proposal, columns, Fixed(), READER).questions[0].question)


@pytest.mark.parametrize(
    ("file", "rows", "guess"),
    [
        (
            "rekap 2025.xlsx",
            [["TOTAL PESERTA AKTIF"], ["Kab/Kota", "Jan"], ["Sinjai", 5]],
            Fixed(year="2025"),
        ),
        ("x.xlsx", [["TOTAL PESERTA AKTIF"], ["Kab/Kota", "Jan"], ["Sinjai", 5]], Fixed()),
        (
            "PU Maret 2025.xlsx",
            [["PESERTA AKTIF"], ["Kab/Kota", "PU"], ["Sinjai", 5]],
            Fixed("2025", "2025-03"),
        ),
        ("x.xlsx", [["TAHUN 2025"], ["Kab/Kota", "Potensi PU"], ["Sinjai", 5]], Fixed("2025", "2025-01")),
    ],
)
def test_the_name_of_a_file_is_a_guess_and_no_more(file: str, rows: Rows, guess: Fixed) -> None:
    (table,) = tables_of(file, workbook_of({"Sheet1": rows}))
    (proposal,) = table.proposals
    assert guessed_fixed(proposal.first, file) == guess


def test_no_cell_of_the_table_is_in_the_mapping() -> None:
    written = write_mapping(confirm(file_of("Jan", "Feb"), Fixed(year="2025"))).decode()
    assert "Sinjai" not in written
    assert set(json.loads(written)["tata_letak"][0]) == {
        "sidik", "lembar", "dipakai", "baris_judul", "kolom", "tetap", "bulan", "sidik_isi",
    }  # fmt: skip


layouts = st.builds(
    MappedLayout,
    fingerprint=st.text("0123456789abcdef", min_size=12, max_size=12),
    header_rows=st.integers(1, 5),
    columns=st.dictionaries(
        st.text(max_size=20),
        st.builds(Meaning, st.sampled_from(Kind), st.sampled_from(["", *SEGMENT_NAMES])),
        max_size=5,
    ),
    sheets=st.lists(st.text(max_size=9), max_size=3).map(tuple),
    fixed=st.builds(
        Fixed,
        year=st.sampled_from(["", "2025"]),
        period=st.sampled_from(["", "2025-12"]),
        segment=st.sampled_from(["", *SEGMENT_NAMES]),
        group=st.sampled_from(["", *GROUP_NAMES]),
    ),
    months=st.lists(st.integers(1, 12), max_size=4).map(tuple),
    digests=st.lists(st.just("0123456789abcdef"), max_size=1).map(tuple),
    used=st.booleans(),
)


@settings(max_examples=examples(60))
@given(st.lists(layouts, max_size=4).map(lambda each: LayoutMapping(tuple(each))))
def test_a_mapping_written_and_read_is_the_same(mapping: LayoutMapping) -> None:
    assert read_mapping(write_mapping(mapping)) == mapping


GOOD = json.loads(write_mapping(confirm(file_of("Jan", "Feb"), Fixed(year="2025"))))


def changed(*path: str | int, to: object) -> bytes:
    """A good mapping with one thing in it changed."""
    whole = json.loads(json.dumps(GOOD))
    inner = whole
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"", "", "utuh"),
        (b"\xff\xfe", "", "utuh"),
        (b"[1]", "", "utuh"),
        (b"[" * 100_000, "", "utuh"),
        (b" " * 2_000_000, "", "MB"),
        (changed("versi", to=2), "versi", "1"),
        (changed("tata_letak", to={}), "tata_letak", "daftar"),
        (changed("tata_letak", 0, to="x"), "tata_letak[0]", "tata letak"),
        (changed("tata_letak", 0, "sidik", to="x"), "tata_letak[0].sidik", "halaman Data"),
        (changed("tata_letak", 0, "baris_judul", to=99), "tata_letak[0].baris_judul", "1 sampai 5"),
        (changed("tata_letak", 0, "baris_judul", to="2"), "tata_letak[0].baris_judul", "1 sampai 5"),
        (changed("tata_letak", 0, "kolom", to=[]), "tata_letak[0].kolom", "isinya"),
        (changed("tata_letak", 0, "kolom", "kab kota", to={"isi": "apa"}), "tata_letak[0].kolom.kab kota.isi", "wilayah"),
        (changed("tata_letak", 0, "kolom", "kab kota", to={"isi": "wilayah", "segmen": "X"}), "tata_letak[0].kolom.kab kota.segmen", "PU"),
        (changed("tata_letak", 0, "tetap", to={"tahun": "25"}), "tata_letak[0].tetap.tahun", "halaman Data"),
        (changed("tata_letak", 0, "tetap", to={"kelompok": "x"}), "tata_letak[0].tetap.kelompok", "nelayan"),
        (changed("tata_letak", 0, "bulan", to=[13]), "tata_letak[0].bulan", "bulan"),
        (changed("tata_letak", 0, "sidik_isi", to=["x"]), "tata_letak[0].sidik_isi", "sidik"),
        (changed("tata_letak", 0, "dipakai", to="ya"), "tata_letak[0].dipakai", "true"),
    ],
)  # fmt: skip
def test_a_mapping_that_is_none_is_refused_by_its_place(content: bytes, place: str, words: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_mapping(content)
    problem = caught.value.problem
    assert problem.column == place
    assert words in said(problem.expected)
