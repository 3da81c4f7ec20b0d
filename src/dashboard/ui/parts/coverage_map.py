"""The interactive map as a Streamlit component: its typed Python side."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal
from weakref import WeakKeyDictionary

import streamlit as st

from dashboard.charts.map_payload import MapData, map_payload, pack
from dashboard.charts.map_picture import map_alt
from dashboard.data.assets import script_urls
from dashboard.data.contract.words import REGION
from dashboard.data.outlines.boundaries import Tile
from dashboard.data.outlines.geometry import Geometry
from dashboard.data.places.areas import Areas
from dashboard.export.tables import file_name
from dashboard.i18n import Language
from dashboard.ui.frame.area_names import area_label

View = Literal["peta", "petak"]

#: One state for both choices, with a running number: choosing the same area again is still a new choice. Its
#: name is also in the script and in the keyword `on_pilihan_change`.
STATE: Final = "pilihan"
#: The key of the data that the browser asks for; in the keyword `on_minta_change` too.
ASKED: Final = "minta"

# Sent with every change of data, so it only fetches the scripts proper, which the browser keeps. What to fetch is in
# the first line of the data; the page's address is the base, as the app may be served under any path. All is asked
# for at once, the outlines too: each would otherwise wait for the one that needs it.
_LOADER: Final = """
export default async function (component) {
  const end = component.data.indexOf(10)
  const head = JSON.parse(new TextDecoder().decode(component.data.subarray(0, end)))
  const outlines = head.outlines && new URL(head.outlines, document.baseURI).href
  if (outlines && !document.head.querySelector(`link[href="${outlines}"]`)) {
    const link = { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: outlines }
    document.head.append(Object.assign(document.createElement("link"), link))
  }
  const [script] = await Promise.all(head.scripts.map((each) => import(new URL(each, document.baseURI))))
  return script[head.act](component, head, component.data.subarray(end + 1))
}
"""

#: What was packed for a map that is still in use, by language and geometry: packing costs more than the rest.
_PACKED: Final[WeakKeyDictionary[MapData, dict[tuple[str, str | None], bytes]]] = WeakKeyDictionary()

_COMPONENT = st.components.v2.component("peta_cakupan", js=_LOADER)


@dataclass(frozen=True)
class MapChoice:
    """What the visitor has on the map.

    area: the area or territory chosen since Python was last told, None for none. back: one step back from what is
    chosen. period: the month of the slider. indicator: code of the one chosen, None where there is no choice.
    beside: areas that are to be compared with the chosen one, None where the map is not asked for a comparison.
    """

    area: str | None
    period: str
    back: bool = False
    indicator: str | None = None
    beside: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Offer:
    """The indicators to choose from on the map, in their order.

    names: code -> words. keys: code -> what tells the data of the indicator from any others, so that the browser
    may keep them: other files, choices or words have another key.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)


_NOTHING: Final = Offer()


