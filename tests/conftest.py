"""Settings that every test shares."""

from __future__ import annotations

from hypothesis import settings

# A time limit on single examples would make a busy machine fail a true law.
settings.register_profile("no-luck", deadline=None)
settings.load_profile("no-luck")
