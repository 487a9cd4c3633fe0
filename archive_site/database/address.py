"""The setting DATABASES from the environment."""

from pathlib import Path

from archive_site.database.cluster import Cluster
from archive_site.errors import SetupError

EMBEDDED_NAMES = ("archive", "sample")  # the site's own archive, and the sample it begins with
SCHEMES = ("postgres://", "postgresql://")
CONNECT_TIMEOUT = 10  # seconds; libpq would wait for ever for a host that never answers
PARTS = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
COMMON = {
    "ENGINE": "archive_site.database",
    # A connection that broke while it lay idle is opened anew, which also restarts the server.
    "CONN_MAX_AGE": 600,
    "CONN_HEALTH_CHECKS": True,
    "CLUSTER": None,
    "USER": "",
    "PASSWORD": "",
    "HOST": "",
    "PORT": "",
    "OPTIONS": {},
}


def embedded(folder: Path, name="archive", durable=True):
    """Return the setting for a database of the embedded server with its data in `folder`."""
    cluster = Cluster(folder, durable=durable)
    return COMMON | {"NAME": name, "USER": "postgres", "CLUSTER": cluster, "OPTIONS": {}}


def from_url(url):
    """Return the setting for DATABASE_URL, read by libpq; raise SetupError if it makes no sense."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    if not url.startswith(SCHEMES):
        raise SetupError("DATABASE_URL must begin with postgres:// or postgresql://.")
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise SetupError(f"DATABASE_URL cannot be read: {str(error).strip()}.") from None
    if "dbname" not in parts:
        raise SetupError("DATABASE_URL names no database: add /NAME after the host.")
    taken = {setting: parts.pop(part, "") for setting, part in PARTS.items()}
    return COMMON | taken | {"OPTIONS": {"connect_timeout": CONNECT_TIMEOUT} | parts}
