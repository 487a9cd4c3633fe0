"""Every public address. `rest` catches other spellings of permanent ones, which answer 301."""

from django.urls import path

from articles.sharing.addresses import ENDINGS, FORMS_OF

from .views import about, directories, health, home, lists, oembed, robots
from .views.articles import ArticlePage
from .views.organizations import OrganizationPage
from .views.publications import PublicationPage
from .views.quotes import QuotePage
from .views.speakers import SpeakerPage
from .views.topics import TopicPage


def addresses(kind, listing, page):
    """The list of a kind of record, the page of one and its other forms."""
    return [
        path(f"{kind}s/", listing.as_view(), name=f"{kind}-list"),
        *(
            path(
                f"{kind}s/<public_id>/<slug>{ENDINGS[form]}",
                page.as_view(form_name=form),
                name=f"{kind}-{form}",
            )
            for form in FORMS_OF[kind]
        ),
        path(f"{kind}s/<public_id>/<slug>/", page.as_view(), name=kind),
        path(f"{kind}s/<path:rest>", page.as_view()),
    ]


urlpatterns = [
    path("", home.home, name="home"),
    path("about/", about.about, name="about"),
    *addresses("article", lists.ArticleList, ArticlePage),
    *addresses("quote", lists.QuoteList, QuotePage),
    *addresses("speaker", directories.SpeakerList, SpeakerPage),
    *addresses("organization", directories.OrganizationList, OrganizationPage),
    *addresses("publication", directories.PublicationList, PublicationPage),
    *addresses("topic", directories.TopicList, TopicPage),
    path("q/<path:rest>", QuotePage.as_view(), name="quote-short"),
    path("oembed", oembed.oembed, name="oembed"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap_index, name="sitemap"),
    path("sitemap-<str:kind>-<int:number>.xml", robots.sitemap_page, name="sitemap-page"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
