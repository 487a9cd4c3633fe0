"""Storing an article's quotes: the one place that writes spans, each checked against its text."""

from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from articles.fingerprint import fingerprint
from articles.folding import fold
from articles.models import Change, Quote, Review, State, derived_id

from . import ledger
from .copying import copy_in
from .reanchor import ELLIPSIS, bare_words, flat, pairs_of, reanchor, words

#: What the machine says of who speaks; a person's review fixes all of it.
ATTRIBUTION = ("speaker", "organization", "label", "named", "kind")


class BadSpan(ValueError):
    """A span that does not lie in the article's text: a fault of the extractor."""


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


def ask_whether_same(asked, added, origin):
    """Propose that new quotes are orphans with changed words: their links would become one."""
    reason = "Perhaps the quote whose words are gone, in other words."
    for quote, found, score in asked:
        if quote.state == State.PUBLIC and quote.review != Review.REJECTED:
            new = added[id(found)]
            ledger.propose(new, "moved_to", None, quote, score=score, reason=reason, **origin)


def close_proposals(quotes, gone):
    """Take back what was proposed about `quotes` whose words are back, or gone since.

    `gone` are the ids of those whose words were gone before.
    """
    proposed = Change.objects.proposed().filter(record_type="quote")
    back = [q.public_id for q in quotes if q.public_id in gone and q.orphaned_at is None]
    now_gone = [q.public_id for q in quotes if q.public_id not in gone and q.orphaned_at]
    if back:
        about = Q(field="orphaned_at", record_id__in=back) | Q(field="moved_to", after__in=back)
        proposed.filter(about).update(state=Change.State.REVERTED)
    if now_gone:
        stale = proposed.filter(record_id__in=now_gone).exclude(field="orphaned_at")
        stale.update(state=Change.State.REVERTED)


def bounds(spans, text):
    """Fields of a quote that stands at `spans` of `text`. Raises BadSpan."""
    end = 0
    for start, stop in spans:
        if not end <= start < stop <= len(text):
            raise BadSpan(
                f"a quote's span {start}–{stop} does not fit the text of {len(text)} characters"
            )
        end = stop
    said = words(text, spans)
    return {
        "start": spans[0][0],
        "end": spans[-1][1],
        "segments": flat(spans),
        "text": said,
        "fingerprint": fingerprint(said),
    }


def span_fields(name, span, text):
    if span is None:
        return {f"{name}_start": None, f"{name}_end": None}
    if not 0 <= span.start < span.end <= len(text):
        raise BadSpan(f"a {name}'s span {span.start}–{span.end} leaves the text")
    return {f"{name}_start": span.start, f"{name}_end": span.end}


def attribution(found, text, voices):
    """{field: value} of who speaks, for a quote as the extractor `found` it."""
    body = found.speaker_kind == "organization"
    mention = found.speaker_mention
    printed = text[mention.start : mention.end] if mention else ""
    return {
        "speaker": None if body else voices.people.get(found.speaker),
        "organization": voices.organizations.get(found.speaker) if body else None,
        "label": found.speaker or printed,
        "named": found.named,
        "kind": found.kind,
    }


def evidence(found, text):
    """{field: value} of why, for a quote as the extractor `found` it."""
    return {
        **span_fields("mention", found.speaker_mention, text),
        **span_fields("cue", found.cue, text),
        "basis": found.basis[:100],
        "confidence": found.confidence,
        "candidates": [{"name": c.name, "confidence": c.confidence} for c in found.candidates],
    }


def renew(quote, found, text, voices, origin):
    """A stored quote, found again: new bounds, and a new attribution unless a person set it."""
    stand_alone(quote, origin)
    move(quote, pairs_of(found.segments), text, origin)
    origin = {**origin, "score": None}
    for name, value in evidence(found, text).items():
        setattr(quote, name, value)
    decided = quote.review != Review.MACHINE
    for name, value in attribution(found, text, voices).items():
        before = getattr(quote, name)
        if before == value:
            continue
        if decided:
            ledger.propose(quote, name, before, value, **{**origin, "score": found.confidence})
        else:
            ledger.write(quote, name, before, value, **origin)
            setattr(quote, name, value)


def stand_alone(quote, origin):
    """Undo that the machine had joined `quote` to another: its words are there by themselves."""
    if quote.state == State.MERGED:
        reason = "Found by itself again."
        ledger.write(quote, "moved_to", quote.moved_to, None, **{**origin, "reason": reason})
        quote.state, quote.moved_to, quote.state_changed_at = State.PUBLIC, None, timezone.now()


def move(quote, spans, text, origin):
    """A stored quote at its place in the article's new text, its evidence forgotten."""
    fields = bounds(spans, text)
    if fields["text"] != quote.text:
        ledger.write(quote, "text", quote.text, fields["text"], **origin)
    if quote.orphaned_at:
        ledger.write(quote, "orphaned_at", quote.orphaned_at, None, **{**origin, "score": None})
    for name, value in {**fields, "orphaned_at": None}.items():
        setattr(quote, name, value)
    clear_evidence(quote)


