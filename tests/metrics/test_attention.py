"""What needs attention in a month is found, put in words, and sorted by importance."""

from collections.abc import Sequence
from functools import partial

import pytest

from dashboard.i18n import Language
from dashboard.metrics.attention import KIND_NAMES, Attention, Kind, Severity, attention, not_checked
from dashboard.metrics.cube.panel import UnknownPeriodError
from tests.metrics.build import areas, dataset, member, potensi, target
from tests.metrics.funded_rows import Term, term, with_fundings

NOW, LAST, YEAR_AGO = "2025-06", "2025-05", "2024-06"
EVERYWHERE = areas().codes


def found(
    members: dict[tuple[str, str], int | None],
    *,
    eligible: dict[str, int | None] | None = None,
    more: tuple = (),
    targets: tuple = (),
    potensi_more: tuple = (),
) -> tuple[Attention, ...]:
    """Findings of NOW where every area had 40 of 100 in all three months, but for what is said otherwise."""
    counts = {(month, code): 40 for month in (YEAR_AGO, LAST, NOW) for code in EVERYWHERE} | members
    base = dict.fromkeys(EVERYWHERE, 100) | (eligible or {})
    return attention(
        dataset(
            [*(member(month, code, "SEMUA", count) for (month, code), count in counts.items()), *more],
            [*(potensi("2024-01", code, "SEMUA", count) for code, count in base.items()), *potensi_more],
            targets,
        ),
        period=NOW,
    )


def only(findings: tuple[Attention, ...], kind: Kind) -> list[Attention]:
    return [one for one in findings if one.kind is kind]


def say(one: Attention) -> str:
    return Language("id").render(one.message)


def test_nothing_to_say_of_a_quiet_month() -> None:
    assert found({}) == ()


def test_a_fall_says_how_many_people_and_points() -> None:
    (last_month, last_year) = only(found({(NOW, "7307"): 10}), Kind.FALL)
    assert {last_month.message.params["months"], last_year.message.params["months"]} == {1, 12}
    assert last_month.code == "7307"
    assert last_month.points == -30.0
    assert last_month.severity is Severity.ALERT
    assert "berkurang 30" in say(last_month)


def test_a_small_fall_is_no_finding() -> None:
    assert only(found({(NOW, "7307"): 39}), Kind.FALL) == []


def test_a_fall_says_how_much_of_it_is_temporary_members() -> None:
    temporary = tuple(
        member(month, "7307", "SEMUA", 25, group="petugas ad hoc pemilu", temporary=True)
        for month in (YEAR_AGO, LAST)
    )
    first = only(found({(NOW, "7307"): 10}, more=temporary), Kind.FALL)[0]
    assert "peserta sementara berkurang 25" in say(first)


def test_a_fall_by_a_larger_potensi_is_only_a_note() -> None:
    rebased = (potensi("2025-06", "7307", "SEMUA", 200),)
    findings = only(found({}, potensi_more=rebased), Kind.FALL)
    assert {one.severity for one in findings} == {Severity.NOTE}
    assert all("potensi bertambah" in say(one) for one in findings)


def test_areas_without_data_are_never_seen_or_seen_last() -> None:
    findings = found({(NOW, "7307"): None, **{(m, "7308"): None for m in (NOW, LAST, YEAR_AGO)}})
    (stale,) = only(findings, Kind.STALE)
    (never,) = only(findings, Kind.NO_DATA)
    assert (stale.code, stale.message.params) == ("7307", {"n": 1})
    assert never.code == "7308"
    assert {one.code: one.message.params for one in only(findings, Kind.INCOMPLETE)} == {
        "73": {"n": 22, "total": 24},
        "SULAMA": {"n": 100, "total": 102},
    }


def test_a_province_given_as_a_total_is_one_finding() -> None:
    missing = {(NOW, code): None for code in areas().inside("82")}
    findings = found(missing, more=(member(NOW, "82", "SEMUA", 400),))
    assert [one.kind for one in findings if one.code.startswith("82")] == [Kind.NOT_BROKEN_DOWN]


