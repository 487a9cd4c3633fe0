import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.extraction.reading import MAX_BYTES, read
from articles.extraction.reading.files import sources
from articles.extraction.reading.unreadable import Unreadable

PAGE = "<p>The ferry is back, said Ole Brandt of the harbour office.</p>"


def record(writer, url, content, content_type="text/html", status="200 OK", **headers):
    fields = [("Content-Type", content_type), *headers.items()]
    http = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(url, "response", payload=io.BytesIO(content), http_headers=http)
    )


def write_archive(path, *pages):
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        for url, content, *rest in pages:
            record(writer, url, content, *rest)
    return path


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_each_page_is_a_source_known_by_its_address(tmp_path, name):
    path = write_archive(
        tmp_path / name,
        ("https://Post.example/1?utm_source=x#top", PAGE.encode()),
        ("https://post.example/logo.png", b"\x89PNG", "image/png"),
        ("https://post.example/gone", b"<p>Gone.</p>", "text/html", "404 Not Found"),
        ("https://post.example/robots.txt", b"User-agent: *", "text/plain"),
        ("https://post.example/2", "<p>Größe</p>".encode("latin-1"), "text/html; charset=latin1"),
    )
    one, two = sources([path])
    assert (one.name, one.reference) == ("https://post.example/1", "https://post.example/1")
    assert one.metadata == {"url": "https://post.example/1"}
    assert read(one).text == "The ferry is back, said Ole Brandt of the harbour office."
    assert (two.charset, read(two).text) == ("iso8859-1", "Größe")


def test_a_page_packed_by_the_server_is_unpacked(tmp_path):
    path = tmp_path / "crawl.warc"
    with path.open("wb") as stream:
        content = gzip.compress(PAGE.encode())
        record(
            WARCWriter(stream, gzip=False), "https://a.example/", content,
            **{"Content-Encoding": "gzip"},
        )  # fmt: skip
    (page,) = sources([path])
    assert page.content == PAGE.encode()


def test_a_page_packed_in_an_unknown_way_and_one_too_large_are_named(tmp_path):
    path = tmp_path / "crawl.warc"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=False)
        record(writer, "https://a.example/1", b"x", **{"Content-Encoding": "zstd"})
        record(writer, "https://a.example/2", b"x" * (MAX_BYTES + 1))
        record(writer, "https://a.example/3", PAGE.encode())
    packed, large, good = sources([path])
    reason = "The page is packed as 'zstd', which is not read."
    assert packed == Unreadable("https://a.example/1", reason)
    assert large == Unreadable("https://a.example/2", "The page is larger than 20 MB.")
    assert good.name == "https://a.example/3"


def test_what_is_no_archive_is_named(tmp_path):
    path = tmp_path / "crawl.warc"
    path.write_text("no archive")
    assert list(sources([path])) == [Unreadable(str(path), "The file is no web archive (WARC).")]


def test_an_archive_cut_short_is_read_as_far_as_it_goes(tmp_path):
    path = write_archive(
        tmp_path / "crawl.warc.gz",
        ("https://a.example/1", PAGE.encode()),
        ("https://a.example/2", PAGE.encode()),
    )
    path.write_bytes(path.read_bytes()[:-40])
    *_, end = sources([path])
    assert end == Unreadable(str(path), "The archive ends in the middle of a part.")


def test_a_damaged_archive_is_read_as_far_as_it_goes(tmp_path):
    path = write_archive(tmp_path / "crawl.warc", ("https://a.example/1", PAGE.encode()))
    path.write_bytes(path.read_bytes() + b"no record\r\nat all\r\n")
    page, end = sources([path])
    assert page.name == "https://a.example/1"
    assert end.reason == "The archive is damaged: the rest of its records is not read."


def test_a_part_that_would_unpack_to_far_more_is_refused(tmp_path):
    path = tmp_path / "bomb.warc.gz"
    path.write_bytes(gzip.compress(b"WARC/1.0\r\n" + bytes(50 * 1024**2)))
    (bomb,) = sources([path])
    reason = "A part of the archive unpacks to more than 200 times its size."
    assert bomb == Unreadable(str(path), reason)
