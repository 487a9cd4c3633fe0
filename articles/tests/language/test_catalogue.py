"""The Persian catalogue: whole, with the same placeholders, compiled, and kept up."""

import gettext
import re
from collections import Counter
from io import BytesIO
from string import Formatter

import pytest
from babel.messages.extract import extract, extract_from_dir
from babel.messages.pofile import read_po
from django.conf import settings
from django.template import Engine
from django.utils.translation.template import templatize

CATALOGUE = settings.BASE_DIR / "articles" / "locale" / "fa" / "LC_MESSAGES" / "django.po"
PERCENT = re.compile(r"%(?:\([a-z_]+\))?[sd]|%%")
#: Code whose words only editors read: it may wait for its translation.
EDITORS_ALONE = ("articles/admin/", "templates/admin/", "articles/desk.py", "articles/login.py",
                 "articles/second_factor.py", "articles/apps.py")  # fmt: skip
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
HOW = (
    "Add what is missing:\n"
    "  .venv/bin/python manage.py makemessages -l fa --no-wrap --add-location=file --no-obsolete"
    " -i 'articles/tests/*' -i 'var/*'\n"
    "then write each msgstr in articles/locale/fa/LC_MESSAGES/django.po, take “fuzzy” away, and\n"
    "  msgfmt --check -o articles/locale/fa/LC_MESSAGES/django.mo"
    " articles/locale/fa/LC_MESSAGES/django.po\n"
    "Missing:"
)


@pytest.fixture(scope="module")
def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="fa")


def singular(message):
    return message.id[0] if isinstance(message.id, tuple) else message.id


def forms(message):
    """(original, translation) of every form of a message."""
    if isinstance(message.id, tuple):
        return [(message.id[min(n, 1)], form) for n, form in enumerate(message.string)]
    return [(message.id, message.string)]


def placeholders(words):
    """How often each placeholder is in `words`; the marks of HTML count as such."""
    named = [f"{{{name}}}" for _, name, _, _ in fields(words) if name is not None]
    return Counter([*PERCENT.findall(words), *named, *re.findall(r"</?[a-z]+>", words)])


def fields(words):
    try:
        return list(Formatter().parse(words))
    except ValueError:  # braces that are no placeholders
        return []


def test_every_translation_has_the_placeholders_of_its_original(catalogue):
    for message in catalogue:
        if not message.id or not message.string:
            continue
        for original, translation in forms(message):
            if translation:
                assert placeholders(translation) == placeholders(original), original


def test_nothing_is_half_translated(catalogue):
    assert [message.id for message in catalogue if message.fuzzy and message.id] == []
    for message in catalogue:
        if isinstance(message.id, tuple):
            assert all(message.string) or not any(message.string), message.id


def test_persian_has_the_plural_forms_of_its_rule(catalogue):
    assert (catalogue.num_plurals, catalogue.plural_expr) == (2, "(n > 1)")


def test_the_compiled_catalogue_is_that_of_the_source(catalogue):
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in catalogue:
        if not message.id or not all(form for _original, form in forms(message)):
            continue
        if isinstance(message.id, tuple):
            said = tuple(compiled.ngettext(*message.id, n) for n in (1, 2))
        elif message.context:
            said = compiled.pgettext(message.context, message.id)
        else:
            said = compiled.gettext(message.id)
        assert said == message.string, message.id


def test_every_word_of_the_public_pages_has_a_translation(catalogue):
    known = {
        (message.context, singular(message))
        for message in catalogue
        if message.id and all(form for _original, form in forms(message))
    }
    missing = sorted(
        f"{file}: {words}"
        for file, context, words in words_of_the_site()
        if (context, words) not in known and not file.startswith(EDITORS_ALONE)
    )
    assert missing == [], "\n".join([HOW, *missing])


def test_words_of_every_sort_are_looked_for():
    """The walk itself: templates, plural forms, contexts, choices of models, settings."""
    found = {(context, words) for _file, context, words in words_of_the_site()}
    assert {
        (None, "Skip to the content"),
        (None, "%(shown)s quote"),
        (None, "%(site_name)s: who said what, where and when."),
        ("named source", "yes"),
        (None, "in a headline"),
        (None, "also quotes %(name)s"),
        (None, "Persian"),
    } <= found


def words_of_the_site():
    """(file, context or None, words) of everything marked for translation; of plural forms the
    first."""
    yield from words_of_code("articles")
    yield from words_of_code("archive_site")
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        file = path.relative_to(settings.BASE_DIR).as_posix()
        yield from words_of_template(file, path.read_text(encoding="utf-8"))


def words_of_code(folder):
    found = extract_from_dir(
        settings.BASE_DIR / folder,
        method_map=[("tests/**", "ignore"), ("**.py", "python")],
        keywords=KEYWORDS,
    )
    for file, _line, words, _comments, context in found:
        yield f"{folder}/{file}", context, words[0] if isinstance(words, tuple) else words


def words_of_template(file, source):
    """The words of a template, as Django hands them to gettext: much like a program in Python."""
    lines = (line.strip() for line in templatize(source, origin=file).splitlines())
    found = extract("python", BytesIO("\n".join(lines).encode()), keywords=KEYWORDS)
    for _line, words, _comments, context in found:
        yield file, context, words[0] if isinstance(words, tuple) else words


def test_numbers_come_from_us():
    """Django's own `intcomma` knows no Persian digits."""
    code = (settings.BASE_DIR / "articles").rglob("*.py")
    theirs = [path.name for path in code if "django.contrib.humanize" in path.read_text("utf-8")]
    assert sorted(theirs) == ["digits.py", "test_catalogue.py"]
    library = Engine.get_default().template_libraries["humanize"]
    assert library.filters["intcomma"].__module__ == "articles.digits"
