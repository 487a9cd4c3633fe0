"""What to read next: articles that share people and organizations, a speaker's other quotes."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db import connection
from django.db.models import F, Q
from django.utils.translation import gettext as _

from articles.models import Article, Organization, Precision, Quote, Speaker
from articles.models.written import written

from .tokens import LETTERS, MARK, facet_and_value

#: Articles looked at for each shared name, the nearest in time.
NEAREST = 200
#: How many shared names are given as reasons, the rarest first.
REASONS = 3
#: What the same week counts: as much as a name that six other articles share.
SAME_WEEK = 0.5
#: Two articles are of the same week if fewer days lie between them.
WEEK = 7

#: A shared name counts 1 / ln(1 + articles that have it): Adamic and Adar, "Friends and
#: neighbors on the Web", Social Networks 25 (2003).
SHARED = """
WITH own AS MATERIALIZED (
    SELECT substr(lexeme, 2) AS token FROM search_article, unnest(tsv)
    WHERE article_id = %(article)s AND left(lexeme, 3) = ANY(%(beginnings)s)
), met AS (
    SELECT own.token, other.* FROM own CROSS JOIN LATERAL (
        SELECT article_id, day, count(*) OVER () AS bearers FROM search_article
        WHERE tsv @@ ('''' || %(mark)s || own.token || '''')::tsquery
        ORDER BY abs(day - %(day)s::int) NULLS LAST, article_id LIMIT %(nearest)s
    ) AS other WHERE article_id <> %(article)s
), scored AS (
    SELECT article_id, day, array_agg(token ORDER BY bearers, token) AS tokens,
        sum(1 / ln(1 + bearers)) AS score
    FROM met GROUP BY article_id, day
), timed AS (
    SELECT scored.*, coalesce(article.published_precision = 'day'
        AND abs(day - %(known_day)s::int) < %(week)s, false) AS same_week
    FROM scored JOIN articles_article AS article ON article.id = article_id
)
SELECT article_id, tokens, same_week FROM timed
ORDER BY score + CASE WHEN same_week THEN %(bonus)s ELSE 0 END DESC, day DESC NULLS LAST, article_id
LIMIT %(limit)s
"""


@dataclass(frozen=True)
class Related:
    """A public article and why it is shown, in words."""

    article: Article
    reasons: list[str]


def related_articles(article, limit=6):
    """The articles that share the rarest people and organizations with this one, best first."""
    rows = shared(article, limit)
    names = names_of({token for _key, tokens, _week in rows for token in tokens})
    articles = {each.pk: each for each in light_articles([key for key, _tokens, _week in rows])}
    return [
        Related(articles[key], reasons(tokens, names, same_week))
        for key, tokens, same_week in rows
        if key in articles
    ]


def shared(article, limit):
    """[(article key, tokens shared from the rarest on, same week)], best first."""
    day = article.published and article.published.toordinal()
    day_is_known = article.published_precision == Precision.DAY
    parameters = {
        "article": article.pk,
        "beginnings": [f"{MARK}{LETTERS[facet]}:" for facet in ("speaker", "organization")],
        "mark": MARK,
        "day": day,
        "known_day": day if day_is_known else None,
        "nearest": NEAREST,
        "week": WEEK,
        "bonus": SAME_WEEK,
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(SHARED, parameters)
        return cursor.fetchall()


def names_of(tokens):
    """{token's value: name of the public record}"""
    values = [facet_and_value(token)[1] for token in tokens]
    return dict(ids_and_names(values)) if values else {}


@written
def ids_and_names(ids):
    """(permanent id, name) of the public people and bodies with these ids."""
    people, bodies = (
        model.objects.public().filter(public_id=ids.any).order_by().values_list("public_id", "name")
        for model in (Speaker, Organization)
    )
    return people.union(bodies)


@written
def light_articles(keys):
    """The public articles with these keys, with what a line about each shows."""
    return Article.objects.public().light().filter(pk=keys.any)


def reasons(tokens, names, same_week):
    """At most REASONS shared names, and the week, each in words."""
    pairs = [facet_and_value(token) for token in tokens]
    known = [(facet, names[value]) for facet, value in pairs if value in names]
    words = [
        _("also quotes %(name)s") % {"name": name}
        if facet == "speaker"
        else _("also names %(name)s") % {"name": name}
        for facet, name in known[:REASONS]
    ]
    return [*words, _("same week")] if same_week else words


def beside_in_time(quote, limit=3, also=()):
    """(earlier, later, others): current quotes by the same speaker that were published or stand
    before this one, and after it, undated ones last; at most `limit` of each, nearest first.

    `others` is {key: quote} of the keys `also`, found by the same statement; None is none.
    """
    near = set(keys_beside(quote, limit))
    found = {each.pk: each for each in lines_of(list({*near, *also} - {None}))}
    in_order = sorted((found[key] for key in near if key in found), key=place_in_time)
    own = place_in_time(quote)
    return (
        [each for each in reversed(in_order) if place_in_time(each) < own],
        [each for each in in_order if place_in_time(each) > own],
        {key: found[key] for key in also if key in found},
    )


def keys_beside(quote, limit):
    """Keys of at most `limit` current quotes by the same speaker before this one, and after it."""
    whose = "speaker" if quote.speaker_id else "organization"
    by, day = quote.speaker_id or quote.organization_id, quote.article.published
    if not by:
        return []
    nearest = keys_by_the_same(whose, day is not None, limit)
    return nearest(by, day, quote.article_id, quote.start, quote.pk)


@cache
def keys_by_the_same(whose, dated, limit):
    """The written statement of keys_beside() for quotes of a "speaker" or an "organization" with
    or without a date."""

    @written
    def nearest(by, day, article, start, quote):
        same = Quote.objects.current().filter(**{whose: by}).values("pk")
        is_before = before(day if dated else None, article, start, quote)
        earlier = same.filter(is_before).order_by(*BACKWARDS)[:limit]
        later = same.filter(~(is_before | Q(pk=quote))).order_by(*FORWARDS)[:limit]
        return earlier.union(later, all=True).values_list("pk", flat=True)

    return nearest


def place_in_time(quote):
    """What quotes are sorted by in the order FORWARDS."""
    day = quote.article.published
    return (day is None, day or date.min, quote.article_id, quote.start, quote.pk)


#: In order of time; within a day by article, within an article as they stand; undated last.
FORWARDS = (F("article__published").asc(nulls_last=True), "article_id", "start", "pk")
BACKWARDS = (F("article__published").desc(nulls_first=True), "-article_id", "-start", "-pk")


#: What a line about a quote tells, on pages and as JSON, of it, of its article and of who speaks.
LINE = (
    "public_id", "text", "label", "review", "start", "fingerprint", "kind", "named", "confidence",
    *(f"article__{name}" for name in (
        "public_id", "headline", "reference", "kind", "direction", "language", "published",
        "published_precision", "publication__public_id", "publication__name",
        "publication__state", "publication__display",
    )),
    *(f"{kind}__{name}" for kind in ("speaker", "organization")
      for name in ("public_id", "name", "state")),
)  # fmt: skip


def lines(quotes):
    """`quotes` with what a line about each tells, and nothing else."""
    return quotes.select_related("speaker", "organization", "article__publication").only(*LINE)


@written
def lines_of(keys):
    """The current quotes with these keys, with what a line about each shows."""
    return lines(Quote.objects.current()).filter(pk=keys.any).order_by()


def before(day, article, start, quote):
    """The condition that a quote comes before this place in the order FORWARDS; no day is None."""
    if day is None:
        same_day, earlier_day = Q(article__published=None), Q(article__published__isnull=False)
    else:
        same_day, earlier_day = Q(article__published=day), Q(article__published__lt=day)
    earlier_here = Q(start__lt=start) | Q(start=start, pk__lt=quote)
    return earlier_day | (same_day & Q(article__lt=article)) | (Q(article=article) & earlier_here)