def coverage_map(
    data: MapData,
    *,
    areas: Areas,
    geometry: Geometry,
    tiles: Mapping[str, Tile],
    text: Language,
    key: str,
    period: str,
    selected: str | None = None,
    compare: str | None = None,
    focus: str | None = None,
    view: View = "peta",
    compact: bool = False,
    beside: Sequence[str] = (),
    most: int = 0,
    projected: bool = False,
    offer: Offer = _NOTHING,
    below: Mapping[str, Any] | None = None,
    on_choice: Callable[[MapChoice], None],
) -> None:
    """Draw the map with its slider, legend and buttons.

    period, selected: what is shown. They win over what was on the map before, unless the visitor has since
        chosen something that Python has not been told yet.
    compare: a second month, drawn beside the slider's month on the same scale, the earlier one on the left.
    focus: an area code whose territory fills the picture and alone is counted (a province, a branch), None for
        everything. It is outlined while nothing inside it is selected.
    view: "peta" or "petak", one equal square a kabupaten/kota (kabupaten/kota level only).
    compact: the map lies on the still picture (`charts.map_picture`) of the same month, as large as that, without
        slider; until it is there, and where it can't be drawn, that picture is seen.
    beside, most: the areas that are to be compared with the selected one, and how many can be, that one among them;
        0 where the map is not asked for a comparison.
    projected: for the back row of a room, on a page that has the whole screen and says itself what is shown: letters
        as large as that page's, no slider, and Esc gives the keys back to the page.
    offer: the indicators the visitor may choose from on the map, the shown one among them.
    below: what `ui.map.below` has of the chosen kabupaten/kota, drawn while that is chosen.
    on_choice: called once, before the page runs again, when the visitor chooses an area or indicator, clears the
        choice or lets go of the slider. Keep the choice (session state, URL) and pass it back with the next run.

    The data go along only where the browser has not said that it holds them.
    """
    packed = packed_data(data, areas=areas, geometry=geometry, tiles=tiles, text=text)
    code = data.indicator.code
    data_key = offer.keys.get(code, f"{zlib.crc32(packed):x}")
    months = sorted(month for month in (compare, period) if month is not None and month in data.values.index)
    head = {
        "act": "render",
        "scripts": script_urls("peta", "peta.js"),
        "outlines": geometry.url,
        "key": data_key,
        "indicator": code,
        "indicators": offer.names,
        "keys": offer.keys,
        "period": period,
        "selected": selected,
        "beside": list(beside),
        "most": most,
        "compare": compare,
        "territory": focus,
        "whole": REGION,
        "focus": [] if focus is None else list(areas.inside(focus)),
        "counted": text("Jumlah wilayah")
        if focus is None
        else text("Jumlah wilayah di {area}", area=area_label(areas, focus, text)),
        "view": view,
        "compact": compact,
        "projected": projected,
        "alt": [map_alt(data, period=month, areas=areas, text=text) for month in months],
        "below": below,
        "seen": _sent(key).get("nomor", 0),
        # Not among the words of the payload: they are for when it cannot be read.
        "failed": text("Peta tidak dapat dimuat. Muat ulang halaman; tabel di bawah tetap memuat angkanya."),
        "stale": text("Peta tidak dapat diperbarui; gambar ini masih yang sebelumnya. Muat ulang halaman."),
    }

    def chosen() -> None:
        sent = _sent(key)
        indicator = sent.get("indikator")
        on_choice(
            MapChoice(
                area=sent.get("wilayah"),
                period=str(sent.get("periode") or period),
                back="wilayah" in sent and sent["wilayah"] is None,
                indicator=indicator if indicator in offer.names else None,
                beside=tuple(code for code in sent.get("dibanding") or () if code in areas) if most else None,
            )
        )

    held = data_key in _sent(key).get("punya", ())
    _COMPONENT(key=key, data=_message(head, b"" if held else packed), on_pilihan_change=chosen)


def send_asked(offer: Offer, data_of: Callable[[str], bytes], *, geometry: Geometry, key: str) -> None:
    """Send the browser the data of one of the other indicators: the one it asks for, when it has nothing to do.

    data_of: code -> what `packed_data` makes of the indicator.
    Draws nothing; call it in a fragment, so that an answer runs nothing else.
    """
    asked = (st.session_state.get(key) or {}).get(ASKED)
    code = next((code for code, each in offer.keys.items() if each == asked), None)
    head = {
        "act": "receive",
        "scripts": script_urls("peta", "peta.js"),
        "outlines": geometry.url,
        "keys": list(offer.keys.values()),
        "key": None if code is None else asked,
    }
    packed = b"" if code is None else data_of(code)
    _COMPONENT(key=key, data=_message(head, packed), on_minta_change=_heard)


def _heard() -> None:
    """A question of the browser is answered by the run that follows it."""


def _message(head: Mapping[str, Any], packed: bytes) -> bytes:
    return json.dumps(head).encode() + b"\n" + packed


def packed_data(
    data: MapData,
    *,
    areas: Areas,
    geometry: Geometry,
    tiles: Mapping[str, Tile],
    text: Language,
) -> bytes:
    """The data of an indicator as they travel, for all months."""
    kept = _PACKED.setdefault(data, {})
    version = (text.code, geometry.url)
    if version not in kept:
        file = file_name(text("Peta"), *data.title.split(" · "), sample=data.sample, extension="")
        payload = map_payload(data, areas=areas, geometry=geometry, text=text, tiles=tiles)
        kept[version] = pack(payload | {"file": file.removesuffix(".")})
    return kept[version]


def _sent(key: str) -> Mapping[str, Any]:
    """What the map last sent: wilayah, periode, indikator, a running nomor, and punya, the keys of the data it holds.

    Empty before it has sent anything.
    """
    return (st.session_state.get(key) or {}).get(STATE) or {}
