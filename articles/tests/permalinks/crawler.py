"""A visitor who follows everything the site prints: links, feeds, sitemaps, exports, data, code."""

import csv
import json
import re
from collections import deque
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from lxml import etree, html

HOST = "http://testserver"
ADDRESS = re.compile(rf"{HOST}[^\s\"'<>\\{{}}|^`]*")
ID = re.compile(r"/(?:articles|quotes|speakers|organizations|publications|topics|q)/(\w{10})\b")
#: What does not multiply pages: other forms and other pages of the same list.
HARMLESS = {"format", "page", "url", "v", "maxwidth", "theme"}
SEARCHES = {"q", "from", "to", "sort"}
LINKS = "//a/@href | //link/@href | //iframe/@src | //img/@src | //blockquote/@cite"


@dataclass
class Answer:
    """What one address answered; `words` is all of it as text, `links` the addresses in it."""

    status: int
    kind: str
    words: str
    links: tuple = ()
    canonical: str = ""
    where: str = ""


@dataclass
class Crawl:
    """{address: Answer} of everything that was reached; `client` asks for it."""

    client: object
    pictures: bool = True
    answers: dict = field(default_factory=dict)

    def run(self, first=("/", "/robots.txt", "/sitemap.xml")):
        """Itself, after every address that can be reached from `first`."""
        waiting = deque(first)
        while waiting:
            address = waiting.popleft()
            if address not in self.answers:
                answer = self.answers[address] = self.ask(address)
                waiting += [each for each in answer.links if self.is_wanted(each)]
        return self

    def ask(self, address):
        """The Answer of one address."""
        response = self.client.get(address)
        content = b"".join(response) if response.streaming else response.content
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        text = "" if kind.startswith("image/") else content.decode("utf-8-sig")
        headers = " ".join(f"{name}: {value}" for name, value in response.headers.items())
        where = response.headers.get("Location", "")
        links = {*links_of(kind, text), *ADDRESS.findall(headers), *filter(None, [where])}
        return Answer(
            response.status_code,
            kind,
            unquote(unescape(f"{headers}\n{text}")),
            tuple(sorted(filter(None, (own(address, link) for link in links)))),
            canonical_of(kind, text),
            own(address, where) if where else "",
        )

    def at(self, address):
        """The Answer of an address, asked for now if it was not before."""
        return self.answers.get(address) or self.ask(address)

    def is_wanted(self, address):
        """One filter at a time is enough; the desk, style, pictures and languages are others'."""
        parts = urlsplit(address)
        if parts.path.startswith(("/static/", "/admin/", "/language/")):
            return False
        if parts.path.endswith(".png") and not self.pictures:
            return False
        given = parse_qsl(parts.query)
        filters = [key for key, _value in given if key not in HARMLESS]
        if len(filters) > 1 or SEARCHES.intersection(filters) or parts.query.startswith("not_"):
            return False
        return not filters or dict(given).get("format", "atom") == "atom"

    def ids(self):
        """Every permanent id in any address."""
        return {found for each in self.answers.values() for link in each.links
                for found in ID.findall(link)}  # fmt: skip

    def holding(self, words):
        """The addresses whose answer holds one of `words`, or is named with one."""
        return sorted(
            address
            for address, answer in self.answers.items()
            for each in words
            if each in answer.words or each in unquote(address)
        )


def own(base, link):
    """The path and query of a link of this site, empty for others."""
    full = urljoin(f"{HOST}{base}", link).partition("#")[0]
    return full.removeprefix(HOST) or "/" if full.startswith(f"{HOST}/") or full == HOST else ""


def links_of(kind, text):
    """The addresses that an answer prints, in whatever form."""
    if not text.strip():
        return []
    if kind == "text/csv":
        return [each for row in csv.reader(text.splitlines()) for each in row if HOST in each]
    found = ADDRESS.findall(unescape(text))
    if kind == "text/html":
        found += html.fromstring(text).xpath(LINKS)
        found += ADDRESS.findall(unescape(text).replace("&amp;", "&"))  # of code to be copied
    elif kind.endswith("xml"):
        found += etree.fromstring(text.encode()).xpath("//@href")
    elif kind.endswith("json"):
        found += [each for each in strings(json.loads(text)) if each.startswith((HOST, "/"))]
    found = (re.sub(r"[.,;)\]]+$", "", each) for each in found)
    return [each for each in found if not each.endswith("=")]  # a form to be filled in


def strings(value):
    """Every string in a JSON value."""
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if list is type(value) else ():
        yield from strings(each)


def canonical_of(kind, text):
    if kind != "text/html" or not text:
        return ""
    return "".join(html.fromstring(text).xpath("//link[@rel='canonical']/@href")[:1])
