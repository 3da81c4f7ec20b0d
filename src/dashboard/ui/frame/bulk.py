"""“Semua kabupaten/kota (ZIP)” of “Bawa pulang”: made beside the server, one for a visitor, while the page goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.data.dataset import Source
from dashboard.i18n import N_, Month
from dashboard.ui.frame import loading
from dashboard.ui.frame.document_numbers import guests_view

if TYPE_CHECKING:
    from dashboard.export.bulk.desk import Desk
    from dashboard.export.bulk.job import Job
    from dashboard.ui.frame.page import Page

#: Seconds between two looks at how far it is, while it is being made and the box is open.
LOOKED_EVERY: Final = 1.0
_TICKET: Final = "_zip_kabkota"
_REFUSED: Final = "_zip_ditolak"
_BUSY: Final = N_(
    "Server sedang membuat ZIP untuk pengunjung lain. Tunggu sampai selesai, biasanya paling lama dua menit, lalu tekan lagi."
)
_NOT_STARTED: Final = N_("Server tidak dapat memulai proses untuk membuat ZIP; coba lagi nanti.")
_PROVINCE: Final = "zip_provinsi"
_KINDS: Final = "zip_jenis"


@dataclass(frozen=True, eq=False)
class _Ticket:
    """What a visitor ordered, and the job that makes it.

    count: of how many documents. own: whether of the visitor's own files.
    """

    job: Job
    count: int
    own: bool
    province: str
    period: str
    name: str


def bulk(page: Page, base: str) -> None:
    """Draw how far the visitor's ZIP is, the ZIP, or what one would hold. base: where the app is reached."""
    from dashboard.export.bulk.progress import Phase  # noqa: PLC0415 - imported when first needed

    ticket: _Ticket | None = st.session_state.get(_TICKET)
    if ticket is None:
        _ordering(page, base)
    elif ticket.job.progress.phase is Phase.MAKING:
        st.fragment(_making, run_every=LOOKED_EVERY)(page, ticket)
    else:
        _made(page, ticket)


def _ordering(page: Page, base: str) -> None:
    """What can be ordered: a province, where the area lies in several, and which kinds."""
    from dashboard.export.papers.kinds import KIND_NAMES, DocumentKind  # noqa: PLC0415 - imported when first needed

    text, areas = page.text, page.areas
    provinces = list(dict.fromkeys(areas.province_of(code) for code in areas.inside(page.area)))
    province = provinces[0]
    if len(provinces) > 1:
        _only(_PROVINCE, provinces)
        province = st.selectbox(
            text("Semua kabupaten/kota (ZIP) dari"), provinces, key=_PROVINCE, format_func=areas.name
        )
    else:
        st.markdown(f"**{text('Semua kabupaten/kota {province} (ZIP)', province=areas.name(province))}**")
    kinds = st.pills(
        text("Jenis dokumen"),
        [str(each) for each in DocumentKind],
        key=_KINDS,
        selection_mode="multi",
        default=[str(each) for each in DocumentKind],
        format_func=lambda kind: text(KIND_NAMES[DocumentKind(kind)]),
    )
    refused: str = st.session_state.pop(_REFUSED, "")
    if refused:
        # Above the button, as what is below it may be out of sight.
        st.warning(text(refused))
    count = len(areas.inside(province))
    st.button(
        text("Buat ZIP: {count} dokumen", count=count * len(kinds)),
        key="zip_buat",
        icon=":material/folder_zip:",
        disabled=not kinds,
        on_click=partial(_begin, page, base, province),
        width="stretch",
    )
    st.caption(text("Dibuat di latar belakang; halaman tetap dapat dipakai."))


def _only(key: str, options: list[str]) -> None:
    """Forget a choice that there is no more."""
    if st.session_state.get(key) not in options:
        st.session_state.pop(key, None)


