"""What time it is in Sulawesi (WITA): the one place that asks the machine's clock."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

WITA: Final = ZoneInfo("Asia/Makassar")


def now_wita() -> datetime:
    """Now, in WITA. Tests that turn a day, a month or a year replace this function and nothing else."""
    return datetime.now(WITA)


def today_wita() -> date:
    """Today in WITA: what a month that is not over yet, or a day to come, is told by."""
    return now_wita().date()
