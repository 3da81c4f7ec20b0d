"""What the words of a heading say: months, years, segments, and what is counted. A word not known is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from dashboard.data.cells.dates import month
from dashboard.data.contract.as_sent import Cell, shown
from dashboard.data.contract.words import Segment

#: Years that a number of four digits in a heading is taken for.
YEARS: Final = range(2010, 2100)


class Sense(Enum):
    """What a word of a heading is about."""

    AREA = auto()
    CODE = auto()
    PROVINCE = auto()
    PERIOD = auto()
    YEAR = auto()
    SEGMENT = auto()
    GROUP = auto()
    FUND = auto()
    TEMPORARY = auto()
    VERSION = auto()
    SOURCE = auto()
    ACTIVE = auto()
    PEOPLE = auto()
    ELIGIBLE = auto()
    #: Counts people, but not those who are active: registered, new, left.
    NOT_ACTIVE = auto()
    #: No count of ours: percentages, targets, firms, rupiah.
    OTHER = auto()
    #: A sum; COUNT may be one ("Jumlah") or just mean "number of" ("Jumlah peserta").
    TOTAL = auto()
    COUNT = auto()
    ALL = auto()
    #: Some people only: a group, those a budget pays for, men or women.
    SOME = auto()
    #: Not people but thousands of them.
    SCALE = auto()
    NUMBER = auto()
    NOTE = auto()
    #: Something of one person: a list of people, not a table of counts.
    PERSON = auto()
    #: How an office is reached: not shown, but beside counts no list of people.
    CONTACT = auto()
    PLAIN = auto()


_PHRASES: Final[dict[Sense, tuple[str, ...]]] = {
    Sense.AREA: ("kab|kota|kabupaten|kabkota|daerah|wilayah|area|kab kota|kabupaten kota|lokasi",),
    Sense.CODE: ("kode|kd|kode kemendagri|kode bps|id",),
    Sense.PROVINCE: ("provinsi|propinsi|prov|prop",),
    Sense.PERIOD: ("periode|bulan|bln|periode data|bulan data|blth|tanggal data|berlaku mulai",),
    Sense.YEAR: ("tahun|thn|th",),
    Sense.SEGMENT: ("segmen|segmentasi|program|segment",),
    Sense.GROUP: ("kelompok|kelompok pekerja",),
    Sense.FUND: ("sumber dana|sumber pendanaan|pembayar iuran",),
    Sense.TEMPORARY: ("sementara|peserta sementara",),
    Sense.VERSION: ("versi",),
    Sense.SOURCE: ("sumber|sumber data|sumber potensi",),
    Sense.ACTIVE: ("aktif|active",),
    Sense.PEOPLE: ("peserta|tk|tenaga kerja|pekerja|naker|kepesertaan|jumlah nik|jml nik",),
    Sense.ELIGIBLE: (
        "potensi|semesta|eligible|potensi pekerja|potensi peserta|potensi tk|potensi tenaga kerja",
    ),
    Sense.NOT_ACTIVE: (
        "terdaftar|registrasi|register|pendaftaran|terdata|non aktif|nonaktif|tidak aktif|inaktif",
        "kumulatif|akumulasi|penambahan|tambah|baru|daftar baru|akuisisi|keluar|berhenti",
    ),
    Sense.OTHER: (
        "%|persen|persentase|prosentase|cakupan|coverage|ucj|capaian|pencapaian|pertumbuhan|growth|yoy",
        "mtm|ytd|selisih|deviasi|gap|sisa|belum|belum terlindungi|belum terdaftar|ranking|peringkat",
        "rank|rasio|target|perusahaan|badan usaha|bu|pk|pemberi kerja|iuran|rp|rupiah|nominal|klaim",
        "kasus|manfaat|santunan|upah|angkatan kerja|penduduk|penduduk bekerja|penduduk usia kerja",
        "jumlah penduduk|rata|rata rata|luas|jkk|jkm|jht|jp|jkp|jaminan|jaminan hari tua",
        "jaminan pensiun",
    ),
    Sense.TOTAL: (
        "total|subtotal|sub total|grand total|sub jumlah|jumlah total|total jumlah|jumlah seluruh",
    ),
    Sense.COUNT: ("jumlah|jml|banyaknya|jlh",),
    Sense.ALL: (
        "semua|seluruh|gabungan|semua segmen|seluruh segmen|total segmen|lintas segmen|semua pekerja",
        "seluruh pekerja|total pekerja|seluruh peserta|semua peserta",
    ),
    Sense.SOME: (
        "non asn|asn|tni|polri|honorer|rentan|pekerja rentan|perangkat|desa|bpd|rt|rw|kader|posyandu",
        "guru|mengaji|imam|marbot|gereja|nelayan|petani|tukang|ojek|pengemudi|sopir|driver|kurir",
        "pedagang|buruh|petugas|pemilu|kpps|magang|disabilitas|miskin|mahasiswa|pelajar|sektor|formal",
        "informal|mandiri|apbd|apbdes|dbh|sawit|csr|baznas|laki|perempuan|pria|wanita|usia|umur",
        "kecamatan|kelurahan|umkm|umk|mikro|keagamaan",
    ),
    Sense.SCALE: ("ribu|ribuan|juta|jutaan",),
    Sense.NUMBER: ("no|nomor|no urut|nomor urut|urut",),
    Sense.NOTE: (
        "keterangan|ket|catatan|kantor cabang|cabang|kacab|kc|kcp|unit kerja|ibu kota|ibukota|pic",
        "korwil",
    ),
    Sense.PERSON: (
        "nik|kpj|ktp|no kpj|no nik|no ktp|nomor kpj|nomor peserta|no peserta|nama peserta|nama tk",
        "nama pekerja|nama tenaga kerja|nama lengkap|nama ibu|ibu kandung|nama ibu kandung|tgl lahir",
        "tanggal lahir|tempat lahir|jenis kelamin",
    ),
    Sense.CONTACT: (
        "alamat|no hp|nomor hp|no telp|nomor telepon|telepon|telp|hp|email|no rekening|nomor rekening",
    ),
    Sense.PLAIN: (
        "data|rekap|rekapitulasi|laporan|daftar|tabel|lampiran|monitoring|evaluasi|perkembangan|per",
        "posisi|keadaan|kondisi|akhir|pada|tanggal|tgl|bulanan|tahunan|orang|org|jiwa|dan|bpjs",
        "ketenagakerjaan|bpjamsostek|bpjstk|di|se|dalam|dengan|sampai|s d|sd|hingga|realisasi|nama",
        "satuan|jenis|menurut|berdasarkan|ta|untuk|oleh|kantor|kantor wilayah|kanwil",
        "kantor cabang utama|sulama|semester|triwulan|tw",
    ),
}

_SEGMENT_PHRASES: Final[dict[Segment, tuple[str, ...]]] = {
    Segment.PU: ("pu|penerima upah|pekerja penerima upah|peserta penerima upah|ppu",),
    Segment.BPU: ("bpu|bukan penerima upah|pekerja bukan penerima upah|peserta bukan penerima upah",),
    Segment.JAKON: ("jakon|jasa konstruksi|jasakon|jaskon|pekerja jasa konstruksi",),
    Segment.PMI: ("pmi|pekerja migran indonesia|pekerja migran",),
}

_MEANINGS: Final[dict[tuple[str, ...], Sense | Segment]] = {
    tuple(phrase.split()): meaning
    for meanings in (_PHRASES, _SEGMENT_PHRASES)
    for meaning, lines in meanings.items()
    for line in lines
    for phrase in line.split("|")
}
_LONGEST: Final = max(map(len, _MEANINGS))

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+|%")
_NUMBERED_MONTH: Final = re.compile(
    r"(?<![\d/.-])(?:(?P<year>20\d\d)[-/.](?P<month>0?[1-9]|1[0-2])|(?P<first>0?[1-9]|1[0-2])[-/.](?P<last>20\d\d))(?![\d/.-])"
)
#: Laws and letters are numbered by years that have nothing to do with the table's.
_NUMBERED_RULE: Final = re.compile(
    r"\b(?:inpres|perpres|kepmen\w*|permen\w*|perda|pergub|perbup|perwali|pp|uu|nomor|no)\b[.\s:]*(?:nomor|no)?[.\s:]*"
    r"[\w./-]*?\d+[\w.-]*\s*(?:tahun|thn|/)\s*\d{4}",
    re.IGNORECASE,
)
#: "Makassar, 5 Februari 2026" and "dicetak 5/2/2026" say when the sheet was made.
_MADE_ON: Final = re.compile(
    r"(?:\b(?:di)?(?:cetak|unduh|buat|perbarui)\w*|\bupdate\w*|\bprint\w*)\b.*|^[^\d,:]{3,30},\s*\d{1,2}\s+\w+\s+\d{4}\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Label:
    """What a heading says, word by word.

    months: number of the month, and its year where it stands beside it; short_years: two digits beside a
    month, which may be a year or a day. unknown: words without a meaning here.
    """

    senses: frozenset[Sense] = frozenset()
    segments: frozenset[str] = frozenset()
    months: frozenset[tuple[int | None, int]] = frozenset()
    years: frozenset[int] = frozenset()
    short_years: frozenset[int] = frozenset()
    unknown: tuple[str, ...] = ()
    tokens: tuple[str, ...] = field(default=(), compare=False)

    def __or__(self, other: Label) -> Label:
        return Label(
            self.senses | other.senses,
            self.segments | other.segments,
            self.months | other.months,
            self.years | other.years,
            self.short_years | other.short_years,
            (*self.unknown, *other.unknown),
            (*self.tokens, *other.tokens),
        )

    @property
    def is_blank(self) -> bool:
        """Whether there is no word at all."""
        return not self.tokens

    def is_plainly(self, *senses: Sense) -> bool:
        """Whether it says nothing but these, apart from words that add nothing."""
        return not (self.unknown or self.segments or self.months) and self.senses <= {*senses, Sense.PLAIN}


def read_label(cell: Cell) -> Label:
    """The words of one cell."""
    if isinstance(cell, date):
        return _dated(cell)
    return _written(cell if isinstance(cell, str) else shown(cell))


def read_title(cell: Cell) -> Label:
    """The words of a cell above the table, without rules and letters it cites and the day it was made."""
    if not isinstance(cell, str):
        return read_label(cell)
    return read_label(_MADE_ON.sub(" ", _NUMBERED_RULE.sub(" ", cell)))


def joined(labels: Iterable[Label]) -> Label:
    """All that several headings say together."""
    told = Label()
    for label in labels:
        told |= label
    return told


@lru_cache(maxsize=20_000)
def month_of(cell: Cell) -> str:
    """The month that a cell says with its year, `YYYY-MM`; "" where it says none."""
    read = month(cell).value
    return read if isinstance(read, str) else ""


@lru_cache(maxsize=2_000)
def month_number(word: str) -> int | None:
    """The number of a month by its name or short name."""
    read = month_of(f"{word} 2020") if word.isalpha() else ""
    return int(read[5:]) if read else None


def forget() -> None:
    """Drop the cells that were read: they are kept while a file is looked at, and are its sender's alone."""
    for kept in (_written, month_of, month_number):
        kept.cache_clear()


