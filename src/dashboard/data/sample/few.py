"""A handful of members in a group: what every office has, and no guest is told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dashboard.data.contract.words import Segment
from dashboard.data.sample.composition import Row

#: From whom they are taken, so that every total stays.
_OTHERS: Final = "lainnya"
_PAYER: Final = "mandiri"


@dataclass(frozen=True)
class Few:
    """So many own-account members of a group in an area, from a month on."""

    group: str
    people: int
    since: str


#: Two island regencies of which nothing has been published.
FEW: Final = {
    "7412": Few("pedagang pasar", 2, "2026-01"),
    "8107": Few("tukang ojek", 3, "2025-06"),
}


def with_few(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of kepesertaan with FEW in them, and as many fewer of the others who pay for themselves."""
    for row in rows:
        month, code, segment, group, payer, people, temporary = row
        few = FEW.get(code)
        if few is None or month < few.since or (segment, group, payer) != (Segment.BPU, _OTHERS, _PAYER):
            yield row
            continue
        yield (month, code, segment, group, payer, people - few.people, temporary)
        yield (month, code, segment, few.group, payer, few.people, temporary)
