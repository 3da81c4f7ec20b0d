"""What submissions would change of what is in force now: looked up once, and drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data import clock
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.onto import Change
from dashboard.ui.frame import published_source, who
from dashboard.ui.frame.desk import Seat
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.comparisons import compared_rows, compared_tables
from dashboard.ui.parts.reports import problem_line
from dashboard.ui.parts.tables import in_words, show_in_words
from dashboard.ui.publishing.figures import MOST_AREAS, changed_areas

#: What was looked at last in this session, and by which submissions: names in it are never kept for others.
_SEEN: Final = "_perubahan_dilihat"


def looked_at(page: Page, seat: Seat, numbers: Sequence[str], *, acting: bool = False) -> Change:
    """What submissions would change. acting: whether it must be what was seen, whatever is in force by now.

    Raises PublishingError.
    """
    # What may be seen of it is another thing for whoever has another role by now.
    key = (tuple(numbers), who.standing())
    seen: tuple[object, Change] | None = st.session_state.get(_SEEN)
    if seen is not None and seen[0] == key and (acting or seen[1].onto == seat.desk.in_force()):
        return seen[1]
    change = seat.desk.change(numbers, by=seat.by, at=clock.now_wita(), areas=page.areas)
    st.session_state[_SEEN] = (key, change)
    return change


def forget() -> None:
    """Look anew at the next question."""
    st.session_state.pop(_SEEN, None)


def published_tables() -> Mapping[str, pd.DataFrame]:
    """What guests see of what is in force; nothing while the store is away."""
    watch = published_source.watched()
    try:
        return {} if watch is None else watch.picture(watch.known().version).tables
    except PublishingError:
        return {}


def draw_change(page: Page, change: Change) -> None:
    """How much each table changes, where most, and every row."""
    text, today = page.text, clock.today_wita()
    comparisons = change.comparisons(areas=page.areas, today=today)
    st.markdown(
        f"**{text('Dibandingkan dengan yang berlaku sekarang, versi {version}', version=change.onto.version or '-')}**"
    )
    if change.problems:
        st.error(
            text("Tidak dapat terbit: bertentangan dengan data yang berlaku.")
            + "\n"
            + "\n".join(f"- {problem_line(each, text)}" for each in change.problems[:MOST_AREAS]),
            icon=":material/block:",
        )
    compared_tables(comparisons, text, replaced=True)
    if change.withheld:
        st.caption(
            ":material/visibility_off: "
            + text("Tidak ditampilkan, karena memuat nama: {names}.", names=", ".join(change.withheld))
        )
    _areas(page, change)
    compared_rows(comparisons, text, replaced=True)


def _areas(page: Page, change: Change) -> None:
    text = page.text
    month, found = changed_areas(change.before, change.after, published_tables(), areas=page.areas)
    if not found:
        return
    shown = found[:MOST_AREAS]
    title = text("Peserta aktif {month}: wilayah yang paling berubah", month=text.month(month))
    st.markdown(f"**{title}**")
    sides = {
        text("Bulan sebelumnya"): [each.previous for each in shown],
        text("Yang berlaku"): [each.before for each in shown],
        text("Dikirim"): [each.sent for each in shown],
    }
    table = pd.DataFrame(
        {
            text("Wilayah"): [page.areas.short_name(each.area) for each in shown],
            **{
                name: pd.array(values, dtype="Int64")
                for name, values in sides.items()
                if any(each is not None for each in values)
            },
        }
    )
    words = in_words(table, pd.DataFrame(index=table.index), text)
    words[text("Selisih")] = [
        text("tidak ada data") if each.difference is None else text.number(each.difference, signed=True)
        for each in shown
    ]
    show_in_words(words, alt=title)
    rest = len(found) - len(shown)
    if rest:
        st.caption(text("dan {count} wilayah lagi", count=rest))
