"""A mention in a paragraph -> the speaker it means."""

from ..language.lists import phrases, words
from ..mentions import PersonEntry
from ..mentions.candidates import looks_like_acronym
from ..records import Span
from .apposition import named_beside
from .focus import Focus
from .options import BODY, DESCRIBED, PERSON, PRONOUN, Option, pronoun_of
from .passage import Token
from .pronouns import GENDERS
from .speakers import Speaker, described, of_entry

#: How often a pronoun means whom it is taken for: a body or a person of its gender (on PolNeAR dev
#: and GUM news dev 80 of 82), a person whose gender is not known, a description; nobody found for
#: "he" or "she". The others are too rare there to be measured, and are held low.
_SURE, _GENDER_UNKNOWN, _DESCRIBED, _NOBODY = 0.99, 0.95, 0.85, 0.5
#: Endings of nouns for people: trader, investor, activist, guardian, nominee.
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "ee", "man", "woman", "men", "women", "person", "mate")


def meant(
    text: str, focus: Focus, number: int, tokens: list[Token], option: Option, phrase: Span
) -> tuple[Speaker | None, str | None]:
    """The speaker (None if the mention cannot be resolved) and the basis, None where the
    relation to the verb tells it. `number` is the paragraph's, `phrase` where the whole noun
    phrase stands."""
    if option.kind == PERSON:
        return focus.person(tokens, option), None
    if option.kind == BODY:
        return of_entry(option.entry), None
    token = tokens[option.first]
    if option.kind == PRONOUN:
        pronoun = pronoun_of(token.lower)
        if pronoun in {"who", "which", None}:
            return _antecedent(tokens, option), None
        return focus.pronoun(pronoun, number, token.start), "pronoun"
    span = Span(token.start, tokens[option.last].end)
    if option.kind == DESCRIBED:
        known = named_beside(tokens, option) or focus.description(tokens, option, number)
        if known is None and can_speak(tokens[option.last].lower):
            known = described(text, phrase, tokens[option.last].lower)
        return known, "description"
    word = text[span.start : span.end]
    if option.first and tokens[option.first - 1].lower == "the":
        known = focus.body_with(tokens[option.last].lower, token.start)
        if known:
            return known, "description"
    if looks_like_acronym(word) or word in phrases("places"):
        return Speaker(word, "organization"), None
    return described(text, span, tokens[option.last].lower), "description"


def certainty(tokens: list[Token], option: Option, speaker: Speaker | None) -> float:
    """How often what is resolved so is right, given that the mention is the speaker's."""
    if option.kind != PRONOUN:
        return 1.0
    if speaker is None:
        return _NOBODY if pronoun_of(tokens[option.first].lower) in GENDERS else 1.0
    if speaker.kind == "described":
        return _DESCRIBED
    person = isinstance(speaker.entry, PersonEntry)
    return _GENDER_UNKNOWN if person and speaker.entry.gender is None else _SURE


def can_speak(noun: str) -> bool:
    """Whether a noun is one for people or for bodies and papers that can say something."""
    listed = noun in words("person_nouns") or noun in words("body_nouns")
    return listed or noun.removesuffix("s").endswith((*_PERSON_ENDINGS, "-year-old"))


def _antecedent(tokens: list[Token], option: Option) -> Speaker | None:
    """Whose relative pronoun it is: the name right before it, a comma between or none."""
    before = tokens[max(0, option.first - 2) : option.first]
    named = [token for token in before if token.entry is not None]
    return of_entry(named[-1].entry) if named else None
