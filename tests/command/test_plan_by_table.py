"""`plan` by the table of rates: equal to the planner's page to the rupiah, for whoever is planned."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

import pytest

from dashboard.command import cli, planning
from dashboard.data.clock import today_wita
from dashboard.data.dataset import Dataset, Source
from dashboard.data.store import SAMPLE_FOLDER, load_dataset
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.cube.panel import dataset_panel
from dashboard.metrics.money.base import Base
from dashboard.metrics.money.budget import FirstBudget
from dashboard.metrics.money.plan import Outcome, Plan, Terms, outcome
from dashboard.metrics.money.pricing import parties
from tests.spread import spread


@cache
def sample() -> Dataset:
    return load_dataset(SAMPLE_FOLDER, source=Source.SAMPLE, today=today_wita())


@cache
def base(area: str, period: str) -> Base:
    """As the page takes it: from the measures of all months."""
    data = sample()
    table = measures(data, level=data.areas.level(area), panel=dataset_panel(data))
    return Base.of(month_of(table, period).loc[[area]].iloc[0], month=period)


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "read_dataset", lambda *_, **__: sample())


def run(capsys: pytest.CaptureFixture[str], *words: str) -> dict:
    assert cli.main(["plan", *words, "--json"]) == 0
    found: dict = json.loads(capsys.readouterr().out)
    return found


@dataclass(frozen=True)
class Asked:
    """A plan as the page holds it; heads: in the order of the terms' groups, or one for all of them."""

    terms: Terms
    heads: tuple[int, ...] = (1_000,)
    already: int = 0
    area: str = "7307"
    period: str | None = None

    def words(self) -> list[str]:
        terms = self.terms
        words = ["--area", self.area, "--start", terms.start, "--months", str(terms.months)]
        words += [word for each in self.heads for word in ("--heads", str(each))]
        words += [word for each in terms.groups for word in ("--group", each)]
        words += [
            "--segment",
            terms.segment,
            "--funding",
            terms.funding,
            "--already-active",
            str(self.already),
        ]
        words += [] if terms.wage is None else ["--wage", str(terms.wage)]
        words += ["--jht"] if terms.old_age else []
        words += ["--silent-half"] if terms.silent_half else []
        return words + ([] if self.period is None else ["--period", self.period])

    def on_the_page(self) -> Outcome:
        data = sample()
        found = parties(data.rates, self.terms)
        of_group = dict(zip(self.terms.groups, self.heads, strict=False))
        heads = (
            self.heads
            if len(self.heads) == 1
            else tuple(sum(of_group[group] for group in party.groups) for party in found)
        )
        plan = Plan(self.area, self.terms, heads, FirstBudget.MURNI, self.already)
        start = base(self.area, self.period or data.periods[-1])
        return outcome(plan, parties=found, base=start)


STARTS = ("2025-12", "2026-01", "2026-03", "2026-04", "2026-12", "2027-01", "2027-03", "2027-04")
PLANS = [
    *(
        Asked(Terms(start, 6, groups=("tukang ojek", "petani"), funding="mandiri"), heads=(700, 301))
        for start in STARTS
    ),
    *(
        Asked(Terms(start, 4, funding=funding))
        for start in STARTS[2:6]
        for funding in ("APBD kab/kota", "CSR")
    ),
    *(Asked(Terms(start, 12, funding="CSR", silent_half=True), already=400) for start in STARTS),
    Asked(Terms("2026-02", 4, groups=("petani", "tukang ojek")), heads=(1_234,)),
    Asked(
        Terms("2026-02", 9, groups=("nelayan", "tukang ojek", "petani"), funding="mandiri"),
        heads=(7, 11, 13),
        already=5,
        area="73",
    ),
    Asked(Terms("2026-01", 12, segment="PU", groups=("non-ASN",), wage=2_345_678), heads=(321,), area="76"),
    Asked(
        Terms("2026-01", 12, segment="PU", funding="pemberi kerja", wage=600_000, old_age=True), already=1_000
    ),
    Asked(Terms("2026-03", 3, funding="mandiri", wage=1_500_000, old_age=True), area="SULAMA"),
    Asked(Terms("2023-10", 12), heads=(30_000,), area="7605", period="2023-05"),
    Asked(Terms("2021-10", 60, funding="Dana Desa", silent_half=True), area="KC03"),
]


