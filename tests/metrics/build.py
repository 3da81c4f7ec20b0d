"""Small datasets made by hand, on the real areas."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pandas as pd

from dashboard.data.contract.words import ALL, COLUMNS
from dashboard.data.dataset import Dataset, Source
from dashboard.data.places.areas import Areas
from dashboard.data.store import load_areas

Member = tuple[str, str, str, str, str, int | None, bool]
Potensi = tuple[str, str, str, int | None, str]
Target = tuple[int, str, str, str, str, float, str, str]
People = tuple[int, str, str, int | None, str]
Actual = tuple[str, str, str, int | None]


@cache
def areas() -> Areas:
    return load_areas()


def member(
    period: str,
    code: str,
    segment: str,
    count: int | None,
    *,
    group: str = ALL,
    funding: str = ALL,
    temporary: bool = False,
) -> Member:
    return (period, code, segment, group, funding, count, temporary)


def potensi(start: str, code: str, segment: str, count: int | None, *, version: str | None = None) -> Potensi:
    return (start, code, segment, count, version or start[:4])


def group_people(
    year: int, code: str, group: str, count: int | None, *, version: str | None = None
) -> People:
    return (year, code, group, count, version or str(year))


def target(
    year: int,
    level: str,
    code: str,
    value: float,
    unit: str,
    *,
    segment: str = ALL,
    kind: str = "UCJ",
    source: str = "Contoh",
) -> Target:
    return (year, level, code, segment, kind, value, unit, source)


def dataset(
    members: Iterable[Member],
    eligible: Iterable[Potensi] = (),
    targets: Iterable[Target] = (),
    *,
    people: Iterable[People] = (),
    actuals: Iterable[Actual] = (),
) -> Dataset:
    text, count = "str", "Int64"
    return Dataset(
        source=Source.OFFICE,
        areas=areas(),
        members=pd.DataFrame(list(members), columns=list(COLUMNS["kepesertaan"])).astype(
            dict.fromkeys(COLUMNS["kepesertaan"], text) | {"peserta_aktif": count, "sementara": "bool"}
        ),
        eligible=pd.DataFrame(
            [(*row, "Contoh") for row in eligible], columns=list(COLUMNS["potensi"])
        ).astype(dict.fromkeys(COLUMNS["potensi"], text) | {"potensi": count}),
        targets=pd.DataFrame(list(targets), columns=list(COLUMNS["target"])).astype(
            dict.fromkeys(COLUMNS["target"], text) | {"tahun": count, "nilai": "float64"}
        ),
        milestones=pd.DataFrame(columns=list(COLUMNS["tonggak"])),
        reports=(),
        fingerprint="",
        group_population=pd.DataFrame(
            [(*row, "Contoh") for row in people], columns=list(COLUMNS["populasi_kelompok"])
        ).astype(dict.fromkeys(COLUMNS["populasi_kelompok"], text) | {"tahun": count, "jumlah": count}),
        branch_actuals=pd.DataFrame(list(actuals), columns=list(COLUMNS["realisasi_cabang"])).astype(
            dict.fromkeys(COLUMNS["realisasi_cabang"], text) | {"peserta_aktif": count}
        ),
    )
