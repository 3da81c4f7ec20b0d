"""Files tried in one visit: checked, used, put away.

They live in this visit's session alone: not on disk, not in what is kept for all visitors, not in the link. What
Streamlit holds of an upload is dropped as soon as the file is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.data.clock import today_wita
from dashboard.data.dataset import SOURCE_NAMES, Dataset, Source
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import OWNER
from dashboard.data.dry_run import DryRun, Progress, dry_run
from dashboard.data.places.resolving import CodeList
from dashboard.i18n import N_, Language
from dashboard.metrics.coverage.target_warnings import with_target_warnings
from dashboard.ui.frame import loading

#: The sources as they stand beside each other, where there is little room.
SHORT_NAMES: Final = {**SOURCE_NAMES, Source.VISIT: N_("Berkas unggahan")}

_RUN: Final = "_run_of_visit"
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


def check(files: Sequence[UploadedFile], *, loaded: Dataset, code_list: CodeList, progress: Progress) -> None:
    """Try files instead of those tried before; afterwards only the outcome is held."""
    if is_used():
        base: Dataset | None = loading.dataset(Source.VISIT)
    else:
        base = loading.dataset(Source.OFFICE) if Source.OFFICE in loading.stored_sources() else None
    contents = [(file.name, file.getvalue()) for file in files]
    st.session_state.pop(_RUN, None)
    _drop_uploads()
    run = dry_run(
        contents,
        loaded=loaded,
        base=base,
        today=today_wita(),
        code_list=code_list,
        progress=progress,
    )
    st.session_state[_RUN] = replace(run, data=with_target_warnings(run.data))


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
    st.session_state.pop(_RUN, None)
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
