"""How few are too few: the two numbers that everything hidden goes by, and the words for them."""

from __future__ import annotations

from typing import Final

from dashboard.i18n import N_, Message

#: A count of people above zero and below this could point at a person.
PEOPLE: Final = 5
#: A sum over fewer villages, firms, OPD, projects or promises than this is as good as one of them.
ENTITIES: Final = 3

#: The state of a row or a number that is known and not for this viewer: neither blank nor zero.
HIDDEN: Final = "disembunyikan"

FEW_PEOPLE: Final = Message(
    N_(
        "“disembunyikan”: jumlah di bawah {people} orang dapat menunjuk seseorang, jadi disembunyikan "
        "bersama jumlah lain yang dapat membukanya. Jumlah wilayah yang lebih luas hanya memuat yang "
        "ditampilkan."
    ),
    {"people": PEOPLE},
)
FEW_ENTITIES: Final = Message(
    N_(
        "“disembunyikan”: jumlah dari kurang dari {entities} badan usaha, OPD, desa, proyek, atau "
        "janji akan menunjuk salah satunya. Jumlah wilayah yang lebih luas hanya memuat yang ditampilkan."
    ),
    {"entities": ENTITIES},
)
