"""The tables of a budget study: who is paid for, at which rate and why, by which budget, and where they are."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.data.contract.words import SEGMENT_NAMES
from dashboard.data.places.areas import Areas
from dashboard.export.papers.tables import Cell, Column, Kind, Table
from dashboard.i18n import Language
from dashboard.metrics.money.names import group_words, payer_name, payer_names, span_words
from dashboard.metrics.money.plan import Outcome, Party, Plan
from dashboard.metrics.money.rates import Rate
from dashboard.metrics.money.share_out import ShareOut


def question_table(plan: Plan, result: Outcome, text: Language) -> Table:
    """What is asked: who, how many, for how long, paid by whom, and the answer in rupiah."""
    terms = plan.terms
    rows: tuple[tuple[Cell, ...], ...] = (
        (text("Segmen"), text(SEGMENT_NAMES[terms.segment])),
        (text("Kelompok pekerja"), group_words(terms.groups, text)),
        (text("Orang"), text.number(plan.people)),
        (text("Sudah peserta aktif"), text.number(plan.already_active)),
        (
            text("Masa iuran"),
            f"{span_words(terms.all_months, text)} ({text.number(terms.months)} {text('bulan')})",
        ),
        (text("Pembayar"), payer_names(plan, text)),
        (text("Iuran seluruhnya"), text.rupiah(result.cost.total)),
    )
    return Table("pertanyaan", text("Pertanyaan"), (Column(text("Hal")), Column(text("Rincian"))), rows)


def rates_table(plan: Plan, result: Outcome, text: Language) -> Table:
    """Rupiah a person and month with the reason, for each group, payer and run of months."""
    rows = tuple(_rate_rows(plan, result, text))
    return Table(
        "tarif",
        text("Tarif dan alasannya"),
        (
            Column(text("Kelompok")),
            Column(text("Pembayar")),
            Column(text("Masa")),
            Column(text("Iuran seorang sebulan"), Kind.RUPIAH),
            Column(text("Alasan")),
        ),
        rows,
    )


def payers_table(result: Outcome, text: Language) -> Table:
    """Who pays how much in which calendar year."""
    rows: list[tuple[Cell, ...]] = [
        (payer_name(name, text), year, rupiah)
        for name, years in result.bill.by_payer.items()
        for year, rupiah in years.items()
    ]
    rows.append((text("Jumlah"), "", result.cost.total))
    return Table(
        "pembayar",
        text("Pembayar dan tahun"),
        (Column(text("Pembayar")), Column(text("Tahun")), Column(text("Rupiah"), Kind.RUPIAH)),
        tuple(rows),
        strong=frozenset({len(rows) - 1}),
    )


def budgets_table(result: Outcome, text: Language) -> Table:
    """What each budget carries."""
    rows: list[tuple[Cell, ...]] = [
        (text.render(line.name), span_words(line.months, text), len(line.months), line.rupiah)
        for line in result.lines
    ]
    rows.append((text("Jumlah"), "", len(result.cost.months), result.cost.total))
    return Table(
        "anggaran",
        text("Anggaran"),
        (
            Column(text("Anggaran")),
            Column(text("Masa")),
            Column(text("Bulan"), Kind.PEOPLE),
            Column(text("Rupiah"), Kind.RUPIAH),
        ),
        tuple(rows),
        strong=frozenset({len(rows) - 1}),
    )


def coverage_table(result: Outcome, text: Language) -> Table:
    """Members and coverage before and after; no data where the area is known in part only."""
    base, done = result.base, result.effect
    after = None if base.active is None or done.after is None else base.active + done.new
    return Table(
        "sebelum_setelah",
        text("Cakupan sebelum dan setelah"),
        (
            Column(text("Keadaan")),
            Column(text("Peserta aktif"), Kind.PEOPLE),
            Column(text("Potensi"), Kind.PEOPLE),
            Column(text("Cakupan"), Kind.PERCENT),
        ),
        (
            (text("Sebelum"), base.active, base.eligible, done.before),
            (text("Setelah"), after, base.eligible, done.after),
        ),
        text(
            "Sebelum: per akhir {month}, potensi versi {version}.",
            month=text.month(base.month),
            version=base.version or "–",
        )
        if base.month
        else "",
    )


def shares_table(shared: ShareOut, plan: Plan, areas: Areas, text: Language) -> Table:
    """Where the people are, kabupaten/kota by kabupaten/kota; people and rupiah are the plan's."""
    rows: list[tuple[Cell, ...]] = [
        (areas.name(each.code), each.share.people, each.share.rupiah, each.before, each.after)
        for each in shared.areas
        if each.share.people
    ]
    rest = (
        (text("Belum terbagi"), shared.left),
        (text("Sudah aktif, wilayahnya belum dirinci"), shared.already),
    )
    rows += [(name, share.people, share.rupiah, "", "") for name, share in rest if share.people]
    whole = sum(row[2] for row in rows if isinstance(row[2], int))
    rows.append((text("Jumlah"), plan.people, whole, "", ""))
    return Table(
        "pembagian",
        text("Pembagian menurut kabupaten/kota (usulan)"),
        (
            Column(text("Kabupaten/kota")),
            Column(text("Orang"), Kind.PEOPLE),
            Column(text("Rupiah"), Kind.RUPIAH),
            Column(text("Cakupan sebelum"), Kind.PERCENT),
            Column(text("Cakupan setelah"), Kind.PERCENT),
        ),
        tuple(rows),
        " ".join(text.render(each) for each in shared.why),
        frozenset({len(rows) - 1}),
    )


def laws(result: Outcome) -> tuple[str, ...]:
    """The laws and rules that the rates rest on, each once."""
    found = [rate.basis for _, rates in _every_rate(result) for rate in rates if rate.basis]
    return tuple(dict.fromkeys(found))


def _every_rate(result: Outcome) -> Iterator[tuple[Party, tuple[Rate, ...]]]:
    for party in result.parties:
        for rates in party.paid or (party.rates,):
            yield party, rates


def _rate_rows(plan: Plan, result: Outcome, text: Language) -> Iterator[tuple[Cell, ...]]:
    terms = plan.terms
    for party in result.parties:
        groups = group_words(party.groups, text)
        if party.project is not None:
            yield (
                groups,
                payer_names(plan, text),
                text.month(terms.start),
                "",
                text(
                    "Satu jumlah untuk proyek, {total}, jatuh tempo di bulan pertama",
                    total=text.rupiah(party.project.total),
                ),
            )
            continue
        paid = party.paid or (party.rates,)
        names = [payer.name for payer in terms.payers] or [terms.funding]
        starts = [payer.span.first for payer in terms.payers] or [1]
        for name, first, rates in zip(names, starts, paid, strict=True):
            own = Party(party.groups, rates)
            for run in own.runs(terms.all_months[first - 1], by_reason=True):
                yield (
                    groups,
                    payer_name(name, text),
                    span_words(run.months, text),
                    run.rate.rupiah,
                    text.render(run.rate.why) or text("iuran yang ditetapkan dalam rencana"),
                )
