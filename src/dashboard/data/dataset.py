"""One loaded data source: the tables that every page and command computes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import pandas as pd

from dashboard.data.contract.report import FileReport
from dashboard.data.contract.words import COLUMNS
from dashboard.data.places.areas import Areas
from dashboard.i18n import N_


class Source(StrEnum):
    """The data sources, never mixed in one number. VISIT is one visitor's own upload and nobody else's."""

    SAMPLE = "contoh"
    OFFICE = "kantor"
    VISIT = "unggahan"


SOURCE_NAMES = {
    Source.SAMPLE: N_("Data contoh"),
    Source.OFFICE: N_("Data kantor"),
    Source.VISIT: N_("Berkas unggahan, hanya kunjungan ini"),
}


#: Columns that hold the same kind of number in whichever file they stand.
_COUNTS: Final = dict.fromkeys(
    (
        "tahun", "jumlah_pekerja", "tarif", "bulan", "anggaran", "bulan_dibayar", "realisasi",
        "anggaran_tahun_depan", "jumlah", "tunggakan", "bulan_tunggakan", "skk", "dipulihkan", "pekerja",
        "terdaftar", "nilai_kontrak", "kasus", "rupiah", "penerima_beasiswa",
    ),
    "Int64",
)  # fmt: skip
_FLOATS: Final = dict.fromkeys(("nilai", "batas_bawah", "batas_atas", "minimum", "upah_maksimum"), "float64")


def _none_of(name: str, **dtypes: str) -> pd.DataFrame:
    """The typed table of an optional file that isn't there; columns not named are text."""
    return pd.DataFrame({column: pd.Series(dtype=dtypes.get(column, "str")) for column in COLUMNS[name]})


@dataclass(frozen=True, eq=False)
class Dataset:
    """Validated tables of one source. Codes and periods are text (`YYYY-MM`), counts nullable Int64.

    members: kepesertaan; one row a count of active members at a month's end; columns of the contract, with
        sementara as bool. A blank count is <NA> and means "no data".
    eligible: potensi; one row eligible workers from a month on.
    targets: target; one row a target; nilai is float64, in satuan persen or orang.
    milestones: tonggak; one row a policy date; tanggal is `YYYY-MM-DD` text.
    reports: what reading each file came to.
    fingerprint: changes whenever what is computed from the data may change: with the files, the day, the
        reference tables and the boundaries; what is kept is keyed on it.
    version: eight hexadecimal digits of the content of all tables as they were read, whatever is taken from
        them afterwards: see data.version. Stands on every page and in every document.
    internal: whether the server is one that only the office reaches.
    group_population: populasi_kelompok; one row the people in a group from a year (Int64) on; optional.
    branch_actuals: realisasi_cabang; one row a branch's own count by employer at a month's end; optional.

    The rest are optional too. Rupiah, people and months are Int64, <NA> for no data; a month or day that was
    left blank is "".

    rates: tarif_iuran; one row a rate; nilai, batas_*, minimum and upah_maksimum are float64, NaN
        where they don't apply. Where the source has none, `law_rates`.
    law_rates: the table of rates that ships with the project.
    fundings: pendanaan; one row a funded group.
    village_payments: iuran_desa; one row a village, year and group.
    compliance: kepatuhan; one row entities counted.
    compliance_list: daftar_kepatuhan; one row a named entity; see `names_shown`.
    projects: proyek_konstruksi; one row a building project; see `names_shown`.
    support: dukungan_pemda; one row a kind of support in a year; ada is bool.
    benefits: manfaat; one row the benefits paid in a month.
    commitments: komitmen; one row a promise.
    poverty: kemiskinan; one row the poor of a year; persen is float64.
    """

    source: Source
    areas: Areas
    members: pd.DataFrame
    eligible: pd.DataFrame
    targets: pd.DataFrame
    milestones: pd.DataFrame
    reports: tuple[FileReport, ...]
    fingerprint: str
    version: str = ""
    internal: bool = False
    group_population: pd.DataFrame = field(
        default_factory=lambda: _none_of("populasi_kelompok", tahun="Int64", jumlah="Int64")
    )
    branch_actuals: pd.DataFrame = field(
        default_factory=lambda: _none_of("realisasi_cabang", peserta_aktif="Int64")
    )
    rates: pd.DataFrame = field(default_factory=lambda: _none_of("tarif_iuran", **_FLOATS))
    law_rates: pd.DataFrame = field(default_factory=lambda: _none_of("tarif_iuran", **_FLOATS))
    fundings: pd.DataFrame = field(default_factory=lambda: _none_of("pendanaan", **_COUNTS))
    village_payments: pd.DataFrame = field(default_factory=lambda: _none_of("iuran_desa", **_COUNTS))
    compliance: pd.DataFrame = field(default_factory=lambda: _none_of("kepatuhan", **_COUNTS))
    compliance_list: pd.DataFrame = field(default_factory=lambda: _none_of("daftar_kepatuhan", **_COUNTS))
    projects: pd.DataFrame = field(default_factory=lambda: _none_of("proyek_konstruksi", **_COUNTS))
    support: pd.DataFrame = field(
        default_factory=lambda: _none_of("dukungan_pemda", tahun="Int64", ada="bool")
    )
    benefits: pd.DataFrame = field(default_factory=lambda: _none_of("manfaat", **_COUNTS))
    commitments: pd.DataFrame = field(default_factory=lambda: _none_of("komitmen", **_COUNTS))
    poverty: pd.DataFrame = field(default_factory=lambda: _none_of("kemiskinan", persen="float64", **_COUNTS))

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The typed tables by the contract's names; those of files that aren't there are empty."""
        return {
            "kepesertaan": self.members,
            "potensi": self.eligible,
            "populasi_kelompok": self.group_population,
            "target": self.targets,
            "realisasi_cabang": self.branch_actuals,
            "tonggak": self.milestones,
            "tarif_iuran": self.rates,
            "pendanaan": self.fundings,
            "iuran_desa": self.village_payments,
            "kepatuhan": self.compliance,
            "daftar_kepatuhan": self.compliance_list,
            "proyek_konstruksi": self.projects,
            "dukungan_pemda": self.support,
            "manfaat": self.benefits,
            "komitmen": self.commitments,
            "kemiskinan": self.poverty,
        }

    @property
    def names_shown(self) -> bool:
        """Whether single firms, OPD, villages and projects may be shown: never where a public link reaches.

        The sample's are made up ("Contoh OPD 1"); a visitor's own files are in front of that visitor alone;
        the office's are shown only where whoever runs the server has said that it is internal.
        """
        return self.source is not Source.OFFICE or self.internal

    @property
    def has_own_rates(self) -> bool:
        """Whether `rates` are the source's own table, not the law's."""
        return self.rates is not self.law_rates

    @property
    def periods(self) -> tuple[str, ...]:
        """The months that have any members row, oldest first."""
        return tuple(sorted(self.members["periode"].unique()))
