"""A random archive, and what its lists must show, worked out record by record in Python."""

from collections import Counter

from articles.models import Article, Precision, Quote, Review
from articles.search import documents
from articles.tests.factories import (
    make_article,
    make_mention,
    make_organization,
    make_publication,
    make_quote,
    make_speaker,
    make_topic,
)

WORDS = ("river", "dam", "mill", "boat", "bridge", "نظری")
DATES = ("2021-12-31", "2022-01-01", "2022-08-09", "2022-08", "2022", "2023-02-01", None)


def fill(random, size=30):
    """An indexed archive of `size` articles."""
    publications = [make_publication(f"Paper {n}") for n in range(3)]
    speakers = [make_speaker(f"Speaker{n} Name{n}") for n in range(4)]
    organizations = [make_organization(f"Body {n}") for n in range(3)]
    topics = [make_topic("Above")]
    topics += [make_topic(f"Below {n}", parent=topics[0]) for n in range(2)]
    for _ in range(size):
        article = make_article(
            " ".join(random.choices(WORDS, k=6)),
            headline=random.choice(WORDS),
            published=random.choice(DATES),
            language=random.choice(["en", "en-GB", "fa", ""]),
            kind=random.choice(Article.Kind.values),
            state=random.choice(["public"] * 5 + ["hidden"]),
            publication=random.choice([*publications, None]),
            topics=random.sample(topics, random.randrange(3)),
        )
        for organization in random.sample(organizations, random.randrange(3)):
            make_mention(article, organization, spans=[0, 1])
        for _ in range(random.randrange(4)):
            by = random.choice(
                [
                    {"speaker": random.choice(speakers)},
                    {"organization": random.choice(organizations)},
                    {},
                ]
            )
            words = random.choice(article.text.split())
            make_quote(
                article, words, **by,
                kind=random.choice(Quote.Kind.values),
                review=random.choice(Review.values),
                named=random.random() < 0.7,
            )  # fmt: skip
    documents.reindex()


def facts(listed):
    """{key: (words, day, {facet: values})} of everything that the list may show."""
    if listed == "quotes":
        return {q.pk: (quote_words(q), q.article.published, quote_facts(q)) for q in quotes()}
    articles = Article.objects.public()
    return {a.pk: (article_words(a), a.published, article_facts(a)) for a in articles}


def quotes(**conditions):
    """The quotes that lists may show, by the plain rules."""
    shown = Quote.objects.filter(state="public", article__state="public", orphaned_at=None)
    return shown.exclude(review="rejected").filter(**conditions)


def article_words(article):
    return {article.headline, *article.text.split()}


def quote_words(quote):
    return set(quote.text.split())


def article_facts(article):
    spoken = quotes(article=article)
    return context_facts(article) | {
        "kind": {article.kind},
        "speaker": {q.speaker.public_id for q in spoken if q.speaker},
        "named": {"yes" if q.named else "no" for q in spoken},
        "organization": context_facts(article)["organization"]
        | {q.organization.public_id for q in spoken if q.organization},
    }


def quote_facts(quote):
    article = article_facts(quote.article)
    return {
        **context_facts(quote.article),
        "kind": {quote.kind},
        "article_kind": article["kind"],
        "review": {quote.review},
        "named": {"yes" if quote.named else "no"},
        "speaker": {quote.speaker.public_id} if quote.speaker else set(),
        "organization": article["organization"],
    }


def context_facts(article):
    """What an article and its quotes have in common."""
    day, precision = article.published, article.published_precision
    return {
        "publication": {article.publication.public_id} if article.publication else set(),
        "organization": {
            mention.organization.public_id for mention in article.organization_mentions.all()
        },
        "topic": {
            topic.public_id
            for filed in article.topics.all()
            for topic in (filed, filed.parent)
            if topic
        },
        "language": {article.language[:2] or "unknown"},
        "year": {str(day.year) if day else "undated"},
        "month": {day.isoformat()[:7]} if day and precision != Precision.YEAR else set(),
    }


def matching(facts, wanted, unwanted, selection, leave_out=""):
    """The keys with all `wanted` words, no `unwanted` one, that the selection lets through."""

    def passes(words, day, values):
        included = {f: v for f, v in selection.included.items() if f != leave_out}
        return (
            wanted <= words
            and not unwanted & words
            and all(values[facet] & set(chosen) for facet, chosen in included.items())
            and not any(values[facet] & set(chosen) for facet, chosen in selection.excluded.items())
            and (selection.start is None or (day is not None and day >= selection.start))
            and (selection.end is None or (day is not None and day <= selection.end))
        )

    return {key for key, fact in facts.items() if passes(*fact)}


def counts(facts, keys, facet):
    """{value: how many of `keys` have it}"""
    return Counter(value for key in keys for value in facts[key][2][facet])
