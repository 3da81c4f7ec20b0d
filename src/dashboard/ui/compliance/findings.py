"""Under the title of Kepatuhan: what the lists of visits and of projects say of the chosen area."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.data.contract.words import ALL, ENTITY_NAMES
from dashboard.metrics.compliance.projects import DAYS
from dashboard.metrics.compliance.visits import Step, step_who
from dashboard.ui.frame.area_names import area_in_words
from dashboard.ui.frame.page import Page


def say_visits(
    page: Page, counts: pd.Series, *, limits: tuple[int, ...], month: str, hidden: bool, kind: str
) -> None:
    """How many entities are on the list, and how many at the first step.

    counts: index Step, entities at each; <NA> where all are hidden. month: the newest one of the list.
    hidden: whether some are in none of these counts. kind: the only type counted, ALL for all.
    """
    text, area = page.text, area_in_words(page.areas, page.area, page.text)
    base = text("menurut daftar terbaru sampai {month}", month=text.month(month))
    if kind != ALL:
        base = text("hanya jenis {kind}", kind=text(ENTITY_NAMES[kind])) + f" · {base}"
    known = counts.dropna()
    if hidden and not known.sum():
        page.say(text("Jumlah entitas yang perlu dikunjungi di {area} disembunyikan.", area=area), base=base)
        return
    if not known.sum():
        page.say(text("Tidak ada entitas di {area} dalam daftar kunjungan.", area=area), base=base)
        return
    first = next(step for step in known.index if known[step] > 0)
    base = text(
        "Yang pertama: {count} {step} · {base}",
        count=int(known[first]),
        step=text.render(step_who(Step(first), limits)),
        base=base,
    )
    if hidden:
        base += " · " + text("yang disembunyikan tidak ikut dijumlah")
    page.say(
        text("{count} entitas di {area} ada dalam daftar kunjungan.", count=int(known.sum()), area=area),
        base=base,
    )


def say_projects(page: Page, row: Mapping[str, int | None], *, day: str) -> None:
    """How many building projects should be enrolled and are not.

    row: sums as of `project_cards`; empty where there is nothing to sum. day: until when they were let.
    """
    text, area = page.text, area_in_words(page.areas, page.area, page.text)
    base = text("proyek dengan SPK sampai {day}", day=day)
    if not row:
        page.say(text("Tidak ada proyek konstruksi di {area} yang dapat dijumlahkan.", area=area), base=base)
        return
    overdue, let = row["overdue"], row["let"]
    if overdue is None or let is None:
        page.say(text("Jumlah proyek konstruksi di {area} disembunyikan.", area=area), base=base)
        return
    if row["owed_unregistered"] is not None:
        base += " · " + text(
            "iuran proyek belum terdaftar {rupiah}", rupiah=text.rupiah_short(row["owed_unregistered"])
        )
    page.say(
        text(
            "{overdue} dari {let} proyek konstruksi di {area} belum terdaftar {days} hari kerja sesudah SPK.",
            overdue=overdue,
            let=let,
            area=area,
            days=DAYS,
        ),
        base=base,
    )
