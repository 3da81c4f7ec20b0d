"""Sums over building projects: the cards and the table by area, for who sees single projects and who does not."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import Level
from dashboard.data.disclosure.limits import HIDDEN
from dashboard.i18n import Language
from dashboard.metrics.compliance import compliance
from dashboard.metrics.compliance.projects import DAYS, sealed_amounts
from dashboard.metrics.cube.months import month_end
from dashboard.ui.compliance.choices import names_hidden
from dashboard.ui.compliance.findings import say_projects
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import entities_note
from dashboard.ui.parts.tables import download, source_line, styled, table_of_areas
from dashboard.ui.parts.values import count


def sealed_projects(page: Page) -> None:
    """Draw sums by area, of areas with enough projects, as they stood at the newest month.

    As of one day only: the sums of two months would differ by the project let between them.
    """
    text = page.text
    newest = page.data.periods[-1]
    st.caption(
        text(
            "**{area}** · proyek dengan SPK sampai {day}, bulan mana pun yang dipilih.",
            area=area_label(page.areas, page.area, text), day=text.date(month_end(newest)),
        )
    )  # fmt: skip
    found = sealed_by_area(page)
    shown = found[~found[HIDDEN]]
    day = text.date(month_end(newest))
    if shown.empty:
        say_projects(page, {}, day=day)
        st.info(text("disembunyikan"), icon=":material/visibility_off:")
    else:
        summed = shown.drop(columns=["kode_wilayah", HIDDEN]).sum(min_count=1)
        row = {str(name): count(value) for name, value in summed.items()}
        say_projects(page, row, day=day)
        project_cards(page, row)
        _by_area(page, found)
    if found[HIDDEN].any() or shown.isna().any(axis=None):
        entities_note(page)
    names_hidden(page)
    st.caption(source_line(page, newest))


def sealed_by_area(page: Page) -> pd.DataFrame:
    """`projects.sealed_amounts` of the chosen area, at the newest month."""
    every = loading.kept(
        page.data,
        "sealed projects",
        compute=lambda: sealed_amounts(
            page.data.sealed["proyek_konstruksi"],
            page.data.rates,
            as_of=month_end(page.data.periods[-1]),
        ),
    )
    return compliance.in_area(every, areas=page.areas, code=page.area)


def _by_area(page: Page, found: pd.DataFrame) -> None:
    text = page.text
    rows = found.sort_values("owed_unregistered", ascending=False, na_position="last", kind="stable")
    codes = [str(code) for code in rows["kode_wilayah"]]
    frame = sums_frame(text, text("Wilayah"), [area_name(page, code) for code in codes], rows)
    numbers = frame.columns[1:]
    hidden = pd.DataFrame({name: frame[name].isna().to_numpy(dtype=bool) for name in numbers})
    table_of_areas(
        styled(page, frame, hidden, uuid="sealed_sums"),
        text=text,
        key="proyek_wilayah",
        codes=codes,
        alt=text("Proyek menurut {what}: jumlah, nilai, pendaftaran, iuran", what=text("Wilayah")),
    )
    download(
        page, frame, hidden, name=text("proyek"), parts=(page.area,), month=page.data.periods[-1],
        about=text("proyek menurut {what}", what=text("Wilayah")),
    )  # fmt: skip


def sums_frame(text: Language, first: str, names: Sequence[str], sums: pd.DataFrame) -> pd.DataFrame:
    """Sums of `projects.amounts` as a table on screen; first: what a row is."""
    return pd.DataFrame(
        {
            first: list(names),
            text("Proyek"): sums["let"].array,
            text("Nilai kontrak (Rp)"): sums["value"].array,
            text("Terdaftar tepat waktu"): sums["in_time"].array,
            text("Terdaftar terlambat"): sums["late"].array,
            text("Belum, lewat batas"): sums["overdue"].array,
            text("Belum, masih dalam batas"): sums["open"].array,
            text("Batas tidak dapat dihitung"): sums["unknown"].array,
            text("Iuran belum terdaftar (Rp)"): sums["owed_unregistered"].array,
            text("Iuran semua proyek (Rp)"): sums["owed"].array,
        }
    )


def area_name(page: Page, code: str) -> str:
    """A province among kabupaten/kota owns projects itself."""
    if page.areas.level(code) is Level.PROVINCE:
        return page.text("Milik Provinsi {name}", name=page.areas.name(code))
    return page.areas.name(code)


def project_cards(page: Page, row: dict[str, int | None]) -> None:
    """Draw how many projects there are, registered and not, and what those not registered owe.

    row: sums of `projects.amounts`, None where unknown or hidden; empty where all projects are cancelled.
    """
    text = page.text
    if not row:
        st.info(text("Semua proyek di sini dibatalkan."), icon=":material/info:")
        return
    let = text("nilai kontrak {rupiah}", rupiah=text.rupiah(row["value"]))
    if row["cancelled"]:
        let += " · " + text("{count} dibatalkan, tidak dihitung", count=row["cancelled"])
    registered = text(
        "{in_time} dalam {days} hari kerja, {late} terlambat",
        in_time=_told(row["in_time"], text),
        days=DAYS,
        late=_told(row["late"], text),
    )
    waiting = text(
        "{overdue} lewat {days} hari kerja, {open} masih dalam batas",
        overdue=_told(row["overdue"], text),
        days=DAYS,
        open=_told(row["open"], text),
    )
    unpaid = _sum(row["overdue"], row["open"])
    cards = (
        (text("Proyek"), _told(row["let"], text), let),
        (text("Terdaftar"), _told(_sum(row["in_time"], row["late"]), text), registered),
        (text("Belum terdaftar"), _told(unpaid, text), waiting),
        (
            text("Iuran proyek belum terdaftar"),
            text("disembunyikan") if unpaid is None else text.rupiah_short(row["owed_unregistered"]),
            text("disembunyikan") if unpaid is None else _owed_words(page, row, unpaid),
        ),
    )
    for slot, (label, value, base) in zip(st.columns(4), cards, strict=True):
        with slot.container(border=True, gap="xxsmall", height="stretch"):
            st.metric(label, value)
            st.caption(base)
    if row["no_owed"]:
        st.caption(
            text(
                "{count} proyek tanpa nilai kontrak atau tanpa tarif pada bulan SPK: iurannya tidak ada data dan tidak dijumlah.",
                count=row["no_owed"],
            )
        )


def _owed_words(page: Page, row: dict[str, int | None], waiting: int) -> str:
    """The exact rupiah of those not registered and of all, and of how many of the former they are known."""
    text = page.text
    said = text(
        "{exact}; semua proyek {all}",
        exact=text.rupiah(row["owed_unregistered"]),
        all=text.rupiah(row["owed"]),
    )
    unknown = row["no_owed_unregistered"] or 0
    if unknown:
        said += " · " + text(
            "{known} dari {count} diketahui iurannya", known=waiting - unknown, count=waiting
        )
    return said


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _told(number: int | None, text: Language) -> str:
    return text("disembunyikan") if number is None else text.number(number)
