"""Asking each document in the configuration its own words were indexed in: English, or as printed.

English documents have a mark for that. Where nearly all have it, reading the list of them costs
more than the words that are looked for, so then the few of other languages are told by theirs.
"""

from .codes import EVERYTHING, SETS, STRIDE
from .tokens import ENGLISH, ENGLISH_LANGUAGES, quoted, token

#: Languages that are told one by one: of more, the mark is quicker again.
FEW = 4
#: The languages of all that is not English if these are FEW and in less than half of the articles,
#: else null. Every document's language stands in a set, written before the document itself.
OTHERS = f"""
SELECT coalesce(array_agg(DISTINCT language), ARRAY[]::text[]) FROM (
    SELECT split_part(split_part(' ' || tokens, ' {token("language", "")}', 2), ' ', 1), count
    FROM search_facet_set LEFT JOIN search_count
    ON listed = 'articles' AND code = search_facet_set.id * {STRIDE} + {SETS}
) AS sets(language, count)
WHERE language NOT IN ('', {", ".join(f"'{each}'" for each in ENGLISH_LANGUAGES)})
HAVING count(DISTINCT language) <= {FEW} AND 2 * coalesce(sum(count), 0) <= (
    SELECT coalesce(sum(count), 0) FROM search_count
    WHERE listed = 'articles' AND code = {EVERYTHING}
)
"""


def either_way(english, simple, others):
    """The text of a tsquery that asks English documents for the one, others for the other.

    `others` are the languages of the others, or None where the mark tells them better.
    """
    if english == simple or others == []:
        return english
    if others is None:
        mark = quoted(ENGLISH)
        return f"({mark} & ({english})) | (!{mark} & ({simple}))"
    foreign = " | ".join(quoted(token("language", each)) for each in others)
    return f"(!({foreign}) & ({english})) | (({foreign}) & ({simple}))"
