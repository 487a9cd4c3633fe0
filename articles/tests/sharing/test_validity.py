"""What machines read, held against the rules of each format."""

from datetime import datetime

import pytest
from lxml import etree

from articles.ingest import states
from articles.models import Reason
from articles.sharing import sitemap
from articles.sharing.addresses import canonical
from articles.tests.audit.packages import package
from articles.tests.factories import make_annotation
from articles.tests.views.archive import strike

pytestmark = pytest.mark.django_db
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
#: Bytes and entries that one sitemap may have, by the protocol.
MOST_BYTES, MOST_ENTRIES = 50 * 1024 * 1024, 50_000
ANNOTATION = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {"identifying", "highlighting", "commenting"}


def sitemaps(client):
    """[(address, root)] of the index and of every sitemap it names, each strictly parsed."""
    found = [("/sitemap.xml", strict(client.get("/sitemap.xml")))]
    for place in found[0][1].iter(f"{SITEMAPS}loc"):
        found.append((place.text, strict(client.get(place.text))))
    return found


def strict(response):
    assert response.headers["Content-Type"] == "application/xml"
    assert len(response.content) < MOST_BYTES
    return etree.fromstring(response.content, etree.XMLParser(recover=False))


def test_sitemaps_say_where_and_when(client):
    strike()
    (_index, index), *pages = sitemaps(client)
    assert (index.tag, len(pages)) == (f"{SITEMAPS}sitemapindex", 6)
    for _address, root in pages:
        assert (root.tag, 0 < len(root) < MOST_ENTRIES) == (f"{SITEMAPS}urlset", True)
        for url in root:
            assert [each.tag for each in url] == [f"{SITEMAPS}loc", f"{SITEMAPS}lastmod"]
            where, when = (each.text for each in url)
            assert where.startswith("http://testserver/")
            assert len(where) < 2048
            assert datetime.fromisoformat(when).tzinfo


def test_the_index_leaves_out_ranges_of_which_nothing_is_public(client, monkeypatch):
    monkeypatch.setattr(sitemap, "RANGE", 1)
    articles = [strike(number) for number in range(4)]
    for each in articles[1:3]:
        states.withdraw(each, reason=Reason.EDITORIAL)
    pages = [(each, root) for each, root in sitemaps(client)[1:] if "articles" in each]
    assert [root[0][0].text for _address, root in pages] == [
        f"http://testserver{canonical(each)}" for each in (articles[0], articles[3])
    ]
    assert {len(root) for _address, root in sitemaps(client)[1:]} == {1}


@pytest.mark.audit
def test_sitemaps_are_valid_by_their_schema(client):
    strike()
    schema = etree.XMLSchema(etree.parse(package("sitemap") / "schema" / "sitemap.xsd"))
    for _address, root in sitemaps(client)[1:]:
        schema.assertValid(root)


def test_annotations_have_what_the_model_requires(client):
    article = strike()
    make_annotation(article, "Of these words.", start=0, end=7, public=True)
    for record in (article, *article.quotes.all()):
        page = client.get(canonical(record, "annotations")).json()
        assert {"@context", "id", "type", "items"} <= set(page)
        assert page["@context"] == ANNOTATION
        for item in page["items"]:
            assert {"id", "type", "target", "motivation"} <= set(item)
            assert (item["type"], item["motivation"] in MOTIVATIONS) == ("Annotation", True)
            assert item["id"].startswith("http://testserver/")
            check_body(item.get("body"))
            check_target(item["target"])


def check_body(body):
    if body is None:
        return
    required = {"TextualBody": {"value"}, "SpecificResource": {"source"}}[body["type"]]
    assert required <= set(body)
    assert all(body[each] for each in required)


def check_target(target):
    if isinstance(target, str):
        assert target.startswith("http://testserver/")
        return
    for each in target:
        kinds = {selector["type"]: selector for selector in each["selector"]}
        assert each["source"].startswith("http://testserver/")
        assert kinds["TextPositionSelector"]["start"] < kinds["TextPositionSelector"]["end"]
        assert kinds.get("TextQuoteSelector", {"exact": "-"})["exact"]


REQUIRED = {
    "1.0": {"type", "version"},
    "rich": {"html", "width", "height"},
}


def test_oembed_has_the_fields_of_its_type_and_they_agree(client):
    quote = strike().quotes.first()
    url = f"http://testserver{quote.get_absolute_url()}"
    form = client.get("/oembed", {"url": url, "maxwidth": 320, "maxheight": 240}).json()
    assert REQUIRED[form["version"]] | REQUIRED[form["type"]] <= set(form)
    frame = etree.HTML(form["html"]).find(".//iframe")
    assert (frame.get("width"), frame.get("height")) == (str(form["width"]), str(form["height"]))
    assert (form["width"] <= 320, form["height"] <= 240) == (True, True)
    thumbnail = {"thumbnail_url", "thumbnail_width", "thumbnail_height"}
    assert thumbnail & set(form) == set()  # a picture must not be larger than what was asked for
    assert thumbnail <= set(client.get("/oembed", {"url": url}).json())
