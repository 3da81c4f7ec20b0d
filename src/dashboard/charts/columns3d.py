"""People not yet covered as columns on a tilted map, with outlines of the provinces and no map tiles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd
import pydeck as pdk

from dashboard.charts.palette import PALETTES, Theme, rgb
from dashboard.charts.rings import coarse_rings
from dashboard.data.outlines.geometry import Geometry
from dashboard.data.places.areas import Areas
from dashboard.i18n import Language

#: Height of the highest column and radius of every column, in metres: Sulawesi is about 900 km long.
HIGHEST: Final = 320_000
RADIUS: Final = 9_000
#: Outlines leave out what matters less than this many units (one is about two kilometres) or is smaller.
DETAIL: Final = 2.0
SMALLEST: Final = 12.0
#: Where the caption begins, longitude and latitude: the one wide stretch of sea.
CAPTION_AT: Final = [129.6, 4.6]


@dataclass(frozen=True)
class Columns:
    """A deck and the sentence that says what a height means."""

    deck: pdk.Deck
    legend: str


def columns3d(
    not_covered: pd.Series,
    *,
    areas: Areas,
    geometry: Geometry,
    text: Language,
    theme: Theme | str = Theme.LIGHT,
    caption: str = "",
) -> Columns:
    """One column a kabupaten/kota: its height is the number of people not covered.

    not_covered: index kode_wilayah, people; NaN is no data and gets no column, zero or less (more members
    than eligible workers) gets a flat one. caption: lines written on the sea in the north-east.
    The legend says how many have no data. Nothing is fetched.
    """
    palette = PALETTES[Theme(theme)]
    people = not_covered.astype("float64")
    known = people.dropna()
    peak = max(1.0, float(known.max())) if len(known) else 1.0
    rows = [
        {
            "position": list(geometry.projection.to_degrees(*geometry.labels[str(code)])),
            "height": round(max(0.0, float(value)) / peak * HIGHEST),
            "words": text(
                "{name}: {number} orang belum terlindungi",
                name=areas.name(str(code)),
                number=text.number(value),
            ),
        }
        for code, value in known.items()
    ]
    outlines = [
        {"ring": ring}
        for path in geometry.outlines["provinsi"].values()
        for ring in coarse_rings(path, geometry, detail=DETAIL, smallest=SMALLEST)
    ]
    deck = pdk.Deck(
        layers=[
            pdk.Layer(
                "PolygonLayer",
                outlines,
                get_polygon="ring",
                get_fill_color=list(rgb(palette.neutral)),
                get_line_color=list(rgb(palette.outline)),
                line_width_min_pixels=1,
                stroked=True,
                filled=True,
            ),
            pdk.Layer(
                "ColumnLayer",
                rows,
                get_position="position",
                get_elevation="height",
                get_fill_color=[*rgb(palette.symbol), 235],
                radius=RADIUS,
                disk_resolution=16,
                pickable=True,
                auto_highlight=True,
                extruded=True,
            ),
            pdk.Layer(
                "TextLayer",
                [{"position": CAPTION_AT, "text": caption}],
                get_position="position",
                get_text="text",
                get_size=15,
                get_color=list(rgb(palette.text)),
                get_text_anchor=pdk.types.String("start"),
                get_alignment_baseline=pdk.types.String("top"),
                font_family=pdk.types.String("Source Sans, Segoe UI, Arial, sans-serif"),
                character_set=pdk.types.String("".join(sorted(set(caption)))),
            ),
        ],
        initial_view_state=pdk.ViewState(longitude=126.4, latitude=-3.0, zoom=4.45, pitch=45, bearing=0),
        map_provider=None,  # and no map_style: only then does Streamlit leave its tiles away
        tooltip={"text": "{words}"},
    )
    legend = text(
        "Tinggi kolom sebanding dengan jumlah orang belum terlindungi; kolom tertinggi {peak} orang. "
        "{missing} wilayah tanpa data.",
        peak=round(peak),
        missing=len(people) - len(known),
    )
    return Columns(deck=deck, legend=legend)
