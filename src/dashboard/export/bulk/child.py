"""The child: an Order comes in by standard input, progress and then the ZIP go out by standard output.

Nothing of it is ever written under a name, and it ends with whoever started it.
"""

from __future__ import annotations

import pickle
import shutil
import sys

from dashboard.data.background import end_with, give_way, nameless_file
from dashboard.export.bulk.archive import Order, write_zip
from dashboard.export.bulk.progress import Begun, Made, as_line


def main() -> None:
    """Make what is ordered."""
    give_way()
    talk = sys.stdout.buffer
    # A library that prints must not be taken for the child's own words.
    sys.stdout = sys.stderr
    # From the very process that started this one.
    try:
        order: Order = pickle.load(sys.stdin.buffer)
    except (EOFError, pickle.UnpicklingError):
        # It has gone already.
        return
    end_with(sys.stdin.buffer)
    count = len(order.areas)

    def begins(at: int, area: str) -> None:
        talk.write(as_line(Begun(area, at, count)))
        talk.flush()

    with nameless_file() as content:
        lacking = write_zip(order, content, begins=begins)
        talk.write(as_line(Made(content.tell(), lacking)))
        content.seek(0)
        shutil.copyfileobj(content, talk)
        talk.flush()


if __name__ == "__main__":
    main()
