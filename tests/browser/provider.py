"""Real OIDC providers on loopback, and an app whose secrets name them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from oidc_provider_mock import User, run_server_in_thread
from playwright._impl._api_structures import SetCookieParam
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from tests.browser.server import Server, running_app

#: The sections of the secrets.
OFFICE, PARTNER = "kanwil", "mitra"
_COOKIE_SECRET = "k" * 40


@contextmanager
def provider(*users: Mapping[str, Any]) -> Iterator[str]:
    """A provider at which these may sign in, each by one press; its address. users: claims, `sub` among them."""
    known = [User(sub=each["sub"], claims={k: v for k, v in each.items() if k != "sub"}) for each in users]
    with run_server_in_thread(user_claims=known) as server:
        yield f"http://localhost:{server.server_port}"


def secrets_file(path: Path, app: str, providers: Mapping[str, str]) -> Path:
    """Write the secrets of an app. app: its address; providers: section -> address."""
    lines = ["[auth]", f'redirect_uri = "{app}/oauth2callback"', f'cookie_secret = "{_COOKIE_SECRET}"']
    for name, address in providers.items():
        metadata = json.dumps(f"{address}/.well-known/openid-configuration")
        lines += [
            f"[auth.{name}]",
            'client_id = "dasbor"',
            'client_secret = "x"',
            f"server_metadata_url = {metadata}",
        ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@contextmanager
def app_with_sign_in(
    folder: Path,
    users: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    env: Mapping[str, str],
    launcher: Sequence[str] = ("streamlit",),
) -> Iterator[Server]:
    """An app where one can sign in. users: section -> who may sign in there; env: the settings of its store."""
    with ExitStack() as stack:
        found = {name: stack.enter_context(provider(*each)) for name, each in users.items()}
        yield stack.enter_context(
            running_app(
                folder / "log.txt",
                env=dict(env),
                launcher=launcher,
                options=lambda url: (
                    "--secrets.files",
                    str(secrets_file(folder / "secrets.toml", url, found)),
                ),
            )
        )


def signed_in(app: str, said: Mapping[str, Any]) -> SetCookieParam:
    """The cookie that the app's server gives to whoever has signed in. said: the claims of a provider."""
    content = json.dumps({"is_logged_in": True, "provider": OFFICE, "origin": app, **said})
    return {
        "name": USER_COOKIE_NAME,
        "value": create_signed_value(_COOKIE_SECRET, USER_COOKIE_NAME, content).decode(),
        "url": app,
    }
