"""Topics: a tree that articles are filed under."""

from django import forms
from django.contrib import admin
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Topic

from .bounded import CountUpTo, in_words
from .links import list_link
from .merging import MergeAdmin
from .tree import TreeForm


class TopicForm(TreeForm):
    class Meta:
        widgets = {"description": forms.Textarea(attrs={"rows": 3, "cols": 80})}


@admin.register(Topic)
class TopicAdmin(MergeAdmin):
    compared = ("name", "parent", "description")
    form = TopicForm
    list_display = ("name", "parent", "articles", "state_in_words")
    list_filter = ("state",)
    list_select_related = ("parent",)
    ordering = ("name", "pk")
    search_fields = ("name", "parent__name")
    autocomplete_fields = ("parent",)
    fieldsets = [(None, {"fields": ["name", "parent", "description", "why"]})]

    def get_queryset(self, request):
        filed = Article.topics.through.objects.filter(topic=OuterRef("pk"))
        queryset = super().get_queryset(request).select_related("parent")
        return queryset.annotate(article_count=CountUpTo(filed))

    def page_queryset(self):
        return Topic.objects.select_related("parent")

    def choice_label(self, topic):
        return f"{topic.parent} › {topic}" if topic.parent else topic.name

    @admin.display(description=_("articles"))
    def articles(self, topic):
        return list_link(in_words(topic.article_count), Article, topics=topic.public_id)
