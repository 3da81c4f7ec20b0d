"""What lives as long as the server is left out of every garbage collection."""

from __future__ import annotations

import gc


def spare_the_collector() -> None:
    """Leave out of every later garbage collection what lives as long as the server: modules and tables.

    Streamlit collects after every run, and going through them took longer than the run itself.
    """
    gc.collect()
    gc.freeze()
