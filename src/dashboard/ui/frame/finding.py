"""Find anything from any page: a name, begun or with a letter wrong, leads to the right page and area.

A desa leads to its kecamatan on the page of villages; nothing else about it is said here.
"""

from __future__ import annotations

from typing import Final, Literal

import streamlit as st

from dashboard.charts.indicators import INDICATORS
from dashboard.data import store
from dashboard.data.contract.words import GROUP_NAMES, SEGMENT_NAMES, Level, Segment
from dashboard.data.places.search import SERVING, Findable, Found, Kind, SearchIndex, places
from dashboard.data.places.several import several_areas
from dashboard.i18n import LANGUAGES, N_, Language
from dashboard.metrics.comparing.figures import MOST
from dashboard.ui.frame import loading, who
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.frame.registry import PAGES, entry
from dashboard.ui.frame.url_state import SEVERAL

#: The keys of the field in the sidebar and in the phone's menu; the script of the key "/" knows the first.
IN_SIDEBAR: Final = "temukan"
IN_MENU: Final = "temukan_menu"
#: Pixels: more results scroll within.
_HEIGHT: Final = 420
_MOST_UNSCROLLED: Final = 10
_ICONS: Final = {
    Kind.AREA: ":material/location_on:",
    Kind.INDICATOR: ":material/map:",
    Kind.SEGMENT: ":material/groups:",
    Kind.GROUP: ":material/groups:",
    Kind.KECAMATAN: ":material/holiday_village:",
    Kind.VILLAGE: ":material/holiday_village:",
}
#: Segments by what people call their workers.
_ALSO: Final = {
    Segment.PU: (N_("karyawan"), N_("pekerja formal"), N_("buruh")),
    Segment.BPU: (N_("pekerja informal"), N_("pekerja mandiri")),
    Segment.JAKON: (N_("pekerja konstruksi"), N_("buruh bangunan"), N_("proyek konstruksi")),
}


@st.fragment
def finder(page: Page, key: str) -> None:
    """The field, and what it finds as links; typing runs nothing else of the page."""
    text = page.text
    written = st.text_input(
        text("Temukan wilayah, desa, halaman, indikator, atau kelompok"),
        key=key,
        type="search",
        live="200ms",
        label_visibility="collapsed",
        placeholder=text("Temukan (tekan /)"),
        icon=":material/search:",
    )
    if not written or not written.strip():
        return
    found = [each for each in search_index().find(written) if _is_for(each)]
    several = several_areas(written, index=_areas_index(store.surroundings()), areas=page.areas, most=MOST)
    if several:
        _compare_link(page, several)
    elif not found:
        st.caption(
            text("“{name}” tidak ditemukan. Tulis sebagian namanya.", name=as_text(written.strip(), most=40))
        )
        return
    if not found:
        return
    height: int | Literal["content"] = _HEIGHT if len(found) > _MOST_UNSCROLLED else "content"
    with st.container(key=f"{key}_hasil", gap="xxsmall", height=height, border=False):
        for each in found:
            _link(page, each)


def _is_for(found: Found) -> bool:
    """Whether what was found is for this visitor: a page may not be."""
    return found.kind is not Kind.PAGE or who.may_any(entry(found.code).needs)


def search_index() -> SearchIndex:
    """The names of all that can be found, in every language; made anew when the reference tables are replaced."""
    return _search_index(store.surroundings())


@st.cache_resource(max_entries=2, show_spinner=False)
def _search_index(surroundings: str) -> SearchIndex:  # noqa: ARG001 - the cache key
    return SearchIndex([*places(loading.areas()), *_words()])


@st.cache_resource(max_entries=2, show_spinner=False)
def _areas_index(surroundings: str) -> SearchIndex:  # noqa: ARG001 - the cache key
    return SearchIndex(each for each in places(loading.areas()) if each.kind is Kind.AREA)


def _words() -> list[Findable]:
    """Pages, indicators of the map, segments and groups by their names in every language."""
    languages = [Language(code) for code in LANGUAGES]
    pages = [
        Findable(Kind.PAGE, each.key, tuple(text(each.title) for text in languages))
        for each in PAGES
        if not each.needs
    ]
    indicators = [
        Findable(Kind.INDICATOR, code, tuple(text(each.name) for text in languages))
        for code, each in INDICATORS.items()
    ]
    segments = [
        Findable(
            Kind.SEGMENT,
            str(code),
            tuple(
                each
                for text in languages
                for each in (text(SEGMENT_NAMES[code]), *(text(name) for name in names))
            ),
        )
        for code, names in _ALSO.items()
    ]
    groups = [
        Findable(Kind.GROUP, code, (code, *(text(name) for text in languages)))
        for code, name in GROUP_NAMES.items()
    ]
    return [*pages, *indicators, *segments, *groups]


def _link(page: Page, found: Found) -> None:
    text, code = page.text, found.code
    icon = _ICONS.get(found.kind)
    match found.kind:
        case Kind.AREA:
            _area_link(page, found)
        case Kind.PAGE:
            page.link(code, text(entry(code).title))
        case Kind.INDICATOR:
            name = text("Peta: {indicator}", indicator=text(INDICATORS[code].name))
            page.link("peta", name, icon=icon, ind=code)
        case Kind.SEGMENT:
            name = text("Segmen {segment}", segment=text(SEGMENT_NAMES[code]))
            page.link("kategori", name, icon=icon, dimensi="segmen", sorot=code)
        case Kind.GROUP:
            name = text("Kelompok {group}", group=text(GROUP_NAMES[code]))
            page.link("kategori", name, icon=icon, dimensi="kelompok", sorot=code)
        case Kind.KECAMATAN | Kind.VILLAGE:
            _village_link(page, found)


def _area_link(page: Page, found: Found) -> None:
    """To an area's profile; of a branch found by what it serves, what that is."""
    text, code = page.text, found.code
    label = area_label(page.areas, code, text)
    serving, _, served = found.name.partition(" ")
    if (
        page.areas.level(code) is Level.BRANCH
        and serving in SERVING
        and served.casefold() not in label.casefold()
    ):
        label = text("{branch}, melayani {area}", branch=label, area=served)
    page.link("profil", label, icon=_ICONS[Kind.AREA], wilayah=code)


def _compare_link(page: Page, codes: tuple[str, ...]) -> None:
    text, (first, *others) = page.text, codes
    names = ", ".join(page.areas.short_name(code) for code in codes)
    page.link(
        "bandingkan",
        text("Bandingkan {names}", names=names),
        icon=":material/compare_arrows:",
        wilayah=first,
        dengan=SEVERAL.join(others),
    )


def _village_link(page: Page, found: Found) -> None:
    """To a kecamatan; of a desa or kelurahan its name and kecamatan are all that is said."""
    text, villages = page.text, page.areas.villages
    if found.kind is Kind.VILLAGE:
        row = villages.loc[found.code]
    else:
        row = villages[villages["kode_kecamatan"] == found.code].iloc[0]
    area = page.areas.short_name(str(row["kode_wilayah"]))
    label = text("Kecamatan {name}, {area}", name=str(row["kecamatan"]), area=area)
    if found.kind is Kind.VILLAGE:
        name = str(row["nama"])
        label = (
            text("Kelurahan {name}, {place}", name=name, place=label)
            if row["jenis"] == "kelurahan"
            else text("Desa {name}, {place}", name=name, place=label)
        )
    page.link(
        "desa",
        as_text(label, most=120),
        icon=_ICONS[found.kind],
        wilayah=str(row["kode_wilayah"]),
        kecamatan=str(row["kode_kecamatan"]),
    )