@pytest.mark.parametrize("asked", spread(PLANS, quick=12))
def test_the_command_line_comes_to_what_the_page_comes_to(
    capsys: pytest.CaptureFixture[str], asked: Asked
) -> None:
    found, page = run(capsys, *asked.words()), asked.on_the_page()
    assert found["total"] == page.cost.total > 0
    assert found["monthly"] == page.cost.monthly
    assert found["by_year"] == page.cost.by_year
    assert found["by_month"] == dict(page.cost.months)
    assert (found["coverage_before"], found["coverage_after"]) == (page.effect.before, page.effect.after)
    assert found["coverage_month"] == page.base.month
    assert (found["active"], found["eligible"]) == (page.base.active, page.base.eligible)
    assert found["beyond_uncovered"] == page.effect.beyond
    assert sum(each["heads"] * each["per_head"] for each in found["parties"]) == found["total"]
    assert found["heads"] == sum(asked.heads)


GIVEN = ("--area", "7307", "--months", "12", "--start", "2024-01")


def test_what_is_left_out_is_as_the_planner_begins(capsys: pytest.CaptureFixture[str]) -> None:
    plain = run(capsys, *GIVEN, "--heads", "1000")
    assert (plain["total"], plain["rate"], plain["wage"]) == (201_600_000, 16_800, None)
    assert (plain["segment"], plain["groups"], plain["funding"]) == ("BPU", [], "APBD kab/kota")
    waged = run(capsys, *GIVEN, "--heads", "1000", "--segment", "PU")
    assert (waged["total"], waged["wage"]) == (129_600_000, 2_000_000)
    saving = run(capsys, *GIVEN, "--heads", "1", "--jht")
    assert (saving["monthly"], saving["wage"]) == (36_800, 1_000_000)


def test_segments_and_payers_that_are_repeated_are_plans_beside_each_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = (*GIVEN, "--heads", "1000", "--segment", "BPU", "--segment", "pu")
    two = run(capsys, *words)["plans"]
    assert [(each["segment"], each["total"]) for each in two] == [("BPU", 201_600_000), ("PU", 129_600_000)]
    four = run(capsys, *words, "--funding", "CSR", "--funding", "mandiri")["plans"]
    assert [(each["segment"], each["funding"]) for each in four] == [
        ("BPU", "CSR"),
        ("BPU", "mandiri"),
        ("PU", "CSR"),
        ("PU", "mandiri"),
    ]
    assert all(each["heads"] == 1_000 for each in four)


def test_every_rate_is_printed_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--area", "7307", "--months", "3", "--start", "2025-12", "--funding", "mandiri"]
    assert cli.main(["plan", *words, "--heads", "10", "--group", "Tukang ojek"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  Segmen Bukan Penerima Upah (BPU), dibayar Mandiri" in lines
    assert "  Tukang ojek, Des 2025 sampai Des 2025: 10 orang × Rp16.800 × 1 bulan = Rp168.000" in lines
    assert "  Tukang ojek, Jan 2026 sampai Feb 2026: 10 orang × Rp8.400 × 2 bulan = Rp168.000" in lines
    assert "  Iuran seluruhnya: Rp336.000" in lines
    assert any("setengah iuran (Tukang ojek, membayar sendiri)" in line for line in lines)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--heads", "10", "--group", "sopir angkot"),
            "--group tidak sah: sopir angkot. Tulislah salah satu",
        ),
        (
            ("--heads", "10", "--segment", "PMI"),
            "--segment tidak sah: PMI. Tulislah salah satu dari: BPU, PU",
        ),
        (("--heads", "10", "--funding", ""), "--funding kosong."),
        (("--heads", "10", "--wage", "0"), "--wage paling sedikit 1."),
        (
            ("--heads", "10", "--group", "petani", "--group", "Petani"),
            "--group petani ditulis lebih dari sekali.",
        ),
        (("--heads", "10", "--heads", "5", "--group", "petani"), "--heads ditulis 2 kali, --group 1 kali"),
        (("--heads", "10", "--rate", "16800", "--group", "petani"), "tidak dapat bersama --group."),
        (("--heads", "10", "--heads", "1", "--rate", "16800"), "tidak dapat bersama --heads yang diulang."),
        (("--heads", "10", "--start", "2010-01"), "Belum ada tarif"),
        (
            (
                "--heads",
                "10",
                "--start",
                "2026-02",
                "--funding",
                "mandiri",
                "--group",
                "petani",
                "--group",
                "tukang ojek",
            ),
            "tulis --heads sekali untuk tiap --group",
        ),
    ],
)
def test_what_can_not_be_priced_is_told(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert cli.main(["plan", *GIVEN, *words]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert not printed.out
