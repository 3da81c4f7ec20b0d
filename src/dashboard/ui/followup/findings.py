"""Under the title of Tindak lanjut: what each of its sections says of the chosen area, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboard.data.contract.words import SUPPORT_NAMES
from dashboard.metrics.funded.benefits import Benefits
from dashboard.metrics.funded.commitments import VERDICT_NAMES, Verdict
from dashboard.metrics.funded.support import SupportCount
from dashboard.ui.frame.area_names import area_in_words
from dashboard.ui.frame.page import Page


def _area(page: Page) -> str:
    return area_in_words(page.areas, page.area, page.text)


def say_promises(page: Page, verdicts: Mapping[Verdict, int]) -> None:
    """How many promises there are, and how they stand. verdicts: how many there are of each."""
    text = page.text
    base = " · ".join(
        text("{count} {verdict}", count=verdicts[each], verdict=text(name).lower())
        for each, name in VERDICT_NAMES.items()
        if verdicts.get(each)
    )
    page.say(
        text(
            "{count} janji di {area} tercatat sampai {month}.",
            count=sum(verdicts.values()),
            area=_area(page),
            month=text.month(page.period),
        ),
        base=base,
    )


def say_sealed_promises(page: Page, promises: pd.Series, month: str) -> None:
    """The same where only sums of provinces are told. promises: of each province, <NA> where hidden."""
    text, known = page.text, promises.dropna()
    if known.empty:
        page.say(
            text("Jumlah janji di {area} disembunyikan karena terlalu sedikit instansi.", area=_area(page))
        )
        return
    base = text("Menurut provinsi, per akhir {month}.", month=text.month(month))
    if len(known) < len(promises):
        base += " " + text("{count} provinsi disembunyikan.", count=len(promises) - len(known))
    page.say(
        text(
            "{count} janji tercatat di provinsi yang memuat {area}.", count=int(known.sum()), area=_area(page)
        ),
        base=base,
    )


def say_support(page: Page, counts: Iterable[SupportCount], year: int) -> None:
    """How many local governments have each kind of support."""
    text = page.text
    every = list(counts)
    if not any(each.total for each in every):
        page.say(
            text("Dukungan pemda di {area} tidak ada datanya untuk {year}.", area=_area(page), year=str(year))
        )
        return
    most = max(every, key=lambda each: each.yes)
    page.say(
        text(
            "{n} dari {total} kabupaten/kota di {area} punya {kind} pada {year}.",
            n=most.yes,
            total=most.total,
            area=_area(page),
            kind=text(SUPPORT_NAMES[most.kind]).lower(),
            year=str(year),
        ),
        base=" · ".join(
            text("{kind} {n} dari {total}", kind=text(SUPPORT_NAMES[each.kind]), n=each.yes, total=each.total)
            for each in every
            if each is not most
        ),
    )


def say_benefits(page: Page, every: Benefits) -> None:
    """What was paid out in the newest year with a row of this area."""
    text, area = page.text, _area(page)
    known: Sequence = [
        one
        for one in every.by_year(page.area)
        if one.hidden or one.rupiah is not None or one.cases is not None
    ]
    if not known:
        page.say(
            text(
                "Belum ada manfaat di {area} yang tercatat sampai {month}.",
                area=area,
                month=text.month(page.period),
            )
        )
        return
    newest = known[-1]
    until = text("Januari sampai {month}", month=text.month(every.last[newest.year]))
    if newest.rupiah is None:
        said = (
            text(
                "Manfaat yang dibayarkan di {area} pada {year} disembunyikan.",
                area=area,
                year=str(newest.year),
            )
            if newest.hidden
            else text(
                "{cases} kasus manfaat di {area} pada {year}.",
                cases=newest.cases,
                area=area,
                year=str(newest.year),
            )
        )
        page.say(said, base=until)
        return
    page.say(
        text(
            "Manfaat {money} dibayarkan di {area} pada {year}.",
            money=text.rupiah_short(newest.rupiah),
            area=area,
            year=str(newest.year),
        ),
        base=" · ".join(
            [
                until,
                text.rupiah(newest.rupiah),
                *([text("{cases} kasus", cases=newest.cases)] if newest.cases is not None else []),
            ]
        ),
    )
