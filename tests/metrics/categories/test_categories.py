"""Composition by segment, group and funding; coverage by segment and group; the gap finder."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.contract.words import FUNDING_NAMES, GROUP_NAMES, Level
from dashboard.data.dataset import Dataset
from dashboard.i18n import Language
from dashboard.metrics.categories.composition import (
    CATEGORY_NAMES,
    NOT_BROKEN_DOWN,
    Dimension,
    categories,
    composition,
    matrix,
)
from dashboard.metrics.categories.coverage import NoDenominatorError, category_coverage
from dashboard.metrics.categories.gap import category_gap
from dashboard.metrics.cube.panel import UnknownPeriodError
from tests.metrics.build import areas, dataset, group_people, member, potensi
from tests.spread import examples

MONTH = "2025-06"
NA = pd.NA


def parts(
    data: Dataset, area: str = "7307", dimension: Dimension = Dimension.GROUP, **options
) -> pd.DataFrame:
    table = composition(data, level=areas().level(area), dimension=dimension, periods=[MONTH], **options)
    return table.loc[MONTH].loc[area]


def people(data: Dataset, area: str = "7307", dimension: Dimension = Dimension.GROUP, **options) -> dict:
    found = parts(data, area, dimension, **options)["people"]
    return {name: int(count) for name, count in found.items() if not pd.isna(count) and count != 0}


def groups(code: str, **counts: int | None) -> list:
    return [member(MONTH, code, "BPU", count, group=name) for name, count in counts.items()]


def test_every_category_has_words_and_the_dimensions_are_apart() -> None:
    assert categories(Dimension.SEGMENT) == ("PU", "BPU", "JAKON")
    assert categories(Dimension.GROUP) == tuple(GROUP_NAMES)
    assert categories(Dimension.FUNDING) == tuple(FUNDING_NAMES)
    for names in CATEGORY_NAMES.values():
        assert list(names)[-1] == NOT_BROKEN_DOWN
        assert all(Language()(words) for words in names.values())


def test_rows_crossed_with_funding_count_once_in_each_dimension() -> None:
    data = dataset(
        [
            member(MONTH, "7307", "BPU", 30, group="nelayan", funding="mandiri"),
            member(MONTH, "7307", "BPU", 20, group="nelayan", funding="CSR"),
            member(MONTH, "7307", "BPU", 10, group="petani", funding="CSR"),
            member(MONTH, "7307", "PU", 30, group="non-ASN", funding="APBD kab/kota"),
            member(MONTH, "7307", "PU", 10, group="marbot", funding="APBD kab/kota"),
            member(MONTH, "7307", "JAKON", 0),
        ]
    )
    assert people(data) == {"nelayan": 50, "petani": 10, "non-ASN": 30, "marbot": 10}
    assert people(data, dimension=Dimension.FUNDING) == {"mandiri": 30, "CSR": 30, "APBD kab/kota": 40}
    assert people(data, dimension=Dimension.SEGMENT) == {"PU": 40, "BPU": 60}
    assert people(data, segment="BPU") == {"nelayan": 50, "petani": 10}
    assert parts(data).loc["nelayan", "share_percent"] == 50.0


def test_what_is_not_broken_down_is_a_row_of_its_own() -> None:
    data = dataset(
        [
            *groups("7307", nelayan=30),
            member(MONTH, "7307", "BPU", 100),
            member(MONTH, "7307", "PU", 80),
            member(MONTH, "7307", "JAKON", 20),
        ]
    )
    found = parts(data)
    assert people(data) == {"nelayan": 30, NOT_BROKEN_DOWN: 170}
    assert found["total"].unique().tolist() == [200]
    assert found.loc[NOT_BROKEN_DOWN, "share_percent"] == 85.0
    assert found.loc["petani", "people"] is NA


def test_a_group_not_listed_is_zero_only_where_everybody_is_listed() -> None:
    data = dataset([member(MONTH, "7307", s, 10, group="lainnya") for s in ("PU", "BPU", "JAKON")])
    assert parts(data).loc["marbot", ["people", "n_known"]].tolist() == [0, 1]


def test_a_blank_count_is_not_a_small_one() -> None:
    """Of marbot in two segments one is unknown, so their number is; the known ten stay counted."""
    data = dataset(
        [
            member(MONTH, "7307", "PU", 10, group="marbot"),
            member(MONTH, "7307", "BPU", None, group="marbot"),
            member(MONTH, "7307", "BPU", 40),
            member(MONTH, "7307", "PU", 10),
            member(MONTH, "7307", "JAKON", 0),
        ]
    )
    assert people(data) == {NOT_BROKEN_DOWN: 50}
    assert parts(data).loc["marbot", "people"] is NA


def test_a_total_by_group_and_segments_without_groups_are_not_added() -> None:
    data = dataset(
        [
            member(MONTH, "7307", "SEMUA", 60, group="nelayan"),
            member(MONTH, "7307", "PU", 30),
            member(MONTH, "7307", "BPU", 60),
            member(MONTH, "7307", "JAKON", 10),
        ]
    )
    assert people(data) == {"nelayan": 60, NOT_BROKEN_DOWN: 40}


def test_segments_of_a_total_alone_are_not_broken_down() -> None:
    data = dataset([member(MONTH, "7307", "SEMUA", 500)])
    assert people(data, dimension=Dimension.SEGMENT) == {NOT_BROKEN_DOWN: 500}


def test_pmi_stand_apart() -> None:
    data = dataset([*groups("7307", petani=10), member(MONTH, "7307", "PMI", 7, group="lainnya")])
    assert people(data) == {"petani": 10}
    assert people(data, segment="PMI") == {"lainnya": 7}


def test_temporary_members_can_be_left_out() -> None:
    staff = member(MONTH, "7307", "PU", 25, group="petugas ad hoc pemilu", temporary=True)
    data = dataset([staff, member(MONTH, "7307", "PU", 75, group="non-ASN")])
    assert people(data) == {"non-ASN": 75, "petugas ad hoc pemilu": 25}
    assert people(data, temporary=False) == {"non-ASN": 75}


def test_a_roll_up_counts_who_knows() -> None:
    data = dataset([*groups("7307", petani=10), member(MONTH, "7308", "BPU", 40)])
    found = parts(data, "73")
    assert found.loc["petani", ["people", "n_known", "n_used", "n_total"]].tolist() == [10, 1, 2, 24]
    assert found.loc[NOT_BROKEN_DOWN, "people"] == 40
    assert found["share_percent"].sum() == pytest.approx(100)


def test_a_province_given_as_a_whole_is_not_added_to_its_areas() -> None:
    data = dataset(
        [*groups("7307", petani=10), *groups("7308", nelayan=5), member(MONTH, "73", "SEMUA", 1_000)]
    )
    assert people(data, "73") == {"petani": 10, "nelayan": 5, NOT_BROKEN_DOWN: 985}
    assert parts(data, "SULAMA").loc["petani", ["n_used", "n_total"]].tolist() == [24, 102]


def test_the_province_by_group_serves_where_its_areas_are_totals_only() -> None:
    whole = [member(MONTH, "75", "BPU", 60, group="petani"), member(MONTH, "75", "SEMUA", 60)]
    data = dataset([*whole, *(member(MONTH, code, "BPU", 10) for code in areas().inside("75"))])
    assert people(data, "75") == {"petani": 60}


def test_no_members_is_no_data_and_an_unknown_month_is_an_error() -> None:
    data = dataset(groups("7308", petani=10))
    found = parts(data)
    assert found["people"].isna().all()
    assert found["share_percent"].isna().all()
    with pytest.raises(UnknownPeriodError):
        composition(data, level=Level.REGENCY, dimension=Dimension.GROUP, periods=["2024-01"])


def test_areas_by_categories_leave_out_what_nobody_has() -> None:
    data = dataset([*groups("7307", petani=10), *groups("7308", nelayan=5)])
    table = composition(data, level=Level.REGENCY, dimension=Dimension.GROUP, periods=[MONTH]).loc[MONTH]
    wide = matrix(table)
    assert wide.columns.tolist() == ["nelayan", "petani"]
    assert len(wide) == 102
    assert wide.loc["7307", "petani"] == 10
    assert wide.loc["7309", "petani"] is NA


@pytest.mark.full
@settings(max_examples=examples(50), deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["7307", "7308", "7501", "73"]),
            st.sampled_from(["PU", "BPU", "JAKON", "SEMUA"]),
            st.sampled_from(["SEMUA", "petani", "nelayan"]),
            st.sampled_from(["SEMUA", "CSR", "mandiri"]),
            st.one_of(st.none(), st.integers(0, 1_000)),
        ),
        max_size=14,
        unique_by=lambda row: row[:4],
    ),
    st.sampled_from(list(Dimension)),
)
def test_shares_of_what_is_known_sum_to_100(rows: list, dimension: Dimension) -> None:
    data = dataset(
        [member(MONTH, "7101", "PU", 1)]
        + [member(MONTH, code, seg, n, group=group, funding=fund) for code, seg, group, fund, n in rows]
    )
    for level in (Level.REGENCY, Level.PROVINCE, Level.BRANCH, Level.REGION):
        table = composition(data, level=level, dimension=dimension, periods=[MONTH])
        total = table.groupby("kode")["total"].first()
        added = table.groupby("kode")["people"].sum()
        assert (added[total.notna()] == total[total.notna()]).all()
        shares = table.groupby("kode")["share_percent"].sum()
        assert shares[(total > 0).fillna(False)].to_numpy() == pytest.approx(100)
        assert (table["n_known"] <= table["n_used"]).all()


WAJO = dataset(
    [
        member("2024-12", "7313", "PU", 38_306),
        member("2024-12", "7313", "BPU", 14_768),
        member("2024-12", "7313", "JAKON", 14_725),
    ],
    [
        potensi("2024-01", "7313", "PU", 35_036),
        potensi("2024-01", "7313", "BPU", 93_537),
        potensi("2024-01", "7313", "JAKON", 12_196),
    ],
)


def wajo() -> pd.DataFrame:
    return category_coverage(WAJO, level=Level.REGENCY, dimension=Dimension.SEGMENT, period="2024-12")


def test_coverage_by_segment_may_exceed_100_percent() -> None:
    found = wajo().loc["7313"]
    assert found["coverage_percent"].round(2).tolist() == [109.33, 15.79, 120.74]
    assert found["not_covered"].tolist() == [-3_270, 78_769, -2_529]


def test_a_part_above_100_percent_does_not_hide_the_uncovered() -> None:
    found = category_gap(wajo(), codes=["7313"])
    assert found.parts.index.tolist() == [("7313", "BPU")]
    assert found.parts["share_percent"].tolist() == [100.0]
    assert found.above["above"].to_dict() == {("7313", "PU"): 3_270, ("7313", "JAKON"): 2_529}
    assert (found.gross, found.above_total, found.net) == (78_769, 5_799, 140_769 - 67_799)
    assert len(category_gap(wajo()).unknown) == 3 * 101


def test_the_gap_is_ranked_over_areas_and_summed_either_way() -> None:
    data = dataset(
        [member(MONTH, c, s, n) for c, s, n in [("7307", "PU", 10), ("7307", "BPU", 20), ("7308", "PU", 60)]],
        [
            potensi("2025-01", c, s, n)
            for c, s, n in [("7307", "PU", 50), ("7307", "BPU", 80), ("7308", "PU", 50)]
        ],
    )
    found = category_gap(
        category_coverage(data, level=Level.REGENCY, dimension=Dimension.SEGMENT, period=MONTH),
        codes=["7307", "7308"],
    )
    assert found.parts["not_covered"].to_dict() == {("7307", "BPU"): 60, ("7307", "PU"): 40}
    assert found.parts["share_percent"].tolist() == [60.0, 40.0]
    assert found.by("kode")[["gross", "above", "net"]].to_numpy().tolist() == [[100, 0, 100], [0, 10, -10]]
    assert found.by("kategori").loc["PU", ["gross", "above", "net"]].tolist() == [40, 10, 30]
    assert ("7308", "BPU") in found.unknown
    assert found.largest == ("BPU", 60)


@pytest.mark.parametrize(
    ("people", "largest"),
    [
        ({"lainnya": 900, "petani": 300, "nelayan": 200}, ("petani", 250)),
        ({"lainnya": 900}, ("lainnya", 850)),
        ({}, None),
    ],
)
def test_the_largest_gap_has_a_name_where_any_has(
    people: dict[str, int], largest: tuple[str, int] | None
) -> None:
    members = [member(MONTH, "7307", "SEMUA", 50, group=group) for group in people]
    data = dataset(
        members or [member(MONTH, "7307", "SEMUA", 50)],
        people=[group_people(2025, "7307", group, count) for group, count in people.items()],
    )
    table = category_coverage(data, level=Level.REGENCY, dimension=Dimension.GROUP, period=MONTH)
    assert category_gap(table, codes=["7307"]).largest == largest


def religious(*rows: tuple, people: list | None = None, period: str = MONTH) -> pd.DataFrame:
    data = dataset([member(MONTH, *row, group="marbot") for row in rows], people=people or [])
    table = category_coverage(data, level=Level.REGENCY, dimension=Dimension.GROUP, period=period)
    return table.xs("marbot", level="kategori")


def test_a_group_may_sit_in_two_segments() -> None:
    found = religious(
        ("7307", "PU", 30), ("7307", "BPU", 20), people=[group_people(2025, "7307", "marbot", 200)]
    ).loc["7307"]
    assert (found["active"], found["eligible"], found["coverage_percent"]) == (50, 200, 25.0)
    assert (found["not_covered"], found["eligible_versions"]) == (150, ("2025",))


@pytest.mark.parametrize(
    ("years", "eligible"), [({2023: 90, 2024: 100, 2026: 500}, 100), ({2024: 100, 2025: 120}, 120)]
)
def test_the_newest_count_of_people_at_or_before_the_year_applies(years: dict, eligible: int) -> None:
    rows = [group_people(year, "7307", "marbot", n) for year, n in reversed(years.items())]
    assert religious(("7307", "PU", 60), people=rows).loc["7307", "eligible"] == eligible


def test_only_a_later_count_or_a_blank_one_is_no_denominator() -> None:
    later = religious(("7307", "PU", 60), people=[group_people(2026, "7307", "marbot", 100)]).loc["7307"]
    assert (later["active"], later["uncounted"]) == (60, ("7307",))
    assert later["eligible"] is NA
    blank = [group_people(2024, "7307", "marbot", 100), group_people(2025, "7307", "marbot", None)]
    assert religious(("7307", "PU", 60), people=blank).loc["7307", "eligible"] is NA


def test_groups_above_100_percent_are_shown_as_they_are() -> None:
    found = religious(("7307", "PU", 60), people=[group_people(2025, "7307", "marbot", 50)]).loc["7307"]
    assert (found["coverage_percent"], found["not_covered"]) == (120.0, -10)


def test_a_province_counts_members_and_people_of_the_same_areas() -> None:
    data = dataset(
        [member(MONTH, code, "PU", 10, group="marbot") for code in ("7307", "7308")],
        people=[group_people(2025, code, "marbot", 40) for code in ("7307", "7309")],
    )
    table = category_coverage(data, level=Level.PROVINCE, dimension=Dimension.GROUP, period=MONTH)
    found = table.loc[("73", "marbot")]
    assert (found["active"], found["eligible"], found["n_used"], found["n_total"]) == (10, 40, 1, 24)
    assert not found["complete"]
    assert found["uncounted"] == ("7308",)


def test_funding_has_no_denominator() -> None:
    with pytest.raises(NoDenominatorError):
        category_coverage(WAJO, level=Level.REGENCY, dimension=Dimension.FUNDING, period="2024-12")


def test_without_any_file_of_people_there_are_members_only() -> None:
    found = religious(("7307", "PU", 60)).loc["7307"]
    assert found["active"] == 60
    assert found["eligible"] is NA
    assert pd.isna(found["coverage_percent"])
