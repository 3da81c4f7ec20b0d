"""A standard package: so many people in every village, what it costs and what it adds to coverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data.cells.typed import Kind
from dashboard.data.contract.words import Level
from dashboard.data.disclosure.limits import FEW_PEOPLE
from dashboard.i18n import N_
from dashboard.metrics.cube.months import next_month
from dashboard.metrics.cube.versions import version_words
from dashboard.metrics.money.budget import Effect
from dashboard.metrics.money.rates import NoRateError, Rate
from dashboard.metrics.villages.package import (
    Coverage,
    Line,
    Package,
    Whom,
    already_enrolled,
    enrolled_sums,
    package_lines,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.tables import download, in_words, show_in_words
from dashboard.ui.parts.values import count
from dashboard.ui.villages.choices import choose_money, place_name
from dashboard.ui.villages.figures import VillageView, figures_of, rates_of, year_of

PEOPLE, MONTHS = 20, 12


#: Whom a line of the package is for, in words.
WHOM: Final = {
    Whom.KNOWN: N_("Desa yang punya data"),
    Whom.PAYING_NOT: N_("Di antaranya yang belum mendaftar atau berhenti membayar"),
    Whom.NO_DATA: N_("Desa tanpa data: paling banyak"),
    Whom.HIDDEN: N_("Desa yang datanya disembunyikan: paling banyak"),
}


@dataclass(frozen=True, eq=False)
class PackageTable:
    """The section ready to show: its sentences, the table with its hidden cells, and it in words."""

    arithmetic: str
    rates: str
    base: str
    frame: pd.DataFrame
    hidden: pd.DataFrame
    shown: pd.DataFrame


def choose_package(page: Page) -> Package:
    """The package and the rates, which arrears use too; kept in the URL."""
    text = page.text
    st.subheader(text("Paket standar per desa"), anchor=False)
    with st.container(horizontal=True):
        people = page.number(
            "paket", text("Orang per desa"), Kind.PEOPLE,
            default=PEOPLE, least=1, most=10_000, step=1, width=100,
        )  # fmt: skip
        months = page.number(
            "bulan", text("Lama (bulan)"), Kind.MONTHS, default=MONTHS, least=1, most=60, step=1, width=100
        )
        money = choose_money(page)
    return Package(people, months, money)


def package_section(page: Page, view: VillageView, package: Package) -> None:
    """Draw what the package costs for the desa with data, and at most for the others, with every step."""
    text = page.text
    if not figures_of(page, view).standing.desa:
        st.caption(text("Tidak ada desa di wilayah ini."))
        return
    try:
        rates = rates_of(page, package.money, start=next_month(page.period), months=package.months)
    except NoRateError as error:
        st.warning(text.render(error.message), icon=":material/payments:")
        return
    made = loading.kept(
        page.data,
        "village package",
        text.code,
        page.area,
        page.period,
        view,
        package,
        compute=lambda: _table_of(page, view, package, rates),
    )
    st.markdown(made.arithmetic)
    st.caption(made.rates)
    show_in_words(
        made.shown,
        alt=text("Biaya dan tambahan cakupan paket {people} orang per desa", people=package.people),
    )
    st.caption(made.base)
    download(
        page,
        made.frame,
        made.hidden,
        name=text("desa-paket"),
        parts=(view.kecamatan or page.area, str(view.year)),
        about=f"{place_name(page, view)}, {made.base}",
    )


def _table_of(page: Page, view: VillageView, package: Package, rates: tuple[Rate, ...]) -> PackageTable:
    text = page.text
    start = next_month(page.period)
    row = loading.measured_month(page.data, page.period, Cut(page.areas.level(page.area))).loc[page.area]
    sums = loading.kept_base(
        page.data,
        "village enrolled",
        view.year,
        package.people,
        compute=lambda: enrolled_sums(year_of(page, view.year).villages, people=package.people),
    )
    lines = package_lines(
        package,
        rates=rates,
        start=start,
        at=figures_of(page, view).standing,
        enrolled=already_enrolled(sums, regencies=page.areas.inside(page.area), unit=view.kecamatan),
        coverage=Coverage(
            active=count(row["active"]),
            eligible=count(row["eligible"]),
            used=count(row["n_used"]) or 0,
            total=count(row["n_total"]) or 0,
        ),
    )
    frame, hidden = _table(page, lines, package)
    return PackageTable(
        arithmetic=_arithmetic(page, lines[0], package, rates),
        rates=text(
            "Mulai {start}, bulan sesudah bulan halaman ini. Tarif: {why}",
            start=text.month(start),
            why="; ".join(dict.fromkeys(text.render(rate.why) for rate in rates)),
        ),
        base=_base(page, view, lines, package),
        frame=frame,
        hidden=hidden,
        shown=in_words(frame, hidden, text),
    )


def _arithmetic(page: Page, line: Line, package: Package, rates: tuple[Rate, ...]) -> str:
    text = page.text
    even = len({rate.rupiah for rate in rates}) == 1
    if even:
        said = text(
            "{villages} desa × {people} orang × {rate} × {months} bulan = **{total}** ({short})",
            villages=line.villages,
            people=package.people,
            rate=text.rupiah(rates[0].rupiah),
            months=package.months,
            total=text.rupiah(line.cost.total),
            short=text.rupiah_short(line.cost.total),
        )
    else:
        parts = {rate.rupiah: sum(each.rupiah == rate.rupiah for each in rates) for rate in rates}
        steps = " + ".join(
            text("{rate} × {months} bulan", rate=text.rupiah(rupiah), months=months)
            for rupiah, months in parts.items()
        )
        said = text(
            "{villages} desa × {people} orang × ({steps}) = **{total}** ({short})",
            villages=line.villages,
            people=package.people,
            steps=steps,
            total=text.rupiah(line.cost.total),
            short=text.rupiah_short(line.cost.total),
        )
    return f"{text(WHOM[line.whom])}: {said}"


def _table(page: Page, lines: list[Line], package: Package) -> tuple[pd.DataFrame, pd.DataFrame]:
    text = page.text
    first = text("Bulan pertama (Rp)")
    already = text("Sudah terdaftar")
    frame = pd.DataFrame(
        {
            text("Untuk"): [text(WHOM[line.whom]) for line in lines],
            text("Desa"): pd.array([line.villages for line in lines], dtype="Int64"),
            text("Orang"): pd.array([line.people for line in lines], dtype="Int64"),
            first: pd.array([line.cost.monthly for line in lines], dtype="Int64"),
            text("{months} bulan (Rp)", months=package.months): pd.array(
                [line.cost.total for line in lines], dtype="Int64"
            ),
            already: pd.array([line.already for line in lines], dtype="Int64"),
            text("Peserta baru"): pd.array(
                [None if line.effect is None else line.effect.new for line in lines], dtype="Int64"
            ),
            text("Cakupan (%)"): _percents(lines, lambda effect: effect.before),
            text("Menjadi (%)"): _percents(lines, lambda effect: effect.after),
            text("Poin"): _percents(lines, lambda effect: effect.points),
        }
    )
    return frame, pd.DataFrame({already: [line.hidden for line in lines]})


def _percents(lines: list[Line], of: Callable[[Effect], float | None]) -> pd.Series:
    return pd.Series([None if line.effect is None else of(line.effect) for line in lines], dtype="float64")


def _base(page: Page, view: VillageView, lines: list[Line], package: Package) -> str:
    text = page.text
    month = loading.measured_month(page.data, page.period, Cut(page.areas.level(page.area)))
    version = version_words(month.loc[[page.area], "eligible_versions"])
    said = text(
        "Cakupan: peserta aktif dibagi potensi {area} (versi {version}) per akhir {month}. Sudah terdaftar: orang di desa yang membayar menurut data iuran desa {year}, paling banyak {people} per desa, tidak dihitung dua kali.",
        area=area_label(page.areas, page.area, text),
        version=version or "–",
        month=text.month(page.period),
        year=str(view.year),
        people=package.people,
    )
    if lines[0].unknown:
        said += " " + text(
            "{count} desa membayar tanpa menyebut jumlah orang, jadi peserta barunya paling banyak sekian.",
            count=lines[0].unknown,
        )
    if lines[0].uncounted:
        said += " " + text(
            "Orang di {count} desa disembunyikan, jadi peserta barunya paling banyak sekian. {why}",
            count=lines[0].uncounted,
            why=text.render(FEW_PEOPLE),
        )
    if any(line.bound for line in lines):
        said += " " + text(
            "Di desa tanpa data tidak diketahui siapa yang sudah terdaftar: rupiahnya batas atas, bukan kebutuhan, dan tambahan cakupannya tidak dihitung."
        )
    effect = lines[0].effect
    if effect is not None and effect.beyond:
        said += " " + text("{count} peserta baru melebihi yang belum terlindungi.", count=effect.beyond)
    partial = page.areas.level(page.area) is not Level.REGENCY
    if partial and effect is not None and effect.before is None:
        said += " " + text("Cakupan wilayah ini tidak lengkap, jadi tambahannya tidak dihitung.")
    return said
