"""Extractions into the archive: one transaction, everything or nothing."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from dataclasses import replace as with_fields

from django.db import transaction
from django.utils import timezone

from articles.models import Article, Reason, Source, State, derived_id
from articles.search import documents

from . import ledger
from .authority import Reading, voices_of
from .blocks import with_editors_blocks
from .copying import copy_in
from .duplicates import propose_duplicate
from .mentions import store_mentions
from .metadata import layout_and_evidence, metadata_of, set_unlocked
from .provenance import (
    checksum,
    is_same,
    latest_source,
    references_and_checksums,
    source_of_same_bytes,
    unsaved_source,
)
from .quotes import store_quotes
from .removal.guard import (
    edition,
    remember_article,
    withdrawn_twin,
    without_what_was_removed,
)
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
    together = Together([source for source, _given in pairs], batch, extractor, hidden)
    outcomes = [together.begin(source, given, replace, again) for source, given in pairs]
    together.finish()
    return outcomes


class Together:
    """Sources that are stored together; `drafts` are their articles by the reference of each.

    What the archive has of any of them is looked up once, and a new article waits in `articles`
    with its source in `sources` until all are stored at once, or something has to be asked.
    """

    def __init__(self, sources, batch, extractor, hidden):
        self.origin = {"extractor": extractor, "batch": batch}
        self.hidden, self.removals = hidden, edition()
        self.references, self.checksums = references_and_checksums(sources)
        self.ids, self.publications = ids_taken(sources), {}
        self.articles, self.sources, self.drafts = [], [], {}

    def begin(self, source, given, replace, again):
        """The Outcome of storing an article and its source."""
        last, twin = self.stored(source, given)
        known = article_of(last or twin)
        source, extraction = without_what_was_removed(source, given, known, at=self.removals)
        whole = extraction is given
        same = last and is_same(last, source, self.origin["extractor"])
        if last and ((same and not again) or is_withdrawn(known)):
            return Outcome("unchanged", last.article)
        if twin:
            self.keep_name(twin, source, whole)
            return Outcome("unchanged", twin.article)
        metadata = metadata_of(extraction, self.publications)
        if last is None:
            article, old_text = self.create(source, extraction, metadata), ""
        else:
            article, old_text = update(
                last.article, extraction, metadata, self.hidden, replace, self.origin
            )
        if not same:
            self.keep(article, source, self.origin["extractor"], whole)
        self.draw(Draft(article, extraction, given, old_text))
        return Outcome("updated" if last else "created", article)

    def stored(self, source, given):
        """(the latest Source of this reference, else one of the same bytes or withdrawn words)"""
        is_known = source.reference in self.references
        has_twin = checksum(source) in self.checksums
        if is_known or has_twin:
            self.save()
        if is_known:
            return latest_source(source.reference), None
        if gone := withdrawn_twin(given, at=self.removals):
            return None, latest_of(gone)
        return None, source_of_same_bytes(source) if has_twin else None

    def create(self, source, extraction, metadata):
        """A new article, which waits to be stored."""
        article = Article(
            public_id=self.id_for(source.reference),
            reference=source.reference,
            state=State.HIDDEN if self.hidden else State.PUBLIC,
            text=extraction.text,
            **metadata,
            **layout_and_evidence(extraction),
        )
        self.articles.append(article)
        return article

    def id_for(self, reference):
        """The permanent id of a new article, by its reference."""
        public_id = derived_id("article", reference)
        if public_id in self.ids:
            self.save()
            public_id = Article.objects.free_id("article", reference)
        self.ids.add(public_id)
        return public_id

    def keep(self, article, source, extractor, whole):
        """Keep a source of `article` with its bytes, if the `whole` of it may be kept."""
        batch = self.origin["batch"]
        self.sources.append(unsaved_source(article, source, batch, extractor, whole=whole))
        self.references.add(source.reference)
        self.checksums.add(checksum(source))

    def keep_name(self, twin, source, whole):
        """Remember that a source is the same article; of a withdrawn one nothing but that."""
        if is_withdrawn(twin.article):
            source, whole = with_fields(source, metadata={}), False
        self.keep(twin.article, source, twin.extractor, whole)
        self.lead_on(article_of(twin), source.reference)

    def lead_on(self, article, reference):
        """Let the link that another archive of the same sources gives a reference lead here."""
        self.save()
        if not Article.objects.filter(reference=reference).exists():
            Article.objects.create(
                public_id=self.id_for(reference),
                reference=reference,
                state=State.MERGED,
                moved_to=article,
                state_changed_at=timezone.now(),
                text="",
                layout=[],
            )

    def draw(self, draft):
        """Take up a Draft; whom it names and quotes is stored later, with others."""
        article = draft.article
        if article.reference in self.drafts:
            self.finish()
        self.drafts[article.reference] = draft

    def save(self):
        """Store the articles and sources that wait."""
        copy_in(Article, self.articles)
        Source.objects.bulk_create(self.sources)
        self.articles, self.sources = [], []

    def finish(self):
        """Store all that waits, whom the articles name and what they quote; index them."""
        self.save()
        drafts, self.drafts = [*self.drafts.values()], {}
        finish(drafts, self.origin)


def ids_taken(sources):
    """Those permanent ids that new articles of these sources would have, and others have."""
    ids = [derived_id("article", source.reference) for source in sources]
    return set(Article.objects.filter(public_id__in=ids).values_list("public_id", flat=True))


def finish(drafts, origin):
    """Store whom the articles name and what they quote; bring the index in line with them."""
    readings = [Reading(d.article, d.extraction, again=bool(d.old_text)) for d in drafts]
    voices, reached = voices_of(readings, **origin)
    store_mentions(readings, voices)
    store_quotes(drafts, voices, **origin)
    for draft in drafts:
        if draft.extraction is not draft.given:
            remember_article(draft.article, draft.given)
        propose_duplicate(draft.article, draft.extraction, origin)
    documents.index({*reached, *(draft.article.pk for draft in drafts)})


def is_withdrawn(article):
    """Whether a person withdrew it: then no new version is stored."""
    return article.state == State.WITHDRAWN and article.reason != Reason.UNDONE


def article_of(source):
    """The article of a stored Source, or the one that it was merged into; None without one."""
    return source and (source.article.moved_to or source.article)


def latest_of(article):
    """The latest Source of an article."""
    return article.sources.select_related("article").defer("content").first()


def update(article, extraction, metadata, hidden, replace, origin):
    """(the article as the new version has it, its text before)"""
    article = Article.objects.select_for_update(of=["self"]).get(
        pk=(article.moved_to or article).pk
    )
    if not replace:
        refuse_another_text(article.text, extraction.text)
    old_text = article.text
    set_unlocked(article, metadata, origin)
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
