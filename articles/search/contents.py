"""What goes into the search documents of articles and of their quotes."""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from articles.folding import fold
from articles.models import Article, Precision, Quote, State

from .codes import as_set, code
from .tokens import ENGLISH, MARK, UNDATED, is_english, primary_language, token

#: Bytes of folded text in one document. A tsvector holds 1,048,575; hyphenated words
#: that never repeat need 2.8 bytes for each of theirs (measured), so this always fits.
INDEXED_BYTES = 300_000

BODY = ("paragraph", "question", "answer", "heading")
MARGIN = ("caption", "note", "dateline", "keywords")
NON_JOINER = "\u200c"
#: Characters of what is likely to be a name.
SHORT = 80

#: The columns that documents are made of; records would take as long to make as the documents.
OF_ARTICLES = (
    "pk", "headline", "dek", "bylines", "section", "text", "layout", "language", "kind",
    "published", "published_precision",
    "publication_id", "publication__public_id", "publication__name", "publication__state",
)  # fmt: skip
OF_QUOTES = (
    "pk", "article_id", "text", "label", "kind", "review", "named",
    "speaker_id", "speaker__public_id", "speaker__name", "speaker__state",
    "organization_id", "organization__public_id", "organization__name", "organization__state",
)  # fmt: skip


class Shared(NamedTuple):
    """What the documents of an article and of its quotes have in common.

    `records` are {code: token} of the records they are filed under, `dates` and `language` tokens.
    """

    records: dict[int, str]
    dates: tuple[str, ...]
    language: str
    day: int | None
    configuration: str


def documents_of(articles, quotes, context):
    """{"articles": a dict for each, "quotes": a dict for each} of rows with the columns above.

    Their keys, `day`, `codes` of records, `sets` of tokens, `tokens` as they stand in the tsv,
    `configuration`, and folded words by weight.
    """
    spoken = defaultdict(list)
    for quote in quotes:
        spoken[quote.article_id].append(quote)
    rows = {"articles": [], "quotes": []}
    for article in articles:
        shared, own = shared_by(article, context), spoken[article.pk]
        rows["articles"].append(article_document(article, shared, own, context))
        rows["quotes"] += [quote_document(quote, article, shared, context) for quote in own]
    return rows


def article_document(article, shared, quotes, context):
    """The dict of one article."""
    records = dict(shared.records)
    for quote in quotes:
        records |= speaker_record(quote)
    names = [*article.bylines, publication_name(article)]
    names += dict.fromkeys(name for quote in quotes for name in context.names_of(quote))
    margin = [*names, article.section, blocks(article, MARGIN)]
    kinds = {token("named", yes_or_no(quote.named)) for quote in quotes}
    return {
        "article_id": article.pk,
        **filed(shared, records, {shared.language, token("kind", article.kind), *kinds}),
        **words(
            article,
            a=article.headline,
            b=article.dek,
            c=blocks(article, BODY) if article.layout else article.text,
            d=" \n".join(margin),
            exact=" \n".join([article.headline, *names]),
        ),
    }


def quote_document(quote, article, shared, context):
    """The dict of one quote: as that of an article, with quote_id."""
    kinds = (
        shared.language,
        token("kind", quote.kind),
        token("article_kind", article.kind),
        token("review", quote.review),
        token("named", yes_or_no(quote.named)),
    )
    names = " \n".join(dict.fromkeys([*context.names_of(quote), quote.label]))
    return {
        "article_id": article.pk,
        "quote_id": quote.pk,
        **filed(shared, shared.records | speaker_record(quote), kinds),
        **words(article, a=quote.text, b=names, exact=names),
    }


def shared_by(article, context):
    """The Shared of an article."""
    records = {}
    if article.publication_id and article.publication__state == State.PUBLIC:
        records |= record("publication", article.publication_id, article.publication__public_id)
    for key, public_id in context.organizations[article.pk]:
        records |= record("organization", key, public_id)
    for key, public_id in context.topics[article.pk]:
        records |= record("topic", key, public_id)
    return Shared(
        records,
        dates_of(article),
        token("language", primary_language(article.language)),
        article.published and article.published.toordinal(),
        "english" if is_english(article.language) else "simple",
    )


