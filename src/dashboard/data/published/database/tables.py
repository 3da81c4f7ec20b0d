"""The tables of the store, as the newest migration leaves them; SQLite and PostgreSQL alike.

What is written to versi, versi_tabel, isi_umum, isi_bernama, terbitan, terbitan_lengkap, kiriman,
kiriman_tabel, putusan, versi_kiriman, pemetaan, permintaan and audit stays: triggers of the database refuse
every change of a row, and every removal but that of a content that nothing that stands holds any more.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

metadata: Final = sa.MetaData()

#: What is read for guests; a user of the database who reads for them needs no more.
READ_FOR_GUESTS: Final = ("isi_umum", "versi", "versi_tabel", "kini", "terbitan", "pengguna")

#: Who publishes, by name.
people: Final = sa.Table(
    "pengguna",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("nama", sa.Text, nullable=False, unique=True),
)

#: Who signs in. iss and sub: as the provider knows him, None until he has come; surel: where he was invited,
#: None once it is no longer needed. keluar_sebelum: seconds since 1970; sign-ins up to then hold no more.
accounts: Final = sa.Table(
    "akun",
    metadata,
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

account_branches: Final = sa.Table(
    "akun_cabang",
    metadata,
    sa.Column("pengguna_id", sa.Integer, sa.ForeignKey("akun.pengguna_id"), primary_key=True),
    sa.Column("kode_cabang", sa.Text, primary_key=True),
)

#: Tables by the digest of their content, shared by all versions that hold them.
contents: Final = sa.Table(
    "isi_umum",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("tabel", sa.Text, nullable=False),
    sa.Column("baris", sa.Integer, nullable=False),
    sa.Column("format", sa.Text, nullable=False),
    sa.Column("isi", sa.LargeBinary, nullable=False),
)

#: What each version is made of; see records.Version.
versions: Final = sa.Table(
    "versi",
    metadata,
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

#: No reference to isi_umum: of a withdrawn version this line is left, the content is not.
version_tables: Final = sa.Table(
    "versi_tabel",
    metadata,
    sa.Column("versi_id", sa.String(64), sa.ForeignKey("versi.id"), primary_key=True),
    sa.Column("tabel", sa.Text, primary_key=True),
    sa.Column("sha_umum", sa.String(64), nullable=False, index=True),
    sa.Column("baris", sa.Integer, nullable=False),
)

#: One row: the version in force, and how many lines the history has.
now: Final = sa.Table(
    "kini",
    metadata,
    sa.Column("satu", sa.Integer, sa.CheckConstraint("satu = 1", name="satu_baris"), primary_key=True),
    sa.Column("versi_id", sa.String(64), sa.ForeignKey("versi.id")),
    sa.Column("urutan", sa.BigInteger, nullable=False),
)

#: The history; a version that has a line `tarik` here has no content any more.
history: Final = sa.Table(
    "terbitan",
    metadata,
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

audit: Final = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("waktu", sa.Text, nullable=False),
    sa.Column("pelaku", sa.Integer, sa.ForeignKey("pengguna.id"), nullable=False),
    sa.Column("tindakan", sa.Text, nullable=False),
    sa.Column("objek", sa.Text, nullable=False),
    sa.Column("rincian", sa.JSON, nullable=False),
)

#: Tables before the gate, by the digest of their content: never read for a guest, and of other grants.
full_contents: Final = sa.Table(
    "isi_bernama",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("tabel", sa.Text, nullable=False),
    sa.Column("baris", sa.Integer, nullable=False),
    sa.Column("format", sa.Text, nullable=False),
    sa.Column("isi", sa.LargeBinary, nullable=False),
)

#: The full set behind each line of the history that put a version in force: two lines of one version may
#: have others, where only what no guest sees has changed. Lines before it was kept have none.
full_sets: Final = sa.Table(
    "terbitan_lengkap",
    metadata,
    sa.Column("urutan", sa.BigInteger, sa.ForeignKey("terbitan.urutan"), primary_key=True),
    sa.Column("tabel", sa.Text, primary_key=True),
    sa.Column("sha_bernama", sa.String(64), nullable=False, index=True),
    sa.Column("baris", sa.Integer, nullable=False),
)

#: What branches have sent. kode_cabang: "" for the regional office's own; laporan: what reading came to,
#: without a cell; bulan: table -> months. Where it stands follows from putusan and versi_kiriman.
submissions: Final = sa.Table(
    "kiriman",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kode_cabang", sa.Text, nullable=False, index=True),
    sa.Column("oleh", sa.Integer, sa.ForeignKey("pengguna.id"), nullable=False),
    sa.Column("waktu", sa.Text, nullable=False),
    sa.Column("catatan", sa.Text, nullable=False),
    sa.Column("bulan", sa.JSON, nullable=False),
    sa.Column("laporan", sa.JSON, nullable=False),
)

submission_tables: Final = sa.Table(
    "kiriman_tabel",
    metadata,
    sa.Column("kiriman_id", sa.Text, sa.ForeignKey("kiriman.id"), primary_key=True),
    sa.Column("tabel", sa.Text, primary_key=True),
    sa.Column("sha_bernama", sa.String(64), nullable=False, index=True),
    sa.Column("baris", sa.Integer, nullable=False),
)

#: What was done with a submission, one step after another; satu_orang: by its own sender.
decisions: Final = sa.Table(
    "putusan",
    metadata,
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

#: Which submissions went into a version; each into one.
version_submissions: Final = sa.Table(
    "versi_kiriman",
    metadata,
    sa.Column("kiriman_id", sa.Text, sa.ForeignKey("kiriman.id"), primary_key=True),
    sa.Column("versi_id", sa.String(64), sa.ForeignKey("versi.id"), nullable=False, index=True),
)

#: How the layouts of a branch's own files are read, as somebody there has confirmed; the newest counts.
mappings: Final = sa.Table(
    "pemetaan",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kode_cabang", sa.Text, nullable=False, index=True),
    sa.Column("isi", sa.Text, nullable=False),
    sa.Column("oleh", sa.Integer, sa.ForeignKey("pengguna.id"), nullable=False),
    sa.Column("waktu", sa.Text, nullable=False),
)

#: Acts by the one-time id of their form, so that a second click on it does nothing; objek: what came of it.
requests: Final = sa.Table(
    "permintaan",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("objek", sa.Text, nullable=False),
    sa.Column("waktu", sa.Text, nullable=False),
)
