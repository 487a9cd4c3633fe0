"""An archive of ten thousand quotes, written at once."""

from datetime import date, timedelta

from articles.fingerprint import fingerprint
from articles.models import Article, Precision, Quote
from articles.search import documents
from articles.tests import factories

ARTICLES, PEOPLE, QUOTES = 1_000, 120, 10
FIRST = date(2004, 1, 1)
#: Days from one article to the next: twenty years in all.
STEP = 7


def ten_thousand_quotes():
    """{name: address} of the pages that show them all or a part of them; makes the records."""
    people = [factories.make_speaker(f"Person {number:03}") for number in range(PEOPLE)]
    papers = [factories.make_publication(f"The Paper {number}") for number in range(PEOPLE // 4)]
    articles = Article.objects.bulk_create(
        article(number, papers[number % len(papers)]) for number in range(ARTICLES)
    )
    quotes = Quote.objects.bulk_create(
        quote(each, place, people[(number * place) % PEOPLE])
        for number, each in enumerate(articles)
        for place in range(QUOTES)
    )
    documents.reindex()
    return {
        "home of ten thousand": "/",
        "about ten thousand": "/about/",
        "list of ten thousand": "/quotes/",
        "last pages of ten thousand": "/quotes/?page=500",
        "facet of ten thousand": "/quotes/facet/speaker/",
        "speaker of hundreds": quotes[0].speaker.get_absolute_url(),
        "publication of many": papers[0].get_absolute_url(),
    }


def article(number, paper):
    """An article that is not yet stored, with a quote in each of its lines."""
    text = "\n".join(f"“Words {number} of {place}.”" for place in range(QUOTES))
    return Article(
        public_id=factories.fresh_id(),
        reference=f"many/{number}",
        headline=f"Article {number}",
        language="en",
        published=FIRST + timedelta(days=STEP * number),
        published_precision=Precision.DAY,
        publication=paper,
        text=text,
        layout=[factories.make_block("paragraph", 0, len(text))],
    )


def quote(article, place, speaker):
    """The quote in one line of an article, not yet stored."""
    spoken = article.text.split("\n")[place].strip("“”")
    start = article.text.index(spoken)
    span = [start, start + len(spoken)]
    return Quote(
        public_id=factories.fresh_id(),
        article=article,
        speaker=speaker,
        label=speaker.name,
        kind=Quote.Kind.DIRECT,
        start=span[0],
        end=span[1],
        segments=span,
        text=spoken,
        confidence=0.9,
        basis="explicit name",
        fingerprint=fingerprint(spoken),
    )
