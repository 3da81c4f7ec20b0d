"""What documents are made of besides numbers: templates, fonts and the map's script, as bytes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from dashboard.data.assets import STATIC
from dashboard.data.joined_script import joined

DOCUMENTS: Final = Path(__file__).resolve().parents[3] / "data" / "documents"
#: The one family of documents and pictures; its static files lie in FONTS (OFL.txt beside them).
FONT: Final = "Source Sans 3"
#: The same as SVG names it: a word that begins with a digit needs the quotes.
SVG_FONT: Final = f"'{FONT}'"
FONTS: Final = DOCUMENTS / "fonts"


@cache
def template(name: str) -> bytes:
    """A template of documents. Raises FileNotFoundError."""
    return (DOCUMENTS / name).read_bytes()


@cache
def map_script() -> str:
    """The map's scripts as one module, exporting what `peta.js` does."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((STATIC / "peta").glob("*.js"))}
    return joined(texts, "peta")
