"""Accounts: who signs in, in what role, for which branches."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables; a person known by name alone, from the command line, has no account."""
    op.create_table(
        "akun",
        sa.Column("pengguna_id", sa.Integer, sa.ForeignKey("pengguna.id"), primary_key=True),
        sa.Column("iss", sa.Text),
        sa.Column("sub", sa.Text),
        sa.Column("surel", sa.Text),
        sa.Column(
            "peran",
            sa.Text,
            sa.CheckConstraint("peran IN ('viewer', 'branch', 'approver', 'admin')", name="peran_akun"),
            nullable=False,
        ),
        sa.Column("aktif", sa.Boolean, nullable=False),
        sa.Column("keluar_sebelum", sa.Float, nullable=False),
        sa.UniqueConstraint("iss", "sub", name="satu_orang"),
    )
    op.create_table(
        "akun_cabang",
        sa.Column("pengguna_id", sa.Integer, sa.ForeignKey("akun.pengguna_id"), primary_key=True),
        sa.Column("kode_cabang", sa.Text, primary_key=True),
    )
