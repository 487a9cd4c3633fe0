"""What a publication lets us show is all that any public address shows of its articles."""

import re
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from articles.models import Affiliation, Article, Display, Quote
from articles.search import documents
from articles.tests import factories

#: One article for each display; every word that ends in the display's name is its own.
TEXT = (
    "Farone{0} opens the story. Fartwo{0} goes on. Farthree{0} waits. Nearone{0} stands before. "
    "Neartwo{0} is next. “The saidone{0} river rose,” Ann Smith said. Nearthree{0} stands after. "
    "Nearfour{0} is the last of them. Farfour{0} lies beyond. Farfive{0} ends it."
)
#: Words of each part that only some displays let us show.
FAR = ("farone", "fartwo", "farthree", "farfour", "farfive")
NEAR = ("nearone", "neartwo", "nearthree", "nearfour")
SAID = ("saidone",)
FORBIDDEN = {
    Display.FULL: (),
    Display.EXCERPT: FAR,
    Display.HEADLINE: (*FAR, *NEAR, *SAID, "dekword", "role"),
}
LISTS = ("home", "about", "article-list", "quote-list", "speaker-list", "organization-list",
         "publication-list", "topic-list", "sitemap", "robots")  # fmt: skip
FORMATS = ("json", "csv", "jsonl", "atom", "ris", "bib")
ENDINGS = (".json", ".bib", ".ris", ".csl.json", "/embed/", "/card.png")


@pytest.fixture
def archive(db):
    """Three articles, alike but for what their publications let us show."""
    ministry, ann = factories.make_organization(), factories.make_speaker("Ann Smith")
    for display in Display.values:
        paper = factories.make_publication(f"The {display} paper", display=display)
        article = factories.make_article(
            TEXT.format(display), headline=f"Title {display}", dek=f"Dekword{display}",
            publication=paper, topics=[factories.make_topic(f"Topic {display}")],
            source_url=f"https://paper.example/{display}",
        )  # fmt: skip
        factories.make_mention(article, ann, role=f"role{display}")
        Affiliation.objects.create(
            speaker=ann, organization=ministry, article=article, role=f"role{display}", by="machine"
        )
        factories.make_quote(article, f"The saidone{display} river rose", ann)
    documents.reindex()


def every_page(client):
    """(address, text) of every public page that there is a way to, and of all its other forms."""
    waiting = list(beginnings())
    seen = set(waiting)
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        if response.status_code != 200 or "image" in response.headers["Content-Type"]:
            continue
        content = b"".join(response.streaming_content) if response.streaming else response.content
        text = content.decode()
        yield address, text
        fresh = set(ways_on(address, text)) - seen
        seen |= fresh
        waiting += sorted(fresh)


def beginnings():
    """The lists, in every form and with searches for words that must not show; every record."""
    for name in LISTS:
        yield reverse(name)
    for word in (*FAR, *NEAR, *SAID, "river", "story"):
        for display in Display.values:
            for name in ("article-list", "quote-list"):
                yield f"{reverse(name)}?q={word}{display}"
    for name in LISTS[2:8]:
        yield from (f"{reverse(name)}?format={form}" for form in FORMATS)
    for record in [*Article.objects.all(), *Quote.objects.all()]:
        address = record.get_absolute_url()
        yield address
        yield from (address.rstrip("/") + ending for ending in ENDINGS)
        yield f"/q/{record.public_id}"


def ways_on(address, text):
    """Addresses of this site that a page names; from a narrowed list only to whole pages."""
    for found in re.findall(r"""(?:href="|<loc>|": ")((?:https?://[^/"<]+)?/[^"<#]*)""", text):
        parts = urlsplit(found.replace("&amp;", "&"))
        own = parts.netloc in ("", "testserver") and not parts.path.startswith(
            ("/admin", "/static")
        )
        if own and not (parts.query and "?" in address):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def test_no_address_shows_more_than_a_publication_allows(archive, client):
    pages = list(every_page(client))
    assert len(pages) > 60
    leaks = [
        (address, word + display)
        for address, text in pages
        for display, words in FORBIDDEN.items()
        for word in words
        if word + display in text.lower() and word + display not in address
    ]
    assert leaks == []


def test_what_may_be_shown_is_shown(archive, client):
    shown = {
        display: client.get(Article.objects.get(headline=f"Title {display}").get_absolute_url())
        .content.decode()
        .lower()
        for display in Display.values
    }
    for word in (*FAR, *NEAR, *SAID):
        assert f"{word}full" in shown["full"]
    for word in (*NEAR, *SAID):
        assert f"{word}excerpt" in shown["excerpt"]
    assert "title headline" in shown["headline"]
    assert "https://paper.example/headline" in shown["headline"]


def test_words_that_may_not_be_shown_still_find_their_article(archive, client):
    for display in ("excerpt", "headline"):
        page = client.get(reverse("article-list"), {"q": f"farone{display}"}).content.decode()
        assert f"Title {display}" in page
