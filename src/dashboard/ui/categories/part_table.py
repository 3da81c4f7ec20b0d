"""The categories of the chosen area as a table, and its download."""

from __future__ import annotations

import pandas as pd

from dashboard.data.contract.words import Level
from dashboard.metrics.categories.composition import Dimension
from dashboard.metrics.categories.figures import WITH_COVERAGE
from dashboard.metrics.cube.versions import version_column
from dashboard.ui.categories.choices import CategoryView, category_names, figures
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.tables import download, folded, show_table, styled, table_words


def part_table(page: Page, view: CategoryView) -> None:
    """Draw the fold with the table of the chosen area's categories, and its download."""
    text = page.text
    fold = folded(page, "tabel_kategori")
    if fold is None:
        return
    frame, hidden = loading.kept(
        page.data,
        "category rows",
        text.code,
        page.area,
        page.period,
        view.dimension,
        view.temporary,
        compute=lambda: category_rows(page, view.dimension, temporary=view.temporary),
    )
    with fold:
        show_table(
            styled(page, frame, hidden, uuid="parts"),
            placeholder=text("tidak ada data"),
            alt=text("Kategori, peserta aktif, bagian, dan cakupan"),
        )
        area = area_label(page.areas, page.area, text)
        about = table_words(page, area, temporary=view.temporary)
        download(
            page, frame, hidden, name=text("kategori"), parts=(str(view.dimension), page.area), about=about
        )


def category_rows(page: Page, dimension: Dimension, *, temporary: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The categories of the chosen area as a table, and which cells of it are hidden."""
    text = page.text
    shown = figures(page, temporary=temporary)
    people = shown.people_in(dimension, page.area)
    names = category_names(page, dimension)
    columns: dict[str, object] = {
        text("Kategori"): [names[str(code)] for code in people.index],
        text("Peserta aktif"): people["people"].array,
        text("Bagian (%)"): people["share_percent"].to_numpy(),
    }
    flags: dict[str, object] = {name: people["hidden"].to_numpy() for name in list(columns)[1:]}
    if dimension in WITH_COVERAGE:
        rows = shown.coverage_in(dimension, page.area).reindex(people.index)
        base = text("Populasi kelompok") if dimension is Dimension.GROUP else text("Potensi")
        covered = {
            text("Cakupan (%)"): rows["coverage_percent"].to_numpy(),
            text("Belum terlindungi"): rows["not_covered"].array,
        }
        columns |= {
            base: rows["eligible"].array,
            **covered,
            text("Versi"): version_column(rows["eligible_versions"]),
        }
        flags |= dict.fromkeys(covered, rows["hidden"].fillna(False).astype(bool).to_numpy())
        if page.areas.level(page.area) is not Level.REGENCY:
            columns[text("Kabupaten/kota lengkap")] = [
                "" if pd.isna(used) else text("{used} dari {total}", used=int(used), total=int(total))
                for used, total in zip(rows["n_used"], rows["n_total"], strict=True)
            ]
    return pd.DataFrame(columns), pd.DataFrame(flags)
