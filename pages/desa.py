"""Ekosistem desa: which villages pay, how deep they are in where all do, and what a package would add."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.frame import open_page
from dashboard.ui.missing import missing_file
from dashboard.ui.village_cards import headline
from dashboard.ui.village_data import VillageView
from dashboard.ui.village_depth import depth_section
from dashboard.ui.village_map import map_section
from dashboard.ui.village_package import choose_package, package_section
from dashboard.ui.village_table import table_section
from dashboard.ui.village_view import choose_kecamatan, choose_price, choose_year

with open_page("desa") as page:
    if not missing_file(page, "iuran_desa") and (year := choose_year(page)) is not None:
        kecamatan = choose_kecamatan(page, year)
        price = choose_price(page)
        head, body, below = st.container(), st.container(), st.container()
        # Chosen first, because arrears go by the same rates; drawn last.
        with below:
            package = choose_package(page)
        view = VillageView(year, kecamatan, package.money, price)
        with head:
            to_depth = headline(page, view)
        with body:
            sections = (depth_section, map_section) if to_depth else (map_section, depth_section)
            for section in sections:
                section(page, view)
            table_section(page, view)
        with below:
            package_section(page, view, package)
