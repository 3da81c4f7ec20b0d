"""The sample as documents take it: a guest's view of it, loaded once for all tests of a process."""

from __future__ import annotations

from functools import cache

from dashboard.data import store
from dashboard.data.clock import today_wita
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import GUEST
from dashboard.data.outlines import boundaries
from dashboard.export.papers.kinds import Material
from dashboard.metrics.story.numbers import Numbers

LINK = "https://dasbor.example/sulama"


@cache
def sample() -> Dataset:
    return view_for(store.load_dataset(store.SAMPLE_FOLDER, source=Source.SAMPLE, today=today_wita()), GUEST)


@cache
def numbers(period: str = "2026-10") -> Numbers:
    return Numbers(sample(), period)


@cache
def material(period: str = "2026-10") -> Material:
    return Material(
        numbers(period),
        geometry=boundaries.load_geometry(sample().areas),
        tiles=boundaries.tile_positions(),
        base=LINK,
    )
