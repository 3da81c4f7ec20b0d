"""Every word the map's script shows or speaks, translated; `{places}` are filled in the browser."""

from __future__ import annotations

from dashboard.i18n import Language


def map_words(text: Language) -> dict[str, str]:
    """Word key in the script -> words in the language.

    Where the form of a word goes with a number, the browser does not know it: it gets that of many.
    """
    return {
        "map": text("Peta: panah memilih wilayah terdekat, Enter memilih, Escape membatalkan"),
        "area": text("{name}: {value}, kelas {label}"),
        "areaNoData": text("{name}: tidak ada data"),
        "noData": text("tidak ada data"),
        "month": text("Bulan"),
        "play": text("Putar"),
        "pause": text("Jeda"),
        "earlier": text("Bulan sebelumnya"),
        "later": text("Bulan berikutnya"),
        "zoomIn": text("Perbesar"),
        "zoomOut": text("Perkecil"),
        "reset": text("Seluruh wilayah"),
        "full": text("Layar penuh"),
        "saveSvg": text("Simpan gambar (SVG)"),
        "savePng": text("Simpan gambar (PNG)"),
        "indicator": text("Indikator"),
        "legend": text("Legenda"),
        "thousands": text("angka dalam petak: ribu orang"),
        "active": text(
            "peserta aktif {active} dari potensi {eligible}", active="{active}", eligible="{eligible}"
        ),
        "activeOnly": text("peserta aktif {active}; tidak ada data potensi", active="{active}"),
        "points": text("{number} poin"),
        "people": text("{number} orang", number="{number}"),
        "percent": text("{number}%"),
        "hint": text("Pilih wilayah dengan klik, ketuk, atau panah papan ketik"),
        "loading": text("Memuat peta …"),
        "small": text("wilayah kecil"),
        "chosen": text("terpilih"),
        "compared": text("dibandingkan"),
        "symbolSize": text("Luas lingkaran sebanding dengan jumlah orang"),
        "selected": text("Terpilih: {name}"),
        "cleared": text("Pilihan dibatalkan"),
        "rule": text(
            "Memilih berarti mendekat. Lebih dekat: + dan −, klik dua kali, atau gulir dengan Ctrl "
            "(tanpa Ctrl setelah peta diklik). Escape: kembali."
        ),
        "compareRule": text("Ctrl+klik: bandingkan."),
        "touchRule": text("Memilih berarti mendekat. Lebih dekat: dua jari, atau + dan −."),
    }
