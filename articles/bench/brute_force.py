"""What a question's answer must be, told without the index: from the words and the tables alone.

Which documents hold words is read from the texts themselves, word by word; whose they are and
whether they may be shown comes from the archive's tables by plain SQL, in the same snapshot in
which the archive was asked. Search documents are never looked at.
"""

import re
from array import array
from collections import Counter, defaultdict
from functools import partial

from django.db import connection

from . import vocabulary
from .corpus import articles
from .rows import QUOTES_OF_ONE

WORD = re.compile(r"[^\W\d_]+")
#: More places than any text has words; between two texts of a document so many are left out.
PLACES, GAP = 2**20, 1_000
#: Rows of a list read at a time.
TOGETHER = 5_000

#: (SQL, columns before the facets): who and what is public is said here anew, on purpose.
ARTICLES = """
SELECT a.id, a.id, a.published, CASE WHEN p.state = 'public' THEN p.public_id END,
    a.kind, a.language, q.speakers, q.named, q.bodies, m.bodies
FROM articles_article a
LEFT JOIN articles_publication p ON p.id = a.publication_id
LEFT JOIN LATERAL (
    SELECT array_agg(s.public_id) FILTER (WHERE s.state = 'public') AS speakers,
        array_agg(o.public_id) FILTER (WHERE o.state = 'public') AS bodies,
        array_agg(q.named) AS named
    FROM articles_quote q
    LEFT JOIN articles_speaker s ON s.id = q.speaker_id
    LEFT JOIN articles_organization o ON o.id = q.organization_id
    WHERE q.article_id = a.id AND q.state = 'public' AND q.review <> 'rejected'
        AND q.orphaned_at IS NULL AND coalesce(p.display, 'full') <> 'headline'
) q ON true
LEFT JOIN LATERAL (
    SELECT array_agg(o.public_id) AS bodies FROM articles_organizationmention m
    JOIN articles_organization o ON o.id = m.organization_id AND o.state = 'public'
    WHERE m.article_id = a.id
) m ON true
WHERE a.state = 'public'
"""
QUOTES = """
SELECT q.id, a.id, a.published, CASE WHEN p.state = 'public' THEN p.public_id END,
    q.kind, a.language, a.kind, q.review, q.named,
    CASE WHEN s.state = 'public' THEN s.public_id END,
    CASE WHEN o.state = 'public' THEN o.public_id END, m.bodies
FROM articles_quote q
JOIN articles_article a ON a.id = q.article_id
LEFT JOIN articles_publication p ON p.id = a.publication_id
LEFT JOIN articles_speaker s ON s.id = q.speaker_id
LEFT JOIN articles_organization o ON o.id = q.organization_id
LEFT JOIN LATERAL (
    SELECT array_agg(o.public_id) AS bodies FROM (
        SELECT organization_id FROM articles_organizationmention WHERE article_id = a.id
        UNION SELECT organization_id FROM articles_quote other WHERE other.article_id = a.id
            AND other.state = 'public' AND other.review <> 'rejected'
            AND other.orphaned_at IS NULL
    ) named JOIN articles_organization o ON o.id = named.organization_id AND o.state = 'public'
) m ON true
WHERE a.state = 'public' AND q.state = 'public' AND q.review <> 'rejected'
    AND q.orphaned_at IS NULL AND coalesce(p.display, 'full') <> 'headline'
"""
AMONG = {"articles": " AND a.id = ANY(%s)", "quotes": " AND q.id = ANY(%s)"}
STATEMENTS = {"articles": ARTICLES, "quotes": QUOTES}


