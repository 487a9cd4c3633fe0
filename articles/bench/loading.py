"""Bringing the synthetic archive into its cluster: rows, their indexes, search documents."""

import json
from itertools import pairwise

from django.core.management.color import no_style
from django.db import connection

from articles.models import Article, Batch, Organization, Publication, Quote, Speaker
from articles.search import rebuild

from . import cluster, rows
from .measuring import Steps

PROCESSES = 2
#: The tables that are filled.
TABLES = ("articles_%",)
#: Models whose rows are copied with keys of ours.
KEYED = [Article, Batch, Organization, Publication, Quote, Speaker]

INDEXES = """
SELECT indexname, indexdef FROM pg_indexes
WHERE schemaname = current_schema() AND tablename LIKE ANY(%s)
    AND NOT EXISTS (
        SELECT FROM pg_constraint WHERE conindid = format('%%I', indexname)::regclass
    )
ORDER BY tablename, indexname
"""
RECORD = "loaded.json"
#: Steps of loading; drawing the corpus is no part of bringing it in.
DRAWING, ROWS = "drawing the corpus", "rows by COPY"


def loaded(folder, size, report):
    """{step: seconds, …} of filling the cluster in `folder` with `size` articles.

    A cluster that was filled before is used as it is, with what was measured then.
    """
    record = folder / RECORD
    if record.exists():
        cluster.prepare(folder)
        return json.loads(record.read_text())
    if folder.exists():
        cluster.remove(folder)
    cluster.prepare(folder)
    figures = filled(folder, size, report)
    record.write_text(json.dumps(figures))
    return figures


def filled(folder, size, report):
    steps = Steps(report)
    with steps("tables and names"):
        rows.copy_names()
        indexes = drop_indexes()
    with cluster.workers(folder, PROCESSES) as pool:
        with steps(ROWS):
            copied = list(pool.map(rows.copy_articles, *shares(size)))
        quotes, drawing = (sum(each) for each in zip(*copied, strict=True))
        steps.seconds[DRAWING] = round(drawing / PROCESSES, 2)
        steps.seconds[ROWS] = round(steps.seconds[ROWS] - steps.seconds[DRAWING], 2)
        with steps("indexes"):
            list(pool.map(execute, indexes))
            reset_sequences()
            execute("ANALYZE")
        with steps("search documents with their indexes"):
            rebuild.rebuild(pool)
    with steps("vacuum and analyze"):
        execute("VACUUM (ANALYZE)")
    return {"articles": size, "quotes": quotes, "steps": steps.seconds, "megabytes": sizes()}


def shares(size):
    """(first numbers, numbers after the last) of as many parts as there are processes."""
    cuts = [size * part // PROCESSES for part in range(PROCESSES + 1)]
    return tuple(zip(*pairwise(cuts), strict=True))


def drop_indexes():
    """Drop all indexes that no constraint needs; the statements that make them anew."""
    with connection.cursor() as cursor:
        cursor.execute(INDEXES, [list(TABLES)])
        found = cursor.fetchall()
    for name, _definition in found:
        execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    return [definition for _name, definition in found]


def reset_sequences():
    """Let new rows get keys above those that were copied."""
    for statement in connection.ops.sequence_reset_sql(no_style(), KEYED):
        execute(statement)


def sizes():
    """{table or index: megabytes} of the search documents."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, round(pg_total_relation_size(oid) / 1e6) FROM pg_class "
            "WHERE relname LIKE 'search_%%' AND relkind IN ('r', 'i') ORDER BY relname"
        )
        return {name: int(size) for name, size in cursor.fetchall()}


def execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
