"""Names of bodies by what stands beside them: "the union RWM", "a spokesman for Hale Oil"."""

import re
from collections.abc import Sequence

from ..language.letters import UPPER
from ..language.lists import words
from .bare_names import acronym, paper
from .beside import Name, name_at, opens_like_a_person
from .runs import Part, Run
from .shapes import elsewhere, group_end, is_ordinary

_TAIL = re.compile(r"[ \u00a0](administration|network|campaign|cartel|news agency)\b")
_TAILS = frozenset({"administration", "network", "campaign", "cartel", "news"})
_HOSPITAL = re.compile(r"[ \u00a0](hospital|university)\b(?! (?:spokes|offic))")
_BEHIND_NAMES = frozenset({" ", "\u00a0", "'", "’", ")"})
_MEMORIALS = (" hospital", " university")
#: After a possessive these are part of the name: King's College.
_POSSESSED = re.compile(
    rf"['’]s (?:(?:College|University)(?: (?!Hospital)[{UPPER}][a-z]+)?"
    r"|Hospital|Cathedral|Church|School)\b"
)
_SAINT = frozenset({"St", "St.", "Saint"})
_GROUP_BEFORE = re.compile(
    r"\b(?:groups?|organi[sz]ations?|part(?:y|ies)|militias?|compan(?:y|ies)|firms|banks|unions"
    r"|charities|clubs|newspapers|retailers|giants?)"
    r" (?:like|such as|called|named|known as|that call(?:s|ed) itself|calling itself) (?:the )?$"
)
_ROLE_AT = re.compile(
    r"\b(?:president|fellow|professor|director|analyst|adviser|advisor|editor|reporter|researcher"
    r"|lecturer|lawyer|economist|strategist|expert|correspondent|scientist|partner) (?:at|with) "
    r"(?:the )?$"
)
_SCHOLAR_AT = re.compile(
    r"\b(?:professor|lecturer|[a-z]+ologist|[a-z]+ographer|historian|economist|physicist|chemist"
    r"|mathematician|linguist) at $"
)
#: Whose words only firms and other bodies have somebody say, or what only they have.
_OF_A_BODY = re.compile(
    r"\b(?:spokes(?:man|woman|person|people) (?:for|at|of)|chief executive (?:officer )?of|CEO of"
    r"|(?:managing director|general secretary|general manager|subsidiary|unit|arm|division"
    r"|co-?founder|publisher|member of the board) of|(?:shares|shareholders) (?:in|of)|stake in"
    r"|(?:bought|acquired|reported|published|reporting) by|published in|merger with"
    r"|(?:reporters|journalists|correspondents) (?:from|of|with|at)|interview with"
    r"|(?:working|works|worked) for|(?:teaches|lectures) at) (the )?$"
)
#: What firms and clubs have, whose names may be one word.
_OF_A_FIRM = re.compile(
    r"\b(?:[Ss]hares (?:in|of)|stake in|chief executive of|CEO of|subsidiary of"
    r"|(?:play(?:s|ed|ing)?|sign(?:s|ed)|striker) for) $"
)
#: Words that can end what the expressions above find.
_LEADS = frozenset(
    {
        "for",
        "at",
        "of",
        "in",
        "by",
        "with",
        "from",
        "the",
        "like",
        "as",
        "called",
        "named",
        "itself",
    }
)
_STATE = re.compile(r"[Ss]tate-(?:owned|run|backed|controlled)$")
#: Of which kind parties and firms are, before their names.
_OF_A_KIND = frozenset(
    {"far-right", "far-left", "right-wing", "left-wing", "ruling", "opposition", "centre-right"}
    | {"center-right", "centre-left", "center-left", "centrist", "populist", "nationalist"}
    | {"governing", "outlawed", "banned", "nonprofit", "non-profit", "conservative", "liberal"}
    | {"socialist"}
)
_THE_KIND = re.compile(r"\b[Tt]he (?:main |largest |small |former )?[a-z-]+ $")
_PLAYED = re.compile(
    r"\b(?:(?:play(?:s|ed|ing)?|sign(?:s|ed)|scored) for|(?:manager|coach|striker|captain|fans?"
    r"|midfielder|defender|goalkeeper|supporters) (?:of|at|for)|beat|beaten by|(?:win|defeat|draw)"
    r" (?:over|against|to|by|with|at)|travel to|host|drew with|lost to|won at) $"
)
#: Words of towns with which clubs' names end.
_CLUB_TOWNS = frozenset({"City", "Town", "County", "Villa", "Palace", "Park", "Forest", "Orient"})
_SCORE = re.compile(rf" \d{{1,2}}[-–]\d{{1,2}} (?=[{UPPER}])")
_SCORE_BEFORE = re.compile(r"\w \d{1,2}[-–]\d{1,2} $")
_GROUP_AFTER = re.compile(
    r" (?:[a-z]+ )?(?:group|organi[sz]ation|party|movement|militia|network|company|newspaper"
    r"|charity|union|club|firm|brewery|airline|magazine|agency|foundation)\b"
)
#: After one word alone only these are no words for people of a kind: the Oar union.
_SINGLE_AFTER = re.compile(
    r" (?:mercenary|militant|rebel|rights|advocacy|armed|paramilitary|campaign|media|hacking"
    r"|jihadist) (?:group|organi[sz]ation|network|movement)\b"
    r"| (?:trades? |rights |aid |rebel |militant |advocacy |rail |teachers' |rugby |football )?"
    r"(?:union|newspaper|charity|news agency|militia|watchdog|think tank|brewery|airline)\b"
)
_NUMBER = re.compile(r" \d{1,3}(?![\w,.]\w)\b")
_FIRM_S = re.compile(
    r"['’]s (?:chief executive|CEO|shareholders|subsidiary|share price|editor-in-chief|newsroom"
    r"|bureau chief|correspondent)\b|,? whose shares"
)
_BODY_S = re.compile(
    r"(?:['’]s?)? (?:chief (?:executive|financial officer)|shareholders|shares|subsidiary"
    r"|spokes(?:man|woman|person)|board of directors|managing director|general secretary|customers"
    r"|corporate secretary)\b"
    r"|['’]s? (?:chief|headquarters|profits|website|spokes|newsroom|lawyers|board|workers|staff)"
    r"|,? which (?:makes|made|owns|owned|operates|operated|runs|sells|sold|employs|employed|builds"
    r"|built|publishes|produces|supplies|bought|has lobbied|represents|represented|campaigns"
    r"|monitors|monitored)\b"
)
_NOUNS = "|".join(sorted(words("nouns_of_bodies") | {"shop"}))
#: Nouns for bodies that are people's trades, too.
_TRADES = "broadcaster|builder|contractor|developer|maker|publisher|party"
_APPOSED = re.compile(
    rf", (?:an?|the|its|his|her|their|[{UPPER}]\w+['’]s) (?:[\w’'-]+ ){{0,4}}"
    rf"(?!{_TRADES})(?:{_NOUNS})"
    r"(?=[,.;:]| (?:that|which|based|founded|for|representing|working|run|owned|she|he|they)\b)"
)
_APPOSED_BEFORE = re.compile(
    rf"(?:['’]s|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y)) (?:[\w-]+ )?(?:{_NOUNS}|employer|gallery"
    r"|restaurant|studio|pub|bakery|farm|business|school|practice|theatre|label|team), $"
    rf"|(?:^|[.!?”\"\n]\s?)The (?:{_NOUNS}), $"
)
#: Words of other languages that say in one word what a body is.
_ELSEWHERE = re.compile(
    r"^\w{3,}(?:bund|partei|verband|verein|gesellschaft|stiftung|ministerium|gericht|zeitung"
    r"|anstalt|behörde|partij|partiet|förbundet|forbundet|universitet|universität|werke|rundfunk)$"
)
_PLEAS = frozenset({"Save", "Stop", "Free", "Protect", "Keep"})


