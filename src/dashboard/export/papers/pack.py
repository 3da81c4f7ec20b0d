"""`paket`: one HTML file that needs no network: the interactive map, the tables, both languages."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Final

from dashboard.charts.map_payload import map_payload, pack
from dashboard.charts.map_picture import map_alt
from dashboard.data.contract.words import REGION
from dashboard.data.document_assets import map_script, template
from dashboard.data.outlines.boundaries import CREDIT, Tile
from dashboard.data.outlines.geometry import Geometry
from dashboard.export.papers.link import qr_svg
from dashboard.export.papers.pictures import MAPPED, indicator_data
from dashboard.export.papers.tables import Table
from dashboard.export.papers.told import Told
from dashboard.export.tables import file_name
from dashboard.i18n import N_
from dashboard.metrics.coverage.area_names import area_label
from dashboard.metrics.story.numbers import Numbers

TITLE: Final = N_("Paket luring")
#: Tables that stand open; the others unfold.
_OPEN: Final = ("segmen",)


def offline_pack(
    each: Mapping[str, Told],
    numbers: Numbers,
    geometry: Geometry,
    tiles: Mapping[str, Tile],
    *,
    language: str,
) -> bytes:
    """The bytes of the HTML file.

    each: language code -> the story in it; language: the one that is shown first. What a guest may not see is
    not in the file: its values could be read there.
    """
    first = each[language]
    # Outlines travel within the data: a file has no server to fetch them from.
    own = replace(geometry, url=None)
    data = {
        "language": language,
        "period": first.story.period,
        "selected": None if first.story.around == first.story.area else first.story.area,
        "first": MAPPED[0].code,
        "languages": {code: _language(told, numbers, own, tiles) for code, told in each.items()},
    }
    script = template("paket.script").decode().replace("%%MAP%%", map_script())
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    fills = {
        "LANG": language,
        "HASH": f"sha256-{digest}",
        "TITLE": escape(_title(first)),
        "HEAD": escape(_heading(first)),
        "IS_ID": str(language == "id").lower(),
        "IS_EN": str(language == "en").lower(),
        "INTRO": "\n".join(
            _section(told, _intro(told), shown=code == language) for code, told in each.items()
        ),
        "WAITING": escape(
            first.text("Peta memerlukan peramban yang lebih baru; angka dan tabel di bawah tetap lengkap.")
        ),
        "BODY": "\n".join(_section(told, _body(told), shown=code == language) for code, told in each.items()),
        "DATA": _harmless(json.dumps(data, ensure_ascii=False, separators=(",", ":"))),
        "SCRIPT": script,
    }
    page = template("paket.html").decode()
    head, *rest = page.split("%%")
    # Filled in one go, so that nothing that was filled in is taken for a place.
    parts = [head, *(fills[each] if at % 2 == 0 else each for at, each in enumerate(rest))]
    return "".join(parts).encode()


def _harmless(document: str) -> str:
    """JSON that can't end the element it stands in."""
    return document.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _title(told: Told) -> str:
    return f"{told.title(told.text(TITLE))}, {told.month}"


def _heading(told: Told) -> str:
    return f"{told.text('Cakupan kepesertaan')}: {told.area}"


