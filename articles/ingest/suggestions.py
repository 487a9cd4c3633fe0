"""Records that may be one: compared within blocks of names that sound alike, so never n²."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, islice

from django.db import connection

from articles.folding import sound_of
from articles.models import Change, Organization, Speaker, SpeakerMention, State, VariantName

from . import ledger
from .authority.evidence import Profile, compare
from .authority.keys import alike, bare, block_of, identity_key, name_words, relation
from .authority.nicknames import given_sounds
from .authority.proposing import reason_of, score_of
from .suggested_bodies import judged_bodies, pairs_of_bodies

#: Records of one block that are compared, and mentions that a record is judged by, at most.
LARGEST_BLOCK, MENTIONS = 200, 30
#: Suggestions about one record at most.
MOST = 5
CHUNK = 2000
PROFILES = """
SELECT wanted.id, m.article_id, m.traits FROM unnest(%s::bigint[]) AS wanted (id)
CROSS JOIN LATERAL (
    SELECT article_id, traits FROM {table} WHERE speaker_id = wanted.id LIMIT %s
) m
"""


@dataclass(frozen=True)
class Suggestion:
    """Two keys of records of one kind, how likely they are one (0–1), and why, in a sentence."""

    record: int
    other: int
    score: float
    reason: str


def suggest_merges(model):
    """The number of merges newly proposed among public records of `model`."""
    written = 0
    found = iter(likely_duplicates(model))
    while chunk := list(islice(found, CHUNK)):
        written += propose(model, chunk)
    return written


def likely_duplicates(model):
    """Suggestions for Speaker or Organization, the likeliest first."""
    counts = defaultdict(int)
    suggestions = likely_people() if model is Speaker else likely_bodies()
    kept = []
    for each in sorted(suggestions, key=lambda s: (-s.score, s.record, s.other)):
        if max(counts[each.record], counts[each.other]) < MOST:
            counts[each.record] += 1
            counts[each.other] += 1
            kept.append(each)
    return kept


def likely_people():
    return judged(pairs_of_people())


def likely_bodies():
    found = judged_bodies(pairs_of_bodies(names_of(Organization)))
    return (Suggestion(*each) for each in found)


def names_of(model):
    """(record key, identity key of a full name) of public records."""
    kind = model._meta.model_name
    rows = VariantName.objects.filter(**{f"{kind}__state": State.PUBLIC})
    rows = rows.exclude(kind=VariantName.Kind.PART)
    for record, name in rows.order_by("pk").values_list(f"{kind}_id", "name").iterator():
        if key := identity_key(model, name):
            yield record, key


def pairs_of_people():
    """{(record, record): how their names relate}: the closest relation of any two names."""
    blocks = defaultdict(list)
    for record, key in names_of(Speaker):
        words, _suffix = name_words(key)
        if len(words) > 1:
            for block in blocks_of(key, words):
                blocks[block].append((record, key))
    pairs = {}
    for block in blocks.values():
        for (one, key), (other, second) in combinations(block[:LARGEST_BLOCK], 2):
            how = one != other and (relation(key, second) or by_initial(key, second))
            if how:
                pair = (min(one, other), max(one, other))
                pairs[pair] = min(pairs.get(pair, how), how, key=ORDER.index)
    return pairs


def blocks_of(key, words):
    """Where a person's name meets others: by initial, and by all that the given name may be for."""
    given = (bare(words[0])[:1], *given_sounds(bare(words[0])))
    return {block_of(key), *(f"{sound} {sound_of(bare(words[-1]))}" for sound in given)}


ORDER = ("same", "spelling", "longer", "nickname", "initial")


def by_initial(one, other):
    """ "initial" where one name gives only the other's initial: A. Nazary."""
    (a, _), (b, _) = name_words(one), name_words(other)
    short = 1 in (len(a[0]), len(b[0]))
    return "initial" if short and a[0][0] == b[0][0] and alike(a[-1], b[-1]) else ""


def judged(pairs):
    """Suggestions for `pairs`, without those whom an article names as two."""
    profiles, articles = profiles_of({record for pair in pairs for record in pair})
    for (one, other), how in pairs.items():
        if articles[one] & articles[other]:
            continue
        comparison = compare(profiles[one], profiles[other])
        yield Suggestion(other, one, score_of(how, comparison), reason_of(how, comparison))


def profiles_of(records):
    """({record: Profile}, {record: article keys}) from some mentions of each."""
    profiles, articles = defaultdict(Profile), defaultdict(set)
    wanted = sorted(records)
    statement = PROFILES.format(table=SpeakerMention._meta.db_table)
    with connection.cursor() as cursor:
        for at in range(0, len(wanted), CHUNK):
            cursor.execute(statement, [wanted[at : at + CHUNK], MENTIONS])
            for record, article, traits in cursor.fetchall():
                profiles[record].add(traits)
                articles[record].add(article)
    return profiles, articles


def propose(model, suggestions):
    """Write those that nobody proposed or refused before; how many they are."""
    keys = {key for each in suggestions for key in (each.record, each.other)}
    records = model.objects.in_bulk(keys)
    ids = [record.public_id for record in records.values()]
    rows = Change.objects.filter(
        record_type=model._meta.model_name, record_id__in=ids, field="moved_to"
    ).exclude(state=Change.State.REVERTED)
    there = {frozenset(pair) for pair in rows.values_list("record_id", "after")}
    new = [
        ledger.entry(
            records[each.record], "moved_to", None, records[each.other],
            state=Change.State.PROPOSED, score=each.score, reason=each.reason,
        )
        for each in suggestions
        if {records[each.record].public_id, records[each.other].public_id} not in there
    ]  # fmt: skip
    return len(Change.objects.bulk_create(new))
