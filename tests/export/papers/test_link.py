"""The QR code of a link says the link, whatever stands in it."""

from __future__ import annotations

import io

import numpy as np
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dashboard.export.papers.link import qr_png
from tests.spread import examples

SIGNS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_.~%&=", max_size=120)


@settings(max_examples=examples(15), deadline=None)
@given(SIGNS)
def test_a_code_is_read_back_as_its_link(rest: str) -> None:
    link = f"https://dasbor.example/sulama/profil?{rest}"
    picture = np.asarray(Image.open(io.BytesIO(qr_png(link))).convert("RGB"))
    assert [each.text for each in zxingcpp.read_barcodes(picture)] == [link]
