"""One object a page passes along: it translates, and it writes numbers, dates and rupiah.

The Indonesian text is the message id, so Bahasa Indonesia needs no catalogue; every other language has a
`<code>.po` beside this module, compiled in memory when first used.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from string import Formatter
from typing import Final

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from dashboard.i18n.counted import COUNTED

DEFAULT_LANGUAGE: Final = "id"
LANGUAGES: Final[dict[str, str]] = {"id": "Indonesia", "en": "English"}
#: Python's own precision of decimals.
_USUAL_DIGITS: Final = 28
_COUNTED_PLACE: Final = re.compile(r"\{\w+:")
#: Any number that is not one, for what is counted by a number that came as text.
_MANY: Final = 2
_LOCALES: Final[dict[str, str]] = {"id": "id_ID", "en": "en_GB"}


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "extract this, translate it later"
    """Mark a message for the catalogues where it is defined, to be translated where it is shown."""
    return message


@dataclass(frozen=True)
class Message:
    """A message that will be translated where it is shown.

    `params` fill the `{name}` places of `template`; whole numbers, a Month, Percent and Points among them are
    written in the language's style, and a Message among them is translated first.
    """

    template: str
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Month:
    """A month `YYYY-MM` among a Message's params, in words where it is shown: Jan 2026, or Januari 2026."""

    period: str
    short: bool = True


@dataclass(frozen=True)
class Percent:
    """A percentage already in per cent among a Message's params, written in the language's style: 0,54%."""

    value: float
    digits: int = 2


@dataclass(frozen=True)
class Points:
    """Percentage points among a Message's params, without a sign: 6,60 poin."""

    value: float


class _Written(str):
    """A whole number as it is written, that still knows how many it is."""

    __slots__ = ("number",)
    number: int

    @classmethod
    def of(cls, number: int, written: str) -> _Written:
        """`number` as `written`."""
        made = cls(written)
        made.number = number
        return made


class _Counting(Formatter):
    """Fills places as str.format does, and `{name:word}` with the form of a counted word for that number."""

    def __init__(self, code: str) -> None:
        self._catalogue = _translations(code)

    def format_field(self, value: object, format_spec: str) -> str:
        if not format_spec:
            return str(value)
        return self._catalogue.npgettext(COUNTED, format_spec, format_spec, _how_many(value))


def _how_many(value: object) -> int:
    """What a word is counted by; a number that came as text is one or many."""
    if isinstance(value, _Written):
        return value.number
    return 1 if value == "1" else _MANY


