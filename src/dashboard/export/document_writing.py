"""Documents to hand out, as bytes."""

from __future__ import annotations

import io

from docx.document import Document


def document_bytes(document: Document) -> bytes:
    """The bytes of a .docx file."""
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()
