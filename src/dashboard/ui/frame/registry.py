"""The pages, in the order of the menu: one place for their names, icons, files and parameters in the link."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.data.published.access import Action
from dashboard.i18n import N_


class Group(StrEnum):
    """The headings of the menu, in their order: what a visitor comes to do."""

    LOOK = N_("Lihat")
    PLAN = N_("Bandingkan dan rencanakan")
    FOLLOW_UP = N_("Tindak lanjuti")
    SOURCES = N_("Data dan metode")
    STAFF = N_("Untuk petugas")


@dataclass(frozen=True)
class PageEntry:
    """A page of the app; `script` is relative to app.py.

    parameters: what the page's own links may hold besides SHARED, drawn or not; a name may end in a number.
    always: whether it opens without any usable month, because it explains what is missing. menu: whether it draws
    the menu; one that fills the screen doesn't. needs: what a visitor must be allowed to do, any of it, to be shown
    the page; nothing for a page that is everybody's. named: whether staff see the names of their areas there; the
    page of files and those for staff work on what is everybody's.
    """

    key: str
    group: Group
    script: str
    title: str
    icon: str
    parameters: tuple[str, ...] = ()
    always: bool = False
    menu: bool = True
    needs: tuple[Action, ...] = ()
    named: bool = True

    @property
    def address(self) -> str:
        """The page's place in the app's address: "" for the one that a link without a page opens."""
        return "" if self.script == "app.py" else self.script.removeprefix("pages/").removesuffix(".py")


#: The parameters that every page has. dari: where a visit to a case came from; versi: a published version to keep to.
SHARED: Final = ("wilayah", "periode", "sumber", "bahasa", "dari", "versi")

PAGES: Final = (
    PageEntry(
        "ringkasan", Group.LOOK, "app.py", N_("Ringkasan"), ":material/dashboard:", ("rentang", "fokus")
    ),
    PageEntry(
        "peta",
        Group.LOOK,
        "pages/peta.py",
        N_("Peta cakupan"),
        ":material/map:",
        (
            "ind",
            "segmen",
            "tampilan",
            "tingkat",
            "kelas",
            "banding",
            "basis",
            "rentang",
            "sementara",
            "fokus",
        ),
    ),
    PageEntry(
        "kategori",
        Group.LOOK,
        "pages/kategori.py",
        N_("Kategori pekerja"),
        ":material/groups:",
        ("dimensi", "sorot", "sementara", "bagian", "nilai", "tingkat", "cari"),
    ),
    PageEntry(
        "target",
        Group.LOOK,
        "pages/target.py",
        N_("Target dan progres"),
        ":material/flag:",
        ("deret", "laju", "sementara", "tingkat", "urut", "daftar", "satuan", "basis"),
    ),
    PageEntry(
        "profil",
        Group.LOOK,
        "pages/profil.py",
        N_("Profil wilayah"),
        ":material/location_city:",
        ("banding", "basis", "sementara"),
    ),
    PageEntry(
        "anggaran",
        Group.PLAN,
        "pages/anggaran.py",
        N_("Perencana anggaran"),
        ":material/calculate:",
        (
            "arah",
            "sudah",
            "kelompok",
            "segmen",
            "dana",
            "jht",
            "upah",
            "bulan",
            "diam",
            "mulai",
            "awal",
            "orang",
            "rupiah",
            "naik",
            "baca",
            "tujuan",
            "batas",
            "minimum",
            "skenario",
            "jumlah",
            "pembayar",
            "bayar",
            "bagian",
            "masa",
            "tarif",
            "jakon",
            "nilai",
            "persen",
        ),
    ),
    PageEntry("cabang", Group.FOLLOW_UP, "pages/cabang.py", N_("KC saya"), ":material/store:"),
    PageEntry(
        "bandingkan",
        Group.PLAN,
        "pages/bandingkan.py",
        N_("Bandingkan"),
        ":material/compare_arrows:",
        ("dengan", "banding"),
    ),
    PageEntry(
        "rapat",
        Group.PLAN,
        "pages/rapat.py",
        N_("Mode rapat"),
        ":material/co_present:",
        ("langkah", "asal"),
        menu=False,
    ),
    PageEntry(
        "desa",
        Group.FOLLOW_UP,
        "pages/desa.py",
        N_("Ekosistem desa"),
        ":material/holiday_village:",
        (
            "tahun",
            "kecamatan",
            "tarif",
            "segmen",
            "dana",
            "upah",
            "diam",
            "paket",
            "bulan",
            "tabel",
            "gambar",
        ),
    ),
    PageEntry(
        "kepatuhan",
        Group.FOLLOW_UP,
        "pages/kepatuhan.py",
        N_("Kepatuhan"),
        ":material/gavel:",
        ("bagian", "jenis", "hari", "umur", "proyek", "tahun", "cuti", "menurut", "tingkat"),
    ),
    PageEntry(
        "komitmen",
        Group.FOLLOW_UP,
        "pages/komitmen.py",
        N_("Tindak lanjut"),
        ":material/event_repeat:",
        ("bagian", "susun", "tahun", "ufuk"),
    ),
    PageEntry(
        "kasus",
        Group.FOLLOW_UP,
        "pages/kasus.py",
        N_("Contoh kasus"),
        ":material/forum:",
        ("kasus", "naik", "baca"),
    ),
    PageEntry(
        "data",
        Group.SOURCES,
        "pages/data.py",
        N_("Data"),
        ":material/database:",
        ("bagian",),
        always=True,
        named=False,
    ),
    PageEntry(
        "metode",
        Group.SOURCES,
        "pages/metode.py",
        N_("Metode dan sumber"),
        ":material/menu_book:",
        ("bagian",),
        always=True,
    ),
    PageEntry(
        "penerbitan",
        Group.STAFF,
        "pages/penerbitan.py",
        N_("Penerbitan"),
        ":material/publish:",
        ("bagian", "kiriman", "papan", "sebelum", "sesudah"),
        always=True,
        needs=(Action.SEE_SUBMISSIONS,),
        named=False,
    ),
    PageEntry(
        "pengguna",
        Group.STAFF,
        "pages/pengguna.py",
        N_("Pengguna"),
        ":material/manage_accounts:",
        always=True,
        needs=(Action.MANAGE_PEOPLE,),
        named=False,
    ),
)


def entry(key: str) -> PageEntry:
    """The registry entry of a page. Raises KeyError for a page that does not exist."""
    return {page.key: page for page in PAGES}[key]
