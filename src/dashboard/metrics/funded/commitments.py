"""Promises made in meetings, and what followed: members, funded members and funded terms since then.

What followed proves nothing about why: a promise is never credited with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

import pandas as pd

from dashboard.data.contract.words import REGION, Level
from dashboard.data.dataset import Dataset
from dashboard.data.disclosure.sealed import Sealed
from dashboard.data.places.areas import Areas
from dashboard.i18n import N_, Message
from dashboard.metrics.cube.known import known_count
from dashboard.metrics.funded.commitment_terms import Terms, terms_after
from dashboard.metrics.funded.members import funded_between, funded_members


class Verdict(StrEnum):
    """What the records say about a promise, in the order of listing."""

    REACHED = "tercapai"
    PART = "sebagian"
    NOT_DUE = "belum_jatuh_tempo"
    LATE = "lewat_tenggat"
    NOT_SEEN = "belum_terlihat"
    UNKNOWN = "tidak_dapat_diperiksa"


VERDICT_NAMES: Final[dict[Verdict, str]] = {
    Verdict.REACHED: N_("Tercatat tercapai"),
    Verdict.PART: N_("Sebagian, belum jatuh tempo"),
    Verdict.NOT_DUE: N_("Belum jatuh tempo"),
    Verdict.LATE: N_("Lewat tenggat, baru sebagian"),
    Verdict.NOT_SEEN: N_("Lewat tenggat, belum terlihat"),
    Verdict.UNKNOWN: N_("Tidak dapat diperiksa"),
}


class Basis(StrEnum):
    """Which record a promise is held against."""

    TERMS = "pendanaan"
    FUNDED = "didanai"
    ACTIVE = "aktif"
    MONEY = "anggaran"
    NONE = ""


BASIS_NAMES: Final[dict[Basis, str]] = {
    Basis.TERMS: N_("tambahan orang dalam masa iuran yang juga tampak pada pesertanya"),
    Basis.FUNDED: N_("tambahan peserta yang didanai"),
    Basis.ACTIVE: N_("tambahan peserta aktif"),
    Basis.MONEY: N_("anggaran masa iuran baru"),
    Basis.NONE: "",
}


@dataclass(frozen=True)
class Checked:
    """A promise and what followed.

    id, day, code, office, promise, deadline, status: as given; deadline "" for none. people, rupiah: as
    promised, None for none. since, until: the months compared, YYYY-MM. active, funded: before and after,
    None where unknown. terms: None without any term of the area. seen: what `basis` has recorded up to
    `until`; later: the same up to the chosen month.
    """

    id: str
    day: str
    code: str
    office: str
    promise: str
    people: int | None
    rupiah: int | None
    deadline: str
    status: str
    since: str
    until: str
    active: tuple[int, int] | None
    funded: tuple[int, int] | None
    terms: Terms | None
    basis: Basis
    seen: int | None
    later: int | None
    verdict: Verdict

    @property
    def words(self) -> Message:
        """The verdict in words, with what was seen of what was promised."""
        money = self.basis is Basis.MONEY
        params: dict[str, object] = {
            "seen": self.seen or 0,
            "later": self.later or 0,
            "promised": (self.rupiah if money else self.people) or 0,
        }
        match self.verdict:
            case Verdict.UNKNOWN if self.people is None and self.rupiah is None:
                said = N_("tidak dapat diperiksa: tidak menyebut jumlah orang atau rupiah")
            case Verdict.UNKNOWN:
                said = N_("tidak dapat diperiksa: tidak ada data pembanding")
            case Verdict.NOT_SEEN:
                said = N_("lewat tenggat, belum terlihat")
            case Verdict.NOT_DUE:
                said = N_("belum jatuh tempo")
            case Verdict.REACHED if money:
                said = N_("tercatat tercapai (Rp{seen} dari Rp{promised})")
            case Verdict.REACHED:
                said = N_("tercatat tercapai ({seen} dari {promised} orang)")
            case Verdict.PART if money:
                said = N_("sebagian (Rp{seen} dari Rp{promised}), belum jatuh tempo")
            case Verdict.PART:
                said = N_("sebagian ({seen} dari {promised} orang), belum jatuh tempo")
            case _ if params["later"] == params["seen"] and money:
                said = N_("lewat tenggat, sebagian (Rp{seen} dari Rp{promised})")
            case _ if params["later"] == params["seen"]:
                said = N_("lewat tenggat, sebagian ({seen} dari {promised} orang)")
            case _ if money:
                said = N_("lewat tenggat (Rp{seen} dari Rp{promised}); sesudahnya menjadi Rp{later}")
            case _:
                said = N_("lewat tenggat ({seen} dari {promised} orang); sesudahnya menjadi {later}")
        return Message(said, params)


def verdict(
    *, promised: int | None, seen: int | None, later: int | None, deadline: str, period: str
) -> Verdict:
    """What can be said of so much seen of so much promised.

    seen: up to the deadline, or the chosen month where that comes first; later: up to the chosen month.
    deadline: a day, "" for none: such a promise is never late. The numbers are of a month's end, so a
    deadline within the chosen month has passed.
    """
    if not promised or seen is None:
        return Verdict.UNKNOWN
    if seen >= promised:
        return Verdict.REACHED
    if not deadline or deadline[:7] > period:
        return Verdict.PART if seen > 0 else Verdict.NOT_DUE
    return Verdict.LATE if seen > 0 or (later or 0) > 0 else Verdict.NOT_SEEN


def check_commitments(
    dataset: Dataset, *, period: str, tables: Mapping[Level, pd.DataFrame]
) -> tuple[Checked, ...]:
    """Every promise made by the end of `period`, newest first, with what followed.

    tables: `measures` of each level of area that can promise. A promise of people is held against funded
    terms where these go back far enough, else against funded members, else against all active members; a
    promise of rupiah alone against the budgets of new terms.
    """
    made = dataset.commitments[dataset.commitments["tanggal"].str[:7] <= period]
    rows = made.sort_values(["tanggal", "id"], ascending=False, kind="stable").to_dict("records")
    months = {period}
    for row in rows:
        months |= {str(row["tanggal"])[:7], _until(str(row["tenggat"]), period)}
    funded = funded_members(dataset.members, months=sorted(months))
    return tuple(_checked(dataset, row, period=period, tables=tables, funded=funded) for row in rows)


def sealed_verdicts(
    dataset: Dataset, sealed: Sealed, *, period: str, tables: Mapping[Level, pd.DataFrame]
) -> pd.DataFrame:
    """Promises counted by province and verdict, for who may see no single one; arguments as above.

    One row a provinsi (2 digits); columns, Int64: n (promises), a column a `Verdict`, people and rupiah
    promised; and `disembunyikan` (bool: too few promises, the others are then <NA>).
    """

    def each(rows: pd.DataFrame) -> pd.DataFrame:
        found = check_commitments(replace(dataset, commitments=rows), period=period, tables=tables)
        return pd.DataFrame(
            {
                "provinsi": pd.Series([one.code[:2] for one in found], dtype="str"),
                **{
                    str(kind): pd.array([int(one.verdict is kind) for one in found], dtype="Int64")
                    for kind in Verdict
                },
                "people": pd.array([one.people for one in found], dtype="Int64"),
                "rupiah": pd.array([one.rupiah for one in found], dtype="Int64"),
            }
        )

    return sealed.sums(each, by=["provinsi"], parts={str(kind): () for kind in Verdict}).reset_index()


def within(found: Sequence[Checked], area: str, areas: Areas) -> tuple[Checked, ...]:
    """Those of an area: of its kabupaten/kota, and of provinces where it is one or the whole region."""
    codes = {*areas.inside(area), area}
    if area == REGION:
        codes.update(areas.provinces)
    return tuple(one for one in found if one.code in codes)


def _checked(
    dataset: Dataset,
    row: Mapping[Any, Any],
    *,
    period: str,
    tables: Mapping[Level, pd.DataFrame],
    funded: pd.DataFrame,
) -> Checked:
    areas, code = dataset.areas, str(row["kode_wilayah"])
    since, deadline = str(row["tanggal"])[:7], str(row["tenggat"])
    until = max(since, _until(deadline, period))
    inside = _places(funded, code, areas)
    table = tables[areas.level(code)]
    people, rupiah = known_count(row["jumlah_pekerja"]), known_count(row["rupiah"])
    terms = terms_after(dataset, funded, code, since=since, until=until)
    at_last = terms_after(dataset, funded, code, since=since, until=period)
    followed = funded_between(funded, inside, start=since, end=until)
    active = _active(table, code, since, until)
    if people is None and rupiah is not None:
        basis = Basis.NONE if terms is None else Basis.MONEY
        seen, later = (None if each is None else each.rupiah for each in (terms, at_last))
    elif terms is not None and terms.added is not None:
        basis, seen = Basis.TERMS, terms.added
        later = seen if at_last is None or at_last.added is None else at_last.added
    elif followed is not None:
        basis, seen = Basis.FUNDED, _growth(followed)
        later = _growth(funded_between(funded, inside, start=since, end=period))
    else:
        basis, seen = (Basis.NONE, None) if active is None else (Basis.ACTIVE, _growth(active))
        later = _growth(_active(table, code, since, period))
    if seen is not None:
        later = max(seen, later or 0)
    promised = rupiah if people is None else people
    return Checked(
        id=str(row["id"]),
        day=str(row["tanggal"]),
        code=code,
        office=str(row["pihak"]),
        promise=str(row["janji"]),
        people=people,
        rupiah=rupiah,
        deadline=deadline,
        status=str(row["status"]),
        since=since,
        until=until,
        active=active,
        funded=followed,
        terms=terms,
        basis=Basis.NONE if promised is None else basis,
        seen=seen,
        later=later,
        verdict=verdict(promised=promised, seen=seen, later=later, deadline=deadline, period=period),
    )


def _places(funded: pd.DataFrame, code: str, areas: Areas) -> list[str]:
    """The kabupaten/kota of an area; the province itself where only it is given."""
    given = set(funded.index.get_level_values(0)) if len(funded) else set()
    inside = [each for each in areas.inside(code) if each in given]
    return inside or [code]


def _active(table: pd.DataFrame, code: str, start: str, end: str) -> tuple[int, int] | None:
    """Active members in two months; None unless both are known for as many kabupaten/kota."""
    two = table.reindex(pd.MultiIndex.from_tuples([(start, code), (end, code)]))
    (before, after), (counted, as_many) = two["active"].tolist(), two["n_used"].tolist()
    if pd.isna(before) or pd.isna(after) or counted != as_many:
        return None
    return int(before), int(after)


def _growth(pair: tuple[int, int] | None) -> int | None:
    return None if pair is None else max(0, pair[1] - pair[0])


def _until(deadline: str, period: str) -> str:
    return min(deadline[:7], period) if deadline else period
