"""The one door to the store: the database library is imported when a store is opened, and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.data.published.place import Place

if TYPE_CHECKING:
    from dashboard.data.published.database.store import Store


def open_store(place: Place, *, create: bool) -> Store:
    """The store at a place, its tables brought up to date. create: whether one is made where there is none.

    Raises PublishingError.
    """
    from dashboard.data.published.database.store import opened  # noqa: PLC0415 - imported when first needed

    return opened(place, create=create)
