"""What a removal reaches: the records that go with one, the words that go, where they stand."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from articles.models import (
    Article,
    Change,
    Organization,
    Publication,
    Quote,
    SearchArticle,
    Speaker,
    State,
)

from ..reach import articles_reached_by
from .words import WORD, Everything, Known, count, digests, words_of

#: The same words in another article are taken for the same quote from here on.
OWN_WORDS = 6
#: A single name of fewer letters is too common to be looked for.
SHORTEST = 3
#: What somebody could still show; withdrawn before, it has a reason of its own.
SHOWN_AGAIN = (State.PUBLIC, State.HIDDEN)
#: Fewer words than these are only looked for together with as many words beside them.
FEW_WORDS = 3
#: What may stand between two words, for PostgreSQL; in JSON a line's end is a backslash and n.
BETWEEN = r"([^[:alnum:]]|\\[nrt])+"


@dataclass(frozen=True)
class Scope:
    """`covered` records are withdrawn with the record; nothing of `whole` articles stays; of
    `articles` the words `phrases` and `near` go. Later versions of these lack `near` and `later`
    too, all other articles only `phrases`."""

    covered: tuple = ()
    articles: tuple = ()
    whole: tuple = ()
    phrases: tuple = ()
    near: tuple = ()
    later: tuple = ()


def scope_of(record, blank):
    """The Scope of withdrawing `record`; without `blank` it is the record alone."""
    if not blank:
        return Scope()
    if isinstance(record, Speaker | Organization):
        return scope_of_authority(record)
    if isinstance(record, Quote):
        return scope_of_quote(record)
    if isinstance(record, Publication):
        articles = tuple(record.articles.filter(state__in=SHOWN_AGAIN).order_by("pk"))
        return Scope(covered=articles, whole=articles)
    return Scope(whole=(record,)) if isinstance(record, Article) else Scope()


def scope_of_authority(record):
    names = names_of(record)
    phrases = tuple(name for name in names if count(name) > 1)
    known = set(articles_reached_by(record)) | set(articles_with(phrases))
    known |= set(in_other_letters(phrases, known))
    articles = Article.objects.filter(pk__in=known).order_by("pk")
    spoken = record.quotes.filter(state__in=SHOWN_AGAIN).order_by("pk")
    near = tuple(name for name in names if count(name) == 1 and len(name) >= SHORTEST)
    return Scope(tuple(spoken), tuple(articles), (), phrases, near)


def names_of(record):
    """Every name of a record, of those merged into it, and as its articles print them."""
    family = [record, *record.moved_from.all()]
    names = {each.name for each in family}
    for each in family:
        names |= set(each.variant_names.values_list("name", flat=True))
        names.add(getattr(each, "acronym", ""))
    for name, variants in record.mentions.values_list("name", "variants"):
        names |= {name, *variants}
    return sorted(names - {""})


def articles_with(phrases):
    """Keys of the articles in whose words one of the phrases stands; reads every article.

    No index is asked: it knows neither what is not public, nor notices beside the article, nor
    every word of long articles. Two thirds of the time is the unpacking of the texts (measured),
    which any exact way has to do.
    """
    return in_words(Article.objects, ("text", "headline", "dek", "source_url"), phrases)


def in_other_letters(phrases, known):
    """Keys of the public articles, beside those `known`, in which one of the phrases stands with
    other accents, or letters and digits of another keyboard."""
    found = Article.objects.filter(pk__in=articles_that_may_hold(phrases)).exclude(pk__in=known)
    words = Known(digests(phrases))
    for article in found.only("headline", "dek", "text").iterator(chunk_size=100):
        if any(map(words.found, (article.headline, article.dek, article.text))):
            yield article.pk


def articles_that_may_hold(phrases):
    """The search documents in which the words of a phrase follow each other, stemmed or not."""
    queries = [
        SearchQuery(" ".join(word for *_place, word in words_of(phrase)), config=configuration,
                    search_type="phrase")
        for phrase in phrases
        for configuration in ("simple", "english")
    ]  # fmt: skip
    if not queries:
        return SearchArticle.objects.none().values("pk")
    return SearchArticle.objects.filter(tsv=reduce(or_, queries)).values("pk")


def in_words(records, columns, phrases):
    """Keys of `records` with a phrase in one of `columns`, whatever stands between its words."""
    words = ([each.group() for each in WORD.finditer(phrase)] for phrase in phrases)
    pattern = "|".join(sorted({BETWEEN.join(each) for each in words} - {""}))
    if not pattern:
        return []
    wanted = Q()
    for column in columns:
        wanted |= Q(**{f"{column}__iregex": pattern})
    return records.filter(wanted).values_list("pk", flat=True)


def scope_of_quote(quote):
    pieces = pieces_of(quote)
    others = tuple(same_words(quote)) if count(quote.text) >= OWN_WORDS else ()
    articles = {each.article_id: each.article for each in (quote, *others)}
    return Scope(
        covered=others,
        articles=tuple(articles[key] for key in sorted(articles)),
        phrases=tuple(piece for piece in pieces if count(piece) >= OWN_WORDS),
        near=tuple(piece for piece in pieces if FEW_WORDS <= count(piece) < OWN_WORDS),
        later=tuple(with_neighbours(quote)),
    )


def pieces_of(quote):
    """The words of each segment."""
    if quote.orphaned_at:
        return quote.text.split(" … ")
    return [quote.article.text[start:end] for start, end in quote.spans]


def same_words(quote):
    """The quotes elsewhere that say the same."""
    same = Quote.objects.filter(fingerprint=quote.fingerprint).exclude(pk=quote.pk)
    return same.filter(state__in=SHOWN_AGAIN).select_related("article").order_by("pk")


def with_neighbours(quote):
    """Segments of few words, each with the words beside it: by themselves they stand anywhere."""
    text = quote.article.text
    for start, end in [] if quote.orphaned_at else quote.spans:
        if count(text[start:end]) < FEW_WORDS:
            before = words_of(text[:start])[-FEW_WORDS:]
            after = words_of(text[end:])[:FEW_WORDS]
            first = before[0][0] if before else start
            yield text[first : end + after[-1][1] if after else end]


def words_in(article, scope):
    """What is blanked in one article: Everything, or the Known words of `scope` there."""
    if article in scope.whole:
        return Everything()
    taken = {word for name in other_names(article, scope) for *_place, word in words_of(name)}
    own = [name for name in scope.near if count(name) > 1 or words_of(name)[0][2] not in taken]
    return Known(digests([*scope.phrases, *own]))


def other_names(article, scope):
    """The names in an article of everybody but those whose words go."""
    own = set(scope.phrases) | set(scope.near)
    rows = [*article.speaker_mentions.all(), *article.organization_mentions.all()]
    for row in rows:
        names = {row.name, *row.variants}
        if not names & own:
            yield from names


def changes_with(phrases):
    """The ledger's rows in which one of the phrases stands; reads the whole ledger."""
    columns = {"old": Cast("before", TextField()), "new": Cast("after", TextField())}
    rows = Change.objects.annotate(**columns)
    return Change.objects.filter(pk__in=in_words(rows, ("reason", *columns), phrases))
