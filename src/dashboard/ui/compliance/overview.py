"""Who must enrol and has not, enrols in part, or is behind: the chosen area, by type, and all areas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.charts.compliance_ageing import SHORT_NAMES
from dashboard.data.contract.words import ALL, COMPLIANCE_NAMES, ENTITY_NAMES
from dashboard.i18n import Language
from dashboard.metrics.compliance import compliance
from dashboard.metrics.compliance.reports import (
    BEHIND,
    FLOWS,
    PDS,
    PWBD,
    STOCKS,
    Counted,
    Reporting,
    is_empty,
    not_shown,
    of_kinds,
    reporting,
)
from dashboard.ui.compliance.area_table import area_table
from dashboard.ui.compliance.choices import ComplianceView, month_of
from dashboard.ui.compliance.reports import (
    area_reports,
    contradictions,
    newest_rule,
    not_owed_note,
    nothing_here,
    pair_words,
    reported_words,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_in_words, area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.missing import missing_file
from dashboard.ui.parts.tables import download, show_table, styled
from dashboard.ui.parts.values import count


@dataclass(frozen=True)
class _Card:
    """A number of the area with what it is of. value, parts: entities, SKK or rupiah, by jenis_entitas.

    hidden: the types of which some of the number may not be seen.
    """

    label: str
    money: bool
    value: int | None
    parts: dict[str, int | None]
    hidden: frozenset[str]
    of: Reporting
    wrong: str


def overview(page: Page, view: ComplianceView) -> None:
    """Draw cards and both tables."""
    if missing_file(page, "kepatuhan"):
        return
    month = month_of(page, page.data.compliance)
    if month is None:
        return
    found = area_reports(page)
    if is_empty(found):
        nothing_here(page)
    else:
        _when(page, month[:4])
        _cards(page, view, month[:4])
        not_owed_note(page, found)
        _by_kind(page, found, month[:4])
    area_table(page, view, month[:4])


def say_arrears(page: Page) -> None:
    """Under the title: how much is owed by how many, and in how many kabupaten/kota that is known."""
    text = page.text
    if not page.data.has("kepatuhan") or month_of(page, page.data.compliance) is None:
        page.say(text("Kepatuhan belum dapat diperiksa: berkas kepatuhan tidak ada."))
        return
    rows = area_reports(page)["tunggakan"]
    owed, of = (
        count(rows["tunggakan"].sum(min_count=1)),
        reporting(rows, "tunggakan", areas=page.areas, code=page.area),
    )
    area = area_in_words(page.areas, page.area, text)
    if owed is None:
        hidden = bool(not_shown(rows, "tunggakan").any())
        page.say(
            text("Tunggakan iuran di {area} disembunyikan karena terlalu sedikit entitas.", area=area)
            if hidden
            else text("Tidak ada data tunggakan iuran di {area}; itu bukan nol.", area=area)
        )
        return
    page.say(
        text("Tunggakan iuran yang dilaporkan di {area} {money}.", area=area, money=text.rupiah_short(owed)),
        base=f"{text.rupiah(owed)} · {reported_words(text, of)}",
    )


def _when(page: Page, year: str) -> None:
    text = page.text
    st.caption(
        f"**{area_label(page.areas, page.area, text)}** · "
        + newest_rule(text, page.period)
        + " "
        + text(
            "SKK dan rupiah yang dipulihkan dijumlah dari laporan sepanjang {year}.",
            year=year,
        )
    )


def _cards(page: Page, view: ComplianceView, year: str) -> None:
    text = page.text
    cards = loading.kept(
        page.data,
        "compliance cards",
        text.code,
        page.area,
        page.period,
        view.kind,
        compute=lambda: _carded(page, view, year),
    )
    for slot, card in zip([*st.columns(3), *st.columns(3)], cards, strict=True):
        write = text.rupiah_short if card.money else text.number
        with slot.container(border=True, gap="xxsmall", height="stretch"):
            st.metric(card.label, _written(text, write, card.value, hidden=bool(card.hidden)))
            exact = [text.rupiah(card.value)] if card.money and card.value is not None else []
            parts = [
                f"{text(SHORT_NAMES[kind])}: {_written(text, write, value, hidden=kind in card.hidden)}"
                for kind, value in card.parts.items()
            ]
            st.caption(f"{' · '.join([*exact, *parts])}  \n{reported_words(text, card.of)}")
            if card.wrong:
                st.warning(card.wrong, icon=":material/rule:")
    st.caption(
        text(
            "PWBD: perusahaan atau instansi yang wajib mendaftar dan belum. PDS: perusahaan daftar sebagian, yaitu sebagian pekerja, upah, atau program. OPD: organisasi perangkat daerah. SKK: surat kuasa khusus kepada kejaksaan. Rupiah singkat dibulatkan sendiri-sendiri (pembulatan), jadi bagiannya dapat berbeda sedikit dari jumlahnya; angka utuhnya di kartu dan tabel."
        )
    )


def _written(text: Language, write: Callable[[int | None], str], value: int | None, *, hidden: bool) -> str:
    """A number, or that there is none or that it is hidden where nothing of it may be seen."""
    if value is None:
        return text("disembunyikan") if hidden else text("tidak ada data")
    return write(value)


def _carded(page: Page, view: ComplianceView, year: str) -> list[_Card]:
    text = page.text
    kinds = list(ENTITY_NAMES) if view.kind == ALL else [view.kind]
    found = of_kinds(area_reports(page), kinds)
    asked = (
        (text("Tunggakan iuran"), "tunggakan", None),
        (text("Menunggak iuran"), "jumlah", BEHIND),
        (text("Dipulihkan {year}", year=year), "dipulihkan", None),
        (text("Wajib belum daftar (PWBD)"), "jumlah", PWBD),
        (text("Daftar sebagian (PDS)"), "jumlah", PDS),
        (text("SKK diserahkan {year}", year=year), "skk", None),
    )
    cards = []
    for label, column, category in asked:
        rows = found[column]
        rows = rows if category is None else rows[rows["kategori"] == category]
        parts = rows.groupby("jenis_entitas")[column].sum(min_count=1).reindex(kinds)
        cards.append(
            _Card(
                label=label,
                money=column in ("tunggakan", "dipulihkan"),
                value=count(parts.sum(min_count=1)),
                parts={kind: count(parts[kind]) for kind in kinds},
                hidden=frozenset(rows.loc[not_shown(rows, column), "jenis_entitas"]),
                of=reporting(rows, column, areas=page.areas, code=page.area),
                wrong=contradictions(page, rows, column),
            )
        )
    return cards


def _by_kind(page: Page, found: Counted, year: str) -> None:
    text = page.text
    fold = st.expander(text("Tabel: jenis entitas dan kategori"), key="tabel_jenis", on_change="rerun")
    if not fold.open:
        return
    frame, hidden, shown = loading.kept(
        page.data,
        "compliance kinds",
        text.code,
        page.area,
        page.period,
        compute=lambda: _kinds(page, found, year),
    )
    with fold:
        show_table(
            shown,
            placeholder=text("tidak ada data"),
            alt=text("Entitas, tunggakan, SKK, dan yang dipulihkan menurut jenis entitas dan kategori"),
        )
        area = area_label(page.areas, page.area, text)
        download(page, frame, hidden, name=text("kepatuhan"), parts=(page.area, text("jenis")), about=area)


def _kinds(page: Page, found: Counted, year: str) -> tuple[pd.DataFrame, pd.DataFrame, Styler]:
    """The table, which of its cells are hidden, and the table as shown."""
    text = page.text
    table = compliance.overview(found)

    def reported(columns: tuple[str, ...]) -> list[str]:
        return [pair_words(page, found, columns, kind, category) for kind, category in table.index]

    frame = pd.DataFrame(
        {
            text("Jenis entitas"): [text(ENTITY_NAMES[kind]) for kind, _ in table.index],
            text("Kategori"): [text(COMPLIANCE_NAMES[category]) for _, category in table.index],
            text("Entitas"): table["entities"].array,
            text("Tunggakan (Rp)"): table["arrears"].array,
            text("Laporan"): reported(STOCKS),
            text("SKK {year}", year=year): table["year_skk"].array,
            text("Dipulihkan {year} (Rp)", year=year): table["year_recovered"].array,
            text("Laporan {year}", year=year): reported(FLOWS),
        }
    )
    some = compliance.overview_hidden(found)
    hidden = pd.DataFrame(
        {
            name: (table[column].isna() & some[column]).to_numpy(dtype=bool)
            for column, name in (
                ("entities", text("Entitas")),
                ("arrears", text("Tunggakan (Rp)")),
                ("year_skk", text("SKK {year}", year=year)),
                ("year_recovered", text("Dipulihkan {year} (Rp)", year=year)),
            )
        }
    )
    return frame, hidden, styled(page, frame, hidden, uuid="kinds")
