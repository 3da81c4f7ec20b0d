"""komitmen.csv of the sample: invented promises, some of them kept by what the other files hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dashboard.data.sample.funded_groups import OWN_ACCOUNT

#: (day, area, office, promise, people, months, deadline, status); people None where the promise has none.
PROMISES: Final[tuple[tuple[str, str, str, str, int | None, int, str, str], ...]] = (
    ("2024-08-21", "7314", "Contoh OPD 1", "semua desa membayar iuran perangkat desa dan BPD", None, 12,
     "2025-12-31", "selesai"),
    ("2024-11-14", "7605", "Contoh OPD 1", "mendaftarkan petani miskin", 1_500, 12, "2025-12-31", "selesai"),
    ("2024-11-14", "7605", "Contoh OPD 2", "menambah pekerja rentan dari APBD perubahan", 12_000, 12,
     "2025-12-31", "berjalan"),
    ("2025-02-12", "71", "Contoh OPD 1", "menyisir pekerja rentan bersama kabupaten/kota", None, 12,
     "2025-12-31", "selesai"),
    ("2025-03-19", "7307", "Contoh OPD 1", "mendaftarkan semua proyek pemerintah", None, 12, "2025-06-30",
     "berjalan"),
    ("2025-03-19", "7307", "Contoh OPD 2", "mendaftarkan buruh bangunan harian", 2_000, 6, "2026-06-30",
     "berjalan"),
    ("2025-05-07", "7471", "Contoh OPD 1", "membayar iuran tukang ojek dan pedagang pasar", 1_200, 12,
     "2025-12-31", "selesai"),
    ("2025-06-24", "76", "Contoh OPD 1", "membiayai petani dan tukang ojek bersama kabupaten", 9_000, 12,
     "2026-12-31", "berjalan"),
    ("2025-07-16", "7571", "Contoh OPD 1", "membayar iuran RT/RW", 900, 12, "2026-01-31", "selesai"),
    ("2025-08-05", "7202", "Contoh OPD 1", "menambah pekerja gereja", 800, 12,
     "2026-03-31", "batal"),
    ("2025-09-10", "8101", "Contoh OPD 1", "mendaftarkan petani", 5_000, 12, "2026-06-30", "berjalan"),
    ("2025-11-12", "7371", "Contoh OPD 1", "menambah pekerja rentan", 15_000, 12, "2026-12-31", "berjalan"),
    ("2026-01-20", "8271", "Contoh OPD 1", "membiayai tukang ojek", 1_000, 12, "2026-07-31", "berjalan"),
    ("2026-02-11", "7502", "Contoh OPD 1", "mendaftarkan petani", 2_500, 10, "2026-09-30", "berjalan"),
    ("2026-03-04", "72", "Contoh OPD 1", "melanjutkan pekerja rentan yang dibiayai provinsi", 20_000, 12,
     "2026-12-31", "berjalan"),
    ("2026-04-15", "8171", "Contoh OPD 1", "mendaftarkan pekerja gereja", 600, 9, "2026-10-31", "berjalan"),
    ("2026-05-21", "7111", "Contoh OPD 1", "semua desa menganggarkan iuran 2027", None, 12, "2026-12-31",
     "berjalan"),
    ("2026-06-10", "7602", "Contoh OPD 1", "melunasi iuran perangkat desa", None, 12, "2026-09-30",
     "selesai"),
    ("2026-07-08", "7314", "Contoh OPD 2", "mendaftarkan RT/RW yang belum masuk", 300, 12, "2027-03-31",
     "berjalan"),
    ("2026-09-16", "7307", "Contoh OPD 3", "melunasi iuran non-ASN yang tertinggal", None, 12, "2026-11-30",
     "berjalan"),
    ("2026-10-06", "7307", "Contoh OPD 1", "memperpanjang petani yang berakhir Desember", 2_900, 12,
     "2027-01-31", "berjalan"),
)  # fmt: skip


def commitment_rows() -> Iterator[tuple[object, ...]]:
    """Rows of komitmen.csv, in order of their day; rupiah at the rate of own-account workers."""
    for number, (day, code, office, promise, people, months, deadline, status) in enumerate(
        PROMISES, start=1
    ):
        rupiah = "" if people is None else people * OWN_ACCOUNT * months
        heads = "" if people is None else people
        yield f"K{number:02}", day, code, office, f"Contoh janji: {promise}", heads, rupiah, deadline, status
