"""The choices of the page Kepatuhan, and what its sections share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import ALL, ENTITY_NAMES
from dashboard.i18n import N_, Message
from dashboard.metrics.compliance.compliance import AGE_LIMITS, AgeLimitsError, age_limits
from dashboard.metrics.compliance.reports import newest
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.typed_field import Typed

OVERVIEW, AGEING, VISITS, PROJECTS = "ringkas", "umur", "kunjungan", "proyek"
SECTIONS: Final = {
    OVERVIEW: N_("Ringkas"),
    AGEING: N_("Umur tunggakan"),
    VISITS: N_("Daftar kunjungan"),
    PROJECTS: N_("Proyek konstruksi"),
}
#: Visits a day that can be chosen, and the default.
A_DAY: Final = (3, 4, 5, 6, 8, 10)
DEFAULT_A_DAY: Final = 5
_LIMITS: Final = "umur"


@dataclass(frozen=True)
class ComplianceView:
    """What the visitor asked to see.

    kind: jenis_entitas, or SEMUA. limits: months of arrears at which a new age class begins. per_day: visits.
    """

    section: str
    kind: str
    limits: tuple[int, ...]
    per_day: int


def choose_view(page: Page) -> ComplianceView:
    """Draw the page's own choices."""
    text = page.text
    kinds = {ALL: text("Badan usaha, OPD, desa")} | {k: text(v) for k, v in ENTITY_NAMES.items()}
    section = page.pick(
        "bagian", text("Bagian"), {k: text(v) for k, v in SECTIONS.items()},
        default=OVERVIEW, label_visibility="collapsed",
    )  # fmt: skip
    if section == PROJECTS:
        kind = page.ready("jenis", list(kinds), default=ALL)
    else:
        with page.filters:
            kind = page.choose("jenis", text("Jenis entitas"), kinds, default=ALL, width=210)
    with st.container(horizontal=True):
        # Sums with one limit and with another would differ by single entities.
        fixed = section == VISITS and "daftar_kepatuhan" in page.data.sealed
        limits = AGE_LIMITS if fixed else _choose_limits(page, drawn=section in (AGEING, VISITS))
        named = "daftar_kepatuhan" not in page.data.sealed
        per_day = _choose_per_day(page, drawn=section == VISITS and named)
    return ComplianceView(section, kind, limits, per_day)


def _choose_per_day(page: Page, *, drawn: bool) -> int:
    text = page.text
    options = {str(each): text.number(each) for each in A_DAY}
    default = str(DEFAULT_A_DAY)
    if not drawn:
        return int(page.ready("hari", list(options), default=default))
    return int(page.choose("hari", text("Kunjungan sehari"), options, default=default, width=170))


def _choose_limits(page: Page, *, drawn: bool) -> tuple[int, ...]:
    """The age limits, kept in the link as 3-6-12."""
    text = page.text

    def read(written: str) -> tuple[int, ...] | Message:
        try:
            return age_limits(written)
        except AgeLimitsError as error:
            return error.message

    def linked(written: str) -> tuple[int, ...] | None:
        found = read(written)
        return None if isinstance(found, Message) else found

    def shown(limits: tuple[int, ...]) -> str:
        return "-".join(str(each) for each in limits)

    limits = Typed(
        read=read,
        shown=shown,
        words=lambda found: text("{limits} bulan", limits=shown(found)),
        linked=linked,
        written=shown,
    )
    return page.typed(
        _LIMITS,
        text("Batas umur (bulan)"),
        limits,
        default=AGE_LIMITS,
        drawn=drawn,
        help_text=text(
            "Bulan tempat kelas umur baru dimulai, misalnya 3-6-12. Boleh satu sampai enam batas."
        ),
    )


def month_of(page: Page, table: pd.DataFrame) -> str | None:
    """The newest month of a table at or before the chosen one; where there is none, says what to do."""
    month = newest(table, page.period)
    if month is None:
        text = page.text
        st.info(
            text(
                "Laporan pertama dalam berkas ini per akhir {first}, sesudah bulan yang dipilih ({month}). Pilih {first} atau bulan sesudahnya.",
                first=text.month(str(table["periode"].min())), month=text.month(page.period),
            ),
            icon=":material/event:",
        )  # fmt: skip
    return month


def names_hidden(page: Page) -> None:
    """Why there are no names, and how to see them."""
    text = page.text
    st.info(
        text(
            "Nama entitas dan proyek tidak ditampilkan, karena halaman ini dapat dibuka siapa saja yang punya tautannya. Daftarnya tampil bila berkasnya diunggah untuk kunjungan ini saja di halaman Data, atau di server yang hanya dibuka dari kantor (DASBOR_INTERNAL=ya)."
        ),
        icon=":material/lock:",
    )
    page.link("data", text("Buka halaman Data"))
