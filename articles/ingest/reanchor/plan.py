"""What becomes of each stored quote when its article has a new text."""

from bisect import bisect_left
from dataclasses import dataclass, field

from .assignment import best_pairs
from .likeness import CLOSE, another_voice, is_part, likeness, telling, words_alike
from .placing import decided, keep_decided, settle
from .rivals import Rivals
from .search import Search
from .spans import pairs_of, words
from .wording import around

#: Scores from which two quotes are one, and from which a person is asked; settings may differ.
ACCEPT, ASK = 0.75, 0.6
#: From here on words that stand there are not compared with others first.
CERTAIN = 0.9
#: Words less alike than this are never one quote for certain, whatever stands around them.
SAME_WORDS = 0.65


@dataclass
class Plan:
    """What happens to each stored quote, and which found ones are new.

    `found_again`: (stored, found). `kept`: (stored, spans) whose words stand there though the
    extractor no longer reports them. `disputed`: (stored, spans, found) where a person decided
    and the machine sees other bounds. `joined`: (stored, stored that took it in).
    `orphans`: stored quotes whose words are gone. `new`: found quotes nobody stored. `asked`:
    (orphan, new, score) that may be one. `scores`: {id(stored): score} where words changed.
    """

    found_again: list = field(default_factory=list)
    kept: list = field(default_factory=list)
    disputed: list = field(default_factory=list)
    joined: list = field(default_factory=list)
    orphans: list = field(default_factory=list)
    new: list = field(default_factory=list)
    asked: list = field(default_factory=list)
    scores: dict = field(default_factory=dict)


def reanchor(stored, found, old_text, text, *, fixed=(), joined=(), accept=ACCEPT, ask=ASK):
    """A Plan for `stored` quotes (of `old_text`) given those `found` in `text`.

    `fixed` are those stored ones whose words a person chose, to the letter; `joined` those that
    the machine joined to others before: they stand for themselves again where their words do.
    """
    away = [quote for quote in stored if quote.orphaned_at]
    search = Search([*stored, *joined], found, old_text, text, [*away, *joined])
    plan = Plan()
    take_same_words(search, plan, fixed, ask)
    take_returned(search, plan)
    for quote in joined:
        search.lost.pop(id(quote), None)
    settle(search, plan, CERTAIN, ask, joining=False)
    keep_decided(search, plan, [quote for quote in search.present() if quote in fixed], accept)
    take_alike(search, plan, accept, ask)
    keep_decided(search, plan, search.present(), accept)
    settle(search, plan, accept, ask, joining=True)
    join_parts(search, plan, accept)
    plan.orphans = list(search.lost.values())
    plan.new = list(search.unclaimed.values())
    return plan


def take_same_words(search, plan, fixed, least):
    """Pair quotes of the same words; where these are few or stand twice, by what is around them."""
    for old, new in search.with_same_words():
        for quote, found in of_one_wording(search, old, new, least):
            if quote in fixed and quote.text != words(search.text, pairs_of(found.segments)):
                continue
            plan.found_again.append((quote, found))
            search.settle(quote, found)


def of_one_wording(search, old, new, least):
    """(stored, found) pairs of quotes that all have the same words."""
    new = sorted(new, key=lambda found: found.segments[0].start)
    places = [found.segments[0].start for found in new]
    gains = {}
    for i, quote in enumerate(old):
        before = search.of_stored(quote)
        for j in around(range(len(new)), bisect_left(places, before.place)):
            after = search.of_found(new[j])
            alike = likeness(before, after)
            if alike >= least:
                gains[i, j] = alike
    return [(old[i], new[j]) for i, j in best_pairs(gains)]


def take_returned(search, plan):
    """Quotes whose words were gone and are back: enough words, or few by the same speaker."""
    new = search.groups(search.unclaimed.values())
    for quote in search.absent():
        before = search.of_stored(quote)
        for found in new.get(search.keys[id(quote)], []):
            after = search.of_found(found)
            same = before.speaker and before.speaker == after.speaker
            if id(found) in search.unclaimed and (same or telling(before, after) == 1):
                plan.found_again.append((quote, found))
                search.settle(quote, found)
                break


def take_alike(search, plan, accept, ask):
    """Pair what is left by score; what is between the two thresholds is asked about."""
    old, new = list(search.lost.values()), list(search.unclaimed.values())
    scores = scores_of(search, old, new)
    near = {}
    for i, j in scores:
        near.setdefault(i, []).append(j)
    for i, j in best_pairs({pair: each - ask for pair, each in scores.items() if each > ask}):
        quote, found = old[i], new[j]
        rivals = [new[k] for k in near.get(i, ()) if scores[i, k] > scores[i, j] - CLOSE and k != j]
        taken_in = search.within_reach.get(id(quote), 0) > scores[i, j] - CLOSE
        unsure = scores[i, j] < accept or id(quote) in search.away or taken_in
        if unsure or doubtful(search, quote, found, rivals):
            plan.asked.append((quote, found, scores[i, j]))
            continue
        plan.found_again.append((quote, found))
        plan.scores[id(quote)] = scores[i, j]
        search.settle(quote, found)


def doubtful(search, quote, found, rivals):
    """Whether `found` may be another quote: of another speaker, in rather other words, as like
    as one of `rivals`, or a piece of another stored one as well.

    The pieces that a quote was split into are no rivals of each other.
    """
    before, after = search.of_stored(quote), search.of_found(found)
    if is_part(after.bare, before.bare) and piece_of_another(search, quote, after):
        return True
    others = [search.of_found(each) for each in rivals]
    pieces = [is_part(each.bare, before.bare) for each in (after, *others)]
    if another_voice(before, after) or words_alike(before, after)[0] < SAME_WORDS:
        return True
    return bool(others) and not all(pieces)


def piece_of_another(search, quote, piece):
    """Whether the words of a Sight are a part of another stored quote than `quote`."""
    others = (search.of_stored(each) for each in search.stored if each is not quote)
    return any(is_part(piece.bare, other.bare) and piece.bare in other.bare for other in others)


def join_parts(search, plan, accept):
    """Join what is left to those quotes that took its words in, changed as they are."""
    rivals = Rivals([search.of_found(found) for _, found in plan.found_again])
    asked = {id(quote) for quote, _, _ in plan.asked}
    for quote in search.present():
        if decided(quote) or quote.kind == "nested" or id(quote) in asked:
            continue
        sight = search.of_stored(quote)
        around = [(likeness(sight, rivals.sights[j]), j) for j in rivals.of(sight)]
        best, j = max(around, default=(0, None))
        if best < accept or another_voice(sight, rivals.sights[j]):
            continue
        if is_part(sight.bare, rivals.sights[j].bare):
            plan.joined.append((quote, plan.found_again[j][0]))
            search.settle(quote)


def scores_of(search, old, new):
    """{(i, j): score} of those pairs of `old` and `new` that are worth comparing."""
    rivals = Rivals([search.of_found(found) for found in new])
    scores = {}
    for i, quote in enumerate(old):
        sight, least = search.of_stored(quote), search.within_reach.get(id(quote), 0)
        for j in rivals.of(sight):
            if (score := likeness(sight, rivals.sights[j])) > least:
                scores[i, j] = score
    return scores
