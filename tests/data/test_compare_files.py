"""Comparing files of several amounts, and what of the office's own rows a visitor is never told."""

from __future__ import annotations

import pytest

from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset, Source
from dashboard.data.dry_run import dry_run
from dashboard.data.intake import build_dataset, validate_upload
from dashboard.data.reference import load_rates
from tests.data.filled_rows import FILLED
from tests.data.intake_tools import TODAY, areas, csv, member


def table(name: str, *rows: tuple[object, ...]) -> tuple[str, bytes]:
    cells = [["" if cell is None else cell for cell in row] for row in rows]
    return f"{name}.csv", csv(*cells, header=",".join(COLUMNS[name]))


def dataset(*files: tuple[str, bytes], source: Source = Source.OFFICE, internal: bool = False) -> Dataset:
    tables = [
        each for name, content in files for each in validate_upload(name, content, areas=areas(), today=TODAY)
    ]
    return build_dataset(
        tables, source=source, areas=areas(), today=TODAY, fingerprint="x", internal=internal
    )


def test_of_a_row_with_several_amounts_what_differs_is_said() -> None:
    row = FILLED["pendanaan"][0]
    later = (*row[:4], 31_000, *row[5:8], "2024-01", row[9])
    loaded = dataset(table("pendanaan", row))
    (found,) = dry_run([table("pendanaan", later)], loaded=loaded, office=None, today=TODAY).comparisons
    (changed,) = found.changed.to_dict("records")
    assert changed["lama"] == "jumlah_pekerja: 30000; terakhir_dibayar: 2023-12"
    assert changed["baru"] == "jumlah_pekerja: 31000; terakhir_dibayar: 2024-01"
    assert (len(found.new), len(found.missing), found.same) == (0, 0, 0)


def test_an_answer_is_told_in_words() -> None:
    (row, *_) = FILLED["dukungan_pemda"]
    loaded = dataset(table("dukungan_pemda", row))
    run = dry_run(
        [table("dukungan_pemda", (*row[:3], "tidak", row[4]))], loaded=loaded, office=None, today=TODAY
    )
    (changed,) = run.comparisons[0].changed.to_dict("records")
    assert (changed["lama"], changed["baru"]) == ("ya", "tidak")


@pytest.mark.parametrize("name", COLUMNS)
def test_any_table_sent_again_is_the_same(name: str) -> None:
    sent = table(name, *FILLED[name])
    (found,) = dry_run(
        [sent], loaded=dataset(sent, source=Source.SAMPLE), office=None, today=TODAY
    ).comparisons
    assert (len(found.new), len(found.changed), len(found.missing)) == (0, 0, 0)
    assert found.same == len(FILLED[name])


@pytest.mark.parametrize("internal", [False, True])
@pytest.mark.parametrize("name", ["daftar_kepatuhan", "proyek_konstruksi", "iuran_desa"])
def test_single_entities_of_the_office_are_told_and_lent_only_on_an_internal_server(
    name: str, internal: bool
) -> None:
    office = dataset(table(name, *FILLED[name]), internal=internal)
    same = dry_run([table(name, *FILLED[name])], loaded=office, office=office, today=TODAY)
    assert bool(same.comparisons) is internal
    other = dry_run([("kepesertaan.csv", csv(member()))], loaded=office, office=office, today=TODAY)
    assert len(other.data.tables[name]) == (len(FILLED[name]) if internal else 0)


def test_a_guest_is_not_told_the_funded_groups_of_the_office() -> None:
    sent = table("pendanaan", *FILLED["pendanaan"])
    office = dataset(sent)
    run = dry_run([sent], loaded=office, office=office, today=TODAY, hide_below=5)
    assert not run.comparisons


def test_the_laws_rates_apply_to_a_visit_and_are_not_lent_as_the_offices() -> None:
    law = load_rates(areas())
    office = build_dataset(
        [], source=Source.OFFICE, areas=areas(), today=TODAY, fingerprint="x", law_rates=law
    )
    assert not office.has_own_rates
    run = dry_run([("kepesertaan.csv", csv(member()))], loaded=office, office=office, today=TODAY)
    assert run.data.rates is law
    assert "tarif_iuran" not in run.kept
    own = table("tarif_iuran", *FILLED["tarif_iuran"])
    run = dry_run([own], loaded=office, office=office, today=TODAY)
    assert run.data.has_own_rates
    assert len(run.data.rates) == len(FILLED["tarif_iuran"])
    assert run.data.law_rates is law
