"""What can't be published, or can't be read of what was."""

from __future__ import annotations

from dashboard.i18n import N_, Message


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
