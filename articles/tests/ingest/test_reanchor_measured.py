"""How often quotes are found again after random edits, and that none is ever on another's words."""

from collections import Counter
from dataclasses import dataclass

import pytest

from articles.ingest.reanchor import pairs_of, reanchor, words
from articles.ingest.reanchor.spans import shared_length
from articles.ingest.reanchor.wording import bare_words

from .edit_scripts import Desk


@dataclass(eq=False)
class Stored:
    """A stored quote as the plan sees it, and which it is."""

    said: object
    text: str
    spans: list
    review: str = "machine"
    state: str = "public"
    kind: str = "direct"
    orphaned_at: str | None = None

    @property
    def label(self):
        return self.said.speaker

    @property
    def start(self):
        return self.spans[0][0]


def stored_quotes(version):
    return [
        Stored(said, words(version.text, pairs_of(quote.segments)), pairs_of(quote.segments))
        for said, quote in version.reported()
    ]


def fate_of_each(seed):
    """[(what happened to a quote's words, what the plan made of it)] of one edit script."""
    desk = Desk(seed)
    before = desk.article()
    after = desk.edited(before)
    stored = stored_quotes(before)
    reported = after.reported()
    plan = reanchor(stored, [quote for _, quote in reported], before.text, after.text)
    no_id_is_lost(plan, stored, reported)
    said = {id(quote): said for said, quote in reported}
    return [(treatment(quote, after), verdict(quote, plan, said, after)) for quote in stored]


def no_id_is_lost(plan, stored, reported):
    """Every stored quote has one fate, every found one an owner, and no two stand on one place."""
    fates = [pair[0] for pair in plan.found_again + plan.kept + plan.disputed + plan.joined]
    assert sorted(map(id, fates + plan.orphans)) == sorted(map(id, stored))
    owned = [found for _, found in plan.found_again] + plan.new
    assert sorted(map(id, owned)) == sorted(id(quote) for _, quote in reported)
    places = [str(pairs_of(found.segments)) for found in owned]
    places += [str(spans) for _, spans in plan.kept]
    assert max(Counter(places).values(), default=1) == 1


def treatment(quote, after):
    """What the edits did to a stored quote."""
    now = [said for said, _ in after.places if said.who & quote.said.who]
    if not now:
        return "gone"
    if not all(said.reported for said in now):
        return "overlooked"
    return "edited" if any(said.edited for said in now) else "untouched"


def verdict(quote, plan, said, after):
    """right, wrong, asked or orphan."""
    for old, found in plan.found_again:
        if old is quote:
            return "right" if is_it(quote, said[id(found)], after) else "wrong"
    for old, spans in plan.kept:
        if old is quote:
            here = [s for s, theirs in after.places if shared_length(spans, theirs)]
            return "right" if here and is_it(quote, here[0], after) else "wrong"
    for old, heir in plan.joined:
        if old is quote:
            return verdict_of_joined(quote, heir, plan, said)
    return "asked" if any(old is quote for old, _, _ in plan.asked) else "orphan"


def verdict_of_joined(quote, heir, plan, said):
    found = next(found for old, found in plan.found_again if old is heir)
    return "right" if quote.said.who & said[id(found)].who else "wrong"


def is_it(quote, said, after):
    """Whether words are a stored quote's: its own, or the very same by the same speaker.

    Once it is gone, what the same speaker said elsewhere in nearly the same words is it, too.
    """
    same_name = quote.said.speaker.split()[-1] == said.speaker.split()[-1]
    same_words = bare_words(quote.said.words) == bare_words(said.words)
    repeated = treatment(quote, after) == "gone" and quote.said.who & said.echo
    return bool(quote.said.who & said.who) or (same_name and bool(same_words or repeated))


def measure(seeds):
    """{(treatment, verdict): how often}, printed with the recall of each kind."""
    tally = Counter(fate for seed in seeds for fate in fate_of_each(seed))
    print(f"\n{len(seeds):,} edit scripts, {tally.total():,} stored quotes")
    print(f"{'':12}{'quotes':>8}{'right':>9}{'asked':>9}{'orphan':>9}{'wrong':>8}")
    for kind in ("untouched", "edited", "overlooked", "gone"):
        count = of_kind(tally, kind)
        shares = [tally[kind, each] / max(1, count) for each in ("right", "asked", "orphan")]
        row = "".join(f"{share:9.2%}" for share in shares)
        print(f"{kind:12}{count:8,}{row}{tally[kind, 'wrong']:8}")
    return tally


def of_kind(tally, kind):
    return sum(count for (each, _), count in tally.items() if each == kind)


def recall(tally, kind):
    return tally[kind, "right"] / of_kind(tally, kind)


def check(tally):
    assert [fate for fate in tally if fate[1] == "wrong"] == []
    assert recall(tally, "untouched") >= 0.99
    assert recall(tally, "edited") >= 0.95


def test_quotes_are_found_again_after_three_hundred_edit_scripts():
    check(measure(range(300)))


@pytest.mark.audit
def test_quotes_are_found_again_after_ten_thousand_edit_scripts():
    check(measure(range(10_000)))
