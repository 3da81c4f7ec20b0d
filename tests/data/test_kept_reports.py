"""What reading came to is told the same after it was kept."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.dataset import Source
from dashboard.data.kept_reports import UnkeepableError, as_json, from_json
from dashboard.data.store import load_dataset
from dashboard.i18n import Message, Month, Percent
from tests.data.intake_tools import TODAY
from tests.spread import spread

CASES = sorted(path for path in (Path(__file__).parents[1] / "cases").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", spread(CASES, quick=8), ids=lambda path: path.name)
def test_every_report_of_a_given_case_comes_back(case: Path) -> None:
    for report in load_dataset(case, source=Source.OFFICE, today=TODAY).reports:
        assert from_json(json.loads(json.dumps(as_json(report)))) == report


def test_messages_within_messages_keep_their_kinds() -> None:
    inner = Message("{month}: {share}", {"month": Month("2025-01", short=False), "share": Percent(5.5, 1)})
    problem = Problem(
        3, "kolom", "x", Message("{said} {n} {f} {b}", {"said": inner, "n": 1, "f": 1.5, "b": True})
    )
    report = FileReport("a.csv", 3, 1, 2, errors=(problem,), readings=(inner,), table="kepesertaan")
    assert from_json(json.loads(json.dumps(as_json(report)))) == report


def test_what_would_not_come_back_is_refused() -> None:
    odd = FileReport("a.csv", 0, 0, 0, readings=(Message("{n}", {"n": np.int64(3)}),))
    with pytest.raises(UnkeepableError):
        as_json(odd)
