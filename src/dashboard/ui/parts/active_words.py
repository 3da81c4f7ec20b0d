"""Until when somebody whose contribution isn't paid counts as active, in words; from the table of rules."""

from __future__ import annotations

from typing import Final

from dashboard.data.contract.active_rules import ActiveRule, ActiveRules, Cause, Certainty
from dashboard.i18n import N_, Language

CAUSE_NAMES: Final = {
    Cause.ARREARS: N_("Menunggak dalam masa iuran"),
    Cause.ENDED: N_("Masa iuran berakhir tanpa lanjutan"),
}
_INACTIVE: Final = {
    Cause.ARREARS: N_("{segments} yang menunggak nonaktif pada bulan ke-{month} tanpa iuran."),
    Cause.ENDED: N_(
        "{segments} yang masa iurannya berakhir tanpa lanjutan nonaktif pada bulan ke-{month} tanpa iuran."
    ),
}
_COUNTED: Final = {
    Cause.ARREARS: N_("{segments} yang menunggak tetap terhitung aktif."),
    Cause.ENDED: N_("{segments} yang masa iurannya berakhir tetap terhitung aktif."),
}


def rule_lines(rules: ActiveRules, text: Language, *, segment: str | None = None) -> list[str]:
    """What arrears and the end of a term do, a sentence for the segments alike; segment: of that one only."""
    alike: dict[tuple[Cause, int | None, Certainty], list[str]] = {}
    for each in rules.rules:
        if segment in (None, each.segment):
            alike.setdefault((each.cause, each.months, each.certainty), []).append(each.segment)
    lines = []
    for (cause, months, certainty), segments in alike.items():
        template = (_COUNTED if months is None else _INACTIVE)[cause]
        said = text(template, segments=", ".join(segments), month=str((months or 0) + 1))
        lines.append(f"{said} {text('(Belum pasti.)')}" if certainty is Certainty.ASSUMED else said)
    return lines


def effect_words(rule: ActiveRule, text: Language) -> str:
    """What one rule does: the month in which it makes inactive, or that it makes nobody so."""
    if rule.months is None:
        return text("tetap terhitung")
    return text("nonaktif pada bulan ke-{month}", month=str(rule.months + 1))
