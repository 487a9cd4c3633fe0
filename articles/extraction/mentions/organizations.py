"""Runs of capitalised words -> names of bodies."""

import re
from collections.abc import Iterator, Sequence

from ..language.bodies import known_forms, known_names
from ..language.lists import phrases, words
from ..language.names import is_given_name
from .runs import Part, Run

_JOINING_OF = frozenset({"of", "of the", "for", "for the"})
_JOINING_ON = frozenset({"on", "on the"})
#: Bodies whose names go on after "and": the Department of Health and Human Services.
_WITH_AND = frozenset({"Department", "Ministry", "Committee", "Office", "Board", "Commission"})
#: Bodies that sit "on" something: the Commission on Presidential Debates.
_WITH_ON = frozenset({"Board", "Caucus", "Commission", "Committee", "Conference", "Council"})
#: What follows "&" in names of firms.
_FAMILY = frozenset({"Son", "Sons", "Daughter", "Daughters", "Brothers", "Co", "Co.", "Company"})
#: Last words of bodies' names that are surnames, too.
_SURNAMES = frozenset({"Bloomberg", "Forbes", "Church"})
_TAIL = re.compile(r"[ \u00a0](administration|network|campaign|cartel)\b")
_ACRONYM = re.compile(r"[A-Z]{3,6}$")
_DEFINITION = re.compile(r"[ \u00a0]\(([A-Z]{2,8})\)")
_DEFINED_WORDS = 12
#: After a possessive these are part of the name: King's College.
_POSSESSED = re.compile(r"['’]s (College|Hospital|Cathedral|Church|School)\b")
_ROLE_AT = re.compile(
    r"\b(?:president|fellow|professor|director|analyst|adviser|advisor|editor|reporter|researcher"
    r"|lecturer|lawyer|economist|strategist|expert|correspondent|scientist|partner) (?:at|with) "
    r"(?:the )?$"
)
_GROUP_BEFORE = re.compile(
    r"\b(?:groups?|organi[sz]ations?|part(?:y|ies)|militias?)"
    r" (?:like|such as|called|named) (?:the )?$"
)
_GROUP_AFTER = re.compile(
    r" (?:[a-z]+ )?(?:group|organi[sz]ation|party|movement|militia|network|company|newspaper)\b"
)


def with_article(text: str, start: int, name: str) -> int:
    """Where a paper's name begins whose article has a capital inside a sentence: The Times."""
    the_times = name.split()[-1] in words("publications") and text.startswith("The ", start - 4)
    return start - 4 if the_times and start > 5 and text[start - 6] not in '.!?\n:”"' else start


def organizations_in(text: str, run: Run) -> Iterator[tuple[int, int, int]]:
    """The bodies a run names: (first part, last part + 1, end in the text), not overlapping."""
    number = 0
    while number < len(run.parts):
        skipped = run.parts[number].joins or _is_in_a_persons_name(run.parts, number)
        end = None if skipped else _last_part(text, run, number)
        if end is None:
            number += 1
        else:
            yield number, *end
            number = end[0]


def _is_in_a_persons_name(parts: Sequence[Part], number: int) -> bool:
    """Whether a part or the next is a firm's or paper's name after a given one: Walt Disney."""
    word = parts[number].word
    if number and not parts[number - 1].joins and word in known_forms():
        return is_given_name(parts[number - 1].word)
    following = parts[number + 1].word if number + 1 < len(parts) else ""
    return following in _SURNAMES and is_given_name(word)


def _last_part(text: str, run: Run, first: int) -> tuple[int, int] | None:
    parts = run.parts
    end = _defined(text, parts, first) or _longer(parts, _known(parts, first), first)
    if end:
        return end, parts[end - 1].end
    return _by_context(text, run, first)


def _longer(parts: Sequence[Part], known: int | None, first: int) -> int | None:
    """The end of a known name; of a longer one that goes on with it and has a body's shape."""
    shaped = _shaped(parts, first)
    goes_on = known and shaped and shaped > known and not parts[known].joins
    offices = goes_on and (_is_office(parts, known) or _is_office(parts, shaped))
    return shaped if goes_on and not offices else known or shaped


def _is_office(parts: Sequence[Part], number: int) -> bool:
    """Whether what comes next is an office: White House Press Secretary, Chief of Staff."""
    word = parts[number].word.lower() if number < len(parts) else ""
    return word in words("titles") or word in words("role_words")


