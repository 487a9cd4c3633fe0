"""Facet tokens: one letter for the facet, a colon, the value (`s:4kd7vw2m9x`).

They stand in the `facets` array of a search document, and in its `tsv` behind MARK.
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


#: In the `tsv` of documents whose words are stemmed as English; no facet, so not in `facets`.
ENGLISH = "c:english"


def is_english(language):
    """Whether words of this language (a BCP 47 tag, may be empty) are stemmed as English."""
    return primary_language(language) in ("en", UNKNOWN)


def primary_language(language):
    """The first part of a language tag in lower case, or UNKNOWN.

    >>> primary_language("en-GB")
    'en'
    """
    return language.replace("_", "-").split("-")[0].strip().lower() or UNKNOWN
