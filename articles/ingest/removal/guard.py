"""New versions and new articles, held against what people had taken out."""

from dataclasses import replace
from functools import lru_cache

from django.db.models import Count, Max, Sum

from articles.models import Article, Removal, State

from .words import Known, blanked, is_blank, matches, whole


def without_what_was_removed(source, extraction, article=None, *, at):
    """(source, extraction) without words that were taken out; the same objects where none stand.

    `article` is the one that it is a version of, `at` the edition of what was taken out. The bytes
    of a source stay as they are: they are what it is known by, but nobody may keep them where the
    extraction is another one.
    """
    known = known_for(article, at)
    if known is None:
        return source, extraction
    metadata = without_addresses(source.metadata, known)
    if metadata != dict(source.metadata):
        source = replace(source, metadata=metadata)
    spans = spans_in(extraction, known)
    url = extraction.url and known.address(extraction.url)
    fields = fields_of(extraction)
    if not spans and known.tree(fields) == fields and url == extraction.url:
        return source, extraction
    return source, without(extraction, spans, known)


def without_addresses(metadata, known):
    """Metadata given with a source, without the words; an address that holds them is empty."""
    wiped = {name: known.tree(value) for name, value in metadata.items()}
    return {**wiped, "url": known.address(metadata["url"])} if metadata.get("url") else wiped


def known_for(article, at):
    """The Known words that stay out of an article, None where there are none."""
    everywhere, near = rules(*at)
    words = everywhere | near.get(article and article.pk, frozenset())
    return Known(words) if words else None


def edition():
    """What changes with every removal and every one that is taken back."""
    rows = Removal.objects.aggregate(
        last=Max("pk"), undone=Count("undone_at"), reached=Sum("articles__len")
    )
    return tuple(rows.values())


@lru_cache(maxsize=1)
def rules(last, undone, reached):
    """(digests for every article, {article's key: digests for it})"""
    everywhere, near = set(), {}
    rows = Removal.objects.in_force().filter(blanked=True) if last else Removal.objects.none()
    for phrases, words, articles in rows.values_list("phrases", "near", "articles"):
        everywhere |= set(phrases)
        for key in articles if words else ():
            near[key] = near.get(key, frozenset()) | set(words)
    return frozenset(everywhere), near


def spans_in(extraction, known):
    """Where the words stand, and every other mention of whose name they are."""
    spans = known.found(extraction.text)
    for each in (*extraction.people, *extraction.organizations):
        if known.found(each.name):
            spans += [(span.start, span.end) for span in each.mentions]
    for quote in extraction.quotes:
        if quote.speaker and known.found(quote.speaker):
            spans += [(span.start, span.end) for span in quote.segments]
    return spans


def fields_of(extraction):
    """What an extraction says beside its text."""
    names = ("headline", "dek", "bylines", "section")
    return {name: getattr(extraction, name) for name in names}


def without(extraction, spans, known):
    """The extraction with the words blanked, and without who goes by them and says them."""
    text = blanked(extraction.text, spans)
    return replace(
        extraction,
        **known.tree(fields_of(extraction)),
        url=extraction.url and known.address(extraction.url),
        text=text,
        evidence={
            name: tuple(replace(each, value=known.tree(each.value)) for each in candidates)
            for name, candidates in extraction.evidence.items()
        },
        quotes=tuple(kept_quotes(extraction, text, known)),
        people=tuple(kept_people(extraction, known)),
        organizations=tuple(
            each for each in extraction.organizations if not known.found(each.name)
        ),
    )


def kept_people(extraction, known):
    for person in extraction.people:
        if known.found(person.name):
            continue
        elsewhere = person.affiliation and known.found(person.affiliation)
        affiliation = None if elsewhere else person.affiliation
        yield replace(person, role=known.tree(person.role), affiliation=affiliation)


def kept_quotes(extraction, text, known):
    for quote in extraction.quotes:
        if all(is_blank(text[span.start : span.end]) for span in quote.segments):
            continue
        kept = tuple(each for each in quote.candidates if not known.found(each.name))
        yield replace(quote, candidates=kept)


def remember_article(article, extraction):
    """Note with the removals whose words stood in `extraction` that `article` lacks them, too."""
    everywhere, _near = rules(*edition())
    whole_text = " \n ".join([extraction.text, extraction.headline or "", extraction.url or ""])
    there = {digest for *_place, digest in matches(whole_text, everywhere)}
    rows = Removal.objects.in_force().filter(blanked=True, phrases__overlap=sorted(there))
    for removal in rows.exclude(articles__contains=[article.pk]):
        removal.articles.append(article.pk)
        removal.save(update_fields=["articles"])


@lru_cache(maxsize=1)
def withdrawn_texts(last, undone, reached):
    """The digests of all words of articles that people withdrew."""
    rows = Removal.objects.in_force().values_list("texts", flat=True) if last else []
    return frozenset(digest for texts in rows for digest in texts)


def withdrawn_twin(extraction, *, at):
    """The article with the same words that a person withdrew, or None."""
    there = withdrawn_texts(*at)
    if not there or whole(extraction.text) not in there:
        return None
    removal = Removal.objects.in_force().filter(texts__contains=[whole(extraction.text)]).first()
    if removal is None:
        return None
    ids = [removal.record_id, *removal.covered]
    gone = Article.objects.filter(public_id__in=ids, state=State.WITHDRAWN)
    return gone.order_by("pk").first()
