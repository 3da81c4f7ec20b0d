"""What carries the counting out: DuckDB on this machine, a database by address, or Spark.

Everything an engine writes of its own accord (errors, progress, files it spills to) is kept from what leaves
here: it may hold cells of the register.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import duckdb
import ibis
import pandas as pd
from ibis.expr.types import Table

from dashboard.data.register.mapping import RegisterError
from dashboard.data.register.words import DUCKDB, SPARK, SPILL
from dashboard.i18n import N_, Message

#: Rows of the months that are counted in one go: fewer would pay each query's start; with more, the table of
#: persons leaves the processor's cache, and a row costs half as much again.
MOST_ROWS: Final = 2_000_000
_REGISTER: Final = "register"
_FILES: Final = (".parquet", ".csv")


@dataclass(frozen=True)
class Engine:
    """A connection. rows_at_once: of how many rows the months are counted together, None for all."""

    name: str
    connection: Any
    rows_at_once: int | None

    def table(self, register: str) -> Table:
        """The register: a folder of Parquet or CSV files, one such file, or a table of the database.

        Raises RegisterError where there is none.
        """
        if self.name not in (DUCKDB, SPARK):
            with quiet():
                if register not in self.connection.list_tables():
                    raise RegisterError(
                        Message(N_("Tabel {table} tidak ada di basis data"), {"table": register})
                    )
                return self.connection.table(register)
        return _read(self, *_files(Path(register)))

    def small_table(self, name: str, rows: pd.DataFrame) -> Table:
        """A table of a few rows of our own, for as long as the connection lives."""
        if self.name != SPARK:
            return ibis.memtable(rows)
        # A memtable would not outlive the first answer that is kept at hand.
        self.connection._session.createDataFrame(rows).createOrReplaceTempView(name)
        return self.connection.table(name)

    @contextmanager
    def at_hand(self, name: str, rows: Table) -> Iterator[Table]:
        """What an expression gives, worked out once, for as long as it is needed."""
        if self.name == SPARK:
            kept = rows.cache()
            try:
                yield kept
            finally:
                kept.release()
            return
        self.connection.create_table(name, rows, temp=True)
        try:
            yield self.connection.table(name)
        finally:
            # Its own `drop_table` leaves the name out with the newest SQLGlot.
            self.connection.raw_sql(f"DROP TABLE {name}")


def _files(register: Path) -> tuple[str, list[Path]]:
    """The kind of file and the files, all of one kind."""
    if not register.exists():
        raise RegisterError(Message(N_("Register tidak ditemukan: {path}"), {"path": str(register)}))
    every = (
        sorted(each for each in register.rglob("*") if each.is_file()) if register.is_dir() else [register]
    )
    for suffix in _FILES:
        found = [each for each in every if each.suffix.lower() == suffix]
        if found:
            return suffix, found
    raise RegisterError(Message(N_("{path} tidak memuat berkas .parquet atau .csv"), {"path": str(register)}))


def _read(engine: Engine, suffix: str, files: list[Path]) -> Table:
    paths = [str(each) for each in files]
    with quiet():
        if engine.name == SPARK:
            reader = engine.connection._session.read
            base = os.path.commonpath([str(each.parent) for each in files])
            if suffix == ".parquet":
                frame = reader.option("basePath", base).parquet(*paths)
            else:
                frame = reader.csv(paths, header=True, inferSchema=False)
            frame.createOrReplaceTempView(_REGISTER)
            return engine.connection.table(_REGISTER)
        how = {
            "table_name": _REGISTER,
            "union_by_name": True,
            "hive_partitioning": True,
            "hive_types_autocast": False,
        }
        if suffix == ".parquet":
            return engine.connection.read_parquet(paths, **how)
        return engine.connection.read_csv(paths, all_varchar=True, **how)


@contextmanager
def opened(asked: str, *, out: Path, memory: str) -> Iterator[Engine]:
    """An engine by name or address, for as long as it is needed; what it spilled is gone afterwards.

    memory: of DuckDB's buffers, or of Spark's driver. Raises RegisterError where it can't be had.
    """
    spill = out / SPILL
    forget_spill(out)
    spill.mkdir(mode=0o700)
    try:
        if asked == DUCKDB:
            yield _duckdb(spill, memory)
        elif asked == SPARK:
            yield from _spark(spill, memory)
        else:
            yield _database(asked)
    finally:
        forget_spill(out)


def forget_spill(out: Path) -> None:
    """Remove what a run that was killed has left."""
    shutil.rmtree(out / SPILL, ignore_errors=True)


def _duckdb(spill: Path, memory: str) -> Engine:
    try:
        connection = ibis.duckdb.connect(temp_directory=str(spill), memory_limit=memory)
    except duckdb.Error:
        raise RegisterError(
            Message(N_("--memory tidak sah: {memory}. Tulislah misalnya 1GB atau 500MB."), {"memory": memory})
        ) from None
    for setting in ("enable_progress_bar = false", "preserve_insertion_order = false"):
        connection.raw_sql(f"SET {setting}")
    return Engine(DUCKDB, connection, MOST_ROWS)


def _spark(spill: Path, memory: str) -> Iterator[Engine]:
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - only who has a cluster installs it
    except ImportError:
        raise RegisterError(
            Message(
                N_("Spark belum terpasang. Pasang dengan: {command}"), {"command": 'pip install ".[spark]"'}
            )
        ) from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # Else it asks the network for this machine's name.
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    with quiet():
        session = (
            SparkSession.builder.config("spark.driver.memory", memory.lower().removesuffix("b"))
            .config("spark.local.dir", str(spill))
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "8")
            .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.log.level", "OFF")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("OFF")
    try:
        yield Engine(SPARK, ibis.pyspark.connect(session), None)
    finally:
        session.stop()


def _database(address: str) -> Engine:
    if not urlsplit(address).scheme:
        raise RegisterError(
            Message(
                N_("--engine tidak sah: {engine}. Tulislah duckdb, spark, atau alamat basis data."),
                {"engine": address},
            )
        )
    with quiet():
        return Engine("database", ibis.connect(address), MOST_ROWS)


@contextmanager
def quiet() -> Iterator[None]:
    """Raise RegisterError for whatever the engine raises: its own words may hold a cell of the register."""
    for logger in ("py4j", "SQLQueryContextLogger"):
        logging.getLogger(logger).disabled = True
    try:
        yield
    except RegisterError:
        raise
    except MemoryError:
        raise RegisterError(Message(N_("Memori tidak cukup. Beri lebih dengan --memory."), {})) from None
    except Exception as error:  # noqa: BLE001 - each engine raises classes of its own
        raise RegisterError(_failed(error)) from None


def _failed(error: Exception) -> Message:
    kind = type(error).__name__
    if "OutOfMemory" in kind:
        return Message(N_("Memori tidak cukup. Beri lebih dengan --memory."))
    return Message(
        N_("Mesin hitung berhenti ({kind}); isinya tidak ditampilkan karena dapat memuat data peserta."),
        {"kind": kind},
    )
