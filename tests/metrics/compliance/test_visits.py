"""The visit list: the order is the rule that is said, and every row has its reason."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.contract.words import COLUMNS, COMPLIANCE_NAMES, ENTITY_NAMES
from dashboard.data.disclosure.sealed import Sealed
from dashboard.i18n import Language
from dashboard.metrics.compliance.visits import Step, sealed_step_counts, step_table, step_words, visits
from tests.spread import examples

LIMITS = (3, 6, 12)
NUMBERS = ("pekerja", "terdaftar", "tunggakan", "bulan_tunggakan", "dipulihkan")


def entity(
    name: str,
    category: str,
    *,
    workers: int | None = 10,
    enrolled: int | None = 10,
    arrears: int | None = 0,
    months: int | None = 0,
    skk: str = "",
    code: str = "7605",
    kind: str = "badan usaha",
) -> tuple[object, ...]:
    return ("2026-10", code, kind, name, category, workers, enrolled, arrears, months, skk, 0)


def listed(*rows: tuple[object, ...]) -> pd.DataFrame:
    columns = COLUMNS["daftar_kepatuhan"]
    frame = pd.DataFrame(list(rows), columns=list(columns))
    return frame.astype(dict.fromkeys(columns, "str") | dict.fromkeys(NUMBERS, "Int64"))


MAJENE = listed(
    entity("muda", "menunggak", arrears=9_000_000_000, months=2),
    entity("sebagian", "PDS", workers=80, enrolled=30),
    entity("lama kecil", "menunggak", arrears=20_000_000, months=12),
    entity("belum kecil", "PWBD", workers=5, enrolled=0),
    entity("belum besar", "PWBD", workers=50, enrolled=0),
    entity("sudah SKK", "menunggak", arrears=500_000_000, months=20, skk="2026-03-02"),
    entity("lama besar", "menunggak", arrears=120_000_000, months=15, kind="OPD"),
    entity("sedang", "menunggak", arrears=700_000_000, months=11, kind="desa"),
    entity("belum tidak tahu", "PWBD", workers=None, enrolled=None),
)


def test_who_never_enrolled_must_enrol_and_is_not_in_arrears_whatever_is_written() -> None:
    found = visits(
        listed(entity("belum", "PWBD", workers=9, enrolled=0, arrears=5_000_000, months=20)),
        limits=LIMITS,
        per_day=5,
    )
    (row,) = found.to_dict("records")
    assert (row["step"], row["arrears"], row["months"]) == (Step.NOT_ENROLLED, 0, 0)
    assert said(found, "belum") == [
        "belum daftar, 9 pekerja, Rp5.000.000 yang tercatat bukan tunggakan, belum ada SKK"
    ]


def said(frame: pd.DataFrame, name: str) -> list[str]:
    row = frame[frame["nama_entitas"] == name].iloc[0]
    return [Language().render(reason) for reason in row["reasons"]]


def test_the_order_is_the_steps_then_the_measure_and_unknown_amounts_come_last_in_their_step() -> None:
    assert visits(MAJENE, limits=LIMITS, per_day=5)["nama_entitas"].tolist() == [
        "lama besar",
        "lama kecil",
        "belum besar",
        "belum kecil",
        "belum tidak tahu",
        "sebagian",
        "sedang",
        "sudah SKK",
        "muda",
    ]


def test_every_row_says_why() -> None:
    found = visits(MAJENE, limits=LIMITS, per_day=5)
    assert said(found, "lama besar") == ["menunggak 15 bulan, Rp120.000.000, belum ada SKK"]
    assert said(found, "belum besar") == ["belum daftar, 50 pekerja, belum ada SKK"]
    assert said(found, "sebagian") == ["50 dari 80 pekerja belum didaftarkan, belum ada SKK"]
    assert said(found, "sudah SKK") == ["menunggak 20 bulan, Rp500.000.000, SKK Mar 2026"]
    assert said(found, "belum tidak tahu") == ["belum daftar, jumlah pekerja tidak ada data, belum ada SKK"]


def test_the_limits_move_who_is_long_behind() -> None:
    found = visits(MAJENE, limits=(3, 6, 15), per_day=5)
    assert found["nama_entitas"].tolist()[:2] == ["lama besar", "belum besar"]


def test_an_entity_in_two_categories_is_one_visit_with_both_reasons() -> None:
    rows = listed(
        entity("A", "PDS", workers=20, enrolled=20),
        entity("A", "menunggak", arrears=5_000_000, months=13),
        entity("A", "PWBD", workers=3, code="7307"),
    )
    found = visits(rows, limits=LIMITS, per_day=5)
    assert found["kode_wilayah"].tolist() == ["7605", "7307"]
    assert found["categories"].tolist() == ["menunggak + PDS", "PWBD"]
    assert said(found, "A") == [
        "menunggak 13 bulan, Rp5.000.000, belum ada SKK",
        "daftar sebagian (upah atau program), 20 pekerja terdaftar, belum ada SKK",
    ]


def test_old_arrears_of_one_that_enrols_in_part_come_first_too() -> None:
    rows = listed(
        entity("B", "PDS", workers=20, enrolled=10, arrears=7, months=12), entity("C", "PWBD", workers=900)
    )
    found = visits(rows, limits=LIMITS, per_day=5)
    assert found["nama_entitas"].tolist() == ["B", "C"]
    assert said(found, "B") == [
        "10 dari 20 pekerja belum didaftarkan, menunggak 12 bulan, Rp7, belum ada SKK"
    ]


def test_days_are_filled_within_each_kabupaten() -> None:
    rows = listed(*(entity(f"E{n:02}", "PWBD", code=code) for code in ("7307", "7605") for n in range(5)))
    found = visits(rows, limits=LIMITS, per_day=2)
    for _, own in found.groupby("kode_wilayah"):
        assert own["day"].tolist() == [1, 1, 2, 2, 3]


def test_counts_by_step_hold_no_name() -> None:
    counted = sealed_step_counts(Sealed(MAJENE), limits=LIMITS, period=str(MAJENE["periode"].max()))
    found = step_table(counted)
    # One firm and one OPD: either would be told by its count.
    assert found.loc[Step.LONG_BEHIND].isna().tolist() == [True, True, False]
    assert found.loc[Step.NOT_ENROLLED, "badan usaha"] == 3
    assert found.columns.tolist() == list(ENTITY_NAMES)
    assert not counted.astype("str").map(lambda cell: cell in set(MAJENE["nama_entitas"])).any(axis=None)


def test_the_rule_is_said_with_its_limits() -> None:
    said_ = [Language().render(step_words(step, LIMITS)) for step in Step]
    assert said_[0] == "menunggak 12 bulan atau lebih, belum ada SKK; tunggakan terbesar dulu"
    assert "3–11 bulan" in said_[3]
    assert "bulan" not in Language().render(step_words(Step.BEHIND, (12,)))


def test_an_empty_list_is_an_empty_list() -> None:
    assert visits(listed(), limits=LIMITS, per_day=5).empty


ENTITIES = st.builds(
    entity,
    st.sampled_from("ABCDE"),
    st.sampled_from(list(COMPLIANCE_NAMES)),
    workers=st.none() | st.integers(5, 900),
    enrolled=st.none() | st.integers(0, 5),
    arrears=st.none() | st.integers(0, 10**9),
    months=st.none() | st.integers(0, 30),
    skk=st.sampled_from(["", "2026-01-05"]),
    code=st.sampled_from(["7605", "7307"]),
    kind=st.sampled_from(list(ENTITY_NAMES)),
)


@pytest.mark.full
@settings(max_examples=examples(40))
@given(rows=st.lists(ENTITIES, max_size=12), seed=st.randoms(use_true_random=False))
def test_the_order_does_not_hang_on_the_files_and_nobody_is_lost(
    rows: list[tuple[object, ...]], seed: object
) -> None:
    unique = list({row[1:5]: row for row in rows}.values())
    found = visits(listed(*unique), limits=LIMITS, per_day=3)
    assert len(found) == len({row[1:4] for row in unique})
    assert found["step"].is_monotonic_increasing
    shuffled = sorted(unique, key=lambda _: seed.random())  # type: ignore[attr-defined]
    again = visits(listed(*shuffled), limits=LIMITS, per_day=3)
    key = ["kode_wilayah", "jenis_entitas", "nama_entitas", "day"]
    assert found[key].to_numpy().tolist() == again[key].to_numpy().tolist()
