"""Load the sample so many times over, in a process of its own: seconds and peak memory as JSON.

The copies are the same rows in earlier months, so that every row is a new one.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from dashboard.data import store
from dashboard.data.clock import today_wita
from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Source
from dashboard.metrics.cube.months import month_before


def enlarge(times: int, folder: Path) -> None:
    """Write the sample's members `times` over into a folder, with its other files as they are."""
    for path in store.SAMPLE_FOLDER.glob("*.csv"):
        if path.stem in COLUMNS:
            (folder / path.name).write_bytes(path.read_bytes())
    members = pd.read_csv(store.SAMPLE_FOLDER / "kepesertaan.csv", dtype=str)
    months = sorted(members["periode"].unique())
    copies = [members]
    for copy in range(1, times):
        earlier = {month: month_before(month, copy * len(months)) for month in months}
        copies.append(members.assign(periode=members["periode"].map(earlier)))
    pd.concat(copies).to_csv(folder / "kepesertaan.csv", index=False)


def main() -> None:
    """Measure one load."""
    times = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        enlarge(times, folder)
        areas, today = store.load_areas(), today_wita()
        # The first load also imports what every load needs; only reading is to be compared.
        store.load_dataset(store.SAMPLE_FOLDER, source=Source.SAMPLE, today=today, areas=areas)
        start = time.perf_counter()
        data = store.load_dataset(folder, source=Source.OFFICE, today=today, areas=areas)
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": seconds, "peak_mib": peak, "rows": len(data.members)}))


if __name__ == "__main__":
    main()
