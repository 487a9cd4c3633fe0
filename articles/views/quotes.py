"""The page of a quote."""

from functools import partial
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Annotation, Article, Organization, Quote, Review, SpeakerMention
from articles.models.written import written
from articles.search.related import beside_in_time
from articles.search.repeats import keys_alike, repeats
from articles.sharing import annotations, cards, meta_tags, shares, structured_data, versions
from articles.sharing.addresses import absolute, canonical, list_address, short, web_address
from articles.sharing.embeds import title_of
from articles.sharing.json_forms import quote_form
from articles.sharing.passages import around, blocks_of
from articles.sharing.text_fragment import text_fragment

from . import tallies
from .affiliations import latest_affiliations
from .permalinks import RecordPage, by_id
from .reasons import evidence_of_record, reasons

ARTICLES = 4
#: Forms of a quote that show nothing of its article but what it is called.
WITHOUT_TEXT = {"bib", "ris", "csl", "card", "qr", "embed"}
WHOLE = Quote.objects.select_related("article__publication", "speaker", "organization").defer(
    "article__evidence"
)


class QuotePage(RecordPage):
    """A quote: who said it, where and when, how sure that is, and where to go next."""

    kind = "quote"
    records = by_id(WHOLE)
    light = by_id(WHOLE.defer("article__text", "article__layout"))
    template_name = "quote.html"
    card = staticmethod(cards.of_quote)

    def records_for(self, form):
        return self.light if form in WITHOUT_TEXT else self.records

    def context(self, quote):
        before, after = surroundings(quote)
        previous, following = neighbours(quote)
        alike = keys_alike(quote)
        earlier, later, near = beside_in_time(quote, also=[previous, following, *alike])
        body = organization_of(quote)
        full = partial(absolute, self.request)
        source = original(quote, before, after)
        return {
            "quote": quote,
            "article": quote.article,
            "before": before,
            "after": after,
            "role": role_in(quote),
            "original": source,
            "short": full(short(quote)),
            "meta": meta_tags.of_quote(quote, full),
            "structured": structured(quote, full),
            "share": shares.of_quote(quote, full, source),
            "oembed": oembed_address(quote, full),
            "changed": changed_since(quote, self.request.GET.get("v")),
            "previous": near.get(previous),
            "next": near.get(following),
            "earlier": earlier if quote.by else [],
            "later": later if quote.by else [],
            "all_quotes": all_quotes(quote),
            "organization": body,
            "organization_articles": articles_naming(body, quote) if body else [],
            "notes": notes_on(quote.pk),
            "reasons": why(quote),
            "repeats": repeats(quote, [near[key] for key in alike if key in near]),
        }

    def form(self, quote, absolute):
        before, after = surroundings(quote)
        return {**quote_form(quote, absolute), "before": before, "after": after}

    def annotations(self, quote, absolute):
        notes = quote.annotations.public().select_related("author", "quote")
        return annotations.of_record(quote, quote.article, [quote], notes, absolute)


def why(quote):
    """Sentences that say why this speaker; none once an editor decided or the words are gone."""
    gone = quote.orphaned_at or (quote.by is None and not quote.speaker_name)
    if quote.review != Review.MACHINE or gone:
        return []
    return reasons(quote.article.text, evidence_of_record(quote))


def surroundings(quote):
    """(words before, words after) the quote in its article; none if its words are gone."""
    if quote.orphaned_at:
        return "", ""
    article = quote.article
    return around(article.text, blocks_of(article), quote.start, quote.end)


def original(quote, before, after):
    """Where the article stands at its source, opened at the quote; empty if that is unknown."""
    url = web_address(quote.article.source_url)
    return url and url.partition("#")[0] + text_fragment(quote.text, before, after)


def structured(quote, absolute):
    """What the page says about itself in JSON-LD."""
    crumbs = [(_("Quotes"), list_address("quote"))]
    if quote.by:
        crumbs.append((quote.by, quote.by.get_absolute_url()))
    crumbs.append((title_of(quote), quote.get_absolute_url()))
    return [
        structured_data.quotation(quote, absolute),
        structured_data.breadcrumbs(absolute, *crumbs),
    ]


def oembed_address(quote, absolute):
    """Where other sites ask how to show a quote."""
    return absolute(f"{reverse('oembed')}?{urlencode({'url': absolute(canonical(quote))})}")


def changed_since(quote, seen):
    """None where a link made for the words `seen` (a fingerprint) still finds them; else what
    became of them since, as pieces: empty where nobody knows those words any more."""
    if not versions.differing(quote, seen):
        return None
    words = versions.words_seen(quote, seen)
    return versions.difference(words, quote.text) if words else []


def role_in(quote):
    """The speaker's role as the article prints it."""
    if not (quote.speaker and quote.by):
        return ""
    return next(iter(roles_printed(quote.article_id, quote.speaker_id)), "")


@written
def roles_printed(article, speaker):
    mentions = SpeakerMention.objects.filter(article=article, speaker=speaker)
    return mentions.values_list("role", flat=True)


@written
def notes_on(quote):
    """The public notes on a quote."""
    return Annotation.objects.public().filter(quote=quote).select_related("author")


def neighbours(quote):
    """(previous, next) key of the current quotes of the same article, in reading order."""
    if quote.orphaned_at:
        return None, None
    keys = keys_in(quote.article_id)
    at = keys.index(quote.pk)
    return keys[at - 1] if at else None, keys[at + 1] if at + 1 < len(keys) else None


@written
def keys_in(article):
    """The keys of an article's current quotes in reading order."""
    quotes = Quote.objects.current().filter(article=article).order_by("start", "-end", "pk")
    return quotes.values_list("pk", flat=True)


def all_quotes(quote):
    """Where everything that the same person or body is quoted with stands; empty without one."""
    if quote.by is None:
        return ""
    if quote.by == quote.organization:
        return quote.by.get_absolute_url()
    return list_address("quote", speaker=quote.by.public_id)


def organization_of(quote):
    """The body that speaks, else the latest one that the speaker belongs to, else None."""
    if quote.organization or not quote.by:
        return quote.by
    return next(iter(latest_body_of(quote.speaker_id)), None)


@written
def latest_body_of(speaker):
    latest = latest_affiliations(speaker=speaker, organization__state="public")
    bodies = latest.select_related(None).defer(None).values_list("organization", flat=True)[:1]
    return Organization.objects.filter(pk__in=bodies).order_by()


def articles_naming(body, quote):
    """The latest other articles that name an organization, each with `quote_count`."""
    return tallies.with_quote_counts(others_naming(body.pk, quote.article_id))


@written
def others_naming(organization, article):
    named = Article.objects.public().filter(organization_mentions__organization=organization)
    return tallies.newest(named.exclude(pk=article), ARTICLES)
