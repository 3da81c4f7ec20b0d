"""Reads and computations that are kept; what comes back is never changed in place.

What follows from the sample or from the office's files is kept for all visitors, bounded, until the dataset's
key changes: it holds the files, the day in WITA, the reference tables and the boundaries. What follows from files
uploaded for one visit is kept in that visit's session alone, and goes with it.

There are two pools of each, so that what many pictures rest on is not pushed out by the pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar, cast

import pandas as pd
import streamlit as st

from dashboard.data import clock, store
from dashboard.data.contract.as_sent import UnreadableFileError
from dashboard.data.contract.words import ALL, Level
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import GUEST, Viewer
from dashboard.data.layouts.mapping import NO_MAPPING, LayoutMapping
from dashboard.data.outlines import boundaries
from dashboard.data.outlines.boundaries import Tile
from dashboard.data.outlines.geometry import Geometry
from dashboard.data.places.areas import Areas
from dashboard.data.snapshot import good_or_last
from dashboard.data.start import started, started_for_guests
from dashboard.i18n import forget_numbers
from dashboard.metrics.attention import Attention, attention
from dashboard.metrics.categories.figures import CategoryFigures, category_figures
from dashboard.metrics.coverage.change import change
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.coverage.official import DEFAULT_SERIES
from dashboard.metrics.coverage.target_warnings import with_target_warnings
from dashboard.metrics.cube.panel import dataset_panel
from dashboard.ui.frame import published_source
from dashboard.ui.frame.sparing import spare_the_collector

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import DataclassInstance

T = TypeVar("T")

#: What a result may hang on besides the data: values whose text tells them apart, in every run the same.
Argument: TypeAlias = (
    "str | int | float | Enum | date | DataclassInstance | tuple[Argument, ...] | list[str] | None"
)


class Pool(Enum):
    """Results that push out only each other."""

    BASE = "base"
    SHOWN = "shown"


#: Twelve pages of a month and areas of every level rest on 60 results; a third of them serve all months, at most 1 MB
#: each on the sample. Room for three months or sets of choices.
SHARED_BASE: Final = 200
#: Twelve pages of an area show 50 results of 10 kB each: room for a dozen areas in one language and theme.
SHARED_SHOWN: Final = 600
#: One visit's own files: a month with its choices, and two areas; memory times the visitors who upload.
VISIT_ENTRIES: Final = {Pool.BASE: 30, Pool.SHOWN: 60}
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


def areas() -> Areas:
    """The reference tables; read again when any of them is replaced."""
    return _areas(store.surroundings())


@st.cache_resource(max_entries=2, show_spinner=False)
def _areas(surroundings: str) -> Areas:  # noqa: ARG001 - the cache key
    return store.load_areas()


def published() -> pd.DataFrame:
    """The layer of published figures."""
    return _published(store.surroundings())


@st.cache_resource(max_entries=2, show_spinner=False)
def _published(surroundings: str) -> pd.DataFrame:  # noqa: ARG001 - the cache key
    return store.load_published()


def geometry() -> Geometry:
    """Outlines, label points and neighbours of all areas; made anew when the boundaries are replaced."""
    return _geometry(store.surroundings())


@st.cache_resource(max_entries=2, show_spinner=False)
def _geometry(surroundings: str) -> Geometry:
    return boundaries.load_geometry(_areas(surroundings))


def tiles() -> dict[str, Tile]:
    """Place and short name of every kabupaten/kota in the tile grid."""
    return _tiles(store.surroundings())


@st.cache_resource(max_entries=2, show_spinner=False)
def _tiles(surroundings: str) -> dict[str, Tile]:  # noqa: ARG001 - the cache key
    return boundaries.tile_positions()


def available_sources() -> tuple[Source, ...]:
    """The sources that have files: this visit's own first, then the office's, where there are any."""
    own = (Source.VISIT,) if _VISIT_DATA in st.session_state else ()
    return (*own, *stored_sources())


def stored_sources() -> tuple[Source, ...]:
    """The sources that every visitor has, the first of which is shown first: published, the office's, the sample."""
    there = {Source.PUBLISHED: published_source.is_there(), Source.OFFICE: store.has_office_data()}
    return (*(source for source, any_there in there.items() if any_there), Source.SAMPLE)


def guest_sources() -> tuple[Source, ...]:
    """Those of which this server shows everybody a guest's view: not the office's, where only it comes here."""
    staff = store.office_viewer() != GUEST
    return tuple(each for each in stored_sources() if not (staff and each is Source.OFFICE))


def lender() -> Dataset | None:
    """What a visitor's own files are set upon: the office's data as they are shown first; never the sample's."""
    first = dataset(stored_sources()[0])
    return None if first.is_sample else first


def dataset(source: Source, *, viewer: Viewer | None = None) -> Dataset:
    """The validated tables of a source, read again when any of its files, the day or the surroundings change.

    Source.VISIT is only there while this visit uses its own files, else KeyError. viewer: None for who looks.
    """
    if source is Source.VISIT:
        return cast("Dataset", st.session_state[_VISIT_DATA])
    if source is Source.PUBLISHED:
        return published_source.dataset()
    folder = _folder(source)
    who = viewer or (store.office_viewer() if source is Source.OFFICE else GUEST)
    return _dataset(folder, source, store.fingerprint(folder), clock.today_wita(), who)


