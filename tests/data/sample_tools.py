"""The committed sample, read as the tests look at it."""

import pandas as pd

from dashboard.data.store import SAMPLE_FOLDER


def read(name: str) -> pd.DataFrame:
    table = pd.read_csv(SAMPLE_FOLDER / f"{name}.csv", dtype="str")
    amounts = [column for column in ("peserta_aktif", "potensi", "nilai") if column in table]
    return table.assign(**{column: pd.to_numeric(table[column]) for column in amounts})
