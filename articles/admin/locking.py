"""Two editors at one record: the second sees what the first changed, and neither loses a word.

A form knows the last change that its page showed, and of each field what stood there; so only
what an editor touched is written, and what somebody else touched meanwhile is told first.
"""

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.ingest.reach import lock_articles
from articles.models import Article, Change, Quote

from .history import difference, field_label, who, with_names


class TouchedOnly(forms.ModelForm):
    """A form whose changed_data are what the editor touched, whatever was stored meanwhile."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True


class VersionedForm(TouchedOnly):
    """The form of a public record; `version` is the key of the last change its page showed."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    why = forms.CharField(required=False)

    #: Whether any change meanwhile stops it, also of what the editor did not touch.
    strict = False
    #: {field of the ledger: the form's field for it}, where the names differ.
    ledger_names = {}
    #: Changes by others that were no obstacle, to be told of after saving.
    meanwhile = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("version", "why"):
            self.fields[name].show_hidden_initial = False
        if self.instance.pk:
            self.initial["version"] = last_change(self.instance)

    def clean(self):
        cleaned = super().clean()
        seen = cleaned.get("version")
        if self.instance.pk and seen is not None and seen < self.initial["version"]:
            self.look_at(changes_since(self.instance, seen))
        return cleaned

    def look_at(self, changes):
        """Refuse to save over `changes` that touch the same; remember the others."""
        names = {self.ledger_names.get(change.field, change.field) for change in changes}
        if names & set(self.changed_data) or self.strict:
            self.add_error(None, told(changes))
            self.show_others_values(names - set(self.changed_data))
        else:
            self.meanwhile = changes

    def show_others_values(self, names):
        """The form once more: what the editor typed, and for the rest what stands now."""
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = self.initial["version"]
        for name in names & self.fields.keys():
            value = self.fields[name].prepare_value(
                self.get_initial_for_field(self.fields[name], name)
            )
            value = [str(each) for each in value] if isinstance(value, list) else [value or ""]
            for key in (self.add_prefix(name), self.add_initial_prefix(name)):
                self.data.setlist(key, value)


def last_change(record):
    """The key of the last change of `record`, 0 without one; proposals are none."""
    changes = Change.objects.of(record).exclude(state=Change.State.PROPOSED)
    return changes.order_by("-pk").values_list("pk", flat=True).first() or 0


def changes_since(record, version):
    """The changes of `record` after that of key `version`, oldest first, named."""
    changes = Change.objects.of(record).filter(pk__gt=version).exclude(state=Change.State.PROPOSED)
    return with_names(changes.select_related("user").order_by("pk"))


def told(changes):
    """What was changed meanwhile and by whom, as mark-up."""
    return format_html(
        '{}<ul class="meanwhile">{}</ul>{}',
        _("Somebody changed this while you had it open:"),
        listed(changes),
        _("What you wrote is still here: look at it, and save again."),
    )


def listed(changes):
    rows = ((who(change), field_label(change), difference(change)) for change in changes)
    return format_html_join("", "<li>{}: <b>{}</b> {}</li>", rows)


def hold(queryset, key):
    """Let nobody else change the record of `queryset` with this key until the transaction ends."""
    record = queryset.model.objects.filter(**key).only("pk").first()
    if isinstance(record, Quote):
        lock_articles([record.article_id])
    elif isinstance(record, Article):
        lock_articles([record.pk])
    elif record:
        list(type(record).objects.select_for_update(no_key=True).filter(pk=record.pk).values("pk"))
