"""Official series stand beside each other: one that differs by source alone is another one."""

from dashboard.metrics.coverage.official import OfficialTarget, national_targets, series_of
from tests.metrics.build import dataset, target

NATIONAL = [
    target(
        2025,
        "nasional",
        "ID",
        32.15,
        "persen",
        kind="RPJMN",
        source="RPJMN 2025–2029; basis tidak dinyatakan",
    ),
    target(2029, "nasional", "ID", 43.92, "persen", kind="RPJMN", source="RPJMN 2025–2029"),
    target(2025, "nasional", "ID", 57.10, "persen", source="Pemkot Makassar"),
    target(2025, "nasional", "ID", 52.15, "persen", source="Kemendagri"),
    target(2026, "provinsi", "73", 71.0, "persen", kind="RPJMD"),
    target(2026, "cabang", "KC03", 100, "orang", kind="cabang"),
]
TARGETS = dataset([], [], NATIONAL).targets


def test_two_sources_of_one_series_and_year_stay_two() -> None:
    found = national_targets(TARGETS, series="UCJ", year="2025")
    assert [(one.value, one.source) for one in found] == [(52.15, "Kemendagri"), (57.1, "Pemkot Makassar")]
    assert {one.year for one in found} == {"2025"}


def test_the_newest_year_so_far_is_shown_and_a_later_one_where_there_is_none_yet() -> None:
    assert [one.value for one in national_targets(TARGETS, series="RPJMN", year="2026")] == [32.15]
    assert [one.value for one in national_targets(TARGETS, series="RPJMN", year="2029")] == [43.92]
    assert {one.year for one in national_targets(TARGETS, series="UCJ", year="2023")} == {"2025"}
    assert national_targets(TARGETS, series="RPJPN", year="2025") == ()


def test_a_base_nobody_names_is_said_once() -> None:
    said, unsaid = (
        national_targets(TARGETS, series="RPJMN", year=year)[0].base_unsaid for year in ("2025", "2029")
    )
    assert (said, unsaid) == (False, True)
    people = dataset([], [], [target(2025, "nasional", "ID", 9, "orang")]).targets
    assert national_targets(people, series="UCJ", year="2025") == (
        OfficialTarget("2025", "UCJ", 9.0, percent=False, source="Contoh", base_unsaid=False),
    )


def test_the_default_series_comes_first_and_a_branchs_own_targets_are_none() -> None:
    assert series_of(TARGETS) == ("UCJ", "RPJMD", "RPJMN")
    assert series_of(dataset([]).targets) == ("UCJ",)
