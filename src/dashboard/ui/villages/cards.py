"""Who pays, and how deep: the cards, led by whichever can still move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.data.contract.words import Level
from dashboard.data.disclosure.limits import FEW_ENTITIES, FEW_PEOPLE
from dashboard.metrics.money.rates import NoRateError
from dashboard.metrics.villages.depth import Depth
from dashboard.metrics.villages.figures import AreaFigures
from dashboard.metrics.villages.finding import village_finding
from dashboard.metrics.villages.standing import NextBudget, Standing
from dashboard.ui.frame.area_names import area_in_words
from dashboard.ui.frame.page import Page
from dashboard.ui.villages.choices import end_of, place_name, share, stamp
from dashboard.ui.villages.figures import VillageView, figures_of, rates_of

#: Months named in a line before the rest is only counted.
NAMED = 2


@dataclass(frozen=True)
class Figure:
    """A number with its name, what it is of, and how it is counted."""

    label: str
    value: str
    base: str
    explanation: str


def headline(page: Page, view: VillageView) -> bool:
    """Say where the area stands: how many desa have data first; returns whether the page turns to depth.

    Where every desa pays, that indicator can't move any more and the figures of depth come before it.
    """
    figures = figures_of(page, view)
    at, found = figures.standing, figures.depth
    area = area_in_words(page.areas, page.area, page.text)
    page.say(page.text.render(village_finding(at, area=area, year=view.year, behind=found.behind)))
    st.markdown(f"**{place_name(page, view)}** · {stamp(page, view)}")
    _say(page, view, figures)
    if not at.desa:
        return False
    known, paying, never, kelurahan = _paying_figures(page, figures)
    if not at.n_used:
        _draw(known, [paying, never, kelurahan])
        return False
    people, months, behind, paid, planned = _depth_figures(page, view, found)
    if at.all_pay:
        first, rest = [months, behind, planned], [paying, people, paid, never, kelurahan]
    else:
        first, rest = [paying, never, behind], [people, months, paid, planned, kelurahan]
    _draw(known, first)
    with st.expander(page.text("Angka lain dan cara menghitungnya: orang, bulan, anggaran, kelurahan")):
        st.markdown("\n".join(_line(each) for each in rest))
        st.markdown("\n".join(f"- {each.label}: {each.explanation}" for each in (known, *first, *rest)))
        _rate_note(page, view)
        if found.any_hidden:
            st.caption(page.text.render(FEW_PEOPLE))
    return at.all_pay


def _say(page: Page, view: VillageView, figures: AreaFigures) -> None:
    text, at = page.text, figures.standing
    if not at.desa:
        st.info(
            text(
                "Wilayah ini tidak mempunyai desa, hanya {count} kelurahan. Kelurahan tidak mempunyai uang desa.",
                count=at.kelurahan,
            ),
            icon=":material/info:",
        )
    elif at.hidden and not at.n_used:
        st.info(
            text(
                "Data desa {year} di sini disembunyikan. {why} Unggah berkasnya untuk kunjungan ini di halaman Data, atau pakai server internal.",
                year=str(view.year),
                why=text.render(FEW_ENTITIES),
            ),
            icon=":material/visibility_off:",
        )
    elif not at.n_used:
        st.info(
            text(
                "Tidak ada data iuran desa {year} untuk wilayah ini; itu bukan nol. Isi iuran_desa.csv; templatnya ada di halaman Data.",
                year=str(view.year),
            ),
            icon=":material/upload_file:",
        )
    elif at.all_pay:
        st.success(
            text(
                "{paying} dari {desa} desa membayar: indikator ini tidak bisa naik lagi; yang masih bergerak: orang per desa, bulan dibayar, tunggakan, anggaran yang dibayar, dan anggaran {next}.",
                paying=at.paying,
                desa=at.desa,
                next=str(view.year + 1),
            ),
            icon=":material/trending_up:",
        )
    elif at.hidden:
        st.markdown(
            text(
                "**{paying} dari {known} desa yang punya data membayar ({percent})**, di {used} dari {total} kabupaten/kota yang punya desa; {hidden} disembunyikan dan tidak dihitung ({names}), {unknown} tidak ada data.",
                paying=at.paying,
                known=at.known,
                percent=share(at.percent, text),
                used=at.n_used,
                total=at.n_total,
                hidden=at.n_hidden,
                unknown=at.n_total - at.n_used - at.n_hidden,
                names="; ".join(page.areas.short_name(code) for code in figures.withheld),
            )
        )
        st.caption(text.render(FEW_ENTITIES))


def _paying_figures(page: Page, figures: AreaFigures) -> tuple[Figure, Figure, Figure, Figure]:
    """Desa with data, desa that pay, desa that never enrolled, and kelurahan."""
    text, at = page.text, figures.standing
    none = text("disembunyikan") if at.hidden else "–"
    return (
        Figure(
            text("Desa punya data"),
            text("{known} dari {desa}", known=at.known, desa=at.desa) if at.n_used or not at.hidden else none,
            _known_words(page, at),
            text(
                "Desa yang ada barisnya tahun itu dan bulan dibayarnya terisi; yang lain tidak ikut dalam persen mana pun."
            ),
        ),
        Figure(
            text("Desa membayar"),
            text("{paying} dari {desa}", paying=at.paying, desa=at.known) if at.n_used else none,
            text("{percent} dari desa yang punya data", percent=share(at.percent, text))
            if at.n_used
            else text("disembunyikan")
            if at.hidden
            else text("tidak ada data"),
            text(
                "Desa dengan sedikitnya satu bulan iuran dibayar tahun itu, dibagi desa yang punya data; kelurahan tidak pernah ikut."
            ),
        ),
        Figure(
            text("Belum mendaftar"),
            text.number(at.never) if at.n_used else none,
            text("desa yang tidak pernah membayar: wajib mendaftar (PWBD), bukan menunggak")
            + (
                text("; {count} desa lain berhenti membayar dan menunggak", count=at.stopped)
                if at.stopped
                else ""
            ),
            text(
                "Barisnya ada, bulan yang dibayar 0, dan tidak ada bulan yang dibayar pada tahun sebelumnya di berkas ini."
            ),
        ),
        Figure(
            text("Kelurahan"),
            text.number(at.kelurahan),
            text("dihitung terpisah: tidak punya uang desa"),
            text("Kelurahan dibiayai APBD kabupaten/kota, jadi tidak masuk penyebut."),
        ),
    )


def _known_words(page: Page, at: Standing) -> str:
    """What is known of the villages without data, and in how many areas there are any."""
    text = page.text
    if at.hidden and not at.n_used:
        return text("disembunyikan")
    said = [
        text("{count} desa tanpa data: bukan nol", count=at.unknown)
        if at.unknown
        else text("semua {count} desa punya data", count=at.desa)
    ]
    if at.hidden:
        said.append(text("{count} desa disembunyikan", count=at.hidden))
    if page.areas.level(page.area) is not Level.REGENCY and at.n_total:
        said.append(
            text("di {used} dari {total} kabupaten/kota yang punya desa", used=at.n_used, total=at.n_total)
        )
    return "; ".join(said)


def _depth_figures(
    page: Page, view: VillageView, found: Depth
) -> tuple[Figure, Figure, Figure, Figure, Figure]:
    """People and months a village, desa behind, of the budget what is paid, and next year's budget."""
    text = page.text
    return (
        Figure(
            text("Orang per desa"),
            text("disembunyikan")
            if found.people_hidden and not found.people_known
            else text.number(found.people_mean, digits=2),
            _people_words(page, found),
            text("Rata-rata orang terdaftar per desa yang membayar dan menyebut jumlahnya."),
        ),
        Figure(
            text("Bulan dibayar"),
            text.number(found.months_mean, digits=2),
            _last_words(page, found),
            text(
                "Rata-rata bulan dibayar per desa yang membayar, dari 12. Bila kelompoknya berbeda, yang dipakai kelompok dengan bulan terbanyak."
            ),
        ),
        Figure(
            text("Desa menunggak"),
            text("{paying} dari {desa}", paying=found.behind, desa=found.enrolled),
            _owed_words(page, found),
            text(
                "Dari desa yang pernah membayar, per akhir {month}: bulan yang jatuh tempo tahun itu dikurangi bulan dibayar, per kelompok; rupiahnya orang × tarif tiap bulan yang belum dibayar, dengan tarif yang dipilih di atas. Yang belum mendaftar tidak menunggak.",
                month=text.month(end_of(page, view)),
            ),
        ),
        Figure(
            text("Anggaran dibayar"),
            text("disembunyikan")
            if found.budget_hidden and not found.budget_known
            else text.percent(found.paid_percent),
            _budget_words(page, found),
            text("Realisasi dibagi anggaran setahun, desa yang menyebut keduanya."),
        ),
        Figure(
            text("Anggaran {year}", year=str(view.year + 1)),
            text("{paying} dari {desa}", paying=found.next[NextBudget.ENTERED], desa=found.villages),
            text(
                "sudah dianggarkan; {nothing} dianggarkan nol; {unknown} belum diketahui",
                nothing=found.next[NextBudget.NOTHING],
                unknown=found.next[NextBudget.UNKNOWN],
            ),
            text("Anggaran iuran tahun berikutnya, dari desa yang ada datanya."),
        ),
    )


