"""What a database that is not ours must have, checked when it is first connected to."""

from psycopg import errors

from archive_site.errors import SetupError

OLDEST_MAJOR_VERSION = 15
EXTENSIONS = ("pg_trgm", "unaccent")


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


def create_extensions(connection):
    """Create the extensions the archive uses, where they are missing, on a psycopg connection.

    Raises SetupError with what an administrator must do if we may not.
    """
    name = connection.info.dbname
    for extension in EXTENSIONS:
        try:
            connection.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
        except errors.InsufficientPrivilege:
            raise SetupError(
                f"The database {name} lacks the extension {extension} and its user may not create "
                f"it: have an administrator run CREATE EXTENSION {extension}; in {name}."
            ) from None
        except (errors.FeatureNotSupported, errors.UndefinedFile):
            raise SetupError(
                f"The database's server does not have the extension {extension}: "
                "install PostgreSQL's contrib package there."
            ) from None
