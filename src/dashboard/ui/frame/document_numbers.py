"""What documents rest on: the numbers of a month as a guest may see them, whoever looks."""

from __future__ import annotations

import streamlit as st

from dashboard.data import store
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import GUEST
from dashboard.metrics.story.numbers import Numbers
from dashboard.ui.frame import loading


def numbers_of(data: Dataset, period: str) -> Numbers:
    """The numbers of a month; a visit's own files are kept for nobody."""
    guests = guests_view(data)
    if data.source is Source.VISIT:
        return Numbers(guests, period)
    return _numbers(f"{guests.fingerprint} {period}", guests, period)


def guests_view(data: Dataset) -> Dataset:
    """What a guest may see of a page's data, of the very version on the page.

    data: as who looks may see them; the files may have been replaced since they were read.
    """
    if data.for_guests is not None:
        return data.for_guests
    if data.source is Source.VISIT:
        return view_for(data, GUEST)
    if data.source is not Source.OFFICE or store.office_viewer() == GUEST:
        # It went through the gate as a guest's.
        return data
    now = loading.dataset(data.source, viewer=GUEST)
    return now if now.version == data.version else view_for(data, GUEST)


def numbers_in_visit(data: Dataset, period: str) -> Numbers:
    """The same for a page, which comes back to them: those of a visit's own files stay in that visit."""
    if data.source is not Source.VISIT:
        return numbers_of(data, period)
    return loading.kept_base(data, "document numbers", period, compute=lambda: numbers_of(data, period))


# Two months at most, as each holds some megabytes.
@st.cache_resource(max_entries=2, show_spinner=False)
def _numbers(wanted: str, _data: Dataset, _period: str) -> Numbers:  # noqa: ARG001 - the cache key
    return Numbers(_data, _period)
