"""How far the projection may be off, in words, or why nothing is said of it."""

from __future__ import annotations

from dashboard.metrics.coverage.area_pace import Pace, projection
from dashboard.metrics.coverage.band import FURTHEST, LEAST, Band
from dashboard.ui.frame.page import Page


def band_words(page: Page, found: Pace, within: Band | None, *, window: int) -> str:
    """The ends of the band at the last month it reaches, and how often such bands held."""
    text = page.text
    ahead = projection(found, window=window, period=page.period, within=within)
    if len(ahead) <= 1:
        return text("Tanpa pita: tidak ada bulan yang diproyeksikan.")
    banded = ahead[ahead["high"].notna()]
    if within is None or banded.empty:
        return text(
            "Tanpa pita: riwayat wilayah ini terlalu pendek (paling sedikit {months} bulan berturut-turut diketahui).",
            months=LEAST,
        )
    end = banded.iloc[-1]
    said = text(
        "**Pita 80%:** {low} sampai {high} orang per akhir {month}. Pita seperti ini, dibuat di bulan-bulan yang lalu dengan data saat itu, memuat **{held} dari {tried}** bulan.",
        low=text.number(round(end["low"])),
        high=text.number(round(end["high"])),
        month=text.month(str(end["periode"])),
        held=within.held,
        tried=within.tried,
    )
    if found.months_left > FURTHEST:
        said += " " + text("Lebih dari {months} bulan ke depan tidak diberi pita.", months=FURTHEST)
    return said