def clear_evidence(quote):
    """Forget spans into the old text that nothing says where they are in the new one."""
    quote.mention_start = quote.mention_end = quote.cue_start = quote.cue_end = None


def propose_rejection(quote, origin):
    if quote.review == Review.MACHINE:
        reason = "The extractor no longer reports these words as a quotation."
        ledger.propose(quote, "review", quote.review, Review.REJECTED, reason=reason, **origin)


def propose_bounds(quote, found, text, origin):
    after = words(text, pairs_of(found.segments))
    if quote.review != Review.REJECTED and bare_words(after) != bare_words(quote.text):
        ledger.propose(quote, "text", quote.text, after, score=found.confidence, **origin)


def join(quote, heir, origin, *, before=None, reason="Found as one quotation."):
    """`quote`'s words are part of `heir` now: its link leads there."""
    ledger.write(quote, "moved_to", before, heir, reason=reason, **origin)
    Quote.objects.filter(moved_to=quote).update(moved_to=heir)
    quote.state, quote.reason, quote.moved_to = State.MERGED, "", heir
    quote.state_changed_at = timezone.now()
    quote.save()


def orphan(quote, origin):
    """`quote`'s words are gone from the article: its page stays, with a notice, and waits."""
    if quote.orphaned_at is None:
        now = timezone.now()
        ledger.write(quote, "orphaned_at", None, now, **origin)
        quote.orphaned_at = now
        clear_evidence(quote)
        if quote.state == State.PUBLIC and quote.review != Review.REJECTED:
            reason = "Its words are no longer in the article. Its page stays, with a notice."
            ledger.propose(quote, "orphaned_at", None, now, reason=reason, **origin)


def save(quotes):
    """Write stored quotes as they are now, many at once."""
    kept = {"id", "public_id", "article", "created_at"}
    fields = [field.name for field in Quote._meta.concrete_fields if field.name not in kept]
    Quote.objects.bulk_create(
        quotes, batch_size=500, update_conflicts=True, update_fields=fields, unique_fields=["id"]
    )


def add(news):
    """{id(found): Quote} of all New quotes, stored in reading order."""
    added = {id(found): quote for new in news for found, quote in unsaved(new)}
    quotes = list(added.values())
    give_ids(quotes)
    copy_in(Quote, quotes)
    return added


def unsaved(new):
    """(found, Quote without id) for New quotes, in reading order."""
    for found in sorted(new.found, key=lambda found: found.segments[0].start):
        yield (
            found,
            Quote(
                article=new.article,
                **bounds(pairs_of(found.segments), new.text),
                **attribution(found, new.text, new.voices),
                **evidence(found, new.text),
            ),
        )


def give_ids(quotes):
    """Permanent ids from the article's id, the folded words and which occurrence of them it is."""
    if not quotes:
        return
    seen = Counter()
    of_these = Quote.objects.filter(article__in={quote.article_id for quote in quotes})
    for article, said in of_these.order_by().values_list("article_id", "text"):
        seen[article, fold(said)] += 1
    keys = {}
    for quote in quotes:
        said = fold(quote.text)
        seen[quote.article_id, said] += 1
        keys[id(quote)] = ("quote", quote.article.public_id, said, seen[quote.article_id, said])
    attempt, waiting, taken = 0, quotes, set()
    while waiting:
        for quote in waiting:
            quote.public_id = derived_id(*keys[id(quote)], attempt=attempt)
        ids = [quote.public_id for quote in waiting]
        taken |= set(Quote.objects.filter(public_id__in=ids).values_list("public_id", flat=True))
        waiting, attempt = clashing(waiting, taken), attempt + 1


def clashing(quotes, taken):
    """Those of `quotes` whose id is `taken`, to which the ids of the others are added."""
    found = []
    for quote in quotes:
        if quote.public_id in taken:
            found.append(quote)
        taken.add(quote.public_id)
    return found


def placed_by_people(quotes):
    """Those of `quotes` whose words a person chose."""
    rows = Change.objects.by_people().filter(
        record_type="quote",
        record_id__in=[quote.public_id for quote in quotes],
        field__in=["created", "segments"],
    )
    chosen = set(rows.values_list("record_id", flat=True))
    return {quote for quote in quotes if quote.public_id in chosen}


def misplaced(article):
    """Sentences about the article's quotes whose stored words are not those at their spans."""
    there = Q(orphaned_at=None) & ~Q(state=State.MERGED)
    for quote in article.quotes.filter(there):
        if ELLIPSIS.join(article.text[a:b] for a, b in quote.spans) != quote.text:
            yield f"quote {quote.public_id}: its words are not what its spans say"
        elif (quote.start, quote.end) != (quote.segments[0], quote.segments[-1]):
            yield f"quote {quote.public_id}: its envelope is not that of its segments"
        elif quote.fingerprint != fingerprint(quote.text):
            yield f"quote {quote.public_id}: its fingerprint is not that of its words"
