"""Kepatuhan: who has not enrolled, enrols in part or is behind; whom to visit; building projects."""

from __future__ import annotations

from dashboard.ui.compliance import choices as compliance_view
from dashboard.ui.compliance.ageing import ageing
from dashboard.ui.compliance.overview import overview, say_arrears
from dashboard.ui.compliance.projects import projects
from dashboard.ui.compliance.visits import visit_list
from dashboard.ui.frame.frame import open_page

with open_page("kepatuhan") as page:
    view = compliance_view.choose_view(page)
    match view.section:
        case compliance_view.OVERVIEW:
            say_arrears(page)
            overview(page, view)
        case compliance_view.AGEING:
            say_arrears(page)
            ageing(page, view)
        case compliance_view.VISITS:
            visit_list(page, view)
        case compliance_view.PROJECTS:
            projects(page)
