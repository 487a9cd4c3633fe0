"""Who speaks in an article, how much, and in which colour."""

import re
from collections import Counter
from dataclasses import dataclass, field

from articles.models import Quote

#: How many colours the style sheets know; the thirteenth voice has the first one again.
HUES = 12
WORD = re.compile(r"\w[\w'’-]*")
#: Words that another quote of the page holds already.
REPEATED = {Quote.Kind.NESTED, Quote.Kind.HEADLINE}


@dataclass
class Voice:
    """A speaker, a body or an unnamed source of one article, with what is quoted of it.

    `alone` says that no other voice of the article has its hue.
    """

    name: str
    hue: int
    record: object = None
    role: str = ""
    quotes: list = field(default_factory=list)
    share: int = 0
    alone: bool = True

    @property
    def words(self):
        """How many words it is quoted with, each counted once."""
        return sum(
            len(WORD.findall(each.text)) for each in self.quotes if each.kind not in REPEATED
        )


def voices_of(quotes, roles):
    """Voices in order of appearance; `roles` is {speaker's key: role as printed}.

    Every quote gets its `number` in the article, the `hue` of its voice and the `role` that goes
    with it. What nothing says who speaks comes last, as one voice without name and colour.
    """
    voices, nobody = {}, Voice("", 0)
    for number, quote in enumerate(quotes, start=1):
        key = voice_key(quote)
        if key and key not in voices:
            voices[key] = begin(quote, roles, len(voices) % HUES + 1)
        voice = voices[key] if key else nobody
        voice.quotes.append(quote)
        quote.number, quote.hue, quote.role = number, voice.hue, voice.role
    found = [*voices.values(), *([nobody] if nobody.quotes else [])]
    set_shares(found)
    set_alone(found)
    return found


def set_alone(voices):
    """Say of each voice whether its hue is its own."""
    bearers = Counter(voice.hue for voice in voices)
    for voice in voices:
        voice.alone = bearers[voice.hue] == 1


def begin(quote, roles, hue):
    """The voice of the first quote of somebody."""
    role = roles.get(quote.speaker_id, "") if quote.by else ""
    return Voice(quote.speaker_name, hue, quote.by, role)


def voice_key(quote):
    """What two quotes of the same voice share; None where nothing says who speaks."""
    if quote.by:
        return quote.by._meta.model_name, quote.by.pk
    return quote.speaker_name or None


def set_shares(voices):
    """Give each voice its share of all quoted words, in whole hundredths."""
    total = sum(voice.words for voice in voices) or 1
    for voice in voices:
        voice.share = round(100 * voice.words / total)
