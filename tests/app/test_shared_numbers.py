"""One number on every page that shows it, as it stands on screen; all areas and months: tests/metrics."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import finding, gauges, words
from tests.app.test_desa import cards as village_lines

Open = Callable[..., AppTest]

AREAS = [("7307", "2026-10"), ("KC07", "2026-10"), ("SULAMA", "2025-12")]


def cards(app: AppTest) -> dict[str, str]:
    assert not app.exception
    return {metric.label: str(metric.value) for metric in app.metric}


@pytest.mark.parametrize(("area", "period"), AREAS)
def test_an_area_has_one_coverage_on_all_pages(open_page: Open, area: str, period: str) -> None:
    pages = {
        page: open_page(page, wilayah=area, periode=period)
        for page in ("ringkasan", "peta", "profil", "target")
    }
    shown = cards(pages["peta"])
    coverage, achieved = shown["Cakupan kepesertaan"], shown["Capaian target"]
    for page in ("ringkasan", "profil", "target"):
        (covered,) = [each for each in gauges(pages[page]) if "potensi" in each]
        (reached,) = [each for each in gauges(pages[page]) if each.startswith("Capaian target")]
        assert coverage in covered
        assert achieved == "–" or achieved in reached
    for page in ("ringkasan", "profil"):
        own = cards(pages[page])
        assert own["Belum terlindungi"] == shown["Belum terlindungi"]
        assert own["Perubahan 12 bulan"] == shown["Perubahan 12 bulan"]
    assert len({finding(app) for app in pages.values()}) == 1
    plan = cards(open_page("anggaran", wilayah=area, periode=period, orang="1000"))
    assert plan["Cakupan sebelum → setelah"].startswith(coverage)


@pytest.mark.parametrize(("area", "period"), AREAS)
def test_who_loses_money_or_cover_is_told_alike(open_page: Open, area: str, period: str) -> None:
    own = cards(open_page("komitmen", wilayah=area, periode=period))
    ending, inactive = own["Masa iuran habis"], own["Akan nonaktif"]
    for page in ("ringkasan", "profil"):
        said = words(open_page(page, wilayah=area, periode=period))
        assert (f"**Masa iuran {ending} orang habis dalam 3 bulan**" in said) == (ending not in ("0", "–"))
        assert (f"**{inactive} orang akan nonaktif dalam 3 bulan**" in said) == (inactive not in ("0", "–"))
        if own["Cakupan bila dibiarkan"].endswith("%") and ending not in ("0", "–"):
            assert own["Cakupan bila dibiarkan"] in said


@pytest.mark.parametrize(("area", "period"), [("7111", "2025-12"), ("7314", "2024-12"), ("76", "2026-10")])
def test_villages_behind_are_as_many_and_owe_as_much_on_both_pages(
    open_page: Open, area: str, period: str
) -> None:
    villages = open_page("desa", wilayah=area, periode=period)
    entities = open_page("kepatuhan", wilayah=area, periode=period, jenis="desa")
    mine, theirs = village_lines(villages), cards(entities)
    assert mine["Desa menunggak"].split(" dari ")[0] == theirs["Menunggak iuran"]
    assert mine["Belum mendaftar"] == theirs["Wajib belum daftar (PWBD)"].replace("tidak ada data", "0")
    exact = next(each.value for each in entities.caption if each.value.startswith("Rp"))
    assert exact.split(" · ")[0] in words(villages)


@pytest.mark.parametrize("area", ["7307", "KC07", "SULAMA"])
def test_two_dates_are_one_line_on_map_profile_and_comparison(open_page: Open, area: str) -> None:
    said = set()
    for page in ("peta", "profil", "bandingkan"):
        app = open_page(page, wilayah=area, periode="2026-10", banding="2024-10")
        assert not app.exception
        lines = [line for each in app.markdown for line in each.value.split("  \n")]
        found = [line.rsplit("** · ", 1)[-1] for line in lines if "Okt 2024: " in line]
        said.add(found[0])
        assert sum("dari peserta" in line for line in lines) >= 1
    assert len(said) == 1
