"""Filters of the change lists. None of them lists a table that can grow."""

from django.contrib.admin import SimpleListFilter
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.ingest.proposals import RECORDS
from articles.models import Article, Organization, Publication, Review, Speaker, State, Topic


class ByRecord(SimpleListFilter):
    """One record by its permanent id: shown, and taken off, where a link has set it."""

    model = None
    named_by = ("name",)

    def lookups(self, request, model_admin):
        public_id = request.GET.get(self.parameter_name)
        records = self.model.objects.only(*self.named_by)
        found = records.filter(public_id=public_id).first() if public_id else None
        return [(public_id, str(found))] if found else []

    def queryset(self, request, queryset):
        chosen = {f"{self.parameter_name}__public_id": self.value()}
        return queryset.filter(**chosen) if self.value() else queryset


class ByArticle(ByRecord):
    title, parameter_name, model = _("article"), "article", Article
    named_by = ("headline", "reference")


class BySpeaker(ByRecord):
    title, parameter_name, model = _("speaker"), "speaker", Speaker


class ByOrganization(ByRecord):
    title, parameter_name, model = _("organization"), "organization", Organization


class ByPublication(ByRecord):
    title, parameter_name, model = _("publication"), "publication", Publication


class ByTopic(ByRecord):
    title, parameter_name, model = _("topic"), "topics", Topic


class ByDefault(SimpleListFilter):
    """A filter whose first choice is the one without a parameter."""

    def value(self):
        return super().value() or self.lookup_choices[0][0]

    def choices(self, changelist):
        for number, (value, words) in enumerate(self.lookup_choices):
            yield {
                "selected": self.value() == value,
                "query_string": changelist.get_query_string(
                    {self.parameter_name: value} if number else {},
                    [] if number else [self.parameter_name],
                ),
                "display": words,
            }


class ReviewFilter(ByDefault):
    """Quotes that wait for an editor, unless another choice is made."""

    title, parameter_name = _("review"), "show"
    to_check = Q(review=Review.MACHINE, orphaned_at=None, state__in=[State.PUBLIC, State.HIDDEN])
    conditions = {
        "to_check": to_check,
        "accepted": Q(review=Review.ACCEPTED),
        "corrected": Q(review=Review.CORRECTED),
        "unsure": Q(review=Review.UNSURE),
        "rejected": Q(review=Review.REJECTED),
        "orphaned": Q(orphaned_at__isnull=False),
        "all": Q(),
    }

    def lookups(self, request, model_admin):
        return [
            ("to_check", _("to check, least sure first")),
            ("accepted", _("accepted")),
            ("corrected", _("corrected")),
            ("unsure", _("an editor is not sure")),
            ("rejected", _("not a quotation")),
            ("orphaned", _("no longer in the text")),
            ("all", _("all")),
        ]

    def queryset(self, request, queryset):
        return queryset.filter(self.conditions.get(self.value(), self.to_check))


class AttributionFilter(SimpleListFilter):
    title, parameter_name = _("said by"), "by"
    conditions = {
        "person": Q(speaker__isnull=False),
        "body": Q(organization__isnull=False),
        "label": Q(speaker=None, organization=None) & ~Q(label=""),
        "nobody": Q(speaker=None, organization=None, label=""),
    }

    def lookups(self, request, model_admin):
        return [
            ("person", _("a person")),
            ("body", _("an organization")),
            ("label", _("somebody without a record")),
            ("nobody", _("nobody yet")),
        ]

    def queryset(self, request, queryset):
        return queryset.filter(self.conditions.get(self.value(), Q()))


class KindOfRecord(SimpleListFilter):
    title, parameter_name = _("kind of record"), "record_type"

    def lookups(self, request, model_admin):
        return [(name, model._meta.verbose_name) for name, model in RECORDS.items()]

    def queryset(self, request, queryset):
        return queryset.filter(record_type=self.value()) if self.value() else queryset


class MadeBy(SimpleListFilter):
    title, parameter_name = _("made by"), "by"

    def lookups(self, request, model_admin):
        return [("people", _("people")), ("machine", _("the machine"))]

    def queryset(self, request, queryset):
        conditions = {"people": Q(user__isnull=False), "machine": Q(user=None)}
        return queryset.filter(conditions.get(self.value(), Q()))


class DateFilter(SimpleListFilter):
    title, parameter_name = _("date"), "dated"

    def lookups(self, request, model_admin):
        return [("yes", _("dated")), ("no", _("undated"))]

    def queryset(self, request, queryset):
        conditions = {"yes": Q(published__isnull=False), "no": Q(published=None)}
        return queryset.filter(conditions.get(self.value(), Q()))
