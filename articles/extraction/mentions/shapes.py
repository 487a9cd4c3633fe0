"""Names of bodies by their own words: what they are, for whom, and in which form of law."""

import re
from collections.abc import Sequence
from functools import cache

from ..language.bodies import known_names
from ..language.letters import UPPER
from ..language.lists import phrases, words
from ..language.names import is_given_name
from .runs import Part

_JOINING_OF = frozenset({"of", "of the", "for", "for the"})
_JOINING_ON = frozenset({"on", "on the"})
_ANDS = frozenset({"and", "&"})
#: Small words of names in other languages: Observatorio de Puertos, Rat der Fischer.
_JOINING_ELSEWHERE = frozenset(
    {"de", "de la", "del", "du", "des", "der", "den", "di", "da", "do", "dos", "la", "le", "el"}
    | {"y", "e", "et", "und", "für", "pour", "sans", "della", "delle", "dei", "van", "van de"}
)
#: Those that no name of a person has.
_ELSEWHERE = frozenset({"du", "des", "del", "de la", "della", "für", "pour"})
#: Bodies whose names go on after "and": the Department of Health and Human Services.
_WITH_AND = frozenset({"Department", "Ministry", "Committee", "Office", "Board", "Commission"})
#: Bodies that sit "on" something: the Commission on Presidential Debates.
_WITH_ON = frozenset({"Board", "Caucus", "Commission", "Committee", "Conference", "Council"})
#: What follows "&" in names of firms.
_FAMILY = frozenset(
    {"Son", "Sons", "Daughter", "Daughters", "Brothers", "Co", "Co.", "Company", "Cie", "Partners"}
    | {"Associates", "Sister", "Sisters"}
)
#: Last words of bodies' names that mean something else before an office: White House Press
#: Secretary.
_BEFORE_OFFICES = frozenset({"Press", "House", "News", "Media", "Staff", "Independent"})
_CAPITALISED = rf"[{UPPER}][\w’'-]*"
#: Fields after the first one: "Ministry of Land, Infrastructure and Transport".
_FIELDS = re.compile(
    rf"(?:, {_CAPITALISED}(?: {_CAPITALISED})?){{1,5}},? (?:and|&)"
    rf" ({_CAPITALISED}(?: {_CAPITALISED})?)"
)
#: What goes on after "to", "without" or "against": "Committee to Protect Ports".
_GOING_ON = re.compile(
    rf" (?:to(?= (?:Abolish|Combat|Defend|End|Free|Keep|Preserve|Prevent|Promote|Protect|Re"
    rf"|Rescue|Restore|Save|Stop|Support))|without|Without|against|Against)((?: {_CAPITALISED})+)"
)
_LISTED = re.compile(
    rf"(?:, {_CAPITALISED}){{1,4}},? (?:and|&)(?: {_CAPITALISED}){{1,3}}?"
    rf" ({_CAPITALISED})(?! [{UPPER}])"
)
_WORD_BEFORE = re.compile(r"(?:^|[^\w])[Tt]he (?:[a-z-]+ ){0,2}$")
#: Ordinary words with which bodies' names begin: Police Service, People's Front.
_OPENERS = frozenset({"Police", "People"})
#: Bodies of states, whose names do not begin with whose they are: the Kenyan Ministry of Mines.
_OF_STATES = frozenset({"Ministry", "Directorate", "Department", "Embassy", "Consulate", "Chamber"})
#: What is done for somebody: Transport for Hadlow, Medical Aid for Miners.
_FOR_ONLY = frozenset(
    {
        "Transport",
        "Aid",
        "Justice",
        "Action",
        "Hope",
        "Homes",
        "Relief",
        "Rights",
        "Alternative",
        "Help",
    }
)
#: Offices that have an office: the Prosecutor's Office.
_OFFICES = frozenset(
    {"Prosecutor", "Sheriff", "General", "Coroner", "Comptroller", "Attorney", "Governor", "Mayor"}
)
_NO_ENDS = (" Act", " Bill", " Law", " Award", " Prize", " Day")
_HEAD_REACH = 3
#: Whose voice or help a body is: Renters’ Voice.
_VOICES = frozenset({"Voice", "Aid", "Network", "Action", "Rights", "Initiative", "Watch"})
_BORDERS = frozenset({"Borders", "Frontiers"})
#: After these a name of a body may go on: "Women’s Council", "Reed Optics, Inc."
_GOES_ON = frozenset({"'", "’", ","})
#: Forms of law that are written with a dot.
_CUT_SHORT = frozenset({"Inc", "Ltd", "Co", "Corp", "Cie", "Bhd", "Pty", "Pvt", "Sdn", "Ltda"})
_CAPITAL_BEHIND = re.compile(rf"(?:,|['’]s?) [{UPPER}]")
_SMALL_LEGAL = (
    " plc",
    " mbB",
    " mbH",
    " gGmbH",
    " e.V.",
    " eV",
    " eG",
    " a.s.",
    " s.r.o",
    " d.o.o",
)
#: Whose a body is: "Women’s Council", "Farmers' Union".
_OWNERS = frozenset({"Women", "Men", "Children", "People", "Consumer", "Veteran"})
_POSSESSED = re.compile(rf"(?:['’](s)|(?<=s)['’]) ((?:{_CAPITALISED} ){{0,4}}{_CAPITALISED})")
_OF_WHOM = re.compile(rf" (?:of|for)(?: the)?(?: {_CAPITALISED})+")
#: Colleges that are named with their towns: University College Cork.
_COLLEGES = frozenset({"University", "Imperial"})


