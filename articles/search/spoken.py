"""The quotes of articles that match a search themselves: shown below the articles found."""

from collections import defaultdict

from django.db import connection

from articles.models import Quote
from articles.models.written import written

from .query import condition, parse
from .tokens import quoted, token

#: Quotes shown below an article.
MOST = 2

#: The quotes of a page's articles are read by their key; the words are compared with those only.
MATCHING = """
WITH spoken AS MATERIALIZED (
    SELECT article_id, quote_id, tsv FROM search_quote WHERE article_id = ANY(%(articles)s)
), matching AS (
    SELECT quote_id, row_number() OVER (PARTITION BY article_id ORDER BY quote_id) AS place
    FROM spoken WHERE tsv @@ %(condition)s::tsquery
)
SELECT quote_id FROM matching WHERE place <= %(most)s
"""


def matching_quotes(article_ids, words, selection):
    """{article's key: at most MOST current quotes with all that is asked for}, in two queries.

    Where speakers are chosen, only their quotes count.
    """
    asked = condition(parse(words)).matches
    if not asked or not article_ids:
        return {}
    if speakers := selection.included.get("speaker"):
        tokens = " | ".join(quoted(token("speaker", each)) for each in speakers)
        asked = f"({asked}) & ({tokens})"
    parameters = {"articles": list(article_ids), "condition": asked, "most": MOST}
    with connection.cursor() as cursor:
        cursor.execute(MATCHING, parameters)
        keys = [key for [key] in cursor.fetchall()]
    found = defaultdict(list)
    for quote in in_reading_order(keys) if keys else ():
        found[quote.article_id].append(quote)
    return found


@written
def in_reading_order(keys):
    """The current quotes with these keys and who speaks, by their place in the article."""
    quotes = Quote.objects.current().filter(pk=keys.any).order_by("start", "pk")
    return quotes.select_related("speaker", "organization")
