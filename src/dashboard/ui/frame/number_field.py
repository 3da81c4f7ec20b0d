"""Numbers in a typed field: read in both languages alike, shown in the page's, plain in the link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.data.cells import typed
from dashboard.data.cells.typed import Kind
from dashboard.data.files.cleaning import without_invisible
from dashboard.i18n import Language, Message
from dashboard.ui.frame import url_state
from dashboard.ui.frame.typed_field import Steps, Typed


@dataclass(frozen=True)
class Limits:
    """What a number counts, and the least and most that it may be."""

    kind: Kind
    least: float
    most: float

    @property
    def digits(self) -> int:
        """Decimals that it may have."""
        return 2 if self.kind is Kind.PERCENT else 0

    def __contains__(self, value: float) -> bool:
        return self.least <= value <= self.most


def number_field(
    limits: Limits,
    text: Language,
    *,
    said: str = "{value}",
    wrong: Callable[[float], Message | None] | None = None,
) -> Typed[float]:
    """How a number of this kind is read, within its limits, and written.

    said: the words below the field, with a place for the `{value}`. wrong: what to write instead of a value
    that doesn't fit what else is chosen; None where it fits.
    """

    def read(written: str) -> float | Message:
        # What is pasted may hold what nobody sees.
        visible, _ = without_invisible(written)
        value = typed.typed(visible, limits.kind, least=limits.least, most=limits.most)
        if wrong is None or isinstance(value, Message):
            return value
        return wrong(value) or value

    def linked(written: str) -> float | None:
        value = url_state.number_in(written, digits=limits.digits)
        return value if value is not None and value in limits else None

    return Typed(
        read=read,
        shown=lambda value: typed.shown(value, limits.kind, text),
        words=lambda value: text(said, value=typed.in_words(value, limits.kind, text)),
        linked=linked,
        written=url_state.written_number,
    )


def number_steps(limits: Limits, by: int) -> Steps[float]:
    """One step down and up, within the limits."""

    def stepped(value: float, step: int) -> float | None:
        moved = round(value + step, limits.digits)
        return moved if moved in limits else None

    return Steps(
        less=f"−{by}",
        more=f"+{by}",
        down=lambda value: stepped(value, -by),
        up=lambda value: stepped(value, by),
    )
