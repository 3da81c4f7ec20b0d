"""Where an area stands against its target, told by a shape and a word; colour only repeats it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import N_, Language
from dashboard.metrics.coverage.pace import State
from dashboard.metrics.coverage.standing import Lag


@dataclass(frozen=True)
class Light:
    """A shape, a short word (message id), and which of the palette's categorical colours goes with them."""

    shape: str
    word: str
    colour: int


LIGHTS: Final[dict[State, Light]] = {
    State.REACHED: Light("✓", N_("sudah tercapai"), 2),
    State.ON_PACE: Light("▲", N_("sesuai laju"), 0),
    State.BEHIND: Light("▼", N_("tertinggal"), 1),
    State.NEVER: Light("✕", N_("tidak tercapai"), 3),
    State.NO_TARGET: Light("□", N_("tanpa target"), 5),
    State.NO_DATA: Light("–", N_("tidak ada data"), 5),
}


#: The same for who is behind, by how far.
LAGS: Final[dict[Lag, Light]] = {
    Lag.SLIGHT: Light("▽", N_("sedikit tertinggal"), 4),
    Lag.PLAIN: LIGHTS[State.BEHIND],
    Lag.FAR: Light("▼▼", N_("jauh tertinggal"), 1),
}


def light_of(state: State, lag: Lag | None = None) -> Light:
    """The light of a state; lag: how far behind, where it is known."""
    return LIGHTS[state] if lag is None else LAGS[lag]


def light_words(state: State, text: Language, *, falls_back: bool = False, lag: Lag | None = None) -> str:
    """Shape and word: "▼ tertinggal". falls_back: reached by now, but not at the year's end at this pace."""
    light = light_of(state, lag)
    word = text("tercapai, lalu turun") if falls_back else text(light.word)
    return f"{light.shape} {word}"


def light_colour(state: State, theme: Theme, *, lag: Lag | None = None) -> str:
    """The colour that repeats the shape, #rrggbb."""
    return PALETTES[theme].categorical[light_of(state, lag).colour]