def group_end(parts: Sequence[Part], first: int) -> int:
    """Where the capitalised words that stand side by side from `first` on end."""
    while first < len(parts) and not _ends_name(parts[first]):
        first += 1
    return first


@cache
def _heads() -> frozenset[str]:
    return words("organization_heads") | words("body_heads") | words("publications")


@cache
def _last_words() -> frozenset[str]:
    return _heads() | words("firm_heads") | words("club_heads")


@cache
def _telling() -> frozenset[str]:
    """Words without which no name has a body's shape, but for forms of law behind it."""
    lists = ("firm_heads", "club_heads", "body_openers", "organization_starts", "legal_forms")
    found = _heads().union(words("legal_openers"), *map(words, lists))
    return (
        found
        | {two.split()[1] for two in phrases("heads_of_two_words")}
        | _BORDERS
        | {"&", "Daily"}
    )


def may_be_shaped(text: str, parts: Sequence[Part]) -> bool:
    """Whether anything in the parts of a run or right behind them can give a name a body's
    shape."""
    end = parts[-1].end
    if text[end : end + 1] in _GOES_ON and _CAPITAL_BEHIND.match(text, end):
        return True
    if text.startswith(_SMALL_LEGAL, end):
        return True
    telling = _telling()
    return any(part.word in telling for part in parts)


def shaped(text: str, parts: Sequence[Part], first: int) -> tuple[int, int] | None:
    """(last part + 1, end in the text) of a name with the shape of a body's, or None: "… Front",
    "Ministry of …", "Jamaat …", "… GmbH"."""
    found = firm(text, parts, first)
    if found:
        return found
    group = group_end(parts, first)
    if parts[first].word in words("organization_starts"):
        end = elsewhere(parts, group)
        return (end, parts[end - 1].end) if end > first + 1 else None
    if is_ordinary(parts[first].word):
        return None
    listed = _listed(text, parts, first)
    if listed:
        return listed
    if parts[first].word == "Daily" and group > first + 1:
        return first + 2, parts[first + 1].end
    opened = _opened(text, parts, first, group)
    if opened:
        return None if text.endswith(_NO_ENDS, 0, opened[1]) else opened
    possessed = _over_possessive(text, parts, first, group)
    if possessed:
        return possessed
    end = _last_head(parts, first, group) or _over_and(text, parts, first, group)
    if not end or _is_no_body(parts, first, end, max(end, group)):
        return None
    at_end = end == group or end > group
    longer = _after_of(parts, end) if at_end else None
    if longer and parts[end - 1].word in _OF_STATES and parts[first].word in words("demonyms"):
        return None
    if at_end and end < len(parts) and parts[end].word in _ELSEWHERE:
        longer = elsewhere(parts, end)
    if not longer and end == first + 1:
        return None
    end = longer or end
    return end, _with_fields(text, parts, first, end) or parts[end - 1].end


def _last_head(parts: Sequence[Part], first: int, group: int) -> int | None:
    """Behind the last of the parts that says what a body is; a firm's is none after a given
    name."""
    heads = [n for n in range(first, group) if _is_head(parts, n)]
    if not heads:
        return None
    end, word = heads[-1] + 1, parts[heads[-1]].word
    named = is_given_name(parts[first].word) and word not in _heads() and end - first == 2
    if word == "College" and parts[heads[-1] - 1].word in _COLLEGES and end < group:
        end += 1
    return None if named else end


