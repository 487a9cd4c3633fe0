"""What the share panel hands over: addresses, words to paste, citations, code to embed."""

import re
from dataclasses import dataclass
from urllib.parse import quote as encoded

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from . import citations, embeds
from .addresses import canonical, in_context, short
from .dates import date_words
from .json_forms import shown
from .marks import in_marks

#: Where links can be sent: a name and an address with places for the words and the link.
TARGETS = (
    ("WhatsApp", "https://wa.me/?text={words}%20{link}"),
    ("Telegram", "https://t.me/share/url?url={link}&text={words}"),
    ("Bluesky", "https://bsky.app/intent/compose?text={words}%20{link}"),
    ("Mastodon", "https://mastodonshare.com/?text={words}&url={link}"),
    ("X", "https://x.com/intent/post?text={words}&url={link}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={link}"),
    ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={link}"),
    ("Reddit", "https://www.reddit.com/submit?url={link}&title={words}"),
)
#: Letters of the words that go along with a link.
LONGEST = 200
MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~!])")


@dataclass(frozen=True)
class Share:
    """Each field is a list of (label, words or address); `code`, `mistake` and `qr` (the path of
    the link's QR code) are strings."""

    links: list
    pastes: list
    citations: list
    files: list
    targets: list
    mistake: str
    qr: str
    code: str = ""


def of_quote(quote, absolute, original):
    """The Share of a quote; `original` leads to its words at the source, if known."""
    link = absolute(short(quote))
    links = [(_("Link"), link)]
    if not quote.orphaned_at:
        links.append((_("Link into the article"), absolute(in_context(quote))))
    if original:
        links.append((_("Link into the original"), original))
    citation = citation_of(quote, absolute)
    return Share(
        links=links,
        pastes=pastes(quote, absolute),
        citations=cited(citation),
        files=files(quote),
        targets=targets(embeds.title_of(quote, LONGEST), link),
        mistake=mistake(link),
        qr=canonical(quote, "qr"),
        code=embeds.code(quote, absolute, embeds.size_of(quote)),
    )


def of_article(article, absolute, original):
    """The Share of an article."""
    link = absolute(canonical(article))
    return Share(
        links=[(_("Link"), link), *([(_("Original"), original)] if original else [])],
        pastes=[],
        citations=cited(citation_of(article, absolute)),
        files=files(article),
        targets=targets(article.headline[:LONGEST], link),
        mistake=mistake(link),
        qr=canonical(article, "qr"),
    )


def citation_of(record, absolute):
    """The Citation of an article or a quote, read today."""
    given = {"site": settings.SITE_NAME, "accessed": localdate()}
    if record._meta.model_name == "quote":
        return citations.of_quote(record, absolute, **given)
    return citations.of_article(record, link=absolute(canonical(record)), **given)


def cited(citation):
    """[(style, citation)]"""
    return [(name, style(citation)) for name, style in citations.STYLES]


def files(record):
    """[(name of the format, path)] of the files that reference managers read."""
    names = {"bib": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}
    return [(name, canonical(record, form)) for form, name in names.items()]


def targets(words, link):
    """[(name, address)]; mail comes first."""
    filled = {"words": encoded(words, safe=""), "link": encoded(link, safe="")}
    mail = "mailto:?subject={words}&body={link}".format(**filled)
    return [(_("E-mail"), mail), *((name, form.format(**filled)) for name, form in TARGETS)]


def mistake(link):
    """A mail to the site with the link in it, else the page that says whom to tell."""
    if not settings.CONTACT_EMAIL:
        return f"{reverse('about')}#removal"
    subject, body = encoded(_("A mistake in the archive")), encoded(f"{link}\n\n")
    return f"mailto:{settings.CONTACT_EMAIL}?subject={subject}&body={body}"


def pastes(quote, absolute):
    """[(format, the quote with its source in that format)]"""
    forms = ((_("Text"), plain), ("HTML", as_html), ("Markdown", markdown))
    return [(name, form(quote, absolute)) for name, form in forms]


def source_of(quote):
    """[speaker, headline, publication, date], empty where unknown."""
    article = quote.article
    publication = shown(article.publication)
    outlet = publication.name if publication else ""
    return [quote.speaker_name, article.headline, outlet, date_words(article)]


def plain(quote, absolute):
    """“The river rose.” — Ann Smith, Headline, The Tide, 7 February 2024. https://…"""
    source = ", ".join(filter(None, source_of(quote)))
    words = in_marks(quote.text, quote.article.direction)
    return f"{words} — {source}. {absolute(short(quote))}" if source else (
        f"{words} {absolute(short(quote))}"
    )  # fmt: skip


def as_html(quote, absolute):
    """A blockquote with a footer, every word escaped."""
    speaker, headline, *rest = source_of(quote)
    link = absolute(short(quote))
    return format_html(
        '<blockquote cite="{}" dir="{}"><p>{}</p><footer>— {}<cite><a href="{}">{}</a></cite>{}'
        "</footer></blockquote>",
        link,
        quote.article.direction,
        quote.text,
        f"{speaker}, " if speaker else "",
        link,
        headline or link,
        "".join(f", {each}" for each in rest if each),
    )


def markdown(quote, absolute):
    """A quotation in Markdown whose words cannot be taken for mark-up."""
    speaker, headline, *rest = (inert(each) for each in source_of(quote))
    words = "\n".join(f"> {line}" for line in inert(quote.text).splitlines())
    linked = f"[{headline or inert(short(quote))}]({absolute(short(quote))})"
    return f"{words}\n>\n> — {', '.join(filter(None, [speaker, linked, *rest]))}"


def inert(words):
    return MARKDOWN.sub(r"\\\1", words)
