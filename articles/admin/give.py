"""Who may be said to say a quote: one of speaker and organization, chosen by an editor."""

from collections import defaultdict
from dataclasses import dataclass

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import (
    Organization,
    OrganizationMention,
    Quote,
    Speaker,
    SpeakerMention,
    State,
)

#: How many people and how many organizations of the article are offered as buttons.
OFFERED = {"speaker": 6, "organization": 4}
#: Mentions of an article looked at for them: a panel's report names more than a button bar holds.
MENTIONS_READ = 100
MENTIONS = {"speaker": SpeakerMention, "organization": OrganizationMention}


@dataclass(frozen=True)
class Offer:
    """A button that gives a quote to `record`."""

    kind: str
    record: object
    role: str
    distance: int

    @property
    def value(self):
        """What the button sends."""
        return f"{self.kind} {self.record.public_id}"


def offers(quote):
    """The people, then the organizations that the article names nearest to the quote."""
    return offers_for([quote])[quote.pk]


def offers_for(quotes):
    """{key of a quote: its offers}, read for all of them at once."""
    articles = {quote.article_id for quote in quotes}
    mentions = {kind: mentions_in(articles, kind) for kind in OFFERED}
    return {
        quote.pk: [
            offer
            for kind, most in OFFERED.items()
            for offer in nearest(quote, kind, mentions[kind][quote.article_id])[:most]
        ]
        for quote in quotes
    }


def mentions_in(articles, kind):
    """{key of an article: its mentions of public people (or organizations)}."""
    found = defaultdict(list)
    rows = MENTIONS[kind].objects.filter(article__in=articles, **{f"{kind}__state": State.PUBLIC})
    for row in rows.select_related(kind).order_by("pk")[: MENTIONS_READ * len(articles)]:
        found[row.article_id].append(row)
    return found


def nearest(quote, kind, mentions):
    """An Offer for each of `mentions` but of who says it now, the nearest first."""
    rows = (row for row in mentions if getattr(row, f"{kind}_id") != getattr(quote, f"{kind}_id"))
    found = (
        Offer(kind, getattr(row, kind), getattr(row, "role", ""), distance(row, quote))
        for row in rows
    )
    return sorted(found, key=lambda offer: offer.distance)


def distance(mention, quote):
    return min((abs(place - quote.start) for place in mention.spans), default=0)


def given_to(value):
    """{"speaker" or "organization": record} of what an Offer's button sent.

    Raises ValidationError where there is no such record.
    """
    kind, _space, public_id = value.partition(" ")
    model = {"speaker": Speaker, "organization": Organization}.get(kind)
    record = model and model.objects.public().filter(public_id=public_id).first()
    if record is None:
        raise ValidationError(_("The chosen speaker is no longer in the archive."))
    return {kind: record}


def one_speaks(form, cleaned):
    """`cleaned` with one of speaker and organization: the one that the editor has set.

    Raises ValidationError where both were set.
    """
    if not (cleaned.get("speaker") and cleaned.get("organization")):
        return cleaned
    changed = {"speaker", "organization"} & set(form.changed_data)
    if len(changed) != 1:
        sentence = _("A person speaks or an organization, not both: empty one.")
        raise ValidationError({"speaker": sentence})
    return {**cleaned, "organization" if "speaker" in changed else "speaker": None}


def choice(field, **kwargs):
    """An autocomplete of the records that a quote's `field` may hold."""
    widget = AutocompleteSelect(Quote._meta.get_field(field), admin.site)
    model = Quote._meta.get_field(field).related_model
    return forms.ModelChoiceField(model.objects.all(), required=False, widget=widget, **kwargs)


class GiveForm(forms.Form):
    """To whom several quotes are given at once."""

    speaker = choice("speaker", label=gettext_lazy("Speaker"))
    organization = choice(
        "organization",
        label=gettext_lazy("Organization"),
        help_text=gettext_lazy("Where a body speaks. Leave both empty for: nobody we know."),
    )
    reason = forms.CharField(label=gettext_lazy("Reason"), required=False)

    def clean(self):
        return one_speaks(self, super().clean())
