"""What pages say about themselves: JSON-LD by schema.org, meta tags, web annotations."""

import json
import re
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


LINK = re.compile(r'<([^>]*)>; rel="([^"]*)"(?:; type="((?:[^"\\]|\\.)*)")?(?:, |$)')


def signposts(client, address):
    """[(relation, address, media type)] that the answer's header names, which is read whole."""
    given = client.get(address).headers["Link"]
    found = list(LINK.finditer(given))
    assert "".join(each[0] for each in found) == given
    return [(relation, url, media.replace("\\", "")) for url, relation, media in
            (each.groups("") for each in found)]  # fmt: skip


def test_a_header_leads_programs_from_a_page_to_all_that_there_is_of_a_record(client, article):
    quote = article.quotes.order_by("start")[0]
    page, by_id = canonical(quote), f"http://testserver/quotes/{quote.public_id}"
    assert signposts(client, page) == [
        ("cite-as", f"http://testserver{page}", ""),
        ("type", "https://schema.org/AboutPage", ""),
        ("type", "https://schema.org/Quotation", ""),
        ("author", f"http://testserver{canonical(quote.speaker)}", ""),
        ("describedby", f"{by_id}.json", "application/json"),
        ("describedby", f"{by_id}.csl.json", "application/vnd.citationstyles.csl+json"),
        ("describedby", f"{by_id}.bib", "application/x-bibtex"),
        ("describedby", f"{by_id}.ris", "application/x-research-info-systems"),
        (
            "item", f"{by_id}.annotations.json",
            'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        ),
        ("item", f"{by_id}/card.png", "image/png"),
    ]  # fmt: skip


def test_each_signpost_leads_where_it_says_and_every_form_leads_back(client, article):
    records = [
        article, article.quotes.first(), article.publication, article.topics.get(),
        article.speaker_mentions.get().speaker, article.organization_mentions.get().organization,
    ]  # fmt: skip
    for record in records:
        page = f"http://testserver{canonical(record)}"
        posts = signposts(client, canonical(record))
        kinds = [url for relation, url, _media in posts if relation == "type"]
        assert kinds[1] == f"{SCHEMA}{next(iter(nodes(client, canonical(record))))}"
        for relation, url, media in posts:
            if relation in ("describedby", "item"):
                answer = client.get(url, follow=True)
                assert (answer.status_code, len(answer.redirect_chain)) == (200, 1)
                assert answer.headers["Content-Type"].startswith(media)
                back = "describes" if relation == "describedby" else "collection"
                assert signposts(client, answer.redirect_chain[0][0]) == [(back, page, "text/html")]


def test_the_archive_s_terms_stand_in_every_header_and_in_the_dataset(client, article, settings):
    settings.LICENSE_URL = "https://terms.example/by"
    for address in (canonical(article), canonical(article, "json")):
        assert ("license", "https://terms.example/by", "") in signposts(client, address)
    assert nodes(client, "/about/")["Dataset"]["license"] == "https://terms.example/by"


def test_a_header_stays_one_and_short_whatever_the_words_are(client):
    record = make_article(headline="A\r\nSet-Cookie: x=1\r\n> " + "پل بزرگ " * 40)
    response = client.get(record.get_absolute_url())
    assert response.cookies == {}
    assert len(response.headers["Link"]) < 1500  # proxies take 4 kB of headers in all


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
