"""Lapses where people meet them: on the map, the overview and the profile."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests.app.conftest import words

Open = Callable[..., AppTest]
Office = Callable[..., object]

MEMBERS = "periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara\n"
ELIGIBLE = "berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber\n"
TERMS = (
    "kode_wilayah,segmen,kelompok,sumber_dana,jumlah_pekerja,tarif,mulai,bulan,terakhir_dibayar,anggaran\n"
)


def sinjai(office: Office, *terms: str, **more: str) -> None:
    """40 % of 100,000 in October 2025; most of the members are paid for by the regency."""
    office(
        kepesertaan=MEMBERS
        + "2025-10,7307,BPU,nelayan,APBD kab/kota,12952,tidak\n2025-10,7307,BPU,petani,mandiri,17048,tidak\n"
        + "2025-10,7307,PU,SEMUA,SEMUA,5000,tidak\n2025-10,7307,JAKON,SEMUA,SEMUA,5000,tidak\n",
        potensi=ELIGIBLE + "2025-01,7307,SEMUA,100000,2025,x\n",
        pendanaan=TERMS + "".join(f"{each}\n" for each in terms),
        **more,
    )


ENDS = "7307,BPU,nelayan,APBD kab/kota,12952,16800,2025-10,3,2025-10,652780800"


def test_the_map_shows_who_is_about_to_lapse_with_a_table(open_page: Open, office: Office) -> None:
    sinjai(office, ENDS)
    app = open_page("peta", ind="akan_nonaktif", wilayah="7307")
    assert not app.exception
    assert app.session_state["ind"] == "akan_nonaktif"
    table: pd.DataFrame = app.dataframe[0].value
    coming = table.set_index("Kode")["Akan nonaktif dalam 3 bulan"]
    assert coming["7307"] == 12_952
    assert pd.isna(coming["7308"])


def test_no_indicator_without_the_file(open_page: Open, office: Office) -> None:
    office(kepesertaan=MEMBERS + "2025-10,7307,SEMUA,SEMUA,SEMUA,100,tidak\n")
    app = open_page("peta", ind="akan_nonaktif")
    assert not app.exception
    assert app.session_state["ind"] == "cakupan"
    assert any("akan" in each.value for each in app.warning)


def test_a_segment_without_terms_says_so(open_page: Open, office: Office) -> None:
    sinjai(office, ENDS)
    assert "Belum ada masa iuran" in words(open_page("peta", ind="akan_nonaktif", segmen="PU"))
