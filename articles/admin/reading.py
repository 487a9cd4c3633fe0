"""What the desk only shows: the machine and the writing functions make it."""

from django.contrib import admin

from .bounded import BoundedPaginator


class ReadOnlyAdmin(admin.ModelAdmin):
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 0
    paginator = BoundedPaginator
    sortable_by = ()

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
