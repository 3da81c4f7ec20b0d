"""Published versions in a database: the only code that knows SQLAlchemy, Alembic and psycopg."""
