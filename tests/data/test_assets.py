"""What the browser fetches: one file of all scripts under an address of its own, or each script by itself."""

from __future__ import annotations

import os
from graphlib import CycleError
from pathlib import Path

import pytest

from dashboard.data.assets import KEPT, script_urls
from dashboard.data.joined_script import UnjoinableScriptError, joined

DOM = "export const one = 1\n"
ENTRY = """const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { one } = await import(`./dom.js${v}`)
export async function render() { return one }
"""


@pytest.fixture
def static(tmp_path: Path) -> Path:
    folder = tmp_path / "peta"
    folder.mkdir()
    (folder / "peta.js").write_text(ENTRY)
    (folder / "dom.js").write_text(DOM)
    (folder / "types.d.ts").write_text("type Point = [number, number]")
    return tmp_path


def change(file: Path) -> None:
    file.write_text("export const one = 2\n")
    os.utime(file, ns=(1, 1))


def test_all_scripts_are_kept_as_one_that_follows_any_of_them(static: Path) -> None:
    [first] = script_urls("peta", "peta.js", root=static)
    assert script_urls("peta", "peta.js", root=static) == [first]
    assert (
        (static / first.removeprefix("app/static/")).read_text().endswith("export const { render } = $peta\n")
    )
    change(static / "peta" / "dom.js")
    [second] = script_urls("peta", "peta.js", root=static)
    assert second != first
    assert [path.name for path in (static / KEPT).iterdir()] == [second.rpartition("/")[2]]


def test_a_copy_that_was_removed_is_made_again(static: Path) -> None:
    [url] = script_urls("peta", "peta.js", root=static)
    (static / url.removeprefix("app/static/")).unlink()
    assert script_urls("peta", "peta.js", root=static) == [url]
    assert (static / url.removeprefix("app/static/")).is_file()


def test_where_nothing_can_be_kept_each_script_has_its_address_and_one_version(static: Path) -> None:
    (static / KEPT).write_text("a file where the folder should be")
    urls = script_urls("peta", "peta.js", root=static)
    assert [url.split("?v=")[0] for url in urls] == ["app/static/peta/peta.js", "app/static/peta/dom.js"]
    assert len({url.split("?v=")[1] for url in urls}) == 1
    change(static / "peta" / "dom.js")
    assert not set(script_urls("peta", "peta.js", root=static)) & set(urls)


def test_a_missing_script_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="static/peta/peta"):
        script_urls("peta", "peta.js", root=tmp_path)


def test_a_script_comes_after_what_it_needs_and_none_that_is_not_needed() -> None:
    text = joined({"peta": ENTRY, "dom": DOM, "other": "export const two = 2\n"}, "peta")
    assert text.index("const $dom = ") < text.index("const { one } = $dom") < text.index("return { render }")
    assert "two" not in text


@pytest.mark.parametrize(
    "line",
    [
        'import { one } from "./dom.js"',
        'const { one } = await import("./dom.js")',
        "export { one }",
        "export default one",
        "const { one } = await import(`./missing.js${v}`)",
    ],
)
def test_another_way_to_import_or_export_is_refused(line: str) -> None:
    with pytest.raises(UnjoinableScriptError):
        joined({"peta": f"{line}\n", "dom": DOM}, "peta")


def test_scripts_that_wait_for_each_other_are_refused() -> None:
    with pytest.raises(CycleError):
        joined({"peta": ENTRY, "dom": "const { render } = await import(`./peta.js${v}`)\n"}, "peta")


def test_the_map_is_there() -> None:
    assert len(script_urls("peta", "peta.js")) == 1
