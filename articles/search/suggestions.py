"""What the search box offers while somebody types: people, bodies, publications, headlines."""

from dataclasses import dataclass

import Stemmer
from django.db import connection

from articles.folding import fold, fold_name
from articles.models import Article

from . import names, publication_names
from .name_index import lexeme
from .query import readable
from .snippets import WORD
from .stop_words import ENGLISH_STOP_WORDS
from .tokens import IN_HEADLINE, MARK

#: Letters from which headlines are asked, and how many articles and publications are offered.
SHORTEST_HEADLINE = 4
ARTICLES = 3
PUBLICATIONS = 2
#: Shorter beginnings say too little about a headline.
SHORTEST_WORD = 3

#: What is found is read only as far as it is offered.
HEADLINES = f"""
WITH found AS MATERIALIZED (SELECT article_id FROM search_article WHERE tsv @@ %s::tsquery)
SELECT id, public_id, state, headline FROM (SELECT * FROM found LIMIT {ARTICLES}) AS first
JOIN articles_article ON id = article_id
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
    fields = ["id", "public_id", "state", "headline"]
    with connection.cursor() as cursor:
        cursor.execute(HEADLINES, [in_headlines(beginnings)])
        return [Article.from_db("default", fields, row) for row in cursor.fetchall()]


def in_headlines(beginnings):
    """The text of a tsquery: all of them begin words of the headline, or their stems English ones.

    >>> in_headlines(["the", "dams"]).replace(MARK, "")
    "('h:dam':*) | ('h:the':* & 'h:dams':*)"
    """
    # A stemmer is not safe between threads, and cheap to make.
    stem = Stemmer.Stemmer("english").stemWord
    stems = [stem(word) for word in beginnings if word not in ENGLISH_STOP_WORDS]
    ways = [way for way in (stems, beginnings) if way]
    return " | ".join(f"({' & '.join(map(headline_token, way))})" for way in ways)


def headline_token(word):
    return lexeme(f"{MARK}{IN_HEADLINE}{word}")