def _defined(text: str, parts: Sequence[Part], first: int) -> int | None:
    """The end of a name that its first letters follow in brackets: Union of Ferry Crews (UFC)."""
    for end in range(first + 2, min(len(parts), first + _DEFINED_WORDS) + 1):
        match = _DEFINITION.match(text, parts[end - 1].end)
        if match:
            name = " ".join(part.word for part in parts[first:end])
            return end if acronym_of(name) == match.group(1) else None
    return None


def _known(parts: Sequence[Part], first: int) -> int | None:
    word = parts[first].word
    following = parts[first + 1].word.partition(" ")[0] if first + 1 < len(parts) else ""
    for opening in (f"{word} {following}", word):
        for name in known_names().get(opening, ()):
            end = _end_of(parts, first, name)
            if end:
                return end
    return None


def _end_of(parts: Sequence[Part], first: int, name: tuple[str, ...]) -> int | None:
    """Where a name ends whose words the parts from `first` on are; a part may have two words."""
    number, end = 0, first
    while number < len(name):
        if end == len(parts):
            return None
        printed = parts[end].word.split()
        if tuple(printed) != name[number : number + len(printed)]:
            return None
        number, end = number + len(printed), end + 1
    return end


def _shaped(parts: Sequence[Part], first: int) -> int | None:
    """The end of a name with the shape of a body's: "… Front", "Ministry of …", "Jamaat …"."""
    group = first
    while group < len(parts) and not _ends_name(parts[group]):
        group += 1
    if group + 1 < len(parts) and parts[group].word == "&" and parts[group + 1].word in _FAMILY:
        return group + 2
    heads = [n for n in range(first, group) if _is_last_word(parts[n].word)]
    if parts[first].word in words("organization_starts") and group > first + 1:
        return group
    if not heads or _is_ordinary(parts[first].word):
        return None
    end = heads[-1] + 1
    if " ".join(part.word for part in parts[first:end]) in phrases("places"):
        return None
    longer = _after_of(parts, end) if end == group else None
    return longer or (end if end > first + 1 else None)


def _is_last_word(word: str) -> bool:
    return word in words("organization_heads") or word in words("publications")


def _after_of(parts: Sequence[Part], end: int) -> int | None:
    """Where a name ends that goes on with "of" or "for" after the part before `end`."""
    head, longer = parts[end - 1].word, None
    while end < len(parts) - 1 and (
        parts[end].word in _JOINING_OF
        or (head in _WITH_ON and parts[end].word in _JOINING_ON)
        or (longer and parts[end].word in {"and", "&"} and _goes_on(parts, end, head))
    ):
        end += 1
        begin = end
        while end < len(parts) and not _ends_name(parts[end]):
            end += 1
        if end == begin:
            break
        longer = end
    return longer


def _goes_on(parts: Sequence[Part], number: int, head: str) -> bool:
    """Whether a name goes on after "and": with the field of a department, or with one that its
    last word shows to be one (Center for Economic and Policy Research)."""
    group = number + 1
    while group < len(parts) and not _ends_name(parts[group]):
        group += 1
    return head in _WITH_AND or parts[group - 1].word in words("fields_of_bodies")


def _ends_name(part: Part) -> bool:
    return part.joins or part.word in words("calendar")


def _by_context(text: str, run: Run, first: int) -> tuple[int, int] | None:
    parts = run.parts
    part = parts[first]
    group = first
    while group < len(parts) and not parts[group].joins:
        group += 1
    end = parts[group - 1].end
    tail = _TAIL.match(text, end)
    if tail and not _is_ordinary(parts[group - 1].word) and first == group - 1:
        return group, tail.end()
    possessed = _POSSESSED.match(text, part.end)
    if possessed and first == group - 1:
        return group, possessed.end()
    if _is_acronym(text, part):
        return first + 1, part.end
    before = text[max(0, part.start - 60) : part.start]
    if _GROUP_BEFORE.search(before) or (_ROLE_AT.search(before) and group - first > 1):
        return group, end
    if before.endswith("the ") and group - first > 1 and _GROUP_AFTER.match(text, end):
        return group, end
    return None


def _is_acronym(text: str, part: Part) -> bool:
    if not _ACRONYM.match(part.word) or part.word in words("no_organizations"):
        return False
    before = text[max(0, part.start - 12) : part.start]
    in_brackets = before.endswith("(") and text[part.end : part.end + 1] == ")"
    return in_brackets or bool(re.search(r"\b(?:the|former|from|by)\s(?:[a-z]+ )?$", before))


def _is_ordinary(word: str) -> bool:
    return word.lower() in words("ordinary_words") and word not in words("name_openers")


def acronym_of(name: str) -> str:
    """The first letters of a name's capitalised words."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
