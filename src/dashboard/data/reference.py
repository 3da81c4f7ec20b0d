"""The tables that ship with the project: areas, branch territories, rates, rules, published figures."""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from itertools import product
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.data.checks.validation import validate_table
from dashboard.data.contract.active_rules import ActiveRule, ActiveRules, Cause, Certainty
from dashboard.data.contract.as_sent import UnreadableFileError
from dashboard.data.contract.report import Problem
from dashboard.data.contract.words import Segment
from dashboard.data.files.csv_reading import decode, read_csv
from dashboard.data.files.splitting import DELIMITERS
from dashboard.data.places.areas import UNASSIGNED_BRANCH, UNASSIGNED_BRANCH_NAME, VILLAGE_COLUMNS, Areas
from dashboard.data.places.former import FORMER_COLUMNS, check_former
from dashboard.data.places.resolving import AreaResolver
from dashboard.data.schemas import rates_spec
from dashboard.i18n import N_, Message

ROOT: Final = Path(__file__).resolve().parents[3]
REFERENCE_FOLDER: Final = ROOT / "data" / "reference"
RATES_FILE: Final = "tarif_iuran.csv"
ACTIVE_RULES_FILE: Final = "aturan_aktif.csv"
ACTIVE_RULES_COLUMNS: Final = ("segmen", "sebab", "bulan", "mutu", "dasar")
#: A rule that lets more months pass is a slip of the pen.
MOST_RULE_MONTHS: Final = 60
FORMER_FILE: Final = "nama_lama.csv"
PROVINCES_FILE: Final = "provinsi.csv"
PUBLISHED_FILE: Final = ROOT / "data" / "public" / "angka_publik.csv"

#: How far a parent branch in the territory table is confirmed by a public source.
TERRITORY_GROUNDS: Final = ("terverifikasi", "sebagian", "perkiraan")
TERRITORY_COLUMNS: Final = (
    "kode_wilayah",
    "kode_cabang",
    "kantor_cabang",
    "kantor_setempat",
    "dasar_induk",
    "dasar_setempat",
    "sumber",
)

_DECIMALS = ("lat", "lon", "label_lat", "label_lon", "luas_km2")
_COUNTS = ("penduduk", "jumlah_kecamatan", "jumlah_desa", "jumlah_kelurahan")


class BrokenReferenceError(Exception):
    """A reference table of the project is missing or cannot be read; problems: its wrong rows."""

    def __init__(self, path: Path, problems: Sequence[Problem] = ()) -> None:
        super().__init__(path)
        self.problems = tuple(problems)


def load_areas(folder: Path = REFERENCE_FOLDER) -> Areas:
    """The areas and how they nest, from wilayah.csv and the editable wilayah_kerja.csv.

    A bad row of the territory table is left out and told in `Areas.problems`; its kabupaten/kota then belongs
    to the branch "belum ditetapkan". Raises BrokenReferenceError when wilayah.csv itself can't be used, or a
    row of nama_lama.csv: a wrong one would read an area as another. Without it no former name is known, and
    without provinsi.csv no province has a short name.
    """
    regencies = _text_table(folder / "wilayah.csv")
    for name in _DECIMALS:
        regencies[name] = pd.to_numeric(regencies[name])
    for name in _COUNTS:
        regencies[name] = pd.to_numeric(regencies[name]).astype("Int64")
    regencies = regencies.set_index("kode_wilayah")
    if not regencies.index.is_unique:
        raise BrokenReferenceError(folder / "wilayah.csv")
    try:
        written = _text_table(folder / "wilayah_kerja.csv")
    except BrokenReferenceError:
        written = pd.DataFrame(columns=list(TERRITORY_COLUMNS), dtype="str")
        broken = [
            Problem(None, "", "wilayah_kerja.csv", Message(N_("tabel wilayah kerja yang dapat dibaca")))
        ]
    else:
        broken = []
    territory, problems = check_territory(written, regencies.index)
    return Areas(
        regencies=regencies,
        territory=territory,
        problems=(*broken, *problems),
        villages=_villages(folder / "desa.csv"),
        former=_former(folder / FORMER_FILE, regencies),
        province_short_names=_short_names(folder / PROVINCES_FILE),
    )


