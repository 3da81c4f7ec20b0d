"""One area at two dates, as every page says it: one line, and what of the change is members and what base."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.data.contract.words import ALL, SEGMENT_NAMES
from dashboard.data.places.areas import Areas
from dashboard.i18n import N_, Language
from dashboard.metrics.coverage.two_dates import LeftOut, NoSplit, TwoDates, two_dates
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.cube.versions import version_words
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.standing import USUAL, Against

#: Months between the two dates that a page begins with.
SPAN: Final = 12
#: Areas named in the line of what is left out; of the others only how many.
MOST_NAMED: Final = 8
_NO_SPLIT: Final = {
    NoSplit.NO_BASE: N_("tidak dipisah menurut peserta dan potensi: potensi salah satu bulan tidak ada"),
    NoSplit.ZERO_BASE: N_("tidak dipisah menurut peserta dan potensi: potensi salah satu bulan nol"),
}


def choose_other_month(page: Page) -> str | None:
    """The month that the chosen one is set against, in the row of the shared filters; None where there is no other."""
    months = {month: page.text.month(month) for month in reversed(page.data.periods) if month != page.period}
    if not months:
        return None
    usual = month_before(page.period, SPAN)
    default = usual if usual in months else next(reversed(months))
    with page.filters:
        return page.choose("banding", page.text("Bulan pembanding"), months, default=default, width=150)


def two_dates_of(page: Page, code: str, other: str, against: Against = USUAL) -> TwoDates:
    """An area in the page's month and another one, the earlier first; kept."""
    start, end = sorted((other, page.period))
    return loading.kept(
        page.data,
        "two dates",
        code,
        start,
        end,
        against,
        compute=lambda: two_dates(
            page.data,
            area=code,
            start=start,
            end=end,
            segment=against.segment,
            base=against.base,
            temporary=against.temporary,
            panel=loading.panel_of(page.data),
        ),
    )


def say_two_dates(page: Page, code: str, other: str, against: Against = USUAL) -> None:
    """Draw the line of an area, and under it what of the change is members and what base."""
    found = two_dates_of(page, code, other, against)
    words = f"**{area_label(page.areas, code, page.text)}** · {dates_line(found, page.text)}"
    rest = (split_words(found, page.text), common_words(found, page.areas, page.text))
    st.markdown("  \n".join(filter(None, (words, *rest))))


def dates_line(found: TwoDates, text: Language) -> str:
    """Both months, and what lies between them in points and in people. What is not known is "–"."""
    ends = text(
        "{start}: {before} → {end}: {after}",
        start=text.month(found.start.period, short=True),
        before=text.percent(found.start.coverage),
        end=text.month(found.end.period, short=True),
        after=text.percent(found.end.coverage),
    )
    if found.people is None:
        return text("{ends}; tidak dapat dibandingkan: data salah satu bulan tidak lengkap", ends=ends)
    gained = text.number(found.people, signed=True)
    if found.points is None:
        return text("{ends}; {gained} orang", ends=ends, gained=gained)
    points = text.points(found.points)
    return text("{ends}, {points}; {gained} orang", ends=ends, points=points, gained=gained)


def split_words(found: TwoDates, text: Language) -> str:
    """What of the points is members and what base, or why that is not told; "" where nothing is compared."""
    if found.no_split is not None:
        return text(_NO_SPLIT[found.no_split])
    if found.split is None:
        return ""
    if found.start.eligible == found.end.eligible:
        return text("seluruhnya dari peserta: potensi kedua bulan sama")
    return text(
        "dari peserta {members}, dari potensi yang berganti {base} ({before} → {after} orang, versi {old} → {new})",
        members=text.points(found.split.members),
        base=text.points(found.split.base),
        before=found.start.eligible,
        after=found.end.eligible,
        old=version_words([found.start.versions]) or "–",
        new=version_words([found.end.versions]) or "–",
    )


def common_words(found: TwoDates, areas: Areas, text: Language) -> str:
    """Of how many kabupaten/kota the line is, and the others with their people; "" where it is of all."""
    if found.whole or found.people is None:
        return ""
    said = text(
        "dihitung dari yang diketahui pada kedua bulan: {used} dari {total} kabupaten/kota lengkap",
        used=found.used,
        total=found.total,
    )
    named = [_left_out_words(each, areas, text) for each in found.left_out[:MOST_NAMED]]
    more = len(found.left_out) - len(named)
    if more:
        named.append(text("{count} wilayah lain", count=more))
    return text("{said}; tidak dihitung: {list}", said=said, list=", ".join(named)) if named else said


def _left_out_words(each: LeftOut, areas: Areas, text: Language) -> str:
    name = areas.short_name(each.code)
    if each.segment != ALL:
        name = f"{name} {text(SEGMENT_NAMES[each.segment])}"
    return text(
        "{area} ({before} → {after} orang)",
        area=name,
        before=text.number(each.before),
        after=text.number(each.after),
    )
