"""Bring the catalogues up to date with the words in the code: `make messages`.

Counted words (`i18n/counted.py`) become plurals with the forms that the language has.

New messages come in empty and must be translated; a test fails until they are. Messages no longer in the
code are dropped.
"""

from __future__ import annotations

import ast
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES
from dashboard.i18n.counted import COUNTED, WORDS

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "src" / "dashboard" / "i18n"
#: Where the counted words are.
COUNTED_IN = "src/dashboard/i18n/counted.py"
#: The same day in every file: a catalogue changes only when its words do.
CREATED = datetime(2026, 1, 1, tzinfo=UTC)


def code_files() -> list[Path]:
    """Every Python file whose words reach a screen."""
    return [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "src").rglob("*.py"))]


def is_message_call(call: ast.Call) -> bool:
    """`text("…")`, `page.text("…")`, `N_("…")`, `Message("…")`, and `self("…")` inside Language."""
    match call.func:
        case ast.Name(id=name):
            return name in {"text", "N_", "Message", "self"}
        case ast.Attribute(attr="text", value=owner):
            return not (isinstance(owner, ast.Name) and owner.id == "st")
    return False


def extracted() -> dict[str, set[str]]:
    """Every message in the code -> the files it stands in.

    The syntax tree is read, because a tokeniser does not see into f-strings on every Python.
    """
    found: dict[str, set[str]] = {}
    for path in code_files():
        name = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and is_message_call(node):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value.strip():
                    found.setdefault(first.value, set()).add(name)
    return found


def update(catalogue_path: Path) -> list[str]:
    """Rewrite one catalogue with the messages of the code; the ids still without a translation come back."""
    language = catalogue_path.stem
    known = Catalog(locale=language)
    if catalogue_path.exists():
        with catalogue_path.open("rb") as source:
            known = read_po(source, locale=language)
    fresh = Catalog(
        locale=language,
        project="dashboard",
        version="1",
        fuzzy=False,
        creation_date=CREATED,
        revision_date=CREATED,
    )
    for word in WORDS:
        before = known.get((word, word), context=COUNTED)
        forms = before.string if before is not None and isinstance(before.string, tuple) else ()
        blank = ("",) * fresh.num_plurals
        fresh.add((word, word), forms or blank, locations=[(COUNTED_IN, None)], context=COUNTED)
    for message, places in extracted().items():
        before = known.get(message)
        translation = before.string if before is not None else ""
        fresh.add(message, translation, locations=[(name, None) for name in sorted(places)])
    target = io.BytesIO()
    write_po(target, fresh, sort_output=True, width=100, omit_header=False, include_lineno=False)
    catalogue_path.write_bytes(target.getvalue())
    return [str(message.id) for message in fresh if message.id and not _translated(message.string)]


def _translated(string: str | tuple[str, ...] | list[str]) -> bool:
    """Whether a message, or every plural form of a word, has a translation."""
    return bool(string) if isinstance(string, str) else all(string)


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
