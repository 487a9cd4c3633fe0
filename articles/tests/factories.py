"""Records for tests: plain functions with dull defaults. They write rows and nothing else but who
stands in lists, so a test that searches calls `documents.index` or `documents.reindex` afterwards.
"""

from itertools import count

from django.contrib.auth import get_user_model
from django.utils import timezone

from articles.fingerprint import fingerprint
from articles.folding import fold_name, sound_key
from articles.models import (
    Annotation,
    Article,
    Batch,
    Organization,
    OrganizationMention,
    Publication,
    Quote,
    Review,
    Speaker,
    SpeakerMention,
    Topic,
    VariantName,
    date_and_precision,
    derived_id,
)
from articles.search import listings

NUMBERS = count(1)


def fresh_id():
    """A permanent id that no other record of this test run has."""
    return derived_id("test", next(NUMBERS))


def make_user(username=None, **fields):
    username = username or f"editor{next(NUMBERS)}"
    return get_user_model().objects.create_user(username, password="secret", **fields)


def make_batch(**fields):
    return Batch.objects.create(**{"command": "ingest", **fields})


def make_publication(name="The Daily Test", **fields):
    names = [name, *fields.get("variant_names", [])]
    keys = {"name_keys": [fold_name(each) for each in names]}
    return Publication.objects.create(public_id=fresh_id(), name=name, **{**keys, **fields})


def make_topic(name="Rivers", parent=None, **fields):
    return Topic.objects.create(public_id=fresh_id(), name=name, parent=parent, **fields)


def make_speaker(name="Ann Smith", variants=(), **fields):
    """A person with variant names: the name itself and `variants`."""
    defaults = {"sort_name": name.rpartition(" ")[2]}
    speaker = Speaker.objects.create(public_id=fresh_id(), name=name, **{**defaults, **fields})
    for each in dict.fromkeys([name, *variants]):
        make_variant_name(each, speaker=speaker)
    return speaker


def make_organization(name="Ministry of Rivers", variants=(), **fields):
    """A body with variant names: the name itself and `variants`."""
    fields = {"public_id": fresh_id(), "name": name, "sort_name": name, **fields}
    organization = Organization.objects.create(**fields)
    for each in dict.fromkeys([name, *variants]):
        make_variant_name(each, organization=organization)
    return organization


def make_variant_name(name, **fields):
    keys = {"fold_key": fold_name(name)[:300], "sound_key": sound_key(name)[:300]}
    return VariantName.objects.create(name=name, **{**keys, **fields})


def make_article(text="The river rose in the night.", published="2022-08-09", **fields):
    """A public article in English; `published` is YYYY-MM-DD, YYYY-MM, YYYY or None.

    Its layout is one paragraph unless `layout` is given; `topics` may be a list of topics.
    """
    topics = fields.pop("topics", ())
    day, precision = date_and_precision(published)
    defaults = {
        "public_id": fresh_id(),
        "reference": f"test/{next(NUMBERS)}",
        "headline": "The river rises",
        "language": "en",
        "published": day,
        "published_precision": precision,
        "layout": [make_block("paragraph", 0, len(text))],
    }
    article = Article.objects.create(text=text, **{**defaults, **fields})
    article.topics.set(topics)
    return article


def make_block(kind, start, end, by="machine"):
    """One block of a layout, as articles store it."""
    return {"kind": kind, "start": start, "end": end, "by": by}


def make_quote(article=None, words="The river rose", speaker=None, **fields):
    """A current quote whose `words` stand in the article; a tuple of words gives segments.

    Without an article it gets one that holds the words.
    """
    pieces = (words,) if isinstance(words, str) else words
    article = article or make_article(f"“{'” … “'.join(pieces)},” she said.")
    segments = spans_of(article.text, pieces)
    spoken = article.words(segments)
    defaults = {
        "public_id": fresh_id(),
        "kind": Quote.Kind.DIRECT,
        "label": speaker.name if speaker else "",
        "confidence": 0.9,
        "basis": "explicit name",
        "start": min(segments),
        "end": max(segments),
        "segments": segments,
        "text": spoken,
        "fingerprint": fingerprint(spoken),
        **review_fields(fields.get("review", Review.MACHINE)),
    }
    quote = Quote.objects.create(article=article, speaker=speaker, **{**defaults, **fields})
    listings.keep([article.pk])
    return quote


def review_fields(review):
    """Reviewer and time, where the state of review asks for them."""
    if review == Review.MACHINE:
        return {}
    return {"reviewed_by": make_user(), "reviewed_at": timezone.now()}


def make_mention(article, record, role="", spans=None, name=""):
    """The article names `record`, a speaker or an organization, at `spans` (else at its name)."""
    spans = spans or spans_of(article.text, [record.name])
    fields = {"article": article, "name": name or record.name, "spans": spans}
    if isinstance(record, Speaker):
        mention = SpeakerMention.objects.create(speaker=record, role=role, **fields)
    else:
        mention = OrganizationMention.objects.create(organization=record, **fields)
    listings.keep([article.pk])
    return mention


def make_annotation(article, text="A note.", author=None, **fields):
    author = author or make_user()
    return Annotation.objects.create(article=article, text=text, author=author, **fields)


def spans_of(text, pieces):
    """Flat half-open offsets of `pieces`, each looked for after the one before.

    Raises ValueError where one is not in `text`.
    """
    spans, end = [], 0
    for piece in pieces:
        start = text.index(piece, end)
        end = start + len(piece)
        spans += [start, end]
    return spans
