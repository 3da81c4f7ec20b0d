"""The server: warmed while it starts, safe, compressed, answering first, and telling whether it is well."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse

from dashboard.ui.frame import loading
from dashboard.ui.serving.answer import answer
from dashboard.ui.serving.middleware import Compressed, First, Safe

#: Where somebody may ask whether the server is well, and which data it shows.
HEALTH: Final = "/sehat"


#: From the outside in.
MIDDLEWARE: Final = (Middleware(Compressed), Middleware(Safe), Middleware(First))


@asynccontextmanager
async def warmed(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """What the first visitor would wait for is done before anybody comes."""
    await run_in_threadpool(_warm)
    yield {}


def _warm() -> None:
    # Importing a page brings pandas, plotly and all that pages are drawn with.
    from dashboard.ui.overview import front_map, sections  # noqa: F401, PLC0415

    answer("/", {})
    for source in loading.stored_sources():
        data = loading.dataset(source)
        if data.periods:
            loading.attention_of(data, data.periods[-1])


async def health(_request: Request) -> JSONResponse:
    """Whether the server is well, and which data it shows."""
    source = loading.stored_sources()[0]
    data = await run_in_threadpool(loading.dataset, source)
    return JSONResponse({"sehat": True, "sumber": str(source), "versi": data.version})