def _language(
    told: Told, numbers: Numbers, geometry: Geometry, tiles: Mapping[str, Tile]
) -> dict[str, object]:
    text, story = told.text, told.story
    maps: dict[str, dict[str, str]] = {}
    names, alt = {}, ""
    for indicator in MAPPED:
        data = indicator_data(numbers, indicator, text)
        name = file_name(text("Peta"), data.title, sample=data.sample, extension="").removesuffix(".")
        payload = map_payload(data, areas=story.areas, geometry=geometry, text=text, tiles=tiles)
        packed = pack(payload | {"file": name})
        key = f"{text.code}-{indicator.code}"
        maps[indicator.code] = {"key": key, "data": base64.b64encode(packed).decode()}
        names[indicator.code] = text(indicator.name)
        alt = alt or map_alt(data, period=story.period, areas=story.areas, text=text)
    inside = story.around != REGION
    return {
        "title": _title(told),
        "heading": _heading(told),
        "maps": maps,
        "head": {
            "indicators": names,
            "keys": {code: each["key"] for code, each in maps.items()},
            "compare": None,
            "territory": story.around if inside else None,
            "whole": REGION,
            "focus": list(story.areas.inside(story.around)) if inside else [],
            "counted": text("Jumlah wilayah di {area}", area=area_label(story.areas, story.around, text))
            if inside
            else text("Jumlah wilayah"),
            "view": "peta",
            "compact": False,
            "projected": False,
            "beside": [],
            "most": 0,
            "alt": [alt],
            "below": None,
            "failed": text("Peta tidak dapat dimuat; tabel di bawah tetap memuat angkanya."),
            "stale": text("Peta tidak dapat diperbarui; gambar ini masih yang sebelumnya."),
        },
    }


def _section(told: Told, body: Iterator[str], *, shown: bool) -> str:
    return f'<section lang="{told.text.code}"{"" if shown else " hidden"}>{"".join(body)}</section>'


def _intro(told: Told) -> Iterator[str]:
    if told.stamp:
        yield f'<p><span class="stamp">{escape(told.stamp)}</span></p>'
    yield f'<p class="finding">{escape(told.finding)}</p>'
    yield f'<p class="source">{escape(" · ".join(filter(None, (told.based, told.source))))}</p>'
    figures = "".join(
        f"<li>{escape(each.label)}<b>{escape(each.value)}</b><small>{escape(each.under)}</small></li>"
        for each in told.figures
    )
    yield f'<ul class="figures">{figures}</ul>'


def _body(told: Told) -> Iterator[str]:
    text = told.text
    if told.asks:
        asked = "".join(f"<li>{escape(each)}</li>" for each in told.asks)
        yield f"<h2>{escape(text('Yang kami minta'))}</h2><ul>{asked}</ul>"
    for table in told.tables.values():
        opened = " open" if table.key in _OPEN else ""
        yield f"<details{opened}><summary>{escape(table.title)}</summary>{_table(table, told)}</details>"
    meanings = "".join(
        f"<dt>{escape(term)}</dt><dd>{escape(meaning)}</dd>" for term, meaning in told.definitions
    )
    yield f"<h2>{escape(text('Definisi dan sumber'))}</h2><dl>{meanings}</dl>"
    yield "".join(f"<p>{escape(note)}</p>" for note in told.notes)
    yield f'<p class="source">{escape(told.source)} · {escape(told.text.render(CREDIT))}</p>'
    if told.link:
        image = base64.b64encode(_standing_alone(qr_svg(told.link)).encode()).decode()
        yield (
            f'<p><a href="{escape(told.link)}">{escape(told.link)}</a></p><img class="qr" '
            f'alt="{escape(text("Kode QR tautan"))}" src="data:image/svg+xml;base64,{image}">'
        )


def _standing_alone(svg: str) -> str:
    """An SVG element that can be a file of its own."""
    if "xmlns=" in svg.split(">", 1)[0]:
        return svg
    return svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)


def _table(table: Table, told: Told) -> str:
    head = "".join(
        f'<th scope="col"{"" if column.is_number else " class=t"}>{escape(column.name)}</th>'
        for column in table.columns
    )
    coded = "kode" if table.key == "wilayah" else ""
    rows = []
    for at, (cells, words) in enumerate(zip(table.rows, table.written(told.text), strict=True)):
        own = ' class="own"' if at in table.strong else ""
        code = f' data-code="{escape(str(cells[1]))}"' if coded else ""
        written = "".join(
            f"<td{'' if column.is_number else ' class=t'}>{escape(word)}</td>"
            for word, column in zip(words, table.columns, strict=True)
        )
        rows.append(f"<tr{own}{code}>{written}</tr>")
    note = f'<p class="source">{escape(table.note)}</p>' if table.note else ""
    label = escape(table.title)
    return (
        f'<div class="wrap" role="region" aria-label="{label}" tabindex="0"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>{note}"
    )
