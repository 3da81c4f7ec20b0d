"""What we ask of those at the table, from the numbers of the area: at most one sentence a cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.data.contract.words import SEGMENT_NAMES
from dashboard.i18n import N_, Message, Month
from dashboard.metrics.coverage.standing import Standing
from dashboard.metrics.funded.area_lapses import AreaLapses
from dashboard.metrics.story.record import Closing


def asks(
    whole: Standing,
    *,
    segments: Mapping[str, Standing],
    parts: Sequence[Standing],
    lapses: AreaLapses,
    closing: Closing | None,
    own: bool,
) -> tuple[Message, ...]:
    """The most urgent first: cover that ends, cover that should have ended, the gap, where it lies, missing data.

    parts: kabupaten/kota; own: whether they are the area's own.
    """
    return tuple(_asks(whole, segments=segments, parts=parts if own else (), lapses=lapses, closing=closing))


def _asks(
    whole: Standing,
    *,
    segments: Mapping[str, Standing],
    parts: Sequence[Standing],
    lapses: AreaLapses,
    closing: Closing | None,
) -> Iterator[Message]:
    ending, overdue = lapses.total.ending, lapses.total.overdue
    if ending.people:
        first = min((one.unpaid for one in lapses.rows if one.ending), default=whole.period)
        cost = lapses.ending_cost.year
        yield Message(
            N_("Lanjutkan masa iuran {people} orang sebelum {month}: Rp{rupiah} untuk 12 bulan.")
            if cost
            else N_("Lanjutkan masa iuran {people} orang sebelum {month}."),
            {"people": ending.people, "month": Month(first, short=False), "rupiah": cost or 0},
        )
    if overdue.people:
        yield Message(
            N_("Periksa pembayaran {people} orang yang menurut aturan seharusnya sudah nonaktif."),
            {"people": overdue.people},
        )
    if closing is not None:
        yield Message(
            N_(
                "Anggarkan Rp{rupiah} pada {year} agar {people} orang lagi terlindungi dan target {series} {target} tercapai."
            ),
            {
                "rupiah": closing.outcome.cost.total,
                "year": closing.plan.terms.start[:4],
                "people": closing.plan.people,
                "series": whole.series,
                "target": whole.year,
            },
        )
    largest = max(segments, key=lambda key: segments[key].not_covered or 0, default="")
    left = segments[largest].not_covered if largest else None
    if left is not None and left > 0:
        yield Message(
            N_("Utamakan segmen {segment}: {people} orang belum terlindungi."),
            {"segment": Message(SEGMENT_NAMES[largest]), "people": left},
        )
    missing = [one for one in parts if one.coverage is None]
    if missing:
        yield Message(
            N_("Lengkapi data {count} dari {total} kabupaten/kota yang cakupannya belum dapat dihitung."),
            {"count": len(missing), "total": len(parts)},
        )
