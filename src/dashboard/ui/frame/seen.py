"""What a visitor who has signed in sees of the data: his own areas with their names, while he looks at these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.data import store
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import opened_to
from dashboard.data.disclosure.viewer import GUEST, Viewer
from dashboard.data.published.access import Principal
from dashboard.data.published.errors import PublishingError
from dashboard.ui.frame import loading, published_source, who
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.sparing import spare_the_collector


class NothingKeptError(Exception):
    """There are no tables with names of what is shown."""


def as_seen(data: Dataset, area: str) -> Dataset:
    """What the visitor sees of a source while he looks at an area; elsewhere than in his own, what a guest sees.

    data: what a guest sees of it. A visitor's own files, and the sample, are the same for everybody.
    """
    viewer, by = who.viewer(), who.principal()
    if by is None or data.source not in (Source.OFFICE, Source.PUBLISHED) or _is_internal(data):
        return data
    branch_of = data.areas.territory["kode_cabang"]
    if not viewer.sees_names_in({branch_of.get(code) for code in data.areas.inside(area)}):
        return data
    try:
        return _as_seen(f"{data.fingerprint} {viewer.key} {published_source.line()}", data, viewer, by)
    except (PublishingError, NothingKeptError):
        # Away, not kept, or no longer allowed: what a guest sees is always right.
        return data


def is_still_seen(page: Page) -> bool:
    """Whether the visitor may still see what the page holds: asked by a part that runs by itself."""
    guests = page.data.for_guests
    return guests is None or as_seen(guests, page.area).fingerprint == page.data.fingerprint


def names_notice(page: Page) -> None:
    """Say that there is more on the page than a guest sees, so that it is not passed on unawares."""
    if page.is_named:
        text = page.text
        st.badge(
            text("Nama {area} tampil untuk Anda", area=area_label(page.areas, page.area, text)),
            icon=":material/visibility:",
            color="orange",
            help=text(
                "Badan usaha, OPD, proyek, desa, janji, dan jumlah kecil wilayah ini tampil karena Anda masuk. Tamu yang membuka tautan yang sama tidak melihatnya; jangan membagikan gambar layarnya. Dokumen di Bawa pulang tetap hanya memuat yang boleh dilihat tamu."
            ),
        )


def _is_internal(data: Dataset) -> bool:
    """Whether everybody who reaches this server sees all of it already."""
    return data.source is Source.OFFICE and store.office_viewer() != GUEST


# Two branches and the regional office, of two days or versions.
@st.cache_resource(max_entries=6, show_spinner=False)
def _as_seen(wanted: str, _data: Dataset, _viewer: Viewer, _by: Principal) -> Dataset:
    # The same version may stand with other tables behind it, so that its own key would not tell.
    data = replace(opened_to(_data, _full(_data.source, by=_by), _viewer), fingerprint=wanted)
    spare_the_collector()
    return data


def _full(source: Source, *, by: Principal) -> Mapping[str, pd.DataFrame]:
    """The tables before the gate. Raises NothingKeptError, PublishingError."""
    if source is Source.OFFICE:
        return loading.office_tables()
    full = published_source.full_tables(by=by)
    if not full:
        raise NothingKeptError
    return full
