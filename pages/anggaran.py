"""Perencana anggaran: people to rupiah and back, by budget year, and what it does to coverage."""

from __future__ import annotations

import streamlit as st

from dashboard.data.contract.words import Level
from dashboard.ui.budget.answer import answer, arithmetic, outcome_of
from dashboard.ui.budget.choices import choose_plan
from dashboard.ui.budget.maps import before_after, levels
from dashboard.ui.budget.room import exceeded_room
from dashboard.ui.budget.scenarios import scenarios
from dashboard.ui.budget.share_out import goal_words, share_alone, share_section
from dashboard.ui.budget.work_plan import folded_work_plan
from dashboard.ui.frame.frame import open_page
from dashboard.ui.parts.area_words import leads_on
from dashboard.ui.parts.missing import missing_file

with open_page("anggaran") as page:
    if not missing_file(page, "tarif_iuran"):
        chosen = choose_plan(page)
        result = None if chosen is None else outcome_of(page, chosen.plan)
        if chosen is not None and result is not None:
            answer(page, chosen, result)
            arithmetic(page, chosen, result)
            maps = st.container()
            scenarios(page, chosen.plan)
            single = page.areas.level(page.area) is Level.REGENCY
            shared = (share_alone if single else share_section)(page, chosen.plan, result)
            # A map of more people than there are would be passed on alone.
            if exceeded_room(page, chosen, result) is None:
                with maps:
                    if shared is not None and (not single or result.effect.after is not None):
                        note = "" if single else goal_words(shared, page.text)
                        before_after(page, shared.new_people, note=note)
                    levels(page, chosen, result)
            folded_work_plan(page, chosen.plan, result, shared)
        else:
            scenarios(page, None)
        leads_on(page)
