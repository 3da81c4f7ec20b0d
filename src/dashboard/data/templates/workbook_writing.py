"""Workbooks to hand out, as bytes."""

from __future__ import annotations

import io

from openpyxl import Workbook


def workbook_bytes(workbook: Workbook) -> bytes:
    """The bytes of an .xlsx file."""
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()
