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
    Review.MACHINE: _("Found by machine, not checked by a person"),
}


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
