"""Words that are said otherwise of one and of many in some languages; Indonesian has one form.

A translation asks for the form that goes with a number: `{count} {count:desa}` is "1 village" or "2
villages". The forms stand in the catalogue as plurals (msgctxt "jumlah"), by the language's own rule.
"""

from __future__ import annotations

from typing import Final

#: The context under which catalogues hold these words.
COUNTED: Final = "jumlah"


def counted(word: str) -> str:
    """Mark a word for the plurals of the catalogues."""
    return word


WORDS: Final = (
    counted("adalah"),
    counted("angka"),
    counted("anggota"),
    counted("aturan"),
    counted("bagian"),
    counted("baris"),
    counted("batas"),
    counted("bentuk"),
    counted("berkas"),
    counted("bulan"),
    counted("cabang"),
    counted("desa"),
    counted("detik"),
    counted("dokumen"),
    counted("entitas"),
    counted("hari"),
    counted("hari kerja"),
    counted("indikator"),
    counted("jam"),
    counted("janji"),
    counted("kabupaten/kota"),
    counted("kali"),
    counted("kecamatan"),
    counted("kelompok"),
    counted("kolom"),
    counted("kiriman"),
    counted("kunjungan"),
    counted("lembar"),
    counted("membayar"),
    counted("menit"),
    counted("orang"),
    counted("pekerja"),
    counted("pemerintah daerah"),
    counted("pergantian baris"),
    counted("peserta"),
    counted("peringatan"),
    counted("poin persen"),
    counted("proyek"),
    counted("punya"),
    counted("sel"),
    counted("skenario"),
    counted("tarif"),
    counted("tabel"),
    counted("telah"),
    counted("temuan"),
    counted("tidak"),
    counted("titik"),
    counted("total"),
    counted("versi"),
    counted("wilayah"),
)
