"""The map component alone, on made-up numbers: what the browser tests drive, by its query parameters."""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.charts.classes import classify
from dashboard.charts.columns3d import columns3d
from dashboard.charts.indicators import INDICATORS
from dashboard.charts.map_payload import MapData
from dashboard.charts.map_picture import map_alt, map_svg
from dashboard.data.contract.words import Level
from dashboard.data.outlines.boundaries import load_geometry, tile_positions
from dashboard.data.store import load_areas
from dashboard.i18n import Language
from dashboard.ui.parts.coverage_map import MapChoice, coverage_map

st.set_page_config(page_title="Uji peta", layout="wide")
asked = st.query_params
text = Language(asked.get("lang", "id"))
areas = load_areas()
geometry = load_geometry(areas)
level = Level(asked.get("level", "kabkota"))
if st.button("Indikator lain"):
    st.session_state.indicator = "belum_terlindungi"
indicator = INDICATORS[st.session_state.get("indicator", asked.get("indicator", "cakupan"))]

months = [f"{year}-{month:02d}" for year in range(2021, 2027) for month in range(1, 13)][11:70]
codes = list(areas.at_level(level))
seed = int.from_bytes(hashlib.sha256(b"peta").digest()[:4])
random = np.random.default_rng(seed)
eligible = pd.DataFrame(
    np.repeat(random.integers(9_000, 300_000, (1, len(codes))), len(months), axis=0),
    index=months,
    columns=codes,
).astype(float)
share = random.uniform(0.05, 0.7, len(codes)) + random.normal(0.004, 0.01, (len(months), len(codes))).cumsum(
    axis=0
)
active = (eligible * share.clip(0.0, 1.2)).round()
coverage = active / eligible * 100
if level == Level.REGENCY:
    coverage.loc["2025-06", "7307"] = 40.0
    coverage.loc[:, "8104"] = np.nan
    coverage.loc[:, "7601"] = 0.0
    active.loc[:, "8104"] = np.nan
values = {
    "cakupan": coverage,
    "capaian": coverage * 1.5,
    "belum_terlindungi": eligible - active,
    "perubahan": coverage - coverage.iloc[0],
    "akan_nonaktif": (active / 20).round(),
}[indicator.code]

data = MapData(
    values=values,
    indicator=indicator,
    classification=classify(values, indicator=indicator, level=level),
    level=level,
    title=text(indicator.name) + " · " + text("Semua segmen"),
    sources={
        month: f"Sumber: data contoh, potensi versi {month[:4]}. Batas wilayah: geoBoundaries."
        for month in months
    },
    sample=True,
    active=active,
    eligible=eligible,
)
choice = st.session_state.setdefault("choice", MapChoice(area=None, period=asked.get("period", "2025-06")))
st.session_state.runs = st.session_state.get("runs", 0) + 1


def keep(made: MapChoice) -> None:
    before = st.session_state.choice
    area = made.area if made.area is not None or made.back else before.area
    st.session_state.choice = MapChoice(area=area, period=made.period)


if st.button("Pilih 7371"):
    keep(MapChoice(area="7371", period=st.session_state.choice.period))
choice = st.session_state.choice
if asked.get("show") == "picture":
    args = {"data": data, "period": choice.period, "areas": areas, "geometry": geometry, "text": text}
    st.image(map_svg(**args), width="stretch")
    st.write(map_alt(data=data, period=choice.period, areas=areas, text=text))
elif asked.get("show") == "3d":
    picture = columns3d(
        data.month(choice.period),
        areas=areas,
        geometry=geometry,
        text=text,
        theme=st.context.theme.type or "light",
    )
    st.pydeck_chart(picture.deck)
    st.write(picture.legend)
else:
    coverage_map(
        data,
        areas=areas,
        geometry=geometry,
        tiles=tile_positions(),
        text=text,
        key="peta",
        period=choice.period,
        selected=choice.area,
        compare=asked.get("compare"),
        focus=asked.get("focus"),
        view=asked.get("view", "peta"),
        on_choice=keep,
    )
st.write(f"wilayah={choice.area} periode={choice.period} jalan={st.session_state.runs}")
