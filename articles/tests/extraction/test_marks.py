import pytest

from articles.extraction.quotes.marks import stretches

CASES = {
    "straight": ('"We won," she said.', ["We won,"]),
    "curly": ("“We won,” she said.", ["We won,"]),
    "low and high": ("„Wir bleiben“, sagte sie.", ["Wir bleiben"]),
    "guillemets": ("« Nous restons », dit-elle.", [" Nous restons "]),
    "two single marks": ("''We won,'' she said.", ["We won,"]),
    "typewriter": ("``We won,'' she said.", ["We won,"]),
    "single": ("‘We won,’ she said.", ["We won,"]),
    "single with apostrophes": ("‘It’s the voters’ day,’ she said.", ["It’s the voters’ day,"]),
    "headline": ("Mayor calls bridge 'a dream come true'", ["a dream come true"]),
    "apostrophes alone": ("The workers' and the drivers' unions don't agree.", []),
    "genitive with the wrong mark": ("The town‘s bridge and the river‘s bank.", []),
    "abbreviation in the genitive": ("It is the U.S.’ last option, he says.", []),
    "decade": ("Back in the '90s he said 'never again' and left.", ["never again"]),
    "inches": ('He is 6\'2" tall and said "hello".', ["hello"]),
    "nested": ("“He told us ‘go home’ and left,” she said.", ["He told us ‘go home’ and left,"]),
    "nested double": (
        '"He read “The Times” and left," she said.',
        ["He read “The Times” and left,"],
    ),
    "straight double in straight single": (
        "'They tell us \"tomorrow\",' she said. 'I said, \"No.\"'",
        ['They tell us "tomorrow",', 'I said, "No."'],
    ),
    "double between apostrophes": ("The boys' \"yes\" of the '90s.", ["yes"]),
    "double in single": ("‘He said “go” to us,’ she said.", ["He said “go” to us,"]),
    "apostrophe before a double": (
        "In 'bout a year the voters' choice is “open” he said.",
        ["open"],
    ),
    "never closed": ("“We won and will win again", ["We won and will win again"]),
    "odd mark": ('She said "yes. "No," he said.', ["yes. ", "No,"]),
    "closing mark after a space": ("He said “it is over ” and “done”.", ["it is over ", "done"]),
    "straight closed by curly": ('"We won,” she said, "twice."', ["We won,", "twice."]),
    "space on the wrong side": ('Rao said," we won". She left.', [" we won"]),
    "closing mark alone": ('We won", she said. "Twice," he said.', ["Twice,"]),
    "brackets inside": ("“They [the crew] won,” she said.", ["They [the crew] won,"]),
    "opening mark that closes": (
        "The “old tune“ is his. “It is,” he said.",
        ["old tune", "It is,"],
    ),
    "two opening marks": ('"“We won,” she said.', ["We won,"]),
    "nothing inside": ('"" and “ ” and "..." stay.', []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_marks_open_and_close(text, expected):
    found = stretches(text, 0, len(text))
    assert [text[stretch.start : stretch.end] for stretch in found] == expected


def test_a_stretch_says_whether_it_was_closed():
    assert [stretch.closed for stretch in stretches("“One” and “two", 0, 14)] == [True, False]
