"""QR codes: what they hold, and that any page can show them."""

import re

import pytest
import segno
from lxml import etree, html

from articles.ingest import states
from articles.models import Reason
from articles.sharing import qr_codes
from articles.sharing.addresses import canonical, permanent, short
from articles.tests.views.archive import strike

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def article():
    return strike()


def modules(root):
    """The rows of dark modules that the drawing has, its quiet zone taken off."""
    side = int(root.get("viewBox").split()[2])
    [line] = [each for each in root.iter(f"{SVG}path") if each.get("stroke")]
    rows = [[0] * side for _ in range(side)]
    column = row = 0
    for kind, numbers in re.findall(r"([Mmh])([-\d. ]+)", line.get("d")):
        values = [float(each) for each in numbers.split()]
        if kind == "h":
            for at in range(column, column + int(values[0])):
                rows[row][at] = 1
            column += int(values[0])
        else:
            column, row = (int(values[0]), int(values[1])) if kind == "M" else (
                column + int(values[0]), row + int(values[1])
            )  # fmt: skip
    edge = qr_codes.QUIET_ZONE
    assert not any(map(any, [*rows[:edge], *rows[-edge:]]))
    return [row[edge:-edge] for row in rows[edge:-edge]]


def test_the_code_of_a_quote_and_of_an_article_holds_the_link_that_stays(client, article):
    quote = article.quotes.first()
    for record, path in ((quote, short(quote)), (article, permanent(article))):
        answer = client.get(canonical(record, "qr"))
        assert answer.headers["Content-Type"] == "image/svg+xml"
        root = etree.fromstring(answer.content)
        link = f"http://testserver{path}"
        expected = segno.make_qr(link, error=qr_codes.ERROR_CORRECTION).matrix
        assert modules(root) == [list(row) for row in expected]
        assert root.findtext(f"{SVG}title") == link
        assert {each.tag for each in root.iter()} == {f"{SVG}svg", f"{SVG}title", f"{SVG}path"}
        assert client.get(path, follow=True).redirect_chain == [(canonical(record), 301)]


def test_the_panel_shows_it_only_when_it_is_opened(client, article):
    for record in (article, article.quotes.first()):
        [image] = html.fromstring(client.get(canonical(record)).content).cssselect(".share img")
        shown = {name: image.get(name) for name in ("src", "alt", "loading")}
        assert shown == {
            "src": canonical(record, "qr"), "alt": "QR code of the link", "loading": "lazy",
        }  # fmt: skip


def test_a_withdrawn_quote_has_none(client, article):
    quote = article.quotes.first()
    states.withdraw(quote, reason=Reason.LEGAL)
    assert client.get(canonical(quote, "qr")).status_code == 410
