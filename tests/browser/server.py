"""Starts the app as a user would, on a free port, and stops it again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A running app: its address, its process id, and the log it writes."""

    url: str
    pid: int
    log: Path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_app(
    log: Path,
    *,
    script: Path = ROOT / "app.py",
    env: dict[str, str] | None = None,
    launcher: Sequence[str] = ("streamlit",),
    options: Callable[[str], Sequence[str]] = lambda _url: (),
) -> Iterator[Server]:
    """Run `streamlit run` on a script until the block ends.

    launcher: the module to run instead, and its arguments. options: the app's address -> more of Streamlit's options.
    """
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    command = [
        sys.executable, "-m", *launcher, "run", str(script),
        "--server.port", str(port), "--server.address", "127.0.0.1", "--server.fileWatcherType", "none",
        *options(url),
    ]  # fmt: skip
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=output, stderr=output, env={**os.environ, **(env or {})}
        )
    server = Server(url=url, pid=process.pid, log=log)
    try:
        _wait_until_healthy(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_healthy(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the app stopped at once:\n{server.log.read_text()}")
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    raise RuntimeError(f"the app did not start:\n{server.log.read_text()}")
