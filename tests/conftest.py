"""Settings that every test shares."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from dashboard.data.kept_tables import CACHE_VARIABLE
from tests.spread import QUICK

# A time limit on single examples would make a busy machine fail a true law.
settings.register_profile("no-luck", deadline=None)
settings.register_profile(QUICK, deadline=None, max_examples=25)
settings.load_profile("no-luck")


def pytest_configure(config: pytest.Config) -> None:
    """Laws are tried on fewer examples in `make test` than in `make check`, which runs the full ones too."""
    if config.getoption("markexpr") == "not full":
        settings.load_profile(QUICK)


@pytest.fixture(autouse=True, scope="session")
def kept_nowhere_else(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the app keeps of the office's data stays within the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_VARIABLE, str(tmp_path_factory.mktemp("simpanan")))
        yield