def senses_of(cells: Iterable[Cell]) -> frozenset[Sense]:
    """What the texts among some cells are about."""
    return frozenset().union(*(read_label(cell).senses for cell in cells if isinstance(cell, str)))


def _dated(day: date) -> Label:
    """A date stands for its month where it is the first or last day of it.

    Of "Jan 26" Excel makes the 26th of January: another day leaves open whether it is a day or a year.
    """
    is_edge = day.day == 1 or (day + timedelta(days=1)).day == 1
    tokens = (str(day.year), f"{day.month:02}")
    if is_edge:
        return Label(months=frozenset({(day.year, day.month)}), years=frozenset({day.year}), tokens=tokens)
    return Label(
        months=frozenset({(None, day.month)}), short_years=frozenset({day.day, day.year % 100}), tokens=tokens
    )


@lru_cache(maxsize=20_000)
def _written(cell: str) -> Label:
    text = re.sub(r"\s+", " ", cell.strip())
    whole = month_of(text) if not re.fullmatch(r"\d{5,}", text) else ""
    if whole:
        year, number = int(whole[:4]), int(whole[5:])
        tokens = tuple(_TOKEN.findall(text.casefold()))
        return Label(months=frozenset({(year, number)}), years=frozenset({year}), tokens=tokens)
    said = Label()
    for found in _NUMBERED_MONTH.finditer(text):
        year, number = int(found["year"] or found["last"]), int(found["month"] or found["first"])
        said |= Label(months=frozenset({(year, number)}), years=frozenset({year}), tokens=(found[0],))
    return said | _by_tokens(_TOKEN.findall(_NUMBERED_MONTH.sub(" ", text).casefold()))