@cache
def _translations(code: str) -> NullTranslations:
    if code == DEFAULT_LANGUAGE:
        return NullTranslations()
    with (files("dashboard.i18n") / f"{code}.po").open("rb") as source:
        catalogue = read_po(source, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


@dataclass(frozen=True)
class Language:
    """Text and formats in one language: `Language("en")`; `text("Cakupan")`; `text.number(1763259)`."""

    code: str = DEFAULT_LANGUAGE

    def __post_init__(self) -> None:
        if self.code not in LANGUAGES:
            raise ValueError(f"unknown language {self.code!r}; known: {', '.join(LANGUAGES)}")

    @property
    def locale(self) -> str:
        """The Babel locale whose number and date style is used."""
        return _LOCALES[self.code]

    def __call__(self, message: str, /, **params: object) -> str:
        """Translate a message id and fill its `{name}` places.

        Where a language has plural forms, a translation writes `{months} {months:bulan}`: the word of
        `counted.WORDS` comes in the form that the catalogue has for that number.
        """
        translated = _translations(self.code).gettext(message) if message else ""
        if not params:
            return translated
        shown = {name: self._shown(value) for name, value in params.items()}
        # The formatter of the language itself is slower than that of str.
        if _has_counted(translated):
            return _counting(self.code).vformat(translated, (), shown)
        return translated.format(**shown)

    def render(self, message: Message) -> str:
        """Translate a Message made elsewhere."""
        return self(message.template, **message.params)

    def _shown(self, value: object) -> object:
        if isinstance(value, Message):
            return self.render(value)
        if isinstance(value, Month):
            return self.month(value.period, short=value.short)
        if isinstance(value, Percent):
            return self.percent(value.value, digits=value.digits)
        if isinstance(value, Points):
            return self("{number} poin", number=self.number(value.value, digits=2))
        if isinstance(value, int) and not isinstance(value, bool):
            return _Written.of(value, self.number(value))
        return value

    def number(self, value: float | Decimal | None, *, digits: int = 0, signed: bool = False) -> str:
        """A number with the language's marks: 1.763.259 or 1,763,259. None is an en dash.

        Whole numbers and decimals are exact however large they are.
        """
        if value is None or value != value:  # noqa: PLR0124 - NaN is the one value unequal to itself
            return "–"
        return _number(value, digits, signed, self.locale)

    def plain(self, value: float) -> str:
        """A number as one types it, with its own decimals, up to two, and no mark of thousands: 20,5 (id)."""
        return format_decimal(Decimal(repr(float(value))), format="0.##", locale=self.locale)

    def percent(self, value: float | None, *, digits: int = 2) -> str:
        """A percentage already in per cent: 62.93 becomes 62,93% (id) or 62.93% (en). None is an en dash."""
        written = self.number(value, digits=digits)
        return written if written == "–" else f"{written}%"

    def points(self, value: float | None, *, digits: int = 2) -> str:
        """A change in percentage points, signed, with its unit: +1,20 poin."""
        written = self.number(value, digits=digits, signed=True)
        return written if written == "–" else self("{number} poin", number=written)

    def rupiah(self, value: int | None) -> str:
        """Whole rupiah: Rp504.000.000."""
        return "–" if value is None else f"{'−' if value < 0 else ''}Rp{self.number(abs(value))}"

    def rupiah_short(self, value: int | None) -> str:
        """Rupiah for a headline: Rp6,05 miliar."""
        if value is None:
            return "–"
        scales = (
            (10**12, N_("Rp{number} triliun")),
            (10**9, N_("Rp{number} miliar")),
            (10**6, N_("Rp{number} juta")),
        )
        for scale, pattern in scales:
            if abs(value) >= scale:
                return self(pattern, number=self.number(_hundredths(value, scale), digits=2))
        return self.rupiah(value)

    def month(self, period: str, *, short: bool = False) -> str:
        """A month `YYYY-MM` in words: Juni 2025, or Jun 2025."""
        return _month(period, short, self.locale)

    def date(self, day: date) -> str:
        """A day in words: 31 Mei 2025."""
        return format_date(day, "d MMMM yyyy", locale=self.locale)


@cache
def _counting(code: str) -> _Counting:
    return _Counting(code)


@lru_cache(maxsize=4_000)
def _has_counted(template: str) -> bool:
    return _COUNTED_PLACE.search(template) is not None


@lru_cache(maxsize=1_000)
def _month(period: str, short: bool, locale: str) -> str:
    year, month = period.split("-")
    style = "MMM yyyy" if short else "MMMM yyyy"
    return format_date(date(int(year), int(month), 1), style, locale=locale)


@lru_cache(maxsize=50_000)
def _number(value: float | Decimal, digits: int, signed: bool, locale: str) -> str:
    exact = Decimal(repr(float(value)) if isinstance(value, float) else str(value))
    # Decimals of more digits than the context holds can't be rounded or written by it.
    with localcontext(prec=max(_USUAL_DIGITS, exact.adjusted() + digits + 3)):
        # Half away from zero, as people round, on the shortest decimal form of a float.
        rounded = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
        written = format_decimal(abs(rounded), format=_pattern(digits), locale=locale)
    if rounded < 0:
        return f"−{written}"
    return f"+{written}" if signed and rounded > 0 else written


def forget_numbers() -> None:
    """Drop the numbers kept as they were written; they are written anew when asked for."""
    _number.cache_clear()


def _hundredths(value: int, scale: int) -> Decimal:
    """value / scale to two decimals, half away from zero."""
    whole = (200 * abs(value) + scale) // (2 * scale)
    return Decimal(f"{'-' if value < 0 else ''}{whole}e-2")


@cache
def _pattern(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")
