"""Text and spans become pieces: nothing lost, nothing twice, safely nested."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.views.marking import Marked, Marking, Name, Plain, Quoted


@dataclass(frozen=True)
class Block:
    start: int
    end: int


def pieces_of(text, marks=(), names=(), notes=(), blocks=None):
    """The pieces of each block of one section."""
    blocks = blocks or [Block(0, len(text))]
    section = Marking(text, marks, names, notes).sections([blocks])[0]
    return [pieces for _block, pieces in section]


def words(pieces):
    return "".join(words(p.pieces) if isinstance(p, Quoted) else p.text for p in pieces)


def all_quoted(pieces):
    for piece in pieces:
        if isinstance(piece, Quoted):
            yield piece
            yield from all_quoted(piece.pieces)


def links_of(pieces):
    for piece in pieces:
        if isinstance(piece, Quoted):
            yield from links_of(piece.pieces)
        elif piece.name:
            yield piece.name, piece.text


def outline(pieces):
    """Pieces as nested lists: a string for plain words, [key, …] for a quote."""
    return [[p.mark.key, *outline(p.pieces)] if isinstance(p, Quoted) else p.text for p in pieces]


def test_a_quote_stands_between_plain_words():
    pieces = pieces_of("He said “yes” again.", [Marked("a", ((9, 12),))])
    assert outline(pieces[0]) == ["He said “", ["a", "yes"], "” again."]


def test_a_nested_quote_lies_inside():
    marks = [Marked("in", ((4, 8),)), Marked("out", ((0, 12),))]
    assert outline(pieces_of("abcdefghijklmn", marks)[0]) == [
        ["out", "abcd", ["in", "efgh"], "ijkl"],
        "mn",
    ]


def test_overlapping_quotes_are_split():
    marks = [Marked("a", ((0, 6),)), Marked("b", ((3, 9),))]
    assert outline(pieces_of("abcdefghi", marks)[0]) == [
        ["a", "abc", ["b", "def"]],
        ["b", "ghi"],
    ]


def test_the_id_stands_on_the_first_part_and_the_link_in_the_last():
    marks = [Marked("a", ((0, 6),)), Marked("b", ((3, 9),))]
    parts = list(all_quoted(pieces_of("abcdefghi", marks)[0]))
    assert [(p.mark.key, p.first, p.last) for p in parts] == [
        ("a", True, True),
        ("b", True, False),
        ("b", False, True),
    ]


def test_a_quote_over_two_paragraphs_is_one_quote_in_two_parts():
    text = "“One.\n\n“Two.”"
    blocks = [Block(0, 5), Block(7, 13)]
    first, second = pieces_of(text, [Marked("a", ((1, 12),))], blocks=blocks)
    assert outline(first) == ["“", ["a", "One."]]
    assert outline(second) == [["a", "“Two."], "”"]
    assert (first[1].first, first[1].last) == (True, False)
    assert (second[0].first, second[0].last) == (False, True)


def test_segments_leave_the_words_between_them_plain():
    pieces = pieces_of("“Yes,” he said, “no.”", [Marked("a", ((1, 5), (17, 20)))])
    assert outline(pieces[0]) == ["“", ["a", "Yes,"], "” he said, “", ["a", "no."], "”"]


def test_a_name_is_linked_at_its_first_mention_in_each_section():
    names = [Name("ann", 0, 3), Name("ann", 8, 11)]
    text = "Ann met Ann."
    sections = Marking(text, [], names).sections([[Block(0, 12)]])
    assert list(links_of(sections[0][0][1])) == [("ann", "Ann")]
    sections = Marking(text, [], names).sections([[Block(0, 4)], [Block(4, 12)]])
    assert [list(links_of(section[0][1])) for section in sections] == [
        [("ann", "Ann")],
        [("ann", "Ann")],
    ]


def test_of_overlapping_names_the_longer_one_is_linked():
    names = [Name("taliban", 10, 17), Name("pakistani", 0, 17)]
    assert list(links_of(pieces_of("Pakistani Taliban said", names=names)[0])) == [
        ("pakistani", "Pakistani Taliban")
    ]


def test_a_name_that_a_quote_s_edge_cuts_is_linked_elsewhere():
    text = "Ann Smith met Ann Smith."
    pieces = pieces_of(text, [Marked("a", ((0, 3),))], [Name("x", 0, 9), Name("x", 14, 23)])
    assert list(links_of(pieces[0])) == [("x", "Ann Smith")]
    assert outline(pieces[0])[0] == ["a", "Ann"]


def test_a_note_stands_behind_its_words():
    pieces = pieces_of("It rained hard.", notes=[(9, 1)])
    assert pieces[0] == (Plain("It rained", None, (1,)), Plain(" hard.", None, ()))


@st.composite
def marked_texts(draw):
    """(text, blocks, marks, names): spans anywhere, overlapping in every way."""
    text = draw(st.text(alphabet="ab “”\n<&é", min_size=1, max_size=40))
    offsets = st.integers(0, len(text))
    pairs = st.tuples(offsets, offsets).map(sorted).filter(lambda pair: pair[0] < pair[1])
    cuts = sorted({0, len(text), *draw(st.lists(offsets, max_size=4))})
    blocks = [Block(a, b) for a, b in pairwise(cuts)]
    segments = st.lists(pairs, min_size=1, max_size=3).map(disjoint)
    marks = [Marked(f"q{n}", s) for n, s in enumerate(draw(st.lists(segments, max_size=5)))]
    names = [Name("n", a, b) for a, b in draw(st.lists(pairs, max_size=5))]
    notes = [(at, n) for n, at in enumerate(draw(st.lists(offsets, max_size=3)))]
    return text, blocks, marks, names, notes


def disjoint(pairs):
    """Spans in order, without those that overlap an earlier one."""
    kept = []
    for start, end in sorted(map(tuple, pairs)):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


@given(marked_texts())
def test_pieces_hold_the_text_of_their_block_and_nothing_else(case):
    text, blocks, marks, names, notes = case
    for block, pieces in zip(blocks, pieces_of(text, marks, names, notes, blocks), strict=True):
        assert words(pieces) == text[block.start : block.end]


@given(marked_texts())
def test_each_quote_that_shows_has_one_first_and_one_last_part(case):
    text, blocks, marks, names, notes = case
    parts = [
        p for pieces in pieces_of(text, marks, names, notes, blocks) for p in all_quoted(pieces)
    ]
    showing = {m.key for m in marks if any(text[a:b].strip() for a, b in m.spans)}
    first = Counter(p.mark.key for p in parts if p.first)
    last = Counter(p.mark.key for p in parts if p.last)
    assert set(first) == set(last)
    assert set(first.values()) <= {1}
    assert set(last.values()) <= {1}
    assert showing <= set(first) | {m.key for m in marks if blank_in_blocks(text, blocks, m)}


def blank_in_blocks(text, blocks, mark):
    return not any(
        text[max(a, block.start) : min(b, block.end)].strip()
        for a, b in mark.spans
        for block in blocks
    )


@given(marked_texts())
def test_the_marked_words_are_the_words_of_the_quote(case):
    text, blocks, marks, names, notes = case
    found = pieces_of(text, marks, names, notes, blocks)
    for mark in marks:
        shown = "".join(
            words(p.pieces)
            for pieces in found
            for p in all_quoted(pieces)
            if p.mark.key == mark.key
        )
        assert squeezed(shown) == squeezed("".join(text[a:b] for a, b in mark.spans))


def squeezed(text):
    return "".join(text.split())


@given(marked_texts())
def test_every_name_is_linked_at_most_once_a_section(case):
    text, blocks, marks, names, notes = case
    found = [
        link for pieces in pieces_of(text, marks, names, notes, blocks) for link in links_of(pieces)
    ]
    assert len(found) <= 1
