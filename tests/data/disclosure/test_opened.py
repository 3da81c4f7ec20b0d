"""What staff see of their own areas: all of these, and of every other what a guest sees."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import SINGLE, opened_to, view_for
from dashboard.data.disclosure.limits import HIDDEN
from dashboard.data.disclosure.viewer import GUEST, staff
from dashboard.data.store import load_dataset
from tests.browser.planted import NAMES, write_office

#: The branch of Sinjai, where everything is planted, and another.
OWN, OTHER = "KC03", "KC01"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder: Path = tmp_path_factory.mktemp("office") / "kantor"
    write_office(folder)
    return load_dataset(folder, source=Source.OFFICE, today=date(2026, 11, 27))


@pytest.fixture(scope="module")
def guests(office: Dataset) -> Dataset:
    return view_for(office, GUEST)


def hidden(data: Dataset) -> int:
    return sum(int(table[HIDDEN].sum()) for table in data.tables.values() if HIDDEN in table)


def test_everything_of_one_s_own_areas_stands_open(office: Dataset, guests: Dataset) -> None:
    assert hidden(guests) > 0
    for viewer in (staff({OWN, OTHER}, everywhere=False), staff((), everywhere=True)):
        seen = opened_to(guests, office.tables, viewer)
        assert hidden(seen) == 0
        assert not seen.sealed
        for name in SINGLE:
            pd.testing.assert_frame_equal(seen.tables[name], office.tables[name])
        assert NAMES[0] in {*seen.compliance_list["nama_entitas"]}
        people = seen.members["peserta_aktif"].sum()
        assert people == office.members["peserta_aktif"].sum()
        assert seen.version == guests.version
        assert seen.for_guests is guests


def test_nothing_of_others_stands_open(office: Dataset, guests: Dataset) -> None:
    for viewer in (staff({OTHER}, everywhere=False), staff({"KC99"}, everywhere=False)):
        seen = opened_to(guests, office.tables, viewer)
        assert seen.sealed.keys() == guests.sealed.keys()
        for name, table in seen.tables.items():
            pd.testing.assert_frame_equal(
                table.reset_index(drop=True), guests.tables[name].reset_index(drop=True)
            )


def test_rows_that_belong_to_no_branch_are_for_who_sees_everywhere(office: Dataset, guests: Dataset) -> None:
    promises = office.commitments.assign(kode_wilayah="73")
    full = {**office.tables, "komitmen": promises}
    assert opened_to(guests, full, staff({OWN}, everywhere=False)).commitments.empty
    assert len(opened_to(guests, full, staff((), everywhere=True)).commitments) == len(promises)


def test_each_view_is_kept_under_a_key_of_its_own(office: Dataset, guests: Dataset) -> None:
    viewers = [
        staff({OWN}, everywhere=False),
        staff({OTHER}, everywhere=False),
        staff({OWN, OTHER}, everywhere=False),
        staff((), everywhere=True),
    ]
    keys = {opened_to(guests, office.tables, each).fingerprint for each in viewers}
    assert len({*keys, guests.fingerprint}) == len(viewers) + 1
    assert staff((), everywhere=False).sees_names_in([OWN]) is False
    assert not staff({OWN}, everywhere=False).sees_names_in([OWN, None])
    assert staff((), everywhere=True).sees_names_in([OWN, None])