def _people_words(page: Page, found: Depth) -> str:
    text = page.text
    if not found.paying:
        return text("tidak ada desa yang membayar")
    if not found.people_known and found.people_hidden:
        return text("orang di {count} desa yang membayar disembunyikan", count=found.people_hidden)
    if not found.people_known:
        return text(
            "tidak ada data: {count} desa yang membayar tidak menyebut jumlah orang", count=found.paying
        )
    people = text.number(found.people)
    if found.people_known == found.paying:
        return text("{people} orang di {count} desa yang membayar", people=people, count=found.paying)
    if found.people_hidden:
        return text(
            "{people} orang di {count} dari {all} desa yang membayar; di {hidden} desa disembunyikan",
            people=people,
            count=found.people_known,
            all=found.paying,
            hidden=found.people_hidden,
        )
    return text(
        "{people} orang di {count} dari {all} desa yang membayar; yang lain tidak menyebut jumlahnya",
        people=people,
        count=found.people_known,
        all=found.paying,
    )


def _budget_words(page: Page, found: Depth) -> str:
    text = page.text
    if not found.budget_known:
        return text("disembunyikan") if found.budget_hidden else text("tidak ada data")
    return text(
        "{paid} dari {budget}; {count} desa",
        paid=text.rupiah(found.paid),
        budget=text.rupiah(found.budget),
        count=found.budget_known,
    )


