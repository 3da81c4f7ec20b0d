"""Choices that several pages offer in the same words."""

from __future__ import annotations

import pandas as pd

from dashboard.data.contract.words import Level
from dashboard.i18n import N_

LEVELS = {
    Level.REGENCY: N_("Kabupaten/kota"),
    Level.PROVINCE: N_("Provinsi"),
    Level.BRANCH: N_("Wilayah kerja cabang"),
}
OWN_BASE = "berjalan"


def base_months(eligible: pd.DataFrame) -> dict[str, str]:
    """Month from which each version of potensi applies -> its name, oldest first."""
    first = eligible.groupby("versi", observed=True)["berlaku_mulai"].min().sort_values()
    return {str(month): str(version) for version, month in first.items()}
