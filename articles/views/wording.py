"""How sure the archive is, in plain words."""

from django.utils.translation import gettext_lazy as _

from articles.models import Review

#: From this confidence on the words apply; confidence is a calibrated probability.
SURENESS = (
    (0.9, _("very sure")),
    (0.75, _("fairly sure")),
    (0.5, _("not quite sure")),
    (0.0, _("a guess")),
)
REVIEW = {
    Review.ACCEPTED: _("Checked by an editor"),
    Review.CORRECTED: _("Corrected by an editor"),
    Review.UNSURE: _("An editor has looked at it and is not sure"),
    Review.MACHINE: _("Found by machine, not checked by a person"),
}
#: What the extractor's `basis` means; other words are shown as they are.
BASIS = {
    "explicit name": _("named beside the quote"),
    "described": _("described beside the quote"),
    "according to": _("named after “according to”"),
    "lead-in": _("named in the lead-in"),
    "possessive": _("named as whose words they are"),
    "description": _("described beside the quote"),
    "near mention": _("named nearby"),
    "signed": _("named right after the quote’s paragraph"),
    "signature": _("named as who signed the post"),
    "same words": _("named where the article repeats the words"),
    "pronoun": _("meant by a pronoun beside the quote"),
    "carried over": _("still speaking from before"),
    "label": _("named by the label of the turn"),
    "interview turn": _("whose turn it is in the interview"),
}


def basis(words):
    """The extractor's reason in plain words."""
    return BASIS.get(words, words)


def sureness(confidence):
    """A probability in words."""
    return next(words for least, words in SURENESS if confidence >= least)


def attribution(quote):
    """How the speaker of a quote is known, in one sentence."""
    if quote.review != Review.MACHINE:
        return REVIEW[quote.review]
    if not quote.speaker_name:
        return _("Found by machine; nothing in the article says who speaks")
    return REVIEW[Review.MACHINE]
