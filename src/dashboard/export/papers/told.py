"""A story in words: titles, numbers, tables, definitions and sources, once for every kind of document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final

from dashboard.data.contract.words import Level
from dashboard.data.dataset import source_name
from dashboard.data.disclosure.limits import FEW_PEOPLE
from dashboard.export.papers import story_tables
from dashboard.export.papers.link import story_link
from dashboard.export.papers.tables import Kind, Table, written
from dashboard.i18n import N_, Language
from dashboard.metrics.coverage.area_names import area_label
from dashboard.metrics.coverage.pace import STATE_NAMES
from dashboard.metrics.coverage.said import said
from dashboard.metrics.cube.months import month_end
from dashboard.metrics.story.numbers import YEAR
from dashboard.metrics.story.record import Story

#: Terms and what they mean: the same in every document.
DEFINITIONS: Final = (
    (N_("Cakupan"), N_("peserta aktif ÷ potensi pekerja (tanpa ASN, TNI, Polri); dapat melebihi 100%")),
    (N_("Capaian target"), N_("peserta aktif ÷ target peserta; bukan cakupan")),
    (N_("Belum terlindungi"), N_("potensi pekerja − peserta aktif")),
    (N_("Selisih ke target"), N_("target peserta − peserta aktif; bukan jumlah yang belum terlindungi")),
    (
        N_("Perubahan cakupan"),
        N_(
            "karena peserta: (peserta kini − peserta dulu) ÷ potensi kini; karena potensi: peserta dulu × (1 ÷ potensi kini − 1 ÷ potensi dulu)"
        ),
    ),
    (N_("Laju"), N_("perubahan bersih peserta aktif sebulan, bukan jumlah pendaftaran baru")),
    (
        N_("Masa iuran habis, nonaktif"),
        N_("dua tanggal: bulan pertama tanpa uang iuran, dan bulan peserta tidak lagi terhitung aktif"),
    ),
    (N_("tidak ada data"), N_("angkanya tidak diketahui; tidak pernah berarti 0")),
)


@dataclass(frozen=True)
class Figure:
    """One number of the front: what it is, the number as written, and of what it is."""

    label: str
    value: str
    under: str


@dataclass(frozen=True, eq=False)
class Told:
    """A story in one language; every word and number as printed, but the cells of tables.

    stamp: DATA CONTOH, or "". cautions: what to know before trusting the numbers; notes: these, and the pace. day: noon in WITA of the last day of the month, which is every document's date. source: one
    line with source, date and data version. link: "" where nobody said where the dashboard is reached.
    tables: by their keys.
    """

    story: Story
    text: Language
    area: str
    month: str
    stamp: str
    day: datetime
    source: str
    link: str
    finding: str
    based: str
    figures: tuple[Figure, ...]
    asks: tuple[str, ...]
    cautions: tuple[str, ...]
    notes: tuple[str, ...]
    definitions: tuple[tuple[str, str], ...]
    tables: dict[str, Table]

    def title(self, kind: str) -> str:
        """The title of a kind of document: Lembar rapat: Provinsi Sulawesi Selatan."""
        return f"{kind}: {self.area}"


def told(story: Story, text: Language, *, base: str) -> Told:
    """The story in words. base: where the dashboard is reached, "" for nowhere. Raises BrokenLinkError."""
    source = text(source_name(story.source, sample=story.sample))
    words = said(story.whole, areas=story.areas, text=text, with_members=story.with_members)
    cautions = _cautions(story, text)
    return Told(
        story=story,
        text=text,
        area=area_label(story.areas, story.area, text),
        month=text.month(story.period),
        stamp=text("DATA CONTOH") if story.sample else "",
        day=datetime.combine(month_end(story.period), time(4), UTC),
        source=text(
            "{source} · per akhir {month} · versi data {version}",
            source=source,
            month=text.month(story.period),
            version=story.version,
        ),
        link=story_link(base, story, text),
        finding=words.finding,
        based=words.base,
        figures=_figures(story, text),
        asks=tuple(text.render(each) for each in story.asks),
        cautions=tuple(cautions),
        notes=(*cautions, *_pace(story, text)),
        definitions=tuple((text(term), text(meaning)) for term, meaning in DEFINITIONS),
        tables={table.key: table for table in story_tables.every_table(story, text)},
    )


def _figures(story: Story, text: Language) -> tuple[Figure, ...]:
    whole = story.whole
    left = whole.not_covered
    moved = story.change
    return (
        Figure(
            text("Cakupan kepesertaan"),
            written(whole.coverage, Kind.PERCENT, text),
            text(
                "{active} dari {eligible} potensi",
                active=text.number(whole.active),
                eligible=text.number(whole.eligible),
            ),
        ),
        Figure(
            text("Capaian target"),
            text("tidak ada target")
            if whole.target is None
            else written(whole.achievement, Kind.PERCENT, text),
            text(
                "{active} dari target {target}",
                active=text.number(whole.active),
                target=text.number(whole.target),
            )
            if whole.target is not None
            else f"{whole.series} {whole.year}",
        ),
        Figure(
            text("Belum terlindungi"),
            written(left, Kind.PEOPLE, text),
            text("potensi dikurangi peserta aktif")
            if left is None or left >= 0
            else text("peserta aktif melebihi potensi"),
        ),
        Figure(
            text("Perubahan 12 bulan"),
            written(None if moved is None else moved.points, Kind.POINTS, text),
            text("{people} orang", people=text.number(moved.people, signed=True))
            if moved is not None
            else text("tidak ada data pada salah satu bulan"),
        ),
    )


def _cautions(story: Story, text: Language) -> list[str]:
    whole = story.whole
    said = []
    if whole.total > 1 and not whole.whole:
        said.append(
            text(
                "{used} dari {total} kabupaten/kota punya data lengkap; capaian gabungan tidak ditampilkan",
                used=whole.used,
                total=whole.total,
            )
        )
    if whole.target_rate is not None and whole.target_rate > 100:
        said.append(text("target di atas 100% potensi ({percent})", percent=text.percent(whole.target_rate)))
    if story.level is Level.BRANCH:
        said.append(text("cakupan menurut wilayah kerja, bukan realisasi cabang sendiri"))
        if not story.areas.territory_verified(story.area):
            said.append(text("wilayah kerja belum terverifikasi seluruhnya"))
    if any(row.hidden for row in story.groups):
        said.append(text.render(FEW_PEOPLE))
    return said


def _pace(story: Story, text: Language) -> list[str]:
    whole = story.whole
    said = []
    if whole.rate is not None:
        said.append(
            text(
                "Laju 12 bulan: {rate} orang sebulan; {state}",
                rate=text.number(whole.rate, signed=True),
                state=text(STATE_NAMES[whole.state]),
            )
        )
    projected = story.pace.run(YEAR).projected
    if projected is not None and story.pace.months_left:
        said.append(text("proyeksi Desember {people} orang", people=projected))
    if whole.required:
        said.append(
            text("Perlu {required} peserta baru bersih sebulan sampai Desember", required=whole.required)
        )
    return said
