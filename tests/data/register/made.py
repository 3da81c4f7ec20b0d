"""A register made for tests: seeded, with second memberships, wrong NIK, unknown codes, late payers and twins.

Every NIK ends in 0000, so that none is anybody's.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.data.contract.words import FUNDING_NAMES, GROUP_NAMES
from dashboard.data.store import load_areas
from dashboard.metrics.cube.months import month_number, month_text

SEGMENTS = ("PU", "BPU", "JAKON", "PMI")
FIRST = "2021-12"
#: Bytes of a row group matter less than that a month is read alone.
ROW_GROUP = 500_000


def months_from(first: str, count: int) -> list[str]:
    start = month_number(first)
    return [month_text(start + at) for at in range(count)]


def made_register(folder: Path, *, rows: int, months: int, seed: int = 7, first: str = FIRST) -> Path:
    """Write `rows` in all, one Parquet file a month; returns the folder."""
    rng = np.random.default_rng(seed)
    areas = load_areas()
    codes = np.array([*areas.codes, "9999"], dtype=object)
    branches = np.array([*areas.branches, "KC99"], dtype=object)
    count = rows // months
    people = max(int(count * 0.93), 1)
    person = np.concatenate([np.arange(people), rng.integers(0, people, count - people)])
    home = rng.integers(0, len(codes) - 1, people)
    home[rng.random(people) < 0.001] = len(codes) - 1
    nik = np.array([f"{each:012d}0000" for each in range(people)], dtype=object)[person]
    wrong = rng.random(count)
    nik[wrong < 0.002] = None
    short = (wrong >= 0.002) & (wrong < 0.003)
    nik[short] = np.array([each[:15] for each in nik[short]], dtype=object)
    segment = rng.choice(4, count, p=[0.52, 0.30, 0.15, 0.03])
    group = rng.integers(0, len(GROUP_NAMES), count)
    funding = np.where(segment == 1, rng.integers(0, len(FUNDING_NAMES), count), 1)
    start = np.where(
        rng.random(count) < 0.65, -rng.integers(1, 60, count), rng.integers(0, max(months, 1), count)
    )
    end = start + rng.geometric(1 / 150, count)
    lag = np.minimum(rng.geometric(0.45, count) - 1, 30)
    branch = np.where(segment == 1, -1, rng.integers(0, len(branches), count))
    kpj = np.array([f"{each:011d}" for each in range(count)], dtype=object)
    shuffled = rng.permutation(count)
    base = month_number(first)
    names = np.array([month_text(base + at) for at in range(-240, months + 1)], dtype=object)
    folder.mkdir(parents=True, exist_ok=True)

    def of(values: np.ndarray, words: np.ndarray, mask: np.ndarray | None = None) -> pa.Array:
        picked = values[shuffled].astype(np.int32)
        hidden = None if mask is None else mask[shuffled]
        return pa.DictionaryArray.from_arrays(pa.array(picked, mask=hidden), pa.array(list(words)))

    steady = {
        "nik": pa.array(nik[shuffled], pa.string()),
        "kpj": pa.array(kpj[shuffled]),
        "segmen": of(segment, np.array(SEGMENTS, dtype=object)),
        "kelompok": of(group, np.array(list(GROUP_NAMES), dtype=object)),
        "sumber_dana": of(funding, np.array(list(FUNDING_NAMES), dtype=object)),
        "kode_wilayah": of(home[person], codes),
        "kode_cabang": of(np.maximum(branch, 0), branches, branch < 0),
        "mulai": of(start + 240, names),
        "berakhir": of(np.minimum(end, months) + 240, names, end >= months),
        "sementara": of(
            (group == list(GROUP_NAMES).index("petugas ad hoc pemilu")).astype(int), np.array(["tidak", "ya"])
        ),
    }
    for at, month in enumerate(months_from(first, months)):
        paid = np.maximum(np.minimum(at - lag, end), -240) + 240
        periode = pa.DictionaryArray.from_arrays(pa.array(np.zeros(count, np.int32)), pa.array([month]))
        table = pa.table({"periode": periode, **steady, "dibayar_sampai": of(paid, names)})
        twins = table.slice(0, count // 500)
        whole = pa.concat_tables([table.slice(0, count - len(twins)), twins])
        pq.write_table(whole, folder / f"{month}.parquet", compression="lz4", row_group_size=ROW_GROUP)
    return folder


def as_frame(folder: Path) -> pd.DataFrame:
    """The whole register as text, None for a blank."""
    frames = [pd.read_parquet(path) for path in sorted(folder.glob("*.parquet"))]
    return pd.concat([frame.astype(object).where(frame.notna(), None) for frame in frames], ignore_index=True)
