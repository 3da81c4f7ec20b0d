"""Numbers that are read as they stand and yet are hardly what was meant. Nothing here changes any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.findings import Findings
from dashboard.data.contract.report import Problem
from dashboard.data.schemas.spec import PERCENT
from dashboard.i18n import N_, Message, Month

#: Ten times as many, or a tenth, from one month to the next is a slip of a mark more often than the truth.
FACTOR: Final = 10
#: Below this many people a factor of ten happens by itself.
FEWEST: Final = 100
_SMALL: Final = 1.0
#: Where percentages stand beside each other that should be alike.
_PERCENTAGES: Final = {"target": "nilai", "kemiskinan": "persen"}

#: The column of months of a table whose numbers are set against the month before -> the number.
_OVER_TIME: Final = {
    "kepesertaan": ("periode", "peserta_aktif"),
    "realisasi_cabang": ("periode", "peserta_aktif"),
    "potensi": ("berlaku_mulai", "potensi"),
}


def warn_of_leaps(
    name: str,
    frame: pd.DataFrame,
    *,
    key: Sequence[str],
    findings: Findings,
    before: pd.DataFrame | None = None,
) -> None:
    """Warn of numbers ten times those of the month before, or a tenth.

    name: the contract's table; frame: its typed rows, index = position; key: what may occur once; before:
    rows of the table loaded already; with them only leaps from one of them are told.
    """
    if name not in _OVER_TIME:
        return
    month, number = _OVER_TIME[name]
    if before is None and frame[month].nunique() < 2:
        return
    rest = [column for column in key if column != month]
    rows = frame[[month, *rest, number]].assign(_at=frame.index.to_numpy())
    if before is not None and not before.empty:
        others = before[[month, *rest, number]].assign(_at=-1)
        sent = pd.MultiIndex.from_frame(rows[[month, *rest]])
        others = others[~pd.MultiIndex.from_frame(others[[month, *rest]]).isin(sent)]
        rows = pd.concat([rows, others], ignore_index=True)
    rows = rows[rows[number].notna()].sort_values([*rest, month], kind="stable")
    same = (rows[rest] == rows[rest].shift()).all(axis=1).to_numpy(dtype=bool)
    now = rows[number].to_numpy(dtype=np.int64)
    then = np.concatenate([now[:1], now[:-1]])
    at = rows["_at"].to_numpy()
    if before is not None:
        same = same & (np.concatenate([at[:1], at[:-1]]) < 0)
    leaps = same & (np.maximum(now, then) >= FEWEST) & (np.minimum(now, then) > 0)
    leaps &= np.maximum(now, then) >= FACTOR * np.minimum(now, then)
    months = rows[month].to_numpy()
    found = np.flatnonzero(leaps & (at >= 0))
    told = {
        int(at[each]): Problem(
            None,
            number,
            str(int(now[each])),
            Message(
                N_(
                    "angka yang sejalan dengan bulan sebelumnya: {before} pada {then}, {now} pada {month}; "
                    "periksa nol dan titiknya"
                ),
                {
                    "before": int(then[each]),
                    "then": Month(str(months[each - 1])),
                    "now": int(now[each]),
                    "month": Month(str(months[each])),
                },
            ),
        )
        for each in found.tolist()
    }
    findings.warn(np.array(sorted(told), dtype=np.intp), lambda position: told[position])


def warn_of_small_percentages(name: str, frame: pd.DataFrame, findings: Findings) -> None:
    """Warn of a percentage below 1 % among larger ones. frame: typed rows of a table, index = position."""
    if name not in _PERCENTAGES:
        return
    column = _PERCENTAGES[name]
    percent = frame[frame["satuan"] == PERCENT] if "satuan" in frame else frame
    percent = percent[percent[column].notna()]
    small = percent[(percent[column] > 0) & (percent[column] < _SMALL)]
    if len(small) == len(percent):
        return
    expected = Message(N_("persen seperti yang lain; ini di bawah 1%: mungkin pecahan"))
    values = small[column].map(lambda value: f"{value:g}".replace(".", ",")).to_dict()
    findings.warn(
        small.index.to_numpy(dtype=np.intp),
        lambda position: Problem(None, column, values[position], expected),
    )
