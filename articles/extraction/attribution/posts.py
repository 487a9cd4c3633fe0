"""The speakers of posts that a page embeds: whoever signed them."""

from collections.abc import Iterable, Sequence

from ..mentions import Mentions
from ..quotes import FoundQuote
from ..reading.document import Post
from ..records import Block, Quote, Span
from .choices import Choice
from .labels import entry_of
from .news import quote_record
from .speakers import of_entry

#: How often the signature names the author, by the pages of our own sample.
_SIGNED, _UNSIGNED = 0.95, 0.5
_BODY = frozenset({"paragraph", "question", "answer", "heading"})


def attribute_posts(
    text: str, blocks: Sequence[Block], posts: Iterable[Post], mentions: Mentions
) -> list[Quote]:
    """Each embedded post as one quotation, a segment for each of its paragraphs. Its speaker is
    the person or body the signature names; a pen name is nobody we know."""
    bodies = {block.start: block for block in blocks if block.kind in _BODY}
    quotes = []
    for post in posts:
        words = tuple(span for span in post.words if span.start in bodies)
        if words:
            quotes.append(_quote(text, bodies[words[0].start], words, post.author, mentions))
    return quotes


def outside_posts(found: Iterable[FoundQuote], posts: Iterable[Post]) -> list[FoundQuote]:
    """The quotations that are not words of an embedded post."""
    inside = [span for post in posts for span in post.words]
    return [quote for quote in found if not any(_begins_in(quote, span) for span in inside)]


def _begins_in(quote: FoundQuote, span: Span) -> bool:
    return span.start <= quote.segments[0].start < span.end


def _quote(
    text: str, block: Block, words: tuple[Span, ...], signed: Span | None, mentions: Mentions
) -> Quote:
    entry = entry_of(text[signed.start : signed.end], mentions) if signed else None
    speaker = of_entry(entry) if entry else None
    choice = Choice(speaker, (), "signature" if speaker else "unattributed", signed)
    return quote_record(FoundQuote("post", words, block), choice, _SIGNED if speaker else _UNSIGNED)
