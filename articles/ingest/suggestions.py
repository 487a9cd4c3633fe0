"""Records that may be one: compared within blocks of names that sound alike, so never n²."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, islice

from django.db import connection

from articles.folding import sound_key, sound_of
from articles.models import Change, Organization, Speaker, SpeakerMention, State, VariantName

from . import ledger
from .authority.evidence import Profile, compare
from .authority.keys import alike, block_of, identity_key, name_words, relation
from .authority.proposing import reason_of, score_of

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
    pairs = pairs_of_people() if model is Speaker else pairs_of_bodies()
    counts = defaultdict(int)
    suggestions = judged(pairs) if model is Speaker else by_name_only(pairs)
    kept = []
    for each in sorted(suggestions, key=lambda s: (-s.score, s.record, s.other)):
        if max(counts[each.record], counts[each.other]) < MOST:
            counts[each.record] += 1
            counts[each.other] += 1
            kept.append(each)
    return kept


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
            blocks[block_of(key)].append((record, key))
            blocks[f"{words[0][0]} {sound_of(words[-1])}"].append((record, key))
    pairs = {}
    for block in blocks.values():
        for (one, key), (other, second) in combinations(block[:LARGEST_BLOCK], 2):
            how = one != other and (relation(key, second) or by_initial(key, second))
            if how:
                pair = (min(one, other), max(one, other))
                pairs[pair] = min(pairs.get(pair, how), how, key=ORDER.index)
    return pairs


ORDER = ("same", "spelling", "longer", "initial")


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


def pairs_of_bodies():
    """{(record, record): how}: bodies whose names sound the same, or whose acronym is the other."""
    sounds, acronyms = defaultdict(dict), defaultdict(dict)
    for record, key in names_of(Organization):
        words = key.split()
        sounds[sound_key(key)][record] = key
        if len(words) > 1:
            acronyms["".join(word[0] for word in words)][record] = key
        else:
            acronyms[key].setdefault(record, key)
    pairs = {}
    for blocks, how in ((acronyms, "acronym"), (sounds, "spelling")):
        for block in blocks.values():
            for one, other in combinations(sorted(block)[:LARGEST_BLOCK], 2):
                single = len({len(block[one].split()) > 1, len(block[other].split()) > 1}) == 2
                if how == "spelling" or single:
                    pairs[one, other] = how
    return pairs


def by_name_only(pairs):
    nothing = compare(Profile(), Profile())
    for (one, other), how in pairs.items():
        yield Suggestion(other, one, score_of(how, nothing), reason_of(how, nothing))


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