def _owed_words(page: Page, found: Depth) -> str:
    text = page.text
    if not found.behind:
        return text("tidak ada desa yang menunggak")
    if found.owed_known:
        owed = text.rupiah(found.owed)
    else:
        owed = text("rupiahnya disembunyikan") if found.owed_hidden else text("rupiahnya tidak ada data")
    if 0 < found.owed_known < found.behind:
        owed = text(
            "{rupiah} ({count} dari {all} desa yang menunggak)",
            rupiah=owed,
            count=found.owed_known,
            all=found.behind,
        )
    return text(
        "sedikitnya satu kelompok; rata-rata {months} bulan; {rupiah}",
        months=text.number(found.behind_mean, digits=2),
        rupiah=owed,
    )


def _last_words(page: Page, found: Depth) -> str:
    text = page.text
    said = [
        text("{month} ({count} desa)", month=text.month(month, short=True), count=count)
        for month, count in list(found.last_paid.items())[:NAMED]
        if month
    ]
    if not said:
        return text("bulan terakhir tidak disebut")
    rest = sum(found.last_paid.values()) - sum(list(found.last_paid.values())[:NAMED])
    more = text(", {count} desa lebih lama", count=rest) if rest else ""
    return text("kelompok terlengkap; terakhir dibayar {months}", months=", ".join(said)) + more


def _rate_note(page: Page, view: VillageView) -> None:
    text = page.text
    try:
        (rate,) = rates_of(page, view.pricing.used, start=f"{view.year}-12", months=1)
    except NoRateError as error:
        why = text.render(error.message)
    else:
        why = text("Desember {year}: {why}", year=str(view.year), why=text.render(rate.why))
    if view.pricing.own_rate:
        said = text(
            "Tunggakan dihitung dengan tarif menurut baris: anggaran ÷ orang ÷ 12 bulan. Bila anggarannya nol, rupiahnya tidak terhitung; bila kosong, dipakai tarif tiap bulan; {why}.",
            why=why,
        )
    else:
        said = text("Tunggakan dihitung dengan tarif tiap bulan; {why}.", why=why)
    st.caption(
        f"{said} {text('Satu baris memuat satu tahun, jadi tunggakan hanya dihitung per akhir tahun itu sendiri.')}"
    )


def _draw(known: Figure, others: Sequence[Figure]) -> None:
    """How many desa have data, large; beside it what these say, a line each."""
    first, beside = st.columns([1, 2], vertical_alignment="center")
    with first.container(border=True, gap="xxsmall"):
        st.metric(known.label, known.value)
        st.markdown(known.base)
    beside.markdown("\n".join(_line(each) for each in others))


def _line(each: Figure) -> str:
    return f"- **{each.label}: {each.value}** · {each.base}"
