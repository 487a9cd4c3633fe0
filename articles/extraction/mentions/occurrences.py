"""Where the known names stand in the whole text, compounds and headline included."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..language.bodies import known_forms
from ..language.letters import UPPER
from ..language.lists import groups, words
from ..records import Span
from .bodies import BodyEntry
from .person import PersonEntry

_SPACES = str.maketrans("\u00a0\n", "  ")
#: Behind a name that does not go on.
_ENDS_NAME = rf"(?![\w-])(?! (?:of|for)\b| (?:(?:on|to|and|&) (?!\w+day\b))?[{UPPER}])"
_NAME = re.compile(rf"(?<!\w)[{UPPER}]\w+")


def occurrences(
    text: str, people: list[PersonEntry], bodies: list[BodyEntry], headlines: Iterable[Span]
) -> None:
    """Fills in every body's mentions; adds to people's mentions those of their full names that
    reading had left out, in headlines also of surnames. A longer name wins over one inside it."""
    forms = _forms(people, bodies)
    if not forms:
        return
    ends = {span.end for entry in people for span in entry.mentions}
    found = [*_found(text, forms), *_by_last_word(text, bodies)]
    for start, end, entry in [*found, *_in_headlines(text, people, headlines, found)]:
        if isinstance(entry, BodyEntry) or end not in ends:
            entry.mentions.append(Span(start, end))
            ends.add(end)
    for entry in people:
        entry.mentions.sort()


def _by_last_word(text: str, bodies: list[BodyEntry]) -> Iterator[tuple[int, int, BodyEntry]]:
    """Where the last word of a body's name stands for it, that of no other body in the text:
    the Council, the Tide."""
    bearers: dict[str, set[BodyEntry]] = defaultdict(set)
    for body in bodies:
        for form in body.forms:
            bearers[_shortest(form)].add(body)
    alone = {word: each for word, (each, *others) in bearers.items() if word and not others}
    if not alone:
        return
    word = re.compile(rf"\b[Tt]he ({'|'.join(map(re.escape, alone))}){_ENDS_NAME}")
    for match in word.finditer(text):
        alone[match.group(1)].forms[match.group(1)] += 1
        yield *match.span(1), alone[match.group(1)]


def _shortest(form: str) -> str:
    """The word by which a body goes on being called, "" if its name has none."""
    name = form.split()
    heads = [word for word in name if word in words("short_names_of_bodies")]
    return heads[-1] if len(name) > 1 and heads else ""


def _in_headlines(
    text: str,
    people: list[PersonEntry],
    headlines: Iterable[Span],
    found: list[tuple[int, int, PersonEntry | BodyEntry]],
) -> Iterator[tuple[int, int, PersonEntry]]:
    """Surnames in headlines that stand in none of the names found there."""
    surnames = {form.split()[-1]: person for person in people for form in person.forms}
    singles = surnames | {form: p for p in people for form in p.forms if " " not in form}
    for headline in headlines:
        inside = [span for span in found if headline.start <= span[0] < headline.end]
        for word in _NAME.finditer(text, headline.start, headline.end):
            free = not any(start <= word.start() < end for start, end, _ in inside)
            if free and word.group() in singles:
                yield *word.span(), singles[word.group()]


def _forms(people: list[PersonEntry], bodies: list[BodyEntry]) -> dict:
    forms = {}
    for person in people:
        for form in person.forms:
            if " " in form:
                forms[form] = person
    for body in bodies:
        for form in [*body.forms, *_known_variants(body)]:
            forms[form] = body
    return forms


def _known_variants(body: BodyEntry) -> Iterator[str]:
    main = known_forms().get(body.name)
    for group in groups("known_organizations"):
        if group[0] == main:
            yield from group


def _found(text: str, forms: dict) -> Iterator[tuple[int, int, PersonEntry | BodyEntry]]:
    lengths: dict[str, list[int]] = defaultdict(list)
    for form in forms:
        first = re.match(r"\W*\w+", form).group()
        lengths[first].append(len(form))
    lengths = {first: sorted(set(found), reverse=True) for first, found in lengths.items()}
    small = [re.escape(first) for first in lengths if first[0].islower()]
    word = re.compile(rf"(?<!\w)(?:[{UPPER}]\w*" + "".join(rf"|{s}\b" for s in small) + ")")
    position = 0
    while match := word.search(text, position):
        position = match.end()
        for length in lengths.get(match.group(), ()):
            end = match.start() + length
            entry = forms.get(text[match.start() : end].translate(_SPACES))
            if entry and end <= len(text) and not text[end : end + 1].isalnum():
                yield match.start(), end, entry
                position = end
                break
