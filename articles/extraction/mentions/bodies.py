"""Names of bodies as found -> the bodies of an article, each with every form of its name."""

import re
from collections import Counter, defaultdict
from collections.abc import Container
from dataclasses import dataclass, field

from ..language.bodies import known_forms
from ..language.letters import UPPER
from ..records import Span
from .acronyms import acronym_given, acronym_of
from .short_forms import ends_of_names, short_forms

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


def bodies_of(
    text: str,
    found: list[Span],
    published_by: str | None = None,
    surnames: Container[str] = frozenset(),
) -> list[BodyEntry]:
    """The bodies that the spans name, and the publication, their forms joined: acronyms given
    for them, names the text equates, shorter and misspelt forms, but for people's `surnames`.
    `mentions` are still empty."""
    forms: dict[str, BodyEntry] = {}
    if published_by:
        _entry_for(forms, published_by)
    found = _without_last_words(text, found, published_by or "")
    printed = Counter(_form(text, span) for span in found)
    for form, _ in printed.most_common():
        _entry_for(forms, form)
    for number, span in enumerate(found):
        entry = _entry_for(forms, _form(text, span))
        _add_acronym(forms, entry, text, span)
        _add_equated(forms, entry, text, span, found[number + 1 : number + 2])
    _join_variants(forms)
    _add_short_forms(forms, text, surnames)
    for form, entry in forms.items():
        entry.forms[form] += 1
    bodies = list(dict.fromkeys(forms.values()))
    for body in bodies:
        whose = body.name.startswith("U.S. ")
        if not whose and body.name not in printed and body.name not in text:
            body.name = max((f for f in body.forms if f in printed), key=len, default=body.name)
    return bodies


def _form(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _without_last_words(text: str, found: list[Span], published_by: str) -> list[Span]:
    """The names found, but for last words of other ones, which are looked for behind "the"."""
    names = [_form(text, span) for span in found]
    last = {
        name.split()[-1] for name in [*names, published_by] if " " in name
    } - known_forms().keys()
    return [span for span, name in zip(found, names, strict=True) if name not in last]


def _entry_for(forms: dict[str, BodyEntry], form: str) -> BodyEntry:
    main = known_forms().get(form, form)
    if form not in forms:
        forms[form] = forms.setdefault(main, BodyEntry(main)) if main != form else BodyEntry(form)
    return forms[form]


def _add_acronym(forms: dict[str, BodyEntry], entry: BodyEntry, text: str, span: Span) -> None:
    acronym = acronym_given(text, span.end, entry.name)
    if acronym:
        forms[acronym] = entry


def _add_short_forms(forms: dict[str, BodyEntry], text: str, surnames: Container[str]) -> None:
    """Adds the names by which firms and clubs go on being called, those of one body alone."""
    bearers: dict[str, set[BodyEntry]] = defaultdict(set)
    for form, entry in forms.items():
        for short in short_forms(form):
            bearers[short].add(entry)
    printed = ends_of_names(text, (len(short.split()) for short in bearers))
    for short, entries in bearers.items():
        known = short in known_forms() and short in forms
        if len(entries) == 1 and short in printed and short not in surnames and not known:
            forms[short] = next(iter(entries))


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
        longer = acronyms.get(form) if form.isupper() and len(form) > 2 else None
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
