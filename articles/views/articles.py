"""The page of an article."""

from functools import partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.utils.translation import gettext as _

from articles.models import (
    Annotation,
    Article,
    Display,
    OrganizationMention,
    Quote,
    Source,
    SpeakerMention,
    State,
    Topic,
)
from articles.models.written import written
from articles.search.related import related_articles
from articles.sharing import annotations, cards, meta_tags, shares, structured_data
from articles.sharing.addresses import absolute, list_address, web_address
from articles.sharing.json_forms import article_form, shown

from .article_text import article_text
from .permalinks import RecordPage, by_id
from .voices import voices_of


class ArticlePage(RecordPage):
    """An article with every quote marked in place, who speaks beside it, and what is related."""

    kind = "article"
    records = by_id(Article.objects.select_related("publication"))
    template_name = "article.html"
    card = staticmethod(cards.of_article)

    def context(self, article):
        quotes = quotes_of(article)
        people, bodies = mentions_of(article)
        notes = numbered_notes(article, quotes)
        topics = topics_of(article.pk)
        text = article_text(article, quotes, keyed(people, bodies), places(notes))
        full = partial(absolute, self.request)
        return {
            "article": article,
            "meta": meta_tags.of_article(article, full),
            "structured": structured(article, full, quotes, people, bodies, topics),
            "share": shares.of_article(article, full, web_address(article.source_url)),
            "text": text,
            "voices": voices_of(quotes, {each.speaker_id: each.role for each in people}),
            "organizations": [each.organization for each in bodies],
            "records": records_by_key(people, bodies),
            "notes": notes,
            "topics": topics,
            "related": related_articles(article),
            "source": next(iter(source_of(article.pk)), None),
            "quotes": quotes,
        }

    def form(self, article, absolute):
        return article_form(article, absolute, quotes_of(article), article.topics.public())

    def annotations(self, article, absolute):
        quotes = quotes_of(article)
        notes = numbered_notes(article, quotes)
        return annotations.of_record(article, article, quotes, notes, absolute)


def structured(article, absolute, quotes, people, bodies, topics):
    """What the page says about itself in JSON-LD."""
    persons = [each.speaker for each in people]
    organizations = [each.organization for each in bodies]
    crumbs = [(_("Articles"), list_address("article"))]
    if outlet := shown(article.publication):
        crumbs.append((outlet, outlet.get_absolute_url()))
    crumbs.append((article.headline or _("Untitled article"), article.get_absolute_url()))
    return [
        structured_data.article(article, absolute, quotes, persons, organizations, topics),
        structured_data.breadcrumbs(absolute, *crumbs),
    ]


def quotes_of(article):
    """The current quotes of an article in reading order."""
    quotes = current_quotes_of(article.pk)
    for quote in quotes:
        quote.article = article
    return quotes


@written
def current_quotes_of(article):
    """The quotes; `joined` are the ids of those that became part of one: their links lead there."""
    joined = Quote.objects.filter(moved_to=OuterRef("pk")).order_by("pk").values("public_id")
    quotes = Quote.objects.current().filter(article=article).annotate(joined=ArraySubquery(joined))
    return quotes.order_by("start", "-end").select_related("speaker", "organization")


@written
def topics_of(article):
    return Topic.objects.public().filter(articles=article)


@written
def source_of(article):
    """What the article was taken from last, without its bytes."""
    return Source.objects.filter(article=article).defer("content", "metadata")[:1]


def mentions_of(article):
    """(speaker mentions, organization mentions) of public records, in order of appearance."""
    if article.display == Display.HEADLINE:
        return [], []
    people, bodies = people_named_in(article.pk), bodies_named_in(article.pk)
    return sorted(people, key=first_place), sorted(bodies, key=first_place)


@written
def people_named_in(article):
    mentions = SpeakerMention.objects.filter(article=article, speaker__state=State.PUBLIC)
    return mentions.select_related("speaker")


@written
def bodies_named_in(article):
    mentions = OrganizationMention.objects.filter(article=article)
    return mentions.filter(organization__state=State.PUBLIC).select_related("organization")


def first_place(mention):
    return mention.spans[:1]


def keyed(people, bodies):
    """(permanent id, flat spans) of every mention."""
    return [
        *((each.speaker.public_id, each.spans) for each in people),
        *((each.organization.public_id, each.spans) for each in bodies),
    ]


def records_by_key(people, bodies):
    """{permanent id: record} of everybody mentioned."""
    records = [*(each.speaker for each in people), *(each.organization for each in bodies)]
    return {record.public_id: record for record in records}


def numbered_notes(article, quotes):
    """Public notes on an article and on `quotes`, each with its `number` on the page."""
    notes = notes_on(article.pk, [quote.pk for quote in quotes])
    for number, note in enumerate(notes, start=1):
        note.number = number
    return notes


@written
def notes_on(article, quotes):
    """The public notes on an article and on some of its quotes."""
    about = Q(quote=None) | Q(quote=quotes.any)
    notes = Annotation.objects.public().filter(about, article=article)
    return notes.select_related("author", "quote")


def places(notes):
    """(offset, number) of the notes that stand behind certain words."""
    for note in notes:
        end = note.quote.end if note.quote else note.end
        if end is not None:
            yield end, note.number
