"""An allocation in words: what the goal did, where limits bound, and what became of the lowest coverage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.i18n import N_, Message, Percent
from dashboard.metrics.money.sharing import Board, Goal


def told(
    board: Board, given: Sequence[int], *, goal: Goal, left: int, most_share: float | None, least: int
) -> Iterator[Message]:
    """One message a thing worth knowing, the goal first. given: people by area, in the board's order."""
    yield _done(board, given, goal)
    yield from _at_most(board, given, most_share)
    yield from _at_least(board, given, least)
    if given:
        lowest = [min(board.coverage(people)) for people in ([0] * len(given), given)]
        yield Message(
            N_("Cakupan terendah: {before} sebelumnya, {after} sesudahnya."),
            {"before": Percent(lowest[0]), "after": Percent(lowest[1])},
        )
    if left:
        yield Message(N_("{left} orang tidak terbagi: semua wilayah sudah sampai batasnya."), {"left": left})


def _done(board: Board, given: Sequence[int], goal: Goal) -> Message:
    people, places = sum(given), sum(count > 0 for count in given)
    params: dict[str, object] = {"people": people, "places": places}
    if goal is Goal.EQUAL:
        params["share"] = Percent(people / max(1, sum(board.gap)) * 100)
    return Message(
        {
            Goal.MOST: N_(
                "{people} orang dibagi ke {places} wilayah saja, dari yang terbanyak belum terlindungi."
            ),
            Goal.LOWEST: N_(
                "{people} orang dibagi ke {places} wilayah; cakupan terendah dinaikkan lebih dahulu."
            ),
            Goal.EQUAL: N_(
                "{people} orang dibagi ke {places} wilayah, rata-rata {share} dari yang belum terlindungi."
            ),
            Goal.POOREST: N_(
                "{people} orang dibagi ke {places} wilayah; persen penduduk miskin tertinggi lebih dahulu."
            ),
        }[goal],
        params,
    )


def _at_most(board: Board, given: Sequence[int], most_share: float | None) -> Iterator[Message]:
    full = sum(0 < count == most for count, most in zip(given, board.limits.most, strict=True))
    if full and (most_share is None or most_share == 1):
        yield Message(N_("Di {count} wilayah semua yang belum terlindungi sudah ikut."), {"count": full})
    elif full and most_share is not None:
        percent = round(most_share * 100, 2)
        yield Message(
            N_("Di {count} wilayah tercapai batas paling banyak: {share} dari yang belum terlindungi."),
            {"count": full, "share": Percent(percent, digits=0 if percent.is_integer() else 2)},
        )


def _at_least(board: Board, given: Sequence[int], least: int) -> Iterator[Message]:
    limits = board.limits
    bound = sum(0 < count == low for count, low in zip(given, limits.least, strict=True))
    if bound:
        yield Message(
            N_("Di {count} wilayah jumlahnya tepat batas paling sedikit, {least} orang."),
            {"count": bound, "least": least},
        )
    too_tight = sum(most < least <= gap for most, gap in zip(limits.most, board.gap, strict=True))
    if too_tight:
        yield Message(
            N_("Di {count} wilayah batas paling banyak di bawah {least} orang; di sana itu yang berlaku."),
            {"count": too_tight, "least": least},
        )
