"""The sample's articles and their gold annotations agree with each other. No database."""

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from articles.extraction.reading.files import sources

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
ARTICLES = sorted(path for path in SAMPLE.iterdir() if path.suffix in {".txt", ".html"})
GOLD = sorted((SAMPLE / "gold").glob("*.json"))
MARKS_AND_SPACES = '"“”‘« » \t\r\n\u00a0'
FORM = [
    *("file", "headline", "dek", "bylines", "publication", "publication_evidence", "published"),
    *("section", "captions", "stray_captions", "keyword_lines", "boilerplate", "editor_notes"),
    *("quotes", "not_quotes", "speakers", "people_mentioned", "organizations", "places"),
]
KINDS = {"direct", "mixed", "headline", "post", "question", "answer", "nested"}
IN_OTHER_WORDS = {
    "reported": {
        "marramouth-dockers-walk-out": "We will not load a single crate",
        "day-two-at-gate-four": "We won’t load one crate",
    },
    "misquoted": {
        "airtime-bill-falls": "has never been on my side",
        "what-she-said-about-the-clock": "has never been on any side",
    },
    "edited": {
        "statement-on-attenfold": "We shall take it down as carefully as it was put up",
        "hobbern-hears-it-on-the-radio": "We will take it down as carefully as it was put up",
    },
}

each_gold = pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)


class StoryText(HTMLParser):
    """Collects the text of the page's <article>, or of the element with the id "story"."""

    def __init__(self):
        super().__init__()
        self.tag = None
        self.depth = 0
        self.parts = []

    def handle_starttag(self, tag, attrs):
        if self.tag is None and (tag == "article" or ("id", "story") in attrs):
            self.tag = tag
        self.depth += tag == self.tag

    def handle_endtag(self, tag):
        self.depth -= tag == self.tag
        if not self.depth:
            self.tag = None

    def handle_data(self, data):
        if self.depth:
            self.parts.append(data)


def read_gold(path):
    return json.loads(path.read_text(encoding="utf-8"))


def page_of(gold):
    """The page's mark-up; one of them is written as old pages are."""
    content = (SAMPLE / gold["file"]).read_bytes()
    return content.decode("windows-1252" if b"charset=iso-8859-1" in content else "utf-8")


def article_text(gold):
    if not gold["file"].endswith(".html"):
        return (SAMPLE / gold["file"]).read_bytes().decode("utf-8")
    parser = StoryText()
    parser.feed(page_of(gold))
    return "".join(parser.parts)


def segment_texts(gold, quote):
    if gold["file"].endswith(".html"):
        return quote["words"]
    return [segment["text"] for segment in quote["segments"]]


def counted_mentions(text, organizations):
    """Mentions of each organization by name or variant, the longest name first."""
    owner = {form: org["name"] for org in organizations for form in [org["name"], *org["variants"]]}
    forms = "|".join(re.escape(form) for form in sorted(owner, key=len, reverse=True))
    return Counter(owner[form] for form in re.findall(rf"\b(?:{forms})\b", text))


def test_every_article_has_one_gold_file_and_every_gold_file_its_article():
    assert [read_gold(path)["file"] for path in GOLD] == [article.name for article in ARTICLES]
    assert [path.stem for path in GOLD] == [article.stem for article in ARTICLES]


def test_reading_the_folder_gives_the_articles_and_nothing_else():
    assert [source.name for source in sources([SAMPLE])] == [article.name for article in ARTICLES]


def test_article_stems_are_unique():
    assert len({article.stem for article in ARTICLES}) == len(ARTICLES)


@each_gold
def test_gold_has_the_common_form(path):
    gold = read_gold(path)
    assert list(gold) == FORM + (["body"] if gold["file"].endswith(".html") else [])
    assert {quote["kind"] for quote in gold["quotes"]} <= KINDS
    numbers = range(1, len(gold["quotes"]) + 1)
    assert [quote["id"] for quote in gold["quotes"]] == [f"q{number}" for number in numbers]


@each_gold
def test_every_paragraph_of_a_page_s_body_is_in_its_words(path):
    gold = read_gold(path)
    words = " ".join(article_text(gold).split())
    assert [part for part in gold.get("body", []) if part not in words] == []


@each_gold
def test_every_offset_points_at_the_words_beside_it(path):
    gold = read_gold(path)
    text = article_text(gold)
    spans = [span for quote in gold["quotes"] for span in quote.get("segments", [])]
    spans += [span for span in gold["not_quotes"] if "start" in span]
    assert [text[span["start"] : span["end"]] for span in spans] == [span["text"] for span in spans]


@each_gold
def test_every_segment_lies_in_its_text_without_marks_or_spaces_at_its_edges(path):
    gold = read_gold(path)
    text = article_text(gold)
    words = [words for quote in gold["quotes"] for words in segment_texts(gold, quote)]
    assert [segment for segment in words if segment not in text] == []
    assert [segment for segment in words if segment != segment.strip(MARKS_AND_SPACES)] == []


