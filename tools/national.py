"""A made-up country of 514 kabupaten/kota and ten years, beside the project: a copy of it with other tables.

Every area beyond the region's own is an invented copy of one of them, under another province's code and
elsewhere on the map. Independent workers are told apart by five payers: about 1.4 million rows of members.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from itertools import islice, product
from pathlib import Path
from typing import Any, Final, TypeAlias

import pandas as pd

from dashboard.data.contract.words import FUNDING_NAMES, Segment
from dashboard.data.reference import ROOT
from dashboard.metrics.cube.months import month_before

AREAS: Final = 514
MONTHS: Final = 120
PARTS: Final = ("app.py", "serve.py", "pyproject.toml", "pages", "src", "static", "data", ".streamlit")
#: First digits of the provinces of a copy, and how far it lies from the region, in degrees.
COPIES: Final = (
    ("", 0.0, 0.0),
    ("1", 0.0, 13.0),
    ("2", 0.0, -13.0),
    ("3", -17.5, 0.0),
    ("5", -17.5, 13.0),
    ("6", -17.5, -13.0),
)
BRANCHES_OF_A_COPY: Final = 15
TILES_OF_A_COPY: Final = 20
PAYERS: Final = tuple(FUNDING_NAMES)[:5]
REGION: Final = "SULAMA"

#: Changes a row, already under its new code, into that of a copy.
Move: TypeAlias = Callable[[dict[str, Any], int], None]


class Country:
    """Which of the region's areas lie in which copy."""

    def __init__(self, territory: pd.DataFrame) -> None:
        own = sorted(zip(territory["kode_wilayah"], territory["kode_cabang"], strict=True))
        self.provinces = sorted({code[:2] for code, _ in own})
        pairs = islice(product(range(len(COPIES)), own), AREAS)
        self.known = {(copy, known) for copy, (code, branch) in pairs for known in (code, code[:2], branch)}

    def code(self, code: str, copy: int) -> str | None:
        """The code of an area, village, province or branch in a copy; None where the copy has it not."""
        if (copy, code if code.startswith("KC") else code[:4]) not in self.known:
            return None
        if copy == 0:
            return code
        if code.startswith("KC"):
            return f"KC{int(code[2:]) + BRANCHES_OF_A_COPY * copy:02d}"
        return f"{COPIES[copy][0]}{self.provinces.index(code[:2]) + 1}{code[2:]}"


def build(folder: Path) -> None:
    """Make the country in an empty folder, ready for `streamlit run app.py` there."""
    folder.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info", "kantor", "terbit", "geo", "kept")
            shutil.copytree(source, folder / part, ignore=unwanted)
        else:
            shutil.copy2(source, folder / part)
    reference = folder / "data" / "reference"
    country = Country(_table(reference / "wilayah_kerja.csv"))
    for name, moved in REFERENCE.items():
        path = reference / f"{name}.csv"
        _copied(_table(path), country, moved).to_csv(path, index=False)
    (reference / "kanwil.csv").write_text(
        f"kode,nama,singkat,kantor,kantor_en\n{REGION},Negeri contoh,Negeri,Kantor Pusat,Head office\n",
        encoding="utf-8",
    )
    _outlines(folder / "data" / "boundaries" / "kabupaten_kota.geojson", country)
    for path in sorted((folder / "data" / "contoh").glob("*.csv")):
        _sample_table(path, country)


def _area(row: dict[str, Any], copy: int) -> None:
    mark = f" {'ABCDE'[copy - 1]}"
    row["nama"] += mark
    row["provinsi"] += mark
    row["alias"] = ""
    row["kode_provinsi"] = row["kode_wilayah"][:2]
    row["kode_bps"] = row["kode_wilayah"]
    for name in ("lon", "label_lon"):
        row[name] = float(row[name]) + COPIES[copy][1]
    for name in ("lat", "label_lat"):
        row[name] = float(row[name]) + COPIES[copy][2]


