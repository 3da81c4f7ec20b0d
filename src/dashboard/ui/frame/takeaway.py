"""“Bawa pulang”: documents of the chosen area and month; nothing is made before it is asked for.

Each is made from what a guest may see, whoever asks: a file is passed on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.i18n import N_
from dashboard.ui.frame import loading
from dashboard.ui.frame.address import reached_at
from dashboard.ui.frame.bulk import bulk
from dashboard.ui.frame.document_numbers import numbers_of
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.registry import entry

if TYPE_CHECKING:
    from dashboard.ui.frame.page import Page

#: Kind and form as the documents name them, what it is, and its icon. Their modules are imported when asked for.
_OFFERED: Final = (
    ("lembar", "pdf", N_("Lembar rapat (PDF, dua halaman)"), ":material/description:"),
    ("paparan", "pptx", N_("Paparan (PowerPoint)"), ":material/slideshow:"),
    ("tabel", "xlsx", N_("Tabel (Excel)"), ":material/table:"),
    ("paket", "html", N_("Paket luring (HTML, tanpa jaringan)"), ":material/offline_bolt:"),
    ("gambar", "png", N_("Peta (PNG)"), ":material/image:"),
    ("gambar", "svg", N_("Peta (SVG)"), ":material/image:"),
)
_STUDY: Final = (
    ("kajian", "pdf", N_("Kajian menutup selisih ke target (PDF)"), ":material/calculate:"),
    ("kajian", "docx", N_("Kajian menutup selisih ke target (Word)"), ":material/edit_document:"),
)


def take_away(page: Page) -> None:
    """Draw the button, where the page has a month to tell of."""
    if page.period:
        _popover(page)


@st.fragment
def _popover(page: Page) -> None:
    text = page.text
    place = st.popover(
        text("Bawa pulang"),
        icon=":material/file_download:",
        key="bawa_pulang",
        on_change="rerun",
        help=text("Dokumen wilayah dan bulan ini untuk dibagikan"),
    )
    if place.open:
        with place:
            _choices(page)


def _choices(page: Page) -> None:
    text = page.text
    base = reached_at(page.key)
    for kind, form, name, icon in (*_OFFERED, *(_STUDY if _has_gap(page) else ())):
        st.download_button(
            text(name),
            data=_maker(page, kind, form, base),
            file_name=_name(page, kind, form),
            icon=icon,
            key=f"bawa_{kind}_{form}",
            on_click="ignore",
            width="stretch",
        )
    st.caption(
        text(
            "Dibuat saat diminta, beberapa detik. Isinya hanya yang boleh dilihat tamu, siapa pun pembuatnya."
        )
    )
    bulk(page, base)
    _qr(page, base)


def _qr(page: Page, base: str) -> None:
    """The page's own link to be read from the screen."""
    if not base:
        return
    from dashboard.export.papers.link import qr_svg  # noqa: PLC0415 - imported when first needed

    path = entry(page.key).address
    chosen = {key: value for key, value in {**page.shared, **page.extra}.items() if value}
    st.image(qr_svg(f"{base.rstrip('/')}/{path}?{urlencode(chosen)}"), width=190)
    st.caption(page.text("Kode QR halaman ini"))


def _has_gap(page: Page) -> bool:
    """Whether there is a gap to the target that a study could close."""
    month = loading.measured_month(page.data, page.period, Cut(page.areas.level(page.area)))
    gap = month.loc[[page.area]].iloc[0]["gap_to_target"]
    return bool(pd.notna(gap) and gap > 0)


def _name(page: Page, kind: str, form: str) -> str:
    from dashboard.export.papers.kinds import (  # noqa: PLC0415 - imported when first needed
        DocumentKind,
        Wanted,
        document_name,
    )

    return document_name(
        Wanted(DocumentKind(kind), form),
        area=page.areas.name(page.area),
        period=page.period,
        sample=page.is_sample,
        text=page.text,
    )


def _maker(page: Page, kind: str, form: str, base: str) -> Callable[[], bytes]:
    """What makes the document when it is asked for, in a thread of its own."""
    data, area, period, text = page.data, page.area, page.period, page.text

    def make() -> bytes:
        from dashboard.export.papers.kinds import (  # noqa: PLC0415 - imported when first needed
            DocumentKind,
            Material,
            Wanted,
            document,
        )

        material = Material(
            numbers=numbers_of(data, period),
            geometry=loading.geometry(),
            tiles=loading.tiles(),
            base=base,
        )
        return document(Wanted(DocumentKind(kind), form), material, area, text)

    return make
