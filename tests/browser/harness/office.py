"""The app's server on an office folder of the test's own.

Run as `python -m tests.browser.harness.office FOLDER run app.py …`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from streamlit.web.cli import main

from dashboard.data import store

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    store.OFFICE_FOLDER = folder  # type: ignore[misc]
    store.has_office_data.__defaults__ = (folder,)
    sys.argv = ["streamlit", *sys.argv[2:]]
    main()
