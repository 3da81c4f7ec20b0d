"""The interactive map as a Streamlit component: its typed Python side."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
  const [{ render }] = await Promise.all(head.scripts.map((each) => import(new URL(each, document.baseURI))))
  return render(component, head, component.data.subarray(end + 1))
}
"""

#: What was packed for a map that is still in use, by language and geometry: packing costs more than the rest.
_PACKED: Final[WeakKeyDictionary[MapData, dict[tuple[str, str | None], bytes]]] = WeakKeyDictionary()

_COMPONENT = st.components.v2.component("peta_cakupan", js=_LOADER)


@dataclass(frozen=True)
class MapChoice:
    """What the visitor has on the map: the area chosen (None for one step back) and the month of the slider."""

    area: str | None
    period: str


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
    on_choice: called once, before the page runs again, when the visitor chooses an area, clears the choice or
        lets go of the slider. Keep the choice (session state, URL) and pass it back with the next run.
    """
    packed = _packed(data, areas=areas, geometry=geometry, tiles=tiles, text=text)
    months = sorted(month for month in (compare, period) if month is not None and month in data.values.index)
    file = file_name(text("Peta"), *data.title.split(" · "), sample=data.sample, extension="")
    head = {
        "scripts": script_urls("peta", "peta.js"),
        "outlines": geometry.url,
        "version": zlib.crc32(packed),
        "period": period,
        "selected": selected,
        "compare": compare,
        "territory": focus,
        "whole": REGION,
        "focus": [] if focus is None else list(areas.inside(focus)),
        "counted": text("Jumlah wilayah")
        if focus is None
        else text("Jumlah wilayah di {area}", area=area_label(areas, focus, text)),
        "file": file.removesuffix("."),
        "view": view,
        "compact": compact,
        "alt": [map_alt(data, period=month, areas=areas, text=text) for month in months],
        "seen": _sent(key).get("nomor", 0),
        # Not among the words of the payload: they are for when it cannot be read.
        "failed": text("Peta tidak dapat dimuat. Muat ulang halaman; tabel di bawah tetap memuat angkanya."),
        "stale": text("Peta tidak dapat diperbarui; gambar ini masih yang sebelumnya. Muat ulang halaman."),
    }

    def chosen() -> None:
        sent = _sent(key)
        on_choice(MapChoice(area=sent.get("wilayah"), period=str(sent.get("periode") or period)))

    _COMPONENT(key=key, data=json.dumps(head).encode() + b"\n" + packed, on_pilihan_change=chosen)


def _packed(
    data: MapData,
    *,
    areas: Areas,
    geometry: Geometry,
    tiles: Mapping[str, Tile],
    text: Language,
) -> bytes:
    kept = _PACKED.setdefault(data, {})
    version = (text.code, geometry.url)
    if version not in kept:
        kept[version] = pack(map_payload(data, areas=areas, geometry=geometry, text=text, tiles=tiles))
    return kept[version]


def _sent(key: str) -> Mapping[str, Any]:
    """What the map last sent: wilayah, periode and a running nomor; empty before it has sent anything."""
    return (st.session_state.get(key) or {}).get(STATE) or {}
