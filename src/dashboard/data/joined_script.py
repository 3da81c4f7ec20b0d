"""Several scripts that ask for each other, joined into one that asks for none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from graphlib import TopologicalSorter
from typing import Final

#: The one way in which a script asks for another: under its own version (tests/js/release.test.js).
_IMPORT: Final = re.compile(r"await import\(`\./(\w+)\.js\$\{(?:v|new URL\(import\.meta\.url\)\.search)\}`\)")
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:const|class|function) (\w+))", re.MULTILINE)
_COMMENT: Final = re.compile(r"/\*\*.*?\*/", re.DOTALL)
_LEFT: Final = re.compile(r"\bimport\(|^(?:import|export)\b", re.MULTILINE)


class UnjoinableScriptError(ValueError):
    """A script imports or exports in a way that joining does not know."""


def joined(texts: Mapping[str, str], entry: str) -> str:
    """One module that exports what `entry` does. Each script stays whole, in a function of its own.

    texts: the scripts by name, without ".js"; those that `entry` does not need are left out.

    Raises:
        UnjoinableScriptError: an import or export is of another form, or asks for a script that is not there.
        graphlib.CycleError: scripts wait for each other.
    """
    needs: dict[str, list[str]] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in texts:
            raise UnjoinableScriptError(f"{name}.js is not there")
        if name not in needs:
            needs[name] = _IMPORT.findall(texts[name])
            waiting.extend(needs[name])
    parts = [_wrapped(name, texts[name]) for name in TopologicalSorter(needs).static_order()]
    names = ", ".join(_EXPORT.findall(texts[entry]))
    return "".join([*parts, f"export const {{ {names} }} = ${entry}\n"])


def _wrapped(name: str, text: str) -> str:
    names = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(r"$\1", text))
    if left := _LEFT.search(_COMMENT.sub("", body)):
        raise UnjoinableScriptError(f"{name}.js: {left.group()}")
    return f"// {name}.js\nconst ${name} = await (async () => {{\n{body}\nreturn {{ {names} }}\n}})()\n"
