"""Small versions made by hand, as the gate would leave them, and a process that publishes them one after another."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from multiprocessing.connection import Connection

import pandas as pd

from dashboard.data.clock import WITA
from dashboard.data.published.database.store import Act
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import place_at
from dashboard.data.published.preparing import Prepared
from dashboard.data.published.records import Checks, Version
from dashboard.data.version import version_and_digests

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=WITA)


def act(why: str = "coba", *, by: str = "Ani", base: str | None = None, minutes: int = 0) -> Act:
    return Act(by, why, NOW + timedelta(minutes=minutes), base)


def made(people: int, *, last: str = "2026-10") -> Prepared:
    """A version in which Sinjai has so many members in the last month; potensi is the same in all of them."""
    members = pd.DataFrame(
        {
            "periode": ["2026-09", last],
            "kode_wilayah": "7307",
            "segmen": "SEMUA",
            "kelompok": "SEMUA",
            "sumber_dana": "SEMUA",
            "peserta_aktif": pd.array([500, people], dtype="Int64"),
            "sementara": False,
            "disembunyikan": False,
        }
    )
    eligible = pd.DataFrame(
        {
            "berlaku_mulai": ["2026-01"],
            "kode_wilayah": "7307",
            "segmen": "SEMUA",
            "potensi": pd.array([100_000], dtype="Int64"),
            "versi": "2026",
            "sumber": "Kantor",
        }
    )
    tables = {"kepesertaan": members, "potensi": eligible}
    version, digests = version_and_digests(tables)
    return Prepared(
        Version(
            versi=version,
            tabel={name: (digests[name], len(table)) for name, table in tables.items()},
            bulan=("2026-09", last),
            uji=False,
            rahasia=(),
            periksa=Checks(dibaca=3, dipakai=3, ditolak=0, peringatan=0),
            catatan=f"{people} orang",
            induk="",
        ),
        tables,
    )


def publish_on(url: str, first: int, told: Connection) -> None:
    """Publish one version after another, with its full set, until killed; each is told once it is acknowledged.

    The first takes longest, as what it needs is imported; whoever kills waits for it.
    """
    store = open_store(place_at(url), create=False)
    for people in range(first, first + 10_000):
        version = made(people)
        store.publish(replace(version, full=version.tables), act())
        told.send(version.version.versi)
