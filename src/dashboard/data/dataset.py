"""One loaded data source: the tables that every page and command computes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.data.contract.active_rules import NO_RULES, ActiveRules
from dashboard.data.contract.report import FileReport
from dashboard.data.contract.words import COLUMNS
from dashboard.data.disclosure.limits import HIDDEN
from dashboard.data.places.areas import Areas
from dashboard.i18n import N_

if TYPE_CHECKING:
    from dashboard.data.disclosure.sealed import Sealed


class Source(StrEnum):
    """The data sources, never mixed in one number. VISIT is one visitor's own upload and nobody else's.

    PUBLISHED is the office's data as a guest may see them, as the office has published them.
    """

    SAMPLE = "contoh"
    OFFICE = "kantor"
    VISIT = "unggahan"
    PUBLISHED = "terbit"


SOURCE_NAMES = {
    Source.SAMPLE: N_("Data contoh"),
    Source.OFFICE: N_("Data kantor"),
    Source.VISIT: N_("Berkas unggahan, hanya kunjungan ini"),
    Source.PUBLISHED: N_("Data terbit"),
}


def source_name(source: Source, *, sample: bool) -> str:
    """Message naming a source, the sample as what it is even where it has been published for a trial."""
    return N_("DATA CONTOH") if sample else SOURCE_NAMES[source]


#: Each table of the contract, by the name it has in code.
FIELDS: Final = {
    "kepesertaan": "members",
    "potensi": "eligible",
    "populasi_kelompok": "group_population",
    "target": "targets",
    "realisasi_cabang": "branch_actuals",
    "tonggak": "milestones",
    "tarif_iuran": "rates",
    "pendanaan": "fundings",
    "iuran_desa": "village_payments",
    "kepatuhan": "compliance",
    "daftar_kepatuhan": "compliance_list",
    "proyek_konstruksi": "projects",
    "dukungan_pemda": "support",
    "manfaat": "benefits",
    "komitmen": "commitments",
    "kemiskinan": "poverty",
}

#: What a column holds in whichever table it stands; the others hold text.
_TYPES: Final = {
    **dict.fromkeys(
        (
            "peserta_aktif", "potensi", "tahun", "jumlah_pekerja", "tarif", "bulan", "anggaran",
            "bulan_dibayar", "realisasi", "anggaran_tahun_depan", "jumlah", "tunggakan", "bulan_tunggakan",
            "skk", "dipulihkan", "pekerja", "terdaftar", "nilai_kontrak", "kasus", "rupiah",
            "penerima_beasiswa",
        ),
        "Int64",
    ),
    **dict.fromkeys(("nilai", "batas_bawah", "batas_atas", "minimum", "upah_maksimum", "persen"), "float64"),
    **dict.fromkeys(("ada", "sementara"), "bool"),
}  # fmt: skip


def none_of(name: str) -> pd.DataFrame:
    """The typed table of an optional file that isn't there."""
    return pd.DataFrame({column: pd.Series(dtype=_TYPES.get(column, "str")) for column in COLUMNS[name]})


