"""Numbers typed by hand in a browser, in both languages: read as meant, worked out, and opened again by the link."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, Visit

full = pytest.mark.full
MAJENE = "wilayah=7605&periode=2026-10"


@dataclass(frozen=True)
class Case:
    """A number typed: as it then stands in the field, what was read, as it stands in the link, what follows."""

    typed: str
    shown: str
    words: str
    code: str
    answer: str

    def said_in(self, language: str) -> Case:
        """What the screen of a language says of it."""
        if language == "id":
            return self
        return replace(
            self, shown=in_english(self.shown), words=in_english(self.words), answer=in_english(self.answer)
        )


#: What is known, the field -> what is typed there, one after the other.
CASES = {
    ("orang", "orang"): (
        Case("30.000", "30.000", "30.000 orang", "30000", "Rp504.000.000"),
        Case("18.011", "18.011", "18.011 orang", "18011", "Rp302.584.800"),
    ),
    ("rupiah", "rupiah"): (
        Case("6.048.000.000", "6.048.000.000", "Rp6,05 miliar", "6048000000", "30.000 orang"),
        Case("3,63 miliar", "3.630.000.000", "Rp3,63 miliar", "3630000000", "18.005 orang"),
        Case("500 juta", "500.000.000", "Rp500,00 juta", "500000000", "2.480 orang"),
    ),
    ("cakupan&baca=poin", "naik"): (Case("20,5", "20,5", "20,5%", "20.5", "37,48% → 57,98%"),),
    ("cakupan&baca=relatif", "naik"): (Case("72,3", "72,3", "72,3%", "72.3", "37,48% → 64,57%"),),
    ("cakupan&baca=sampai", "naik"): (Case("72.3", "72,3", "72,3%", "72.3", "37,48% → 72,30%"),),
}
#: In every run; the others with the full matrix.
ALWAYS = {("en", "cakupan&baca=poin")}


def in_english(words: str) -> str:
    """An expected text of the Indonesian screen as the English one writes it."""
    swapped = words.translate(str.maketrans(".,", ",."))
    for indonesian, english in (("orang", "people"), ("miliar", "billion"), ("juta", "million")):
        swapped = swapped.replace(indonesian, english)
    return swapped


def type_into(page: Page, key: str, written: str) -> None:
    field = page.locator(f".st-key-{key} input")
    field.fill(written)
    field.press("Enter")


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        pytest.param(language, asked, marks=[] if (language, asked[0]) in ALWAYS else [full])
        for language in ("id", "en")
        for asked in CASES
    ],
)
def test_numbers_are_read_as_typed_and_the_link_opens_them_again(
    visit: Callable[..., Visit], language: str, asked: tuple[str, str]
) -> None:
    known, key = asked
    made = visit()
    page = made.open(f"/anggaran?{MAJENE}&arah={known}&bahasa={language}")
    for case in CASES[asked]:
        expected = case.said_in(language)
        type_into(page, key, case.typed)
        expect_read(page, key, expected)
    page.reload()
    expect_read(page, key, expected)
    made.assert_clean()


def expect_read(page: Page, key: str, expected: Case) -> None:
    expect(page.locator(f".st-key-{key} input")).to_have_value(expected.shown)
    expect(page.get_by_text(expected.words, exact=True).first).to_be_visible()
    expect(page.get_by_test_id("stMetricValue").filter(has_text=expected.answer).first).to_be_visible()
    expect(page).to_have_url(re.compile(rf"[?&]{key}={re.escape(expected.code)}(&|$)"))


@full
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_can_not_be_meant_is_refused_beside_its_field_and_changes_nothing(
    visit: Callable[..., Visit], language: str
) -> None:
    made = visit(size=PHONE)
    page = made.open(f"/anggaran?{MAJENE}&arah=cakupan&baca=poin&naik=20.5&bahasa={language}")
    goal = "37,48% → 57,98%" if language == "id" else "37.48% → 57.98%"
    answer = page.get_by_test_id("stMetricValue").filter(has_text=goal)
    expect(answer).to_be_visible()
    type_into(page, "naik", "725 %")
    refusal = page.get_by_role("alert").filter(has_text="725 %")
    expect(refusal).to_contain_text("166,84" if language == "id" else "166.84")
    expect(refusal).to_contain_text("100%")
    expect(page.locator(".st-key-naik input")).to_have_value("725 %")
    expect(answer).to_be_visible()
    assert "naik=20.5" in page.url
    made.settle()
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, "the page scrolls sideways"
    type_into(page, "naik", "30")
    expect(refusal).to_have_count(0)
    expect(page).to_have_url(re.compile("naik=30(&|$)"))
    made.assert_clean()


@full
def test_a_field_follows_the_language_and_its_buttons(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open(f"/anggaran?{MAJENE}&orang=30000")
    people, months = page.locator(".st-key-orang input"), page.locator(".st-key-bulan input")
    expect(people).to_have_value("30.000")
    page.locator(".st-key-bulan_more button").click()
    expect(months).to_have_value("13")
    expect(page).to_have_url(re.compile("bulan=13(&|$)"))
    made.settle()
    page.get_by_role("radio", name="English").click()
    expect(people).to_have_value("30,000")
    made.settle()
    made.assert_clean()


@pytest.mark.full
def test_the_steps_stand_beside_their_field(visit: Callable[..., Visit]) -> None:
    for size in (LAPTOP, PHONE):
        made = visit(size=size)
        page = made.open(f"/anggaran?{MAJENE}")
        boxes = [
            page.locator(selector).bounding_box()
            for selector in (".st-key-bulan input", ".st-key-bulan_less button", ".st-key-bulan_more button")
        ]
        middles = [box["y"] + box["height"] / 2 for box in boxes if box is not None]
        assert len(middles) == 3
        assert max(middles) - min(middles) < 4
        made.assert_clean()


@full
def test_a_field_in_work_does_not_speak_another_language(visit: Callable[..., Visit]) -> None:
    made = visit()
    for path, keys in (
        (f"/anggaran?{MAJENE}&segmen=PU", ("orang", "upah", "bulan", "sudah")),
        ("/anggaran?wilayah=73", ("batas", "minimum")),
        ("/desa?wilayah=7307&segmen=PU", ("paket", "bulan", "upah")),
        ("/kepatuhan?bagian=umur", ("umur",)),
    ):
        page = made.open(path)
        for key in keys:
            field = page.locator(f".st-key-{key} input")
            field.press_sequentially("1")
            expect(page.get_by_text("Press Enter")).to_have_count(0)
            field.press("Backspace")
    made.assert_clean()


@pytest.mark.full
def test_a_link_that_a_mail_program_escaped_is_read(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/metode?wilayah=Sidrap&amp;periode=202503")
    expect(page).to_have_url(re.compile(r"/metode\?wilayah=7314&periode=2025-03&sumber=contoh$"))
    made.settle()
    expect(page.get_by_text("Tautan menyebut")).to_have_count(0)
    made.assert_clean()
