"""An office's files with values planted in them that no guest may ever receive."""

from __future__ import annotations

import struct
from pathlib import Path

from dashboard.data.contract.words import COLUMNS
from dashboard.data.store import SAMPLE_FOLDER

#: Words: firms, offices, projects, promises.
NAMES = ("PT Rahasia Abadi", "Dinas Tersembunyi", "Gedung Terlarang", "Janji Senyap", "Bupati Bisu")
#: Numbers of single entities: contract value and its contribution, arrears, promised people and rupiah, a
#: village's budgets, benefits of one case.
NUMBERS = (987_654_321, 1_731_482, 76_543_217, 54_321, 912_345_679, 13_579_246, 24_681_357, 41_357_913)
MONTHS = ("2026-09", "2026-10")


def office_files() -> dict[str, list[tuple[object, ...]]]:
    """Table -> rows. Sinjai (7307) holds one of everything, and small counts among its members."""
    members: list[tuple[object, ...]] = []
    for month in MONTHS:
        for code in ("7307", "7308", "7309"):
            few = 3 if code == "7307" else 40
            members += [
                (month, code, "BPU", "marbot", "CSR", few, "tidak"),
                (month, code, "BPU", "petani", "CSR", 90, "tidak"),
                (month, code, "BPU", "petani", "mandiri", 5_000, "tidak"),
                (month, code, "BPU", "nelayan", "mandiri", 800, "tidak"),
                (month, code, "PU", "non-ASN", "APBD kab/kota", 2_000, "tidak"),
            ]
    return {
        "kepesertaan": members,
        "potensi": [
            ("2026-01", code, segment, people, "2026", "Kantor")
            for code in ("7307", "7308", "7309")
            for segment, people in (("BPU", 20_000), ("PU", 4_000), ("JAKON", 1_000))
        ],
        "populasi_kelompok": [(2026, "7307", "marbot", 300, "2026", ""), (2026, "7307", "petani", 9_000, "2026", "")],
        "pendanaan": [
            ("7307", "BPU", "marbot", "CSR", 3, 16_800, "2026-01", 12, "2026-10", 604_800, NAMES[1]),
            ("7307", "BPU", "petani", "CSR", 90, 16_800, "2026-01", 12, "2026-10", 18_144_000, NAMES[1]),
        ],
        "iuran_desa": [
            (2026, "7307012003", "perangkat desa", 17, 7, "2026-07", NUMBERS[5], NUMBERS[6], None),
        ],
        "kepatuhan": [
            ("2026-10", "7307", "badan usaha", "menunggak", 1, NUMBERS[2], 5, 1, NUMBERS[2]),
        ],
        "daftar_kepatuhan": [
            ("2026-10", "7307", "badan usaha", NAMES[0], "menunggak", 77, 70, NUMBERS[2], 5, "", 0),
            ("2026-10", "7307", "OPD", NAMES[1], "PWBD", 55, 0, 0, 0, "", 0),
        ],
        "proyek_konstruksi": [
            ("7307", NAMES[2], NAMES[1], NUMBERS[0], "2026-05-04", "", "berjalan"),
        ],
        "manfaat": [("2026-10", "7307", "JKM", 1, NUMBERS[7], 1)],
        "komitmen": [
            ("K1", "2026-09-20", "7307", NAMES[4], NAMES[3], NUMBERS[3], NUMBERS[4], "2026-12-31", "berjalan"),
        ],
    }  # fmt: skip


#: One row of each table as a guest would send it, to see what the office's are.
SENT: dict[str, tuple[object, ...]] = {
    "kepesertaan": ("2026-10", "7307", "BPU", "marbot", "CSR", 2, "tidak"),
    "potensi": ("2026-01", "7307", "BPU", 21_000, "2026", "saya"),
    "populasi_kelompok": (2026, "7307", "marbot", 301, "2026", ""),
    "pendanaan": ("7307", "BPU", "marbot", "CSR", 2, 16_800, "2026-01", 12, "2026-10", 403_200, ""),
    "iuran_desa": (2026, "7307012004", "perangkat desa", 9, 7, "2026-07", 907_200, 907_200, None),
    "kepatuhan": ("2026-10", "7307", "badan usaha", "menunggak", 2, 111, 5, 0, 0),
    "daftar_kepatuhan": ("2026-10", "7307", "badan usaha", "PT Saya", "menunggak", 7, 7, 111, 5, "", 0),
    "proyek_konstruksi": ("7307", "Gedung Saya", "Dinas Saya", 222_222_222, "2026-05-04", "", "berjalan"),
    "manfaat": ("2026-10", "7307", "JKM", 2, 84_000_000, 0),
    "komitmen": ("K9", "2026-09-20", "7307", "Saya", "Janji saya", 10, 20, "2026-12-31", "berjalan"),
}


def as_csv(name: str, rows: list[tuple[object, ...]]) -> str:
    lines = [
        ",".join(COLUMNS[name]),
        *(",".join("" if cell is None else str(cell) for cell in row) for row in rows),
    ]
    return "\n".join(lines) + "\n"


def write_office(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, rows in office_files().items():
        (folder / f"{name}.csv").write_text(as_csv(name, rows), encoding="utf-8")
    (folder / "target.csv").write_bytes((SAMPLE_FOLDER / "target.csv").read_bytes())


def found_in(received: bytes) -> set[object]:
    """The planted values in some bytes: names, and numbers as text in either language or as table cells."""
    found: set[object] = {name for name in NAMES if name.encode() in received}
    for number in NUMBERS:
        written = (str(number), f"{number:,}", f"{number:,}".replace(",", "."))
        cells = (struct.pack("<q", number), struct.pack("<d", float(number)))
        if any(each.encode() in received for each in written) or any(each in received for each in cells):
            found.add(number)
    return found