def _is_head(parts: Sequence[Part], number: int) -> bool:
    word = parts[number].word
    two = f"{parts[number - 1].word} {word}" if number else word
    return word in _last_words() or two in phrases("heads_of_two_words")


def _over_possessive(
    text: str, parts: Sequence[Part], first: int, group: int
) -> tuple[int, int] | None:
    """The end of a name with those in it whose body it is: Ferry Workers' Union."""
    owners = parts[group - 1]
    if text[owners.end : owners.end + 1] not in _GOES_ON:
        return None
    match = _POSSESSED.match(text, owners.end)
    office = match and owners.word in _OFFICES and match.group(2).startswith("Office")
    if not match or (match.group(1) and owners.word not in _OWNERS and not office):
        return None
    title = not office and parts[first].word.rstrip(".").lower() in words("titles")
    if title or owners.word in words("demonyms") or owners.word in phrases("places"):
        return None
    name = match.group(2).split()
    heads = [n for n, word in enumerate(name) if word in _heads() or word in _VOICES]
    if not heads or (not match.group(1) and not owners.word.endswith("s")):
        return None
    end = match.start(2) + len(" ".join(name[: heads[-1] + 1]))
    longer = _OF_WHOM.match(text, end)
    return group, longer.end() if longer else end


def _is_no_body(parts: Sequence[Part], first: int, end: int, group: int) -> bool:
    """Whether the words name a place or a thing for all that a body's word is among them."""
    name = " ".join(part.word for part in parts[first:end])
    last = parts[group - 1].word
    if name in phrases("places"):
        return True
    if end < group and (last in words("thing_heads") or last == "Area") and last not in _heads():
        return True
    following = parts[end].word.lower() if end < len(parts) else ""
    office = following in words("titles") or following in words("role_words")
    return office and parts[end - 1].word in _BEFORE_OFFICES and end > first + 1


def _over_and(text: str, parts: Sequence[Part], first: int, group: int) -> int | None:
    """The end of a name of two halves: the Justice and Development Party."""
    if not first < group < len(parts) - 1 or parts[group].word not in _ANDS:
        return None
    if group - first > _HEAD_REACH or not _may_be_half(text, parts, first, group):
        return None
    end = _last_head(parts, group + 1, group_end(parts, group + 1))
    return end if end and end > group + 2 else None


def _may_be_half(text: str, parts: Sequence[Part], first: int, group: int) -> bool:
    """Whether words before "and" are the first half of a name: no name of their own, and behind
    "the", or a field."""
    last = parts[group - 1].word
    if last in _last_words() or is_given_name(parts[first].word):
        return False
    if any(part.word in words("demonyms") or is_known(part.word) for part in parts[first:group]):
        return False
    if " ".join(part.word for part in parts[first:group]) in phrases("places"):
        return False
    the = _WORD_BEFORE.search(text[max(0, parts[first].start - 30) : parts[first].start])
    return bool(the) or last in words("fields_of_bodies")


def is_known(name: str) -> bool:
    """Whether a name of one or two words is known for a body's."""
    return any(" ".join(found) == name for found in known_names().get(name, ()))


def _after_of(parts: Sequence[Part], end: int) -> int | None:
    """Where a name ends that goes on with "of" or "for" after the part before `end`."""
    head, longer = parts[end - 1].word, None
    while end < len(parts) - 1 and (
        parts[end].word in _JOINING_OF
        or (head in _WITH_ON and parts[end].word in _JOINING_ON)
        or (longer and parts[end].word in _ANDS and _goes_on(parts, end, head))
    ):
        begin = end + 1
        end = group_end(parts, begin)
        if end == begin:
            break
        longer = end
    return longer


def _goes_on(parts: Sequence[Part], number: int, head: str) -> bool:
    """Whether a name goes on after "and": with the field of a department, or with one that its
    last word shows to be one (Center for Economic and Policy Research)."""
    last = parts[group_end(parts, number + 1) - 1].word
    workers = last.endswith("s") and last.lower() in words("person_nouns")
    return head in _WITH_AND or workers or last in words("fields_of_bodies")


def _with_fields(text: str, parts: Sequence[Part], first: int, end: int) -> int | None:
    """Where a list of fields ends that goes on with a name: Ministry of Land, Coasts and Ports."""
    if not any(part.word in _JOINING_OF for part in parts[first:end]):
        return None
    match = _FIELDS.match(text, parts[end - 1].end)
    if not match or parts[end - 1].word not in words("fields_of_bodies"):
        return None
    of_state = parts[first].word in _WITH_AND
    return (
        match.end() if of_state or match.group(1).split()[-1] in words("fields_of_bodies") else None
    )


