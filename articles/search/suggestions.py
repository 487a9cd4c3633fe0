"""What the search box offers while somebody types: people, bodies, publications, headlines."""

from dataclasses import dataclass

from django.db.models.expressions import RawSQL

from articles.folding import fold, fold_name
from articles.models import Article

from . import names, publication_names
from .query import readable
from .snippets import WORD

#: Letters from which headlines are asked, and how many articles and publications are offered.
SHORTEST_HEADLINE = 4
ARTICLES = 3
PUBLICATIONS = 2
#: Shorter beginnings say too little about a headline.
SHORTEST_WORD = 3

#: Words of headlines have weight A.
IN_HEADLINE = """
SELECT article_id FROM search_article
WHERE tsv @@ (to_tsquery('english', %s) || to_tsquery('simple', %s)) LIMIT %s
"""


@dataclass(frozen=True)
class Suggestion:
    """A record, its kind, and the one of its names that is like what was typed."""

    kind: str
    record: object
    name: str


def suggest(typed):
    """Suggestions for what was typed so far, the likeliest of each kind first.

    Three to six questions to the database, each with an index and a limit.
    """
    words = " ".join(readable(typed).split())[: names.LONGEST]
    if not words:
        return []
    people = [Suggestion(each.kind, each.record, each.name) for each in names.named_like(words)]
    papers = publication_names.like(fold_name(words))[:PUBLICATIONS]
    return [
        *people[: names.OFFERED - len(papers)],
        *(Suggestion("publication", each, each.name) for each in papers),
        *(Suggestion("article", each, each.headline) for each in headlines(words)),
    ]


def headlines(words):
    """Public articles with these words, or beginnings of words, in their headline; in no order."""
    beginnings = [word for word in WORD.findall(fold(words)) if len(word) >= SHORTEST_WORD]
    if len(words) < SHORTEST_HEADLINE or not beginnings:
        return []
    condition = " & ".join(f"'{word}':*A" for word in beginnings)
    keys = RawSQL(IN_HEADLINE, [condition, condition, ARTICLES])
    found = Article.objects.public().filter(pk__in=keys).order_by()
    return list(found.only("public_id", "headline", "state"))
