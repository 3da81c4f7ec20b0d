"""The five public meetings that the dashboard answers: who asked what, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.i18n import N_
from dashboard.metrics.money.budget import FirstBudget
from dashboard.metrics.money.plan import Plan, Terms


@dataclass(frozen=True)
class Case:
    """A meeting.

    key: its code in the URL. place: its short name. area, day: where and when. present, question: who sat at
    the table and what they wanted to know, as message ids.
    """

    key: str
    place: str
    area: str
    day: date
    present: str
    question: str

    def period(self, months: Sequence[str]) -> str:
        """The month whose end the meeting knew: the newest that was over, else the first there is."""
        known = [month for month in months if month < f"{self.day:%Y-%m}"]
        return known[-1] if known else months[0]


MAJENE: Final = Case(
    key="majene",
    place="Majene",
    area="7605",
    day=date(2023, 5, 16),
    present=N_("Bupati, badan keuangan daerah (BKAD), kejaksaan negeri"),
    question=N_(
        "Sekitar 30.000 pekerja rentan selama setahun, dari APBD Perubahan 2023, yang miskin ekstrem lebih dulu: berapa anggarannya? Badan usaha, OPD, dan desa mana yang perlu didatangi kejaksaan?"
    ),
)
SIDRAP: Final = Case(
    key="sidrap",
    place="Sidrap",
    area="7314",
    day=date(2023, 10, 2),
    present=N_("Pemerintah kabupaten dan kantor cabang"),
    question=N_(
        "68 desa membayar iuran dari uang desa; pantau anggaran desa 2024. Apa yang masih bisa bergerak?"
    ),
)
SULSEL: Final = Case(
    key="sulsel",
    place="Sulawesi Selatan",
    area="73",
    day=date(2023, 9, 29),
    present=N_("Sekretaris daerah provinsi, dinas tenaga kerja"),
    question=N_(
        "Pegawai non-ASN dan pekerja keagamaan di 24 kabupaten/kota: berapa yang sudah masuk, berapa yang belum, menurut kelompok dan tempat? Berapa biayanya sebagai BPU atau sebagai PU?"
    ),
)
SINJAI: Final = Case(
    key="sinjai",
    place="Sinjai",
    area="7307",
    day=date(2025, 4, 23),
    present=N_("Wakil bupati, kepala kantor cabang"),
    question=N_(
        "Cakupan 40 persen; kami ingin naik sekitar 20 persen. Perangkat desa dan non-ASN sudah semua; berikutnya buruh bangunan harian, dan setiap proyek gedung pemerintah terdaftar. Berapa orang, berapa biayanya, kelompok mana yang paling banyak belum, proyek mana yang belum terdaftar dan berapa iurannya?"
    ),
)
SULBAR: Final = Case(
    key="sulbar",
    place="Sulawesi Barat",
    area="76",
    day=date(2021, 6, 15),
    present=N_("Gubernur"),
    question=N_(
        "Rp16.800 sebulan; 13 ribu pekerja: tukang ojek, pedagang pasar, nelayan. Buatkan rencana kerja tertulis yang dapat dipelajari provinsi."
    ),
)

#: What an answer says that has no rate to reckon with.
NO_RATE: Final = N_(
    "Tabel tarif_iuran tidak memuat tarif untuk rencana ini; periksa berkasnya di halaman Data."
)

CASES: Final = {case.key: case for case in (MAJENE, SIDRAP, SULSEL, SINJAI, SULBAR)}

#: From October, as the revised budget of 2023 could carry it; the month is a choice on the planner.
MAJENE_PLAN: Final = Plan(
    area=MAJENE.area,
    terms=Terms(start="2023-10", months=12),
    heads=(30_000,),
    first=FirstBudget.PERUBAHAN,
)
#: A quarter after the meeting, so that names can be collected and the revised budget of 2021 passed.
SULBAR_PLAN: Final = Plan(
    area=SULBAR.area,
    terms=Terms(
        start="2021-10",
        months=12,
        groups=("nelayan", "tukang ojek", "pedagang pasar"),
        funding="APBD provinsi",
    ),
    heads=(13_000,),
    first=FirstBudget.PERUBAHAN,
)
