"""Which areas are compared: the chosen one, and up to three others from a box, a table or a ready set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.region import THE_REGION
from dashboard.data.contract.words import REGION, Level
from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import AreaResolver
from dashboard.i18n import N_
from dashboard.metrics.comparing.figures import MOST
from dashboard.metrics.coverage.peers import Circle, circles, compared
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.shared_choices import LEVELS
from dashboard.ui.parts.tables import show_table, styled

#: The parameter of the others.
OTHERS: Final = "dengan"
PROVINCE: Final = N_("Terhadap provinsinya")
WHOLE: Final = N_("Terhadap seluruh {region}")
COMPARED: Final = N_("Terhadap pembandingnya")
ENDS: Final = N_("Provinsi tertinggi dan terendah")


def choose_areas(page: Page) -> tuple[str, ...]:
    """The areas to compare, the page's own first; by a ready set where no others are chosen."""
    text = page.text
    labels = loading.kept(
        page.data, "compare labels", text.code, page.area, compute=lambda: _others(page.areas, page)
    )
    ready = loading.kept(
        page.data, "compare sets", page.area, page.period, compute=lambda: ready_sets(page, page.area)
    )
    usual = next(iter(ready), None)
    with st.container(horizontal=True, vertical_alignment="bottom", key="bandingkan_pilihan"):
        with st.container(width=430):
            chosen = page.several(
                OTHERS,
                text("Dibandingkan dengan wilayah"),
                labels,
                placeholder=text("Pilih wilayah") if usual is None else text(usual, region=THE_REGION.nama),
                read=AreaResolver(page.areas).any_area,
            )
        for name, codes in ready.items():
            st.button(
                text(name, region=THE_REGION.nama),
                key=f"set_{codes[0]}_{len(codes)}",
                on_click=partial(_take, codes),
            )
    _tell_too_many(page, chosen[MOST - 1 :])
    others = chosen[: MOST - 1] or list(ready.get(usual or "", ()))
    _from_table(page, labels, others)
    return (page.area, *others)


def _others(areas: Areas, page: Page) -> dict[str, str]:
    levels = (Level.REGION, Level.PROVINCE, Level.BRANCH, Level.REGENCY)
    return {
        code: area_label(areas, code, page.text)
        for level in levels
        for code in areas.at_level(level)
        if code != page.area
    }


def ready_sets(page: Page, area: str) -> dict[str, tuple[str, ...]]:
    """Others that go with an area, by what they are called; the first is shown where nothing is chosen."""
    areas = page.areas
    level = areas.level(area)
    if level is Level.REGENCY:
        month = loading.measured_month(page.data, page.period, Cut(Level.REGENCY))
        others = compared(month, code=area, neighbours=loading.geometry().neighbours[area])
        circle = circles(areas, code=area, others=others)[Circle.COMPARED]
        found = {
            PROVINCE: (areas.province_of(area),),
            COMPARED: tuple(code for code in circle if code != area)[: MOST - 1],
        }
        return {name: codes for name, codes in found.items() if codes}
    if level is not Level.REGION:
        return {WHOLE: (REGION,)}
    month = loading.measured_month(page.data, page.period, Cut(Level.PROVINCE))
    known = month[month["complete"].to_numpy(dtype=bool)]["coverage_percent"].dropna().sort_index()
    ends = dict.fromkeys((str(known.idxmax()), str(known.idxmin()))) if len(known) else {}
    return {ENDS: tuple(ends)} if ends else {}


def _take(codes: Sequence[str]) -> None:
    st.session_state[OTHERS] = list(codes)


def _tell_too_many(page: Page, left: Sequence[str]) -> None:
    if left:
        names = ", ".join(page.areas.short_name(code) for code in left)
        st.warning(
            page.text(
                "Paling banyak {count} wilayah dibandingkan sekaligus; tidak ikut: {names}.",
                count=MOST,
                names=as_text(names),
            ),
            icon=":material/filter_4:",
        )


def _from_table(page: Page, labels: Mapping[str, str], others: Sequence[str]) -> None:
    """All areas in a table whose rows are checked; those compared stand first."""
    text = page.text
    fold = st.expander(text("Pilih dari tabel wilayah"), key="tabel_bandingkan", on_change="rerun")
    if not fold.open:
        return
    codes = [*others, *(code for code in labels if code not in others)]
    # Another key for another choice: what is checked follows the box, and the box what is checked.
    key = f"wilayah_dibandingkan_{'_'.join(others)}"
    with fold:
        show_table(
            styled(page, _table(page, codes, labels), pd.DataFrame(index=range(len(codes))), uuid="choose"),
            key=key,
            height=320,
            on_select=partial(_take_rows, key, codes),
            selection_mode="multi-row",
            selection_default={"selection": {"rows": list(range(len(others)))}},
            alt=text("{count} wilayah untuk dipilih; yang dicentang dibandingkan", count=len(codes)),
        )


def _take_rows(key: str, codes: Sequence[str]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    _take([codes[row] for row in rows])


def _table(page: Page, codes: Sequence[str], labels: Mapping[str, str]) -> pd.DataFrame:
    text = page.text
    rows = loading.places_month(page.data, page.period).loc[list(codes)]
    levels = {Level.REGION: text("Kantor wilayah"), **{level: text(name) for level, name in LEVELS.items()}}
    return pd.DataFrame(
        {
            text("Wilayah"): [labels[code] for code in codes],
            text("Tingkat"): [levels[page.areas.level(code)] for code in codes],
            text("Cakupan (%)"): rows["coverage_percent"].to_numpy(),
            text("Belum terlindungi"): rows["not_covered"].array,
        }
    )
