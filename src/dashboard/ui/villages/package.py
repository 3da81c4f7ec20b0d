"""A standard package: so many people in every village, what it costs and what it adds to coverage."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import Level
from dashboard.data.disclosure.suppression import THRESHOLD
from dashboard.metrics.cube.versions import version_words
from dashboard.metrics.money.budget import Cost, Effect, cost, effect
from dashboard.metrics.money.rates import NoRateError, Rate
from dashboard.metrics.villages.depth import already_enrolled
from dashboard.metrics.villages.standing import Status
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.tables import download, in_words, show_in_words
from dashboard.ui.parts.values import count
from dashboard.ui.villages.choices import choose_money, next_month, place_name
from dashboard.ui.villages.figures import Money, VillageView, in_scope, paid_in, rates_of, standing_of

PEOPLE, MONTHS = 20, 12


@dataclass(frozen=True)
class Package:
    """So many people a village for so many months, and how their contributions are reckoned."""

    people: int
    months: int
    money: Money


@dataclass(frozen=True)
class Line:
    """The package for some villages.

    already: people counted as enrolled there, None where nothing is known of it; unknown: paying villages
    that don't say how many they have.
    """

    name: str
    villages: int
    cost: Cost
    effect: Effect
    already: int | None
    unknown: int


@dataclass(frozen=True, eq=False)
class Made:
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
    with st.container(horizontal=True, vertical_alignment="bottom"):
        people = page.number("paket", text("Orang per desa"), default=PEOPLE, least=1, most=10_000, width=140)
        months = page.number("bulan", text("Lama (bulan)"), default=MONTHS, least=1, most=60, width=120)
        money = choose_money(page)
    return Package(people, months, money)


def package_section(page: Page, view: VillageView, package: Package) -> None:
    """Draw what the package costs for all desa and for those that do not pay, with every step."""
    text = page.text
    if not standing_of(page, view).desa:
        st.caption(text("Tidak ada desa di wilayah ini."))
        return
    try:
        rates = rates_of(page, package.money, start=next_month(page.period), months=package.months)
    except NoRateError as error:
        st.warning(text.render(error.message), icon=":material/payments:")
        return
    made = loading.kept(
        page.data, "village package", text.code, page.area, page.period, view, package,
        compute=lambda: _made(page, view, package, rates),
    )  # fmt: skip
    st.markdown(made.arithmetic)
    st.caption(made.rates)
    show_in_words(
        made.shown,
        alt=text("Biaya dan tambahan cakupan paket {people} orang per desa", people=package.people),
    )
    st.caption(made.base)
    download(
        page, made.frame, made.hidden, name=text("desa-paket"),
        parts=(view.kecamatan or page.area, str(view.year)), about=f"{place_name(page, view)}, {made.base}",
    )  # fmt: skip


def _made(page: Page, view: VillageView, package: Package, rates: tuple[Rate, ...]) -> Made:
    text = page.text
    start = next_month(page.period)
    lines = _lines(page, view, package, rates, start=start)
    at = standing_of(page, view)
    frame, hidden = _table(page, lines, package, withheld=bool(at.hidden and not at.n_used))
    return Made(
        arithmetic=_arithmetic(page, lines[0], package, rates),
        rates=text(
            "Mulai {start}, bulan sesudah bulan halaman ini. Tarif: {why}",
            start=text.month(start), why="; ".join(dict.fromkeys(text.render(rate.why) for rate in rates)),
        ),
        base=_base(page, view, lines, package),
        frame=frame,
        hidden=hidden,
        shown=in_words(frame, hidden, text, digits=2),
    )  # fmt: skip


def _lines(
    page: Page, view: VillageView, package: Package, rates: tuple[Rate, ...], *, start: str
) -> list[Line]:
    text = page.text
    at = standing_of(page, view)
    paid = in_scope(page, view, paid_in(page, view.year))
    row = loading.measured_month(page.data, page.period, Cut(page.areas.level(page.area))).loc[page.area]
    wanted = [(text("Semua desa"), at.desa, list(paid.index))]
    if at.n_used:
        wanted.append(
            (
                text("Desa yang tidak membayar"),
                at.not_paying,
                list(paid.index[paid["status"] == Status.PAYS_NOT]),
            )
        )
        wanted.append((text("Desa tanpa data"), at.unknown, []))
    lines = []
    for name, villages, codes in wanted:
        heads = villages * package.people
        already, unknown = already_enrolled(paid, codes, people=package.people)
        paying = int((paid.loc[codes, "status"] == Status.PAYS).sum())
        known = at.n_used > 0 and unknown < max(paying, 1)
        lines.append(
            Line(
                name,
                villages,
                cost(heads=heads, rates=rates, start=start),
                effect(
                    active=count(row["active"]),
                    eligible=count(row["eligible"]),
                    heads=heads,
                    already_active=min(already, heads),
                    used=count(row["n_used"]) or 0,
                    total=count(row["n_total"]) or 0,
                ),
                already if known else None,
                unknown,
            )
        )
    return lines


def _arithmetic(page: Page, line: Line, package: Package, rates: tuple[Rate, ...]) -> str:
    text = page.text
    even = len({rate.rupiah for rate in rates}) == 1
    if even:
        said = text(
            "{villages} desa × {people} orang × {rate} × {months} bulan = **{total}** ({short})",
            villages=line.villages, people=package.people, rate=text.rupiah(rates[0].rupiah),
            months=package.months, total=text.rupiah(line.cost.total), short=text.rupiah_short(line.cost.total),
        )  # fmt: skip
    else:
        parts = {rate.rupiah: sum(each.rupiah == rate.rupiah for each in rates) for rate in rates}
        steps = " + ".join(
            text("{rate} × {months} bulan", rate=text.rupiah(rupiah), months=months) for rupiah, months in parts.items()
        )  # fmt: skip
        said = text(
            "{villages} desa × {people} orang × ({steps}) = **{total}** ({short})",
            villages=line.villages, people=package.people, steps=steps,
            total=text.rupiah(line.cost.total), short=text.rupiah_short(line.cost.total),
        )  # fmt: skip
    return f"{line.name}: {said}"


def _table(
    page: Page, lines: list[Line], package: Package, *, withheld: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    text = page.text
    first = text("Bulan pertama (Rp)")
    already = text("Sudah terdaftar")
    new = text("Peserta baru")
    frame = pd.DataFrame(
        {
            text("Untuk"): [line.name for line in lines],
            text("Desa"): pd.array([line.villages for line in lines], dtype="Int64"),
            text("Orang"): pd.array([line.villages * package.people for line in lines], dtype="Int64"),
            first: pd.array([line.cost.monthly for line in lines], dtype="Int64"),
            text("{months} bulan (Rp)", months=package.months): pd.array([line.cost.total for line in lines], dtype="Int64"),
            already: pd.array([line.already for line in lines], dtype="Int64"),
            new: pd.array([line.effect.new for line in lines], dtype="Int64"),
            text("Cakupan (%)"): pd.array([line.effect.before for line in lines], dtype="Float64").astype("float64"),
            text("Menjadi (%)"): pd.array([line.effect.after for line in lines], dtype="Float64").astype("float64"),
            text("Poin"): pd.array([line.effect.points for line in lines], dtype="Float64").astype("float64"),
        }
    )  # fmt: skip
    few = [line.already is not None and 0 < line.already < THRESHOLD for line in lines]
    hidden = pd.DataFrame(dict.fromkeys((already, new, *frame.columns[-2:]), few))
    hidden[already] |= withheld
    return frame, hidden


def _base(page: Page, view: VillageView, lines: list[Line], package: Package) -> str:
    text = page.text
    month = loading.measured_month(page.data, page.period, Cut(page.areas.level(page.area)))
    version = version_words(month.loc[[page.area], "eligible_versions"])
    said = text(
        "Cakupan: peserta aktif dibagi potensi {area} (versi {version}) per akhir {month}. Sudah terdaftar: orang di desa yang membayar menurut data iuran desa {year}, paling banyak {people} per desa, tidak dihitung dua kali.",
        area=area_label(page.areas, page.area, text), version=version or "–",
        month=text.month(page.period), year=str(view.year), people=package.people,
    )  # fmt: skip
    if lines[0].unknown:
        said += " " + text(
            "{count} desa membayar tanpa menyebut jumlah orang, dihitung 0.", count=lines[0].unknown
        )
    beyond = lines[0].effect.beyond
    if beyond:
        said += " " + text("{count} peserta baru melebihi yang belum terlindungi.", count=beyond)
    if page.areas.level(page.area) is not Level.REGENCY and lines[0].effect.before is None:
        said += " " + text("Cakupan wilayah ini tidak lengkap, jadi tambahannya tidak dihitung.")
    return said
