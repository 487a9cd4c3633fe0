"""What the desk does alike for every kind of public record: it writes through ingest/ only."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import URLField
from django.http import HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.ingest import edits, states
from articles.models import Change
from articles.models.public_record import ID_LENGTH

from .bounded import BoundedPaginator
from .history import last_changes, locks
from .links import change_url, list_url
from .locking import VersionedForm, hold, listed
from .states import StatesAdmin


class RecordForm(VersionedForm):
    why = forms.CharField(
        label=_("Reason"),
        required=False,
        help_text=_("Why it is changed: stands in the ledger beside the change."),
    )

    #: {field: sentence} for what a person has set, given by RecordAdmin.get_form.
    locked = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.locked.keys() & self.fields.keys():
            field = self.fields[name]
            field.help_text = format_html(
                '{} <span class="locked">{}</span>', field.help_text, self.locked[name]
            )

    def written(self):
        """{column: value} of what the editor set."""
        columns = {field.name for field in self._meta.model._meta.concrete_fields}
        names = self.changed_data if self.instance.pk else self.cleaned_data
        return {name: self.cleaned_data[name] for name in names if name in columns}


class RecordList(ChangeList):
    def url_for_result(self, result):
        return change_url(result)


class RecordAdmin(StatesAdmin):
    """Public records: addressed by permanent id, changed with a reason, never deleted."""

    form = RecordForm
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 0
    paginator = BoundedPaginator
    sortable_by = ()
    record_fields = ("public_id", "state_in_words", "created_at", "changed_at", "history")
    #: {field of the ledger: the form's field for it}, where the names differ.
    ledger_names = {}

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), *self.record_fields)

    def get_fieldsets(self, request, obj=None):
        """The kind's own fieldsets, then what every record has once it exists."""
        own = super().get_fieldsets(request, obj)
        return [*own, (_("Record"), {"fields": self.record_fields})] if obj else own

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form; under each field that a person has set it says who and when."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj:
            named = form.ledger_names = self.ledger_names
            form.locked = {named.get(field, field): words for field, words in locks(obj).items()}
        return form

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, URLField):
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def page_queryset(self):
        """What the change page of a record reads, in one query."""
        return self.model.objects.all()

    def get_object(self, request, object_id, from_field=None):
        """The record with this permanent id or key, or None."""
        if len(object_id) != ID_LENGTH and not object_id.isdecimal():
            return None
        key = {"public_id" if len(object_id) == ID_LENGTH else "pk": object_id}
        if request.method == "POST":
            hold(self.page_queryset(), key)
        return self.page_queryset().filter(**key).first()

    def get_changelist(self, request, **kwargs):
        return RecordList

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    def history_view(self, request, object_id, extra_context=None):
        """The ledger of the record in place of Django's own log."""
        record = self.get_object(request, object_id)
        return HttpResponseRedirect(
            list_url(Change, record_type=self.opts.model_name, record_id=record.public_id)
            if record
            else list_url(Change)
        )

    def save_model(self, request, obj, form, change):
        if form.meanwhile:
            sentence = _("Both were kept: your changes, and those made meanwhile:")
            words = format_html('{}<ul class="meanwhile">{}</ul>', sentence, listed(form.meanwhile))
            self.message_user(request, words, messages.WARNING)
        if change:
            why = form.cleaned_data["why"]
            edits.change_fields(obj, user=request.user, reason=why, **form.written())
        else:
            obj.pk = edits.create_record(self.model, user=request.user, **form.written()).pk
            obj.refresh_from_db()

    def save_related(self, request, form, formsets, change):
        """Save the inlines; many-to-many fields are written by the kinds that have them."""
        for formset in formsets:
            self.save_formset(request, form, formset, change)

    def response_change(self, request, obj):
        """Change the state where a button of the page says so, then go on as ever."""
        for button, change in (("_hide", states.hide), ("_release", states.release)):
            if button in request.POST:
                self.set_state(request, obj, change)
        return super().response_change(request, obj)

    def set_state(self, request, obj, change):
        try:
            change(obj, user=request.user, note=request.POST.get("why", ""))
        except states.CannotChangeState as refusal:
            self.message_user(request, str(refusal), messages.WARNING)

    @admin.display(description=_("state"))
    def state_in_words(self, obj):
        reason = f": {obj.get_reason_display()}" if obj.reason else ""
        return format_html(
            '<span class="state {}">{}{}</span>', obj.state, obj.get_state_display(), reason
        )

    @admin.display(description=_("history"))
    def history(self, obj):
        return last_changes(obj)