def record(facet, key, public_id):
    """{code: token} of one record."""
    return {code(facet, key): token(facet, public_id)}


def dates_of(article):
    """Tokens of year and month as far as they are known."""
    if article.published is None:
        return (token("year", UNDATED),)
    year = token("year", f"{article.published:%Y}")
    if article.published_precision == Precision.YEAR:
        return (year,)
    return year, token("month", f"{article.published:%Y-%m}")


def speaker_record(quote):
    """{code: token} of the person or the body that speaks, empty without a public page."""
    if quote.speaker__state == State.PUBLIC:
        return record("speaker", quote.speaker_id, quote.speaker__public_id)
    if quote.organization__state == State.PUBLIC:
        return record("organization", quote.organization_id, quote.organization__public_id)
    return {}


def publication_name(article):
    """The name of its publication, empty without a public one."""
    return article.publication__name if article.publication__state == State.PUBLIC else ""


def yes_or_no(named):
    return "yes" if named else "no"


def filed(shared, records, rest):
    """What articles' and quotes' documents are filed under, under the same names."""
    tokens = [MARK + each for each in (*records.values(), *shared.dates, *rest)]
    if shared.configuration == "english":
        tokens.append(MARK + ENGLISH)
    return {
        "day": shared.day,
        "codes": [*records],
        "sets": [as_set(shared.dates), as_set(rest)],
        "tokens": tokens,
        "configuration": shared.configuration,
    }


def blocks(article, kinds):
    """The text of the article's blocks of these kinds, in order."""
    wanted = [block for block in article.layout if block["kind"] in kinds]
    return "\n".join(article.text[block["start"] : block["end"]] for block in wanted)


def words(article, **parts):
    """The parts (weights a to d, and exact) folded and cut to INDEXED_BYTES in all.

    `exact` is indexed as printed, beside the stems: so that names keep their last letters
    and stop words can be found in headlines. Documents that are not stemmed do without it.
    """
    if not is_english(article.language):
        parts["exact"] = ""
    folded = {
        weight: fold_joined(part[:INDEXED_BYTES]) if len(part) > SHORT else fold_name_of(part)
        for weight, part in parts.items()
    }
    if sum(map(len, folded.values())) * 4 > INDEXED_BYTES:
        left = INDEXED_BYTES
        for weight in filter(folded.get, ("a", "exact", "b", "c", "d")):
            folded[weight] = cut(folded[weight], left)
            left -= len(folded[weight].encode())
    return folded


@lru_cache(maxsize=2_000)
def fold_name_of(part):
    """The same as fold_joined, remembered: names come again with every quote."""
    return fold_joined(part)


def fold_joined(text):
    """`text` folded; after it each word that has a zero-width non-joiner, written as one word."""
    if NON_JOINER not in text:
        return fold(text)
    joined = (word.replace(NON_JOINER, "") for word in text.split() if NON_JOINER in word)
    return f"{fold(text)} {fold(' '.join(dict.fromkeys(joined)))}"


def cut(text, size):
    """The beginning of `text` that takes at most `size` bytes."""
    if len(text) * 4 <= size:
        return text
    return text.encode()[:size].decode(errors="ignore")


def public_articles(article_ids):
    """Rows OF_ARTICLES of the public articles among these."""
    public = Article.objects.public().filter(pk__in=article_ids).order_by("pk")
    return list(public.values_list(*OF_ARTICLES, named=True))


def current_quotes(article_ids):
    """Rows OF_QUOTES of the current quotes of these articles."""
    current = Quote.objects.current().filter(article__in=article_ids).order_by("pk")
    return list(current.values_list(*OF_QUOTES, named=True))
