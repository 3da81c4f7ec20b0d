"""Comparing files of several amounts, and what of the office's own rows a visitor is never told."""

from __future__ import annotations

from itertools import product

import pytest

from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import GUEST, OFFICE, Viewer
from dashboard.data.dry_run import dry_run
from dashboard.data.intake import build_dataset, validate_upload
from dashboard.data.reference import load_rates
from tests.data.filled_rows import FILLED
from tests.data.intake_tools import TODAY, areas, csv, member
from tests.spread import spread


def table(name: str, *rows: tuple[object, ...]) -> tuple[str, bytes]:
    cells = [["" if cell is None else cell for cell in row] for row in rows]
    return f"{name}.csv", csv(*cells, header=",".join(COLUMNS[name]))


def dataset(*files: tuple[str, bytes], source: Source = Source.OFFICE) -> Dataset:
    tables = [
        each for name, content in files for each in validate_upload(name, content, areas=areas(), today=TODAY)
    ]
    return build_dataset(tables, source=source, areas=areas(), today=TODAY, fingerprint="x")


def test_of_a_row_with_several_amounts_what_differs_is_said() -> None:
    row = FILLED["pendanaan"][0]
    later = (*row[:4], 31_000, *row[5:8], "2024-01", *row[9:])
    loaded = dataset(table("pendanaan", row))
    (found,) = dry_run([table("pendanaan", later)], loaded=loaded, base=None, today=TODAY).comparisons
    (changed,) = found.changed.to_dict("records")
    assert changed["lama"] == "jumlah_pekerja: 30000; terakhir_dibayar: 2023-12"
    assert changed["baru"] == "jumlah_pekerja: 31000; terakhir_dibayar: 2024-01"
    assert (len(found.new), len(found.missing), found.same) == (0, 0, 0)


def test_an_answer_is_told_in_words() -> None:
    (row, *_) = FILLED["dukungan_pemda"]
    loaded = dataset(table("dukungan_pemda", row))
    run = dry_run(
        [table("dukungan_pemda", (*row[:3], "tidak", row[4]))], loaded=loaded, base=None, today=TODAY
    )
    (changed,) = run.comparisons[0].changed.to_dict("records")
    assert (changed["lama"], changed["baru"]) == ("ya", "tidak")


@pytest.mark.parametrize("name", spread(COLUMNS, quick=6))
def test_any_table_sent_again_is_the_same(name: str) -> None:
    sent = table(name, *FILLED[name])
    (found,) = dry_run([sent], loaded=dataset(sent, source=Source.SAMPLE), base=None, today=TODAY).comparisons
    assert (len(found.new), len(found.changed), len(found.missing)) == (0, 0, 0)
    assert found.same == len(FILLED[name])


@pytest.mark.parametrize(
    ("name", "viewer"),
    spread(
        product(["daftar_kepatuhan", "proyek_konstruksi", "iuran_desa", "komitmen"], [GUEST, OFFICE]), quick=3
    ),
)
def test_single_entities_are_told_and_lent_as_the_viewer_may_see_them(name: str, viewer: Viewer) -> None:
    office = view_for(dataset(table(name, *FILLED[name])), viewer)
    same = dry_run([table(name, *FILLED[name])], loaded=office, base=office, today=TODAY)
    assert bool(same.comparisons) is viewer.sees_all
    assert same.not_compared == (() if viewer.sees_all else (name,))
    other = dry_run([("kepesertaan.csv", csv(member()))], loaded=office, base=office, today=TODAY)
    assert len(other.data.tables[name]) == (len(FILLED[name]) if viewer.sees_all else 0)
    assert (name in other.data.sealed) is not viewer.sees_all
    assert name in other.kept


@pytest.mark.parametrize("name", ["manfaat", "kepatuhan"])
def test_sums_a_guest_gets_are_set_against_no_row_of_a_file(name: str) -> None:
    office = view_for(dataset(table(name, *FILLED[name])), GUEST)
    run = dry_run([table(name, *FILLED[name])], loaded=office, base=office, today=TODAY)
    assert (run.comparisons, run.not_compared) == ((), (name,))


def test_hidden_rows_are_in_no_comparison_whatever_is_sent_for_them() -> None:
    row = FILLED["pendanaan"][0]
    few, many = ((*row[:4], people, *row[5:]) for people in (3, 4))
    office = view_for(dataset(table("pendanaan", few)), GUEST)
    told = [
        dry_run([table("pendanaan", sent)], loaded=office, base=office, today=TODAY).comparisons[0]
        for sent in (few, many)
    ]
    for found in told:
        assert (len(found.new), len(found.changed), len(found.missing), found.same) == (0, 0, 0, 0)
        assert found.hidden == 1


def test_the_laws_rates_apply_to_a_visit_and_are_not_lent_as_the_offices() -> None:
    law = load_rates(areas())
    office = build_dataset(
        [], source=Source.OFFICE, areas=areas(), today=TODAY, fingerprint="x", law_rates=law
    )
    assert not office.has_own_rates
    run = dry_run([("kepesertaan.csv", csv(member()))], loaded=office, base=office, today=TODAY)
    assert run.data.rates is law
    assert "tarif_iuran" not in run.kept
    own = table("tarif_iuran", *FILLED["tarif_iuran"])
    run = dry_run([own], loaded=office, base=office, today=TODAY)
    assert run.data.has_own_rates
    assert len(run.data.rates) == len(FILLED["tarif_iuran"])
    assert run.data.law_rates is law
