"""Where the data lies, and how a folder or an upload becomes a Dataset."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from dashboard.data.reference import REFERENCE_FOLDER, ROOT, load_areas, load_published

__all__ = [
    "OFFICE_FOLDER",
    "REFERENCE_FOLDER",
    "ROOT",
    "SAMPLE_FOLDER",
    "load_areas",
    "load_published",
    "today_wita",
]

SAMPLE_FOLDER: Final = ROOT / "data" / "contoh"
OFFICE_FOLDER: Final = ROOT / "data" / "kantor"


def today_wita() -> date:
    """Today in WITA, the time of Sulawesi (Makassar); Maluku's WIT is an hour ahead."""
    return datetime.now(ZoneInfo("Asia/Makassar")).date()
