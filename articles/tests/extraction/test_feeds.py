import pytest

from articles.extraction.reading import read
from articles.extraction.reading.files import sources
from articles.extraction.reading.unreadable import Unreadable

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Harbour Post</title>
<language>en-GB</language>
<item><title>Ferry &amp; fog</title><link>https://post.example/1?utm_source=rss</link>
<guid isPermaLink="false">77</guid><pubDate>Mon, 03 May 2021 23:30:00 +0200</pubDate>
<dc:creator>Mara Lind and Ole Brandt</dc:creator>
<description>In short.</description>
<content:encoded><![CDATA[<p>The ferry is back.</p><p>“We waited,” said Tom Reed.</p>]]>
</content:encoded></item>
<item><title>Only a summary</title><link>https://post.example/2</link>
<description>The bridge is shut. Read more</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Das Blatt</title>
<entry><title type="html">&lt;b&gt;Die Brücke&lt;/b&gt;</title><id>urn:1</id>
<published>2021-05-03T08:00:00Z</published><author><name>Ida Berg</name><email>i@b.example</email>
</author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Sie hält.</p></div>
</content></entry></feed>"""


def read_feed_file(folder, name, words):
    path = folder / name
    path.write_text(words)
    return list(sources([path]))


def test_an_entry_of_rss_is_an_article_with_what_the_feed_says_of_it(tmp_path):
    ferry, _ = read_feed_file(tmp_path, "post.rss", RSS)
    assert (ferry.name, ferry.reference) == ("https://post.example/1", "https://post.example/1")
    assert ferry.metadata == {
        "publication": "The Harbour Post",
        "language": "en",
        "headline": "Ferry & fog",
        "published": "2021-05-03",
        "url": "https://post.example/1",
        "bylines": ("Mara Lind", "Ole Brandt"),
    }
    words = "Ferry & fog\n\nThe ferry is back.\n\n“We waited,” said Tom Reed."
    assert read(ferry).text == words


def test_an_entry_with_but_a_summary_is_named(tmp_path):
    _, summary = read_feed_file(tmp_path, "post.xml", RSS)
    reason = "The entry has but a summary, not the article."
    assert summary == Unreadable("https://post.example/2", reason)


def test_a_long_description_is_the_article(tmp_path):
    words = "The bridge is shut. " * 40
    (entry,) = read_feed_file(
        tmp_path,
        "post.rss",
        "<rss><channel><item><title>Shut</title><guid>https://post.example/3</guid>"
        f"<description>{words}</description></item></channel></rss>",
    )
    assert read(entry).text == f"Shut\n\n{words.strip()}"


def test_an_entry_of_atom_is_an_article(tmp_path):
    (entry,) = read_feed_file(tmp_path, "blatt.atom", ATOM)
    assert entry.metadata == {
        "publication": "Das Blatt",
        "language": "de",
        "headline": "Die Brücke",
        "published": "2021-05-03",
        "bylines": ("Ida Berg",),
    }
    assert entry.reference == "urn:1"
    assert read(entry).text == "Die Brücke\n\nSie hält."


@pytest.mark.parametrize("words", ["<html/>", "no feed", ""])
def test_what_is_no_feed_is_named(tmp_path, words):
    path = tmp_path / "sitemap.xml"
    path.write_text(words)
    assert list(sources([path])) == [Unreadable(str(path), "The file is no RSS or Atom feed.")]


def test_entities_are_not_expanded(tmp_path):
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    entry = "<item><title>&b;</title><guid>1</guid><description>&b;</description></item>"
    (found,) = read_feed_file(tmp_path, "a.rss", f"{bomb}<rss><channel>{entry}</channel></rss>")
    assert found == Unreadable("1", "The entry has but a summary, not the article.")
