"""Submissions and what becomes of them, and the full tables that they are set upon."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

#: Table -> what a row is known by. Rows are added, never changed, and go only as `_MAY_GO` says.
_KEPT: Final = {
    "isi_bernama": ("sha256",),
    "terbitan_lengkap": ("urutan", "tabel"),
    "kiriman": ("id",),
    "kiriman_tabel": ("kiriman_id", "tabel"),
    "putusan": ("kiriman_id", "langkah"),
    "versi_kiriman": ("kiriman_id",),
    "pemetaan": ("id",),
    "permintaan": ("id",),
}
_WITHDRAWN: Final = "EXISTS (SELECT 1 FROM terbitan w WHERE w.versi_id = {version} AND w.jenis = 'tarik')"
#: A content goes where no version that stands has it in a full set, nor any submission that was not taken
#: back, or did not go into a version that is withdrawn.
_MAY_GO: Final = (
    "NOT EXISTS (SELECT 1 FROM terbitan_lengkap l JOIN terbitan t ON t.urutan = l.urutan "
    f"WHERE l.sha_bernama = OLD.sha256 AND NOT {_WITHDRAWN.format(version='t.versi_id')}) "
    "AND NOT EXISTS (SELECT 1 FROM kiriman_tabel k WHERE k.sha_bernama = OLD.sha256 "
    "AND NOT EXISTS (SELECT 1 FROM putusan p WHERE p.kiriman_id = k.kiriman_id AND p.putusan = 'tarik') "
    "AND NOT EXISTS (SELECT 1 FROM versi_kiriman v WHERE v.kiriman_id = k.kiriman_id "
    f"AND {_WITHDRAWN.format(version='v.versi_id')}))"
)


def upgrade() -> None:
    """Make tables and triggers."""
    op.create_table(
        "isi_bernama",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("tabel", sa.Text, nullable=False),
        sa.Column("baris", sa.Integer, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("isi", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "terbitan_lengkap",
        sa.Column("urutan", sa.BigInteger, sa.ForeignKey("terbitan.urutan"), primary_key=True),
        sa.Column("tabel", sa.Text, primary_key=True),
        sa.Column("sha_bernama", sa.String(64), nullable=False, index=True),
        sa.Column("baris", sa.Integer, nullable=False),
    )
    op.create_table(
        "kiriman",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kode_cabang", sa.Text, nullable=False, index=True),
        sa.Column("oleh", sa.Integer, sa.ForeignKey("pengguna.id"), nullable=False),
        sa.Column("waktu", sa.Text, nullable=False),
        sa.Column("catatan", sa.Text, nullable=False),
        sa.Column("bulan", sa.JSON, nullable=False),
        sa.Column("laporan", sa.JSON, nullable=False),
    )
    op.create_table(
        "kiriman_tabel",
        sa.Column("kiriman_id", sa.Text, sa.ForeignKey("kiriman.id"), primary_key=True),
        sa.Column("tabel", sa.Text, primary_key=True),
        sa.Column("sha_bernama", sa.String(64), nullable=False, index=True),
        sa.Column("baris", sa.Integer, nullable=False),
    )
    op.create_table(
        "putusan",
        sa.Column("kiriman_id", sa.Text, sa.ForeignKey("kiriman.id"), primary_key=True),
        sa.Column("langkah", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column(
            "putusan",
            sa.Text,
            sa.CheckConstraint("putusan IN ('setuju', 'kembalikan', 'tarik')", name="jenis_putusan"),
            nullable=False,
        ),
        sa.Column("oleh", sa.Integer, sa.ForeignKey("pengguna.id"), nullable=False),
        sa.Column("waktu", sa.Text, nullable=False),
        sa.Column("alasan", sa.Text, nullable=False),
        sa.Column("satu_orang", sa.Boolean, nullable=False),
    )
    op.create_table(
        "versi_kiriman",
        sa.Column("kiriman_id", sa.Text, sa.ForeignKey("kiriman.id"), primary_key=True),
        sa.Column("versi_id", sa.String(64), sa.ForeignKey("versi.id"), nullable=False, index=True),
    )
    op.create_table(
        "pemetaan",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kode_cabang", sa.Text, nullable=False, index=True),
        sa.Column("isi", sa.Text, nullable=False),
        sa.Column("oleh", sa.Integer, sa.ForeignKey("pengguna.id"), nullable=False),
        sa.Column("waktu", sa.Text, nullable=False),
    )
    op.create_table(
        "permintaan",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("objek", sa.Text, nullable=False),
        sa.Column("waktu", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _guard_sqlite() -> None:
    for table, key in _KEPT.items():
        may_go = f"WHEN NOT ({_MAY_GO})" if table == "isi_bernama" else ""
        there = " AND ".join(f"{name} = NEW.{name}" for name in key)
        _refuse_sqlite(f"{table}_tetap", f"BEFORE UPDATE ON {table}")
        _refuse_sqlite(f"{table}_tinggal", f"BEFORE DELETE ON {table} {may_go}")
        # REPLACE removes a row without a word to the trigger above.
        _refuse_sqlite(
            f"{table}_ganti", f"BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {there})"
        )


def _refuse_sqlite(name: str, when: str) -> None:
    op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'hanya ditambah'); END")


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION dasbor_bernama() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF NOT ({_MAY_GO}) THEN RAISE EXCEPTION 'hanya ditambah'; END IF; RETURN OLD; END $$"
    )
    for table in _KEPT:
        which = "UPDATE OR TRUNCATE" if table == "isi_bernama" else "UPDATE OR DELETE OR TRUNCATE"
        op.execute(
            f"CREATE TRIGGER {table}_tetap BEFORE {which} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION dasbor_tolak()"
        )
    op.execute(
        "CREATE TRIGGER isi_bernama_tinggal BEFORE DELETE ON isi_bernama "
        "FOR EACH ROW EXECUTE FUNCTION dasbor_bernama()"
    )
