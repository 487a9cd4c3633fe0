"""What the engines outside the database are given: one document for each article and quote."""

from dataclasses import dataclass

from django.db import connection, transaction

#: Rows read at a time.
TOGETHER = 2_000

ARTICLES = """
SELECT a.id, a.id, a.published, a.headline || E'\n' || a.text, p.public_id, a.kind, ARRAY(
    SELECT DISTINCT s.public_id FROM articles_quote q JOIN articles_speaker s ON s.id = q.speaker_id
    WHERE q.article_id = a.id
), ARRAY(
    SELECT o.public_id FROM articles_organizationmention m
    JOIN articles_organization o ON o.id = m.organization_id WHERE m.article_id = a.id
)
FROM articles_article a JOIN articles_publication p ON p.id = a.publication_id ORDER BY a.id
"""
QUOTES = """
SELECT q.id, a.id, a.published, q.text, p.public_id, q.kind,
    array_remove(ARRAY[s.public_id], NULL), ARRAY(
    SELECT o.public_id FROM articles_organizationmention m
    JOIN articles_organization o ON o.id = m.organization_id WHERE m.article_id = a.id
)
FROM articles_quote q JOIN articles_article a ON a.id = q.article_id
JOIN articles_publication p ON p.id = a.publication_id
LEFT JOIN articles_speaker s ON s.id = q.speaker_id ORDER BY q.article_id, q.id
"""
ROWS = {"articles": ARTICLES, "quotes": QUOTES}


@dataclass(frozen=True, slots=True)
class Document:
    """One article or quote; facets as lists of values, `order` rises with the date."""

    key: int
    order: int
    text: str
    facets: dict[str, list[str]]


def documents(listed):
    """The Documents of one list as the database has them, in the order of their keys."""
    with transaction.atomic(), connection.connection.cursor("bench") as cursor:
        cursor.itersize = TOGETHER
        cursor.execute(ROWS[listed])
        for row in cursor:
            yield document(*row)


def document(key, article, published, text, publication, kind, speakers, organizations):
    facets = {
        "publication": [publication],
        "kind": [kind],
        "year": [f"{published:%Y}"],
        "speaker": speakers,
        "organization": organizations,
    }
    return Document(key, published.toordinal() * 2**32 + article, text, facets)
