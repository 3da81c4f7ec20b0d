"""Files tried in one visit: checked, used, put away.

They live in this visit's session alone: not on disk, not in what is kept for all visitors, not in the link. What
Streamlit holds of an upload is dropped as soon as the file is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.data.cells.parsed import Reading
from dashboard.data.clock import today_wita
from dashboard.data.contract.as_sent import UnreadableFileError
from dashboard.data.dataset import SOURCE_NAMES, Dataset, Source
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import OWNER
from dashboard.data.dry_run import DryRun, Progress, TriedFile, dry_run, plain_name
from dashboard.data.intake import unreadable_table
from dashboard.data.layouts.mapping import NO_MAPPING, LayoutMapping, MappedLayout, read_mapping
from dashboard.data.layouts.proposing import Proposal
from dashboard.data.places.resolving import CodeList
from dashboard.i18n import N_, Language
from dashboard.metrics.coverage.target_warnings import with_target_warnings
from dashboard.ui.frame import desk, loading
from dashboard.ui.frame.bulk import forget_own

#: The sources as they stand beside each other, where there is little room.
SHORT_NAMES: Final = {**SOURCE_NAMES, Source.VISIT: N_("Berkas unggahan")}

#: What a file of layouts is called at its end.
MAPPING_SUFFIX: Final = ".json"

_RUN: Final = "_run_of_visit"
_SENT: Final = "_sent_in_visit"
_MAPPING: Final = "_mapping_of_visit"
_SENDING: Final = "_sending_of_visit"
_ROUND: Final = "_round_of_visit"
_SWEEP: Final = "_sweep_after_visit"


def current() -> DryRun | None:
    """What the files tried in this visit came to; None while there are none."""
    run: DryRun | None = st.session_state.get(_RUN)
    return run


def is_used() -> bool:
    """Whether this visit runs on its own files."""
    return Source.VISIT in loading.available_sources()


def uploader_key() -> str:
    """The key of the uploader: a new one, and so an empty uploader, after every check and every putting away."""
    return f"berkas_{st.session_state.get(_ROUND, 0)}"


@dataclass(frozen=True, eq=False)
class _Sent:
    """Files of which some wait for an answer: those as bytes, the others as they were tried."""

    files: tuple[tuple[str, bytes] | TriedFile, ...]
    code_list: CodeList


def check(
    files: Sequence[tuple[str, bytes]], *, loaded: Dataset, code_list: CodeList, progress: Progress
) -> None:
    """Try files, names and contents, instead of those tried before; afterwards only the outcome is held.

    A file in a layout that leaves something open is held until it is answered, or put away.
    """
    _drop_uploads()
    added = NO_MAPPING
    sent: list[tuple[str, bytes] | TriedFile] = []
    for name, content in files:
        if not name.casefold().endswith(MAPPING_SUFFIX):
            sent.append((name, content))
            continue
        try:
            added |= read_mapping(content)
        except UnreadableFileError as error:
            sent.append(TriedFile(plain_name(name), (unreadable_table(plain_name(name), error),)))
    st.session_state[_MAPPING] = mapping() | added
    _try(_Sent(tuple(sent), code_list), loaded=loaded, progress=progress)


def asked() -> tuple[tuple[str, Proposal], ...]:
    """What has to be answered before the files tried can be read: file and layout."""
    run = current()
    return () if run is None else tuple((file.name, each) for file in run.files for each in file.proposals)


def asked_code_list() -> CodeList:
    """The list that the codes of the files tried last are from."""
    sent: _Sent | None = st.session_state.get(_SENT)
    return CodeList.KEMENDAGRI if sent is None else sent.code_list


def answer(layouts: Iterable[MappedLayout], *, loaded: Dataset, progress: Progress) -> None:
    """Try the files that wait once more, with layouts as they were confirmed."""
    sent: _Sent | None = st.session_state.get(_SENT)
    if sent is None:
        return
    answered = mapping()
    for layout in layouts:
        answered = answered.with_layout(layout)
    st.session_state[_MAPPING] = answered
    _try(sent, loaded=loaded, progress=progress)


def choose(table: str, column: str, way: Reading, *, loaded: Dataset) -> None:
    """Read the doubtful cells of a column one way, and try the files that wait once more; called by a button."""
    sent: _Sent | None = st.session_state.get(_SENT)
    if sent is None:
        return
    st.session_state[_MAPPING] = mapping().with_way(table, column, way)
    _try(sent, loaded=loaded, progress=lambda _done, _name: None)


def mapping() -> LayoutMapping:
    """The layouts that were confirmed or sent in this visit."""
    known: LayoutMapping = st.session_state.get(_MAPPING, NO_MAPPING)
    return known


def sending() -> dict[str, Any]:
    """What was looked up of these files for sending them on; goes with them."""
    held: dict[str, Any] = st.session_state.setdefault(_SENDING, {})
    return held


def _try(sent: _Sent, *, loaded: Dataset, progress: Progress) -> None:
    base = loading.dataset(Source.VISIT) if is_used() else loading.lender()
    st.session_state.pop(_RUN, None)
    st.session_state.pop(_SENT, None)
    st.session_state.pop(_SENDING, None)
    run = dry_run(
        sent.files,
        loaded=loaded,
        base=base,
        today=today_wita(),
        code_list=sent.code_list,
        mapping=loading.office_mapping() | desk.branch_mapping() | mapping(),
        progress=progress,
    )
    st.session_state[_RUN] = replace(run, data=with_target_warnings(run.data))
    waiting = tuple(file if tried.waits else tried for file, tried in zip(sent.files, run.files, strict=True))
    if any(tried.waits for tried in run.files):
        st.session_state[_SENT] = replace(sent, files=waiting)


def use() -> None:
    """Run every page on the files tried; called by a button, before the page is drawn."""
    run = current()
    if run is None or not run.usable:
        return
    # The very dataset is kept with the outcome, so that it is known to be the one in use.
    used = view_for(run.data, OWNER)
    st.session_state[_RUN] = replace(run, data=used)
    loading.use_for_visit(used)
    # The month just sent is what is wanted, also where the months before were there already.
    st.session_state["periode"] = used.periods[-1]
    _show(Source.VISIT, used)


def put_away() -> None:
    """Forget the files and every number from them; called by a button, before the page is drawn."""
    for held in (_RUN, _SENT, _MAPPING, _SENDING):
        st.session_state.pop(held, None)
    forget_own()
    loading.forget_visit()
    _drop_uploads()
    st.session_state[_SWEEP] = True
    source = loading.stored_sources()[0]
    _show(source, loading.dataset(source))


def sweep() -> None:
    """Draw the page once more after files were put away; called at the end of every page.

    Streamlit drops a download that was made for the page before only after the second run without it.
    """
    if st.session_state.pop(_SWEEP, False):
        st.rerun()


def _show(source: Source, data: Dataset) -> None:
    st.session_state["sumber"] = str(source)
    if data.periods and st.session_state.get("periode") not in data.periods:
        st.session_state["periode"] = data.periods[-1]


def _drop_uploads() -> None:
    """Drop the bytes that Streamlit holds of this visit's uploads, and the uploader that shows them."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    context = get_script_run_ctx()
    if context is not None:
        context.uploaded_file_mgr.remove_session_files(context.session_id)


def put_away_button(text: Language) -> None:
    """The way back from one's own files, beside the sources, on every page."""
    if is_used():
        st.button(
            text("Singkirkan berkas unggahan"),
            key="singkirkan_menu",
            on_click=put_away,
            icon=":material/delete:",
            width="stretch",
        )


def banner(text: Language, slot: DeltaGenerator) -> None:
    """What every page says while it runs on files of this visit."""
    slot.warning(
        f"**{text('BERKAS UNGGAHAN, HANYA KUNJUNGAN INI')}** · "
        + text("Angka dari berkas Anda sendiri; tidak disimpan dan tidak terlihat oleh pengunjung lain."),
        icon=":material/upload_file:",
    )


def others_link(text: Language, shown: Source) -> None:
    """What a link says that was copied while its owner ran on files of their own."""
    st.warning(
        text(
            "Tautan ini dibuat saat memakai berkas unggahan, yang hanya ada dalam kunjungan pemiliknya. Yang ditampilkan di sini: {source}.",
            source=text(SOURCE_NAMES[shown]),
        ),
        icon=":material/link_off:",
    )
