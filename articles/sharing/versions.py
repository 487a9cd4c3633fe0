"""What a quote's words were when a link to it was made."""

import re
from difflib import SequenceMatcher

from articles.fingerprint import VERSION, fingerprint
from articles.models import Change, Quote, State

FINGERPRINT = re.compile(rf"{VERSION}:[0-9a-f]{{12}}(?![^\W_])")
KEPT, TAKEN, ADDED = "kept", "taken", "added"


def fingerprint_in(seen):
    """The fingerprint that `seen` is, whatever the sentence around a link left behind it, or
    empty."""
    given = FINGERPRINT.match((seen or "").lower())
    return given[0] if given else ""


def differing(quote, seen):
    """Whether `seen` is a fingerprint, and not that of the quote as it stands."""
    return fingerprint_in(seen) not in ("", quote.fingerprint)


def words_seen(quote, seen):
    """The words with this fingerprint that the quote, or one joined to it, once had; or None."""
    for words in earlier_words(quote):
        if fingerprint(words) == fingerprint_in(seen):
            return words
    return None


def earlier_words(quote):
    """Every text that the ledger knows of the quote, the latest first, then of those joined."""
    ids = [quote.public_id]
    joined = Quote.objects.filter(moved_to=quote, state=State.MERGED)
    for public_id, text in joined.values_list("public_id", "text"):
        ids.append(public_id)
        yield text
    changes = Change.objects.filter(record_type="quote", record_id__in=ids, field="text")
    changes = changes.exclude(state__in=[Change.State.PROPOSED, Change.State.REFUSED])
    for pair in changes.values_list("before", "after"):
        yield from filter(None, pair)


def difference(before, after):
    """[(words, KEPT, TAKEN or ADDED)] that lead from `before` to `after`, word by word."""
    old, new = before.split(), after.split()
    found = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append((" ".join(old[a:b]), KEPT))
            continue
        found += [(" ".join(old[a:b]), TAKEN)] if b > a else []
        found += [(" ".join(new[c:d]), ADDED)] if d > c else []
    return found
