"""The interactive map as a Streamlit component: its typed Python side."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, cast

import streamlit as st

from dashboard.charts.map_payload import MapData, map_payload, pack
from dashboard.data.areas import Areas
from dashboard.data.assets import asset_url
from dashboard.data.boundaries import Geometry
from dashboard.i18n import Language

View = Literal["peta", "petak"]

#: One state for both choices, with a running number: choosing the same area again is still a new choice.
STATE: Final = "pilihan"

# Sent with every change of data, so it only fetches the script proper, which the browser keeps. The page's own
# address is the base, because the app may be served under any path.
_LOADER: Final = """
export default async function (component) {
  const { script } = JSON.parse(component.parentElement.querySelector("[data-peta]").dataset.peta);
  const { render } = await import(new URL(script, document.baseURI));
  return render(component);
}
"""


@dataclass(frozen=True)
class MapChoice:
    """What the visitor has on the map: the area chosen (None for none) and the month of the slider."""

    area: str | None
    period: str


def coverage_map(
    data: MapData,
    *,
    areas: Areas,
    geometry: Geometry,
    tiles: Mapping[str, tuple[int, int]],
    text: Language,
    key: str,
    period: str,
    selected: str | None = None,
    compare: str | None = None,
    focus: str | None = None,
    view: View = "peta",
    on_choice: Callable[[MapChoice], None] | None = None,
) -> MapChoice:
    """Draw the map with its slider, legend and buttons; returns what is chosen on it now.

    period, selected: what the page wants shown; they win over what was on the map before, unless the visitor
        has since chosen something Python has not seen yet.
    compare: a second month, drawn beside the slider's month on the same scale.
    focus: an area code whose territory fills the picture (a province, a branch), None for everything.
    on_choice: called once, before the page runs again, when the visitor chooses an area, clears it, or lets go
        of the slider. Keep the choice there (session state, URL) and pass it back as `period` and `selected`.

    The choice returned equals `period` and `selected` on any run the map did not cause.
    """
    raise NotImplementedError
