"""The link in a document, which opens what it is of; and its QR code."""

from __future__ import annotations

import io
from urllib.parse import urlencode, urlsplit

from dashboard.data.contract.words import REGION
from dashboard.i18n import DEFAULT_LANGUAGE, Language
from dashboard.metrics.story.record import Story

#: White squares around the code, and modules that may be spoilt.
_BORDER = 4
_ERROR = "m"


class BrokenLinkError(ValueError):
    """An address of the dashboard that is none: http:// or https:// and a host are needed."""


def story_link(base: str, story: Story, text: Language, *, page: str = "profil") -> str:
    """The address of the area on a page in that month, data source and language; "" without a base.

    base: where the dashboard is reached. page: as it stands in an address. Raises BrokenLinkError.
    """
    if not base:
        return ""
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise BrokenLinkError(base)
    named = {
        "wilayah": None if story.area == REGION else story.area,
        "periode": story.period,
        "sumber": str(story.source),
        "bahasa": None if text.code == DEFAULT_LANGUAGE else text.code,
    }
    query = urlencode({key: value for key, value in named.items() if value})
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/{page}?{query}"


def qr_svg(link: str) -> str:
    """The link as a QR code, black on white in every theme."""
    import segno  # noqa: PLC0415 - only documents need it

    return str(
        segno.make(link, error=_ERROR).svg_inline(scale=4, border=_BORDER, light="#fff", omitsize=True)
    )


def qr_png(link: str) -> bytes:
    """The same as PNG, for programs that take no SVG."""
    import segno  # noqa: PLC0415 - only documents need it

    content = io.BytesIO()
    segno.make(link, error=_ERROR).save(content, kind="png", scale=10, border=_BORDER)
    return content.getvalue()
