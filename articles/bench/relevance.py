"""Whether the best twenty are the best: beside the exact ranking of everything that matches."""

from collections import defaultdict
from statistics import median

from django.db import connection

from articles.search import documents, query, ranking

from .questions import asked, questions, typed

EXACT = """
SELECT {key}, ts_rank_cd(%(weights)s, tsv, %(ranks)s::tsquery, 1) AS rank
FROM {table} WHERE tsv @@ %(matches)s::tsquery
"""
#: Ranks are four-byte numbers: two of them are one if they differ by less.
CLOSE = 1e-6


def measured(report):
    """[((listed, kind), (median, least))]: hits of the first page that belong to the best 20."""
    found = defaultdict(list)
    for question in questions():
        if question.sort == "relevance" and not question.facets:
            found[question.listed, question.kind].append(agreement(question))
    report(f"relevance: {sum(map(len, found.values()))} questions ranked in full")
    return [(key, (float(median(shares)), min(shares))) for key, shares in found.items()]


def agreement(question):
    """How many of 20 hits rank no lower than the twentieth of all; fewer hits count as 20."""
    hits, ranks = asked(question).hits, exact_ranks(question)
    if not hits:
        return 20
    last = sorted(ranks.values(), reverse=True)[: len(hits)][-1]
    good = sum(ranks[key] >= last - CLOSE for key in hits)
    return round(20 * good / len(hits))


def exact_ranks(question):
    """{key: rank} of everything that matches."""
    condition = query.condition(query.parse(typed(question.words)))
    statement = EXACT.format(**documents.TABLES[question.listed])
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            {"weights": ranking.WEIGHTS, "ranks": condition.ranks, "matches": condition.matches},
        )
        return dict(cursor.fetchall())
