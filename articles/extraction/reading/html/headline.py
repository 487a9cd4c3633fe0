"""Which paragraph of a page is its headline."""

from collections.abc import Iterable

from .opinion import words_of
from .paragraph import Paragraph


def name_headline(paragraphs: list[Paragraph], names: Iterable[str]) -> Paragraph | None:
    """The one headline, and no other is called so any more: what the page's metadata or title
    name, an <h1> before other headings and these before plain words; else the first <h1>."""
    wanted = {" ".join(words_of(name)) for name in names}
    tops = [p for p in paragraphs if p.kind == "headline"]
    lower = [p for p in paragraphs if p.kind == "heading"]
    plain = [p for p in paragraphs if p.kind is None and not p.linked]
    named = [p for p in (*tops, *lower, *plain) if " ".join(p.tokens) in wanted]
    for top in tops:
        top.kind = "heading"
    headline = next(iter([*named, *tops]), None)
    if headline is not None:
        headline.kind = "headline"
    return headline