def _by_tokens(tokens: list[str]) -> Label:
    said = Label(tokens=tuple(tokens))
    at = 0
    while at < len(tokens):
        length, part = _part_at(tokens, at)
        said |= part
        at += length
    return said


def _part_at(tokens: list[str], at: int) -> tuple[int, Label]:
    """How many tokens the next part takes, and what it says."""
    day = 1 if tokens[at].isdecimal() and int(tokens[at]) <= 31 and len(tokens) > at + 1 else 0
    if number := month_number(tokens[at + day]):
        return _month_at(tokens, at + day, day, number)
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        meaning = _MEANINGS.get(tuple(tokens[at : at + length]))
        if isinstance(meaning, Sense):
            return length, Label(senses=frozenset({meaning}))
        if meaning is not None:
            return length, Label(segments=frozenset({str(meaning)}))
    if tokens[at].isdecimal() and int(tokens[at]) in YEARS:
        return 1, Label(years=frozenset({int(tokens[at])}))
    return 1, Label(unknown=(tokens[at],))


def _month_at(tokens: list[str], at: int, day: int, number: int) -> tuple[int, Label]:
    following = tokens[at + 1] if len(tokens) > at + 1 else ""
    if following.isdecimal() and int(following) in YEARS:
        year = int(following)
        return day + 2, Label(months=frozenset({(year, number)}), years=frozenset({year}))
    if following.isdecimal() and len(following) == 2:
        return day + 2, Label(months=frozenset({(None, number)}), short_years=frozenset({int(following)}))
    return day + 1, Label(months=frozenset({(None, number)}))
