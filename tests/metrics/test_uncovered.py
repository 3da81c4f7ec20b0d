"""Who is out, worked by hand: gaps, payers, rupiah, and who among the covered is about to leave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.data.dataset import Dataset
from dashboard.metrics.categories.figures import category_figures
from dashboard.metrics.funded.lapses import lapses
from dashboard.metrics.uncovered import Out, who_is_out
from tests.metrics.build import dataset, group_people, member, potensi
from tests.metrics.funded_rows import RULES, Term, fundings, rates, term

NOW = "2026-10"


def made() -> Dataset:
    return dataset(
        [
            member(NOW, "7307", "BPU", 300, group="petani", funding="mandiri"),
            member(NOW, "7307", "BPU", 100, group="nelayan", funding="APBD kab/kota"),
            member(NOW, "7307", "PU", 120, group="non-ASN", funding="APBD kab/kota"),
            *(member(NOW, code, "JAKON", 0) for code in ("7307", "7308")),
            member(NOW, "7308", "BPU", 50, group="petani", funding="mandiri"),
            member(NOW, "7308", "PU", 10, group="non-ASN", funding="APBD kab/kota"),
        ],
        [
            potensi("2026-01", "7307", "BPU", 1000),
            potensi("2026-01", "7307", "PU", 100),
            potensi("2026-01", "7308", "BPU", 250),
            potensi("2026-01", "7308", "PU", 40),
        ],
        people=[
            group_people(2026, "7307", "petani", 700),
            group_people(2026, "7307", "nelayan", 80),
            group_people(2026, "7307", "tukang ojek", 60),
            group_people(2026, "7308", "petani", 150),
            group_people(2026, "7308", "nelayan", 40),
        ],
    )


def found(*terms: Term, codes: tuple[str, ...] = ("7307", "7308")) -> dict[tuple[str, str], Out]:
    data = replace(made(), rates=rates(), fundings=fundings(*terms), active_rules=RULES)
    listed = lapses(data.fundings, rules=RULES, period=NOW)
    out = who_is_out(data, category_figures(data, period=NOW)[True], codes=codes, period=NOW, lapses=listed)
    return {(each.segment, each.group): each for each in out}


def test_segments_and_their_groups_with_nobody_set_off_against_another() -> None:
    """BPU 600 + 200 = 800 out. PU: 7307 is 20 above, 7308 30 out; the 20 take nothing from the 30."""
    out = found()
    assert (out["BPU", ""].people, out["BPU", ""].above) == (800, 0)
    assert (out["PU", ""].people, out["PU", ""].above) == (30, 20)
    assert (out["BPU", "petani"].people, out["BPU", "petani"].payer) == (500, "mandiri")
    assert list(out)[:2] == [("BPU", ""), ("BPU", "petani")]


def test_above_a_hundred_per_cent_is_nobody_out_and_the_excess_is_said() -> None:
    fishers = found(codes=("7307",))["BPU", "nelayan"]
    assert (fishers.people, fishers.above, fishers.monthly, fishers.year) == (0, 20, 0, 0)


@pytest.mark.full
def test_a_segment_without_potensi_is_unknown_and_not_zero() -> None:
    assert found()["JAKON", ""].people is None
    assert found()["JAKON", ""].unknown == 2


def test_rupiah_by_the_usual_payer_and_month() -> None:
    """500 farmers pay themselves: two months at half (8,400), ten whole: 500 x (2 x 8,400 + 10 x 16,800)."""
    out = found()
    assert out["BPU", "petani"].monthly == 500 * 8_400
    assert out["BPU", "petani"].year == 500 * (2 * 8_400 + 10 * 16_800)
    assert out["PU", ""].monthly == 30 * 10_800
    assert out["BPU", "nelayan"].payer == "APBD kab/kota"


def test_covered_people_about_to_leave_or_behind_are_marked() -> None:
    """T15, rule 21: non-ASN behind stay counted, and are marked where their hundred per cent stands."""
    out = found(
        term(people=70, group="nelayan", start="2026-01", months=10, paid="2026-10"),
        term(people=90, group="non-ASN", segment="PU", start="2026-01", months=24, paid="2026-03"),
    )
    assert (out["BPU", "nelayan"].ending, out["BPU", "nelayan"].behind) == (70, 0)
    assert (out["BPU", ""].ending, out["PU", ""].behind) == (70, 90)
    assert out["BPU", "petani"].ending == 0


def test_a_group_without_a_member_has_no_segment_and_no_price() -> None:
    riders = found()["", "tukang ojek"]
    assert (riders.people, riders.unknown, riders.monthly, riders.payer) == (60, 1, None, "")


def test_a_group_that_an_area_has_none_of_is_where_it_is_elsewhere() -> None:
    """40 fishers x Rp16,800, paid as next door."""
    fishers = found(codes=("7308",))["BPU", "nelayan"]
    assert (fishers.people, fishers.payer, fishers.monthly) == (40, "APBD kab/kota", 672_000)
