"""Cached reads and computations, shared by all visitors; what comes back is never changed in place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard.data import boundaries, store
from dashboard.data.areas import Areas
from dashboard.data.boundaries import Geometry
from dashboard.data.contract import Level
from dashboard.data.dataset import Dataset, Source
from dashboard.metrics.attention import Attention, attention
from dashboard.metrics.coverage import measures
from dashboard.metrics.panel import dataset_panel

if TYPE_CHECKING:
    from pathlib import Path


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
def tiles() -> dict[str, tuple[int, int]]:
    """Column and row of every kabupaten/kota in the tile grid."""
    return boundaries.tile_positions()


def available_sources() -> tuple[Source, ...]:
    """The sources that have files: the office's own first where there are any."""
    return (Source.OFFICE, Source.SAMPLE) if store.has_office_data() else (Source.SAMPLE,)


def dataset(source: Source) -> Dataset:
    """The validated tables of a source, read again when any of its files changes."""
    folder = store.SAMPLE_FOLDER if source is Source.SAMPLE else store.OFFICE_FOLDER
    return _dataset(folder, source, store.fingerprint(folder), store.today_wita())


@st.cache_resource(max_entries=4, show_spinner=False)
def _dataset(folder: Path, source: Source, fingerprint: str, today: date) -> Dataset:  # noqa: ARG001 - the cache key
    return store.load_dataset(folder, source=source, today=today)


@st.cache_resource(max_entries=8, show_spinner=False)
def _panel(_data: Dataset, fingerprint: str) -> pd.DataFrame:  # noqa: ARG001 - the cache key
    return dataset_panel(_data)


def measured(
    data: Dataset,
    *,
    level: Level,
    segment: str,
    base: str | None = None,
    temporary: bool = True,
) -> pd.DataFrame:
    """`metrics.coverage.measures` of a dataset, kept until its files change."""
    return _measured(data, data.fingerprint, level, segment, base, temporary)


@st.cache_resource(max_entries=64, show_spinner=False)
def _measured(
    _data: Dataset, fingerprint: str, level: Level, segment: str, base: str | None, temporary: bool
) -> pd.DataFrame:
    panel = _panel(_data, fingerprint)
    return measures(_data, level=level, segment=segment, base=base, temporary=temporary, panel=panel)


def attention_of(data: Dataset, period: str) -> tuple[Attention, ...]:
    """`metrics.attention.attention` of a month, kept until the files change."""
    return _attention(data, data.fingerprint, period)


@st.cache_resource(max_entries=24, show_spinner=False)
def _attention(_data: Dataset, fingerprint: str, period: str) -> tuple[Attention, ...]:
    return attention(_data, period=period, panel=_panel(_data, fingerprint))
