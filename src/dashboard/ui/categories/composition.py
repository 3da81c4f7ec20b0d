"""The chosen area by category: how its members split, and how much of each kind of worker is covered."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.charts.category_bars import (
    CategoryBar,
    CoveredBar,
    category_bars,
    category_bars_alt,
    covered_bars,
)
from dashboard.i18n import Language
from dashboard.metrics.categories.composition import DIMENSION_NAMES, NOT_BROKEN_DOWN, Dimension
from dashboard.metrics.categories.figures import WITH_COVERAGE
from dashboard.metrics.categories.gap import UNNAMED
from dashboard.metrics.cube.versions import version_words
from dashboard.ui.categories.choices import (
    CategoryView,
    base_words,
    category_names,
    figures,
    no_coverage,
)
from dashboard.ui.categories.part_table import part_table
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import hidden_note
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.tables import source_line
from dashboard.ui.parts.values import count, rate


@dataclass(frozen=True, eq=False)
class Parts:
    """The pictures of one area and dimension; coverage is None where nothing is known to divide by.

    empty: categories without members; unknown: those nobody gave, in words. any_hidden: a note is needed.
    """

    composition: Picture
    coverage: Picture | None
    empty: tuple[str, ...]
    unknown: tuple[str, ...]
    without_base: tuple[str, ...]
    any_hidden: bool


def say_category(page: Page, view: CategoryView) -> None:
    """In one line what is known of the category asked about, in the chosen area: its members and coverage."""
    if not view.category:
        return
    text, shown = page.text, figures(page, temporary=view.temporary)
    people = shown.people_in(view.dimension, page.area).loc[[view.category]].iloc[0]
    said = text("{people} aktif", people=_share_words(people, text))
    if not people["hidden"] and count(people["people"]) is None:
        said = text("tidak ada data peserta")
    base = text("per akhir {month}", month=text.month(page.period))
    if view.dimension in WITH_COVERAGE:
        row = shown.coverage_in(view.dimension, page.area).loc[[view.category]].iloc[0]
        if row["hidden"] or rate(row["coverage_percent"]) is not None:
            said = text("cakupan {figures}", figures=_coverage_words(row, text))
            base += f" · {base_words(page, view.dimension, version_words([row['eligible_versions']]))}"
    name = category_names(page, view.dimension)[view.category]
    st.markdown(f"**{name}, {area_label(page.areas, page.area, text)}: {said}**  \n{base}")


def parts(page: Page, view: CategoryView) -> None:
    """Draw composition and coverage of the chosen area, then pekerja rentan, PMI and the table."""
    made = parts_of(page, view.dimension, temporary=view.temporary, category=view.category)
    draw_parts(page, made, view.dimension, key="parts")
    _indicators(page, view)
    paid = figures(page, temporary=view.temporary).vulnerable.loc[[page.area]].iloc[0]
    if made.any_hidden or paid["hidden"]:
        hidden_note(page)
    part_table(page, view)


def parts_of(page: Page, dimension: Dimension, *, temporary: bool, category: str = "") -> Parts:
    """The pictures of the chosen area, kept. category: one to mark."""
    return loading.kept(
        page.data,
        "category parts",
        page.text.code,
        page.theme,
        page.area,
        page.period,
        dimension,
        temporary,
        category,
        compute=lambda: _made(page, dimension, temporary=temporary, category=category),
    )


def draw_parts(page: Page, made: Parts, dimension: Dimension, *, key: str) -> None:
    """Composition beside coverage, and what is in neither."""
    text = page.text
    left, right = st.columns(2, gap="medium")
    with left:
        show(made.composition, key=f"{key}_composition")
        if made.empty:
            st.caption(text("Tanpa peserta: {names}.", names=", ".join(made.empty)))
        if made.unknown:
            st.caption(text("Tidak ada data: {names}.", names=", ".join(made.unknown)))
    with right:
        if made.coverage is not None:
            show(made.coverage, key=f"{key}_coverage")
            if made.without_base:
                st.caption(
                    text("Tanpa penyebut, jadi tanpa persen: {names}.", names=", ".join(made.without_base))
                )
        elif dimension is Dimension.FUNDING:
            st.info(
                text(
                    "Sumber dana tidak mempunyai penyebut: tidak ada orang yang “berpotensi” dibiayai APBD. Karena itu hanya bagiannya yang ditampilkan, bukan cakupan."
                ),
                icon=":material/info:",
            )
        else:
            no_coverage(page, dimension)


def _made(page: Page, dimension: Dimension, *, temporary: bool, category: str) -> Parts:
    text = page.text
    shown = figures(page, temporary=temporary)
    names = _marked(page, dimension, category)
    people = shown.people_in(dimension, page.area)
    area = area_label(page.areas, page.area, text)
    order = _in_order(people, dimension)
    drawn = order[((order["people"] > 0).fillna(False) | order["hidden"]).astype(bool)]
    bars = [
        CategoryBar(
            name=names[str(code)],
            value=rate(row["share_percent"]),
            words=_share_words(row, text),
            rest=code == NOT_BROKEN_DOWN,
        )
        for code, row in drawn.iterrows()
    ]
    title = text(
        "{area}: peserta aktif menurut {dimension}",
        area=area,
        dimension=text(DIMENSION_NAMES[dimension]).lower(),
    )
    lines = [_total_words(page, people), source_line(page, temporary=temporary)]
    composition = Picture(
        category_bars(bars, title=title, lines=lines, text=text, theme=page.theme),
        category_bars_alt(bars, title=title, text=text),
    )
    covered, without_base = _coverage(page, dimension, order.index, names=names, temporary=temporary)
    known = [code for code in order.index if code != NOT_BROKEN_DOWN]
    missing = order.index[(order["people"].isna() & ~order["hidden"]).to_numpy(dtype=bool)]
    return Parts(
        composition=composition,
        coverage=covered,
        empty=tuple(names[str(code)] for code in known if count(order.loc[code, "people"]) == 0),
        unknown=tuple(names[str(code)] for code in known if code in missing),
        without_base=without_base,
        any_hidden=bool((people["n_hidden"] > 0).any()),
    )


def _in_order(people: pd.DataFrame, dimension: Dimension) -> pd.DataFrame:
    """Segments in their own order; of the rest the largest named category first, then the others."""
    order = people.drop(index=NOT_BROKEN_DOWN)
    if dimension is not Dimension.SEGMENT:
        order = order.sort_values(["hidden", "people"], ascending=[True, False], kind="stable")
        order = pd.concat([order[order.index != UNNAMED], order[order.index == UNNAMED]])
    return pd.concat([order, people.loc[[NOT_BROKEN_DOWN]]])


def _marked(page: Page, dimension: Dimension, category: str) -> dict[str, str]:
    names = category_names(page, dimension)
    return {code: f"▸ {name}" if code == category else name for code, name in names.items()}


def _coverage(
    page: Page, dimension: Dimension, order: pd.Index, *, names: dict[str, str], temporary: bool
) -> tuple[Picture | None, tuple[str, ...]]:
    """Who is covered and who is not, by category in the order of the others; those without a denominator."""
    if dimension not in WITH_COVERAGE:
        return None, ()
    text = page.text
    rows = figures(page, temporary=temporary).coverage_in(dimension, page.area)
    based = rows[
        (rows["coverage_percent"].notna() | (rows["hidden"] & rows["eligible"].notna())).astype(bool)
    ]
    if based.empty:
        return None, ()
    based = based.loc[[code for code in order if code in based.index]]
    bars = [
        CoveredBar(
            name=names[str(code)],
            covered=None if row["hidden"] else count(row["active"]),
            left=None if row["hidden"] else count(row["not_covered"]),
            words=_coverage_words(row, text),
        )
        for code, row in based.iterrows()
    ]
    dim = text(DIMENSION_NAMES[dimension]).lower()
    title = text(
        "{area}: cakupan menurut {dimension}", area=area_label(page.areas, page.area, text), dimension=dim
    )
    lines = [
        base_words(page, dimension, version_words(based["eligible_versions"])),
        source_line(page, temporary=temporary),
    ]
    whole = text("Populasi kelompok") if dimension is Dimension.GROUP else text("Potensi")
    without = [str(code) for code in rows.index if code not in based.index]
    return (
        Picture(
            covered_bars(bars, title=title, lines=lines, whole=whole, text=text, theme=page.theme),
            category_bars_alt(bars, title=title, text=text),
        ),
        tuple(names[code] for code in without),
    )


def _share_words(row: pd.Series, text: Language) -> str:
    if row["hidden"]:
        return text("disembunyikan")
    words = text("{count} orang", count=int(row["people"]))
    share = rate(row["share_percent"])
    if share is not None:
        words += f" · {text.percent(share)}"
    if row["n_known"] < row["n_used"] and row["n_total"] > 1:
        words += f" · {text('{used} dari {total} kabupaten/kota', used=int(row['n_known']), total=int(row['n_total']))}"
    return words


def _coverage_words(row: pd.Series, text: Language) -> str:
    if row["hidden"]:
        return text("disembunyikan")
    words = text(
        "{percent} · {active} dari {eligible}",
        percent=text.percent(row["coverage_percent"]),
        active=int(row["active"]),
        eligible=int(row["eligible"]),
    )
    left = count(row["not_covered"])
    if left is not None:
        words += " · " + (
            text("belum {left}", left=left) if left >= 0 else text("{people} di atasnya", people=-left)
        )
    if not row["complete"] and row["n_total"] > 1:
        words += (
            f" · {text('{used} dari {total} kab/kota', used=int(row['n_used']), total=int(row['n_total']))}"
        )
    return words


def _total_words(page: Page, people: pd.DataFrame) -> str:
    text = page.text
    total = count(people["total"].iloc[0])
    if total is None:
        return text("bagian dari peserta aktif")
    return text("bagian dari {total} peserta aktif, tanpa PMI", total=total)


def _indicators(page: Page, view: CategoryView) -> None:
    """Pekerja rentan and PMI: neither is a segment of coverage."""
    text = page.text
    shown = figures(page, temporary=view.temporary)
    paid, pmi = shown.vulnerable.loc[[page.area]].iloc[0], shown.migrants.loc[[page.area]].iloc[0]
    left, right = st.columns(2, gap="medium")
    with left.container(border=True, gap="xxsmall", height="stretch"):
        value, base = vulnerable_words(page, paid)
        st.metric(
            text("Pekerja rentan"),
            value,
            help=text(
                "Peserta BPU yang iurannya tidak dibayar sendiri dan tidak dibayar pemberi kerja. Ukuran tersendiri menurut sumber dana, bukan segmen kelima."
            ),
        )
        st.caption(base)
    with right.container(border=True, gap="xxsmall", height="stretch"):
        people = count(pmi["people"])
        st.metric(
            text("Pekerja Migran Indonesia (PMI)"),
            text.number(people),
            help=text("Potensi tidak memuat PMI, jadi PMI berdiri sendiri dan tidak ikut dalam cakupan."),
        )
        st.caption(
            text("tidak ada data PMI untuk wilayah ini")
            if people is None
            else text(
                "orang, per akhir {month}; di luar cakupan dan di luar semua jumlah di atas",
                month=text.month(page.period),
            )
        )


def vulnerable_words(page: Page, row: pd.Series) -> tuple[str, str]:
    """Pekerja rentan of an area, and of what."""
    text = page.text
    if row["hidden"]:
        return text("disembunyikan"), text("jumlah kecil disembunyikan")
    people, members = count(row["vulnerable"]), count(row["members"])
    if members is None:
        return "–", text("tidak ada data peserta BPU per akhir {month}", month=text.month(page.period))
    if people is None:
        return "–", text("sumber dana peserta BPU belum dirinci seluruhnya")
    base = text(
        "{percent} dari {members} peserta BPU, per akhir {month}",
        percent=text.percent(rate(row["share_percent"])),
        members=members,
        month=text.month(page.period),
    )
    if not row["complete"]:
        base += " · " + text(
            "{used} dari {total} kabupaten/kota", used=int(row["n_used"]), total=int(row["n_total"])
        )
    return text.number(people), base
