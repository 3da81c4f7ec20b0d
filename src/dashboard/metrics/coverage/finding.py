"""What the numbers of an area say in one sentence: who is covered, of whom, when, how far from target."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.i18n import N_, Message, Month, Percent
from dashboard.metrics.coverage.standing import Standing
from dashboard.metrics.cube.rounding import DIGITS, shown

#: Of so many workers the sentence speaks.
OF: Final = 100
#: From here on a share is not said as a round hundred while somebody is left out.
_NEARLY_ALL: Final = 99


def finding(found: Standing, *, area: str, territory: bool = False, with_members: int = 0) -> Message:
    """The sentence about one area.

    area: its name as it stands within a sentence. territory: whether it is a branch's territory, of which no
    target is: a branch's own counts by employer. with_members: in how many of its kabupaten/kota members are
    known where nothing is known of the whole.
    """
    params: dict[str, object] = {
        "area": area,
        "month": Month(found.period, short=False),
        "active": found.active,
        "eligible": found.eligible,
    }
    if found.active is None and with_members:
        if found.total == 1:
            return Message(
                N_(
                    "{area} punya data peserta per akhir {month}; cakupannya tidak dihitung karena potensi "
                    "atau datanya belum lengkap."
                ),
                params,
            )
        return Message(
            N_(
                "{known} kabupaten/kota di {area} punya data peserta per akhir {month}; cakupannya tidak "
                "dihitung karena potensi atau datanya belum lengkap."
            ),
            params | {"known": with_members},
        )
    if found.active is None:
        return Message(N_("Tidak ada data peserta aktif {area} per akhir {month}."), params)
    if found.coverage is None:
        return Message(
            N_(
                "{active} pekerja di {area} menjadi peserta aktif per akhir {month}; potensinya belum ada, "
                "jadi cakupannya tidak dihitung."
            ),
            params,
        )
    return Message(
        N_("{covered}; {ahead}."),
        {"covered": _covered(found, params), "ahead": _ahead(found, territory=territory)},
    )


def largest_gap(found: Mapping[str, Standing], *, area: str) -> Message | None:
    """Which segment holds most of those who are not covered; found: the area's segments by their names on
    screen (message ids). None where no segment has anybody left, or none is known."""
    left = {
        name: one.eligible - one.active
        for name, one in found.items()
        if one.active is not None and one.eligible is not None and one.coverage is not None
    }
    name = max(left, key=left.__getitem__, default=None)
    if name is None or left[name] <= 0:
        return None
    one = found[name]
    return Message(
        N_(
            "Paling banyak yang belum terlindungi di {area} ada di segmen {segment}: {left} dari {eligible} "
            "pekerjanya, per akhir {month}."
        ),
        {
            "segment": Message(name),
            "left": left[name],
            "eligible": one.eligible,
            "area": area,
            "month": Month(one.period, short=False),
        },
    )


def based(found: Standing) -> Message | None:
    """The two numbers under the share and the version of the potensi; None where there is no share."""
    if found.coverage is None or found.active is None or found.eligible is None:
        return None
    return Message(
        N_("{active} peserta aktif ÷ {eligible} potensi pekerja (versi {versions}) = {percent}"),
        {
            "active": found.active,
            "eligible": found.eligible,
            "versions": ", ".join(found.versions) or "–",
            "percent": Percent(found.coverage),
        },
    )


def _covered(found: Standing, params: dict[str, object]) -> Message:
    share = float(shown(found.coverage or 0.0, digits=DIGITS))
    if share > OF:
        return Message(
            N_(
                "Peserta aktif di {area} lebih banyak daripada potensi pekerjanya: {active} dari {eligible} "
                "per akhir {month}"
            ),
            params,
        )
    if found.active == 0:
        return Message(N_("Belum ada pekerja di {area} yang terlindungi per akhir {month}"), params)
    if share < 1:
        return Message(
            N_("Kurang dari 1 dari 100 pekerja di {area} terlindungi per akhir {month}"),
            params,
        )
    if _NEARLY_ALL < share < OF:
        return Message(
            N_("Lebih dari 99 dari 100 pekerja di {area} terlindungi per akhir {month}"),
            params,
        )
    of_hundred = int(shown(share, digits=0))
    return Message(
        N_("{number} dari 100 pekerja di {area} terlindungi per akhir {month}"),
        params | {"number": of_hundred},
    )


def _ahead(found: Standing, *, territory: bool) -> Message:
    params: dict[str, object] = {
        "series": found.series,
        "year": found.year,
        "used": found.used,
        "total": found.total,
    }
    if not found.whole:
        return Message(
            N_(
                "hanya {used} dari {total} kabupaten/kota yang datanya lengkap, jadi selisih ke target tidak "
                "dihitung"
            ),
            params,
        )
    if found.gap is None and territory:
        return Message(
            N_(
                "target cabang dihitung menurut pemberi kerja, jadi tidak dibandingkan dengan wilayah "
                "kerjanya"
            )
        )
    if found.gap is None:
        return Message(N_("belum ada target {series} {year} untuk wilayah ini"), params)
    if found.gap <= 0:
        return _reached(found, params)
    return _missing(found, params | {"gap": found.gap})


def _reached(found: Standing, params: dict[str, object]) -> Message:
    over = -(found.gap or 0)
    said = Message(
        N_("target {series} {year} sudah tercapai, {over} orang di atasnya")
        if over
        else N_("target {series} {year} tepat tercapai"),
        params | {"over": over},
    )
    if found.falls_back:
        return Message(
            N_("{said}, tetapi pada laju sekarang turun lagi di bawahnya pada Desember"), {"said": said}
        )
    return said


def _missing(found: Standing, params: dict[str, object]) -> Message:
    said = Message(N_("{gap} orang lagi sampai target {series} {year}"), params)
    if found.target_rate is not None and found.target_rate > OF:
        said = Message(
            N_("{said}, yang {percent} dari potensinya"),
            {"said": said, "percent": Percent(found.target_rate)},
        )
    lost = int(-shown(found.rate, digits=0)) if found.rate is not None else 0
    if lost > 0:
        return Message(
            N_("{said}, sedangkan pesertanya berkurang {lost} orang sebulan"), {"said": said, "lost": lost}
        )
    return said
