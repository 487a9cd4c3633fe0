"""Names of bodies as found -> the bodies of an article, each with every form of its name."""

import re
from collections import Counter
from dataclasses import dataclass, field

from ..language.bodies import known_forms
from ..language.letters import UPPER
from ..records import Span
from .organizations import acronym_of

_BRACKETS = re.compile(r"\s?\(([A-Z][A-Za-z.]{1,9})\)")
_EQUATED = re.compile(
    r",? (?:officially|formally|formerly|also|otherwise|commonly|better) (?:called|known as|named)"
    rf" (?:the )?(?=[{UPPER}])"
)
_LEAST_SHORT_WORDS = 2
#: So many names with one first word are compared.
_MOST_ALIKE = 20


@dataclass(eq=False, slots=True)
class BodyEntry:
    """One body while the article is read; `name` is its main form."""

    name: str
    forms: Counter = field(default_factory=Counter)
    mentions: list[Span] = field(default_factory=list)


def bodies_of(text: str, found: list[Span], published_by: str | None = None) -> list[BodyEntry]:
    """The bodies that the spans name, and the publication, their forms joined: acronyms defined
    in brackets, names the text equates, shorter and misspelt forms. `mentions` are still empty."""
    forms: dict[str, BodyEntry] = {}
    if published_by:
        _entry_for(forms, published_by)
    printed = Counter(" ".join(text[span.start : span.end].split()) for span in found)
    for form, _ in printed.most_common():
        _entry_for(forms, form)
    for number, span in enumerate(found):
        entry = _entry_for(forms, " ".join(text[span.start : span.end].split()))
        _add_acronym(forms, entry, text, span)
        _add_equated(forms, entry, text, span, found[number + 1 : number + 2])
    _join_variants(forms)
    for form, entry in forms.items():
        entry.forms[form] += 1
    return list(dict.fromkeys(forms.values()))


def _entry_for(forms: dict[str, BodyEntry], form: str) -> BodyEntry:
    main = known_forms().get(form, form)
    if form not in forms:
        forms[form] = forms.setdefault(main, BodyEntry(main)) if main != form else BodyEntry(form)
    return forms[form]


def _add_acronym(forms: dict[str, BodyEntry], entry: BodyEntry, text: str, span: Span) -> None:
    match = _BRACKETS.match(text, span.end)
    if match and match.group(1).replace(".", "") in {
        acronym_of(entry.name),
        acronym_of(entry.name.replace(" of ", " Of ")),
    }:
        forms[match.group(1)] = entry


def _add_equated(forms, entry: BodyEntry, text: str, span: Span, following: list[Span]) -> None:
    match = _EQUATED.match(text, span.end)
    if match and following and following[0].start == match.end():
        other = text[following[0].start : following[0].end]
        forms[other] = entry


def _join_variants(forms: dict[str, BodyEntry]) -> None:
    """Joins acronyms, the first words and misspellings of a longer name to it. The forms come
    with the most frequent first."""
    for form in forms:
        bare = form.removeprefix("The ")
        if bare != form and bare in forms:
            forms[bare] = forms[form]
    by_first: dict[str, list[str]] = {}
    for form in forms:
        by_first.setdefault(form.split()[0], []).append(form)
    acronyms = {acronym_of(form): form for form in forms if len(form.split()) > 1}
    for form in list(forms):
        longer = acronyms.get(form) if form.isupper() and len(form) > 1 else None
        alike = by_first[form.split()[0]][:_MOST_ALIKE]
        rank = alike.index(form) if form in alike else len(alike)
        for number, other in enumerate(alike):
            if form not in known_forms() and _is_variant(form, other, rarer=number < rank):
                longer = other
        if longer and forms[form] is not forms[longer]:
            forms[form] = forms[longer]


def _is_variant(form: str, other: str, rarer: bool) -> bool:
    """Whether a form is the beginning of another, or a misspelling that is rarer than it."""
    short, long = form.split(), other.split()
    if _LEAST_SHORT_WORDS <= len(short) < len(long):
        return long[: len(short)] == short
    if len(short) != len(long) or len(short) < 3 or not rarer:
        return False
    differ = [(a, b) for a, b in zip(short, long, strict=True) if a != b]
    return len(differ) == 1 and _is_misspelt(*differ[0])


def _is_misspelt(one: str, two: str) -> bool:
    """Whether two words share all but their last two letters, and at least five."""
    stem = min(len(one), len(two)) - 2
    return abs(len(one) - len(two)) <= 2 and stem >= 5 and one[:stem] == two[:stem]