def office_mapping() -> LayoutMapping:
    """The layouts confirmed for the office's folder; a pemetaan.json that can't be read is told with its files."""
    try:
        return store.mapping_in(store.OFFICE_FOLDER)
    except UnreadableFileError:
        return NO_MAPPING


def written_at(source: Source) -> dict[str, datetime]:
    """When each file of a stored source was last written, in WITA; a published one's version, when it was published."""
    if source is Source.PUBLISHED:
        return published_source.written_at()
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
    def read() -> Dataset:
        return with_target_warnings(_read(folder, source, today))

    if viewer == GUEST:
        data = started_for_guests(folder, source=source, today=today, read=read)
    else:
        data = view_for(read(), viewer)
    spare_the_collector()
    return data


def _read(folder: Path, source: Source, today: date) -> Dataset:
    read = started(folder, source=source, today=today)
    return good_or_last(read, folder) if source is Source.OFFICE else read


def office_tables() -> dict[str, pd.DataFrame]:
    """The tables of the office's folder before the gate, for nothing but to be opened to its staff there."""
    return _read(store.OFFICE_FOLDER, Source.OFFICE, clock.today_wita()).tables


def kept(data: Dataset, name: str, *key: Argument, compute: Callable[[], T]) -> T:
    """A picture or a table of one page: the result of `compute`, computed only when it is not at hand.

    Everything a page computes from a dataset goes through here or `kept_base`: this is where one visitor's
    upload is kept from the others. `name` and `key` must tell apart, by their text, whatever `compute` depends on
    besides the data.
    """
    return _kept(Pool.SHOWN, data, f"{name} {key!r}", compute)


def kept_base(data: Dataset, name: str, *key: Argument, compute: Callable[[], T]) -> T:
    """The same for what several pages rest on, whatever area is looked at and in whichever language."""
    return _kept(Pool.BASE, data, f"{name} {key!r}", compute)


def told_apart(data: Dataset, *key: Argument) -> str:
    """A short word for what was computed from a dataset, reference tables and `key`, and for nothing else."""
    whole = f"{store.surroundings()} {data.fingerprint} {key!r}"
    return sha256(whole.encode()).hexdigest()[:16]


def _kept(pool: Pool, data: Dataset, what: str, compute: Callable[[], T]) -> T:
    wanted = f"{data.fingerprint} {what}"
    if data.source is not Source.VISIT:
        shared = _shared_base if pool is Pool.BASE else _shared_shown
        return cast("T", shared(wanted, compute))
    # A visit keeps its dataset, whatever becomes of the boundaries around it.
    wanted = f"{store.surroundings()} {wanted}"
    own: dict[str, T] = st.session_state.setdefault(_VISIT, {each: {} for each in Pool})[pool]
    # What was asked for last stands last, and what was not asked for longest goes first.
    result = own.pop(wanted) if wanted in own else compute()
    while len(own) >= VISIT_ENTRIES[pool]:
        own.pop(next(iter(own)))
    own[wanted] = result
    return result


@st.cache_resource(max_entries=SHARED_BASE, show_spinner=False)
def _shared_base(wanted: str, _compute: Callable[[], object]) -> object:  # noqa: ARG001 - the cache key
    return _compute()


@st.cache_resource(max_entries=SHARED_SHOWN, show_spinner=False)
def _shared_shown(wanted: str, _compute: Callable[[], object]) -> object:  # noqa: ARG001 - the cache key
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
    return kept_base(
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
            panel=panel_of(data),
        ),
    )


def measured_month(data: Dataset, period: str, cut: Cut) -> pd.DataFrame:
    """One month of `measured`, index kode."""
    return kept_base(data, "month", period, cut, compute=lambda: month_of(measured(data, cut), period))


def places_month(data: Dataset, period: str) -> pd.DataFrame:
    """One month of the measures of all segments, of areas of every level; index kode."""
    levels = (Level.REGENCY, Level.PROVINCE, Level.BRANCH, Level.REGION)
    return kept_base(
        data,
        "places",
        period,
        compute=lambda: pd.concat([measured_month(data, period, Cut(level)) for level in levels]),
    )


def changed(data: Dataset, cut: Cut, *, start: str, end: str) -> pd.DataFrame:
    """`metrics.change.change` between two months, index kode."""
    return kept_base(
        data, "change", cut, start, end, compute=lambda: change(measured(data, cut), start=start, end=end)
    )


def attention_of(data: Dataset, period: str) -> tuple[Attention, ...]:
    """`metrics.attention.attention` of a month."""
    return kept_base(
        data, "attention", period, compute=lambda: attention(data, period=period, panel=panel_of(data))
    )


def categories_of(data: Dataset, period: str) -> dict[bool, CategoryFigures]:
    """`metrics.category_figures.category_figures` of a month."""
    return kept_base(
        data,
        "categories",
        period,
        compute=lambda: category_figures(data, period=period, panel=panel_of(data)),
    )


def panel_of(data: Dataset) -> pd.DataFrame:
    """`metrics.cube.panel.dataset_panel` of a dataset: what all measures rest on."""
    return kept_base(data, "panel", compute=lambda: dataset_panel(data))
