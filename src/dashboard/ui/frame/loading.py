"""Reads and computations that are kept; what comes back is never changed in place.

What follows from the sample or from the office's files is kept for all visitors, bounded, until a file changes.
What follows from files uploaded for one visit is kept in that visit's session alone, and goes with it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, TypeVar, cast

import pandas as pd
import streamlit as st

from dashboard.data import store
from dashboard.data.contract.words import ALL, Level
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import GUEST, Viewer
from dashboard.data.outlines import boundaries
from dashboard.data.outlines.boundaries import Tile
from dashboard.data.outlines.geometry import Geometry
from dashboard.data.places.areas import Areas
from dashboard.i18n import forget_numbers
from dashboard.metrics.attention import Attention, attention
from dashboard.metrics.categories.figures import CategoryFigures, category_figures
from dashboard.metrics.coverage.change import change
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.coverage.official import DEFAULT_SERIES
from dashboard.metrics.coverage.target_warnings import with_target_warnings
from dashboard.metrics.cube.panel import dataset_panel

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")

#: Tables and pictures kept at once for all visitors, and for one visit's own files.
SHARED_ENTRIES: Final = 160
VISIT_ENTRIES: Final = 40
_VISIT: Final = "_kept_for_visit"
_VISIT_DATA: Final = "_data_of_visit"


@dataclass(frozen=True)
class Cut:
    """Which numbers: the level, the segment (or SEMUA), and how they are counted.

    base: None for each month's own potensi, else the month whose potensi all months use. temporary: whether
    members flagged sementara are counted. target_kind: jenis of the target compared with.
    """

    level: Level
    segment: str = ALL
    base: str | None = None
    temporary: bool = True
    target_kind: str = DEFAULT_SERIES


@st.cache_resource(show_spinner=False)
def areas() -> Areas:
    """The reference tables."""
    return store.load_areas()


@st.cache_resource(show_spinner=False)
def published() -> pd.DataFrame:
    """The layer of published figures."""
    return store.load_published()


def geometry() -> Geometry:
    """Outlines, label points and neighbours of all areas; made anew when the boundaries are replaced."""
    return _geometry(boundaries.boundaries_state())


@st.cache_resource(max_entries=2, show_spinner=False)
def _geometry(state: str) -> Geometry:  # noqa: ARG001 - the cache key
    return boundaries.load_geometry(areas())


@st.cache_resource(show_spinner=False)
def tiles() -> dict[str, Tile]:
    """Place and short name of every kabupaten/kota in the tile grid."""
    return boundaries.tile_positions()


def available_sources() -> tuple[Source, ...]:
    """The sources that have files: this visit's own first, then the office's, where there are any."""
    own = (Source.VISIT,) if _VISIT_DATA in st.session_state else ()
    return (*own, *stored_sources())


def stored_sources() -> tuple[Source, ...]:
    """The sources that every visitor has: the office's own first where there are any."""
    return (Source.OFFICE, Source.SAMPLE) if store.has_office_data() else (Source.SAMPLE,)


def dataset(source: Source) -> Dataset:
    """The validated tables of a source, read again when any of its files changes.

    Source.VISIT is only there while this visit uses files of its own; otherwise KeyError.
    """
    if source is Source.VISIT:
        own: Dataset = st.session_state[_VISIT_DATA]
        return own
    folder = _folder(source)
    viewer = store.office_viewer() if source is Source.OFFICE else GUEST
    return _dataset(folder, source, store.fingerprint(folder), store.today_wita(), viewer)


def written_at(source: Source) -> dict[str, datetime]:
    """When each file of a stored source was last written, in WITA."""
    return store.written_at(_folder(source))


def _folder(source: Source) -> Path:
    return store.SAMPLE_FOLDER if source is Source.SAMPLE else store.OFFICE_FOLDER


@st.cache_resource(max_entries=4, show_spinner=False)
def _dataset(
    folder: Path,
    source: Source,
    fingerprint: str,  # noqa: ARG001 - the cache key
    today: date,
    viewer: Viewer,
) -> Dataset:
    data = view_for(with_target_warnings(store.load_dataset(folder, source=source, today=today)), viewer)
    _spare_the_collector()
    return data


def _spare_the_collector() -> None:
    """Leave out of every later garbage collection what lives as long as the server: modules and tables.

    Streamlit collects after every run, and going through them took longer than the run itself.
    """
    gc.collect()
    gc.freeze()


def kept(data: Dataset, name: str, *key: object, compute: Callable[[], T]) -> T:
    """The result of `compute`, from `data` and what `name` and `key` say, computed only when it is not at hand.

    Everything a page computes from a dataset goes through here: this is where one visitor's upload is kept from
    the others. `key` must tell apart, by its text, whatever `compute` depends on besides the data.
    """
    wanted = f"{data.fingerprint} {name} {key!r}"
    if data.source is not Source.VISIT:
        return cast("T", _shared(wanted, compute))
    own: dict[str, T] = st.session_state.setdefault(_VISIT, {})
    if wanted not in own:
        while len(own) >= VISIT_ENTRIES:
            own.pop(next(iter(own)))
        own[wanted] = compute()
    return own[wanted]


@st.cache_resource(max_entries=SHARED_ENTRIES, show_spinner=False)
def _shared(wanted: str, _compute: Callable[[], object]) -> object:  # noqa: ARG001 - the cache key
    return _compute()


def use_for_visit(data: Dataset) -> None:
    """Let this visit, and no other, run on a dataset of its own."""
    forget_visit()
    st.session_state[_VISIT_DATA] = data


def forget_visit() -> None:
    """Drop this visit's own dataset and everything that was computed from it."""
    st.session_state.pop(_VISIT, None)
    st.session_state.pop(_VISIT_DATA, None)
    # Numbers are kept as they were written, for all visitors; these are nobody else's.
    forget_numbers()


def measured(data: Dataset, cut: Cut) -> pd.DataFrame:
    """`metrics.coverage.measures` of a dataset."""
    return kept(
        data,
        "measures",
        cut,
        compute=lambda: measures(
            data,
            level=cut.level,
            segment=cut.segment,
            base=cut.base,
            temporary=cut.temporary,
            target_kind=cut.target_kind,
            panel=_panel(data),
        ),
    )


def measured_month(data: Dataset, period: str, cut: Cut) -> pd.DataFrame:
    """One month of `measured`, index kode."""
    return kept(data, "month", period, cut, compute=lambda: month_of(measured(data, cut), period))


def changed(data: Dataset, cut: Cut, *, start: str, end: str) -> pd.DataFrame:
    """`metrics.change.change` between two months, index kode."""
    return kept(
        data, "change", cut, start, end, compute=lambda: change(measured(data, cut), start=start, end=end)
    )


def attention_of(data: Dataset, period: str) -> tuple[Attention, ...]:
    """`metrics.attention.attention` of a month."""
    return kept(data, "attention", period, compute=lambda: attention(data, period=period, panel=_panel(data)))


def categories_of(data: Dataset, period: str) -> dict[bool, CategoryFigures]:
    """`metrics.category_figures.category_figures` of a month."""
    return kept(
        data,
        "categories",
        period,
        compute=lambda: category_figures(data, period=period, panel=_panel(data)),
    )


def _panel(data: Dataset) -> pd.DataFrame:
    return kept(data, "panel", compute=lambda: dataset_panel(data))
