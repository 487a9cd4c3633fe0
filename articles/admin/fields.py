"""Form fields for what the archive's columns hold."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.ingest.authority import name_key
from articles.models import date_and_precision


class LinesField(forms.CharField):
    """A list of texts, one on each line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def __init__(self, *, max_item_length=None, **kwargs):
        super().__init__(**kwargs)
        self.max_item_length = max_item_length

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]

    def has_changed(self, initial, data):
        return list(initial or []) != self.to_python(data)

    def validate(self, value):
        super().validate(value)
        longest = max(map(len, value), default=0)
        if self.max_item_length and longest > self.max_item_length:
            raise ValidationError(
                _("A line has %(length)s characters; %(most)s are allowed."),
                params={"length": longest, "most": self.max_item_length},
            )


class WordsField(forms.CharField):
    """Words of an article: white space counts alike, however a browser sends it."""

    def __init__(self, *, rows=3, **kwargs):
        widget = forms.Textarea(attrs={"rows": rows, "cols": 80, "dir": "auto", "data-words": True})
        super().__init__(widget=widget, **kwargs)

    def has_changed(self, initial, data):
        return (initial or "").split() != (data or "").split()


class PrintedDateField(forms.CharField):
    """A date as far as it is known; its value is what `date_and_precision` returns."""

    def clean(self, value):
        printed = super().clean(value)
        try:
            return date_and_precision(printed)
        except (ValueError, IndexError) as error:
            raise ValidationError(
                _("Write the date as 2022-08-30, 2022-08 or 2022, or leave it empty.")
            ) from error


def with_letters(name):
    """`name`, if something of it can be found by. Raises ValidationError."""
    if not name_key(None, name):
        raise ValidationError(_("A name needs at least one letter or digit."))
    return name
