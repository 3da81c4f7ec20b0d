"""Kepatuhan in a browser: its other sections fit a phone and are accessible, which only a browser can tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.ui.compliance.choices import AGEING, PROJECTS, VISITS
from tests.browser.conftest import LAPTOP, PHONE, Visit
from tests.browser.test_pages import serious_findings


@pytest.mark.full
@pytest.mark.parametrize(("size", "dark"), [(LAPTOP, True), (PHONE, False)])
def test_every_section_fits_and_is_accessible(
    visit: Callable[..., Visit], size: tuple[int, int], dark: bool
) -> None:
    made = visit(size=size, dark=dark)
    for section in (AGEING, VISITS, PROJECTS):
        page = made.open(f"/kepatuhan?wilayah=7307&bagian={section}")
        made.assert_clean()
        wide = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, section
        assert not serious_findings(page), section
