"""The archive's database: DATABASE_URL, or an embedded PostgreSQL that the first connection starts.

The package is Django's database engine (`base.py`); `address.py` makes the setting, `cluster.py`
and `server.py` drive the embedded server, `requirements.py` says what any other database lacks.
"""
