"""Which of many cases every run takes; `make check` takes all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings

#: The profile of laws in `make test`.
QUICK = "quick"


def examples(count: int) -> int:
    """How many examples a law is tried on: so many in `make check`, a fifth in every run."""
    return max(5, count // 5) if settings.get_current_profile_name() == QUICK else count


def spread(cases: Iterable[Any], *, quick: int, first: int = 0) -> list[Any]:
    """Cases for `parametrize`: `quick` of them, evenly spread, in every run, the others in the full run only.

    A tuple is one case of several values; first: at which case the quick ones begin.
    """
    every = list(cases)
    chosen = {(first + at * len(every) // quick) % len(every) for at in range(quick)}
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)), marks=[] if at in chosen else [pytest.mark.full]
        )
        for at, case in enumerate(every)
    ]
