"""`publish`: a data folder becomes a version that everybody with the link sees, and one step back."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Final

from dashboard.command.arguments import CannotError, unwritable, whole_number
from dashboard.command.reading import named_mapping, read_areas
from dashboard.data import store
from dashboard.data.clock import now_wita, today_wita
from dashboard.data.dataset import Dataset, Source
from dashboard.data.published import folder as published
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.records import Entry, Version
from dashboard.i18n import N_, Language

text = Language()

#: What a line of the history tells.
KINDS: Final = {"terbit": N_("terbit"), "kembali": N_("kembali"), "tarik": N_("ditarik")}


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of `publish`, but for those that several commands share."""
    command.add_argument(
        "folder",
        type=Path,
        nargs="?",
        metavar=text("folder"),
        help=text("folder data: seluruhnya yang terbit"),
    )
    command.add_argument(
        "--to",
        type=Path,
        default=published.FOLDER,
        help=text("folder terbit; tanpa ini data/terbit, yang dibaca aplikasi"),
    )
    command.add_argument("--note", default="", help=text("catatan penerbitan; tampil di riwayat"))
    add_consents(command)
    command.add_argument(
        "--history", action="store_true", help=text("tampilkan riwayat, yang terbaru lebih dulu")
    )
    command.add_argument(
        "--rollback", metavar=text("versi"), help=text("kembalikan satu versi; menjadi baris baru di riwayat")
    )


def add_consents(command: argparse.ArgumentParser) -> None:
    """The options by which a publisher says what he knows of: refused rows, the sample."""
    command.add_argument(
        "--terima-ditolak",
        metavar=text("jumlah"),
        help=text("terbitkan walau ada baris ditolak; sebut jumlahnya, dengan --note"),
    )
    command.add_argument(
        "--uji",
        action="store_true",
        help=text("terbitkan data contoh untuk mencoba; tetap bertanda DATA CONTOH"),
    )


def run(options: argparse.Namespace) -> int:
    """Publish, roll back, or tell the history. Raises CannotError."""
    try:
        if options.history:
            return _history(options)
        if options.rollback is not None:
            return _rollback(options)
        return _publish(options)
    except PublishingError as error:
        raise CannotError(text.render(error.message)) from None
    except OSError as error:
        raise unwritable(error, options.to) from None


def _publish(options: argparse.Namespace) -> int:
    if options.folder is None:
        raise CannotError(text("Sebut folder data yang akan diterbitkan."))
    version, changed = published.publish(
        read_folder(options),
        options.to,
        note=options.note,
        accept_refused=accepted_refused(options),
        trial=options.uji,
        now=now_wita(),
    )
    if options.json:
        print(
            json.dumps(
                {"version": version.versi, "changed": changed, **asdict(version)},
                ensure_ascii=False,
                indent=2,
            )
        )
    elif not changed:
        print(text("Tidak ada yang berubah: versi {version} sudah terbit.", version=version.versi))
    else:
        told = told_of(version, place=str(options.to))
        print("\n".join((*told, text("Agar tampil di tautan: commit folder itu, lalu kirim ke repositori."))))
    return 0


def accepted_refused(options: argparse.Namespace) -> int | None:
    """How many refused rows the publisher says he knows of. Raises CannotError."""
    written = options.terima_ditolak
    return None if written is None else whole_number(written, option="--terima-ditolak")


def read_folder(options: argparse.Namespace) -> Dataset:
    """The folder to be published, as read, before the gate. Raises CannotError."""
    try:
        # The sample too is read as an office's data: nothing of it leaves but what a guest may see.
        return store.load_dataset(
            options.folder,
            source=Source.OFFICE,
            today=today_wita(),
            areas=read_areas(),
            code_list=options.codes,
            mapping=named_mapping(options.mapping),
        )
    except store.FolderNotFoundError:
        raise CannotError(text("Folder tidak ditemukan: {path}", path=str(options.folder))) from None


def told_of(version: Version, *, place: str) -> list[str]:
    """What a version put in force at a place holds, line by line."""
    first, last = version.bulan
    lines = [
        text(
            "Terbit: versi {version}, {first} sampai {last}, di {path}.",
            version=version.versi,
            first=text.month(first),
            last=text.month(last),
            path=place,
        ),
        text(
            "{read} baris dibaca, {used} dipakai, {refused} ditolak.",
            read=version.periksa.dibaca,
            used=version.periksa.dipakai,
            refused=version.periksa.ditolak,
        ),
    ]
    if version.rahasia:
        lines.append(
            text(
                "Tidak ikut terbit, karena satu barisnya satu pihak: {tables}.",
                tables=", ".join(version.rahasia),
            )
        )
    if version.uji:
        lines.append(text("Bertanda DATA CONTOH, karena diterbitkan dengan --uji."))
    return lines


def _history(options: argparse.Namespace) -> int:
    entries = published.history(options.to)
    if options.json:
        print(
            json.dumps(
                [{"version": each.versi, **asdict(each)} for each in entries], ensure_ascii=False, indent=2
            )
        )
        return 0
    if not entries:
        print(text("Belum ada yang terbit di {path}.", path=str(options.to)))
    for each in entries:
        print(history_line(each))
    return 0


def history_line(entry: Entry) -> str:
    """One line of a history."""
    parts = (entry.waktu, entry.versi, text(KINDS[entry.jenis]), entry.oleh, entry.catatan)
    return "  ".join(filter(None, parts))


def _rollback(options: argparse.Namespace) -> int:
    version = published.rollback(options.to, options.rollback, note=options.note, now=now_wita())
    if options.json:
        print(json.dumps({"version": version.versi}, indent=2))
    else:
        print(text("Kembali ke versi {version}.", version=version.versi))
    return 0
