import io

from django.core.management import call_command

ARTICLE = (
    "Ferry sails for the last time\n\nBy Ida Berg\n\n"
    "The old ferry sailed for the last time on Sunday.\n\nIt had crossed for ninety years."
)


def test_blocks_are_printed_beside_their_kinds(tmp_path):
    (tmp_path / "ferry.txt").write_text(ARTICLE)
    printed = io.StringIO()
    call_command("extract", str(tmp_path / "ferry.txt"), "--explain", stdout=printed)
    lines = printed.getvalue().splitlines()
    assert lines[0] == "ferry.txt: news"
    assert "     byline │ By Ida Berg" in lines
    assert "            │ * bylines = Ida Berg (text, 34-42)" in lines


def test_below_the_article_each_quote_is_told_with_its_reasons(tmp_path):
    said = ARTICLE + "\n\n“It had crossed for ninety years,” said Tom Reed."
    (tmp_path / "ferry.txt").write_text(said)
    printed = io.StringIO()
    call_command("extract", str(tmp_path / "ferry.txt"), "--explain", stdout=printed)
    _, _, told = printed.getvalue().partition("  “It had crossed for ninety years,”\n")
    assert told.splitlines()[0].strip().startswith("Tom Reed (")
    assert told.splitlines()[1].strip() == "“Tom Reed” stands after “said”, after the quote."
