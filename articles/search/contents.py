"""What goes into the search documents of articles and of their quotes."""

from collections import defaultdict
from typing import NamedTuple

from articles.folding import fold
from articles.models import Article, Precision, Quote, State

from .codes import as_set, code
from .tokens import ENGLISH, MARK, UNDATED, is_english, primary_language, token

#: Bytes of folded text in one document. A tsvector holds 1,048,575; hyphenated words
#: that never repeat need 2.8 bytes for each of theirs (measured), so this always fits.
INDEXED_BYTES = 300_000

BODY = ("paragraph", "question", "answer", "heading")
DATES = ("year", "month")
MARGIN = ("caption", "note", "dateline", "keywords")
NON_JOINER = "\u200c"


class Filed(NamedTuple):
    """A facet's value that a document is filed under; `key` is that of the record, if it is one."""

    facet: str
    value: str
    key: int | None = None

    @property
    def token(self):
        return token(self.facet, self.value)


def article_documents(articles, quotes, context):
    """One dict for each article.

    Its key, `day`, `codes` of records, `sets` of tokens, `tokens` as they stand in the tsv,
    `configuration`, and folded words by weight.
    """
    spoken = defaultdict(list)
    for quote in quotes:
        spoken[quote.article_id].append(quote)
    return [article_document(article, spoken[article.pk], context) for article in articles]


def article_document(article, quotes, context):
    facets = article_facets(article, context)
    facets |= {Filed("kind", article.kind)}
    facets |= {Filed("named", yes_or_no(quote.named)) for quote in quotes}
    for quote in quotes:
        facets |= speaker_facets(quote, context)
    names = [*article.bylines, publication_name(article)]
    names += dict.fromkeys(name for quote in quotes for name in context.names_of(quote))
    margin = [*names, article.section, blocks(article, MARGIN)]
    return {
        "article_id": article.pk,
        **common(article, facets),
        **words(
            article,
            a=article.headline,
            b=article.dek,
            c=blocks(article, BODY) if article.layout else article.text,
            d=" \n".join(margin),
            exact=" \n".join([article.headline, *names]),
        ),
    }


def quote_document(quote, article, context):
    """The dict of one quote: as that of an article, with quote_id."""
    facets = article_facets(article, context) | speaker_facets(quote, context)
    facets |= {
        Filed("kind", quote.kind),
        Filed("article_kind", article.kind),
        Filed("review", quote.review),
        Filed("named", yes_or_no(quote.named)),
    }
    names = " \n".join(dict.fromkeys([*context.names_of(quote), quote.label]))
    return {
        "article_id": article.pk,
        "quote_id": quote.pk,
        **common(article, facets),
        **words(article, a=quote.text, b=names, exact=names),
    }


def article_facets(article, context):
    """What an article shares with its quotes."""
    facets = {Filed("language", primary_language(article.language)), *date_facets(article)}
    publication = article.publication
    if publication and publication.state == State.PUBLIC:
        facets.add(Filed("publication", publication.public_id, publication.pk))
    facets |= {Filed("organization", each, key) for key, each in context.organizations[article.pk]}
    return facets | {Filed("topic", each, key) for key, each in context.topics[article.pk]}


def date_facets(article):
    """Year and month as far as they are known."""
    if article.published is None:
        return [Filed("year", UNDATED)]
    year = Filed("year", f"{article.published:%Y}")
    if article.published_precision == Precision.YEAR:
        return [year]
    return [year, Filed("month", f"{article.published:%Y-%m}")]


def speaker_facets(quote, context):
    """The person or the body that speaks, if it has a public page."""
    if quote.speaker and quote.speaker.state == State.PUBLIC:
        return {Filed("speaker", quote.speaker.public_id, quote.speaker.pk)}
    if quote.organization and quote.organization.state == State.PUBLIC:
        return {Filed("organization", quote.organization.public_id, quote.organization.pk)}
    return set()


def publication_name(article):
    publication = article.publication
    return publication.name if publication and publication.state == State.PUBLIC else ""


def yes_or_no(named):
    return "yes" if named else "no"


def blocks(article, kinds):
    """The text of the article's blocks of these kinds, in order."""
    wanted = [block for block in article.layout if block["kind"] in kinds]
    return "\n".join(article.text[block["start"] : block["end"]] for block in wanted)


def common(article, facets):
    """What articles' and quotes' documents have under the same names."""
    configuration = "english" if is_english(article.language) else "simple"
    marked = [MARK + each.token for each in sorted(facets)]
    if configuration == "english":
        marked.append(MARK + ENGLISH)
    return {
        "day": article.published and article.published.toordinal(),
        "codes": [code(each.facet, each.key) for each in facets if each.key is not None],
        "sets": sets_of(facets),
        "tokens": marked,
        "configuration": configuration,
    }


def sets_of(facets):
    """The sets of tokens of the date and of what else is no record."""
    dates = {each for each in facets if each.facet in DATES}
    rest = {each for each in facets - dates if each.key is None}
    return [as_set(each.token for each in filed) for filed in (dates, rest)]


def words(article, **parts):
    """The parts (weights a to d, and exact) folded and cut to INDEXED_BYTES in all.

    `exact` is indexed as printed, beside the stems: so that names keep their last letters
    and stop words can be found in headlines. Documents that are not stemmed do without it.
    """
    if not is_english(article.language):
        parts.pop("exact", None)
    left, folded = INDEXED_BYTES, {}
    for weight in ("a", "exact", "b", "c", "d"):
        folded[weight] = cut(fold_joined(parts.get(weight, "")[:INDEXED_BYTES]), left)
        left -= len(folded[weight].encode())
    return folded


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
    """The public articles among these, with their publication."""
    return list(
        Article.objects.public()
        .filter(pk__in=article_ids)
        .select_related("publication")
        .defer("evidence")
        .order_by("pk")
    )


def current_quotes(article_ids):
    """The current quotes of these articles with who speaks."""
    return list(
        Quote.objects.current()
        .filter(article__in=article_ids)
        .select_related("speaker", "organization")
        .order_by("pk")
    )
