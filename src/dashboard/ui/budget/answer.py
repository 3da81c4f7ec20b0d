"""The answer of the budget planner: the numbers in large, the arithmetic behind them, and each year's budget."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from dashboard.charts.budget_years import BudgetColumn, budget_columns, budget_columns_alt
from dashboard.i18n import Language
from dashboard.metrics.cube.versions import version_words
from dashboard.metrics.money.bill import BillError
from dashboard.metrics.money.names import group_words, span_words
from dashboard.metrics.money.plan import BrokenPlanError, Outcome, Plan, outcome
from dashboard.metrics.money.pricing import parties
from dashboard.metrics.money.rates import NoRateError
from dashboard.ui.budget.bill import bill_table
from dashboard.ui.budget.choices import ChosenPlan
from dashboard.ui.budget.room import exceeded_room, groups_in, room_of
from dashboard.ui.budget.words import (
    cost_steps,
    effect_steps,
    line_words,
    people_steps,
    rate_words,
    scope_words,
    timing_words,
    why_steps,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_in_words, area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.area_words import hidden_note
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.plan_base import base_of, now_of
from dashboard.ui.parts.tables import download, source_line
from dashboard.ui.parts.values import written

#: Per cent of potensi.
WHOLE: Final = 100


def outcome_of(page: Page, plan: Plan) -> Outcome | None:
    """What a plan comes to on the page's data and month; None where it doesn't fit the rates there are."""

    def found() -> Outcome | None:
        try:
            return outcome(plan, parties=parties(page.data.rates, plan.terms), base=base_of(page, plan.area))
        except (NoRateError, BrokenPlanError, BillError):
            return None

    return loading.kept(page.data, "budget", page.period, plan, compute=found)


def answer(page: Page, chosen: ChosenPlan, result: Outcome) -> None:
    """The plan in a line, its numbers in cards, and what is amiss."""
    text, plan = page.text, chosen.plan
    _say(page, chosen, result)
    st.markdown(f"**{area_label(page.areas, plan.area, text)}**  \n{scope_words(plan, text)}")
    slots = [*st.columns(2), *st.columns(2)]
    with slots[1]:
        _card(text("Iuran per bulan"), text.rupiah(result.cost.monthly), _monthly_words(plan, result, text))
    with slots[0]:
        about = text(
            "{short} untuk {months} bulan",
            short=text.rupiah_short(result.cost.total),
            months=plan.terms.months,
        )
        _card(text("Iuran seluruhnya"), text.rupiah(result.cost.total), about)
    with slots[2]:
        _card(
            text("Peserta baru"),
            text("{people} orang", people=result.effect.new),
            text(
                "{people} orang dibayari − {already} sudah aktif",
                people=plan.people,
                already=plan.already_active,
            ),
        )
    with slots[3]:
        _coverage(page, chosen, result)
    bill_table(page, plan, result)
    _warnings(page, chosen, result)
    timing = timing_words(plan.terms.start, now=now_of(page), text=text)
    if timing:
        st.caption(f":material/event_upcoming: {timing}")


def _say(page: Page, chosen: ChosenPlan, result: Outcome) -> None:
    """Under the title: how many, for how long, what that costs and what it does to coverage.

    Coverage is not told of more people than there are: whoever reads this line alone would take it for true.
    """
    text, plan, done, base = page.text, chosen.plan, result.effect, result.base
    said = text(
        "{people} orang di {area} selama {months} bulan: {money}",
        people=plan.people,
        area=area_in_words(page.areas, plan.area, text),
        months=plan.terms.months,
        money=text.rupiah_short(result.cost.total),
    )
    if done.before is None or done.after is None or base.partial:
        page.say(f"{said}.")
        return
    room = exceeded_room(page, chosen, result)
    if room is not None:
        few = text(
            "hanya {room} orang di kelompoknya yang belum terlindungi, jadi periksa jumlahnya", room=room
        )
        page.say(f"{said}; {few}.")
        return
    effect = text(
        "cakupan dari {before} menjadi {after}",
        before=text.percent(done.before),
        after=text.percent(done.after),
    )
    page.say(
        f"{said}; {effect}.",
        base=text(
            "peserta aktif ÷ {eligible} potensi (versi {version}), per akhir {month}",
            eligible=base.eligible or 0,
            version=base.version,
            month=text.month(base.month),
        ),
    )


def arithmetic(page: Page, chosen: ChosenPlan, result: Outcome) -> None:
    """Every step of the calculation, then what each budget carries."""
    text, plan = page.text, chosen.plan
    st.subheader(text("Hitungannya, langkah demi langkah"), anchor=False)
    left, right = st.columns([6, 5], gap="medium")
    with left:
        steps = [
            *people_steps(chosen, result, text),
            *cost_steps(plan, result, text),
            *effect_steps(plan, result, text),
        ]
        st.markdown("\n".join(f"{at}. {step}" for at, step in enumerate(steps, start=1)))
        st.markdown(f"**{text('Tarif yang dipakai')}**")
        st.markdown("\n".join(f"- {step}" for step in why_steps(plan, result, text)))
        st.markdown(f"**{text('Per tahun anggaran')}**")
        st.markdown("\n".join(f"- {line_words(line, text, now=now_of(page))}" for line in result.lines))
    with right:
        if len(result.lines) > 1:
            show(_year_picture(page, plan, result), key="budget_years")
    months = _month_table(plan, result, text)
    if result.cost.even or plan.terms.value is not None:
        rest = st.expander(text("Rincian per bulan"), key="budget_by_month", on_change="rerun")
        if rest.open:
            with rest:
                _months(months, text)
    else:
        st.markdown(f"**{text('Iuran berubah dalam masa rencana; rincian per bulan')}**")
        _months(months, text)
    about = text(
        "rencana anggaran {area}: {scope}",
        area=page.areas.name(plan.area),
        scope=scope_words(plan, text),
    )
    download(
        page,
        months,
        name=text("rencana anggaran"),
        parts=(plan.area,),
        about=about,
        label=text("Unduh rincian per bulan (CSV)"),
    )


def _card(label: str, value: str, about: str) -> None:
    with st.container(border=True, gap="xxsmall", height="stretch"):
        st.metric(label, value)
        st.caption(about)


def _monthly_words(plan: Plan, result: Outcome, text: Language) -> str:
    """What the sum of the first month is made of, or that others differ."""
    if plan.terms.value is not None:
        return text("sekali, di bulan pertama")
    if not result.cost.even:
        return text("bulan pertama; berubah dalam masa rencana, lihat di bawah")
    if plan.terms.payers:
        return text("semua pembayar bersama")
    rates = rate_words([party.rates[0] for party in result.parties], text)
    return text("{people} orang × {rate}", people=plan.people, rate=rates)


def _coverage(page: Page, chosen: ChosenPlan, result: Outcome) -> None:
    text, base, done = page.text, result.base, result.effect
    label = text("Cakupan sebelum → setelah")
    if base.partial:
        about = text(
            "sebelum, per akhir {month}: hanya {used} dari {total} kabupaten/kota; setelah: tidak diketahui",
            used=base.used,
            total=base.total,
            month=text.month(base.month),
        )
        _card(label, f"{text.percent(base.coverage)} → –", about)
        return
    if done.before is None or done.after is None:
        if base.eligible and base.active is None:
            about = text(
                "tidak ada data peserta per akhir {month}; pilih bulan lain", month=text.month(base.month)
            )
        else:
            about = text("tidak ada data; perlu kepesertaan.csv dan potensi.csv wilayah ini")
        _card(label, "–", about)
        return
    room = exceeded_room(page, chosen, result)
    if room is not None:
        about = text("tidak dihitung: hanya {room} orang di kelompoknya yang belum terlindungi", room=room)
        _card(label, f"{text.percent(done.before)} → –", about)
        return
    about = text(
        "{points} dari {eligible} potensi (versi {version}), per akhir {month}",
        points=text.points(done.points),
        eligible=base.eligible or 0,
        version=as_text(base.version),
        month=text.month(base.month),
    )
    if done.after > WHOLE:
        about = f":material/warning: **{text('melebihi potensi, periksa')}** · {about}"
    _card(label, f"{text.percent(done.before)} → {text.percent(done.after)}", about)


def _warnings(page: Page, chosen: ChosenPlan, result: Outcome) -> None:
    text, base, done = page.text, result.base, result.effect
    _group_room(page, chosen, result)
    if done.beyond and base.active is not None and base.eligible is not None:
        st.warning(
            text(
                "{new} peserta baru melebihi yang belum terlindungi: {rest} orang ({eligible} potensi − {active} peserta aktif). Lebihnya {beyond} orang; periksa jumlahnya, yang sudah aktif, atau potensinya.",
                new=done.new,
                rest=max(0, base.eligible - base.active),
                eligible=base.eligible,
                active=base.active,
                beyond=done.beyond,
            ),
            icon=":material/warning:",
        )
    elif base.partial:
        st.info(
            text(
                "Rencana ini untuk seluruh wilayah, sedangkan baru {used} dari {total} kabupaten/kota punya peserta aktif dan potensi yang lengkap. Karena itu cakupan setelah rencana, poin, dan kelebihannya tidak diketahui. Lengkapi kepesertaan.csv dan potensi.csv, atau pilih satu kabupaten/kota.",
                used=base.used,
                total=base.total,
            ),
            icon=":material/upload_file:",
        )
    elif done.before is None:
        st.info(
            text(
                "Rupiah dan jumlah orang tetap berlaku. Untuk cakupan diperlukan peserta aktif (kepesertaan.csv) dan potensi (potensi.csv) wilayah ini; templatnya di halaman Data."
            ),
            icon=":material/upload_file:",
        )


def _group_room(page: Page, chosen: ChosenPlan, result: Outcome) -> None:
    """How many of the chosen groups are not covered yet, where all of them are known."""
    text, plan, new = page.text, chosen.plan, result.effect.new
    rows = groups_in(page, chosen)
    if rows is None:
        return
    if rows["hidden"].any():
        groups = group_words(plan.terms.groups, text)
        st.caption(text("{groups}: yang belum terlindungi disembunyikan.", groups=groups))
        hidden_note(page)
        return
    room = room_of(rows)
    if room is None:
        return
    words = text(
        "{groups}: {room} orang belum terlindungi dari populasi {people} (versi {version}).",
        groups=group_words(plan.terms.groups, text),
        room=room,
        people=int(rows["eligible"].sum()),
        version=as_text(version_words(rows["eligible_versions"])),
    )
    if new > room:
        more = text("Rencana ini {over} orang lebih banyak daripada itu.", over=new - room)
        st.warning(f"{words} {more}", icon=":material/warning:")
    else:
        st.caption(f":material/groups: {words}")


def _year_picture(page: Page, plan: Plan, result: Outcome) -> Picture:
    text = page.text

    def made() -> Picture:
        columns = [
            BudgetColumn(
                name=text.render(line.name),
                span=span_words(line.months, text),
                months=len(line.months),
                rupiah=line.rupiah,
            )
            for line in result.lines
        ]
        title = text("Iuran per tahun anggaran, {area}", area=area_label(page.areas, plan.area, text))
        lines = (scope_words(plan, text), source_line(page))
        figure = budget_columns(columns, title=title, lines=lines, text=text, theme=page.theme)
        return Picture(figure, budget_columns_alt(columns, title=title, text=text))

    return loading.kept(page.data, "budget years", text.code, page.theme, page.period, plan, compute=made)


def _month_table(plan: Plan, result: Outcome, text: Language) -> pd.DataFrame:
    """One row a month: the budget that carries it, people, what a person costs, rupiah."""
    budget = {month: text.render(line.name) for line in result.lines for month in line.months}
    alike = len(result.parties) == 1 and not plan.terms.payers and plan.terms.value is None
    single = result.parties[0].rates if alike else None
    rows = {
        text("Bulan"): [text.month(month) for month, _ in result.cost.months],
        text("Anggaran"): [budget[month] for month, _ in result.cost.months],
        text("Orang"): [plan.people] * len(result.cost.months),
        text("Tarif per orang (Rp)"): [
            pd.NA if single is None else single[at].rupiah for at in range(len(result.cost.months))
        ],
        text("Iuran (Rp)"): [rupiah for _, rupiah in result.cost.months],
    }
    frame = pd.DataFrame(rows)
    return frame if single is not None else frame.drop(columns=text("Tarif per orang (Rp)"))


def _months(frame: pd.DataFrame, text: Language) -> None:
    numeric = [name for name in frame.columns if pd.api.types.is_numeric_dtype(frame[name])]
    styled = frame.style.set_uuid("budgetmonths").format(dict.fromkeys(numeric, written(text)))
    st.dataframe(
        styled,
        hide_index=True,
        height="content",
        key="budget_months",
        alt=text("Tabel iuran per bulan, {count} bulan", count=len(frame)),
    )
