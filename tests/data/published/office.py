"""An office in small: its people, and files of its branches as they are read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from itertools import count
from typing import Final

import sqlalchemy as sa

from dashboard.data.checks.validation import ValidTable
from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Source
from dashboard.data.intake import build_dataset, validate_upload
from dashboard.data.places.areas import Areas
from dashboard.data.published.access import Principal, Role
from dashboard.data.published.database import tables as t
from dashboard.data.published.database.store import Store
from dashboard.data.published.preparing import Prepared, prepared
from dashboard.data.published.submitted import Sendable, Status, Submission, sendable
from dashboard.data.published.wish import Wish
from dashboard.data.reference import load_areas
from tests.data.published.small import NOW

AREAS: Areas = load_areas()
ISSUER = "https://masuk.contoh"
#: Two branches, and an area of each.
OWN, OTHER = list(AREAS.branches)[:2]
HERE, HERE_TOO = AREAS.inside(OWN)[:2]
THERE = AREAS.inside(OTHER)[0]
_ONCE = count()


def person(
    store: Store, name: str, role: Role, branches: Iterable[str] = (), *, active: bool = True
) -> Principal:
    """Somebody with an account, signed in just now."""
    with store._engine.begin() as connection:
        number = connection.execute(t.people.insert().values(nama=name).returning(t.people.c.id)).scalar_one()
        connection.execute(
            t.accounts.insert().values(
                pengguna_id=number, iss=ISSUER, sub=name, peran=str(role), aktif=active, keluar_sebelum=0.0
            )
        )
        for branch in branches:
            connection.execute(t.account_branches.insert().values(pengguna_id=number, kode_cabang=branch))
    return Principal(ISSUER, name, NOW)


def demote(store: Store, who: Principal, *, to: Role = Role.VIEWER) -> None:
    """Give a person another role, while his page is open."""
    with store._engine.begin() as connection:
        connection.execute(t.accounts.update().where(t.accounts.c.sub == who.subject).values(peran=str(to)))


def wish(by: Principal, *, once: str = "", minutes: int = 1) -> Wish:
    return Wish(by, NOW + timedelta(minutes=minutes), once or f"sekali-{next(_ONCE)}")


def members(*rows: tuple[str, str, int]) -> ValidTable:
    """kepesertaan of (area, month, people), as read from a file."""
    lines = [f"{month},{area},SEMUA,SEMUA,SEMUA,{people},tidak" for area, month, people in rows]
    return read("kepesertaan", lines)


def read(table: str, lines: Iterable[str]) -> ValidTable:
    """A file of the contract, as read."""
    content = "\n".join([",".join(COLUMNS[table]), *lines, ""]).encode()
    (found,) = validate_upload(f"{table}.csv", content, areas=AREAS, today=NOW.date())
    return found


def whole(*tables: ValidTable, note: str = "awal") -> Prepared:
    """What an office publishes of its whole folder."""
    data = build_dataset(tables, source=Source.OFFICE, areas=AREAS, today=NOW.date(), fingerprint="")
    refused = sum(each.rows_refused for each in data.reports)
    return prepared(data, note=note, accept_refused=refused, trial=False, today=NOW.date())


@cache
def start() -> Prepared:
    """The first version: an area of each branch in two months, with potensi."""
    eligible = read(
        "potensi",
        [f"2026-01,{area},SEMUA,{people},2026,Kantor" for area, people in ((HERE, 9000), (THERE, 8000))],
    )
    rows = [(area, month, 1000) for area in (HERE, THERE) for month in ("2026-08", "2026-09")]
    return whole(members(*rows), eligible)


def made(*tables: ValidTable, branch: str = OWN) -> Sendable:
    return sendable(tables, branch, areas=AREAS, today=NOW.date(), lasting=True)


def sent(store: Store, by: Principal, *tables: ValidTable, branch: str = OWN, note: str = "") -> Submission:
    return store.desk.submit(made(*tables, branch=branch), note=note, wish=wish(by), areas=AREAS)


def approved(
    store: Store, by: Principal, checker: Principal, *tables: ValidTable, branch: str = OWN
) -> Submission:
    """A submission that was approved."""
    found = sent(store, by, *tables, branch=branch, note="diperiksa")
    store.desk.approve(found.id, why="", wish=wish(checker))
    return found


def published(store: Store, by: Principal, *submissions: Submission, note: str = "Oktober") -> str:
    """The version that submissions made."""
    return store.desk.publish(
        [each.id for each in submissions],
        note=note,
        onto=store.desk.in_force(),
        wish=wish(by),
        areas=AREAS,
    )


def people_of(store: Store, area: str, month: str) -> list[int]:
    """Active members of an area and month, in what is in force for guests."""
    found = store.picture(store.pointer()[0]).tables["kepesertaan"]
    rows = found[(found["kode_wilayah"] == area) & (found["periode"] == month)]
    return [int(each) for each in rows["peserta_aktif"]]


def audited(store: Store) -> list[tuple[str, str]]:
    """What the audit holds: act and whose."""
    with store._engine.connect() as connection:
        asked = (
            sa.select(t.audit.c.tindakan, t.people.c.nama)
            .join(t.people, t.people.c.id == t.audit.c.pelaku)
            .order_by(t.audit.c.id)
        )
        return [(each.tindakan, each.nama) for each in connection.execute(asked)]


class People:
    """A branch's clerk, another branch's, two of the regional office, and an administrator."""

    def __init__(self, store: Store) -> None:
        self.clerk = person(store, "Ani", Role.BRANCH, [OWN])
        self.other = person(store, "Budi", Role.BRANCH, [OTHER])
        self.checker = person(store, "Citra", Role.APPROVER)
        self.second = person(store, "Dewi", Role.APPROVER)
        self.admin = person(store, "Eko", Role.ADMIN)
        self.viewer = person(store, "Fitri", Role.VIEWER, [OWN])


def status_of(store: Store, by: Principal, number: str) -> Status:
    found = {each.id: each for each in store.desk.submissions(by=by, at=NOW)}
    return found[number].status


#: October of an area of the first branch.
OCTOBER: Final = members((HERE, "2026-10", 1500))
#: A firm of the same area, by name.
NAMED: Final = read("daftar_kepatuhan", [f"2026-10,{HERE},badan usaha,PT Mawar Melati,PWBD,30,0,,,,"])
