"""Names that no article should print and some will."""

#: Names of which something is left to be compared; the last are as long as letters can become.
ODD = {
    "ten thousand characters": "x" * 10_000,
    "two words of ten thousand": "x" * 10_000 + " " + "y" * 10_000,
    "as long as its column": "x" * 149 + " " + "y" * 150,
    "homoglyphs": "Аnn Vаrga",
    "mixed scripts": "ناظم Varga Μαρία",
    "letters and emoji": "Ann 😀 Varga",
    "combining marks": "A" + "\u0301" * 200 + "nn Varga",
    "marks of direction": "\u202eagraV nnA\u202c",
    "letters that fold to eighteen": "\ufdfa" * 150 + " Varga",
    "bars and commas": 'Ann | "Varga", Jr; <b>',
    "a formula": "=HYPERLINK(1) Varga",
}
#: Names of nothing but marks.
EMPTY = {
    "punctuation": "!!! ???",
    "emoji": "😀 😀",
    "nothing to see": "\u200f\u200e \u00ad",
    "apostrophes": "' '",
    "a joiner": "\u200d",
}
#: What no database can hold.
BROKEN = {"a null": "Ann\x00 Varga", "half a letter": "Ann \ud800 Varga"}
