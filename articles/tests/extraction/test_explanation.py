from articles.extraction.explanation import explained_blocks

from .invariants import extraction_of

ARTICLE = (
    "Ferry sails for the last time\n\nMay 2, 2021\n\n"
    "The old ferry sailed for the last time on Sunday, with half the town there.\n\n"
    "View original article"
)


def test_each_block_stands_beside_its_kind_and_what_it_gave():
    extraction = extraction_of(ARTICLE, metadata={"section": "Harbour"})
    assert list(explained_blocks(extraction)) == [
        "test: news",
        "            │ * section = Harbour (given)",
        "            │ * kind = news (layout)",
        "            │ * language = en (text)",
        "            │ * direction = ltr (text)",
        "   headline │ Ferry sails for the last time",
        "            │ * headline = Ferry sails for the last time (text, 0-29)",
        "   dateline │ May 2, 2021",
        "            │ * published = 2021-05-02 (text, 31-42)",
        "  paragraph │ The old ferry sailed for the last time on Sunday, with half the town there.",
        "boilerplate │ View original article",
    ]


def test_long_blocks_are_wrapped_beside_the_margin():
    extraction = extraction_of(ARTICLE.replace("there.", "there and the band. " * 9))
    lines = list(explained_blocks(extraction))
    assert max(map(len, lines)) <= 102
    assert [line[:11].strip() for line in lines if "and the band" in line] == ["paragraph", "", ""]
