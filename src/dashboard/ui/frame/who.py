"""Who looks: the only reader of the visitor's identity, and of what the store says he may do.

Whoever has signed in is known by what his provider said then; what he may do is asked of the store in every run, and
again by the store itself in every act. Without providers in the secrets, or without a store, everybody is a guest.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import streamlit as st
from streamlit.errors import StreamlitAuthError
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.data import clock
from dashboard.data.disclosure.viewer import GUEST, Viewer, staff
from dashboard.data.published.access import Action, NotAllowedError, Principal, Standing, may, may_somewhere
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.persons import BadPersonError, Why, address
from dashboard.data.published.place import SECRET
from dashboard.ui.frame import published_source

if TYPE_CHECKING:
    from dashboard.data.published.database.accounts import Accounts

#: What the secrets hold of providers, as Streamlit has it: one in the section itself, or one a section in it.
_PROVIDERS: Final = "auth"
_ONLY: Final = "default"
_CLIENT: Final = "client_id"
#: In the section `dasbor` of the secrets: the first administrator, and providers whose addresses need no proof.
FIRST_ADMIN: Final = "admin"
TRUSTED: Final = "penyedia_tepercaya"

_LOOKS: Final = "_siapa"


@dataclass(frozen=True)
class Visitor:
    """Who looks in a run.

    principal: who has signed in, None for nobody. standing: what he may do. why: why he is a guest nevertheless.
    away: whether the store could not be asked, so that he is one for now.
    """

    principal: Principal | None = None
    standing: Standing | None = None
    why: Why | None = None
    away: bool = False


def providers() -> tuple[str, ...]:
    """Where one can sign in, by the names in the secrets; none without a store to know anybody by."""
    section = _section(_PROVIDERS)
    if not section or published_source.watched() is None:
        return ()
    named = [name for name, each in section.items() if isinstance(each, Mapping) and _CLIENT in each]
    return (*([_ONLY] if _CLIENT in section else []), *named)


def begin_run() -> None:
    """Ask who looks, once for the whole run."""
    st.session_state[_LOOKS] = _asked()


def visitor() -> Visitor:
    """Who looks in this run; a part that runs by itself asks anew."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return Visitor()
    if context.fragment_ids_this_run or _LOOKS not in st.session_state:
        return _asked()
    found: Visitor = st.session_state[_LOOKS]
    return found


def principal() -> Principal | None:
    """Who has signed in; None for a guest."""
    return visitor().principal


def standing() -> Standing | None:
    """What he may do at this moment; None for a guest."""
    return visitor().standing


def viewer() -> Viewer:
    """How he looks at data: staff of the branches whose names are his to see, else a guest."""
    found = standing()
    if found is None or not may_somewhere(found, Action.SEE_NAMES):
        return GUEST
    own = [each for each in found.branches if may(found, Action.SEE_NAMES, branch=each)]
    return staff(own, everywhere=may(found, Action.SEE_NAMES, branch=None))


def may_any(needs: Collection[Action]) -> bool:
    """Whether he may do any of these for any branch at all; what needs nothing is for everybody."""
    return not needs or any(may_somewhere(standing(), each) for each in needs)


def accounts() -> Accounts:
    """The accounts of the store, which ask again who acts. Raises PublishingError."""
    watch = published_source.watched()
    if watch is None:
        raise NotAllowedError
    return watch.store().accounts


def sign_in(provider: str) -> bool:
    """Send the visitor to a provider of the secrets. Whether he can go: not where they are incomplete."""
    if provider not in providers():
        return False
    try:
        st.login(provider)
    except StreamlitAuthError:
        return False
    return True


def sign_out() -> None:
    """End every sign-in of the visitor's, in all tabs and wherever a cookie was copied to; then this one."""
    looks = visitor().principal
    if looks is not None:
        # Where the store is away, this browser forgets him all the same, which the page has said.
        with suppress(PublishingError):
            accounts().sign_out(by=looks, at=clock.now_wita())
    st.session_state.pop(_LOOKS, None)
    st.logout()


def _asked() -> Visitor:
    looks = _identified()
    if looks is None:
        return Visitor()
    try:
        found = accounts().recognised(looks, at=clock.now_wita(), first_admin=_first_admin())
    except PublishingError:
        return Visitor(looks, away=True)
    if isinstance(found, Standing):
        return Visitor(replace(looks, name=found.name), found)
    return Visitor(looks, why=found)


def _identified() -> Principal | None:
    """Whom the provider named when this session began; None for nobody."""
    if not providers():
        return None
    said = st.user.to_dict()
    issuer, subject, issued = (said.get(each) for each in ("iss", "sub", "iat"))
    if said.get("is_logged_in") is not True or not isinstance(issued, int | float):
        return None
    if not (isinstance(issuer, str) and isinstance(subject, str) and issuer and subject):
        return None
    email, name = (_text(said.get(each)) for each in ("email", "name"))
    trusted = said.get("provider") in _as_list(_section(SECRET[0]).get(TRUSTED))
    return Principal(
        issuer=issuer,
        subject=subject,
        issued_at=datetime.fromtimestamp(issued, tz=clock.WITA),
        email=email.strip().casefold(),
        email_verified=trusted or said.get("email_verified") in (True, "true"),
        name=name,
    )


def _first_admin() -> str:
    """The address of the first administrator; "" where none is set, or none can be read."""
    try:
        return address(_text(_section(SECRET[0]).get(FIRST_ADMIN)))
    except BadPersonError:
        return ""


def _section(name: str) -> Mapping[str, Any]:
    """A section of the secrets; nothing where there is none."""
    if not st.secrets.load_if_toml_exists() or name not in st.secrets:
        return {}
    found = st.secrets[name]
    return found if isinstance(found, Mapping) else {}


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""


def _as_list(said: object) -> tuple[object, ...]:
    return tuple(said) if isinstance(said, list | tuple) else (said,) if isinstance(said, str) else ()
