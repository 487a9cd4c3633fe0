import io

from django.core.management import call_command

ARTICLE = (
    "Ferry sails for the last time\n\nBy Ida Berg\n\n"
    "The old ferry sailed for the last time on Sunday.\n\nIt had crossed for ninety years."
)


def test_blocks_are_printed_beside_their_kinds(tmp_path):
    (tmp_path / "ferry.txt").write_text(ARTICLE)
    printed = io.StringIO()
    call_command("extract", str(tmp_path / "ferry.txt"), "--blocks", stdout=printed)
    lines = printed.getvalue().splitlines()
    assert lines[0] == "ferry.txt: news"
    assert "     byline │ By Ida Berg" in lines
    assert "            │ * bylines = Ida Berg (text, 34-42)" in lines
