"""The pages, in the order of the menu: one place for their names, icons and files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.i18n import N_


@dataclass(frozen=True)
class PageEntry:
    """A page of the app; `script` is relative to app.py."""

    key: str
    script: str
    title: str
    icon: str


PAGES: Final = (
    PageEntry("ringkasan", "app.py", N_("Ringkasan"), ":material/dashboard:"),
    PageEntry("peta", "pages/peta.py", N_("Peta cakupan"), ":material/map:"),
    PageEntry("kategori", "pages/kategori.py", N_("Kategori pekerja"), ":material/groups:"),
    PageEntry("target", "pages/target.py", N_("Target dan progres"), ":material/flag:"),
    PageEntry("anggaran", "pages/anggaran.py", N_("Perencana anggaran"), ":material/calculate:"),
    PageEntry("desa", "pages/desa.py", N_("Ekosistem desa"), ":material/holiday_village:"),
    PageEntry("kepatuhan", "pages/kepatuhan.py", N_("Kepatuhan"), ":material/gavel:"),
    PageEntry("komitmen", "pages/komitmen.py", N_("Tindak lanjut"), ":material/event_repeat:"),
    PageEntry("kasus", "pages/kasus.py", N_("Contoh kasus"), ":material/forum:"),
    PageEntry("profil", "pages/profil.py", N_("Profil wilayah"), ":material/location_city:"),
    PageEntry("data", "pages/data.py", N_("Data"), ":material/database:"),
    PageEntry("metode", "pages/metode.py", N_("Metode dan sumber"), ":material/menu_book:"),
)


def entry(key: str) -> PageEntry:
    """The registry entry of a page. Raises KeyError for a page that does not exist."""
    return {page.key: page for page in PAGES}[key]
