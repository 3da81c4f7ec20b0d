"""Which versions stand behind the one in force, after steps forward, back and forward again."""

from __future__ import annotations

import pytest

from dashboard.data.published.records import Entry, in_force_with


def lines(*acts: str) -> tuple[Entry, ...]:
    """The history of such acts, "terbit a" and the like, the newest first."""
    found = [
        Entry(number, act.split(" ")[1], act.split(" ")[0], "2026-11-01T08:00:00+08:00", "")
        for number, act in enumerate(acts, start=1)
    ]
    return tuple(reversed(found))


@pytest.mark.parametrize(
    ("acts", "standing"),
    [
        ((), ()),
        (("terbit a", "terbit b", "terbit c"), ("a", "b", "c")),
        (("terbit a", "terbit b", "terbit c", "kembali a"), ("a",)),
        (("terbit a", "terbit b", "kembali a", "terbit c"), ("a", "c")),
        (("terbit a", "terbit b", "kembali a", "kembali b"), ("a", "b")),
        (("terbit a", "terbit b", "kembali a", "tarik b"), ("a",)),
    ],
)
def test_what_was_stepped_back_over_stands_no_more(acts: tuple[str, ...], standing: tuple[str, ...]) -> None:
    assert in_force_with(lines(*acts)) == standing
