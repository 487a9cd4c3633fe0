"""What pages say about themselves: JSON-LD by schema.org, meta tags, web annotations."""

import json
import warnings

import pytest
from lxml import html
from rdflib import Graph, namespace

from articles.ingest import states
from articles.models import Affiliation, Display, Reason
from articles.sharing.addresses import canonical
from articles.tests.factories import make_annotation, make_article, make_quote
from articles.tests.views.archive import TEXT, strike

pytestmark = pytest.mark.django_db
SCHEMA = "https://schema.org/"
EVIL = '</script><script>alert(1)</script><!-- & "'


@pytest.fixture
def article():
    article = strike()
    tamm = article.speaker_mentions.get().speaker
    union = article.organization_mentions.get().organization
    Affiliation.objects.create(speaker=tamm, organization=union, role="secretary")
    tamm.wikidata_id, union.acronym = "Q42", "DU"
    tamm.save()
    union.save()
    return article


@pytest.fixture
def quote(article):
    return article.quotes.order_by("start")[0]


def record_of(kind, article):
    return {
        "article": article,
        "quote": article.quotes.order_by("start")[0],
        "speaker": article.speaker_mentions.get().speaker,
        "organization": article.organization_mentions.get().organization,
        "publication": article.publication,
        "topic": article.topics.get(),
    }[kind]


def tree_of(client, address):
    return html.fromstring(client.get(address).content.decode())


def nodes(client, address):
    """{type: node} of a page's JSON-LD."""
    [script] = tree_of(client, address).cssselect('script[type="application/ld+json"]')
    form = json.loads(script.text)
    assert form["@context"] == "https://schema.org"
    return {each["@type"]: each for each in form["@graph"]}


