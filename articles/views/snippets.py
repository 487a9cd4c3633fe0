"""Why a line of a list was found: a piece of what may be shown, with the words that match."""

from collections import defaultdict

from articles.models import Display, Quote
from articles.search.snippets import Snippets
from articles.search.spoken import matching_quotes
from articles.sharing.passages import BODY, blocks_of, shown_blocks


def article_snippets(articles, query):
    """A snippet or None for each article: None where nothing was typed or its text has no hit."""
    if not query:
        return [None] * len(articles)
    quotes, snippets = quotes_of_excerpts(articles), Snippets(query)
    return [article_snippet(article, quotes[article.pk], snippets) for article in articles]


def article_snippet(article, quotes, snippets):
    pieces = snippets.of(shown_text(article, quotes), article.language)
    return pieces if any(hit for _words, hit in pieces) else None


def quotes_of_excerpts(articles):
    """{article key: current quotes} of those articles of which only excerpts may be shown."""
    keys = [each.pk for each in articles if each.display == Display.EXCERPT]
    found = defaultdict(list)
    if keys:
        for quote in Quote.objects.current().filter(article__in=keys):
            found[quote.article_id].append(quote)
    return found


def shown_text(article, quotes):
    """The body as far as its publication lets it be shown."""
    blocks = shown_blocks(article, blocks_of(article), quotes)
    return "\n".join(article.text[each.start : each.end] for each in blocks if each.kind in BODY)


def quote_snippets(quotes, query):
    """A snippet or None for each quote."""
    if not query:
        return [None] * len(quotes)
    snippets = Snippets(query)
    return [snippets.of(quote.text, quote.article.language) for quote in quotes]


def spoken_below(articles, reading):
    """For each article [(quote, snippet)]: its quotes that match, as far as they may be shown."""
    keys = [each.pk for each in articles if each.display != Display.HEADLINE]
    found = matching_quotes(keys, reading.words, reading.selection) if reading.words else {}
    snippets = Snippets(reading.words)
    return [
        [(quote, snippets.of(quote.text, each.language)) for quote in found.get(each.pk, ())]
        for each in articles
    ]
