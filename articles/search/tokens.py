"""Facet tokens: one letter for the facet, a colon, the value (`s:4kd7vw2m9x`).

They stand in the `tsv` of a search document behind MARK, to be looked for; what is counted are
facet codes, see codes.
"""

#: The first character of a token's lexeme: private use, so the parser of words never yields it.
MARK = "\ue000"

LETTERS = {
    "publication": "p",
    "speaker": "s",
    "organization": "o",
    "topic": "t",
    "kind": "k",
    "article_kind": "a",
    "review": "r",
    "language": "l",
    "named": "n",
    "year": "y",
    "month": "m",
}
FACETS = {letter: facet for facet, letter in LETTERS.items()}

#: The value of `year` for what has no date, and of `language` for what has none.
UNDATED = "undated"
UNKNOWN = "unknown"


def token(facet, value):
    """The token of a facet's value.

    >>> token("year", 2022)
    'y:2022'
    """
    return f"{LETTERS[facet]}:{value}"


def facet_and_value(token):
    """The facet's name and the value that a token stands for."""
    letter, _, value = token.partition(":")
    return FACETS[letter], value


def quoted(token):
    """A token as an operand in the text of a tsquery."""
    escaped = token.replace("\\", "\\\\").replace("'", "''")
    return f"'{MARK}{escaped}'"


#: Before an article's word in its `tsv`, as a token: the word is in the headline; it occurs often.
IN_HEADLINE = "h:"
OFTEN = "f:"

#: In the `tsv` of documents whose words are stemmed as English; no facet.
ENGLISH = "c:english"
#: The values of `language` of those documents.
ENGLISH_LANGUAGES = ("en", UNKNOWN)


def is_english(language):
    """Whether words of this language (a BCP 47 tag, may be empty) are stemmed as English."""
    return primary_language(language) in ENGLISH_LANGUAGES


def primary_language(language):
    """The first part of a language tag in lower case, without spaces, or UNKNOWN.

    >>> primary_language("en-GB")
    'en'
    """
    first = language.replace("_", "-").split("-")[0]
    return "".join(first.split()).lower() or UNKNOWN
