"""Why the archive says that somebody speaks: the evidence of a quote in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.digits import in_digits

from . import wording

#: A runner-up with a smaller share of the probability is not worth a word.
_LEAST_SHARE = 0.02

Span = tuple[int, int]


@dataclass(frozen=True)
class Evidence:
    """A quote's envelope, speaker, basis, spans of the mention and of the cue, and runners-up as
    (name, share); offsets are half-open and count code points of the article's text."""

    start: int
    end: int
    speaker: str
    basis: str
    mention: Span | None = None
    cue: Span | None = None
    runners_up: Sequence[tuple[str, float]] = ()


def evidence_of_record(quote) -> Evidence:
    """What a stored quote keeps of its evidence."""
    return Evidence(
        quote.start,
        quote.end,
        quote.speaker_name or "",
        quote.basis,
        (quote.mention_start, quote.mention_end) if quote.mention_start is not None else None,
        (quote.cue_start, quote.cue_end) if quote.cue_start is not None else None,
        [(candidate["name"], candidate["confidence"]) for candidate in quote.candidates],
    )


def evidence_of_extraction(quote) -> Evidence:
    """What a quote of an Extraction has as evidence."""
    mention, cue = quote.speaker_mention, quote.cue
    return Evidence(
        quote.segments[0].start,
        quote.segments[-1].end,
        quote.speaker or "",
        quote.basis,
        (mention.start, mention.end) if mention else None,
        (cue.start, cue.end) if cue else None,
        [(candidate.name, candidate.confidence) for candidate in quote.candidates],
    )


def reasons(text: str, evidence: Evidence) -> list[str]:
    """Sentences: where the speaker's words stand, whom they mean, and who else it may be."""
    if not evidence.speaker and not evidence.mention:
        return [_("Nothing near the quote says who speaks."), *_others(evidence)]
    return [*_words(text, evidence), *_meaning(text, evidence), *_others(evidence)]


def _words(text: str, evidence: Evidence) -> Iterator[str]:
    if evidence.mention is None or evidence.basis == "carried over":
        yield _("Evidence: %(basis)s.") % {"basis": wording.basis(evidence.basis)}
        return
    named = {"mention": _at(text, evidence.mention), "place": _place(text, evidence)}
    if evidence.cue is None:
        yield _("“%(mention)s” stands %(place)s.") % named
        return
    named["cue"] = _at(text, evidence.cue)
    if evidence.mention < evidence.cue:
        yield _("“%(mention)s” stands before “%(cue)s”, %(place)s.") % named
    else:
        yield _("“%(mention)s” stands after “%(cue)s”, %(place)s.") % named


def _place(text: str, evidence: Evidence) -> str:
    start, end = evidence.mention
    if start >= evidence.end:
        far = "\n" in text[evidence.end : start]
        return _("in the paragraph after the quote") if far else _("after the quote")
    if end <= evidence.start:
        far = "\n" in text[end : evidence.start]
        return _("in an earlier paragraph") if far else _("before the quote")
    return _("between the parts of the quote")


def _meaning(text: str, evidence: Evidence) -> Iterator[str]:
    if not evidence.speaker:
        yield _("Whom that means, the article does not say.")
        return
    words = _at(text, evidence.mention) if evidence.mention else ""
    if not words or words.lower() == evidence.speaker.lower():
        return
    told = {"mention": words, "speaker": evidence.speaker}
    named = text.find(evidence.speaker)
    if named < 0:
        yield _("“%(mention)s” means %(speaker)s.") % told
        return
    told["number"] = in_digits(_paragraph(text, named))
    yield _("“%(mention)s” means %(speaker)s, named in paragraph %(number)s.") % told


def _paragraph(text: str, position: int) -> int:
    """The number of the paragraph at a position, the headline's being 1."""
    return sum(bool(line.strip()) for line in text[:position].split("\n")[:-1]) + 1


def _others(evidence: Evidence) -> Iterator[str]:
    others = [
        _("%(name)s (%(share)s %%)") % {"name": name, "share": in_digits(round(100 * share))}
        for name, share in evidence.runners_up
        if share >= _LEAST_SHARE
    ]
    if others:
        yield _("Less likely: %(names)s.") % {"names": ", ".join(others)}


def _at(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split())