def test_members_without_potensi_are_listed() -> None:
    findings = found({}, eligible={"7307": None, "7308": 0})
    without, zero = only(findings, Kind.UNCOUNTED)
    assert (without.code, zero.code) == ("7307", "7308")
    assert "potensi tidak ada" in say(without)
    assert "tercatat nol" in say(zero)


def test_more_members_than_potensi_is_told_by_segment() -> None:
    segments = (
        *(member(NOW, "7307", segment, count) for segment, count in (("PU", 30), ("BPU", 5), ("JAKON", 5))),
    )
    potensi_more = tuple(
        potensi("2024-01", "7307", segment, count)
        for segment, count in (("PU", 20), ("BPU", 40), ("JAKON", 40))
    )
    (one,) = only(found({}, more=segments, potensi_more=potensi_more), Kind.OVER_ELIGIBLE)
    assert (one.segment, one.weight, one.severity) == ("PU", 10, Severity.NOTE)
    assert say(one) == "Penerima Upah (PU): 30 peserta aktif melebihi potensi 20."
    (total,) = only(found({(NOW, "7307"): 140}), Kind.OVER_ELIGIBLE)
    assert (total.segment, total.severity) == ("SEMUA", Severity.WARNING)


def test_an_area_with_some_segments_is_told() -> None:
    findings = found(
        {(NOW, "7307"): None}, eligible={"7307": None},
        more=(member(NOW, "7307", "PU", 5),), potensi_more=(potensi("2024-01", "7307", "PU", 10),),
    )  # fmt: skip
    assert [one.code for one in only(findings, Kind.PARTIAL)] == ["7307"]


def test_targets_that_differ_are_told_in_their_year() -> None:
    both = [target(year, "kabkota", "7307", 50.0, "persen") for year in (2024, 2025)]
    both += [target(year, "kabkota", "7307", 60, "orang") for year in (2024, 2025)]
    (one,) = only(found({}, targets=tuple(both)), Kind.TARGET_MISMATCH)
    assert one.weight == 10
    assert say(one).startswith("Target UCJ 2025: 60 orang")


@pytest.mark.parametrize(("people", "far"), [(67, True), (66, False)])
def test_far_behind_the_target_begins_below_sixty_per_cent(people: int, far: bool) -> None:
    """40 of 67 is 59.7 %, 40 of 66 is 60.6 %."""
    findings = only(found({}, targets=(target(2025, "kabkota", "7307", people, "orang"),)), Kind.FAR_BEHIND)
    assert [one.code for one in findings] == (["7307"] if far else [])
    if far:
        assert say(findings[0]) == "40 peserta aktif dari target 67; kurang 27."


def test_the_most_important_comes_first() -> None:
    findings = found({(NOW, "7307"): 10, (NOW, "7308"): None, (NOW, "7309"): 140})
    assert [one.severity for one in findings] == sorted((one.severity for one in findings), reverse=True)
    assert findings[0].kind is Kind.FALL


def test_groups_about_to_lapse_are_told_with_what_coverage_loses() -> None:
    counts = [member(month, code, "SEMUA", 40) for month in (YEAR_AGO, LAST, NOW) for code in EVERYWHERE]
    base = [potensi("2024-01", code, "SEMUA", 100) for code in EVERYWHERE]
    terms = (
        term("7307", 7, start="2025-01", months=7, paid=NOW),
        term("7307", 6, start="2025-01", months=8, paid=NOW, group="petani"),
        term("7308", 9, start="2025-01", months=24, paid="2025-02", group="petani"),
        term("73", 20, start="2025-01", months=6, paid=NOW),
    )
    findings = attention(with_fundings(dataset(counts, base), *terms), period=NOW)
    regency, province = sorted(only(findings, Kind.ENDING), key=lambda one: one.code, reverse=True)
    assert (regency.code, regency.weight, regency.points) == ("7307", 13, -13.0)
    assert regency.severity is Severity.WARNING
    assert say(regency) == (
        "Masa iuran 13 orang dalam 2 kelompok habis dalam 3 bulan, mulai Agu 2025; bila tidak dilanjutkan, "
        "nonaktif mulai Nov 2025; terbanyak: Nelayan (APBD kabupaten/kota)."
    )
    # 20 in the province, 7 of them in 7307.
    assert (province.code, province.weight, province.severity) == ("73", 13, Severity.NOTE)
    (overdue,) = only(findings, Kind.LAPSED)
    assert (overdue.code, overdue.weight) == ("7308", 9)
    assert "menurut aturan sudah nonaktif" in say(overdue)
    assert not only(findings, Kind.LAPSING)


