"""`publish`: a data folder becomes a version that everybody with the link sees, and one step back."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from dashboard.command.arguments import CannotError, unwritable, whole_number
from dashboard.command.reading import named_mapping, read_areas
from dashboard.data import store
from dashboard.data.clock import now_wita, today_wita
from dashboard.data.dataset import Dataset, Source
from dashboard.data.published import folder as published
from dashboard.data.published.errors import PublishingError
from dashboard.i18n import Language

text = Language()


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
    command.add_argument(
        "--history", action="store_true", help=text("tampilkan riwayat, yang terbaru lebih dulu")
    )
    command.add_argument(
        "--rollback", metavar=text("versi"), help=text("kembalikan satu versi; menjadi baris baru di riwayat")
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
    accepted = options.terima_ditolak
    version, changed = published.publish(
        _read(options),
        options.to,
        note=options.note,
        accept_refused=None if accepted is None else whole_number(accepted, option="--terima-ditolak"),
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
        print("\n".join(_told(version, options.to)))
    return 0


def _read(options: argparse.Namespace) -> Dataset:
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


def _told(version: published.Version, to: Path) -> list[str]:
    first, last = version.bulan
    lines = [
        text(
            "Terbit: versi {version}, {first} sampai {last}, di {path}.",
            version=version.versi,
            first=text.month(first),
            last=text.month(last),
            path=str(to),
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
    lines.append(text("Agar tampil di tautan: commit folder itu, lalu kirim ke repositori."))
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
        kind = text("terbit") if each.jenis == "terbit" else text("kembali")
        print(f"{each.waktu}  {each.versi}  {kind}  {each.catatan}".rstrip())
    return 0


def _rollback(options: argparse.Namespace) -> int:
    version = published.rollback(options.to, options.rollback, note=options.note, now=now_wita())
    if options.json:
        print(json.dumps({"version": version.versi}, indent=2))
    else:
        print(text("Kembali ke versi {version}.", version=version.versi))
    return 0
