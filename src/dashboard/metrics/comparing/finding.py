"""What a comparison says in one sentence: who is highest and lowest, how far apart, where most are out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.i18n import N_, Message, Month, Percent, Points
from dashboard.metrics.comparing.figures import FEWEST, Overlap, Side
from dashboard.metrics.cube.rounding import shown, shown_gain


def comparison_finding(
    found: Sequence[Side], *, shared: Sequence[Overlap], names: Mapping[str, str], period: str
) -> Message:
    """The sentence about several areas; whichever order they are in, it is the same.

    shared: `overlaps` of the areas: where there are any, nobody has most people not covered. names: as they
    stand within a sentence. Only areas whose numbers are of the whole area are ranked.
    """
    month = Month(period, short=False)
    known = [(each.standing.coverage, each.code) for each in found if each.standing.whole]
    ranked = sorted(
        ((share, code) for share, code in known if share is not None),
        key=lambda pair: (-float(shown(pair[0])), pair[1]),
    )
    if len(ranked) < FEWEST:
        return Message(
            N_(
                "Cakupan per akhir {month} tidak dapat dibandingkan: hanya {known} dari {total} wilayah yang "
                "datanya lengkap."
            ),
            {"month": month, "known": len(ranked), "total": len(found)},
        )
    (high, first), (low, last) = ranked[0], ranked[-1]
    apart = float(shown_gain(low, high))
    params: dict[str, object] = {
        "month": month,
        "first": names[first],
        "last": names[last],
        "high": Percent(high),
        "low": Percent(low),
        "apart": Points(apart),
    }
    if not apart:
        said = N_("Per akhir {month} cakupannya sama, {high}")
    elif len(ranked) == FEWEST:
        said = N_("Per akhir {month} cakupan {last} ({low}) {apart} di bawah {first} ({high})")
    else:
        said = N_(
            "Per akhir {month} cakupan {first} ({high}) tertinggi, {last} ({low}) terendah: selisih {apart}"
        )
    return _most_left(Message(said, params), () if shared else found, names)


def _most_left(said: Message, found: Sequence[Side], names: Mapping[str, str]) -> Message:
    """With where most people are not covered, if anywhere."""
    left = [
        (each.standing.not_covered, each.code)
        for each in found
        if each.standing.whole and each.standing.not_covered
    ]
    most = max(left, key=lambda pair: (pair[0], pair[1]), default=None)
    if most is None or most[0] <= 0:
        return Message(N_("{said}."), {"said": said})
    return Message(
        N_("{said}; yang belum terlindungi paling banyak di {area}, {people} orang."),
        {"said": said, "area": names[most[1]], "people": most[0]},
    )
