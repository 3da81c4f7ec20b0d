"""What can't be published, or can't be read of what was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.i18n import N_, Message

if TYPE_CHECKING:
    from dashboard.data.contract.report import Problem
    from dashboard.data.published.branch_scope import ForeignRow


class PublishingError(Exception):
    """Publishing refused, or published versions that can't be used; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


class UnknownVersionError(PublishingError):
    """A version that was never published here; or what is written is no version at all."""

    def __init__(self, wanted: str) -> None:
        super().__init__(Message(N_("Versi tidak dikenal: {version}."), {"version": wanted}))


class WithdrawnError(PublishingError):
    """A version of which only the tombstone is left."""

    def __init__(self, version: str) -> None:
        super().__init__(
            Message(
                N_("Versi {version} sudah ditarik; isinya tidak ada lagi."),
                {"version": version},
            )
        )


class OvertakenError(PublishingError):
    """Somebody else's version has come into force since; in_force: its id, "" for none."""

    def __init__(self, *, base: str, in_force: str) -> None:
        super().__init__(
            Message(
                N_(
                    "Yang berlaku bukan lagi versi {base}, melainkan {version}: ada yang lebih dulu. "
                    "Bandingkan keduanya, lalu ulangi dengan --base {version}."
                ),
                {"base": base or "-", "version": in_force or "-"},
            )
        )


class UnknownAddressError(PublishingError):
    """An address that leads to no store of either kind; it is not repeated, as it may hold a password."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_(
                    "Alamat penyimpanan tidak dikenal. Tulislah nama berkas untuk SQLite, atau alamat yang "
                    "diawali postgresql:// untuk PostgreSQL."
                )
            )
        )


class AwayError(PublishingError):
    """The store can't be reached now; what is in it stands."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_(
                    "Penyimpanan tidak terjangkau. Periksa alamat, sandi, hak akses, dan jaringannya, "
                    "lalu ulangi."
                )
            )
        )


class ForeignRowsError(PublishingError):
    """Rows that are not a branch's own, in what it sends. count: how many; rows: the first of them."""

    def __init__(self, count: int, rows: tuple[ForeignRow, ...]) -> None:
        super().__init__(
            Message(
                N_(
                    "{count} baris bukan milik cabang ini, jadi seluruh kiriman ditolak. Hapus baris itu "
                    "dari berkasnya, lalu periksa dan kirim lagi."
                ),
                {"count": count},
            )
        )
        self.count, self.rows = count, rows


class NotLastingError(PublishingError):
    """Tables that name somebody, on a disk that may be gone tomorrow."""

    def __init__(self, tables: Sequence[str]) -> None:
        super().__init__(
            Message(
                N_(
                    "{tables} memuat nama, jadi hanya diterima di penyimpanan yang dinyatakan tetap. Kirim "
                    "tanpa tabel itu, atau minta petugas TI mengatur penyimpanannya."
                ),
                {"tables": ", ".join(tables)},
            )
        )


class NothingToSubmitError(PublishingError):
    """Files of which no row is used."""

    def __init__(self) -> None:
        super().__init__(Message(N_("Tidak ada baris yang dapat dikirim.")))


class PersonalNumbersError(PublishingError):
    """NIK or KPJ in a table; it is never said which."""

    def __init__(self, tables: Sequence[str]) -> None:
        super().__init__(
            Message(
                N_("{tables} memuat NIK atau nomor KPJ. Tidak ada yang disimpan."),
                {"tables": ", ".join(tables)},
            )
        )


class PersonalWordsError(PublishingError):
    """NIK or KPJ in what somebody wrote."""

    def __init__(self) -> None:
        super().__init__(Message(N_("Tulisan itu memuat NIK atau nomor KPJ. Tidak ada yang disimpan.")))


class NoFullSetError(PublishingError):
    """A version of which only the guest's view is kept: nothing can be set upon it."""

    def __init__(self, version: str) -> None:
        super().__init__(
            Message(
                N_(
                    "Versi {version} terbit tanpa data lengkapnya, jadi kiriman belum dapat digabungkan "
                    "dengannya. Minta pengelola data menerbitkan seluruh folder sekali: store publish"
                ),
                {"version": version},
            )
        )


class StatusError(PublishingError):
    """A submission that is not, or no longer, where it must be for this act; somebody was faster."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                N_("Keadaan kiriman ini sudah berubah; ada yang lebih dulu. Tidak ada yang berubah lagi.")
            )
        )


class OwnSubmissionError(PublishingError):
    """The sender decides on his own submission."""

    def __init__(self) -> None:
        super().__init__(
            Message(N_("Kiriman sendiri tidak dapat disetujui sendiri; minta orang lain memeriksanya."))
        )


class ReasonError(PublishingError):
    """An act without the reason, or the note, that it needs."""

    def __init__(self) -> None:
        super().__init__(Message(N_("Tulis alasan atau catatannya dulu.")))


class UnmergeableError(PublishingError):
    """Submissions that contradict what is in force, or each other. problems: where, in words."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            Message(
                N_(
                    "Kiriman ini bertentangan dengan data yang berlaku, jadi tidak dapat terbit. Kembalikan "
                    "dengan alasannya."
                )
            )
        )
        self.problems = tuple(problems)


class UnknownSubmissionError(PublishingError):
    """A submission that is not there, or not for this person to know of."""

    def __init__(self) -> None:
        super().__init__(Message(N_("Kiriman itu tidak dikenal.")))
