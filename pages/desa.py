"""Ekosistem desa: which villages pay, how deep they are in where all do, and what a package would add."""

from __future__ import annotations

import streamlit as st

from dashboard.metrics.villages.arrears import Pricing
from dashboard.ui.frame.frame import open_page
from dashboard.ui.parts.missing import missing_file
from dashboard.ui.villages.cards import headline
from dashboard.ui.villages.choices import choose_kecamatan, choose_price, choose_year
from dashboard.ui.villages.depth import depth_section
from dashboard.ui.villages.figures import VillageView
from dashboard.ui.villages.map import map_section
from dashboard.ui.villages.package import choose_package, package_section
from dashboard.ui.villages.table import table_section

with open_page("desa") as page:
    if not missing_file(page, "iuran_desa") and (year := choose_year(page)) is not None:
        kecamatan = choose_kecamatan(page, year)
        price = choose_price(page)
        head, body, below = st.container(), st.container(), st.container()
        # Chosen first, because arrears go by the same rates; drawn last.
        with below:
            package = choose_package(page)
        view = VillageView(year, kecamatan, Pricing(package.money, price))
        with head:
            to_depth = headline(page, view)
        with body:
            sections = (depth_section, map_section) if to_depth else (map_section, depth_section)
            for section in sections:
                section(page, view)
            table_section(page, view)
        with below:
            package_section(page, view, package)
