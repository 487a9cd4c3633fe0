import pytest

from articles.extraction import Source, UnreadableSource, extract
from articles.extraction.reading import MAX_BYTES, read

WORDS = "“Die Brücke hält”, sagte Jörg Weiß über die große Prüfung der Stadt im März."


def text_of(content: bytes, **fields) -> str:
    return read(Source("test", content, **fields)).text


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf_8_and_byte_order_marks_need_no_declaration(charset):
    assert text_of(WORDS.encode(charset)) == WORDS


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-15", "mac-roman"])
def test_a_declared_charset_is_used(charset):
    words = WORDS.replace("“", '"').replace("”", '"')
    assert text_of(words.encode(charset), charset=charset) == words


def test_an_undeclared_old_charset_is_detected():
    assert text_of((WORDS * 4).encode("windows-1252")) == WORDS * 4


def test_a_byte_order_mark_wins_over_the_declaration():
    assert text_of(WORDS.encode("utf-8-sig"), charset="windows-1252") == WORDS


def test_a_text_declared_as_utf_8_keeps_its_mojibake():
    words = "He wrote â€œnoâ€\x9d and went."
    assert text_of(words.encode(), charset="utf-8") == words


def test_line_ends_spaces_and_marks_stay_as_they_are():
    words = "  One\r\ntwo\u2028three\u00a0‘four’  \n\n"
    assert text_of(words.encode()) == words


def test_null_characters_are_replaced_one_for_one():
    assert text_of(b"one \x00 two " * 1 + b"three " * 400).startswith("one \ufffd two three")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The source is empty."),
        (b" \n\t ", "The source holds no text."),
        (b"%PDF-1.7 rest", "The source is a PDF file, not text."),
        (b"PK\x03\x04rest", "The source is a zip archive or an office document, not text."),
        (b"\x89PNG\r\n\x1a\nrest", "The source is a PNG image, not text."),
        (b"ab\x00\x00\x00\x01cd" * 20, "The source is binary: it holds many NUL bytes."),
        (
            "Die Brücke hä".encode()[:-1],
            "The source ends in the middle of a character: it was written only in part.",
        ),
        (b"a" * (MAX_BYTES + 1), "The source is larger than 20 MB."),
    ],
    ids=["empty", "blank", "pdf", "zip", "png", "binary", "half written", "too large"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content, reason):
    with pytest.raises(UnreadableSource) as refusal:
        extract(Source("test", content))
    assert str(refusal.value) == reason


@pytest.mark.parametrize(
    ("content", "charset", "reason"),
    [
        (b"caf\xe9", "utf-8", "The source is not in its charset, utf-8."),
        (b"cafe", "klingon", "The charset 'klingon' is not known."),
    ],
)
def test_a_wrong_declaration_is_refused(content, charset, reason):
    with pytest.raises(UnreadableSource) as refusal:
        extract(Source("test", content, charset=charset))
    assert str(refusal.value) == reason
