"""Colours of maps and charts, for the light and the dark theme, and how they are chosen for n classes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

#: The fonts of pictures on a screen, as SVG names them.
SCREEN_FONTS: Final = "'Source Sans','Segoe UI',Roboto,Arial,sans-serif"


class Theme(StrEnum):
    """The two themes of the app, as Streamlit names them."""

    LIGHT = "light"
    DARK = "dark"


class Ramp(StrEnum):
    """Which ramp an indicator is drawn with: from little to much, or from falling to rising."""

    SEQUENTIAL = "sequential"
    DIVERGING = "diverging"


@dataclass(frozen=True)
class Palette:
    """All colours of one theme, as #rrggbb.

    sequential: least to most. Lightness is strictly ordered, also as a deuteranope sees it; on the dark theme
        the ramp runs the other way, so that more always stands out more from the page.
    diverging: falling most, falling, about zero, rising, rising most.
    categorical: kinds without an order.
    hatch, ground: lines and ground of an area without data.
    outline, border: kabupaten/kota and province lines; neighbours in one class are told apart by them.
    sea, neutral, symbol: water, land under symbols, and the symbols of counts.
    text, muted: words on the sea.
    mark: what is selected or under the keyboard.
    """

    sequential: tuple[str, ...]
    diverging: tuple[str, ...]
    categorical: tuple[str, ...]
    hatch: str
    ground: str
    outline: str
    border: str
    sea: str
    neutral: str
    symbol: str
    text: str
    muted: str
    mark: str


PALETTES: Final[dict[Theme, Palette]] = {
    Theme.LIGHT: Palette(
        sequential=("#f4f3c3", "#bfe2b4", "#74c4b9", "#3798bb", "#2563a3", "#142f66"),
        diverging=("#8c510a", "#d9b36c", "#f1f1ef", "#68b9b1", "#01564f"),
        categorical=("#0b5394", "#c2570c", "#00796b", "#8e3b8a", "#6b5b00", "#5f6b76"),
        hatch="#8995a1",
        ground="#ffffff",
        outline="#5b6772",
        border="#17212b",
        sea="#f2f6f9",
        neutral="#dfe5ea",
        symbol="#c2570c",
        text="#17212b",
        muted="#4c5864",
        mark="#b3005e",
    ),
    Theme.DARK: Palette(
        sequential=("#1d3a63", "#245c8d", "#2b84a3", "#45aa9f", "#8fd096", "#edf0a9"),
        diverging=("#f0a75a", "#96642b", "#3b4650", "#2b7d77", "#6fdccd"),
        categorical=("#7ab8ee", "#f0a468", "#57c2b2", "#d49bd0", "#d6c25a", "#a9b5c0"),
        hatch="#71808e",
        ground="#161e26",
        outline="#91a0ae",
        border="#f4f7fa",
        sea="#0c1218",
        neutral="#2b3743",
        symbol="#f0a468",
        text="#eaf0f5",
        muted="#b3bfca",
        mark="#ff8ac6",
    ),
}


def fills(ramp: Ramp, count: int, theme: Theme) -> tuple[str, ...]:
    """Colours for `count` classes, spread over the whole ramp, lowest class first.

    Raises ValueError where the ramp has fewer colours than classes: two classes never share a colour.
    """
    palette = PALETTES[theme]
    colours = palette.sequential if ramp == Ramp.SEQUENTIAL else palette.diverging
    if not 1 <= count <= len(colours):
        raise ValueError(f"{count} classes asked of a ramp of {len(colours)} colours")
    last = len(colours) - 1
    if count == 1:
        return (colours[last // 2],)
    return tuple(colours[(2 * step * last + count - 1) // (2 * (count - 1))] for step in range(count))


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def text_on(colour: str) -> str:
    """Black or white, whichever reads better on `colour`; one of them always has at least 4.5 : 1."""
    return max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, colour))


def rgb(colour: str) -> tuple[int, int, int]:
    """#rrggbb as three numbers 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
