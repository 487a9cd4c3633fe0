import pytest

from articles.extraction.reading.urls import normal_url


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("https://Post.example", "https://post.example/"),
        ("https://post.example:443/a?id=7&utm_source=x#top", "https://post.example/a?id=7"),
        ("http://post.example:8000/A/?fbclid=1", "http://post.example:8000/A/"),
        ("https://post.example/a?q=a%20b&&c", "https://post.example/a?q=a%20b&&c"),
        ("HTTPS://[2001:DB8::1]/a", "https://[2001:db8::1]/a"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://[broken/a", "https://[broken/a"),
        ("no address", "no address"),
    ],
)
def test_an_address_loses_only_what_counts_readers(url, normal):
    assert normal_url(url) == normal
    assert normal_url(normal) == normal