@each_gold
def test_quotes_stand_in_reading_order(path):
    gold = read_gold(path)
    text = article_text(gold)
    starts = [text.index(segment_texts(gold, quote)[0]) for quote in gold["quotes"]]
    if "segments" in gold["quotes"][0]:
        starts = [quote["segments"][0]["start"] for quote in gold["quotes"]]
    assert starts == sorted(starts)


@each_gold
def test_everybody_quoted_stands_among_the_speakers_and_nobody_else(path):
    gold = read_gold(path)
    quoted = {quote["speaker"] for quote in gold["quotes"]}
    assert quoted == {speaker["name"] for speaker in gold["speakers"]}


@each_gold
def test_every_name_mention_and_cue_is_printed_in_the_article(path):
    gold = read_gold(path)
    text = article_text(gold)
    printed = [form for speaker in gold["speakers"] for form in speaker["variants"]]
    printed += gold["people_mentioned"] + gold["places"]
    printed += [quote[key] for quote in gold["quotes"] for key in ("speaker_mention", "cue")]
    assert [words for words in printed if words and words not in text] == []


@each_gold
def test_organization_mentions_equal_a_word_search(path):
    gold = read_gold(path)
    expected = {org["name"]: org["mentions"] for org in gold["organizations"]}
    assert dict(counted_mentions(article_text(gold), gold["organizations"])) == expected


@each_gold
def test_text_outside_the_body_is_printed_in_the_file(path):
    gold = read_gold(path)
    content = page_of(gold)
    fields = ("captions", "keyword_lines", "boilerplate", "editor_notes")
    outside = [words for field in fields for words in gold[field]]
    assert [words for words in outside if words not in content] == []


def test_the_sample_invites_cross_links():
    appearances = Counter(
        name for path in GOLD for name in {quote["speaker"] for quote in read_gold(path)["quotes"]}
    )
    often = sorted(name for name, articles in appearances.items() if articles >= 3)
    assert often == [
        "Anton Harrand",
        "Bertil Oosk",
        "Brida Kolm",
        "Casimir Thorne",
        "Corinna Vey",
        "Hanna Dreel",
        "Hedwig Marsh",
        "Idony Brask",
        "Isaura Kemp",
        "Ivo Stell",
        "Josune Ferrel",
        "Lothar Quince",
        "Lukas Harrand",
        "Mathis Corr",
        "Maud Ottery",
        "Ministry of Inland Waters",
        "Ministry of Transport",
        "Nadja Ilvesh",
        "Orla Senn",
        "Osric Tamm",
        "Ottilie Branner",
        "Reinholt Sabe",
        "Sefa Ilvesch",
        "Severin Aldous",
    ]


def test_the_sample_spans_its_publications_and_four_years():
    golds = [read_gold(path) for path in GOLD]
    assert len({gold["publication"] for gold in golds}) == 5
    assert {gold["published"][:4] for gold in golds} == {"2021", "2022", "2023", "2024"}


def gold_of(stem):
    return read_gold(SAMPLE / "gold" / f"{stem}.json")


def forms_of(stem):
    """{canonical name: forms of it in the article}"""
    return {speaker["name"]: speaker["variants"] for speaker in gold_of(stem)["speakers"]}


def test_the_sample_has_every_kind_of_quote_and_of_text_outside_the_body():
    golds = [read_gold(path) for path in GOLD]
    fields = ("captions", "keyword_lines", "boilerplate", "editor_notes", "not_quotes")
    assert {quote["kind"] for gold in golds for quote in gold["quotes"]} == KINDS
    assert [field for field in fields if not any(gold[field] for gold in golds)] == []


def speakers_who_say(words, stem):
    quotes = gold_of(stem)["quotes"]
    return {q["speaker"] for q in quotes if words in " ".join(segment_texts(gold_of(stem), q))}


@pytest.mark.parametrize("how", IN_OTHER_WORDS)
def test_one_sentence_of_one_speaker_stands_in_two_articles_in_different_words(how):
    one, other = (speakers_who_say(words, stem) for stem, words in IN_OTHER_WORDS[how].items())
    assert (len(one), one) == (1, other)


def test_two_people_of_one_name_stand_apart():
    forms = forms_of("the-other-lothar-quince")
    of_that_name = [name for name in forms if "Lothar Quince" in forms[name]]
    assert of_that_name == ["Lothar Quince (baker)", "Lothar Quince"]


def test_a_name_is_spelt_in_two_ways_and_written_in_three_scripts():
    ilvesh = [forms_of(stem)["Nadja Ilvesh"] for stem in ("seven-seconds", "the-two-harrands")]
    assert ilvesh == [["Nadja Ilvesch", "Dr Ilvesch"], ["Nadja Ilvesh", "Dr Ilvesh"]]
    stems = ("hanna-dreel-takes-the-chair", "the-quarter-past-five", "the-last-keeper-of-skerrin")
    dreel = [forms_of(stem)["Hanna Dreel"][0] for stem in stems]
    assert dreel == ["Hanna Dreel", "هانا دریل", "هانا دريل"]
