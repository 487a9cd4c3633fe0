import pytest

from articles.extraction.reading.files import sources
from articles.extraction.reading.unreadable import Unreadable


@pytest.fixture
def folder(tmp_path):
    for name in ("a.txt", "b.txt", "sub/c.txt"):
        path = tmp_path / "papers" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.")
    return tmp_path / "papers"


def with_table(folder, *rows):
    (folder / "metadata.csv").write_text("\n".join(rows) + "\n")
    return list(sources([folder]))


def test_a_row_says_what_is_known_of_its_file(folder):
    a, b, c = with_table(
        folder,
        "file,url,publication,published,byline,section,language",
        "a.txt,https://Post.example/1?fbclid=2,The Post,3 May 2021,Mara Lind; Ole Brandt,Town,en",
        "sub/c.txt,,The Tide,2021-05,,,",
    )
    assert a.metadata == {
        "publication": "The Post",
        "section": "Town",
        "bylines": ("Mara Lind", "Ole Brandt"),
        "language": "en",
        "published": "2021-05-03",
        "url": "https://post.example/1",
    }
    assert (a.name, a.reference) == ("a.txt", "papers/a.txt")
    assert b.metadata == {}
    assert c.metadata == {"publication": "The Tide", "published": "2021-05"}


def test_a_table_of_a_spreadsheet_with_semicolons_and_a_byte_order_mark_is_read(folder):
    (folder / "metadata.csv").write_bytes("\ufefffile;section\r\na.txt;Stadt\r\n".encode())
    assert next(sources([folder])).metadata == {"section": "Stadt"}


def test_an_id_is_what_the_article_is_known_by(folder):
    a, *_ = with_table(folder, "file,id", "a.txt,post-1")
    assert (a.name, a.reference, a.metadata) == ("post-1", "post-1", {})


def test_a_single_file_has_its_row_too(folder):
    with_table(folder, "file,section", "a.txt,Town")
    assert [source.metadata for source in sources([folder / "a.txt"])] == [{"section": "Town"}]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("z.txt,,", "There is no file 'z.txt'."),
        (",https://a.example,", "The row names no file."),
        ("a.txt,,yesterday", "'yesterday' is no date such as 2021-05-30."),
        ("a.txt,example,", "'example' is no web address."),
    ],
)
def test_a_bad_row_is_named_and_its_file_read_without_it(folder, row, reason):
    problem, *found = with_table(folder, "file,url,published", row)
    assert problem == Unreadable(str(folder / "metadata.csv") + ", row 2", reason)
    assert [source.metadata for source in found] == [{}, {}, {}]


def test_a_second_row_of_a_file_and_an_unknown_column_are_named(folder):
    table = folder / "metadata.csv"
    column, second, a, *_ = with_table(folder, "file,colour,section", "a.txt,,A", "a.txt,,B")
    assert column == Unreadable(str(table), "The column 'colour' is not known.")
    assert second == Unreadable(f"{table}, row 3", "The file 'a.txt' has a row already.")
    assert a.metadata == {"section": "A"}


def test_a_table_without_files_is_named(folder):
    problem, *found = with_table(folder, "name,section", "a.txt,Town")
    assert problem.reason == 'The table has no column "file".'
    assert len(found) == 3
