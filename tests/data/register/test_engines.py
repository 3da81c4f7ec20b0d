"""The same register through every engine: the same bytes. Engines beyond DuckDB run in `make check`."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.data.register.words import BRANCHES, MEMBERS, QUALITY, SPARK
from tests.data.register.made import as_frame, made_register
from tests.data.register.test_aggregate import counted

pytestmark = pytest.mark.full
ROWS = int(os.environ.get("REGISTER_ROWS", "20000"))
TABLE = "register_peserta"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_register(tmp_path_factory.mktemp("register"), rows=ROWS, months=4)


@pytest.fixture(scope="module")
def by_duckdb(register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("duckdb") / "hasil"
    counted(register, out)
    return out


def same(out: Path, by_duckdb: Path) -> None:
    for name in (MEMBERS, BRANCHES, QUALITY):
        assert (out / name).read_bytes() == (by_duckdb / name).read_bytes(), name


def test_spark_comes_to_the_same(register: Path, by_duckdb: Path, tmp_path: Path) -> None:
    if shutil.which("java") is None:
        pytest.fail("Install a Java runtime, for example: apt install default-jre-headless")
    counted(register, tmp_path / "hasil", engine=SPARK)
    same(tmp_path / "hasil", by_duckdb)


def _server_programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.fail("Install a PostgreSQL server, for example: apt install postgresql")
    return found[-1].parent


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """A server of the test's own; as an unprivileged user where the tests run as root, which it refuses."""
    given = os.environ.get("DASBOR_TEST_PG")
    if given:
        yield given
        return
    programs = _server_programs()
    as_user = {"user": pwd.getpwnam("nobody").pw_uid} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        data = Path(folder) / "data"
        data.mkdir()
        if as_user:
            Path(folder).chmod(0o755)
            os.chown(data, as_user["user"], -1)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/", **as_user}
        subprocess.run([programs / "initdb", "-D", data, "-U", "penguji", "-A", "trust"], check=True, **quiet)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        subprocess.run([programs / "pg_ctl", "-D", data, "-w", "-o", options, "start"], check=True, **quiet)
        try:
            yield f"postgresql://penguji@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=True, **quiet)


def test_a_table_of_a_database_comes_to_the_same(
    register: Path, by_duckdb: Path, database: str, tmp_path: Path
) -> None:
    import ibis  # noqa: PLC0415 - the engine, for this test alone

    ibis.connect(database).create_table(TABLE, as_frame(register).astype("string"))
    counted(Path(TABLE), tmp_path / "hasil", engine=database)
    same(tmp_path / "hasil", by_duckdb)
