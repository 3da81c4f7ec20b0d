"""What of a dataset is published: the guest's view, where it may be published at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

import pandas as pd

from dashboard.data import store
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import SINGLE, has_passed, view_for
from dashboard.data.disclosure.viewer import GUEST
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.records import Checks, Version
from dashboard.data.start import started
from dashboard.data.version import table_digest, version_and_digests
from dashboard.i18n import N_, Message

#: Rules of the law and dates of policy are public: an office may well have those of the sample.
_MAY_BE_THE_SAMPLES: Final = frozenset({"tarif_iuran", "tonggak"})


@dataclass(frozen=True, eq=False)
class Prepared:
    """A version that can be put in force: what it is made of, without a version before it, and its tables.

    full: the tables before the gate, which a store keeps apart; nothing where they are not known.
    """

    version: Version
    tables: Mapping[str, pd.DataFrame]
    full: Mapping[str, pd.DataFrame] = field(default_factory=dict)


def prepared(data: Dataset, *, note: str, accept_refused: int | None, trial: bool, today: date) -> Prepared:
    """What a guest may see of a dataset, as a version.

    data: as read, before the gate. accept_refused: how many refused rows the publisher knows of. trial:
    whether tables of the sample may be among them; everything then carries the sample's mark.
    Raises PublishingError.
    """
    _may_be_published(data, accept_refused=accept_refused, note=note, trial=trial, today=today)
    shown = view_for(data, GUEST)
    tables = {name: table for name, table in shown.own_tables.items() if not table.empty}
    version, digests = version_and_digests(tables)
    return Prepared(
        Version(
            versi=version,
            tabel={name: (digests[name], len(table)) for name, table in tables.items()},
            bulan=(data.periods[0], data.periods[-1]),
            uji=trial,
            rahasia=tuple(sorted(shown.sealed)),
            periksa=Checks(
                dibaca=sum(each.rows_read for each in data.reports),
                dipakai=sum(each.rows_used for each in data.reports),
                ditolak=sum(each.rows_refused for each in data.reports),
                peringatan=sum(len(each.warnings) for each in data.reports),
            ),
            catatan=note,
            induk="",
        ),
        tables,
        {name: table for name, table in data.own_tables.items() if not table.empty},
    )


def keepable(full: Mapping[str, pd.DataFrame], *, lasting: bool) -> dict[str, pd.DataFrame]:
    """What a store may keep of the tables before the gate: those that name somebody, only where it lasts."""
    return {name: table for name, table in full.items() if lasting or name not in SINGLE}


def prepared_again(
    said: Version, tables: Mapping[str, pd.DataFrame], *, note: str, trial: bool, today: date
) -> Prepared:
    """A version that was published elsewhere and exported from there, to be published here under the same id.

    said: what is said of it; tables: what was read. Raises PublishingError where they are no longer the same.
    """
    version, digests = version_and_digests(tables)
    same = version == said.versi and digests == {name: digest for name, (digest, _) in said.tabel.items()}
    if not same or "kepesertaan" not in tables or not has_passed(tables):
        raise PublishingError(
            Message(
                N_(
                    "Folder ini hasil export versi {version} yang sudah berubah. Pakai yang utuh, atau "
                    "terbitkan dari berkas asalnya."
                ),
                {"version": said.versi},
            )
        )
    _refuse_sample(tables, trial=trial, today=today)
    return Prepared(replace(said, uji=trial, catatan=note, induk=""), tables)


def _may_be_published(
    data: Dataset, *, accept_refused: int | None, note: str, trial: bool, today: date
) -> None:
    if not data.periods:
        raise PublishingError(Message(N_("Folder ini tidak berisi data kepesertaan yang dapat dipakai.")))
    refused = sum(each.rows_refused for each in data.reports)
    if refused and accept_refused != refused:
        raise PublishingError(
            Message(
                N_(
                    "{count} baris ditolak. Perbaiki, atau terbitkan tanpa baris itu dengan "
                    "--terima-ditolak {count} --note TEXT."
                ),
                {"count": refused},
            )
        )
    if refused and not note.strip():
        raise PublishingError(Message(N_("Baris yang ditolak diterima hanya dengan --note.")))
    unread = [each.path for each in data.reports if each.errors and not each.rows_read]
    if unread and accept_refused is None:
        raise PublishingError(
            Message(N_("Ada yang tidak terbaca di folder itu: {files}."), {"files": ", ".join(unread)})
        )
    _refuse_sample(data.own_tables, trial=trial, today=today)


def _refuse_sample(tables: Mapping[str, pd.DataFrame], *, trial: bool, today: date) -> None:
    samples = _of_the_sample(tables, today=today)
    if samples and not trial:
        raise PublishingError(
            Message(
                N_(
                    "Sama dengan data contoh: {tables}. Angka contoh tidak diterbitkan sebagai data; "
                    "untuk mencoba, tambahkan --uji."
                ),
                {"tables": ", ".join(samples)},
            )
        )
    if trial and not samples:
        raise PublishingError(Message(N_("--uji hanya untuk data contoh; folder ini tidak memuatnya.")))


def _of_the_sample(tables: Mapping[str, pd.DataFrame], *, today: date) -> list[str]:
    """Tables that are the sample's own, row for row."""
    alike = [
        name
        for name, table in tables.items()
        if name not in _MAY_BE_THE_SAMPLES and not table.empty and len(table) == _rows_of_sample(name)
    ]
    if not alike:
        return []
    sample = started(store.SAMPLE_FOLDER, source=Source.SAMPLE, today=today).own_tables
    return [name for name in alike if table_digest(name, tables[name]) == table_digest(name, sample[name])]


def _rows_of_sample(name: str) -> int:
    """How many rows a file of the sample has: a line each, below its heading; 0 where there is none."""
    path = store.SAMPLE_FOLDER / f"{name}.csv"
    return path.read_bytes().count(b"\n") - 1 if path.is_file() else 0
