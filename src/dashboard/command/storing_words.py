"""What `store` tells, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from dashboard.data.published.comparing import ADDED, CHANGED, REMOVED, RowChange, TableChange
from dashboard.data.published.place import Place
from dashboard.data.published.records import Entry, Version
from dashboard.i18n import Language

if TYPE_CHECKING:
    from dashboard.data.published.database.store import State

text = Language()

_SIGNS: Final = {ADDED: "+", REMOVED: "-", CHANGED: "~"}


def entry_as_json(entry: Entry) -> dict[str, Any]:
    """A line of the history; a note belongs to what is published, a reason to what is undone."""
    published = entry.jenis == "terbit"
    return {
        "number": entry.urutan,
        "version": entry.versi,
        "kind": entry.jenis,
        "when": entry.waktu,
        "by": entry.oleh,
        "note": entry.catatan if published else None,
        "reason": None if published else entry.catatan,
    }


def status_lines(place: Place, state: State, found: tuple[Version, Entry] | None) -> list[str]:
    """How a store stands."""
    if found is None:
        lines = [text("Belum ada yang terbit di {path}.", path=place.said)]
    else:
        version, entry = found
        first, last = version.bulan
        lines = [
            text(
                "Yang berlaku: versi {version}, {first} sampai {last}, sejak {when}, oleh {by}.",
                version=version.versi,
                first=text.month(first),
                last=text.month(last),
                when=entry.waktu,
                by=entry.oleh,
            )
        ]
    lines.append(
        text(
            "{count} versi tersimpan, {withdrawn} ditarik, {size} kB di {place}.",
            count=state.versions,
            withdrawn=state.withdrawn,
            size=-(-state.size // 1000),
            place=place.said,
        )
    )
    if not place.lasting:
        lines.append(
            text(
                "Penyimpanan sementara: tidak dinyatakan tetap. Bila cakramnya bertahan, atur DASBOR_STORE_TETAP=ya."
            )
        )
    return lines


def change_lines(changes: Mapping[str, TableChange]) -> list[str]:
    """What differs between two versions, the first rows of each table below it."""
    if not changes:
        return [text("Tidak ada perbedaan.")]
    return [line for name, change in changes.items() for line in _table_lines(name, change)]


def _table_lines(name: str, change: TableChange) -> Iterator[str]:
    yield text(
        "{table}: {added} baris baru, {removed} hilang, {changed} berubah",
        table=name,
        added=change.added,
        removed=change.removed,
        changed=change.changed,
    )
    for row in change.first:
        yield f"  {_row_line(row)}"
    rest = change.added + change.removed + change.changed - len(change.first)
    if rest:
        yield f"  {text('… dan {count} baris lain', count=rest)}"


def _row_line(row: RowChange) -> str:
    key = " · ".join(each for each in row.key.values() if each)
    cells = ", ".join(
        f"{name} {' → '.join(cell or '…' for cell in pair if cell is not None)}"
        for name, pair in row.cells.items()
    )
    return f"{_SIGNS[row.kind]} {key}: {cells}" if cells else f"{_SIGNS[row.kind]} {key}"
