"""A source becomes an Extraction: the steps, in order, without Django."""

from .assembly import assembled
from .attribution import (
    attribute_posts,
    attribute_quotes,
    attribute_turns,
    outside_posts,
    told_in_turns,
)
from .layout import lay_out
from .mentions import find_mentions
from .metadata import chosen_metadata
from .quotes import nested_quotations, quotations
from .reading import read
from .records import Extraction, Source, UnreadableSource

#: Stored with every extraction; a new one lets `reextract` know what is out of date.
VERSION = "10"


def extract(source: Source) -> Extraction:
    """Everything that can be told of one article, its text included.

    Raises UnreadableSource if the source is empty, too large, binary, undecodable or without text.
    """
    document = read(source)
    layout = lay_out(document)
    metadata = chosen_metadata(document.text, layout, source.metadata)
    labels = [turn.label for turn in layout.turns if turn.label]
    labels += [post.author for post in document.posts if post.author]
    mentions = find_mentions(
        document.text,
        layout.blocks,
        metadata.place("publication"),
        labels,
        metadata.values["publication"],
    )
    found = quotations(document.text, layout.blocks) + nested_quotations(
        document.text, layout.blocks
    )
    found = outside_posts(found, document.posts)
    posts = attribute_posts(document.text, layout.blocks, document.posts, mentions)
    values = metadata.values
    quotes = attribute_quotes(document.text, layout.blocks, mentions, found, values["language"])
    turns = attribute_turns(
        document.text, layout, mentions, values["bylines"] or (), values["publication"]
    )
    quotes = told_in_turns(document.text, quotes, turns)
    return assembled(source, document.text, layout, metadata, mentions, quotes + posts + turns)


__all__ = ["VERSION", "Extraction", "Source", "UnreadableSource", "extract"]
