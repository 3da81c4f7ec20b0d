"""Whom to visit first, for the prosecutor's schedule; names only where nobody from outside can read them."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import COMPLIANCE_NAMES, ENTITY_NAMES
from dashboard.data.disclosure.limits import HIDDEN
from dashboard.i18n import N_
from dashboard.metrics.compliance import compliance
from dashboard.metrics.compliance.reports import latest
from dashboard.metrics.compliance.visits import Step, sealed_step_counts, step_table, step_words, visits
from dashboard.ui.compliance.choices import ComplianceView, month_of, names_hidden
from dashboard.ui.compliance.findings import say_visits
from dashboard.ui.compliance.reports import months_words, newest_rule
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import entities_note
from dashboard.ui.parts.missing import missing_file, say_missing
from dashboard.ui.parts.tables import download, numbers_written, show_table, styled

#: Pixels of the columns that are to be in sight at once on a laptop; on a phone the first two.
WIDTHS: Final = {
    N_("Nama"): 140,
    N_("Alasan"): 320,
    N_("Wilayah"): 150,
    N_("Hari ke-"): 70,
    N_("Tunggakan (Rp)"): 115,
    N_("No."): 45,
}
_HEIGHT: Final = 520
_FITS: Final = 12


def visit_list(page: Page, view: ComplianceView) -> None:
    """Draw the rule in words, then the list, or only how many where names are not shown."""
    if missing_file(page, "daftar_kepatuhan"):
        say_missing(page, "daftar_kepatuhan")
        return
    if "daftar_kepatuhan" in page.data.sealed:
        _rule(page, view)
        _counted(page, view)
        return
    if month_of(page, page.data.compliance_list) is None:
        return
    text = page.text
    listed = loading.kept(
        page.data, "listed", page.area, page.period, view.kind, compute=lambda: _listed(page, view)
    )
    st.caption(
        f"**{area_label(page.areas, page.area, text)}** · {newest_rule(text, page.period)} "
        + text("Daftar di sini: {months}.", months=_months(page, listed))
    )
    if listed.empty:
        say_visits(
            page,
            pd.Series(dtype="Int64"),
            limits=view.limits,
            month=page.period,
            hidden=False,
            kind=view.kind,
        )
        st.info(text("Tidak ada entitas dalam daftar untuk wilayah dan jenis ini."), icon=":material/info:")
        return
    _rule(page, view)
    say_visits(
        page,
        _steps(page, view, listed).value_counts().sort_index(),
        limits=view.limits,
        month=str(listed["periode"].max()),
        hidden=False,
        kind=view.kind,
    )
    _named(page, view, listed)


def _listed(page: Page, view: ComplianceView) -> pd.DataFrame:
    now = compliance.of_kind(latest(page.data.compliance_list, period=page.period), view.kind)
    return compliance.in_area(now, areas=page.areas, code=page.area)


def _steps(page: Page, view: ComplianceView, listed: pd.DataFrame) -> pd.Series:
    """The step of each entity."""
    return loading.kept(
        page.data, "visit steps", page.area, page.period, view.kind, view.limits,
        compute=lambda: visits(listed, limits=view.limits, per_day=1)["step"],
    )  # fmt: skip


def _months(page: Page, listed: pd.DataFrame) -> str:
    """Of which months the list is."""
    if listed.empty:
        return page.text("tidak ada data")
    return months_words(page.text, str(listed["periode"].min()), str(listed["periode"].max()))


def _rule(page: Page, view: ComplianceView) -> None:
    text = page.text
    steps = "\n".join(f"{step}. {text.render(step_words(step, view.limits))}" for step in Step)
    st.markdown(f"**{text('Urutan kunjungan')}**\n\n{steps}")
    st.caption(
        text(
            "Entitas yang masuk beberapa kategori dikunjungi sekali, pada urutan yang paling mendesak. Angka yang tidak ada datanya berada di akhir langkahnya; yang sama besar diurutkan menurut wilayah, jenis, dan nama."
        )
    )


def _named(page: Page, view: ComplianceView, listed: pd.DataFrame) -> None:
    text = page.text
    frame, styled = loading.kept(
        page.data, "visits", text.code, page.area, page.period, view.kind, view.limits, view.per_day,
        compute=lambda: _frames(page, view, listed),
    )  # fmt: skip
    show_table(
        styled,
        placeholder=text("tidak ada data"),
        height=_HEIGHT if len(frame) > _FITS else "auto",
        columns={text(name): st.column_config.Column(width=width) for name, width in WIDTHS.items()},
        alt=text("Daftar kunjungan: {count} entitas menurut urutan", count=len(frame)),
    )
    st.caption(
        text(
            "Hari dihitung sendiri di setiap kabupaten/kota, karena kejaksaan negeri bekerja di satu kabupaten/kota."
        )
    )
    about = text(
        "urutan dengan batas umur {limits} bulan", limits="-".join(str(each) for each in view.limits)
    )
    download(page, frame, name=text("daftar-kunjungan"), parts=(page.area, view.kind), about=about)


def _frames(page: Page, view: ComplianceView, listed: pd.DataFrame) -> tuple[pd.DataFrame, Any]:
    text = page.text
    found = visits(listed, limits=view.limits, per_day=view.per_day)
    frame = pd.DataFrame(
        {
            text("Nama"): found["nama_entitas"].array,
            text("Alasan"): ["; ".join(text.render(each) for each in said) for said in found["reasons"]],
            text("Wilayah"): [page.areas.name(code) for code in found["kode_wilayah"]],
            text("Hari ke-"): found["day"].array,
            text("Tunggakan (Rp)"): found["arrears"].array,
            text("No."): range(1, len(found) + 1),
            text("Jenis entitas"): [text(ENTITY_NAMES[kind]) for kind in found["jenis_entitas"]],
            text("Kategori"): [
                " + ".join(text(COMPLIANCE_NAMES[each]) for each in said.split(" + "))
                for said in found["categories"]
            ],
            text("Langkah"): found["step"].array,
            text("Pekerja"): found["workers"].array,
            text("Terdaftar"): found["enrolled"].array,
            text("Bulan tunggakan"): found["months"].array,
            text("Laporan"): [text.month(str(each), short=True) for each in found["periode"]],
        }
    )
    return frame, numbers_written(frame, text, uuid="visits")


def _counted(page: Page, view: ComplianceView) -> None:
    text = page.text
    names_hidden(page)
    newest = page.data.periods[-1]
    every = loading.kept(
        page.data,
        "sealed steps",
        view.limits,
        compute=lambda: sealed_step_counts(
            page.data.sealed["daftar_kepatuhan"], limits=view.limits, period=newest
        ),
    )
    found = compliance.of_kind(compliance.in_area(every, areas=page.areas, code=page.area), view.kind)
    counts = step_table(found)
    say_visits(
        page,
        counts.sum(axis=1, min_count=1),
        limits=view.limits,
        month=newest,
        hidden=bool(counts.isna().any(axis=None)),
        kind=view.kind,
    )
    frame = pd.DataFrame(
        {
            text("Langkah"): list(counts.index),
            text("Siapa"): [text.render(step_words(Step(step), view.limits)) for step in counts.index],
            **{text(name): counts[kind].array for kind, name in ENTITY_NAMES.items()},
        }
    )
    kinds = list(frame.columns[2:])
    hidden = frame[kinds].isna()
    show_table(
        styled(page, frame, hidden, uuid="steps"),
        placeholder=text("tidak ada data"),
        columns={text("Siapa"): st.column_config.TextColumn(width="large")},
        alt=text("Jumlah entitas menurut urutan kunjungan dan jenis"),
    )
    st.caption(
        text(
            "{area}, menurut daftar terbaru sampai {month}, bulan mana pun yang dipilih.",
            area=area_label(page.areas, page.area, text), month=text.month(newest),
        )
    )  # fmt: skip
    if found[HIDDEN].any():
        entities_note(page)
    download(
        page, frame, hidden, name=text("jumlah-kunjungan"), parts=(page.area, view.kind),
        about=area_label(page.areas, page.area, text),
    )  # fmt: skip
