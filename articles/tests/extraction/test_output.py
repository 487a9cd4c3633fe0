import json

from articles.extraction.output import as_json
from articles.extraction.scoring import Row, score, total

from .invariants import extraction_of

TEXT = (
    "Ferry sails for the last time\n\nMay 2, 2021\n\n"
    "“It was a good ship,” said Tom Reed, captain of the ferry. “I will miss it.”\n\n"
    "ferry, river, bridge, harbour"
)
GOLD = {
    "headline": "Ferry sails for the last time",
    "dek": None,
    "bylines": [],
    "publication": None,
    "published": "2021-05-02",
    "section": None,
    "captions": [],
    "keyword_lines": ["ferry, river, bridge, harbour"],
    "boilerplate": [],
    "editor_notes": [],
    "stray_captions": [],
    "quotes": [
        {
            "kind": "direct",
            "segments": [{"start": 45, "end": 64}, {"start": 104, "end": 119}],
            "speaker": "Tom Reed",
            "speaker_mention": "Tom Reed",
        }
    ],
    "speakers": [{"name": "Tom Reed", "variants": ["Tom Reed"]}],
    "people_mentioned": [],
    "organizations": [{"name": "Harbour Guard", "variants": [], "mentions": 2}],
}


def test_an_extraction_is_plain_json():
    record = as_json(extraction_of(TEXT))
    assert json.loads(json.dumps(record)) == record
    assert list(record) == [
        "id",
        "text",
        *["headline", "dek", "section", "publication", "url", "language", "direction", "kind"],
        *["published", "bylines", "evidence", "blocks", "quotes", "people", "organizations"],
    ]
    assert record["evidence"]["published"] == [
        {"value": "2021-05-02", "from": "text", "start": 31, "end": 42, "chosen": True}
    ]
    (quote,) = record["quotes"]
    assert quote["segments"] == [{"start": 45, "end": 64}, {"start": 104, "end": 119}]
    assert quote["speaker_mention"] == {"start": 71, "end": 79}
    assert record["people"][0] == {
        "name": "Tom Reed",
        "variants": [],
        "mentions": [{"start": 71, "end": 79}],
        "role": "captain of the ferry",
        "affiliation": None,
    }


def test_scores_count_what_was_found():
    rows = score(GOLD, extraction_of(TEXT))
    assert rows == {
        "metadata": Row(6, 6),
        "body clean": Row(1, 1),
        "quotes": Row(1, 1),
        "speakers": Row(1, 1),
        "false quotes": Row(0, 0),
        "people": Row(1, 1),
        "organizations": Row(0, 1),
        "mention counts": Row(0, 1),
    }
    assert total([rows, rows])["metadata"] == Row(12, 12)


def test_a_wrong_speaker_and_a_false_quote_are_counted():
    wrong = {**GOLD["quotes"][0], "speaker": "Ida Berg", "speaker_mention": "Berg"}
    gold = {**GOLD, "quotes": [wrong], "speakers": [{"name": "Ida Berg", "variants": ["Ida Berg"]}]}
    assert score(gold, extraction_of(TEXT))["speakers"] == Row(0, 1)
    assert score({**GOLD, "quotes": []}, extraction_of(TEXT))["false quotes"] == Row(1, 0)
