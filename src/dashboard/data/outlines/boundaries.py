"""The outlines that maps are drawn from, ready for the screen: one picture, 1000 units wide, y downwards.

The GeoJSON in `data/boundaries/` is the only source. What the browser draws is made from it once
(`dashboard.data.outlines.build`) and kept under `static/geo/`, named by a hash of all it was made from: a
replaced GeoJSON, another label point or a moved branch territory gives another name and so a new copy.
Reading the copy needs no geometry library, because the first picture a visitor sees waits for it.
"""

from __future__ import annotations

import csv
import hashlib
import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from dashboard.data.contract.report import Problem
from dashboard.data.outlines.geometry import BoundaryError, BoundaryFileMissingError, Geometry
from dashboard.data.places.areas import Areas
from dashboard.i18n import N_, Message

ROOT: Final = Path(__file__).resolve().parents[4]
#: Whose outlines they are, under which licence, and that they are changed: with every picture of them.
CREDIT: Final = Message(
    N_("{source}; diubah"),
    {"source": "geoBoundaries (Runfola et al. 2020), IDN-ADM2-22746128; BPS, WFP, OCHA ROAP; CC BY 3.0 IGO"},
)
GEOJSON: Final = ROOT / "data" / "boundaries" / "kabupaten_kota.geojson"
TILES: Final = ROOT / "data" / "reference" / "petak.csv"
STATIC: Final = ROOT / "static" / "geo"
URL_FOLDER: Final = "app/static/geo"

#: Reasons told beside the map for which the newest boundaries are not used.
MOST_TOLD: Final = 10
#: Raised whenever the making of the copy changes, so that copies made the old way are not used.
RECIPE: Final = 2


class Tile(NamedTuple):
    """One square of the tile grid: its place, and a name short enough for it, "" for the official one.

    A "|" in the name is where it may be broken into two lines.
    """

    column: int
    row: int
    name: str


def load_geometry(areas: Areas, *, source: Path = GEOJSON, folder: Path = STATIC) -> Geometry:
    """The geometry of the boundaries in `source`, read from its copy in `folder`, or made and kept there.

    Boundaries that are refused leave the last good copy in use, with the reason among the problems.

    Raises:
        BoundaryError: the boundaries are refused and there is no earlier copy to fall back on.
    """
    try:
        content = source.read_bytes()
    except OSError:
        missing = BoundaryFileMissingError(
            Problem(None, "", str(source.name), Message(N_("Berkas batas wilayah tidak dapat dibaca.")))
        )
        return _last_good(areas, folder, missing)
    copy = folder / f"wilayah-{_digest(content, areas)}.json"
    kept = _read(copy, areas)
    if kept is not None:
        return kept
    # Not at the top: geometry libraries take most of a second, and a kept copy doesn't need them.
    from dashboard.data.outlines.build import build_geometry  # noqa: PLC0415

    try:
        geometry = build_geometry(content, areas)
    except BoundaryError as error:
        return _last_good(areas, folder, error)
    return _keep(geometry, copy)


def tile_positions(path: Path = TILES) -> dict[str, Tile]:
    """kode_wilayah -> its square in the tile grid, from the editable `petak.csv`."""
    with path.open(encoding="utf-8", newline="") as rows:
        return {
            row["kode_wilayah"]: Tile(int(row["kolom"]), int(row["baris"]), row.get("singkat") or "")
            for row in csv.DictReader(rows)
        }


def _digest(content: bytes, areas: Areas) -> str:
    regencies, territory = areas.regencies, areas.territory
    reference = [
        regencies.index.tolist(),
        regencies["kode_provinsi"].tolist(),
        *([f"{degrees:.5f}" for degrees in regencies[column]] for column in ("label_lat", "label_lon")),
        territory["kode_cabang"].reindex(regencies.index).tolist(),
        RECIPE,
    ]
    return hashlib.sha256(content + json.dumps(reference).encode()).hexdigest()[:12]


def _read(copy: Path, areas: Areas) -> Geometry | None:
    """A kept copy, or None where there is none that fits: a half-written or foreign file is no copy."""
    try:
        geometry = Geometry.from_json(copy.read_text(encoding="utf-8"), url=f"{URL_FOLDER}/{copy.name}")
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return geometry if geometry.paths.keys() == set(areas.codes) else None


def _last_good(areas: Areas, folder: Path, error: BoundaryError) -> Geometry:
    for copy in sorted(folder.glob("wilayah-*.json"), key=lambda path: path.stat().st_mtime, reverse=True):
        kept = _read(copy, areas)
        if kept is not None:
            note = Problem(
                None,
                "",
                copy.name,
                Message(N_("Peta memakai batas wilayah terakhir yang baik, bukan berkas yang sekarang.")),
            )
            return replace(kept, problems=(*error.problems[:MOST_TOLD], note, *kept.problems))
    raise error


def _keep(geometry: Geometry, copy: Path) -> Geometry:
    """Write the copy whole or not at all, then drop the copies it replaces."""
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=copy.parent, suffix=".tmp", delete=False
        ) as draft:
            draft.write(geometry.to_json())
        Path(draft.name).chmod(0o644)
        Path(draft.name).replace(copy)
        for older in copy.parent.glob("wilayah-*.json"):
            if older != copy:
                older.unlink(missing_ok=True)
    except OSError:
        unkept = Problem(
            None,
            "",
            str(copy.parent.name),
            Message(N_("Folder static tidak dapat ditulisi: peta tetap tampil, tetapi lebih lambat.")),
            Message(N_("Izinkan aplikasi menulis ke folder static/geo.")),
        )
        return replace(geometry, problems=(*geometry.problems, unkept))
    return replace(geometry, url=f"{URL_FOLDER}/{copy.name}")
