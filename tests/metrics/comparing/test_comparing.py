"""Areas beside each other: none hangs on the others, whatever their order; what they share is said."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.contract.words import Level
from dashboard.data.reference import load_rates
from dashboard.i18n import Language, Message
from dashboard.metrics.comparing.figures import Overlap, Side, overlaps, sides
from dashboard.metrics.comparing.finding import comparison_finding
from dashboard.metrics.comparing.rise import Rise, rise, usual_terms
from dashboard.metrics.coverage.coverage import measures
from dashboard.metrics.coverage.standing import progress_table
from dashboard.metrics.coverage.two_dates import TwoDates, two_dates
from dashboard.metrics.cube.panel import dataset_panel
from dashboard.metrics.money.base import Base
from tests.metrics.build import areas, dataset, member, potensi, target
from tests.spread import examples

PERIOD, THEN = "2025-06", "2024-06"
GORONTALO = ("7501", "7502", "7503", "7504", "7505", "7571")
#: Active members of 1,000 eligible in June 2025; 7505 has none that are known.
ACTIVE = {"7501": 400, "7502": 523, "7503": 523, "7504": 1100, "7571": 0}
CODES = (*GORONTALO, "75", "KC02", "SULAMA")


@cache
def data():
    members = [member(PERIOD, code, "SEMUA", count) for code, count in ACTIVE.items()]
    members += [member(THEN, code, "SEMUA", 300) for code in ACTIVE]
    return dataset(
        members,
        [potensi("2024-01", code, "SEMUA", 1000) for code in GORONTALO],
        [
            target(2025, "kabkota", "7501", 60.0, "persen"),
            target(2025, "cabang", "KC02", 9000, "orang", kind="cabang"),
        ],
    )


@cache
def table(level: Level) -> pd.DataFrame:
    return measures(data(), level=level)


@cache
def progress(level: Level) -> pd.DataFrame:
    return progress_table(table(level), period=PERIOD, months=12)


@cache
def panel() -> pd.DataFrame:
    return dataset_panel(data())


@cache
def dates(code: str) -> TwoDates:
    return two_dates(data(), area=code, start=THEN, end=PERIOD, panel=panel())


@cache
def rates() -> pd.DataFrame:
    return load_rates(areas())


@cache
def rises(code: str) -> Rise | None:
    row = table(areas().level(code)).loc[(PERIOD, code)]
    return rise(Base.of(row, month=PERIOD), area=code, rates=rates(), terms=usual_terms(PERIOD))


def beside(codes: tuple[str, ...]) -> tuple[Side, ...]:
    return sides(
        codes, areas=areas(), period=PERIOD, series="UCJ", progress=progress, dates=dates, rises=rises
    )


def said(codes: tuple[str, ...]) -> Message:
    names = {code: areas().name(code) for code in codes}
    return comparison_finding(beside(codes), shared=overlaps(areas(), codes), names=names, period=PERIOD)


@settings(max_examples=examples(50))
@given(
    codes=st.lists(st.sampled_from(CODES), min_size=2, max_size=4, unique=True).flatmap(
        lambda codes: st.tuples(st.just(tuple(codes)), st.permutations(codes))
    )
)
def test_another_order_of_areas_changes_the_order_only(codes: tuple[tuple[str, ...], list[str]]) -> None:
    one, other = codes[0], tuple(codes[1])
    assert {each.code: each for each in beside(one)} == {each.code: each for each in beside(other)}
    assert [each.code for each in beside(other)] == list(other)
    assert overlaps(areas(), one) == overlaps(areas(), other)
    assert said(one) == said(other)


def test_each_side_has_its_own_base_target_and_change() -> None:
    first, second = beside(("7501", "7502"))
    assert (first.standing.coverage, first.standing.not_covered, first.standing.target, first.standing.gap) == (
        pytest.approx(40.0), 600, 600, 200,
    )  # fmt: skip
    assert first.dates is not None
    assert (first.dates.people, first.dates.points) == (100, 10.0)
    assert second.standing.target is None
    assert beside(("7504",))[0].standing.not_covered == -100


def test_a_branch_is_never_set_against_its_own_target() -> None:
    [branch] = beside(("KC02",))
    assert branch.standing.target is None
    assert branch.standing.gap is None
    assert branch.standing.achievement is None


def test_an_area_without_data_is_unknown_and_not_zero() -> None:
    [nothing] = beside(("7505",))
    assert (nothing.standing.active, nothing.standing.not_covered, nothing.rise) == (None, None, None)


def test_what_two_areas_share_is_said() -> None:
    assert overlaps(areas(), ("7501", "75")) == (Overlap("7501", "75", 1, inside=True),)
    assert overlaps(areas(), ("7501", "7502")) == ()
    assert overlaps(areas(), ("75", "SULAMA"))[0].inside


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (
            ("7501", "7502"),
            "Per akhir Juni 2025 cakupan Kabupaten Gorontalo (40,00%) 12,30 poin di bawah Kabupaten Boalemo (52,30%); "
            "yang belum terlindungi paling banyak di Kabupaten Gorontalo, 600 orang.",
        ),
        (
            ("7501", "7502", "7504"),
            "Per akhir Juni 2025 cakupan Kabupaten Pohuwato (110,00%) tertinggi, Kabupaten Gorontalo (40,00%) "
            "terendah: selisih 70,00 poin; yang belum terlindungi paling banyak di Kabupaten Gorontalo, 600 orang.",
        ),
        (
            ("7502", "7503"),
            "Per akhir Juni 2025 cakupannya sama, 52,30%; yang belum terlindungi paling banyak di Kabupaten Bone "
            "Bolango, 477 orang.",
        ),
        (
            ("7501", "75"),
            "Cakupan per akhir Juni 2025 tidak dapat dibandingkan: hanya 1 dari 2 wilayah yang datanya lengkap.",
        ),
    ],
)
def test_the_sentence(codes: tuple[str, ...], words: str) -> None:
    assert Language("id").render(said(codes)) == words


def test_twenty_points_by_hand() -> None:
    # Sinjai's question of 2025 on 90,000: 40 % to 60 % is 18,000 people, x Rp16,800 x 12.
    base = Base(active=36_000, eligible=90_000, coverage=40.0, used=1, total=1, month="2026-10")
    found = rise(base, area="7307", rates=rates(), terms=usual_terms("2026-11"))
    assert found is not None
    assert (found.goal, found.points, found.people, found.rupiah) == (60.0, 20.0, 18_000, 3_628_800_000)
    assert found.rate is not None
    assert (found.rate.rupiah, found.terms.start) == (16_800, "2027-01")


@pytest.mark.parametrize(("active", "goal", "people"), [(85_000, 100.0, 5_000), (99_000, 110.0, 0)])
def test_no_rise_leads_beyond_all_there_are(active: int, goal: float, people: int) -> None:
    base = Base(active=active, eligible=90_000, coverage=active / 900, used=1, total=1, month="2026-10")
    found = rise(base, area="7307", rates=rates(), terms=usual_terms("2026-11"))
    assert found is not None
    assert (found.goal, found.people) == (pytest.approx(goal), people)


def test_without_a_rate_the_people_are_still_told() -> None:
    base = Base(active=36_000, eligible=90_000, coverage=40.0, used=1, total=1, month="2026-10")
    found = rise(base, area="7307", rates=rates().iloc[:0], terms=usual_terms("2026-11"))
    assert found is not None
    assert (found.people, found.rupiah) == (18_000, None)