class Texts:
    """Which articles and quotes of the corpus hold the words of some questions.

    The corpus is gone through once, word by word; only the places of the words asked for are
    kept, for each list {stem: array of key · PLACES + place}.
    """

    def __init__(self, size, questions):
        self.stems = stems({word for each in questions for word in all_words(each.words)})
        self.places = {listed: defaultdict(partial(array, "q")) for listed in STATEMENTS}
        self.forms = forms_of({stem for stem in self.stems.values() if stem})
        for article in articles(0, size):
            self.read("articles", article.number + 1, article.headline + "\n", article.text)
            for at, quote in enumerate(article.quotes):
                key = article.number * QUOTES_OF_ONE + at + 1
                self.read("quotes", key, article.text[quote.start : quote.end])

    def read(self, listed, key, *texts):
        """Note where the words asked for stand; between one text and the next there is a gap."""
        at, places = 0, self.places[listed]
        for text in texts:
            for word in WORD.findall(text.lower()):
                if stem := self.forms.get(word):
                    places[stem].append(key * PLACES + at)
                at += 1
            at += GAP

    def keys(self, listed, words):
        """The keys of the documents that hold `words`, or None where they ask for nothing."""
        if not words:
            return None
        found = None
        for word in words.every:
            found = both(found, self.holders(listed, word))
        if words.some:
            found = both(found, set().union(*(self.holders(listed, word) for word in words.some)))
        if words.phrase:
            found = both(found, self.in_a_row(listed, words.phrase))
        for word in words.none:
            found = found - self.holders(listed, word)
        return found

    def holders(self, listed, word):
        return {place // PLACES for place in self.places[listed][self.stems[word]]}

    def in_a_row(self, listed, phrase):
        first, *others = (set(self.places[listed][self.stems[word]]) for word in phrase)
        return {
            place // PLACES
            for place in first
            if all(place + n in row for n, row in enumerate(others, 1))
        }


def both(found, others):
    return others if found is None else found & others


def all_words(words):
    return (*words.every, *words.some, *words.none, *words.phrase)


def stems(words):
    """{word: its stem, as PostgreSQL's English dictionary gives it}"""
    with connection.cursor() as cursor:
        statement = "SELECT w, (ts_lexize('english_stem', w))[1] FROM unnest(%s::text[]) AS w"
        cursor.execute(statement, [sorted(words)])
        return dict(cursor.fetchall())


def forms_of(wanted):
    """{word of the corpus: its stem} for the words that have one of the stems `wanted`."""
    found = stems(set(vocabulary.words()))
    return {word: stem for word, stem in found.items() if stem in wanted}


def truth(question, keys, exclusions, period):
    """(total, keys in order of time, {facet: Counter}) as it must be."""
    included = question.facets
    hits, counts = [], defaultdict(Counter)
    for order, facets in documents(question.listed, keys, period):
        if any(facets[name] & set(values) for name, values in exclusions.items()):
            continue
        missed = [name for name, values in included.items() if not facets[name] & set(values)]
        if not missed:
            hits.append(order)
        for name, values in facets.items():
            if not missed or missed == [name]:
                counts[name].update(values)
    hits.sort()
    return len(hits), [key for *_, key in hits], counts


def documents(listed, keys, period):
    """(what it is ordered by and its key, {facet: values}) of each public document, one by one."""
    statement, values = STATEMENTS[listed], []
    if keys is not None:
        statement, values = statement + AMONG[listed], [list(keys)]
    for comparison, day in zip((">=", "<="), period, strict=True):
        if day:
            statement += f" AND a.published {comparison} %s"
            values.append(day)
    read = article_facets if listed == "articles" else quote_facets
    with connection.connection.cursor("truth") as cursor:
        cursor.itersize = TOGETHER
        cursor.execute(statement, values)
        for row in cursor:
            yield order(*row[:3]), read(*row[2:])


def order(key, article, published):
    """What sorts the newest first: by day, then the article that came in last, then by key."""
    return (published is None, -published.toordinal() if published else 0, -article, key)


def article_facets(published, publication, kind, language, speakers, named, spoken, bodies):
    return {
        **dated(published),
        "publication": some(publication),
        "kind": {kind},
        "language": {language},
        "speaker": set(speakers or ()) - {None},
        "organization": {*(spoken or ()), *(bodies or ())} - {None},
        "named": {"yes" if each else "no" for each in named or ()},
    }


def quote_facets(
    published, publication, kind, language, article_kind, review, named, speaker, body, bodies
):
    return {
        **dated(published),
        "publication": some(publication),
        "kind": {kind},
        "language": {language},
        "article_kind": {article_kind},
        "review": {review},
        "named": {"yes" if named else "no"},
        "speaker": some(speaker),
        "organization": {*(bodies or ()), *some(body)},
    }


def dated(published):
    if published is None:
        return {"year": {"undated"}, "month": set()}
    return {"year": {f"{published:%Y}"}, "month": {f"{published:%Y-%m}"}}


def some(value):
    return set() if value is None else {value}
