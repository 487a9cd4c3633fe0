"""Names beside a description: the mayor, Ann Holt; Ann Holt, a senior adviser; her brother Tom."""

from ..language.names import is_title
from ..mentions import PersonEntry
from .options import Option
from .passage import QUOTE, Token
from .speakers import Speaker, of_entry

#: A name in apposition begins within so many tokens.
_APPOSITION = 12
#: What may stand after a name that is set off by a comma.
_CLOSING = frozenset({",", ".", ";", ":", "!", "?", "(", "–", "—"})


def named_beside(tokens: list[Token], option: Option) -> Speaker | None:
    """Whom the words between commas after a name describe (Anna Holt, a senior adviser, said), or
    before one."""
    before = tokens[max(0, option.first - 2) : option.first]
    named = len(before) == 2 and before[1].lower == "," and before[0].entry
    new = tokens[option.first].lower in {"a", "an", "the", "one"}
    if named and new and isinstance(named, PersonEntry):
        return of_entry(named)
    return named_after(tokens, option)


def named_after(tokens: list[Token], option: Option) -> Speaker | None:
    """Who follows between commas: the secretary of the council (CTC), Anna Holt, said. Without a
    comma only right after: her brother Tom, its director Anna Holt."""
    for number in range(option.last + 1, min(option.last + _APPOSITION, len(tokens))):
        token = tokens[number]
        if number == option.last + 1 and isinstance(token.entry, PersonEntry):
            return of_entry(token.entry)
        if token.lower == ",":
            return _set_off(tokens, number + 1)
        if token.is_cue or token.kind == QUOTE or token.ends_sentence:
            return None
    return None


def _set_off(tokens: list[Token], number: int) -> Speaker | None:
    """The person named from a token on, after titles, if a comma, a verb or an end follows."""
    while number < len(tokens) and is_title(tokens[number].lower):
        number += 1
    named, ends = tokens[number : number + 1], tokens[number + 1 : number + 2]
    closed = not ends or ends[0].lower in _CLOSING or ends[0].is_cue or ends[0].kind == QUOTE
    person = named and isinstance(named[0].entry, PersonEntry) and closed
    return of_entry(named[0].entry) if person else None
