"""Made-up cells with and without numbers of persons. Made-up NIK end in 0000; nobody has any of these numbers."""

from __future__ import annotations

from collections.abc import Iterator

_BIRTHS = ("010180", "120395", "410188", "710292", "311299", "150575", "521186", "070701")
_PLACES = ("737101", "730704", "717101", "721008", "740312", "750105", "760401", "810205", "820301", "327301")
NIKS = tuple(f"{place}{birth}0000" for place, birth in zip(_PLACES, (*_BIRTHS, *_BIRTHS), strict=False))
KPJS = (
    "18012345678",
    "18087654321",
    "20034567890",
    "07011223344",
    "15099887766",
    "23045678901",
    "11000222333",
)


def with_nik() -> Iterator[str]:
    for nik in NIKS:
        yield nik
        yield f"NIK {nik}"
        yield f"{nik[:6]} {nik[6:12]} {nik[12:]}"
        yield f"{nik[:4]}-{nik[4:8]}-{nik[8:12]}-{nik[12:]}"
        yield f"a.n. pekerja ({nik}), Makassar"
    nik = NIKS[0]
    yield from (
        f"'{nik}", f"{nik};", f"KTP: {nik}", f"no. KTP {nik[:2]}.{nik[2:4]}.{nik[4:6]}.{nik[6:12]}.{nik[12:]}",
        f"nik={nik}/kk", f"Peserta {nik} sudah meninggal", "7,37101E+15", f"{nik}\u00a0", f"daftar:{nik},{NIKS[1]}",
    )  # fmt: skip


def with_kpj() -> Iterator[str]:
    for kpj in KPJS:
        yield kpj
        yield f"KPJ {kpj}"
        yield f"KPJ: {kpj[:2]} {kpj[2:6]} {kpj[6:]}"
        yield f"Daftarkan no. peserta {kpj} bulan ini"
        yield f"{kpj[:4]}-{kpj[4:8]}-{kpj[8:]}"
    yield from (
        f"kartu peserta {KPJS[0]} dan {KPJS[1]}",
        f"kpj{' '}{KPJS[2]}.",
        f"pekerja {KPJS[3]} menunggak",
    )


#: Telephone and account numbers.
OTHERS = (
    "081234567890", "0812-3456-7890", "0812 3456 7890", "+6281234567890", "+62 812-3456-7890", "62 852 1234 5678",
    "HP 085212345678", "WA: 0821 2345 6789", "Hubungi 0813-5555-1234 (sekretariat)", "telp (0411) 873456",
    "Telp. 0411-873456", "Tlp 0431 862345", "No. HP: 0896-1234-567", "kontak 087812345678", "fax 0411 872345",
    "rek 1520012345678", "Rekening BRI 0050-01-012345-50-1", "no. rek. 1234567890", "Bank Sulselbar 1300020000123",
    "rekening 0987654321 a.n. bendahara", "BNI 0123456789", "Norek 7123456789012", "BCA 8761234567",
    "rek. giro 001-002-0001234567", "Bank Mandiri 1520009876543", "082112345678 / 085398765432", "(0812)34567890",
)  # fmt: skip

#: Letter numbers, contract values, totals, dates, codes: none is anybody's.
HARMLESS = (
    "188.45/12/2025", "560/1234/2025", "188/123/2025", "188.4.45/1234/BKAD/2025", "800/12345/BKPSDM/VIII/2025",
    "600.1/234/SPK/DPUPR/2025", "027/01234567/PPK/2025", "B/1234567890/X/2025", "No. 061/1234567891/Org/2025",
    "2025.01.01-001", "01/2025-12/2025", "2025-01-31 00:00:00", "31-01-2025", "2025 01 01 001", "20250131-0001",
    "Rp12.345.678.901", "Rp 12.345.678.901,00", "12.345.678.901", "12,345,678,901", "Rp98765432101",
    "Total 12345678901", "jumlah nilai kontrak 12345678901", "pagu anggaran 98765432101", "12 345 678 901",
    "nilai kontrak Rp1234567890123456", "1.234.567.890.123.456", "sebesar 45678901234 rupiah", "total: 11.550.000.000",
    "5.1.02.02.01.0026", "5.1.02.01.01.0055", "kode rekening 5.1.02.01.01.0055", "1.01.02.2.02.0012",
    "73.07.01.2003", "7307012003", "73.71", "kode desa 7307012003", "NPWP 0012345678901000", "01.234.567.8-901.000",
    "NIB 9120001234567", "NPP 12345678901", "SP2D 12345678901", "No. SPK 60012345678", "kode paket RUP 12345678901",
    "tender 98765432109", "faktur 01020304050", "https://contoh.id/read/12345678901", "berita acara 12345678901",
    "SK Bupati 188.45 tahun 2025 tentang jaminan sosial", "Perda 5/2024", "Perbup Nomor 12 Tahun 2025", "UU 3/2024",
    "1.763.259 orang", "30.000", "62,93%", "Rp504.000.000", "Rp6,05 miliar", "18.011 pekerja", "16800", "12952 x 16800 x 3",
    "Des 2025", "2025-06", "periode 2025.06 s.d. 2025.12", "versi 2025.1.0", "DPA 2025/2026", "lampiran 12 halaman 3",
    "Jl. Perintis Kemerdekaan Km. 10", "90245", "kecamatan 11, desa 68", "APBD 2025 hal. 123-145", "ISO 9001:2015",
    "Pasal 1 ayat (2)", "Inpres 2/2021", "Permendagri 15/2024", "lat -5.12345678901", "119.45678901234", "-",
    "123456789", "1234567890123", "12.000", "1e6", "0,24", "0.54", "K-2025-00012345", "DOC20250131123456",
    "ID-0001-2025-0003", "rapat 01.02.2025 pukul 09.00", "barcode 8991234567890", "resi 10002345678",
    "anggaran 2025: 12.345.678.901", "realisasi 11223344556", "register 00112233445", "2024/2025", "13.000 x 16.800",
)  # fmt: skip