def test_who_is_inactive_soon_is_a_finding_of_its_own() -> None:
    counts = [member(month, code, "SEMUA", 40) for month in (YEAR_AGO, LAST, NOW) for code in EVERYWHERE]
    base = [potensi("2024-01", code, "SEMUA", 100) for code in EVERYWHERE]
    terms = (
        term("7307", 7, start="2025-01", months=7, paid=NOW),
        term("7307", 5, start="2025-01", months=24, paid="2025-04", group="petani"),
    )
    findings = attention(with_fundings(dataset(counts, base), *terms), period=NOW)
    (ending,), (inactive,) = only(findings, Kind.ENDING), only(findings, Kind.LAPSING)
    assert (ending.weight, inactive.weight) == (7, 5)
    assert (ending.points, inactive.points) == (pytest.approx(-7), pytest.approx(-5))
    assert say(inactive) == (
        "5 orang dalam 1 kelompok nonaktif dalam 3 bulan bila iurannya tidak dibayar, mulai Agu 2025; "
        "terbanyak: Petani (APBD kabupaten/kota)."
    )


def lapsing(*terms: Term, members: int = 40, codes: Sequence[str] = EVERYWHERE) -> list[Attention]:
    counts = [member(month, code, "SEMUA", members) for month in (YEAR_AGO, LAST, NOW) for code in codes]
    base = [potensi("2024-01", code, "SEMUA", 100) for code in codes]
    return only(attention(with_fundings(dataset(counts, base), *terms), period=NOW), Kind.ENDING)


def test_pmi_are_people_who_lapse_but_no_points() -> None:
    ends = partial(term, "7307", start="2025-01", months=7, paid=NOW, funding="CSR")
    (both,) = lapsing(ends(30, segment="PMI", group="SEMUA"), ends(20, group="SEMUA"), ends(15))
    assert (both.weight, both.points) == (50, -20.0)
    (alone,) = lapsing(ends(30, segment="PMI"))
    assert (alone.weight, alone.points) == (30, None)


def test_a_province_known_in_part_loses_no_points() -> None:
    (found,) = lapsing(term("73", 70, start="2025-01", months=7, paid=NOW), codes=["7307", "7308"])
    assert (found.code, found.weight, found.points) == ("73", 70, None)


def test_more_people_than_are_active_are_to_be_looked_into() -> None:
    (found,) = lapsing(term("7307", 70, start="2025-01", months=7, paid=NOW))
    assert (found.weight, found.points, found.severity) == (70, None, Severity.WARNING)
    assert say(found).endswith("Periksa: lebih banyak dari 40 peserta aktif wilayah ini.")


def test_what_can_not_be_checked_names_the_file_it_needs() -> None:
    bare = dataset([member(NOW, "7307", "SEMUA", 40)])
    assert set(not_checked(bare)) == {"pendanaan", "potensi", "target"}
    assert Kind.LAPSING in not_checked(bare)["pendanaan"]
    with_all = with_fundings(
        dataset(
            [member(NOW, "7307", "SEMUA", 40)],
            [potensi("2024-01", "7307", "SEMUA", 100)],
            [target(2025, "kabkota", "7307", 50, "orang")],
        ),
        term("7307"),
    )
    assert not_checked(with_all) == {}


def test_every_kind_has_a_name() -> None:
    assert set(KIND_NAMES) == set(Kind)


def test_an_unknown_period_is_named() -> None:
    with pytest.raises(UnknownPeriodError):
        attention(dataset([member(NOW, "7307", "SEMUA", 1)]), period="2025-07")
