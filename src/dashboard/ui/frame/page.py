"""What the frame hands to a page: its data, area and month, its own choices in the URL, links to other pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts.palette import Theme
from dashboard.data.cells.typed import Kind
from dashboard.data.contract.words import REGION
from dashboard.data.dataset import Dataset
from dashboard.data.places.areas import Areas
from dashboard.i18n import DEFAULT_LANGUAGE, Language, Message
from dashboard.ui.frame import typed_field, url_state
from dashboard.ui.frame.drawing import drawn
from dashboard.ui.frame.link_reading import LinkReader, Options
from dashboard.ui.frame.loading import Argument
from dashboard.ui.frame.number_field import Limits, number_field, number_steps
from dashboard.ui.frame.plain import as_text
from dashboard.ui.frame.registry import entry
from dashboard.ui.frame.typed_field import Steps, Typed

T = TypeVar("T")


@dataclass(frozen=True)
class Origin:
    """What was chosen before a visit to a case: an area of any level, and a month."""

    area: str
    period: str

    def written(self) -> str:
        """As it stands in a link."""
        return f"{self.area}.{self.period}"


@dataclass
class Page:
    """What the frame hands to a page.

    area: code of the chosen area, of any level; period: `YYYY-MM`, "" only on a page that opens without any
    month (`PageEntry.always`); filters: the row of the shared filters, where a page adds its own; told: the
    place beside the title for what the numbers say; extra: the page's own URL parameters, filled by `choose`
    and `switch`. answers_of: the month that what the page says is of, where that is not the chosen one; ""
    else. finding: the sentence beside the title, once it is said. origin: what was chosen before a visit to a
    case, whose area and month these are; None where there is no such visit. pinned: the published version that
    the link asks for, "" for none.
    """

    key: str
    text: Language
    data: Dataset
    area: str
    period: str
    dark: bool
    filters: DeltaGenerator
    told: DeltaGenerator
    extra: dict[str, str | None] = field(default_factory=dict)
    answers_of: str = ""
    finding: str = ""
    origin: Origin | None = None
    pinned: str = ""

    @property
    def areas(self) -> Areas:
        """The reference tables."""
        return self.data.areas

    @property
    def theme(self) -> Theme:
        """The theme the visitor sees; pictures made on the server follow it."""
        return Theme.DARK if self.dark else Theme.LIGHT

    @property
    def is_sample(self) -> bool:
        """Whether the numbers are the sample's, so that every picture and download must say so."""
        return self.data.is_sample

    @property
    def is_named(self) -> bool:
        """Whether there is more on the page than a guest may see, so that nothing of it may lie at an address."""
        return self.data.for_guests is not None

    def ready(self, key: str, options: Options, *, default: str) -> str:
        """Take a parameter of this page from the URL or the session, and keep it in the URL."""
        url_state.ready(key, options, default)
        value = str(st.session_state[key])
        self.extra[key] = None if value == default else value
        return value

    def choose(
        self, key: str, label: str, options: Mapping[str, str], *, default: str, width: int = 200
    ) -> str:
        """A list to choose from (code -> words), kept in the URL. Returns the code."""
        self.ready(key, options, default=default)
        return str(st.selectbox(label, list(options), key=key, format_func=options.__getitem__, width=width))

    def pick(
        self,
        key: str,
        label: str,
        options: Mapping[str, str],
        *,
        default: str,
        label_visibility: Literal["visible", "collapsed"] = "visible",
    ) -> str:
        """A few choices side by side (code -> words), kept in the URL. Returns the code."""
        self.ready(key, options, default=default)
        chosen = st.segmented_control(
            label,
            list(options),
            key=key,
            format_func=options.__getitem__,
            required=True,
            label_visibility=label_visibility,
        )
        return str(chosen)

    def ask(self, key: str, label: str, options: Mapping[str, str]) -> str | None:
        """A question that nothing answers but the visitor (code -> words); None until then. In the URL."""
        answer = self.answered(key, options)
        st.segmented_control(label, list(options), key=key, format_func=options.__getitem__)
        return answer

    def answered(self, key: str, options: Options) -> str | None:
        """What the visitor answered to such a question, kept in the URL."""
        url_state.ready(key, options, None)
        answer: str | None = st.session_state[key]
        self.extra[key] = answer
        return answer

    def several(
        self,
        key: str,
        label: str,
        options: Mapping[str, str],
        *,
        placeholder: str,
        read: LinkReader | None = None,
    ) -> list[str]:
        """Any of a list (code -> words), kept in the URL. Returns the codes in the order of the list.

        read: how a link may write one, if not by its code or words.
        """
        url_state.ready_several(key, options, read=read)
        chosen = st.multiselect(
            label,
            list(options),
            key=key,
            format_func=options.__getitem__,
            placeholder=placeholder,
            # "bone" is Bone; and its offer to take all that match is in English only.
            filter_mode="contains",
            select_all=False,
        )
        codes = [each for each in options if each in chosen]
        self.extra[key] = url_state.SEVERAL.join(codes) or None
        return codes

    def typed(
        self,
        key: str,
        label: str,
        kind: Typed[T],
        *,
        default: T,
        drawn: bool = True,
        width: int = typed_field.WIDTH,
        steps: Steps[T] | None = None,
        help_text: str | None = None,
    ) -> T:
        """Something typed into a field, kept in the URL. Returns the last value that could be read."""
        found = typed_field.reading(key, kind, default=default)
        if drawn:
            typed_field.draw(
                key, label, kind, found, text=self.text, width=width, steps=steps, help_text=help_text
            )
        self.extra[key] = None if found.value == default else kind.written(found.value)
        return found.value

    def number(
        self,
        key: str,
        label: str,
        kind: Kind,
        *,
        default: int,
        least: int = 0,
        most: int,
        step: int | None = None,
        width: int = typed_field.WIDTH,
        said: str = "{value}",
    ) -> int:
        """A whole number, kept in the URL. said: what was read in words, with a place for the `{value}`."""
        limits = Limits(kind, least, most)
        how = number_field(limits, self.text, said=said)
        steps = None if step is None else number_steps(limits, step)
        return int(self.typed(key, label, how, default=default, width=width, steps=steps))

    def percent(
        self,
        key: str,
        label: str,
        *,
        default: float,
        least: float,
        most: float,
        step: int | None = None,
        width: int = typed_field.WIDTH,
        wrong: Callable[[float], Message | None] | None = None,
    ) -> float:
        """A percentage of up to two decimals, kept in the URL. wrong: what to write instead of a value, if not fit."""
        limits = Limits(Kind.PERCENT, least, most)
        how = number_field(limits, self.text, wrong=wrong)
        steps = None if step is None else number_steps(limits, step)
        return self.typed(key, label, how, default=default, width=width, steps=steps)

    def still(self, name: str, *key: Argument, draw: Callable[[], None]) -> None:
        """A part in which nothing can be chosen, as `drawing.drawn`; key: the page's own choices it depends on."""
        shared = (self.key, self.text.code, self.theme, self.area, self.period, self.pinned, self.origin)
        drawn(self.data, name, *shared, *key, draw=draw)

    def say(self, finding: str, *, base: str = "") -> None:
        """What the page's numbers say, in one sentence beside its title; base: the numbers behind it."""
        self.finding = finding
        with self.told:
            st.header(as_text(finding, most=400), anchor=False)
            if base:
                st.markdown(as_text(base, most=400))

    @property
    def shared(self) -> dict[str, str | None]:
        """The URL parameters that every page shares and every link between pages carries; None: left out."""
        return {
            "wilayah": None if self.area == REGION else self.area,
            "periode": self.period or None,
            # Always: a link copied from sample data must not open the office's numbers one day.
            "sumber": str(self.data.source),
            "bahasa": None if self.text.code == DEFAULT_LANGUAGE else self.text.code,
            "dari": None if self.origin is None else self.origin.written(),
            "versi": self.pinned or None,
        }

    def link(self, target: str, label: str, *, icon: str | None = None, **changes: str) -> None:
        """A link to another page that keeps the shared filters, with some of them changed.

        icon: None for the page's own, "" for none.
        """
        page = entry(target)
        st.page_link(
            page.script,
            label=label,
            icon=page.icon if icon is None else icon or None,
            query_params=self.params_to(target, **changes),
        )

    def params_to(self, target: str, **changes: str) -> dict[str, str]:
        """What such a link holds; a page that leads back to where it was opened is told where that is."""
        back = {"asal": self.key} if "asal" in entry(target).parameters else {}
        return {key: value for key, value in {**self.shared, **back, **changes}.items() if value}