def by_surroundings(text: str, run: Run, first: int) -> tuple[int, int] | None:
    """(last part + 1, end in the text) of a name that what stands beside it shows to be a body's,
    or None."""
    word = run.parts[first].word
    if is_ordinary(word) and not (word.isupper() and len(word) > 2):
        return None
    person = opens_like_a_person(word)
    if person and text[run.parts[first].end : run.parts[first].end + 1] not in _BEHIND_NAMES:
        return None
    goes_on = first + 1 < len(run.parts) and not run.parts[first + 1].joins
    memorial = goes_on and text.startswith(_MEMORIALS, run.parts[-1].end)
    name = None if person and goes_on and not memorial else name_at(text, run.parts, first)
    if name is None:
        return None
    found = _with_tail(name) or acronym(name) or paper(name)
    return found or (None if person else _beside(name))


def _with_tail(name: Name) -> tuple[int, int] | None:
    """A name whose last word is a small one or follows a possessive."""
    alone = not name.several or (name.group == name.first + 2 and name.word in _SAINT)
    tail = None
    if alone and name.following in {"'", "’"}:
        tail = _POSSESSED.match(name.text, name.end)
    elif alone and name.next in _TAILS:
        tail = _TAIL.match(name.text, name.end)
    elif name.has_article and not alone and not name.is_place():
        tail = _HOSPITAL.match(name.text, name.end)
    return (name.group, tail.end()) if tail else None


