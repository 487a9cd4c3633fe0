"""Quotes that an article did not have, with ids that come from their words."""

from collections import Counter

from articles.folding import fold
from articles.models import Quote, derived_id

from ..copying import copy_in
from ..reanchor import pairs_of
from .fields import attribution, bounds, evidence


def add(news):
    """{id(found): Quote} of all New quotes, stored in reading order."""
    added = {id(found): quote for new in news for found, quote in unsaved(new)}
    quotes = list(added.values())
    give_ids(quotes)
    copy_in(Quote, quotes)
    return added


def unsaved(new):
    """(found, Quote without id) for New quotes, in reading order."""
    for found in sorted(new.found, key=lambda found: found.segments[0].start):
        yield (
            found,
            Quote(
                article=new.article,
                **bounds(pairs_of(found.segments), new.text),
                **attribution(found, new.text, new.voices),
                **evidence(found, new.text),
            ),
        )


def give_ids(quotes):
    """Permanent ids from the article's id, the folded words and which occurrence of them it is."""
    if not quotes:
        return
    seen = Counter()
    of_these = Quote.objects.filter(article__in={quote.article_id for quote in quotes})
    for article, said in of_these.order_by().values_list("article_id", "text"):
        seen[article, fold(said)] += 1
    keys = {}
    for quote in quotes:
        said = fold(quote.text)
        seen[quote.article_id, said] += 1
        keys[id(quote)] = ("quote", quote.article.public_id, said, seen[quote.article_id, said])
    attempt, waiting, taken = 0, quotes, set()
    while waiting:
        for quote in waiting:
            quote.public_id = derived_id(*keys[id(quote)], attempt=attempt)
        ids = [quote.public_id for quote in waiting]
        taken |= set(Quote.objects.filter(public_id__in=ids).values_list("public_id", flat=True))
        waiting, attempt = clashing(waiting, taken), attempt + 1


def clashing(quotes, taken):
    """Those of `quotes` whose id is `taken`, to which the ids of the others are added."""
    found = []
    for quote in quotes:
        if quote.public_id in taken:
            found.append(quote)
        taken.add(quote.public_id)
    return found
