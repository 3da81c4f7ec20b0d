"""Who is out of the chosen area: segments, the groups within, who usually pays, and what closing the gap costs."""

from __future__ import annotations

from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import FUNDING_NAMES, GROUP_NAMES, SEGMENT_NAMES
from dashboard.metrics.categories.composition import Dimension
from dashboard.metrics.cube.months import next_month
from dashboard.metrics.funded.lapses import DEFAULT_HORIZON
from dashboard.metrics.money.plan import PU_WAGE
from dashboard.metrics.uncovered import Out, who_is_out
from dashboard.ui.categories.choices import CategoryView, figures, needs_population, no_coverage
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import hidden_note
from dashboard.ui.parts.lapses import lapses_of
from dashboard.ui.parts.tables import download, show_table, source_line, styled, table_words

_YEAR: Final = 12
#: Before the name of a group, which stands under its segment.
_WITHIN: Final = "· "


def who(page: Page, view: CategoryView) -> None:
    """Draw the table, and what it does not say by itself."""
    text = page.text
    own = lapses_of(page) if page.data.has("pendanaan") else None
    found = loading.kept(
        page.data,
        "who is out",
        page.area,
        page.period,
        view.temporary,
        compute=lambda: who_is_out(
            page.data,
            figures(page, temporary=view.temporary),
            codes=page.areas.inside(page.area),
            period=page.period,
            lapses=() if own is None else own.rows,
        ),
    )
    if all(each.people is None for each in found):
        no_coverage(page, Dimension.SEGMENT)
        return
    st.markdown(f"**{area_label(page.areas, page.area, text)}**  \n{_sum_words(page, found)}")
    frame, hidden = loading.kept(
        page.data,
        "who table",
        text.code,
        page.area,
        page.period,
        view.temporary,
        compute=lambda: _frame(page, found, known=own is not None and own.known),
    )
    page.still("who rows", view.temporary, draw=partial(_table, page, frame, hidden))
    about = table_words(page, text("siapa yang belum terlindungi"), temporary=view.temporary)
    download(page, frame, hidden, name=text("siapa-belum"), parts=(page.area,), about=about)
    page.still("who notes", view.temporary, draw=partial(_notes, page, found))
    st.caption(source_line(page, temporary=view.temporary))
    page.link("anggaran", text("Hitung rencananya di Perencana anggaran"))


def _table(page: Page, frame: pd.DataFrame, hidden: pd.DataFrame) -> None:
    text = page.text
    show_table(
        styled(page, frame, hidden, uuid="who"),
        placeholder=text("tidak ada data"),
        height="content",
        columns={text("Siapa"): st.column_config.TextColumn(width=230)},
        alt=text(
            "Siapa yang belum terlindungi, biasanya dibayar siapa, dan biaya menutupnya: {count} baris",
            count=len(frame),
        ),
    )


def _sum_words(page: Page, found: tuple[Out, ...]) -> str:
    text = page.text
    segments = [each for each in found if not each.group]
    people = sum(each.people or 0 for each in segments)
    said = text(
        "{people} orang belum terlindungi, setiap segmen dan kabupaten/kota dihitung sendiri.", people=people
    )
    above = sum(each.above for each in segments)
    if above:
        said += " " + text(
            "Yang pesertanya melebihi potensi ditulis 0; kelebihannya {above} orang dan tidak mengurangi yang lain.",
            above=above,
        )
    return said


def _frame(page: Page, found: tuple[Out, ...], *, known: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table, and which of its cells may not be seen."""
    text = page.text
    people = pd.array([each.people for each in found], dtype="Int64")
    begun = text.month(next_month(page.period), short=True)
    frame = pd.DataFrame(
        {
            text("Siapa"): [_name(page, each) for each in found],
            text("Belum terlindungi"): people,
            text("Biasanya dibayar"): [
                text(FUNDING_NAMES[each.payer]) if each.payer else "–" for each in found
            ],
            text("{month} saja (Rp)", month=begun): pd.array([each.monthly for each in found], dtype="Int64"),
            text("12 bulan mulai {month} (Rp)", month=begun): pd.array(
                [each.year for each in found], dtype="Int64"
            ),
            text("Masa iuran habis"): _marks(found, "ending", known=known),
            text("Terlambat dibayar"): _marks(found, "behind", known=known),
            text("Melebihi"): pd.array([each.above for each in found], dtype="Int64"),
        }
    )
    untold = [each.hidden and each.people is None for each in found]
    return frame, pd.DataFrame({text("Belum terlindungi"): untold}, index=frame.index, dtype=bool)


def _marks(found: tuple[Out, ...], name: str, *, known: bool) -> pd.api.extensions.ExtensionArray:
    return pd.array([getattr(each, name) if known else None for each in found], dtype="Int64")


def _name(page: Page, one: Out) -> str:
    text = page.text
    if not one.group:
        return text(SEGMENT_NAMES[one.segment])
    name = text(GROUP_NAMES[one.group])
    return f"{_WITHIN}{name}" if one.segment else text("{group} (segmennya tidak diketahui)", group=name)


def _notes(page: Page, found: tuple[Out, ...]) -> None:
    text = page.text
    st.caption(
        text(
            "Segmen dihitung dari potensi, kelompok dari populasi kelompok; keduanya tidak harus sama. Kelompok ditaruh di segmen tempat sebagian besar pesertanya. Biaya mulai {month} menurut tabel tarif dan pembayar itu, dan ditulis per kelompok bila kelompoknya diketahui; separuh iuran hanya selama berlakunya; PU pada upah {wage}; Jakon dari nilai proyek, jadi tidak dihitung per orang.",
            month=text.month(next_month(page.period)),
            wage=text.rupiah(PU_WAGE),
        )
    )
    st.caption(
        text(
            "Masa iuran habis dan Terlambat dibayar adalah orang yang sekarang terhitung terlindungi: uangnya habis dalam {count} bulan, atau pembayarannya terlambat, menunggak, atau masanya sudah lewat. Perinciannya di halaman Tindak lanjut. Melebihi: peserta di atas potensi atau populasinya.",
            count=DEFAULT_HORIZON,
        )
    )
    stepped = [each for each in found if each.monthly and each.year and each.year != _YEAR * each.monthly]
    if stepped:
        st.caption(
            text(
                "Bukan 12 kali bulan pertamanya, karena tarifnya berubah di dalam 12 bulan itu (separuh iuran berakhir): {names}.",
                names=", ".join(_name(page, each).removeprefix(_WITHIN) for each in stepped),
            )
        )
    unknown = max(each.unknown for each in found if not each.group)
    if unknown:
        st.caption(
            text(
                "{count} kabupaten/kota tanpa peserta atau tanpa potensi tidak ikut dihitung.", count=unknown
            )
        )
    if not any(each.group for each in found):
        needs_population(page)
    if any(each.hidden for each in found):
        hidden_note(page)