def _listed(text: str, parts: Sequence[Part], first: int) -> tuple[int, int] | None:
    """The end of a name that begins with several fields: Food, Ports and Forestry Ministry."""
    if text[parts[first].end : parts[first].end + 1] != "," or parts[first].word not in words(
        "fields_of_bodies"
    ):
        return None
    match = _LISTED.match(text, parts[first].end)
    return (first + 1, match.end()) if match and match.group(1) in _heads() else None


def _opened(text: str, parts: Sequence[Part], first: int, group: int) -> tuple[int, int] | None:
    """The end of a name that its first word opens: Friends of the Heron, Cooks Without Borders."""
    word = parts[group - 1].word
    if word not in words("body_openers") and word not in _heads():
        inside = {part.word for part in parts[first + 1 : group - 1]} & {
            "Without",
            "Against",
            "For",
        }
        first_word = parts[first].word
        known = first_word in words("body_openers") or first_word in _heads()
        known = known or word in _BORDERS
        return (group, parts[group - 1].end) if inside and known else None
    going_on = _GOING_ON.match(text, parts[group - 1].end)
    if going_on:
        return group, going_on.end()
    if word in words("body_openers") and word not in _heads():
        only_for = word in _FOR_ONLY and group < len(parts) and parts[group].word != "for"
        end = None if only_for else _after_of(parts, group)
        return (end, parts[end - 1].end) if end else None
    return None


def elsewhere(parts: Sequence[Part], end: int) -> int:
    """Where a name of another language ends, small words within."""
    while end < len(parts) - 1 and parts[end].word in _JOINING_ELSEWHERE:
        begin = end + 1
        end = group_end(parts, begin)
        if end == begin:
            return begin - 1
    return end


def _ends_name(part: Part) -> bool:
    return part.joins or part.word in words("calendar")


def is_ordinary(word: str) -> bool:
    listed = word.lower() in words("ordinary_words") and word not in words("name_openers")
    return listed and word not in _OPENERS


@cache
def _legal() -> re.Pattern:
    """Forms of law behind a name, one or several."""
    forms = sorted(words("legal_forms"), key=len, reverse=True)
    one = "|".join(re.escape(form) + r"\.?" * (form in _CUT_SHORT) for form in forms)
    return re.compile(rf"(?:,?[ \u00a0](?:de |& |and )?(?:{one})(?![\w/-]))+")


def legal_form(name: str) -> re.Match | None:
    """The forms of law at the end of a name."""
    last = name.rpartition(" ")[2]
    if last not in words("legal_forms") and last.rstrip(".") not in words("legal_forms"):
        return None
    found = list(_legal().finditer(name))
    return found[-1] if found and found[-1].end() == len(name) else None


_PARTNERS = re.compile(
    rf"{_CAPITALISED}(?: {_CAPITALISED})?(?:, {_CAPITALISED}){{1,3}},? (?:&|and|et|y|und) "
    r"(?:Co|Cie|Sons|Partners|Associates|Brothers)\b\.?"
)


def firm(text: str, parts: Sequence[Part], first: int) -> tuple[int, int] | None:
    """(last part + 1, end) of a firm's name that says its form of law or whose it is: "Reed
    Optics GmbH", "Reed, Holt & Co.", "PT Sumber Angin"."""
    if is_ordinary(parts[first].word):
        return None
    partners = _PARTNERS.match(text, parts[first].start) if first == 0 else None
    if partners:
        return _until(text, parts, first, partners.end())
    group = group_end(parts, first)
    if parts[first].word in words("legal_openers") and group > first + 1:
        return _until(text, parts, first, parts[group - 1].end)
    while group + 1 < len(parts) and parts[group].word == "&":
        if parts[group + 1].word in _FAMILY:
            return _until(text, parts, first, parts[group_end(parts, group + 1) - 1].end)
        group = group_end(parts, group + 1)
    for number in range(first, group):
        match = _legal().match(text, parts[number].end)
        if match:
            return _until(text, parts, first, match.end())
    return None


def _until(text: str, parts: Sequence[Part], first: int, end: int) -> tuple[int, int]:
    """The parts before `end` and where the name ends, further forms of law included."""
    if text.startswith(" Co.", end - 3):
        end += 1
    more = _legal().match(text, end)
    end = more.end() if more else end
    last = next((n for n in range(first, len(parts)) if parts[n].start >= end), len(parts))
    return last, end