def _tile(row: dict[str, Any], copy: int) -> None:
    row["kolom"] = int(row["kolom"]) + TILES_OF_A_COPY * (copy // 3)
    row["baris"] = int(row["baris"]) + TILES_OF_A_COPY * (copy % 3)


def _territory(row: dict[str, Any], copy: int) -> None:
    row["kode_cabang"] = f"KC{int(row['kode_cabang'][2:]) + BRANCHES_OF_A_COPY * copy:02d}"
    row["kantor_cabang"] += f" {'ABCDE'[copy - 1]}"


def _village(row: dict[str, Any], _copy: int) -> None:
    for name in ("kode_desa", "kode_kecamatan"):
        row[name] = row["kode_wilayah"][:2] + row[name][2:]


REFERENCE: Final[dict[str, Move]] = {
    "wilayah": _area,
    "petak": _tile,
    "wilayah_kerja": _territory,
    "desa": _village,
}


def _copied(table: pd.DataFrame, country: Country, moved: Move) -> pd.DataFrame:
    """The rows of all copies, each under its area's code there."""
    found = []
    for copy in range(len(COPIES)):
        for row in table.to_dict("records"):
            code = country.code(row["kode_wilayah"], copy)
            if code is None:
                continue
            made = {**row, "kode_wilayah": code}
            if copy:
                moved(made, copy)
            found.append(made)
    return pd.DataFrame(found)


def _outlines(path: Path, country: Country) -> None:
    whole = json.loads(path.read_text(encoding="utf-8"))
    features = []
    for copy, (_, east, north) in enumerate(COPIES):
        for feature in whole["features"]:
            code = country.code(feature["properties"]["kode_wilayah"], copy)
            if code is None:
                continue
            shape = feature["geometry"]
            there = {**shape, "coordinates": _shifted(shape["coordinates"], east, north)}
            named = {**feature["properties"], "kode_wilayah": code}
            if copy:
                named["nama"] += f" {'ABCDE'[copy - 1]}"
            features.append({**feature, "properties": named, "geometry": there})
    path.write_text(json.dumps({**whole, "features": features}), encoding="utf-8")


def _shifted(points: Any, east: float, north: float) -> Any:
    if isinstance(points[0], list):
        return [_shifted(each, east, north) for each in points]
    return [round(points[0] + east, 4), round(points[1] + north, 4)]


def _sample_table(path: Path, country: Country) -> None:
    table = _table(path)
    key = next((name for name in ("kode_wilayah", "kode_desa", "kode_cabang", "kode") if name in table), None)
    if key is None:
        return
    copies = [table]
    for copy in range(1, len(COPIES)):
        codes = {code: country.code(code, copy) for code in table[key].unique()}
        part = table.assign(**{key: table[key].map(codes)}).dropna(subset=[key])
        if "id" in part:
            part = part.assign(id=part["id"] + f"-{copy}")
        copies.append(part)
    whole = pd.concat(copies, ignore_index=True)
    if path.stem == "kepesertaan":
        path.unlink()
        _ten_years(_by_payer(whole)).to_parquet(path.with_suffix(".parquet"), index=False)
        return
    if path.stem == "potensi":
        earlier = whole[whole["berlaku_mulai"] == whole["berlaku_mulai"].min()]
        whole = pd.concat([earlier.assign(berlaku_mulai="2016-01", versi="2016"), whole])
    whole.to_csv(path, index=False)


def _by_payer(members: pd.DataFrame) -> pd.DataFrame:
    """Every row of independent workers told apart by PAYERS, its people shared among them."""
    told = members[members["segmen"] == Segment.BPU]
    people = told["peserta_aktif"].astype("int64")
    count = len(PAYERS)
    parts = [
        told.assign(sumber_dana=payer, peserta_aktif=people // count + (people % count > number))
        for number, payer in enumerate(PAYERS)
    ]
    rest = members.drop(told.index)
    whole = pd.concat([*parts, rest.assign(peserta_aktif=rest["peserta_aktif"].astype("int64"))])
    keys = [name for name in members.columns if name != "peserta_aktif"]
    return whole.groupby(keys, as_index=False, sort=False)["peserta_aktif"].sum()[list(members.columns)]


def _ten_years(members: pd.DataFrame) -> pd.DataFrame:
    """The same rows again in earlier months, until there are MONTHS of them."""
    months = sorted(members["periode"].unique())
    copies = [members]
    for back in range(len(months), MONTHS, len(months)):
        earlier = {month: month_before(month, back) for month in months[-(MONTHS - back) :]}
        copies.append(members.assign(periode=members["periode"].map(earlier)).dropna(subset=["periode"]))
    return pd.concat(copies, ignore_index=True)


def _table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def main() -> None:
    """Build it in the folder named."""
    build(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
