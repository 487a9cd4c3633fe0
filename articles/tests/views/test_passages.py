"""Quotes with the sentences around them: what pages and excerpts may show."""

from articles.models import Article, Display, Publication
from articles.sharing.passages import Block, around, blocks_of, excerpt, shown_blocks
from articles.tests.factories import make_block

TEXT = "One ran. Two ran. Three ran. “Four ran,” he said. Five ran. Six ran. Seven ran."
WHOLE = [Block("paragraph", 0, len(TEXT))]


def at(words, text=TEXT):
    return text.index(words), text.index(words) + len(words)


def texts(blocks, text=TEXT):
    return [text[block.start : block.end] for block in blocks]


def test_two_sentences_stand_on_each_side():
    before, after = around(TEXT, WHOLE, *at("Four ran,"))
    assert (before, after) == ("Two ran. Three ran.", "he said. Five ran. Six ran.")


def test_there_is_nothing_before_the_first_and_after_the_last_words():
    assert around("Yes.", [Block("paragraph", 0, 4)], 0, 4) == ("", "")


def test_sentences_of_neighbouring_paragraphs_count_and_captions_do_not():
    text = "Alpha. Beta.\nA caption.\nGamma."
    blocks = [Block("paragraph", 0, 12), Block("caption", 13, 23), Block("paragraph", 24, 30)]
    assert around(text, blocks, *at("Gamma", text)) == ("Alpha. Beta.", ".")


def test_a_quote_in_a_headline_has_its_headline_around_it():
    text = "Mayor: “No.” says she\nThe mayor spoke."
    blocks = [Block("headline", 0, 21), Block("paragraph", 22, len(text))]
    assert around(text, blocks, *at("No.", text)) == ("Mayor:", "says she")


def test_an_excerpt_is_cut_to_sentences_near_the_quotes():
    blocks = excerpt(TEXT, WHOLE, [at("Four ran,")])
    assert texts(blocks) == ["Two ran. Three ran. “Four ran,” he said. Five ran. Six ran."]
    assert [block.cut for block in blocks] == [True]


def test_an_excerpt_says_where_something_is_left_out_between():
    blocks = excerpt(TEXT, WHOLE, [at("One ran"), at("Seven ran")], count=0)
    assert texts(blocks) == ["One ran.", "Seven ran."]
    assert [block.cut for block in blocks] == [False, True]


def test_paragraphs_of_an_excerpt_stay_apart():
    text = "One ran.\nTwo ran."
    blocks = [Block("paragraph", 0, 8), Block("paragraph", 9, 17)]
    found = excerpt(text, blocks, [at("Two", text)])
    assert texts(found, text) == ["One ran.", "Two ran."]
    assert [block.cut for block in found] == [False, False]


def article(display):
    return Article(text=TEXT, publication=Publication(display=display))


def test_a_publication_decides_how_much_is_shown():
    class Quoted:
        start, end = at("Four ran,")

    def shown(display):
        return texts(shown_blocks(article(display), WHOLE, [Quoted]))

    assert shown(Display.FULL) == [TEXT]
    assert shown(Display.EXCERPT) == ["Two ran. Three ran. “Four ran,” he said. Five ran. Six ran."]
    assert shown(Display.HEADLINE) == []


def test_an_article_without_layout_has_a_paragraph_for_each_line():
    without = Article(text="One.\n\nTwo.  \n")
    assert texts(blocks_of(without), without.text) == ["One.", "Two."]
    assert {block.kind for block in blocks_of(without)} == {"paragraph"}


def test_an_article_s_layout_is_kept():
    with_layout = Article(text="One.", layout=[make_block("heading", 0, 4)])
    assert blocks_of(with_layout) == [Block("heading", 0, 4)]
