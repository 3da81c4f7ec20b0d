"""Bring the catalogues up to date with the words in the code: `make messages`.

New messages come in empty and must be translated; a test fails until they are. Messages no longer in the
code are dropped.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "src" / "dashboard" / "i18n"
KEYWORDS = {"text": None, "N_": None, "Message": None}


def code_files() -> list[Path]:
    """Every Python file whose words reach a screen."""
    return [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "src").rglob("*.py"))]


def extracted() -> dict[str, list[tuple[str, int]]]:
    """Every message in the code -> the places it stands."""
    found: dict[str, list[tuple[str, int]]] = {}
    for path in code_files():
        if not path.exists():
            continue
        name = path.relative_to(ROOT).as_posix()
        for _line, message, _comments, _context in extract_from_file("python", path, keywords=KEYWORDS):
            if isinstance(message, str) and message:
                found.setdefault(message, []).append((name, 1))
    return found


def update(catalogue_path: Path) -> list[str]:
    """Rewrite one catalogue with the messages of the code; the ids still without a translation come back."""
    language = catalogue_path.stem
    known = Catalog(locale=language)
    if catalogue_path.exists():
        with catalogue_path.open("rb") as source:
            known = read_po(source, locale=language)
    fresh = Catalog(locale=language, project="dashboard", version="1", fuzzy=False)
    for message, places in extracted().items():
        before = known.get(message)
        translation = before.string if before is not None else ""
        fresh.add(message, translation, locations=sorted({(name, None) for name, _ in places}))
    target = io.BytesIO()
    write_po(target, fresh, sort_output=True, width=100, omit_header=False, include_lineno=False)
    catalogue_path.write_bytes(target.getvalue())
    return [str(message.id) for message in fresh if message.id and not message.string]


def main() -> int:
    """Update every catalogue and list what still has to be translated."""
    others = [code for code in LANGUAGES if code != DEFAULT_LANGUAGE]
    missing = {f"{code}.po": update(CATALOGUES / f"{code}.po") for code in others}
    for name, messages in missing.items():
        print(f"{name}: {len(messages)} to translate")
        for message in messages:
            print(f"  {message}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