def hidden_in(table: pd.DataFrame) -> pd.Series:
    """Which rows of a table the gate hid: known numbers, <NA> for this viewer. Bool, its index."""
    return table[HIDDEN] if HIDDEN in table else pd.Series(False, index=table.index, dtype=bool)


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
    last_good: where the files can't be used as they are now: when the state was kept that is shown instead.
    sealed: tables of the contract -> where sums over their rows can be had; the tables themselves are empty.
    summed: tables that hold sums of the file's rows, so that no row can be set against a file's.
    trial: whether published data are the sample's, and bear its mark. withheld: tables about single entities,
        of which a published version holds nothing. for_guests: what a guest sees, of data with more in them.
    group_population: populasi_kelompok; one row the people in a group from a year (Int64) on; optional.
    branch_actuals: realisasi_cabang; one row a branch's own count by employer at a month's end; optional.

    The rest are optional too. Rupiah, people and months are Int64, <NA> for no data; a month or day that was
    left blank is "".

    rates: tarif_iuran; one row a rate; nilai, batas_*, minimum and upah_maksimum are float64, NaN
        where they don't apply. Where the source has none, `law_rates`.
    law_rates: the table of rates that ships with the project.
    active_rules: aturan_aktif, which ships with the project; until when somebody counts as active.
    fundings: pendanaan; one row a funded group.
    village_payments: iuran_desa; one row a village, year and group.
    compliance: kepatuhan; one row entities counted.
    compliance_list: daftar_kepatuhan; one row a named entity.
    projects: proyek_konstruksi; one row a building project.
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
    last_good: datetime | None = None
    sealed: Mapping[str, Sealed] = field(default_factory=dict)
    summed: frozenset[str] = frozenset()
    trial: bool = False
    withheld: frozenset[str] = frozenset()
    for_guests: Dataset | None = None
    group_population: pd.DataFrame = field(default_factory=partial(none_of, "populasi_kelompok"))
    branch_actuals: pd.DataFrame = field(default_factory=partial(none_of, "realisasi_cabang"))
    rates: pd.DataFrame = field(default_factory=partial(none_of, "tarif_iuran"))
    law_rates: pd.DataFrame = field(default_factory=partial(none_of, "tarif_iuran"))
    active_rules: ActiveRules = NO_RULES
    fundings: pd.DataFrame = field(default_factory=partial(none_of, "pendanaan"))
    village_payments: pd.DataFrame = field(default_factory=partial(none_of, "iuran_desa"))
    compliance: pd.DataFrame = field(default_factory=partial(none_of, "kepatuhan"))
    compliance_list: pd.DataFrame = field(default_factory=partial(none_of, "daftar_kepatuhan"))
    projects: pd.DataFrame = field(default_factory=partial(none_of, "proyek_konstruksi"))
    support: pd.DataFrame = field(default_factory=partial(none_of, "dukungan_pemda"))
    benefits: pd.DataFrame = field(default_factory=partial(none_of, "manfaat"))
    commitments: pd.DataFrame = field(default_factory=partial(none_of, "komitmen"))
    poverty: pd.DataFrame = field(default_factory=partial(none_of, "kemiskinan"))

    @property
    def is_sample(self) -> bool:
        """Whether the numbers are the sample's, wherever they come from."""
        return self.source is Source.SAMPLE or self.trial

    @property
    def source_name(self) -> str:
        """`source_name` of it."""
        return source_name(self.source, sample=self.is_sample)

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The typed tables by the contract's names; those of files that aren't there are empty."""
        return {name: getattr(self, attribute) for name, attribute in FIELDS.items()}

    def with_tables(self, tables: Mapping[str, pd.DataFrame]) -> Dataset:
        """The same with some tables replaced, by the contract's names."""
        changes: dict[str, Any] = {FIELDS[name]: table for name, table in tables.items()}
        return replace(self, **changes)

    def has(self, name: str) -> bool:
        """Whether a table has any row, shown or sealed."""
        return name in self.sealed or not getattr(self, FIELDS[name]).empty

    @property
    def has_own_rates(self) -> bool:
        """Whether `rates` are the source's own table, not the law's."""
        return self.rates is not self.law_rates

    @property
    def own_tables(self) -> dict[str, pd.DataFrame]:
        """The tables as the source has them: no rates where it has none of its own."""
        own = dict(self.tables)
        return own if self.has_own_rates else own | {"tarif_iuran": self.law_rates.iloc[:0]}

    def with_own_tables(self, tables: Mapping[str, pd.DataFrame]) -> Dataset:
        """A copy with tables as a source has them; the law's rates stand in where it has none."""
        law = {} if len(tables["tarif_iuran"]) else {"tarif_iuran": self.law_rates}
        return self.with_tables({**tables, **law})

    @property
    def periods(self) -> tuple[str, ...]:
        """The months that have any members row, oldest first."""
        return tuple(sorted(self.members["periode"].unique()))
