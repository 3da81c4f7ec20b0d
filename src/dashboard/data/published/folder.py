"""A folder of published versions, made to be committed: the guest's view, and nothing beyond it.

`isi/` holds tables by the digest of their content, shared by all versions; `versi/` what a version is made
of; `riwayat.jsonl` what was published when and why; `kini` the version in force. Each is written whole or not
at all, `kini` last, so that a reader finds a whole version whenever it looks.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import pandas as pd

from dashboard.data import store
from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset, Source, none_of
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import GUEST
from dashboard.data.published.errors import PublishingError
from dashboard.data.reference import ROOT, load_active_rules, load_areas, load_rates
from dashboard.data.start import started
from dashboard.data.version import content_version, table_digest
from dashboard.i18n import N_, Message

#: Committed with the project, it is what the project shows first.
FOLDER: Final = ROOT / "data" / "terbit"
#: Changes with every change of how versions lie in the folder.
CONTRACT: Final = 1
_NOW, _HISTORY = "kini", "riwayat.jsonl"
_VERSIONS, _CONTENTS = "versi", "isi"
#: Rules of the law and dates of policy are public: an office may well have those of the sample.
_MAY_BE_THE_SAMPLES: Final = frozenset({"tarif_iuran", "tonggak"})


@dataclass(frozen=True)
class Checks:
    """What reading the folder came to: rows read, used, refused, and warnings."""

    dibaca: int
    dipakai: int
    ditolak: int
    peringatan: int


@dataclass(frozen=True)
class Version:
    """What a version is made of.

    versi: its id, the data version of its content. tabel: table -> digest of its content and rows. bulan: the
    first and the last month. uji: whether it is the sample's data, which everything then says. rahasia:
    tables about single entities, of which nothing is published. induk: the version before it, "" for none.
    """

    versi: str
    tabel: Mapping[str, tuple[str, int]]
    bulan: tuple[str, str]
    uji: bool
    rahasia: tuple[str, ...]
    periksa: Checks
    catatan: str
    induk: str


@dataclass(frozen=True)
class Entry:
    """One line of the history. jenis: `terbit`, or `kembali` for a version in force again."""

    urutan: int
    versi: str
    jenis: str
    waktu: str
    catatan: str


def publish(
    data: Dataset, folder: Path, *, note: str, accept_refused: int | None, trial: bool, now: datetime
) -> tuple[Version, bool]:
    """Write what a guest may see of a dataset as a version, and put it in force.

    data: as read, before the gate. accept_refused: how many refused rows the publisher knows of. trial:
    whether tables of the sample may be among them; everything then carries the sample's mark. Returns the
    version, and whether anything changed: the same content in force already is left as it is.
    Raises PublishingError, OSError.
    """
    _may_be_published(data, accept_refused=accept_refused, note=note, trial=trial, today=now.date())
    shown = view_for(data, GUEST)
    tables = {name: table for name, table in shown.own_tables.items() if not table.empty}
    before = current(folder)
    version = Version(
        versi=content_version(tables),
        tabel={name: (table_digest(name, table), len(table)) for name, table in tables.items()},
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
        induk="" if before is None else before.versi,
    )
    if before is not None and before.versi == version.versi:
        return before, False
    for name, table in tables.items():
        _put(folder / _CONTENTS / f"{version.tabel[name][0]}.parquet", _as_parquet(table))
    described = folder / _VERSIONS / f"{version.versi}.json"
    if not described.exists():
        _put(described, json.dumps(asdict(version), ensure_ascii=False, indent=2).encode())
    _in_force(folder, version.versi, kind="terbit", note=note, now=now)
    return version, True


def rollback(folder: Path, wanted: str, *, note: str, now: datetime) -> Version:
    """Put an older version in force again, as a new line of the history. Raises PublishingError."""
    version = _described(folder, wanted)
    _tables(folder, version)
    _in_force(folder, version.versi, kind="kembali", note=note, now=now)
    return version


def current(folder: Path) -> Version | None:
    """The version in force; None where nothing is published. Raises PublishingError."""
    try:
        wanted = (folder / _NOW).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        raise _unreadable(_NOW) from None
    return _described(folder, wanted)


def history(folder: Path) -> tuple[Entry, ...]:
    """What was published, the newest first. Raises PublishingError."""
    try:
        lines = (folder / _HISTORY).read_text(encoding="utf-8").splitlines()
        return tuple(Entry(**json.loads(line)) for line in reversed(lines))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError):
        raise _unreadable(_HISTORY) from None


def is_there(folder: Path | None = None) -> bool:
    """Whether anything is published in a folder; None for the project's own."""
    return ((folder or FOLDER) / _NOW).is_file()


def fingerprint(folder: Path | None = None) -> str:
    """Changes with the version in force and with what all data lie in."""
    try:
        now = ((folder or FOLDER) / _NOW).read_bytes()
    except OSError:
        now = b""
    return f"{hashlib.sha256(now).hexdigest()[:16]}-{store.surroundings()}"


