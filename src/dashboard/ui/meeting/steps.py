"""Which step is shown, of which story, and where the presentation was opened."""

from __future__ import annotations

from typing import Final

from dashboard.data.dataset import Source
from dashboard.export.papers.link import BrokenLinkError, story_link
from dashboard.export.papers.told import Told, told
from dashboard.metrics.story.gather import story
from dashboard.ui.frame import loading
from dashboard.ui.frame.address import reached_at
from dashboard.ui.frame.document_numbers import numbers_in_visit
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.registry import PAGES
from dashboard.ui.meeting.figures import Slide, Step, slide
from dashboard.ui.meeting.keys import ready_pressed

#: Where "Selesai" leads from a link that doesn't say.
_FRONT: Final = "ringkasan"


def chosen_step(page: Page) -> Step:
    """The step in the link, by its number from 1."""
    ready_pressed()
    steps = {str(number): step for number, step in enumerate(Step, start=1)}
    return steps[page.ready("langkah", list(steps), default="1")]


def opened_from(page: Page) -> str:
    """Key of the page that the presentation was opened from."""
    others = [each.key for each in PAGES if each.menu]
    return page.ready("asal", others, default=_FRONT)


def told_of(page: Page) -> Told:
    """The story of the page's area and month in words: what documents tell, of what a guest may see."""
    return told(story(numbers_in_visit(page.data, page.period), page.area), page.text, base="")


def slide_of(page: Page, step: Step) -> Slide:
    """What the step says, kept."""
    return loading.kept(
        page.data,
        "meeting step",
        page.area,
        page.period,
        page.text.code,
        page.theme,
        step,
        compute=lambda: slide(step, told_of(page), theme=page.theme),
    )


def link_of(page: Page) -> str:
    """The link that opens this presentation; "" where nobody can be sent there."""
    if page.data.source is Source.VISIT:
        return ""
    found = story(numbers_in_visit(page.data, page.period), page.area)
    try:
        return story_link(reached_at(page.key), found, page.text, page=page.key)
    except BrokenLinkError:
        return ""
