"""What a branch's data lack, file by file."""

from __future__ import annotations

from dataclasses import replace

from dashboard.data.dataset import Dataset
from dashboard.data.disclosure.limits import HIDDEN
from dashboard.metrics.coverage.branch_gaps import Gap, Lacks, branch_gaps
from tests.metrics.build import areas, dataset, group_people, member, potensi, target
from tests.metrics.funded_rows import fundings, term

NOW = "2026-10"
OWN = areas().inside("KC07")


def whole() -> Dataset:
    made = dataset(
        [member(NOW, code, "BPU", 10) for code in OWN],
        [potensi("2026-01", code, "BPU", 100) for code in OWN],
        [
            *(target(2026, "kabkota", code, 50, "persen") for code in OWN),
            target(2026, "cabang", "KC07", 900, "orang", kind="cabang"),
        ],
        people=[group_people(2025, code, "petani", 40) for code in OWN],
        actuals=[(NOW, "KC07", "SEMUA", 800)],
    )
    counted = made.compliance.reindex(range(len(OWN))).assign(kode_wilayah=list(OWN), periode="2026-06")
    return replace(made, fundings=fundings(*(term(code) for code in OWN)), compliance=counted)


def lacking(data: Dataset) -> tuple[Gap, ...]:
    return branch_gaps(data, branch="KC07", period=NOW)


def test_nothing_lacks_where_everything_is_there() -> None:
    assert lacking(whole()) == ()


def test_another_month_or_year_is_lacking() -> None:
    found = branch_gaps(whole(), branch="KC07", period="2027-01")
    assert [each.what for each in found] == [
        Lacks.OWN_COUNT, Lacks.OWN_TARGET, Lacks.MEMBERS, Lacks.TARGET,
    ]  # fmt: skip
    assert all(set(each.codes) in (set(), set(OWN)) for each in found)


def test_a_blank_count_is_lacking_and_a_hidden_one_is_there() -> None:
    data = whole()
    members = data.members.copy()
    members.loc[members["kode_wilayah"] == OWN[0], "peserta_aktif"] = None
    assert lacking(replace(data, members=members)) == (Gap(Lacks.MEMBERS, (OWN[0],)),)
    hidden = members.assign(**{HIDDEN: members["kode_wilayah"] == OWN[0]})
    assert lacking(replace(data, members=hidden)) == ()


def test_one_area_without_a_file_is_named() -> None:
    data = whole()
    without = data.fundings[data.fundings["kode_wilayah"] != OWN[2]]
    assert lacking(replace(data, fundings=without)) == (Gap(Lacks.FUNDINGS, (OWN[2],)),)
