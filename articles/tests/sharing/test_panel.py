"""The share panel: everything it hands over, without script."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from lxml import html

from articles.sharing import shares
from articles.sharing.addresses import canonical
from articles.tests.factories import make_article, make_quote
from articles.tests.views.archive import strike

pytestmark = pytest.mark.django_db
MARKS = "*bold* [link](javascript:x) `code` <b> #1\n# Heading"


def full(path):
    return f"https://arc.example{path}"


@pytest.fixture
def quote():
    return strike().quotes.order_by("start")[0]


def panel(client, record):
    tree = html.fromstring(client.get(record.get_absolute_url()).content.decode())
    [found] = tree.cssselect("details.share")
    return found


def test_it_holds_the_three_links(client, quote):
    values = [each.get("value") for each in panel(client, quote).cssselect("input[readonly]")]
    short = f"http://testserver/q/{quote.public_id}"
    article = f"http://testserver{quote.article.get_absolute_url()}#q-{quote.public_id}"
    original = "https://tide.example/0#:~:text=We%20wait%2C,night%20rate."
    assert values[:2] == [short, article]
    assert values[2].startswith("https://tide.example/0#:~:text="), original


def test_it_holds_the_quote_as_text_html_and_markdown(client, quote):
    link = f"https://arc.example/q/{quote.public_id}"
    assert dict(shares.pastes(quote, full)) == {
        "Text": "“We wait, … for the night rate.” — Osric Tamm, Dockers strike, The Tide 0, "
        f"7 February 2024. {link}",
        "HTML": f'<blockquote cite="{link}" dir="ltr"><p>We wait, … for the night rate.</p>'
        f'<footer>— Osric Tamm, <cite><a href="{link}">Dockers strike</a></cite>, The Tide 0, '
        "7 February 2024</footer></blockquote>",
        "Markdown": "> We wait, … for the night rate.\n>\n"
        f"> — Osric Tamm, [Dockers strike]({link}), The Tide 0, 7 February 2024",
    }


def test_words_are_no_markup_where_they_are_pasted():
    quote = make_quote(make_article(f"“{MARKS}”", headline=MARKS), MARKS, label="<i>x</i>")
    pasted = dict(shares.pastes(quote, full))
    tree = html.fragment_fromstring(pasted["HTML"])
    assert tree.cssselect("b, i, script") == []
    assert tree.cssselect("p")[0].text == MARKS
    assert pasted["Markdown"].startswith(
        r"> \*bold\* \[link\](javascript:x) \`code\` \<b\> \#1" + "\n" + r"> \# Heading"
    )


def test_it_cites_in_three_styles_and_three_files(client, quote):
    found = panel(client, quote)
    assert [b.text for b in found.cssselect("b")] == ["Chicago", "APA", "MLA"]
    files = [canonical(quote, form) for form in ("bib", "ris", "csl")]
    assert [a.get("href") for a in found.cssselect('a[rel="nofollow"]')] == files


def test_places_to_send_it_to_are_plain_links(client, quote):
    links = [a.get("href") for a in panel(client, quote).cssselect('a[rel="noopener nofollow"]')]
    assert [urlsplit(each).scheme for each in links] == ["mailto", *["https"] * 8]
    for link in links:
        assert f"http://testserver/q/{quote.public_id}" in unquote(link)


def test_line_breaks_put_nothing_into_the_mail(client):
    words = "Yes\r\nBcc: all@example.org & more"
    quote = make_quote(make_article(f"“{words}”"), words)
    mail = panel(client, quote).cssselect('a[href^="mailto:"]')[0].get("href")
    assert set(parse_qs(urlsplit(mail).query)) == {"subject", "body"}
    assert "\n" not in unquote(mail)


def test_a_mistake_is_reported_by_mail_where_there_is_an_address(client, quote, settings):
    assert panel(client, quote).cssselect('a[href="/about/#removal"]')
    settings.CONTACT_EMAIL = "desk@arc.example"
    link = panel(client, quote).cssselect('a[href^="mailto:desk@arc.example"]')[0].get("href")
    assert f"/q/{quote.public_id}" in unquote(link)


def test_the_code_to_embed_is_the_one_of_oembed(client, quote):
    code = panel(client, quote).cssselect("textarea")[-1].text.strip()
    url = f"http://testserver{quote.get_absolute_url()}"
    assert code == client.get("/oembed", {"url": url}).json()["html"]


def test_an_article_has_a_panel_without_embed(client, quote):
    found = panel(client, quote.article)
    assert [b.text for b in found.cssselect("b")] == ["Chicago", "APA", "MLA"]
    assert found.cssselect("textarea") == []


def test_a_quote_page_stays_small(client, quote):
    assert len(client.get(quote.get_absolute_url()).content) < 50_000
