"""Extractions into the archive: one transaction, everything or nothing."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from dataclasses import replace as with_fields

from django.db import transaction
from django.utils import timezone

from articles.models import Article, Reason, State
from articles.search import documents

from . import ledger
from .authority import Reading, voices_of
from .blocks import with_editors_blocks
from .duplicates import propose_duplicate
from .mentions import store_mentions
from .metadata import layout_and_evidence, metadata_of, set_unlocked
from .provenance import is_same, keep_source, latest_source, source_of_same_bytes
from .quotes import store_quotes
from .removal_guard import remember_article, withdrawn_twin, without_what_was_removed
from .turns import take_turns

#: A new version must keep this share of the old one's words, or somebody must say `--replace`.
SHARE_TO_REMAIN = 1 / 3


class RefusedVersion(ValueError):
    """A new version so different that it may be another article; says so in one sentence."""


@dataclass(frozen=True)
class Outcome:
    """`status` is created, updated or unchanged."""

    status: str
    article: Article


@dataclass(frozen=True)
class Draft:
    """An article that is stored, while what it names and quotes is not yet.

    `extraction` is without what was removed before, `given` as it came; `old_text` is the text of
    the version before, empty for a new article.
    """

    article: Article
    extraction: object
    given: object
    old_text: str


def store(source, extraction, **options):
    """The Outcome of bringing the archive in line with `extraction` of `source`: see store_all."""
    return store_all([(source, extraction)], **options)[0]


@transaction.atomic
def store_all(pairs, *, batch, extractor, hidden=False, replace=False, again=False):
    """The Outcomes of bringing the archive in line with (source, its extraction) `pairs`.

    People and bodies of all of them are resolved at once. `again` stores even what is known to be
    unchanged. Raises RefusedVersion, BadMetadata, BadSpan; then nothing is stored.
    """
    take_turns()
    origin = {"extractor": extractor, "batch": batch}
    outcomes, drafts = [], {}
    for source, given in pairs:
        outcome, draft = begin(source, given, origin, hidden, replace, again)
        outcomes.append(outcome)
        if draft and draft.article.pk in drafts:
            finish([*drafts.values()], origin)
            drafts = {}
        if draft:
            drafts[draft.article.pk] = draft
    finish([*drafts.values()], origin)
    return outcomes


def begin(source, given, origin, hidden, replace, again):
    """(Outcome, Draft) of storing an article and its source; the Draft is None if unchanged."""
    batch, extractor = origin["batch"], origin["extractor"]
    last = latest_source(source.reference)
    twin = None if last else twin_of(source, given)
    known = article_of(last or twin)
    source, extraction = without_what_was_removed(source, given, known)
    same = last and is_same(last, source, extractor)
    if last and ((same and not again) or is_withdrawn(known)):
        return Outcome("unchanged", last.article), None
    if twin:
        keep_name(twin, source, batch, whole=extraction is given)
        return Outcome("unchanged", twin.article), None
    if last is None:
        article, old_text = create(source, extraction, hidden), ""
    else:
        article, old_text = update(last.article, extraction, hidden, replace, origin)
    if not same:
        keep_source(article, source, batch, extractor, whole=extraction is given)
    draft = Draft(article, extraction, given, old_text)
    return Outcome("updated" if last else "created", article), draft


def finish(drafts, origin):
    """Store whom the articles name and what they quote; bring the index in line with them."""
    readings = [Reading(d.article, d.extraction, again=bool(d.old_text)) for d in drafts]
    voices, reached = voices_of(readings, **origin)
    store_mentions(readings, voices)
    for draft in drafts:
        article, extraction = draft.article, draft.extraction
        store_quotes(article, extraction, voices[article.pk], draft.old_text, **origin)
        if extraction is not draft.given:
            remember_article(article, draft.given)
        propose_duplicate(article, extraction, origin)
    documents.index({*reached, *(draft.article.pk for draft in drafts)})


def is_withdrawn(article):
    """Whether a person withdrew it: then no new version is stored."""
    return article.state == State.WITHDRAWN and article.reason != Reason.UNDONE


def twin_of(source, extraction):
    """The Source of an article with the same bytes, or, once withdrawn, the same words; or None."""
    gone = withdrawn_twin(extraction)
    return latest_of(gone) if gone else source_of_same_bytes(source)


def article_of(source):
    """The article of a stored Source, or the one that it was merged into; None without one."""
    return source and (source.article.moved_to or source.article)


def keep_name(twin, source, batch, *, whole):
    """Remember that a source is the same article; of a withdrawn one nothing but that."""
    if is_withdrawn(twin.article):
        source, whole = with_fields(source, metadata={}), False
    keep_source(twin.article, source, batch, twin.extractor, whole=whole)


def latest_of(article):
    return article.sources.select_related("article").defer("content").first()


def create(source, extraction, hidden):
    """The new article."""
    return Article.objects.create(
        public_id=Article.objects.free_id("article", source.reference),
        reference=source.reference,
        state=State.HIDDEN if hidden else State.PUBLIC,
        text=extraction.text,
        **metadata_of(extraction),
        **layout_and_evidence(extraction),
    )


def update(article, extraction, hidden, replace, origin):
    """(the article as the new version has it, its text before)"""
    article = Article.objects.select_for_update(of=["self"]).get(
        pk=(article.moved_to or article).pk
    )
    if not replace:
        refuse_another_text(article.text, extraction.text)
    old_text = article.text
    set_unlocked(article, metadata_of(extraction), origin)
    if old_text != extraction.text:
        ledger.write(article, "text", digest(old_text), digest(extraction.text), **origin)
    article.text = extraction.text
    was = article.layout
    for name, value in layout_and_evidence(extraction).items():
        setattr(article, name, value)
    article.layout = with_editors_blocks(article.layout, article.text, was, old_text)
    if article.reason == Reason.UNDONE:
        state = State.HIDDEN if hidden else State.PUBLIC
        ledger.write(article, "state", article.state, state, **origin)
        article.state, article.reason, article.state_changed_at = state, "", timezone.now()
    article.save()
    return article, old_text


def refuse_another_text(old, new):
    before, after = Counter(old.split()), Counter(new.split())
    if (before & after).total() < SHARE_TO_REMAIN * before.total():
        raise RefusedVersion(
            "Fewer than a third of the stored article's words are in this version; "
            "use --replace if it is meant to take its place."
        )


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()