def written_at(folder: Path | None = None) -> dict[str, datetime]:
    """When the version in force was published, in WITA, by its name."""
    lines = history(folder or FOLDER)
    return {lines[0].versi: datetime.fromisoformat(lines[0].waktu)} if lines else {}


def read(folder: Path | None = None, *, fingerprint: str) -> Dataset:
    """The version in force as a dataset, each table checked against its digest. Raises PublishingError."""
    folder = folder or FOLDER
    version = current(folder)
    if version is None:
        raise _unreadable(_NOW)
    areas = load_areas()
    found = _tables(folder, version)
    return Dataset(
        source=Source.PUBLISHED,
        areas=areas,
        reports=(),
        fingerprint=f"{Source.PUBLISHED} {fingerprint}",
        law_rates=load_rates(areas),
        active_rules=load_active_rules(),
        version=version.versi,
        trial=version.uji,
        withheld=frozenset(version.rahasia),
        summed=frozenset({"manfaat", "kepatuhan"}),
        members=none_of("kepesertaan"),
        eligible=none_of("potensi"),
        targets=none_of("target"),
        milestones=none_of("tonggak"),
    ).with_own_tables({name: found.get(name, none_of(name)) for name in COLUMNS})


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
    samples = _of_the_sample(data, today=today)
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


def _of_the_sample(data: Dataset, *, today: date) -> list[str]:
    """Tables that are the sample's own, row for row."""
    own = {name: table for name, table in data.own_tables.items() if not table.empty}
    sample = started(store.SAMPLE_FOLDER, source=Source.SAMPLE, today=today).own_tables
    return [
        name
        for name, table in own.items()
        if name not in _MAY_BE_THE_SAMPLES
        and len(table) == len(sample[name])
        and table_digest(name, table) == table_digest(name, sample[name])
    ]


def _described(folder: Path, wanted: str) -> Version:
    if not re.fullmatch(r"[0-9a-f]{8,64}", wanted):
        raise PublishingError(Message(N_("Versi tidak dikenal: {version}."), {"version": wanted}))
    path = folder / _VERSIONS / f"{wanted}.json"
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Version(
            **{
                **said,
                "tabel": {name: (str(digest), int(rows)) for name, (digest, rows) in said["tabel"].items()},
                "bulan": tuple(said["bulan"]),
                "rahasia": tuple(said["rahasia"]),
                "periksa": Checks(**said["periksa"]),
            }
        )
    except FileNotFoundError:
        raise PublishingError(Message(N_("Versi tidak dikenal: {version}."), {"version": wanted})) from None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise _unreadable(f"{_VERSIONS}/{path.name}") from None


def _tables(folder: Path, version: Version) -> dict[str, pd.DataFrame]:
    """The tables of a version, whose content is what their names say."""
    found = {}
    for name, (digest, rows) in version.tabel.items():
        path = folder / _CONTENTS / f"{digest}.parquet"
        try:
            table = pd.read_parquet(path)
        except (OSError, ValueError):
            raise _unreadable(f"{_CONTENTS}/{path.name}") from None
        if name not in COLUMNS or len(table) != rows or table_digest(name, table) != digest:
            raise _unreadable(f"{_CONTENTS}/{path.name}")
        found[name] = table
    return found


def _in_force(folder: Path, version: str, *, kind: str, note: str, now: datetime) -> None:
    """Write the history, then the pointer; until that is written the version before stays in force."""
    lines = list(reversed(history(folder)))
    entry = Entry(len(lines) + 1, version, kind, now.isoformat(timespec="seconds"), note)
    written = [json.dumps(asdict(each), ensure_ascii=False) for each in (*lines, entry)]
    _put(folder / _HISTORY, ("\n".join(written) + "\n").encode())
    _put(folder / _NOW, f"{version}\n".encode())


def _put(path: Path, content: bytes) -> None:
    """Write a file whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draf-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # Made for its owner alone; what is committed may be read like every other file.
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _as_parquet(table: pd.DataFrame) -> bytes:
    made = io.BytesIO()
    table.to_parquet(made, index=False, compression="zstd")
    return made.getvalue()


def _unreadable(name: str) -> PublishingError:
    return PublishingError(
        Message(
            N_("Data terbit tidak terbaca: {file} hilang atau berubah sesudah diterbitkan."), {"file": name}
        )
    )


def unreadable(error: PublishingError, *, fingerprint: str) -> Dataset:
    """What stands for a published folder that can't be used: no table, and a report that says why."""
    areas = load_areas()
    problem = Problem(None, "", "", error.message)
    return Dataset(
        source=Source.PUBLISHED,
        areas=areas,
        reports=(FileReport(FOLDER.name, 0, 0, 0, errors=(problem,)),),
        fingerprint=f"{Source.PUBLISHED} {fingerprint}",
        law_rates=load_rates(areas),
        members=none_of("kepesertaan"),
        eligible=none_of("potensi"),
        targets=none_of("target"),
        milestones=none_of("tonggak"),
    )
