"""What the pages say of lapses, in words; the figures are `metrics.funded.area_lapses`."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.data.contract.words import Level
from dashboard.i18n import Language
from dashboard.metrics.funded.area_lapses import AreaLapses
from dashboard.metrics.funded.lapses import DEFAULT_HORIZON, HORIZONS
from dashboard.ui.frame.area_names import area_in_words, area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text


def choose_horizon(page: Page) -> int:
    """How many months ahead to look; in the URL."""
    text = page.text
    choices = {str(months): text("{count} bulan", count=months) for months in HORIZONS}
    return int(page.choose("ufuk", text("Ke depan"), choices, default=str(DEFAULT_HORIZON), width=110))


def say_lapses(page: Page, own: AreaLapses, horizon: int) -> None:
    """Under the title: whose money ends and when, and when they leave coverage if nobody acts."""
    text, ending = page.text, own.total.ending
    area = area_in_words(page.areas, page.area, text)
    if not own.known:
        page.say(text("Masa iuran di {area} belum dapat diperiksa: data pendanaannya tidak ada.", area=area))
        return
    base = reporting_words(page, own)
    if not ending.groups:
        page.say(
            text(
                "Tidak ada masa iuran di {area} yang habis dalam {months} bulan.", area=area, months=horizon
            ),
            base=base,
        )
        return
    if ending.people is None:
        said = text(
            "{groups} paket pendanaan di {area} habis dalam {months} bulan; jumlah orangnya tidak dapat dijumlahkan.",
            groups=ending.groups,
            area=area,
            months=horizon,
        )
        page.say(said, base=base)
        return
    inactive = inactive_from(own, text)
    said = text(
        "Masa iuran {people} orang di {area} habis dalam {months} bulan",
        people=ending.people,
        area=area,
        months=horizon,
    )
    said += text("; nonaktif mulai {month} bila tidak dilanjutkan.", month=inactive) if inactive else "."
    dates = text("bulan pertama tanpa iuran {months}", months=ending_months(own, text))
    page.say(said, base=" · ".join(filter(None, [dates, base])))


def reporting_words(page: Page, own: AreaLapses) -> str:
    """How many of the areas inside have funding data; "" for a single one."""
    if page.areas.level(page.area) is Level.REGENCY:
        return ""
    return page.text(
        "{used} dari {total} kabupaten/kota punya data pendanaan", used=own.reporting, total=own.inside
    )


def ending_months(own: AreaLapses, text: Language) -> str:
    """The first months without money of those whose money ends: Nov 2026, or Nov 2026 – Jan 2027; "" for none."""
    months = sorted({one.unpaid for one in own.rows if one.ending})
    return _span(months, text)


def inactive_from(own: AreaLapses, text: Language) -> str:
    """From which month those whose money ends are inactive if nobody acts; "" where they never are.

    Where they are so in several months, the one of most people, and the first.
    """
    people: dict[str, int] = {}
    for one in own.rows:
        if one.ending and one.inactive:
            people[one.inactive] = people.get(one.inactive, 0) + one.counted
    if not people:
        return ""
    first, most = min(people), max(sorted(people), key=people.__getitem__)
    if first == most:
        return text.month(first)
    return text(
        "{most} untuk sebagian terbesar, yang pertama {first}", most=text.month(most), first=text.month(first)
    )


def later_words(own: AreaLapses, text: Language) -> str:
    """What coverage is once everyone ahead is inactive, and from which month; "" where it is not known."""
    drop = own.later
    if drop is None or drop.beyond or not drop.people:
        return ""
    return text(
        "bila semua dibiarkan, cakupan {before} menjadi {after} sejak {month} (÷ potensi versi {version})",
        before=text.percent(drop.before),
        after=text.percent(drop.after),
        month=text.month(own.since),
        version=own.version,
    )


def beyond_words(page: Page, own: AreaLapses) -> str:
    """A warning where more people would be inactive than the area has active members; else ""."""
    drop = own.beyond
    if drop is None:
        return ""
    return page.text(
        "Periksa data pendanaan: {people} orang akan nonaktif, lebih banyak dari {active} peserta aktif wilayah ini; cakupan bila dibiarkan tidak dihitung.",
        people=drop.people,
        active=drop.active,
    )


def overdue_words(page: Page, own: AreaLapses) -> str:
    """Of which segments those are who should be inactive, and what coverage is without them; "" for none."""
    text, drop = page.text, own.without_overdue
    if not own.overdue_in:
        return ""
    segments = segment_words(own.overdue_in, text)
    if drop is None or drop.beyond or not drop.people:
        return segments
    return text(
        "{segments}; bila masih terhitung di antara {active} peserta aktif, tanpa mereka cakupan {after}, bukan {before}",
        segments=segments,
        active=drop.active,
        after=text.percent(drop.after),
        before=text.percent(drop.before),
    )


def segment_words(people: Mapping[str, int], text: Language) -> str:
    """Segments with their people: BPU 1.200, PU 30."""
    return ", ".join(f"{segment} {text.number(count)}" for segment, count in people.items())


def nobody_lapses(page: Page, own: AreaLapses, horizon: int) -> str:
    """What to say where no group is listed: there is no data, or nobody's money ends or is behind."""
    text = page.text
    if not own.known:
        return text(
            "Tidak ada data pendanaan {area} untuk {month}; siapa yang akan nonaktif tidak diketahui.",
            area=as_text(area_label(page.areas, page.area, text)),
            month=text.month(page.period),
        )
    return text(
        "Tidak ada kelompok di {area} yang masa iurannya habis atau terlalu lama terlambat dibayar dalam {count} bulan sesudah {month}.",
        area=as_text(area_label(page.areas, page.area, text)),
        count=horizon,
        month=text.month(page.period),
    )


def _span(months: list[str], text: Language) -> str:
    if not months:
        return ""
    first, last = (text.month(each, short=True) for each in (months[0], months[-1]))
    return first if first == last else f"{first} – {last}"
