"""Rows of every file of the contract, filled in as the template asks."""

from __future__ import annotations

from tests.data.intake_tools import member

FILLED: dict[str, list[tuple[object, ...]]] = {
    "kepesertaan": [member(), member(kode_wilayah="7308", peserta_aktif=None)],
    "potensi": [("2025-01", "7307", "PU", 500, "2025", "Kanwil")],
    "populasi_kelompok": [(2025, "7307", "nelayan", 1200, "2025", "Dinas")],
    "target": [
        (2025, "provinsi", "73", "SEMUA", "UCJ", 62.93, "persen", "Pergub"),
        (2025, "kabkota", "7307", "SEMUA", "UCJ", 900, "orang", "Perbup"),
    ],
    "realisasi_cabang": [("2025-01", "KC01", "PU", 100)],
    "tonggak": [("2021-03-25", "Inpres 2/2021", "Inpres 2/2021")],
    "tarif_iuran": [
        ("BPU", "SEMUA", "SEMUA", "JKK+JKM", 16800, "rupiah", "", "", "", "", "2015-07", "", "PP 44/2015"),
        ("JAKON", "SEMUA", "SEMUA", "JKK+JKM", 0.19, "persen", 100_000_000, 500_000_000, "", "", "2015-07", "2026-12", ""),
    ],
    "pendanaan": [
        ("7605", "BPU", "nelayan", "APBD kab/kota", 30_000, 16_800, "2023-10", 12, "2023-12", 6_048_000_000, "Contoh OPD 4"),
        ("7308", "BPU", "SEMUA", "DBH sawit", 12_952, 16_800, "2025-10", 3, "", 652_780_800, ""),
    ],
    "iuran_desa": [
        (2025, "7314012004", "perangkat desa", 20, 9, "2025-09", 4_032_000, 3_024_000, 4_032_000),
        (2025, "7314012005", "SEMUA", 20, 0, "", 0, 0, ""),
    ],
    "kepatuhan": [("2025-10", "7307", "badan usaha", "menunggak", 14, 125_000_000, 3, 2, 40_000_000)],
    "daftar_kepatuhan": [
        ("2025-10", "7307", "OPD", "Contoh OPD 1", "PDS", 40, 30, 0, 0, "2025-09-01", 0),
        ("2025-10", "7307", "desa", "Contoh desa 2", "menunggak", 12, 12, 604_800, 3, "", 0),
    ],
    "proyek_konstruksi": [
        ("7307", "Contoh proyek 3", "Contoh OPD 2", 25_000_000_000, "2025-03-03", "2025-03-20", "berjalan"),
        ("73", "Contoh proyek 4", "Contoh OPD 2", 100_000_000, "2025-03-03", "", "batal"),
    ],
    "dukungan_pemda": [("7307", "peraturan", 2025, "ya", "Perbup 12/2025"), ("7307", "tim", 2025, "tidak", "")],
    "manfaat": [("2025-10", "7307", "JKM", 4, 168_000_000, 2)],
    "komitmen": [
        ("K-001", "2025-04-23", "7307", "Dinas PU", "Proyek didaftarkan", 500, "", "2025-12-31", "berjalan")
    ],
    "kemiskinan": [(2025, "7307", 9.81, 24_000, "BPS")],
}  # fmt: skip
