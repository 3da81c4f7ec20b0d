"""Targets that differ are told where the file they came from is reported."""

from dataclasses import replace

from dashboard.data.contract.report import FileReport, Problem
from dashboard.i18n import Language, Message
from dashboard.metrics.coverage.target_warnings import with_target_warnings
from tests.metrics.build import dataset, potensi, target

POTENSI = [potensi("2025-01", "82", "SEMUA", 424_131)]
PERCENT = target(2025, "provinsi", "82", 68.0, "persen")
REPORTS = (
    FileReport("potensi.csv", 1, 1, 0, table="potensi"),
    FileReport("rencana.xlsx", 2, 2, 0, warnings=(Problem(None, "", "", Message("lain")),), table="target"),
)


def test_the_warning_stands_in_the_report_of_the_targets_whatever_the_file_is_called() -> None:
    given = dataset([], POTENSI, [PERCENT, target(2025, "provinsi", "82", 289_003, "orang")])
    first, second = with_target_warnings(replace(given, reports=REPORTS)).reports
    assert first == REPORTS[0]
    assert [problem.expected.template == "lain" for problem in second.warnings] == [False, True]
    assert second.ok
    for language, people, by_percent in (("id", "289.003", "288.410"), ("en", "289,003", "288,410")):
        told = Language(language).render(second.warnings[0].expected)
        assert people in told
        assert by_percent in told


def test_targets_that_agree_change_nothing() -> None:
    given = dataset([], POTENSI, [PERCENT, target(2025, "provinsi", "82", 288_410, "orang")])
    assert with_target_warnings(given) is given
