"""Sessions of people who have signed in, for tests that run pages in process."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.data import clock
from dashboard.data.published.access import Principal, Role
from dashboard.data.published.database.store import Store
from dashboard.data.published.persons import Operator
from tests.app.conftest import ROOT, SCRIPTS

ISSUER = "https://masuk.kantor.go.id"
PROVIDER = {"client_id": "dasbor", "client_secret": "x", "server_metadata_url": f"{ISSUER}/.well-known"}
SECRETS: dict[str, Any] = {
    "auth": {
        "redirect_uri": "http://localhost:8501/oauth2callback",
        "cookie_secret": "x" * 32,
        "kanwil": PROVIDER,
    }
}


def claims(name: str, *, at: datetime | None = None, **more: Any) -> dict[str, Any]:
    """What a provider says of somebody who signs in. at: when; None for now."""
    issued = at or clock.now_wita()
    return {
        "is_logged_in": True,
        "provider": "kanwil",
        "iss": ISSUER,
        "sub": name.casefold(),
        "iat": int(issued.timestamp()),
        "email": address_of(name),
        "email_verified": True,
        "name": name,
        **more,
    }


def address_of(name: str) -> str:
    return f"{name.casefold()}@kantor.go.id"


def principal(name: str, *, at: datetime | None = None) -> Principal:
    """The same as the service takes it."""
    said = claims(name, at=at)
    issued = datetime.fromtimestamp(said["iat"], tz=clock.WITA)
    return Principal(ISSUER, said["sub"], issued, said["email"], True, name)


def came(store: Store, name: str, role: Role, branches: Collection[str] = ()) -> int:
    """Let somebody be known to a store, and have come; returns his number."""
    at = clock.now_wita() - timedelta(minutes=10)
    number = store.accounts.invite(
        name=name, email=address_of(name), role=role, branches=branches, by=Operator("Petugas TI"), at=at
    )
    store.accounts.recognised(principal(name, at=at), at=at)
    return number


def session(
    page: str, said: dict[str, Any] | None, *, secrets: dict[str, Any] | None = None, **params: str
) -> AppTest:
    """A session that has not run yet. said: what the provider said of the visitor; None for a guest."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.secrets = SECRETS if secrets is None else secrets
    if said is not None:
        app.user = said
    for name, value in params.items():
        app.query_params[name] = value
    if page != "ringkasan":
        app.switch_page(SCRIPTS[page])
    return app