def graph_of(client, address):
    """The same as RDF; the context is the vocabulary, so that nothing is fetched."""
    [script] = tree_of(client, address).cssselect('script[type="application/ld+json"]')
    form = {**json.loads(script.text), "@context": {"@vocab": SCHEMA}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Graph().parse(data=json.dumps(form), format="json-ld")


REQUIRED = {
    "article": ("NewsArticle", {"headline", "datePublished", "author", "publisher", "image"}),
    "quote": ("Quotation", {"text", "creator", "isPartOf", "isBasedOn", "inLanguage"}),
    "speaker": ("Person", {"name", "alternateName", "sameAs", "jobTitle", "affiliation"}),
    "organization": ("Organization", {"name", "alternateName"}),
    "publication": ("NewsMediaOrganization", {"name", "url"}),
    "topic": ("DefinedTerm", {"name"}),
}


@pytest.mark.parametrize("kind", REQUIRED)
def test_pages_of_records_have_the_properties_of_their_kind(client, article, kind):
    name, required = REQUIRED[kind]
    found = nodes(client, record_of(kind, article).get_absolute_url())
    assert required - set(found[name]) == set()
    steps = found["BreadcrumbList"]["itemListElement"]
    assert [each["position"] for each in steps] == list(range(1, len(steps) + 1))
    assert all(client.get(each["item"]).status_code == 200 for each in steps)


@pytest.mark.parametrize("kind", [*REQUIRED, "about", "home"])
def test_every_class_and_property_is_one_of_schema_org(client, article, kind):
    single = {"about": "/about/", "home": "/"}
    address = single.get(kind) or record_of(kind, article).get_absolute_url()
    graph = graph_of(client, address)
    terms = {each for each in graph.predicates() if each != namespace.RDF.type}
    terms |= set(graph.objects(None, namespace.RDF.type))
    names = {str(each).removeprefix(SCHEMA) for each in terms} - {"query-input"}
    assert len(names) > 3
    assert {each for each in names if each not in namespace.SDO} == set()


def test_the_archive_is_a_dataset(client, article):
    found = nodes(client, "/about/")["Dataset"]
    assert len(found["description"]) > 50
    for each in found["distribution"]:
        response = client.get(each["contentUrl"])
        assert response.headers["Content-Type"].startswith(each["encodingFormat"])


def test_the_quotation_names_its_speaker_and_its_article(client, quote):
    found = nodes(client, quote.get_absolute_url())["Quotation"]
    assert found["text"] == quote.text
    assert found["creator"] == {
        "@type": "Person",
        "url": f"http://testserver{quote.speaker.get_absolute_url()}",
        "name": "Osric Tamm",
    }
    assert found["isPartOf"]["headline"] == "Dockers strike"
    assert found["isBasedOn"] == "https://tide.example/0"


def test_no_word_ends_the_block(client):
    quote = make_quote(make_article(f"“{EVIL}”", headline=EVIL), EVIL, label=EVIL)
    for record in (quote, quote.article):
        body = client.get(record.get_absolute_url()).content.decode()
        block = body.split('<script type="application/ld+json">')[1].split("</script>")[0]
        assert EVIL in json.dumps(json.loads(block), ensure_ascii=False).replace('\\"', '"')
        assert not {"<", ">", "&"} & set(block)


def test_what_was_withdrawn_is_in_no_block(client, article, quote):
    states.withdraw(quote.speaker, reason=Reason.PRIVACY)
    states.withdraw(article.publication, reason=Reason.LEGAL)
    for record in (article, quote):
        head = html.tostring(tree_of(client, record.get_absolute_url()).cssselect("head")[0])
        assert b"Osric" not in head.split(b"hasPart")[0]
        assert b"The Tide" not in head


def tags(client, address, attribute):
    found = tree_of(client, address).cssselect(f"meta[{attribute}]")
    return {each.get(attribute): each.get("content") for each in found}


def test_previews_of_a_quote(client, quote):
    found = tags(client, quote.get_absolute_url(), "property")
    page = f"http://testserver{quote.get_absolute_url()}"
    assert found == {
        "og:type": "article",
        "og:site_name": "Quote Archive",
        "og:title": "Osric Tamm: “We wait, … for the night rate.”",
        "og:description": "We wait, … for the night rate.",
        "og:url": page,
        "og:image": f"http://testserver{canonical(quote, 'card')}",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "We wait, … for the night rate.",
        "article:published_time": "2024-02-07",
    }
    assert tags(client, quote.get_absolute_url(), "name")["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize("kind", ["article", "quote"])
def test_reference_managers_find_the_original(client, article, kind):
    found = tags(client, record_of(kind, article).get_absolute_url(), "name")
    expected = {
        "citation_title": "Dockers strike",
        "citation_author": "Reporter, Ann",
        "citation_publication_date": "2024/02/07",
        "citation_journal_title": "The Tide 0",
        "citation_language": "en",
        "citation_public_url": "https://tide.example/0",
        "DC.source": "https://tide.example/0",
        "DC.creator": "Ann Reporter" if kind == "article" else "Osric Tamm",
    }
    assert {key: found.get(key) for key in expected} == expected


def test_pages_name_their_other_forms(client, article):
    tree = tree_of(client, article.get_absolute_url())
    links = {a.get("type"): a.get("href") for a in tree.cssselect("link[rel=alternate]")}
    assert len(links) == 5
    for media, address in links.items():
        response = client.get(address)
        assert response.headers["Content-Type"].startswith(media.split(";")[0])


def test_a_header_says_how_to_cite_and_what_describes(client, article):
    slug_breaks = make_article(headline="A\r\nSet-Cookie: x=1\r\n> پل")
    for record in (article, slug_breaks):
        response = client.get(record.get_absolute_url())
        links = response.headers["Link"].split(", ")
        page = f"http://testserver{record.get_absolute_url()}"
        assert links[0] == f'<{page}>; rel="cite-as"'
        assert [each.rpartition(" ")[2] for each in links[1:]] == [
            'type="application/vnd.citationstyles.csl+json"',
            'type="application/json"',
            'type="application/x-bibtex"',
            'type="application/x-research-info-systems"',
        ]
        assert response.cookies == {}


def annotations(client, record):
    response = client.get(canonical(record, "annotations"))
    assert response.headers["Content-Type"].startswith("application/ld+json")
    form = response.json()
    assert (form["@context"], form["type"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
    )
    assert form["id"] == f"http://testserver{canonical(record, 'annotations')}"
    return form["items"]


def selectors(item):
    """[(words, offsets)] of an annotation's targets."""
    for target in item["target"]:
        by_kind = {each["type"]: each for each in target["selector"]}
        place = by_kind["TextPositionSelector"]
        words = by_kind.get("TextQuoteSelector")
        yield words and (words["prefix"], words["exact"], words["suffix"]), place


def test_annotations_find_the_words_by_text_and_by_place(client, article, quote):
    [said, note] = annotations(client, quote)
    assert said["body"]["source"] == f"http://testserver{quote.speaker.get_absolute_url()}"
    assert (said["motivation"], note["motivation"]) == ("identifying", "commenting")
    assert note["body"]["value"] == "The rate was cut in 2019."
    assert [words[1] for words, _place in selectors(said)] == ["We wait,", "for the night rate."]
    for (prefix, exact, suffix), place in selectors(said):
        start, end = place["start"], place["end"]
        assert TEXT[start:end] == exact
        assert TEXT[start - len(prefix) : end + len(suffix)] == prefix + exact + suffix


def test_an_article_has_all_its_annotations_with_ids_of_their_own(client, article):
    items = annotations(client, article)
    assert len(items) == len({each["id"] for each in items}) == 3
    for each in items:
        assert {"id", "type", "target"} <= set(each)


def test_an_orphan_has_no_place_and_inner_notes_are_not_there(client, quote):
    make_annotation(quote.article, "An inner doubt.", quote=quote, public=False)
    quote.orphaned_at = quote.created_at
    quote.save()
    items = annotations(client, quote)
    assert {each["target"] for each in items} == {
        f"http://testserver{quote.article.get_absolute_url()}"
    }
    assert "doubt" not in json.dumps(items)


def test_words_around_go_no_further_than_may_be_shown(client):
    text = "Secret one. Secret two. Near. “Said this,” he said. Near. Last. Secret three."
    article = make_article(text)
    article.publication = strike(1).publication
    article.publication.display = Display.EXCERPT
    article.publication.save()
    article.save()
    quote = make_quote(article, "Said this,")
    make_annotation(article, "Far away", start=0, end=6, public=True)
    for record in (quote, article):
        assert "Secret one" not in json.dumps(annotations(client, record))
        assert "Secret three" not in json.dumps(annotations(client, record))
    [_said, note] = annotations(client, article)
    assert [words for words, _place in selectors(note)] == [None]
