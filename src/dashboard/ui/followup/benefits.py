"""Benefits paid in an area: cases and rupiah by programme and year, children in school, beside what was paid in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.charts.benefit_years import BenefitYear, benefit_years, benefit_years_alt
from dashboard.data.contract.words import PROGRAM_NAMES, Level
from dashboard.metrics.funded.benefits import Benefits, Paid, benefits, paid_in
from dashboard.ui.followup.findings import say_benefits
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.area_words import hidden_note
from dashboard.ui.parts.missing import missing_file, say_missing
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.tables import download, show_table, source_line, styled
from dashboard.ui.parts.values import count

#: Years drawn; the table has all.
DRAWN: Final = 5


@dataclass(frozen=True, eq=False)
class _Made:
    picture: Picture
    programs: tuple[pd.DataFrame, pd.DataFrame, Any]
    years: tuple[pd.DataFrame, pd.DataFrame, Any]


def benefit_section(page: Page) -> None:
    """What has been paid out to the members of the chosen area up to the chosen month."""
    text = page.text
    if missing_file(page, "manfaat"):
        say_missing(page, "manfaat")
        return
    every = loading.kept(
        page.data, "benefits", page.period,
        compute=lambda: benefits(page.data.benefits, period=page.period, areas=page.areas),
    )  # fmt: skip
    say_benefits(page, every)
    if not every.by_program(page.area):
        st.info(
            text(
                "Belum ada manfaat {area} yang tercatat sampai {month}. Pilih wilayah lain atau bulan yang lebih baru.",
                area=as_text(area_label(page.areas, page.area, text)), month=text.month(page.period),
            ),
            icon=":material/volunteer_activism:",
        )  # fmt: skip
        return
    made = loading.kept(
        page.data, "benefit page", text.code, page.theme, page.area, page.period,
        compute=lambda: _made(page, every),
    )  # fmt: skip
    show(made.picture, key="benefit_years")
    st.caption(
        text(
            "Iuran yang diketahui hanya iuran yang dibayar untuk kelompok yang dibiayai (bulan dibayar × orang × tarif, dari data pendanaan); iuran perusahaan dan peserta mandiri tidak ada di sini. Manfaat adalah milik semua peserta. Karena itu keduanya tidak dikurangkan satu dari yang lain."
        )
    )
    _table(page, made.programs, name=text("manfaat"), title=text("Manfaat menurut program dan tahun"))
    _table(page, made.years, name=text("manfaat-tahun"), title=text("Menurut tahun: manfaat, beasiswa, iuran"))  # fmt: skip
    st.caption(
        text(
            "Beasiswa dijumlahkan dari setiap baris; anak yang dilaporkan di beberapa bulan terhitung setiap kali. {source}",
            source=source_line(page),
        )
    )


def _table(page: Page, made: tuple[pd.DataFrame, pd.DataFrame, Any], *, name: str, title: str) -> None:
    text = page.text
    frame, hidden, style = made
    st.subheader(title, anchor=False)
    show_table(
        style,
        placeholder=text("tidak ada data"),
        key=f"table_{name}",
        alt=text("{title}: {count} baris", title=title, count=len(frame)),
    )
    if hidden.any(axis=None):
        hidden_note(page)
    download(page, frame, hidden, name=name, parts=(page.area,), about=title)


def _made(page: Page, every: Benefits) -> _Made:
    paid = paid_in(page.data.fundings, period=page.period, areas=page.areas)
    return _Made(_picture(page, every, paid), _programs(page, every), _years(page, every, paid))


def _programs(page: Page, every: Benefits) -> tuple[pd.DataFrame, pd.DataFrame, Any]:
    text = page.text
    cells = sorted(every.by_program(page.area), key=lambda one: -one.year)
    frame = pd.DataFrame(
        {
            text("Tahun"): [str(one.year) for one in cells],
            text("Program"): [text(PROGRAM_NAMES[one.program]) for one in cells],
            text("Kasus"): _whole([one.cases for one in cells]),
            text("Manfaat (Rp)"): _whole([one.rupiah for one in cells]),
        }
    )
    flags = [one.hidden for one in cells]
    hidden = pd.DataFrame({text("Kasus"): flags, text("Manfaat (Rp)"): flags}, index=frame.index)
    return frame, hidden, styled(page, frame, hidden, uuid="benefits")


def _years(page: Page, every: Benefits, paid: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, Any]:
    text, area = page.text, page.area
    years = list(reversed(list(zip(every.by_year(area), every.scholarships(area), strict=True))))
    columns: dict[str, object] = {
        text("Tahun"): [str(one.year) for one, _ in years],
        text("Baris terakhir"): [text.month(every.last[one.year], short=True) for one, _ in years],
        text("Kasus"): _whole([one.cases for one, _ in years]),
        text("Manfaat (Rp)"): _whole([one.rupiah for one, _ in years]),
        text("Penerima beasiswa (anak)"): _whole([children for _, (children, _) in years]),
        text("Iuran dibayar untuk kelompok yang dibiayai (Rp)"): _whole(
            [_paid(paid, area, one.year) for one, _ in years]
        ),
    }
    if page.areas.level(area) is not Level.REGENCY:
        for name, known in (
            (text("Kabupaten/kota dengan data manfaat"), every.reporting > 0),
            (text("Kabupaten/kota dengan data pendanaan"), paid.notna()),
        ):
            columns[name] = [
                text(
                    "{used} dari {total}",
                    used=_known(page, known, one.year),
                    total=len(page.areas.inside(area)),
                )
                for one, _ in years
            ]
    frame = pd.DataFrame(columns)
    sums = [one.hidden for one, _ in years]
    hidden = pd.DataFrame(
        {
            text("Kasus"): sums,
            text("Manfaat (Rp)"): sums,
            text("Penerima beasiswa (anak)"): [flag for _, (_, flag) in years],
        },
        index=frame.index,
    )
    return frame, hidden, styled(page, frame, hidden, uuid="benefit_years")


def _picture(page: Page, every: Benefits, paid: pd.DataFrame) -> Picture:
    text = page.text
    rows = [
        BenefitYear(
            one.year,
            _by_program(page, every, one),
            _paid(paid, page.area, one.year),
            out_of=_of(page, every.reporting > 0, one.year),
            in_of=_of(page, paid.notna(), one.year),
        )
        for one in every.by_year(page.area)[-DRAWN:]
    ]
    title = text("Manfaat dan iuran, {area}", area=area_label(page.areas, page.area, text))
    lines = [
        text("rupiah per tahun, sampai {month}; angka singkat dibulatkan", month=text.month(page.period)),
        source_line(page),
    ]
    if page.areas.level(page.area) is not Level.REGENCY:
        lines.insert(
            1,
            text("n dari N kabupaten/kota: yang punya data tahun itu; jumlahnya berbeda dari tahun ke tahun"),
        )
    return Picture(
        benefit_years(rows, title=title, lines=lines, text=text, theme=page.theme),
        benefit_years_alt(rows, title=title, text=text),
    )


def _by_program(page: Page, every: Benefits, year: Paid) -> dict[str, int]:
    """Rupiah by programme."""
    text = page.text
    found: dict[str, int] = {}
    for one in every.by_program(page.area):
        if one.year == year.year and one.rupiah is not None:
            found[text(one.program)] = one.rupiah
    return found


def _of(page: Page, known: pd.DataFrame, year: int) -> str:
    """Of how many kabupaten/kota a year's number is known; "" for a single one."""
    if page.areas.level(page.area) is Level.REGENCY:
        return ""
    return page.text(
        "{used} dari {total} kab/kota",
        used=_known(page, known, year),
        total=len(page.areas.inside(page.area)),
    )


def _known(page: Page, known: pd.DataFrame, year: int) -> int:
    """How many kabupaten/kota of the chosen area a table (bool, area code x year) marks in a year."""
    inside = list(page.areas.inside(page.area))
    return int(known.loc[inside, year].sum()) if year in known else 0


def _paid(paid: pd.DataFrame, area: str, year: int) -> int | None:
    return count(paid[year][area]) if year in paid.columns else None


def _whole(values: Sequence[int | None]) -> pd.arrays.IntegerArray:
    return pd.array(list(values), dtype="Int64")
