"""What a database that is not ours must have, checked when it is first connected to."""

import re

from psycopg import errors

OLDEST_MAJOR_VERSION = 15
_EXTENSION = re.compile(r'extension "(\w+)"')


def missing_trait(connection):
    """Return in one sentence what the psycopg connection's database can never offer, or None."""
    name, version = connection.info.dbname, connection.info.server_version // 10000
    encoding = connection.info.parameter_status("server_encoding")
    anew = f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';"
    if version < OLDEST_MAJOR_VERSION:
        return f"The archive needs PostgreSQL {OLDEST_MAJOR_VERSION} or newer; this is {version}."
    if encoding != "UTF8":
        return f"The database {name} stores {encoding}, not UTF-8: make it anew with {anew}"
    if connection.execute("SELECT lower('É') <> 'é'").fetchone()[0]:
        letters = f"The locale of the database {name} knows no letters beyond ASCII"
        return f"{letters}: make it anew with {anew}"
    return None


def refusal(error, name):
    """Return in a sentence what the server of the database `name` refused to a migration, or None.

    `error` is Django's DatabaseError with psycopg's as its cause.
    """
    cause = error.__cause__ or error
    said = str(cause).splitlines()[0]
    extension = _EXTENSION.search(said)
    if extension and isinstance(cause, errors.InsufficientPrivilege):
        return (
            f"The database {name} lacks the extension {extension[1]}, and its user may not create "
            f"it: have an administrator run CREATE EXTENSION {extension[1]}; in {name}."
        )
    if extension and isinstance(cause, errors.FeatureNotSupported | errors.UndefinedFile):
        return (
            f"The server of the database {name} does not have the extension {extension[1]}: "
            "install PostgreSQL's contrib package there."
        )
    if isinstance(cause, errors.InsufficientPrivilege) or "permission denied" in said:
        return f"The user of the database {name} may not make its tables: {said}."
    return None
