"""Trying files: what would be new, changed, missing; what is lent; what stays of a file."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.dataset import Dataset, Source
from dashboard.data.dry_run import DryRun, dry_run, plain_name
from dashboard.data.intake import build_dataset, validate_upload
from dashboard.i18n import Language
from tests.data.intake_tools import TODAY, areas, csv, member, said, xlsx
from tests.memory import holders_of, new_marker
from tests.spread import examples

POTENSI = "berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber"


def loaded(*, source: Source = Source.OFFICE, **files: bytes) -> Dataset:
    tables = [
        table
        for name, content in files.items()
        for table in validate_upload(f"{name}.csv", content, areas=areas(), today=TODAY)
    ]
    return build_dataset(tables, source=source, areas=areas(), today=TODAY, fingerprint=str(source))


BEFORE = loaded(
    kepesertaan=csv(
        member(),
        member(kode_wilayah="7308", peserta_aktif="50"),
        member(kode_wilayah="7309", peserta_aktif="-"),
    ),
    potensi=csv(("2025-01", "7307", "PU", "500", "2025", "x"), header=POTENSI),
)


def tried(*files: tuple[str, bytes], office: Dataset | None = None) -> DryRun:
    return dry_run(list(files), loaded=BEFORE, base=office, today=TODAY)


def test_new_changed_missing_and_same_are_told_by_the_key_of_a_row() -> None:
    run = tried(
        (
            "kepesertaan.csv",
            csv(member(), member(kode_wilayah="7308", peserta_aktif="51"), member(segmen="BPU")),
        )
    )
    (found,) = run.comparisons
    assert found.name == "kepesertaan"
    assert found.same == 1
    assert found.changed[["kode_wilayah", "lama", "baru"]].to_numpy().tolist() == [["7308", 50, 51]]
    assert found.new[["segmen", "peserta_aktif"]].to_numpy().tolist() == [["BPU", 100]]
    assert found.missing["kode_wilayah"].tolist() == ["7309"]


@pytest.mark.parametrize(("before", "after", "same"), [("-", "-", 1), ("-", "0", 0), ("0", "-", 0)])
def test_no_data_and_zero_are_not_the_same(before: str, after: str, same: int) -> None:
    run = dry_run(
        [("kepesertaan.csv", csv(member(peserta_aktif=after)))],
        loaded=loaded(kepesertaan=csv(member(peserta_aktif=before))),
        base=None,
        today=TODAY,
    )
    assert (run.comparisons[0].same, len(run.comparisons[0].changed)) == (same, 1 - same)


def test_a_table_without_amounts_has_rows_that_come_and_go() -> None:
    rows = [("2021-03-25", "Inpres 2/2021", "x"), ("2024-02-14", "Pemilu", "y")]
    run = tried(("tonggak.csv", csv(*rows, header="tanggal,judul,dasar")))
    (found,) = run.comparisons
    assert (len(found.new), len(found.changed), len(found.missing)) == (2, 0, 0)


def test_the_offices_files_lend_what_was_not_sent_and_the_sample_never_does() -> None:
    file = ("kepesertaan.csv", csv(member()))
    with_office = tried(file, office=BEFORE)
    assert with_office.kept == ("potensi",)
    assert len(with_office.data.eligible) == 1
    assert [report.path for report in with_office.reports] == ["kepesertaan.csv"]
    assert tried(file).data.eligible.empty


def test_every_run_is_a_dataset_of_its_own() -> None:
    file = ("kepesertaan.csv", csv(member()))
    first, second = tried(file), tried(file)
    assert first.data.source is Source.VISIT
    assert first.data.fingerprint != second.data.fingerprint


def test_without_members_there_is_nothing_to_use() -> None:
    run = tried(("potensi.csv", csv(("2025-01", "7307", "PU", "500", "2025", "x"), header=POTENSI)))
    assert not run.usable
    assert any("kepesertaan" in said(problem.expected) for report in run.reports for problem in report.errors)


def test_progress_goes_forward_and_names_the_file() -> None:
    steps: list[tuple[float, str]] = []
    dry_run(
        [("a/kepesertaan.csv", csv(member())), ("potensi.csv", b"x")],
        loaded=BEFORE,
        base=None,
        today=TODAY,
        progress=lambda done, name: steps.append((done, name)),
    )
    assert [step[0] for step in steps] == sorted(step[0] for step in steps)
    assert [step[1] for step in steps] == ["kepesertaan.csv", "kepesertaan.csv", "potensi.csv"]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("../../etc/kepesertaan.csv", "kepesertaan.csv"),
        ("C:\\Users\\x\\kepesertaan.csv", "kepesertaan.csv"),
        ("kepesertaan\x00\u202e.csv", "kepesertaan.csv"),
        ("..", ".."),
        ("", "berkas"),
        ("/", "berkas"),
    ],
)
def test_a_file_name_is_a_name_and_no_path(written: str, plain: str) -> None:
    assert plain_name(written) == plain


def test_a_long_name_is_shortened_and_keeps_its_kind() -> None:
    assert plain_name("kepesertaan " + "x" * 500 + ".csv").endswith("….csv")
    assert len(plain_name("x" * 5000)) < 100


CELLS = st.sampled_from(
    [
        "2025-01",
        "7307",
        "7399",
        "PU",
        "BPU",
        "SEMUA",
        "100",
        "-1",
        "",
        "ya",
        "tidak",
        "=1+1",
        "x",
        "Gorontalo",
    ]
)


@settings(deadline=None, max_examples=examples(60))
@given(
    st.lists(st.lists(CELLS, min_size=0, max_size=9), max_size=12),
    st.sampled_from([";", ",", "\t"]),
    st.booleans(),
)
def test_rows_read_are_used_or_refused_whatever_is_sent(
    rows: list[list[str]], delimiter: str, as_workbook: bool
) -> None:
    header = ["periode", "kode_wilayah", "segmen", "kelompok", "sumber_dana", "peserta_aktif", "sementara"]
    if as_workbook:
        content = xlsx(kepesertaan=[header, *rows])
    else:
        content = "\n".join(delimiter.join(row) for row in [header, *rows]).encode()
    run = tried(("kepesertaan.csv", content), ("lain.csv", content[: len(content) // 2]))
    for report in run.data.reports:
        assert report.rows_read == report.rows_used + report.rows_refused
        assert report.rows_refused == 0 or report.errors
    assert len(run.data.members) == sum(r.rows_used for r in run.data.reports if r.path.startswith("kepes"))


@pytest.mark.full
@pytest.mark.parametrize(
    "hold", [str, str.encode, lambda m: io.BytesIO(m.encode()), lambda m: np.array([m, 1], dtype=object)]
)
def test_the_search_of_memory_finds_what_is_there(hold: Callable[[str], object]) -> None:
    marker = new_marker()
    held = [hold(f"a {marker} b")]
    assert holders_of(marker)
    held.clear()
    assert not holders_of(marker)


@pytest.mark.full
def test_nothing_stays_in_memory_of_a_file_with_personal_numbers() -> None:
    marker = new_marker()
    number = str(7307_0101_0101_0000 + 7)
    content = csv(
        (*member(kelompok=marker), marker),
        (*member(), number),
        header="periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara,catatan",
    )
    run = tried(("kepesertaan.csv", content))
    assert run.files[0].tables[0].sent is None
    del content
    assert holders_of(marker) == []
    assert holders_of(number) == []


def test_rows_as_sent_are_only_kept_where_something_goes_back() -> None:
    good = tried(("kepesertaan.csv", csv(member())))
    assert good.files[0].tables[0].sent is None
    bad = tried(("kepesertaan.csv", csv(member(segmen="?"))))
    assert bad.files[0].tables[0].sent is not None
    assert Language().render(bad.reports[0].errors[0].expected)