def _short_names(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    table = _text_table(path)
    if not {"kode_provinsi", "singkat"} <= set(table.columns):
        raise BrokenReferenceError(path)
    return dict(zip(table["kode_provinsi"], table["singkat"], strict=True))


def _former(path: Path, regencies: pd.DataFrame) -> pd.DataFrame:
    if not path.exists():
        return pd.DataFrame(columns=list(FORMER_COLUMNS), dtype="str")
    table = _text_table(path)
    problems = check_former(table, {*regencies.index, *regencies["kode_provinsi"]})
    if problems:
        raise BrokenReferenceError(path, problems)
    return table[list(FORMER_COLUMNS)]


def load_rates(areas: Areas, folder: Path = REFERENCE_FOLDER) -> pd.DataFrame:
    """The law's contribution rates, typed as `Dataset.rates`. Raises BrokenReferenceError.

    They are read and checked like an office's own table; a row that can't be read breaks the whole.
    """
    path = folder / RATES_FILE
    try:
        raw = read_csv(path.read_bytes())
    except (OSError, UnreadableFileError) as error:
        raise BrokenReferenceError(path) from error
    valid = validate_table(
        raw, name=path.stem, path=path.name, spec=rates_spec(), resolver=AreaResolver(areas)
    )
    if valid.frame is None or valid.frame.empty or not valid.report.ok:
        raise BrokenReferenceError(path)
    return valid.frame


def load_active_rules(folder: Path = REFERENCE_FOLDER) -> ActiveRules:
    """Until when somebody counts as active, from aturan_aktif.csv.

    Raises BrokenReferenceError, with what is wrong row by row: a rule left out would keep people active.
    """
    path = folder / ACTIVE_RULES_FILE
    rules, problems = check_active_rules(_text_table(path))
    if problems:
        raise BrokenReferenceError(path, problems)
    return rules


def check_active_rules(written: pd.DataFrame) -> tuple[ActiveRules, list[Problem]]:
    """The usable rows of a table of rules, text columns ACTIVE_RULES_COLUMNS, and what is wrong with it."""
    problems = [
        Problem(None, name, "", Message(N_("kolom ini harus ada di tabel aturan aktif")))
        for name in ACTIVE_RULES_COLUMNS
        if name not in written
    ]
    table = written.reindex(columns=list(ACTIVE_RULES_COLUMNS), fill_value="").fillna("")
    kept: dict[tuple[str, str], ActiveRule] = {}
    for number, values in enumerate(table.itertuples(index=False), start=2):
        row = dict(zip(ACTIVE_RULES_COLUMNS, map(str, values), strict=True))
        fault = _active_rule_fault(row, kept)
        if fault is not None:
            column, expected = fault
            problems.append(Problem(number, column, row[column], expected))
            continue
        kept[row["segmen"], row["sebab"]] = ActiveRule(
            segment=row["segmen"],
            cause=Cause(row["sebab"]),
            months=int(row["bulan"]) if row["bulan"] else None,
            certainty=Certainty(row["mutu"]),
            basis=row["dasar"],
        )
    for segment, cause in product(Segment, Cause):
        if (segment, cause) not in kept:
            wanted = Message(N_("satu aturan untuk setiap segmen dan sebab"))
            problems.append(Problem(None, "segmen", f"{segment}, {cause}", wanted))
    return ActiveRules(tuple(kept.values())), problems


def _active_rule_fault(row: dict[str, str], kept: Collection[tuple[str, str]]) -> tuple[str, Message] | None:
    """The first column of a rule that is wrong, and what was expected there."""
    for column, words in (("segmen", Segment), ("sebab", Cause), ("mutu", Certainty)):
        if row[column] not in list(words):
            return column, Message(N_("salah satu dari: {choices}"), {"choices": ", ".join(words)})
    if (row["segmen"], row["sebab"]) in kept:
        return "sebab", Message(N_("hanya satu aturan untuk setiap segmen dan sebab"))
    if row["bulan"] and not (
        row["bulan"].isascii() and row["bulan"].isdigit() and int(row["bulan"]) <= MOST_RULE_MONTHS
    ):
        return "bulan", Message(
            N_("bilangan bulat 0 sampai {most}, atau kosong bila tidak menonaktifkan"),
            {"most": MOST_RULE_MONTHS},
        )
    return None


def _villages(path: Path) -> pd.DataFrame:
    table = _text_table(path)
    if not {"kode_desa", *VILLAGE_COLUMNS} <= set(table.columns):
        raise BrokenReferenceError(path)
    for name in ("lat", "lon"):
        table[name] = pd.to_numeric(table[name])
    return table.set_index("kode_desa")[list(VILLAGE_COLUMNS)]


def check_territory(written: pd.DataFrame, codes: pd.Index) -> tuple[pd.DataFrame, list[Problem]]:
    """The usable rows of a territory table, completed to one row a kabupaten/kota, and what is wrong with it.

    written: text columns TERRITORY_COLUMNS (missing ones are told); codes: all kabupaten/kota.
    """
    problems = [
        Problem(None, name, "", Message(N_("kolom ini harus ada di tabel wilayah kerja")))
        for name in TERRITORY_COLUMNS
        if name not in written
    ]
    table = written.reindex(columns=list(TERRITORY_COLUMNS), fill_value="").fillna("")
    branch_names: dict[str, str] = {}
    kept: dict[str, dict[str, str]] = {}
    for number, values in enumerate(table.itertuples(index=False), start=2):
        row = dict(zip(TERRITORY_COLUMNS, map(str, values), strict=True))
        column, expected = _territory_fault(row, codes=codes, kept=kept, branch_names=branch_names)
        if expected is not None:
            problems.append(Problem(number, column, row[column], expected))
            continue
        branch_names[row["kode_cabang"]] = row["kantor_cabang"]
        kept[row["kode_wilayah"]] = row
    for code in codes.difference(pd.Index(list(kept), dtype="str")):
        problems.append(
            Problem(
                None,
                "kode_wilayah",
                code,
                Message(N_("satu baris wilayah kerja untuk setiap kabupaten/kota")),
            )
        )
        kept[code] = dict.fromkeys(TERRITORY_COLUMNS, "") | {
            "kode_wilayah": code,
            "kode_cabang": UNASSIGNED_BRANCH,
            "kantor_cabang": UNASSIGNED_BRANCH_NAME,
            "dasar_induk": "perkiraan",
        }
    territory = pd.DataFrame(list(kept.values()), columns=list(TERRITORY_COLUMNS), dtype="str")
    return territory.set_index("kode_wilayah").sort_index(), problems


def _territory_fault(  # noqa: PLR0911 - one exit for each fault
    row: dict[str, str], *, codes: pd.Index, kept: dict[str, dict[str, str]], branch_names: dict[str, str]
) -> tuple[str, Message | None]:
    """The first column of a territory row that is wrong, and what was expected there."""
    if row["kode_wilayah"] not in codes:
        return "kode_wilayah", Message(N_("kode kabupaten/kota empat angka dari tabel wilayah"))
    if row["kode_wilayah"] in kept:
        return "kode_wilayah", Message(N_("hanya satu baris wilayah kerja untuk setiap kabupaten/kota"))
    if not row["kode_cabang"].startswith("KC"):
        return "kode_cabang", Message(N_("kode kantor cabang yang diawali KC, misalnya KC03"))
    if not row["kantor_cabang"]:
        return "kantor_cabang", Message(N_("nama kantor cabang"))
    if branch_names.get(row["kode_cabang"], row["kantor_cabang"]) != row["kantor_cabang"]:
        return "kantor_cabang", Message(
            N_("nama yang sama untuk satu kode kantor cabang: {name}"),
            {"name": branch_names[row["kode_cabang"]]},
        )
    if row["dasar_induk"] not in TERRITORY_GROUNDS:
        return "dasar_induk", Message(
            N_("salah satu dari: {choices}"), {"choices": ", ".join(TERRITORY_GROUNDS)}
        )
    return "", None


def load_published(path: Path = PUBLISHED_FILE) -> pd.DataFrame:
    """The published figures: one row a figure, columns as data/README.md describes them.

    All columns are text ("" where nothing was published), but `nilai`, float64 in the unit of `satuan`, and
    `kode_wilayah`, which is text with "" for an area that is no kabupaten/kota, province or branch.
    Raises BrokenReferenceError.
    """
    table = _text_table(path)
    try:
        table["nilai"] = pd.to_numeric(table["nilai"]).astype("float64")
    except (KeyError, ValueError) as error:
        raise BrokenReferenceError(path) from error
    return table


def _text_table(path: Path) -> pd.DataFrame:
    """A table of text columns, trimmed; saved again by Excel it may have another delimiter or encoding."""
    try:
        text, _ = decode(path.read_bytes())
        header = text.split("\n", 1)[0]
        delimiter = max(DELIMITERS, key=header.count)
        table = pd.read_csv(io.StringIO(text), sep=delimiter, dtype="str", keep_default_na=False)
    except (OSError, UnreadableFileError, ValueError) as error:
        raise BrokenReferenceError(path) from error
    for name in table.columns:
        table[name] = table[name].str.strip()
    return table