def _begin(page: Page, base: str, province: str) -> None:
    """Order the ZIP; called by the button."""
    from dashboard.export.bulk.archive import Order, usual, zip_name  # noqa: PLC0415 - imported when first needed
    from dashboard.export.bulk.desk import BusyError  # noqa: PLC0415
    from dashboard.export.papers.kinds import DocumentKind, Material  # noqa: PLC0415
    from dashboard.metrics.story.numbers import Numbers  # noqa: PLC0415

    order = Order(
        wanted=usual([DocumentKind(kind) for kind in st.session_state[_KINDS]]),
        # Numbers of its own: those that are kept grow while they are handed over.
        material=Material(
            numbers=Numbers(guests_view(page.data), page.period),
            geometry=loading.geometry(),
            tiles=loading.tiles(),
            base=base,
        ),
        province=province,
        language=page.text.code,
    )
    visitor, here = _visitor()
    try:
        job = _desk().order(visitor, order, wanted=here)
    except BusyError:
        st.session_state[_REFUSED] = _BUSY
        return
    except OSError:
        st.session_state[_REFUSED] = _NOT_STARTED
        return
    st.session_state[_TICKET] = _Ticket(
        job, order.count, page.data.source is Source.VISIT, province, page.period, zip_name(order)
    )


def _visitor() -> tuple[str, Callable[[], bool]]:
    """Who this visitor is among all of the server, and whether that visitor's browser is there."""
    context = get_script_run_ctx()
    if context is None or not runtime.exists():
        return "", lambda: True
    return context.session_id, partial(runtime.get_instance().is_active_session, context.session_id)


@st.cache_resource(show_spinner=False)
def _desk() -> Desk:
    from dashboard.export.bulk.desk import Desk  # noqa: PLC0415 - imported when first needed

    return Desk()


def _title(page: Page, ticket: _Ticket) -> str:
    return page.text(
        "Semua kabupaten/kota {province}, {month}",
        province=page.areas.name(ticket.province),
        month=Month(ticket.period, short=False),
    )


def _making(page: Page, ticket: _Ticket) -> None:
    """How far it is, looked at again and again; once it is over the page is drawn anew, without looking."""
    from dashboard.export.bulk.progress import Phase  # noqa: PLC0415 - imported when first needed

    text, progress = page.text, ticket.job.progress
    if progress.phase is not Phase.MAKING:
        st.rerun()
    st.markdown(f"**{_title(page, ticket)}**")
    if progress.at:
        said = text(
            "{at} dari {of}: {area}",
            at=progress.at,
            of=progress.of,
            area=page.areas.name(progress.area),
        )
    else:
        said = text("Menyiapkan data…")
    st.progress(progress.share, text=said)
    st.button(
        text("Hentikan"),
        key="zip_henti",
        icon=":material/stop_circle:",
        on_click=ticket.job.stop,
        width="stretch",
    )


def _made(page: Page, ticket: _Ticket) -> None:
    """What has become of it: the ZIP to take, with what it lacks, or why there is none."""
    from dashboard.export.bulk.archive import NONE_MADE  # noqa: PLC0415 - imported when first needed
    from dashboard.export.bulk.progress import Phase  # noqa: PLC0415

    text, progress = page.text, ticket.job.progress
    st.markdown(f"**{_title(page, ticket)}**")
    if len(progress.lacking) == ticket.count:
        st.warning(text(NONE_MADE))
    elif progress.phase is Phase.DONE:
        st.download_button(
            text("Unduh ZIP"),
            data=ticket.job.content,
            file_name=ticket.name,
            mime="application/zip",
            icon=":material/folder_zip:",
            key="zip_unduh",
            on_click="ignore",
            type="primary",
            width="stretch",
        )
        _lacking(page, ticket)
    elif progress.phase is Phase.STOPPED:
        st.info(text("Dihentikan; tidak ada berkas yang tersisa."))
    else:
        st.error(text("ZIP tidak selesai dibuat karena kesalahan di server; sebabnya ada di log server."))
    st.button(text("Buat ZIP lain"), key="zip_lain", on_click=partial(_put_away, ticket), width="stretch")


def _lacking(page: Page, ticket: _Ticket) -> None:
    from dashboard.export.bulk.archive import lack_words  # noqa: PLC0415 - imported when first needed

    lacking = ticket.job.progress.lacking
    if not lacking:
        return
    text = page.text
    said = (lack_words(each, label=page.areas.name(each.area), text=text) for each in lacking)
    st.warning("\n".join((f"{text('Tidak dibuat')}:", "", *(f"- {each}" for each in said))))


def _put_away(ticket: _Ticket) -> None:
    """Drop a ZIP, so that another can be ordered; called by the button."""
    ticket.job.put_away()
    st.session_state.pop(_TICKET, None)


def forget_own() -> None:
    """Drop the ZIP that was ordered of the visitor's own files, made or not."""
    ticket: _Ticket | None = st.session_state.get(_TICKET)
    if ticket is not None and ticket.own:
        _put_away(ticket)
