"""Who speaks in an article, how much, and in which colour."""

from dataclasses import dataclass, field

from articles.models import Quote

#: How many colours the style sheets know; the thirteenth voice has the first one again.
HUES = 12
#: Words that another quote of the page holds already.
REPEATED = {Quote.Kind.NESTED, Quote.Kind.HEADLINE}


@dataclass
class Voice:
    """A speaker, a body or an unnamed source of one article, with what is quoted of it."""

    name: str
    hue: int
    record: object = None
    role: str = ""
    quotes: list = field(default_factory=list)
    share: int = 0

    @property
    def words(self):
        """How many words it is quoted with, each counted once."""
        return sum(len(each.text.split()) for each in self.quotes if each.kind not in REPEATED)


def voices_of(quotes, roles):
    """Voices in order of appearance; `roles` is {speaker's key: role as printed}.

    Every quote gets the `hue` of its voice; 0 where nothing says who speaks.
    """
    voices = {}
    for quote in quotes:
        if not quote.speaker_name:
            quote.hue = 0
            continue
        voice = voices.setdefault(voice_key(quote), None) or begin(voices, quote, roles)
        voice.quotes.append(quote)
        quote.hue = voice.hue
    set_shares(list(voices.values()))
    return list(voices.values())


def begin(voices, quote, roles):
    """The voice of the first quote of somebody, entered in `voices`."""
    hue = (len(voices) - 1) % HUES + 1
    role = roles.get(quote.speaker_id, "") if quote.by else ""
    voices[voice_key(quote)] = Voice(quote.speaker_name, hue, quote.by, role)
    return voices[voice_key(quote)]


def voice_key(quote):
    """What two quotes of the same voice share."""
    return (quote.speaker_id, quote.organization_id, None if quote.by else quote.label)


def set_shares(voices):
    """Give each voice its share of all quoted words, in whole hundredths."""
    total = sum(voice.words for voice in voices) or 1
    for voice in voices:
        voice.share = round(100 * voice.words / total)
