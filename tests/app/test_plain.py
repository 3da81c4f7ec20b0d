"""Text from outside, escaped for the screen and as it reads in a document."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui.frame.plain import as_text, without_marks


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=80))
def test_what_is_escaped_for_the_screen_reads_the_same_in_a_document(words: str) -> None:
    if "**" not in words:
        assert without_marks(as_text(words)) == words


@given(st.text(alphabet="htps:/w.W@axé-_", max_size=30))
def test_no_address_is_left_that_the_screen_would_make_a_link_of(words: str) -> None:
    shown = as_text(f"https://a.b www.a.b a@b.c {words}").replace("\\", "")
    assert not re.search(r"https?://[-.\w]|www\.[-.\w]|@[-\w]", shown, re.IGNORECASE | re.ASCII)


def test_an_amount_with_its_law_has_no_backslash_in_a_document() -> None:
    assert without_marks(as_text("Rp16.800: tarif sejak Jul 2015 (PP 44/2015)")) == (
        "Rp16.800: tarif sejak Jul 2015 (PP 44/2015)"
    )
    assert without_marks("1.000 orang = **Rp16.800.000** sebulan") == "1.000 orang = Rp16.800.000 sebulan"
