"""What lies below a kabupaten/kota on the map: its villages, in units of kecamatan as the gate gives them.

Coverage and the other indicators end at kabupaten/kota; below it there are only the desa that pay or do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dashboard.data.contract.words import Level
from dashboard.data.outlines.geometry import Point
from dashboard.metrics.villages.figures import village_years, year_end
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.map.choices import MapView
from dashboard.ui.villages.figures import VillageView
from dashboard.ui.villages.map import circles_of


@dataclass(frozen=True)
class UnitCircle:
    """A unit: where it is in picture units, its desa with data (0: none, or withheld) and how many of them pay."""

    at: Point
    name: str
    known: int
    paying: int
    words: str


@dataclass(frozen=True)
class Below:
    """The units of a kabupaten/kota. line: what there is, of which year; keys: what the circles mean."""

    area: str
    line: str
    keys: Mapping[str, str]
    units: tuple[UnitCircle, ...]

    def plain(self) -> dict[str, Any]:
        """For the browser."""
        return asdict(self)


def below_of(page: Page, view: MapView) -> Below | None:
    """The units of the chosen kabupaten/kota; None where none is chosen, or the view has no place for them."""
    shown = view.level is Level.REGENCY and view.view == "peta"
    if not shown or page.areas.level(page.area) is not Level.REGENCY:
        return None
    return loading.kept(
        page.data,
        "map below",
        page.area,
        page.period,
        page.text.code,
        loading.geometry().url,
        compute=lambda: _below(page),
    )


def _below(page: Page) -> Below:
    text = page.text
    area = area_label(page.areas, page.area, text)
    years = [year for year in village_years(page.data) if year_end(page.data, year) <= page.period]
    if not years:
        line = text(
            "Di bawah kabupaten/kota hanya ada angka desa; untuk bulan ini belum ada tahun desa yang selesai."
        )
        return Below(area=page.area, line=line, keys={}, units=())
    year = years[0]
    projection = loading.geometry().projection
    rows = circles_of(page, VillageView(year), "kecamatan").dropna(subset=["lat", "lon"])
    rows = rows[rows["desa"] > 0]
    if rows.empty:
        line = text("Di bawah kabupaten/kota hanya ada angka desa; {area} tidak punya desa.", area=area)
        return Below(area=page.area, line=line, keys={}, units=())
    units = tuple(
        UnitCircle(
            at=_rounded(projection.to_picture(float(lon), float(lat))),
            name=str(name),
            known=int(known),
            paying=int(paying),
            words=str(words),
        )
        for name, lat, lon, known, paying, words in zip(
            rows["nama"], rows["lat"], rows["lon"], rows["data"], rows["membayar"], rows["words"], strict=True
        )
    )
    return Below(
        area=page.area,
        line=text(
            "Di bawah kabupaten/kota hanya ada angka desa: {count} lingkaran di {area}, iuran desa {year}",
            count=len(units),
            area=area,
            year=str(year),
        ),
        keys={
            "paying": text(
                "iuran desa {year}, per kecamatan: luas = desa yang punya data, isi = yang membayar",
                year=str(year),
            ),
            "nobody": text("tidak ada desa yang membayar"),
            "unknown": text("desa: tidak ada data atau disembunyikan"),
        },
        units=units,
    )


def _rounded(point: Point) -> Point:
    x, y = point
    return round(x, 2), round(y, 2)
