"""The tables of a story: what workbook, sheet, slides and pack show, each number unrounded."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.data.contract.words import GROUP_NAMES, SEGMENT_NAMES
from dashboard.export.papers.tables import HIDDEN, Cell, Column, Kind, Table
from dashboard.i18n import Language
from dashboard.metrics.categories.composition import CATEGORY_NAMES, Dimension
from dashboard.metrics.coverage.area_names import area_label
from dashboard.metrics.coverage.pace import STATE_NAMES
from dashboard.metrics.coverage.standing import Standing
from dashboard.metrics.funded.commitments import VERDICT_NAMES
from dashboard.metrics.funded.lapses import Count
from dashboard.metrics.story.record import Story


def every_table(story: Story, text: Language) -> Iterator[Table]:
    """Every table behind the story; one that has nothing to say is left out."""
    yield parts_table(story, text)
    yield segments_table(story, text)
    yield part_segments_table(story, text)
    yield groups_table(story, text)
    yield history_table(story, text)
    if story.change is not None:
        yield change_table(story, text)
    yield lapses_table(story, text)
    if story.promises is not None:
        yield promises_table(story, text)
    if story.closing is not None:
        yield closing_table(story, text)


def parts_table(story: Story, text: Language) -> Table:
    """The kabupaten/kota of the area, or those beside it, by coverage; the area itself in bold among them."""
    ordered = sorted(story.parts, key=lambda one: (one.coverage is None, -(one.coverage or 0.0), one.code))
    own = {at for at, one in enumerate(ordered) if one.code == story.area}
    title = (
        text("Kabupaten/kota di {area}", area=area_label(story.areas, story.around, text))
        if story.around != story.area
        else text("Kabupaten/kota")
    )
    return Table(
        "wilayah",
        title,
        (
            Column(text("No."), Kind.PEOPLE),
            Column(text("Kode")),
            Column(text("Kabupaten/kota")),
            *_measures(text),
            Column(text("Target (orang)"), Kind.PEOPLE),
            Column(text("Capaian target"), Kind.PERCENT),
            Column(text("Selisih ke target"), Kind.PEOPLE),
            Column(text("Perlu sebulan"), Kind.PEOPLE),
            Column(text("Keadaan")),
            Column(text("Versi potensi")),
        ),
        tuple(
            (
                at,
                one.code,
                story.areas.short_name(one.code),
                *_numbers(one),
                one.target,
                one.achievement,
                one.gap,
                one.required,
                text(STATE_NAMES[one.state]),
                ", ".join(one.versions) or None,
            )
            for at, one in enumerate(ordered, start=1)
        ),
        strong=frozenset(own),
    )


def segments_table(story: Story, text: Language) -> Table:
    """The segments of the area, and all of them."""
    rows: list[tuple[Cell, ...]] = [
        (text(SEGMENT_NAMES[segment]), *_numbers(one)) for segment, one in story.segments.items()
    ]
    rows.append((text("Semua segmen"), *_numbers(story.whole)))
    return Table(
        "segmen",
        text("Segmen"),
        (Column(text("Segmen")), *_measures(text)),
        tuple(rows),
        strong=frozenset({len(rows) - 1}),
    )


def part_segments_table(story: Story, text: Language) -> Table:
    """Every kabupaten/kota by segment."""
    return Table(
        "wilayah_segmen",
        text("Kabupaten/kota menurut segmen"),
        (Column(text("Kode")), Column(text("Kabupaten/kota")), Column(text("Segmen")), *_measures(text)),
        tuple(
            (one.code, story.areas.short_name(one.code), segment, *_numbers(each))
            for one in story.parts
            for segment, each in story.part_segments[one.code].items()
        ),
    )


def groups_table(story: Story, text: Language) -> Table:
    """Groups with members; a hidden one is said to be."""
    names = {**GROUP_NAMES, **CATEGORY_NAMES[Dimension.GROUP]}
    return Table(
        "kelompok",
        text("Kelompok pekerja"),
        (
            Column(text("Kelompok")),
            Column(text("Peserta aktif"), Kind.PEOPLE),
            Column(text("Bagian dari peserta"), Kind.PERCENT),
        ),
        tuple(
            (
                text(names[row.key]),
                HIDDEN if row.hidden else row.people,
                HIDDEN if row.hidden else row.share,
            )
            for row in story.groups
        ),
    )


def history_table(story: Story, text: Language) -> Table:
    """Month by month."""
    return Table(
        "riwayat",
        text("Riwayat cakupan"),
        (
            Column(text("Bulan"), Kind.MONTH),
            Column(text("Peserta aktif"), Kind.PEOPLE),
            Column(text("Potensi"), Kind.PEOPLE),
            Column(text("Cakupan"), Kind.PERCENT),
            Column(text("Target (cakupan)"), Kind.PERCENT),
        ),
        tuple((row.period, row.active, row.eligible, row.coverage, row.target_rate) for row in story.history),
    )


def change_table(story: Story, text: Language) -> Table:
    """The change of twelve months by its two causes, which add up as shown."""
    moved = story.change
    if moved is None or moved.split is None:
        raise ValueError("the change of this story is not known")
    note = text(
        "{people} peserta; dihitung atas {used} dari {total} kabupaten/kota yang diketahui pada kedua bulan.",
        people=text.number(moved.people, signed=True),
        used=moved.used,
        total=moved.total,
    )
    others = [
        f"{story.areas.name(each.code)} ({text.number(each.after)})"
        for each in moved.left_out
        if each.after is not None
    ]
    if others:
        note += " " + text("Tidak ikut: {names}.", names=", ".join(others))
    return Table(
        "perubahan",
        text("Perubahan cakupan sejak {month}", month=text.month(moved.start.period)),
        (Column(text("Sebab")), Column(text("Poin"), Kind.POINTS)),
        (
            (text("Jumlah peserta berubah"), moved.split.members),
            (text("Potensi (penyebut) berubah"), moved.split.base),
            (text("Seluruhnya"), moved.points),
        ),
        note,
        frozenset({2}),
    )


def lapses_table(story: Story, text: Language) -> Table:
    """Whose money ends and whose cover does: numbers that are never added to each other."""
    found = story.lapses
    note = "" if found.known else text("Data pendanaan wilayah ini tidak ada untuk bulan ini.")
    rows = (
        (text("Masa iuran habis dalam 3 bulan"), found.total.ending, found.ending_cost.year),
        (text("Nonaktif dalam 3 bulan bila tidak dibayar"), found.total.inactive, ""),
        (text("Seharusnya sudah nonaktif; periksa"), found.total.overdue, ""),
        (text("Menunggak, tetap terhitung"), found.total.arrears, ""),
    )
    if found.later is not None and found.later.after is not None and found.later.people:
        note = text(
            "Bila semua dibiarkan, cakupan {before} menjadi {after} sejak {month}.",
            before=text.percent(found.later.before),
            after=text.percent(found.later.after),
            month=text.month(found.since),
        )
    return Table(
        "masa_iur",
        text("Masa iuran yang habis"),
        (
            Column(text("Keadaan")),
            Column(text("Orang"), Kind.PEOPLE),
            Column(text("Kelompok"), Kind.PEOPLE),
            Column(text("Biaya melanjutkan 12 bulan"), Kind.RUPIAH),
        ),
        tuple((name, *_counted(count, known=found.known), cost) for name, count, cost in rows),
        note,
    )


def promises_table(story: Story, text: Language) -> Table:
    """Promises counted by what the records say."""
    found = story.promises
    if found is None:
        raise ValueError("there are no promises in this story")
    of = area_label(story.areas, found.of, text)
    rows: list[tuple[Cell, ...]] = [
        (text(VERDICT_NAMES[kind]), count) for kind, count in found.verdicts.items() if count
    ]
    return Table(
        "komitmen",
        text("Komitmen yang tercatat, {area}", area=of),
        (Column(text("Hasil pemeriksaan")), Column(text("Janji"), Kind.PEOPLE)),
        (*rows, (text("Seluruhnya"), HIDDEN if found.count is None else found.count)),
        text("Bertambahnya peserta tidak membuktikan bahwa janji itu penyebabnya."),
        frozenset({len(rows)}),
    )


def closing_table(story: Story, text: Language) -> Table:
    """What closing the gap costs, budget by budget."""
    found = story.closing
    if found is None:
        raise ValueError("the gap of this story has no price")
    rate = found.outcome.parties[0].rates[0].rupiah
    return Table(
        "biaya",
        text("Biaya menutup selisih ke target"),
        (Column(text("Anggaran")), Column(text("Bulan"), Kind.PEOPLE), Column(text("Rupiah"), Kind.RUPIAH)),
        tuple((text.render(line.name), len(line.months), line.rupiah) for line in found.outcome.lines),
        text(
            "{people} orang × {rate} sebulan (BPU, JKK dan JKM, dibayar APBD kab/kota) × {months} bulan; cakupan menjadi {after}.",
            people=found.plan.people,
            rate=text.rupiah(rate),
            months=found.plan.terms.months,
            after=text.percent(found.outcome.effect.after),
        ),
    )


def _measures(text: Language) -> tuple[Column, ...]:
    return (
        Column(text("Peserta aktif"), Kind.PEOPLE),
        Column(text("Potensi"), Kind.PEOPLE),
        Column(text("Cakupan"), Kind.PERCENT),
        Column(text("Belum terlindungi"), Kind.PEOPLE),
    )


def _numbers(one: Standing) -> tuple[Cell, ...]:
    return (one.active, one.eligible, one.coverage, one.not_covered)


def _counted(count: Count, *, known: bool) -> tuple[Cell, ...]:
    if not known:
        return (None, None)
    people = HIDDEN if count.people is None and count.hidden else count.people
    return (people, count.groups)
