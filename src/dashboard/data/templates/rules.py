"""The rules that the cells of the Excel template are validated by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.data.cells.amounts import MOST_RUPIAH
from dashboard.data.cells.parsing import MOST_PEOPLE
from dashboard.data.schemas import MAX_PERCENT, PEOPLE, PERCENT, RUPIAH
from dashboard.data.schemas.action import MOST_ARREARS
from dashboard.data.schemas.funding import MONTHS_OF_YEAR, MOST_FUNDED_MONTHS
from dashboard.i18n import N_


@dataclass(frozen=True)
class Rule:
    """How the cells of a column are validated.

    kind, operator: of DataValidation; message: the message id of the error, with the formulas as {low} and
    {high}; formula1, formula2: as Excel has them, with {cell} and {row} for the first cell and its row;
    as_text: whether Excel is to leave what is typed as it is.
    """

    kind: str
    message: str
    formula1: str
    formula2: str | None = None
    operator: str | None = None
    as_text: bool = True


_MONTH: Final = Rule(
    "custom",
    N_("Tulis bulan sebagai tahun-bulan, misalnya 2025-01."),
    'AND(LEN({cell})=7,MID({cell},5,1)="-",ISNUMBER(VALUE(LEFT({cell},4))),'
    "VALUE(RIGHT({cell},2))>=1,VALUE(RIGHT({cell},2))<=12)",
)
_DAY: Final = Rule(
    "custom",
    N_("Tulis tanggal sebagai tahun-bulan-hari, misalnya 2025-01-31."),
    'AND(LEN({cell})=10,MID({cell},5,1)="-",MID({cell},8,1)="-",ISNUMBER(VALUE(LEFT({cell},4))),'
    "VALUE(MID({cell},6,2))<=12,VALUE(RIGHT({cell},2))<=31)",
)
_YEAR: Final = Rule(
    "whole", N_("Tulis tahun empat angka, misalnya 2025."), "2000", "2100", "between", as_text=False
)
_PEOPLE: Final = Rule(
    "whole",
    N_("Tulis bilangan bulat 0 atau lebih; kosongkan bila tidak ada data."),
    "0",
    str(MOST_PEOPLE),
    "between",
    as_text=False,
)
_RUPIAH: Final = Rule(
    "whole",
    N_("Tulis rupiah sebagai bilangan bulat 0 atau lebih; kosongkan bila tidak ada data."),
    "0",
    str(MOST_RUPIAH),
    "between",
    as_text=False,
)
_VILLAGE: Final = Rule(
    "custom",
    N_("Tulis kode desa Kemendagri 10 angka, misalnya 7314012004; kelurahan tidak punya anggaran desa."),
    'AND(LEN({cell})=10,ISNUMBER(VALUE({cell})),MID({cell},7,1)="2")',
)
_SHARE: Final = Rule("decimal", N_("Tulis persen 0 sampai 100."), "0", "100", "between", as_text=False)
_RATE: Final = Rule(
    "custom",
    N_("Tulis rupiah sebagai bilangan bulat, atau persen 0 sampai 100, sesuai kolom satuan."),
    f'AND(ISNUMBER({{cell}}),{{cell}}>=0,OR($F{{row}}<>"{PERCENT}",{{cell}}<=100),'
    f'OR($F{{row}}<>"{RUPIAH}",{{cell}}=INT({{cell}})))',
    as_text=False,
)
_TARGET: Final = Rule(
    "custom",
    N_("Tulis persen 0 sampai 200, atau orang sebagai bilangan bulat, sesuai kolom satuan."),
    f'AND(ISNUMBER({{cell}}),{{cell}}>=0,OR($G{{row}}<>"{PERCENT}",{{cell}}<={MAX_PERCENT}),'
    f'OR($G{{row}}<>"{PEOPLE}",{{cell}}=INT({{cell}})))',
    as_text=False,
)


def _months(low: int, high: int) -> Rule:
    return Rule(
        "whole",
        N_("Tulis banyaknya bulan sebagai bilangan bulat, {low} sampai {high}."),
        str(low),
        str(high),
        "between",
        as_text=False,
    )


_RULES: Final = {
    **dict.fromkeys(("periode", "berlaku_mulai", "berlaku_sampai", "mulai", "terakhir_dibayar"), _MONTH),
    **dict.fromkeys(("tanggal", "tanggal_spk", "tanggal_daftar", "skk_tanggal", "tenggat"), _DAY),
    **dict.fromkeys(
        (
            "peserta_aktif", "potensi", "jumlah", "jumlah_pekerja", "pekerja", "terdaftar", "skk", "kasus",
            "penerima_beasiswa",
        ),
        _PEOPLE,
    ),
    **dict.fromkeys(
        (
            "tarif", "anggaran", "realisasi", "anggaran_tahun_depan", "tunggakan", "dipulihkan", "rupiah",
            "nilai_kontrak", "batas_bawah", "batas_atas", "minimum", "upah_maksimum",
        ),
        _RUPIAH,
    ),
    "tahun": _YEAR,
    "kode_desa": _VILLAGE,
    "bulan": _months(1, MOST_FUNDED_MONTHS),
    "bulan_dibayar": _months(0, MONTHS_OF_YEAR),
    "bulan_tunggakan": _months(0, MOST_ARREARS),
    "persen": _SHARE,
    "nilai": _TARGET,
}  # fmt: skip
_OWN_RULES: Final = {("tarif_iuran", "nilai"): _RATE}


def rule_of(table: str, column: str) -> Rule | None:
    """How a column of a table is validated; None where it isn't, or is chosen from a list."""
    return _OWN_RULES.get((table, column), _RULES.get(column))
