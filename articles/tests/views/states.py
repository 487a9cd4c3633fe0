"""An archive with a page in every state that a page can be in."""

from django.utils import timezone

from articles.ingest import states
from articles.models import Affiliation, Display, Reason
from articles.search import documents
from articles.sharing.addresses import canonical
from articles.tests import factories
from articles.tests.views.archive import strike
from articles.tests.views.heavy import heavy_article

KINDS = ("quote", "article", "speaker", "organization", "publication", "topic")
LISTS = {f"list of {kind}s": f"/{kind}s/" for kind in KINDS}
SINGLE = {
    "home": "/", "about": "/about/", "formats": "/formats/", "not found": "/nowhere/",
}  # fmt: skip
SEARCHES = {
    "quotes found": "/quotes/?q=wait&named=yes",
    "no quote found": "/quotes/?q=zeppelin&year=2022",
    "misspelled": "/quotes/?q=dokcer",
    "articles found": "/articles/?q=strike",
    "beyond the last page": "/articles/?page=99",
    "a value that is none": "/quotes/?year=never&from=1&speaker=2222222222",
    "no name found": "/speakers/?q=zzzz",
    "facet": "/quotes/facet/speaker/",
    "facet searched": "/quotes/facet/publication/?find=tide",
    "nobody compared": "/compare/",
    "compared with nobody": "/compare/?speaker=zzzz",
    "undated articles": "/articles/?year=undated",
}
LONG = "Maria Wilhelmina Featherstonehaugh-Cholmondeley " * 3 + "x" * 120
#: No place to break it, and nearly as long as a headline may be.
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter" * 3


def every_state():
    """{name: address} of every kind of page in each of its states; makes their records."""
    article = strike()
    pages = {**SINGLE, **LISTS, **SEARCHES, **records(article), **withdrawn(article)}
    pages |= {**unknowns(), **of_the_right(), **shown_in_part(), **extremes()}
    documents.reindex()
    return pages


def records(article):
    """{name: address} of a page of each kind, full of everything."""
    quote = article.quotes.order_by("start")[0]
    speaker, body = quote.speaker, article.organization_mentions.get().organization
    Affiliation.objects.create(speaker=speaker, organization=body, role="secretary")
    others = [factories.make_speaker(f"Ben {number}") for number in range(3)]
    for other in others:
        beside = factories.make_article("“We wait,” said Osric Tamm. “No,” said Ben.")
        factories.make_quote(beside, "We wait,", speaker)
        factories.make_quote(beside, "No,", other)
        factories.make_mention(beside, speaker, role="chairman")
    found = [quote, article, speaker, body, article.publication, article.topics.get()]
    pages = {kind: canonical(each) for kind, each in zip(KINDS, found, strict=True)}
    searched = f"/quotes/?q=wait&speaker={speaker.public_id}&not_kind=indirect&from=2020"
    compared = f"/compare/?speaker={speaker.public_id}&speaker={others[0].public_id}"
    words_changed = f"{canonical(quote)}?v=f1:000000000000"
    return {
        **pages, "embed": canonical(quote, "embed"), "searched and filtered": searched,
        "cited with other words": words_changed, "compared": compared,
    }  # fmt: skip


def withdrawn(article):
    """{name: address} of what was taken down, and of a quote whose words are gone."""
    gone = factories.make_quote(article, "A bell rang.", label="a bell")
    states.withdraw(gone, reason=Reason.EDITORIAL)
    orphan = factories.make_quote(label="she", orphaned_at=timezone.now())
    return {
        "withdrawn": canonical(gone),
        "embed of what is withdrawn": canonical(gone, "embed"),
        "words are gone": canonical(orphan),
    }


def unknowns():
    """{name: address} of what is undated, unattributed, unnamed, without a headline or quotes."""
    undated = factories.make_article("Nobody spoke.", headline="Undated", published=None)
    bare = factories.make_article("The pier: “It was closed.”", headline="", published="2022")
    nobody = factories.make_quote(bare, "It was closed.", confidence=0.2)
    unnamed = factories.make_quote(label="a senior official", named=False)
    silent = factories.make_speaker("Sil Ent")
    return {
        "undated, no quotes": canonical(undated),
        "no headline": canonical(bare),
        "unattributed": canonical(nobody),
        "unnamed source": canonical(unnamed),
        "somebody nobody quotes": canonical(silent),
    }


def of_the_right():
    """{name: address} of an article from right to left, its quote and its speaker."""
    speaker = factories.make_speaker("آنا سمیت")
    article = factories.make_article(
        "آنا سمیت گفت: «ما پل را می‌سازیم و رودخانه را می‌بندیم.»",
        headline="پل دوباره ساخته می‌شود",
        dek="کسی از رودخانه نپرسید.",
        language="fa",
        direction="rtl",
    )
    quote = factories.make_quote(article, "ما پل را می‌سازیم و رودخانه را می‌بندیم.", speaker)
    factories.make_mention(article, speaker, role="شهردار")
    found = {"article": article, "quote": quote, "speaker": speaker}
    return {f"{name} from right to left": canonical(each) for name, each in found.items()}


def shown_in_part():
    """{name: address} of articles whose publications let us show only so much."""
    pages = {}
    for display in (Display.EXCERPT, Display.HEADLINE):
        paper = factories.make_publication(f"The {display} paper", display=display)
        article = factories.make_article(
            "One. Two. Three. Four. “The river rose,” she said. Five. Six. Seven. Eight.",
            publication=paper,
        )
        factories.make_quote(article, "The river rose,", label="she")
        pages[f"article as {display}"] = canonical(article)
    return pages


def extremes():
    """{name: address} of an interview, of names as long as they come, and of 200 quotes."""
    speaker = factories.make_speaker(LONG)
    long = factories.make_article(
        f"{LONG}: “We wait.”", headline=UNBROKEN, dek=UNBROKEN, bylines=[LONG]
    )
    factories.make_mention(long, speaker, role=LONG)
    quote = factories.make_quote(long, "We wait.", speaker)
    many = heavy_article()
    return {
        "article with long names": canonical(long),
        "quote with long names": canonical(quote),
        "speaker with a long name": canonical(speaker),
        "article of 200 quotes": canonical(many),
    }
