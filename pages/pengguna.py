"""Pengguna: who may sign in, invited and given a role by whoever is an administrator."""

from __future__ import annotations

from dashboard.ui.frame.frame import open_page
from dashboard.ui.people.sections import change, invite, listed

with open_page("pengguna") as page:
    everybody = listed(page)
    change(page, everybody)
    invite(page)
