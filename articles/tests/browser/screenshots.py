"""Every page of the sample in four variants, the main ones also in Persian, every state that a
page can be in, and a sheet of each: `make screenshots`.

Not one of the tests: it checks nothing, it is for looking. Writes to var/screenshots.
"""

import shutil

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template import Context, Engine

from articles.ingest import states
from articles.models import Article, Organization, Publication, Quote, Reason, Speaker
from articles.search import documents
from articles.sharing.addresses import canonical
from articles.tests import factories
from articles.tests.views.many import ten_thousand_quotes
from articles.tests.views.states import LISTS, SINGLE, every_state

FOLDER = settings.BASE_DIR / "var" / "screenshots"
SAMPLE = settings.BASE_DIR / "articles" / "sample"
VARIANTS = [(width, scheme) for width in (1280, 380) for scheme in ("light", "dark")]
#: Pages that are also taken with the interface in Persian.
IN_PERSIAN = {
    "home", "article", "article-persian", "quote", "quote-persian", "speaker", "organization",
    "quotes-searched", "about", "not-found",
}  # fmt: skip
#: Pixels of a page that are shown at most.
LONGEST = 2600
SHEET = """<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>
body { margin: 2rem; background: #888; font: 1rem sans-serif; color: #fff }
section { break-inside: avoid } div { display: flex; gap: 1rem; align-items: start }
img { max-height: 34rem; object-fit: cover; object-position: top; background: #fff }
img.wide { width: 30rem } img.narrow { width: 11rem }
</style>{% for name, files in pages %}<section><h2>{{ name }}</h2><div>{% for file, wide in files %}
<a href="{{ file }}"><img class="{{ wide|yesno:"wide,narrow" }}" src="{{ file }}" alt=""></a>
{% endfor %}</div></section>{% endfor %}"""


@pytest.fixture(scope="module")
def folder():
    """The folder, empty."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    return FOLDER


def test_screenshots(chromium, live_server, transactional_db, settings, folder):
    taken = [shoot(chromium, live_server.url, "home-empty", "/")]
    call_command("ingest", SAMPLE, verbosity=0)
    for name, address in addresses().items():
        taken.append(shoot(chromium, live_server.url, name, address))
        if name in IN_PERSIAN:
            taken.append(shoot(chromium, live_server.url, f"{name}-fa", address, "fa-IR"))
    settings.DEBUG = True
    taken.append(shoot(chromium, live_server.url, "styleguide", "/styleguide/"))
    write_sheet(chromium, taken, "index")


def test_screenshots_of_states(chromium, live_server, transactional_db, settings, folder):
    alone = factories.make_article("Nobody spoke.", headline="Alone")
    documents.reindex()
    taken = [shoot(chromium, live_server.url, "home-of-one", "/")]
    states.withdraw(alone, reason=Reason.EDITORIAL)
    for name, address in states_of_pages().items():
        taken.append(shoot(chromium, live_server.url, name, address))
    settings.SEARCH_SECONDS = 0.000_01
    taken.append(shoot(chromium, live_server.url, "counts-unavailable", "/quotes/?q=the"))
    write_sheet(chromium, taken, "states")


def states_of_pages():
    """{name: address} of what the sample does not show."""
    found = {**every_state(), **ten_thousand_quotes()}
    pages = {name: found[name] for name in found if name not in LISTS | SINGLE}
    return {name.replace(" ", "-"): address for name, address in pages.items()}


def shoot(chromium, site, name, address, locale="en-GB"):
    """(name, [(file, is it wide)]): one page in every variant."""
    files = []
    for width, scheme in VARIANTS:
        tab = chromium.new_page(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",
            locale=locale,
        )
        tab.goto(site + address)
        height = min(tab.evaluate("document.documentElement.scrollHeight"), LONGEST)
        tab.set_viewport_size({"width": width, "height": height})
        tab.evaluate("document.fonts.ready")
        file = f"{name}-{width}-{scheme}.png"
        tab.screenshot(path=FOLDER / file)
        tab.close()
        files.append((file, width > 1000))
    return name, files


def addresses():
    """{name: address} of every kind of page and its states."""
    lists = ("quotes", "articles", "speakers", "organizations", "publications", "topics")
    return {
        "home": "/",
        **records(),
        **{name: f"/{name}/" for name in lists},
        "quotes-searched": "/quotes/?q=river&named=yes",
        "quotes-none": "/quotes/?q=zeppelin&year=2022",
        "about": "/about/",
        "formats": "/formats/",
        "not-found": "/nowhere/",
        "withdrawn": withdrawn(),
    }


def records():
    """{name: address} of pages of records of every sort."""
    quotes = Quote.objects.current()
    topic = factories.make_topic("The river", description="Who owns it, and since when.")
    topic.articles.add(*Article.objects.order_by("headline")[:9])
    documents.reindex()
    quoted = max(Speaker.objects.public(), key=lambda each: each.quotes.count())
    named = max(Organization.objects.public(), key=lambda each: each.mentions.count())
    direct = quotes.filter(kind=Quote.Kind.DIRECT, speaker__isnull=False)
    found = {
        "article": Article.objects.filter(kind="news", language="en").newest_first().first(),
        "article-interview": Article.objects.filter(kind="interview").newest_first().first(),
        "article-persian": Article.objects.filter(language="fa").first(),
        "quote": direct.filter(text__regex=r"^.{50,90}$").newest_first().first(),
        "quote-long": max(quotes, key=lambda each: len(each.text)),
        "quote-persian": quotes.filter(article__language="fa").first(),
        "quote-unattributed": quotes.filter(label="", speaker=None, organization=None).first(),
        "quote-unnamed": quotes.filter(named=False).exclude(label="").first(),
        "speaker": quoted,
        "organization": named,
        "publication": Publication.objects.public().first(),
        "topic": topic,
    }
    shown = {name: canonical(record) for name, record in found.items() if record}
    return {**shown, "embed": canonical(found["quote"], "embed")}


def withdrawn():
    """The address of a quote that was taken down."""
    quote = Quote.objects.current().last()
    states.withdraw(quote, reason=Reason.EDITORIAL)
    return quote.get_absolute_url()


def write_sheet(chromium, pages, name):
    """A sheet of the pictures, NAME.html, and the same as one picture."""
    index = FOLDER / f"{name}.html"
    words = Engine().from_string(SHEET).render(Context({"pages": pages}))
    index.write_text(words, encoding="utf-8")
    tab = chromium.new_page(viewport={"width": 1500, "height": 900})
    tab.goto(index.as_uri())
    tab.screenshot(path=FOLDER / f"{name}.png", full_page=True)
    tab.close()
