"""One field on every page leads to an area, page, indicator or group; a desa to its kecamatan, no further."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.frame.finding import IN_MENU, IN_SIDEBAR
from tests.metrics.build import areas

Open = Callable[..., AppTest]


def links(app: AppTest, written: str) -> list[tuple[str, str, dict[str, str]]]:
    """The links of the page once the field holds this: words, page, parameters."""
    app.text_input(key=IN_SIDEBAR).set_value(written).run()
    assert not app.exception
    return [
        (each.label.replace("\\", ""), each.page, {k: v[0] for k, v in parse_qs(each.query_string).items()})
        for each in (link.proto for link in app.get("page_link"))
    ]


@pytest.mark.parametrize(
    ("written", "page", "params"),
    [
        ("sidrap", "profil", {"wilayah": "7314"}),
        ("bulukunba", "profil", {"wilayah": "7302"}),
        ("kepatuhan", "kepatuhan", {}),
        ("compliance", "kepatuhan", {}),
        ("capaian target", "peta", {"ind": "capaian"}),
        ("marbot", "kategori", {"dimensi": "kelompok", "sorot": "marbot"}),
        ("konstruksi", "kategori", {"dimensi": "segmen", "sorot": "JAKON"}),
        ("informal", "kategori", {"dimensi": "segmen", "sorot": "BPU"}),
        ("kc bone", "profil", {"wilayah": "KC03"}),
        ("sinjai bone bulukumba", "bandingkan", {"wilayah": "7307", "dengan": "7308+7302"}),
        ("kec. lilirilau", "desa", {"wilayah": "7312", "kecamatan": "731203"}),
    ],
)
def test_a_name_leads_to_its_page(open_page: Open, written: str, page: str, params: dict[str, str]) -> None:
    found = links(open_page("peta", periode="2026-09"), written)
    assert any(
        target == page and params.items() <= asked.items() and asked["periode"] == "2026-09"
        for _, target, asked in found
    ), found


def test_a_desa_leads_a_guest_to_its_kecamatan_and_says_its_name_and_kecamatan_alone(open_page: Open) -> None:
    app = open_page("ringkasan")
    villages = areas().villages
    alone = villages[~villages["nama"].duplicated(keep=False) & (villages["jenis"] == "desa")]
    code, row = str(alone.index[0]), alone.iloc[0]
    found = [each for each in links(app, f"desa {row['nama']}") if each[2].get("kecamatan") == code[:6]]
    [(label, page, params)] = [each for each in found if each[0].startswith(f"Desa {row['nama']},")]
    assert page == "desa"
    assert code not in label
    assert code not in str(params)
    assert set(params) <= {"wilayah", "kecamatan", "periode", "sumber", "bahasa", "dari"}
    assert label.startswith(f"Desa {row['nama']}, Kecamatan {row['kecamatan']}, ")


@pytest.mark.parametrize("key", [IN_SIDEBAR, IN_MENU])
def test_what_is_not_there_is_said_as_text(open_page: Open, key: str) -> None:
    app = open_page("data")
    app.text_input(key=key).set_value("**qqzzqqzz** <b>").run()
    assert not app.exception
    assert any("qqzzqqzz" in each.value and "tidak ditemukan" in each.value for each in app.caption)
    assert not any("**qqzzqqzz**" in each.value for each in app.caption)
