"""A month adds itself: what is sent replaces what it speaks of and leaves the rest; parts are put together."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset, Source
from dashboard.data.dry_run import dry_run
from dashboard.data.intake import build_dataset, validate_upload
from dashboard.data.merge import UNITS, merged
from tests.data.intake_tools import TODAY, areas, csv, frame, member, said, upload, xlsx
from tests.spread import examples


def together(*files: tuple[str, bytes]) -> Dataset:
    tables = [
        table
        for name, content in files
        for table in validate_upload(name, content, areas=areas(), today=TODAY)
    ]
    return build_dataset(tables, source=Source.OFFICE, areas=areas(), today=TODAY, fingerprint="x")


def test_every_table_has_its_unit_of_its_own_columns() -> None:
    assert {name: set(unit) <= set(COLUMNS[name]) for name, unit in UNITS.items()} == dict.fromkeys(
        COLUMNS, True
    )


def test_a_branchs_file_never_removes_another_branchs_area() -> None:
    office = together(
        (
            "kepesertaan.csv",
            csv(
                member(),
                member(kode_wilayah="7308", peserta_aktif=50),
                member(periode="2025-02", peserta_aktif=110),
                member(segmen="BPU", peserta_aktif=7),
            ),
        )
    )
    sent = csv(member(periode="2025-03", peserta_aktif=120), member(peserta_aktif=101))
    run = dry_run([("kepesertaan.csv", sent)], loaded=office, base=office, today=TODAY)
    rows = run.data.members.set_index(["periode", "kode_wilayah", "segmen"])["peserta_aktif"].to_dict()
    assert rows == {
        ("2025-01", "7308", "PU"): 50,
        ("2025-02", "7307", "PU"): 110,
        ("2025-03", "7307", "PU"): 120,
        ("2025-01", "7307", "PU"): 101,
    }
    (found,) = run.comparisons
    assert (len(found.new), len(found.changed), len(found.missing), found.same, found.kept) == (1, 1, 1, 0, 2)
    assert found.missing["segmen"].tolist() == ["BPU"]


def test_a_leap_from_the_month_that_is_there_is_told_where_a_month_adds_itself() -> None:
    office = together(("kepesertaan.csv", csv(member(peserta_aktif=12_350))))
    sent = csv(member(periode="2025-02", peserta_aktif=12))
    run = dry_run([("kepesertaan.csv", sent)], loaded=office, base=office, today=TODAY)
    assert any("12.350 pada Jan 2025" in said(each.expected) for each in run.reports[0].warnings)


def test_files_and_sheets_of_one_table_are_put_together() -> None:
    data = together(
        ("kepesertaan 2024.csv", csv(member(periode="2024-12"))),
        ("kepesertaan 2025.xlsx", xlsx(Januari=[COLUMNS["kepesertaan"], member()])),
    )
    assert data.periods == ("2024-12", "2025-01")


def test_the_same_row_in_two_files_is_used_once_and_told() -> None:
    data = together(
        ("kepesertaan a.csv", csv(member())), ("kepesertaan b.csv", csv(member(), member(segmen="BPU")))
    )
    assert len(data.members) == 2
    assert all(report.ok for report in data.reports)
    assert "kepesertaan a.csv" in said(data.reports[1].readings[-1])


def test_differing_twins_are_refused_with_both_places() -> None:
    data = together(
        ("kepesertaan a.csv", csv(member(), member(segmen="BPU"))),
        ("kepesertaan b.csv", csv(member(peserta_aktif=101))),
    )
    assert data.members["segmen"].tolist() == ["BPU"]
    first, second = (report.errors[0] for report in data.reports)
    assert "kepesertaan b.csv baris 2" in said(first.expected)
    assert "kepesertaan a.csv baris 2" in said(second.expected)
    assert [(each.rows_read, each.rows_used, each.rows_refused) for each in data.reports] == [
        (2, 1, 1),
        (1, 0, 1),
    ]


def test_a_total_and_its_parts_must_agree_across_files() -> None:
    total = member(segmen="SEMUA", peserta_aktif=500)
    parts = [member(segmen=each, peserta_aktif=100) for each in ("PU", "BPU", "JAKON")]
    data = together(("kepesertaan a.csv", csv(total)), ("kepesertaan b.csv", csv(*parts)))
    assert data.members.empty
    assert all(report.errors for report in data.reports)


def test_a_row_refused_for_a_total_says_so_in_every_file_that_has_it() -> None:
    total = member(segmen="SEMUA", peserta_aktif=500)
    parts = [member(segmen=each, peserta_aktif=100) for each in ("PU", "BPU", "JAKON")]
    data = together(
        ("kepesertaan a.csv", csv(total)),
        ("kepesertaan b.csv", csv(*parts)),
        ("kepesertaan c.csv", csv(total)),
    )
    assert data.members.empty
    last = data.reports[2]
    assert (last.rows_used, last.rows_refused, last.readings) == (0, 1, ())
    assert "ditolak di sana" in said(last.errors[0].expected)


_MEMBERS = st.lists(
    st.tuples(st.sampled_from(["2025-01", "2025-02"]), st.sampled_from(["7307", "7308"]), st.integers(0, 99)),
    unique_by=lambda row: row[:2],
    max_size=4,
)


@settings(deadline=None, max_examples=examples(30))
@given(_MEMBERS, _MEMBERS)
def test_what_is_sent_is_there_and_what_it_does_not_speak_of_stays(
    base: list[tuple[str, str, int]], sent: list[tuple[str, str, int]]
) -> None:
    def table(rows: list[tuple[str, str, int]]) -> pd.DataFrame:
        content = csv(*(member(periode=m, kode_wilayah=a, peserta_aktif=n) for m, a, n in rows))
        return frame(upload(content))

    found = merged(table(base), table(sent), table="kepesertaan").frame
    spoken = {row[:2] for row in sent}
    expected = {row for row in base if row[:2] not in spoken} | set(sent)
    assert {tuple(row) for row in found[["periode", "kode_wilayah", "peserta_aktif"]].to_numpy()} == expected


def test_rows_hidden_from_a_guest_keep_their_state_beside_rows_sent() -> None:
    base = frame(upload(csv(member(), member(kode_wilayah="7308")))).assign(disembunyikan=[True, True])
    found = merged(base, frame(upload(csv(member(peserta_aktif=9)))), table="kepesertaan").frame
    assert dict(zip(found["kode_wilayah"], found["disembunyikan"], strict=True)) == {
        "7308": True,
        "7307": False,
    }
    assert found["disembunyikan"].dtype == bool


@pytest.mark.parametrize("name", ["tarif_iuran", "tonggak"])
def test_a_table_without_a_unit_is_replaced_whole(name: str) -> None:
    assert UNITS[name] == ()
