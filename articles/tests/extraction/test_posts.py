"""Posts that a page embeds become quotations of whoever signed them."""

import pytest

from articles.extraction import Source, extract

STORY = (
    "<h1>The ferry stays in the harbour</h1>"
    "<p>The ferry of the river town stayed in its harbour all of Tuesday, the company said, "
    "and nobody could tell when it would sail again to the island and its shops.</p>"
    "<p>Ida Berg, who has sold the tickets for nine years, was on the quay until noon.</p>"
)


def posts_of(signature, words="<p>No boat today. “Full stop,” says the captain.</p>"):
    post = f"<blockquote class='twitter-tweet'>{words}{signature}</blockquote>"
    page = f"<html><body><article>{STORY}{post}</article></body></html>"
    found = extract(Source("ferry.html", page.encode(), "text/html"))
    return [
        ([found.text[s.start : s.end] for s in quote.segments], quote.speaker, quote.basis)
        for quote in found.quotes
    ]


def test_a_post_is_one_quotation_of_whoever_signed_it():
    assert posts_of("&mdash; Ida Berg (@idaberg) May 12, 2021") == [
        (["No boat today. “Full stop,” says the captain."], "Ida Berg", "signature")
    ]


def test_somebody_whom_only_the_signature_names_is_named():
    assert posts_of("&mdash; Tom Reed (@reed) May 12, 2021")[0][1:] == ("Tom Reed", "signature")


@pytest.mark.parametrize(
    "signature",
    ["&mdash; stormwatch_24 (@sw24) May 12, 2021", "&mdash; 🌊 (@wave) May 12, 2021", ""],
)
def test_a_pen_name_is_nobody(signature):
    assert [speaker for _, speaker, _ in posts_of(signature)] == [None]


def test_paragraphs_of_a_post_are_its_segments():
    assert posts_of(
        "&mdash; Ida Berg (@idaberg)", "<p>There is no boat today.</p><p>And none tomorrow.</p>"
    ) == [(["There is no boat today.", "And none tomorrow."], "Ida Berg", "signature")]


def test_a_line_that_says_who_shared_it_signs_a_post_of_few_words():
    assert posts_of("<p>A post shared by Ida Berg (@idaberg)</p>", "<p>We stay.</p>") == [
        (["We stay."], "Ida Berg", "signature")
    ]
