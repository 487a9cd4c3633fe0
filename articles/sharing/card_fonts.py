"""The faces of share cards: which has which letters, and text in runs of one face each."""

import struct
import unicodedata
from functools import cache
from pathlib import Path

from PIL import ImageFont, features

FOLDER = Path(__file__).parent / "fonts"
OTHERS = ("noto-serif", "noto-serif-hebrew")
#: The faces of each style in the order in which they are asked for a letter. Vazirmatn has Latin
#: letters too: in text from right to left it comes first, so that a line is one run.
FACES = {
    ("text", "ltr"): ("newsreader", *OTHERS, "vazirmatn"),
    ("text", "rtl"): ("vazirmatn", *OTHERS, "newsreader"),
    ("quiet", "ltr"): ("schibsted-grotesk", *OTHERS, "vazirmatn"),
    ("quiet", "rtl"): ("vazirmatn", *OTHERS, "schibsted-grotesk"),
    ("name", "ltr"): ("schibsted-grotesk-bold", *OTHERS, "vazirmatn"),
    ("name", "rtl"): ("vazirmatn", *OTHERS, "schibsted-grotesk-bold"),
}
#: Joiners shape the letter before them, and the mark for left-to-right keeps numbers in place;
#: other invisible marks would only turn the line round.
JOINERS, LEFT_TO_RIGHT = "\u200c\u200d", "\u200e"
INVISIBLE = JOINERS + LEFT_TO_RIGHT
RIGHT_TO_LEFT = {"R", "AL"}
#: The share of its letters that a text must keep to be drawn at all.
LEGIBLE = 0.9


def shapes_text():
    """Whether Pillow can shape Arabic script: raqm, which needs the system's libfribidi0."""
    return features.check("raqm")


@cache
def letters_of(face):
    """The code points that a face has: its table `cmap` in format 4, which all of ours have."""
    data = (FOLDER / f"{face}.ttf").read_bytes()
    at = tables(data)["cmap"]
    count = struct.unpack_from(">H", data, at + 2)[0]
    offsets = [struct.unpack_from(">I", data, at + 4 + 8 * n + 4)[0] for n in range(count)]
    return frozenset(code for offset in offsets for code in segments(data, at + offset))


def tables(data):
    """{tag: offset} of a font file."""
    count = struct.unpack_from(">H", data, 4)[0]
    records = [struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(count)]
    return {tag.decode(): offset for tag, _sum, offset, _length in records}


def segments(data, at):
    """The code points of a subtable of format 4; its last segment only marks the end."""
    kind, _length, _language, doubled = struct.unpack_from(">HHHH", data, at)
    if kind != 4:
        return
    ends = struct.unpack_from(f">{doubled // 2}H", data, at + 14)
    starts = struct.unpack_from(f">{doubled // 2}H", data, at + 16 + doubled)
    for start, end in zip(starts, ends, strict=True):
        yield from range(start, min(end, 0xFFFE) + 1)


@cache
def every_letter():
    return frozenset().union(*(letters_of(face) for faces in FACES.values() for face in faces))


def drawable(text):
    """`text` in NFC without what no face has (emoji, say) and without invisible marks."""
    kept = ""
    for each in unicodedata.normalize("NFC", " ".join(text.split())):
        follows = each in JOINERS and kept[-1:].isalpha()
        if follows or each == LEFT_TO_RIGHT or has_face(each):
            kept += each
    return " ".join(kept.split())


def has_face(character):
    """Whether a face has it; invisible marks do not count."""
    return unicodedata.category(character) != "Cf" and ord(character) in every_letter()


def is_legible(text):
    """Whether what can be drawn of `text` still says it, in the right order and shape."""
    if not shapes_text() and any(map(is_right_to_left, text)):
        return False
    letters = [each for each in text if each.isalpha()]
    lost = sum(not has_face(each) for each in letters)
    return lost <= (1 - LEGIBLE) * len(letters)


def is_right_to_left(character):
    return unicodedata.bidirectional(character) in RIGHT_TO_LEFT


@cache
def font(face, size):
    """The face at a size in pixels."""
    engine = ImageFont.Layout.RAQM if shapes_text() else ImageFont.Layout.BASIC
    return ImageFont.truetype(FOLDER / f"{face}.ttf", size, layout_engine=engine)


def runs(text, style, direction):
    """[(words, face)]: each word in the first face that has all of it, else letter by letter."""
    found = []
    for word in text.split(" "):
        if found:
            found[-1] = (found[-1][0] + " ", found[-1][1])
        whole = face_with(word, FACES[style, direction])
        for part in [word] if whole else word:
            add_run(found, part, whole or face_with(part, FACES[style, direction]))
    return found


def face_with(word, faces):
    """The first of `faces` that has every visible character of `word`, or None."""
    wanted = {ord(each) for each in word if each not in INVISIBLE}
    return next((face for face in faces if wanted <= letters_of(face)), None)


def add_run(found, part, face):
    """Put words behind the runs `found`; combining marks stay in the face of their letter."""
    if found and (found[-1][1] == face or unicodedata.combining(part[:1] or "a")):
        found[-1] = (found[-1][0] + part, found[-1][1])
    else:
        found.append((part, face))
