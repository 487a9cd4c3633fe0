"""Bringing the quotes of articles in line with what the extractor found."""

from dataclasses import dataclass

from django.conf import settings

from articles.models import Change, Quote, Review, State

from .. import ledger
from ..reanchor import reanchor
from .adding import add
from .found_again import (
    close_proposals,
    join,
    move,
    orphan,
    propose_bounds,
    propose_rejection,
    renew,
    save,
)


@dataclass(frozen=True)
class New:
    """Quotes that an article did not have: `found` by the extractor, and what they may replace."""

    article: object
    found: list
    voices: object
    text: str
    asked: list


def store_quotes(drafts, voices, **origin):
    """Bring the quotes of Drafts' articles in line with their extractions.

    Ids are kept wherever the words stand. `voices` is {article key: Voices}.
    """
    stored = stored_quotes([draft.article for draft in drafts])
    news = [
        renewed(draft, stored[draft.article.pk], voices[draft.article.pk], origin)
        for draft in drafts
    ]
    added = add(news)
    for new in news:
        ask_whether_same(new.asked, added, origin)


def stored_quotes(articles):
    """{article key: all its quotes}, in one query."""
    by_key = {article.pk: article for article in articles}
    found = {key: [] for key in by_key}
    rows = Quote.objects.filter(article__in=by_key).select_related("speaker", "organization")
    for quote in rows:
        quote.article = by_key[quote.article_id]
        found[quote.article_id].append(quote)
    return found


def renewed(draft, quotes, voices, origin):
    """The New quotes of an article, once the stored ones are in line with its Draft."""
    article, found, text = draft.article, draft.extraction.quotes, draft.extraction.text
    if not quotes:
        return New(article, found, voices, text, [])
    stored = [quote for quote in quotes if quote.state != State.MERGED]
    gone = {quote.public_id for quote in stored if quote.orphaned_at}
    plan = reanchor(
        stored,
        found,
        draft.old_text,
        text,
        fixed=placed_by_people(stored),
        joined=joined_by_machine([quote for quote in quotes if quote.state == State.MERGED]),
        accept=settings.REANCHOR_ACCEPT,
        ask=settings.REANCHOR_ASK,
    )
    follow(plan, text, voices, origin)
    close_proposals(stored, gone)
    return New(article, plan.new, voices, text, plan.asked)


def placed_by_people(quotes):
    """Those of `quotes` whose words a person chose."""
    rows = Change.objects.by_people().filter(
        record_type="quote",
        record_id__in=[quote.public_id for quote in quotes],
        field__in=["created", "segments"],
    )
    chosen = set(rows.values_list("record_id", flat=True))
    return {quote for quote in quotes if quote.public_id in chosen}


def joined_by_machine(merged):
    """Those of `merged` quotes that no person joined to another."""
    rows = Change.objects.filter(
        record_type="quote",
        record_id__in=[quote.public_id for quote in merged],
        field="moved_to",
        state=Change.State.APPLIED,
    )
    by_people = set(rows.filter(user__isnull=False).values_list("record_id", flat=True))
    return [quote for quote in merged if quote.public_id not in by_people]


def follow(plan, text, voices, origin):
    """Do with the stored quotes what a Plan says."""
    for quote, found in plan.found_again:
        renew(quote, found, text, voices, {"score": plan.scores.get(id(quote)), **origin})
    for quote, spans in plan.kept:
        move(quote, spans, text, origin)
        propose_rejection(quote, origin)
    for quote, spans, found in plan.disputed:
        move(quote, spans, text, origin)
        propose_bounds(quote, found, text, origin)
    for quote, heir in plan.joined:
        join(quote, heir, origin)
    for quote in plan.orphans:
        orphan(quote, origin)
    save([pair[0] for pair in plan.found_again + plan.kept + plan.disputed] + plan.orphans)


def ask_whether_same(asked, added, origin):
    """Propose that new quotes are orphans with changed words: their links would become one."""
    reason = "Perhaps the quote whose words are gone, in other words."
    for quote, found, score in asked:
        if quote.state == State.PUBLIC and quote.review != Review.REJECTED:
            new = added[id(found)]
            ledger.propose(new, "moved_to", None, quote, score=score, reason=reason, **origin)
