"""Whether the site is alive, and whether it can answer."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

LOCALE = """
    SELECT pg_encoding_to_char(encoding), datctype
    FROM pg_database WHERE datname = current_database()
"""


@never_cache
@require_safe
def healthz(request):
    """200 as long as the process answers; asks nothing of the database."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request):
    """200 if database, migrations and locale are in order, else 503; says which is not."""
    checks = {"database": False, "migrations": False, "locale": False}
    try:
        checks["locale"] = locale_is_utf8()
        checks["database"] = True
        checks["migrations"] = nothing_to_migrate()
    except DatabaseError:
        pass
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def locale_is_utf8():
    """Whether the database stores UTF-8 and knows the letters of every script."""
    with connection.cursor() as cursor:
        cursor.execute(LOCALE)
        encoding, character_type = cursor.fetchone()
    return encoding == "UTF8" and "utf" in character_type.lower()


def nothing_to_migrate():
    """Whether every migration has been applied."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
