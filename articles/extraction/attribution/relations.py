"""How a mention stands to a reporting verb."""

from ..language.lists import words
from .options import Option
from .passage import MARK, NAME, QUOTE, WORD, Token

DASHES = frozenset({"-", "–", "—", "―"})
CONDITIONS = frozenset({"if", "unless", "whether"})
#: The ends of "according to" and of "in the words of".
_ACCORDING = {("according", "to"), ("words", "of")}
_OWNERS = frozenset({"his", "her", "their", "its", "my", "our"})
_APPOSITION = 30
_ROLE_BEFORE = 7
_CLAUSE = 12
#: Marks inside what stands before a name: the town's vice-mayor Anna Holt.
_WITHIN_ROLES = frozenset({"-", "'", "’"})


def relation(tokens: list[Token], option: Option) -> tuple[str, int | None]:
    """The name of the relation and the verb's index: subject, apposition (a subject with words
    set off between), inverted, object (of "told"), according, colon, signed (after a dash),
    clause, possessive, none. What may be said ("if the board agrees") is not."""
    if option.first and tokens[option.first - 1].lower in CONDITIONS:
        return "none", None
    return (
        _owner(tokens, option)
        or _after(tokens, option)
        or _before(tokens, option)
        or _in_clause(tokens, option)
        or _possessive(tokens, option)
        or ("none", None)
    )


def _after(tokens: list[Token], option: Option) -> tuple[str, int] | None:
    number = _skip_brackets(tokens, option.last + 1)
    verb = _verb(tokens, number)
    if follows_preposition(tokens, option):
        acts = verb is not None and (
            tokens[verb].lower.endswith("ing") or _word_before(tokens, option) == "as"
        )
        return ("subject", verb) if acts else None
    if verb is not None:
        return "subject", verb
    if number < len(tokens) and tokens[number].lower == ",":
        verb = _after_apposition(tokens, number + 1)
        if verb is not None:
            return "apposition", verb
    if number < len(tokens) and tokens[number].lower == ":":
        return "colon", number
    return None


def _verb(tokens: list[Token], number: int) -> int | None:
    """The reporting verb at an index, auxiliaries and adverbs before it skipped."""
    for skipped in range(number, min(number + 5, len(tokens))):
        token = tokens[skipped]
        if token.is_cue:
            return skipped
        if token.lower in {"not", "never"}:
            return None
        if token.lower not in words("auxiliaries") and not token.lower.endswith("ly"):
            return None
    return None


def _skip_brackets(tokens: list[Token], number: int) -> int:
    if number < len(tokens) and tokens[number].lower == "(":
        for closing in range(number + 1, min(number + 9, len(tokens))):
            if tokens[closing].lower == ")":
                return closing + 1
    return number


def _after_apposition(tokens: list[Token], number: int) -> int | None:
    for here in range(number, min(number + _APPOSITION, len(tokens))):
        token = tokens[here]
        if token.kind == QUOTE or token.lower in {".", ";", "!", "?"}:
            return None
        if token.lower == ",":
            verb = _verb(tokens, here + 1)
            if verb is not None:
                return verb
    return None


def _before(tokens: list[Token], option: Option) -> tuple[str, int] | None:
    number = option.first - 1
    if number < 0 or follows_possessive(tokens, option):
        return None
    token = tokens[number]
    if token.lower in DASHES and number and tokens[number - 1].kind == QUOTE:
        return "signed", number
    if token.is_cue:
        return ("object" if token.lower in words("hearer_verbs") else "inverted"), number
    to = number - 1 if token.lower in words("determiners") else number
    if to > 0 and (tokens[to - 1].lower, tokens[to].lower) in _ACCORDING:
        return "according", to - 1
    for here in range(number, max(-1, number - _ROLE_BEFORE), -1):
        token = tokens[here]
        if token.is_cue:
            return ("object" if token.lower in words("hearer_verbs") else "inverted role"), here
        if token.kind == QUOTE or (token.kind == MARK and token.lower not in _WITHIN_ROLES):
            return None
        if token.kind == WORD and token.lower in words("clause_openers"):
            return None
    return None


def _in_clause(tokens: list[Token], option: Option) -> tuple[str, int] | None:
    """A verb later in the clause: the subject's words go on between."""
    if follows_preposition(tokens, option):
        return None
    for here in range(option.last + 1, min(option.last + 1 + _CLAUSE, len(tokens))):
        token = tokens[here]
        if token.kind == QUOTE or token.lower in {".", ";", ":", "!", "?"}:
            return None
        if token.is_cue:
            return "clause", here
    return None


def _owner(tokens: list[Token], option: Option) -> tuple[str, int] | None:
    """The noun for what is said after "his" and the like: his repeated claim that."""
    if option.first != option.last or tokens[option.first].lower not in _OWNERS:
        return None
    for here in range(option.last + 1, min(option.last + 5, len(tokens))):
        if tokens[here].lower in words("speech_nouns"):
            return "possessive", here
        if tokens[here].kind != WORD:
            return None
    return None


def _possessive(tokens: list[Token], option: Option) -> tuple[str, int] | None:
    if option.last + 2 < len(tokens) and tokens[option.last + 1].lower in {"'", "’", "'s", "’s"}:
        for here in range(option.last + 2, min(option.last + 6, len(tokens))):
            if tokens[here].lower in words("speech_nouns"):
                return "possessive", here
    return None


def sentence_ends(tokens: list[Token], one: int, two: int) -> int:
    """How many sentences end between two tokens."""
    low, high = sorted((one, two))
    return sum(token.ends_sentence for token in tokens[low : min(high, len(tokens) - 1)])


def is_subject_like(tokens: list[Token], option: Option) -> bool:
    """Whether a mention can be the subject of its sentence: no preposition before it, no
    possessive after it. What is true of a name is true of one joined to it by "and"."""
    if follows_possessive(tokens, option) or follows_preposition(tokens, option):
        return False
    joined = tokens[max(0, option.first - 2) : option.first]
    if len(joined) == 2 and joined[1].lower == "and" and joined[0].kind == NAME:
        other = Option(option.kind, option.first - 2, option.first - 2)
        return not follows_preposition(tokens, other)
    return True


def follows_possessive(tokens: list[Token], option: Option) -> bool:
    """Whether the ending of a genitive follows a mention."""
    following = tokens[option.last + 1 : option.last + 2]
    return any(token.lower in {"'", "’", "‘"} for token in following)


def follows_preposition(tokens: list[Token], option: Option) -> bool:
    """Whether a preposition, with or without an article, stands before a mention."""
    return _word_before(tokens, option) in words("prepositions")


def _word_before(tokens: list[Token], option: Option) -> str:
    """The word before a mention and its article in small letters, "" if there is none."""
    number = option.first - 1
    if number > 0 and tokens[number].lower in words("determiners"):
        number -= 1
    return tokens[number].lower if number >= 0 else ""
