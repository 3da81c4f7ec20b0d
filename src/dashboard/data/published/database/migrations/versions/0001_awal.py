"""The first tables, and the triggers that keep what was written."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

#: Table -> what a row is known by. Rows are added, never changed, and go only as `_MAY_GO` says.
_KEPT: Final = {
    "isi_umum": ("sha256",),
    "versi": ("id",),
    "versi_tabel": ("versi_id", "tabel"),
    "terbitan": ("urutan",),
    "audit": ("id",),
}
_WITHDRAWN: Final = "EXISTS (SELECT 1 FROM terbitan WHERE versi_id = {version} AND jenis = 'tarik')"
#: A content goes where every version that holds it is withdrawn, and some version does.
_MAY_GO: Final = (
    "EXISTS (SELECT 1 FROM versi_tabel WHERE sha_umum = OLD.sha256) AND NOT EXISTS "
    "(SELECT 1 FROM versi_tabel v WHERE v.sha_umum = OLD.sha256 AND NOT "
    f"{_WITHDRAWN.format(version='v.versi_id')})"
)


def upgrade() -> None:
    """Make tables and triggers, and the one row of kini."""
    op.create_table(
        "pengguna",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("nama", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "isi_umum",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("tabel", sa.Text, nullable=False),
        sa.Column("baris", sa.Integer, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("isi", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "versi",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("induk", sa.String(64), sa.ForeignKey("versi.id")),
        sa.Column("kontrak", sa.Integer, nullable=False),
        sa.Column("dibuat", sa.Text, nullable=False),
        sa.Column("oleh", sa.Integer, sa.ForeignKey("pengguna.id"), nullable=False),
        sa.Column("catatan", sa.Text, nullable=False),
        sa.Column("bulan_awal", sa.String(7), nullable=False),
        sa.Column("bulan_akhir", sa.String(7), nullable=False),
        sa.Column("uji", sa.Boolean, nullable=False),
        sa.Column("rahasia", sa.JSON, nullable=False),
        sa.Column("periksa", sa.JSON, nullable=False),
    )
    op.create_table(
        "versi_tabel",
        sa.Column("versi_id", sa.String(64), sa.ForeignKey("versi.id"), primary_key=True),
        sa.Column("tabel", sa.Text, primary_key=True),
        sa.Column("sha_umum", sa.String(64), nullable=False, index=True),
        sa.Column("baris", sa.Integer, nullable=False),
    )
    op.create_table(
        "kini",
        sa.Column("satu", sa.Integer, sa.CheckConstraint("satu = 1", name="satu_baris"), primary_key=True),
        sa.Column("versi_id", sa.String(64), sa.ForeignKey("versi.id")),
        sa.Column("urutan", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "terbitan",
        sa.Column("urutan", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("versi_id", sa.String(64), sa.ForeignKey("versi.id"), nullable=False, index=True),
        sa.Column(
            "jenis",
            sa.Text,
            sa.CheckConstraint("jenis IN ('terbit', 'kembali', 'tarik')", name="jenis_terbitan"),
            nullable=False,
        ),
        sa.Column("oleh", sa.Integer, sa.ForeignKey("pengguna.id"), nullable=False),
        sa.Column("waktu", sa.Text, nullable=False),
        sa.Column("alasan", sa.Text, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("waktu", sa.Text, nullable=False),
        sa.Column("pelaku", sa.Integer, sa.ForeignKey("pengguna.id"), nullable=False),
        sa.Column("tindakan", sa.Text, nullable=False),
        sa.Column("objek", sa.Text, nullable=False),
        sa.Column("rincian", sa.JSON, nullable=False),
    )
    op.execute("INSERT INTO kini (satu, versi_id, urutan) VALUES (1, NULL, 0)")
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _guard_sqlite() -> None:
    for table, key in _KEPT.items():
        may_go = f"WHEN NOT ({_MAY_GO})" if table == "isi_umum" else ""
        there = " AND ".join(f"{name} = NEW.{name}" for name in key)
        _refuse_sqlite(f"{table}_tetap", f"BEFORE UPDATE ON {table}")
        _refuse_sqlite(f"{table}_tinggal", f"BEFORE DELETE ON {table} {may_go}")
        # REPLACE removes a row without a word to the trigger above.
        _refuse_sqlite(
            f"{table}_ganti", f"BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {there})"
        )
    _refuse_sqlite("kini_tinggal", "BEFORE DELETE ON kini")
    _refuse_sqlite("kini_ditarik", f"BEFORE UPDATE ON kini WHEN {_WITHDRAWN.format(version='NEW.versi_id')}")
    _refuse_sqlite(
        "terbitan_berlaku",
        "BEFORE INSERT ON terbitan WHEN NEW.jenis = 'tarik' AND NEW.versi_id IN (SELECT versi_id FROM kini)",
    )


def _refuse_sqlite(name: str, when: str) -> None:
    op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'hanya ditambah'); END")


def _guard_postgresql() -> None:
    _function("dasbor_tolak", "RAISE EXCEPTION 'hanya ditambah';")
    _function("dasbor_isi", f"IF NOT ({_MAY_GO}) THEN RAISE EXCEPTION 'hanya ditambah'; END IF; RETURN OLD;")
    withdrawn = _WITHDRAWN.format(version="NEW.versi_id")
    _function("dasbor_kini", f"IF {withdrawn} THEN RAISE EXCEPTION 'sudah ditarik'; END IF; RETURN NEW;")
    _function(
        "dasbor_tarik",
        "IF NEW.jenis = 'tarik' AND EXISTS (SELECT 1 FROM kini WHERE versi_id = NEW.versi_id) THEN "
        "RAISE EXCEPTION 'masih berlaku'; END IF; RETURN NEW;",
    )
    for table in _KEPT:
        which = "UPDATE OR TRUNCATE" if table == "isi_umum" else "UPDATE OR DELETE OR TRUNCATE"
        op.execute(
            f"CREATE TRIGGER {table}_tetap BEFORE {which} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION dasbor_tolak()"
        )
    for name, when, does in (
        ("isi_umum_tinggal", "BEFORE DELETE ON isi_umum FOR EACH ROW", "dasbor_isi"),
        ("kini_tinggal", "BEFORE DELETE OR TRUNCATE ON kini FOR EACH STATEMENT", "dasbor_tolak"),
        ("kini_ditarik", "BEFORE UPDATE ON kini FOR EACH ROW", "dasbor_kini"),
        ("terbitan_berlaku", "BEFORE INSERT ON terbitan FOR EACH ROW", "dasbor_tarik"),
    ):
        op.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {does}()")


def _function(name: str, body: str) -> None:
    op.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$")
