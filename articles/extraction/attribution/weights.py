"""The weights of what speaks for a speaker, set by hand from reading news; one table, so that
learned ones can take its place. Scores become probabilities by a softmax over the candidates."""

WEIGHTS: dict[str, float] = {
    # how the mention stands to a reporting verb
    "relation subject": 4.0,
    "relation apposition": 4.0,
    "relation inverted": 4.0,
    "relation inverted role": 3.5,
    "relation according": 4.0,
    "relation colon": 3.5,
    "relation clause": 1.0,
    "relation signed": 5.0,
    "relation possessive": 1.5,
    "relation object": -2.0,
    "relation none": -1.5,
    # how far the verb is from the words
    "verb beside": 2.0,
    "verb near": 1.0,
    "verb far": -1.0,
    # what stands between
    "quotation between": -1.5,
    "sentence between, before": -2.0,
    "sentence between, after": -3.5,
    # what the quotation expects: a comma before its mark asks for "he said" after it
    "expected after": 2.0,
    "expected before": 1.5,
    "not expected after": -1.0,
    # what the mention is
    "kind person": 0.3,
    "kind pronoun": 0.3,
    "kind body": -0.3,
    "kind described": -0.5,
    "kind described, no speaker": -4.0,
    "kind unknown": -0.8,
    "pronoun never a source": -3.0,
    # in the paragraph before
    "lead-in": 4.0,
    "subject of the paragraph before": 0.5,
    # whoever spoke last goes on
    "carried, nothing but quotation": 4.0,
    "carried, same paragraph": 2.5,
    "carried, he goes on adding": 4.0,
    "carried": 0.5,
    "carried, paragraph between": -1.5,
    # nobody
    "nobody": 0.5,
}
