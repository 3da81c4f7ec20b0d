"""`store people` and `store grant`: a way in for an office in which nobody can sign in yet, and for its database."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from dashboard.command.arguments import CannotError
from dashboard.command.parser import Parser
from dashboard.data.clock import now_wita
from dashboard.data.published.access import Role
from dashboard.data.published.persons import OF_BRANCHES, ROLE_NAMES, Operator, Person
from dashboard.data.reference import load_areas
from dashboard.i18n import Language

if TYPE_CHECKING:
    from dashboard.data.published.database.store import Store

text = Language()

Options = argparse.Namespace
#: What a command came to: for programs, and in lines.
Said = tuple[Any, list[str]]
Act = Callable[[Options, "Store", Operator], Said]


def add_people(command: argparse.ArgumentParser, wrap: Callable[[Act], Callable[[Options], int]]) -> None:
    """The commands under `people`. wrap: runs one upon a store, as whoever is named."""
    commands = command.add_subparsers(required=True, metavar=text("perintah"), parser_class=Parser)

    def add(name: str, act: Act, told: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(name, help=told)
        made.add_argument("--url", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        made.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help=text("keluaran JSON")
        )
        made.add_argument("--by", help=text("nama yang bertanggung jawab; tampil di riwayat"))
        made.set_defaults(run=wrap(act))
        return made

    add("list", _listed, text("siapa yang boleh masuk"))
    invite = add("invite", _invite, text("undang seseorang lewat alamat surelnya"))
    invite.add_argument("name", metavar=text("nama"))
    invite.add_argument("email", metavar=text("surel"))
    _add_role(invite)
    again = add("invite-again", _invite_again, text("undang lagi, misalnya bila akunnya berganti"))
    _add_person(again)
    again.add_argument("email", metavar=text("surel"))
    change = add("change", _change, text("ubah peran dan kantor cabang seseorang"))
    _add_person(change)
    _add_role(change)
    for name, act, told in (
        ("deactivate", _deactivate, text("nonaktifkan seseorang, di semua tab")),
        ("activate", _activate, text("aktifkan seseorang lagi")),
        ("sign-out", _sign_out, text("keluarkan seseorang dari semua tab")),
        ("erase-email", _erase, text("hapus surel seseorang; undangannya tidak berlaku lagi")),
    ):
        _add_person(add(name, act, told))


def let_read(options: Options, store: Store, _by: Operator) -> Said:
    """Let a user of the database read what guests see."""
    store.let_read(options.user)
    told = text("{name} boleh membaca yang dilihat tamu, dan tidak yang lain.", name=options.user)
    return {"user": options.user}, [told]


def _add_person(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar=text("nama"))


def _add_role(command: argparse.ArgumentParser) -> None:
    command.add_argument("--role", required=True, choices=[str(each) for each in Role], help=text("perannya"))
    command.add_argument(
        "--branch",
        action="append",
        default=[],
        metavar=text("kode"),
        help=text("kantor cabangnya; boleh diulang"),
    )


def _given(options: Options) -> tuple[Role, list[str]]:
    """The role and branches that were written. Raises CannotError for a branch that there is not."""
    known = load_areas().branches
    unknown = [each for each in options.branch if each not in known]
    if unknown:
        raise CannotError(
            text(
                "Kantor cabang tidak dikenal: {code}. Yang ada: {codes}.",
                code=unknown[0],
                codes=", ".join(known),
            )
        )
    return Role(options.role), options.branch


def _person(options: Options, store: Store, by: Operator) -> Person:
    """The person of a name. Raises CannotError."""
    found = {each.name: each for each in store.accounts.everybody(by=by, at=now_wita())}
    if options.name not in found:
        raise CannotError(text("Tidak ada pengguna bernama {name}.", name=options.name))
    return found[options.name]


def _listed(_options: Options, store: Store, by: Operator) -> Said:
    everybody = store.accounts.everybody(by=by, at=now_wita())
    said = [{**asdict(each), "branches": sorted(each.branches)} for each in everybody]
    return said, [_line(each) for each in everybody] or [text("Belum ada pengguna.")]


def _line(each: Person) -> str:
    invited = text("diundang: {email}", email=each.email) if each.email else text("undangan dicabut")
    state = text("aktif") if each.has_come else invited
    whose = ", ".join(sorted(each.branches)) if each.role in OF_BRANCHES else text("semua")
    role = text(ROLE_NAMES[each.role])
    return f"{each.name} · {role} · {whose} · {state if each.active else text('dinonaktifkan')}"


def _invite(options: Options, store: Store, by: Operator) -> Said:
    role, branches = _given(options)
    number = store.accounts.invite(
        name=options.name, email=options.email, role=role, branches=branches, by=by, at=now_wita()
    )
    return {"person": number}, [text("{name} diundang.", name=options.name)]


def _invite_again(options: Options, store: Store, by: Operator) -> Said:
    number = _person(options, store, by).number
    store.accounts.invite_again(number, email=options.email, by=by, at=now_wita())
    return {"person": number}, [text("{name} diundang.", name=options.name)]


def _change(options: Options, store: Store, by: Operator) -> Said:
    number, (role, branches) = _person(options, store, by).number, _given(options)
    store.accounts.change(number, role=role, branches=branches, by=by, at=now_wita())
    told = text("Peran {name} sudah diubah; berlaku mulai klik berikutnya.", name=options.name)
    return {"person": number, "role": str(role)}, [told]


def _deactivate(options: Options, store: Store, by: Operator) -> Said:
    number = _person(options, store, by).number
    store.accounts.set_active(number, active=False, by=by, at=now_wita())
    return {"person": number}, [text("{name} dinonaktifkan, di semua tab.", name=options.name)]


def _activate(options: Options, store: Store, by: Operator) -> Said:
    number = _person(options, store, by).number
    store.accounts.set_active(number, active=True, by=by, at=now_wita())
    return {"person": number}, [text("{name} boleh masuk lagi.", name=options.name)]


def _sign_out(options: Options, store: Store, by: Operator) -> Said:
    number = _person(options, store, by).number
    store.accounts.sign_out_other(number, by=by, at=now_wita())
    return {"person": number}, [text("{name} sudah dikeluarkan; ia boleh masuk lagi.", name=options.name)]


def _erase(options: Options, store: Store, by: Operator) -> Said:
    number = _person(options, store, by).number
    store.accounts.erase_address(number, by=by, at=now_wita())
    return {"person": number}, [
        text("Surel {name} dihapus; undangannya tidak berlaku lagi.", name=options.name)
    ]
