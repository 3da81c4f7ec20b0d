"""The app's server with a window into its memory: on SIGUSR1 it writes down what holds the marker of a file.

Run as `python -m tests.browser.harness.watched MARKER_FILE ANSWER_FILE run app.py …`.
"""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from types import FrameType

from streamlit.web.cli import main
from tests.memory import holders_of


def answer(marker: Path, to: Path) -> None:
    """Look for the marker, and let the answer appear whole."""
    found = holders_of(marker.read_text())
    draft = to.with_suffix(".draft")
    draft.write_text(json.dumps(found))
    draft.rename(to)


if __name__ == "__main__":
    marker_file, answer_file = map(Path, sys.argv[1:3])

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        answer(marker_file, answer_file)

    signal.signal(signal.SIGUSR1, on_signal)
    sys.argv = ["streamlit", *sys.argv[3:]]
    main()
