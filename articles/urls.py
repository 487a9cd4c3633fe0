"""Every public address. `rest` catches other spellings of permanent ones, which answer 301."""

from django.urls import path

from articles.sharing.addresses import ENDINGS, FORMS_OF

from .views import (
    about,
    compare,
    directories,
    facet_pages,
    formats,
    health,
    home,
    language,
    lists,
    oembed,
    robots,
    site,
    styleguide,
    suggest,
)
from .views.articles import ArticlePage
from .views.freshness import fresh, readable
from .views.organizations import OrganizationPage
from .views.publications import PublicationPage
from .views.quotes import QuotePage
from .views.speakers import SpeakerPage
from .views.topics import TopicPage


def public(route, view, name=None):
    """The path of a view that says 304 where nothing has changed; cards know that themselves."""
    wrapped = readable(view) if name and name.endswith("-card") else fresh(view)
    return path(route, wrapped, name=name)


def addresses(kind, listing, page):
    """The list of a kind of record, the page of one and its other forms."""
    return [
        public(f"{kind}s/", listing.as_view(), name=f"{kind}-list"),
        *(
            public(
                f"{kind}s/<public_id>/<slug>{ENDINGS[form]}",
                page.as_view(form_name=form),
                name=f"{kind}-{form}",
            )
            for form in FORMS_OF[kind]
        ),
        public(f"{kind}s/<public_id>/<slug>/", page.as_view(), name=kind),
        public(f"{kind}s/<path:rest>", page.as_view()),
    ]


urlpatterns = [
    public("", home.home, name="home"),
    public("about/", about.about, name="about"),
    public("compare/", compare.compare, name="compare"),
    public("formats/", formats.formats, name="formats"),
    public("suggest", suggest.suggestions, name="suggest"),
    *(
        public(
            f"{kind}s/facet/<name>/",
            facet_pages.FacetPage.as_view(listed=kind),
            name=f"{kind}-facet",
        )
        for kind in ("article", "quote")
    ),
    *addresses("article", lists.ArticleList, ArticlePage),
    *addresses("quote", lists.QuoteList, QuotePage),
    *addresses("speaker", directories.SpeakerList, SpeakerPage),
    *addresses("organization", directories.OrganizationList, OrganizationPage),
    *addresses("publication", directories.PublicationList, PublicationPage),
    *addresses("topic", directories.TopicList, TopicPage),
    public("q/<path:rest>", QuotePage.as_view(), name="quote-short"),
    public("oembed", oembed.oembed, name="oembed"),
    public("site.webmanifest", site.manifest, name="manifest"),
    path("language/<code>/", language.choose, name="language"),
    path("favicon.ico", site.favicon),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("robots.txt", robots.robots, name="robots"),
    public("sitemap.xml", robots.sitemap_index, name="sitemap"),
    public("sitemap-<str:kind>-<int:number>.xml", robots.sitemap_page, name="sitemap-page"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
