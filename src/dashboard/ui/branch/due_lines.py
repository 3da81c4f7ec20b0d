"""Below the calls: what they come to by month and payer, and whom they leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from dashboard.data.contract.words import FUNDING_NAMES
from dashboard.i18n import N_, Language
from dashboard.metrics.cube.months import month_number
from dashboard.metrics.funded.due import DueSum
from dashboard.metrics.funded.lapses import Count, Date, count_of
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.lapses import lapses_of

DATE_NAMES: Final = {Date.MONEY_ENDS: N_("mulai tanpa iuran"), Date.INACTIVE: N_("nonaktif")}
#: Months after those of the calls in which the next money ends.
MONTHS_AFTER: Final = 3


def sum_lines(sums: Sequence[DueSum], text: Language) -> Iterator[str]:
    """A line for each month and date: people and rupiah of all, and of each payer."""
    if sums:
        yield text(
            "Jumlah menurut pembayar; rupiah untuk 12 bulan. Mulai tanpa iuran: masa iurannya habis di bulan sebelumnya."
        )
    for (month, date), found in groupby(sums, key=lambda each: (each.month, each.date)):
        whole, *payers = found
        parts = "; ".join(
            f"{text(FUNDING_NAMES[each.funding])} {due_words(each.people, each.cost.year, text)}"
            for each in payers
        )
        yield text(
            "**{month}, {what}: {sum}**; {parts}.",
            month=text.month(month),
            what=text(DATE_NAMES[date]),
            sum=due_words(whole.people, whole.cost.year, text),
            parts=parts,
        )


def due_words(people: Count, year: int | None, text: Language) -> str:
    """People and what twelve months for them cost; what can't be told of either is said."""
    if people.people is None:
        return text("jumlah disembunyikan") if people.hidden else text("jumlah orang tidak diketahui")
    said = text("{people} orang", people=people.people)
    without = people.unknown + people.hidden
    if without:
        said += text(" (di luar {count} kelompok tanpa jumlah)", count=without)
    if year is None:
        return text("{people}, tarif tidak ada", people=said)
    return text("{people}, {money}", people=said, money=text.rupiah_short(year))


def beyond_lines(page: Page, months: int) -> Iterator[str]:
    """Who is in no call: those who should be inactive already, and whose money ends in the months after.

    months: how many the calls are about.
    """
    text = page.text
    overdue = lapses_of(page, months).total.overdue
    if overdue.groups:
        people = _people(overdue, text)
        yield text("Seharusnya sudah nonaktif, periksa: {people}.", people=people)
    last = month_number(page.period) + months
    after = [
        one
        for one in lapses_of(page, months + MONTHS_AFTER).rows
        if one.ending and month_number(one.unpaid) > last
    ]
    if after:
        yield text(
            "Sesudah itu, {first} sampai {last}: {people} mulai tanpa iuran.",
            first=text.month(min(one.unpaid for one in after)),
            last=text.month(max(one.unpaid for one in after)),
            people=_people(count_of(after), text),
        )


def _people(count: Count, text: Language) -> str:
    if count.people is None:
        return text("{groups} kelompok tanpa jumlah orang", groups=count.groups)
    return text("{people} orang", people=count.people)
