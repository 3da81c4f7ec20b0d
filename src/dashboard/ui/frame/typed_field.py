"""A field in which something is typed: what was read stands below it, what can't be read is refused there.

A text input, because keyboard, link, language and tests treat it like every other choice, and "6,05 miliar" needs
letters; the steps − and + are buttons beside it, where a step makes sense.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import streamlit as st

from dashboard.i18n import Language, Message
from dashboard.ui.frame import url_state
from dashboard.ui.frame.plain import as_text

T = TypeVar("T")

#: Pixels. Streamlit writes "Press Enter to apply" into wider fields, in English only.
WIDTH: Final = 160
#: Pixels: a step's button with the gap before it, so that both stand beside the field.
_STEP: Final = 52
_REFUSED: Final = 330


@dataclass(frozen=True)
class Typed(Generic[T]):
    """How one kind of value is read and written.

    read: what was typed, as a value or as what to write instead. shown: as it stands in the field, which `read`
    reads as the same again. words: with its unit. linked, written: from and for the link; None is no value.
    """

    read: Callable[[str], T | Message]
    shown: Callable[[T], str]
    words: Callable[[T], str]
    linked: Callable[[str], T | None]
    written: Callable[[T], str]


@dataclass(frozen=True)
class Steps(Generic[T]):
    """What stands on the two buttons beside a field, and where they lead; None where there is nothing more."""

    less: str
    more: str
    down: Callable[[T], T | None]
    up: Callable[[T], T | None]


@dataclass(frozen=True)
class Reading(Generic[T]):
    """The value in force, and why what stands in the field is refused; None where it isn't."""

    value: T
    refused: Message | None = None


def reading(key: str, kind: Typed[T], *, default: T) -> Reading[T]:
    """Make `st.session_state[key]` hold the text of the field; what it comes to.

    The link always holds the last good value, so that is what stays in force while the text is refused.
    """
    last_good = url_state.linked(key, kind.linked)
    in_force = default if last_good is None else last_good
    text = st.session_state.get(key)
    if text is None:
        shown = kind.shown(in_force)
        st.session_state[key] = shown
        again = kind.read(shown)
        return Reading(in_force, again if isinstance(again, Message) else None)
    read = kind.read(text)
    if isinstance(read, Message):
        return Reading(in_force, read)
    shown = kind.shown(read)
    if shown != text:
        st.session_state[key] = shown
    return Reading(read)


def draw(
    key: str,
    label: str,
    kind: Typed[T],
    found: Reading[T],
    *,
    text: Language,
    width: int = WIDTH,
    steps: Steps[T] | None = None,
    help_text: str | None = None,
) -> None:
    """The field with what was read, or why it was refused and what is used instead, below it."""
    whole = width if steps is None else width + 2 * _STEP
    with st.container(width=whole if found.refused is None else max(whole, _REFUSED), gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="xxsmall"):
            st.text_input(label, key=key, width=width, autocomplete="off", help=help_text)
            if steps is not None:
                for name, sign, step in (("less", steps.less, steps.down), ("more", steps.more, steps.up)):
                    value = step(found.value)
                    st.button(
                        sign,
                        key=f"{key}_{name}",
                        disabled=value is None,
                        on_click=_put,
                        args=(key, "" if value is None else kind.shown(value)),
                    )
        if found.refused is None:
            st.caption(kind.words(found.value))
        else:
            st.error(_refusal(key, kind, found, found.refused, text))


def _refusal(key: str, kind: Typed[T], found: Reading[T], why: Message, text: Language) -> str:
    typed = str(st.session_state[key])
    expected, kept = text.render(why), kind.words(found.value)
    if not typed.strip():
        return text(
            "Isian ini kosong. Tulislah {expected}. Yang dipakai tetap {kept}.", expected=expected, kept=kept
        )
    return text(
        "“{written}” tidak dapat dipakai. Tulislah {expected}. Yang dipakai tetap {kept}.",
        written=as_text(typed, most=40),
        expected=expected,
        kept=kept,
    )


def _put(key: str, shown: str) -> None:
    st.session_state[key] = shown