def _beside(name: Name) -> tuple[int, int] | None:
    """A name of any words by nouns, verbs and prepositions beside it."""
    plea = _end_of_plea(name.parts, name.first)
    name.reach_to(plea or _whole(name.parts, name.group))
    sure = plea or _is_apposed(name) or _is_a_club(name)
    if not sure and (name.is_place() or not _is_a_body_s(name)):
        return None
    number = _NUMBER.match(name.text, name.end) if _is_after_noun(name) else None
    return name.group, number.end() if number else name.end


def _is_a_body_s(name: Name) -> bool:
    return (
        _is_after_noun(name)
        or _is_before_noun(name)
        or _is_led_to(name)
        or _is_a_firm_s(name)
        or bool(_ELSEWHERE.search(name.last_word))
    )


def _whole(parts: Sequence[Part], group: int) -> int:
    """The end of a name that goes on behind "&", "for" or a small word of another language."""
    while group < len(parts) - 1 and parts[group].word in {"&", "for"}:
        group = group_end(parts, group + 1)
    return elsewhere(parts, group)


def _end_of_plea(parts: Sequence[Part], first: int) -> int | None:
    """The end of a name that is a plea: "of Save the Herons"."""
    plea = first > 0 and parts[first].word in _PLEAS and first + 2 < len(parts)
    return group_end(parts, first + 2) if plea and parts[first + 1].word == "the" else None


def _is_apposed(name: Name) -> bool:
    """Whether a noun for bodies stands beside it between commas: "Tide Watch, a charity, …"."""
    if name.following == "," and _APPOSED.match(name.text, name.end):
        return True
    closed = name.following in {",", "."} and name.last.endswith(",")
    return closed and bool(_APPOSED_BEFORE.search(name.before))


def _is_a_club(name: Name) -> bool:
    """Whether it stands beside the score of a match, or ends like a club's name where a club
    can play or be played against."""
    score = name.following == " " and _SCORE.match(name.text, name.end)
    if score or (name.last[-1:].isdigit() and _SCORE_BEFORE.search(name.before)):
        return True
    town = name.several and name.last_word in _CLUB_TOWNS
    return town and bool(_PLAYED.search(name.before))


def _is_after_noun(name: Name) -> bool:
    """Whether a noun for bodies stands right before: "the rights group Viasna"."""
    noun = name.last
    if noun == "The":
        noun = name.before[:-5].rpartition(" ")[2]
    joined = name.first > 0 and name.parts[name.first - 1].joins
    return noun in words("nouns_of_bodies") and not joined


def _is_before_noun(name: Name) -> bool:
    """Whether a noun for bodies follows: "the RWM union"."""
    noun = _GROUP_AFTER if name.several else _SINGLE_AFTER
    return bool(name.has_article and name.next and noun.match(name.text, name.end))


def _is_led_to(name: Name) -> bool:
    """Whether what stands before is said of bodies alone."""
    if name.last in _OF_A_KIND:
        return name.several and bool(_THE_KIND.search(name.before))
    if name.last not in _LEADS:
        return bool(_STATE.match(name.last))
    spoken = _OF_A_BODY.search(name.before)
    return bool(
        (spoken and (name.several or spoken.group(1)))
        or _OF_A_FIRM.search(name.before)
        or _GROUP_BEFORE.search(name.before)
        or (name.several and _ROLE_AT.search(name.before))
        or _SCHOLAR_AT.search(name.before)
    )


def _is_a_firm_s(name: Name) -> bool:
    """Whether it does or has what firms do and have."""
    if _FIRM_S.match(name.text, name.end):
        return True
    owns = name.several and _BODY_S.match(name.text, name.end)
    if name.several and name.last_word in words("firm_heads_beside"):
        return bool(owns or name.does()) and not _is_general(name.word)
    return bool(owns)


def _is_general(word: str) -> bool:
    """Whether a first word makes a kind of thing of the others: Clean Power, Social Media."""
    return word in words("thing_openers") or word in words("fields_of_bodies")


__all__ = ["by_surroundings"]
