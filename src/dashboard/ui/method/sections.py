"""The sections of the page Metode dan sumber."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import NATION, SAMPLE_SOURCE
from dashboard.data.outlines.boundaries import CREDIT
from dashboard.export.tables import file_name, to_csv
from dashboard.i18n import N_, Language
from dashboard.metrics.coverage.calibration import STATUS_NAMES, calibration_report
from dashboard.metrics.coverage.certainty import GRADE_NAMES, INDICATOR_NAMES, LIMITS
from dashboard.metrics.coverage.certainty import RULES as CERTAINTY_RULES
from dashboard.metrics.coverage.conflicts import conflicting
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.method.text import FORMULAS, RULES, SOURCES, TERMS
from dashboard.ui.parts.active_words import CAUSE_NAMES, effect_words
from dashboard.ui.parts.tables import show_table
from dashboard.ui.parts.values import rate, written

SECTIONS = {
    "rumus": N_("Rumus dan aturan"),
    "sumber": N_("Target, sumber, lisensi"),
    "kalibrasi": N_("Data contoh"),
    "angka": N_("Angka publik"),
    "cabang": N_("Wilayah kerja cabang"),
}


def choose_section(page: Page) -> str:
    """Which part of the page to show; kept in the URL."""
    sections = {
        key: page.text(name) for key, name in SECTIONS.items() if key != "kalibrasi" or page.is_sample
    }
    return page.pick("bagian", page.text("Bagian"), sections, default="rumus", label_visibility="collapsed")


def say_rule(page: Page) -> None:
    """Under the title: the two shares that are never one number."""
    page.say(
        page.text(
            "Cakupan = peserta aktif ÷ potensi pekerja. Capaian = peserta aktif ÷ target. Dua angka, selalu terpisah."
        )
    )


def formulas(page: Page) -> None:
    """Every formula with its denominator and a published example."""
    text = page.text
    st.subheader(text("Rumus"), anchor=False)
    for each in FORMULAS:
        with st.container(border=True, gap="xxsmall"):
            st.markdown(f"**{text(each.name)}** = {text(each.formula)}")
            st.caption(text(each.note))
            st.caption(text("Contoh: {example}", example=text(each.example)))


def rules(page: Page) -> None:
    """The rules that every number obeys, and the words used."""
    text = page.text
    st.subheader(text("Aturan yang dipatuhi setiap angka"), anchor=False)
    st.markdown("\n".join(f"- {text(rule)}" for rule in RULES))
    st.subheader(text("Istilah"), anchor=False)
    st.markdown("\n".join(f"- **{text(term)}**: {text(meaning)}" for term, meaning in TERMS))


def how_sure(page: Page) -> None:
    """What makes a number less sure, rule by rule."""
    text = page.text
    st.subheader(text("Seberapa pasti"), anchor=False)
    st.caption(
        text(
            "Setiap angka utama disertai kata: kuat, cukup, atau lemah, dengan sebabnya; yang terburuk berlaku. Kata itu menilai data di baliknya, bukan kebenaran angkanya. Angka yang tidak kena aturan mana pun di bawah ini kuat."
        )
    )
    st.table(
        pd.DataFrame(
            {
                text("Bila"): [text(rule.said, **LIMITS) for rule in CERTAINTY_RULES],
                text("Angka"): [
                    ", ".join(
                        text(INDICATOR_NAMES[each]) for each in INDICATOR_NAMES if each in rule.indicators
                    )
                    for rule in CERTAINTY_RULES
                ],
                text("Maka"): [text(GRADE_NAMES[rule.grade]) for rule in CERTAINTY_RULES],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt=text("Tabel {count} aturan tentang seberapa pasti suatu angka", count=len(CERTAINTY_RULES)),
    )


def active_rules(page: Page) -> None:
    """Until when somebody whose contribution isn't paid counts as active, rule by rule."""
    text = page.text
    st.subheader(text("Aturan aktif"), anchor=False)
    st.caption(
        text(
            "Masa iuran habis dan nonaktif adalah dua tanggal. Aturan dari data/reference/aturan_aktif.csv; V: terbaca di sumber terbuka, ?: belum pasti."
        )
    )
    rules = page.data.active_rules.rules
    st.table(
        pd.DataFrame(
            {
                text("Sebab"): [text(CAUSE_NAMES[each.cause]) for each in rules],
                text("Segmen"): [each.segment for each in rules],
                text("Akibat"): [effect_words(each, text) for each in rules],
                text("Mutu"): [str(each.certainty) for each in rules],
                text("Dasar"): [each.basis for each in rules],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt=text("Tabel {count} aturan aktif menurut sebab dan segmen", count=len(rules)),
    )


def target_series(page: Page) -> None:
    """The official series of the nation and the region, each with year and source."""
    text = page.text
    targets = page.data.targets
    # What the generator made up is no official series.
    official = targets[~targets["sumber"].astype(str).str.startswith(SAMPLE_SOURCE)]
    wide = official.sort_values(["tahun", "kode", "jenis"])
    st.subheader(text("Deret target resmi"), anchor=False)
    st.caption(
        text(
            "Beberapa deret berjalan bersamaan dan basisnya tidak dinyatakan kepada umum. Dasbor menyebut deret, tahun, dan sumber target yang dipakainya, dan tidak mencampurnya."
        )
    )
    show_table(
        pd.DataFrame(
            {
                text("Tahun"): wide["tahun"].astype(str).to_numpy(),
                text("Wilayah"): [_holder(page, str(code)) for code in wide["kode"]],
                text("Deret"): wide["jenis"].astype(str).to_numpy(),
                text("Target"): [
                    text.percent(value)
                    if unit == "persen"
                    else text("{number} orang", number=text.number(value))
                    for value, unit in zip(wide["nilai"], wide["satuan"], strict=True)
                ],
                text("Sumber"): wide["sumber"].astype(str).to_numpy(),
            }
        ),
        alt=text("Deret target resmi menurut tahun dan sumber"),
    )


def _holder(page: Page, code: str) -> str:
    """Whose target it is, in words."""
    if code == NATION:
        return page.text("Nasional")
    return page.areas.name(code) if code in page.areas else code


def sources(page: Page) -> None:
    """Where the data comes from and under which licence."""
    text = page.text
    st.subheader(text("Sumber dan lisensi"), anchor=False)
    st.markdown("\n".join(f"- **{text(name)}**: {text(words, boundaries=CREDIT)}" for name, words in SOURCES))


def calibration(page: Page) -> None:
    """How close the sample comes to each published figure."""
    text = page.text
    st.subheader(text("Data contoh: sedekat apa dengan angka publik"), anchor=False)
    report = loading.kept(
        page.data, "calibration", compute=lambda: calibration_report(page.data, loading.published())
    )
    counts = report["status"].value_counts()
    st.markdown(
        "\n".join(
            f"- {text(name)}: **{text.number(rate(counts.get(status, 0)))}**"
            for status, name in STATUS_NAMES.items()
        )
    )
    st.caption(
        text(
            "Yang harus cocok: angka mutu A atau B yang penyebutnya potensi. Toleransi: persen provinsi 0,5 poin, persen kabupaten/kota 1 poin, jumlah 1%. Semua angka lain disebut beserta alasannya."
        )
    )
    shown = pd.DataFrame(
        {
            text("Wilayah"): report["wilayah"].astype(str),
            text("Per tanggal"): report["per_tanggal"].astype(str),
            text("Ukuran"): report["ukuran"].astype(str),
            text("Mutu"): report["mutu"].astype(str),
            text("Angka terbit"): [_as_printed(rate(value), text) for value in report["published"]],
            text("Data contoh"): [_as_printed(rate(value), text) for value in report["sample"]],
            text("Selisih (poin atau %)"): report["difference"].astype("float64"),
            text("Toleransi (poin atau %)"): report["tolerance"].astype("float64"),
            text("Hasil"): [text(STATUS_NAMES[status]) for status in report["status"]],
            text("Alasan"): [text.render(reason) if reason else "" for reason in report["reason"]],
        }
    )
    show_table(
        shown.style.format({name: written(text, digits=2) for name in shown.columns[6:8]}),
        height=360,
        alt=text("Kalibrasi data contoh terhadap {count} angka publik", count=len(shown)),
    )
    _download(page, shown, text("kalibrasi"), text("Unduh laporan kalibrasi (CSV)"))


def published_figures(page: Page) -> None:
    """The layer of published figures, as they were printed."""
    text = page.text
    st.subheader(text("Angka publik"), anchor=False)
    figures = loading.published()
    names = {
        "wilayah": text("Wilayah"),
        "per_tanggal": text("Per tanggal"),
        "ukuran": text("Ukuran"),
        "nilai": text("Nilai"),
        "satuan": text("Satuan"),
        "penyebut": text("Penyebut"),
        "yang_dihitung": text("Yang dihitung"),
        "mutu": text("Mutu"),
        "catatan": text("Catatan"),
        "terbit": text("Tanggal terbit"),
        "penerbit": text("Penerbit"),
        "sumber": text("Sumber"),
    }
    apart = conflicting(figures)
    if len(apart):
        st.markdown(f"**{text('Angka terbit yang tidak saling cocok')}**")
        st.caption(
            text(
                "Ukuran, wilayah, tanggal, dan penyebut yang sama dengan nilai yang berbeda. Keduanya tetap ditampilkan; dasbor tidak memilih salah satunya."
            )
        )
        show_table(
            apart[list(names)]
            .rename(columns=names)
            .style.set_uuid("apart")
            .format({text("Nilai"): lambda value: _as_printed(rate(value), text)}),
            columns={text("Sumber"): st.column_config.LinkColumn()},
            alt=text("{count} angka terbit yang tidak saling cocok", count=len(apart)),
        )
        st.markdown(f"**{text('Semua angka terbit')}**")
    shown = figures[list(names)].rename(columns=names)
    show_table(
        shown.style.format({text("Nilai"): lambda value: _as_printed(rate(value), text)}),
        height=360,
        columns={text("Sumber"): st.column_config.LinkColumn()},
        alt=text("{count} angka yang pernah terbit, dengan tanggal, penerbit, dan mutu", count=len(shown)),
    )


def territories(page: Page) -> None:
    """Which branch serves which kabupaten/kota, and how sure that is."""
    text, areas = page.text, page.areas
    st.subheader(text("Wilayah kerja kantor cabang"), anchor=False)
    st.caption(
        text(
            "Tabel dapat disunting: data/reference/wilayah_kerja.csv. Yang bukan “terverifikasi” ditandai di setiap angka cabang."
        )
    )
    table = areas.territory.loc[list(areas.codes)]
    show_table(
        pd.DataFrame(
            {
                text("Wilayah"): [areas.name(code) for code in areas.codes],
                text("Kantor cabang"): table["kantor_cabang"].to_numpy(),
                text("Kantor setempat"): table["kantor_setempat"].fillna("").to_numpy(),
                text("Dasar kantor cabang"): table["dasar_induk"].to_numpy(),
                text("Dasar kantor setempat"): table["dasar_setempat"].fillna("").to_numpy(),
                text("Sumber"): table["sumber"].to_numpy(),
            }
        ),
        height=300,
        columns={text("Sumber"): st.column_config.LinkColumn()},
        alt=text("Kantor cabang dari setiap kabupaten/kota"),
    )


def _as_printed(value: float | None, text: Language) -> str:
    return text.number(value, digits=0 if value is None or value == int(value) else 2)


def _download(page: Page, frame: pd.DataFrame, name: str, label: str) -> None:
    st.download_button(
        label,
        data=lambda: to_csv(
            frame, text=page.text, sample=page.is_sample, source=name, version=page.data.version
        ),
        file_name=file_name(name, sample=page.is_sample, extension="csv"),
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
