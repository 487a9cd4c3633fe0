"""What keeps two senses from being one person's: people, articles, or what is said of them."""

from itertools import combinations

from .evidence import beside, compare

#: A sense of so many mentions, and so many times those of the next, takes what fits several.
DOMINANT, TIMES = 5, 5
#: Two people stand in one article in more than one of so many; seldomer it is a slip.
SELDOM = 20


def in_conflict(senses):
    """Those that cannot be one with some other; two that people fixed never are."""
    anchored = [sense for sense in senses if sense.profile.anchored or sense.fixed]
    found = []
    for one, other in combinations(anchored, 2):
        if clash(one, other):
            found += [one, other]
    large = [sense for sense in senses if sense.profile.size >= DOMINANT]
    for one, other in combinations(large, 2):
        if compare(one.profile, other.profile).conflict:
            found += [one, other]
    return [sense for sense in senses if sense in found]


def dominant_of(senses):
    largest, second = sorted(senses, key=lambda sense: -sense.profile.size)[:2]
    size = largest.profile.size
    return largest if size >= max(DOMINANT, TIMES * second.profile.size) else None


def kept_apart(one, other):
    """Whether an article or a person says that these are two people."""
    if both_fixed(one, other):
        return True
    together = len(one.articles & other.articles) + names_beside(one, other)
    together += names_beside(other, one)
    return together * SELDOM >= min(one.profile.size, other.profile.size) and together > 0


def names_beside(one, other):
    """In how many of its articles one stands beside the name of the other."""
    return sum(one.profile.counts[beside(key)] for key in other.keys)


def clash(one, other):
    """Whether people or what is said of them keep two senses of one name apart."""
    return both_fixed(one, other) or compare(one.profile, other.profile).conflict


def both_fixed(one, other):
    return bool(one.fixed and other.fixed)
