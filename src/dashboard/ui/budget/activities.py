"""The steps of a work plan, and the months in which each of them can be taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.i18n import N_
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.money.plan import Outcome, Plan


@dataclass(frozen=True)
class Activity:
    """A step of the plan. first, last: months from the start of cover, negative before it; None: its last month.

    budgeted: goes by the month in which the first budget is usually passed, where one is.
    """

    what: str
    who: str
    first: int
    last: int | None
    outcome: str
    budgeted: bool = False


#: Proposed; the domain's rules of enrolment (under 65, valid NIK, working, not enrolled) are in the second.
ACTIVITIES: Final = (
    Activity(
        N_("Tetapkan kelompok sasaran dan kuota tiap kabupaten/kota"),
        N_("Dinas tenaga kerja"),
        -3,
        -3,
        N_("daftar kuota"),
    ),
    Activity(
        N_(
            "Kumpulkan nama dan NIK; keluarkan yang berusia 65 tahun atau lebih, tidak bekerja, NIK tidak sah, atau sudah menjadi peserta"
        ),
        N_("Dinas pembina tiap kelompok, pemerintah desa dan kelurahan"),
        -3,
        -2,
        N_("daftar calon yang bersih"),
    ),
    Activity(
        N_("Tetapkan penerima dengan keputusan kepala daerah"),
        N_("Biro atau bagian hukum"),
        -1,
        -1,
        N_("keputusan penerima"),
    ),
    Activity(
        N_("Sediakan anggaran dan dokumen pelaksanaannya"),
        N_("Badan keuangan daerah"),
        -2,
        -1,
        N_("anggaran tersedia"),
        budgeted=True,
    ),
    Activity(
        N_("Tandatangani perjanjian kerja sama"),
        N_("Pemerintah daerah dan kantor cabang BPJS Ketenagakerjaan"),
        -1,
        -1,
        N_("perjanjian"),
    ),
    Activity(
        N_("Daftarkan peserta dan bagikan kartu"),
        N_("Kantor cabang BPJS Ketenagakerjaan"),
        0,
        0,
        N_("peserta aktif"),
    ),
    Activity(
        N_("Bayar iuran setiap bulan, tanpa bulan yang terlewat"),
        N_("Badan keuangan daerah"),
        0,
        None,
        N_("bukti bayar bulanan"),
    ),
    Activity(
        N_("Laporkan peserta aktif, klaim, dan tunggakan setiap bulan"),
        N_("Kantor cabang BPJS Ketenagakerjaan"),
        0,
        None,
        N_("laporan bulanan"),
    ),
    Activity(
        N_("Ganti yang meninggal, pindah, atau tidak lagi memenuhi syarat"),
        N_("Dinas pembina tiap kelompok"),
        3,
        None,
        N_("daftar yang diperbarui"),
    ),
    Activity(
        N_("Putuskan kelanjutan dan anggarannya sebelum masa iur berakhir"),
        N_("Tim anggaran pemerintah daerah"),
        8,
        9,
        N_("keputusan lanjut atau berhenti"),
    ),
)


def months_of(step: Activity, plan: Plan, result: Outcome, *, now: str) -> tuple[str, str]:
    """The first and last month (YYYY-MM) of a step: none before now, none after the term of a plan.

    A plan whose term is over keeps the months that it had.
    """
    start, end = plan.terms.start, result.cost.months[-1][0]
    first = month_before(start, -step.first)
    last = end if step.last is None else month_before(start, -step.last)
    passed = result.lines[0].passed
    if step.budgeted and passed and now <= passed < start:
        first, last = month_before(passed, 2), passed
    first, last = min(first, end), min(last, end)
    if end < now:
        return first, last
    return max(first, now), max(last, now)
