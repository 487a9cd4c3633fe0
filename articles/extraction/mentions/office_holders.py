"""People whom an article names by surname alone, in the name of the government they head.

"The Biden administration" says who is meant although "Joe Biden" stands nowhere. Only those of the
curated list are known so, where one alone bears the surname, the article is about the country,
and nothing in it points to another bearer: a wrong name is worse than none.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ..language.bodies import known_forms
from ..language.heads import Head, is_about, only_head
from ..language.letters import UPPER
from ..language.lists import phrases, words
from ..language.names import gender, is_given_name
from ..records import Span
from .candidates import Candidate
from .person import PersonEntry
from .roles import role_of

_NOUN = re.compile(
    r"[ \u00a0](?:(?:administration|government|cabinet)s?|presidency|premiership|chancellorship|era"
    r"|White House)(?![\w-])"
)
_WORD = rf"[{UPPER}]\w*(?:-\w+|['’](?=[{UPPER}])\w+)*"
_NAME = rf"(?:(?:al|el)-|de |dos )?{_WORD}(?: {_WORD})?"
_NAMES = rf"{_NAME}(?:(?:, | and | or |, and |, or ){_NAME}){{0,3}}"
#: What may stand between the article and the name: "the former", "the U.S.-backed".
_WORDS = r"(?:(?:[a-z]+|[\w.]+-[a-z]+)[ \u00a0]){0,2}"
_BEFORE = re.compile(
    rf"(?:\b[Tt]he[ \u00a0]{_WORDS}(?P<names>{_NAMES})(?:['’]s?)?"
    rf"|(?:^|[\n.!?;:“\"(] ?|\b[a-z]+,? )(?P<owner>{_NAME})['’]s?)$"
)
_REACH = 100
#: What may be put before the surname of a head of state or of government.
_OFFICES = frozenset(
    ["president", "prime", "minister", "premier", "chancellor", "leader", "former", "then", "late"]
)
_OF_MEN, _OF_WOMEN = frozenset({"mr"}), frozenset({"mrs", "ms", "miss"})


def name_office_holders(
    text: str, candidates: Sequence[Candidate], people: list[PersonEntry]
) -> dict[PersonEntry, list[Span]]:
    """Where the names of governments name those who head them, person by person.

    Adds who is named so, and in no other way, to `people`, without a mention if there is none
    elsewhere; gives those who are there by surname alone the full name; takes mentions within a
    government's name away from them: a government speaks for itself.
    """
    places = defaultdict(list)
    for surname, span in _surnames(text):
        if head := only_head(surname):
            places[head].append(span)
    found = {}
    for head, spans in places.items():
        forms = {form for form in head.surnames if only_head(form) == head}
        bare = [each for each in candidates if " ".join(each.words) in forms]
        if _is_meant(text, head, forms, candidates, bare):
            found[_entry(text, head, forms, spans, bare, people)] = spans
    return found


def _surnames(text: str):
    """(surname, span) of each name that stands alone before a noun for a government, in order."""
    for noun in _NOUN.finditer(text):
        start = max(0, noun.start() - _REACH)
        before = _BEFORE.search(text[start : noun.start()])
        if before is None:
            continue
        group = "names" if before["names"] else "owner"
        for name in re.finditer(_NAME, before[group]):
            begin = start + before.start(group) + name.start()
            yield name.group(), Span(begin, begin + len(name.group()))


def _is_meant(
    text: str,
    head: Head,
    forms: set[str],
    candidates: Sequence[Candidate],
    bare: Sequence[Candidate],
) -> bool:
    """Whether the surname, in any of its forms, can mean nobody else here."""
    return (
        not any(_is_other_name(form) for form in forms)
        and is_about(text, head.country)
        and not any(_has_longer_name(text, head, form, candidates) for form in forms)
        and all(_title_fits(each, head) and _role_fits(text, each) for each in bare)
    )


def _is_other_name(form: str) -> bool:
    """Whether a surname is a place's, a people's or a body's name, too."""
    return form in phrases("places") or form in words("demonyms") or form in known_forms()


def _has_longer_name(text: str, head: Head, form: str, candidates: Sequence[Candidate]) -> bool:
    """Whether a longer name has the surname in it: another bearer's, or the head's own."""
    names = (" ".join(candidate.words) for candidate in candidates)
    if any(name != form and f" {form} " in f" {name} " for name in names):
        return True
    longer = re.finditer(rf"(\w+)[ \u00a0]{re.escape(form)}(?!\w)", text.replace(head.name, ""))
    return any(is_given_name(found.group(1)) for found in longer)


def _title_fits(candidate: Candidate, head: Head) -> bool:
    """Whether what stands before a bare surname can be said of the head: not "Mayor"."""
    given = gender(head.name.split()[0])
    address = {"m": _OF_MEN, "f": _OF_WOMEN}.get(given, _OF_MEN | _OF_WOMEN)
    titles = {word.rstrip(".").lower() for word in (candidate.title or "").split()}
    peoples = {word.lower() for word in (candidate.title or "").split() if _is_peoples(word)}
    return titles - peoples <= _OFFICES | address


def _is_peoples(word: str) -> bool:
    return word in words("demonyms") or word in {"US", "U.S.", "UK", "U.K."}


def _role_fits(text: str, candidate: Candidate) -> bool:
    """Whether what the article calls somebody, if anything, is an office that heads a country."""
    role = role_of(text, candidate)
    return role is None or not _OFFICES.isdisjoint(role[0].lower().split())


def _entry(
    text: str,
    head: Head,
    forms: set[str],
    spans: list[Span],
    bare: Sequence[Candidate],
    people: list[PersonEntry],
) -> PersonEntry:
    """The person's entry, named in full, with the bare surnames outside of `spans`."""
    entry = next((entry for entry in people if forms & entry.forms.keys()), None)
    if entry is None:
        entry = PersonEntry()
        people.append(entry)
    everywhere = {Span(c.start, c.end) for c in bare} | {*entry.mentions, *spans}
    entry.mentions = sorted(everywhere - {*spans})
    entry.forms = Counter(text[span.start : span.end] for span in everywhere)
    entry.forms[head.name] = len(everywhere)
    entry.gender = entry.gender or gender(head.name.split()[0])
    return entry
