"""Office files without a trace of when and where they were made: the same content is the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Final

_DATES: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
#: python-pptx numbers the axes of bar charts below zero; the schema wants them above.
_AXES: Final = re.compile(rb'(<c:(?:axId|crossAx) val=")-(\d+)')
_OLDEST: Final = (1980, 1, 1, 0, 0, 0)


def same_bytes(content: bytes, *, day: datetime) -> bytes:
    """A .docx, .pptx or .xlsx with every date replaced by that of its data, workbooks within it too."""
    stamp = day.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in source.infolist():
            part = source.read(item.filename)
            if item.filename.endswith(".xlsx"):
                part = same_bytes(part, day=day)
            elif item.filename == "docProps/core.xml":
                part = _DATES.sub(lambda found: found[1] + stamp, part)
            elif item.filename.startswith("ppt/charts/chart"):
                part = _AXES.sub(rb"\1\2", part)
            entry = zipfile.ZipInfo(item.filename, _OLDEST)
            entry.compress_type, entry.external_attr, entry.create_system = (
                zipfile.ZIP_DEFLATED,
                0o600 << 16,
                3,
            )
            target.writestr(entry, part)
    return written.getvalue()
