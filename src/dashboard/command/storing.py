"""`store`: versions published into a database, and what was, is and no longer is in force there."""

from __future__ import annotations

import argparse
import getpass
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dashboard.command.arguments import CannotError, unwritable
from dashboard.command.parser import Parser
from dashboard.command.publishing import accepted_refused, add_consents, history_line, read_folder, told_of
from dashboard.command.storing_people import Act as PeopleAct
from dashboard.command.storing_people import add_people, let_read
from dashboard.command.storing_words import change_lines, entry_as_json, status_lines
from dashboard.data.clock import now_wita, today_wita
from dashboard.data.new_files import AlreadyThereError
from dashboard.data.published.comparing import compared
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.exported import read_version, write_version
from dashboard.data.published.opening import open_store
from dashboard.data.published.persons import Operator
from dashboard.data.published.place import Place, configured, place_at
from dashboard.data.published.preparing import Prepared, prepared, prepared_again
from dashboard.data.reference import load_areas
from dashboard.i18n import N_, Language

if TYPE_CHECKING:
    from dashboard.data.published.database.store import Act, Store

DONE: Final = 0
WRONG: Final = 1

text = Language()

Options = argparse.Namespace
AddOptions = Callable[[argparse.ArgumentParser], None]


def add_commands(command: argparse.ArgumentParser, *, reading_options: Sequence[AddOptions]) -> None:
    """The commands under `store`. reading_options: what `publish` shares with others that read a folder."""
    _add_shared(command, default=None)
    commands = command.add_subparsers(
        required=True, metavar=text("perintah"), dest="store_command", parser_class=Parser
    )

    def add(name: str, run: Callable[[Options], int], told: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(name, help=told)
        _add_shared(made, default=argparse.SUPPRESS)
        made.set_defaults(run=lambda options: _in_words(run, options))
        return made

    add("init", _init, text("buat penyimpanan, atau mutakhirkan susunannya"))
    add("status", _status, text("versi yang berlaku dan keadaan penyimpanan"))
    publish = add("publish", _publish, text("terbitkan satu folder data"))
    publish.add_argument(
        "folder", type=Path, metavar=text("folder"), help=text("folder data: seluruhnya yang terbit")
    )
    publish.add_argument("--note", required=True, help=text("catatan penerbitan; tampil di riwayat"))
    _add_actor(publish, required=True)
    add_consents(publish)
    for add_options in reading_options:
        add_options(publish)
    add("history", _history, text("riwayat, yang terbaru lebih dulu"))
    diff = add("diff", _diff, text("perbedaan dua versi, tabel demi tabel"))
    _add_version(diff, N_("sebelum"))
    _add_version(diff, N_("sesudah"))
    for name, run, told in (
        ("rollback", _rollback, text("kembalikan satu versi lama; menjadi baris baru di riwayat")),
        ("withdraw", _withdraw, text("tarik satu versi: isinya dihapus, catatannya tinggal")),
    ):
        acting = add(name, run, told)
        _add_version(acting, N_("versi"))
        acting.add_argument("--reason", required=True, help=text("alasannya; tampil di riwayat"))
        _add_actor(acting, required=False)
    add("verify", _verify, text("hitung ulang sidik setiap isi dan nomor setiap versi"))
    export = add("export", _export, text("tulis satu versi sebagai berkas CSV menurut templat"))
    _add_version(export, N_("versi"))
    export.add_argument("folder", type=Path, metavar=text("folder"), help=text("folder tujuan"))
    people: argparse.ArgumentParser = commands.add_parser(
        "people", help=text("siapa yang boleh masuk, dengan peran apa")
    )
    _add_shared(people, default=argparse.SUPPRESS)
    add_people(people, _as_named)
    grant = add(
        "grant", _as_named(let_read), text("izinkan satu pengguna basis data membaca yang dilihat tamu")
    )
    grant.add_argument("user", metavar=text("pengguna"))


def _add_shared(command: argparse.ArgumentParser, *, default: str | None) -> None:
    command.add_argument(
        "--url",
        default=default,
        help=text("berkas SQLite, atau alamat postgresql://…; tanpa ini yang disebut pengaturan"),
    )
    command.add_argument("--json", action="store_true", default=default or False, help=text("keluaran JSON"))


def _add_version(command: argparse.ArgumentParser, name: str) -> None:
    command.add_argument(name, metavar=text(name), help=text("nomor versi, misalnya 3f2a9c1b"))


def _add_actor(command: argparse.ArgumentParser, *, required: bool) -> None:
    command.add_argument(
        "--by", required=required, help=text("nama yang bertanggung jawab; tampil di riwayat")
    )
    command.add_argument(
        "--base", metavar=text("versi"), help=text("hanya bila versi ini yang masih berlaku")
    )


def _in_words(run: Callable[[Options], int], options: Options) -> int:
    """Raises CannotError for whatever can't be done."""
    try:
        return run(options)
    except PublishingError as error:
        raise CannotError(text.render(error.message)) from None


def _as_named(act: PeopleAct) -> Callable[[Options], int]:
    """A command upon the store, by whoever is named, else whoever is logged in on this machine."""

    def run(options: Options) -> int:
        by = Operator(_named(getattr(options, "by", None)))
        with _opened(options) as store:
            said, lines = act(options, store, by)
        return _print(options, said, lines)

    return lambda options: _in_words(run, options)


def _place(options: Options) -> Place:
    if options.url is not None:
        return place_at(options.url)
    place = configured()
    if place is None:
        raise CannotError(
            text("Sebut penyimpanannya dengan --url, atau atur DASBOR_STORE atau DASBOR_DATABASE_URL.")
        )
    return place


@contextmanager
def _opened(options: Options, *, create: bool = False) -> Iterator[Store]:
    store = open_store(_place(options), create=create)
    try:
        yield store
    finally:
        store.close()


def _act(options: Options, *, why: str) -> Act:
    from dashboard.data.published.database.store import Act  # noqa: PLC0415 - imported when first needed

    by = _named(options.by)
    if not why.strip():
        raise CannotError(text("Catatan atau alasan tidak boleh kosong."))
    return Act(by, why.strip(), now_wita(), options.base)


def _named(written: str | None) -> str:
    """Who acts: as written, else whoever is logged in on this machine. Raises CannotError."""
    try:
        name = getpass.getuser() if written is None else written.strip()
    except (OSError, KeyError, ImportError):
        name = ""
    if not name:
        raise CannotError(text("Sebut namanya dengan --by."))
    return name


def _print(options: Options, said: Any, lines: Sequence[str]) -> int:
    print(json.dumps(said, ensure_ascii=False, indent=2) if options.json else "\n".join(lines))
    return DONE


def _init(options: Options) -> int:
    with _opened(options, create=True) as store:
        schema = store.state().schema
    place = _place(options)
    told = text("Penyimpanan siap: {place}.", place=place.said)
    return _print(options, {"schema": schema, "place": place.said}, [told])


def _status(options: Options) -> int:
    place = _place(options)
    with _opened(options) as store:
        state, found = store.state(), store.current()
    said = {
        "version": None if found is None else found[0].versi,
        "current": None if found is None else entry_as_json(found[1]),
        "place": place.said,
        "persistent": place.lasting,
        **asdict(state),
    }
    return _print(options, said, status_lines(place, state, found))


def _publish(options: Options) -> int:
    act = _act(options, why=options.note)
    made = _prepared(options)
    with _opened(options, create=True) as store:
        changed = store.publish(made, act)
    version = made.version
    if changed:
        lines = told_of(version, place=_place(options).said)
    else:
        lines = [text("Tidak ada yang berubah: versi {version} sudah terbit.", version=version.versi)]
    return _print(options, {"version": version.versi, "changed": changed, **asdict(version)}, lines)


def _prepared(options: Options) -> Prepared:
    today = today_wita()
    again = read_version(options.folder)
    if again is not None:
        return prepared_again(*again, note=options.note, trial=options.uji, today=today)
    return prepared(
        read_folder(options),
        note=options.note,
        accept_refused=accepted_refused(options),
        trial=options.uji,
        today=today,
    )


def _history(options: Options) -> int:
    with _opened(options) as store:
        entries = store.history()
    lines = [history_line(each) for each in entries]
    nothing = [text("Belum ada yang terbit di {path}.", path=_place(options).said)]
    return _print(options, [entry_as_json(each) for each in entries], lines or nothing)


def _diff(options: Options) -> int:
    with _opened(options) as store:
        before, after = (store.picture(wanted) for wanted in (options.sebelum, options.sesudah))
    changes = compared(before.tables, after.tables, areas=load_areas(), today=today_wita())
    said = {
        "before": options.sebelum,
        "after": options.sesudah,
        "tables": {name: asdict(each) for name, each in changes.items()},
    }
    return _print(options, said, change_lines(changes))


def _rollback(options: Options) -> int:
    act = _act(options, why=options.reason)
    with _opened(options) as store:
        store.rollback(options.versi, act)
    return _print(
        options, {"version": options.versi}, [text("Kembali ke versi {version}.", version=options.versi)]
    )


def _withdraw(options: Options) -> int:
    act = _act(options, why=options.reason)
    with _opened(options) as store:
        store.withdraw(options.versi, act)
    told = text(
        "Versi {version} ditarik: isinya dihapus, kecuali yang juga dipakai versi lain. Cadangan yang dibuat sebelumnya masih menyimpannya.",
        version=options.versi,
    )
    return _print(options, {"version": options.versi, "withdrawn": True}, [told])


def _verify(options: Options) -> int:
    with _opened(options) as store:
        found = [text.render(each) for each in store.verify()]
    _print(options, {"ok": not found, "problems": found}, found or [text("Semua isi dan nomor versi cocok.")])
    return WRONG if found else DONE


def _export(options: Options) -> int:
    with _opened(options) as store:
        found = store.picture(options.versi)
    try:
        paths = [str(path) for path in write_version(found.version, found.tables, options.folder)]
    except AlreadyThereError as error:
        raise CannotError(
            text("Sudah ada dan tidak ditimpa: {path}. Pilih folder lain.", path=str(error.filename))
        ) from None
    except OSError as error:
        raise unwritable(error, options.folder) from None
    return _print(options, {"version": found.version.versi, "files": paths}, paths)
