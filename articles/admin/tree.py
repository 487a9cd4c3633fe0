"""Records that are part of one another: no circle comes into being."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .record import RecordForm


class TreeForm(RecordForm):
    def clean_parent(self):
        """The parent. Raises ValidationError where it is the record itself or below it."""
        parent = self.cleaned_data["parent"]
        if parent and self.instance.pk in ancestors(parent):
            raise ValidationError(_("This would make it a part of itself."))
        return parent


def ancestors(record):
    """The keys of `record` and of all that it is part of."""
    keys = []
    while record and record.pk not in keys:
        keys.append(record.pk)
        record = record.parent
    return keys
