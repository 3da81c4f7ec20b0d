"""Reads one file in a process of its own and prints what it came to, how much time of the processor it took and how much memory."""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from datetime import date
from pathlib import Path

from dashboard.data.intake import validate_upload
from dashboard.data.reference import load_areas
from dashboard.i18n import Language


def peak_mib() -> float:
    """The most memory this process has held.

    Where /proc says it, from there: getrusage also counts what the process that started this one held.
    """
    status = Path("/proc/self/status")
    if status.exists() and (most := re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="ascii"))):
        return int(most[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(path: Path) -> None:
    """Measure the reading of a file; imports and the reference tables are not counted in the time."""
    areas, content = load_areas(), path.read_bytes()
    start = time.process_time()
    tables = validate_upload(path.name, content, areas=areas, today=date(2026, 11, 1))
    seconds = time.process_time() - start
    text = Language()
    outcome = {
        "seconds": seconds,
        "peak_mib": peak_mib(),
        "read": sum(table.report.rows_read for table in tables),
        "used": sum(table.report.rows_used for table in tables),
        "refused": sum(table.report.rows_refused for table in tables),
        "errors": [text.render(problem.expected) for table in tables for problem in table.report.errors],
    }
    sys.stdout.write(json.dumps(outcome))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
