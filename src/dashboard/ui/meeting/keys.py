"""The bar and the keys of a presentation: a component that keeps the step and tells Python."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from dashboard.data.assets import script_urls
from dashboard.i18n import Language
from dashboard.ui.frame.scripts import LOADER
from dashboard.ui.meeting.figures import STEP_NAMES, Step
from dashboard.ui.meeting.style import LEAVE

#: Its state is `langkah`, which is in the keyword `on_langkah_change` and in the script too: step and running number.
_KEY: Final = "bilah_rapat"
#: The step that was pressed for, until a page has shown it. The address that comes along with a press may be that of
#: the step before, and would win over what the session holds of a parameter.
_PRESSED: Final = "_langkah_ditekan"

_STYLE: Final = """
nav { display: flex; align-items: center; gap: 0.8rem; font: 1rem var(--st-font); color: var(--st-text-color);
  background: var(--st-background-color); padding: 0.2rem 0 0.4rem; }
progress { flex: 1 1 3rem; min-width: 2rem; height: 0.7rem; accent-color: var(--st-primary-color); }
span { white-space: nowrap; font-variant-numeric: tabular-nums; }
button { font: inherit; color: inherit; background: var(--st-secondary-background-color); cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); padding: 0.2rem 0.8rem;
  min-height: 2.2rem; min-height: max(2.2rem, 24px); white-space: nowrap; }
button:hover:enabled { border-color: var(--st-primary-color); }
button:disabled { opacity: 0.55; cursor: default; }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
dialog { border: 0; padding: 0; margin: 0; width: 100vw; height: 100vh; max-width: none; max-height: none;
  background: #000; cursor: none; }
dialog::backdrop { background: #000; }
@media (max-width: 640px) {
  nav { flex-wrap: wrap; gap: 0.4rem; padding: 0.4rem 0 0.8rem; }
  progress { flex-basis: 100%; order: -1; }
  span { flex: 1 1 100%; order: -1; white-space: normal; }
  button { flex: 1 1 auto; min-height: 2.75rem; }
  button:nth-of-type(3) { display: none; }
}
"""

_COMPONENT = st.components.v2.component("langkah_rapat", js=LOADER, css=_STYLE)


def ready_pressed() -> None:
    """Make what was pressed for the step to be shown, whatever the address says; before a page reads the step."""
    if _PRESSED in st.session_state:
        st.session_state["langkah"] = st.session_state[_PRESSED]


def step_bar(text: Language, step: Step) -> None:
    """Draw the bar and listen to the keys; after the page has shown the step."""
    steps = list(Step)
    (script, *_) = script_urls("rapat", "rapat.js")
    said = {
        "titles": [text(STEP_NAMES[each]) for each in steps],
        "step": steps.index(step) + 1,
        "seen": _sent().get("nomor", 0),
        "leave": f".st-key-{LEAVE} a",
        "words": {
            "bar": text("Langkah paparan"),
            "back": text("Sebelumnya"),
            "next": text("Berikutnya"),
            "full": text("Layar penuh (F)"),
            "black": text("Layar hitam (B)"),
            "light": text("Layar hitam; tekan tombol apa pun untuk kembali"),
            "progress": text("Kemajuan paparan"),
        },
    }
    _COMPONENT(key=_KEY, data={"script": script, "said": said}, on_langkah_change=_pressed)
    st.session_state.pop(_PRESSED, None)


def _pressed() -> None:
    """Keep the step that the visitor went to; called before the page runs again."""
    st.session_state[_PRESSED] = str(_sent().get("langkah", 1))


def _sent() -> dict[str, Any]:
    """What the bar last sent; empty before it has sent anything."""
    return (st.session_state.get(_KEY) or {}).get("langkah") or {}
