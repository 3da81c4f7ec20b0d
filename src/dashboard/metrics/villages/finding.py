"""What the village payments of an area say, in one sentence."""

from __future__ import annotations

from dashboard.i18n import N_, Message, Percent
from dashboard.metrics.villages.standing import Standing


def village_finding(at: Standing, *, area: str, year: int, behind: int | None = None) -> Message:
    """How many of an area's desa have data, and how many of these pay.

    area: its name within a sentence. behind: desa in arrears, None where not known.
    """
    params: dict[str, object] = {
        "area": area,
        "year": str(year),
        "desa": at.desa,
        "kelurahan": at.kelurahan,
        "known": at.known,
        "paying": at.paying,
    }
    if not at.desa:
        return Message(N_("{area} tidak mempunyai desa, hanya {kelurahan} kelurahan."), params)
    if not at.n_used and at.hidden:
        return Message(N_("Iuran desa {year} di {area} disembunyikan karena terlalu sedikit desa."), params)
    if not at.n_used or at.percent is None:
        return Message(N_("Tidak ada data iuran desa {year} di {area}; itu bukan nol."), params)
    if at.all_pay and behind:
        return Message(
            N_("Semua {desa} desa di {area} membayar iuran {year}; {behind} di antaranya menunggak."),
            params | {"behind": behind},
        )
    if at.all_pay:
        return Message(N_("Semua {desa} desa di {area} membayar iuran {year}."), params)
    return Message(
        N_(
            "{known} dari {desa} desa di {area} punya data {year}; {paying} di antaranya membayar "
            "({percent})."
        ),
        params | {"percent": Percent(at.percent)},
    )
